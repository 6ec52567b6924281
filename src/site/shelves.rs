//! The ways to look through the documents: by class, by issuing body, by year, by session.

use std::collections::{BTreeMap, HashMap};

use super::{Card, Sitting, heading, listing, slug::slug};
use crate::{documents::Metadata, i18n::site::SiteStrings};

/// What documents are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Facet {
    /// Tên loại. Every document has one: this is the reading order of the site.
    Class,
    /// Cơ quan ban hành.
    Body,
    /// The year of issue.
    Year,
    /// Phiên.
    Session,
}

impl Facet {
    pub(super) const ALL: [Self; 4] = [Self::Class, Self::Body, Self::Year, Self::Session];

    /// Its folder, below the site's root.
    fn folder(self) -> &'static str {
        match self {
            Self::Class => "loai",
            Self::Body => "co-quan",
            Self::Year => "nam",
            Self::Session => "phien",
        }
    }

    /// Where the list of its shelves is, relative to the site's root.
    pub(super) fn path(self) -> String {
        format!("{}/index.html", self.folder())
    }

    pub(super) fn name(self, strings: &SiteStrings) -> &'static str {
        match self {
            Self::Class => strings.by_class,
            Self::Body => strings.by_body,
            Self::Year => strings.by_year,
            Self::Session => strings.by_session,
        }
    }
}

/// Documents that have something in common, in order; never none.
#[derive(Debug)]
pub(super) struct Shelf<'a> {
    pub(super) facet: Facet,
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) cards: Vec<&'a Card>,
}

impl Shelf<'_> {
    /// Where its page is, relative to the site's root.
    pub(super) fn path(&self) -> String {
        format!("{}/{}/index.html", self.facet.folder(), self.slug)
    }
}

/// Every shelf of a site.
#[derive(Debug)]
pub(super) struct Shelves<'a> {
    each: Vec<Shelf<'a>>,
    /// Which shelves a document stands on, by its slug, in the order of [`Facet::ALL`].
    of: HashMap<&'a str, Vec<usize>>,
    /// The site's reading order.
    order: Vec<&'a Card>,
    /// Where a document stands in it.
    at: HashMap<&'a str, usize>,
}

/// What orders shelves within a facet, and names them.
struct Key {
    rank: i64,
    slug: String,
    name: String,
}

impl<'a> Shelves<'a> {
    pub(super) fn new(cards: &'a [Card], sittings: &[Sitting], strings: &SiteStrings) -> Self {
        let mut order: Vec<&Card> = cards.iter().collect();
        order.sort_by_cached_key(|card| {
            let class = listing::class_of(&card.metadata, strings);
            let metadata = &card.metadata;
            let title = slug(&heading::title(metadata));
            (class.0, class.1, metadata.order.unwrap_or(i64::MAX), metadata.date, title, &card.slug)
        });
        let mut shelves = Vec::new();
        for facet in Facet::ALL {
            shelves.extend(of_facet(facet, &order, sittings, strings));
        }
        let mut of: HashMap<&str, Vec<usize>> = HashMap::new();
        for (number, shelf) in shelves.iter().enumerate() {
            for card in &shelf.cards {
                of.entry(&card.slug).or_default().push(number);
            }
        }
        let at = order.iter().enumerate().map(|(place, card)| (&*card.slug, place)).collect();
        Self { each: shelves, of, order, at }
    }

    /// Those of one facet, in order.
    pub(super) fn by(&self, facet: Facet) -> impl Iterator<Item = &Shelf<'a>> + Clone {
        self.each.iter().filter(move |shelf| shelf.facet == facet)
    }

    pub(super) fn all(&self) -> &[Shelf<'a>] {
        &self.each
    }

    /// Those that hold a document.
    pub(super) fn of(&self, card: &Card) -> impl Iterator<Item = &Shelf<'a>> {
        self.of.get(&*card.slug).into_iter().flatten().filter_map(|number| self.each.get(*number))
    }

    /// The documents before and after one in the site's reading order.
    pub(super) fn neighbours(&self, card: &Card) -> (Option<&'a Card>, Option<&'a Card>) {
        let Some(&at) = self.at.get(&*card.slug) else { return (None, None) };
        let previous = at.checked_sub(1).and_then(|before| self.order.get(before));
        (previous.copied(), self.order.get(at + 1).copied())
    }
}

