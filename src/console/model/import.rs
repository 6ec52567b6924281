//! The screen that loads rosters: pick a file, look at what it would do, and what it did.

use std::{path::PathBuf, sync::Arc};

use tui_input::Input;

use crate::app::roster::{
    import::{Address, Answer, Import, Order},
    roster_files::Entry,
};

/// Where the loading of a roster stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// A file is chosen.
    #[default]
    Pick,
    /// What it would do is looked at.
    Look,
    /// It is loaded.
    Done,
}

/// What of a look is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// How the columns were understood.
    #[default]
    Columns,
    /// The first rows as understood.
    Rows,
    /// The rows that fail.
    Failed,
}

impl Part {
    /// In their order on the screen.
    pub const ALL: [Self; 3] = [Self::Columns, Self::Rows, Self::Failed];
}

/// A homonym that a person is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The cell of the row's name.
    pub cell: Address,
    /// Which answer is chosen: those who may be meant, then somebody new, then left out.
    pub selected: usize,
}

/// The screen.
#[derive(Debug, Default)]
pub struct ImportView {
    /// Where it stands.
    pub stage: Stage,
    /// What is typed to find the file.
    pub input: Input,
    /// The files that fit.
    pub files: Vec<Entry>,
    /// Which of them is chosen.
    pub selected: usize,
    /// What is to be loaded, and how.
    pub order: Order,
    /// What that would do, or did.
    pub import: Option<Arc<Import>>,
    /// What of it is shown.
    pub part: Part,
    /// The chosen line of each part.
    pub lines: [usize; 3],
    /// The chosen field, while a column is given another: a place in `meanings()`, past the last for none.
    pub field: Option<usize>,
    /// The homonym that is asked about.
    pub question: Option<Question>,
    /// Homonyms were put off: their rows go to the file to mend.
    pub put_off: bool,
    /// An answer of the desk is awaited.
    pub busy: bool,
    /// Why the last wish was refused.
    pub refusal: Option<String>,
    /// Where the rows to mend are.
    pub mend: Option<PathBuf>,
}

impl ImportView {
    /// The chosen line of the part that is shown.
    pub fn line(&self) -> usize {
        self.lines[self.part as usize]
    }

    /// How many lines the part that is shown has.
    pub fn len(&self) -> usize {
        self.import.as_ref().map_or(0, |import| match self.part {
            Part::Columns => import.mapping.len(),
            Part::Rows => import.preview.len(),
            Part::Failed => import.remarks(),
        })
    }

    /// Whether it is the part's lines that keys walk through, no answer and no field.
    pub fn is_walked(&self) -> bool {
        self.question.is_none() && self.field.is_none()
    }

    /// Whether that part has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The answers to a homonym, in the order in which they are listed.
pub(in crate::console) fn answers(import: &Import, question: &Question) -> Vec<Answer> {
    let others = import.questions().find(|asked| *asked.cell == question.cell).map_or(&[][..], |asked| asked.others);
    others.iter().map(|other| Answer::Same(other.whom())).chain([Answer::New, Answer::Skip]).collect()
}
