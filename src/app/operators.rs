//! Operators and supervisors: their names and PINs, and a supervisor's approval of what needs one.
//!
//! Which guarded actions need it is decided in `domain::permission` alone. How it goes at the desk: a request is refused with
//! [`AppError::NeedsSupervisor`], which names who can allow it; the console asks for one of these names and the PIN and
//! sends the same request again inside `front_desk::Request::Approved`. A wrong PIN is refused with
//! [`AppError::WrongPin`], too many with [`AppError::PinLocked`]; the request can be sent again after either.

use jiff::Timestamp;
use serde_json::json;

use super::{congress::Congress, error::AppError, pin::Pin};
use crate::{
    domain::{
        event::Authority,
        permission::{FREE_TRIES, GuardedAction, Operator, Role},
    },
    store::Store,
};

/// Longer names fit no screen.
const LONGEST_NAME: usize = 60;

/// A supervisor's approval as it was requested: the name and the PIN that was typed. Not checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// One of [`AppError::NeedsSupervisor`]'s names.
    pub supervisor: String,
    pub pin: Pin,
}

/// A supervisor's approval with a correct PIN. Only [`check`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approved {
    supervisor: String,
}

impl Approved {
    /// Name of the supervisor who approved.
    pub fn supervisor(&self) -> &str {
        &self.supervisor
    }
}

/// Everybody who works at the desks.
pub fn list(congress: &Congress) -> Result<Vec<Operator>, AppError> {
    Ok(congress.store.operators()?)
}

/// Names of those who can approve a guarded action; empty where nothing is locked.
pub fn supervisors(store: &Store) -> Result<Vec<String>, AppError> {
    Ok(store.operators()?.into_iter().filter(Operator::can_allow).map(|operator| operator.name).collect())
}

/// Adds an operator. A name that is taken, empty or too long is refused, and so is a PIN that is none.
pub fn add(
    congress: &mut Congress,
    name: &str,
    role: Role,
    pin: Option<&Pin>,
    now: Timestamp,
) -> Result<Operator, AppError> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(AppError::BadOperatorName);
    }
    if congress.store.operator(name)?.is_some() {
        return Err(AppError::OperatorExists { name: name.to_owned() });
    }
    let pin = pin.map(Pin::hash).transpose()?;
    let operator = Operator { name: name.to_owned(), role, pin, added: now, failed: 0, last_failed: None };
    congress.store.save_operator(&operator, &congress.context(now))?;
    Ok(operator)
}

/// Removes an operator; what was recorded keeps the name.
pub fn remove(congress: &mut Congress, name: &str, now: Timestamp) -> Result<(), AppError> {
    let context = congress.context(now);
    if congress.store.remove_operator(name.trim(), &context)? { Ok(()) } else { Err(unknown(&congress.store, name)?) }
}

/// Sets a PIN, in place of one that was forgotten too; wrong tries are forgotten with it.
pub fn set_pin(congress: &mut Congress, name: &str, pin: &Pin, now: Timestamp) -> Result<Operator, AppError> {
    let old = congress.store.operator(name.trim())?;
    let old = old.map_or_else(|| Err(unknown(&congress.store, name)?), Ok::<_, AppError>)?;
    let operator = Operator { pin: Some(pin.hash()?), failed: 0, last_failed: None, ..old };
    congress.store.save_operator(&operator, &congress.context(now))?;
    Ok(operator)
}

/// Whoever sits at this desk from now on. Where the congress lists operators it must be one of them.
pub fn sign_on(congress: &mut Congress, name: &str, now: Timestamp) -> Result<(), AppError> {
    let name = name.trim();
    if !congress.store.operators()?.is_empty() && congress.store.operator(name)?.is_none() {
        return Err(unknown(&congress.store, name)?);
    }
    if name != congress.settings.operator {
        name.clone_into(&mut congress.settings.operator);
        let context = congress.context(now);
        congress.store.log("operator.signed_on", name, &json!({ "door": congress.settings.door }), &context)?;
    }
    Ok(())
}

/// Signs on at the desk, where no passphrase was typed: an operator who has a PIN must prove to be that person.
///
/// # Errors
/// [`AppError::NeedsSupervisor`] with that one name where a PIN is missing; what is wrong with a PIN as in [`check`].
pub fn sit_down(congress: &mut Congress, name: &str, proof: Option<&Approval>, now: Timestamp) -> Result<(), AppError> {
    let name = name.trim();
    let operator = congress.store.operator(name)?.filter(|operator| operator.pin.is_some());
    if let Some(operator) = operator {
        let Some(proof) = proof.filter(|proof| proof.supervisor == operator.name) else {
            return Err(AppError::NeedsSupervisor { supervisors: vec![operator.name] });
        };
        prove(congress, operator, &proof.pin, now)?;
    }
    sign_on(congress, name, now)
}

/// Checks a supervisor's approval. Each try is counted in the database before its result is returned, so that neither
/// a restart nor a kill makes tries free again.
pub fn check(congress: &mut Congress, approval: &Approval, now: Timestamp) -> Result<Approved, AppError> {
    let name = approval.supervisor.trim();
    let Some(operator) = congress.store.operator(name)? else { return Err(unknown(&congress.store, name)?) };
    if !operator.can_allow() {
        return Err(AppError::NotASupervisor { name: operator.name });
    }
    let supervisor = operator.name.clone();
    prove(congress, operator, &approval.pin, now)?;
    Ok(Approved { supervisor })
}

/// Checks a person's PIN.
fn prove(congress: &mut Congress, operator: Operator, pin: &Pin, now: Timestamp) -> Result<(), AppError> {
    let Some(hash) = operator.pin.as_deref() else { return Err(AppError::NotASupervisor { name: operator.name }) };
    if let Some(wait) = operator.wait(now) {
        return Err(AppError::PinLocked { name: operator.name, seconds: wait.as_secs() + 1 });
    }
    let right = pin.fits(hash)?;
    let context = congress.context(now);
    congress.store.note_pin(&operator.name, right, &context)?;
    if right {
        return Ok(());
    }
    let left = FREE_TRIES.saturating_sub(operator.failed + 1);
    let locked = Operator { failed: operator.failed.saturating_add(1), last_failed: Some(now), ..operator };
    Err(match locked.wait(now) {
        Some(wait) => AppError::PinLocked { name: locked.name, seconds: wait.as_secs() },
        None => AppError::WrongPin { name: locked.name, left },
    })
}

/// The authority for a guarded action: none where it needs none, the supervisor who approved it, or unguarded where
/// there is nobody to ask. Refused where a supervisor has to be asked.
pub fn authority(
    store: &Store,
    guarded: &GuardedAction<'_>,
    approved: Option<&Approved>,
) -> Result<Option<Authority>, AppError> {
    if !guarded.needs_supervisor() {
        return Ok(None);
    }
    if let Some(approved) = approved {
        return Ok(Some(Authority::Supervisor(approved.supervisor.clone())));
    }
    let supervisors = supervisors(store)?;
    if supervisors.is_empty() { Ok(Some(Authority::Unguarded)) } else { Err(AppError::NeedsSupervisor { supervisors }) }
}

fn unknown(store: &Store, name: &str) -> Result<AppError, AppError> {
    let known = store.operators()?.into_iter().map(|operator| operator.name).collect();
    Ok(AppError::NoOperator { name: name.trim().to_owned(), known })
}
