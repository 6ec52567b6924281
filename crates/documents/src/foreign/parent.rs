//! The parent process: asks children for the text and for pictures of pages, and assembles a document from both.

use std::{
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use super::{
    answer::{self, ChildAnswer},
    ocr,
    process::run,
};
use crate::{
    DocumentError, Warning,
    block::{Block, Document, Image},
    markings::{self, Marking},
    picture::{ALL_BYTES, Asset},
};

/// Time budget for drawing, and the extension for each page that was drawn.
const DRAWING: Duration = Duration::from_secs(20);
const USUAL: Duration = Duration::from_secs(1);
/// Upper bound of an answer in bytes.
const ANSWER_BYTES: u64 = 96 << 20;
/// Upper bounds of pages drawn by one child, and for one document.
const BATCH: usize = 2;
const DRAWN: usize = 200;

/// Reads a PDF or an old Word file with the help of `program`.
pub(crate) fn read(
    path: &Path,
    program: &Path,
    warnings: &mut Vec<Warning>,
) -> Result<(Document, Vec<Asset>, Vec<Marking>), DocumentError> {
    let (answer, mut assets) = ask(path, program, None)?;
    let ChildAnswer::Read(read) = answer else { return Err(refused(path, &answer)) };
    let answer::ForeignText { mut blocks, mut footnotes, warnings: found, mut silent, around, garbled } = *read;
    warnings.extend(found);
    let mut markings: Vec<Marking> = around.iter().filter_map(|line| markings::of_line(line)).collect();
    if garbled {
        footnotes.clear();
        blocks.clear();
        match ocr::text_layer(path, program) {
            Some(better) => {
                blocks = better.blocks;
                markings.extend(better.markings);
                silent.clear();
            }
            None => warnings.push(Warning::Garbled),
        }
    }
    let mut scans = Vec::new();
    let (mut held, mut trouble) = (0, None);
    let started = Instant::now();
    let (mut unread, mut by_ocr) = (0, 0);
    for batch in silent.iter().take(DRAWN).collect::<Vec<_>>().chunks(BATCH) {
        let numbers = batch.iter().map(|(page, _)| page.to_string()).collect::<Vec<_>>().join(",");
        // A page that can't be drawn is left out, and so are those after one that takes too long; the document is still
        // read.
        let (images, files) = match ask(path, program, Some(&numbers)) {
            Ok((ChildAnswer::Drawn(images), files)) => (images, files),
            Ok(_) => continue,
            Err(error) => {
                trouble = Some(error);
                break;
            }
        };
        if started.elapsed() > DRAWING + USUAL * scans.len() as u32 {
            break;
        }
        held += files.iter().map(|asset| asset.bytes.len() as u64).sum::<u64>();
        if held > ALL_BYTES {
            break;
        }
        for ((_, place), image) in batch.iter().zip(images) {
            if let Some(image) = image {
                scans.push((*place, image));
            }
        }
        assets.extend(files);
    }
    let missed = silent.len() - scans.len();
    let mut tesseract = if scans.is_empty() { None } else { ocr::Tesseract::find(program) };
    let mut shown = Vec::with_capacity(scans.len());
    for (place, image) in scans {
        let page = tesseract.as_mut().and_then(|tool| tool.read(&file(&assets, &image)?.bytes)).unwrap_or_default();
        *(if page.blocks.is_empty() { &mut unread } else { &mut by_ocr }) += 1;
        if shown.is_empty() {
            markings.extend(page.markings);
        }
        shown.push((place, Block::Scan { image, text: page.blocks }));
    }
    for (place, scan) in shown.into_iter().rev() {
        blocks.insert(place.min(blocks.len()), scan);
    }
    // No character at all is a failure, not an empty document.
    if blocks.is_empty() && footnotes.is_empty() {
        return Err(trouble.unwrap_or_else(|| DocumentError::Damaged { path: path.to_owned() }));
    }
    for (count, warning) in [
        (by_ocr, Warning::ReadByOcr { pages: by_ocr }),
        (unread, Warning::UnreadScan { pages: unread }),
        (missed, Warning::PagesLeftOut { pages: missed }),
    ] {
        if count > 0 {
            warnings.push(warning);
        }
    }
    Ok((Document { blocks, footnotes, ..Document::default() }, assets, markings))
}

fn file<'a>(assets: &'a [Asset], image: &Image) -> Option<&'a Asset> {
    assets.iter().find(|asset| asset.name == image.name)
}

fn refused(path: &Path, answer: &ChildAnswer) -> DocumentError {
    match answer {
        ChildAnswer::Encrypted => DocumentError::Encrypted { path: path.to_owned() },
        _ => DocumentError::Damaged { path: path.to_owned() },
    }
}

/// Starts one child for one request.
fn ask(path: &Path, program: &Path, pages: Option<&str>) -> Result<(ChildAnswer, Vec<Asset>), DocumentError> {
    let mut command = Command::new(program);
    command.arg("read-foreign");
    if let Some(pages) = pages {
        command.arg("--pages").arg(pages);
    }
    command.arg("--").arg(path);
    let ended = |why| DocumentError::Foreign { path: path.to_owned(), why };
    let output = run(&mut command, ANSWER_BYTES).map_err(ended)?;
    match answer::parse(&output.stdout) {
        Some(found) => Ok(found),
        None => Err(ended(output.end)),
    }
}
