//! The fold: a session's events become each delegate's state and the congress's counts.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::{
    congress::Session,
    delegate::{Delegate, DelegateId, Eligibility, Kind},
    event::{Action, Event, EventId, LogicalTime, Scope},
    quorum::{Quorum, QuorumRule, Share},
};

/// Where a delegate stands in one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// Not seen yet, the session not closed.
    Expected,
    /// In the hall.
    Present,
    /// Was present, went out.
    Out,
    /// Away with leave.
    Excused,
    /// Not seen when the session closed.
    Absent,
    /// Away for the whole congress; an alternate sits instead.
    Substituted,
    /// Suspended or ineligible: never checked in.
    Blocked,
}

/// One delegate's line in the roll.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Where the delegate stands.
    pub presence: Presence,
    /// The check-in that stands: the earliest that was not undone.
    pub arrival: Option<Arc<Event>>,
    /// Whether it came after the bell.
    pub late: bool,
    /// How far the leave of absence reaches, where there is one.
    pub leave: Option<Scope>,
    /// The latest check-in that was not undone, a duplicate as well.
    latest: Option<Arc<Event>>,
}

/// A delegate who was checked in at one door and then at another. Where it took no longer than it takes to walk, one of
/// the two was somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossing {
    /// Who.
    pub delegate: DelegateId,
    /// The earlier check-in.
    pub from: EventId,
    /// The later one, at another door.
    pub to: EventId,
    /// How far apart they are by the doors' clocks; never negative.
    pub apart: SignedDuration,
}

/// The roll call of one session, folded from its events.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Roll {
    entries: HashMap<DelegateId, Entry>,
    /// Valid check-ins of somebody who was in the hall already; they change no count.
    pub duplicates: Vec<EventId>,
    /// Undone events.
    pub undone: HashSet<EventId>,
    /// Alternates who were seated.
    pub seated: HashSet<DelegateId>,
    /// Alternates who may be seated: on the roster and not ineligible.
    alternates: HashSet<DelegateId>,
    /// From one door to another, in the order of the later check-ins.
    pub crossings: Vec<Crossing>,
    /// The place of the last event that was folded.
    last: Option<(LogicalTime, EventId)>,
}

