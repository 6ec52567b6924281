//! The card on top of a document: what it is, where that came from, and what changed in it.

use serde::Serialize;

use super::{
    Card, heading,
    listing::{Change, Link},
    shelves::{Facet, Shelf},
};
use crate::{documents::Field, i18n::site::SiteStrings};

/// One line of the card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Fact {
    name: &'static str,
    /// What stands before the text, outside of its link.
    lead: String,
    text: String,
    /// The list of all documents that have this in common; empty where there is none.
    href: String,
    /// Nobody stated it: it was recognised in the text.
    guessed: bool,
    /// It is long.
    wide: bool,
}

/// What is known of a document besides its title; `shelves` are those that it stands on.
pub(super) fn facts<'a>(card: &Card, shelves: impl Iterator<Item = &'a Shelf<'a>>, strings: &SiteStrings) -> Vec<Fact> {
    let mut shelves: Vec<_> = shelves.map(|shelf| (shelf.facet, shelf)).collect();
    let mut on = |facet: Facet| {
        let place = shelves.iter().position(|(found, _)| *found == facet)?;
        Some(shelves.swap_remove(place).1)
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
    let linked = |name, shelf: Option<&Shelf>, field| Fact {
        text: shelf.map(|shelf| shelf.name.clone()).unwrap_or_default(),
        href: shelf.map(Shelf::path).unwrap_or_default(),
        ..plain(name, "", field)
    };
    // The heading shows the subject: here it stands only to say that it is a guess.
    let subject = if guessed(Field::Subject) { metadata.subject.as_str() } else { "" };
    let facts = [
        linked(strings.class, on(Facet::Class), Field::Class),
        plain(strings.symbol, &metadata.symbol, Field::Symbol),
        linked(strings.issuing_body, on(Facet::Body), Field::IssuingBody),
        issued(card, on(Facet::Year), plain(strings.issued, "", Field::Date)),
        plain(strings.signer, &metadata.signer, Field::Signer),
        linked(strings.session, on(Facet::Session), Field::Session),
        plain(strings.urgency, &heading::capitalised(&metadata.urgency), Field::Urgency),
        plain(strings.circulation, &heading::capitalised(&metadata.circulation), Field::Circulation),
        Fact { wide: true, ..plain(strings.subject, subject, Field::Subject) },
    ];
    facts.into_iter().filter(|fact| !(fact.text.is_empty() && fact.lead.is_empty())).collect()
}

/// `Hòa Phước, ngày 12 tháng 6 năm 2025`, whose year leads to its list.
fn issued(card: &Card, year: Option<&Shelf>, fact: Fact) -> Fact {
    let fact = Fact { guessed: fact.guessed || card.metadata.guessed.contains(&Field::Place), ..fact };
    let whole = heading::place_and_date(&card.metadata);
    match (year, whole.rsplit_once(" năm ")) {
        (Some(shelf), Some((lead, number))) => {
            Fact { lead: format!("{lead} "), text: format!("năm {number}"), href: shelf.path(), ..fact }
        }
        _ => Fact { text: whole, ..fact },
    }
}

/// What a reader of an older version must read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Changes {
    #[serde(flatten)]
    change: Change,
    /// The sections that are new or not as they were, on this page.
    sections: Vec<Link>,
}

pub(super) fn changes(card: &Card, strings: &SiteStrings) -> Option<Changes> {
    let revision = card.revision.as_ref()?;
    let section = |anchor: &String| {
        let part = card.outline.iter().find(|part| part.anchor == *anchor);
        let title = part.map_or_else(|| strings.opening.to_owned(), |part| part.title.clone());
        Link { title, href: format!("#{}", if anchor.is_empty() { "_text" } else { anchor }) }
    };
    Some(Changes { change: Change::new(revision, strings), sections: revision.changed.iter().map(section).collect() })
}
