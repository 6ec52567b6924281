//! From the lines that a reader found to blocks: decides which lines are headings, at which level, and which form
//! lists.

use std::collections::BTreeMap;

use super::{
    block::{Alignment, Block, Inline, Item, Row},
    export::line as words,
    label::{LabelKind, split},
    limits::NESTING,
};

/// A bold line longer than this is emphasis, not a heading.
const LONGEST_HEADING: usize = 250;

/// A paragraph that may become a heading or a list item.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct DraftLine {
    pub(super) content: Vec<Inline>,
    pub(super) alignment: Alignment,
    /// 1 or more where a style or markup makes it a heading.
    pub(super) level: Option<u8>,
    /// Its automatic number, as the source format counts it.
    pub(super) label: Option<AutomaticLabel>,
    /// The anchor that its author gave it, if it is a heading.
    pub(super) anchor: String,
    /// Whether its style is that of a quotation.
    pub(super) quoted: bool,
}

/// An automatic number as shown, and its depth in the list, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AutomaticLabel {
    pub(super) text: String,
    pub(super) depth: usize,
}

/// A paragraph or a finished block, in the order in which a reader found them.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum DraftPiece {
    Line(DraftLine),
    Block(Block),
}

/// The blocks of a body: headings come from styles, otherwise from a label together with an all-bold line.
pub(super) fn with_headings(pieces: Vec<DraftPiece>) -> Vec<Block> {
    let pieces = join_split_headings(pieces);
    let levels = Levels::of(&pieces);
    build(pieces, |line| levels.level(line))
}

/// The blocks of a cell, a note or a text box, which have no headings.
pub(super) fn without_headings(pieces: Vec<DraftPiece>) -> Vec<Block> {
    build(pieces, |_| None)
}

/// Whether all words of a block are bold; true for a block without words.
pub(super) fn is_bold(block: &Block) -> bool {
    match block {
        Block::Paragraph { content, .. } => all_bold(content),
        _ => false,
    }
}

/// Marks the header rows of a table. Authors rarely mark them: where none is marked, the leading rows that are all bold
/// are the header, if other rows follow.
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
fn kind(line: &DraftLine) -> Option<(LabelKind, bool)> {
    let text = words(&line.content);
    if let Some(label) = &line.label {
        return Some((split(&label.text)?.kind, !text.is_empty()));
    }
    split(&text).map(|found| (found.kind, !found.rest.is_empty()))
}

/// The label kind of a line that looks like a heading without having a heading's style.
fn typed(line: &DraftLine) -> Option<LabelKind> {
    let bold = all_bold(&line.content) && !line.content.is_empty() && !line.quoted;
    let short = || words(&line.content).chars().count() <= LONGEST_HEADING;
    (bold && short()).then(|| kind(line)).flatten().map(|(kind, _)| kind)
}

/// Joins `Chương I` on one line with its name in bold on the next into one heading.
fn join_split_headings(pieces: Vec<DraftPiece>) -> Vec<DraftPiece> {
    let mut joined: Vec<DraftPiece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if let (Some(DraftPiece::Line(above)), DraftPiece::Line(below)) = (joined.last_mut(), &piece)
            && let Some((LabelKind::Part | LabelKind::Chapter | LabelKind::Section, false)) = kind(above)
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

/// The heading level of each kind of label within one document.
struct Levels(BTreeMap<LabelKind, u8>);

impl Levels {
    /// Kinds that styled headings bear take those headings' level; every other kind is placed below the next higher
    /// kind.
    fn of(pieces: &[DraftPiece]) -> Self {
        let lines =
            || pieces.iter().filter_map(|piece| if let DraftPiece::Line(line) = piece { Some(line) } else { None });
        let mut levels = BTreeMap::new();
        for line in lines() {
            if let (Some(level), Some((kind, _))) = (line.level, kind(line)) {
                levels.entry(kind).or_insert(level);
            }
        }
        let mut kinds: Vec<LabelKind> = lines().filter(|line| line.level.is_none()).filter_map(typed).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            let above = levels.range(..kind).map(|(_, level)| *level).max().unwrap_or(0);
            levels.entry(kind).or_insert(above + 1);
        }
        Self(levels)
    }

    fn level(&self, line: &DraftLine) -> Option<u8> {
        let level = line.level.or_else(|| self.0.get(&typed(line)?).copied())?;
        Some(level.clamp(1, 6))
    }
}

fn build(pieces: Vec<DraftPiece>, level: impl Fn(&DraftLine) -> Option<u8>) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(pieces.len());
    let mut list = Lists::default();
    for piece in pieces {
        match piece {
            DraftPiece::Block(block) => {
                list.close(&mut blocks);
                blocks.push(block);
            }
            DraftPiece::Line(line) => {
                if let Some(level) = level(&line) {
                    list.close(&mut blocks);
                    blocks.push(heading(line, level));
                    continue;
                }
                let DraftLine { content, alignment, label, quoted, .. } = line;
                let paragraph = Block::Paragraph { alignment, content };
                if quoted && label.is_none() {
                    list.close(&mut blocks);
                    quote(paragraph, &mut blocks);
                    continue;
                }
                if let Some(AutomaticLabel { text, depth }) = label {
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

/// Appends to the quotation that ends the blocks, or begins one.
fn quote(paragraph: Block, blocks: &mut Vec<Block>) {
    match blocks.last_mut() {
        Some(Block::Quote(inner)) => inner.push(paragraph),
        _ => blocks.push(Block::Quote(vec![paragraph])),
    }
}

/// A heading: its label is split off, and bold is removed, since all headings are bold.
fn heading(line: DraftLine, level: u8) -> Block {
    let DraftLine { mut content, label, anchor, .. } = line;
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

/// Removes the letters of `label` from the start of the content, ignoring white space.
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
    super::block::trim(content);
}

/// Lists under construction, nested by depth.
#[derive(Default)]
struct Lists {
    /// Depth and items of each open list, outermost first.
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

    /// Closes the innermost list and puts it into the last item of the one around it.
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
