//! Letters as they should be: marks that nobody sees, look-alikes of other alphabets, and texts that went through a
//! program which took them for another encoding.

use std::{collections::HashMap, sync::LazyLock};

use unicode_normalization::UnicodeNormalization;

/// A text made clean.
pub(super) struct Clean {
    pub(super) text: String,
    /// What was done beyond white space and normal form.
    pub(super) change: Change,
}

/// What cleaning had to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    None,
    /// Marks between letters were removed.
    Invisible,
    /// Letters of other alphabets became Latin ones.
    LookAlikes,
    /// The letters are shown in another order than they stand in.
    Turned,
}

/// Marks of byte order, width, joining and direction, and the fillers of other scripts.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        || c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}')
}

/// Marks that turn letters against their own direction.
fn turns(c: char) -> bool {
    matches!(c, '\u{202d}' | '\u{202e}')
}

/// Whether there is nothing to do, as in nearly every cell: Latin letters that carry their marks, single spaces.
fn is_clean(raw: &str) -> bool {
    let mut before = ' ';
    for c in raw.chars() {
        let fine = match c {
            ' ' => before != ' ',
            '!'..='~' => !(before == '_' && c == 'x'),
            'Ð' => false,
            '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => true,
            _ => false,
        };
        if !fine {
            return false;
        }
        before = c;
    }
    before != ' '
}

/// Cleans a text: one space between words, one `\n` between lines, NFC, nothing invisible, one alphabet a word.
pub(super) fn clean(raw: &str) -> Clean {
    if is_clean(raw) {
        return Clean { text: raw.to_owned(), change: Change::None };
    }
    let mut change = Change::None;
    let unescaped;
    let mut rest = raw;
    if raw.contains("_x000") {
        unescaped = raw.replace("_x000D_", "\n").replace("_x000A_", "\n").replace("_x0009_", "\t");
        rest = &unescaped;
    }
    let seen = if rest.contains(is_invisible) { visible(rest, &mut change) } else { rest.to_owned() };
    let mut lines = Vec::new();
    for line in seen.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let words: Vec<String> =
            daihoi_text::normal(line).split_whitespace().map(|word| one_alphabet(word, &mut change)).collect();
        if !words.is_empty() {
            lines.push(words.join(" "));
        }
    }
    Clean { text: lines.join("\n"), change }
}

/// Without the marks; one in the place of a space (`TrầnThị`) becomes one. Around the text and beside spaces they count
/// for nothing.
fn visible(text: &str, change: &mut Change) -> String {
    let mut out = String::with_capacity(text.len());
    let letters: Vec<char> = text.chars().collect();
    for (place, c) in letters.iter().enumerate() {
        if !is_invisible(*c) {
            out.push(*c);
            continue;
        }
        let before = out.chars().next_back();
        let after = letters[place + 1..].iter().copied().find(|c| !is_invisible(*c));
        if turns(*c) {
            *change = Change::Turned;
        } else if let (Some(before), Some(after)) = (before, after)
            && before.is_alphanumeric()
            && after.is_alphanumeric()
        {
            *change = (*change).max(Change::Invisible);
            if before.is_lowercase() && after.is_uppercase() {
                out.push(' ');
            }
        }
    }
    out
}

/// Cyrillic and Greek letters, each before the Latin letter that it looks like.
pub(super) const LOOK_ALIKES: &str =
    "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXаaеeѕsіiјjоoрpсcуyхxԁdһhԛqԜWԝwɡgΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvᴀA";

static LATIN: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let letters: Vec<char> = LOOK_ALIKES.chars().collect();
    letters.as_chunks::<2>().0.iter().map(|[other, latin]| (*other, *latin)).collect()
});

/// A word that mixes Latin letters with their look-alikes in Latin alone; letters of other widths and faces as well. A
/// word all in another alphabet is left as it is.
fn one_alphabet(word: &str, change: &mut Change) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let mut word = word.to_owned();
    // Full-width and mathematical letters, ligatures.
    if word.contains(|c| matches!(c, '\u{ff01}'..='\u{ff5e}' | '\u{1d400}'..='\u{1d7ff}' | '\u{fb00}'..='\u{fb06}')) {
        word = word.nfkc().collect();
        *change = (*change).max(Change::LookAlikes);
    }
    let other = |c: char| matches!(c, '\u{370}'..='\u{52f}' | '\u{1d00}' | '\u{261}');
    if word.contains(other) {
        let latin: String = word.nfd().map(|c| LATIN.get(&c).copied().unwrap_or(c)).nfc().collect();
        let was_latin = word.chars().any(|c| c.is_alphabetic() && !other(c));
        // `ВА` alone may be of either alphabet; here it is Latin.
        let short = word.chars().count() <= 2;
        if !latin.contains(other) && (was_latin || short) {
            *change = (*change).max(Change::LookAlikes);
            return latin;
        }
    }
    word
}
