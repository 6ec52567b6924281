//! Markings stamped on a document: secrecy, urgency, and restricted circulation. A marking has a line of its own.

use daihoi_text::{fold::plain, nearest::distance, squeeze};

use super::{
    block::{Block, Secrecy},
    export, issuer,
    lines::lines,
};

/// Number of blocks from the top in which markings are searched.
const TOP: usize = 16;

/// Upper bound of a marking in bytes.
const LONGEST: usize = 200;

/// Upper bound in characters of a line with a marking and other words.
const LONGEST_MIXED: usize = 120;

/// Number of lines of a recognised page in which markings are searched.
const SCAN_LINES: usize = 16;

/// Signs that separate a marking from other words; the comma comes first, see [`beside`].
const SIGNS: [char; 12] = [',', '-', '–', '—', '.', ';', '(', ')', '[', ']', '|', '/'];

/// Upper bound of words in a mark of secrecy (TÀI LIỆU TUYỆT MẬT).
const MARK_WORDS: usize = 4;

/// Words before "mật" after which it is no mark (bí mật, bảo mật, …), without tone marks.
const NAMED: [&str; 6] = ["bi", "bao", "co", "lieu", "tin", "nuoc"];

/// What a marking says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Marking {
    /// Độ mật, the degree of secrecy.
    Secrecy(Secrecy),
    /// Độ khẩn in lower case.
    Urgency(String),
    /// Phạm vi lưu hành in lower case.
    Circulation(String),
}

/// The marking in a line: the line is one and nothing else, or has one beside what documents put beside markings.
pub(super) fn of_line(line: &str) -> Option<Marking> {
    of_whole_line(line).or_else(|| {
        let line = squeeze(line);
        if line.chars().count() > LONGEST_MIXED {
            return None;
        }
        beside(&line).map(Marking::Secrecy).or_else(|| circulation_at_end(&line).map(Marking::Circulation))
    })
}

/// The marking that a line is, if it is one and nothing else.
pub(super) fn of_whole_line(line: &str) -> Option<Marking> {
    if line.len() > LONGEST {
        return None;
    }
    let folded = plain(line);
    let core = folded.trim_matches(|c: char| !c.is_alphanumeric());
    secrecy(line)
        .map(Marking::Secrecy)
        .or_else(|| urgency(core).map(|urgency| Marking::Urgency(urgency.to_owned())))
        .or_else(|| is_circulation(core).then(|| Marking::Circulation(words(line))))
}

