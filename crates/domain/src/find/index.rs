//! A roster made ready for finding: every distinct word and text once, people as numbers of these.

use std::{collections::HashMap, ops::Range};

use super::{
    super::{date::PartialDate, delegate::Delegate},
    clean::{self, Word},
    number,
    sound::sound,
    terms,
    vocabulary::Vocabulary,
};
use daihoi_text::{collate::NameOrder, fold};

/// What people are found by.
pub(super) struct Index {
    /// The words of names, sorted by their letters without marks.
    pub(super) spellings: Vec<Spelling>,
    /// Everybody's initials.
    pub(super) initials: Vocabulary,
    /// The words of `texts`.
    pub(super) terms: Vocabulary,
    /// How each of `terms` sounds.
    pub(super) term_sounds: Vec<String>,
    /// Units, delegations, positions …
    pub(super) texts: Vec<Text>,
    /// Seats, badges and numbers on the list.
    pub(super) codes: Vocabulary,
    /// Where each person stands in the roster; people are numbered in the order of names.
    pub(super) places: Vec<usize>,
    /// Each person's number of `initials`.
    pub(super) own_initials: Vec<u32>,
    /// By text, who has it and as which of a person's texts: unit and delegation, then what is found only beside a name.
    pub(super) text_owners: Rows<(u32, u8)>,
    pub(super) born: Vec<Option<PartialDate>>,
    /// Digits of telephones.
    pub(super) phones: Rows<u8>,
    /// Words of names, by their numbers.
    names: Rows<u32>,
    /// The same without marks and blanks.
    joined: Rows<u8>,
    /// By code, who has it as it is written, numbers without their zeros too.
    pub(super) written_owners: Rows<u32>,
    /// The same in the form of [`number::code`], and of their numbers alone.
    pub(super) read_owners: Rows<u32>,
}

/// What each of several has, one after the other.
pub(super) struct Rows<T> {
    all: Vec<T>,
    ends: Vec<u32>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { all: Vec::new(), ends: Vec::new() }
    }
}

impl<T> Rows<T> {
    fn push(&mut self, own: impl IntoIterator<Item = T>) {
        self.all.extend(own);
        self.ends.push(self.all.len() as u32);
    }

    fn map<U>(self, of: impl Fn(T) -> U) -> Rows<U> {
        Rows { all: self.all.into_iter().map(of).collect(), ends: self.ends }
    }

    /// What one of them has.
    pub(super) fn of(&self, place: usize) -> &[T] {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start as usize..self.ends[place] as usize]
    }

    /// What all have.
    pub(super) fn all(&self) -> &[T] {
        &self.all
    }

    /// The one who has what stands at a place of `all`.
    pub(super) fn owner(&self, place: usize) -> usize {
        self.ends.partition_point(|end| *end as usize <= place)
    }
}

/// What each of so many has, from pairs of one of them and of what it has.
fn grouped<T>(many: usize, pairs: impl Iterator<Item = (u32, T)>) -> Rows<T> {
    let mut groups: Vec<Vec<T>> = std::iter::repeat_with(Vec::new).take(many).collect();
    for (group, own) in pairs {
        groups[group as usize].push(own);
    }
    let mut rows = Rows::default();
    for group in groups {
        rows.push(group);
    }
    rows
}

/// A word of a name as it is written.
pub(super) struct Spelling {
    pub(super) word: Word,
    pub(super) sound: String,
    /// Its marks alone, in order.
    pub(super) marks: String,
}

/// A text that stands in several people's records.
pub(super) struct Text {
    /// Its words, numbers without their zeros too, and what those are short for.
    pub(super) words: Vec<u32>,
    /// The first letters of its words, numbers whole: `cbt12`.
    pub(super) initials: String,
}

/// What stands before and after each telephone.
pub(super) const PHONE_END: u8 = b';';

/// How many texts a person has.
pub(super) const TEXTS: usize = 7;

/// How many of these, from the first, are searched whatever is typed: unit and delegation.
pub(super) const MAIN_TEXTS: usize = 2;

impl Index {
    pub(super) fn new(delegates: &[Delegate]) -> Self {
        let mut gathered = Gathered::default();
        for place in NameOrder::new().sorted(delegates.iter().map(|delegate| delegate.full_name.as_str())) {
            gathered.person(place, &delegates[place]);
        }
        gathered.index()
    }

    /// How many people there are.
    pub(super) fn people(&self) -> usize {
        self.places.len()
    }

    /// The words of a person's name.
    pub(super) fn name(&self, person: usize) -> &[u32] {
        self.names.of(person)
    }

