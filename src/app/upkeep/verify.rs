//! Whether the database is what was written: its pages, the chain of its log, and whether its events can have happened.

use std::collections::HashMap;

use crate::{
    app::{congress::Congress, error::AppError},
    domain::{
        consistency::{self, Contradiction},
        correction::Impossible,
        delegate::{Delegate, DelegateId, Eligibility},
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
    let Some(damaged) = store.damaged_pages()? else { return deeper(congress) };
    // What is read of a damaged file may fail as well; that its pages are damaged is said all the same.
    let nothing = Report { entries: 0, events: 0, flaw: None, contradictions: Vec::new() };
    Ok(Report { flaw: Some(damaged), ..deeper(congress).unwrap_or(nothing) })
}

/// What does not concern pages.
fn deeper(congress: &Congress) -> Result<Report, AppError> {
    let store = &congress.store;
    let Verified { entries, events, flaw } = store.verify()?;
    let (delegates, list) = (store.delegates()?, store.events()?);
    // Whoever was taken off the roster since stood on it when the event was recorded.
    let former = store.removed()?.into_iter().map(|removed| removed.delegate);
    let everybody: Vec<Delegate> = delegates.iter().cloned().chain(former).collect();
    let mut contradictions = consistency::find(&everybody, &store.sessions()?, &list);
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
    Ok(Report { entries, events, flaw, contradictions })
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
            "eligibility.changed" | "delegate.added" | "delegate.restored" => {
                settled.eligibility.insert(entry.subject.clone(), entry.seq)
            }
            "delegate.updated" if entry.detail.contains("\"eligibility\"") => {
                settled.eligibility.insert(entry.subject.clone(), entry.seq)
            }
            _ => None,
        };
    }
    settled
}

#[cfg(test)]
mod tests {
    use std::fs;

    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::{app::congress::Folder, config::Config, domain::delegate::Delegate};

    #[test]
    fn a_damaged_page_is_said_whatever_fails_after_it() {
        const KEY: &str = "mật khẩu để thử";
        let room = tempfile::tempdir().expect("a folder");
        let folder = || Folder::new(room.path().join("dai-hoi"));
        let mut congress = Congress::init(folder(), &Config::new("Đại hội thử"), KEY).expect("made");
        let people = (1..80).map(|number| {
            let id = Uuid::from_u128(number);
            Delegate::new(DelegateId(id), id, "Nguyễn Thị Hồng Ngọc")
        });
        let context = congress.context(Timestamp::UNIX_EPOCH);
        congress.store.save_delegates(&people.collect::<Vec<_>>(), &context).expect("saved");
        let whole = room.path().join("whole.db");
        congress.store.backup(&whole, crate::store::Overwrite::Contained).expect("a copy in one file");
        drop(congress);
        let good = fs::read(&whole).expect("read");
        let pages = good.len() / 4096;
        let mut said = 0;
        for page in (2..pages).rev().step_by(3).take(6) {
            let mut bytes = good.clone();
            bytes[page * 4096 + 2000] ^= 0x40;
            fs::write(folder().database(), bytes).expect("written");
            // Some pages keep it from being opened at all.
            let Ok(congress) = Congress::read(folder(), KEY) else { continue };
            let report = verify(&congress).expect("a report");
            assert!(matches!(report.flaw, Some(Flaw::Pages { .. })), "page {page}: {:?}", report.flaw);
            said += 1;
        }
        assert!(said > 0);
    }
}
