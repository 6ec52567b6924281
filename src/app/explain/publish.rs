//! What is wrong with the search index or the site, in sentences.

use super::words::{because, detail, file, path};
use crate::{
    i18n::{Language, errors::errors},
    search::SearchError,
    site::SiteError,
};

pub(super) fn search(error: &SearchError, language: Language) -> String {
    let words = &errors(language).publish;
    match error {
        SearchError::Missing { folder } => (words.no_index)(&path(folder)),
        SearchError::Outdated { folder } => (words.outdated)(&path(folder)),
        SearchError::Folder { path: at, source } => file(at, source, language),
        SearchError::Index { folder, source } => (words.index)(&path(folder), &detail(source)),
        SearchError::Entry { folder, document, source } => {
            (words.index)(&path(folder), &format!("{document}: {}", detail(source)))
        }
        SearchError::Measure { path: at, line: 0, source } => {
            because(source, |why| (words.measure)(&path(at), why), language)
        }
        SearchError::Measure { path: at, line, source } => {
            because(source, |why| (words.measure_line)(&path(at), &line.to_string(), why), language)
        }
    }
}

pub(super) fn site(error: &SiteError, language: Language) -> String {
    let words = &errors(language).publish;
    match error {
        SiteError::Template { template, file: None, line, source } => {
            let place = line.map_or_else(|| template.clone(), |line| format!("{template}:{line}"));
            (words.shipped_template)(&place, &detail(source))
        }
        SiteError::Template { template: _, file: Some(at), line: Some(line), source } => {
            (words.template_line)(&path(at), &line.to_string(), &detail(source))
        }
        SiteError::Template { template: _, file: Some(at), line: None, source } => {
            (words.template)(&path(at), &detail(source))
        }
        SiteError::Read { path: at, source } => file(at, source, language),
        SiteError::Slug { slug } => (words.slug)(slug),
        SiteError::SlugTwice { slug } => (words.slug_twice)(slug),
        SiteError::Secret { slug } => (words.secret)(slug),
        SiteError::OriginalName { slug, file } => (words.original)(slug, file),
    }
}

#[cfg(test)]
mod tests {
    use std::{io, path::PathBuf};

    use super::*;
    use crate::{app::explain::check, search::Library};

    #[test]
    fn every_fault_of_the_index_names_its_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let Err(missing) = Library::open(&folder.path().join("chưa có")) else { panic!("there is no index") };
        check(|language| search(&missing, language), "chưa có");
        let at = || PathBuf::from("hội/index");
        let slip = serde_json::from_str::<u8>("x").expect_err("no number");
        let measure = |line| SearchError::Measure { path: at(), line, source: io::ErrorKind::InvalidData.into() };
        for (error, about) in [
            (SearchError::Outdated { folder: at() }, "hội/index"),
            (SearchError::Folder { path: at(), source: io::ErrorKind::StorageFull.into() }, "hội/index"),
            (SearchError::Entry { folder: at(), document: 41, source: slip }, "41"),
            (measure(0), "hội/index"),
            (measure(41), "41"),
        ] {
            check(|language| search(&error, language), about);
        }
    }

    #[test]
    fn every_fault_of_the_site_names_the_page_or_the_template() {
        let slug = || "bao-cao".to_owned();
        let template = |file, line| SiteError::Template {
            template: "class.html".into(),
            file,
            line,
            source: Box::new(minijinja::Error::new(minijinja::ErrorKind::UndefinedError, "no such field")),
        };
        for (error, about) in [
            (template(None, None), "class.html"),
            (template(None, Some(41)), "class.html:41"),
            (template(Some("mẫu/class.html".into()), None), "mẫu/class.html"),
            (template(Some("mẫu/class.html".into()), Some(41)), "41"),
            (SiteError::Read { path: "mẫu".into(), source: io::ErrorKind::PermissionDenied.into() }, "mẫu"),
            (SiteError::Slug { slug: slug() }, "bao-cao"),
            (SiteError::SlugTwice { slug: slug() }, "bao-cao"),
            (SiteError::Secret { slug: slug() }, "bao-cao"),
            (SiteError::OriginalName { slug: slug(), file: "../x".into() }, "../x"),
        ] {
            check(|language| site(&error, language), about);
        }
    }
}
