//! What each page shows, as the templates get it.

use std::collections::BTreeSet;

use minijinja::{Value, context, value::Serde};

use super::{
    CONTENT_SECURITY_POLICY, Card, File, Site, SiteError, Templates, content, contents, escape, facts,
    heading::{self, heading},
    listing::{self, Link},
    original_path, page_path,
    shelves::{Facet, Shelves},
    templates::Parsed,
};
use crate::{
    documents::{Document, Secrecy, names_recipients},
    i18n::{
        Language,
        site::{self as words, SiteStrings},
    },
};

/// Names that would leave their folder or hide another page are refused, and so is what may not be published.
fn check(cards: &[Card]) -> Result<(), SiteError> {
    let mut seen = BTreeSet::new();
    for card in cards {
        let slug = &card.slug;
        let legal = slug.chars().all(|letter| matches!(letter, 'a'..='z' | '0'..='9' | '-'));
        if !legal || slug.is_empty() || slug.starts_with('-') || slug.ends_with('-') || slug.contains("--") {
            return Err(SiteError::Slug { slug: slug.clone() });
        }
        if !seen.insert(slug) {
            return Err(SiteError::SlugTwice { slug: slug.clone() });
        }
        if card.metadata.secrecy != Secrecy::Open {
            return Err(SiteError::Secret { slug: slug.clone() });
        }
        if let Some(original) = &card.original {
            let file = &original.file;
            if file.trim_matches('.').is_empty() || file.contains(['/', '\\', '\0']) {
                return Err(SiteError::OriginalName { slug: slug.clone(), file: file.clone() });
            }
        }
    }
    Ok(())
}

/// Turns a site's cards and documents into files, one at a time and from any thread.
pub struct Press<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) strings: &'static SiteStrings,
    pub(super) shelves: Shelves<'a>,
    templates: Parsed<'a>,
}

impl<'a> Press<'a> {
    /// Makes ready: what may not be published is refused, and every template is checked.
    ///
    /// # Errors
    /// [`SiteError`] about the first card or template that is not in order.
    pub fn new(site: &'a Site<'a>, templates: &'a Templates) -> Result<Self, SiteError> {
        check(site.cards)?;
        let strings = words::site(site.language);
        let shelves = Shelves::new(site.cards, site.sittings, strings);
        Ok(Self { site, strings, shelves, templates: templates.parse()? })
    }

    /// Every page that is not one document's, sorted by path.
    pub fn lists(&self) -> Result<Vec<File>, SiteError> {
        let mut files = vec![self.home()?, self.search()?, self.missing()?];
        for facet in Facet::ALL {
            files.push(self.facet(facet)?);
        }
        for shelf in self.shelves.all() {
            files.push(self.shelf(shelf)?);
        }
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(files)
    }

    /// The templates' assets, sorted by path.
    pub fn assets(&self) -> impl Iterator<Item = File> {
        self.templates.assets().map(|(path, bytes)| File { path: path.to_owned(), bytes: bytes.to_vec() })
    }

    /// One document's page. `card` is one of the site's, `document` what it was made from.
    pub fn page(&self, card: &Card, document: &Document) -> Result<File, SiteError> {
        let places = contents::places(document);
        let changed = card.revision.iter().flat_map(|revision| &revision.changed).map(String::as_str).collect();
        let root = root(&page_path(&card.slug));
        let papers = card.links.iter().map(|(link, address)| (link.as_str(), format!("{root}{address}"))).collect();
        let written = content::content(document, &places, &changed, &papers, self.strings);
        let text = context! {
            contents => Serde(contents::contents(document, &places, &changed)),
            body => Value::from_safe_string(written.body),
            footnotes => Value::from_safe_string(written.footnotes),
            recipients => Serde(recipients(document)),
        };
        self.file("document.html", &page_path(&card.slug), context! { ..text, ..self.around(card) })
    }

