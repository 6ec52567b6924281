//! Markdown by pulldown-cmark: tables, footnotes, task lists, heading attributes. Raw HTML never passes: a few harmless
//! tags become what they mean, the rest is shown as typed.

use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
};

use daihoi_text::normal;
use pulldown_cmark::{Alignment as Column, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{
    DocumentError, Dropped, Warning,
    block::{Alignment, Block, Cell, Document, Image, Inline, Item, Row, Run, Script, Style, trim},
    draft::{self, DraftLine, DraftPiece},
    limits::{Limit, NESTING},
    link,
    picture::PictureCollector,
};

/// A container that is open while the events pass.
enum Container {
    /// Blocks at the top level, or inside a quotation, an item or a note.
    Blocks {
        kind: Holder,
        blocks: Vec<Block>,
    },
    List {
        items: Vec<Item>,
        next: Option<u64>,
        sign: String,
    },
    Table {
        columns: Vec<Column>,
        rows: Vec<Row>,
    },
    Code(String),
    Html(String),
    /// Nested too deep to be shown; its content goes to the container around it.
    Flat,
}

enum Holder {
    Top,
    Quote,
    Item(String),
    Note(String),
}

/// Reads a text without its front matter; `path` is used in errors.
pub(super) fn read(
    path: &Path,
    text: &str,
    pictures: &mut PictureCollector,
    warnings: &mut Vec<Warning>,
) -> Result<Document, DocumentError> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = MarkdownReader::new(text, pictures);
    for (count, (event, range)) in (1..).zip(Parser::new_ext(text, options).into_offset_iter()) {
        if count > Limit::Pieces.allowed() {
            return Err(DocumentError::Limit { path: path.to_owned(), limit: Limit::Pieces, found: count });
        }
        reader.event(event, range.start);
    }
    Ok(reader.finish(warnings))
}

struct MarkdownReader<'a, 'p> {
    source: &'a str,
    found: &'a mut PictureCollector<'p>,
    /// Open pictures with address and alternative text; finished ones wait for the end of their line.
    opened: Vec<(String, String)>,
    shown: Vec<Image>,
    frames: Vec<Container>,
    /// Words of the open paragraph, heading or cell.
    line: Vec<Inline>,
    level: Option<u8>,
    /// Anchor of the open heading.
    anchor: String,
    bold: usize,
    italic: usize,
    script: Script,
    links: Vec<Option<String>>,
    notes: HashMap<String, Vec<Block>>,
    /// Names of notes with their numbers in order of citation.
    cited: HashMap<String, usize>,
    images: usize,
    html: usize,
    deep: bool,
    refused_links: Vec<Warning>,
}

impl<'a, 'p> MarkdownReader<'a, 'p> {
    fn new(source: &'a str, found: &'a mut PictureCollector<'p>) -> Self {
        Self {
            source,
            found,
            opened: Vec::new(),
            shown: Vec::new(),
            frames: vec![Container::Blocks { kind: Holder::Top, blocks: Vec::new() }],
            line: Vec::new(),
            level: None,
            anchor: String::new(),
            bold: 0,
            italic: 0,
            script: Script::Normal,
            links: Vec::new(),
            notes: HashMap::new(),
            cited: HashMap::new(),
            images: 0,
            html: 0,
            deep: false,
            refused_links: Vec::new(),
        }
    }