/// The shelves of one facet; `cards` in reading order.
fn of_facet<'a>(facet: Facet, cards: &[&'a Card], sittings: &[Sitting], strings: &SiteStrings) -> Vec<Shelf<'a>> {
    let mut found: BTreeMap<(i64, String), Shelf> = BTreeMap::new();
    for card in cards {
        let Some(Key { rank, slug, name }) = key(facet, &card.metadata, sittings, strings) else { continue };
        let new = || Shelf { facet, slug: slug.clone(), name: name.clone(), cards: Vec::new() };
        let shelf = found.entry((rank, slug.clone())).or_insert_with(new);
        // Papers print it in capitals; another paper may know how it is written.
        if shouts(&shelf.name) && !shouts(&name) {
            shelf.name = name;
        }
        shelf.cards.push(card);
    }
    let mut shelves: Vec<_> = found.into_values().collect();
    if facet == Facet::Body {
        lower(&mut shelves);
        shelves.sort_by_key(|shelf| usize::MAX - shelf.cards.len());
    }
    shelves
}

/// Where a document belongs; none where it does not say.
fn key(facet: Facet, metadata: &Metadata, sittings: &[Sitting], strings: &SiteStrings) -> Option<Key> {
    let key = match facet {
        Facet::Class => {
            let (rank, slug, name) = listing::class_of(metadata, strings);
            Key { rank: i64::try_from(rank).unwrap_or(i64::MAX), slug, name }
        }
        Facet::Body => {
            let name = metadata.issuing_body.lines().map(str::trim).rfind(|line| !line.is_empty())?;
            Key { rank: 0, slug: slug(name), name: name.to_owned() }
        }
        Facet::Year => {
            let year = metadata.date?.year();
            // The latest first.
            Key { rank: -i64::from(year), slug: year.to_string(), name: (strings.year)(year) }
        }
        Facet::Session => {
            let name = metadata.session.trim();
            let place = sittings.iter().position(|sitting| sitting.name == name);
            let title = place.map_or(name, |place| sittings[place].title.as_str());
            let rank = place.map_or(i64::MAX, |place| place as i64);
            Key { rank, slug: slug(name), name: title.to_owned() }
        }
    };
    Some(key).filter(|key| !key.slug.is_empty())
}

/// Issuing bodies as papers state them, with the names that the site's lists give them.
pub(super) fn bodies<'a>(cards: impl Iterator<Item = &'a Card>, strings: &SiteStrings) -> HashMap<&'a str, String> {
    let cards: Vec<&Card> = cards.collect();
    let shelves = of_facet(Facet::Body, &cards, &[], strings);
    let named =
        shelves.into_iter().flat_map(|shelf| shelf.cards.into_iter().map(move |card| (card, shelf.name.clone())));
    named.map(|(card, name)| (&*card.metadata.issuing_body, name)).collect()
}

/// Names that are known in capitals alone are written with the words of the other names, if those have them all.
fn lower(shelves: &mut [Shelf]) {
    let mut words: HashMap<String, String> = HashMap::new();
    for word in shelves.iter().filter(|shelf| !shouts(&shelf.name)).flat_map(|shelf| shelf.name.split(' ')) {
        words.entry(word.to_uppercase()).or_insert_with(|| word.to_owned());
    }
    for shelf in shelves.iter_mut().filter(|shelf| shouts(&shelf.name)) {
        let known: Option<Vec<&str>> = shelf.name.split(' ').map(|word| words.get(word).map(String::as_str)).collect();
        if let Some(known) = known {
            shelf.name = heading::capitalised(&known.join(" "));
        }
    }
}

