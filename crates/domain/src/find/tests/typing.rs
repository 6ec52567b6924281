//! How hands type: keys of input methods in many orders, and slips.

use unicode_normalization::UnicodeNormalization;

use daihoi_testing::Seed;
use daihoi_text::fold;

/// In which order the keys of a syllable come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Each mark after its letter, the tone at the end.
    ToneLast,
    /// Each mark, and the tone, after its letter.
    AtOnce,
    /// All marks at the end.
    MarksLast,
}

/// An input method: the key of each mark.
pub(super) trait Keys {
    fn tone(&self, mark: char) -> Option<char>;
    /// The key of another mark of this letter.
    fn mark(&self, letter: char, mark: char) -> Option<char>;
}

pub(super) struct Telex;
pub(super) struct Vni;

impl Keys for Telex {
    fn tone(&self, mark: char) -> Option<char> {
        let tones = [('\u{301}', 's'), ('\u{300}', 'f'), ('\u{309}', 'r'), ('\u{303}', 'x'), ('\u{323}', 'j')];
        tones.into_iter().find_map(|(tone, key)| (tone == mark).then_some(key))
    }

    fn mark(&self, letter: char, mark: char) -> Option<char> {
        match mark {
            '\u{302}' | '\u{335}' => Some(letter),
            '\u{306}' | '\u{31b}' => Some('w'),
            _ => None,
        }
    }
}

impl Keys for Vni {
    fn tone(&self, mark: char) -> Option<char> {
        let tones = [('\u{301}', '1'), ('\u{300}', '2'), ('\u{309}', '3'), ('\u{303}', '4'), ('\u{323}', '5')];
        tones.into_iter().find_map(|(tone, key)| (tone == mark).then_some(key))
    }

    fn mark(&self, _: char, mark: char) -> Option<char> {
        let marks = [('\u{302}', '6'), ('\u{31b}', '7'), ('\u{306}', '8'), ('\u{335}', '9')];
        marks.into_iter().find_map(|(known, key)| (known == mark).then_some(key))
    }
}

/// The keys of a text; a bar through d is taken for a mark as the others are.
pub(super) fn keys(text: &str, method: &dyn Keys, order: Order) -> String {
    text.split_whitespace().map(|word| syllable(word, method, order)).collect::<Vec<_>>().join(" ")
}

fn syllable(word: &str, method: &dyn Keys, order: Order) -> String {
    let (mut keys, mut late, mut tones) = (String::new(), String::new(), String::new());
    let barred = word.replace('đ', "d\u{335}").replace('Đ', "D\u{335}");
    let letters: Vec<char> = barred.nfd().collect();
    for (place, &letter) in letters.iter().enumerate() {
        let base = letters[..place].iter().rev().find(|c| c.is_alphabetic()).copied().unwrap_or(letter);
        if let Some(tone) = method.tone(letter) {
            // An input method takes it after other marks of the letter only.
            if order == Order::AtOnce { keys.push(tone) } else { tones.push(tone) }
        } else if let Some(mark) = method.mark(base, letter) {
            if order == Order::MarksLast { late.push(mark) } else { keys.push(mark) }
        } else {
            keys.push(letter);
        }
    }
    keys + &late + &tones
}

/// What a hand does wrong to one letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slip {
    Doubled,
    Wrong,
    Neighbour,
    LeftOut,
    Swapped,
    Added,
}

/// The text with one slip in one of its letters; `None` where the slip would change nothing.
pub(super) fn slip(text: &str, slip: Slip, random: &mut Seed) -> Option<String> {
    let mut letters: Vec<char> = text.chars().collect();
    let place = random.below(letters.len());
    let letter = *letters.get(place).filter(|letter| letter.is_alphabetic())?;
    match slip {
        Slip::Doubled => letters.insert(place, letter),
        Slip::LeftOut => {
            letters.remove(place);
        }
        Slip::Wrong => letters[place] = other(letter, b'a' + random.below(26) as u8)?,
        Slip::Neighbour => letters[place] = other(letter, beside(letter, random)?)?,
        Slip::Added => letters.insert(place, char::from(b'a' + random.below(26) as u8)),
        Slip::Swapped => {
            let next = *letters.get(place + 1).filter(|next| next.is_alphabetic() && **next != letter)?;
            (letters[place], letters[place + 1]) = (next, letter);
        }
    }
    Some(letters.into_iter().collect())
}

fn other(letter: char, key: u8) -> Option<char> {
    let key = char::from(key);
    (!fold::plain(&letter.to_string()).starts_with(key)).then_some(key)
}

fn beside(letter: char, random: &mut Seed) -> Option<u8> {
    let plain = fold::plain(&letter.to_string()).bytes().next()?;
    let row =
        ["qwertyuiop", "asdfghjkl", "zxcvbnm"].into_iter().find(|row| row.as_bytes().contains(&plain))?.as_bytes();
    let place = row.iter().position(|key| *key == plain)?;
    let places: Vec<&u8> =
        [place.checked_sub(1), Some(place + 1)].into_iter().flatten().filter_map(|place| row.get(place)).collect();
    Some(*places[random.below(places.len())])
}