impl Roll {
    /// Folds `events` in their logical order, whatever order they are given in; one that is given twice counts once.
    ///
    /// Events of other sessions count only where they reach the whole congress (its leave of absence, a substitution),
    /// and once this session is closed only those from before: what was decided then is not decided anew. An undo
    /// counts whenever it is made, so that a closed session can be corrected.
    pub fn fold<'a>(delegates: &[Delegate], events: impl IntoIterator<Item = &'a Event>, session: &Session) -> Self {
        let mut events: Vec<&Event> = events.into_iter().collect();
        events.sort_by_key(|event| event.order());
        let mut seen = HashSet::new();
        events.retain(|event| seen.insert(event.id));
        let mut roll = Self { undone: undone(&events), ..Self::default() };
        for delegate in delegates {
            let blocked = delegate.eligibility == Eligibility::Ineligible;
            let presence = if blocked { Presence::Blocked } else { Presence::Expected };
            roll.entries.insert(delegate.id, Entry { presence, arrival: None, late: false, leave: None, latest: None });
            if delegate.kind == Kind::Alternate && !blocked {
                roll.alternates.insert(delegate.id);
            }
        }
        roll.last = events.last().map(|event| event.order());
        for event in events {
            if !roll.undone.contains(&event.id) {
                roll.apply(event, session);
            }
        }
        if session.closed.is_some() {
            for entry in roll.entries.values_mut().filter(|entry| entry.presence == Presence::Expected) {
                entry.presence = Presence::Absent;
            }
        }
        roll
    }

    /// Adds one event to what was folded, as if all had been folded again, in a time that does not grow with them. False,
    /// and nothing is changed, where that can't be: the event is an undo or comes before one that was folded, or the
    /// session is closed.
    #[must_use]
    pub fn advance(&mut self, event: &Event, session: &Session) -> bool {
        let reaches_back = matches!(event.action, Action::Undo { .. }) || self.last >= Some(event.order());
        if reaches_back || session.closed.is_some() {
            return false;
        }
        self.last = Some(event.order());
        self.apply(event, session);
        true
    }

    /// Who was checked in at two doors within the time that it takes to walk from one to the other.
    pub fn two_doors(&self, walk: SignedDuration) -> impl Iterator<Item = &Crossing> {
        self.crossings.iter().filter(move |crossing| crossing.apart < walk)
    }

    fn apply(&mut self, event: &Event, session: &Session) {
        let here = event.session == session.name;
        if !here && session.closed.is_some_and(|closed| event.at > closed) {
            return;
        }
        let Some(entry) = self.entries.get_mut(&event.delegate) else { return };
        let known =
            matches!(entry.presence, Presence::Expected | Presence::Excused | Presence::Present | Presence::Out);
        if here && known && matches!(event.action, Action::Present { .. }) {
            let event = Arc::new(event.clone());
            if let Some(before) = entry.latest.replace(Arc::clone(&event)).filter(|before| before.door != event.door) {
                let apart = event.at.duration_since(before.at).abs();
                self.crossings.push(Crossing { delegate: event.delegate, from: before.id, to: event.id, apart });
            }
        }
        match (&event.action, entry.presence) {
            (Action::Present { .. }, Presence::Present) if here => self.duplicates.push(event.id),
            // Who has leave and comes all the same is here.
            (Action::Present { .. }, Presence::Expected | Presence::Excused) if here => {
                entry.late = session.bell.is_some_and(|bell| event.at > bell);
                entry.arrival.clone_from(&entry.latest);
                entry.leave = None;
                entry.presence = Presence::Present;
            }
            (Action::Leave, Presence::Present) if here => entry.presence = Presence::Out,
            // Who went out and is checked in again has come back too.
            (Action::Return | Action::Present { .. }, Presence::Out) if here => entry.presence = Presence::Present,
            (Action::Excuse { scope, .. }, Presence::Expected | Presence::Excused)
                if here || *scope == Scope::Congress =>
            {
                entry.leave = entry.leave.filter(|leave| *leave == Scope::Congress).or(Some(*scope));
                entry.presence = Presence::Excused;
            }
            // One seat, one alternate: who sits already can't be seated again.
            (Action::Substitute { alternate, .. }, Presence::Excused)
                if entry.leave == Some(Scope::Congress)
                    && self.alternates.contains(alternate)
                    && self.seated.insert(*alternate) =>
            {
                entry.presence = Presence::Substituted;
            }
            _ => {}
        }
    }

    /// One delegate's line; none for who is not on the roster.
    pub fn entry(&self, delegate: DelegateId) -> Option<&Entry> {
        self.entries.get(&delegate)
    }

    /// Where a delegate stands; who is not on the roster is blocked.
    pub fn presence(&self, delegate: DelegateId) -> Presence {
        self.entry(delegate).map_or(Presence::Blocked, |entry| entry.presence)
    }

    /// Whether a delegate is one of those whom the quorum counts: an official who was not replaced, or a seated alternate.
    pub fn votes(&self, delegate: &Delegate) -> bool {
        match delegate.kind {
            Kind::Official => self.presence(delegate.id) != Presence::Substituted,
            Kind::Alternate => self.seated.contains(&delegate.id),
            Kind::Guest => false,
        }
    }

    /// Headcount, units and quorum. Guests and alternates who are not seated stand apart from them.
    pub fn count(&self, delegates: &[Delegate], rule: &QuorumRule) -> Counts {
        let mut counts = Counts::default();
        let mut units: BTreeMap<&str, Share> = BTreeMap::new();
        for delegate in delegates {
            let entry = self.entry(delegate.id);
            let here = entry.is_some_and(|entry| entry.presence == Presence::Present);
            if !self.votes(delegate) {
                counts.others.total += 1;
                counts.others.present += usize::from(here);
                continue;
            }
            let unit = units.entry(&delegate.unit).or_default();
            unit.total += 1;
            unit.present += usize::from(here);
            counts.summoned += 1;
            if let Some(entry) = entry {
                counts.late += usize::from(entry.late && entry.arrival.is_some());
                *match entry.presence {
                    Presence::Present => &mut counts.present,
                    Presence::Out => &mut counts.out,
                    // A substituted official has no vote and is not counted here.
                    Presence::Excused | Presence::Substituted => &mut counts.excused,
                    Presence::Absent => &mut counts.absent,
                    Presence::Expected => &mut counts.expected,
                    Presence::Blocked => &mut counts.blocked,
                } += 1;
            }
        }
        units.remove("");
        counts.units =
            Units { total: units.len(), represented: units.values().filter(|unit| unit.present > 0).count() };
        counts.quorum = Some(rule.judge(
            Share { total: counts.summoned, present: counts.present },
            Share { total: counts.units.total, present: counts.units.represented },
        ));
        counts.by_unit = units.into_iter().map(|(name, share)| (name.to_owned(), share)).collect();
        counts
    }

    /// The check-ins that stand, newest first.
    pub fn arrivals(&self) -> Vec<&Event> {
        let mut arrivals: Vec<&Event> = self.entries.values().filter_map(|entry| entry.arrival.as_deref()).collect();
        arrivals.sort_by_key(|event| std::cmp::Reverse(event.order()));
        arrivals
    }

    /// Arrivals in each minute from the first to the last, quiet minutes included, as (start of minute, how many).
    pub fn arrivals_by_minute(&self) -> Vec<(Timestamp, usize)> {
        let mut minutes: BTreeMap<i64, usize> = BTreeMap::new();
        for event in self.arrivals() {
            *minutes.entry(event.at.as_second().div_euclid(60)).or_default() += 1;
        }
        let (Some((&first, _)), Some((&last, _))) = (minutes.first_key_value(), minutes.last_key_value()) else {
            return Vec::new();
        };
        (first..=last)
            .filter_map(|minute| {
                let start = Timestamp::from_second(minute * 60).ok()?;
                Some((start, minutes.get(&minute).copied().unwrap_or(0)))
            })
            .collect()
    }
}