    /// Everything that [`Press::page`] shows besides the document's own text, as bytes to compare: with the same
    /// document, templates and program, equal bytes give an equal page.
    pub fn inputs(&self, card: &Card) -> Vec<u8> {
        let links = context! { links => Serde(&card.links) };
        let around = context! { ..links, ..self.around(card), ..self.shared(&page_path(&card.slug)) };
        // A value is written without fail; if not, the page never equals an older one.
        serde_json::to_vec(&around).unwrap_or_default()
    }

    fn search(&self) -> Result<File, SiteError> {
        self.file("search.html", "search.html", context! {})
    }

    fn missing(&self) -> Result<File, SiteError> {
        self.file("404.html", "404.html", context! {})
    }

    /// What a document's page shows besides its text. Nothing of the text may come in here, and nothing else into
    /// [`Press::page`], but where its links lead: what is shown here is what [`Press::inputs`] compares.
    fn around(&self, card: &Card) -> Value {
        let (previous, next) = self.shelves.neighbours(card);
        let class = self.shelves.of(card).find(|shelf| shelf.facet == Facet::Class);
        let original = card.original.as_ref().map(|original| {
            let kind = original.file.rsplit_once('.').map(|(_, kind)| kind.to_uppercase());
            let path = original_path(&card.slug, original);
            context! {
                href => path.split('/').map(escape::segment).collect::<Vec<_>>().join("/"),
                file => original.file.as_str(),
                kind,
                size => words::size(original.size, self.site.language),
            }
        });
        context! {
            page => Serde(self.entry(card)),
            class => class.map(|shelf| context! { name => shelf.name.as_str(), href => shelf.path() }),
            heading => Serde(heading(&card.metadata)),
            facts => Serde(facts::facts(card, self.shelves.of(card), self.strings)),
            changes => Serde(facts::changes(card, self.strings)),
            first_version => (self.strings.version)(1),
            original,
            previous => Serde(previous.map(link)),
            next => Serde(next.map(link)),
        }
    }

    /// A line of a list, its sitting under the title that people know.
    pub(super) fn entry(&self, card: &Card) -> listing::Entry {
        let mut entry = listing::entry(card, self.strings);
        if let Some(sitting) = self.site.sittings.iter().find(|sitting| sitting.name == entry.session) {
            entry.session.clone_from(&sitting.title);
        }
        entry
    }

    pub(super) fn file(&self, template: &str, path: &str, page: Value) -> Result<File, SiteError> {
        let bytes = self.templates.render(template, context! { ..page, ..self.shared(path) })?;
        Ok(File { path: path.to_owned(), bytes })
    }

    /// What every page shows, from where it stands.
    fn shared(&self, path: &str) -> Value {
        let site = self.site;
        let vi = if site.language == Language::Vi { "" } else { " lang=\"vi\"" };
        context! {
            csp => CONTENT_SECURITY_POLICY,
            t => Serde(self.strings),
            root => root(path),
            congress => site.congress,
            term => term(site.term, self.strings),
            facets => Serde(self.facets()),
            built => site.built.map(|date| (self.strings.built)(date)),
            // What comes out of documents is Vietnamese whatever the frame is (WCAG 3.1.2).
            vi => Value::from_safe_string(vi.to_owned()),
        }
    }
}

/// The way from a page to the site's root.
fn root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// Whom a paper goes to, as stated: none where its text says so itself.
fn recipients(document: &Document) -> Vec<&str> {
    let stated = document.metadata.recipients.iter().map(|entry| entry.trim_end_matches([',', ';', '.', ' ']));
    if names_recipients(&document.blocks) { Vec::new() } else { stated.filter(|entry| !entry.is_empty()).collect() }
}

fn link(card: &Card) -> Link {
    Link { title: heading::title(&card.metadata), href: page_path(&card.slug) }
}

/// The term in words, unless it says so itself.
fn term(term: &str, strings: &SiteStrings) -> String {
    let term = term.trim();
    if term.is_empty() || term.starts_with(char::is_alphabetic) { term.to_owned() } else { (strings.term)(term) }
}
