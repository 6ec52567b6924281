//! Text to words, the same for what a roster has and for what is typed.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use daihoi_text::fold;

/// Signs that stand inside a word and part nothing: `H'Hen`, with whichever apostrophe.
const APOSTROPHES: [char; 6] = ['\'', '\u{2019}', '\u{2018}', '\u{2bc}', '`', '\u{b4}'];

/// A run of letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    /// The place of the part between blanks that it comes from.
    pub(super) chunk: usize,
    /// Whether a sign and no blank stands before it.
    pub(super) is_glued: bool,
    /// Whether a full stop follows at once, as after `Ô.`.
    pub(super) is_dotted: bool,
    /// Whether a plus stands before it, as before the code of a country.
    pub(super) follows_plus: bool,
}

impl Token {
    pub(super) fn is_number(&self) -> bool {
        self.text.bytes().all(|letter| letter.is_ascii_digit())
    }

    /// One letter, with a full stop after it or a sign before it.
    pub(super) fn is_initial(&self) -> bool {
        (self.is_dotted || self.is_glued) && self.text.chars().count() == 1 && !self.has_digit()
    }

    pub(super) fn has_digit(&self) -> bool {
        self.text.bytes().any(|letter| letter.is_ascii_digit())
    }
}

/// A word in the forms that are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Lower case without marks.
    pub(super) plain: String,
    /// Lower case, NFC.
    pub(super) lower: String,
    /// See [`fold::exact`].
    pub(super) marked: String,
    pub(super) has_marks: bool,
    /// How many characters `plain` has.
    pub(super) letters: usize,
}

impl Word {
    pub(super) fn new(text: &str) -> Self {
        let lower = daihoi_text::normal(text).to_lowercase();
        let plain = fold::plain(&lower);
        Self { marked: fold::exact(&lower), has_marks: plain != lower, letters: plain.chars().count(), plain, lower }
    }
}

/// Compatibility forms made plain (full-width digits, ligatures, no-break spaces), what has no width left out, NFC.
pub(super) fn clean(text: &str) -> String {
    let visible = text.nfkc().filter(|c| !is_invisible(*c)).map(|c| if c.is_control() { ' ' } else { c });
    daihoi_text::normal(&visible.collect::<String>())
}

/// The parts between blanks of a clean text.
pub(super) fn chunks(clean: &str) -> impl Iterator<Item = &str> {
    clean.split_whitespace()
}

/// The words of a clean text.
pub(super) fn tokens(clean: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (place, chunk) in chunks(clean).enumerate() {
        let mut is_parted = true;
        let mut before = ' ';
        for c in chunk.chars() {
            if is_word(c) {
                if let Some(token) = tokens.last_mut().filter(|_| !is_parted) {
                    token.text.push(c);
                } else {
                    let is_glued = tokens.last().is_some_and(|before| before.chunk == place);
                    let (text, follows_plus) = (c.to_string(), before == '+');
                    tokens.push(Token { text, chunk: place, is_glued, is_dotted: false, follows_plus });
                }
                is_parted = false;
            } else if !APOSTROPHES.contains(&c) {
                if let Some(token) = tokens.last_mut().filter(|token| !is_parted && token.chunk == place) {
                    token.is_dotted = c == '.';
                }
                is_parted = true;
            }
            before = c;
        }
    }
    // Marks that stand on no letter.
    tokens.retain(|token| token.text.contains(|c| !is_combining_mark(c)));
    tokens
}

/// A part between blanks without the signs at its ends and its apostrophes.
pub(super) fn trimmed(chunk: &str) -> String {
    chunk.trim_matches(|c| !is_word(c)).replace(APOSTROPHES, "")
}

/// Runs of letters and runs of digits, one after the other: `cb12` is `cb`, `12`.
pub(super) fn runs(text: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut was_digit = None;
    for (place, c) in text.char_indices() {
        let is_digit = c.is_ascii_digit();
        if was_digit.is_some_and(|was| was != is_digit) {
            runs.push(&text[start..place]);
            start = place;
        }
        was_digit = Some(is_digit);
    }
    if start < text.len() {
        runs.push(&text[start..]);
    }
    runs
}

/// A number without the zeros before it; one zero stays.
pub(super) fn bare(digits: &str) -> &str {
    let bare = digits.trim_start_matches('0');
    if bare.is_empty() { digits.get(..1).unwrap_or("") } else { bare }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Marks of direction and joiners, which come with text copied from chats and web pages.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        tokens(&clean(text)).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn signs_part_words_and_apostrophes_do_not() {
        assert_eq!(texts("Nguyễn-Văn-A, (chi bộ 12)."), ["Nguyễn", "Văn", "A", "chi", "bộ", "12"]);
        assert_eq!(texts("H'Hen H\u{2019}Linh"), ["HHen", "HLinh"]);
        assert_eq!(texts("\u{200f}Hạnh\u{a0}\u{ff11}\u{ff12}\tC\u{2013}14"), ["Hạnh", "12", "C", "14"]);
        assert_eq!(texts("… , - \u{301}"), Vec::<String>::new());
        assert_eq!(texts("Ha\u{323}nh"), ["Hạnh"]);
    }

    #[test]
    fn what_stands_between_words_is_kept() {
        let tokens = tokens("đ/c Ô. Sơn");
        assert_eq!(tokens.iter().map(|token| token.is_glued).collect::<Vec<_>>(), [false, true, false, false]);
        assert_eq!(tokens.iter().map(|token| token.is_dotted).collect::<Vec<_>>(), [false, false, true, false]);
        assert_eq!(trimmed("(C-14),"), "C-14");
    }

    #[test]
    fn letters_and_digits_come_apart() {
        assert_eq!(runs("cb12a"), ["cb", "12", "a"]);
        assert!(runs("").is_empty());
        assert_eq!(["0017", "000", "10", ""].map(bare), ["17", "0", "10", ""]);
    }
}
