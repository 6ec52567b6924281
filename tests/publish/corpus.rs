//! Made-up documents of the sizes that congresses have: three to thirty kilobytes of Vietnamese, every tenth a Word
//! file.

use std::{
    fmt::Write as _,
    fs,
    io::{Cursor, Write as _},
    path::Path,
};

use zip::{ZipWriter, write::SimpleFileOptions};

/// Where the sentences come from.
const SAMPLES: [&str; 4] =
    ["bao-cao-chinh-tri.md", "chuong-trinh-hanh-dong.md", "nghi-quyet-dai-hoi.md", "quy-che-lam-viec-dai-hoi.md"];
const CLASSES: [&str; 6] = ["báo cáo", "nghị quyết", "tham luận", "chỉ thị", "thông báo", "đề án"];

/// Sentences to make documents of.
pub(crate) struct Corpus(Vec<String>);

impl Corpus {
    pub(crate) fn new() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-content");
        let text = SAMPLES.map(|name| fs::read_to_string(folder.join(name)).expect("a sample")).join("\n");
        let plain = |line: &&str| line.len() > 60 && !line.starts_with(['#', '|', '-', '>', '[', '!']);
        let sentences = text.lines().filter(plain).flat_map(|line| line.split_inclusive(". ")).map(str::trim);
        Self(sentences.filter(|sentence| sentence.len() > 20).map(str::to_owned).collect())
    }

    /// Writes this number of documents into a folder.
    pub(crate) fn write(&self, folder: &Path, papers: usize) {
        fs::create_dir_all(folder).expect("made");
        for number in 0..papers {
            let (name, bytes) = self.paper(number);
            fs::write(folder.join(name), bytes).expect("written");
        }
    }

    /// A document's file name and bytes; one number always gives one document.
    pub(crate) fn paper(&self, number: usize) -> (String, Vec<u8>) {
        let sections = self.sections(number);
        if number % 10 == 9 {
            return (format!("van-ban-{number:05}.docx"), word(&sections));
        }
        let mut text = format!(
            "---\ntitle: {} số {number} của đại hội\nclass: {}\nsymbol: {number}-VB/ĐU\nissuing_body: Đảng ủy xã số {}\n\
             date: 2025-{:02}-{:02}\n---\n",
            CLASSES[number % 6],
            CLASSES[number % 6],
            number % 40,
            number % 12 + 1,
            number % 28 + 1,
        );
        for (heading, paragraphs) in sections {
            write!(text, "\n## {heading}\n\n{}\n", paragraphs.join("\n\n")).expect("written");
        }
        (format!("van-ban-{number:05}.md"), text.into_bytes())
    }

    /// Headings with their paragraphs: together 3 to 30 KB.
    fn sections(&self, number: usize) -> Vec<(String, Vec<String>)> {
        let mut random = number as u64 * 2 + 1;
        let mut next = |below: usize| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) as usize % below
        };
        let (mut size, wanted) = (0, 3_000 + next(27_000));
        let mut sections = Vec::new();
        while size < wanted {
            let mut paragraphs = Vec::new();
            for _ in 0..2 + next(4) {
                let sentences: Vec<&str> = (0..2 + next(3)).map(|_| self.0[next(self.0.len())].as_str()).collect();
                let paragraph = format!("{} Chỉ tiêu thứ {}.", sentences.join(" "), next(10_000));
                size += paragraph.len();
                paragraphs.push(paragraph);
            }
            let words: Vec<&str> = self.0[next(self.0.len())].split(' ').take(6).collect();
            sections.push((format!("Điều {}. {}", sections.len() + 1, words.join(" ")), paragraphs));
        }
        sections
    }
}

/// The least package that Word opens.
pub(crate) fn word(sections: &[(String, Vec<String>)]) -> Vec<u8> {
    let mut body = String::new();
    let mut paragraph = |text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        write!(body, "<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>").expect("written");
    };
    for (heading, paragraphs) in sections {
        paragraph(heading);
        for text in paragraphs {
            paragraph(text);
        }
    }
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    );
    let types = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let links = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                 <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("[Content_Types].xml", types), ("_rels/.rels", links), ("word/document.xml", &document)] {
        package.start_file(name, SimpleFileOptions::default()).expect("begun");
        package.write_all(text.as_bytes()).expect("written");
    }
    package.finish().expect("ended").into_inner()
}
