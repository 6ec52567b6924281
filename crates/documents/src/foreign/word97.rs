//! What undoc does not read in a Word 97 file, from its streams ([MS-DOC]): the text of its text boxes, and whether
//! cells of its tables are merged. All offsets are checked; whatever is out of range counts as absent.

use std::io::{Cursor, Read as _};

/// First bytes of the main stream, and the flag in it that names the table stream.
const IDENT: u16 = 0xa5ec;
const SECOND_TABLE: u16 = 0x0200;
/// Offset of the arrays in the file information block.
const ARRAYS: usize = 32;
/// Indices of character counts: the stories before the text boxes, and the sizes of text and page headers.
const BEFORE: std::ops::Range<usize> = 3..9;
const BOXES: [usize; 2] = [9, 10];
/// Index of the piece table among the pairs.
const PIECES: usize = 33;
/// `sprmTDefTable`, and the bits of a cell that mark it as merged, across or down.
const TABLE: [u8; 2] = [0x08, 0xd6];
const MERGED: u16 = 0x0063;
const CELL_BYTES: usize = 20;
const MOST_CELLS: usize = 63;

/// Content of a file that its reader does not provide.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Unread {
    /// The lines of the text boxes.
    pub(super) boxes: Vec<String>,
    /// Whether any table has merged cells.
    pub(super) merged: bool,
}

/// Scans a file; empty if it is of another format.
pub(super) fn unread(bytes: &[u8]) -> Unread {
    look(bytes).unwrap_or_default()
}

fn look(bytes: &[u8]) -> Option<Unread> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let mut stream = |name: &str| {
        let mut bytes = Vec::new();
        file.open_stream(name).ok()?.read_to_end(&mut bytes).ok()?;
        Some(bytes)
    };
    let word = stream("/WordDocument")?;
    if short(&word, 0)? != IDENT {
        return None;
    }
    let table = stream(if short(&word, 10)? & SECOND_TABLE == 0 { "/0Table" } else { "/1Table" })?;
    Some(Unread { boxes: boxes(&word, &table).unwrap_or_default(), merged: has_merged_cells(&word) })
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?)).ok()
}

/// The lines of the text boxes, whose stories come last in the text.
fn boxes(word: &[u8], table: &[u8]) -> Option<Vec<String>> {
    let counts = ARRAYS + 2 + 2 * usize::from(short(word, ARRAYS)?);
    let pairs = counts + 2 + 4 * usize::from(short(word, counts)?);
    let count = |place: usize| long(word, counts + 2 + 4 * place);
    let start = BEFORE.map(count).sum::<Option<usize>>()?;
    let end = start + BOXES.into_iter().map(count).sum::<Option<usize>>()?;
    let pair = pairs + 2 + 8 * PIECES;
    let text = text(word, table.get(long(word, pair)?..)?.get(..long(word, pair + 4)?)?, start, end)?;
    let lines = text.split(|c: char| c.is_control()).map(daihoi_text::squeeze);
    Some(lines.filter(|line| line.chars().any(char::is_alphanumeric)).collect())
}