/// What a session's roll comes to. `present`, `out`, `excused`, `absent`, `expected` and `blocked` add up to `summoned`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Counts {
    /// Official delegates, and alternates seated in the place of one.
    pub summoned: usize,
    /// In the hall now.
    pub present: usize,
    /// Were present, went out.
    pub out: usize,
    /// Away with leave.
    pub excused: usize,
    /// Not seen by the close.
    pub absent: usize,
    /// Not seen yet.
    pub expected: usize,
    /// Not eligible.
    pub blocked: usize,
    /// First came after the bell.
    pub late: usize,
    /// The second prong's counts.
    pub units: Units,
    /// The verdict.
    pub quorum: Option<Quorum>,
    /// Guests and unseated alternates: in no denominator.
    pub others: Share,
    /// Voting delegates of each unit, by the unit's name.
    #[serde(skip)]
    pub by_unit: Vec<(String, Share)>,
}

/// Units with at least one voting delegate on the roster, and in the hall.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Units {
    /// On the roster.
    pub total: usize,
    /// In the hall.
    pub represented: usize,
}

/// The events that are cancelled: an undo counts unless it was itself undone later, so it is read from the newest back.
/// It reaches only what came before it.
fn undone(events: &[&Event]) -> HashSet<EventId> {
    let order: HashMap<EventId, _> = events.iter().map(|event| (event.id, event.order())).collect();
    let mut undone = HashSet::new();
    for event in events.iter().rev() {
        if let Action::Undo { event: target } = event.action
            && !undone.contains(&event.id)
            && order.get(&target).is_some_and(|earlier| *earlier < event.order())
        {
            undone.insert(target);
        }
    }
    undone
}

#[cfg(test)]
#[path = "attendance_tests.rs"]
mod tests;
