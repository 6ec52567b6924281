//! What each page shows, as the templates get it.

use std::collections::{BTreeSet, HashMap};

use minijinja::{Value, context, value::Serde};
use serde::Serialize;

use super::{
    CONTENT_SECURITY_POLICY, Card, File, Site, SiteError, Templates, address, content, contents, escape,
    heading::{self, heading},
    listing::{self, Class, Link},
    original_path, page_path,
    templates::Parsed,
};
use crate::{
    documents::{Document, Secrecy},
    i18n::{
        Language,
        site::{self as words, SiteStrings},
    },
};

/// Documents of a class on the home page; the class's own page has them all.
const SHOWN_OF_A_CLASS: usize = 8;
/// Sections of a programme on the home page.
const SHOWN_OF_A_PROGRAMME: usize = 10;
/// Documents in the list of what changed last.
const SHOWN_AS_UPDATED: usize = 6;

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
    site: &'a Site<'a>,
    strings: &'static SiteStrings,
    templates: Parsed<'a>,
    classes: Vec<Class<'a>>,
    /// Where each page stands in `classes`: the class's number, and the page's in it.
    places: HashMap<&'a str, (usize, usize)>,
}

/// A class in a list of classes.
#[derive(Serialize)]
struct Group {
    slug: String,
    name: String,
    href: String,
    count: usize,
    count_text: String,
    /// The documents that are shown.
    entries: Vec<listing::Entry>,
    /// The link to all of them, if some are not shown.
    more: Option<String>,
}

impl<'a> Press<'a> {
    /// Makes ready: what may not be published is refused, and every template is checked.
    ///
    /// # Errors
    /// [`SiteError`] about the first card or template that is not in order.
    pub fn new(site: &'a Site<'a>, templates: &'a Templates) -> Result<Self, SiteError> {
        check(site.cards)?;
        let strings = words::site(site.language);
        let classes = listing::classes(site.cards, strings);
        let places = classes
            .iter()
            .zip(0..)
            .flat_map(|(class, number)| class.cards.iter().zip(0..).map(move |(card, at)| (&*card.slug, (number, at))));
        Ok(Self { site, strings, templates: templates.parse()?, places: places.collect(), classes })
    }

