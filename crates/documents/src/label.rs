//! Labels that people type before a heading's words: `Phần I.`, `Điều 3.`, `II-`, `2.1.`, `a)`, `đ)`.

use daihoi_text::fold::plain;

/// The kinds of labels, from the highest rank to the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LabelKind {
    /// Phần (part), phụ lục (annex).
    Part,
    /// Chương, a chapter: `Chương II`
    Chapter,
    /// Mục, tiểu mục (section, subsection).
    Section,
    /// A capital with a point: `A.`
    Capital,
    /// Roman numerals: `I.`
    Roman,
    /// Điều, an article: `Điều 3.`
    Article,
    /// Decimal numbers by depth: `1.` is 1, `1.1.` is 2.
    Decimal(usize),
    /// A small letter with a parenthesis: `a)`
    Letter,
}

/// A line split into label and words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Labelled<'a> {
    pub(super) kind: LabelKind,
    /// As typed, without white space at its ends.
    pub(super) label: &'a str,
    /// The words after it, without white space at their start; may be empty.
    pub(super) rest: &'a str,
}

/// Splits a line; none if it begins with no label.
pub(super) fn split(line: &str) -> Option<Labelled<'_>> {
    let line = line.trim();
    let (kind, length) = word_label(line).or_else(|| sign_label(line))?;
    let (label, rest) = line.split_at(length);
    Some(Labelled { kind, label: label.trim_end(), rest: rest.trim_start() })
}

/// `Phần thứ nhất`, `CHƯƠNG II`, `Mục 1.`, `Điều 5:`. The length in bytes includes the sign that separates the label
/// from the words.
fn word_label(line: &str) -> Option<(LabelKind, usize)> {
    const WORDS: [(&str, usize, LabelKind); 6] = [
        ("phan", 1, LabelKind::Part),
        ("phu luc", 2, LabelKind::Part),
        ("chuong", 1, LabelKind::Chapter),
        ("muc", 1, LabelKind::Section),
        ("tieu muc", 2, LabelKind::Section),
        ("dieu", 1, LabelKind::Article),
    ];
    let words: Vec<(usize, &str)> =
        line.split_whitespace().take(5).map(|word| (word.as_ptr() as usize - line.as_ptr() as usize, word)).collect();
    let starts = |count: usize| plain(&words.iter().take(count).map(|(_, word)| *word).collect::<Vec<_>>().join(" "));
    let (_, count, kind) = WORDS.iter().find(|(name, count, _)| words.len() > *count && starts(*count) == *name)?;
    let (at, number) = words[*count];
    let core = number.trim_end_matches(PARTING);
    let ordinal = plain(number) == "thu" && words.len() > count + 1;
    let (at, core) = if ordinal {
        let (at, word) = words[count + 1];
        (at, word.trim_end_matches(PARTING))
    } else {
        (at, core)
    };
    let is_number = ordinal && is_ordinal(core) || is_roman(core) || is_small_number(core, 3) || is_capital(core);
    if !is_number {
        return None;
    }
    let mut end = at + core.len();
    // A space may precede the separating sign: "Điều 3 - Nhiệm vụ".
    let rest = &line[end..];
    let parted = rest.trim_start();
    let signs = parted.len() - parted.trim_start_matches(PARTING).len();
    if signs > 0 {
        end += rest.len() - parted.len() + signs;
    }
    Some((*kind, end))
}

/// Signs that separate a label from the words after it.
const PARTING: [char; 7] = ['.', ':', '-', '–', '—', ')', '/'];

/// `I.`, `A.`, `1.`, `1.1`, `a)`.
fn sign_label(line: &str) -> Option<(LabelKind, usize)> {
    let core = line.find(|c: char| !c.is_alphanumeric()).unwrap_or(line.len());
    let head = &line[..core];
    if is_small_number(head, 2) {
        return decimal_label(line);
    }
    let kind = if is_roman(head) && !(head.len() == 1 && "CDLM".contains(head)) {
        LabelKind::Roman
    } else if is_capital(head) {
        LabelKind::Capital
    } else if head.chars().count() == 1 && head.chars().all(|c| c.is_ascii_lowercase() || c == 'đ') {
        LabelKind::Letter
    } else {
        return None;
    };
    let rest = &line[core..];
    let sign = rest.trim_start();
    let mut signs = sign.chars();
    let allowed = if kind == LabelKind::Letter { ")./" } else { ".-–—/)" };
    let first = signs.next().filter(|c| allowed.contains(*c))?;
    // "A-rập", "a.m": a label typed without a space is followed by a capital.
    let after = signs.as_str();
    let open = after.chars().next().is_none_or(|c| c.is_whitespace() || c.is_uppercase() || ".-–—".contains(c));
    // "T/M", "K.T" (on behalf of, for) are no labels: a single letter after a single letter.
    let alone = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let open = open && !(kind == LabelKind::Capital && is_capital(&after[..alone]));
    let signs = first.len_utf8() + (after.len() - after.trim_start_matches(['.', '-', '–', '—']).len());
    open.then(|| (kind, core + (rest.len() - sign.len()) + signs))
}

