//! What is wrong with a document, or was lost in it, in sentences that do not name it.

use std::path::Path;

use super::words::{because, bytes, detail, path, toml};
use crate::{
    app::publish::build::Matter,
    documents::{DocumentError, Dropped, Ended, Limit, Secrecy, Warning},
    i18n::{
        Language,
        errors::{documents::DocumentSentences, errors},
        number,
    },
};

/// A remark of a build. The file's name is printed before it.
pub fn explain_matter(matter: &Matter, language: Language) -> String {
    let words = &errors(language).documents;
    match matter {
        Matter::Unreadable(error) => unreadable(error, language),
        Matter::Remark(warning) => remark(warning, language),
        Matter::Stray { may_be_meant: false } => words.stray.to_owned(),
        Matter::Stray { may_be_meant: true } => words.ambiguous.to_owned(),
        Matter::Misnamed { meant } => (words.misnamed)(meant),
        Matter::Unfinished => words.unfinished.to_owned(),
        Matter::Secret(secrecy) => (words.secret)(mark(*secrecy, words)),
    }
}

/// A document that can't be read, with its path before the sentence.
pub(super) fn explain(error: &DocumentError, language: Language) -> String {
    let words = &errors(language).documents;
    (words.about)(&path(error.path()), &unreadable(error, language))
}

fn unreadable(error: &DocumentError, language: Language) -> String {
    let words = &errors(language).documents;
    let sentence = reason(error, language);
    // Broken TOML names its file in its own sentence.
    match error.path().file_name() {
        Some(file) if is_beside(error.path()) && !matches!(error, DocumentError::Toml { .. }) => {
            (words.about)(&file.to_string_lossy(), &sentence)
        }
        _ => sentence,
    }
}

/// A file beside a document, which states what it is.
fn is_beside(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

fn reason(error: &DocumentError, language: Language) -> String {
    let words = &errors(language).documents;
    match error {
        DocumentError::Open { path: _, source } => because(source, |why| (words.open)(why), language),
        DocumentError::NotAFile { path: _ } => words.not_a_file.to_owned(),
        DocumentError::Linked { path: _ } => words.linked.to_owned(),
        DocumentError::Unsupported { path: _, extension } => match extension.as_str() {
            "" => words.no_extension.to_owned(),
            "doc" => words.old_word.to_owned(),
            other => (words.unsupported)(other),
        },
        DocumentError::Limit { path: _, limit, found } => too_much(*limit, *found, language),
        DocumentError::NotUnicode { path: _, part, at } if part.is_empty() => (words.text_not_unicode)(&at.to_string()),
        DocumentError::NotUnicode { path: _, part, at } => (words.part_not_unicode)(part, &at.to_string()),
        DocumentError::Yaml { path: _, source } => {
            // The snippet would show lines of a document that may be secret.
            let why = detail(source.without_snippet());
            match source.location() {
                Some(place) => (words.front_matter_line)(&place.line().to_string(), &why),
                None => (words.front_matter)(&why),
            }
        }
        DocumentError::Toml { path, source } => {
            let (line, why) = toml(source);
            let line = line.map(|line| line.to_string());
            // A file of its own beside the document, or lines on top of it.
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            match (is_beside(path), line) {
                (true, Some(line)) => (words.beside_line)(&file, &line, &why),
                (true, None) => (words.beside)(&file, &why),
                (false, Some(line)) => (words.front_matter_line)(&line, &why),
                (false, None) => (words.front_matter)(&why),
            }
        }
        DocumentError::OpenFrontMatter { path: _ } => words.open_front_matter.to_owned(),
        DocumentError::Package { path: _, source } => (words.package)(&detail(source)),
        DocumentError::Encrypted { path } if path.extension().is_some_and(|it| it.eq_ignore_ascii_case("pdf")) => {
            words.foreign.encrypted_pdf.to_owned()
        }
        DocumentError::Encrypted { path: _ } => words.encrypted.to_owned(),
        DocumentError::OldWord { path: _ } => words.old_word.to_owned(),
        DocumentError::MissingPart { path: _, part } => (words.missing_part)(part),
        DocumentError::Doctype { path: _, part } => (words.doctype)(part),
        DocumentError::Xml { path: _, part, at, source } => {
            (words.xml)(part, &format!("byte {at}: {}", detail(source)))
        }
        DocumentError::Damaged { path } if is_old_word(path) => words.foreign.damaged_word.to_owned(),
        DocumentError::Damaged { path: _ } => words.foreign.damaged_pdf.to_owned(),
        DocumentError::Foreign { path, why } => {
            let what = match why {
                Ended::Slow => words.foreign.slow.to_owned(),
                Ended::Memory => words.foreign.memory.to_owned(),
                Ended::Crashed => words.foreign.crashed.to_owned(),
                Ended::NotStarted(kind) => {
                    return because(&(*kind).into(), |why| (words.foreign.not_started)(why), language);
                }
            };
            let advice = if is_old_word(path) { words.foreign.save_word } else { words.foreign.save_pdf };
            format!("{what} {advice}")
        }
    }
}

fn is_old_word(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("doc"))
}

