//! The order of documents on the site, and the classes that they are grouped by.

use std::collections::BTreeMap;

use serde::Serialize;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{Card, address, heading};
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

/// Documents of one class, in order.
pub(super) struct Class<'a> {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) cards: Vec<&'a Card>,
}

/// Where its list is, relative to the site's root.
pub(super) fn class_path(slug: &str) -> String {
    format!("loai/{slug}/index.html")
}

/// All documents by class: the reading order of the site.
pub(super) fn classes<'a>(cards: &'a [Card], strings: &SiteStrings) -> Vec<Class<'a>> {
    let mut groups: BTreeMap<(usize, String), Class<'a>> = BTreeMap::new();
    for card in cards {
        let (rank, slug, name) = class_of(&card.metadata, strings);
        let new = || Class { slug: slug.clone(), name, cards: Vec::new() };
        groups.entry((rank, slug.clone())).or_insert_with(new).cards.push(card);
    }
    let mut classes: Vec<_> = groups.into_values().collect();
    for class in &mut classes {
        class.cards.sort_by_cached_key(|card| {
            let metadata = &card.metadata;
            (metadata.order.unwrap_or(i64::MAX), metadata.date, slug(&heading::title(metadata)), &card.slug)
        });
    }
    classes
}

/// The name of a document's class.
pub(super) fn class_name(metadata: &Metadata, strings: &SiteStrings) -> String {
    class_of(metadata, strings).2
}

/// Rank, slug and name of a document's class.
fn class_of(metadata: &Metadata, strings: &SiteStrings) -> (usize, String, String) {
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

/// Lower-case ASCII letters and digits, joined by hyphens; đ and marks folded.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.to_lowercase().nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'đ' => slug.push('d'),
            'a'..='z' | '0'..='9' => slug.push(letter),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
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
    /// Its outermost sections, where the list shows them.
    pub(super) parts: Vec<Link>,
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
        parts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::site::VI;

    fn card(slug: &str, class: &str, order: Option<i64>) -> Card {
        let metadata = Metadata { title: slug.into(), class: class.into(), order, ..Metadata::default() };
        Card { slug: slug.into(), metadata, outline: Vec::new(), original: None, updated: None, revision: None }
    }

    #[test]
    fn classes_in_the_order_of_the_congress() {
        let cards = [
            card("z", "", None),
            card("a", "Tờ trình", None),
            card("b", "THÔNG BÁO", None),
            card("c", "báo cáo chính trị", Some(2)),
            card("d", "BÁO CÁO CHÍNH TRỊ", Some(1)),
            card("e", "QUYẾT ĐỊNH", None),
        ];
        let found: Vec<_> = classes(&cards, &VI)
            .into_iter()
            .map(|class| (class.name, class.cards.iter().map(|card| card.slug.clone()).collect::<String>()))
            .collect();
        let expected = [
            ("Báo cáo chính trị", "dc"),
            ("Thông báo", "b"),
            ("Quyết định", "e"),
            ("Tờ trình", "a"),
            ("Tài liệu khác", "z"),
        ];
        assert_eq!(found, expected.map(|(name, pages)| (name.to_owned(), pages.to_owned())));
    }

    #[test]
    fn slugs_are_ascii() {
        assert_eq!(slug("Đề án  nhân sự (lần 2)"), "de-an-nhan-su-lan-2");
        assert_eq!(slug("–"), "");
    }
}
