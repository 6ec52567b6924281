//! Which of the files that were read are published, under which address, and as which cards.

use std::collections::{BTreeMap, HashSet};

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

use super::{
    Notice,
    cache::{Facts, Known, Outcome, Stamp},
    names::{portable, slug, unique},
    reading::Read,
    revisions::Revisions,
    scan::Source,
};
use crate::{
    documents::Secrecy,
    site::{Card, Original},
};

/// A file and what is known of it.
pub(super) type Seen = (Source, Option<Known>);

/// A file that is published.
pub(super) struct Paper<'a> {
    pub(super) source: &'a Source,
    pub(super) known: &'a Known,
    pub(super) facts: &'a Facts,
    pub(super) slug: String,
}

/// Parts what is known of the files from what is to be said about them.
pub(super) fn sort_out(reads: Vec<Read>, warnings: &mut Vec<Notice>) -> Vec<Seen> {
    let mut seen = Vec::with_capacity(reads.len());
    for read in reads {
        let (source, known, matters) = read.told();
        // A file that is held and was published stays without a word.
        warnings.extend(matters.into_iter().map(|matter| Notice { file: source.relative.clone(), matter }));
        seen.push((source, known));
    }
    seen
}

/// What is to be known of the files at the next build.
pub(super) fn known(seen: Vec<Seen>) -> BTreeMap<String, Known> {
    seen.into_iter().filter_map(|(source, known)| Some((source.name()?.to_owned(), known?))).collect()
}

/// What is published, in the order of lists.
pub(super) fn publish(seen: &[Seen]) -> Vec<Paper<'_>> {
    let mut slugs = HashSet::new();
    let mut papers: Vec<Paper> = seen
        .iter()
        .filter_map(|(source, known)| {
            let known = known.as_ref()?;
            let Outcome::Read(facts) = &known.outcome else { return None };
            // The cache keeps no secrets; one that was made by hand must not publish any.
            if facts.metadata.secrecy != Secrecy::Open {
                return None;
            }
            Some(Paper { source, known, facts, slug: unique(&slug(&source.relative), &mut slugs) })
        })
        .collect();
    papers.sort_by(|one, other| {
        let key = |paper: &Paper| paper.facts.metadata.order.unwrap_or(i64::MAX);
        key(one).cmp(&key(other)).then_with(|| one.slug.cmp(&other.slug))
    });
    papers
}

/// The versions that the papers have from now on.
pub(super) fn revisions(before: &Revisions, seen: &[Seen], papers: &[Paper], now: Timestamp) -> Revisions {
    let published = papers.iter().filter_map(|paper| Some((paper.source.name()?, paper.facts)));
    let unread = |(source, known): &Seen| match known {
        Some(Known { outcome: Outcome::Read(_) | Outcome::Secret(_), .. }) => None,
        _ => source.name().map(str::to_owned),
    };
    before.after(to_the_minute(now), published, &seen.iter().filter_map(unread).collect::<Vec<_>>())
}

/// What the site's lists show of the papers, in the papers' order.
pub(super) fn cards(papers: &[Paper], revisions: &Revisions) -> Vec<Card> {
    let card = |paper: &Paper| {
        let file = paper.source.path.file_name().unwrap_or_default().to_string_lossy();
        Card {
            slug: paper.slug.clone(),
            metadata: paper.facts.metadata.clone(),
            outline: paper.facts.outline.clone(),
            original: Some(Original { file: portable(&file), size: paper.known.stamp.size }),
            updated: date(paper.known.stamp),
            revision: paper.source.name().and_then(|name| revisions.of(name)),
            ..Card::default()
        }
    };
    papers.iter().map(card).collect()
}

fn date(stamp: Stamp) -> Option<Date> {
    let time = Timestamp::new(stamp.modified.0.try_into().ok()?, 0).ok()?;
    Some(time.to_zoned(TimeZone::system()).date())
}

fn to_the_minute(now: Timestamp) -> DateTime {
    let now = now.to_zoned(TimeZone::system()).datetime();
    now.date().at(now.hour(), now.minute(), 0, 0)
}
