//! What a typed word is worth elsewhere than in names: initials, words run together, units and offices, seats and badges,
//! telephones, birth dates.

use super::{
    clean::Word,
    fit::{DETAIL, Fit, WHOLE_DETAIL},
    index::{self, Index, MAIN_TEXTS, PHONE_END, TEXTS},
    near::Near,
    number::{Agreement, Born},
    runs::Runs,
    terms,
};

/// Beside the worth of a word elsewhere, if it is in the unit.
const UNIT: u16 = 2;

/// Gathers for one word what it is worth for each person.
pub(super) struct Elsewhere<'a> {
    index: &'a Index,
    /// Whether offices and workplaces count.
    is_wide: bool,
    /// By person; empty until it fits somebody.
    fits: Vec<Fit>,
}

/// How much of a telephone digits must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telephone {
    /// Its beginning or end.
    End,
    /// Anything of it.
    Part,
    /// The same; a whole one may have one digit wrong.
    Whole,
}

impl<'a> Elsewhere<'a> {
    pub(super) fn new(index: &'a Index, is_wide: bool) -> Self {
        Self { index, is_wide, fits: Vec::new() }
    }

    /// What the word is worth by person; empty where it fits nobody.
    pub(super) fn by_person(self) -> Vec<Fit> {
        self.fits
    }

    fn add(&mut self, person: usize, fit: Fit) {
        if self.fits.is_empty() {
            self.fits = vec![Fit::default(); self.index.people()];
        }
        self.fits[person] = self.fits[person].max(fit);
    }

    /// `nvh`: all initials, the first, or the last.
    pub(super) fn add_initials(&mut self, typed: &str) {
        if typed.chars().count() < 2 {
            return;
        }
        let worth = |initials: &str| match initials {
            _ if initials == typed => 130,
            _ if initials.starts_with(typed) => 90,
            _ if initials.ends_with(typed) => 80,
            _ => 0,
        };
        let worths: Vec<u16> = self.index.initials.words().map(worth).collect();
        if worths.iter().all(|worth| *worth == 0) {
            return;
        }
        for (person, initials) in self.index.own_initials.iter().enumerate() {
            let worth = worths[*initials as usize];
            if worth > 0 {
                self.add(person, Fit::exact(worth));
            }
        }
    }

    /// Words of a name run together.
    pub(super) fn add_runs(&mut self, runs: Option<Runs>) {
        let Some(runs) = runs else { return };
        for person in 0..self.index.people() {
            let worth = runs.worth(person, self.index);
            if worth > 0 {
                self.add(person, Fit::exact(worth));
            }
        }
    }

    /// Words of texts; with `is_read`, what they are short for, and words with slips.
    pub(super) fn add_texts(&mut self, forms: &[Word], is_read: bool) {
        let terms = self.terms(forms, is_read);
        let short = Short::new(if is_read { forms } else { &[] }, self.index);
        if terms.is_empty() && short.is_nothing() {
            return;
        }
        let best = |text: &index::Text| {
            let words = text.words.iter().filter_map(|term| terms.get(*term as usize));
            let best = words.fold(Fit::default(), |best, fit| best.max(*fit));
            if short.fits(text) { best.max(Fit::exact(WHOLE_DETAIL)) } else { best }
        };
        let index = self.index;
        let count = if self.is_wide { TEXTS } else { MAIN_TEXTS };
        for (place, text) in index.texts.iter().enumerate() {
            let fit = best(text);
            if fit == Fit::default() {
                continue;
            }
            for &(person, which) in index.text_owners.of(place).iter().filter(|(_, which)| usize::from(*which) < count)
            {
                // The unit before the others.
                self.add(person as usize, if which == 0 { fit.and(UNIT) } else { fit });
            }
        }
    }

    /// What a word is worth by the words of texts; empty where it fits none.
    fn terms(&self, forms: &[Word], is_read: bool) -> Vec<Fit> {
        let terms = &self.index.terms;
        let mut fits: Vec<Fit> = Vec::new();
        let mut add = |place: usize, fit: Fit| {
            fits.resize(terms.len(), Fit::default());
            fits[place] = fits[place].max(fit);
        };
        for form in forms.iter().filter(|form| !form.plain.is_empty()) {
            for term in terms.beginning(&form.plain) {
                add(term as usize, Fit::exact(DETAIL));
            }
            if let Some(term) = terms.find(&form.plain) {
                add(term as usize, Fit::exact(WHOLE_DETAIL));
            }
            let Some(near) = Near::new(&form.plain).filter(|_| is_read) else { continue };
            for (place, (term, sound)) in terms.words().zip(&self.index.term_sounds).enumerate() {
                if let Some(cost) = near.cost(term, sound) {
                    add(place, Fit::near(WHOLE_DETAIL - cost / 4));
                }
            }
        }
        fits
    }

