//! Columns over time, with a mark at one of them.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, widgets::Widget};

/// Eighths of a row, from none to all.
const EIGHTHS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// One column a value.
pub(crate) struct Columns<'a> {
    /// Values from the left.
    pub values: &'a [usize],
    /// The column before which the mark stands.
    pub mark: Option<usize>,
    /// Of the columns.
    pub style: Style,
    /// Of the mark.
    pub mark_style: Style,
}

impl Widget for Columns<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let most = self.values.iter().copied().max().unwrap_or(0).max(1);
        let height = usize::from(area.height);
        for (column, &value) in self.values.iter().enumerate().take(usize::from(area.width)) {
            let x = area.x + column as u16;
            let eighths = if value == 0 { 0 } else { (value * height * 8 / most).max(1) };
            for row in 0..height {
                let filled = eighths.saturating_sub((height - 1 - row) * 8).min(8);
                let cell = &mut buffer[(x, area.y + row as u16)];
                if self.mark == Some(column) && filled == 0 {
                    cell.set_symbol("┊").set_style(self.mark_style);
                } else {
                    cell.set_symbol(EIGHTHS[filled]).set_style(self.style);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_on_the_ground() {
        let area = Rect::new(0, 0, 4, 2);
        let mut buffer = Buffer::empty(area);
        Columns { values: &[4, 2, 0, 1], mark: Some(2), style: Style::new(), mark_style: Style::new() }
            .render(area, &mut buffer);
        assert_eq!(buffer, Buffer::with_lines(["█ ┊ ", "██┊▄"]));
    }
}
