//! The delegates behind each number on the dashboard: a counter, a quorum condition, a group, a minute.

use std::{cmp::Reverse, collections::HashMap};

use daihoi_text::natural;
use jiff::Timestamp;

use super::{
    attendance::{Presence, Roll},
    delegate::Delegate,
    quorum::Share,
};

/// The attribute by which the dashboard groups delegates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Grouping {
    /// The organisation that a delegate comes from (tổ chức đảng trực thuộc).
    #[default]
    Unit,
    /// The group in which delegates sit and discuss (đoàn).
    Delegation,
}

impl Grouping {
    /// The other grouping.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Unit => Self::Delegation,
            Self::Delegation => Self::Unit,
        }
    }

    /// Name of a delegate's group; empty where the roster states none.
    pub fn of(self, delegate: &Delegate) -> &str {
        match self {
            Self::Unit => &delegate.unit,
            Self::Delegation => &delegate.delegation,
        }
    }
}

/// A number on the dashboard that can be opened into a list of names. All but `Others`, `Between` and `Everybody` count
/// voting delegates only, as the quorum does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DashboardNumber {
    /// In the hall now.
    Present,
    /// Not seen yet, and the session is open.
    Expected,
    /// Have leave of absence.
    Excused,
    /// Not seen when the session closed.
    Absent,
    /// Arrived after the bell.
    Late,
    /// Arrived at some time, in the hall now or not.
    Came,
    /// Stepped out and not back.
    Out,
    /// Suspended or ineligible.
    Blocked,
    /// Guests and unseated alternates, in the hall or not.
    Others,
    /// Missing from the first quorum condition: summoned and not in the hall.
    Missing,
    /// Delegates of units that the second quorum condition misses, because none of them is in the hall.
    Unrepresented,
    /// All voting delegates of a group, by its name.
    Group(Grouping, String),
    /// Arrivals in a period, guests included.
    Between {
        /// Start of the period.
        from: Timestamp,
        /// Length of the period in seconds.
        seconds: i64,
    },
    /// Everybody on the roster.
    Everybody,
}

/// The delegates behind a number, as indices into `delegates`, in the order of the roster.
pub fn behind(number: &DashboardNumber, delegates: &[Delegate], roll: &Roll) -> Vec<usize> {
    let represented: HashMap<&str, bool> = match number {
        DashboardNumber::Unrepresented => {
            let mut units = HashMap::new();
            for delegate in delegates.iter().filter(|delegate| roll.votes(delegate) && !delegate.unit.is_empty()) {
                *units.entry(delegate.unit.as_str()).or_default() |= roll.presence(delegate.id) == Presence::Present;
            }
            units
        }
        _ => HashMap::new(),
    };
    let wanted = |delegate: &Delegate| {
        let (presence, votes) = (roll.presence(delegate.id), roll.votes(delegate));
        let arrival = || roll.entry(delegate.id).and_then(|entry| entry.arrival.as_ref());
        match number {
            DashboardNumber::Everybody => true,
            DashboardNumber::Others => !votes,
            DashboardNumber::Between { from, seconds } => arrival()
                .is_some_and(|event| (from.as_second()..from.as_second() + seconds).contains(&event.at.as_second())),
            _ if !votes => false,
            DashboardNumber::Present => presence == Presence::Present,
            DashboardNumber::Expected => presence == Presence::Expected,
            DashboardNumber::Excused => presence == Presence::Excused,
            DashboardNumber::Absent => presence == Presence::Absent,
            DashboardNumber::Out => presence == Presence::Out,
            DashboardNumber::Blocked => presence == Presence::Blocked,
            DashboardNumber::Late => roll.entry(delegate.id).is_some_and(|entry| entry.late && entry.arrival.is_some()),
            DashboardNumber::Came => arrival().is_some(),
            DashboardNumber::Missing => presence != Presence::Present,
            DashboardNumber::Unrepresented => represented.get(delegate.unit.as_str()) == Some(&false),
            DashboardNumber::Group(grouping, name) => grouping.of(delegate) == name,
        }
    };
    delegates.iter().enumerate().filter(|(_, delegate)| wanted(delegate)).map(|(place, _)| place).collect()
}

