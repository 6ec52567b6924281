//! What the dashboard shows, and where its choice is.

use std::sync::Arc;

use jiff::Timestamp;

use super::Model;
use crate::{
    app::snapshot::Snapshot,
    domain::{
        board::{self, Grouping, Number},
        event::Event,
        quorum::Share,
    },
};

/// What is chosen on the dashboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// A counter's place: present, expected, excused, absent, late.
    Counter(usize),
    /// A prong of the quorum: delegates, units.
    Prong(usize),
    /// A group's place in the list as shown.
    Group(usize),
    /// A minute in which somebody came, by its start.
    Minute(Timestamp),
    /// An event's place in the list as shown.
    Event(usize),
}

/// The dashboard.
#[derive(Default)]
pub struct Board {
    /// What is chosen; the first group if nothing was yet.
    pub chosen: Option<Chosen>,
    /// By what the delegates are grouped.
    pub grouping: Grouping,
    /// Another session's roll, which is only looked at.
    pub viewed: Option<Arc<Snapshot>>,
}

/// The counters in their order.
pub(in crate::console) const COUNTERS: [Number; 5] =
    [Number::Present, Number::Expected, Number::Excused, Number::Absent, Number::Late];
/// As many events as a glance takes in.
const EVENTS: usize = 10;

impl Board {
    /// What is chosen.
    pub fn chosen(&self) -> Chosen {
        self.chosen.unwrap_or(Chosen::Group(0))
    }
}

impl Model {
    /// The roll that the dashboard shows: this desk's, or another session's.
    pub fn board_roll(&self) -> &Arc<Snapshot> {
        self.board.viewed.as_ref().unwrap_or(&self.snapshot)
    }

    /// The groups as the dashboard lists them, the emptiest first.
    pub fn groups(&self) -> Vec<(&str, Share)> {
        let snapshot = self.board_roll();
        board::groups(self.board.grouping, &snapshot.roster.delegates, &snapshot.roll)
    }

    /// The newest events of the session, newest first.
    pub fn last_events(&self) -> Vec<&Event> {
        let snapshot = self.board_roll();
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
    pub fn prongs(&self) -> usize {
        self.board_roll().counts.quorum.map_or(0, |quorum| 1 + usize::from(quorum.units.is_some()))
    }
}
