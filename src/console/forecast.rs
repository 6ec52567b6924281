//! When enough delegates and when the last of them will be here, if they go on coming as in the last minutes.

use jiff::{SignedDuration, Timestamp};

use super::model::Model;

/// The minutes that are looked back on.
const WINDOW: SignedDuration = SignedDuration::from_mins(5);
/// The least that a pace is taken from: a count is uncertain by its root (Poisson), so by half with four.
const FEWEST: usize = 5;
/// A door that has only just opened is looked at for as long as this before anything is foretold.
const LEAST_WINDOW: SignedDuration = SignedDuration::from_mins(1);
/// Seconds; further ahead it is no forecast.
const FARTHEST: i64 = 6 * 3600;
/// As above for the queue: people who come one by one hours later stand in none.
const LONGEST_QUEUE: i64 = 2 * 3600;

/// What is foretold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Forecast {
    /// In words.
    pub text: String,
    /// Whether it ends after the bell.
    pub late: bool,
}

/// The moment at which the first condition of the quorum will be fulfilled; none where it is already, or too few came lately.
fn enough_at(model: &Model) -> Option<Timestamp> {
    let snapshot = &model.snapshot;
    let condition = snapshot.counts.quorum?.delegates;
    at_this_pace(model, condition.needed.saturating_sub(snapshot.counts.present), FARTHEST)
}

/// The moment at which everybody who is still expected will have been received: nobody waits any more.
fn clear_at(model: &Model) -> Option<Timestamp> {
    at_this_pace(model, model.snapshot.counts.expected, LONGEST_QUEUE)
}

/// When so many more will have come; none where too few came lately, or that is further ahead than so many seconds.
fn at_this_pace(model: &Model, missing: usize, farthest: i64) -> Option<Timestamp> {
    let (roll, opened) = (&model.snapshot.roll, model.snapshot.session.opened);
    let window = opened.map_or(WINDOW, |opened| model.now.duration_since(opened).min(WINDOW));
    let arrivals = roll.arrivals();
    let counted = arrivals.iter().take_while(|event| model.now.duration_since(event.at) <= WINDOW);
    let lately = counted.filter(|event| model.delegate(event.delegate).is_some_and(|it| roll.votes(it))).count();
    if lately < FEWEST || missing == 0 || window < LEAST_WINDOW {
        return None;
    }
    let seconds = window.as_secs() * missing as i64 / lately as i64;
    (seconds <= farthest).then(|| model.now.checked_add(SignedDuration::from_secs(seconds)).ok()).flatten()
}

