//! Section rows: `I | CHI BỘ THÔN GÒ DƯA (30 đồng chí)` gives the unit of the rows below, in capitals.

use std::sync::LazyLock;

use daihoi_text::fold;

use super::column::key;

/// Beginnings of what heads a section. None of them, with its marks, begins a person's name (`tô`, `đoàn` and `đặng uy`
/// do).
const HEADS: [&str; 14] = [
    "chi bộ",
    "đảng bộ",
    "chi đảng bộ",
    "đảng ủy",
    "ban thường vụ",
    "chi đoàn",
    "công đoàn",
    "đoàn đại biểu",
    "tổ đại biểu",
    "khối cơ quan",
    "đơn vị",
    "cơ quan",
    "đại biểu",
    "khách mời",
];

/// The heads' keys with marks, wherever the tone is put, and without any.
static HEAD_KEYS: LazyLock<[(String, String); 14]> = LazyLock::new(|| HEADS.map(|head| (exact(head), key(head))));

/// The key of each word, marks kept.
fn exact(text: &str) -> String {
    text.split_whitespace().map(fold::exact).collect::<Vec<_>>().join(" ")
}

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
    let begins = |text: &str, head: &str| {
        text.strip_prefix(head).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':']))
    };
    // A text without marks is held against the heads without theirs.
    if text.is_ascii() {
        let text = key(text);
        return HEAD_KEYS.iter().any(|(_, head)| begins(&text, head));
    }
    // The longest has three words; a mark of punctuation may follow the last.
    let start: Vec<&str> =
        text.split_whitespace().take(3).map(|word| word.trim_end_matches([',', '.', ':', ';'])).collect();
    let start = exact(&start.join(" "));
    HEAD_KEYS.iter().any(|(head, _)| begins(&start, head))
}

/// Words that begin a unit's name and no person's, as they are written with their marks.
const KINDS: [&str; 42] = [
    "tổ",
    "khối",
    "thôn",
    "xóm",
    "ấp",
    "khu",
    "khu phố",
    "phòng",
    "trường",
    "hội",
    "sở",
    "chi cục",
    "cục",
    "trạm",
    "trung tâm",
    "công ty",
    "hợp tác xã",
    "htx",
    "ban",
    "xã",
    "phường",
    "quận",
    "huyện",
    "tỉnh",
    "thành phố",
    "ủy ban",
    "uỷ ban",
    "ubnd",
    "ubmttq",
    "mặt trận",
    "liên đoàn",
    "bộ phận",
    "nhóm",
    "cụm",
    "đội",
    "đài",
    "bệnh viện",
    "viện",
    "ngân hàng",
    "doanh nghiệp",
    "văn phòng",
    "các",
];

/// Whether a text begins like a unit's name with its marks: `Tổ 5`, `KHỐI DÂN VẬN`. A family name may be one of these
/// words without its marks.
pub(super) fn begins_unit(text: &str) -> bool {
    let small = text.to_lowercase();
    let begins = |kind: &str| small.strip_prefix(kind).is_some_and(|rest| rest.starts_with(' '));
    KINDS.iter().any(|kind| begins(kind))
}

/// Heads that may be a person's family and middle name, or words of them.
pub(super) fn is_ambiguous(text: &str) -> bool {
    let key = key(text);
    ["cong doan", "don vi", "co quan", "chi doan"].iter().any(|head| key.starts_with(head))
        && !text.chars().any(|c| c.is_ascii_digit())
}

/// Whether a text in capitals names a body that signs papers.
pub(super) fn is_body(text: &str) -> bool {
    let key = key(text);
    let bodies = [
        "ban",
        "dang uy",
        "dang bo",
        "chi bo",
        "chi uy",
        "uy ban",
        "ubnd",
        "hoi dong",
        "doan chu tich",
        "btv",
        "bch",
        "thuong truc",
        "bi thu",
        "chu tich",
        "truong",
        "giam doc",
        "bo",
        "so",
        "tinh uy",
        "huyen uy",
        "thanh uy",
        "quan uy",
        "cong doan",
    ];
    bodies.iter().any(|body| key.strip_prefix(body).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// The unit that a sheet's name says, if it says one.
pub(super) fn of_sheet(name: &str) -> Option<String> {
    let key = key(name);
    let general = ["dai bieu", "khach moi", "doan dai bieu", "co quan", "don vi"];
    let is_unit = is_head(name)
        && !general.contains(&key.as_str())
        && !key.starts_with("dai bieu")
        && !key.starts_with("khach moi");
    (is_unit || begins_unit(name)).then(|| sentence(name.trim()))
}

/// The unit that the lines above a list say: `Đơn vị: Chi bộ 3`, `CHI BỘ THÔN GÒ DƯA`, `DANH SÁCH ĐẢNG VIÊN CHI BỘ 3`. A
/// body that is above the units, such as a commune's committee, is none.
pub(super) fn of_title(title: &str) -> Option<String> {
    title.lines().find_map(|line| {
        let small = line.to_lowercase();
        if let Some((label, rest)) = line.split_once(':') {
            let named =
                ["don vi", "chi bo", "to", "chi doan", "chi hoi", "to chuc dang"].contains(&key(label).as_str());
            let rest = rest.trim().trim_matches(['.', '…', ' ']);
            if named && !rest.is_empty() {
                let whole = if key(label) == "don vi" || is_head(rest) {
                    rest.to_owned()
                } else {
                    format!("{} {rest}", label.trim())
                };
                return Some(sentence(&whole));
            }
        }
        let start = ["chi bộ ", "chi đoàn ", "chi hội "].iter().find_map(|head| {
            let place = small.find(head)?;
            let leads = place == 0 || small.starts_with("danh sách");
            leads.then(|| small[..place].chars().count())
        })?;
        let part: String = line.chars().skip(start).collect();
        let lower = part.to_lowercase();
        let ends = [" dự ", " tham dự", " nhiệm kỳ", " lần thứ", "(", ",", " năm "];
        let end =
            ends.iter().filter_map(|end| lower.find(end)).min().map_or(usize::MAX, |at| lower[..at].chars().count());
        let part: String = part.chars().take(end).collect();
        let part = clean(part.trim());
        (part.split(' ').count() >= 3).then(|| sentence(&part))
    })
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
    let vowel = |c: char| "aeiouy".contains(daihoi_text::fold::plain(&c.to_string()).as_str());
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
