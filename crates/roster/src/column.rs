//! What the headings of rosters mean, in Vietnamese and English.

use std::{collections::HashMap, sync::LazyLock};

use super::{
    Field,
    aliases::{ALIASES, FILLERS, OTHERS, PEOPLE, SUBS},
    meaning::Meaning,
};
use daihoi_text::fold;

/// Over the column of reasons in a file of rows to mend; it is never read.
pub(super) const REASONS: [&str; 2] = ["Lý do chưa nạp được", "Why it was not loaded"];

/// Over a column that is not read though its heading has a meaning, in such a file.
pub(super) const UNREAD: [&str; 2] = ["(không đọc)", "(not read)"];

/// Whether a heading is that of the reasons.
pub(super) fn is_reasons(heading: &str) -> bool {
    REASONS.iter().any(|reasons| key(reasons) == key(heading))
}

/// A heading's key: no marks, no punctuation, one space between words.
pub(super) fn key(text: &str) -> String {
    let words: String = fold::plain(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a heading means, and how sure that is: 2 where it is known as a whole, 1 where it is known but for words that
/// say nothing. A known word among others is never enough: `số thẻ đảng viên` is no `số thẻ`.
///
/// `own` is the cell right above the data, `parent` the one above that where the header has two rows.
pub(super) fn meaning(parent: &str, own: &str) -> Option<(Meaning, u32)> {
    // What stands in brackets explains the heading; where all of it does, it is the heading.
    let (parent_key, own_key) = (key(parent), key(own));
    let (parent_bare, own_bare) = (key(&outside(parent)), key(&outside(own)));
    if own_key.is_empty() || own_bare.is_empty() && !parent_key.is_empty() {
        return known(&parent_key).or_else(|| known(&parent_bare)).or_else(|| camel(parent));
    }
    if let Some(part) = part_of_date(&parent_bare, own) {
        return Some((part, 2));
    }
    let both = format!("{parent_key} {own_key}");
    let whole = exact(both.trim()).or_else(|| sub(&own_key)).or_else(|| exact(&own_key));
    whole.map(|meaning| (meaning, 2)).or_else(|| known(&own_bare)).or_else(|| camel(own)).or_else(|| loose(both.trim()))
}

/// One cell of a header.
fn known(heading: &str) -> Option<(Meaning, u32)> {
    exact(heading).map(|meaning| (meaning, 2)).or_else(|| loose(heading))
}

/// The text outside of brackets.
fn outside(text: &str) -> String {
    let mut depth = 0_u32;
    let keep = |c: &char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    text.chars().filter(keep).collect()
}

/// `Ngày`, `tháng` and `năm` under the heading of a birth.
pub(super) fn part_of_date(parent: &str, own: &str) -> Option<Meaning> {
    if exact(parent) != Some(Meaning::Field(Field::DateOfBirth)) {
        return None;
    }
    match key(own).as_str() {
        "ngay" | "day" | "ngay sinh" => Some(Meaning::BirthDay),
        "thang" | "month" | "thang sinh" => Some(Meaning::BirthMonth),
        "nam" if own.to_lowercase().contains('ă') => Some(Meaning::BirthYear),
        "year" | "nam sinh" => Some(Meaning::BirthYear),
        _ => None,
    }
}

/// `hoTen`, and `dienthoai` written as one word.
fn camel(heading: &str) -> Option<(Meaning, u32)> {
    if heading.trim().contains(' ') {
        return None;
    }
    let mut parted = String::new();
    let mut before = ' ';
    for c in heading.chars() {
        if before.is_lowercase() && c.is_uppercase() {
            parted.push(' ');
        }
        parted.push(c);
        before = c;
    }
    let parted = key(&parted);
    known(&parted).or_else(|| {
        let run: String = parted.split(' ').collect();
        (run.len() >= 5).then(|| JOINED.get(&run).copied()).flatten().map(|meaning| (meaning, 2))
    })
}

fn sub(key: &str) -> Option<Meaning> {
    SUBS.iter().find(|(word, _)| *word == key).map(|(_, meaning)| *meaning)
}

fn exact(key: &str) -> Option<Meaning> {
    KNOWN.get(key).copied()
}

/// Every heading that is known as a whole, by its key.
static KNOWN: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for field in Field::ALL {
        known.insert(key(field.label()), Meaning::Field(*field));
        known.insert(field.name().replace('_', " "), Meaning::Field(*field));
    }
    known.extend(ALIASES.iter().map(|(alias, meaning)| ((*alias).to_owned(), *meaning)));
    known.extend(SUBS.iter().map(|(word, meaning)| ((*word).to_owned(), *meaning)));
    known
});

/// Headings with their words run together.
static JOINED: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
    KNOWN.iter().filter(|(key, _)| key.contains(' ')).map(|(key, meaning)| (key.replace(' ', ""), *meaning)).collect()
});

/// A heading that is known once the words that say nothing are gone. A sentence is no heading.
fn loose(heading: &str) -> Option<(Meaning, u32)> {
    let words: Vec<&str> = heading.split(' ').collect();
    if words.len() > 12 || heading.is_empty() {
        return None;
    }
    let without = |fillers: &[&[&str]]| {
        let mut rest = Vec::new();
        let mut place = 0;
        while place < words.len() {
            let longest = fillers.iter().copied().flatten().map(|filler| filler.split(' ').collect::<Vec<_>>());
            let length = longest.filter(|filler| words[place..].starts_with(filler)).map(|filler| filler.len()).max();
            if length.is_none() {
                rest.push(words[place]);
            }
            place += length.unwrap_or(1);
        }
        rest.join(" ")
    };
    let plain = exact(&without(&[FILLERS])).or_else(|| place_of_work(&words));
    let named = || {
        let meaning = exact(&without(&[FILLERS, PEOPLE]))?;
        match meaning {
            Meaning::Field(Field::FullName) => Some(meaning),
            // `Tên nhân viên` is all of the name.
            Meaning::GivenName => Some(Meaning::Field(Field::FullName)),
            _ => None,
        }
    };
    plain.or_else(named).map(|meaning| (meaning, 1))
}

/// `Chức vụ Đảng, chính quyền, đơn vị công tác`: a post and a place of work, and words that tell of what kind.
fn place_of_work(words: &[&str]) -> Option<Meaning> {
    const WORDS: [&str; 22] = [
        "chuc", "vu", "danh", "don", "vi", "cong", "tac", "noi", "co", "quan", "dang", "chinh", "quyen", "doan", "the",
        "hien", "nay", "va", "hoac", "nghe", "nghiep", "lam",
    ];
    let heading = format!(" {} ", words.join(" "));
    let has = |any: &[&str]| any.iter().any(|part| heading.contains(&format!(" {part} ")));
    let both = has(&["chuc vu", "chuc danh"]) && has(&["don vi", "noi cong tac", "co quan"]);
    (both && words.iter().all(|word| WORDS.contains(word))).then_some(Meaning::PositionAndWorkplace)
}

/// Whether a heading is over names of others than the people of the list.
pub(super) fn is_of_others(heading: &str) -> bool {
    let heading = format!(" {} ", key(heading));
    OTHERS.iter().any(|other| heading.contains(&format!(" {other} ")))
}
