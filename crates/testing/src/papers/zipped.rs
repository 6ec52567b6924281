//! Zip archives and small Word packages, in memory.

use std::io::{Cursor, Write as _};

use zip::{ZipWriter, write::SimpleFileOptions};

/// Namespaces that the body of a Word file may use.
pub(super) const SPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml""#;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A file inside an archive: its name and what it holds.
pub type Entry = (String, Vec<u8>);

/// An archive of files, packed.
///
/// # Panics
/// If there are more files than an archive holds.
pub fn zip(entries: &[Entry]) -> Vec<u8> {
    pack(entries).expect("an archive in memory")
}

fn pack(entries: &[Entry]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        // All of one time: the same paper is the same bytes. As tight as can be: bombs are.
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        zip.start_file(name.as_str(), options.compression_level(Some(9)))?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A Word package: the document, and parts that it relates to by their kind (`styles`, `header`), each once.
pub fn word_package(document: &str, parts: &[(&str, String)]) -> Vec<Entry> {
    let main = format!("{WORD}.document.main+xml");
    let mut types = vec![format!(r#"<Override PartName="/word/document.xml" ContentType="{main}"/>"#)];
    let mut relations = Vec::new();
    let mut entries = Vec::new();
    for (kind, content) in parts {
        types.push(format!(r#"<Override PartName="/word/{kind}.xml" ContentType="{WORD}.{kind}+xml"/>"#));
        relations.push(format!(r#"<Relationship Id="r-{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>"#));
        entries.push((format!("word/{kind}.xml"), content.clone().into_bytes()));
    }
    let types = format!(
        r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{}</Types>"#,
        types.concat()
    );
    let related =
        |relations: &str| format!(r#"<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>"#);
    let root = related(&format!(r#"<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>"#));
    let own = related(&relations.concat());
    let first = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", root),
        ("word/_rels/document.xml.rels", own),
        ("word/document.xml", document.to_owned()),
    ];
    let first = first.map(|(name, content)| (name.to_owned(), content.into_bytes()));
    first.into_iter().chain(entries).collect()
}

/// A whole part of a Word package: the root element with all namespaces, and its content.
pub fn part(root: &str, content: &str) -> String {
    format!(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {SPACES}>{content}</w:{root}>"#)
}

/// The document of a Word package: its body.
pub fn document(body: &str) -> String {
    part("document", &format!("<w:body>{body}</w:body>"))
}

/// Text between tags.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
