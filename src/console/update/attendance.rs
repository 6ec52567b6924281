//! Check-ins and their like: who may be recorded at once, and what is shown when it is done.

use jiff::SignedDuration;

use super::{go_on, is_unread, open, raise, settle};
use crate::{
    app::desk::{front_desk::Request, recorder::Evidence},
    console::{
        effect::Effect,
        model::{Model, Panel, Problem},
        popups::{Popup, Why},
    },
    domain::{
        attendance::Presence,
        delegate::DelegateId,
        event::{Action, Event, Means},
        reception::{Certainty, Question, Reception},
        recognition::Doubt,
    },
};

/// How long an acceptance stays when nobody follows.
const SHOWN: SignedDuration = SignedDuration::from_secs(2);
/// More names than are read in that time.
const MOST_NAMES: usize = 3;
/// How long a reception is still worth showing.
const RECENT: SignedDuration = SignedDuration::from_secs(60);
/// How long "already present" stays.
const ALREADY_SHOWN: SignedDuration = SignedDuration::from_secs(4);
/// Within this time of a check-in the person still stands at the desk; seeing them again is not reported.
const LINGERS: SignedDuration = SignedDuration::from_secs(60);

/// Receives a delegate as the rule of reception says: sends a check-in on its way, asks, or shows why not.
pub(super) fn check_in(model: &mut Model, delegate: DelegateId, evidence: Evidence) -> Vec<Effect> {
    let is_this = |request: &Request| matches!(request, Request::CheckIn(other, _) if *other == delegate);
    if model.writing.iter().any(is_this) {
        return Vec::new();
    }
    match model.reception(delegate, evidence.means, evidence.certainty()) {
        Reception::Record => write(model, Request::CheckIn(delegate, evidence)),
        Reception::Return => write(model, Request::Return(delegate)),
        Reception::Already => already(model, delegate, evidence.means),
        Reception::Ask(Question::Reason) => open::reason(model, Why::Manual(delegate)),
        // A doubtful face is asked about with the face beside it, where it came from.
        Reception::Ask(Question::Doubt(_)) => Vec::new(),
        Reception::Ask(Question::Excused | Question::Out) => {
            let wish = affirmed(model, delegate, evidence);
            not_expected(model, delegate, wish)
        }
        Reception::Refuse(_) => not_expected(model, delegate, None),
    }
}

/// What a yes of the operator records.
fn affirmed(model: &Model, delegate: DelegateId, evidence: Evidence) -> Option<Request> {
    match model.reception(delegate, evidence.means, Certainty::Affirmed) {
        Reception::Record => Some(Request::CheckIn(delegate, evidence)),
        Reception::Return => Some(Request::Return(delegate)),
        Reception::Ask(_) | Reception::Already | Reception::Refuse(_) => None,
    }
}

fn not_expected(model: &mut Model, delegate: DelegateId, wish: Option<Request>) -> Vec<Effect> {
    if is_shown(model, delegate) {
        return Vec::new();
    }
    let alarm = wish.is_none();
    let presence = model.presence(delegate);
    raise(model, Problem::NotExpected { delegate, presence, wish });
    vec![if alarm { Effect::Alarm } else { Effect::Bell }]
}

/// Sends a request to the store and remembers it until it is answered.
pub(super) fn write(model: &mut Model, request: Request) -> Vec<Effect> {
    model.writing.push(request.clone());
    vec![Effect::Desk(request)]
}

fn is_shown(model: &Model, delegate: DelegateId) -> bool {
    let about =
        |problem: &Problem| matches!(problem, Problem::NotExpected { delegate: other, .. } if *other == delegate);
    matches!(&model.panel, Panel::Held(problem) if about(problem)) || model.waiting.iter().any(about)
}

/// Whether a delegate was checked in here a moment ago, and so may still stand at the desk.
pub(super) fn lingers(model: &Model, delegate: DelegateId) -> bool {
    model.presence(delegate) == Presence::Present
        && model.arrival(delegate).is_some_and(|arrival| {
            arrival.door == model.snapshot.door && model.now.duration_since(arrival.at) < LINGERS
        })
}