/// The voting delegates of each group: most missing first, then fewest present, then by name.
pub fn groups<'a>(grouping: Grouping, delegates: &'a [Delegate], roll: &Roll) -> Vec<(&'a str, Share)> {
    let mut shares: HashMap<&str, Share> = HashMap::new();
    for delegate in delegates.iter().filter(|delegate| roll.votes(delegate)) {
        let share = shares.entry(grouping.of(delegate)).or_default();
        share.total += 1;
        share.present += usize::from(roll.presence(delegate.id) == Presence::Present);
    }
    let mut groups: Vec<_> = shares.into_iter().collect();
    groups
        .sort_by_cached_key(|(name, share)| (Reverse(share.total - share.present), share.present, natural::key(name)));
    groups
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        congress::Session,
        delegate::{DelegateId, DelegateKind, Eligibility},
        event::{Action, Event, EventId, LogicalTime, Means, Scope},
        quorum::QuorumRule,
    };

    fn person(number: u128, unit: &str) -> Delegate {
        let id = Uuid::from_u128(number);
        let name = format!("Người {number}");
        Delegate { unit: unit.to_owned(), delegation: "Đoàn 1".to_owned(), ..Delegate::new(DelegateId(id), id, name) }
    }

    fn event(number: u128, delegate: u128, action: Action, second: i64) -> Event {
        Event {
            id: EventId(Uuid::from_u128(number)),
            session: "a".to_owned(),
            delegate: DelegateId(Uuid::from_u128(delegate)),
            action,
            score: None,
            margin: None,
            door: "1".to_owned(),
            operator: "Lan".to_owned(),
            authority: None,
            reason: None,
            at: Timestamp::from_second(second).expect("a time"),
            logical: LogicalTime { millis: number as i64, counter: 0 },
        }
    }

    /// Eight delegates of three units and a guest: 1 present, 2 late, 3 out, 4 excused, 5 ineligible, 6 to 8 not seen.
    fn hall(closed: bool) -> (Vec<Delegate>, Roll, Session) {
        let mut people: Vec<Delegate> =
            (1..=8).map(|number| person(number, ["Chi bộ 2", "Chi bộ 10", "Chi bộ 1"][number as usize % 3])).collect();
        people[4].eligibility = Eligibility::Ineligible;
        people.push(Delegate { kind: DelegateKind::Guest, ..person(9, "") });
        let present = || Action::Present { means: Means::Name };
        let events = [
            event(1, 1, present(), 60),
            event(2, 3, present(), 61),
            event(3, 9, present(), 119),
            event(4, 4, Action::Excuse { scope: Scope::Session, approved_by: "Ban Tổ chức".to_owned() }, 200),
            event(5, 3, Action::StepOut, 300),
            event(6, 2, present(), 700),
        ];
        let mut session = Session::new("a", "A");
        session.bell = Timestamp::from_second(600).ok();
        session.closed = closed.then(|| Timestamp::from_second(9_000).expect("a time"));
        let roll = Roll::fold(&people, &events, &session);
        (people, roll, session)
    }

    #[test]
    fn every_counter_has_as_many_names_behind_it_as_it_says() {
        for closed in [false, true] {
            let (people, roll, _) = hall(closed);
            let counts = roll.count(&people, &QuorumRule::delegates_congress());
            let many = |number| behind(&number, &people, &roll).len();
            assert_eq!(many(DashboardNumber::Present), counts.present);
            assert_eq!(many(DashboardNumber::Expected), counts.expected);
            assert_eq!(many(DashboardNumber::Excused), counts.excused);
            assert_eq!(many(DashboardNumber::Absent), counts.absent);
            assert_eq!(many(DashboardNumber::Late), counts.late);
            assert_eq!(many(DashboardNumber::Out), counts.out);
            assert_eq!(many(DashboardNumber::Blocked), counts.blocked);
            assert_eq!(many(DashboardNumber::Others), counts.others.total);
            assert_eq!(many(DashboardNumber::Missing), counts.summoned - counts.present);
            assert_eq!(many(DashboardNumber::Came), counts.present + counts.out);
            assert_eq!((counts.present, counts.late, counts.out, counts.blocked), (2, 1, 1, 1));
        }
    }

    #[test]
    fn groups_add_up_to_the_summoned_and_the_emptiest_come_first() {
        let (people, roll, _) = hall(false);
        let counts = roll.count(&people, &QuorumRule::delegates_congress());
        for grouping in [Grouping::Unit, Grouping::Delegation] {
            let groups = groups(grouping, &people, &roll);
            let total: usize = groups.iter().map(|(_, share)| share.total).sum();
            let present: usize = groups.iter().map(|(_, share)| share.present).sum();
            assert_eq!((total, present), (counts.summoned, counts.present));
            for (name, share) in groups {
                let list = behind(&DashboardNumber::Group(grouping, name.to_owned()), &people, &roll);
                assert_eq!(list.len(), share.total);
            }
        }
        let names: Vec<&str> = groups(Grouping::Unit, &people, &roll).into_iter().map(|(name, _)| name).collect();
        assert_eq!(
            names,
            ["Chi bộ 2", "Chi bộ 1", "Chi bộ 10"],
            "two are missing of each; of the first nobody is here"
        );
    }

    #[test]
    fn a_minute_holds_who_came_in_it_and_a_missing_unit_all_of_its_own() {
        let (people, roll, _) = hall(false);
        let minute =
            |from| DashboardNumber::Between { from: Timestamp::from_second(from).expect("a time"), seconds: 60 };
        assert_eq!(behind(&minute(60), &people, &roll), [0, 2, 8]);
        assert_eq!(behind(&minute(120), &people, &roll), [0_usize; 0]);
        let units: Vec<&str> = behind(&DashboardNumber::Unrepresented, &people, &roll)
            .into_iter()
            .map(|place| people[place].unit.as_str())
            .collect();
        assert_eq!(units, ["Chi bộ 2", "Chi bộ 2"], "who went out represents nobody");
    }
}