/// The secrecy that a line states, if it states nothing else; marks are also typed with spaces between the letters.
fn secrecy(line: &str) -> Option<Secrecy> {
    let line = line.to_lowercase();
    let line = line.trim_matches(|c: char| !c.is_alphabetic());
    let line = ["độ mật", "mức độ mật", "dấu mật", "dấu", "tài liệu", "văn bản"]
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

/// The secrecy in a line that says more. A sentence may speak of secrets, so the mark must be in capitals and set apart
/// by a sign or beside a line of the heading block, or all the rest must be companions of markings.
fn beside(line: &str) -> Option<Secrecy> {
    let parts = |signs: &'static [char]| line.split(signs).map(str::trim).filter(|part| !part.is_empty());
    let marks = || parts(&SIGNS).filter_map(secrecy);
    let rest = || parts(&SIGNS).filter(|part| secrecy(part).is_none());
    if rest().all(is_companion) && marks().next().is_some() {
        return marks().max();
    }
    // Titles list marks with commas, so commas don't set them apart.
    let apart = parts(&SIGNS[1..]).filter(|part| !part.chars().any(char::is_lowercase)).filter_map(secrecy).max();
    apart.or_else(|| at_an_end(line)).or_else(|| parts(&SIGNS[1..]).find_map(at_an_end))
}

/// The mark in capitals with which a part begins or ends, if the rest belongs to the heading block or to markings.
fn at_an_end(part: &str) -> Option<Secrecy> {
    let words: Vec<&str> = part.split(' ').collect();
    let is_mark = |words: &[&str]| {
        let joined = words.join(" ");
        secrecy(&joined).filter(|_| !joined.chars().any(char::is_lowercase))
    };
    let fits = |rest: &[&str]| {
        let rest = rest.join(" ");
        let top = issuer::is_body(&rest) || issuer::nation(&rest).is_some() || is_companion(&rest);
        top && !rest.is_empty()
    };
    let longest = MARK_WORDS.min(words.len());
    let first = (1..=longest).rev().find_map(|at| is_mark(&words[..at]).filter(|_| fits(&words[at..])));
    first.or_else(|| {
        (1..=longest).rev().find_map(|count| {
            let (rest, mark) = words.split_at(words.len() - count);
            // BẢO VỆ BÍ MẬT is a name, not a mark.
            let named = rest.last().is_some_and(|word| NAMED.contains(&plain(word).as_str()));
            is_mark(mark).filter(|_| !named && fits(rest))
        })
    })
}

/// Whether a text is what accompanies markings: the number of a copy, its addressee, the document's own number.
fn is_companion(part: &str) -> bool {
    let folded = plain(part);
    let core = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let begins = [
        "de nghi thu hoi",
        "ban so ",
        "so ",
        "so: ",
        "ban thu ",
        "khong pho bien",
        "khong sao chup",
        "cam sao chup",
        "thu hoi ",
    ];
    !core.is_empty()
        && (begins.iter().any(|start| core.starts_with(start))
            || urgency(core).is_some()
            || is_circulation(core)
            || core == "do mat"
            || core.chars().all(|c| c.is_ascii_digit()))
}

/// The markings among the raw lines of a recognised page. Letters of stamps are often misread, so a mark that stands
/// alone in capitals may have one of them wrong.
pub(super) fn on_scan(text: &str) -> Vec<Marking> {
    let lines = text.lines().map(squeeze).filter(|line| line.chars().any(char::is_alphanumeric)).take(SCAN_LINES);
    let marking = |line: String| {
        let found = of_line(&line);
        match found {
            // The last word of a sentence may have a line of its own.
            Some(Marking::Secrecy(_)) if line.starts_with(char::is_lowercase) => None,
            None => misread(&line).map(Marking::Secrecy),
            found => found,
        }
    };
    lines.filter_map(marking).collect()
}

fn misread(line: &str) -> Option<Secrecy> {
    let letters: Vec<char> = line.chars().filter(|c| c.is_alphabetic()).collect();
    let alone = letters.iter().all(|c| c.is_uppercase()) && line.chars().all(|c| !c.is_ascii_digit());
    let marks = [("MẬT", Secrecy::Secret), ("TỐIMẬT", Secrecy::TopSecret), ("TUYỆTMẬT", Secrecy::MostSecret)];
    let is_near = |mark: &str| alone && distance(&letters, &mark.chars().collect::<Vec<_>>()) <= 1;
    marks.into_iter().find(|(mark, _)| is_near(mark)).map(|(_, secrecy)| secrecy)
}

/// A degree of urgency, by Nghị định 30/2020/NĐ-CP, Phụ lục I.
fn urgency(folded: &str) -> Option<&'static str> {
    match folded.strip_prefix("do khan").unwrap_or(folded).trim_start_matches([':', ' ']) {
        "khan" => Some("khẩn"),
        "thuong khan" => Some("thượng khẩn"),
        "hoa toc" => Some("hỏa tốc"),
        "hoa toc hen gio" => Some("hỏa tốc hẹn giờ"),
        _ => None,
    }
}

/// Phrases that restrict circulation, also at the end of a longer line; without marks.
const PHRASES: [&str; 5] =
    ["luu hanh noi bo", "khong pho bien", "xem xong tra lai", "tra lai sau khi hop", "mat noi bo"];

fn is_circulation(folded: &str) -> bool {
    let rest = folded.strip_prefix("tai lieu ").or_else(|| folded.strip_prefix("van ban ")).unwrap_or(folded);
    let opens = ["luu hanh noi bo ", "thu hoi sau ", "tra lai sau ", "chi luu hanh "];
    rest.len() <= 60
        && (rest == "noi bo" || PHRASES.contains(&rest) || opens.iter().any(|start| rest.starts_with(start)))
}

/// The phrase that restricts circulation at the end of a line, if something else precedes it.
fn circulation_at_end(line: &str) -> Option<String> {
    let whole = words(line);
    let folded = plain(&whole);
    let of_a_paper = folded.starts_with("tai lieu ") || folded.starts_with("van ban ");
    PHRASES.iter().find_map(|phrase| {
        let before = folded.strip_suffix(phrase)?.trim_end();
        let apart = before.ends_with(['-', '–', '—', ',', '.', ';', ':', '(', '[', '|', '/']);
        let count = phrase.chars().count();
        let printed: Vec<char> = whole.chars().collect();
        (apart || of_a_paper).then(|| printed[printed.len().saturating_sub(count)..].iter().collect())
    })
}

