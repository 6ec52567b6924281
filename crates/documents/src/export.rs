//! A document as plain text: for search, for the terminal, and to measure what a reader lost.

use std::collections::{HashSet, VecDeque};

use daihoi_text::squeeze;

use super::block::{Block, Document, Inline, Metadata};

/// The whole document as text: its heading block or at least its title, then its body with one line per block.
/// Footnotes follow the line that first cites them; those that nothing cites come last.
pub fn text(document: &Document) -> String {
    let mut out = String::new();
    for stated in heading_lines(&document.metadata) {
        push_line(&mut out, &stated);
    }
    let mut notes = PendingNotes::new(document);
    for piece in &document.blocks {
        block(piece, &mut notes, &mut out);
    }
    notes.rest(&mut out);
    out
}

/// The heading block as lines, from the stated metadata.
fn heading_lines(metadata: &Metadata) -> Vec<String> {
    let day = metadata.date.map(|date| format!("ngày {} tháng {} năm {}", date.day(), date.month(), date.year()));
    let place = [metadata.place.as_str(), day.as_deref().unwrap_or("")];
    let place = place.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ");
    let symbol = if metadata.symbol.is_empty() { String::new() } else { format!("Số {}", metadata.symbol) };
    let title = if metadata.class.is_empty() { &metadata.title } else { &metadata.class };
    vec![
        metadata.superior_body.clone(),
        metadata.issuing_body.clone(),
        symbol,
        place,
        title.clone(),
        metadata.subject.clone(),
    ]
}

/// The text of blocks, one line per block, without the footnotes they cite.
pub(super) fn words(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut cited = VecDeque::new();
    for piece in blocks {
        walk(piece, &mut out, &mut cited);
    }
    out
}

/// The words of a line without footnote marks; runs of white space and line breaks become single spaces.
pub fn line(content: &[Inline]) -> String {
    let mut words = String::new();
    for piece in content {
        match piece {
            Inline::Text(run) => words.push_str(&run.text),
            Inline::Break => words.push(' '),
            Inline::Footnote(_) => {}
        }
    }
    squeeze(&words)
}

/// The footnotes of a document that are still to be written.
pub(super) struct PendingNotes<'a> {
    document: &'a Document,
    written: HashSet<&'a str>,
}

impl<'a> PendingNotes<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self { document, written: HashSet::new() }
    }

    /// Writes the footnotes that `content` cites, and those that they cite in turn, once each.
    pub(super) fn cite(&mut self, content: &'a [Inline], out: &mut String) {
        let mut queue = VecDeque::new();
        enqueue(content, &mut queue);
        while let Some(mark) = queue.pop_front() {
            self.write(mark, &mut queue, out);
        }
    }

    fn rest(&mut self, out: &mut String) {
        let document = self.document;
        for mark in document.footnotes.keys() {
            let mut queue = VecDeque::from([mark.as_str()]);
            while let Some(mark) = queue.pop_front() {
                self.write(mark, &mut queue, out);
            }
        }
    }

    fn write(&mut self, mark: &'a str, queue: &mut VecDeque<&'a str>, out: &mut String) {
        let Some(blocks) = self.document.footnotes.get(mark) else { return };
        if !self.written.insert(mark) {
            return;
        }
        let mut words = String::new();
        for piece in blocks {
            walk(piece, &mut words, queue);
        }
        push_line(out, &format!("[{mark}] {}", words.replace('\n', " ")));
    }
}

/// Appends a block's text to `out`, then the footnotes it cites.
pub(super) fn block<'a>(piece: &'a Block, notes: &mut PendingNotes<'a>, out: &mut String) {
    let mut cited = VecDeque::new();
    walk(piece, out, &mut cited);
    while let Some(mark) = cited.pop_front() {
        notes.write(mark, &mut cited, out);
    }
}

/// Depth is bounded by the readers, which flatten what nests too deep.
fn walk<'a>(piece: &'a Block, out: &mut String, cited: &mut VecDeque<&'a str>) {
    match piece {
        Block::Heading { label, content, .. } => {
            enqueue(content, cited);
            push_line(out, squeeze(&format!("{label} {}", line(content))).as_str());
        }
        Block::Paragraph { content, .. } => {
            enqueue(content, cited);
            push_line(out, &line(content));
        }
        Block::List(items) => {
            for item in items {
                let mut words = String::new();
                item.blocks.iter().for_each(|piece| walk(piece, &mut words, cited));
                push_line(out, format!("{} {words}", item.label).trim());
            }
        }
        Block::Table(rows) => {
            for row in rows {
                let cells = row.cells.iter().map(|cell| {
                    let mut words = String::new();
                    cell.blocks.iter().for_each(|piece| walk(piece, &mut words, cited));
                    words.replace('\n', " ")
                });
                let filled: Vec<String> = cells.filter(|words| !words.trim().is_empty()).collect();
                push_line(out, filled.join(" | ").trim());
            }
        }
        Block::Quote(blocks) => blocks.iter().for_each(|piece| walk(piece, out, cited)),
        Block::Code(text) => push_line(out, text.trim_end()),
        Block::Image(image) => push_line(out, &image.alt),
        Block::Scan { text, .. } => text.iter().for_each(|piece| walk(piece, out, cited)),
        Block::Rule | Block::PageBreak => {}
    }
}

fn enqueue<'a>(content: &'a [Inline], cited: &mut VecDeque<&'a str>) {
    cited.extend(content.iter().filter_map(|piece| match piece {
        Inline::Footnote(mark) => Some(mark.as_str()),
        _ => None,
    }));
}

fn push_line(out: &mut String, line: &str) {
    if line.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(line);
}
