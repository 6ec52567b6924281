//! Records to `.xlsx` and `.csv`, under headings that reading knows.

use std::{io::Write as _, path::Path};

use rust_xlsxwriter::{ExcelDateTime, Format, FormatBorder, Workbook, XlsxError};

use super::{Field, FieldValue, RosterError, table::guarded, value};
use daihoi_domain::{date::PartialDate, delegate::Delegate};

/// Writes everybody in the given order, a column for each field that anybody has. The file appears whole or not at
/// all. The QR token and the consent are not written (see [`Field`]).
pub fn write(path: &Path, delegates: &[Delegate]) -> Result<(), RosterError> {
    let rows: Vec<Vec<Option<FieldValue>>> = delegates
        .iter()
        .map(|delegate| Field::ALL.iter().map(|field| FieldValue::get(*field, delegate)).collect())
        .collect();
    let stated = |column: &usize| *column == 1 || rows.iter().any(|row| row[*column].is_some());
    let columns: Vec<usize> = (0..Field::ALL.len()).filter(stated).collect();
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_lowercase();
    let bytes = match extension.as_str() {
        "xlsx" => spreadsheet(&columns, &rows)
            .map_err(|source| RosterError::Write { path: path.to_owned(), source: Box::new(source) })?,
        "csv" => text(&columns, &rows),
        _ => return Err(RosterError::UnknownFormat { path: path.to_owned() }),
    };
    save(path, &bytes)
}

/// Writes a file whole or not at all.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), RosterError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let saved = tempfile::NamedTempFile::new_in(folder).and_then(|mut file| {
        file.write_all(bytes)?;
        file.persist(path).map_err(|error| error.error)
    });
    saved.map(|_| ()).map_err(|source| RosterError::io(path, source))
}

fn spreadsheet(columns: &[usize], rows: &[Vec<Option<FieldValue>>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Danh sách")?;
    let heading = Format::new().set_bold().set_border(FormatBorder::Thin).set_text_wrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (place, column) in columns.iter().enumerate() {
        sheet.write_string_with_format(0, place as u16, Field::ALL[*column].label(), &heading)?;
    }
    for (index, row) in rows.iter().enumerate() {
        let line = index as u32 + 1;
        for (place, column) in columns.iter().enumerate() {
            let place = place as u16;
            match &row[*column] {
                None => {}
                Some(FieldValue::Number(_, number)) => {
                    sheet.write_number(line, place, *number)?;
                }
                Some(FieldValue::Date(_, PartialDate::Year(year))) => {
                    sheet.write_number(line, place, *year)?;
                }
                // Spreadsheets count days from 1900-03-01 without a flaw.
                Some(FieldValue::Date(_, PartialDate::Day(date))) if date.year() > 1905 => {
                    let date = ExcelDateTime::from_ymd(date.year() as u16, date.month() as u8, date.day() as u8)?;
                    sheet.write_datetime_with_format(line, place, &date, &day)?;
                }
                Some(value) => {
                    sheet.write_string(line, place, value::written(value))?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    book.save_to_buffer()
}

/// UTF-8 with its mark and `;`, as spreadsheet programs here open it without asking.
fn text(columns: &[usize], rows: &[Vec<Option<FieldValue>>]) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(vec![0xef, 0xbb, 0xbf]);
    let lines = std::iter::once(columns.iter().map(|column| Field::ALL[*column].label().to_owned()).collect()).chain(
        rows.iter().map(|row| {
            columns
                .iter()
                .map(|column| row[*column].as_ref().map(value::written).map(guarded).unwrap_or_default())
                .collect::<Vec<_>>()
        }),
    );
    for line in lines {
        writer.write_record(&line).expect("a buffer in memory takes every record of one length");
    }
    writer.into_inner().expect("a buffer in memory is always flushed")
}
