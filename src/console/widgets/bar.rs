//! A bar with a mark where it has to reach.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

/// Eighths of a column, from one to seven.
const EIGHTHS: [&str; 7] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// `part` of `whole` over `width` columns, with a mark at `mark` of `whole`.
pub(crate) struct Bar {
    /// What is there.
    pub part: usize,
    /// All.
    pub whole: usize,
    /// Where it has to reach.
    pub mark: Option<usize>,
    /// Columns.
    pub width: usize,
}

impl Bar {
    /// The bar in the colours of its full part, its empty part and its mark.
    pub(crate) fn line(&self, full: Style, empty: Style, mark: Style) -> Line<'static> {
        let whole = self.whole.max(1);
        // A sliver for anything above nothing, and never full before everything is there.
        let mut eighths = self.width * 8 * self.part.min(whole) / whole;
        if self.part > 0 {
            eighths = eighths.max(1);
        }
        let marked = self
            .mark
            .filter(|_| self.whole > 0)
            .map(|mark| (self.width * mark / whole).min(self.width.saturating_sub(1)));
        let spans = (0..self.width).map(|column| {
            let filled = eighths.saturating_sub(column * 8).min(8);
            if Some(column) == marked {
                return Span::styled(
                    if filled == 8 { "┃" } else { "│" },
                    if filled == 8 { mark.patch(Style::new()) } else { mark },
                );
            }
            match filled {
                0 => Span::styled("░", empty),
                8 => Span::styled("█", full),
                part => Span::styled(EIGHTHS[part - 1], full),
            }
        });
        spans.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(part: usize, whole: usize, mark: Option<usize>) -> String {
        let line = Bar { part, whole, mark, width: 9 }.line(Style::new(), Style::new(), Style::new());
        line.spans.iter().map(|span| span.content.as_ref()).collect()
    }

    #[test]
    fn the_bar_shows_share_and_mark() {
        assert_eq!(drawn(0, 9, None), "░░░░░░░░░");
        assert_eq!(drawn(9, 9, None), "█████████");
        assert_eq!(drawn(3, 9, Some(6)), "███░░░│░░");
        assert_eq!(drawn(8, 9, Some(6)), "██████┃█░");
        assert_eq!(drawn(1, 1_000, None), "▏░░░░░░░░");
        assert_eq!(drawn(0, 0, Some(0)), "░░░░░░░░░");
    }
}
