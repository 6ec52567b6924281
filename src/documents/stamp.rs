//! What is stamped on a paper: its secrecy, its urgency, and to whom it may go. A stamp is a line of its own.

use super::{
    block::{Block, Secrecy},
    export,
    lines::lines,
};
use crate::text::fold::plain;

/// Blocks from the top in which stamps are looked for.
const TOP: usize = 16;

/// Bytes that a stamp has at most.
const LONGEST: usize = 200;

/// What a line of its own stamps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stamp {
    /// Độ mật.
    Secrecy(Secrecy),
    /// Độ khẩn, in small letters.
    Urgency(String),
    /// Phạm vi lưu hành, in small letters.
    Circulation(String),
}

/// The stamp that a line is, if it is one and nothing else.
pub(super) fn of_line(line: &str) -> Option<Stamp> {
    if line.len() > LONGEST {
        return None;
    }
    let folded = plain(line);
    let core = folded.trim_matches(|c: char| !c.is_alphanumeric());
    secrecy(line)
        .map(Stamp::Secrecy)
        .or_else(|| urgency(core).map(|urgency| Stamp::Urgency(urgency.to_owned())))
        .or_else(|| is_circulation(core).then(|| Stamp::Circulation(words(line))))
}

/// The secrecy that a line is, if it is such a mark and nothing else; stamps are typed with spaces between letters too.
pub(super) fn secrecy(line: &str) -> Option<Secrecy> {
    let line = line.to_lowercase();
    let line = line.trim_matches(|c: char| !c.is_alphabetic());
    let line = ["độ mật", "mức độ mật", "tài liệu", "văn bản"]
        .iter()
        .find_map(|prefix| line.strip_prefix(prefix))
        .map_or(line, |rest| rest.trim_start_matches(|c: char| !c.is_alphabetic()));
    let letters: String = line.chars().filter(|c| c.is_alphabetic()).collect();
    match letters.as_str() {
        "mật" => Some(Secrecy::Secret),
        "tốimật" => Some(Secrecy::TopSecret),
        "tuyệtmật" => Some(Secrecy::MostSecret),
        _ => None,
    }
}

/// A degree of urgency (Nghị định 30/2020/NĐ-CP, Phụ lục I).
fn urgency(folded: &str) -> Option<&'static str> {
    match folded.strip_prefix("do khan").unwrap_or(folded).trim_start_matches([':', ' ']) {
        "khan" => Some("khẩn"),
        "thuong khan" => Some("thượng khẩn"),
        "hoa toc" => Some("hỏa tốc"),
        "hoa toc hen gio" => Some("hỏa tốc hẹn giờ"),
        _ => None,
    }
}

fn is_circulation(folded: &str) -> bool {
    let rest = folded.strip_prefix("tai lieu ").or_else(|| folded.strip_prefix("van ban ")).unwrap_or(folded);
    let exact =
        ["noi bo", "luu hanh noi bo", "khong pho bien", "xem xong tra lai", "tra lai sau khi hop", "mat noi bo"];
    let opens = ["luu hanh noi bo ", "thu hoi sau ", "tra lai sau ", "chi luu hanh "];
    rest.len() <= 60 && (exact.contains(&rest) || opens.iter().any(|start| rest.starts_with(start)))
}

/// The words of a line in small letters, without signs at its ends.
fn words(line: &str) -> String {
    line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// The stamps on lines of their own among the first blocks, in tables and text boxes too.
pub(super) fn on_top(blocks: &[Block]) -> Vec<Stamp> {
    let top = &blocks[..blocks.len().min(TOP)];
    let text = export::words(top);
    let parts = text.lines().flat_map(|line| line.split(" | "));
    parts.filter_map(of_line).chain(in_cells(top)).collect()
}

/// Cells join their lines in the text; each line of a cell counts too.
fn in_cells(blocks: &[Block]) -> Vec<Stamp> {
    let cells = blocks.iter().filter_map(|block| if let Block::Table(rows) = block { Some(rows) } else { None });
    let cells = cells.flatten().flat_map(|row| &row.cells);
    cells.flat_map(|cell| lines(&cell.blocks)).filter_map(|(line, _)| of_line(&line)).collect()
}

/// The highest secrecy among stamps.
pub(super) fn highest(stamps: &[Stamp]) -> Secrecy {
    let marks = stamps.iter().filter_map(|stamp| if let Stamp::Secrecy(mark) = stamp { Some(*mark) } else { None });
    marks.max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_lines_of_their_own() {
        for (line, mark) in [
            ("MẬT", Secrecy::Secret),
            ("Độ mật: TỐI MẬT", Secrecy::TopSecret),
            ("[ T U Y Ệ T  M Ậ T ]", Secrecy::MostSecret),
            ("TÀI LIỆU MẬT", Secrecy::Secret),
        ] {
            assert_eq!(of_line(line), Some(Stamp::Secrecy(mark)), "{line}");
        }
        assert_eq!(of_line("HOẢ TỐC"), Some(Stamp::Urgency("hỏa tốc".into())));
        assert_eq!(of_line("Thượng khẩn"), Some(Stamp::Urgency("thượng khẩn".into())));
        let circulation = |words: &str| Some(Stamp::Circulation(words.into()));
        assert_eq!(of_line("(Lưu hành nội bộ)"), circulation("lưu hành nội bộ"));
        assert_eq!(of_line("TÀI LIỆU THU HỒI SAU ĐẠI HỘI"), circulation("tài liệu thu hồi sau đại hội"));
        for line in ["Mật ong", "MẶT TRẬN", "Giữ bí mật", "Khẩn trương", "Đoàn kết nội bộ", "Nội bộ đoàn kết", "", "*"]
        {
            assert_eq!(of_line(line), None, "{line}");
        }
    }
}
