//! What the dashboard shows, and where its choice is.

use std::sync::Arc;

use jiff::Timestamp;

use super::Model;
use crate::{
    app::desk::snapshot::Snapshot,
    domain::{
        dashboard::{self, DashboardNumber, Grouping},
        event::Event,
        quorum::Share,
    },
};

/// What is chosen on the dashboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// A counter's place: present, expected, excused, absent, late.
    Counter(usize),
    /// A condition of the quorum: delegates, units.
    Condition(usize),
    /// A group's place in the list as shown.
    Group(usize),
    /// A minute in which somebody came, by its start.
    Minute(Timestamp),
    /// An event's place in the list as shown.
    Event(usize),
}

/// The dashboard.
#[derive(Default)]
pub struct DashboardView {
    /// What is chosen; the first group if nothing was yet.
    pub chosen: Option<Chosen>,
    /// By what the delegates are grouped.
    pub grouping: Grouping,
    /// Another session's roll, which is only looked at.
    pub viewed: Option<Arc<Snapshot>>,
}

/// The counters in their order.
pub(in crate::console) const COUNTERS: [DashboardNumber; 5] = [
    DashboardNumber::Present,
    DashboardNumber::Expected,
    DashboardNumber::Excused,
    DashboardNumber::Absent,
    DashboardNumber::Late,
];
/// As many events as a glance takes in.
const EVENTS: usize = 10;

impl DashboardView {
    /// What is chosen.
    pub fn chosen(&self) -> Chosen {
        self.chosen.unwrap_or(Chosen::Group(0))
    }
}

impl Model {
    /// The roll that the dashboard shows: this desk's, or another session's.
    pub fn dashboard_roll(&self) -> &Arc<Snapshot> {
        self.dashboard.viewed.as_ref().unwrap_or(&self.snapshot)
    }

    /// The groups as the dashboard lists them, the emptiest first.
    pub fn groups(&self) -> Vec<(&str, Share)> {
        let snapshot = self.dashboard_roll();
        dashboard::groups(self.dashboard.grouping, &snapshot.roster.delegates, &snapshot.roll)
    }

    /// The newest events of the session, newest first.
    pub fn last_events(&self) -> Vec<&Event> {
        let snapshot = self.dashboard_roll();
        let mut last: Vec<&Event> = Vec::with_capacity(EVENTS + 1);
        for event in snapshot.events.iter().filter(|event| event.session == snapshot.session.name) {
            let place = last.partition_point(|other| other.order() > event.order());
            if place < EVENTS {
                last.insert(place, event);
                last.truncate(EVENTS);
            }
        }
        last
    }

    /// How many prongs the quorum has.
    pub fn conditions(&self) -> usize {
        self.dashboard_roll().counts.quorum.map_or(0, |quorum| 1 + usize::from(quorum.units.is_some()))
    }
}
