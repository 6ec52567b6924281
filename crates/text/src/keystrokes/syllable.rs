//! One syllable while its keys come in: letters, their marks, and the tone.

use unicode_normalization::UnicodeNormalization;

/// What a letter carries beside a tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    Circumflex,
    Breve,
    Horn,
    /// Of `đ`.
    Bar,
}

/// One of the five tones that are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Acute,
    Grave,
    Hook,
    Tilde,
    Dot,
}

impl Tone {
    fn combining(self) -> char {
        match self {
            Self::Acute => '\u{301}',
            Self::Grave => '\u{300}',
            Self::Hook => '\u{309}',
            Self::Tilde => '\u{303}',
            Self::Dot => '\u{323}',
        }
    }

    /// Its key in Telex.
    pub(super) fn telex(self) -> char {
        match self {
            Self::Acute => 's',
            Self::Grave => 'f',
            Self::Hook => 'r',
            Self::Tilde => 'x',
            Self::Dot => 'j',
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Letter {
    base: char,
    mark: Mark,
}

/// Letters and a tone. The methods that act on vowels tell whether there was one to act on.
#[derive(Debug, Default)]
pub(super) struct Syllable {
    letters: Vec<Letter>,
    tone: Option<Tone>,
}

impl Syllable {
    /// Takes a letter, with the marks that it may have already.
    pub(super) fn letter(&mut self, letter: char) {
        let (base, mark, tone) = parts(letter);
        self.letters.push(Letter { base, mark });
        self.tone = tone.or(self.tone);
    }

    /// Takes a vowel that one key stands for.
    pub(super) fn add(&mut self, base: char, mark: Mark) -> bool {
        self.letters.push(Letter { base, mark });
        true
    }

    /// The last tone counts: a person who mistypes one types the other after it.
    pub(super) fn tone(&mut self, tone: Tone) -> bool {
        let takes = self.vowels().is_some();
        if takes {
            self.tone = Some(tone);
        }
        takes
    }

    pub(super) fn clear_tone(&mut self) -> bool {
        self.vowels().is_some() && self.tone.take().is_some()
    }

    /// `â ê ô`: of the last vowel, or of one that a second key (`ee`) names.
    pub(super) fn circumflex(&mut self, named: Option<char>) -> bool {
        let Some((start, end)) = self.vowels() else { return false };
        let takes = |letter: &Letter| named.map_or("aeo".contains(letter.base), |named| letter.base == named);
        self.mark(start..end, takes, Mark::Circumflex)
    }

    /// `ă`.
    pub(super) fn breve(&mut self) -> bool {
        let Some((start, end)) = self.vowels() else { return false };
        self.mark(start..end, |letter| letter.base == 'a', Mark::Breve)
    }

    /// `ơ ư`, both of `ươ`; with `or_breve` (the `w` of Telex) `ă` too.
    pub(super) fn horn(&mut self, or_breve: bool) -> bool {
        let Some((start, end)) = self.vowels() else { return false };
        let pair = (start..end.saturating_sub(1))
            .find(|&place| self.letters[place].base == 'u' && self.letters[place + 1].base == 'o');
        if let Some(place) = pair {
            self.letters[place].mark = Mark::Horn;
            self.letters[place + 1].mark = Mark::Horn;
            return true;
        }
        // `mưa`, `lưu`, `gửi`: the first u; `hoặc`, `quăn`: the a.
        let first_u = (start..end).find(|&place| self.letters[place].base == 'u');
        if let Some(place) = first_u {
            self.letters[place].mark = Mark::Horn;
            return true;
        }
        or_breve && self.breve() || self.mark(start..end, |letter| letter.base == 'o', Mark::Horn)
    }

    /// `đ`, from a `d` at the beginning.
    pub(super) fn bar(&mut self) -> bool {
        match self.letters.first_mut() {
            Some(first) if first.base == 'd' => {
                first.mark = Mark::Bar;
                true
            }
            _ => false,
        }
    }

    /// The text in NFC, its tone where the older spelling has it (`hòa`).
    pub(super) fn spell(mut self) -> String {
        self.finish_uo();
        let tone = self.tone.zip(self.tone_place());
        let mut text = String::with_capacity(self.letters.len() + 8);
        for (place, letter) in self.letters.iter().enumerate() {
            match letter.mark {
                Mark::None => text.push(letter.base),
                Mark::Bar => text.push('đ'),
                Mark::Circumflex => text.extend([letter.base, '\u{302}']),
                Mark::Breve => text.extend([letter.base, '\u{306}']),
                Mark::Horn => text.extend([letter.base, '\u{31b}']),
            }
            if let Some((tone, _)) = tone.filter(|(_, of)| *of == place) {
                text.push(tone.combining());
            }
        }
        text.nfc().collect()
    }

    /// Marks the last letter of a range that takes it.
    fn mark(&mut self, range: std::ops::Range<usize>, takes: impl Fn(&Letter) -> bool, mark: Mark) -> bool {
        let found = self.letters[range].iter_mut().rev().find(|letter| takes(letter));
        found.map(|letter| letter.mark = mark).is_some()
    }

    /// The last run of vowels; the `u` of `qu` and the `i` of `gia` belong to the consonant before.
    fn vowels(&self) -> Option<(usize, usize)> {
        let is_vowel = |letter: &Letter| "aeiouy".contains(letter.base);
        let end = self.letters.iter().rposition(is_vowel)? + 1;
        let mut start = self.letters[..end].iter().rposition(|letter| !is_vowel(letter)).map_or(0, |place| place + 1);
        let before = start.checked_sub(1).map(|place| self.letters[place].base);
        let glides = matches!((before, self.letters[start].base), (Some('q'), 'u') | (Some('g'), 'i'));
        if glides && end - start > 1 {
            start += 1;
        }
        Some((start, end))
    }

    /// No syllable ends `ưo…` or `uơn`: one key for both was left out, as input methods let one.
    fn finish_uo(&mut self) {
        let Some((start, end)) = self.vowels() else { return };
        for place in start..end.saturating_sub(1) {
            let (first, second) = (self.letters[place], self.letters[place + 1]);
            let horns = (first.mark == Mark::Horn, second.mark == Mark::Horn);
            let goes_on = place + 2 < self.letters.len();
            if first.base == 'u' && second.base == 'o' && goes_on && (horns.0 || horns.1) {
                self.letters[place].mark = Mark::Horn;
                self.letters[place + 1].mark = Mark::Horn;
            }
        }
    }

    fn tone_place(&self) -> Option<usize> {
        let (start, end) = self.vowels()?;
        let marked = (start..end).rev().find(|&place| self.letters[place].mark != Mark::None);
        let closed = end < self.letters.len();
        Some(marked.unwrap_or(match end - start {
            1 => start,
            2 if !closed => start,
            _ => start + 1,
        }))
    }
}

/// A letter without its marks, and these.
pub(super) fn parts(letter: char) -> (char, Mark, Option<Tone>) {
    match letter {
        'đ' => return ('d', Mark::Bar, None),
        'Đ' => return ('D', Mark::Bar, None),
        _ if letter.is_ascii() => return (letter, Mark::None, None),
        _ => {}
    }
    let (mut base, mut mark, mut tone) = (letter, Mark::None, None);
    for (place, part) in std::iter::once(letter).nfd().enumerate() {
        match part {
            _ if place == 0 => base = part,
            '\u{302}' => mark = Mark::Circumflex,
            '\u{306}' => mark = Mark::Breve,
            '\u{31b}' => mark = Mark::Horn,
            '\u{301}' => tone = Some(Tone::Acute),
            '\u{300}' => tone = Some(Tone::Grave),
            '\u{309}' => tone = Some(Tone::Hook),
            '\u{303}' => tone = Some(Tone::Tilde),
            '\u{323}' => tone = Some(Tone::Dot),
            _ => return (letter, Mark::None, None),
        }
    }
    (base, mark, tone)
}
