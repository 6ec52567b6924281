//! What one typed word is worth against each word, text and code of a roster. All of it is worked out once a query, so
//! that people are then only looked up.

use super::{
    clean::{self, Word},
    elsewhere::{Elsewhere, Telephone},
    fit::Fit,
    index::{self, Index},
    near::Near,
    number,
    query::{Kind, Part},
    runs::Runs,
    terms::Beside,
};
use daihoi_text::keystrokes;

/// One typed word or part.
#[derive(Default)]
pub(super) struct Needle {
    pub(super) letters: usize,
    pub(super) beside: Option<Beside>,
    /// By spelling; empty when none fits. The place in a name is worth more.
    spellings: Vec<Fit>,
    /// By person, what it is worth elsewhere than as a word of the name; empty when it fits nobody.
    elsewhere: Vec<Fit>,
    /// The most that it can be worth.
    pub(super) most: Fit,
}

/// A word of a name.
const NAME: u16 = 100;
/// Beside it, for a whole word.
const WHOLE: u16 = 40;
/// The least that a whole word of a name is worth.
pub(super) const WHOLE_NAME: u16 = NAME + WHOLE;
/// Beside it, for the given name and for the family name.
const GIVEN: u16 = 20;
const FAMILY: u16 = 5;
/// Beside it, for marks as they are typed. Those that somebody took the trouble to type outweigh that a person is
/// present already, those that nobody typed do not.
const MARKS: u16 = 14;
const NO_MARKS: u16 = 10;
/// A word of a name that begins with something near.
const NEAR_BEGINNING: u16 = 50;

impl Needle {
    /// A word exactly as it is typed. A number alone is a badge's or a seat's before it is a unit's.
    pub(super) fn typed(word: &Word, is_alone: bool, index: &Index) -> Self {
        let mut needle = Self { letters: word.letters, ..Self::default() };
        needle.add_names(word, index);
        let mut elsewhere = Elsewhere::new(index, false);
        elsewhere.add_initials(&word.plain);
        elsewhere.add_texts(std::slice::from_ref(word), false);
        elsewhere.add_written_code(&word.plain, is_alone);
        if word.letters > 3 {
            elsewhere.add_runs(Runs::new(vec![word.plain.clone()], false, index));
        }
        if word.letters > 2 && word.plain.bytes().all(|letter| letter.is_ascii_digit()) {
            elsewhere.add_telephone(&word.plain, Telephone::End);
        }
        needle.finish(elsewhere)
    }

    /// A part as it may be meant. Offices and workplaces count only with `is_wide`.
    pub(super) fn meant(part: &Part, index: &Index, is_wide: bool) -> Self {
        let mut needle = Self { letters: part.kind.letters(), beside: part.beside, ..Self::default() };
        let mut elsewhere = Elsewhere::new(index, is_wide);
        match &part.kind {
            Kind::Word(forms) => needle.add_word(forms, &mut elsewhere, index),
            Kind::Number { digits, born, is_told } => {
                let number = Word::new(clean::bare(digits));
                elsewhere.add_written_code(&number.plain, *is_told);
                elsewhere.add_number_of_code(&number.plain);
                elsewhere.add_texts(&[number], false);
                if let Some(born) = born {
                    elsewhere.add_birth(*born);
                }
                if digits.len() > 2 {
                    elsewhere.add_telephone(digits, Telephone::Part);
                }
                if let Some(digits) = number::begun_abroad(digits) {
                    elsewhere.add_telephone(&digits, Telephone::End);
                }
            }
            Kind::Code(code) => elsewhere.add_code(code),
            Kind::Phone(digits) => elsewhere.add_telephone(digits, Telephone::Whole),
            Kind::Born(born) => elsewhere.add_birth(*born),
            Kind::Phrase => {}
        }
        needle.finish(elsewhere)
    }

    fn finish(self, elsewhere: Elsewhere) -> Self {
        let elsewhere = elsewhere.by_person();
        let most = |fits: &[Fit]| fits.iter().fold(Fit::default(), |most, fit| most.max(*fit));
        let most = most(&self.spellings).and(GIVEN + FAMILY).max(most(&elsewhere));
        Self { elsewhere, most, ..self }
    }

    fn add_word(&mut self, forms: &[Word], elsewhere: &mut Elsewhere, index: &Index) {
        for form in forms {
            self.add_names(form, index);
        }
        let is_name = !self.spellings.is_empty();
        for form in forms {
            elsewhere.add_initials(&form.plain);
            if form.has_marks && form.letters < 5 {
                elsewhere.add_initials(&keystrokes::telex_keys(&form.lower));
            }
            self.add_near_names(form, index);
        }
        elsewhere.add_texts(forms, true);
        let typed = &forms[0];
        elsewhere.add_written_code(&typed.plain, false);
        let is_cut = !is_name && (3..25).contains(&typed.letters);
        if is_cut || typed.letters > 3 {
            elsewhere.add_runs(Runs::new(forms.iter().map(|form| form.plain.clone()).collect(), is_cut, index));
        }
    }

    /// Whole words above beginnings, marks as typed above none.
    fn add_names(&mut self, word: &Word, index: &Index) {
        if word.plain.is_empty() {
            return;
        }
        let range = index.spellings_beginning(&word.plain);
        if range.is_empty() {
            return;
        }
        self.spellings.resize(index.spellings.len(), Fit::default());
        for place in range {
            let spelling = &index.spellings[place].word;
            let is_marked = spelling.marked == word.marked || word.has_marks && spelling.lower.starts_with(&word.lower);
            let marks = if word.has_marks { MARKS } else { NO_MARKS };
            let whole = if spelling.plain == word.plain { WHOLE } else { 0 };
            let fit = Fit::exact(NAME + whole + if is_marked { marks } else { 0 });
            self.spellings[place] = self.spellings[place].max(fit);
        }
    }

    fn add_near_names(&mut self, word: &Word, index: &Index) {
        let Some(near) = Near::new(&word.plain) else { return };
        let marks = if word.has_marks { index::marks(&word.lower) } else { String::new() };
        for (place, spelling) in index.spellings.iter().enumerate() {
            let worth = match near.cost(&spelling.word.plain, &spelling.sound) {
                Some(cost) => WHOLE_NAME - cost,
                None if near.begins(&spelling.word.plain) => NEAR_BEGINNING,
                None => continue,
            };
            self.spellings.resize(index.spellings.len(), Fit::default());
            let is_marked = word.has_marks && marks == spelling.marks;
            self.spellings[place] = self.spellings[place].max(Fit::near(worth + if is_marked { MARKS } else { 0 }));
        }
    }

    /// The most that it can be worth, however it fits.
    pub(super) fn most(&self) -> u32 {
        u32::from(self.most.exact.max(self.most.near))
    }

    /// What it is worth by spelling, and elsewhere by person; empty where it is so for none.
    pub(super) fn fits(&self) -> (&[Fit], &[Fit]) {
        (&self.spellings, &self.elsewhere)
    }

    /// What it is worth at a place of somebody's name: the given name is above the others, then the family name.
    pub(super) fn in_name(&self, spelling: u32, place: usize, last: usize) -> Fit {
        let Some(fit) = self.spellings.get(spelling as usize) else { return Fit::default() };
        fit.and(if place == last { GIVEN } else { 0 } + if place == 0 { FAMILY } else { 0 })
    }

    /// What it is worth elsewhere than as a word of a person's name.
    pub(super) fn elsewhere(&self, person: usize) -> Fit {
        self.elsewhere.get(person).copied().unwrap_or_default()
    }
}
