//! Files that are made to do harm, as bytes: bombs, endless depth, entities, names that lead out, torn and encrypted PDFs.

use std::{io::Write as _, sync::OnceLock};

use flate2::{Compression, Crc, write::DeflateEncoder};

use crate::{
    Seed,
    papers::{
        kept,
        zipped::{Entry, document, word_package, zip},
    },
};

/// A file's name and its bytes.
pub type Hostile = (&'static str, Vec<u8>);

/// All of them, made once a process: a bomb takes a moment to pack.
///
/// Three are encrypted PDFs and three are a kept PDF that was damaged; see `tests/data/papers/README.md`.
///
/// # Panics
/// If a file under `tests/data/papers` is missing.
pub fn hostile() -> &'static [Hostile] {
    static MADE: OnceLock<Vec<Hostile>> = OnceLock::new();
    MADE.get_or_init(|| [words(), pages(), damaged(), encrypted()].concat())
}

fn words() -> Vec<Hostile> {
    let word = |body: &str| zip(&word_package(&document(body), &[]));
    let deep = |starts: &[String], end: &str| {
        word(&format!("{}<w:p><w:r><w:t>đáy</w:t></w:r></w:p>{}", starts.concat(), end.repeat(starts.len())))
    };
    let controls = vec!["<w:sdt><w:sdtContent>".to_owned(); 120_000];
    // Each with a number of its own: what is packed a thousandfold is refused for that.
    let mut seed = Seed::fixed(16);
    let table = |number: usize| format!(r#"<w:tbl><w:tr w:rsidR="{number:08X}"><w:tc>"#);
    let tables: Vec<String> = (0..16_000).map(|_| table(seed.below(1 << 32))).collect();
    let script =
        "<w:p><w:r><w:t>&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(2)&gt;</w:t></w:r></w:p>";
    let entities = document("<w:p><w:r><w:t>&e;&b;</w:t></w:r></w:p>").replacen(
        "<w:document",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\"><!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><w:document",
        1,
    );
    let mut escaping = word_package(&document("<w:p><w:r><w:t>Giấy thường</w:t></w:r></w:p>"), &[]);
    escaping.push(("../../../../tmp/h-docs/bad/pwned.png".to_owned(), b"x".to_vec()));
    vec![
        ("bomb.docx", bomb(630)),
        ("deep.docx", deep(&controls, "</w:sdtContent></w:sdt>")),
        ("deeptbl.docx", deep(&tables, "</w:tc></w:tr></w:tbl>")),
        ("xxe.docx", zip(&word_package(&entities, &[]))),
        ("html.docx", word(script)),
        ("trav.docx", zip(&escaping)),
    ]
}

/// A Word package whose document unfolds to so many megabytes of one letter.
///
/// Written by hand, as packing them anew takes seconds: one megabyte is packed so that it refers to nothing before it, and
/// stands there so many times.
fn bomb(megabytes: usize) -> Vec<u8> {
    let ends = document("<w:p><w:r><w:t>%</w:t></w:r></w:p>");
    let (start, end) = ends.split_once('%').unwrap_or_default();
    let filling = vec![b'a'; 1 << 20];
    let (mut start_sum, mut filling_sum, mut end_sum) = (Crc::new(), Crc::new(), Crc::new());
    start_sum.update(start.as_bytes());
    filling_sum.update(&filling);
    end_sum.update(end.as_bytes());
    for sum in std::iter::repeat_n(&filling_sum, megabytes).chain([&end_sum]) {
        start_sum.combine(sum);
    }
    let packed =
        [packed_alone(start.as_bytes()), packed_alone(&filling).repeat(megabytes), packed_alone(end.as_bytes())];
    let packed = [&packed.concat()[..], &LAST_BLOCK].concat();
    let size = start.len() + (megabytes << 20) + end.len();
    archive(word_package("", &[]), &packed, start_sum.sum(), size)
}

/// An empty last block of a deflated stream.
const LAST_BLOCK: [u8; 2] = [3, 0];

/// Deflated blocks that end at a whole byte, refer to nothing before them and are not the last of a stream.
fn packed_alone(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.flush()).expect("writing to memory does not fail");
    encoder.get_ref().clone()
}

/// An archive of stored entries in which `word/document.xml` is already packed (APPNOTE.TXT, 4.3).
fn archive(entries: Vec<Entry>, packed: &[u8], sum: u32, size: usize) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let count = entries.len() as u16;
    for (name, content) in entries {
        let stored = name != "word/document.xml";
        let (content, sum, size) = if stored {
            let mut own = Crc::new();
            own.update(&content);
            (&content[..], own.sum(), content.len())
        } else {
            (packed, sum, size)
        };
        let method: u16 = if stored { 0 } else { 8 };
        // Version, flags, method, time and date, sum, both sizes, lengths of the name and of what else there is.
        let mut about = [20_u16, 0, method, 0, 0x21].map(u16::to_le_bytes).concat();
        about.extend([sum, content.len() as u32, size as u32].map(u32::to_le_bytes).concat());
        about.extend([name.len() as u16, 0].map(u16::to_le_bytes).concat());
        let at = out.len() as u32;
        out.extend([b"PK\x03\x04", &about[..], name.as_bytes(), content].concat());
        let place = [&[0; 10][..], &at.to_le_bytes()].concat();
        directory.extend([b"PK\x01\x02\x14\0", &about[..], &place, name.as_bytes()].concat());
    }
    let at = out.len() as u32;
    let counts = [0, 0, count, count].map(u16::to_le_bytes).concat();
    let places = [directory.len() as u32, at].map(u32::to_le_bytes).concat();
    out.extend([&directory[..], b"PK\x05\x06", &counts, &places, &[0, 0]].concat());
    out
}