    /// The letters of a person's name, without marks and blanks.
    pub(super) fn joined(&self, person: usize) -> &[u8] {
        self.joined.of(person)
    }

    /// The spellings whose letters begin so.
    pub(super) fn spellings_beginning(&self, plain: &str) -> Range<usize> {
        let start = self.spellings.partition_point(|known| known.word.plain.as_str() < plain);
        let count = self.spellings[start..].partition_point(|known| known.word.plain.starts_with(plain));
        start..start + count
    }

    /// Whether a name has the word, marks aside.
    pub(super) fn is_name(&self, plain: &str) -> bool {
        self.spellings.get(self.spellings_beginning(plain).start).is_some_and(|first| first.word.plain == plain)
    }

    /// The spelling that is written so.
    pub(super) fn spelling(&self, word: &Word) -> Option<u32> {
        let mut range = self.spellings_beginning(&word.plain);
        range.find(|&place| self.spellings[place].word.lower == word.lower).map(|place| place as u32)
    }
}

/// What is gathered while people are read; numbers are in the order of arrival.
#[derive(Default)]
struct Gathered {
    spellings: Numbered,
    texts: Numbered,
    initials: Numbered,
    codes: Numbered,
    places: Vec<usize>,
    own_initials: Vec<u32>,
    /// Text, person, and which of the person's texts it is.
    text_owners: Vec<(u32, (u32, u8))>,
    born: Vec<Option<PartialDate>>,
    phones: Rows<u8>,
    names: Rows<u32>,
    joined: Rows<u8>,
    /// Code and person.
    written_owners: Vec<(u32, u32)>,
    read_owners: Vec<(u32, u32)>,
}

/// Distinct texts, numbered as they come.
#[derive(Default)]
struct Numbered(HashMap<String, u32>);

impl Numbered {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.0.get(text) {
            return *number;
        }
        let number = self.0.len() as u32;
        self.0.insert(text.to_owned(), number);
        number
    }

    fn into_order(self) -> Vec<String> {
        let mut texts: Vec<(String, u32)> = self.0.into_iter().collect();
        texts.sort_unstable_by_key(|(_, number)| *number);
        texts.into_iter().map(|(text, _)| text).collect()
    }

    /// All in the order of the alphabet, and for each number the one that it has there.
    fn into_vocabulary(self) -> (Vocabulary, Vec<u32>) {
        let texts = self.into_order();
        let sorted = Vocabulary::new(texts.iter().map(String::as_str));
        let numbers = texts.iter().map(|text| sorted.number(text)).collect();
        (sorted, numbers)
    }
}

impl Gathered {
    fn person(&mut self, place: usize, delegate: &Delegate) {
        let person = self.places.len() as u32;
        self.places.push(place);
        let tokens = clean::tokens(&clean::clean(&delegate.full_name));
        self.names.push(tokens.iter().map(|token| self.spellings.number(&token.text.to_lowercase())));
        let plain: Vec<String> = tokens.iter().map(|token| fold::plain(&token.text)).collect();
        self.joined.push(plain.iter().flat_map(|word| word.bytes()));
        let initials: String = plain.iter().filter_map(|word| word.chars().next()).collect();
        self.own_initials.push(self.initials.number(&initials));
        let texts = [
            &delegate.unit,
            &delegate.delegation,
            &delegate.position,
            &delegate.workplace,
            &delegate.occupation,
            &delegate.academic_title,
            &delegate.home_town,
        ];
        self.text_owners.extend((0..).zip(texts).map(|(which, text)| (self.texts.number(text), (person, which))));
        self.born.push(delegate.date_of_birth);
        self.phones.push(phones(&delegate.phone));
        self.codes_of(person, delegate);
    }

    fn codes_of(&mut self, person: u32, delegate: &Delegate) {
        let places = [&delegate.seat, &delegate.badge_no].map(|text| clean::clean(text));
        let words = places.iter().flat_map(|text| clean::chunks(text));
        let words = words.map(|chunk| fold::plain(&clean::trimmed(chunk)));
        // `hàng`, `ghế`: in every seat, so that none is told by them.
        let mut written: Vec<String> = words.filter(|word| !terms::is_cue(word)).collect();
        written.extend(delegate.stt.map(|stt| stt.to_string()));
        let mut read = Vec::new();
        for place in &places {
            let code = number::code(&clean::tokens(place));
            let numbers = clean::runs(&code).into_iter().filter(|run| run.starts_with(|c: char| c.is_ascii_digit()));
            read.extend(numbers.map(str::to_owned));
            read.extend(number::turned(&code));
            read.push(code);
        }
        let codes = &mut self.codes;
        self.written_owners.extend(with_bare_numbers(written).iter().map(|code| (codes.number(code), person)));
        self.read_owners.extend(read.iter().filter(|code| !code.is_empty()).map(|code| (codes.number(code), person)));
    }

