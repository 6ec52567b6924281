//! Names as offices write them: `1. Ông Lê Văn An (Bí thư)`, two people in a cell, and what is no name at all.

use std::{collections::HashSet, sync::LazyLock};

use super::Reason;
use daihoi_text::fold;

/// More letters than any name has.
const LONGEST: usize = 80;
/// More words than any name has.
const WORDS: usize = 8;

/// Family names that are borne here, of all its peoples, without marks: to know a name by, never to refuse one.
const FAMILIES: &str = "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly li dinh trinh truong doan lam mai \
    dao cao ha luong luu phung to ta thai chau quach kieu tong trieu nghiem khuat lo lu vi cam deo quang be nong ma hua mong \
    giang giap vang sung thao lau tan ban chu than tang vuong thach son kim danh la au luc hau ung on tu pho diep thieu phi \
    cu khong bach cong ninh mac tieu an am bo che chung co dam diem dong hang kha khau kong ksor lai lang lieu lim lung mau \
    nay ngan ngac nghe nham nhan nhu nie nhung oan pang phu quan sam sieu tac te thi thuong trang tru tuong van viem viet xa \
    yen y a rcom rmah siu kpa kpuih mlo hra rah lom vien dieu ro hlong chau neang";

static KNOWN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| FAMILIES.split_whitespace().collect());

/// Common enough that two of them in one cell are two people: words of given names are left out.
const COMMON: [&str; 34] = [
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương",
    "lý", "đinh", "trịnh", "trương", "đoàn", "lâm", "phùng", "tạ", "quách", "tống", "triệu", "lò", "vi", "nông",
    "vàng", "lương", "lưu", "nguyen", "tran",
];

/// Forms of address, and titles before a name, without marks: each with the form that it has with marks, where a family
/// name is written like it.
const ADDRESSES: &[&str] = &[
    "ông",
    "bà",
    "anh",
    "chị",
    "cô",
    "chú",
    "bác",
    "thầy",
    "cụ",
    "em",
    "cháu",
    "đồng chí",
    "đ/c",
    "đc",
    "đ.c",
    "quý ông",
    "quý bà",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "ts",
    "tskh",
    "ths",
    "gs",
    "pgs",
    "gs.ts",
    "pgs.ts",
    "ncs",
    "bs",
    "bsck1",
    "bsckii",
    "bscki",
    "bsck2",
    "bs.ckii",
    "bs.cki",
    "ds",
    "ks",
    "kts",
    "cn",
    "cử nhân",
    "kỹ sư",
    "bác sĩ",
    "bác sỹ",
    "dược sĩ",
    "tiến sĩ",
    "tiến sỹ",
    "thạc sĩ",
    "thạc sỹ",
    "giáo sư",
    "phó giáo sư",
    "luật sư",
    "ls",
    "nhà giáo ưu tú",
    "nhà giáo",
    "ngưt",
    "ngnd",
    "nsưt",
    "nsnd",
    "nghệ sĩ",
    "thượng tọa",
    "đại đức",
    "hòa thượng",
    "ni sư",
    "sư cô",
    "linh mục",
    "mục sư",
    "lm",
    "thiếu úy",
    "trung úy",
    "thượng úy",
    "đại úy",
    "thiếu tá",
    "trung tá",
    "thượng tá",
    "đại tá",
    "thiếu tướng",
    "trung tướng",
    "thượng tướng",
    "đại tướng",
];

/// A name as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) text: String,
    /// Its number, where that stood before it.
    pub(super) number: Option<u32>,
    /// Whether more stood in the cell than the name and its number.
    pub(super) trimmed: bool,
}

