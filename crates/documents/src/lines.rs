//! Paragraphs as the lines they occupy on paper, for what is recognised line by line: heading block, markings,
//! signature.

use super::{
    block::{Alignment, Block, Inline},
    draft,
};

/// The lines of paragraphs, split at tabs, each with whether it is bold.
pub(super) fn lines(blocks: &[Block]) -> Vec<(String, bool)> {
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
            let columns = text.split('\t').map(daihoi_text::squeeze).filter(|line| !line.is_empty());
            out.extend(columns.map(|line| (line, bold)));
        }
    }
    out
}
