//! The attendance fold: a session's events become each delegate's state and the congress's counts.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::{
    congress::Session,
    delegate::{Delegate, DelegateId, DelegateKind, Eligibility},
    event::{Action, Event, EventId, LogicalTime, Scope},
    quorum::{Quorum, QuorumRule, Share},
};

/// State of a delegate in one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// Not seen yet, and the session is not closed.
    Expected,
    /// In the hall now.
    Present,
    /// Was present, then stepped out.
    Out,
    /// Has leave of absence.
    Excused,
    /// Not seen when the session closed.
    Absent,
    /// Absent for the whole congress; an alternate is seated instead.
    Substituted,
    /// Suspended or ineligible: never checked in.
    Blocked,
}

/// One delegate's entry in the roll.
#[derive(Debug, Clone, PartialEq)]
pub struct RollEntry {
    /// The delegate's state in this session.
    pub presence: Presence,
    /// The check-in that counts: the earliest that was not undone.
    pub arrival: Option<Arc<Event>>,
    /// Whether `arrival` was after the bell.
    pub late: bool,
    /// Scope of the leave of absence, where there is one.
    pub absence: Option<Scope>,
    /// The latest check-in that was not undone, duplicates included.
    latest: Option<Arc<Event>>,
}

/// Check-ins of one delegate at two different doors. If the time between is shorter than the walk, one of the two was
/// somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossing {
    /// The delegate who was checked in twice.
    pub delegate: DelegateId,
    /// Event of the earlier check-in.
    pub from: EventId,
    /// Event of the later check-in, at the other door.
    pub to: EventId,
    /// Time between the two by the doors' clocks; never negative.
    pub apart: SignedDuration,
}

/// The roll call of one session, folded from its events.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Roll {
    entries: HashMap<DelegateId, RollEntry>,
    /// Valid check-ins of delegates who were already present; they change no count.
    pub duplicates: Vec<EventId>,
    /// Events that an undo cancels.
    pub undone: HashSet<EventId>,
    /// Alternates who were seated in an official's place.
    pub seated: HashSet<DelegateId>,
    /// Alternates who may be seated: on the roster and not ineligible.
    alternates: HashSet<DelegateId>,
    /// Successive check-ins at different doors, in the order of the later one.
    pub crossings: Vec<Crossing>,
    /// Position of the last event that was folded.
    last: Option<(LogicalTime, EventId)>,
}

