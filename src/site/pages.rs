//! Builds every page's template context and renders it.

use std::collections::BTreeSet;

use minijinja::{Value, context, value::Serde};

use super::{
    CONTENT_SECURITY_POLICY, Card, File, Site, SiteError, Templates, content, contents, escape, facts,
    heading::{self, heading},
    list_entry::{self, PageLink},
    listings::{Listings, SiteFacet},
    original_path, page_path,
    templates::Parsed,
};
use crate::{
    documents::{Document, Secrecy, names_recipients},
    i18n::{
        Language,
        site::{self as words, SiteStrings},
    },
};

/// Refuses slugs that would leave their folder or hide another page, and secret documents.
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
pub struct Renderer<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) strings: &'static SiteStrings,
    pub(super) listings: Listings<'a>,
    templates: Parsed<'a>,
}

impl<'a> Renderer<'a> {
    /// Prepares the rendering: refuses what may not be published, and parses every template.
    ///
    /// # Errors
    /// [`SiteError`] about the first invalid card or template.
    pub fn new(site: &'a Site<'a>, templates: &'a Templates) -> Result<Self, SiteError> {
        check(site.cards)?;
        let strings = words::site(site.language);
        let listings = Listings::new(site.cards, site.sittings, strings);
        Ok(Self { site, strings, listings, templates: templates.parse()? })
    }

    /// Every page except those of single documents, sorted by path.
    pub fn lists(&self) -> Result<Vec<File>, SiteError> {
        let mut files = vec![self.home()?, self.search()?, self.missing()?];
        for facet in SiteFacet::ALL {
            files.push(self.facet(facet)?);
        }
        for listing in self.listings.all() {
            files.push(self.listing(listing)?);
        }
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(files)
    }

    /// The templates' assets, sorted by path.
    pub fn assets(&self) -> impl Iterator<Item = File> {
        self.templates.assets().map(|(path, bytes)| File { path: path.to_owned(), bytes: bytes.to_vec() })
    }

    /// The page of one document. `card` is one of the site's, `document` the document it was made from.
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

    /// The inputs of [`Renderer::page`] besides the document's own text, as bytes to compare: with the same document,
    /// templates and program, equal bytes give an equal page.
    pub fn inputs(&self, card: &Card) -> Vec<u8> {
        let links = context! { links => Serde(&card.links) };
        let around = context! { ..links, ..self.around(card), ..self.shared(&page_path(&card.slug)) };
        // Serialising a value does not fail; if it did, the page would never equal an older one.
        serde_json::to_vec(&around).unwrap_or_default()
    }

    fn search(&self) -> Result<File, SiteError> {
        self.file("search.html", "search.html", context! {})
    }

    fn missing(&self) -> Result<File, SiteError> {
        self.file("404.html", "404.html", context! {})
    }

    /// The page's context besides the document's text. Nothing of the text may be added here, and nothing else to
    /// [`Renderer::page`] except the targets of its links: [`Renderer::inputs`] compares exactly this.
    fn around(&self, card: &Card) -> Value {
        let (previous, next) = self.listings.neighbours(card);
        let class = self.listings.of(card).find(|listing| listing.facet == SiteFacet::Class);
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
            class => class.map(|listing| context! { name => listing.name.as_str(), href => listing.path() }),
            heading => Serde(heading(&card.metadata)),
            facts => Serde(facts::facts(card, self.listings.of(card), self.strings)),
            changes => Serde(facts::changes(card, self.strings)),
            first_version => (self.strings.version)(1),
            original,
            previous => Serde(previous.map(link)),
            next => Serde(next.map(link)),
        }
    }

    /// A line of a list, with its sitting's title instead of the short name.
    pub(super) fn entry(&self, card: &Card) -> list_entry::ListEntry {
        let mut entry = list_entry::entry(card, self.strings);
        if let Some(sitting) = self.site.sittings.iter().find(|sitting| sitting.name == entry.session) {
            entry.session.clone_from(&sitting.title);
        }
        entry
    }

    pub(super) fn file(&self, template: &str, path: &str, page: Value) -> Result<File, SiteError> {
        let bytes = self.templates.render(template, context! { ..page, ..self.shared(path) })?;
        Ok(File { path: path.to_owned(), bytes })
    }

    /// The context that all pages share, relative to `path`.
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
            // The documents' text is Vietnamese whatever the frame's language is (WCAG 3.1.2).
            vi => Value::from_safe_string(vi.to_owned()),
        }
    }
}

/// The relative way from a page to the site's root.
fn root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The stated recipients; none if the text lists them itself.
fn recipients(document: &Document) -> Vec<&str> {
    let stated = document.metadata.recipients.iter().map(|entry| entry.trim_end_matches([',', ';', '.', ' ']));
    if names_recipients(&document.blocks) { Vec::new() } else { stated.filter(|entry| !entry.is_empty()).collect() }
}

fn link(card: &Card) -> PageLink {
    PageLink { title: heading::title(&card.metadata), href: page_path(&card.slug) }
}

/// The term in words, unless it contains them.
fn term(term: &str, strings: &SiteStrings) -> String {
    let term = term.trim();
    if term.is_empty() || term.starts_with(char::is_alphabetic) { term.to_owned() } else { (strings.term)(term) }
}