/// Reads the text of a name's cell, lines parted by `\n`; an empty name where only a remark stands there.
pub(super) fn read(lines: &str) -> Result<Name, Reason> {
    let stood = lines.replace('\n', " ");
    let found = || stood.clone();
    let letters = lines.chars().count();
    if letters > 4 * LONGEST {
        return Err(Reason::TooLong { found: lines.chars().take(40).collect(), letters });
    }
    if lines.contains(['?', '\u{fffd}']) {
        return Err(Reason::BrokenLetters { found: found() });
    }
    // The stroke of this form parts nobody.
    let lines = ["đ/c", "Đ/c", "Đ/C", "đ/C"].iter().fold(lines.to_owned(), |text, form| text.replace(form, "đ.c"));
    let lines = lines.as_str();
    if are_two(lines) {
        return Err(Reason::TwoPeople { found: found() });
    }
    let (number, rest) = numbered(lines.trim());
    let whole = rest.replace('\n', " ");
    let mut text = without_brackets(&first_part(rest));
    text = without_address(&text);
    text = text.trim_matches(|c: char| c.is_whitespace() || ".,;:-–*•_+/\"“”".contains(c)).to_owned();
    let words = text.split(' ').count();
    if text.chars().any(char::is_numeric) || text.contains(['@', '=', '<', '>', '#', '%', '|', '{', '}']) {
        return Err(Reason::NotAName { found: found() });
    }
    if text.chars().count() > LONGEST {
        return Err(Reason::TooLong { found: text.chars().take(40).collect(), letters });
    }
    if words > WORDS || text.contains([',', ';', '&']) || !text.is_empty() && !text.chars().any(char::is_alphabetic) {
        return Err(Reason::NotAName { found: found() });
    }
    Ok(Name { trimmed: text != whole, text, number })
}

/// `1. Lê Văn An`, `1) …`, `1 - …`: the number and the rest.
fn numbered(text: &str) -> (Option<u32>, &str) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].trim_start();
    let marked = rest.strip_prefix(['.', ')', '-', '/', '–']);
    match (text[..digits].parse(), marked) {
        (Ok(number), Some(rest)) if rest.trim_start().starts_with(char::is_alphabetic) => {
            (Some(number), rest.trim_start())
        }
        _ => (None, text),
    }
}

/// The name's own part of a cell: what follows on another line, behind a dash or a comma may be a post or a remark.
fn first_part(text: &str) -> String {
    let parts: Vec<&str> = parts(text).collect();
    match &parts[..] {
        [first, rest @ ..] if !rest.is_empty() && looks_like_one(first) && !rest.iter().all(|part| continues(part)) => {
            (*first).to_owned()
        }
        _ => text.replace('\n', " "),
    }
}

/// Whether a part can go on with the name of the part before: `Nguyễn Thị` / `Hồng Hạnh`.
fn continues(part: &str) -> bool {
    let words = part.split_whitespace().count();
    looks_like_one(part) && words <= 3 && !is_post(part) || words == 1 && part.chars().all(char::is_alphabetic)
}

/// Beginnings of posts, for those whose words all have a capital.
fn is_post(part: &str) -> bool {
    const POSTS: [&str; 20] = [
        "bí thư",
        "phó",
        "trưởng",
        "chủ tịch",
        "ủy viên",
        "uỷ viên",
        "đảng viên",
        "giám đốc",
        "hiệu trưởng",
        "cán bộ",
        "chi bộ",
        "đảng ủy",
        "đảng uỷ",
        "ubnd",
        "btv",
        "bch",
        "thư ký",
        "đại biểu",
        "phòng",
        "ban",
    ];
    let small = part.to_lowercase();
    POSTS.iter().any(|post| small.strip_prefix(post).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// Parts between the marks that part people, or a name from a remark.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let marks = |c: char| matches!(c, '\n' | ',' | ';' | '&' | '+' | '/' | '|');
    text.split(marks)
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| part.split(" và "))
        .flat_map(|part| part.split(" and "))
        .map(|part| part.trim_matches(|c: char| c.is_whitespace() || c == '-' || c == '.'))
        .filter(|part| !part.is_empty())
}

/// Whether two people stand in a text: two parts that each are a whole name.
fn are_two(lines: &str) -> bool {
    let whole = |part: &str| {
        let part = numbered(part).1;
        let part = without_address(&without_brackets(part));
        let words = part.split_whitespace().count();
        let first = part.split_whitespace().next().unwrap_or_default().to_lowercase();
        let last = part.split_whitespace().last().unwrap_or_default().to_lowercase();
        // `Trần Thị` goes on with the next line.
        (2..=6).contains(&words)
            && COMMON.contains(&first.as_str())
            && !matches!(last.as_str(), "thị" | "văn" | "thi" | "van")
            && looks_like_one(&part)
    };
    if parts(lines).filter(|part| whole(part)).count() >= 2 {
        return true;
    }
    // `1. Lê Văn An 2. Trần Thị Bé`
    let between: Vec<&str> =
        lines.split(|c: char| c.is_ascii_digit()).map(|part| part.trim_matches([' ', '.', ')', '-', '\n'])).collect();
    between.iter().filter(|part| whole(part)).count() >= 2
}