/// Both moments in words, and where the later of them stands to the bell; none where nothing can be foretold, or the
/// session is closed.
pub(crate) fn forecast(model: &Model) -> Option<Forecast> {
    let session = &model.snapshot.session;
    let (enough, clear) = (enough_at(model), clear_at(model));
    let last = clear.or(enough).filter(|_| session.closed.is_none())?;
    let words = &model.words().counts;
    let near = |bell: &Timestamp| bell.duration_since(last).as_hours().abs() < 3;
    let minutes = session.bell.filter(near).map(|bell| bell.duration_since(last).as_mins());
    let parts = [
        enough.map(|at| (words.forecast_enough)(&model.minute(at))),
        clear.map(|at| (words.forecast_clear)(&model.minute(at))),
        minutes.map(|minutes| {
            let tell = if minutes >= 0 { words.forecast_before } else { words.forecast_after };
            tell(&minutes.abs().to_string())
        }),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let text = format!("{} {}", words.forecast, parts.join(", "));
    Some(Forecast { text, late: minutes.is_some_and(|minutes| minutes < 0) })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::tz::TimeZone;
    use uuid::Uuid;

    use super::*;
    use crate::{
        app::desk::snapshot::{Roster, Snapshot},
        console::theme::Theme,
        domain::{
            congress::Session,
            delegate::{Delegate, DelegateId, DelegateKind},
            event::{Action, Event, EventId, LogicalTime, Means},
            quorum::QuorumRule,
        },
        i18n::Language,
    };

    /// 30 delegates of one unit, `here` of whom came one every ten seconds until `now`.
    fn model(here: i64, bell: Option<i64>) -> Model {
        with_guests(here, 0, bell)
    }

    /// As above, where some of the latest arrivals are guests.
    fn with_guests(here: i64, guests: u128, bell: Option<i64>) -> Model {
        let at = |second| Timestamp::from_second(1_000_000 + second).expect("a time");
        let people = (0..30_u128).map(|number| {
            let id = Uuid::from_u128(number);
            let kind = if number < guests { DelegateKind::Guest } else { DelegateKind::Official };
            Delegate { kind, unit: "Chi bộ 1".to_owned(), ..Delegate::new(DelegateId(id), id, "An") }
        });
        let events = (0..here).map(|place| Event {
            id: EventId(Uuid::from_u128(place as u128)),
            session: "a".to_owned(),
            delegate: DelegateId(Uuid::from_u128(place as u128)),
            action: Action::Present { means: Means::Name },
            score: None,
            margin: None,
            door: "1".to_owned(),
            operator: String::new(),
            authority: None,
            reason: None,
            at: at(-10 * place),
            logical: LogicalTime { millis: place, counter: 0 },
        });
        let session = Session { bell: bell.map(at), ..Session::new("a", "A") };
        let roster = Arc::new(Roster::new(people.collect(), []));
        let rule = QuorumRule::delegates_congress();
        let desk = ("1".to_owned(), String::new());
        let snapshot = Snapshot::new("X".to_owned(), desk, session, roster, events, rule);
        Model::new(Arc::new(snapshot), at(0), TimeZone::UTC, Language::En, Theme::default())
    }

    fn said(model: &Model) -> String {
        forecast(model).expect("a forecast").text
    }

    #[test]
    fn the_pace_of_the_last_minutes_goes_on() {
        // 10 came in five minutes, 20 are needed: 10 more take another five, and all 20 that miss another ten.
        let model = model(10, Some(900));
        assert_eq!(enough_at(&model).map(Timestamp::as_second), Some(1_000_300));
        assert_eq!(clear_at(&model).map(Timestamp::as_second), Some(1_000_600));
        assert_eq!(said(&model), "Forecast: enough at 13:51, queue clear at 13:56, 5 min before the bell");
        assert!(!forecast(&model).is_some_and(|forecast| forecast.late));
    }

    #[test]
    fn a_queue_that_outlasts_the_bell_is_told() {
        let forecast = forecast(&model(10, Some(420))).expect("a forecast");
        assert!(forecast.late && forecast.text.ends_with("queue clear at 13:56, 3 min after the bell"), "{forecast:?}");
    }

    #[test]
    fn nothing_is_foretold_without_a_pace_or_a_need() {
        assert!(forecast(&model(0, None)).is_none(), "nobody came");
        assert!(forecast(&model(4, None)).is_none(), "four are no pace");
        assert!(forecast(&model(30, None)).is_none(), "all are here");
        assert_eq!(said(&model(20, None)), "Forecast: queue clear at 13:49", "enough are here");
        assert!(!said(&model(10, Some(90_000))).contains("bell"), "tomorrow's bell");
    }

    #[test]
    fn a_door_that_opened_a_moment_ago_has_a_pace_of_its_own() {
        let opened = |seconds| {
            let mut model = model(10, None);
            let snapshot = Arc::get_mut(&mut model.snapshot).expect("no other hand on it");
            snapshot.session.opened = Some(model.now - SignedDuration::from_secs(seconds));
            clear_at(&model).map(Timestamp::as_second)
        };
        assert_eq!(opened(1_800), Some(1_000_600));
        assert_eq!(opened(100), Some(1_000_200), "ten came in 100 seconds, twenty are awaited");
        assert_eq!(opened(59), None);
    }

    #[test]
    fn guests_say_nothing_about_the_pace_of_those_who_are_called() {
        assert!(forecast(&with_guests(10, 10, None)).is_none());
        assert_eq!(clear_at(&with_guests(10, 5, None)).map(Timestamp::as_second), Some(1_001_200));
    }
}