    fn event(&mut self, event: Event, at: usize) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::Html(html) => match self.frames.last_mut() {
                Some(Container::Html(block)) => block.push_str(&html),
                _ => self.text(&html),
            },
            Event::InlineHtml(html) => self.tag(&html),
            Event::FootnoteReference(name) => {
                let name = name.into_string();
                let next = self.cited.len();
                let place = *self.cited.entry(name).or_insert(next);
                self.line.push(Inline::Footnote((place + 1).to_string()));
            }
            // Its meaning depends on the whole line: see [`soft_breaks`].
            Event::SoftBreak => self.text(if self.opened.is_empty() { "\n" } else { " " }),
            Event::HardBreak => self.line.push(Inline::Break),
            Event::Rule => {
                self.flush();
                self.push(Block::Rule);
            }
            Event::TaskListMarker(done) => {
                if let Some(Container::Blocks { kind: Holder::Item(label), .. }) = self.frames.last_mut() {
                    (if done { "☑" } else { "☐" }).clone_into(label);
                }
            }
        }
    }

    fn start(&mut self, tag: Tag, at: usize) {
        match tag {
            Tag::Paragraph | Tag::TableHead | Tag::TableRow | Tag::TableCell => self.flush_unless_row(&tag),
            Tag::Heading { level, id, .. } => {
                self.flush();
                self.anchor = id.map(CowStr::into_string).unwrap_or_default();
                self.level = Some(level as u8);
            }
            Tag::BlockQuote(_) => self.open(Container::Blocks { kind: Holder::Quote, blocks: Vec::new() }),
            Tag::List(next) => {
                let sign = self.sign(at, next.is_some());
                self.open(Container::List { items: Vec::new(), next, sign });
            }
            Tag::Item => {
                let label = self.label();
                self.open(Container::Blocks { kind: Holder::Item(label), blocks: Vec::new() });
            }
            Tag::FootnoteDefinition(name) => {
                self.open(Container::Blocks { kind: Holder::Note(name.into_string()), blocks: Vec::new() });
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.flush();
                self.frames.push(Container::Code(String::new()));
            }
            Tag::HtmlBlock => {
                self.flush();
                self.frames.push(Container::Html(String::new()));
            }
            Tag::Table(columns) => {
                self.flush();
                self.frames.push(Container::Table { columns, rows: Vec::new() });
            }
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Superscript => self.script = Script::Super,
            Tag::Subscript => self.script = Script::Sub,
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                self.links.push(link::safe(&format!("mailto:{dest_url}")));
            }
            Tag::Link { dest_url, .. } => {
                let safe = link::safe(&dest_url);
                if safe.is_none() {
                    self.refused_links.push(link::refused(&dest_url));
                }
                self.links.push(safe);
            }
            Tag::Image { dest_url, .. } => self.opened.push((dest_url.into_string(), String::new())),
            // Not enabled, or without meaning here: the content is read as it comes.
            Tag::Strikethrough
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn flush_unless_row(&mut self, tag: &Tag) {
        match (tag, self.frames.last_mut()) {
            (Tag::TableHead, Some(Container::Table { rows, .. })) => rows.push(Row { header: true, cells: Vec::new() }),
            (Tag::TableRow, Some(Container::Table { rows, .. })) => rows.push(Row { header: false, cells: Vec::new() }),
            (Tag::Paragraph, _) => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.flush(),
            TagEnd::TableCell => {
                let content = self.take_line();
                if let Some(Container::Table { columns, rows }) = self.frames.last_mut()
                    && let Some(row) = rows.last_mut()
                {
                    let alignment = match columns.get(row.cells.len()) {
                        Some(Column::Center) => Alignment::Centre,
                        Some(Column::Right) => Alignment::Right,
                        _ => Alignment::Natural,
                    };
                    let paragraph = Block::Paragraph { alignment: Alignment::Natural, content };
                    let empty = matches!(&paragraph, Block::Paragraph { content, .. } if content.is_empty());
                    let mut blocks = if empty { Vec::new() } else { vec![paragraph] };
                    blocks.extend(self.shown.drain(..).map(Block::Image));
                    row.cells.push(Cell { columns: 1, rows: 1, alignment, blocks });
                }
            }
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Table => self.close(),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Superscript | TagEnd::Subscript => self.script = Script::Normal,
            TagEnd::Link => drop(self.links.pop()),
            TagEnd::Image => self.image(),
            _ => {}
        }
    }

    /// Opens a container of blocks, unless it nests too deep.
    fn open(&mut self, frame: Container) {
        self.flush();
        if self.frames.len() > NESTING {
            self.deep = true;
            self.frames.push(Container::Flat);
        } else {
            self.frames.push(frame);
        }
    }

    fn close(&mut self) {
        self.flush();
        match self.frames.pop() {
            Some(Container::Blocks { kind: Holder::Quote, blocks }) => self.push(Block::Quote(blocks)),
            Some(Container::Blocks { kind: Holder::Note(name), blocks }) => {
                self.notes.entry(name).or_insert(blocks);
            }
            Some(Container::Blocks { kind: Holder::Item(label), blocks }) => match self.frames.last_mut() {
                Some(Container::List { items, .. }) => items.push(Item { label, blocks }),
                _ => blocks.into_iter().for_each(|block| self.push(block)),
            },
            Some(Container::List { items, .. }) => self.push(Block::List(items)),
            Some(Container::Table { rows, .. }) => self.push(Block::Table(rows)),
            Some(Container::Code(text)) => self.push(Block::Code(normal(text.trim_end_matches('\n')))),
            Some(Container::Html(html)) => {
                let html = without_comments(&html);
                if !html.trim().is_empty() {
                    self.html += 1;
                    self.push(Block::Code(normal(html.trim())));
                }
            }
            Some(frame @ Container::Blocks { kind: Holder::Top, .. }) => self.frames.push(frame),
            Some(Container::Flat) | None => {}
        }
    }

    /// Adds a block to the innermost container of blocks.
    fn push(&mut self, block: Block) {
        let holder = self.frames.iter_mut().rev().find_map(|frame| match frame {
            Container::Blocks { blocks, .. } => Some(blocks),
            _ => None,
        });
        if let Some(blocks) = holder {
            blocks.push(block);
        }
    }

    /// Ends the open line.
    fn flush(&mut self) {
        let content = self.take_line();
        let level = self.level.take();
        let anchor = std::mem::take(&mut self.anchor);
        if !content.is_empty() {
            self.push(match level {
                Some(level) => Block::Heading { level, label: String::new(), content, anchor },
                None => Block::Paragraph { alignment: Alignment::Natural, content },
            });
        }
        for image in std::mem::take(&mut self.shown) {
            self.push(Block::Image(image));
        }
    }

    /// The end of a picture; one that can't be shown leaves its alternative text.
    fn image(&mut self) {
        let Some((target, alt)) = self.opened.pop() else { return };
        if let Some(image) = self.found.near(&target, &alt) {
            self.shown.push(image);
        } else {
            self.images += 1;
            self.text(&alt);
        }
    }

    fn take_line(&mut self) -> Vec<Inline> {
        let mut line = std::mem::take(&mut self.line);
        for piece in &mut line {
            if let Inline::Text(run) = piece {
                run.text = normal(&run.text);
            }
        }
        let mut line = soft_breaks(line);
        trim(&mut line);
        line
    }

    fn text(&mut self, text: &str) {
        if let Some((_, alt)) = self.opened.last_mut() {
            alt.push_str(text);
            return;
        }
        if let Some(Container::Code(block) | Container::Html(block)) = self.frames.last_mut() {
            block.push_str(text);
            return;
        }
        let style = Style { bold: self.bold > 0, italic: self.italic > 0, script: self.script };
        let link = self.links.last().cloned().flatten();
        match self.line.last_mut() {
            Some(Inline::Text(run)) if run.style == style && run.link == link => run.text.push_str(text),
            _ => self.line.push(Inline::Text(Run { text: text.to_owned(), style, link })),
        }
    }

    /// An inline tag: a few have a meaning, comments vanish, the rest is text.
    fn tag(&mut self, html: &str) {
        let name: String = html.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        match name.as_str() {
            "<br>" | "<br/>" => self.line.push(Inline::Break),
            "<b>" | "<strong>" => self.bold += 1,
            "</b>" | "</strong>" => self.bold = self.bold.saturating_sub(1),
            "<i>" | "<em>" => self.italic += 1,
            "</i>" | "</em>" => self.italic = self.italic.saturating_sub(1),
            "<sup>" => self.script = Script::Super,
            "<sub>" => self.script = Script::Sub,
            "</sup>" | "</sub>" => self.script = Script::Normal,
            comment if comment.starts_with("<!--") => {}
            _ => {
                self.html += 1;
                self.text(html);
            }
        }
    }

    /// The sign of the list typed at `at`: `.` or `)` after numbers, otherwise the bullet.
    fn sign(&self, at: usize, numbered: bool) -> String {
        let marker = self.source.get(at..).unwrap_or_default().trim_start();
        if numbered {
            let sign = marker.trim_start_matches(|c: char| c.is_ascii_digit());
            return if sign.starts_with(')') { ")" } else { "." }.to_owned();
        }
        match marker.chars().next() {
            Some('+') => "+",
            Some('*') => "•",
            _ => "-",
        }
        .to_owned()
    }

    fn label(&mut self) -> String {
        let Some(Container::List { next, sign, .. }) = self.frames.last_mut() else { return String::new() };
        match next {
            Some(number) => {
                let label = format!("{number}{sign}");
                *number = number.saturating_add(1);
                label
            }
            None => sign.clone(),
        }
    }

    fn finish(mut self, warnings: &mut Vec<Warning>) -> Document {
        self.flush();
        let blocks = match self.frames.into_iter().next() {
            Some(Container::Blocks { blocks, .. }) => blocks,
            _ => Vec::new(),
        };
        let mut footnotes = BTreeMap::new();
        let mut cited: Vec<(usize, &String)> = self.cited.iter().map(|(name, place)| (*place, name)).collect();
        cited.sort_unstable();
        for (place, name) in cited {
            let mark = (place + 1).to_string();
            match self.notes.remove(name) {
                Some(blocks) => drop(footnotes.insert(mark, blocks)),
                None => warnings.push(Warning::MissingFootnote { mark }),
            }
        }
        // Notes that nothing cites are not lost: they follow, sorted by name.
        let mut rest: Vec<_> = self.notes.into_iter().collect();
        rest.sort_by(|(a, _), (b, _)| a.cmp(b));
        for (place, (_, blocks)) in rest.into_iter().enumerate() {
            footnotes.insert((self.cited.len() + place + 1).to_string(), blocks);
        }
        for (count, warning) in [
            (self.images, Warning::Dropped { what: Dropped::Image, count: self.images }),
            (self.html, Warning::RawHtml { count: self.html }),
            (usize::from(self.deep), Warning::DeepNesting),
        ] {
            if count > 0 {
                warnings.push(warning);
            }
        }
        warnings.extend(self.refused_links);
        let blocks = draft::with_headings(blocks.into_iter().map(piece).collect());
        Document { blocks, footnotes, ..Document::default() }
    }
}

