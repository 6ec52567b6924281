//! A document as the site knows it: whole for its own page, and as a card for all the others.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::documents::{Document, Metadata, outline};

/// A document on the site.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Names its folder: lower-case ASCII letters, digits and single hyphens; unique on the site.
    pub slug: String,
    /// What it shows.
    pub document: Document,
    /// The file that it was read from, if readers may have it.
    pub original: Option<Original>,
    /// When it last changed.
    pub updated: Option<Date>,
    /// What changed since it was first published; none if nothing did.
    pub revision: Option<Revision>,
}

/// What lists, neighbours and the page's own frame know of a document: small, so that the cards of ten thousand
/// documents are in memory together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Card {
    /// As [`Page::slug`].
    pub slug: String,
    /// What the document is.
    pub metadata: Metadata,
    /// Its headings, top to bottom.
    pub outline: Vec<Part>,
    /// As [`Page::original`].
    pub original: Option<Original>,
    /// As [`Page::updated`].
    pub updated: Option<Date>,
    /// As [`Page::revision`].
    pub revision: Option<Revision>,
    /// Where its links to other papers lead: from what is written to an address below the site's root.
    pub links: BTreeMap<String, String>,
}

/// A heading of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Names its section in addresses.
    pub anchor: String,
    /// 1 to 6.
    pub level: u8,
    /// Label and words.
    pub title: String,
}

/// A file that lies beside a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Its name, without folders.
    pub file: String,
    /// Its size in bytes.
    pub size: u64,
}

/// A published document that is not as it first was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// The version that is shown; the first was 1, so this is 2 or more.
    pub number: u32,
    /// When it came, by the clock on the wall, to the minute.
    pub on: DateTime,
    /// Anchors of the sections that are new or changed against the version before, top to bottom; `""` is what stands
    /// above the first heading. None where only metadata changed, or sections went.
    pub changed: Vec<String>,
}

impl Page {
    /// What other pages know of it.
    pub fn card(&self) -> Card {
        Card {
            slug: self.slug.clone(),
            metadata: self.document.metadata.clone(),
            outline: Part::of(&outline::sections(&self.document)),
            original: self.original.clone(),
            updated: self.updated,
            revision: self.revision.clone(),
            links: BTreeMap::new(),
        }
    }
}

impl Part {
    /// The headings among a document's sections.
    pub fn of(sections: &[outline::Section]) -> Vec<Self> {
        let headings = sections.iter().filter(|section| section.block.is_some());
        headings
            .map(|section| Self { anchor: section.anchor.clone(), level: section.level, title: section.title.clone() })
            .collect()
    }
}
