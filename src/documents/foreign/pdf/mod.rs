//! PDF by hayro: glyphs with their places become lines, lines become paragraphs, headings, tables, notes; or pages become
//! pictures.

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

use super::answer::{Answer, Read};
use crate::documents::{
    block::Document,
    error::{Dropped, Warning},
    export,
};

/// Pages with fewer letters than this and with a picture on them are scans: a stamp or a page number is no text.
const FEWEST_LETTERS: usize = 20;
/// So many shapes may be letters that were turned into outlines.
const MANY_SHAPES: usize = 300;
/// Words that a text must have before it can be called garbled.
const FEWEST_WORDS: usize = 40;
/// Real papers have below 4% of words of one letter; layers that fonts tore apart have more than 20%.
const MOST_SINGLE_LETTERS: f64 = 0.15;
/// Glyphs that a document may have: some thousand pages.
const MOST_GLYPHS: usize = 2_000_000;
/// Fewer lines with wide gaps are those of a signature beside the recipients.
const FEWEST_TABBED: usize = 4;
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
    let mut budget = MOST_GLYPHS;
    let mut sheets = Vec::new();
    let mut aslant: Vec<String> = Vec::new();
    for page in pdf.pages().iter() {
        let mut sheet = glyphs::sheet(page, &cache, &mut budget);
        let words = std::mem::take(&mut sheet.aslant);
        if !words.is_empty() && !aslant.contains(&words) {
            aslant.push(words);
        }
        sheets.push(lines::Page::of(sheet));
        if budget == 0 {
            break;
        }
    }
    let left_out = pdf.pages().len() - sheets.len();
    if sheets.is_empty() {
        return Err(Answer::Damaged);
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
    // Nothing that can be believed: all pages are shown as they look.
    let silent = if garbled {
        (0..sheets.len()).map(|page| (page, 0)).collect()
    } else {
        silent.into_iter().zip(starts).collect()
    };
    let Document { blocks, footnotes, .. } = document;
    Ok(Answer::Read(Box::new(Read { blocks, footnotes, warnings, silent, around, garbled })))
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
