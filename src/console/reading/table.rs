//! Tables in a terminal: columns as wide as they need and there is room for, merged cells over theirs. Where columns would
//! get too narrow to read, each row becomes lines of name and value.

use unicode_width::UnicodeWidthStr;

use super::{Line, Look, cut, pieces, wrapped};
use crate::app::library::{Cell, Marked};

/// Columns between two cells: blank, line, blank.
const GAP: usize = 3;
/// A column of less can't be read.
const LEAST: usize = 7;

/// A cell where it stands.
struct Placed<'a> {
    cell: &'a Cell,
    column: usize,
}

/// Lays a table out.
pub(super) fn lay(rows: &[Vec<Cell>], header: usize, width: usize) -> Vec<Line> {
    let (placed, columns) = place(rows);
    if columns == 0 {
        return Vec::new();
    }
    let room = width.saturating_sub((columns - 1) * GAP);
    let Some(widths) = share(&wanted(&placed, columns), room) else { return listed(&placed, header, width) };
    let mut lines = Vec::new();
    for (number, row) in placed.iter().enumerate() {
        if number == header && header > 0 {
            let parts: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
            lines.push(vec![(parts.join("─┼─"), Look::Dim)]);
        }
        lines.extend(row_lines(row, &widths, number < header));
    }
    lines
}

/// The cells of each row with the columns that they begin in, past those that a merged cell above covers.
fn place(rows: &[Vec<Cell>]) -> (Vec<Vec<Placed<'_>>>, usize) {
    let mut covered: Vec<usize> = Vec::new();
    let mut columns = 0;
    let mut placed = Vec::new();
    for row in rows {
        let mut own = Vec::new();
        let mut column = 0;
        for cell in row {
            while covered.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            covered.resize(covered.len().max(column + cell.columns), 0);
            // One more than it covers below: this row is counted off at its end.
            covered[column..column + cell.columns].fill(cell.rows);
            own.push(Placed { cell, column });
            column += cell.columns;
        }
        columns = columns.max(covered.len());
        covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        placed.push(own);
    }
    (placed, columns)
}

/// How wide each column would be if there was room: the longest line of its cells.
fn wanted(rows: &[Vec<Placed>], columns: usize) -> Vec<usize> {
    let mut wanted = vec![1; columns];
    for placed in rows.iter().flatten() {
        let longest = placed.cell.text.text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
        let each = longest.saturating_sub((placed.cell.columns - 1) * GAP).div_ceil(placed.cell.columns);
        for column in &mut wanted[placed.column..placed.column + placed.cell.columns] {
            // A merged cell widens nothing beyond what its columns hold anyway, unless it must.
            *column = (*column).max(if placed.cell.columns > 1 { each.min(LEAST) } else { each });
        }
    }
    wanted
}

/// Shares the room out: who wants less than an equal share gets it, the others share the rest.
fn share(wanted: &[usize], room: usize) -> Option<Vec<usize>> {
    let mut widths = wanted.to_vec();
    let (mut left, mut open): (usize, Vec<usize>) = (room, (0..wanted.len()).collect());
    while !open.is_empty() {
        let each = left / open.len();
        let (content, greedy): (Vec<usize>, Vec<usize>) = open.iter().partition(|column| wanted[**column] <= each);
        if content.is_empty() {
            if each < LEAST {
                return None;
            }
            for column in &greedy {
                widths[*column] = each;
            }
            break;
        }
        left -= content.iter().map(|column| wanted[*column]).sum::<usize>();
        open = greedy;
    }
    Some(widths)
}

