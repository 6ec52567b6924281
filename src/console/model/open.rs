//! A delegate's record, open: its fields in groups, one of them chosen, perhaps being changed.

use jiff::civil::Date;
use tui_input::Input;

pub use crate::app::desk::records::Field;
use crate::{
    app::desk::records::{FieldReason, FieldValue, parse},
    domain::delegate::{DelegateId, DelegateKind, SeatedBy, Sex},
};

/// The fields in groups, each with those that belong together on paper.
pub const GROUPS: [&[Field]; 4] = [
    &[
        Field::FullName,
        Field::Sex,
        Field::DateOfBirth,
        Field::Ethnicity,
        Field::Religion,
        Field::HomeTown,
        Field::Phone,
    ],
    &[
        Field::Kind,
        Field::Unit,
        Field::Delegation,
        Field::Seat,
        Field::BadgeNo,
        Field::Stt,
        Field::SeatedBy,
        Field::DecisionNo,
        Field::AlternateRank,
        Field::Eligibility,
    ],
    &[
        Field::Position,
        Field::Workplace,
        Field::Occupation,
        Field::GeneralEducation,
        Field::Education,
        Field::AcademicTitle,
        Field::PoliticalTheory,
        Field::AdmittedOn,
        Field::OfficialOn,
        Field::PartyBadge,
        Field::Awards,
        Field::Discipline,
    ],
    &[Field::Note, Field::PurgeAfter],
];

/// A record that is open.
#[derive(Debug, Clone)]
pub struct Open {
    pub delegate: DelegateId,
    /// The chosen field, counted through all groups.
    pub selected: usize,
    /// What is typed or chosen into it.
    pub typing: Option<Typing>,
    /// Why the last change was refused.
    pub refusal: Option<String>,
}

impl Open {
    /// The chosen field.
    pub fn field(&self) -> Field {
        GROUPS.iter().copied().flatten().nth(self.selected).copied().unwrap_or(Field::FullName)
    }
}

/// A value on its way.
#[derive(Debug, Clone)]
pub enum Typing {
    /// Typed.
    Text(Input),
    /// Chosen: the place among the field's choices.
    Choice(usize),
}

/// What a field can be chosen from; the first of those that can be empty is nothing.
pub(in crate::console) fn choices(field: Field) -> &'static [Option<FieldValue>] {
    match field {
        Field::Sex => &[None, Some(FieldValue::Sex(Sex::Male)), Some(FieldValue::Sex(Sex::Female))],
        Field::Kind => &[
            Some(FieldValue::Kind(DelegateKind::Official)),
            Some(FieldValue::Kind(DelegateKind::Alternate)),
            Some(FieldValue::Kind(DelegateKind::Guest)),
        ],
        Field::SeatedBy => &[
            None,
            Some(FieldValue::SeatedBy(SeatedBy::ExOfficio)),
            Some(FieldValue::SeatedBy(SeatedBy::Elected)),
            Some(FieldValue::SeatedBy(SeatedBy::Appointed)),
        ],
        _ => &[],
    }
}

/// What is typed as a value on this day, or why it is none.
pub(in crate::console) fn typed(field: Field, input: &Input, today: Date) -> Result<Option<FieldValue>, FieldReason> {
    let value = parse(field, input.value())?.map(|value| value.born_by(today, input.value().trim())).transpose()?;
    if field == Field::FullName && value.is_none() { Err(FieldReason::NoName) } else { Ok(value) }
}
