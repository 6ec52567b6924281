//! A small corpus of made-up Vietnamese papers, the same on every run, and queries of all kinds taken from any corpus.

use daihoi::{search::Entry, text::fold};
use unicode_normalization::UnicodeNormalization;

/// Numbers that look random and never change (Knuth's linear congruential generator).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
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

/// Papers of one to four sections. Some texts stand twice, so that there are ties.
pub fn made_up(papers: usize) -> Vec<Entry> {
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
                class: "báo cáo".into(),
                body: "Đảng ủy xã".into(),
                date: (section > 0).then(|| "3/2/2026".into()),
                session: String::new(),
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

/// Queries from the texts, of all kinds in turn: as written, without marks, with the tone on the other vowel, in NFD,
/// in capitals, as phrases, with a phrase and more, and with words that stand nowhere.
pub fn queries(entries: &[Entry], count: usize) -> Vec<String> {
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
        queries.push(match queries.len() % 9 {
            0 => span,
            1 => fold::plain(&span),
            2 => other_tone_placement(&span),
            3 => span.nfd().collect(),
            4 => span.to_uppercase(),
            5 => format!("\"{span}\""),
            6 => format!("“{span}” {other}"),
            7 => format!("{other} \"{}\"", fold::plain(&span)),
            _ => format!("{span} xyzzy {other}"),
        });
    }
    queries
}

/// `hòa` for `hoà` and the other way round.
fn other_tone_placement(text: &str) -> String {
    const NEW: &[&str] = &["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"];
    const OLD: &[&str] = &["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"];
    let text: String = text.nfc().collect();
    let swap =
        |from: &[&str], to: &[&str]| from.iter().zip(to).fold(text.clone(), |text, (from, to)| text.replace(from, to));
    let moved = swap(NEW, OLD);
    if moved == text { swap(OLD, NEW) } else { moved }
}