    /// Every page that is not one document's, sorted by path.
    pub fn lists(&self) -> Result<Vec<File>, SiteError> {
        let mut files = vec![self.home()?, self.search()?, self.missing()?];
        for class in &self.classes {
            files.push(self.class(class)?);
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
        let written = content::content(document, &places, self.strings);
        let text = context! {
            contents => Serde(contents::contents(document, &places)),
            body => Value::from_safe_string(written.body),
            footnotes => Value::from_safe_string(written.footnotes),
        };
        self.file("document.html", &page_path(&card.slug), context! { ..text, ..self.around(card) })
    }

    /// Everything that [`Press::page`] shows besides the document's own text, as bytes to compare: with the same
    /// document, templates and program, equal bytes give an equal page.
    pub fn inputs(&self, card: &Card) -> Vec<u8> {
        let around = context! { ..self.around(card), ..self.shared(&page_path(&card.slug)) };
        // A value is written without fail; if not, the page never equals an older one.
        serde_json::to_vec(&around).unwrap_or_default()
    }

    fn home(&self) -> Result<File, SiteError> {
        let groups: Vec<_> = self.classes.iter().map(|class| self.group(class, SHOWN_OF_A_CLASS)).collect();
        let programme = self.classes.iter().find(|class| class.slug == listing::PROGRAMME);
        let mut updated: Vec<&Card> = self.site.cards.iter().filter(|card| card.updated.is_some()).collect();
        updated.sort_by(|one, other| other.updated.cmp(&one.updated).then_with(|| one.slug.cmp(&other.slug)));
        updated.truncate(SHOWN_AS_UPDATED);
        let context = context! {
            total => self.site.cards.len(),
            total_text => (self.strings.documents)(self.site.cards.len()),
            programme => Serde(programme.map(|class| self.programme(class)).unwrap_or_default()),
            updated => Serde(updated.into_iter().map(|card| self.entry(card)).collect::<Vec<_>>()),
            groups => Serde(groups),
        };
        self.file("home.html", "index.html", context)
    }

    /// The programmes with their parts, such as the sittings.
    fn programme(&self, class: &Class) -> Vec<listing::Entry> {
        let entry = |card: &&Card| {
            let outermost = card.outline.iter().map(|part| part.level).min().unwrap_or_default();
            let parts = card
                .outline
                .iter()
                .filter(|part| part.level == outermost)
                .map(|part| Link { href: address(&card.slug, &part.anchor), title: part.title.clone() })
                .take(SHOWN_OF_A_PROGRAMME)
                .collect();
            let mut entry = self.entry(card);
            entry.parts = parts;
            entry
        };
        class.cards.iter().map(entry).collect()
    }

    fn search(&self) -> Result<File, SiteError> {
        self.file("search.html", "search.html", context! {})
    }

    fn missing(&self) -> Result<File, SiteError> {
        self.file("404.html", "404.html", context! {})
    }

    fn class(&self, class: &Class) -> Result<File, SiteError> {
        let context = context! { group => Serde(self.group(class, usize::MAX)) };
        self.file("class.html", &listing::class_path(&class.slug), context)
    }

    /// What a document's page shows besides its text. Nothing of the text may come in here, and nothing else into
    /// [`Press::page`]: what is shown here is what [`Press::inputs`] compares.
    fn around(&self, card: &Card) -> Value {
        let place = self.places.get(&*card.slug).copied();
        let class = place.and_then(|(class, _)| self.classes.get(class));
        let (previous, next) = place.map(|place| self.neighbours(place)).unwrap_or_default();
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
        let metadata = &card.metadata;
        context! {
            page => Serde(self.entry(card)),
            class => class.map(|class| context! { name => class.name.as_str(), href => listing::class_path(&class.slug) }),
            heading => Serde(heading(metadata)),
            issuing_body => metadata.issuing_body.lines().map(str::trim).collect::<Vec<_>>().join(", "),
            subject => metadata.subject.as_str(),
            signer => metadata.signer.as_str(),
            issued => heading::place_and_date(metadata),
            original,
            revision => Serde(card.revision.as_ref()),
            previous => Serde(previous.map(link)),
            next => Serde(next.map(link)),
        }
    }

    /// The pages before and after one, across classes.
    fn neighbours(&self, (class, at): (usize, usize)) -> (Option<&Card>, Option<&Card>) {
        let within = |class: usize| self.classes.get(class).map(|class| class.cards.as_slice()).unwrap_or_default();
        let previous = match at.checked_sub(1) {
            Some(before) => within(class).get(before),
            None => class.checked_sub(1).and_then(|class| within(class).last()),
        };
        let next = within(class).get(at + 1).or_else(|| within(class + 1).first());
        (previous.copied(), next.copied())
    }

    /// A line of a list, its sitting under the title that people know.
    fn entry(&self, card: &Card) -> listing::Entry {
        let mut entry = listing::entry(card, self.strings);
        if let Some(session) = self.site.sessions.iter().find(|session| session.name == entry.session) {
            entry.session.clone_from(&session.title);
        }
        entry
    }

    fn group(&self, class: &Class, shown: usize) -> Group {
        let count = class.cards.len();
        Group {
            slug: class.slug.clone(),
            name: class.name.clone(),
            href: listing::class_path(&class.slug),
            count,
            count_text: (self.strings.documents)(count),
            entries: class.cards.iter().take(shown).map(|card| self.entry(card)).collect(),
            more: (count > shown).then(|| (self.strings.all_documents)(count)),
        }
    }

    fn file(&self, template: &str, path: &str, page: Value) -> Result<File, SiteError> {
        let bytes = self.templates.render(template, context! { ..page, ..self.shared(path) })?;
        Ok(File { path: path.to_owned(), bytes })
    }

    /// What every page shows, from where it stands.
    fn shared(&self, path: &str) -> Value {
        let depth = path.matches('/').count();
        let site = self.site;
        let vi = if site.language == Language::Vi { "" } else { " lang=\"vi\"" };
        context! {
            csp => CONTENT_SECURITY_POLICY,
            t => Serde(self.strings),
            root => "../".repeat(depth),
            congress => site.congress,
            term => term(site.term, self.strings),
            built => site.built.map(|date| (self.strings.built)(date)),
            // What comes out of documents is Vietnamese whatever the frame is (WCAG 3.1.2).
            vi => Value::from_safe_string(vi.to_owned()),
        }
    }
}

fn link(card: &Card) -> Link {
    Link { title: heading::title(&card.metadata), href: page_path(&card.slug) }
}

/// The term in words, unless it says so itself.
fn term(term: &str, strings: &SiteStrings) -> String {
    let term = term.trim();
    if term.is_empty() || term.starts_with(char::is_alphabetic) { term.to_owned() } else { (strings.term)(term) }
}