fn too_much(limit: Limit, found: u64, language: Language) -> String {
    let words = &errors(language).documents;
    let sized =
        |sentence: fn(&str, &str) -> String| sentence(&bytes(found, language), &bytes(limit.allowed(), language));
    let count = |many: u64| number::whole(many as usize, language);
    match limit {
        Limit::FileBytes | Limit::TextBytes | Limit::FrontMatter => sized(words.too_large),
        Limit::PartBytes | Limit::PackageBytes => sized(words.unpacks_too_large),
        Limit::Ratio => {
            (words.unpacks_too_large)(&format!("{}×", count(found)), &format!("{}×", count(limit.allowed())))
        }
        Limit::Entries | Limit::XmlDepth | Limit::Pieces => (words.too_complex)(&count(found), &count(limit.allowed())),
    }
}

fn remark(warning: &Warning, language: Language) -> String {
    let words = &errors(language).documents;
    let count = |many: &usize| number::whole(*many, language);
    match warning {
        Warning::Dropped { what, count: many } => match what {
            Dropped::Image => (words.images)(&count(many)),
            Dropped::Object => (words.objects)(&count(many)),
            Dropped::Contents => (words.contents)(&count(many)),
        },
        Warning::TrackedChanges { inserted, deleted } => (words.tracked)(&count(inserted), &count(deleted)),
        Warning::RawHtml { count: many } => (words.html)(&count(many)),
        Warning::UnsafeLink { target } => (words.link)(&detail(target)),
        Warning::PaperLink { target } => (words.document_link)(&detail(target)),
        Warning::UnknownField { name } => (words.unknown_field)(&detail(name)),
        Warning::BadField { name, value } if name == "secrecy" => (words.bad_secrecy)(name, &detail(value)),
        Warning::BadField { name, value } => (words.bad_field)(name, &detail(value)),
        Warning::EscapingName { name } => (words.escaping)(&detail(name)),
        Warning::MissingFootnote { mark } => (words.footnote)(&detail(mark)),
        Warning::DeepNesting => words.nesting.to_owned(),
        Warning::NoText => words.no_text.to_owned(),
        Warning::TableLines { count: many } => (words.foreign.table_lines)(&count(many)),
        Warning::LostNumbers { count: many } => (words.foreign.lost_numbers)(&count(many)),
        Warning::LostMerges => words.foreign.lost_merges.to_owned(),
        Warning::LostBoxes { lines } => (words.foreign.lost_boxes)(&count(lines)),
        Warning::ReadByOcr { pages } => (words.foreign.read_by_ocr)(&count(pages)),
        Warning::UnreadScan { pages } => (words.foreign.unread_scan)(&count(pages)),
        Warning::UnnamedScan => words.foreign.unnamed_scan.to_owned(),
        Warning::PagesLeftOut { pages } => (words.foreign.pages_left_out)(&count(pages)),
        Warning::Garbled => words.foreign.garbled.to_owned(),
        Warning::OldEncoding => words.old_encoding.to_owned(),
    }
}

