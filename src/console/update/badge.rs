//! A badge was read, by a camera or a scanner.

use jiff::SignedDuration;

use super::{attendance, raise};
use crate::{
    app::desk::{badges::Found, recorder::Evidence},
    console::{
        effect::Effect,
        model::{Model, Panel, Problem},
        popups::Popup,
    },
    domain::{attendance::Presence, event::Means},
};

/// Within this time of a check-in the person is still holding the badge.
const STILL_HERE: SignedDuration = SignedDuration::from_secs(5);

/// Checks its owner in, or says why not.
pub(super) fn found(model: &mut Model, found: Found) -> Vec<Effect> {
    if matches!(model.popup, Some(Popup::Badge)) {
        model.popup = None;
    }
    let Found::Of(delegate) = found else {
        let same = |problem: &Problem| matches!(problem, Problem::Badge(other) if *other == found);
        let known = matches!(&model.panel, Panel::Held(problem) if same(problem)) || model.waiting.iter().any(same);
        // Codes that are no badges are everywhere: they never wait behind a question.
        if known || (found == Found::Stray && model.problems() > 0) {
            return Vec::new();
        }
        raise(model, Problem::Badge(found));
        return vec![Effect::Alarm];
    };
    let just_now = model.presence(delegate) == Presence::Present
        && model.arrival(delegate).is_some_and(|arrival| {
            arrival.door == model.snapshot.door && model.now.duration_since(arrival.at) < STILL_HERE
        });
    if just_now {
        return Vec::new();
    }
    attendance::check_in(model, delegate, Evidence::by(Means::Qr, None))
}
