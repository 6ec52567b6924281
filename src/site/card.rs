//! The site's view of a document: whole for its own page, and as a card for all the others.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::documents::{Document, Metadata, outline};

/// A document on the site.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Name of its folder: lower-case ASCII letters, digits and single hyphens; unique on the site.
    pub slug: String,
    /// The document that the page shows.
    pub document: Document,
    /// The file that it was read from, if readers may have it.
    pub original: Option<Original>,
    /// Date of its last change.
    pub updated: Option<Date>,
    /// The changes since it was first published; none if there are none.
    pub revision: Option<Revision>,
}

/// The parts of a document that lists, neighbours and the page's own frame show: small, so that the cards of ten
/// thousand documents fit in memory together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Card {
    /// The document's name in addresses, as [`Page::slug`].
    pub slug: String,
    /// Title, class, date and the other facts.
    pub metadata: Metadata,
    /// Its headings, top to bottom.
    pub outline: Vec<Part>,
    /// The file it was read from, as [`Page::original`].
    pub original: Option<Original>,
    /// Date of its last change, as [`Page::updated`].
    pub updated: Option<Date>,
    /// Its changes since it was published, as [`Page::revision`].
    pub revision: Option<Revision>,
    /// Targets of its links to other documents: from the link as written to an address below the site's root.
    pub links: BTreeMap<String, String>,
}

/// A heading of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Anchor of its section in addresses.
    pub anchor: String,
    /// Level from 1 (highest) to 6.
    pub level: u8,
    /// Its label and words.
    pub title: String,
}

/// A file that lies beside a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// File name, without folders.
    pub file: String,
    /// Size in bytes.
    pub size: u64,
}

/// The latest version of a document that changed after it was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// Number of the version that is shown; the first was 1, so this is 2 or more.
    pub number: u32,
    /// Local time of its publication, to the minute.
    pub on: DateTime,
    /// Anchors of the sections that are new or changed since the version before, top to bottom; `""` is the text above
    /// the first heading. Empty where only metadata changed, or sections were removed.
    pub changed: Vec<String>,
}

impl Page {
    /// The card that other pages use.
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
