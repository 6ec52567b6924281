//! The XML of Excel 2003 (`SpreadsheetML`), which is often named `.xls`.

use std::collections::HashMap;

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use super::{
    super::grid::{Cell, Sheet},
    Refusal,
    shown::shown,
};

/// What a style says that matters here.
#[derive(Default, Clone)]
struct Look {
    struck: bool,
    format: Option<String>,
}

#[derive(Default)]
struct State {
    looks: HashMap<String, Look>,
    style: Option<String>,
    row: u32,
    column: u32,
    look: Look,
    kind: String,
    text: Option<String>,
    down: u32,
    across: u32,
    hidden: bool,
    formula: bool,
}

pub(super) fn sheets(text: &str, places: &mut usize) -> Result<Vec<Sheet>, Refusal> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut state = State::default();
    loop {
        match reader.read_event().map_err(Refusal::broken)? {
            Event::Eof => break,
            Event::DocType(_) => return Err(Refusal::NotASpreadsheet),
            Event::Start(start) => open(&start, &mut state, &mut sheets),
            Event::Text(text) => {
                if let Some(cell) = &mut state.text {
                    cell.push_str(&text.xml_content(XmlVersion::Implicit1_0));
                }
            }
            Event::CData(text) => {
                if let Some(cell) = &mut state.text {
                    cell.push_str(&text.xml_content(XmlVersion::Implicit1_0));
                }
            }
            Event::GeneralRef(entity) => {
                if let Some(cell) = &mut state.text {
                    cell.push_str(&super::xlsx::entity(&entity));
                }
            }
            Event::End(end) => match end.local_name().into_inner() {
                "Cell" if !close_cell(&mut state, sheets.last_mut(), places) => return Err(Refusal::TooLarge),
                "Row" => state.row += 1,
                _ => {}
            },
            _ => {}
        }
    }
    Ok(sheets)
}

fn open(start: &BytesStart<'_>, state: &mut State, sheets: &mut Vec<Sheet>) {
    let attribute = |name: &str| super::xlsx::attribute(start, name);
    let number = |name: &str| attribute(name).and_then(|text| text.trim().parse::<u32>().ok());
    match start.local_name().into_inner() {
        "Style" => state.style = attribute("ID"),
        "Font" => {
            if let (Some(style), Some("1")) = (&state.style, attribute("StrikeThrough").as_deref()) {
                state.looks.entry(style.clone()).or_default().struck = true;
            }
        }
        "NumberFormat" => {
            if let Some(style) = &state.style {
                state.looks.entry(style.clone()).or_default().format = attribute("Format");
            }
        }
        "Worksheet" => {
            sheets.push(Sheet::new(attribute("Name").unwrap_or_default()));
            (state.row, state.column) = (0, 0);
        }
        "Column" => {
            if attribute("Hidden").as_deref() == Some("1")
                && let Some(sheet) = sheets.last_mut()
            {
                let at = number("Index").unwrap_or(1).saturating_sub(1) as usize;
                sheet.hidden_columns.push(at);
            }
        }
        "Row" => {
            state.row = number("Index").map_or(state.row, |index| index.saturating_sub(1));
            state.column = 0;
            state.hidden = attribute("Hidden").as_deref() == Some("1");
        }
        "Cell" => {
            state.column = number("Index").map_or(state.column, |index| index.saturating_sub(1));
            state.look = attribute("StyleID").and_then(|id| state.looks.get(&id).cloned()).unwrap_or_default();
            state.down = number("MergeDown").unwrap_or_default();
            state.across = number("MergeAcross").unwrap_or_default();
            state.formula = attribute("Formula").is_some();
            state.text = None;
            state.kind.clear();
        }
        "Data" => {
            state.kind = attribute("Type").unwrap_or_default();
            state.text = Some(String::new());
        }
        _ => {}
    }
}

fn close_cell(state: &mut State, sheet: Option<&mut Sheet>, places: &mut usize) -> bool {
    let at = (state.row, state.column);
    state.column = state.column.saturating_add(1 + state.across);
    let (Some(text), Some(sheet)) = (state.text.take(), sheet) else { return true };
    let number = || text.trim().parse::<f64>().ok();
    let cell = match state.kind.as_str() {
        "Number" => match number() {
            Some(number) => match state.look.format.as_deref().and_then(|format| shown(number, format)) {
                Some(text) => Cell::raw(text),
                None => Cell::number(number),
            },
            None => Cell::raw(text),
        },
        "DateTime" => {
            text.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| Cell::raw(text.clone()), Cell::Date)
        }
        "Boolean" if text.trim() == "1" => Cell::True,
        "Boolean" => Cell::Empty,
        "Error" => Cell::Error,
        _ if text.is_empty() && state.formula => Cell::Uncalculated,
        _ => Cell::raw(text),
    };
    let filled = !cell.is_empty();
    if !sheet.put(at, cell, places) {
        return false;
    }
    sheet.merge(at.0, at.1, at.0.saturating_add(state.down));
    if filled && let Some(row) = sheet.row_mut(at.0 + 1) {
        row.hidden = state.hidden;
        if state.look.struck {
            row.struck.push(at.1 as usize);
        }
    }
    true
}