fn without_brackets(text: &str) -> String {
    let (mut out, mut depth) = (String::with_capacity(text.len()), 0_u32);
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without the forms of address and the titles before a name. `Ông Ích Khiêm` is a name: a form that is written without
/// a point goes only where a whole name with a common family name is left.
fn without_address(text: &str) -> String {
    let mut rest = text.trim();
    loop {
        let small = rest.to_lowercase();
        let longest = ADDRESSES
            .iter()
            .filter(|address| small.starts_with(**address) && small.is_char_boundary(address.len()))
            .filter_map(|address| {
                // Lower case may have another length in bytes.
                let after: String = rest.chars().skip(address.chars().count()).collect();
                let pointed = after.starts_with(['.', ':', '/']);
                (pointed || after.starts_with(' ')).then(|| (address.len(), pointed, after.chars().count()))
            })
            .max();
        let Some((_, pointed, left)) = longest else { return rest.to_owned() };
        let total = rest.chars().count();
        let start = rest.char_indices().nth(total - left).map_or(rest.len(), |(at, _)| at);
        let tail = rest[start..].trim_start_matches(['.', ':', '/', ' ']);
        let words = tail.split_whitespace().count();
        let next = tail.split(['.', ' ']).next().unwrap_or_default().to_lowercase();
        let goes = tail.starts_with(char::is_alphabetic)
            && (pointed && words >= 1
                || words >= 2
                    && (COMMON.contains(&next.as_str())
                        || ADDRESSES.contains(&next.as_str())
                        || has_family(tail) && is_title(&small)));
        if !goes {
            return rest.to_owned();
        }
        rest = tail;
    }
}

/// Titles that are no word of a name.
fn is_title(small: &str) -> bool {
    const WORDS: [&str; 12] = [
        "đồng chí",
        "đ/c",
        "đại tá",
        "thượng tá",
        "trung tá",
        "thiếu tá",
        "đại úy",
        "thượng úy",
        "trung úy",
        "thiếu úy",
        "bác sĩ",
        "tiến sĩ",
    ];
    WORDS.iter().any(|word| small.starts_with(word))
}

/// Whether a text is written as a name is: one to six words of letters, with capitals or all in small letters, and none
/// of the words that begin what is no person.
pub(super) fn looks_like_one(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word = |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.' | '`'));
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let (all, some) = (words.iter().all(capital), words.iter().any(capital));
    (1..=6).contains(&words.len())
        && words.iter().all(|word| is_word(word) && word.chars().count() <= 12)
        && (all
            || !some && has_family(text)
            || some
                && words.iter().filter(|word| !capital(word)).count() == 1
                && has_family(text)
                && (3..=4).contains(&words.len())
                && !is_post(text))
}

/// Whether the first word is a family name.
pub(super) fn has_family(text: &str) -> bool {
    let first = text.split([' ', '\n']).next().unwrap_or_default();
    KNOWN.contains(fold::plain(first).as_str())
}

/// Whether a text begins as a person's name does, by its marks: with a common family name, or with a middle name second.
pub(super) fn begins_person(text: &str) -> bool {
    let mut words = text.split_whitespace().map(str::to_lowercase);
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    COMMON.contains(&first.as_str()) || matches!(second.as_str(), "văn" | "thị" | "van" | "thi")
}

/// Whether the last word, or the one before, is a family name and the first is none: `An Nguyễn Văn`.
pub(super) fn is_turned(text: &str) -> bool {
    let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
    words.len() >= 3
        && !COMMON.contains(&words[0].as_str())
        && words[1..].iter().any(|word| COMMON.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> String {
        read(text).map_or_else(|reason| format!("{reason:?}"), |name| name.text)
    }

    #[test]
    fn names_lose_what_offices_write_around_them_and_it_is_told() {
        for (found, kept) in [
            ("Ông Lê Văn An", "Lê Văn An"),
            ("Đ/c Trần Thị Bé", "Trần Thị Bé"),
            ("đ/c: Trần Thị Bé", "Trần Thị Bé"),
            ("Đồng chí Vi Văn Thành", "Vi Văn Thành"),
            ("TS. Hồ Văn Cường", "Hồ Văn Cường"),
            ("PGS.TS. Đỗ Thị Dung", "Đỗ Thị Dung"),
            ("ThS Lê Văn An", "Lê Văn An"),
            ("Đại tá Lê Văn An", "Lê Văn An"),
            ("Lê Văn An (Bí thư)", "Lê Văn An"),
            ("Lê Văn An (B)", "Lê Văn An"),
            ("Lê Văn An - Bí thư", "Lê Văn An"),
            ("Lê Văn An, Phó Chủ tịch UBND", "Lê Văn An"),
            ("Lê Văn An\nBí thư Đảng ủy", "Lê Văn An"),
            ("- Lê Văn An.", "Lê Văn An"),
            ("Mr. John Smith", "John Smith"),
        ] {
            assert_eq!(read(found), Ok(Name { text: kept.to_owned(), number: None, trimmed: true }), "{found}");
        }
        let numbered = read("12. Lê Văn An").expect("a name");
        assert_eq!((&numbered.text[..], numbered.number, numbered.trimmed), ("Lê Văn An", Some(12), false));
    }

    #[test]
    fn names_that_look_like_more_stay_whole() {
        for whole in [
            "Ông Ích Khiêm",
            "Công Tằng Tôn Nữ Thị Ninh",
            "H'Hen Niê",
            "Y",
            "A Lăng Thị Bích",
            "LÊ VĂN AN",
            "Bà Thị Tám",
            "Cô Anh",
            "Đoàn Văn Hậu",
            "Văn Phòng",
            "lê văn an",
            "Nguyễn-Phúc Bảo Ân",
            "Tống Thị Hoa",
            "Ksor H'Bơ Khăp",
            "John Smith",
        ] {
            assert_eq!(name(whole), whole);
        }
        assert_eq!(name("Nguyễn Thị\nHồng Hạnh"), "Nguyễn Thị Hồng Hạnh");
        assert_eq!(name("Trần Thị\nLê Na"), "Trần Thị Lê Na");
    }

    #[test]
    fn two_people_and_what_is_no_name_are_refused() {
        for two in [
            "Lê Văn An\nTrần Thị Bé",
            "Lê Văn An, Trần Thị Bé",
            "Lê Văn An; Trần Thị Bé",
            "Lê Văn An và Trần Thị Bé",
            "1. Lê Văn An 2. Trần Thị Bé",
            "Ông Lê Văn An\nBà Trần Thị Bé",
            "Lê Văn An / Phạm Thị Bé",
            "Lê Văn An - Trần Thị Bé",
        ] {
            assert!(matches!(read(two), Err(Reason::TwoPeople { .. })), "{two}: {:?}", read(two));
        }
        assert!(matches!(read("Nguy?n V?n An"), Err(Reason::BrokenLetters { .. })));
        assert!(matches!(read(&"Lê ".repeat(11_000)), Err(Reason::TooLong { .. })));
        for none in ["Lê Văn 2", "an@xa.vn", "---", "một câu rất dài không phải là họ tên của ai cả"]
        {
            assert!(
                read(none).is_err() || read(none).is_ok_and(|name| name.text.is_empty()),
                "{none}: {:?}",
                read(none)
            );
        }
    }

    #[test]
    fn names_are_known_by_their_form() {
        for yes in ["Lê Văn An", "LÊ VĂN AN", "lê văn an", "Y Blăng", "Trần Thị bé"] {
            assert!(looks_like_one(yes), "{yes}");
        }
        for no in ["Chi bộ 1", "Bí thư", "Họ và tên", "thôn Đông", "0905 123 456", "Tổ dân phố số 5", "Văn phòng"]
        {
            assert!(!looks_like_one(no), "{no}");
        }
        assert!(is_turned("An Nguyễn Văn") && !is_turned("Nguyễn Văn An"));
    }
}
