//! What stands behind each number of a roll: the delegates of a counter, a prong of the quorum, a group, a minute.

use std::{cmp::Reverse, collections::HashMap};

use jiff::Timestamp;

use super::{
    attendance::{Presence, Roll},
    delegate::Delegate,
    quorum::Share,
};
use crate::text::natural;

/// By what the delegates are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Grouping {
    /// The organisation that a delegate comes from (tổ chức đảng trực thuộc).
    #[default]
    Unit,
    /// The group in which delegates sit and discuss (đoàn).
    Delegation,
}

impl Grouping {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Unit => Self::Delegation,
            Self::Delegation => Self::Unit,
        }
    }

    /// A delegate's group; empty where the roster states none.
    pub fn of(self, delegate: &Delegate) -> &str {
        match self {
            Self::Unit => &delegate.unit,
            Self::Delegation => &delegate.delegation,
        }
    }
}

/// A number that can be asked for its names. All but `Others` count voting delegates alone, as the quorum does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    /// In the hall now.
    Present,
    /// Not seen yet.
    Expected,
    /// Away with leave.
    Excused,
    /// Not seen by the close.
    Absent,
    /// First came after the bell.
    Late,
    /// Came at some time, whether in the hall now or not.
    Came,
    /// Went out.
    Out,
    /// Not eligible.
    Blocked,
    /// Guests and unseated alternates, in the hall or not.
    Others,
    /// Those whom the first prong misses: summoned and not in the hall.
    Missing,
    /// The delegates of the units that the second prong misses: nobody of theirs is in the hall.
    Unrepresented,
    /// Everybody of a group.
    Group(Grouping, String),
    /// Those who came from this moment on for so many seconds, guests too.
    Between {
        /// The first second.
        from: Timestamp,
        /// For how long.
        seconds: i64,
    },
    /// Everybody on the roster.
    Everybody,
}

/// The delegates behind a number, as places in `delegates`, in the order of the roster.
pub fn behind(number: &Number, delegates: &[Delegate], roll: &Roll) -> Vec<usize> {
    let represented: HashMap<&str, bool> = match number {
        Number::Unrepresented => {
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
            Number::Everybody => true,
            Number::Others => !votes,
            Number::Between { from, seconds } => arrival()
                .is_some_and(|event| (from.as_second()..from.as_second() + seconds).contains(&event.at.as_second())),
            _ if !votes => false,
            Number::Present => presence == Presence::Present,
            Number::Expected => presence == Presence::Expected,
            Number::Excused => presence == Presence::Excused,
            Number::Absent => presence == Presence::Absent,
            Number::Out => presence == Presence::Out,
            Number::Blocked => presence == Presence::Blocked,
            Number::Late => roll.entry(delegate.id).is_some_and(|entry| entry.late && entry.arrival.is_some()),
            Number::Came => arrival().is_some(),
            Number::Missing => presence != Presence::Present,
            Number::Unrepresented => represented.get(delegate.unit.as_str()) == Some(&false),
            Number::Group(grouping, name) => grouping.of(delegate) == name,
        }
    };
    delegates.iter().enumerate().filter(|(_, delegate)| wanted(delegate)).map(|(place, _)| place).collect()
}

/// The voting delegates of each group: most missing first, then those of whom fewest are here, then by name.
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
    use crate::domain::{
        congress::Session,
        delegate::{DelegateId, Eligibility, Kind},
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

    /// Eight of three units and a guest: 1 present, 2 late, 3 out, 4 excused, 5 ineligible, 6 to 8 not seen.
    fn hall(closed: bool) -> (Vec<Delegate>, Roll, Session) {
        let mut people: Vec<Delegate> =
            (1..=8).map(|number| person(number, ["Chi bộ 2", "Chi bộ 10", "Chi bộ 1"][number as usize % 3])).collect();
        people[4].eligibility = Eligibility::Ineligible;
        people.push(Delegate { kind: Kind::Guest, ..person(9, "") });
        let present = || Action::Present { means: Means::Name };
        let events = [
            event(1, 1, present(), 60),
            event(2, 3, present(), 61),
            event(3, 9, present(), 119),
            event(4, 4, Action::Excuse { scope: Scope::Session, approved_by: "Ban Tổ chức".to_owned() }, 200),
            event(5, 3, Action::Leave, 300),
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
            assert_eq!(many(Number::Present), counts.present);
            assert_eq!(many(Number::Expected), counts.expected);
            assert_eq!(many(Number::Excused), counts.excused);
            assert_eq!(many(Number::Absent), counts.absent);
            assert_eq!(many(Number::Late), counts.late);
            assert_eq!(many(Number::Out), counts.out);
            assert_eq!(many(Number::Blocked), counts.blocked);
            assert_eq!(many(Number::Others), counts.others.total);
            assert_eq!(many(Number::Missing), counts.summoned - counts.present);
            assert_eq!(many(Number::Came), counts.present + counts.out);
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
                let list = behind(&Number::Group(grouping, name.to_owned()), &people, &roll);
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
        let minute = |from| Number::Between { from: Timestamp::from_second(from).expect("a time"), seconds: 60 };
        assert_eq!(behind(&minute(60), &people, &roll), [0, 2, 8]);
        assert_eq!(behind(&minute(120), &people, &roll), [0_usize; 0]);
        let units: Vec<&str> = behind(&Number::Unrepresented, &people, &roll)
            .into_iter()
            .map(|place| people[place].unit.as_str())
            .collect();
        assert_eq!(units, ["Chi bộ 2", "Chi bộ 2"], "who went out represents nobody");
    }
}
