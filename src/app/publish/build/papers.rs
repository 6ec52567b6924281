//! Which of the files that were read are published, under which address, and as which cards.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::Path,
};

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

use super::{
    Matter, Notice,
    cache::{Facts, Known, Outcome, Stamp},
    names::{may_be_slug_of, portable, slugs},
    reading::Read,
    revisions::Revisions,
    scan::Source,
};
use crate::{
    documents::{Secrecy, link},
    site::{self, Card, Original},
    text,
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

/// What is published, in the order of lists. Documents keep their addresses, also those that can't be read now.
pub(super) fn publish<'a>(seen: &'a [Seen], before: &Revisions) -> Vec<Paper<'a>> {
    let mut papers: Vec<Paper> = seen
        .iter()
        .filter_map(|(source, known)| {
            let known = known.as_ref()?;
            let Outcome::Read(facts) = &known.outcome else { return None };
            // The cache keeps no secrets; one that was made by hand must not publish any.
            if facts.metadata.secrecy != Secrecy::Open {
                return None;
            }
            Some(Paper { source, known, facts, slug: String::new() })
        })
        .collect();
    let unread = unread(seen);
    let there = papers.iter().filter_map(|paper| paper.source.name()).chain(unread.iter().map(String::as_str));
    let mut taken = HashSet::new();
    let given = there
        .filter_map(|name| Some((name, before.slug(name)?)))
        // A file that somebody edited must not lead pages astray.
        .filter(|(name, slug)| may_be_slug_of(Path::new(name), slug) && taken.insert(*slug))
        .collect();
    let paths: Vec<&Path> = papers.iter().map(|paper| paper.source.relative.as_path()).collect();
    for (paper, slug) in papers.iter_mut().zip(slugs(&paths, &given)) {
        paper.slug = slug;
    }
    papers.sort_by(|one, other| {
        let key = |paper: &Paper| paper.facts.metadata.order.unwrap_or(i64::MAX);
        key(one).cmp(&key(other)).then_with(|| one.slug.cmp(&other.slug))
    });
    papers
}

/// The versions that the documents have from now on.
pub(super) fn revisions(before: &Revisions, seen: &[Seen], papers: &[Paper], now: Timestamp) -> Revisions {
    let published = papers.iter().filter_map(|paper| Some((paper.source.name()?, paper.facts)));
    let slugs = papers.iter().filter_map(|paper| Some((paper.source.name()?, paper.slug.as_str())));
    before.after(to_the_minute(now), published, &unread(seen)).at(slugs)
}

/// The files that are there and can't be read now.
fn unread(seen: &[Seen]) -> Vec<String> {
    let unread = |(source, known): &Seen| match known {
        Some(Known { outcome: Outcome::Read(_) | Outcome::Secret(_), .. }) => None,
        _ => source.name().map(str::to_owned),
    };
    seen.iter().filter_map(unread).collect()
}

/// What the site's lists show of the documents, in the same order.
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
            links: BTreeMap::new(),
        }
    };
    papers.iter().map(card).collect()
}

/// Leads the documents' links to each other to their pages; those that lead nowhere become warnings.
pub(super) fn link_up(papers: &[Paper], cards: &mut [Card], warnings: &mut Vec<Notice>) {
    // Names of files are the same in capitals to most systems that authors write on.
    let same = |name: &str| text::normal(name).to_lowercase();
    let places: HashMap<String, usize> =
        papers.iter().enumerate().filter_map(|(place, paper)| Some((same(paper.source.name()?), place))).collect();
    for (place, paper) in papers.iter().enumerate() {
        let file = &paper.source.relative;
        for written in &paper.facts.links {
            let found =
                link::to_paper(written, file).and_then(|(name, anchor)| Some((*places.get(&same(&name))?, anchor)));
            let Some((other, anchor)) = found else {
                warnings.push(Notice { file: file.clone(), matter: Matter::Remark(link::leads_nowhere(written)) });
                continue;
            };
            let there = cards[other].outline.iter().any(|part| part.anchor == anchor);
            let address = site::address(&cards[other].slug, if there { &anchor } else { "" });
            cards[place].links.insert(written.clone(), address);
        }
    }
}

fn date(stamp: Stamp) -> Option<Date> {
    let time = Timestamp::new(stamp.modified.0.try_into().ok()?, 0).ok()?;
    Some(time.to_zoned(TimeZone::system()).date())
}

fn to_the_minute(now: Timestamp) -> DateTime {
    let now = now.to_zoned(TimeZone::system()).datetime();
    now.date().at(now.hour(), now.minute(), 0, 0)
}