fn row_lines(row: &[Placed], widths: &[usize], bold: bool) -> Vec<Line> {
    let look = if bold { Look::Heading(false) } else { Look::Plain };
    let span = |placed: &Placed| {
        let own = &widths[placed.column..placed.column + placed.cell.columns];
        own.iter().sum::<usize>() + (own.len() - 1) * GAP
    };
    let cells: Vec<Vec<Line>> = row.iter().map(|placed| wrapped(&placed.cell.text, span(placed), look)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(1);
    let mut lines = Vec::new();
    for number in 0..height {
        let mut line = Line::new();
        let mut column = 0;
        let put = |column: usize, width: usize, pieces: Line, line: &mut Line| {
            if column > 0 {
                line.push((" │ ".to_owned(), Look::Dim));
            }
            let taken: usize = pieces.iter().map(|(text, _)| text.width()).sum();
            line.extend(pieces);
            line.push((" ".repeat(width.saturating_sub(taken)), Look::Plain));
        };
        for (placed, own) in row.iter().zip(&cells) {
            while column < placed.column {
                put(column, widths[column], Line::new(), &mut line);
                column += 1;
            }
            put(column, span(placed), own.get(number).cloned().unwrap_or_default(), &mut line);
            column += placed.cell.columns;
        }
        while column < widths.len() {
            put(column, widths[column], Line::new(), &mut line);
            column += 1;
        }
        line.retain(|(text, _)| !text.is_empty());
        lines.push(line);
    }
    lines
}

/// Each row as lines of the column's name and the cell's value.
fn listed(rows: &[Vec<Placed>], header: usize, width: usize) -> Vec<Line> {
    let name = |column: usize| {
        let cells = rows.iter().take(header).flatten();
        let above: Vec<&str> = cells
            .filter(|placed| (placed.column..placed.column + placed.cell.columns).contains(&column))
            .map(|placed| placed.cell.text.text.as_str())
            .collect();
        above.join(" › ")
    };
    let mut lines = Vec::new();
    for row in rows.iter().skip(header) {
        if !lines.is_empty() {
            lines.push(vec![("·".to_owned(), Look::Dim)]);
        }
        for placed in row.iter().filter(|placed| !placed.cell.text.text.trim().is_empty()) {
            let named = name(placed.column).replace('\n', " ");
            let before = if named.is_empty() { String::new() } else { format!("{named}: ") };
            let shift = before.len();
            let marks = placed.cell.text.marks.iter().map(|mark| mark.start + shift..mark.end + shift).collect();
            let text = Marked { text: before + &placed.cell.text.text, marks };
            for line in cut(&text.text, width) {
                lines.push(pieces(&text, line, Look::Plain));
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, columns: usize, rows: usize) -> Cell {
        Cell { columns, rows, text: Marked { text: text.to_owned(), marks: Vec::new() } }
    }

    fn shown(rows: &[Vec<Cell>], header: usize, width: usize) -> Vec<String> {
        let text = |line: Line| line.into_iter().map(|(text, _)| text).collect::<String>();
        lay(rows, header, width).into_iter().map(|line| text(line).trim_end().to_owned()).collect()
    }

    #[test]
    fn merged_cells_stand_over_their_columns() {
        let rows = vec![
            vec![cell("STT", 1, 2), cell("Kết quả năm", 2, 1)],
            vec![cell("2024", 1, 1), cell("2025", 1, 1)],
            vec![cell("1", 1, 1), cell("bốn mươi", 1, 1), cell("52", 1, 1)],
        ];
        assert_eq!(
            shown(&rows, 2, 40),
            ["STT │ Kết quả năm", "    │ 2024     │ 2025", "────┼──────────┼─────", "1   │ bốn mươi │ 52"]
        );
    }

    #[test]
    fn narrow_tables_wrap_and_very_narrow_ones_are_listed() {
        let rows = vec![
            vec![cell("Chỉ tiêu", 1, 1), cell("Đơn vị tính", 1, 1)],
            vec![cell("Thu nhập bình quân", 1, 1), cell("triệu đồng", 1, 1)],
        ];
        assert_eq!(
            shown(&rows, 1, 21),
            [
                "Chỉ tiêu  │ Đơn vị",
                "          │ tính",
                "──────────┼──────────",
                "Thu nhập  │ triệu",
                "bình quân │ đồng"
            ]
        );
        assert_eq!(shown(&rows, 1, 16), ["Chỉ tiêu: Thu", "nhập bình quân", "Đơn vị tính:", "triệu đồng"]);
    }
}