impl Roll {
    /// Folds `events` in their logical order, whatever order they are given in; duplicates by id count once.
    ///
    /// Events of other sessions count only where they apply to the whole congress (a leave of absence with that scope,
    /// a substitution), and once this session is closed only those from before, so that later decisions don't change a
    /// closed roll call. An undo counts whenever it is made, so that a closed session can be corrected.
    pub fn fold<'a>(delegates: &[Delegate], events: impl IntoIterator<Item = &'a Event>, session: &Session) -> Self {
        let mut events: Vec<&Event> = events.into_iter().collect();
        events.sort_by_key(|event| event.order());
        let mut seen = HashSet::new();
        events.retain(|event| seen.insert(event.id));
        let mut roll = Self { undone: undone(&events), ..Self::default() };
        for delegate in delegates {
            let blocked = delegate.eligibility == Eligibility::Ineligible;
            let presence = if blocked { Presence::Blocked } else { Presence::Expected };
            roll.entries
                .insert(delegate.id, RollEntry { presence, arrival: None, late: false, absence: None, latest: None });
            if delegate.kind == DelegateKind::Alternate && !blocked {
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

    /// Adds one event in constant time, with the result of folding all events again. Returns false and changes nothing
    /// where that is impossible: the event is an undo or precedes one that was folded, or the session is closed.
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

    /// Delegates who were checked in at two doors within `walk`, the time it takes to walk between them.
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
            // A delegate with leave who comes all the same is present.
            (Action::Present { .. }, Presence::Expected | Presence::Excused) if here => {
                entry.late = session.bell.is_some_and(|bell| event.at > bell);
                entry.arrival.clone_from(&entry.latest);
                entry.absence = None;
                entry.presence = Presence::Present;
            }
            (Action::StepOut, Presence::Present) if here => entry.presence = Presence::Out,
            // A delegate who stepped out and is checked in again has come back.
            (Action::Return | Action::Present { .. }, Presence::Out) if here => entry.presence = Presence::Present,
            (Action::Excuse { scope, .. }, Presence::Expected | Presence::Excused)
                if here || *scope == Scope::Congress =>
            {
                entry.absence = entry.absence.filter(|scope| *scope == Scope::Congress).or(Some(*scope));
                entry.presence = Presence::Excused;
            }
            // One seat, one alternate: an alternate can't be seated twice.
            (Action::Substitute { alternate, .. }, Presence::Excused)
                if entry.absence == Some(Scope::Congress)
                    && self.alternates.contains(alternate)
                    && self.seated.insert(*alternate) =>
            {
                entry.presence = Presence::Substituted;
            }
            _ => {}
        }
    }

    /// One delegate's entry; `None` if the delegate is not on the roster.
    pub fn entry(&self, delegate: DelegateId) -> Option<&RollEntry> {
        self.entries.get(&delegate)
    }

    /// A delegate's state; [`Presence::Blocked`] if not on the roster.
    pub fn presence(&self, delegate: DelegateId) -> Presence {
        self.entry(delegate).map_or(Presence::Blocked, |entry| entry.presence)
    }

    /// Whether the quorum counts a delegate: an official who was not replaced, or a seated alternate.
    pub fn votes(&self, delegate: &Delegate) -> bool {
        match delegate.kind {
            DelegateKind::Official => self.presence(delegate.id) != Presence::Substituted,
            DelegateKind::Alternate => self.seated.contains(&delegate.id),
            DelegateKind::Guest => false,
        }
    }

    /// Counts heads, units and the quorum. Guests and unseated alternates are counted separately, as `others`.
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
            UnitCounts { total: units.len(), represented: units.values().filter(|unit| unit.present > 0).count() };
        counts.quorum = Some(rule.judge(
            Share { total: counts.summoned, present: counts.present },
            Share { total: counts.units.total, present: counts.units.represented },
        ));
        counts.by_unit = units.into_iter().map(|(name, share)| (name.to_owned(), share)).collect();
        counts
    }

    /// Check-ins that count, newest first.
    pub fn arrivals(&self) -> Vec<&Event> {
        let mut arrivals: Vec<&Event> = self.entries.values().filter_map(|entry| entry.arrival.as_deref()).collect();
        arrivals.sort_by_key(|event| std::cmp::Reverse(event.order()));
        arrivals
    }

    /// Arrivals per minute from the first to the last, minutes without any included, as (start of minute, number).
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

/// Totals of a session's roll. `present`, `out`, `excused`, `absent`, `expected` and `blocked` add up to `summoned`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Counts {
    /// Official delegates, plus alternates seated in an official's place.
    pub summoned: usize,
    /// In the hall now.
    pub present: usize,
    /// Were present, then stepped out.
    pub out: usize,
    /// Have leave of absence.
    pub excused: usize,
    /// Not seen when the session closed.
    pub absent: usize,
    /// Not seen yet, and the session is open.
    pub expected: usize,
    /// Suspended or ineligible.
    pub blocked: usize,
    /// Arrived after the bell.
    pub late: usize,
    /// Counts for the second quorum condition.
    pub units: UnitCounts,
    /// Result of the quorum rule; `None` before a rule was applied.
    pub quorum: Option<Quorum>,
    /// Guests and unseated alternates, who count in no denominator.
    pub others: Share,
    /// Voting delegates of each unit, by the unit's name.
    #[serde(skip)]
    pub by_unit: Vec<(String, Share)>,
}

/// Number of units with voting delegates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct UnitCounts {
    /// Units with a voting delegate on the roster.
    pub total: usize,
    /// Units with a voting delegate in the hall.
    pub represented: usize,
}

/// Cancelled events. An undo can itself be undone later, so events are read from the newest back; an undo applies only
/// to earlier events.
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
