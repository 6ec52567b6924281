//! Section rows: `I | CHI BỘ THÔN GÒ DƯA (30 đồng chí)` gives the unit of the rows below, in capitals.

use super::column::key;

/// Beginnings of what heads a section; all in the form of [`key`]. Words that are family names too (`to`, `doan`)
/// need a second word.
const HEADS: [&str; 16] = [
    "chi bo",
    "dang bo",
    "chi dang bo",
    "dang uy",
    "ban thuong vu",
    "chi doan",
    "cong doan",
    "doan dai bieu",
    "to dai bieu",
    "to so",
    "khoi",
    "don vi",
    "co quan",
    "dai bieu",
    "khach moi",
    "cum",
];

/// Kinds of unit and common words in their names, which are written small: `Chi bộ thôn Gò Dưa`.
const SMALL: [&str; 22] = [
    "bộ",
    "thôn",
    "xóm",
    "bản",
    "ấp",
    "khu",
    "phố",
    "tổ",
    "dân",
    "xã",
    "phường",
    "huyện",
    "quận",
    "tỉnh",
    "thị",
    "trấn",
    "ủy",
    "uỷ",
    "phòng",
    "ban",
    "và",
    "của",
];

/// Whether a text begins like a unit or another head of a section.
pub(super) fn is_head(text: &str) -> bool {
    let key = key(text);
    HEADS.iter().any(|head| key.strip_prefix(head).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// Whether a text is the number of a section: `I`, `II.`, `A)`.
pub(super) fn is_label(text: &str) -> bool {
    let label = text.trim_end_matches(['.', ')', '-', '/', ' ']);
    let roman = !label.is_empty() && label.len() <= 6 && label.chars().all(|c| "IVXLC".contains(c));
    roman || (label.len() == 1 && label.chars().all(|c| c.is_ascii_uppercase()))
}

/// The heading without its number and without the count of its people.
pub(super) fn clean(text: &str) -> String {
    let text = match text.split_once([' ', '.', ')']) {
        Some((label, rest)) if is_label(label) && !rest.trim().is_empty() => {
            rest.trim_start_matches(['.', ')', '-', ' '])
        }
        _ => text,
    };
    let counted = |rest: &str| rest.chars().any(|c| c.is_ascii_digit());
    let text = match text.rfind(['(', ':']) {
        Some(place) if counted(&text[place..]) => &text[..place],
        _ => text,
    };
    text.trim_end_matches([':', '-', ' ', '.']).trim().to_owned()
}

/// A heading in capitals as it would be written in a sentence. Abbreviations (no vowel, or `UBND` and its like) stay;
/// whether another word is a proper name can't be known, so it gets its capital.
pub(super) fn sentence(text: &str) -> String {
    if text.chars().any(char::is_lowercase) {
        return text.to_owned();
    }
    let words = text.split(' ').enumerate().map(|(place, word)| {
        let lower = word.to_lowercase();
        if is_abbreviation(word) {
            word.to_owned()
        } else if place > 0 && SMALL.contains(&lower.as_str()) {
            lower
        } else {
            let mut letters = lower.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn is_abbreviation(word: &str) -> bool {
    let vowel = |c: char| "aeiouy".contains(crate::text::fold::plain(&c.to_string()).as_str());
    let known = ["UBND", "HĐND", "UBMTTQ", "BCH", "BTV", "HTX", "ĐU", "TAND"];
    known.contains(&word) || (word.chars().count() > 1 && !word.chars().any(vowel))
}

/// Splits `Bí thư chi bộ, Chi bộ thôn Gò Dưa` into position and workplace: where what follows a comma is the section's
/// unit, else where it begins like a unit, else at the last comma.
pub(super) fn split(text: &str, section: Option<&str>) -> (String, String) {
    let places: Vec<(&str, &str)> =
        text.match_indices([',', ';']).map(|(place, mark)| (&text[..place], &text[place + mark.len()..])).collect();
    let section = section.map(key);
    let by = |wanted: &dyn Fn(&str) -> bool| places.iter().find(|(_, tail)| wanted(tail));
    let found = by(&|tail| section.as_deref() == Some(key(tail).as_str())).or_else(|| by(&is_head)).or(places.last());
    match found {
        Some((position, workplace)) => (position.trim().to_owned(), workplace.trim().to_owned()),
        None if is_head(text) => (String::new(), text.to_owned()),
        None => (text.to_owned(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_become_units() {
        assert_eq!(clean("CHI BỘ THÔN GÒ DƯA (30 đồng chí)"), "CHI BỘ THÔN GÒ DƯA");
        assert_eq!(clean("II. CHI BỘ UBND: 12 đ/c"), "CHI BỘ UBND");
        assert_eq!(clean("Chi bộ 3"), "Chi bộ 3");
        assert_eq!(sentence("CHI BỘ THÔN GÒ DƯA"), "Chi bộ thôn Gò Dưa");
        assert_eq!(sentence("CHI BỘ TRƯỜNG THCS HÒA CHÂU"), "Chi bộ Trường THCS Hòa Châu");
        assert_eq!(sentence("Chi bộ Công an"), "Chi bộ Công an");
        assert!(is_label("VIII.") && is_label("A") && !is_label("1") && !is_label("Anh"));
        assert!(is_head("Chi bộ thôn Gò Dưa") && !is_head("Tô Thanh Quân") && !is_head("Khôi"));
    }

    #[test]
    fn position_and_workplace_part_at_the_unit() {
        let part = |text: &str, section: Option<&str>| split(text, section);
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            part("Đảng viên, Chi bộ thôn Gò Dưa", Some("CHI BỘ THÔN GÒ DƯA")),
            pair("Đảng viên", "Chi bộ thôn Gò Dưa")
        );
        assert_eq!(
            part("Bí thư, Chủ tịch, Đảng ủy xã, phòng 2", None),
            pair("Bí thư, Chủ tịch", "Đảng ủy xã, phòng 2")
        );
        assert_eq!(part("Hiệu trưởng, Trường Tiểu học số 1", None), pair("Hiệu trưởng", "Trường Tiểu học số 1"));
        assert_eq!(part("Trưởng thôn", None), pair("Trưởng thôn", ""));
        assert_eq!(part("Chi bộ Công an", None), pair("", "Chi bộ Công an"));
    }
}
