//! The end of an official paper: to whom it goes (nơi nhận) and who signed it.

use super::{block::Block, lines::lines};
use crate::text::fold::plain;

/// Blocks from the end in which recipients and signature are looked for.
const BOTTOM: usize = 12;
/// More lines than a paper has recipients are something else.
const MOST_RECIPIENTS: usize = 30;

/// What the end says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Ending {
    pub(super) signer: Option<String>,
    pub(super) recipients: Vec<String>,
}

/// Whether a text says itself to whom it goes.
pub fn names_recipients(blocks: &[Block]) -> bool {
    columns(blocks).iter().flatten().any(|line| plain(line).starts_with("noi nhan"))
}

/// Reads the end of a paper; nothing is taken out of it.
pub(super) fn read(blocks: &[Block]) -> Ending {
    let columns = columns(&blocks[blocks.len().saturating_sub(BOTTOM)..]);
    Ending {
        signer: columns.iter().rev().find_map(|lines| signer(lines)),
        recipients: columns.iter().rev().find_map(|lines| recipients(lines)).unwrap_or_default(),
    }
}

/// On whose behalf a paper is signed, and the offices that sign without such a mark.
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

/// The name under the last mark of a signature.
fn signer(lines: &[String]) -> Option<String> {
    let mark = lines.iter().rposition(|line| opens_signature(line))?;
    lines[mark + 1..].iter().rev().find(|line| is_name(line)).cloned()
}

/// The lines under `Nơi nhận:`, without their dashes; the signature may follow them.
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
            // A narrow column breaks entries.
            Some(before) if dashes && !has_dash(line) => *before = format!("{before} {entry}"),
            _ => found.push(entry.to_owned()),
        }
    }
    let named = |entry: &String| entry.chars().any(char::is_alphanumeric);
    let trimmed = |entry: String| entry.trim_end_matches([',', ';', '.', ' ']).to_owned();
    let found: Vec<String> = found.into_iter().filter(named).map(trimmed).collect();
    (!found.is_empty()).then_some(found)
}

/// The lines of each cell, and those of blocks that follow each other; list items are lines with their label.
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

/// Two to five words, each with a capital first and small letters after.
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
