//! Documents as lines of lists, and the classes that come in a congress's own order.

use serde::Serialize;

use super::{Card, Revision, address, heading, slug::slug};
use crate::{documents::Metadata, i18n::site::SiteStrings};

/// The classes of a congress's papers in the order of its lists; others follow by name.
const CLASSES: &[&str] = &[
    "Văn kiện",
    "Báo cáo chính trị",
    "Báo cáo kiểm điểm",
    "Báo cáo",
    "Nghị quyết",
    "Chỉ thị",
    "Đề án nhân sự",
    "Đề án",
    "Tham luận",
    "Bài phát biểu",
    "Chương trình",
    "Nội quy",
    "Quy chế",
    "Biên bản",
    "Thông báo",
];

/// The class whose documents the home page shows first.
pub(super) const PROGRAMME: &str = "chuong-trinh";
/// Stands for "no class".
const OTHER: &str = "khac";

/// The name of a document's class.
pub(super) fn class_name(metadata: &Metadata, strings: &SiteStrings) -> String {
    class_of(metadata, strings).2
}

/// Rank, slug and name of a document's class.
pub(super) fn class_of(metadata: &Metadata, strings: &SiteStrings) -> (usize, String, String) {
    let class = metadata.class.trim();
    let slug = slug(class);
    if slug.is_empty() {
        return (usize::MAX, OTHER.to_owned(), strings.other_class.to_owned());
    }
    match CLASSES.iter().position(|known| self::slug(known) == slug) {
        Some(rank) => (rank, slug, CLASSES[rank].to_owned()),
        // Papers have it in capitals; lists don't shout.
        None if class.chars().all(|letter| !letter.is_lowercase()) => {
            (CLASSES.len(), slug, heading::capitalised(&class.to_lowercase()))
        }
        None => (CLASSES.len(), slug, heading::capitalised(class)),
    }
}

/// A document in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Entry {
    title: String,
    href: String,
    class: String,
    symbol: String,
    pub(super) session: String,
    draft: bool,
    /// The paper's own date.
    date: Option<Day>,
    updated: Option<Day>,
    revision: Option<Change>,
    /// Its outermost sections, where the list shows them.
    pub(super) parts: Vec<Link>,
}

/// That a document is not as it first was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Change {
    /// `Bản 2`.
    version: String,
    /// When it came.
    on: Day,
}

impl Change {
    pub(super) fn new(revision: &Revision, strings: &SiteStrings) -> Self {
        let on = Day { iso: revision.on.to_string(), text: (strings.moment)(revision.on) };
        Self { version: (strings.version)(revision.number), on }
    }
}

/// A way to another place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Link {
    pub(super) title: String,
    pub(super) href: String,
}

/// A date for readers and for machines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Day {
    iso: String,
    text: String,
}

impl Day {
    pub(super) fn new(date: jiff::civil::Date, strings: &SiteStrings) -> Self {
        Self { iso: date.to_string(), text: (strings.date)(date) }
    }
}

/// The document as a line of a list.
pub(super) fn entry(card: &Card, strings: &SiteStrings) -> Entry {
    let metadata = &card.metadata;
    Entry {
        title: heading::title(metadata),
        href: address(&card.slug, ""),
        class: class_name(metadata, strings),
        symbol: metadata.symbol.clone(),
        session: metadata.session.clone(),
        draft: metadata.draft,
        date: metadata.date.map(|date| Day::new(date, strings)),
        updated: card.updated.map(|date| Day::new(date, strings)),
        revision: card.revision.as_ref().map(|revision| Change::new(revision, strings)),
        parts: Vec::new(),
    }
}
