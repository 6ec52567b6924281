//! Plain tables to `.xlsx` and `.csv`: attendance lists and whatever else leaves the congress as a spreadsheet.

use std::{io::Write as _, path::Path};

use rust_xlsxwriter::{Format, FormatBorder, Workbook, XlsxError};

use super::RosterError;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text; empty for what is not stated.
    Text(String),
    /// A whole number, so that spreadsheets can add it up.
    Number(usize),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

/// Rows under headings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The sheet's name.
    pub name: String,
    /// One for each column.
    pub headings: Vec<String>,
    /// Each as long as the headings.
    pub rows: Vec<Vec<Cell>>,
}

/// Writes tables as the file's ending says: `.xlsx` takes all, a sheet each; `.csv` the last one alone. The file
/// appears whole or not at all.
pub fn write_tables(path: &Path, tables: &[Table]) -> Result<(), RosterError> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_lowercase();
    let bytes = match (extension.as_str(), tables.last()) {
        ("xlsx", _) => spreadsheet(tables)
            .map_err(|source| RosterError::Write { path: path.to_owned(), source: Box::new(source) })?,
        ("csv", Some(table)) => text(table),
        _ => return Err(RosterError::UnknownFormat { path: path.to_owned() }),
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let saved = tempfile::NamedTempFile::new_in(folder).and_then(|mut file| {
        file.write_all(&bytes)?;
        file.persist(path).map_err(|error| error.error)
    });
    saved.map(|_| ()).map_err(|source| RosterError::io(path, source))
}

fn spreadsheet(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let heading = Format::new().set_bold().set_border(FormatBorder::Thin).set_text_wrap();
    let mut book = Workbook::new();
    for table in tables {
        let sheet = book.add_worksheet().set_name(sheet_name(&table.name))?;
        for (column, text) in table.headings.iter().enumerate() {
            sheet.write_string_with_format(0, column as u16, text, &heading)?;
        }
        for (row, cells) in table.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let (row, column) = (row as u32 + 1, column as u16);
                match cell {
                    Cell::Text(text) if text.is_empty() => {}
                    Cell::Text(text) => {
                        sheet.write_string(row, column, text)?;
                    }
                    Cell::Number(number) => {
                        sheet.write_number(row, column, *number as f64)?;
                    }
                }
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofit();
    }
    book.save_to_buffer()
}

/// At most 31 letters, none of those that spreadsheets forbid in a sheet's name.
fn sheet_name(name: &str) -> String {
    let name: String = name.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).take(31).collect();
    if name.trim().is_empty() { "1".to_owned() } else { name }
}

/// UTF-8 with its mark and `;`, as spreadsheet programs here open it without asking.
fn text(table: &Table) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(vec![0xef, 0xbb, 0xbf]);
    let rows = table.rows.iter().map(|row| row.iter().map(plain).collect::<Vec<_>>());
    for line in std::iter::once(table.headings.clone()).chain(rows) {
        writer.write_record(&line).expect("a buffer in memory takes every record of one length");
    }
    writer.into_inner().expect("a buffer in memory is always flushed")
}

/// A cell as text that no spreadsheet program takes for a formula.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => guarded(text.clone()),
    }
}

/// A text behind the mark that makes spreadsheet programs take it for one; [`unguarded`] takes it away again.
pub(super) fn guarded(text: String) -> String {
    if begins_formula(text.trim_start_matches('\'')) { format!("'{text}") } else { text }
}

/// A text as it was before it was guarded.
pub(super) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| begins_formula(rest.trim_start_matches('\''))).unwrap_or(text)
}

fn begins_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use std::fs;

    use calamine::{Data, Reader, open_workbook_auto};

    use super::*;

    fn table() -> Table {
        Table {
            name: "Có mặt: 2/3?".to_owned(),
            headings: vec!["Họ và tên".to_owned(), "Số".to_owned()],
            rows: vec![vec!["Nguyễn Thị An".into(), 3.into()], vec!["=1+1; \"x\"".into(), "".into()]],
        }
    }

    #[test]
    fn a_spreadsheet_holds_every_table_on_a_sheet_of_its_own() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.xlsx");
        let first = Table { name: "Tổng hợp".to_owned(), ..table() };
        write_tables(&path, &[first, table()]).expect("written");
        let mut book = open_workbook_auto(&path).expect("opened");
        assert_eq!(book.sheet_names(), ["Tổng hợp", "Có mặt 23"]);
        let sheet = book.worksheet_range("Có mặt 23").expect("a sheet");
        assert_eq!(sheet.get((1, 0)), Some(&Data::String("Nguyễn Thị An".to_owned())));
        assert_eq!(sheet.get((1, 1)), Some(&Data::Float(3.0)));
        assert_eq!(sheet.get((2, 0)), Some(&Data::String("=1+1; \"x\"".to_owned())), "text, no formula");
    }

    #[test]
    fn a_text_file_opens_in_a_spreadsheet_program_and_runs_no_formula() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        write_tables(&path, &[Table::default(), table()]).expect("written");
        let text = fs::read_to_string(&path).expect("read");
        assert_eq!(text, "\u{feff}Họ và tên;Số\r\nNguyễn Thị An;3\r\n\"'=1+1; \"\"x\"\"\";\r\n");
        assert!(matches!(
            write_tables(&folder.path().join("a.pdf"), &[table()]),
            Err(RosterError::UnknownFormat { .. })
        ));
    }
}
