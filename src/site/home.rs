//! The home page: the congress, its sittings and programme, the latest changes, and the classes with their documents.

use jiff::civil::DateTime;
use minijinja::{context, value::Serde};
use serde::Serialize;

use super::{
    Card, File, Renderer, SiteError, Sitting, address,
    list_entry::{self, ListEntry, PageLink},
    listings::{FacetListing, SiteFacet},
    slug::slug,
};

/// Number of a class's documents on the home page; the class's own page has them all.
const SHOWN_OF_A_CLASS: usize = 8;
/// Number of a programme's sections on the home page.
const SHOWN_OF_A_PROGRAMME: usize = 10;
/// Number of documents in the list of latest changes.
const SHOWN_AS_UPDATED: usize = 6;

/// A class with its first documents.
#[derive(Serialize)]
struct ClassGroup {
    slug: String,
    name: String,
    href: String,
    /// Their number in words: `4 văn bản`.
    count_text: String,
    /// The documents that are shown.
    entries: Vec<ListEntry>,
    /// The link to all of them, if some are not shown.
    more: Option<String>,
}

/// A sitting as the home page announces it.
#[derive(Serialize)]
struct Announced {
    title: String,
    /// Address of its documents' list; empty where it has none.
    href: String,
    /// Hours and day: `14:00 - 16:45, thứ năm, 07/08/2025`.
    when: String,
    /// For the script that marks the current sitting: `2025-08-07T14:00:00`; empty if not stated.
    starts: String,
    ends: String,
    /// Number of its documents in words: `14 văn bản`; empty where it has none.
    count_text: String,
}

impl Renderer<'_> {
    pub(super) fn home(&self) -> Result<File, SiteError> {
        let classes = || self.listings.by(SiteFacet::Class);
        let programme = classes().find(|class| class.slug == list_entry::PROGRAMME);
        let mut updated: Vec<&Card> = self.site.cards.iter().filter(|card| card.updated.is_some()).collect();
        let latest = |card: &Card| (card.updated, card.revision.as_ref().map(|revision| revision.on));
        updated.sort_by(|one, other| latest(other).cmp(&latest(one)).then_with(|| one.slug.cmp(&other.slug)));
        updated.truncate(SHOWN_AS_UPDATED);
        let context = context! {
            place => self.site.place,
            days => self.days(),
            sittings => Serde(self.site.sittings.iter().map(|sitting| self.announced(sitting)).collect::<Vec<_>>()),
            total_text => (self.strings.documents)(self.site.cards.len()),
            programme => Serde(programme.map(|class| self.programme(&class.cards)).unwrap_or_default()),
            updated => Serde(self.entries(&updated)),
            ways_by => Serde(SiteFacet::ALL.map(|facet| self.ways(facet, |_| true, ""))),
            groups => Serde(classes().map(|class| self.group(class)).collect::<Vec<_>>()),
        };
        self.file("home.html", "index.html", context)
    }

    /// From the first sitting's day to the last one's; empty if no sitting has a date.
    fn days(&self) -> String {
        let days = || self.site.sittings.iter().filter_map(|sitting| sitting.starts).map(DateTime::date);
        match (days().min(), days().max()) {
            (Some(first), Some(last)) => (self.strings.days)(first, last),
            _ => String::new(),
        }
    }

    fn announced(&self, sitting: &Sitting) -> Announced {
        let own = self.listings.by(SiteFacet::Session).find(|listing| listing.slug == slug(&sitting.name));
        Announced {
            title: sitting.title.clone(),
            href: own.map(FacetListing::path).unwrap_or_default(),
            when: sitting.starts.map(|starts| (self.strings.hours)(starts, sitting.ends)).unwrap_or_default(),
            starts: sitting.starts.map(|starts| starts.to_string()).unwrap_or_default(),
            ends: sitting.ends.map(|ends| ends.to_string()).unwrap_or_default(),
            count_text: own.map(|listing| (self.strings.documents)(listing.cards.len())).unwrap_or_default(),
        }
    }

    /// The programmes with their parts, such as the sittings. A programme of action has the same class, but belongs to
    /// no sitting.
    fn programme(&self, cards: &[&Card]) -> Vec<ListEntry> {
        let entry = |card: &&Card| {
            let outermost = card.outline.iter().map(|part| part.level).min().unwrap_or_default();
            let parts = card
                .outline
                .iter()
                .filter(|part| part.level == outermost)
                .map(|part| PageLink { href: address(&card.slug, &part.anchor), title: part.title.clone() })
                .take(SHOWN_OF_A_PROGRAMME)
                .collect();
            let mut entry = self.entry(card);
            entry.parts = parts;
            entry
        };
        let of_a_sitting = |card: &&&Card| !card.metadata.session.is_empty();
        let programmes = || cards.iter().filter(of_a_sitting);
        if programmes().next().is_none() {
            cards.iter().map(entry).collect()
        } else {
            programmes().map(entry).collect()
        }
    }

    fn group(&self, class: &FacetListing) -> ClassGroup {
        let count = class.cards.len();
        ClassGroup {
            slug: class.slug.clone(),
            name: class.name.clone(),
            href: class.path(),
            count_text: (self.strings.documents)(count),
            entries: class.cards.iter().take(SHOWN_OF_A_CLASS).map(|card| self.entry(card)).collect(),
            more: (count > SHOWN_OF_A_CLASS).then(|| (self.strings.all_documents)(count)),
        }
    }
}
