//! The congress's documents become its site and its search index: read, outline, render, index, export, swap in.

use std::{
    collections::{HashMap, HashSet},
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
    time::Instant,
};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{congress::Folder, error::AppError, files, settings::Settings};
use crate::{
    documents::{self, DocumentError, Secrecy, Sources, Warning, outline},
    i18n::Language,
    search,
    site::{self, Original, Page, Site, Templates},
    text::fold,
};

/// What a build made.
#[derive(Debug)]
pub struct Built {
    /// Where the site is.
    pub out: PathBuf,
    /// Published documents.
    pub documents: usize,
    /// HTML pages.
    pub pages: usize,
    /// Sections that search knows.
    pub sections: usize,
    /// What was left out or may look wrong, file by file.
    pub warnings: Vec<Notice>,
    /// How long it took.
    pub seconds: f64,
}

/// A remark about one file.
#[derive(Debug)]
pub struct Notice {
    /// Relative to `docs-content/`.
    pub file: PathBuf,
    /// What is the matter.
    pub matter: Matter,
}

/// What is the matter with a file.
#[derive(Debug)]
pub enum Matter {
    /// It can't be read, so it is not on the site.
    Unreadable(DocumentError),
    /// It is on the site, but something in it may look wrong.
    Remark(Warning),
    /// It is marked secret, so it is not on the site.
    Secret(Secrecy),
}

/// Builds the site of a congress into `out`. A bad document never stops a build; it is named in the warnings.
///
/// The new site replaces the old one as a whole, and only once all of it is written.
pub fn build(folder: &Folder, settings: &Settings, out: &Path) -> Result<Built, AppError> {
    let started = Instant::now();
    if !may_be_replaced(out) {
        return Err(AppError::NotASite { path: out.to_owned() });
    }
    let mut warnings = Vec::new();
    let fresh = sibling(out, "new");
    clear(&fresh)?;
    let (pages, originals) = read_all(&folder.documents(), &fresh, &mut warnings)?;
    let templates = Templates::with_overrides(&folder.templates())?;
    let cards: Vec<_> = pages.iter().map(Page::card).collect();
    let site = Site {
        congress: &settings.name,
        term: &settings.term,
        language: settings.language,
        sessions: &settings.sessions,
        cards: &cards,
        built: None,
    };
    let files = site::render(&site, &pages, &templates)?;
    let entries: Vec<search::Entry> = pages.iter().flat_map(|page| entries(page, settings.language)).collect();

    for file in &files {
        files::write(&fresh.join(&file.path), &file.bytes)?;
    }
    for page in &pages {
        if let (Some(original), Some(source)) = (&page.original, originals.get(&page.slug)) {
            let path = site::original_path(&page.slug, original);
            let bytes = fs::read(source).map_err(|error| AppError::Io { path: source.clone(), source: error })?;
            files::write(&fresh.join(path), &bytes)?;
        }
    }
    search::build(&folder.index(), &entries)?;
    for (name, bytes) in search::export(&search::Library::open(&folder.index())?)? {
        files::write(&fresh.join("search").join(name), &bytes)?;
    }
    swap(&fresh, out)?;
    let is_page = |path: &str| Path::new(path).extension().is_some_and(|extension| extension == "html");
    Ok(Built {
        out: out.to_owned(),
        documents: pages.len(),
        pages: files.iter().filter(|file| is_page(&file.path)).count(),
        sections: entries.len(),
        warnings,
        seconds: started.elapsed().as_secs_f64(),
    })
}

/// Reads every document below a folder, in the order of lists; gives the pages and each page's file by its slug. Their
/// pictures are written to the `fresh` site at once, so that memory holds those of one document only.
fn read_all(
    folder: &Path,
    fresh: &Path,
    warnings: &mut Vec<Notice>,
) -> Result<(Vec<Page>, HashMap<String, PathBuf>), AppError> {
    // This program reads foreign formats in a process of its own.
    let sources = Sources { root: Some(folder.to_owned()), helper: std::env::current_exe().ok() };
    let mut pages = Vec::new();
    let mut originals = HashMap::new();
    let mut slugs = HashSet::new();
    for path in files_below(folder)? {
        let relative = path.strip_prefix(folder).unwrap_or(&path).to_owned();
        let mut warn = |matter| warnings.push(Notice { file: relative.clone(), matter });
        let reading = match documents::read(&path, &sources) {
            Ok(reading) => reading,
            Err(error) => {
                warn(Matter::Unreadable(error));
                continue;
            }
        };
        let secrecy = reading.document.metadata.secrecy;
        if secrecy != Secrecy::Open {
            warn(Matter::Secret(secrecy));
            continue;
        }
        for warning in reading.warnings {
            warn(Matter::Remark(warning));
        }
        let slug = unique(&slug(&relative), &mut slugs);
        let about = fs::metadata(&path).map_err(|source| AppError::Io { path: path.clone(), source })?;
        let page = Page {
            original: Some(Original { file: original_name(&path), size: about.len() }),
            updated: about.modified().ok().and_then(date),
            slug: slug.clone(),
            document: reading.document,
            revision: None,
        };
        for asset in &reading.assets {
            files::write(&fresh.join(site::asset_path(&page.slug, &asset.name)), &asset.bytes)?;
        }
        pages.push(page);
        originals.insert(slug, path);
    }
    pages.sort_by(|left: &Page, right: &Page| {
        let key = |page: &Page| (page.document.metadata.order.unwrap_or(i64::MAX), page.slug.clone());
        key(left).cmp(&key(right))
    });
    Ok((pages, originals))
}

