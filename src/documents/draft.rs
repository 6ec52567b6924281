//! From the lines that a reader found to blocks: which lines are headings and of what level, which make up lists.

use std::collections::BTreeMap;

use super::{
    block::{Alignment, Block, Inline, Item, Row},
    export::line as words,
    label::{Kind, split},
    limits::NESTING,
};

/// A bold line longer than this is emphasis, not a heading.
const LONGEST_HEADING: usize = 250;

/// A paragraph that may become a heading or a list item.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    pub(super) content: Vec<Inline>,
    pub(super) alignment: Alignment,
    /// 1 and more where a style or markup makes it a heading.
    pub(super) level: Option<u8>,
    /// Its automatic number.
    pub(super) label: Option<Label>,
    /// The name that its author gave it, if it is a heading.
    pub(super) anchor: String,
    /// Part of a quotation, by its style.
    pub(super) quoted: bool,
}

/// An automatic number as shown, and its level in the list, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) depth: usize,
}

/// What a reader found, top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    Line(Line),
    Block(Block),
}

/// The blocks of a body: headings come from styles, and else from a label together with an all-bold line.
pub(super) fn with_headings(pieces: Vec<Piece>) -> Vec<Block> {
    let pieces = join_split_headings(pieces);
    let levels = Levels::of(&pieces);
    build(pieces, |line| levels.level(line))
}

/// The blocks of a cell, a note or a text box: no headings in them.
pub(super) fn without_headings(pieces: Vec<Piece>) -> Vec<Block> {
    build(pieces, |_| None)
}

/// Whether all words of a block are bold; a block without words is.
pub(super) fn is_bold(block: &Block) -> bool {
    match block {
        Block::Paragraph { content, .. } => all_bold(content),
        _ => false,
    }
}

/// Few people mark header rows: where none is marked, the rows on top that are bold throughout are the header, if
/// others follow.
pub(super) fn mark_headers(rows: &mut [Row]) {
    if rows.iter().any(|row| row.header) {
        return;
    }
    let bold = rows.iter().take_while(|row| row.cells.iter().all(|cell| cell.blocks.iter().all(is_bold)));
    let with_words = |row: &Row| row.cells.iter().any(|cell| !cell.blocks.is_empty());
    let count = bold.take_while(|row| with_words(row)).count();
    if count < rows.len() {
        rows[..count].iter_mut().for_each(|row| row.header = true);
    }
}

fn all_bold(content: &[Inline]) -> bool {
    content.iter().all(|piece| match piece {
        Inline::Text(run) => run.style.bold || !run.text.chars().any(char::is_alphanumeric),
        _ => true,
    })
}

/// The kind of a line's label, automatic or typed, and whether words follow it.
fn kind(line: &Line) -> Option<(Kind, bool)> {
    let text = words(&line.content);
    if let Some(label) = &line.label {
        return Some((split(&label.text)?.kind, !text.is_empty()));
    }
    split(&text).map(|found| (found.kind, !found.rest.is_empty()))
}

/// Whether a line without a heading's style looks like a heading.
fn typed(line: &Line) -> Option<Kind> {
    let bold = all_bold(&line.content) && !line.content.is_empty() && !line.quoted;
    let short = || words(&line.content).chars().count() <= LONGEST_HEADING;
    (bold && short()).then(|| kind(line)).flatten().map(|(kind, _)| kind)
}

/// `Chương I` on one line and its name in bold on the next are one heading.
fn join_split_headings(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if let (Some(Piece::Line(above)), Piece::Line(below)) = (joined.last_mut(), &piece)
            && let Some((Kind::Part | Kind::Chapter | Kind::Section, false)) = kind(above)
            && (above.level.is_some() || typed(above).is_some())
            && (below.level.is_none() || below.level == above.level)
            && kind(below).is_none()
            && all_bold(&below.content)
        {
            above.content.push(Inline::Break);
            above.content.extend(below.content.iter().cloned());
            continue;
        }
        joined.push(piece);
    }
    joined
}

/// Which level each kind of label has in one document.
struct Levels(BTreeMap<Kind, u8>);

