//! Text files: their encoding, their separator, their quotation marks.

use super::super::{
    find_header,
    grid::{Cell, Encoding, Sheet},
    letters, settle, syllable,
    table::unguarded,
};
use super::Refusal;

/// Fields that a line may have; a spreadsheet has no more columns.
const MAX_FIELDS: usize = 16_384;
/// Fields of the whole file.
const MAX_ALL_FIELDS: usize = 12_000_000;
/// Separators, the more usual first.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// Lines that are looked at to find the separator.
const SAMPLED_LINES: usize = 60;

/// UTF-8 or UTF-16, with or without their marks; else bytes as letters, as old programs wrote them: what they mean is
/// seen by the words that they make. None where there are bytes that no text has.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, bool)> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        // One half of a letter at the end is what a program left that was stopped.
        (rest.len() < 2).then(|| String::from_utf16(&units).ok()).flatten()
    };
    let mut legacy = false;
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        // Plain letters before a separator have a zero byte in UTF-16.
        [first, 0, ..] if *first != 0 => wide(bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => wide(bytes, u16::from_be_bytes),
        _ => Some(std::str::from_utf8(bytes).map_or_else(
            |_| {
                let (text, known) = one_byte(bytes);
                legacy = !known;
                text
            },
            str::to_owned,
        )),
    }?;
    let printed = |c: char| !c.is_ascii_control() || matches!(c, '\t' | '\r' | '\n' | '\u{1a}' | '\u{c}' | '\u{b}');
    text.chars().all(printed).then_some((text, legacy))
}

/// A text with one byte a letter. Windows-1258 is told from the older encodings, which the sheet is settled in cell by cell,
/// by the words that each makes. A single broken letter in UTF-8 does not make a file old.
fn one_byte(bytes: &[u8]) -> (String, bool) {
    let lossy = String::from_utf8_lossy(bytes);
    let broken = lossy.chars().filter(|c| *c == '\u{fffd}').count();
    let whole = lossy.chars().filter(|c| !c.is_ascii()).count();
    if whole > 20 && broken * 20 < whole {
        return (lossy.into_owned(), true);
    }
    let latin: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let sample: String = latin.chars().take(20_000).collect();
    let score = |text: &str| {
        let share = syllable::share(text);
        share.right as i64 - 2 * share.wrong as i64
    };
    let modern = score(&letters::clean(&Encoding::Cp1258.decode(&sample)).text);
    let others = [Encoding::Tcvn3, Encoding::Vni].map(|old| score(&letters::clean(&old.decode(&sample)).text));
    if modern > 0 && others.iter().all(|other| modern > *other) {
        (Encoding::Cp1258.decode(&latin), true)
    } else {
        (latin, false)
    }
}

/// Text cut by the separator under which its first lines make a header, else by the one that cuts them alike.
pub(super) fn separated(text: &str, places: &mut usize) -> Result<Sheet, Refusal> {
    let text = text.trim_start_matches('\u{feff}').trim_end_matches('\u{1a}');
    // Old Macs end lines with a mark that others take for a part of the line.
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    // `sep=;` in the first line is a hint that spreadsheet programs write and read.
    let first = text.lines().next().unwrap_or_default().trim().trim_matches('"');
    let hint = first.strip_prefix("sep=").or_else(|| first.strip_prefix("SEP=")).map(|hint| match hint {
        "" | "\\t" => b'\t',
        hint => hint.as_bytes()[0],
    });
    let hint = hint.filter(u8::is_ascii);
    let skipped = usize::from(hint.is_some());
    bounded(&text)?;
    let separator = separator(&text, hint, skipped);
    let quotes = open_quote(&text, separator);
    let mut sheet = cut(&text, separator, quotes.is_none(), skipped, places)?;
    sheet.open_quote = quotes;
    Ok(sheet)
}

/// Refuses what has more separators than a sheet has cells, before any of them is stored.
fn bounded(text: &str) -> Result<(), Refusal> {
    for separator in SEPARATORS {
        let (mut line, mut all) = (0, 0);
        for byte in text.bytes() {
            if byte == separator {
                (line, all) = (line + 1, all + 1);
                if line > MAX_FIELDS || all > MAX_ALL_FIELDS {
                    return Err(Refusal::TooLarge);
                }
            } else if byte == b'\n' {
                line = 0;
            }
        }
    }
    Ok(())
}

fn separator(text: &str, hint: Option<u8>, skipped: usize) -> u8 {
    let end = text.match_indices('\n').nth(SAMPLED_LINES).map_or(text.len(), |(at, _)| at);
    let sample = &text[..end];
    let candidates = hint.into_iter().chain(SEPARATORS.into_iter().filter(|separator| Some(*separator) != hint));
    let mut best = (hint.unwrap_or(b';'), (0, 0, 0));
    for separator in candidates {
        let mut room = 1_000_000;
        let Ok(mut sheet) = cut(sample, separator, true, skipped, &mut room) else { continue };
        settle::settle(&mut sheet);
        let known = find_header::find(&sheet, &[], &mut Vec::new())
            .map_or(0, |header| header.columns.iter().filter(|column| column.field.is_some()).count());
        // Lines that have as many fields as most, where there are several.
        let widths: Vec<usize> = sheet.rows.iter().map(|row| row.cells.len()).collect();
        let usual = widths
            .iter()
            .max_by_key(|width| widths.iter().filter(|other| other == width).count())
            .copied()
            .unwrap_or(1);
        let alike = if usual > 1 { widths.iter().filter(|width| **width == usual).count() } else { 0 };
        let score = (known, alike, usual);
        if score > best.1 {
            best = (separator, score);
        }
    }
    best.0
}

/// The line where a quotation mark opens that never closes, or that takes in a great part of the file.
fn open_quote(text: &str, separator: u8) -> Option<u32> {
    if !text.contains('"') {
        return None;
    }
    let (mut line, mut opened, mut quoted, mut fresh) = (1, 0, false, true);
    let bytes = text.as_bytes();
    let mut place = 0;
    while place < bytes.len() {
        match bytes[place] {
            b'"' if quoted && bytes.get(place + 1) == Some(&b'"') => place += 1,
            b'"' if quoted => quoted = false,
            b'"' if fresh => (quoted, opened) = (true, line),
            b'\n' => {
                line += 1;
                fresh = true;
                // No cell has that many lines; people have.
                if quoted && line - opened > 30 {
                    return Some(opened);
                }
                place += 1;
                continue;
            }
            byte if byte == separator && !quoted => {
                fresh = true;
                place += 1;
                continue;
            }
            _ => {}
        }
        fresh = false;
        place += 1;
    }
    quoted.then_some(opened)
}

fn cut(text: &str, separator: u8, quoting: bool, skipped: usize, places: &mut usize) -> Result<Sheet, Refusal> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .quoting(quoting)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::new("");
    let mut record = csv::StringRecord::new();
    let mut row = 0_u32;
    let mut end = 0;
    while reader.read_record(&mut record).is_ok_and(|more| more) {
        // The reader skips blank lines, which a spreadsheet shows as empty rows; a field's own lines are of one row.
        let start = record.position().map_or(0, |position| position.byte() as usize);
        let before = text.get(start.max(end)..).unwrap_or_default();
        row += before.bytes().take_while(|byte| *byte == b'\n').count() as u32;
        if !(row == 0 && skipped > 0) {
            for (column, field) in record.iter().enumerate() {
                if !sheet.put((row, column as u32), Cell::raw(unguarded(field)), places) {
                    return Err(Refusal::TooLarge);
                }
            }
        }
        row += 1;
        end = reader.position().byte() as usize;
    }
    Ok(sheet)
}
