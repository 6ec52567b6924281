//! What is typed, understood: which words are names, numbers, dates, or said beside a name.

use super::{
    clean::{self, Token, Word},
    index::Index,
    number::{self, Born},
    terms::{self, Beside},
};
use daihoi_text::{fold, keystrokes};

/// More words than this are no question; the rest of them is not looked at.
pub(super) const MOST_WORDS: usize = 16;

/// The most parts that they can make.
pub(super) const MOST_PARTS: usize = 32;

/// A longer word is no name run together either.
const LONGEST_RUN: usize = 40;

/// Something typed, and what it may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) kind: Kind,
    /// Set for what may be said beside a name, and need not be found.
    pub(super) beside: Option<Beside>,
}

/// What a part is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word as it is typed, then as its keystrokes may be meant.
    Word(Vec<Word>),
    /// Digits.
    Number {
        digits: String,
        /// The date or year that they may be.
        born: Option<Born>,
        /// Whether what stands before them says that they are no unit's.
        is_told: bool,
    },
    /// A seat or badge, see [`number::code`].
    Code(String),
    /// A telephone or six digits and more of one.
    Phone(String),
    Born(Born),
    /// Several words that are said beside a name.
    Phrase,
}

impl Kind {
    /// Its letters, by which the longest are placed first.
    pub(super) fn letters(&self) -> usize {
        match self {
            Self::Word(forms) => forms.first().map_or(0, |form| form.letters),
            Self::Number { digits, .. } | Self::Phone(digits) | Self::Code(digits) => digits.len(),
            Self::Born(_) => 8,
            Self::Phrase => 0,
        }
    }
}

/// The words as they are typed: what has letters alone comes apart at signs, what has digits (`C-14`) does not, nor
/// have initials (`N.V.H.`).
pub(super) fn as_typed(clean: &str, tokens: &[Token]) -> Vec<Word> {
    let mut words = Vec::new();
    for (place, chunk) in clean::chunks(clean).enumerate() {
        let own = || tokens.iter().filter(|token| token.chunk == place);
        if own().any(Token::has_digit) {
            words.push(Word::new(&clean::trimmed(chunk)));
        } else if own().count() > 1 && own().all(Token::is_initial) {
            words.push(Word::new(&own().map(|token| token.text.as_str()).collect::<String>()));
        } else {
            words.extend(own().map(|token| Word::new(&token.text)));
        }
        if words.len() > MOST_WORDS {
            break;
        }
    }
    words
}

/// The parts of a query, with the words of a roster at hand to tell what is meant.
pub(super) fn understood(clean: &str, tokens: &[Token], index: &Index) -> Vec<Part> {
    let chunks: Vec<&str> = clean::chunks(clean).collect();
    let tokens = &tokens[..tokens.len().min(MOST_WORDS)];
    let mut reader = Reader { tokens, chunks, index, forms: Vec::new() };
    reader.forms = tokens.iter().map(|token| reader.forms_of(token)).collect();
    let mut parts = Vec::new();
    let mut place = 0;
    while place < tokens.len() {
        place += reader.next(place, &mut parts).max(1);
    }
    parts.truncate(MOST_PARTS);
    parts
}

struct Reader<'a> {
    tokens: &'a [Token],
    chunks: Vec<&'a str>,
    index: &'a Index,
    /// Each token as it is typed and as its keystrokes may be meant.
    forms: Vec<Vec<Word>>,
}

