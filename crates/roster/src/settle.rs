//! The letters of a whole sheet put right: texts that went through a program which took them for another encoding, and cells
//! whose letters can't be told.

use super::{
    Address, Doubt, Warning,
    grid::{Cell, Row, Sheet},
    letters::{Change, Clean, clean},
    syllable,
};
use daihoi_text::{self, legacy, legacy::Legacy};

/// The texts of a sheet as they were meant; says what was changed. Texts in an encoding from before Unicode, and those
/// that went through a wrong one, are read where that makes words of them, and are broken where it does not.
pub(super) fn settle(sheet: &mut Sheet) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let columns = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let old = old_columns(sheet, columns);
    let mut told = vec![false; columns];
    for row in &mut sheet.rows {
        let number = row.number;
        for (column, cell) in row.cells.iter_mut().enumerate() {
            let Cell::Text(raw) = cell else { continue };
            let (settled, doubt) = settle_text(raw, old[column], &mut told[column]);
            if let Some(reason) = doubt {
                warnings.push(Warning { cell: Address { sheet: None, row: number, column }, reason });
            }
            *cell = settled;
        }
        while row.cells.last() == Some(&Cell::Empty) {
            row.cells.pop();
        }
    }
    sheet.rows.retain(|row| !row.cells.is_empty());
    warnings
}

fn settle_text(raw: &str, old: Option<Legacy>, told: &mut bool) -> (Cell, Option<Doubt>) {
    let pair = |kept: &str| (daihoi_text::squeeze(raw), kept.replace('\n', " "));
    if let Some(better) = mojibake(raw) {
        let kept = clean(&better).text;
        let (found, shown) = pair(&kept);
        return (Cell::clean(kept), Some(Doubt::Mojibake { found, kept: shown }));
    }
    if let Some(better) = old.and_then(|encoding| decoded(raw, encoding)).or_else(|| old_text(raw)) {
        let kept = clean(&better).text;
        let (found, shown) = pair(&kept);
        // One word for the column: all of it was typed in one font.
        let doubt = (!std::mem::replace(told, true)).then_some(Doubt::OldLetters { found, kept: shown });
        return (Cell::clean(kept), doubt);
    }
    let Clean { text, change } = clean(raw);
    if is_broken(raw) {
        return (Cell::Broken(text), None);
    }
    let (found, kept) = pair(&text);
    match change {
        Change::None => (Cell::clean(text), None),
        Change::Invisible => (Cell::clean(text), Some(Doubt::Invisible { found, kept })),
        Change::LookAlikes => (Cell::clean(text), Some(Doubt::LookAlikes { found, kept })),
        Change::Turned => (Cell::Turned(text), None),
    }
}

/// Whether letters are gone for good: the mark of what could not be decoded, or the traces of a wrong encoding.
fn is_broken(raw: &str) -> bool {
    raw.contains('\u{fffd}') || raw.contains(|c| matches!(c, '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}')) || {
        // What `ễ`, `ạ`, `ư`, `ơ`, `đ` and their like become.
        const TRACES: [&str; 8] = ["á»", "áº", "Æ°", "Æ¡", "Ä‘", "Äƒ", "Ã¡", "â€"];
        !raw.is_ascii() && TRACES.iter().any(|trace| raw.contains(trace))
    }
}

/// UTF-8 whose bytes were taken for letters of Windows-1252, once or twice; none where that makes no text of it.
fn mojibake(raw: &str) -> Option<String> {
    if raw.is_ascii() || !raw.contains(|c| matches!(c, '\u{c2}'..='\u{f4}')) {
        return None;
    }
    let once = utf8_of(raw)?;
    Some(utf8_of(&once).unwrap_or(once))
}