    /// A seat, badge or number on the list as it is written; above a unit's number and a year of birth with `is_first`.
    pub(super) fn add_written_code(&mut self, code: &str, is_first: bool) {
        let whole = WHOLE_DETAIL + if is_first { 3 * UNIT } else { 0 };
        self.add_codes(code, &self.index.written_owners, (DETAIL, whole));
    }

    /// A seat or badge in the form of [`super::number::code`].
    pub(super) fn add_code(&mut self, code: &str) {
        self.add_codes(code, &self.index.read_owners, (25, 45));
    }

    /// The number alone of a seat or badge.
    pub(super) fn add_number_of_code(&mut self, number: &str) {
        self.add_codes(number, &self.index.read_owners, (0, 36));
    }

    fn add_codes(&mut self, code: &str, owners: &'a index::Rows<u32>, (begun, whole): (u16, u16)) {
        let begins = self.index.codes.beginning(code);
        if code.is_empty() || begins.is_empty() {
            return;
        }
        let is = self.index.codes.find(code);
        for code in begins {
            let fit = Fit::exact(if is == Some(code) { whole } else { begun });
            for person in owners.of(code as usize) {
                self.add(*person as usize, fit);
            }
        }
    }

    /// Digits of a telephone.
    pub(super) fn add_telephone(&mut self, digits: &str, how: Telephone) {
        let (phones, digits) = (&self.index.phones, digits.as_bytes());
        let all = phones.all();
        for place in positions(all, digits) {
            let starts = place > 0 && all[place - 1] == PHONE_END;
            let ends = all.get(place + digits.len()) == Some(&PHONE_END);
            let worth = match (starts, ends) {
                (true, true) => 60,
                (true, false) | (false, true) => 30,
                (false, false) if how == Telephone::End => continue,
                (false, false) => 28,
            };
            self.add(phones.owner(place), Fit::exact(worth));
        }
        if how == Telephone::Whole && digits.len() > 8 {
            for person in 0..self.index.people() {
                let mut own = phones.of(person).split(|byte| *byte == PHONE_END);
                if own.any(|phone| is_one_digit_off(digits, phone)) {
                    self.add(person, Fit::near(25));
                }
            }
        }
    }

    /// As much of a date of birth as was typed.
    pub(super) fn add_birth(&mut self, born: Born) {
        for (person, known) in self.index.born.iter().enumerate() {
            let Some(known) = known else { continue };
            self.add(
                person,
                match born.against(*known) {
                    Agreement::Whole => Fit::exact(44),
                    Agreement::Part => Fit::exact(30),
                    Agreement::Near => Fit::near(25),
                    Agreement::None => continue,
                },
            );
        }
    }
}

/// Where some bytes stand among others.
fn positions<'a>(all: &'a [u8], wanted: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let first = wanted.first().copied();
    all.iter()
        .enumerate()
        .filter(move |(_, byte)| Some(**byte) == first)
        .map(|(place, _)| place)
        .filter(|place| all[*place..].starts_with(wanted))
}

/// Whether two telephones of one length differ in one digit, or in two that are swapped.
fn is_one_digit_off(one: &[u8], other: &[u8]) -> bool {
    let mut differ = one.iter().zip(other).enumerate().filter(|(_, (one, other))| one != other);
    if one.len() != other.len() {
        return false;
    }
    match (differ.next(), differ.next(), differ.next()) {
        (Some(_), None, _) => true,
        (Some((place, (a, b))), Some((next, (c, d))), None) => next == place + 1 && a == d && b == c,
        _ => false,
    }
}

/// What a word may be short for.
struct Short {
    /// Letters that initials have.
    initials: Vec<String>,
    /// Words in full.
    full: Vec<Vec<u32>>,
}

impl Short {
    fn new(forms: &[Word], index: &Index) -> Self {
        let full = forms.iter().flat_map(|form| terms::in_full(&form.plain));
        let numbers = |full: &str| full.split(' ').map(|word| index.terms.find(word)).collect::<Option<Vec<u32>>>();
        // Few short names are not the first letters of some unit.
        let may_be = |form: &&Word| (2..9).contains(&form.letters) && !index.is_name(&form.plain);
        let initials = forms.iter().filter(may_be).map(|form| form.plain.clone());
        Self { full: full.filter_map(numbers).collect(), initials: initials.collect() }
    }

    fn is_nothing(&self) -> bool {
        self.initials.is_empty() && self.full.is_empty()
    }

    fn fits(&self, text: &index::Text) -> bool {
        // Two letters stand in too many initials to be meant anywhere but at the beginning.
        let cut = |short: &String| {
            if short.len() > 2 { text.initials.contains(short) } else { text.initials.starts_with(short) }
        };
        self.initials.iter().any(cut) || self.full.iter().any(|full| full.iter().all(|term| text.words.contains(term)))
    }
}