/// The characters from `start` to `end`, resolved by the piece table.
fn text(word: &[u8], mut pieces: &[u8], start: usize, end: usize) -> Option<String> {
    // Formatting records come first.
    while pieces.first() == Some(&1) {
        pieces = pieces.get(3 + usize::from(short(pieces, 1)?)..)?;
    }
    let plc = pieces.get(5..)?;
    let count = plc.len().checked_sub(4)? / 12;
    let mut out = String::new();
    for place in 0..count {
        let (first, after) = (long(plc, 4 * place)?, long(plc, 4 * place + 4)?);
        let (from, to) = (first.max(start), after.min(end));
        if from >= to {
            continue;
        }
        let at = long(plc, 4 * (count + 1) + 8 * place + 2)?;
        let narrow = at & 0x4000_0000 != 0;
        let at = at & 0x3fff_ffff;
        if narrow {
            let bytes = word.get(at / 2 + (from - first)..)?.get(..to - from)?;
            out.extend(bytes.iter().map(|byte| char::from(*byte)));
        } else {
            let bytes = word.get(at + 2 * (from - first)..)?.get(..2 * (to - from))?;
            let units = bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
            out.extend(char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
        }
    }
    Some(out)
}

/// Whether the definition of a table row marks cells as merged.
fn has_merged_cells(word: &[u8]) -> bool {
    let starts = word.windows(2).enumerate().filter(|(_, bytes)| *bytes == TABLE).map(|(at, _)| at);
    starts.map(|at| &word[at + 2..]).any(|definition| merges(definition).unwrap_or(false))
}

fn merges(definition: &[u8]) -> Option<bool> {
    let size = usize::from(short(definition, 0)?).checked_sub(1)?;
    let definition = definition.get(2..)?.get(..size)?;
    let count = usize::from(*definition.first()?);
    let edges = (0..=count).map(|edge| short(definition, 1 + 2 * edge)).collect::<Option<Vec<_>>>()?;
    // Other bytes may look like the sprm: edges of cells must run from left to right.
    if !(1..=MOST_CELLS).contains(&count) || !edges.is_sorted_by_key(|edge| edge.cast_signed()) {
        return None;
    }
    let mut cells = definition.get(1 + 2 * (count + 1)..)?.chunks_exact(CELL_BYTES).take(count);
    Some(cells.any(|cell| short(cell, 0).is_some_and(|flags| flags & MERGED != 0)))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    /// A file with a text and a text box, and more bytes after them.
    fn file(text: &str, boxed: &str, more: &[u8]) -> Vec<u8> {
        let units: Vec<u16> = format!("{text}{boxed}").encode_utf16().collect();
        let mut word = vec![0; 1024];
        let mut put = |at: usize, bytes: &[u8]| word[at..at + bytes.len()].copy_from_slice(bytes);
        put(0, &IDENT.to_le_bytes());
        put(ARRAYS, &14_u16.to_le_bytes());
        put(ARRAYS + 30, &22_u16.to_le_bytes());
        put(ARRAYS + 32 + 12, &(text.encode_utf16().count() as u32).to_le_bytes());
        put(ARRAYS + 32 + 36, &(boxed.encode_utf16().count() as u32).to_le_bytes());
        put(ARRAYS + 32 + 88 + 2 + 8 * PIECES + 4, &21_u32.to_le_bytes());
        word.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        word.extend(more);
        let mut table = vec![2];
        table.extend([16, 0, units.len() as u32].into_iter().flat_map(u32::to_le_bytes));
        table.extend([[0, 0].as_slice(), &1024_u32.to_le_bytes(), &[0, 0]].concat());
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
        for (name, bytes) in [("/WordDocument", word), ("/0Table", table)] {
            file.create_stream(name).expect("a stream").write_all(&bytes).expect("written");
        }
        file.flush().expect("written");
        file.into_inner().into_inner()
    }

    #[test]
    fn text_boxes_are_read() {
        let found = unread(&file("Báo cáo\r", "MẬT\r\rBản số 05\r", &[]));
        assert_eq!(found, Unread { boxes: vec!["MẬT".to_owned(), "Bản số 05".to_owned()], merged: false });
        assert_eq!(unread(&file("Báo cáo\r", "", &[])), Unread::default());
        assert_eq!(unread(b"no container"), Unread::default());
    }

    #[test]
    fn merged_cells_are_told_by_the_rows_that_define_them() {
        let row = |flags: u16| {
            let edges = [0_i16, 100, 200].into_iter().flat_map(i16::to_le_bytes);
            let cells = [0, flags].into_iter().flat_map(|flags: u16| [&flags.to_le_bytes()[..], &[0; 18]].concat());
            let body: Vec<u8> = [2].into_iter().chain(edges).chain(cells).collect();
            [&TABLE[..], &(body.len() as u16 + 1).to_le_bytes(), &body].concat()
        };
        let merged = |flags: u16| unread(&file("a\r", "", &row(flags))).merged;
        assert!(merged(0x0002) && merged(0x0020) && merged(0x0060));
        assert!(!merged(0) && !merged(0x0180), "how cells are set is no merge");
    }
}
