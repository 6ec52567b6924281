//! Tables as HTML, merged cells kept.

use std::fmt::Write as _;

use super::content::{Writer, class};
use crate::documents::{Cell, Row};

/// Writes a table in a box that scrolls by itself where the page is narrower.
pub(super) fn write<'a>(writer: &mut Writer<'a>, rows: &'a [Row]) {
    writer.tables += 1;
    let name = (writer.strings.table)(writer.tables);
    // Reached by Tab, or the keyboard could not scroll it (WCAG 2.1.1).
    let _ = writeln!(writer.out, "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\"><table>");
    let header = header_rows(rows);
    let (head, body) = rows.split_at(header);
    for (tag, rows) in [("thead", head), ("tbody", body)] {
        if rows.is_empty() {
            continue;
        }
        let _ = writeln!(writer.out, "<{tag}>");
        for row in rows {
            write_row(writer, row);
        }
        let _ = writeln!(writer.out, "</{tag}>");
    }
    writer.out.push_str("</table></div>\n");
}

/// Rows at the top that form the header; none if a cell of theirs reaches further down, which HTML would cut.
fn header_rows(rows: &[Row]) -> usize {
    let count = rows.iter().take_while(|row| row.header).count();
    let reaches =
        rows[..count].iter().enumerate().any(|(index, row)| row.cells.iter().any(|cell| index + cell.rows > count));
    if reaches { 0 } else { count }
}

fn write_row<'a>(writer: &mut Writer<'a>, row: &'a Row) {
    writer.out.push_str("<tr>\n");
    for cell in &row.cells {
        let before = writer.out.len();
        let heads = row.header;
        writer.blocks(&cell.blocks);
        let content = writer.out.split_off(before);
        // A header without words names nothing.
        let tag = if heads && !content.is_empty() { "th" } else { "td" };
        let _ = write!(writer.out, "<{tag}{}", class(cell.alignment));
        if tag == "th" {
            writer.out.push_str(if cell.columns > 1 { " scope=\"colgroup\"" } else { " scope=\"col\"" });
        }
        spans(&mut writer.out, cell);
        let _ = writeln!(writer.out, ">{}</{tag}>", bare(&content));
    }
    writer.out.push_str("</tr>\n");
}

fn spans(out: &mut String, cell: &Cell) {
    if cell.columns > 1 {
        let _ = write!(out, " colspan=\"{}\"", cell.columns);
    }
    if cell.rows > 1 {
        let _ = write!(out, " rowspan=\"{}\"", cell.rows);
    }
}

/// A cell of one plain paragraph does without it.
fn bare(content: &str) -> &str {
    content
        .strip_prefix("<p>")
        .and_then(|content| content.strip_suffix("</p>\n"))
        .filter(|content| !content.contains("<p"))
        .unwrap_or(content)
}
