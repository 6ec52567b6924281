//! Corrections of a delegate's record at the desk: one field at a time, a guest who was not on the list, consent withdrawn.

use jiff::Timestamp;

use crate::{
    app::{
        desk::recorder::Desk,
        error::AppError,
        operators::{self, Approved},
        roster::{import::fresh_identity, import_shared::seated_there},
    },
    domain::{
        delegate::{Consent, Delegate, DelegateId, DelegateKind},
        permission::GuardedAction,
    },
    roster::{Field, FieldValue, parse},
    text::fold,
};

/// Fields that can't be edited here: identity, what a decision changes (eligibility, substitution), and look-alikes.
const FIXED: [Field; 4] = [Field::Id, Field::Eligibility, Field::Substitutes, Field::TwinOf];

/// Whether a field can be changed here.
pub fn is_editable(field: Field) -> bool {
    !FIXED.contains(&field)
}

/// Writes one field; none wipes it. A name stays a name, a badge, a number and (where seats are no tables) a seat are one
/// person's, and an official delegate has a unit. [`GuardedAction::of_change`] says what needs a supervisor.
///
/// # Errors
/// [`AppError::NameMissing`], [`AppError::BadgeTaken`], [`AppError::NumberTaken`], [`AppError::SeatTaken`] and
/// [`AppError::UnitMissing`] where one of these would not hold, [`AppError::NeedsSupervisor`] where nobody `approved` what
/// needs it; else what the store says.
pub fn field(
    desk: &mut Desk,
    delegate: DelegateId,
    (field, value): (Field, Option<&FieldValue>),
    approved: Option<&Approved>,
    now: Timestamp,
) -> Result<(), AppError> {
    let old = desk.delegate(delegate)?;
    let mut record = old.clone();
    if !is_editable(field) || field == Field::FullName && value.is_none() {
        return Err(AppError::NameMissing);
    }
    let others = || desk.roster().delegates.iter().filter(|other| other.id != delegate);
    if let (Field::BadgeNo, Some(FieldValue::Text(_, badge))) = (field, value)
        && let Some(other) = others().find(|other| other.badge_no == *badge)
    {
        return Err(AppError::BadgeTaken { badge: badge.clone(), name: other.full_name.clone() });
    }
    if let (Field::Stt, Some(FieldValue::Number(_, number))) = (field, value)
        && let Some(other) = others().find(|other| other.stt == Some(*number))
    {
        return Err(AppError::NumberTaken { number: *number, name: other.full_name.clone() });
    }
    if let (Field::Seat, Some(FieldValue::Text(_, seat))) = (field, value)
        && let Some(other) = seated_there(seat, others())
    {
        return Err(AppError::SeatTaken { seat: seat.clone(), name: other.full_name.clone() });
    }
    if field == Field::Unit && value.is_none() && old.kind == DelegateKind::Official {
        return Err(AppError::UnitMissing);
    }
    field.clear(&mut record);
    if let Some(value) = value {
        value.set(&mut record);
    }
    let authority = operators::authority(&desk.congress().store, &GuardedAction::of_change(old, &record), approved)?;
    save(desk, &record, |context| context.by(authority), now)
}

/// Adds a guest: somebody who came and is on no list. Everything else is written into the record afterwards.
///
/// # Errors
/// [`AppError::NameMissing`] for what is no name, [`AppError::GuestKnown`] where a guest has it, with or without marks.
pub fn add_guest(desk: &mut Desk, name: &str, now: Timestamp) -> Result<DelegateId, AppError> {
    let Ok(Some(FieldValue::Text(_, name))) = parse(Field::FullName, name) else { return Err(AppError::NameMissing) };
    let same =
        |other: &&Delegate| other.kind == DelegateKind::Guest && fold::plain(&other.full_name) == fold::plain(&name);
    if let Some(known) = desk.roster().delegates.iter().find(same) {
        return Err(AppError::GuestKnown { name: known.full_name.clone() });
    }
    let (id, token) = fresh_identity();
    let guest = Delegate { kind: DelegateKind::Guest, ..Delegate::new(id, token, name) };
    save(desk, &guest, |context| context, now)?;
    Ok(id)
}

/// Withdraws the consent to recognition by face; embeddings are erased in the same transaction.
pub fn withdraw(desk: &mut Desk, delegate: DelegateId, now: Timestamp) -> Result<(), AppError> {
    let consent = desk.delegate(delegate)?.consent.clone();
    let Some(consent) = consent.filter(Consent::stands) else { return Ok(()) };
    let context = desk.congress().context(now);
    let withdrawn = Consent { withdrawn_at: Some(now), ..consent };
    desk.congress_mut().store.set_consent(delegate, Some(withdrawn), &context)?;
    let folder = desk.congress().folder.clone();
    crate::app::faces::enrolment::forget_photo(&folder, delegate)?;
    desk.reload()
}

fn save(
    desk: &mut Desk,
    record: &Delegate,
    dress: impl FnOnce(crate::store::Context) -> crate::store::Context,
    now: Timestamp,
) -> Result<(), AppError> {
    let context = dress(desk.congress().context(now));
    desk.congress_mut().store.save_delegates(std::slice::from_ref(record), &context)?;
    desk.reload()
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
