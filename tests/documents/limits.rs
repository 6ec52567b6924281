//! Builds of hostile files under hard limits of the system: 512 MB of data and 10 s of the processor for each process.
//! The system ends a process that exceeds either, and the test fails; nothing here reads a clock.

use std::{fmt::Write as _, fs, io::Write as _, path::PathBuf, process::Command};

use serde_json::Value;

use crate::package::{Package, p, r, zipped};

/// A congress without a database: building a site needs none.
struct Congress {
    folder: tempfile::TempDir,
}

impl Congress {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("congress.toml"), "[congress]\nname = \"Đại hội thử\"\n").unwrap();
        fs::create_dir(folder.path().join("docs-content")).unwrap();
        Self { folder }
    }

    fn content(&self) -> PathBuf {
        self.folder.path().join("docs-content")
    }

    fn with(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        fs::write(self.content().join(name), bytes).unwrap();
        self
    }

    /// Builds within the limits; returns the JSON of the build.
    fn build(&self) -> Value {
        let limits = "ulimit -d 524288 && ulimit -t 10 && exec \"$0\" \"$@\"";
        let mut command = Command::new("sh");
        command.args(["-c", limits, env!("CARGO_BIN_EXE_daihoi"), "--lang", "en", "--json", "--congress"]);
        let output = command.arg(self.folder.path()).args(["docs", "build"]).output().unwrap();
        assert!(output.status.success(), "{:?} {}", output.status, String::from_utf8_lossy(&output.stderr));
        assert!(!self.folder.path().parent().unwrap().join("pwned").exists());
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

/// The remarks of a build about a file; empty for one published without any.
fn reasons(built: &Value, file: &str) -> String {
    let warnings = built["warnings"].as_array().unwrap().iter().filter(|warning| warning["file"] == file);
    warnings.map(|warning| warning["reason"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

/// Text that can't be packed tightly.
fn noise(words: u64) -> String {
    let mut text = String::new();
    for at in 0..words {
        write!(text, "{:x} ", at.wrapping_mul(0x9e37_79b9_7f4a_7c15)).unwrap();
    }
    text
}

#[test]
fn word_files_that_unfold_end_with_a_reason() {
    let doctype = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>";
    let parts: Vec<_> = (0..5_001).map(|at| (format!("p{at}"), Vec::new())).collect();
    let deep = format!("{}{}", "<w:sdt>".repeat(50_000), "</w:sdt>".repeat(50_000));
    let congress = Congress::new()
        .with("bom.docx", Package::new(&p(&"a".repeat(8 << 20))).bytes())
        .with("sau.docx", Package::new(&deep).bytes())
        .with("nhieu-phan.docx", zipped(&parts))
        .with("doctype.docx", Package::default().part("word/document.xml", doctype).bytes())
        .with("thoat.docx", Package::new(&p("x")).part("../../../pwned/a.xml", "x").bytes())
        .with("lanh.docx", Package::new(&p("Chữ lành")).bytes());
    let built = congress.build();
    assert_eq!(built["documents"], 2, "{built}");
    for name in ["bom.docx", "sau.docx", "nhieu-phan.docx", "doctype.docx", "thoat.docx"] {
        assert!(!reasons(&built, name).is_empty(), "{name}: {built}");
    }
    assert_eq!(reasons(&built, "lanh.docx"), "");
}

#[test]
fn a_word_file_of_a_thousand_pages_keeps_within_the_limits() {
    let mut body = String::new();
    for at in 0..30_000_u64 {
        let word = at.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        write!(body, "<w:p>{}{}</w:p>", r("<w:b/>", &format!("{word:x}")), r("", "chữ")).unwrap();
    }
    let built = Congress::new().with("lon.docx", Package::new(&body).bytes()).build();
    assert_eq!(built["documents"], 1, "{built}");
}

#[test]
fn words_that_are_copied_to_each_run_stay_short() {
    let long = "a".repeat(100_000);
    let runs: String = (0..20_000).map(|at| r(if at % 2 == 0 { "<w:b/>" } else { "" }, &format!("{at}"))).collect();
    let levels = format!(
        r#"<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="{long}"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"#
    );
    let items = crate::package::item(1, 0, "mục").repeat(20_000);
    let body = format!(r#"<!--{}--><w:p><w:hyperlink r:id="l">{runs}</w:hyperlink></w:p>{items}"#, noise(60_000));
    let word =
        Package::new(&body).numbering(&levels).related("l", "hyperlink", &format!("https://a/{long}"), "External");
    let mut markdown = format!("[a]: https://a/{long}\n\n[");
    for at in 0..20_000 {
        write!(markdown, "**{at}** *{at}* ").unwrap();
    }
    markdown += "][a]\n";
    let congress = Congress::new().with("dai.docx", word.bytes()).with("dai.md", markdown);
    let built = congress.build();
    assert_eq!(built["documents"], 2, "{built}");
}

#[test]
fn markdown_without_end_is_read_or_refused() {
    let mut notes = String::new();
    for at in 0..60_000 {
        write!(notes, "[^{at}]").unwrap();
    }
    let cases = [
        ("trich-dan.md", ">".repeat(50_000) + " chữ"),
        ("ngoac.md", "[".repeat(50_000)),
        ("sao.md", "*a _b ".repeat(10_000)),
        ("bang.md", format!("{}\n{}\n{}", "|a".repeat(1_000), "|-".repeat(1_000), "|\n".repeat(20_000))),
        ("chu-thich.md", notes),
        ("dong.md", "a\n\n".repeat(600_000)),
        ("html.md", "<!--".repeat(100_000)),
        ("ma.md", (1..600).map(|count| "`".repeat(count) + " ").collect()),
        ("khai-bao.md", format!("---\n{}---\nchữ", "a: b\n".repeat(400_000))),
        (
            "bi-danh.md",
            format!(
                "---\na: &a [{}]\nb: &b [{}]\nc: [{}]\n---\nx",
                "x,".repeat(999),
                "*a,".repeat(999),
                "*b,".repeat(999)
            ),
        ),
    ];
    for (name, text) in cases {
        let built = Congress::new().with(name, text).build();
        let refused = ["dong.md", "khai-bao.md", "bi-danh.md"].contains(&name);
        assert_eq!(built["documents"] == 0, refused, "{name}: {built}");
        assert_eq!(
            reasons(&built, name).is_empty(),
            built["warnings"].as_array().unwrap().is_empty(),
            "{name}: {built}"
        );
    }
}

#[test]
fn a_sidecar_is_no_way_round_the_limits() {
    let text = "chữ";
    let congress = Congress::new()
        .with("lon.md", text)
        .with("lon.md.toml", "a = 1\n".repeat(400_000))
        .with("sau.md", text)
        .with("sau.md.toml", format!("a = {}", "[".repeat(100_000)))
        .with("thu-muc.md", text)
        .with("ong.md", text)
        .with("lien-ket.md", text);
    fs::create_dir(congress.content().join("thu-muc.md.toml")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", congress.content().join("lien-ket.md.toml")).unwrap();
    assert!(Command::new("mkfifo").arg(congress.content().join("ong.md.toml")).status().unwrap().success());
    let built = congress.build();
    assert_eq!(built["documents"], 0, "{built}");
    for name in ["lon", "sau", "thu-muc", "ong", "lien-ket"] {
        let said = reasons(&built, &format!("{name}.md"));
        assert!(said.contains(&format!("{name}.md.toml")) && !said.contains("root:"), "{said}");
    }
}

#[test]
fn links_pipes_devices_and_closed_folders_are_named() {
    let congress = Congress::new().with("lanh.md", "chữ");
    let content = congress.content();
    let link = |target: &str, name: &str| std::os::unix::fs::symlink(target, content.join(name)).unwrap();
    link("/etc/passwd", "mat-khau.md");
    link("/etc", "he-thong");
    link("lanh.md", "ban-sao.md");
    link("vong.md", "vong.md");
    link("/dev/zero", "khong-het.md");
    assert!(Command::new("mkfifo").arg(content.join("ong.docx")).status().unwrap().success());
    fs::create_dir(content.join("tep.md")).unwrap();
    fs::write(content.join("tep.md/trong.md"), "chữ trong").unwrap();
    let built = congress.build();
    assert_eq!(built["documents"], 2, "{built}");
    for name in ["mat-khau.md", "he-thong", "ban-sao.md", "vong.md", "khong-het.md", "ong.docx"] {
        assert!(!reasons(&built, name).is_empty(), "{name}: {built}");
    }
}

/// A PDF of objects without a cross-reference table, so that readers have to search them.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut out = "%PDF-1.7\n".to_owned();
    for (number, object) in (1..).zip(objects) {
        write!(out, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    out += "trailer\n<< /Root 1 0 R >>\n%%EOF\n";
    out.into_bytes()
}

/// A page with a content stream, its resources and its box.
fn page(content: &str, resources: &str, media: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [{media}] /Contents 4 0 R /Resources << {resources} >> >>"),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

fn form(content: &str, resources: &str) -> String {
    let about = "/Type /XObject /Subtype /Form /BBox [0 0 600 800]";
    format!("<< {about} /Resources << {resources} >> /Length {} >>\nstream\n{content}\nendstream", content.len())
}

#[test]
fn pdf_files_that_multiply_end_their_reader() {
    const A4: &str = "0 0 595 842";
    let own = form("/F Do /F Do", "/XObject << /F 5 0 R >>");
    let laughs: Vec<String> = (5..17)
        .map(|number| form(&"/F Do ".repeat(10), &format!("/XObject << /F {} 0 R >>", number + 1)))
        .chain([form("0 0 9 9 re f", "")])
        .collect();
    let kids = "3 0 R ".repeat(300_000);
    let flood = pdf(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count 300000 >>"),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>".to_owned(),
    ]);
    let picture = "<< /Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB \
                   /Filter /FlateDecode /Length 8 >>\nstream\n12345678\nendstream";
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..1_000 {
        packed.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let packed = packed.finish().unwrap();
    let mut bomb = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Filter /FlateDecode /Length ".to_vec();
    write!(bomb, "{} >>\nstream\n", packed.len()).unwrap();
    bomb.extend_from_slice(&packed);
    bomb.extend_from_slice(b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");
    let cases: [(&str, Vec<u8>); 8] = [
        ("tu-goi.pdf", page("/F Do", "/XObject << /F 5 0 R >>", A4, &[own])),
        ("cuoi.pdf", page("/F Do", "/XObject << /F 5 0 R >>", A4, &laughs)),
        ("trang.pdf", flood),
        ("kho-lon.pdf", page("/I Do", "/XObject << /I 5 0 R >>", "0 0 1000000000 1000000000", &[picture.to_owned()])),
        ("hinh-lon.pdf", page("/I Do", "/XObject << /I 5 0 R >>", A4, &[picture.to_owned()])),
        ("ngoac.pdf", page(&"[".repeat(50_000), "", A4, &[])),
        ("q.pdf", page(&"q ".repeat(400_000), "", A4, &[])),
        ("nen.pdf", bomb),
    ];
    for (name, bytes) in cases {
        let built = Congress::new().with(name, bytes).build();
        assert!(!reasons(&built, name).is_empty(), "{name}: {built}");
    }
}

#[test]
fn old_word_files_of_garbage_end_their_reader() {
    let start = [0xd0_u8, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let mut noise = Vec::from(start);
    noise.extend((0..400_000_u64).map(|at| (at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as u8));
    // A header whose chain of sectors leads to itself.
    let mut chain = Vec::from(start);
    chain.resize(512, 0);
    chain[24..32].copy_from_slice(&[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0]);
    chain[32..34].copy_from_slice(&[6, 0]);
    chain[44..52].copy_from_slice(&[1, 0, 0, 0, 0, 0, 0, 0]);
    chain[56..60].copy_from_slice(&4096_u32.to_le_bytes());
    chain[76..80].copy_from_slice(&0_u32.to_le_bytes());
    chain.extend(std::iter::repeat_n(0_u8, 512 * 8));
    let congress =
        Congress::new().with("nhieu.doc", noise).with("vong.doc", chain).with("rong.doc", start).with("0.doc", "");
    let built = congress.build();
    assert_eq!(built["documents"], 0, "{built}");
    for name in ["nhieu.doc", "vong.doc", "rong.doc", "0.doc"] {
        assert!(reasons(&built, name).contains(".docx"), "{name}: {built}");
    }
}

#[test]
fn every_hostile_sample_keeps_within_the_limits() {
    let keeps_within = |name: &str, bytes: &[u8]| {
        let built = Congress::new().with(name, bytes).build();
        let published = built["documents"] == 1;
        eprintln!("{name}: published {published}; {}", reasons(&built, name));
        assert!(published || !reasons(&built, name).is_empty(), "{built}");
    };
    let made = daihoi_testing::hostile::hostile();
    assert_eq!(made.len(), 16);
    for (name, bytes) in made {
        keeps_within(name, bytes);
    }
    let Some(folder) = daihoi_testing::measured("data/documents/hostile") else { return };
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in &files {
        keeps_within(&path.file_name().unwrap().to_string_lossy(), &fs::read(path).unwrap());
    }
}
