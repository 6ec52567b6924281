//! A delegate's record, open: its fields in groups, one of them chosen, perhaps being changed.

use tui_input::Input;

pub use crate::app::records::Field;
use crate::domain::delegate::DelegateId;

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
    /// Whose.
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
