//! One line that is typed into. The terminal's own cursor stands in it: an input method shows the word that it still holds
//! back at that place, and who reads the screen by other means is led there.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
    text::Span,
};
use tui_input::Input;
use unicode_width::UnicodeWidthChar;

use super::text::{fit, tail};

/// Marks the cell that the terminal's cursor stands on, until [`take_cursor`] takes it off. Nothing that is drawn blinks.
const MARK: Modifier = Modifier::SLOW_BLINK;

/// What was typed, within `width` columns, with the cursor where it is: after the last letter, or on one before.
pub(crate) fn typed(input: &Input, width: usize, style: Style, cursor: Style) -> Vec<Span<'static>> {
    let letters: Vec<char> = input.value().chars().collect();
    let (before, rest) = letters.split_at(input.cursor().min(letters.len()));
    let before: String = before.iter().collect();
    let Some((under, after)) = rest.split_first() else {
        return vec![Span::styled(tail(&before, width), style), bar(cursor)];
    };
    let before = tail(&before, width.saturating_sub(under.width().unwrap_or(0)));
    let after: String = after.iter().collect();
    let room = width.saturating_sub(before.chars().chain([*under]).filter_map(UnicodeWidthChar::width).sum());
    vec![
        Span::styled(before, style),
        Span::styled(under.to_string(), style.add_modifier(Modifier::UNDERLINED | MARK)),
        Span::styled(fit(&after, room), style),
    ]
}

/// The cursor after the last letter.
pub(crate) fn bar(style: Style) -> Span<'static> {
    Span::styled("▏", style.add_modifier(MARK))
}

/// Takes the mark off what is drawn, and says where it stood.
pub(crate) fn take_cursor(area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let marked = area.positions().filter(|&place| buffer[place].modifier.contains(MARK)).collect::<Vec<_>>();
    for place in &marked {
        buffer[*place].modifier.remove(MARK);
    }
    marked.first().copied()
}

#[cfg(test)]
mod tests {
    use ratatui::{text::Line, widgets::Widget};

    use super::*;

    fn drawn(input: &Input, width: u16) -> (String, Option<Position>) {
        let area = Rect::new(0, 0, width + 1, 1);
        let mut buffer = Buffer::empty(area);
        Line::from(typed(input, usize::from(width), Style::new(), Style::new())).render(area, &mut buffer);
        let place = take_cursor(area, &mut buffer);
        assert_eq!(take_cursor(area, &mut buffer), None, "taken off");
        (area.columns().map(|column| buffer[(column.x, 0)].symbol().to_owned()).collect(), place)
    }

    #[test]
    fn the_cursor_stands_where_letters_go() {
        assert_eq!(drawn(&Input::default(), 5), ("▏     ".to_owned(), Some(Position::new(0, 0))));
        assert_eq!(drawn(&Input::from("Hạnh"), 5), ("Hạnh▏ ".to_owned(), Some(Position::new(4, 0))));
        assert_eq!(drawn(&Input::from("Hạnh").with_cursor(1), 5), ("Hạnh  ".to_owned(), Some(Position::new(1, 0))));
        assert_eq!(drawn(&Input::from("Nguyễn Thị Hạnh"), 6), ("ị Hạnh▏".to_owned(), Some(Position::new(6, 0))));
    }
}