    /// Numbers everything in the order of the alphabet.
    fn index(self) -> Index {
        let mut spellings: Vec<(Spelling, u32)> =
            self.spellings.into_order().iter().map(|lower| Spelling::new(lower)).zip(0..).collect();
        spellings.sort_by(|(a, _), (b, _)| (&a.word.plain, &a.word.lower).cmp(&(&b.word.plain, &b.word.lower)));
        let mut places = vec![0; spellings.len()];
        for (place, (_, number)) in spellings.iter().enumerate() {
            places[*number as usize] = place as u32;
        }
        let texts: Vec<(Vec<String>, String)> = self.texts.into_order().iter().map(|text| text_words(text)).collect();
        let terms = Vocabulary::new(texts.iter().flat_map(|(words, _)| words).map(String::as_str));
        let numbers = |words: Vec<String>| words.iter().filter_map(|word| terms.find(word)).collect();
        let (initials, own_initials) = self.initials.into_vocabulary();
        let (codes, own_codes) = self.codes.into_vocabulary();
        let sorted = |(code, person): (u32, u32)| (own_codes[code as usize], person);
        let by_code = |pairs: Vec<(u32, u32)>| grouped(codes.len(), pairs.into_iter().map(sorted));
        let (written_owners, read_owners) = (by_code(self.written_owners), by_code(self.read_owners));
        let text_owners = grouped(texts.len(), self.text_owners.into_iter());
        Index {
            spellings: spellings.into_iter().map(|(spelling, _)| spelling).collect(),
            texts: texts.into_iter().map(|(words, initials)| Text { words: numbers(words), initials }).collect(),
            initials,
            term_sounds: terms.words().map(sound).collect(),
            terms,
            codes,
            places: self.places,
            own_initials: self.own_initials.into_iter().map(|number| own_initials[number as usize]).collect(),
            text_owners,
            born: self.born,
            phones: self.phones,
            names: self.names.map(|number| places[number as usize]),
            joined: self.joined,
            written_owners,
            read_owners,
        }
    }
}

impl Spelling {
    fn new(lower: &str) -> Self {
        let word = Word::new(lower);
        Self { sound: sound(&word.plain), marks: marks(&word.lower), word }
    }
}

/// The marks of a word alone, in order, so that a slip in its letters does not hide that they agree.
pub(super) fn marks(lower: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    lower.nfd().filter(|c| is_combining_mark(*c) || *c == 'đ').collect()
}

/// The words of a text and its initials, see [`Text`].
fn text_words(text: &str) -> (Vec<String>, String) {
    let clean = clean::clean(text).to_lowercase();
    let mut words: Vec<String> = clean::chunks(&clean).map(|chunk| fold::plain(&clean::trimmed(chunk))).collect();
    let mut initials = String::new();
    for token in clean::tokens(&clean) {
        let plain = fold::plain(&token.text);
        let runs = clean::runs(&plain);
        if runs.len() > 1 {
            words.extend(runs.iter().map(|run| (*run).to_owned()));
        }
        for run in &runs {
            words.extend(terms::in_full(run).flat_map(|full| full.split(' ')).map(str::to_owned));
            let is_number = run.as_bytes()[0].is_ascii_digit();
            initials.push_str(if is_number { clean::bare(run) } else { first_letter(run) });
        }
        words.push(plain);
    }
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    words.dedup();
    (with_bare_numbers(words), initials)
}

fn first_letter(word: &str) -> &str {
    word.chars().next().map_or("", |first| &word[..first.len_utf8()])
}

/// The words, and after them those that begin with zeros without these.
fn with_bare_numbers(mut words: Vec<String>) -> Vec<String> {
    let bare = |word: &String| word.strip_prefix('0').map(|rest| rest.trim_start_matches('0').to_owned());
    let numbers: Vec<String> = words.iter().filter_map(bare).filter(|word| !word.is_empty()).collect();
    words.extend(numbers);
    words
}

/// The digits of each number, with [`PHONE_END`] before and after each.
fn phones(text: &str) -> Vec<u8> {
    let mut phones = Vec::new();
    for phone in text.split([';', ',', '/']) {
        let digits = phone.bytes().filter(u8::is_ascii_digit);
        phones.push(PHONE_END);
        phones.extend(digits);
    }
    phones.push(PHONE_END);
    phones
}