/// Applies the rules for paragraphs and headings that other formats share.
fn piece(block: Block) -> DraftPiece {
    match block {
        Block::Heading { level, content, anchor, .. } => {
            DraftPiece::Line(DraftLine { content, level: Some(level), anchor, ..DraftLine::default() })
        }
        Block::Paragraph { alignment, content } => {
            DraftPiece::Line(DraftLine { content, alignment, ..DraftLine::default() })
        }
        block => DraftPiece::Block(block),
    }
}

/// Upper bound in characters of a line in a text whose author breaks lines as on paper.
const SHORT_LINE: usize = 60;

/// Line breaks that the author typed mean nothing in Markdown, except between short lines of which one is in capitals:
/// those are a heading block or a signature, line under line.
fn soft_breaks(line: Vec<Inline>) -> Vec<Inline> {
    let text: String =
        line.iter().filter_map(|piece| if let Inline::Text(run) = piece { Some(&*run.text) } else { None }).collect();
    if !text.contains('\n') {
        return line;
    }
    let is_capitals =
        |part: &str| part.chars().filter(|c| c.is_alphabetic()).count() > 1 && !part.chars().any(char::is_lowercase);
    let as_on_paper =
        text.split('\n').all(|part| part.chars().count() <= SHORT_LINE) && text.split('\n').any(is_capitals);
    let mut out = Vec::with_capacity(line.len());
    for piece in line {
        match piece {
            Inline::Text(run) if as_on_paper => {
                for (place, part) in run.text.split('\n').enumerate() {
                    if place > 0 {
                        out.push(Inline::Break);
                    }
                    if !part.is_empty() {
                        out.push(Inline::Text(Run { text: part.to_owned(), ..run.clone() }));
                    }
                }
            }
            Inline::Text(run) => out.push(Inline::Text(Run { text: run.text.replace('\n', " "), ..run })),
            piece => out.push(piece),
        }
    }
    out
}

fn without_comments(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}
