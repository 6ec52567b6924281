//! The card on top of a document: its facts, their origin, and its changes.

use serde::Serialize;

use super::{
    Card, heading,
    list_entry::{PageLink, VersionNote},
    listings::{FacetListing, SiteFacet},
};
use crate::{documents::Field, i18n::site::SiteStrings};

/// One line of the card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Fact {
    name: &'static str,
    /// The text in front of the link.
    lead: String,
    text: String,
    /// Address of the list of all documents that share the value; empty where there is none.
    href: String,
    /// Whether the value was recognised in the text, not stated.
    guessed: bool,
    /// Whether it needs the full width.
    wide: bool,
}

/// The facts about a document besides its title; `listings` are those that it belongs to.
pub(super) fn facts<'a>(
    card: &Card,
    listings: impl Iterator<Item = &'a FacetListing<'a>>,
    strings: &SiteStrings,
) -> Vec<Fact> {
    let mut listings: Vec<_> = listings.map(|listing| (listing.facet, listing)).collect();
    let mut on = |facet: SiteFacet| {
        let place = listings.iter().position(|(found, _)| *found == facet)?;
        Some(listings.swap_remove(place).1)
    };
    let metadata = &card.metadata;
    let guessed = |field: Field| card.metadata.guessed.contains(&field);
    let plain = |name, text: &str, field| Fact {
        name,
        lead: String::new(),
        text: text.trim().to_owned(),
        href: String::new(),
        guessed: guessed(field),
        wide: false,
    };
    let linked = |name, listing: Option<&FacetListing>, field| Fact {
        text: listing.map(|listing| listing.name.clone()).unwrap_or_default(),
        href: listing.map(FacetListing::path).unwrap_or_default(),
        ..plain(name, "", field)
    };
    // The heading shows the subject: the card repeats it only to mark it as a guess.
    let subject = if guessed(Field::Subject) { metadata.subject.as_str() } else { "" };
    let facts = [
        linked(strings.class, on(SiteFacet::Class), Field::Class),
        plain(strings.symbol, &metadata.symbol, Field::Symbol),
        linked(strings.issuing_body, on(SiteFacet::Body), Field::IssuingBody),
        issued(card, on(SiteFacet::Year), plain(strings.issued, "", Field::Date)),
        plain(strings.signer, &metadata.signer, Field::Signer),
        linked(strings.session, on(SiteFacet::Session), Field::Session),
        plain(strings.urgency, &heading::capitalised(&metadata.urgency), Field::Urgency),
        plain(strings.circulation, &heading::capitalised(&metadata.circulation), Field::Circulation),
        Fact { wide: true, ..plain(strings.subject, subject, Field::Subject) },
    ];
    facts.into_iter().filter(|fact| !(fact.text.is_empty() && fact.lead.is_empty())).collect()
}

/// `Hòa Phước, ngày 12 tháng 6 năm 2025`, whose year links to its listing.
fn issued(card: &Card, year: Option<&FacetListing>, fact: Fact) -> Fact {
    let fact = Fact { guessed: fact.guessed || card.metadata.guessed.contains(&Field::Place), ..fact };
    let whole = heading::place_and_date(&card.metadata);
    match (year, whole.rsplit_once(" năm ")) {
        (Some(listing), Some((lead, number))) => {
            Fact { lead: format!("{lead} "), text: format!("năm {number}"), href: listing.path(), ..fact }
        }
        _ => Fact { text: whole, ..fact },
    }
}

/// What readers of an older version must read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Changes {
    #[serde(flatten)]
    change: VersionNote,
    /// Links to the sections of this page that are new or changed.
    sections: Vec<PageLink>,
}

pub(super) fn changes(card: &Card, strings: &SiteStrings) -> Option<Changes> {
    let revision = card.revision.as_ref()?;
    let section = |anchor: &String| {
        let part = card.outline.iter().find(|part| part.anchor == *anchor);
        let title = part.map_or_else(|| strings.opening.to_owned(), |part| part.title.clone());
        PageLink { title, href: format!("#{}", if anchor.is_empty() { "_text" } else { anchor }) }
    };
    Some(Changes {
        change: VersionNote::new(revision, strings),
        sections: revision.changed.iter().map(section).collect(),
    })
}
