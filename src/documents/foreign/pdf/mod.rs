//! PDF by hayro: glyphs with their places become lines, lines become paragraphs, headings, notes; or pages become pictures.

mod furniture;
mod glyphs;
mod headings;
mod lines;
mod paragraphs;
mod raster;

use hayro::{
    hayro_interpret::InterpreterCache,
    hayro_syntax::{DecryptionError, LoadPdfError, Pdf},
};

pub(super) use lines::opens;
pub(super) use raster::draw;

use super::answer::{Answer, Read};
use crate::documents::{block::Document, error::Warning, export, limits::Limit};

/// Pages with fewer letters than this and with a picture on them are scans: a stamp or a page number is no text.
const FEWEST_LETTERS: usize = 20;
/// So many shapes may be letters that were turned into outlines.
const MANY_SHAPES: usize = 300;
/// Words that a text must have before it can be called garbled.
const FEWEST_WORDS: usize = 40;
/// Real papers have below 4% of words of one letter; layers that fonts tore apart have more than 20%.
const MOST_SINGLE_LETTERS: f64 = 0.15;
/// Share of characters that stand for nothing.
const MOST_UNKNOWN: f64 = 0.03;

/// Opens a file; one that has only an owner's password can be read by all.
fn open(bytes: Vec<u8>) -> Result<Pdf, Answer> {
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Answer::Encrypted,
        _ => Answer::Damaged,
    })
}

/// Reads the text layer.
pub(super) fn read(bytes: Vec<u8>) -> Result<Answer, Answer> {
    let pdf = open(bytes)?;
    let cache = InterpreterCache::new();
    let mut budget = Limit::Pieces.allowed() as usize * 4;
    let mut sheets = Vec::new();
    for page in pdf.pages().iter() {
        let sheet = glyphs::sheet(page, &cache, &mut budget);
        sheets.push(lines::Page::of(sheet));
        if budget == 0 {
            break;
        }
    }
    if sheets.is_empty() {
        return Err(Answer::Damaged);
    }
    let silent: Vec<usize> = sheets.iter().enumerate().filter(|(_, page)| is_silent(page)).map(|(at, _)| at).collect();
    for page in &silent {
        sheets[*page].lines.clear();
    }
    let body = lines::Body::of(&sheets);
    furniture::drop(&mut sheets);
    let notes = furniture::take_notes(&mut sheets);
    let text = paragraphs::pieces(&sheets, &body, &notes);
    let mut warnings = Vec::new();
    if text.tabbed > 0 {
        warnings.push(Warning::TableLines { count: text.tabbed });
    }
    let starts: Vec<usize> = silent.iter().map(|page| text.starts.get(*page).copied().unwrap_or_default()).collect();
    let (blocks, starts) = headings::blocks(text.pieces, &starts);
    let document = Document { blocks, footnotes: notes.blocks(), ..Document::default() };
    let garbled = garbled(&export::text(&document));
    // Nothing that can be believed: all pages are shown as they look.
    let silent = if garbled {
        (0..sheets.len()).map(|page| (page, page)).collect()
    } else {
        silent.into_iter().zip(starts).collect()
    };
    Ok(Answer::Read(Read { blocks: document.blocks, footnotes: document.footnotes, warnings, silent, garbled }))
}

fn is_silent(page: &lines::Page) -> bool {
    let letters: usize = page.lines.iter().map(lines::TextLine::letters).sum();
    (page.pictures > 0 || page.shapes > MANY_SHAPES) && letters < FEWEST_LETTERS
}

/// Whether a text is torn apart or full of characters that stand for nothing.
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
