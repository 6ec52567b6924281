//! The heading block of official documents: issuing body, symbol, place and date, class, subject. If every line of it
//! is understood, it moves to the metadata, from which pages lay it out again.

use daihoi_text::fold::plain;

use super::{
    block::{Alignment, Block, Document, Inline, Metadata, Row},
    class, draft, export,
    field::Field,
    heading_fields::{HeadingFields, place_and_date, symbol},
    issuer, label,
    lines::lines,
    markings::{self, Marking},
    scan,
    signature_block::{self, SignatureBlock},
};

/// Number of blocks from the top in which a heading block is searched.
const TOP: usize = 16;

/// Upper bound in characters of a body's name that is not in capitals.
const LONGEST_BODY: usize = 100;

/// Upper bound of lines in a subject.
const SUBJECT_LINES: usize = 4;

/// Fills metadata that nothing stated from the text itself, and removes from the blocks what pages show from the
/// metadata. `markings` are the markings of its page headers. Returns the fields that were filled so.
pub(super) fn recognise(document: &mut Document, secrecy_is_stated: bool, markings: Vec<Marking>) -> Vec<Field> {
    let mut found = HeadingFields::default();
    let mut recognised = Vec::new();
    let markings: Vec<Marking> = markings.into_iter().chain(markings::on_top(&document.blocks)).collect();
    let mark = markings::highest(&markings);
    if !secrecy_is_stated && mark > document.metadata.secrecy {
        document.metadata.secrecy = mark;
        recognised.push(Field::Secrecy);
    }
    let end = signature_block::read(&document.blocks);
    drop_leading_breaks(&mut document.blocks);
    take_top(&mut document.blocks, &mut found);
    take_title(document, &mut found);
    if let Some(Block::Scan { text, .. }) = document.blocks.first() {
        scan::look(text, &mut found);
        found.stays = true;
    }
    if found.class.is_none() {
        let named = |block: &Block| matches!(block, Block::Paragraph { .. }).then(|| title_line(block)).flatten();
        found.class = document.blocks.iter().take(TOP).find_map(named);
    }
    fill(&mut document.metadata, found, &mut recognised);
    fill_around(&mut document.metadata, markings, end, &mut recognised);
    recognised
}

/// Fills what stands around the text: markings, signature, recipients.
fn fill_around(metadata: &mut Metadata, markings: Vec<Marking>, end: SignatureBlock, recognised: &mut Vec<Field>) {
    let mut set = |field: &mut String, name: Field, value: String| {
        if field.is_empty() && !value.is_empty() {
            *field = value;
            recognised.push(name);
        }
    };
    for marking in markings {
        match marking {
            Marking::Urgency(urgency) => set(&mut metadata.urgency, Field::Urgency, urgency),
            Marking::Circulation(circulation) => set(&mut metadata.circulation, Field::Circulation, circulation),
            Marking::Secrecy(_) => {}
        }
    }
    set(&mut metadata.signer, Field::Signer, end.signer.unwrap_or_default());
    if metadata.recipients.is_empty() && !end.recipients.is_empty() {
        metadata.recipients = end.recipients;
        recognised.push(Field::Recipients);
    }
}

fn drop_leading_breaks(blocks: &mut Vec<Block>) {
    let blank = blocks.iter().take_while(|block| matches!(block, Block::PageBreak)).count();
    blocks.drain(..blank);
}

/// Takes out the table, or the lines, above the class; they stay unless every line was understood.
fn take_top(blocks: &mut Vec<Block>, found: &mut HeadingFields) {
    match blocks.first() {
        Some(Block::Table(rows)) if rows.len() <= 4 => {
            let mut here = HeadingFields::default();
            let mut all = true;
            for (place, cell) in rows.iter().flat_map(|row: &Row| row.cells.iter().enumerate()) {
                all &= cell.blocks.iter().all(|block| matches!(block, Block::Paragraph { .. }));
                for (line, bold) in lines(&cell.blocks) {
                    all &= understand(&line, bold, &mut here, place == 0);
                }
            }
            // Another table may come first: only the heading block's own holds one of these.
            if here.nation.is_some() || here.symbol.is_some() || here.place.is_some() {
                *found = here;
                found.stays = !all;
                if all {
                    blocks.remove(0);
                }
            }
        }
        _ => {
            let title = blocks.iter().take(TOP).position(|block| title_line(block).is_some());
            let Some(title) = title else { return };
            let top = &blocks[..title];
            let mut all = top.iter().all(|block| matches!(block, Block::Paragraph { .. }));
            for (line, bold) in lines(top) {
                all &= understand(&line, bold, found, issuer::is_body(&line));
            }
            if all {
                blocks.drain(..title);
            } else {
                found.stays = found.nation.is_some() || found.symbol.is_some() || found.place.is_some();
            }
        }
    }
}

/// Whether a line of the heading block is understood; its content goes to `found`.
fn understand(line: &str, bold: bool, found: &mut HeadingFields, may_be_body: bool) -> bool {
    let folded = plain(line);
    let letters = folded.chars().any(char::is_alphanumeric);
    if !letters || markings::of_whole_line(line).is_some() {
        return true;
    }
    if let Some(nation) = issuer::nation(line) {
        found.nation.get_or_insert(nation);
        return true;
    }
    if folded.starts_with("du thao") {
        found.draft = true;
        return folded == "du thao";
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
    let named = issuer::is_body(line) && line.chars().count() <= LONGEST_BODY && !line.ends_with(['.', ',', ';', ':']);
    if may_be_body && (capitals || named) && class::of_title(line).is_none() {
        found.bodies.push((line.to_owned(), bold));
        return true;
    }
    false
}

/// The class and the words of a block that names a class as a title does: in capitals, centred or bold, or as the first
/// heading.
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

/// Takes out the class, the title and the subject, if they come first.
fn take_title(document: &mut Document, found: &mut HeadingFields) {
    let Document { metadata, blocks, .. } = document;
    let Some(first) = blocks.first() else { return };
    let named = title_line(first);
    let words = match first {
        Block::Heading { level, label, content, .. } => {
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

/// Takes out the lines under a title that state the subject: centred, bold, or equal to the stated one.
fn take_subject(blocks: &mut Vec<Block>, metadata: &Metadata, found: &mut HeadingFields) {
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

fn fill(metadata: &mut Metadata, found: HeadingFields, recognised: &mut Vec<Field>) {
    let mut set = |field: &mut String, name: Field, value: String| {
        if field.is_empty() && !value.is_empty() {
            *field = value;
            recognised.push(name);
        }
    };
    // The issuing body is printed in bold under the one above it; without bold, it is the last line.
    let has_bold = found.bodies.iter().any(|(_, bold)| *bold);
    let last = found.bodies.len().saturating_sub(1);
    let issues = |place: usize, bold: bool| if has_bold { bold } else { place == last };
    let join = |own: bool| {
        let lines = found.bodies.iter().enumerate().filter(|(place, (_, bold))| issues(*place, *bold) == own);
        lines.map(|(_, (line, _))| line.as_str()).collect::<Vec<_>>().join(" ")
    };
    set(&mut metadata.issuing_body, Field::IssuingBody, join(true));
    set(&mut metadata.superior_body, Field::SuperiorBody, join(false));
    metadata.nation = found.nation;
    metadata.heading_in_text |= found.stays;
    set(&mut metadata.symbol, Field::Symbol, found.symbol.unwrap_or_default());
    set(&mut metadata.place, Field::Place, found.place.unwrap_or_default());
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
