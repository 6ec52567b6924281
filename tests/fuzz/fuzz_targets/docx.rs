//! Word files: as whole archives, and, so that the archive is no obstacle, as parts that a sound archive is made from.

#![no_main]

use std::io::{Cursor, Write};

use daihoi_fuzz::read;
use libfuzzer_sys::fuzz_target;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const PARTS: [&str; 6] = [
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/header1.xml",
    "word/_rels/document.xml.rels",
];

const RELATED: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="s" Type="x/styles" Target="styles.xml"/><Relationship Id="n" Type="x/numbering" Target="numbering.xml"/>
<Relationship Id="f" Type="x/footnotes" Target="footnotes.xml"/><Relationship Id="h" Type="x/header" Target="header1.xml"/>
</Relationships>"#;

fuzz_target!(|data: &[u8]| {
    if data.starts_with(b"PK") {
        read("docx", data.to_vec());
        return;
    }
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut parts: Vec<&[u8]> = data.split(|byte| *byte == 0).take(PARTS.len()).collect();
    if parts.len() < PARTS.len() {
        parts.resize(PARTS.len() - 1, b"");
        parts.push(RELATED.as_bytes());
    }
    for (name, part) in PARTS.iter().zip(parts) {
        if !part.is_empty() {
            zip.start_file(*name, options).expect("a name");
            zip.write_all(part).expect("a part");
        }
    }
    read("docx", zip.finish().expect("an archive").into_inner());
});
