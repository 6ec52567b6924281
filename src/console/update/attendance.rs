//! Check-ins and their like: who may be recorded at once, and what is shown when it is done.

use jiff::SignedDuration;

use super::{go_on, is_unread, raise, settle};
use crate::{
    console::{
        effect::Effect,
        model::{Model, Panel, Problem},
        popups::Popup,
    },
    domain::{
        attendance::Presence,
        delegate::DelegateId,
        event::{Action, Event, Means},
    },
};

/// How long an acceptance stays when nobody follows.
const SHOWN: SignedDuration = SignedDuration::from_secs(2);
/// More names than are read in that time.
const MOST_NAMES: usize = 3;
/// So long ago somebody was received who is still worth showing.
const NEWS: SignedDuration = SignedDuration::from_secs(60);
/// How long "already present" stays.
const ALREADY_SHOWN: SignedDuration = SignedDuration::from_secs(4);
/// Who was checked in here so short a time ago still stands at the desk; that is no news.
const LINGERS: SignedDuration = SignedDuration::from_secs(60);

/// Sends a check-in (an `Effect::Record`) on its way if the delegate is expected; shows why not otherwise.
pub(super) fn check_in(model: &mut Model, wish: Effect) -> Vec<Effect> {
    let Some(delegate) = wish.delegate() else { return Vec::new() };
    if model.writing.iter().any(|effect| matches!(effect, Effect::Record { .. }) && effect.delegate() == Some(delegate))
    {
        return Vec::new();
    }
    match model.presence(delegate) {
        Presence::Expected => write(model, wish),
        Presence::Present => already(model, &wish),
        presence => {
            let wish = match presence {
                Presence::Excused => Some(wish),
                Presence::Out => Some(Effect::Return { delegate }),
                _ => None,
            };
            if is_shown(model, delegate) {
                return Vec::new();
            }
            let alarm = wish.is_none();
            raise(model, Problem::NotExpected { delegate, presence, wish });
            vec![if alarm { Effect::Alarm } else { Effect::Bell }]
        }
    }
}

/// Sends an effect to the store and remembers it until it is answered.
pub(super) fn write(model: &mut Model, effect: Effect) -> Vec<Effect> {
    model.writing.push(effect.clone());
    vec![effect]
}

fn is_shown(model: &Model, delegate: crate::domain::delegate::DelegateId) -> bool {
    let about =
        |problem: &Problem| matches!(problem, Problem::NotExpected { delegate: other, .. } if *other == delegate);
    matches!(&model.panel, Panel::Held(problem) if about(problem)) || model.waiting.iter().any(about)
}

/// Whether a delegate was checked in here a moment ago, and so may still stand at the desk.
pub(super) fn lingers(model: &Model, delegate: crate::domain::delegate::DelegateId) -> bool {
    model.presence(delegate) == Presence::Present
        && model.arrival(delegate).is_some_and(|arrival| {
            arrival.door == model.snapshot.door && model.now.duration_since(arrival.at) < LINGERS
        })
}

fn already(model: &mut Model, wish: &Effect) -> Vec<Effect> {
    let Some(arrival) = wish.delegate().and_then(|delegate| model.arrival(delegate)).cloned() else {
        return Vec::new();
    };
    let by_face = matches!(wish, Effect::Record { score: Some(_), .. });
    if arrival.door != model.snapshot.door && model.now.duration_since(arrival.at) < model.snapshot.walk {
        raise(model, Problem::TwoDoors { arrival });
        return vec![Effect::Alarm];
    }
    let news = !(by_face && lingers(model, arrival.delegate));
    if news && !matches!(model.panel, Panel::Held(_)) {
        model.panel = Panel::Already { arrival, until: later(model, ALREADY_SHOWN) };
    }
    Vec::new()
}