impl Reader<'_> {
    /// Adds what begins at a place and gives how many tokens it takes.
    fn next(&self, place: usize, parts: &mut Vec<Part>) -> usize {
        let rest = &self.tokens[place..];
        let needed = |kind| Part { kind, beside: None };
        // `ĐB-17` is a badge before it is a delegate.
        if let Some((code, taken)) = self.codes(place).find(|(code, _)| self.index.codes.find(code).is_some()) {
            parts.push(needed(Kind::Code(code)));
            return taken;
        }
        if let Some((part, taken)) = self.beside(place) {
            parts.push(part);
            return taken;
        }
        if let Some((born, taken)) = number::date(rest) {
            parts.push(needed(Kind::Born(born)));
            return taken;
        }
        if let Some((digits, taken)) = number::phone(rest) {
            parts.push(needed(Kind::Phone(digits)));
            return taken;
        }
        if let Some((code, taken)) = self.begun_code(place) {
            parts.push(needed(Kind::Code(code)));
            return taken;
        }
        let token = &rest[0];
        if token.is_number() {
            parts.push(needed(number_of(&token.text, parts)));
            return 1;
        }
        let initials = rest.iter().take_while(|other| other.chunk == token.chunk && other.is_initial()).count();
        if initials > 1 && !token.is_glued {
            let text: String = rest[..initials].iter().map(|token| token.text.as_str()).collect();
            parts.push(needed(Kind::Word(vec![Word::new(&text)])));
            return initials;
        }
        if let Some(taken) = self.cut_short(place, parts) {
            return taken;
        }
        if let Some(taken) = self.chunk_of_signs(place, parts) {
            return taken;
        }
        let forms = &self.forms[place];
        if token.has_digit() && !forms[1..].iter().any(|form| self.is_known(form)) {
            for run in clean::runs(&token.text) {
                let is_number = run.bytes().all(|letter| letter.is_ascii_digit());
                let kind = if is_number { number_of(run, parts) } else { Kind::Word(forms_of(run)) };
                // `sn1975`.
                let is_cue = matches!(&kind, Kind::Word(forms) if is_cue(&forms[0]));
                parts.push(Part { kind, beside: is_cue.then_some(Beside::Cue) });
            }
            return 1;
        }
        let run = self.run_together(forms).filter(|run| *run != forms[0].plain);
        parts.push(needed(Kind::Word(forms.iter().cloned().chain(run.map(|run| Word::new(&run))).collect())));
        1
    }

    /// As typed, then by its keystrokes; digits of VNI only where the letters become marks that a name has, as `hanh5`
    /// may be somebody of unit 5 too.
    fn forms_of(&self, token: &Token) -> Vec<Word> {
        let mut forms = forms_of(&token.text);
        if token.has_digit() {
            let is_marked = |form: &Word| self.index.spelling(form).is_some() || !terms::beside(&[form]).is_empty();
            let fits_marked = forms[1..].iter().any(is_marked);
            let letters = clean::runs(&token.text);
            let is_name_and_number = matches!(letters[..], [name, number] if number.len() < 4
                && self.index.is_name(&fold::plain(name)));
            if is_name_and_number && !fits_marked {
                forms.truncate(1);
            }
        }
        forms
    }

    /// The longest phrase here that is said beside a name, as far as a name or a number can follow.
    fn beside(&self, place: usize) -> Option<(Part, usize)> {
        let rest = &self.tokens[place..];
        for count in (1..=terms::LONGEST.min(rest.len())).rev() {
            let follows = rest.get(count);
            let found = self.phrases(place, count).into_iter().find(|beside| match beside {
                Beside::Cue => follows.is_some_and(|next| next.has_digit() || self.is_cue(place + count)),
                Beside::Title => follows.is_some() || place > 0,
                Beside::Address => follows.is_some_and(|next| self.is_word(place + 1, next)),
            });
            if let Some(beside) = found {
                let kind = if count == 1 { Kind::Word(self.forms[place].clone()) } else { Kind::Phrase };
                return Some((Part { kind, beside: Some(beside) }, count));
            }
        }
        // `Ô. Sơn`, `A. Hạnh`.
        let forms = &self.forms[place];
        let follows = rest.get(1).filter(|next| self.is_word(place + 1, next))?;
        let is_initial =
            rest[0].is_dotted && !follows.is_glued && ["a", "b", "c", "e", "o"].contains(&&*forms[0].plain);
        is_initial.then(|| (Part { kind: Kind::Word(forms.clone()), beside: Some(Beside::Address) }, 1))
    }

    /// Whether a token is letters alone, by its keystrokes if not as it is.
    fn is_word(&self, place: usize, token: &Token) -> bool {
        !token.has_digit() || self.forms[place].len() > 1
    }

    /// Whether one of the words that say what a number is stands before a number.
    fn is_cue(&self, place: usize) -> bool {
        self.forms.get(place).is_some_and(|forms| forms.iter().any(is_cue))
            && self.tokens.get(place + 1).is_some_and(Token::has_digit)
    }

    /// What some words together are, as typed or by their keystrokes.
    fn phrases(&self, place: usize, count: usize) -> Vec<Beside> {
        let words = &self.forms[place..place + count];
        let forms = words.iter().map(Vec::len).max().unwrap_or(0);
        let read = |form: usize| words.iter().map(|word| &word[form.min(word.len() - 1)]).collect::<Vec<_>>();
        let mut phrases: Vec<Beside> = (0..forms).flat_map(|form| terms::beside(&read(form))).collect();
        // `T.S.`, `s/n`.
        if count > 1 && self.tokens[place + 1..place + count].iter().all(|token| token.is_glued) {
            let text: String = words.iter().map(|word| word[0].lower.as_str()).collect();
            phrases.extend(terms::beside(&[&Word::new(&text)]));
        }
        phrases
    }

    /// What may be a seat or badge here, the longest first; signs, blanks and words like `ghế` may stand in it.
    fn codes(&self, place: usize) -> impl Iterator<Item = (String, usize)> {
        let rest = &self.tokens[place..];
        let is_part = |(token, forms): (&Token, &Vec<Word>)| {
            token.has_digit() || token.text.chars().count() < 4 || forms.iter().any(is_cue)
        };
        let most = rest.iter().zip(&self.forms[place..]).take(5).take_while(|pair| is_part(*pair)).count();
        let codes = (1..=most).rev().map(|count| (number::code(&rest[..count]), count));
        codes.filter(|(code, _)| clean::runs(code).len() > 1)
    }

    /// A seat or badge that is only begun: no blank may stand in it.
    fn begun_code(&self, place: usize) -> Option<(String, usize)> {
        let is_one = |count: usize| self.tokens[place + 1..place + count].iter().all(|token| token.is_glued);
        self.codes(place).find(|(code, count)| is_one(*count) && !self.index.codes.beginning(code).is_empty())
    }

    /// `mặt trận tổ quốc` where the roster has `MTTQ`.
    fn cut_short(&self, place: usize, parts: &mut Vec<Part>) -> Option<usize> {
        let rest = &self.forms[place..];
        let is_foreign = |forms: &Vec<Word>| {
            !forms.iter().any(|form| self.is_known(form)) && !forms[0].plain.starts_with(|c: char| c.is_ascii_digit())
        };
        let most = rest.iter().take(6).take_while(|forms| is_foreign(forms)).count();
        for count in (3..=most).rev() {
            let first = |forms: &Vec<Word>| forms.last().and_then(|form| form.plain.chars().next());
            let initials: String = rest[..count].iter().filter_map(first).collect();
            if self.index.terms.find(&initials).is_some() {
                parts.push(Part { kind: Kind::Word(vec![Word::new(&initials)]), beside: None });
                return Some(count);
            }
        }
        None
    }

    /// Keys that are signs, of VIQR and of the brackets of Telex, where they make a word that the roster has.
    fn chunk_of_signs(&self, place: usize, parts: &mut Vec<Part>) -> Option<usize> {
        let token = &self.tokens[place];
        let chunk = self.chunks.get(token.chunk).filter(|_| !token.is_glued)?;
        let count = self.tokens[place..].iter().take_while(|other| other.chunk == token.chunk).count();
        let signs = |c: char| !c.is_alphanumeric();
        if !chunk.contains(signs) || self.tokens[place..place + count].iter().any(Token::has_digit) {
            return None;
        }
        let decoded = keystrokes::decode(chunk.trim_end_matches([',', ';', ':', '!', ')', '"']));
        let words = decoded.into_iter().filter(|text| !text.contains(signs)).map(|text| Word::new(&text));
        let known: Vec<Word> = words.filter(|word| self.is_known(word)).collect();
        if known.is_empty() {
            return None;
        }
        let own = if count == 1 { self.forms[place].clone() } else { Vec::new() };
        parts.push(Part { kind: Kind::Word(own.into_iter().chain(known).collect()), beside: None });
        Some(count)
    }

    /// The letters of words whose keystrokes were typed without blanks between them, the last perhaps only begun; `None`
    /// unless all are of names.
    fn run_together(&self, forms: &[Word]) -> Option<String> {
        let typed = &forms[0].lower;
        let fits = |form: &Word| !self.index.spellings_beginning(&form.plain).is_empty();
        if !(5..=LONGEST_RUN).contains(&forms[0].letters) || forms.iter().any(|form| fits(form) || self.is_known(form))
        {
            return None;
        }
        let ends: Vec<usize> = typed.char_indices().map(|(place, _)| place).chain([typed.len()]).collect();
        // For each place the fewest words that lead there, with the last of them and where that begins.
        let mut ways: Vec<Option<(usize, usize, Word)>> = vec![None; ends.len()];
        for end in 1..ends.len() {
            for start in end.saturating_sub(12)..end {
                let before = if start == 0 { Some(0) } else { ways[start].as_ref().map(|(count, ..)| *count) };
                let Some(count) = before else { continue };
                if ways[end].as_ref().is_some_and(|(known, ..)| *known <= count + 1) {
                    continue;
                }
                let is_last = end + 1 == ends.len();
                let is_name = |form: &Word| {
                    form.letters > 0 && if is_last { fits(form) } else { self.index.is_name(&form.plain) }
                };
                let piece = forms_of(&typed[ends[start]..ends[end]]).into_iter().find(is_name);
                ways[end] = piece.map(|word| (count + 1, start, word)).or_else(|| ways[end].take());
            }
        }
        let mut words = Vec::new();
        let mut end = ends.len() - 1;
        while end > 0 {
            let (_, start, word) = ways[end].take()?;
            words.push(word.plain);
            end = start;
        }
        words.reverse();
        Some(words.concat())
    }

    /// Whether a name, a unit or an office has the word.
    fn is_known(&self, word: &Word) -> bool {
        self.index.is_name(&word.plain) || self.index.terms.find(&word.plain).is_some()
    }
}

/// Whether a word may say what a number is.
fn is_cue(word: &Word) -> bool {
    terms::beside(&[word]).contains(&Beside::Cue)
}

/// A word as it is typed, then as its keystrokes may be meant.
fn forms_of(text: &str) -> Vec<Word> {
    let decoded = keystrokes::decode(text);
    std::iter::once(Word::new(text)).chain(decoded.iter().map(|text| Word::new(text))).collect()
}

/// A number after other parts.
fn number_of(digits: &str, before: &[Part]) -> Kind {
    let born = number::year(digits).map(Born::in_year).or_else(|| Born::of_digits(digits));
    let is_told = before.last().is_some_and(|part| part.beside.is_some());
    Kind::Number { digits: digits.to_owned(), born, is_told }
}
