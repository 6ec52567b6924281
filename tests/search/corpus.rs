//! A small corpus of made-up Vietnamese documents, equal on every run, and queries of all kinds taken from any corpus.
#![allow(dead_code, reason = "each test that includes this module uses a part of it")]

use daihoi::{
    search::{Entry, Facet, Filters},
    text::{fold, legacy::Legacy},
};
use unicode_normalization::UnicodeNormalization;

/// Numbers that look random and never change (Knuth's linear congruential generator).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

const WORDS: &[&str] = &[
    "đại hội",
    "đại biểu",
    "Đảng",
    "đảng bộ",
    "chi bộ",
    "đang",
    "dang dở",
    "báo cáo chính trị",
    "báo cáo",
    "nghị quyết",
    "nhiệm kỳ",
    "nhiệm kì",
    "kỷ luật",
    "hòa bình",
    "hoà giải",
    "thúy",
    "Thuý",
    "khoẻ",
    "khỏe",
    "quản lý",
    "quản lí",
    "kinh tế",
    "xã hội",
    "xã",
    "phát triển",
    "phương hướng",
    "nhiệm vụ",
    "và",
    "của",
    "các",
    "cho",
    "trong",
    "được",
    "là",
    "với",
    "nông thôn mới",
    "văn kiện",
    "tham luận",
    "bầu cử",
    "ban chấp hành",
    "thường vụ",
    "ủy ban",
    "uỷ viên",
    "nhân dân",
    "dân chủ",
    "đoàn kết",
    "đổi mới",
    "xây dựng",
    "2026",
    "12-BC/ĐU",
    "XIII",
    "69,2%",
    "tiếng Việt",
];

pub(crate) const CLASSES: &[&str] = &["Báo cáo", "Nghị quyết", "Tham luận", "Tài liệu khác"];
const BODIES: &[&str] = &["Đảng ủy xã", "ĐẢNG ỦY XÃ", "Ban Tổ chức", "", "Mặt trận Tổ quốc"];

/// Documents of one to four sections. Some texts occur twice, so that there are ties.
pub(crate) fn made_up(papers: usize) -> Vec<Entry> {
    let mut dice = Dice::new(7);
    let mut entries: Vec<Entry> = Vec::new();
    for paper in 0..papers {
        let title = phrase(&mut dice, 4);
        for section in 0..=dice.roll(4) {
            let length = 20 + dice.roll(180);
            let repeated = (dice.roll(8) == 0).then(|| entries.last().map(|entry| entry.text.clone())).flatten();
            entries.push(Entry {
                url: format!("van-kien/{paper}.html#s{section}"),
                title: title.clone(),
                section: if section == 0 { String::new() } else { phrase(&mut dice, 3) },
                breadcrumbs: vec!["Văn kiện".into(), title.clone()],
                text: repeated.unwrap_or_else(|| phrase(&mut dice, length)),
                class: CLASSES[paper % CLASSES.len()].into(),
                body: BODIES[paper % 7 % BODIES.len()].into(),
                date: (section > 0).then(|| "3/2/2026".into()),
                year: (paper % 5 > 0).then(|| 2022 + (paper % 5) as i16),
                session: ["", "Phiên trù bị", "Phiên chính thức"][paper % 3].into(),
            });
        }
    }
    entries
}

/// Words, the first ones of the list far more often than the last, with stops between some.
fn phrase(dice: &mut Dice, length: usize) -> String {
    let mut text = String::new();
    for place in 0..length {
        let reach = dice.roll(WORDS.len()) + 1;
        text.push_str(WORDS[dice.roll(reach)]);
        text.push_str(if place + 1 == length {
            "."
        } else if dice.roll(9) == 0 {
            ". "
        } else {
            " "
        });
    }
    text
}