/// The words of a line in lower case, without signs at its ends.
fn words(line: &str) -> String {
    line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// The markings on lines of their own among the first blocks, in tables and text boxes too.
pub(super) fn on_top(blocks: &[Block]) -> Vec<Marking> {
    let top = &blocks[..blocks.len().min(TOP)];
    let text = export::words(top);
    let parts = text.lines().flat_map(|line| line.split(" | "));
    // Tabs separate columns.
    let columns = lines(top).into_iter().filter_map(|(line, _)| of_line(&line));
    parts.filter_map(of_line).chain(columns).chain(in_cells(top)).collect()
}

/// Cells join their lines into one text; here each line of a cell is tried separately.
fn in_cells(blocks: &[Block]) -> Vec<Marking> {
    let cells = blocks.iter().filter_map(|block| if let Block::Table(rows) = block { Some(rows) } else { None });
    let cells = cells.flatten().flat_map(|row| &row.cells);
    cells.flat_map(|cell| lines(&cell.blocks)).filter_map(|(line, _)| of_line(&line)).collect()
}

/// The highest secrecy among markings.
pub(super) fn highest(markings: &[Marking]) -> Secrecy {
    let marks =
        markings.iter().filter_map(|marking| if let Marking::Secrecy(mark) = marking { Some(*mark) } else { None });
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
            ("Dấu: Tuyệt mật", Secrecy::MostSecret),
        ] {
            assert_eq!(of_line(line), Some(Marking::Secrecy(mark)), "{line}");
        }
        assert_eq!(of_line("HOẢ TỐC"), Some(Marking::Urgency("hỏa tốc".into())));
        assert_eq!(of_line("Thượng khẩn"), Some(Marking::Urgency("thượng khẩn".into())));
        let circulation = |words: &str| Some(Marking::Circulation(words.into()));
        assert_eq!(of_line("(Lưu hành nội bộ)"), circulation("lưu hành nội bộ"));
        assert_eq!(of_line("TÀI LIỆU THU HỒI SAU ĐẠI HỘI"), circulation("tài liệu thu hồi sau đại hội"));
        for line in ["Mật ong", "MẶT TRẬN", "Giữ bí mật", "Khẩn trương", "Đoàn kết nội bộ", "Nội bộ đoàn kết", "", "*"]
        {
            assert_eq!(of_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_stamp_may_have_other_words_beside_it() {
        for (line, mark) in [
            ("MẬT Bản số 05", Secrecy::Secret),
            ("TÀI LIỆU MẬT - KHÔNG PHỔ BIẾN", Secrecy::Secret),
            ("Độ mật: Mật. Bản số 01", Secrecy::Secret),
            ("Độ mật: Tối mật, bản số 3", Secrecy::TopSecret),
            ("TUYỆT MẬT - HỎA TỐC", Secrecy::MostSecret),
            ("Tài liệu Mật, đề nghị thu hồi", Secrecy::Secret),
            ("Tài liệu Đại hội (MẬT)", Secrecy::Secret),
            ("MẬT ĐẢNG BỘ TỈNH LAM HỒNG ĐẢNG CỘNG SẢN VIỆT NAM", Secrecy::Secret),
            ("ĐẢNG BỘ XÃ HÒA PHƯỚC TỐI MẬT", Secrecy::TopSecret),
            ("Số 12-BC/ĐU MẬT", Secrecy::Secret),
        ] {
            assert_eq!(of_line(line), Some(Marking::Secrecy(mark)), "{line}");
            assert_eq!(of_whole_line(line), None, "{line}");
        }
        for line in [
            "Giữ bí mật, bảo đảm an toàn.",
            "Mật độ dân số: 512 người/km2",
            "MẬT ĐỘ DÂN SỐ - XÃ HÒA PHƯỚC",
            "ĐẢNG BỘ XÃ HÒA PHƯỚC BẢO VỆ BÍ MẬT",
            "QUY CHẾ BẢO VỆ BÍ MẬT NHÀ NƯỚC",
            "CÔNG TÁC CƠ YẾU - BẢO MẬT",
            "Tài liệu có độ mật (tối mật, mật) do văn thư giữ.",
            "Tiếp tục thực hiện tốt công tác bảo mật.",
        ] {
            assert_eq!(of_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_line_may_end_in_whom_a_paper_is_for() {
        for (line, found) in [
            ("Tài liệu Đại hội - lưu hành nội bộ", "lưu hành nội bộ"),
            ("Tài liệu Đại hội LƯU HÀNH NỘI BỘ.", "lưu hành nội bộ"),
            ("Kỳ họp thứ 3 (không phổ biến)", "không phổ biến"),
        ] {
            assert_eq!(of_line(line), Some(Marking::Circulation(found.into())), "{line}");
        }
        for line in ["Quy chế quản lý giấy tờ lưu hành nội bộ", "Hội nghị bàn về việc không phổ biến"]
        {
            assert_eq!(of_line(line), None, "{line}");
        }
    }

    #[test]
    fn recognised_stamps_may_have_a_letter_wrong() {
        let mark = |text: &str| highest(&on_scan(text));
        assert_eq!(mark("MẠẬT\nĐẢNG BỘ TỈNH LAM HỒNG ĐẢNG CỘNG SẢN VIỆT NAM"), Secrecy::Secret);
        assert_eq!(mark("ĐẢNG BỘ TỈNH LAM HỒNG\n\nMÂT\n"), Secrecy::Secret);
        assert_eq!(mark("TỐI MẬTT"), Secrecy::TopSecret);
        assert_eq!(mark("ĐẢNG BỘ\nmật."), Secrecy::Open);
        assert_eq!(mark("MẶT TRẬN\nNHẬT\nM\nMỤC 1\nMẬT ĐỘ"), Secrecy::Open);
        assert_eq!(mark(&format!("{}MẬT", "chữ\n".repeat(SCAN_LINES))), Secrecy::Open);
    }
}
