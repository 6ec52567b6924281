//! Tables as HTML, merged cells kept.

use std::fmt::Write as _;

use super::alignment::class;
use crate::documents::{Block, Cell, Row};

/// A table in a box that scrolls on its own if the page is narrower. `name` is its accessible name; a table that only
/// sets things side by side has none. `content` renders a cell's blocks.
pub(super) fn html<'a>(rows: &'a [Row], name: Option<&str>, mut content: impl FnMut(&'a [Block]) -> String) -> String {
    let mut out = String::new();
    let Some(name) = name else {
        out.push_str("<div class=\"table layout\"><table role=\"presentation\">\n<tbody>\n");
        write_rows(&mut out, rows, &mut content);
        out.push_str("</tbody>\n</table></div>\n");
        return out;
    };
    // Focusable by Tab, or the keyboard could not scroll it (WCAG 2.1.1).
    let _ = writeln!(out, "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\"><table>");
    let header = header_rows(rows);
    let (head, body) = rows.split_at(header);
    for (tag, rows) in [("thead", head), ("tbody", body)] {
        if rows.is_empty() {
            continue;
        }
        let _ = writeln!(out, "<{tag}>");
        write_rows(&mut out, rows, &mut content);
        let _ = writeln!(out, "</{tag}>");
    }
    out.push_str("</table></div>\n");
    out
}

/// Whether the table only sets things side by side, as recipients and signature at a document's end.
pub(super) fn is_layout(rows: &[Row]) -> bool {
    matches!(rows, [row] if !row.header && (2..=3).contains(&row.cells.len()))
}

/// Number of leading rows that form the header; 0 if one of their cells extends further down, which HTML would cut.
fn header_rows(rows: &[Row]) -> usize {
    let count = rows.iter().take_while(|row| row.header).count();
    let reaches =
        rows[..count].iter().enumerate().any(|(index, row)| row.cells.iter().any(|cell| index + cell.rows > count));
    if reaches { 0 } else { count }
}

fn write_rows<'a>(out: &mut String, rows: &'a [Row], content: &mut impl FnMut(&'a [Block]) -> String) {
    for row in rows {
        out.push_str("<tr>\n");
        for cell in &row.cells {
            write_cell(out, cell, row.header, &content(&cell.blocks));
        }
        out.push_str("</tr>\n");
    }
}

fn write_cell(out: &mut String, cell: &Cell, heads: bool, content: &str) {
    // A header without words names nothing.
    let tag = if heads && !content.is_empty() { "th" } else { "td" };
    let content = bare(content);
    let _ = write!(out, "<{tag}{}", class(cell.alignment));
    if is_short(content) {
        out.push_str(" data-short");
    }
    if tag == "th" {
        out.push_str(if cell.columns > 1 { " scope=\"colgroup\"" } else { " scope=\"col\"" });
    }
    spans(out, cell);
    let _ = writeln!(out, ">{content}</{tag}>");
}

fn spans(out: &mut String, cell: &Cell) {
    if cell.columns > 1 {
        let _ = write!(out, " colspan=\"{}\"", cell.columns);
    }
    if cell.rows > 1 {
        let _ = write!(out, " rowspan=\"{}\"", cell.rows);
    }
}

/// A few words that stay on one line, such as `13 giờ 15`: a narrow column would break them.
fn is_short(content: &str) -> bool {
    const SHORT: usize = 10;
    content.contains(' ') && !content.contains('<') && content.chars().count() <= SHORT
}

/// The content of a cell without its paragraph tags, if it is one plain paragraph.
fn bare(content: &str) -> &str {
    content
        .strip_prefix("<p>")
        .and_then(|content| content.strip_suffix("</p>\n"))
        .filter(|content| !content.contains("<p"))
        .unwrap_or(content)
}
