//! Web pages that programs export under the name of a spreadsheet: each table is a sheet.

use std::cell::RefCell;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
};

use super::{
    super::grid::{Cell, Sheet},
    Refusal,
};

/// Tables within tables, and tables of a page.
const MAX_DEPTH: usize = 16;
const MAX_TABLES: usize = 200;
/// Rows or columns that one cell may reach over.
const MAX_SPAN: u32 = 1_000;

pub(super) fn sheets(text: &str, places: &mut usize) -> Result<Vec<Sheet>, Refusal> {
    let sink = Tables { state: RefCell::new(State { places: *places, ..State::default() }) };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(text));
    // A script that would have to run first is not run: what follows it is read.
    while !matches!(tokenizer.feed(&queue), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    let mut state = tokenizer.sink.state.into_inner();
    while !state.open.is_empty() {
        state.close_table();
    }
    *places = state.places;
    if state.full {
        return Err(Refusal::TooLarge);
    }
    let mut sheets: Vec<Sheet> = state.done.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect();
    if sheets.len() > 1 {
        for (place, sheet) in sheets.iter_mut().enumerate() {
            sheet.name = (place + 1).to_string();
        }
    }
    if sheets.is_empty() { Err(Refusal::NotASpreadsheet) } else { Ok(sheets) }
}

struct Tables {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    open: Vec<Table>,
    done: Vec<Sheet>,
    places: usize,
    full: bool,
    /// Inside of what is not shown.
    silent: usize,
}

struct Table {
    sheet: Sheet,
    /// The next row, and the column of the next cell, from 0.
    row: u32,
    column: u32,
    in_row: bool,
    text: Option<String>,
    span: (u32, u32),
    /// For each column, the first row that no cell from above reaches into.
    taken: Vec<u32>,
    struck: bool,
}

impl Table {
    fn new() -> Self {
        let sheet = Sheet::new("");
        Self { sheet, row: 0, column: 0, in_row: false, text: None, span: (1, 1), taken: Vec::new(), struck: false }
    }
}

impl TokenSink for Tables {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::TagToken(tag) => state.tag(&tag),
            Token::CharacterTokens(text) if state.silent == 0 => state.push(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn push(&mut self, text: &str) {
        if let Some(cell) = self.open.last_mut().and_then(|table| table.text.as_mut())
            && cell.len() < 1 << 20
        {
            // Line ends of the page are blanks; its own are `<br>`.
            cell.push_str(&text.replace(['\n', '\r'], " "));
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let opens = tag.kind == TagKind::StartTag;
        match &*tag.name {
            "script" | "style" | "template" if !tag.self_closing => {
                self.silent = if opens { self.silent + 1 } else { self.silent.saturating_sub(1) };
            }
            "table" if opens => {
                if self.open.len() >= MAX_DEPTH || self.done.len() >= MAX_TABLES {
                    self.full = true;
                } else {
                    self.open.push(Table::new());
                }
            }
            "table" => self.close_table(),
            "tr" => {
                self.close_row();
                if let Some(table) = self.open.last_mut() {
                    table.in_row = opens;
                }
            }
            "td" | "th" => {
                self.close_cell();
                if let Some(table) = self.open.last_mut().filter(|_| opens) {
                    let number = |name: &str| {
                        let value = tag.attrs.iter().find(|attribute| &*attribute.name.local == name)?;
                        value.value.trim().parse::<u32>().ok()
                    };
                    table.in_row = true;
                    table.span = (
                        number("rowspan").unwrap_or(1).clamp(1, MAX_SPAN),
                        number("colspan").unwrap_or(1).clamp(1, MAX_SPAN),
                    );
                    table.text = Some(String::new());
                    table.struck = false;
                }
            }
            "br" | "p" | "div" | "li" => {
                if let Some(cell) = self.open.last_mut().and_then(|table| table.text.as_mut()) {
                    cell.push('\n');
                }
            }
            "s" | "strike" | "del" if opens => {
                if let Some(table) = self.open.last_mut() {
                    table.struck = true;
                }
            }
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        let Some(table) = self.open.last_mut() else { return };
        let Some(text) = table.text.take() else { return };
        let (rows, columns) = std::mem::replace(&mut table.span, (1, 1));
        while table.taken.get(table.column as usize).is_some_and(|until| *until > table.row) {
            table.column += 1;
        }
        let at = (table.row, table.column);
        if !table.sheet.put(at, Cell::raw(text), &mut self.places) {
            self.full = true;
        }
        if table.struck
            && let Some(row) = table.sheet.row_mut(at.0 + 1)
        {
            row.struck.push(at.1 as usize);
        }
        if rows > 1 {
            table.sheet.merge(at.0, at.1, at.0 + rows - 1);
        }
        let end = (at.1 + columns) as usize;
        if end < 20_000 && rows > 1 {
            table.taken.resize(table.taken.len().max(end), 0);
            table.taken[at.1 as usize..end].fill(at.0 + rows);
        }
        table.column = at.1 + columns;
    }

    fn close_row(&mut self) {
        self.close_cell();
        if let Some(table) = self.open.last_mut()
            && table.in_row
        {
            (table.row, table.column, table.in_row) = (table.row + 1, 0, false);
        }
    }

    fn close_table(&mut self) {
        self.close_row();
        if let Some(table) = self.open.pop() {
            self.done.push(table.sheet);
        }
    }
}