fn already(model: &mut Model, delegate: DelegateId, means: Means) -> Vec<Effect> {
    let Some(arrival) = model.arrival(delegate).cloned() else { return Vec::new() };
    if arrival.door != model.snapshot.door && model.now.duration_since(arrival.at) < model.snapshot.walk {
        raise(model, Problem::TwoDoors { arrival });
        return vec![Effect::Alarm];
    }
    let is_new = !(means == Means::Face && lingers(model, arrival.delegate));
    if is_new && !matches!(model.panel, Panel::Held(_)) {
        model.panel = Panel::Already { arrival, until: later(model, ALREADY_SHOWN) };
    }
    Vec::new()
}

/// An event is in the store.
pub(super) fn recorded(model: &mut Model, event: Event, duplicate: bool) -> Vec<Effect> {
    if let Some(place) = model.writing.iter().position(|request| request.is_answered_by(&event)) {
        let request = model.writing.remove(place);
        if let (Request::Approved(request, _), Some(Popup::Pin(pin))) =
            (request, model.popup.as_mut().map(Popup::bottom))
            && pin.request == *request
        {
            model.popup = None;
        }
    }
    // A question on the screen is not wiped away by somebody else's success, which is shown after it; a badge that was
    // no good is, by the next that is.
    let by_badge = matches!(event.action, Action::Present { means: Means::Qr });
    let next_badge = by_badge && matches!(model.panel, Panel::Held(Problem::Badge(_))) && !is_unread(model);
    if let Panel::Held(problem) = &model.panel
        && !next_badge
    {
        let asks_whether = |problem: &Problem| {
            matches!(problem, Problem::Confirm(confirm) if confirm.doubt != Doubt::Twin
            && confirm.nearest.first().is_some_and(|best| best.delegate == event.delegate))
        };
        if gives_way(model, problem, &event) {
            // Whoever is asked about and shows the badge has answered.
            if !asks_whether(problem) {
                model.waiting.push_front(problem.clone());
            }
        } else {
            if matches!(event.action, Action::Present { .. }) && !duplicate {
                model.meanwhile.push(event);
            }
            return vec![Effect::Chime];
        }
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

/// Whether a question makes room for a moment: whoever shows a badge stands before the desk, and whoever is recognised
/// does while the one whom the question is about has gone. It comes back as soon as the success was seen.
fn gives_way(model: &Model, problem: &Problem, event: &Event) -> bool {
    match event.action {
        Action::Present { means: Means::Qr } => problem.track().is_some(),
        Action::Present { means: Means::Face } => model.is_about_one_who_left(problem),
        _ => false,
    }
}

/// The check-ins that were made while a problem stood there and are still recent, the latest first; forgets them.
fn received(model: &mut Model) -> Vec<Event> {
    let mut events = std::mem::take(&mut model.meanwhile);
    events.reverse();
    events.retain(|event| {
        model.now.duration_since(event.at) < RECENT && model.presence(event.delegate) == Presence::Present
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

/// People received within the same glance: when several come at once, none passes unseen.
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
            let margin = if confirm.selected == 0 { confirm.margin } else { 0.0 };
            let mut effects = check_in(model, candidate.delegate, Evidence::face(candidate.score, margin));
            effects.extend(go_on(model));
            effects
        }
        Problem::NotExpected { wish: Some(wish), .. } => {
            model.panel = Panel::Idle;
            write(model, wish)
        }
        Problem::Refused { request, .. } => {
            let mut effects = settle(model);
            effects.extend(retry(model, request));
            effects
        }
        Problem::Badge(_) => settle(model),
        Problem::Unknown { .. } | Problem::NotExpected { .. } | Problem::TwoDoors { .. } => Vec::new(),
    }
}

/// Sends again what was refused.
pub(super) fn retry(model: &mut Model, request: Request) -> Vec<Effect> {
    if request.writes() { write(model, request) } else { vec![Effect::Desk(request)] }
}

fn later(model: &Model, by: SignedDuration) -> jiff::Timestamp {
    model.now.checked_add(by).unwrap_or(model.now)
}
