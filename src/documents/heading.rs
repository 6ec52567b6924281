//! The heading block that every official paper has: issuing body, symbol, place and date, class, subject; and the
//! signature at its end. What is understood in full goes to the metadata, from which pages lay it out again.

use jiff::civil::Date;

use super::{
    block::{Alignment, Block, Document, Inline, Metadata, Row, Secrecy},
    class, draft, export,
    fields::{self, Field},
    label,
};
use crate::text::fold::plain;

/// Blocks from the top in which a heading block and a stamp are looked for.
const TOP: usize = 16;

/// Lines that a subject may take.
const SUBJECT_LINES: usize = 4;

/// What a heading block says.
#[derive(Debug, Default)]
struct Found {
    bodies: Vec<(String, bool)>,
    symbol: Option<String>,
    place: Option<String>,
    date: Option<Date>,
    class: Option<(&'static str, String)>,
    title: Option<String>,
    subject: Vec<String>,
    draft: bool,
}

/// Reads metadata that nothing stated from the text itself, and takes out of the blocks what pages show from the
/// metadata. Gives the fields that were filled so, in order.
pub(super) fn recognise(document: &mut Document, secrecy_is_stated: bool) -> Vec<Field> {
    let mut found = Found::default();
    let mut recognised = Vec::new();
    if !secrecy_is_stated {
        let mark = stamp(&document.blocks);
        if mark > document.metadata.secrecy {
            document.metadata.secrecy = mark;
            recognised.push(Field::Secrecy);
        }
    }
    let signer = signer(&document.blocks);
    drop_leading_breaks(&mut document.blocks);
    take_top(&mut document.blocks, &mut found);
    take_title(document, &mut found);
    fill(&mut document.metadata, found, signer, &mut recognised);
    recognised.sort_unstable();
    recognised
}

/// The secrecy that a line is, if it is such a mark and nothing else.
pub(super) fn secrecy_mark(line: &str) -> Option<Secrecy> {
    let line = line.to_lowercase();
    let line = line.strip_prefix("độ mật").unwrap_or(&line);
    match line.trim_matches(|c: char| !c.is_alphabetic()) {
        "mật" => Some(Secrecy::Secret),
        "tối mật" => Some(Secrecy::TopSecret),
        "tuyệt mật" => Some(Secrecy::MostSecret),
        _ => None,
    }
}

/// The highest mark on a line of its own among the first blocks, in tables and text boxes too.
fn stamp(blocks: &[Block]) -> Secrecy {
    let top = Document { blocks: blocks.iter().take(TOP).cloned().collect(), ..Document::default() };
    let text = export::text(&top);
    text.lines().flat_map(|line| line.split(" | ")).filter_map(secrecy_mark).max().unwrap_or(own_lines(&top.blocks))
}

/// Cells join their lines in the text; look at each line of a cell too.
fn own_lines(blocks: &[Block]) -> Secrecy {
    let cells = blocks.iter().filter_map(|block| if let Block::Table(rows) = block { Some(rows) } else { None });
    let cells = cells.flatten().flat_map(|row| &row.cells);
    cells.flat_map(|cell| lines(&cell.blocks)).filter_map(|(line, _)| secrecy_mark(&line)).max().unwrap_or_default()
}

fn drop_leading_breaks(blocks: &mut Vec<Block>) {
    let blank = blocks.iter().take_while(|block| matches!(block, Block::PageBreak)).count();
    blocks.drain(..blank);
}

/// The lines of paragraphs, tabs parting columns, each with whether it is bold.
fn lines(blocks: &[Block]) -> Vec<(String, bool)> {
    let mut out = Vec::new();
    for block in blocks {
        let Block::Paragraph { content, .. } = block else { continue };
        for part in content.split(|piece| *piece == Inline::Break) {
            let bold = draft::is_bold(&Block::Paragraph { alignment: Alignment::Natural, content: part.to_vec() });
            let mut text = String::new();
            for piece in part {
                if let Inline::Text(run) = piece {
                    text.push_str(&run.text);
                }
            }
            let columns = text.split('\t').map(crate::text::squeeze).filter(|line| !line.is_empty());
            out.extend(columns.map(|line| (line, bold)));
        }
    }
    out
}

/// Takes the table, or the lines, above the class; both stay unless every line was understood.
fn take_top(blocks: &mut Vec<Block>, found: &mut Found) {
    match blocks.first() {
        Some(Block::Table(rows)) if rows.len() <= 4 => {
            let mut all = true;
            let mut bodies = false;
            for (place, cell) in rows.iter().flat_map(|row: &Row| row.cells.iter().enumerate()) {
                all &= cell.blocks.iter().all(|block| matches!(block, Block::Paragraph { .. }));
                for (line, bold) in lines(&cell.blocks) {
                    let known = understand(&line, bold, found, place == 0);
                    bodies |= known;
                    all &= known;
                }
            }
            if all && bodies && (found.symbol.is_some() || found.date.is_some() || !found.bodies.is_empty()) {
                blocks.remove(0);
            }
        }
        _ => {
            let title = blocks.iter().take(TOP).position(|block| title_line(block).is_some());
            let Some(title) = title else { return };
            let top = &blocks[..title];
            let mut all = top.iter().all(|block| matches!(block, Block::Paragraph { .. }));
            for (line, bold) in lines(top) {
                all &= understand(&line, bold, found, is_body(&line));
            }
            if all {
                blocks.drain(..title);
            }
        }
    }
}

/// Whether a line of the heading block is understood; what it says goes to `found`.
fn understand(line: &str, bold: bool, found: &mut Found, may_be_body: bool) -> bool {
    let folded = plain(line);
    let letters = folded.chars().any(char::is_alphanumeric);
    if !letters || secrecy_mark(line).is_some() || folded == "dang cong san viet nam" {
        return true;
    }
    if folded == "du thao" {
        found.draft = true;
        return true;
    }
    if let Some(symbol) = symbol(line) {
        found.symbol.get_or_insert(symbol);
        return true;
    }
    if let Some((place, date)) = place_and_date(line) {
        found.place.get_or_insert(place);
        found.date = found.date.or(date);
        return true;
    }
    if let Some(subject) = line.strip_prefix("V/v ").or_else(|| line.strip_prefix("Về việc ")) {
        found.subject.push(format!("Về việc {subject}"));
        return true;
    }
    let capitals = !line.chars().any(char::is_lowercase);
    if may_be_body && capitals && class::of_title(line).is_none() {
        found.bodies.push((line.to_owned(), bold));
        return true;
    }
    false
}

/// `Số 12-BC/ĐU`, `Số: -NQ/ĐH`: the symbol has a stroke or a hyphen.
fn symbol(line: &str) -> Option<String> {
    let rest = line.strip_prefix("Số").or_else(|| line.strip_prefix("SỐ"))?;
    let symbol = rest.trim_start_matches([':', ' ', '.']);
    let apart = rest.starts_with([':', ' ', '.', '-']);
    let capitals = symbol.chars().any(char::is_uppercase) && !symbol.chars().any(char::is_lowercase);
    (apart && capitals && symbol.contains(['/', '-'])).then(|| symbol.split_whitespace().collect())
}

/// `Hòa Phước, ngày 25 tháng 7 năm 2025`; the date is none where numbers were left open.
fn place_and_date(line: &str) -> Option<(String, Option<Date>)> {
    let (place, date) = line.split_once(", ngày")?;
    let folded = plain(date);
    let shaped = folded.contains("thang") && folded.contains("nam") && date.chars().count() <= 40;
    (shaped && !place.is_empty() && place.chars().count() <= 60).then(|| (place.to_owned(), fields::date(date)))
}

fn is_body(line: &str) -> bool {
    const WORDS: [&str; 14] = [
        "dang bo",
        "dang uy",
        "chi bo",
        "chi uy",
        "ban chap hanh",
        "tinh uy",
        "thanh uy",
        "huyen uy",
        "quan uy",
        "dai hoi",
        "doan chu tich",
        "ban to chuc",
        "uy ban",
        "hoi dong",
    ];
    let folded = plain(line);
    WORDS.iter().any(|word| folded.starts_with(word))
}

/// The words of a block that names a class as a title does: in capitals, centred or bold, or as the first heading.
fn title_line(block: &Block) -> Option<(&'static str, String)> {
    let (content, stands_out) = match block {
        Block::Heading { label, content, .. } => (content, label.is_empty()),
        Block::Paragraph { alignment, content } => {
            let words = export::line(content);
            let capitals = !words.chars().any(char::is_lowercase);
            (content, capitals && (*alignment == Alignment::Centre || draft::is_bold(block)))
        }
        _ => return None,
    };
    let plain_words = !content.iter().any(|piece| matches!(piece, Inline::Footnote(_)));
    if !stands_out || !plain_words {
        return None;
    }
    class::of_title(&export::line(content))
}

/// Takes the class, the title and the subject, where they stand first.
fn take_title(document: &mut Document, found: &mut Found) {
    let Document { metadata, blocks, .. } = document;
    let Some(first) = blocks.first() else { return };
    let named = title_line(first);
    let words = match first {
        Block::Heading { level, label, content } => {
            let words = export::line(content);
            let same = |other: &str| plain(other) == plain(&words);
            let stated = same(&metadata.title) || same(&format!("{} {}", metadata.class, metadata.subject));
            let alone = blocks[1..].iter().all(|block| !matches!(block, Block::Heading { level: 1, .. }));
            let highest = *level == 1 && label.is_empty() && alone;
            let cites = content.iter().any(|piece| matches!(piece, Inline::Footnote(_)));
            if cites || !(stated || highest && (named.is_some() || metadata.title.is_empty())) {
                return;
            }
            words
        }
        Block::Paragraph { content, .. } if named.is_some() => export::line(content),
        _ => return,
    };
    // A class alone is no title yet: its subject belongs to it.
    found.title = Some(words).filter(|_| named.as_ref().is_none_or(|(_, rest)| !rest.is_empty()));
    found.class = named;
    blocks.remove(0);
    take_subject(blocks, metadata, found);
}

/// Takes the lines under a title that say what the paper is about: centred, bold, or as stated.
fn take_subject(blocks: &mut Vec<Block>, metadata: &Metadata, found: &mut Found) {
    for _ in 0..SUBJECT_LINES {
        let Some(block @ Block::Paragraph { alignment, content }) = blocks.first() else { return };
        let words = export::line(content);
        let is_stated = !metadata.subject.is_empty() && plain(&metadata.subject) == plain(&words);
        let is_blank = !words.chars().any(char::is_alphanumeric);
        let stands_out = *alignment == Alignment::Centre || draft::is_bold(block);
        let speaks = ["Kính", "Thưa", "Căn cứ"].iter().any(|start| words.starts_with(start)) || words.ends_with('!');
        let cites = content.iter().any(|piece| matches!(piece, Inline::Footnote(_)));
        let labelled = label::split(&words).is_some();
        if cites || !(is_stated || is_blank || stands_out && !speaks && !labelled && words.chars().count() <= 300) {
            return;
        }
        if !is_stated && !is_blank {
            found.subject.push(words);
        }
        blocks.remove(0);
    }
}

fn fill(metadata: &mut Metadata, found: Found, signer: Option<String>, recognised: &mut Vec<Field>) {
    let mut set = |field: &mut String, name: Field, value: String| {
        if field.is_empty() && !value.is_empty() {
            *field = value;
            recognised.push(name);
        }
    };
    // The body that issues is printed in bold under the one above it; without bold, it is the last line.
    let has_bold = found.bodies.iter().any(|(_, bold)| *bold);
    let last = found.bodies.len().saturating_sub(1);
    let issues = |place: usize, bold: bool| if has_bold { bold } else { place == last };
    let join = |own: bool| {
        let lines = found.bodies.iter().enumerate().filter(|(place, (_, bold))| issues(*place, *bold) == own);
        lines.map(|(_, (line, _))| line.as_str()).collect::<Vec<_>>().join(" ")
    };
    set(&mut metadata.issuing_body, Field::IssuingBody, join(true));
    set(&mut metadata.superior_body, Field::SuperiorBody, join(false));
    set(&mut metadata.symbol, Field::Symbol, found.symbol.unwrap_or_default());
    set(&mut metadata.place, Field::Place, found.place.unwrap_or_default());
    set(&mut metadata.signer, Field::Signer, signer.unwrap_or_default());
    let title_is_stated = !metadata.title.is_empty();
    let of_title = class::of_title(&metadata.title).or_else(|| class::of_title(found.title.as_deref()?));
    let (class, rest) = found.class.or(of_title.map(|(class, _)| (class, String::new()))).unwrap_or_default();
    set(&mut metadata.class, Field::Class, class.to_owned());
    let own = if title_is_stated { String::new() } else { rest };
    let subject = std::iter::once(own).chain(found.subject).filter(|part| !part.is_empty());
    set(&mut metadata.subject, Field::Subject, subject.collect::<Vec<_>>().join(" "));
    set(&mut metadata.title, Field::Title, found.title.unwrap_or_default());
    if metadata.date.is_none() && found.date.is_some() {
        metadata.date = found.date;
        recognised.push(Field::Date);
    }
    if found.draft && !metadata.draft {
        metadata.draft = true;
        recognised.push(Field::Draft);
    }
}

/// The name under the last `T/M`, `TM.`, `K/T` ... of the paper.
fn signer(blocks: &[Block]) -> Option<String> {
    const MARKS: [&str; 8] = ["T/M", "TM.", "T.M", "K/T", "KT.", "T/L", "TL.", "TM "];
    columns(&blocks[blocks.len().saturating_sub(8)..]).iter().rev().find_map(|lines| {
        let mark = lines.iter().rposition(|line| MARKS.iter().any(|mark| line.starts_with(mark)))?;
        lines[mark + 1..].iter().rev().find(|line| is_name(line)).cloned()
    })
}

/// The lines of each cell, and those of paragraphs that follow each other.
fn columns(blocks: &[Block]) -> Vec<Vec<String>> {
    let texts = |blocks: &[Block]| lines(blocks).into_iter().map(|(line, _)| line).collect::<Vec<_>>();
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

/// Two to five words, each with a capital first and small letters after.
fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let capitalised = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    (2..=5).contains(&words.len()) && words.iter().all(capitalised)
}
