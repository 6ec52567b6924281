//! Documents as lines of lists, and the fixed order of classes.

use serde::Serialize;

use super::{Card, Revision, address, heading, slug::slug};
use crate::{documents::Metadata, i18n::site::SiteStrings};

/// The classes of a congress's documents in the order of its lists; others follow by name.
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

/// Slug of the class whose documents come first on the home page.
pub(super) const PROGRAMME: &str = "chuong-trinh";
/// Slug for documents without a class.
const OTHER: &str = "khac";

/// The display name of a document's class.
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
        // Documents print it in capitals, lists don't.
        None if class.chars().all(|letter| !letter.is_lowercase()) => {
            (CLASSES.len(), slug, heading::capitalised(&class.to_lowercase()))
        }
        None => (CLASSES.len(), slug, heading::capitalised(class)),
    }
}

/// A document in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ListEntry {
    title: String,
    href: String,
    class: String,
    symbol: String,
    pub(super) session: String,
    draft: bool,
    /// The date of issue.
    date: Option<Day>,
    updated: Option<Day>,
    revision: Option<VersionNote>,
    /// Its outermost sections, if the list shows them.
    pub(super) parts: Vec<PageLink>,
}

/// The version of a document that changed after it was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct VersionNote {
    /// Its number in words: `Bản 2`.
    version: String,
    /// The day of its publication.
    on: Day,
}

impl VersionNote {
    pub(super) fn new(revision: &Revision, strings: &SiteStrings) -> Self {
        let on = Day { iso: revision.on.to_string(), text: (strings.moment)(revision.on) };
        Self { version: (strings.version)(revision.number), on }
    }
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct PageLink {
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

/// The line of a document in lists.
pub(super) fn entry(card: &Card, strings: &SiteStrings) -> ListEntry {
    let metadata = &card.metadata;
    ListEntry {
        title: heading::title(metadata),
        href: address(&card.slug, ""),
        class: class_name(metadata, strings),
        symbol: metadata.symbol.clone(),
        session: metadata.session.clone(),
        draft: metadata.draft,
        date: metadata.date.map(|date| Day::new(date, strings)),
        updated: card.updated.map(|date| Day::new(date, strings)),
        revision: card.revision.as_ref().map(|revision| VersionNote::new(revision, strings)),
        parts: Vec::new(),
    }
}
