//! When enough delegates will be here, if they go on coming as in the last minutes.

use jiff::{SignedDuration, Timestamp};

use super::model::Model;

/// The minutes that are looked back on.
const WINDOW: SignedDuration = SignedDuration::from_mins(5);
/// Seconds; further ahead it is no forecast.
const FARTHEST: i64 = 6 * 3600;

/// The moment at which the first prong will be fulfilled; none where it is already, or nobody came lately.
pub(crate) fn enough_at(model: &Model) -> Option<Timestamp> {
    let snapshot = &model.snapshot;
    let prong = snapshot.counts.quorum?.delegates;
    let missing = prong.needed.saturating_sub(snapshot.counts.present);
    if prong.valid || missing == 0 {
        return None;
    }
    let arrivals = snapshot.roll.arrivals();
    let lately = arrivals.iter().filter(|event| model.now.duration_since(event.at) <= WINDOW).count();
    if lately == 0 {
        return None;
    }
    let seconds = WINDOW.as_secs() * missing as i64 / lately as i64;
    (seconds <= FARTHEST).then(|| model.now.checked_add(SignedDuration::from_secs(seconds)).ok()).flatten()
}

/// The forecast in words.
pub(crate) fn sentence(model: &Model) -> Option<String> {
    let at = enough_at(model)?;
    let words = &model.words().counts;
    let time = model.minute(at);
    let near = |bell: &Timestamp| bell.duration_since(at).as_hours().abs() < 3;
    Some(match model.snapshot.session.bell.filter(near) {
        None => (words.forecast)(&time),
        Some(bell) => {
            let minutes = bell.duration_since(at).as_mins();
            let tell = if minutes >= 0 { words.forecast_before } else { words.forecast_after };
            tell(&time, &minutes.abs().to_string())
        }
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::tz::TimeZone;
    use uuid::Uuid;

    use super::*;
    use crate::{
        app::snapshot::{Roster, Snapshot},
        console::theme::Theme,
        domain::{
            congress::Session,
            delegate::{Delegate, DelegateId},
            event::{Action, Event, EventId, LogicalTime, Means},
            quorum::QuorumRule,
        },
        i18n::Language,
    };

    /// 30 delegates of one unit, `here` of whom came one every ten seconds until `now`.
    fn model(here: i64, bell: Option<i64>) -> Model {
        let at = |second| Timestamp::from_second(1_000_000 + second).expect("a time");
        let people = (0..30_u128).map(|number| {
            let id = Uuid::from_u128(number);
            Delegate { unit: "Chi bộ 1".to_owned(), ..Delegate::new(DelegateId(id), id, "An") }
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

    #[test]
    fn the_pace_of_the_last_minutes_goes_on() {
        // 10 came in five minutes, 20 are needed: 10 more take another five.
        let model = model(10, Some(600));
        assert_eq!(enough_at(&model).map(Timestamp::as_second), Some(1_000_300));
        assert!(sentence(&model).is_some_and(|text| text.contains("5 min before the bell")), "{:?}", sentence(&model));
    }

    #[test]
    fn nothing_is_foretold_without_a_pace_or_a_need() {
        assert!(enough_at(&model(0, None)).is_none(), "nobody came");
        assert!(enough_at(&model(20, None)).is_none(), "enough are here");
        assert!(sentence(&model(10, Some(90_000))).is_some_and(|text| !text.contains("bell")), "tomorrow's bell");
    }
}