/// The body of the process that reads one foreign file; see [`documents::foreign::serve`].
///
/// # Errors
/// As there.
pub fn read_foreign(file: &Path, pages: Option<&str>) -> io::Result<()> {
    documents::foreign::serve(file, pages)
}

/// Every file that may be a document, sorted: not editors' temporary files, not sidecars, not hidden ones.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>, AppError> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let failed = |source| AppError::Io { path: folder.clone(), source };
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let kind = entry.file_type().map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if kind.is_dir() && !name.starts_with('.') {
                folders.push(entry.path());
            } else if kind.is_file() && is_document_name(&name) {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a file of this name may be a document: Word's and other editors' temporary files and sidecars are not.
pub(super) fn is_document_name(name: &str) -> bool {
    let temporary = name.starts_with(['.', '~']) || name.ends_with('~');
    let extension = Path::new(name).extension().map(OsStr::to_ascii_lowercase);
    let beside =
        extension.is_some_and(|extension| ["toml", "tmp", "swp", "part", "crdownload"].iter().any(|e| *e == extension));
    !temporary && !beside && name != "README.md"
}

fn entries(page: &Page, language: Language) -> Vec<search::Entry> {
    let about = &page.document.metadata;
    let words = crate::i18n::site::site(language);
    let entry = |section: outline::Section| search::Entry {
        url: site::address(&page.slug, &section.anchor),
        title: about.title.clone(),
        section: section.title,
        breadcrumbs: section.breadcrumbs,
        text: section.text,
        class: site::class_name(about, language),
        body: about.issuing_body.clone(),
        date: about.date.map(words.date),
        session: about.session.clone(),
    };
    outline::sections(&page.document).into_iter().map(entry).collect()
}

/// `Phụ lục/Báo cáo 1.docx` gives `phu-luc-bao-cao-1`.
fn slug(relative: &Path) -> String {
    let name = fold::plain(&relative.with_extension("").to_string_lossy());
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-");
    if slug.is_empty() { "tai-lieu".to_owned() } else { slug }
}

fn unique(wanted: &str, taken: &mut HashSet<String>) -> String {
    let mut slug = wanted.to_owned();
    let mut number = 2;
    while !taken.insert(slug.clone()) {
        slug = format!("{wanted}-{number}");
        number += 1;
    }
    slug
}

fn original_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn date(modified: std::time::SystemTime) -> Option<Date> {
    Some(Timestamp::try_from(modified).ok()?.to_zoned(TimeZone::system()).date())
}

fn sibling(out: &Path, mark: &str) -> PathBuf {
    let name = out.file_name().map_or_else(|| "site".into(), |name| name.to_string_lossy().into_owned());
    out.with_file_name(format!(".{name}-{mark}"))
}

/// Whether nothing but an older site is lost when a site takes this place.
fn may_be_replaced(out: &Path) -> bool {
    match fs::read_dir(out) {
        Ok(mut entries) => {
            entries.next().is_none() || (out.join("index.html").is_file() && out.join("search/manifest.js").is_file())
        }
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// Puts the fresh folder in the old one's place. Between the two renames there is a moment without a site, but never
/// half of one.
fn swap(fresh: &Path, out: &Path) -> Result<(), AppError> {
    let old = sibling(out, "old");
    clear(&old)?;
    match fs::rename(out, &old) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(AppError::Io { path: out.to_owned(), source: error });
        }
        _ => {}
    }
    fs::rename(fresh, out).map_err(|source| AppError::Io { path: out.to_owned(), source })?;
    clear(&old)
}

fn clear(folder: &Path) -> Result<(), AppError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(AppError::Io { path: folder.to_owned(), source: error })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ascii_and_unique() {
        let mut taken = HashSet::new();
        assert_eq!(slug(Path::new("Phụ lục/Báo cáo số 1.docx")), "phu-luc-bao-cao-so-1");
        assert_eq!(slug(Path::new("?.md")), "tai-lieu");
        assert_eq!(unique("a", &mut taken), "a");
        assert_eq!(unique("a", &mut taken), "a-2");
        assert_eq!(unique("a", &mut taken), "a-3");
    }

    #[test]
    fn temporary_files_and_sidecars_are_no_documents() {
        for name in ["~$bao-cao.docx", ".bao-cao.docx.swp", "bao-cao.md~", "bao-cao.docx.toml", "a.tmp", "README.md"] {
            assert!(!is_document_name(name), "{name}");
        }
        for name in ["bao-cao.md", "Nghị quyết.docx", "scan.pdf"] {
            assert!(is_document_name(name), "{name}");
        }
    }
}
