//! How near a mistyped word is to one that is meant, by how easily the slip happens.

use super::{distance::Pattern, sound::sound};

/// The rows of the keyboard, and by how many quarters of a key each is set in.
const ROWS: [(&[u8], i8); 3] = [(b"qwertyuiop", 0), (b"asdfghjkl", 1), (b"zxcvbnm", 3)];

/// What is taken off a whole word's worth, so that likelier slips come first.
mod cost {
    pub(super) const DOUBLED: u16 = 25;
    pub(super) const SWAPPED: u16 = 28;
    pub(super) const SOUND: u16 = 34;
    pub(super) const NEIGHBOUR: u16 = 36;
    pub(super) const LEFT_OUT: u16 = 38;
    pub(super) const ADDED: u16 = 46;
    pub(super) const OTHER: u16 = 48;
    pub(super) const TWO_SLIPS: u16 = 80;
    /// The first letter is rarely wrong.
    pub(super) const FIRST: u16 = 8;
}

/// A typed word that is held against the words of a roster.
pub(super) struct Near {
    plain: String,
    pattern: Pattern,
    sound: String,
}

impl Near {
    /// `None` for what is too short or too long for a slip to be told, or is no word.
    pub(super) fn new(plain: &str) -> Option<Self> {
        let is_word = plain.len() > 1 && plain.bytes().all(|letter| letter.is_ascii_lowercase());
        Some(Self { plain: plain.to_owned(), pattern: Pattern::new(plain).filter(|_| is_word)?, sound: sound(plain) })
    }

    /// What the slips cost of a whole word's worth, `None` where there are too many. `heard` is the word's sound.
    pub(super) fn cost(&self, word: &str, heard: &str) -> Option<u16> {
        if word.len() < 2 {
            return None;
        }
        let by_sound = (self.sound == heard).then_some(cost::SOUND);
        let by_slip = match self.distance(word) {
            Some(1) => Some(slip(self.plain.as_bytes(), word.as_bytes())),
            Some(2) if self.plain.len().min(word.len()) > 4 => Some(cost::TWO_SLIPS),
            _ => None,
        };
        by_slip.into_iter().chain(by_sound).min()
    }

    /// Whether the word begins with something one slip away.
    pub(super) fn begins(&self, word: &str) -> bool {
        self.plain.len() > 3 && word.len() > self.plain.len() && self.pattern.to_beginning(word.as_bytes()) == 1
    }

    fn distance(&self, word: &str) -> Option<usize> {
        (self.pattern.length().abs_diff(word.len()) < 3).then(|| self.pattern.to(word.as_bytes()))
    }
}

/// The cost of the one slip between two words.
fn slip(typed: &[u8], word: &[u8]) -> u16 {
    let same = |pair: &(&u8, &u8)| pair.0 == pair.1;
    let start = typed.iter().zip(word).take_while(same).count();
    let (typed_rest, word_rest) = (&typed[start..], &word[start..]);
    let end = typed_rest.iter().rev().zip(word_rest.iter().rev()).take_while(same).count();
    let (wrong, right) = (&typed_rest[..typed_rest.len() - end], &word_rest[..word_rest.len() - end]);
    let repeats = |letter: u8, text: &[u8]| start > 0 && text[start - 1] == letter;
    let cost = match (wrong, right) {
        (&[one, other], _) if right == [other, one] => return cost::SWAPPED,
        (&[wrong], &[right]) if are_neighbours(wrong, right) => cost::NEIGHBOUR,
        (&[added], []) if repeats(added, typed) => return cost::DOUBLED,
        (&[added], []) => {
            let beside = [start.checked_sub(1).map(|place| typed[place]), typed.get(start + 1).copied()];
            if beside.into_iter().flatten().any(|key| are_neighbours(added, key)) {
                cost::NEIGHBOUR
            } else {
                cost::ADDED
            }
        }
        ([], &[left_out]) if repeats(left_out, word) => return cost::DOUBLED,
        ([], _) => cost::LEFT_OUT,
        _ => cost::OTHER,
    };
    if start == 0 { cost + cost::FIRST } else { cost }
}

/// Whether a finger that means one key can hit the other.
fn are_neighbours(one: u8, other: u8) -> bool {
    let (Some(one), Some(other)) = (key(one), key(other)) else { return false };
    let across = (one.1 - other.1).abs();
    match (one.0 - other.0).abs() {
        0 => across == 4,
        1 => across < 4,
        _ => false,
    }
}

/// The row of a key, and its place in quarters of a key.
fn key(letter: u8) -> Option<(i8, i8)> {
    ROWS.iter().zip(0..).find_map(|((keys, set_in), row)| {
        let place = keys.iter().position(|key| *key == letter)?;
        Some((row, place as i8 * 4 + set_in))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(typed: &str, word: &str) -> Option<u16> {
        Near::new(typed).and_then(|near| near.cost(word, &sound(word)))
    }

    #[test]
    fn likelier_slips_cost_less() {
        let slips = ["hannh", "hnah", "hsnh", "hah", "hpanh", "hpnh"].map(|typed| cost(typed, "hanh"));
        assert!(slips.is_sorted() && slips[0].is_some(), "{slips:?}");
        assert_eq!(cost("fuong", "phuong"), Some(cost::SOUND));
        assert_eq!(cost("ngueyn", "nguyen"), Some(cost::SWAPPED));
        assert_eq!(cost("nguuyrn", "nguyen"), Some(cost::TWO_SLIPS));
        assert!(cost("qanh", "hanh") > cost("hanq", "hanh"));
    }

    #[test]
    fn other_words_are_not_near() {
        assert_eq!(["binh", "xyz", "h", "hai", "12"].map(|typed| cost(typed, "hanh")), [None; 5]);
        assert!(Near::new("h").is_none() && Near::new(&"h".repeat(65)).is_none());
        assert!(Near::new("nguyr").is_some_and(|near| near.begins("nguyen") && !near.begins("tran")));
    }

    #[test]
    fn keys_beside_each_other_are_neighbours() {
        let beside = |key: u8| String::from_utf8((b'a'..=b'z').filter(|other| are_neighbours(key, *other)).collect());
        assert_eq!([b's', b'p', b'z', b'h'].map(|key| beside(key).unwrap()), ["adewxz", "lo", "asx", "bgjnuy"]);
    }
}
