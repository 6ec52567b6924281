//! Word 97-2003 by undoc, converted to the block tree.

use std::collections::BTreeMap;

use daihoi_text::legacy::Legacy;
use undoc::{
    Block as Theirs, Cell as TheirCell, Document, ErrorKind, ListType, Paragraph, Table, TextAlignment, TextRun,
    doc::DocParser, model::RevisionType,
};

use super::{
    answer::{ChildAnswer, ForeignText},
    legacy,
    word97::{self, Unread},
};
use crate::{
    block::{Alignment, Block, Cell, Inline, Row, Run, Script, Style, trim},
    draft::{self, AutomaticLabel, DraftLine, DraftPiece},
    error::{Dropped, Warning},
    link,
    picture::PictureCollector,
};

/// Depth of nested tables: deeper ones give their text to the cell around them.
const NESTED: usize = 8;

/// Reads the text, tables, notes and pictures of an old Word file.
pub(super) fn read(bytes: &[u8], pictures: &mut PictureCollector) -> Result<ChildAnswer, ChildAnswer> {
    let failed = |error: undoc::Error| match error.kind() {
        ErrorKind::Encrypted => ChildAnswer::Encrypted,
        _ => ChildAnswer::Damaged,
    };
    let document = DocParser::from_bytes(bytes.to_vec()).map_err(failed)?.parse().map_err(failed)?;
    let mut reader = DocReader {
        document: &document,
        pictures,
        notes: BTreeMap::new(),
        dropped: 0,
        numbers: 0,
        inserted: 0,
        deleted: 0,
        ragged: false,
    };
    let mut pieces = Vec::new();
    for block in document.sections.iter().flat_map(|section| &section.content) {
        reader.block(block, &mut pieces);
    }
    let Unread { boxes, merged } = word97::unread(bytes);
    let DocReader { notes: footnotes, dropped, numbers, inserted, deleted, ragged, .. } = reader;
    let told = [
        (dropped > 0, Warning::Dropped { what: Dropped::Image, count: dropped }),
        (numbers > 0, Warning::LostNumbers { count: numbers }),
        (inserted + deleted > 0, Warning::TrackedChanges { inserted, deleted }),
        (merged || ragged, Warning::LostMerges),
        (!boxes.is_empty(), Warning::LostBoxes { lines: boxes.len() }),
    ];
    let warnings = told.into_iter().filter(|(is_so, _)| *is_so).map(|(_, warning)| warning).collect();
    let stories = document.sections.iter().flat_map(|section| section.header.iter().chain(&section.footer));
    let headers = stories.flatten().map(|paragraph| daihoi_text::squeeze(&paragraph.plain_text()));
    // Text boxes are not shown, but a marking in one counts.
    let around = headers.chain(boxes).collect();
    let blocks = draft::with_headings(pieces);
    Ok(ChildAnswer::Read(Box::new(ForeignText { blocks, footnotes, warnings, around, ..ForeignText::default() })))
}

struct DocReader<'a, 'p> {
    document: &'a Document,
    pictures: &'a mut PictureCollector<'p>,
    notes: BTreeMap<String, Vec<Block>>,
    dropped: usize,
    /// Number of automatic numbers, whose form undoc does not provide.
    numbers: usize,
    /// Number of runs in tracked changes that nobody accepted or refused.
    inserted: usize,
    deleted: usize,
    /// Whether a table's rows differ in their number of cells: some are merged.
    ragged: bool,
}

