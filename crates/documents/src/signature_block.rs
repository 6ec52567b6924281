//! The end of an official document: recipients (nơi nhận) and signature.

use std::slice;

use daihoi_text::fold::plain;

use super::{
    block::{Alignment, Block, Cell, Row},
    lines::lines,
};

/// Blocks from the end in which recipients and signature are looked for.
const BOTTOM: usize = 12;
/// Upper bounds of a signature: paragraphs, and characters of a line.
const MOST_SIGNATURE: usize = 6;
const LONGEST_LINE: usize = 60;
/// Upper bound of recipients; a longer list is something else.
const MOST_RECIPIENTS: usize = 30;

/// Recipients and signer, as far as the end of a document names them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct SignatureBlock {
    pub(super) signer: Option<String>,
    pub(super) recipients: Vec<String>,
}

/// Whether the text itself lists its recipients; pages must then not repeat them.
pub fn names_recipients(blocks: &[Block]) -> bool {
    columns(blocks).iter().flatten().any(|line| is_recipients(line))
}

fn is_recipients(line: &str) -> bool {
    plain(line).starts_with("noi nhan")
}

/// Reads the end of a document; the blocks stay as they are.
pub(super) fn read(blocks: &[Block]) -> SignatureBlock {
    let columns = columns(&blocks[blocks.len().saturating_sub(BOTTOM)..]);
    SignatureBlock {
        signer: columns.iter().rev().find_map(|lines| signer(lines)),
        recipients: columns.iter().rev().find_map(|lines| recipients(lines)).unwrap_or_default(),
    }
}

/// Sets recipients and signature side by side, as official documents do, for formats that cannot express it (Markdown):
/// applies to the last paragraphs, if a signature mark opens them and a person's name ends them.
pub(super) fn set_side_by_side(blocks: &mut Vec<Block>) {
    let is_plain = |block: &&Block| matches!(block, Block::Paragraph { alignment: Alignment::Natural, .. });
    let tail = blocks.iter().rev().take(MOST_SIGNATURE).take_while(is_plain).count();
    let opens = |block: &Block| lines(slice::from_ref(block)).first().is_some_and(|(line, _)| opens_signature(line));
    let Some(mark) = (blocks.len() - tail..blocks.len()).find(|&place| opens(&blocks[place])) else { return };
    let signature = lines(&blocks[mark..]);
    let is_short = |(line, _): &(String, bool)| line.chars().count() <= LONGEST_LINE;
    if signature.len() < 2
        || !signature.iter().all(is_short)
        || !signature.last().is_some_and(|(line, _)| is_name(line))
    {
        return;
    }
    let begins = |block: &Block| lines(slice::from_ref(block)).first().is_some_and(|(line, _)| is_recipients(line));
    let from = (mark.saturating_sub(2)..mark).find(|&place| begins(&blocks[place])).unwrap_or(mark);
    let right = blocks.split_off(mark);
    let left = blocks.split_off(from);
    let cell = |alignment, blocks| Cell { columns: 1, rows: 1, alignment, blocks };
    let cells = vec![cell(Alignment::Natural, left), cell(Alignment::Centre, right)];
    blocks.push(Block::Table(vec![Row { header: false, cells }]));
}

/// Whether a line opens a signature: a mark such as `T/M` (on behalf of), or an office that signs without one.
fn opens_signature(line: &str) -> bool {
    const MARKS: [&str; 10] = ["T/M", "TM.", "T.M", "TM ", "K/T", "KT.", "T/L", "TL.", "TUQ.", "Q."];
    const OFFICES: [&str; 12] = [
        "BÍ THƯ",
        "PHÓ BÍ THƯ",
        "CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "CHỦ TỌA",
        "TRƯỞNG BAN",
        "TỔ TRƯỞNG",
        "CHÁNH VĂN PHÒNG",
        "HIỆU TRƯỞNG",
        "THƯ KÝ",
        "NGƯỜI TRÌNH BÀY",
        "NGƯỜI BÁO CÁO",
    ];
    let same = |office: &str| plain(line) == plain(office) && !line.chars().any(char::is_lowercase);
    MARKS.iter().any(|mark| line.starts_with(mark)) || OFFICES.iter().any(|office| same(office))
}

/// The person's name below the last mark of a signature.
fn signer(lines: &[String]) -> Option<String> {
    let mark = lines.iter().rposition(|line| opens_signature(line))?;
    lines[mark + 1..].iter().rev().find(|line| is_name(line)).cloned()
}

/// The lines under `Nơi nhận:` without their dashes; the signature may follow them.
fn recipients(lines: &[String]) -> Option<Vec<String>> {
    let is_mark = |line: &String| plain(line).trim_end_matches([':', ' ', '.']) == "noi nhan";
    let start = lines.iter().rposition(is_mark)? + 1;
    let listed = || lines[start..].iter().take(MOST_RECIPIENTS).take_while(|line| !opens_signature(line));
    let has_dash = |line: &String| line.starts_with(['-', '–', '+', '•']);
    let dashes = listed().any(has_dash);
    let mut found: Vec<String> = Vec::new();
    for line in listed() {
        let entry = line.trim_start_matches(['-', '–', '+', '•', ' ']);
        match found.last_mut() {
            // Entries wrap in a narrow column.
            Some(before) if dashes && !has_dash(line) => *before = format!("{before} {entry}"),
            _ => found.push(entry.to_owned()),
        }
    }
    let named = |entry: &String| entry.chars().any(char::is_alphanumeric);
    let trimmed = |entry: String| entry.trim_end_matches([',', ';', '.', ' ']).to_owned();
    let found: Vec<String> = found.into_iter().filter(named).map(trimmed).collect();
    (!found.is_empty()).then_some(found)
}