/// An event is in the store.
pub(super) fn recorded(model: &mut Model, event: Event, duplicate: bool) -> Vec<Effect> {
    if let Some(place) = model.writing.iter().position(|effect| effect.is_answered_by(&event)) {
        let effect = model.writing.remove(place);
        if let (Effect::Approved { effect, .. }, Some(Popup::Pin(pin))) =
            (effect, model.popup.as_mut().map(Popup::bottom))
            && pin.effect == *effect
        {
            model.popup = None;
        }
    }
    // A question on the screen is not wiped away by somebody else's success, which is shown after it; a badge that was
    // no good is, by the next that is.
    let by_badge = matches!(event.action, Action::Present { means: Means::Qr });
    let next_badge = by_badge && matches!(model.panel, Panel::Held(Problem::Badge(_))) && !is_unread(model);
    if matches!(model.panel, Panel::Held(_)) && !next_badge {
        if matches!(event.action, Action::Present { .. }) && !duplicate {
            model.meanwhile.push(event);
        }
        return vec![Effect::Chime];
    }
    let mut also = just_before(model, &event);
    also.extend(received(model).into_iter().map(|event| event.delegate));
    also.retain(|other| *other != event.delegate);
    also.truncate(MOST_NAMES);
    model.panel = if duplicate && matches!(event.action, Action::Present { .. }) {
        let arrival = model.arrival(event.delegate).cloned().unwrap_or(event);
        Panel::Already { arrival, until: later(model, ALREADY_SHOWN) }
    } else {
        Panel::Done { event, also, until: later(model, SHOWN) }
    };
    vec![Effect::Chime]
}

/// The check-ins that were made while a problem stood there and still are news, the latest first; forgets them.
fn received(model: &mut Model) -> Vec<Event> {
    let mut events = std::mem::take(&mut model.meanwhile);
    events.reverse();
    events.retain(|event| {
        model.now.duration_since(event.at) < NEWS && model.presence(event.delegate) == Presence::Present
    });
    events
}

/// What the panel shows of them; none where there is nobody.
pub(super) fn received_meanwhile(model: &mut Model) -> Option<Panel> {
    let mut events = received(model).into_iter();
    let event = events.next()?;
    let also = events.map(|event| event.delegate).take(MOST_NAMES).collect();
    Some(Panel::Done { event, also, until: later(model, SHOWN) })
}

/// Who was received within the same glance: when several people come at once, none of them passes unseen.
fn just_before(model: &Model, event: &Event) -> Vec<DelegateId> {
    let arrives = |event: &Event| matches!(event.action, Action::Present { .. });
    match &model.panel {
        Panel::Done { event: last, also, .. } if arrives(last) && arrives(event) && last.delegate != event.delegate => {
            let mut also = also.clone();
            also.retain(|other| *other != event.delegate);
            also.insert(0, last.delegate);
            also.truncate(MOST_NAMES);
            also
        }
        _ => Vec::new(),
    }
}

/// Enter on the panel: accept, check in all the same, or try again. What waits comes up after what was done was seen.
pub(in crate::console::update) fn affirm(model: &mut Model) -> Vec<Effect> {
    if is_unread(model) {
        return Vec::new();
    }
    let Panel::Held(problem) = &model.panel else { return Vec::new() };
    match problem.clone() {
        Problem::Confirm(confirm) => {
            let Some(candidate) = confirm.candidate() else { return Vec::new() };
            model.panel = Panel::Idle;
            let wish = Effect::Record {
                delegate: candidate.delegate,
                means: crate::domain::event::Means::Face,
                score: Some(candidate.score),
                margin: Some(if confirm.selected == 0 { confirm.margin } else { 0.0 }),
                reason: None,
            };
            let mut effects = check_in(model, wish);
            effects.extend(go_on(model));
            effects
        }
        Problem::NotExpected { wish: Some(wish), .. } => {
            model.panel = Panel::Idle;
            write(model, wish)
        }
        Problem::Refused { effect, .. } => {
            let mut effects = settle(model);
            effects.extend(retry(model, effect));
            effects
        }
        Problem::Badge(_) => settle(model),
        Problem::Unknown { .. } | Problem::NotExpected { .. } | Problem::TwoDoors { .. } => Vec::new(),
    }
}

/// Sends again what was refused.
pub(super) fn retry(model: &mut Model, effect: Effect) -> Vec<Effect> {
    if effect.writes() { write(model, effect) } else { vec![effect] }
}

fn later(model: &Model, by: SignedDuration) -> jiff::Timestamp {
    model.now.checked_add(by).unwrap_or(model.now)
}