/// The filters of the query with a number: none for most, otherwise one value, two of one facet, several facets, or a
/// value without hits.
pub(crate) fn filters(number: usize, classes: &[&str]) -> Filters {
    let mut filters = Filters::default();
    let class = |filters: &mut Filters, place: usize| filters.add(Facet::Class, classes[place % classes.len()]);
    match number % 11 {
        1 => class(&mut filters, number),
        3 => {
            class(&mut filters, number);
            class(&mut filters, number + 1);
        }
        5 => filters.add(Facet::Year, ["2023", "2025"][number % 2]),
        6 => filters.add(Facet::Body, "Đảng ủy xã"),
        8 => {
            class(&mut filters, number);
            filters.add(Facet::Session, "Phiên chính thức");
            filters.add(Facet::Year, "2024");
            filters.add(Facet::Year, "2026");
        }
        9 if number.is_multiple_of(2) => filters.add(Facet::Body, "không có"),
        _ => {}
    }
    filters
}

/// Queries from the texts, of all kinds in turn: as written, without marks, with the tone on the other vowel, in NFD,
/// in capitals, as phrases, with a phrase and more, with words that stand nowhere, in the two encodings before Unicode,
/// with a word that is not finished, and with a slip.
pub(crate) fn queries(entries: &[Entry], count: usize) -> Vec<String> {
    let mut dice = Dice::new(11);
    let mut queries = Vec::new();
    while queries.len() < count {
        let words: Vec<&str> = entries[dice.roll(entries.len())].text.split_whitespace().collect();
        let start = dice.roll(words.len().max(1));
        let span = words[start..words.len().min(start + 1 + dice.roll(6))].join(" ").replace('"', "");
        if span.is_empty() {
            continue;
        }
        let other = words[dice.roll(words.len())];
        queries.push(match queries.len() % 13 {
            0 => span,
            1 => fold::plain(&span),
            2 => other_tone_placement(&span),
            3 => span.nfd().collect(),
            4 => span.to_uppercase(),
            5 => format!("\"{span}\""),
            6 => format!("“{span}” {other}"),
            7 => format!("{other} \"{}\"", fold::plain(&span)),
            8 => format!("{span} xyzzy {other}"),
            9 => in_tcvn3(&span),
            10 => in_vni(&span),
            11 => format!("{span} {other}x"),
            // A letter missing from a word long enough to be corrected.
            _ => match words.iter().find(|word| word.chars().count() > 4 && word.chars().all(char::is_alphabetic)) {
                Some(word) => word.chars().enumerate().filter(|(place, _)| *place != 1).map(|(_, c)| c).collect(),
                None => continue,
            },
        });
    }
    queries
}

/// A text in TCVN3, in small letters: by the program's own table, inverted.
fn in_tcvn3(text: &str) -> String {
    let letters: Vec<(char, char)> = ('\u{a1}'..='\u{fe}')
        .filter_map(|old| Legacy::Tcvn3.decode(&old.to_string()).chars().next().map(|new| (new, old)))
        .filter(|(new, old)| new != old && new.is_lowercase())
        .collect();
    let old = |c: char| letters.iter().find(|(new, _)| *new == c).map_or(c, |(_, old)| *old);
    text.nfc().flat_map(char::to_lowercase).map(old).collect()
}

/// A text in VNI, in small letters.
fn in_vni(text: &str) -> String {
    let mut table: Vec<(String, String)> = Vec::new();
    for base in ["", "a", "e", "o", "u", "y", "ô", "ö"] {
        for mark in '\u{c0}'..='\u{ff}' {
            let old = format!("{base}{mark}");
            let new = Legacy::Vni.decode(&old);
            if new.chars().count() == 1 && new != old && new == new.to_lowercase() && old == old.to_lowercase() {
                table.push((new, old));
            }
        }
    }
    let old = |c: char| table.iter().find(|(new, _)| new.chars().eq([c])).map_or(c.to_string(), |(_, old)| old.clone());
    text.nfc().flat_map(char::to_lowercase).map(old).collect()
}

/// Swaps the tone placement: `hòa` for `hoà` and vice versa.
fn other_tone_placement(text: &str) -> String {
    const NEW: &[&str] = &["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"];
    const OLD: &[&str] = &["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"];
    let text: String = text.nfc().collect();
    let swap =
        |from: &[&str], to: &[&str]| from.iter().zip(to).fold(text.clone(), |text, (from, to)| text.replace(from, to));
    let moved = swap(NEW, OLD);
    if moved == text { swap(OLD, NEW) } else { moved }
}
