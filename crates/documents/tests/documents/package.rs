//! Small .docx packages, made in memory.

use std::{
    fmt::Write as _,
    io::{Cursor, Write},
    path::Path,
};

use daihoi_documents::{self as documents, DocumentError, Reading};
use zip::{ZipWriter, write::SimpleFileOptions};

const SPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
    xmlns:v="urn:schemas-microsoft-com:vml""#;

/// A package that is being put together.
#[derive(Default)]
pub(crate) struct Package {
    parts: Vec<(String, Vec<u8>)>,
    relationships: String,
}

impl Package {
    /// A package whose document has this body.
    pub(crate) fn new(body: &str) -> Self {
        let document = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
        Self::default().part("word/document.xml", document)
    }

    /// A part under its own name.
    pub(crate) fn part(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.parts.push((name.to_owned(), content.into()));
        self
    }

    /// A relationship of the document to something inside the package or, with `External`, outside.
    pub(crate) fn related(mut self, id: &str, kind: &str, target: &str, mode: &str) -> Self {
        let kind = format!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}");
        let target = target.replace('&', "&amp;");
        write!(self.relationships, r#"<Relationship Id="{id}" Type="{kind}" Target="{target}" TargetMode="{mode}"/>"#)
            .unwrap();
        self
    }

    /// A part that the document relates to, its content inside the named root element.
    pub(crate) fn with(self, kind: &str, root: &str, content: &str) -> Self {
        let file = format!("{kind}.xml");
        self.part(&format!("word/{file}"), format!("<w:{root} {SPACES}>{content}</w:{root}>")).related(
            &format!("r-{kind}"),
            kind,
            &file,
            "Internal",
        )
    }

    pub(crate) fn styles(self, content: &str) -> Self {
        self.with("styles", "styles", content)
    }

    pub(crate) fn numbering(self, content: &str) -> Self {
        self.with("numbering", "numbering", content)
    }

    pub(crate) fn bytes(self) -> Vec<u8> {
        let space = "http://schemas.openxmlformats.org/package/2006/relationships";
        let root = format!(
            r#"<Relationships xmlns="{space}"><Relationship Id="r" Target="word/document.xml"
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"#
        );
        let own = format!(r#"<Relationships xmlns="{space}">{}</Relationships>"#, self.relationships);
        let mut parts = vec![
            ("_rels/.rels".to_owned(), root.into_bytes()),
            ("word/_rels/document.xml.rels".to_owned(), own.into_bytes()),
        ];
        parts.extend(self.parts);
        zipped(&parts)
    }

    pub(crate) fn read(self) -> Result<Reading, DocumentError> {
        documents::parse(Path::new("giay.docx"), "docx", self.bytes(), None)
    }

    /// The reading as text.
    pub(crate) fn tree(self) -> String {
        crate::tree::tree(&self.read().unwrap())
    }
}

/// An archive of parts.
pub(crate) fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A paragraph of one run.
pub(crate) fn p(text: &str) -> String {
    paragraph("", &r("", text))
}

/// A bold paragraph.
pub(crate) fn bold(text: &str) -> String {
    paragraph("", &r("<w:b/>", text))
}

/// A paragraph set in the middle; bold.
pub(crate) fn centred(text: &str) -> String {
    paragraph(r#"<w:jc w:val="center"/>"#, &r("<w:b/>", text))
}

/// A paragraph with properties and content.
pub(crate) fn paragraph(properties: &str, content: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>")
}

/// A run with properties.
pub(crate) fn r(properties: &str, text: &str) -> String {
    format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A paragraph of a list.
pub(crate) fn item(list: u32, depth: usize, text: &str) -> String {
    paragraph(&numbered(list, depth), &r("", text))
}

/// The property that puts a paragraph into a list.
pub(crate) fn numbered(list: u32, depth: usize) -> String {
    format!(r#"<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list}"/></w:numPr>"#)
}

/// A level of a list.
pub(crate) fn level(depth: usize, format: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

/// A kind of list, and a list of that kind under the same number plus `more`.
pub(crate) fn list(id: u32, levels: &str) -> String {
    format!(r#"<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>"#)
}

/// A list of a kind.
pub(crate) fn num(id: u32, kind: u32, overrides: &str) -> String {
    format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{kind}"/>{overrides}</w:num>"#)
}

/// A cell with properties and one paragraph a line.
pub(crate) fn cell(properties: &str, lines: &[&str]) -> String {
    let lines: String = lines.iter().map(|line| p(line)).collect();
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>")
}

/// A table of rows of cells.
pub(crate) fn table(rows: &[&[String]]) -> String {
    let rows: Vec<String> = rows.iter().map(|cells| format!("<w:tr>{}</w:tr>", cells.concat())).collect();
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.concat())
}
