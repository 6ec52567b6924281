//! Whether the database is what was written: its pages, the chain of its log, and whether its events can have happened.

use std::collections::HashMap;

use super::{congress::Congress, error::AppError};
use crate::{
    domain::{
        contradiction::{self, Contradiction},
        correction::Impossible,
        delegate::{DelegateId, Eligibility},
        event::{Action, EventId},
    },
    store::{AuditEntry, Flaw, Verified},
};

/// What a check came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Log entries that were read.
    pub entries: usize,
    /// Attendance events that were compared with them.
    pub events: usize,
    /// The first break: of a page, of the chain, of an event against the entry that logged it.
    pub flaw: Option<Flaw>,
    /// Events that can't have happened where they stand, in their order.
    pub contradictions: Vec<(EventId, Contradiction)>,
}

impl Report {
    /// Whether all is well.
    pub fn is_whole(&self) -> bool {
        self.flaw.is_none() && self.contradictions.is_empty()
    }
}

/// Reads every page, follows the chain of the log from its first entry, compares every event with the entry that logged
/// it, and holds every event against the roll as it was.
pub fn verify(congress: &Congress) -> Result<Report, AppError> {
    let store = &congress.store;
    let pages = store.damaged_pages()?;
    let Verified { entries, events, flaw } = store.verify()?;
    let (delegates, list) = (store.delegates()?, store.events()?);
    let mut contradictions = contradiction::find(&delegates, &store.sessions()?, &list);
    let settled = settled(&store.audit()?);
    let names: HashMap<DelegateId, &str> = delegates
        .iter()
        .filter(|delegate| delegate.eligibility == Eligibility::Ineligible)
        .map(|delegate| (delegate.id, delegate.full_name.as_str()))
        .collect();
    for event in list.iter().filter(|event| matches!(event.action, Action::Present { .. })) {
        let known = settled.eligibility.get(&event.delegate.to_string());
        if let Some(name) = names.get(&event.delegate)
            && settled.recorded.get(&event.id.to_string()) > known
        {
            contradictions.push((event.id, Contradiction::Senseless(Impossible::Blocked((*name).to_owned()))));
        }
    }
    Ok(Report { entries, events, flaw: pages.or(flaw), contradictions })
}

/// At which entries of the log things were settled.
struct Settled {
    /// When each delegate's eligibility last changed.
    eligibility: HashMap<String, i64>,
    /// When each event was recorded.
    recorded: HashMap<String, i64>,
}

fn settled(log: &[AuditEntry]) -> Settled {
    let mut settled = Settled { eligibility: HashMap::new(), recorded: HashMap::new() };
    for entry in log {
        match entry.action.as_str() {
            "event.recorded" => settled.recorded.insert(entry.subject.clone(), entry.seq),
            "eligibility.changed" | "delegate.added" => settled.eligibility.insert(entry.subject.clone(), entry.seq),
            "delegate.updated" if entry.detail.contains("\"eligibility\"") => {
                settled.eligibility.insert(entry.subject.clone(), entry.seq)
            }
            _ => None,
        };
    }
    settled
}
