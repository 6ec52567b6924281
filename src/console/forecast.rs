//! When enough delegates will be here, if they go on coming as in the last minutes.

use jiff::{SignedDuration, Timestamp};

use super::model::Model;

/// The minutes that are looked back on.
const WINDOW: SignedDuration = SignedDuration::from_mins(5);

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
    model.now.checked_add(SignedDuration::from_secs(seconds)).ok()
}

/// The forecast in words.
pub(crate) fn sentence(model: &Model) -> Option<String> {
    let at = enough_at(model)?;
    let words = &model.words().counts;
    let time = model.minute(at);
    Some(match model.snapshot.session.bell {
        None => (words.forecast)(&time),
        Some(bell) => {
            let minutes = bell.duration_since(at).as_mins();
            let tell = if minutes >= 0 { words.forecast_before } else { words.forecast_after };
            tell(&time, &minutes.abs().to_string())
        }
    })
}
