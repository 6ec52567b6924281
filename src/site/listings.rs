//! Listings of documents by facet: by class, by issuing body, by year, by session.

use std::collections::{BTreeMap, HashMap};

use super::{Card, Sitting, heading, list_entry, slug::slug};
use crate::{documents::Metadata, i18n::site::SiteStrings};

/// The property by which documents are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum SiteFacet {
    /// Tên loại. Every document has one: this is the reading order of the site.
    Class,
    /// Cơ quan ban hành: the issuing body.
    Body,
    /// The year of issue.
    Year,
    /// Phiên: the session.
    Session,
}

impl SiteFacet {
    pub(super) const ALL: [Self; 4] = [Self::Class, Self::Body, Self::Year, Self::Session];

    /// Name of its folder below the site's root.
    fn folder(self) -> &'static str {
        match self {
            Self::Class => "loai",
            Self::Body => "co-quan",
            Self::Year => "nam",
            Self::Session => "phien",
        }
    }

    /// Path of the page with all its listings, relative to the site's root.
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

/// The documents that share a facet's value, in order; at least one.
#[derive(Debug)]
pub(super) struct FacetListing<'a> {
    pub(super) facet: SiteFacet,
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) cards: Vec<&'a Card>,
}

impl FacetListing<'_> {
    /// Path of its page, relative to the site's root.
    pub(super) fn path(&self) -> String {
        format!("{}/{}/index.html", self.facet.folder(), self.slug)
    }
}

/// All listings of a site.
#[derive(Debug)]
pub(super) struct Listings<'a> {
    each: Vec<FacetListing<'a>>,
    /// By a document's slug, indices of the listings it belongs to, in the order of [`SiteFacet::ALL`].
    of: HashMap<&'a str, Vec<usize>>,
    /// All documents in the site's reading order.
    order: Vec<&'a Card>,
    /// By slug, the index in `order`.
    at: HashMap<&'a str, usize>,
}

/// The sort key and the name of a listing within its facet.
struct ListingKey {
    rank: i64,
    slug: String,
    name: String,
}

impl<'a> Listings<'a> {
    pub(super) fn new(cards: &'a [Card], sittings: &[Sitting], strings: &SiteStrings) -> Self {
        let mut order: Vec<&Card> = cards.iter().collect();
        order.sort_by_cached_key(|card| {
            let class = list_entry::class_of(&card.metadata, strings);
            let metadata = &card.metadata;
            let title = slug(&heading::title(metadata));
            (class.0, class.1, metadata.order.unwrap_or(i64::MAX), metadata.date, title, &card.slug)
        });
        let mut listings = Vec::new();
        for facet in SiteFacet::ALL {
            listings.extend(of_facet(facet, &order, sittings, strings));
        }
        let mut of: HashMap<&str, Vec<usize>> = HashMap::new();
        for (number, listing) in listings.iter().enumerate() {
            for card in &listing.cards {
                of.entry(&card.slug).or_default().push(number);
            }
        }
        let at = order.iter().enumerate().map(|(place, card)| (&*card.slug, place)).collect();
        Self { each: listings, of, order, at }
    }

    /// The listings of one facet, in order.
    pub(super) fn by(&self, facet: SiteFacet) -> impl Iterator<Item = &FacetListing<'a>> + Clone {
        self.each.iter().filter(move |listing| listing.facet == facet)
    }

    pub(super) fn all(&self) -> &[FacetListing<'a>] {
        &self.each
    }

    /// The listings that a document belongs to.
    pub(super) fn of(&self, card: &Card) -> impl Iterator<Item = &FacetListing<'a>> {
        self.of.get(&*card.slug).into_iter().flatten().filter_map(|number| self.each.get(*number))
    }

    /// The documents before and after one in the site's reading order.
    pub(super) fn neighbours(&self, card: &Card) -> (Option<&'a Card>, Option<&'a Card>) {
        let Some(&at) = self.at.get(&*card.slug) else { return (None, None) };
        let previous = at.checked_sub(1).and_then(|before| self.order.get(before));
        (previous.copied(), self.order.get(at + 1).copied())
    }
}

/// The listings of one facet; `cards` in reading order.
fn of_facet<'a>(
    facet: SiteFacet,
    cards: &[&'a Card],
    sittings: &[Sitting],
    strings: &SiteStrings,
) -> Vec<FacetListing<'a>> {
    let mut found: BTreeMap<(i64, String), FacetListing> = BTreeMap::new();
    for card in cards {
        let Some(ListingKey { rank, slug, name }) = key(facet, &card.metadata, sittings, strings) else { continue };
        let new = || FacetListing { facet, slug: slug.clone(), name: name.clone(), cards: Vec::new() };
        let listing = found.entry((rank, slug.clone())).or_insert_with(new);
        // Documents print the name in capitals; another document may have its spelling.
        if shouts(&listing.name) && !shouts(&name) {
            listing.name = name;
        }
        listing.cards.push(card);
    }
    let mut listings: Vec<_> = found.into_values().collect();
    if facet == SiteFacet::Body {
        lower(&mut listings);
        listings.sort_by_key(|listing| usize::MAX - listing.cards.len());
    }
    listings
}

