//! What each page shows, as the templates get it.

use std::collections::BTreeSet;

use minijinja::{Value, context, value::Serde};
use serde::Serialize;

use super::{
    CONTENT_SECURITY_POLICY, File, Page, Site, SiteError, Templates, address, content, contents, escape,
    heading::{self, heading},
    listing::{self, Class, Link},
    original_path, page_path,
    templates::Parsed,
};
use crate::{
    documents::{Secrecy, outline},
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

pub(super) fn render(site: &Site, templates: &Templates) -> Result<Vec<File>, SiteError> {
    check(site.pages)?;
    let strings = words::site(site.language);
    let classes = listing::classes(site.pages, strings);
    let press = Press { site, strings, templates: templates.parse()?, classes: &classes };
    let mut files = vec![press.home()?, press.search()?, press.missing()?];
    for class in &classes {
        files.push(press.class(class)?);
    }
    let in_order: Vec<(&Class, &Page)> =
        classes.iter().flat_map(|class| class.pages.iter().map(move |page| (class, *page))).collect();
    for (index, (class, page)) in in_order.iter().enumerate() {
        let previous = index.checked_sub(1).and_then(|before| in_order.get(before));
        files.push(press.document(
            page,
            class,
            previous.map(|found| found.1),
            in_order.get(index + 1).map(|found| found.1),
        )?);
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let assets = templates.assets().map(|(path, bytes)| File { path: path.to_owned(), bytes: bytes.to_vec() });
    files.extend(assets);
    Ok(files)
}

/// Names that would leave their folder or hide another page are refused, and so is what may not be published.
fn check(pages: &[Page]) -> Result<(), SiteError> {
    let mut seen = BTreeSet::new();
    for page in pages {
        let slug = &page.slug;
        let legal = slug.chars().all(|letter| matches!(letter, 'a'..='z' | '0'..='9' | '-'));
        if !legal || slug.is_empty() || slug.starts_with('-') || slug.ends_with('-') || slug.contains("--") {
            return Err(SiteError::Slug { slug: slug.clone() });
        }
        if !seen.insert(slug) {
            return Err(SiteError::SlugTwice { slug: slug.clone() });
        }
        if page.document.metadata.secrecy != Secrecy::Open {
            return Err(SiteError::Secret { slug: slug.clone() });
        }
        if let Some(original) = &page.original {
            let file = &original.file;
            if file.trim_matches('.').is_empty() || file.contains(['/', '\\', '\0']) {
                return Err(SiteError::OriginalName { slug: slug.clone(), file: file.clone() });
            }
        }
    }
    Ok(())
}

/// All that the pages of one site share.
struct Press<'a> {
    site: &'a Site<'a>,
    strings: &'static SiteStrings,
    templates: Parsed<'a>,
    classes: &'a [Class<'a>],
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

impl Press<'_> {
    fn home(&self) -> Result<File, SiteError> {
        let groups: Vec<_> = self.classes.iter().map(|class| self.group(class, SHOWN_OF_A_CLASS)).collect();
        let programme = self.classes.iter().find(|class| class.slug == listing::PROGRAMME);
        let mut updated: Vec<&Page> = self.site.pages.iter().filter(|page| page.updated.is_some()).collect();
        updated.sort_by(|one, other| other.updated.cmp(&one.updated).then_with(|| one.slug.cmp(&other.slug)));
        updated.truncate(SHOWN_AS_UPDATED);
        let context = context! {
            total => self.site.pages.len(),
            total_text => (self.strings.documents)(self.site.pages.len()),
            programme => Serde(programme.map(|class| self.programme(class)).unwrap_or_default()),
            updated => Serde(updated.into_iter().map(|page| listing::entry(page, self.strings)).collect::<Vec<_>>()),
            groups => Serde(groups),
        };
        self.file("home.html", "index.html", context)
    }

    /// The programmes with their parts, such as the sittings.
    fn programme(&self, class: &Class) -> Vec<listing::Entry> {
        let entry = |page: &&Page| {
            let parts = outline::sections(&page.document).into_iter().filter(|section| section.block.is_some());
            let outermost = parts.clone().map(|section| section.level).min().unwrap_or_default();
            let parts = parts
                .filter(|section| section.level == outermost)
                .map(|section| Link { href: address(page, &section.anchor), title: section.title })
                .take(SHOWN_OF_A_PROGRAMME)
                .collect();
            let mut entry = listing::entry(page, self.strings);
            entry.parts = parts;
            entry
        };
        class.pages.iter().map(entry).collect()
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

    fn document(
        &self,
        page: &Page,
        class: &Class,
        previous: Option<&Page>,
        next: Option<&Page>,
    ) -> Result<File, SiteError> {
        let document = &page.document;
        let places = contents::places(document);
        let written = content::content(document, &places, self.strings);
        let original = page.original.as_ref().zip(original_path(page)).map(|(original, path)| {
            let kind = original.file.rsplit_once('.').map(|(_, kind)| kind.to_uppercase());
            context! {
                href => path.split('/').map(escape::segment).collect::<Vec<_>>().join("/"),
                file => original.file.as_str(),
                kind,
                size => words::size(original.size, self.site.language),
            }
        });
        let metadata = &document.metadata;
        let shown = context! {
            page => Serde(listing::entry(page, self.strings)),
            class => context! { name => class.name.as_str(), href => listing::class_path(&class.slug) },
            heading => Serde(heading(metadata)),
            issuing_body => metadata.issuing_body.lines().map(str::trim).collect::<Vec<_>>().join(", "),
            subject => metadata.subject.as_str(),
            signer => metadata.signer.as_str(),
            issued => heading::place_and_date(metadata),
            contents => Serde(contents::contents(document, &places)),
            body => Value::from_safe_string(written.body),
            footnotes => Value::from_safe_string(written.footnotes),
            original,
            previous => Serde(previous.map(link)),
            next => Serde(next.map(link)),
        };
        self.file("document.html", &page_path(&page.slug), shown)
    }

    fn group(&self, class: &Class, shown: usize) -> Group {
        let count = class.pages.len();
        Group {
            slug: class.slug.clone(),
            name: class.name.clone(),
            href: listing::class_path(&class.slug),
            count,
            count_text: (self.strings.documents)(count),
            entries: class.pages.iter().take(shown).map(|page| listing::entry(page, self.strings)).collect(),
            more: (count > shown).then(|| (self.strings.all_documents)(count)),
        }
    }

    fn file(&self, template: &str, path: &str, page: Value) -> Result<File, SiteError> {
        let depth = path.matches('/').count();
        let site = self.site;
        let vi = if site.language == Language::Vi { "" } else { " lang=\"vi\"" };
        let shared = context! {
            csp => CONTENT_SECURITY_POLICY,
            t => Serde(self.strings),
            root => "../".repeat(depth),
            congress => site.congress,
            term => term(site.term, self.strings),
            built => site.built.map(|date| (self.strings.built)(date)),
            // What comes out of documents is Vietnamese whatever the frame is (WCAG 3.1.2).
            vi => Value::from_safe_string(vi.to_owned()),
        };
        let bytes = self.templates.render(template, context! { ..page, ..shared })?;
        Ok(File { path: path.to_owned(), bytes })
    }
}

fn link(page: &Page) -> Link {
    Link { title: heading::title(&page.document.metadata), href: page_path(&page.slug) }
}

/// The term in words, unless it says so itself.
fn term(term: &str, strings: &SiteStrings) -> String {
    let term = term.trim();
    if term.is_empty() || term.starts_with(char::is_alphabetic) { term.to_owned() } else { (strings.term)(term) }
}
