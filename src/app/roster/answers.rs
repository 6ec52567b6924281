//! What a person is asked of a file's rows, and what they answer.

use std::collections::BTreeMap;

use crate::{
    domain::delegate::{Delegate, DelegateId},
    roster::{self, Address},
};

/// Why a row is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A cell can't be understood.
    Cell(roster::Reason),
    /// The file has this person already.
    Repeated {
        /// The cell of the name in the row that was taken.
        first: Address,
        who: Box<Delegate>,
    },
    /// Somebody of that name is known, and nothing tells whether it is the same person.
    Homonym {
        /// The person whom the row describes.
        stated: Box<Delegate>,
        /// Those who may be meant, at least one.
        others: Vec<Namesake>,
    },
    /// Nobody has that name, but somebody whom the file does not name has so much else that theirs may be mended here.
    Mended {
        /// The person whom the row describes.
        stated: Box<Delegate>,
        /// Those who may be meant, at least one.
        others: Vec<Namesake>,
    },
    /// The badge is somebody else's.
    BadgeTaken {
        badge: String,
        /// The person who has the badge.
        who: Box<Delegate>,
    },
}

impl Reason {
    /// Whether a person's answer settles it.
    pub fn is_question(&self) -> bool {
        matches!(self, Self::Homonym { .. } | Self::Mended { .. })
    }
}

/// Somebody who may be meant: of the same name, or of one that a row may mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Namesake {
    pub delegate: Box<Delegate>,
    /// The cell of this file that brought them; none for who was known before.
    pub cell: Option<Address>,
}

impl Namesake {
    /// Names them for an answer.
    pub fn whom(&self) -> PersonRef {
        self.cell.clone().map_or(PersonRef::Known(self.delegate.id), PersonRef::Row)
    }
}

/// Names a person among those whom a row may mean, through every repetition of the import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonRef {
    /// On the roster before this import.
    Known(DelegateId),
    /// Brought by the row of this cell.
    Row(Address),
}

/// What a person says of a homonym.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The row is about this person.
    Same(PersonRef),
    /// It is about somebody else, who is new.
    New,
    /// The row is left out.
    Skip,
}

/// What becomes of a homonym that nobody answered for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Homonyms {
    /// The row fails, and says why.
    #[default]
    Ask,
    /// It is the person of that name, where there is but one.
    Same,
    /// It is a new person.
    New,
    /// It is left out.
    Skip,
}

/// Answers by the cell of the row's name, and what holds for the other rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// Row by row.
    pub given: BTreeMap<Address, Answer>,
    /// For the rest.
    pub others: Homonyms,
}