/// The listing that a document belongs to; none if it states no value.
fn key(facet: SiteFacet, metadata: &Metadata, sittings: &[Sitting], strings: &SiteStrings) -> Option<ListingKey> {
    let key = match facet {
        SiteFacet::Class => {
            let (rank, slug, name) = list_entry::class_of(metadata, strings);
            ListingKey { rank: i64::try_from(rank).unwrap_or(i64::MAX), slug, name }
        }
        SiteFacet::Body => {
            let name = metadata.issuing_body.lines().map(str::trim).rfind(|line| !line.is_empty())?;
            ListingKey { rank: 0, slug: slug(name), name: name.to_owned() }
        }
        SiteFacet::Year => {
            let year = metadata.date?.year();
            // Latest year first.
            ListingKey { rank: -i64::from(year), slug: year.to_string(), name: (strings.year)(year) }
        }
        SiteFacet::Session => {
            let name = metadata.session.trim();
            let place = sittings.iter().position(|sitting| sitting.name == name);
            let title = place.map_or(name, |place| sittings[place].title.as_str());
            let rank = place.map_or(i64::MAX, |place| place as i64);
            ListingKey { rank, slug: slug(name), name: title.to_owned() }
        }
    };
    Some(key).filter(|key| !key.slug.is_empty())
}

/// Issuing bodies as documents state them, mapped to the names in the site's lists.
pub(super) fn bodies<'a>(cards: impl Iterator<Item = &'a Card>, strings: &SiteStrings) -> HashMap<&'a str, String> {
    let cards: Vec<&Card> = cards.collect();
    let listings = of_facet(SiteFacet::Body, &cards, &[], strings);
    let named = listings
        .into_iter()
        .flat_map(|listing| listing.cards.into_iter().map(move |card| (card, listing.name.clone())));
    named.map(|(card, name)| (&*card.metadata.issuing_body, name)).collect()
}

/// Rewrites names known only in capitals with the words of other names, if those contain them all.
fn lower(listings: &mut [FacetListing]) {
    let mut words: HashMap<String, String> = HashMap::new();
    for word in listings.iter().filter(|listing| !shouts(&listing.name)).flat_map(|listing| listing.name.split(' ')) {
        words.entry(word.to_uppercase()).or_insert_with(|| word.to_owned());
    }
    for listing in listings.iter_mut().filter(|listing| shouts(&listing.name)) {
        let known: Option<Vec<&str>> =
            listing.name.split(' ').map(|word| words.get(word).map(String::as_str)).collect();
        if let Some(known) = known {
            listing.name = heading::capitalised(&known.join(" "));
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

    fn shown(listings: &Listings, facet: SiteFacet) -> Vec<(String, String)> {
        let cards = |listing: &FacetListing| listing.cards.iter().map(|card| card.slug.as_str()).collect();
        listings.by(facet).map(|listing| (listing.name.clone(), cards(listing))).collect()
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
        let listings = Listings::new(&cards, &[], &VI);
        let expected = [
            ("Báo cáo chính trị", "dc"),
            ("Thông báo", "b"),
            ("Quyết định", "e"),
            ("Tờ trình", "a"),
            ("Tài liệu khác", "z"),
        ];
        assert_eq!(shown(&listings, SiteFacet::Class), pairs(expected));
        let (previous, next) = listings.neighbours(&cards[2]);
        assert_eq!(previous.map(|card| &*card.slug), Some("c"));
        assert_eq!(next.map(|card| &*card.slug), Some("e"));
        assert!(listings.neighbours(&cards[4]).0.is_none());
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
        let listings = Listings::new(&cards, &sittings, &VI);
        let bodies =
            [("Đảng bộ xã Hòa Phước", "ba"), ("Ban Kiểm phiếu", "c"), ("Ban Kiểm phiếu xã", "e"), ("ĐOÀN THƯ KÝ", "f")];
        assert_eq!(shown(&listings, SiteFacet::Body), pairs(bodies));
        assert_eq!(shown(&listings, SiteFacet::Year), pairs([("Năm 2025", "acef"), ("Năm 2023", "b")]));
        let sessions = pairs([("Phiên trù bị", "b"), ("Phiên chính thức", "a"), ("ngoài", "c")]);
        assert_eq!(shown(&listings, SiteFacet::Session), sessions);
        let of: Vec<_> = listings.of(&cards[1]).map(FacetListing::path).collect();
        let expected = [
            "loai/khac/index.html",
            "co-quan/dang-bo-xa-hoa-phuoc/index.html",
            "nam/2023/index.html",
            "phien/tru-bi/index.html",
        ];
        assert_eq!(of, expected);
    }
}
