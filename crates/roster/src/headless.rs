//! Lists whose names stand under a heading that nobody knows, or under none: found by the names themselves, or by what a
//! person says of the columns.

use super::{
    Override, column,
    grid::{Cell, Row, Sheet},
    header::{
        FULL_NAME, Header, MappedColumn, SAMPLED_ROWS, SEARCHED_ROWS, is_name, make, names_below, place_of, searched,
        title,
    },
    meaning::Meaning,
    names,
    reason::letters,
};

/// A row of headings none of which is that of the names, over a column of names.
pub(super) fn guessed(sheet: &Sheet, overrides: &[Override]) -> Option<Header> {
    if overrides.iter().any(|wanted| wanted.meaning.is_some_and(Meaning::is_name)) {
        return None;
    }
    for (index, row) in searched(sheet) {
        let texts = row.filled().filter(|(_, cell)| matches!(cell, Cell::Text(_))).count();
        if texts == 0 || texts < row.filled().count() {
            continue;
        }
        let mut candidate = make(sheet, index, None, overrides);
        let header = &candidate.header;
        let place = row.filled().map(|(place, _)| place).find(|place| {
            let heading = row.cell(*place).text();
            let (filled, named, family) = names_below(sheet, header.first, *place);
            let enough = if candidate.exact > 0 { 1 } else { 3 };
            filled >= enough
                && named * 10 >= filled * 8
                && family * 10 >= named * 6
                && header.meanings.get(*place).is_none_or(Option::is_none)
                && !column::is_of_others(&heading)
                && !(is_name(row.cell(*place)) && names::has_family(&heading))
        });
        if let Some(place) = place {
            candidate.header.name(place, FULL_NAME);
            candidate.header.guessed = Some(place);
            return Some(candidate.header);
        }
    }
    None
}

/// A list without headings whose columns a person named by their letters.
pub(super) fn bare(sheet: &Sheet, overrides: &[Override]) -> Option<Header> {
    let by_letters =
        |wanted: &&Override| wanted.column.len() <= 3 && wanted.column.bytes().all(|b| b.is_ascii_alphabetic());
    let wanted = overrides.iter().filter(by_letters).find(|wanted| wanted.meaning.is_some_and(Meaning::is_name))?;
    let place = place_of(&wanted.column.to_ascii_uppercase());
    let width = sheet.rows.iter().take(SAMPLED_ROWS).map(|row| row.cells.len()).max().unwrap_or_default();
    if place >= width {
        return None;
    }
    let (filled, _, family) = names_below(sheet, 0, place);
    // Headings that nobody knows stand over the first name, where most names below begin with a family name.
    let is_first = |row: &Row| {
        let cell = row.cell(place);
        is_name(cell) && (family * 10 < filled * 6 || names::has_family(&cell.text()))
    };
    let first = sheet.rows.iter().take(SEARCHED_ROWS).position(is_first).unwrap_or_default();
    let line = first.checked_sub(1).filter(|above| {
        let row = &sheet.rows[*above];
        row.number + 1 == sheet.rows[first].number && row.filled().count() >= 2 && !row.cell(place).is_empty()
    });
    if let Some(line) = line {
        let mut header = make(sheet, line, None, overrides).header;
        header.first = first;
        return Some(header);
    }
    let mut header = Header {
        line: None,
        first,
        meanings: vec![None; width],
        columns: Vec::new(),
        keys: vec![String::new(); width],
        title: title(&sheet.rows[..first]),
        guessed: None,
        reasons: None,
    };
    for column in 0..width {
        let letters = letters(column);
        let meaning = overrides.iter().find(|wanted| wanted.names(&letters, "")).and_then(|wanted| wanted.meaning);
        header.meanings[column] = meaning;
        header.columns.push(MappedColumn {
            sheet: sheet.name.clone(),
            column: letters,
            header: String::new(),
            field: meaning.map(Meaning::name),
            sample: String::new(),
        });
    }
    header.sample(sheet);
    Some(header)
}