fn mark(secrecy: Secrecy, words: &DocumentSentences) -> &'static str {
    match secrecy {
        Secrecy::Open => words.open_mark,
        Secrecy::Secret => words.marks[0],
        Secrecy::TopSecret => words.marks[1],
        Secrecy::MostSecret => words.marks[2],
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io, path::PathBuf};

    use super::*;
    use crate::{app::explain::check, documents};

    fn path() -> PathBuf {
        "a/báo cáo.docx".into()
    }

    #[test]
    fn every_document_that_cannot_be_read_gets_advice() {
        let limit = |limit, found| DocumentError::Limit { path: path(), limit, found };
        let part = || "word/document.xml".to_owned();
        let unsupported = |extension: &str| DocumentError::Unsupported { path: path(), extension: extension.into() };
        let cases = [
            (DocumentError::Open { path: path(), source: io::ErrorKind::PermissionDenied.into() }, ""),
            (DocumentError::NotAFile { path: path() }, ""),
            (DocumentError::Linked { path: path() }, ""),
            (DocumentError::Linked { path: "a.md.toml".into() }, "a.md.toml"),
            (unsupported("odt"), ".odt"),
            (unsupported("doc"), ".docx"),
            (unsupported(""), ".docx"),
            (limit(Limit::FileBytes, 51 << 20), "51 MB"),
            (limit(Limit::TextBytes, 17 << 20), "16 MB"),
            (limit(Limit::FrontMatter, 3 << 20), "3 MB"),
            (limit(Limit::PartBytes, 65 << 20), "65 MB"),
            (limit(Limit::PackageBytes, 257 << 20), "257 MB"),
            (limit(Limit::Ratio, 999), "999×"),
            (limit(Limit::Entries, 5_001), ""),
            (limit(Limit::XmlDepth, 101), "101"),
            (limit(Limit::Pieces, 1_000_001), ""),
            (DocumentError::NotUnicode { path: path(), part: String::new(), at: 77 }, "77"),
            (DocumentError::NotUnicode { path: path(), part: part(), at: 77 }, "word/document.xml"),
            (DocumentError::OpenFrontMatter { path: path() }, "+++"),
            (DocumentError::Package { path: path(), source: zip::result::ZipError::FileNotFound }, ""),
            (DocumentError::Encrypted { path: path() }, ""),
            (DocumentError::OldWord { path: path() }, ".docx"),
            (DocumentError::MissingPart { path: path(), part: part() }, "word/document.xml"),
            (DocumentError::Doctype { path: path(), part: part() }, "word/document.xml"),
            (DocumentError::Encrypted { path: "a.pdf".into() }, "PDF"),
            (DocumentError::Damaged { path: "a.pdf".into() }, "PDF"),
            (DocumentError::Damaged { path: "a.doc".into() }, ".docx"),
            (DocumentError::Foreign { path: "a.pdf".into(), why: Ended::Slow }, "PDF"),
            (DocumentError::Foreign { path: "a.doc".into(), why: Ended::Memory }, ".docx"),
            (DocumentError::Foreign { path: "a.pdf".into(), why: Ended::Crashed }, "PDF"),
            (
                DocumentError::Foreign {
                    path: "a.pdf".into(),
                    why: Ended::NotStarted(io::ErrorKind::PermissionDenied),
                },
                "",
            ),
        ];
        for (error, about) in cases {
            let matter = Matter::Unreadable(error);
            check(|language| explain_matter(&matter, language), about);
        }
    }

    #[test]
    fn slips_in_front_matter_are_told_by_line_and_without_the_text() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.md");
        let read = |text: &str| {
            fs::write(&file, text).expect("written");
            documents::read(&file, &documents::Sources::default()).expect_err(text)
        };
        let yaml = read("---\ntitle: kín\nclass: [a\n---\nx");
        assert!(matches!(yaml, DocumentError::Yaml { .. }), "{yaml}");
        check(|language| unreadable(&yaml, language), "");
        assert!(!unreadable(&yaml, Language::Vi).contains("kín"), "{}", unreadable(&yaml, Language::Vi));
        let toml = read("+++\ntitle = 'kín'\nclass = \n+++\nx");
        assert!(matches!(toml, DocumentError::Toml { .. }), "{toml}");
        check(|language| unreadable(&toml, language), "");
        assert!(!unreadable(&toml, Language::Vi).contains("kín"), "{}", unreadable(&toml, Language::Vi));
        fs::write(folder.path().join("a.md.toml"), "title = \n").expect("written");
        let beside = read("x");
        check(|language| unreadable(&beside, language), "a.md.toml");
    }

    #[test]
    fn every_remark_gets_a_sentence() {
        let dropped = |what| Warning::Dropped { what, count: 1_234 };
        let bad = |name: &str| Warning::BadField { name: name.into(), value: "mat?".into() };
        for (warning, about) in [
            (dropped(Dropped::Image), "234"),
            (dropped(Dropped::Object), "234"),
            (dropped(Dropped::Contents), "234"),
            (Warning::TrackedChanges { inserted: 41, deleted: 17 }, "17"),
            (Warning::RawHtml { count: 41 }, "41"),
            (Warning::UnsafeLink { target: "javascript:x".into() }, "javascript:x"),
            (Warning::PaperLink { target: "b.md".into() }, "b.md"),
            (Warning::UnknownField { name: "nmae".into() }, "nmae"),
            (bad("date"), "date"),
            (bad("secrecy"), "mat?"),
            (Warning::EscapingName { name: "../x".into() }, "../x"),
            (Warning::MissingFootnote { mark: "7".into() }, "7"),
            (Warning::DeepNesting, ""),
            (Warning::NoText, ""),
            (Warning::TableLines { count: 41 }, "41"),
            (Warning::LostNumbers { count: 41 }, "41"),
            (Warning::LostMerges, ".docx"),
            (Warning::LostBoxes { lines: 41 }, "41"),
            (Warning::ReadByOcr { pages: 41 }, "41"),
            (Warning::UnreadScan { pages: 41 }, "41"),
            (Warning::UnnamedScan, ".toml"),
            (Warning::PagesLeftOut { pages: 41 }, "41"),
            (Warning::Garbled, ""),
            (Warning::OldEncoding, "TCVN3"),
        ] {
            let matter = Matter::Remark(warning);
            check(|language| explain_matter(&matter, language), about);
        }
        for may_be_meant in [false, true] {
            check(|language| explain_matter(&Matter::Stray { may_be_meant }, language), ".docx.toml");
        }
        check(|language| explain_matter(&Matter::Misnamed { meant: "home.html" }, language), "home.html");
        for (secrecy, about) in
            [(Secrecy::Secret, "“Mật"), (Secrecy::TopSecret, "“Tối mật"), (Secrecy::MostSecret, "“Tuyệt mật")]
        {
            check(|language| explain_matter(&Matter::Secret(secrecy), language), about);
        }
    }
}
