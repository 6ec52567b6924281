//! For terminals without letters beyond ASCII: marks fall away, lines and blocks become what comes nearest.

use ratatui::buffer::Buffer;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Writes every cell anew in ASCII, each in its one column.
pub(super) fn spell(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        // What stands for a picture is not text.
        if !cell.symbol().is_ascii() && !cell.symbol().contains('\u{10eeee}') {
            let plain = cell.symbol().nfd().find(|letter| !is_combining_mark(*letter)).map_or(' ', nearest);
            cell.set_char(plain);
        }
    }
}

fn nearest(letter: char) -> char {
    match letter {
        letter if letter.is_ascii() => letter,
        'đ' => 'd',
        'Đ' => 'D',
        '✗' | '×' => 'x',
        '○' | '●' => 'o',
        '·' | '…' => '.',
        '▸' | '▶' | '→' | '◂' => '>',
        '↑' => '^',
        '✓' | '↓' => 'v',
        '←' => '<',
        '↶' => 'u',
        '⇄' => '=',
        '–' | '─' | '━' | '═' | '╌' | '╍' | '┄' | '┈' | '▁' | '▂' | '_' => '-',
        '│' | '┃' | '║' | '╎' | '╏' | '┆' | '┊' | '▏' => '|',
        '┌' | '┐' | '└' | '┘' | '┏' | '┓' | '┗' | '┛' | '╔' | '╗' | '╚' | '╝' => '+',
        '░' | '▒' => ':',
        '\u{2580}'..='\u{259f}' => '#',
        '“' | '”' => '"',
        _ => '?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_readable_and_in_their_columns() {
        let mut buffer = Buffer::with_lines(["│ ✓ Nguyễn Đình Ưng  ███░ │"]);
        spell(&mut buffer);
        assert_eq!(buffer, Buffer::with_lines(["| v Nguyen Dinh Ung  ###: |"]));
    }
}