/// `1.` `1)` `1/`, or `1.1` and deeper, where the last point may be missing.
fn decimal_label(line: &str) -> Option<(LabelKind, usize)> {
    let mut end = 0;
    let mut parts = 0;
    loop {
        let digits = line[end..].find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len() - end);
        if digits == 0 || digits > 2 {
            break;
        }
        parts += 1;
        end += digits;
        if line[end..].starts_with('.') && line[end + 1..].starts_with(|c: char| c.is_ascii_digit()) {
            end += 1;
        } else {
            break;
        }
    }
    let rest = &line[end..];
    // "1.284,6 tỷ đồng": more digits follow, so it is no label.
    if parts == 0 || rest.starts_with(|c: char| c.is_ascii_digit() || c == ',') {
        return None;
    }
    let sign = rest.chars().next().filter(|c| ".)/-–:".contains(*c)).map_or(0, char::len_utf8);
    let after = &rest[sign..];
    let open = after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || (sign > 0 && c.is_uppercase()));
    (open && (sign > 0 || parts > 1)).then_some((LabelKind::Decimal(parts), end + sign))
}

fn is_small_number(word: &str, digits: usize) -> bool {
    (1..=digits).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_capital(word: &str) -> bool {
    let mut letters = word.chars();
    matches!((letters.next(), letters.next()), (Some(c), None) if c.is_ascii_uppercase() || c == 'Đ')
}

/// Roman numerals up to 89: no document has more parts than that.
fn is_roman(word: &str) -> bool {
    let tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"];
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    !word.is_empty() && tens.iter().any(|ten| word.strip_prefix(ten).is_some_and(|rest| ones.contains(&rest)))
}

fn is_ordinal(word: &str) -> bool {
    const ORDINALS: [&str; 11] = ["nhat", "hai", "nhi", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"];
    ORDINALS.contains(&plain(word).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_taken_off() {
        for (line, kind, label, rest) in [
            ("Phần thứ nhất", LabelKind::Part, "Phần thứ nhất", ""),
            ("PHẦN THỨ HAI: KẾT QUẢ", LabelKind::Part, "PHẦN THỨ HAI:", "KẾT QUẢ"),
            ("Phụ lục 1 - Biểu số liệu", LabelKind::Part, "Phụ lục 1 -", "Biểu số liệu"),
            ("Chương II. QUY ĐỊNH CỤ THỂ", LabelKind::Chapter, "Chương II.", "QUY ĐỊNH CỤ THỂ"),
            ("Mục 1. Ứng cử", LabelKind::Section, "Mục 1.", "Ứng cử"),
            ("Điều 12. Hiệu lực", LabelKind::Article, "Điều 12.", "Hiệu lực"),
            ("ĐIỀU 3", LabelKind::Article, "ĐIỀU 3", ""),
            ("I. KẾT QUẢ", LabelKind::Roman, "I.", "KẾT QUẢ"),
            ("II- PHƯƠNG HƯỚNG", LabelKind::Roman, "II-", "PHƯƠNG HƯỚNG"),
            ("III/ TỔ CHỨC", LabelKind::Roman, "III/", "TỔ CHỨC"),
            ("IV - Kiểm tra", LabelKind::Roman, "IV -", "Kiểm tra"),
            ("V.NHIỆM VỤ", LabelKind::Roman, "V.", "NHIỆM VỤ"),
            ("I.- Tình hình", LabelKind::Roman, "I.-", "Tình hình"),
            ("A. ĐÁNH GIÁ", LabelKind::Capital, "A.", "ĐÁNH GIÁ"),
            ("C. Giải pháp", LabelKind::Capital, "C.", "Giải pháp"),
            ("1. Bối cảnh", LabelKind::Decimal(1), "1.", "Bối cảnh"),
            ("1) Bối cảnh", LabelKind::Decimal(1), "1)", "Bối cảnh"),
            ("1/ Bối cảnh", LabelKind::Decimal(1), "1/", "Bối cảnh"),
            ("1.1 Kinh tế", LabelKind::Decimal(2), "1.1", "Kinh tế"),
            ("2.1. Kinh tế", LabelKind::Decimal(2), "2.1.", "Kinh tế"),
            ("10.2.3. Kinh tế", LabelKind::Decimal(3), "10.2.3.", "Kinh tế"),
            ("2.Những kết quả", LabelKind::Decimal(1), "2.", "Những kết quả"),
            ("a) Về lúa", LabelKind::Letter, "a)", "Về lúa"),
            ("đ) Về cá", LabelKind::Letter, "đ)", "Về cá"),
            ("1.", LabelKind::Decimal(1), "1.", ""),
        ] {
            assert_eq!(split(line), Some(Labelled { kind, label, rest }), "{line}");
        }
    }

    #[test]
    fn other_lines_have_none() {
        for line in [
            "Chương trình đại hội",
            "Phần mềm",
            "Mục tiêu chung",
            "Điều kiện",
            "Phần",
            "1.284,6 tỷ đồng",
            "2025 là năm",
            "12,5%",
            "10 năm qua",
            "2025. Tổng kết",
            "A-rập",
            "T/M ĐOÀN CHỦ TỊCH",
            "T.M ĐẢNG ỦY",
            "K/T. CHỦ TỊCH",
            "a.m",
            "Xã Hòa Phước",
            "IIII. Sai",
            "KẾT LUẬN",
            "",
            "- Xây dựng",
            "I",
        ] {
            assert_eq!(split(line), None, "{line}");
        }
    }
}
