//! The search index and its export for browsers, made only when something that search shows is new.

use std::{cell::RefCell, collections::HashMap, fs, path::PathBuf};

use jiff::civil::Date;

use super::{
    assembly::Assembly,
    cache::{self, Cache},
    swap,
};
use crate::{
    app::{congress::Folder, error::AppError, settings::Settings},
    documents::Metadata,
    i18n, search,
    site::{self, Card},
};

/// A document for search: its card, and the name of its record.
pub(super) type Paper<'a> = (&'a Card, &'a str);

/// An index that is ready to be used.
pub(super) struct Index {
    /// The new one; none where the old one stays.
    fresh: Option<PathBuf>,
    /// Stands for all that it was made from.
    key: String,
    /// How many sections it has.
    pub(super) sections: usize,
}

/// What search has to show now, held against what it shows.
pub(super) struct Wanted<'a> {
    papers: Vec<Paper<'a>>,
    words: Words<'a>,
    /// Stands for all that it shows.
    key: String,
    /// The key of the index that stands, and how many sections it has.
    standing: (String, usize),
}

impl<'a> Wanted<'a> {
    /// An index of these documents, in their order.
    pub(super) fn of(folder: &Folder, cache: &Cache, papers: Vec<Paper<'a>>, settings: &'a Settings) -> Self {
        let bodies = site::bodies(papers.iter().map(|(card, _)| *card), settings.language);
        let words = Words { settings, bodies };
        let key = key(cache, &papers, &words);
        Self { papers, words, key, standing: standing(folder).unwrap_or_default() }
    }

    /// Lays the export of an index that is out of date and has at least `large` sections into the site, so that pages
    /// need not wait for the new one; says whether it did.
    pub(super) fn lay_old(&self, assembly: &Assembly, large: usize) -> Result<bool, AppError> {
        let (standing, sections) = &self.standing;
        Ok(*standing != self.key && *sections >= large && keep_export(assembly, standing)?)
    }

    /// Makes the index and lays its export into the site, or keeps both as they were.
    pub(super) fn make(self, folder: &Folder, cache: &Cache, assembly: &Assembly) -> Result<Index, AppError> {
        let Self { papers, words, key, standing: (standing, sections) } = self;
        if standing == key && keep_export(assembly, &key)? {
            return Ok(Index { fresh: None, key, sections });
        }
        build(folder, cache, assembly, &papers, key, &words)
    }
}

fn build(
    folder: &Folder,
    cache: &Cache,
    assembly: &Assembly,
    papers: &[Paper],
    key: String,
    words: &Words,
) -> Result<Index, AppError> {
    let fresh = folder.cache().join(swap::INDEX);
    let failure = RefCell::new(None);
    let mut sections = 0;
    let entries = papers
        .iter()
        .map_while(|(card, record)| match cache.sections(record) {
            Ok(sections) => {
                Some(under_head(head(&card.metadata), sections).into_iter().map(|section| words.entry(card, section)))
            }
            Err(error) => {
                *failure.borrow_mut() = Some(error);
                None
            }
        })
        .flatten()
        .inspect(|_| sections += 1);
    search::build(&fresh, entries)?;
    if let Some(error) = failure.into_inner() {
        return Err(error);
    }
    let library = search::Library::open(&fresh)?;
    search::export(&library, |name, bytes| assembly.put(&format!("search/{name}"), &key, bytes))?;
    Ok(Index { fresh: Some(fresh), key, sections })
}

impl Index {
    /// Puts the new index in the place of the old one.
    pub(super) fn install(self, folder: &Folder) -> Result<(), AppError> {
        let Some(fresh) = self.fresh else { return Ok(()) };
        // Without the note, an index that a crash leaves beside another site is made again.
        let note = note(folder);
        match fs::remove_file(&note) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(AppError::Io { path: note, source: error });
            }
            _ => {}
        }
        swap::swap(&fresh, &folder.index())?;
        swap::clear(&fresh)?;
        crate::app::files::replace(&note, &cache::json(&(&self.key, self.sections)))
    }
}

/// What the index that stands was made from, and how many sections it has.
fn standing(folder: &Folder) -> Option<(String, usize)> {
    folder.index().join("meta.json").is_file().then(|| cache::read(&note(folder)))?
}

fn note(folder: &Folder) -> PathBuf {
    folder.cache().join("index.json")
}

/// Takes the export from the last site, if it was made from the same and is whole.
fn keep_export(assembly: &Assembly, key: &str) -> Result<bool, AppError> {
    let files = assembly.of_key(key);
    for (path, before) in files.iter().zip(0..) {
        if !assembly.keep(path, key)? {
            // A part of an export is none.
            files[..before].iter().try_for_each(|path| assembly.discard(path))?;
            return Ok(false);
        }
    }
    Ok(!files.is_empty())
}

/// Stands for all that search shows.
fn key(cache: &Cache, papers: &[Paper], words: &Words) -> String {
    let shown = |(card, record): &Paper| {
        format!("{record}{}{:?}", head(&card.metadata), words.entry(card, cache::Section::default()))
    };
    let shown: Vec<String> = papers.iter().map(shown).collect();
    cache::hash([cache.generation().as_bytes()].into_iter().chain(shown.iter().map(String::as_bytes)))
}

/// What a page shows above the text, and no section holds: people look for a number, a name.
fn head(about: &Metadata) -> String {
    let subject = if about.title.contains(&about.subject) { "" } else { &about.subject };
    let stated = [&about.symbol, subject, &about.issuing_body, &about.signer];
    stated.into_iter().filter(|part| !part.is_empty()).collect::<Vec<&str>>().join(" · ")
}

/// A document's sections with its head above them.
fn under_head(head: String, mut sections: Vec<cache::Section>) -> Vec<cache::Section> {
    match sections.first_mut() {
        // For a document that is a title and no more, the title is found.
        None if head.is_empty() => sections.push(cache::Section::default()),
        _ if head.is_empty() => {}
        Some(first) if first.anchor.is_empty() && first.text.is_empty() => first.text = head,
        Some(first) if first.anchor.is_empty() => first.text = format!("{head} · {}", first.text),
        _ => sections.insert(0, cache::Section { text: head, ..cache::Section::default() }),
    }
    sections
}

/// What the congress calls things.
struct Words<'a> {
    settings: &'a Settings,
    /// The names that search shows for issuing bodies, by what a document states.
    bodies: HashMap<&'a str, String>,
}

impl Words<'_> {
    /// A section as search takes it.
    fn entry(&self, card: &Card, section: cache::Section) -> search::Entry {
        let about: &Metadata = &card.metadata;
        let words = i18n::site::site(self.settings.language);
        // People know a session by its title.
        let session = self.settings.sessions.iter().find(|session| session.name == about.session);
        search::Entry {
            url: site::address(&card.slug, &section.anchor),
            title: about.title.clone(),
            section: section.title,
            breadcrumbs: section.breadcrumbs,
            text: section.text,
            class: site::class_name(about, self.settings.language),
            body: self.bodies.get(about.issuing_body.as_str()).cloned().unwrap_or_default(),
            date: about.date.map(words.date),
            year: about.date.map(Date::year),
            session: session.map_or_else(|| about.session.clone(), |session| session.title.clone()),
        }
    }
}