/// Lines grouped by table cell and by run of consecutive blocks; list items are lines with their label.
fn columns(blocks: &[Block]) -> Vec<Vec<String>> {
    let mut columns = vec![Vec::new()];
    for block in blocks {
        match block {
            Block::Table(rows) => {
                columns.extend(rows.iter().flat_map(|row| &row.cells).map(|cell| texts(&cell.blocks)));
                columns.push(Vec::new());
            }
            block => {
                if let Some(column) = columns.last_mut() {
                    column.extend(texts(std::slice::from_ref(block)));
                }
            }
        }
    }
    columns
}

fn texts(blocks: &[Block]) -> Vec<String> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::List(items) => {
                for item in items {
                    let words = texts(&item.blocks);
                    out.extend(words.iter().take(1).map(|line| format!("{} {line}", item.label)));
                    out.extend(words.into_iter().skip(1));
                }
            }
            block => out.extend(lines(std::slice::from_ref(block)).into_iter().map(|(line, _)| line)),
        }
    }
    out
}

/// Whether a line looks like a person's name: two to five capitalised words.
fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let capitalised = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    (2..=5).contains(&words.len()) && words.iter().all(capitalised)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Inline, Run};

    fn owned(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|line| (*line).to_owned()).collect()
    }

    #[test]
    fn signatures_are_told_by_mark_or_office() {
        for lines in [
            &["T/M BAN CHẤP HÀNH", "BÍ THƯ", "(đã ký)", "Lê Văn An"][..],
            &["BÍ THƯ", "Lê Văn An"],
            &["TM. ĐOÀN CHỦ TỊCH", "Lê Văn An"],
        ] {
            assert_eq!(signer(&owned(lines)).as_deref(), Some("Lê Văn An"), "{lines:?}");
        }
        assert_eq!(signer(&owned(&["Bí thư", "Lê Văn An"])), None);
        assert_eq!(signer(&owned(&["T/M BAN CHẤP HÀNH", "(đã ký)"])), None);
    }

    fn paragraph(text: &str) -> Block {
        let run = Run { text: text.to_owned(), ..Run::default() };
        Block::Paragraph { alignment: Alignment::Natural, content: vec![Inline::Text(run)] }
    }

    /// The number of blocks after the call, and the lines at the left and at the right of the last one, if it was set
    /// so.
    fn set(texts: &[&str]) -> (usize, Option<[Vec<String>; 2]>) {
        let mut blocks: Vec<Block> = texts.iter().map(|text| paragraph(text)).collect();
        set_side_by_side(&mut blocks);
        let sides = match blocks.last() {
            Some(Block::Table(rows)) => {
                assert_eq!(rows[0].cells[1].alignment, Alignment::Centre);
                Some([texts_of(&rows[0].cells[0]), texts_of(&rows[0].cells[1])])
            }
            _ => None,
        };
        (blocks.len(), sides)
    }

    fn texts_of(cell: &Cell) -> Vec<String> {
        lines(&cell.blocks).into_iter().map(|(line, _)| line).collect()
    }

    #[test]
    fn a_signature_at_the_end_stands_at_the_right_with_recipients_beside_it() {
        let signature = || owned(&["T/M ĐẢNG ỦY", "BÍ THƯ", "Lê Văn An"]);
        let both = set(&["Điều cuối.", "Nơi nhận:", "- Các chi bộ; - Lưu.", "T/M ĐẢNG ỦY", "BÍ THƯ", "Lê Văn An"]);
        assert_eq!(both, (2, Some([owned(&["Nơi nhận:", "- Các chi bộ; - Lưu."]), signature()])));
        let short = set(&["Đoạn cuối.", "Nơi nhận: như Điều 3.", "T/M ĐẢNG ỦY", "BÍ THƯ", "Lê Văn An"]);
        assert_eq!(short, (2, Some([owned(&["Nơi nhận: như Điều 3."]), signature()])), "the text stays where it is");
        let alone = set(&["Một.", "Hai.", "T/M ĐẢNG ỦY", "BÍ THƯ", "Lê Văn An"]);
        assert_eq!(alone, (3, Some([Vec::new(), signature()])));
        assert_eq!(set(&["T/M ĐẢNG ỦY", "BÍ THƯ", "Lê Văn An", "Phụ lục kèm theo."]).1, None, "text follows");
        assert_eq!(set(&["CHỦ TỊCH", "Đồng chí Lê Văn An nói chuyện với đại biểu."]).1, None);
        assert_eq!(set(&[]), (0, None));
    }

    #[test]
    fn recipients_are_the_lines_below_their_mark() {
        let lines = owned(&[
            "Nơi nhận:",
            "- Ban Thường vụ Tỉnh ủy (báo cáo);",
            "- Các chi bộ trực thuộc",
            "Đảng bộ xã,",
            "- Lưu.",
            "T/M ĐẢNG ỦY",
            "Lê Văn An",
        ]);
        let expected = ["Ban Thường vụ Tỉnh ủy (báo cáo)", "Các chi bộ trực thuộc Đảng bộ xã", "Lưu"];
        assert_eq!(recipients(&lines).as_deref(), Some(&owned(&expected)[..]));
        assert_eq!(recipients(&owned(&["Nơi nhận:"])), None);
        assert_eq!(recipients(&owned(&["Lưu"])), None);
    }
}