fn utf8_of(raw: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(raw.len());
    for c in raw.chars() {
        // The five places that Windows-1252 leaves free keep their numbers.
        if let Ok(byte) = u8::try_from(u32::from(c)) {
            bytes.push(byte);
            continue;
        }
        let letter = c.to_string();
        match encoding_rs::WINDOWS_1252.encode(&letter) {
            (byte, _, false) if byte.len() == 1 => bytes.push(byte[0]),
            _ => return None,
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    (!text.is_ascii()).then_some(text)
}

/// Whether a text can be in an old encoding: it has letters beyond ASCII, and none beyond Latin-1.
fn may_be_old(raw: &str) -> bool {
    !raw.is_ascii() && !raw.chars().any(|c| c > '\u{ff}' && c.is_alphabetic())
}

fn decoded(raw: &str, encoding: Legacy) -> Option<String> {
    if !may_be_old(raw) {
        return None;
    }
    let decoded = encoding.decode(raw);
    let decoded = if legacy::meant_capitals(&decoded) { decoded.to_uppercase() } else { capitalised(&decoded) };
    (decoded != daihoi_text::normal(raw)).then_some(decoded)
}

/// TCVN3 has no capitals with tones: a word in small letters among words that all have their capital gets its own.
fn capitalised(text: &str) -> String {
    let bare = |word: &str| word.starts_with(|c: char| !c.is_ascii() && c.is_lowercase());
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let words: Vec<&str> = text.split(' ').collect();
    if !words.iter().any(|word| capital(word)) || !words.iter().all(|word| capital(word) || bare(word)) {
        return text.to_owned();
    }
    let words = words.into_iter().map(|word| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    });
    words.collect::<Vec<_>>().join(" ")
}

/// How many texts there are beyond ASCII, and how many of them and of their words each old encoding makes right.
#[derive(Debug, Clone, Copy, Default)]
struct Needed {
    marked: usize,
    texts: [usize; 2],
    words: [usize; 2],
}

const OLD: [Legacy; 2] = [Legacy::Tcvn3, Legacy::Vni];

impl Needed {
    fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut needed = Self::default();
        for raw in texts.filter(|raw| !raw.is_ascii()) {
            needed.marked += 1;
            if !may_be_old(raw) || syllable::share(raw).wrong == 0 {
                continue;
            }
            for (place, encoding) in OLD.into_iter().enumerate() {
                let words = decoded(raw, encoding).map_or(0, |text| mends(raw, &text));
                needed.texts[place] += usize::from(words > 0);
                needed.words[place] += words;
            }
        }
        needed
    }

    /// The encoding that most texts need, so that those which could be read either way are read in it too.
    fn encoding(self) -> Option<Legacy> {
        let best = usize::from(self.words[1] > self.words[0]);
        (self.words[best] >= 2 && self.texts[best] * 2 >= self.marked).then_some(OLD[best])
    }
}

fn texts(row: &Row, column: usize) -> Option<&str> {
    match row.cell(column) {
        Cell::Text(raw) => Some(raw),
        _ => None,
    }
}

/// The old encoding of each column. A text file of single bytes has one for all.
fn old_columns(sheet: &Sheet, columns: usize) -> Vec<Option<Legacy>> {
    let of = |column: usize| Needed::of(sheet.rows.iter().filter_map(move |row| texts(row, column)));
    if sheet.legacy {
        let mut all = Needed::default();
        for column in (0..columns).map(of) {
            all.marked += column.marked;
            for place in 0..OLD.len() {
                all.texts[place] += column.texts[place];
                all.words[place] += column.words[place];
            }
        }
        return vec![all.encoding(); columns];
    }
    (0..columns).map(|column| of(column).encoding()).collect()
}

/// How many words of at least three letters an encoding makes right, if it leaves none wrong.
fn mends(raw: &str, decoded: &str) -> usize {
    if syllable::share(decoded).wrong > 0 {
        return 0;
    }
    let wrong = |word: &&str| word.chars().count() >= 3 && syllable::share(word).wrong > 0;
    raw.split_whitespace().filter(wrong).count()
}

