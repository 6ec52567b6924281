//! PDF by hayro: positioned glyphs become lines, lines become paragraphs, headings, tables, notes; or pages become
//! pictures.

mod actual_text;
mod columns;
mod furniture;
mod glyphs;
mod grid;
mod headings;
mod inlines;
mod lines;
mod paragraphs;
mod raster;
mod tables;

use hayro::{
    hayro_interpret::InterpreterCache,
    hayro_syntax::{DecryptionError, LoadPdfError, Pdf},
};

pub(super) use lines::opens;
pub(super) use raster::draw;

use super::answer::{ChildAnswer, ForeignText};
use crate::{
    block::Document,
    error::{Dropped, Warning},
    export,
};

/// A page with fewer letters than this and with a picture is a scan: a stamp or a page number is no text.
const FEWEST_LETTERS: usize = 20;
/// From this number of shapes on, they may be letters converted to outlines.
const MANY_SHAPES: usize = 300;
/// Least number of words in a text that can be judged as garbled.
const FEWEST_WORDS: usize = 40;
/// Largest share of one-letter words: real documents have below 4%, layers torn apart by fonts more than 20%.
const MOST_SINGLE_LETTERS: f64 = 0.15;
/// Upper bound of glyphs in a document: some thousand pages.
const MOST_GLYPHS: usize = 2_000_000;
/// Fewer lines with wide gaps than this are those of a signature beside the recipients.
const FEWEST_TABBED: usize = 4;
/// Largest share of characters without a meaning.
const MOST_UNKNOWN: f64 = 0.03;

/// Opens a file; one that has only an owner's password can be read by all.
fn open(bytes: Vec<u8>) -> Result<Pdf, ChildAnswer> {
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ChildAnswer::Encrypted,
        _ => ChildAnswer::Damaged,
    })
}

/// Reads the text layer.
pub(super) fn read(bytes: Vec<u8>) -> Result<ChildAnswer, ChildAnswer> {
    let pdf = open(bytes)?;
    let cache = InterpreterCache::new();
    let mut budget = MOST_GLYPHS;
    let mut sheets = Vec::new();
    let mut aslant: Vec<String> = Vec::new();
    for page in pdf.pages().iter() {
        let mut sheet = glyphs::sheet(page, &cache, &mut budget);
        let words = std::mem::take(&mut sheet.aslant);
        if !words.is_empty() && !aslant.contains(&words) {
            aslant.push(words);
        }
        sheets.push(lines::PageLines::of(sheet));
        if budget == 0 {
            break;
        }
    }
    let left_out = pdf.pages().len() - sheets.len();
    if sheets.is_empty() {
        return Err(ChildAnswer::Damaged);
    }
    let silent: Vec<usize> = sheets.iter().enumerate().filter(|(_, page)| is_silent(page)).map(|(at, _)| at).collect();
    let pictures: usize =
        sheets.iter().enumerate().filter(|(at, _)| !silent.contains(at)).map(|(_, page)| page.pictures).sum();
    for page in &silent {
        sheets[*page].lines.clear();
    }
    let body = lines::Body::of(&sheets);
    let mut around = furniture::take(&mut sheets);
    around.extend(aslant);
    let notes = furniture::take_notes(&mut sheets);
    let text = paragraphs::pieces(&sheets, &body, &notes);
    let mut warnings = Vec::new();
    if left_out > 0 {
        warnings.push(Warning::PagesLeftOut { pages: left_out });
    }
    if text.tabbed >= FEWEST_TABBED {
        warnings.push(Warning::TableLines { count: text.tabbed });
    }
    if pictures > 0 {
        warnings.push(Warning::Dropped { what: Dropped::Image, count: pictures });
    }
    let starts: Vec<usize> = silent.iter().map(|page| text.starts.get(*page).copied().unwrap_or_default()).collect();
    let (blocks, starts) = headings::blocks(text.pieces, &starts);
    let document = Document { blocks, footnotes: notes.blocks(), ..Document::default() };
    let garbled = garbled(&export::text(&document));
    // Nothing in it is reliable: show all pages as pictures.
    let silent = if garbled {
        (0..sheets.len()).map(|page| (page, 0)).collect()
    } else {
        silent.into_iter().zip(starts).collect()
    };
    let Document { blocks, footnotes, .. } = document;
    Ok(ChildAnswer::Read(Box::new(ForeignText { blocks, footnotes, warnings, silent, around, garbled })))
}

fn is_silent(page: &lines::PageLines) -> bool {
    let letters: usize = page.lines.iter().map(lines::TextLine::letters).sum();
    (page.pictures > 0 || page.shapes > MANY_SHAPES) && letters < FEWEST_LETTERS
}

/// Whether a text is torn apart or full of meaningless characters.
pub(super) fn garbled(text: &str) -> bool {
    let (mut words, mut single) = (0_usize, 0_usize);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        single += usize::from(word.chars().nth(1).is_none());
    }
    let letters = text.chars().filter(|c| !c.is_whitespace()).count();
    let unknown = text.chars().filter(|c| matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}')).count();
    let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
    words >= FEWEST_WORDS && share(single, words) > MOST_SINGLE_LETTERS
        || letters >= FEWEST_LETTERS && share(unknown, letters) > MOST_UNKNOWN
}