impl Levels {
    /// Kinds that styled headings bear have those headings' level; the others come below the next higher kind.
    fn of(pieces: &[Piece]) -> Self {
        let lines = || pieces.iter().filter_map(|piece| if let Piece::Line(line) = piece { Some(line) } else { None });
        let mut levels = BTreeMap::new();
        for line in lines() {
            if let (Some(level), Some((kind, _))) = (line.level, kind(line)) {
                levels.entry(kind).or_insert(level);
            }
        }
        let mut kinds: Vec<Kind> = lines().filter(|line| line.level.is_none()).filter_map(typed).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            let above = levels.range(..kind).map(|(_, level)| *level).max().unwrap_or(0);
            levels.entry(kind).or_insert(above + 1);
        }
        Self(levels)
    }

    fn level(&self, line: &Line) -> Option<u8> {
        let level = line.level.or_else(|| self.0.get(&typed(line)?).copied())?;
        Some(level.clamp(1, 6))
    }
}

fn build(pieces: Vec<Piece>, level: impl Fn(&Line) -> Option<u8>) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(pieces.len());
    let mut list = Lists::default();
    for piece in pieces {
        match piece {
            Piece::Block(block) => {
                list.close(&mut blocks);
                blocks.push(block);
            }
            Piece::Line(line) => {
                if let Some(level) = level(&line) {
                    list.close(&mut blocks);
                    blocks.push(heading(line, level));
                    continue;
                }
                let Line { content, alignment, label, quoted, .. } = line;
                let paragraph = Block::Paragraph { alignment, content };
                if quoted && label.is_none() {
                    list.close(&mut blocks);
                    quote(paragraph, &mut blocks);
                    continue;
                }
                if let Some(Label { text, depth }) = label {
                    list.add(Item { label: text, blocks: vec![paragraph] }, depth);
                } else {
                    list.close(&mut blocks);
                    blocks.push(paragraph);
                }
            }
        }
    }
    list.close(&mut blocks);
    blocks
}

/// Adds to the quotation that stands last, else begins one.
fn quote(paragraph: Block, blocks: &mut Vec<Block>) {
    match blocks.last_mut() {
        Some(Block::Quote(inner)) => inner.push(paragraph),
        _ => blocks.push(Block::Quote(vec![paragraph])),
    }
}

/// A heading: the label apart from the words, which need not be bold, as all headings are.
fn heading(line: Line, level: u8) -> Block {
    let Line { mut content, label, anchor, .. } = line;
    let mut label = label.map(|label| label.text).unwrap_or_default();
    if label.is_empty() {
        let text = words(&content);
        if let Some(found) = split(&text) {
            found.label.clone_into(&mut label);
            take_letters(&mut content, found.label);
        }
    }
    let uniform = |styled: fn(&super::block::Run) -> bool, content: &[Inline]| {
        content.iter().all(|piece| !matches!(piece, Inline::Text(run) if !styled(run)))
    };
    let (bold, italic) = (uniform(|run| run.style.bold, &content), uniform(|run| run.style.italic, &content));
    for piece in &mut content {
        if let Inline::Text(run) = piece {
            run.style.bold &= !bold;
            run.style.italic &= !italic;
        }
    }
    Block::Heading { level, label, content, anchor }
}

/// Takes the letters of `label` off the start of the content, white space aside.
fn take_letters(content: &mut Vec<Inline>, label: &str) {
    let mut left = label.chars().filter(|c| !c.is_whitespace()).count();
    for piece in content.iter_mut() {
        let Inline::Text(run) = piece else { continue };
        let mut end = 0;
        for (at, c) in run.text.char_indices() {
            if left == 0 {
                break;
            }
            left -= usize::from(!c.is_whitespace());
            end = at + c.len_utf8();
        }
        run.text.drain(..end);
        if left == 0 {
            break;
        }
    }
    super::docx::trim(content);
}

/// Lists that are being put together, one inside the other by depth.
#[derive(Default)]
struct Lists {
    /// Depth and items of each list that is open, outermost first.
    open: Vec<(usize, Vec<Item>)>,
}

impl Lists {
    fn add(&mut self, item: Item, depth: usize) {
        while self.open.len() > 1 && self.open.last().is_some_and(|(open, _)| *open > depth) {
            self.fold();
        }
        let full = self.open.len() >= NESTING;
        match self.open.last_mut() {
            Some((open, items)) if *open >= depth || full => items.push(item),
            _ => self.open.push((depth, vec![item])),
        }
    }

    /// Puts the innermost list into the last item of the one around it.
    fn fold(&mut self) {
        let Some((_, items)) = self.open.pop() else { return };
        if let Some(item) = self.open.last_mut().and_then(|(_, around)| around.last_mut()) {
            item.blocks.push(Block::List(items));
        }
    }

    fn close(&mut self, blocks: &mut Vec<Block>) {
        while self.open.len() > 1 {
            self.fold();
        }
        if let Some((_, items)) = self.open.pop() {
            blocks.push(Block::List(items));
        }
    }
}