/// One text among others in Unicode, read in the one old encoding that makes Vietnamese of it.
fn old_text(raw: &str) -> Option<String> {
    if !may_be_old(raw) || syllable::share(raw).wrong == 0 {
        return None;
    }
    let suspected = legacy::is_suspected(raw);
    let least = if suspected { 1 } else { 2 };
    let read = |encoding| decoded(raw, encoding).filter(|text| mends(raw, text) >= least);
    match (read(Legacy::Tcvn3), read(Legacy::Vni)) {
        (Some(one), None) | (None, Some(one)) => Some(one),
        // Marks of their own after the letters make a text in VNI longer.
        (Some(_), Some(other)) if suspected && other.chars().count() < raw.chars().count() => Some(other),
        (Some(one), Some(_)) if suspected => Some(one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::LOOK_ALIKES;

    fn one(raw: &str) -> (String, Option<Doubt>) {
        let (cell, doubt) = settle_text(raw, None, &mut false);
        (cell.text(), doubt)
    }

    #[test]
    fn what_nobody_sees_is_removed_and_told_between_letters() {
        assert_eq!(one("\u{feff}\u{200b}Lê Văn An\u{200b}\u{a0} "), ("Lê Văn An".to_owned(), None));
        assert_eq!(clean("Lê _x000D_").text, "Lê");
        assert_eq!(clean("Lê Văn An\r\n\u{2028}Trần  Bé").text, "Lê Văn An\nTrần Bé");
        let (text, doubt) = one("Trần\u{ad}Thị Bé");
        assert_eq!(text, "Trần Thị Bé");
        assert!(matches!(doubt, Some(Doubt::Invisible { .. })));
        assert!(matches!(settle_text("Lê \u{202e}NA\u{202c}", None, &mut false), (Cell::Turned(_), None)));
    }

    #[test]
    fn look_alikes_become_latin_and_other_alphabets_stay() {
        let (text, doubt) = one("Lê Văn \u{410}n");
        assert_eq!(text, "Lê Văn An");
        assert!(matches!(doubt, Some(Doubt::LookAlikes { .. })));
        assert_eq!(one("Trần Ｔhị 𝐁é").0, "Trần Thị Bé");
        assert_eq!(one("Иван Петров"), ("Иван Петров".to_owned(), None));
        assert_eq!(one("\u{d0}ỗ Thị Dung"), ("Đỗ Thị Dung".to_owned(), None));
        assert_eq!(LOOK_ALIKES.chars().count() % 2, 0);
    }

    #[test]
    fn wrong_encodings_are_put_right_or_broken() {
        assert_eq!(one("Nguyá»…n VÄƒn An").0, "Nguyễn Văn An");
        assert!(matches!(one("Nguyá»…n").1, Some(Doubt::Mojibake { .. })));
        for broken in ["Nguy\u{fffd}n", "Nguyá» n Văn", "Ph\u{90}m"] {
            assert!(matches!(settle_text(broken, None, &mut false), (Cell::Broken(_), None)), "{broken}");
        }
        for fine in ["Hà", "Hòa Bình", "Lê Á", "Trà Mi", "12 °C", "Lò Á", "Bà Rịa"] {
            assert_eq!(one(fine), (fine.to_owned(), None));
        }
    }

    #[test]
    fn old_encodings_are_known_by_the_words_that_they_make() {
        assert_eq!(one("NguyÔn V¨n ¸nh").0, "Nguyễn Văn Ánh");
        assert_eq!(one("Chi bé th«n ¸nh").0, "Chi bộ thôn ánh");
        assert_eq!(one("Nguyeãn Vaên Aùnh").0, "Nguyễn Văn Ánh");
        assert_eq!(one("TrÇn ThÞ BÐ").0, "Trần Thị Bé");
        let mut told = false;
        assert_eq!(settle_text("Hµ Anh Tó", Some(Legacy::Tcvn3), &mut told).0.text(), "Hà Anh Tú");
        assert!(told);
        assert!(settle_text("Lª", Some(Legacy::Tcvn3), &mut told).1.is_none(), "one word for a column");
    }
}
