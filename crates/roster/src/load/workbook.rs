//! `.xls` and `.xlsb` by their reader, whose grids are dense: how far their cells reach is known before it is asked.

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{Data, ExcelDateTime, Reader, SheetVisible, Xls, XlsError, Xlsb, XlsbError};
use jiff::civil::Date;

use super::{
    super::grid::{Cell, Sheet},
    Refusal, biff,
    shown::shown,
};

/// Runs a reader that may panic on a file that contradicts itself. The program unwinds (see the profiles); in the process
/// that opens files nothing is printed either (see `child`).
pub(super) fn caught<T>(read: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(Refusal::broken("contradiction")))
}

pub(super) fn xls(bytes: Vec<u8>, places: &mut usize) -> Result<Vec<Sheet>, Refusal> {
    let beside = biff::scan(&bytes)?;
    caught(move || {
        let mut book = match Xls::new(Cursor::new(bytes)) {
            Ok(book) => book,
            Err(XlsError::Password) => return Err(Refusal::Encrypted),
            Err(error) => return Err(Refusal::broken(error)),
        };
        let mut sheets = Vec::new();
        for known in book.sheets_metadata().to_owned() {
            let name = known.name;
            let range = book.worksheet_range(&name).map_err(Refusal::broken)?;
            let (top, left) = range.start().unwrap_or_default();
            let mut sheet = Sheet { hidden: known.visible != SheetVisible::Visible, ..Sheet::new(&name) };
            for merged in book.merge_cells_by_sheet_name(&name).unwrap_or_default() {
                sheet.merge(merged.start.0, merged.start.1, merged.end.0);
            }
            let seen = beside.sheets.get(&name);
            for (row, column, data) in range.used_cells() {
                let at = (top + row as u32, left + column as u32);
                let look = seen.and_then(|seen| seen.look(at)).and_then(|look| beside.looks.get(look));
                let mut cell = of_data(data);
                if let (Cell::Number(number), Some(look)) = (&cell, look)
                    && let Some(text) = look.format.as_deref().and_then(|format| shown(*number, format))
                {
                    cell = Cell::raw(text);
                }
                let filled = !cell.is_empty();
                if !sheet.put(at, cell, places) {
                    return Err(Refusal::TooLarge);
                }
                if filled
                    && look.is_some_and(|look| look.struck)
                    && let Some(row) = sheet.row_mut(at.0 + 1)
                {
                    row.struck.push(at.1 as usize);
                }
            }
            if let Some(seen) = seen {
                for row in &seen.hidden_rows {
                    if let Some(row) = sheet.row_mut(row + 1) {
                        row.hidden = true;
                    }
                }
                sheet.hidden_columns.clone_from(&seen.hidden_columns);
            }
            sheets.push(sheet);
        }
        Ok(sheets)
    })
}

pub(super) fn xlsb(bytes: Vec<u8>, places: &mut usize) -> Result<Vec<Sheet>, Refusal> {
    caught(move || {
        let mut book = match Xlsb::new(Cursor::new(bytes)) {
            Ok(book) => book,
            Err(XlsbError::Password) => return Err(Refusal::Encrypted),
            Err(error) => return Err(Refusal::broken(error)),
        };
        let mut sheets = Vec::new();
        for known in book.sheets_metadata().to_owned() {
            let name = known.name;
            let mut sheet = Sheet { hidden: known.visible != SheetVisible::Visible, ..Sheet::new(&name) };
            let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
            while let Some(cell) = cells.next_cell().map_err(Refusal::broken)? {
                let data = Data::from(cell.get_value().clone());
                if !sheet.put(cell.get_position(), of_data(&data), places) {
                    return Err(Refusal::TooLarge);
                }
            }
            sheets.push(sheet);
        }
        Ok(sheets)
    })
}

pub(super) fn of_data(data: &Data) -> Cell {
    match data {
        Data::Empty | Data::Bool(false) => Cell::Empty,
        Data::Int(number) => Cell::number(*number as f64),
        Data::Float(number) => Cell::number(*number),
        Data::String(text) | Data::DurationIso(text) => Cell::raw(text.as_str()),
        Data::Bool(true) => Cell::True,
        Data::DateTime(time) => of_date_time(time),
        Data::DateTimeIso(text) => {
            text.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| Cell::raw(text.as_str()), Cell::Date)
        }
        _ => Cell::Error,
    }
}

fn of_date_time(time: &ExcelDateTime) -> Cell {
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    // A year typed into a cell that is formatted as a date reads as a day of 1905.
    if time.is_datetime() && !(1900.0..=2100.0).contains(&time.as_f64()) {
        Date::new(year as i16, month as i8, day as i8).map_or(Cell::Error, Cell::Date)
    } else {
        Cell::number(time.as_f64())
    }
}