fn pages() -> Vec<Hostile> {
    let pdf = |objects: &[&[u8]]| {
        let mut out = b"%PDF-1.4\n".to_vec();
        for (number, object) in (1..).zip(objects) {
            out.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
        }
        // Without a table of objects, which readers have to find.
        out.extend(b"trailer\n<</Root 1 0 R/Size 9>>\nstartxref\n0\n%%EOF\n");
        out
    };
    let stream = |about: &str, content: &[u8]| {
        let start = format!("<<{about}/Length {}>>stream\n", content.len());
        [start.as_bytes(), content, b"\nendstream"].concat()
    };
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>";
    let cycle = pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>/MediaBox[0 0 99 99]>>",
        &stream("", b"/F Do"),
        &stream(form, b"/F Do"),
    ]);
    let brackets = ["<</Type/Catalog/Pages 2 0 R/X ", &"[".repeat(200_000), &"]".repeat(200_000), ">>"].concat();
    let deep = pdf(&[brackets.as_bytes(), b"<</Type/Pages/Kids[]/Count 0>>"]);
    let zeros = packed_alone(&vec![0; 1 << 20]).repeat(1024);
    // The checksum of zlib over zeros: 1, and the count of bytes modulo 65,521.
    let sum = ((1_u32 << 30) % 65_521) << 16 | 1;
    let zeros = [b"\x78\xda", &zeros[..], &LAST_BLOCK, &sum.to_be_bytes()].concat();
    let bomb = pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>/MediaBox[0 0 99 99]>>",
        &stream("/Filter/FlateDecode", &zeros),
    ]);
    let mut garbage = b"%PDF-1.7\n".to_vec();
    garbage.extend(noise(20_000));
    vec![("cycle.pdf", cycle), ("deep.pdf", deep), ("bomb.pdf", bomb), ("garbage.pdf", garbage)]
}

fn noise(length: usize) -> Vec<u8> {
    let mut seed = Seed::fixed(97);
    (0..length).map(|_| seed.below(256) as u8).collect()
}

fn read(name: &str) -> Vec<u8> {
    let path = kept(name);
    std::fs::read(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// A sound PDF with noise in its middle, without its table of objects, and cut off.
fn damaged() -> Vec<Hostile> {
    let sound = read("bao-cao.pdf");
    let (start, end) = (sound.len() / 100, sound.len() * 99 / 100);
    let mut noisy = sound.clone();
    noisy[start..end].copy_from_slice(&noise(end - start));
    let table = sound.windows(5).rposition(|window| window == b"\nxref").unwrap_or_default();
    let mut blank = sound.clone();
    blank[table..].fill(b' ');
    vec![("noise.pdf", noisy), ("noxref.pdf", blank), ("trunc.pdf", sound[..sound.len() * 2 / 3].to_vec())]
}

fn encrypted() -> Vec<Hostile> {
    ["enc-user.pdf", "enc-owner.pdf", "enc-rc4.pdf"].map(|name| (name, read(name))).to_vec()
}

#[cfg(test)]
mod tests {
    use std::io::{self, Cursor, Read as _};

    use flate2::read::ZlibDecoder;

    use super::*;

    fn bytes(name: &str) -> &'static [u8] {
        let (_, bytes) = hostile().iter().find(|(other, _)| *other == name).expect("there is one");
        bytes
    }

    /// A bomb that is broken would be refused for that.
    #[test]
    fn bombs_are_sound_archives_and_streams() {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes("bomb.docx"))).expect("an archive");
        assert!(archive.by_name("[Content_Types].xml").is_ok_and(|entry| entry.size() > 100));
        let mut document = archive.by_name("word/document.xml").expect("a document");
        let size = document.size();
        // Reading to the end compares the checksum.
        assert_eq!(io::copy(&mut document, &mut io::sink()).expect("read"), size);
        assert!(size > 630 << 20 && bytes("bomb.docx").len() < 1 << 20, "{}", bytes("bomb.docx").len());

        let pdf = bytes("bomb.pdf");
        let start = pdf.windows(7).position(|window| window == b"stream\n").expect("a stream") + 7;
        let mut stream = ZlibDecoder::new(&pdf[start..]).take(2 << 30);
        assert_eq!(io::copy(&mut stream, &mut io::sink()).expect("inflated"), 1 << 30);
    }

    #[test]
    fn all_are_there_and_the_same_in_every_run() {
        let mut names: Vec<&str> = hostile().iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 16);
        assert_eq!(words(), words());
        let deep = zip::ZipArchive::new(Cursor::new(bytes("deep.docx"))).expect("an archive");
        let packed = bytes("deep.docx").len() as u64;
        assert!(
            deep.decompressed_size().is_some_and(|size| size > 2 << 20 && size / u128::from(packed) > 200),
            "{packed}"
        );
    }
}