/// Whether a name is in capitals throughout.
fn shouts(name: &str) -> bool {
    name.chars().all(|letter| !letter.is_lowercase())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::i18n::site::VI;

    fn card(slug: &str, metadata: Metadata) -> Card {
        Card { slug: slug.into(), metadata: Metadata { title: slug.into(), ..metadata }, ..Card::default() }
    }

    fn of_class(slug: &str, class: &str, order: Option<i64>) -> Card {
        card(slug, Metadata { class: class.into(), order, ..Metadata::default() })
    }

    fn shown(shelves: &Shelves, facet: Facet) -> Vec<(String, String)> {
        let cards = |shelf: &Shelf| shelf.cards.iter().map(|card| card.slug.as_str()).collect();
        shelves.by(facet).map(|shelf| (shelf.name.clone(), cards(shelf))).collect()
    }

    fn pairs<const N: usize>(expected: [(&str, &str); N]) -> Vec<(String, String)> {
        expected.map(|(name, cards)| (name.to_owned(), cards.to_owned())).to_vec()
    }

    #[test]
    fn classes_in_the_order_of_the_congress() {
        let cards = [
            of_class("z", "", None),
            of_class("a", "Tờ trình", None),
            of_class("b", "THÔNG BÁO", None),
            of_class("c", "báo cáo chính trị", Some(2)),
            of_class("d", "BÁO CÁO CHÍNH TRỊ", Some(1)),
            of_class("e", "QUYẾT ĐỊNH", None),
        ];
        let shelves = Shelves::new(&cards, &[], &VI);
        let expected = [
            ("Báo cáo chính trị", "dc"),
            ("Thông báo", "b"),
            ("Quyết định", "e"),
            ("Tờ trình", "a"),
            ("Tài liệu khác", "z"),
        ];
        assert_eq!(shown(&shelves, Facet::Class), pairs(expected));
        let (previous, next) = shelves.neighbours(&cards[2]);
        assert_eq!(previous.map(|card| &*card.slug), Some("c"));
        assert_eq!(next.map(|card| &*card.slug), Some("e"));
        assert!(shelves.neighbours(&cards[4]).0.is_none());
    }

    #[test]
    fn bodies_years_and_sittings() {
        let paper = |slug: &str, body: &str, year: i16, session: &str| {
            let metadata = Metadata {
                issuing_body: body.into(),
                date: Some(date(year, 8, 8)),
                session: session.into(),
                ..Metadata::default()
            };
            card(slug, metadata)
        };
        let cards = [
            paper("a", "ĐẢNG BỘ XÃ HÒA PHƯỚC", 2025, "chinh-thuc"),
            paper("b", "Đảng bộ huyện\nĐảng bộ xã Hòa Phước", 2023, "tru-bi"),
            paper("c", "Ban Kiểm phiếu", 2025, "ngoài"),
            paper("e", "BAN KIỂM PHIẾU XÃ", 2025, ""),
            paper("f", "ĐOÀN THƯ KÝ", 2025, ""),
            card("d", Metadata::default()),
        ];
        let sittings = [Sitting::new("tru-bi", "Phiên trù bị"), Sitting::new("chinh-thuc", "Phiên chính thức")];
        let shelves = Shelves::new(&cards, &sittings, &VI);
        let bodies =
            [("Đảng bộ xã Hòa Phước", "ba"), ("Ban Kiểm phiếu", "c"), ("Ban Kiểm phiếu xã", "e"), ("ĐOÀN THƯ KÝ", "f")];
        assert_eq!(shown(&shelves, Facet::Body), pairs(bodies));
        assert_eq!(shown(&shelves, Facet::Year), pairs([("Năm 2025", "acef"), ("Năm 2023", "b")]));
        let sessions = pairs([("Phiên trù bị", "b"), ("Phiên chính thức", "a"), ("ngoài", "c")]);
        assert_eq!(shown(&shelves, Facet::Session), sessions);
        let of: Vec<_> = shelves.of(&cards[1]).map(Shelf::path).collect();
        let expected = [
            "loai/khac/index.html",
            "co-quan/dang-bo-xa-hoa-phuoc/index.html",
            "nam/2023/index.html",
            "phien/tru-bi/index.html",
        ];
        assert_eq!(of, expected);
    }
}