impl DocReader<'_, '_> {
    fn block(&mut self, block: &Theirs, out: &mut Vec<DraftPiece>) {
        match block {
            Theirs::Paragraph(paragraph) => self.paragraph(paragraph, out),
            Theirs::Table(table) => out.push(DraftPiece::Block(self.table(table, 0))),
            Theirs::PageBreak => out.push(DraftPiece::Block(Block::PageBreak)),
            Theirs::Note { label, content } => {
                let mut pieces = Vec::new();
                for paragraph in content {
                    self.paragraph(paragraph, &mut pieces);
                }
                self.notes.insert(label.clone(), draft::without_headings(pieces));
            }
            Theirs::Image { resource_id, alt_text, .. } => {
                self.picture(resource_id, alt_text.as_deref(), out);
            }
            Theirs::SectionBreak => {}
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, out: &mut Vec<DraftPiece>) {
        let level = Some(paragraph.heading.level()).filter(|level| (1..=6).contains(level));
        let alignment = match paragraph.alignment {
            TextAlignment::Center => Alignment::Centre,
            TextAlignment::Right => Alignment::Right,
            _ => Alignment::Natural,
        };
        let of_kind = |kind: RevisionType| paragraph.runs.iter().filter(|run| run.revision == kind).count();
        self.inserted += of_kind(RevisionType::Inserted);
        self.deleted += of_kind(RevisionType::Deleted);
        let mut content = inlines(&paragraph.runs);
        trim(&mut content);
        // A bullet can be shown; a wrong number must not be.
        let list = paragraph.list_info.as_ref().filter(|_| !content.is_empty());
        let bullet = list.filter(|list| list.list_type == ListType::Bullet && level.is_none());
        self.numbers += usize::from(list.is_some() && bullet.is_none());
        let label = bullet.map(|list| AutomaticLabel { text: "-".to_owned(), depth: usize::from(list.level) });
        if !content.is_empty() {
            out.push(DraftPiece::Line(DraftLine { content, alignment, level, label, ..DraftLine::default() }));
        }
        for image in &paragraph.images {
            self.picture(&image.resource_id, image.alt_text.as_deref(), out);
        }
    }

    fn picture(&mut self, id: &str, alt: Option<&str>, out: &mut Vec<DraftPiece>) {
        let bytes = self.document.resources.get(id).map(|resource| resource.data.clone());
        match bytes.and_then(|bytes| self.pictures.add(bytes, alt.unwrap_or_default())) {
            Some(image) => out.push(DraftPiece::Block(Block::Image(image))),
            None => self.dropped += 1,
        }
    }

    fn table(&mut self, table: &Table, depth: usize) -> Block {
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let cells = row.cells.iter().map(|cell| self.cell(cell, depth)).collect();
            rows.push(Row { header: row.is_header, cells });
        }
        self.ragged |= rows.windows(2).any(|pair| pair[0].cells.len() != pair[1].cells.len());
        Block::Table(rows)
    }

    fn cell(&mut self, cell: &TheirCell, depth: usize) -> Cell {
        let mut pieces = Vec::new();
        for paragraph in &cell.content {
            self.paragraph(paragraph, &mut pieces);
        }
        for table in cell.nested_tables.iter().filter(|_| depth < NESTED) {
            pieces.push(DraftPiece::Block(self.table(table, depth + 1)));
        }
        Cell {
            columns: (cell.col_span as usize).clamp(1, 63),
            rows: (cell.row_span as usize).max(1),
            alignment: Alignment::Natural,
            blocks: draft::without_headings(pieces),
        }
    }
}

fn inlines(runs: &[TextRun]) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for run in runs.iter().filter(|run| run.revision != RevisionType::Deleted) {
        if let Some(note) = &run.note {
            out.push(Inline::Footnote(note.clone()));
            continue;
        }
        let encoding: Option<Legacy> = run.style.font.as_deref().and_then(legacy::encoding);
        let text = legacy::decode(&run.text, encoding);
        let script = match (run.style.superscript, run.style.subscript) {
            (true, _) => Script::Super,
            (_, true) => Script::Sub,
            _ => Script::Normal,
        };
        let style = Style { bold: run.style.bold, italic: run.style.italic, script };
        let link = run.hyperlink.as_deref().and_then(link::safe);
        match out.last_mut() {
            Some(Inline::Text(before)) if before.style == style && before.link == link => {
                before.text = daihoi_text::normal(&format!("{}{text}", before.text));
            }
            _ if text.is_empty() => {}
            _ => out.push(Inline::Text(Run { text, style, link })),
        }
        if run.line_break {
            out.push(Inline::Break);
        }
    }
    out
}
