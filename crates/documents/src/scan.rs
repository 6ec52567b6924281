//! The heading block of a scanned page, from recognised text: columns that stand side by side arrive as one line, and
//! nothing is taken out of the text, since it may be misread.

use daihoi_text::squeeze;

use super::{
    block::Block,
    class, fields,
    heading_fields::{HeadingFields, place_and_date, symbol},
    issuer,
    lines::lines,
};

/// Number of lines from the top in which a heading block is searched.
const TOP: usize = 24;
/// Upper bounds of a subject: lines, and characters.
const SUBJECT_LINES: usize = 4;
const LONGEST_SUBJECT: usize = 300;

/// Reads the heading block at the top of a page's recognised text.
pub(super) fn look(text: &[Block], found: &mut HeadingFields) {
    let paragraphs: Vec<Vec<String>> = text
        .iter()
        .map(|block| lines(std::slice::from_ref(block)).into_iter().map(|(line, _)| line).collect())
        .filter(|lines: &Vec<String>| !lines.is_empty())
        .take(TOP)
        .collect();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        for (row, line) in paragraph.iter().enumerate() {
            let title = class::of_title(line).filter(|_| !line.chars().any(char::is_lowercase));
            if let Some((class, rest)) = title {
                found.class = Some((class, rest));
                let under = &paragraph[row + 1..];
                let next = paragraphs.get(at + 1).map(Vec::as_slice).unwrap_or_default();
                found.subject.extend(subject(if under.is_empty() { next } else { under }));
                return;
            }
            top_line(line, paragraph.get(row + 1).map_or("", String::as_str), found);
        }
    }
}

/// The lines under a class, joined; none if they address the congress or begin the text.
fn subject(lines: &[String]) -> Option<String> {
    let words = squeeze(&lines.join(" "));
    let begins = words.chars().next().is_some_and(char::is_lowercase) || words.starts_with("Về ");
    (begins && lines.len() <= SUBJECT_LINES && words.chars().count() <= LONGEST_SUBJECT).then_some(words)
}

/// Reads a line above the class; `next` may hold the year that did not fit.
fn top_line(line: &str, next: &str, found: &mut HeadingFields) {
    let words: Vec<&str> = line.split(' ').collect();
    if let Some(at) = (0..words.len()).find(|at| issuer::nation(&words[*at..].join(" ")).is_some()) {
        let nation = issuer::nation(&words[at..].join(" "));
        found.nation = found.nation.or(nation);
        body(&words[..at], found);
        return;
    }
    let mut rest = &words[..];
    // `Số 12-BC/ĐU`, `Số: 12-BC/ĐU`
    let number = rest.get(..2).and_then(|words| symbol(&words.join(" ")));
    if let Some(number) = number {
        found.symbol.get_or_insert(number);
        rest = &rest[2..];
    }
    let place = rest.iter().position(|word| word.chars().any(char::is_lowercase));
    let (before, after) = rest.split_at(place.unwrap_or(rest.len()));
    if let Some((place, date)) = place_and_date(&after.join(" ")) {
        found.place.get_or_insert(place);
        found.date = found.date.or(date).or_else(|| fields::date(&format!("{} {next}", after.join(" "))));
        body(before, found);
    } else if place.is_none() {
        body(rest, found);
    }
}

/// Takes the words as a body's name, if they are one in capitals.
fn body(words: &[&str], found: &mut HeadingFields) {
    let line = words.join(" ");
    if issuer::is_body(&line) && !line.chars().any(char::is_lowercase) {
        found.bodies.push((line, false));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        Nation,
        block::{Alignment, Inline, Run},
    };

    fn paragraph(lines: &[&str]) -> Block {
        let text = |line: &&str| vec![Inline::Text(Run { text: (*line).to_owned(), ..Run::default() })];
        let content = lines.iter().map(text).collect::<Vec<_>>().join(&Inline::Break);
        Block::Paragraph { alignment: Alignment::Natural, content }
    }

    #[test]
    fn columns_that_were_read_as_one_line_are_told_apart() {
        let mut found = HeadingFields::default();
        let text = [
            paragraph(&["Tài liên Đai hãi - hm hành nâi hầ"]),
            paragraph(&[
                "ĐẢNG BỘ TỈNH LAM HỒNG ĐẢNG CỘNG SẢN VIỆT NAM",
                "ĐẢNG BỘ XÃ HÒA PHƯỚC Hòa Phước, ngày 25 tháng 7 năm",
                "* 2025",
                "Số 12-BC/ĐU",
            ]),
            paragraph(&["BÁO CÁO CHÍNH TRỊ"]),
            paragraph(&["của Ban Chấp hành Đảng bộ xã Hòa Phước khóa XI", "trình Đại hội đại biểu"]),
            paragraph(&["Đại hội đại biểu Đảng bộ xã diễn ra."]),
        ];
        look(&text, &mut found);
        let bodies: Vec<&str> = found.bodies.iter().map(|(body, _)| body.as_str()).collect();
        assert_eq!(bodies, ["ĐẢNG BỘ TỈNH LAM HỒNG", "ĐẢNG BỘ XÃ HÒA PHƯỚC"]);
        assert_eq!(found.nation, Some(Nation::Party));
        assert_eq!((found.symbol.as_deref(), found.place.as_deref()), (Some("12-BC/ĐU"), Some("Hòa Phước")));
        assert_eq!(found.date, Some(date(2025, 7, 25)));
        assert_eq!(found.class, Some(("báo cáo chính trị", String::new())));
        assert_eq!(found.subject, ["của Ban Chấp hành Đảng bộ xã Hòa Phước khóa XI trình Đại hội đại biểu"]);
    }

    #[test]
    fn the_text_under_a_class_is_no_subject() {
        let mut found = HeadingFields::default();
        look(&[paragraph(&["NGHỊ QUYẾT"]), paragraph(&["Đại hội quyết nghị:"])], &mut found);
        assert_eq!((found.class.map(|(class, _)| class), found.subject.len()), (Some("nghị quyết"), 0));
        let mut found = HeadingFields::default();
        look(&[paragraph(&["Chương trình văn nghệ"])], &mut found);
        assert!(found.class.is_none() && found.bodies.is_empty());
    }
}
