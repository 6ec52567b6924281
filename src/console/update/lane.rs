//! What the cameras and their recognisers say.

use std::{collections::VecDeque, sync::Arc};

use image::RgbImage;

use super::{attendance, enrol, raise, settle};
use crate::{
    app::{
        desk::{front_desk::Request, recorder::Evidence},
        faces::lane::{CameraState, Report, Track, Verdict},
    },
    console::{
        effect::Effect,
        model::{Confirm, LaneView, Model, Panel, Photo, Problem, Screen},
    },
    domain::{
        attendance::Presence,
        delegate::DelegateId,
        event::Means,
        reception::{Certainty, Question, Reception},
        recognition::{Decision, Doubt},
    },
};

/// Takes a report of a lane in.
pub(super) fn report(model: &mut Model, number: usize, report: Report) -> Vec<Effect> {
    let front_sees = model.lanes.get(model.front).is_some_and(LaneView::sees_somebody);
    let Some(lane) = model.lanes.get_mut(number) else { return Vec::new() };
    match report {
        Report::Preview(preview) => {
            if model.screen != Screen::CheckIn && model.popup.is_none() {
                model.revision -= 1; // nothing that is on the screen changed
            }
            // A frame that was on its way when the camera stopped would pass for a live one.
            if matches!(lane.camera, CameraState::Starting | CameraState::Running(_)) {
                lane.preview = Some(preview);
                // Two people before two cameras: the picture does not jump between them.
                if lane.sees_somebody() && !front_sees {
                    model.front = number;
                }
                look_for_asked(model, number);
            }
            Vec::new()
        }
        Report::Camera(state) => {
            let alarm = matches!(state, CameraState::Stalled | CameraState::Lost | CameraState::Failed(_));
            if !matches!(state, CameraState::Running(_)) {
                lane.preview = None;
            }
            let bell = alarm && lane.camera != state;
            lane.camera = state;
            if bell { vec![Effect::Alarm] } else { Vec::new() }
        }
        Report::Verdict(verdict) => {
            model.front = number;
            take(model, number, verdict)
        }
        Report::Enrol(state) => {
            model.front = number;
            enrol::step(model, state)
        }
    }
}

/// Notes who has gone of those whom questions are about.
fn look_for_asked(model: &mut Model, lane: usize) {
    let shown = match &model.panel {
        Panel::Held(problem) => Some(problem),
        _ => None,
    };
    let tracks = shown.into_iter().chain(&model.waiting).filter_map(Problem::track);
    let asked: Vec<u64> = tracks.filter(|track| track.lane == lane).map(|track| track.number).collect();
    model.lanes[lane].look_for(&asked, model.now);
}

/// Who stands at the camera comes first: an unknown face that went away drops off and is counted, and a question about
/// somebody who is gone waits behind those about people who are there.
pub(super) fn step_back(model: &mut Model) -> Vec<Effect> {
    // Somebody is looking for the name, or reads.
    if model.popup.is_some() {
        return Vec::new();
    }
    let waiting = std::mem::take(&mut model.waiting);
    let (strangers, rest): (VecDeque<Problem>, VecDeque<Problem>) = waiting
        .into_iter()
        .partition(|problem| matches!(problem, Problem::Unknown { .. }) && model.is_about_one_who_left(problem));
    model.waiting = rest;
    model.strangers_left += strangers.len();
    match &model.panel {
        Panel::Held(problem @ Problem::Unknown { .. }) if model.is_about_one_who_left(problem) => {
            model.strangers_left += 1;
            model.revision += 1;
            settle(model)
        }
        Panel::Held(problem)
            if model.is_about_one_who_left(problem)
                && model.waiting.iter().any(|other| !model.is_about_one_who_left(other)) =>
        {
            let problem = problem.clone();
            model.revision += 1;
            let effects = settle(model);
            model.waiting.push_back(problem);
            effects
        }
        _ => Vec::new(),
    }
}

/// A track came to a decision; whatever was asked about the same track before is settled by it.
fn take(model: &mut Model, lane: usize, verdict: Verdict) -> Vec<Effect> {
    // Faces ask for nothing before the roll call and after it; whoever comes all the same is found by name.
    if verdict.decision == Decision::Wait || !model.snapshot.session.is_open() {
        return Vec::new();
    }
    let track = Track { lane, number: verdict.track };
    let mut effects = forget(model, |problem| is_of(problem, track));
    match verdict.decision {
        Decision::Wait => {}
        Decision::Accept { candidate, margin } => {
            // The desk's other camera may still ask about the same person.
            effects.extend(forget(model, |problem| asks_elsewhere(problem, candidate.delegate, lane)));
            let evidence = Evidence::face(candidate.score, margin);
            effects.extend(attendance::check_in(model, candidate.delegate, evidence));
        }
        Decision::Confirm { candidate, margin, doubt } => {
            let reception = model.reception(candidate.delegate, Means::Face, Certainty::Doubtful(doubt));
            let Reception::Ask(Question::Doubt(doubt)) = reception else { return effects };
            let mut nearest = verdict.nearest;
            nearest.retain(|other| other.delegate != candidate.delegate);
            nearest.insert(0, candidate);
            nearest.truncate(3);
            // Somebody just checked in who lingers is not asked about again, unless a look-alike may stand there.
            let all_here = nearest.iter().all(|other| model.presence(other.delegate) == Presence::Present);
            let lingers = doubt != Doubt::Twin && attendance::lingers(model, candidate.delegate);
            let asked = |problem: &Problem| asks_elsewhere(problem, candidate.delegate, lane);
            let asked =
                matches!(&model.panel, Panel::Held(problem) if asked(problem)) || model.waiting.iter().any(asked);
            if all_here
                || lingers
                || asked
                || model.writing.iter().any(|request| request.delegate() == Some(candidate.delegate))
            {
                return effects;
            }
            let confirm =
                Confirm { track, nearest, selected: 0, margin, doubt, crop: verdict.crop, photo: Photo::Loading };
            raise(model, Problem::Confirm(Box::new(confirm)));
            effects.extend(wanted_photo(model));
            effects.push(Effect::Bell);
        }
        Decision::Unknown => {
            // One stranger at a time is enough to ask about, and never before what is asked already.
            let asks = |problem: &Problem| !model.is_about_one_who_left(problem);
            let held = matches!(&model.panel, Panel::Held(problem) if asks(problem));
            if !held && !model.waiting.iter().any(asks) {
                raise(model, Problem::Unknown { track, crop: verdict.crop });
                effects.push(Effect::Bell);
            }
        }
    }
    effects
}

/// Whether a track asks it.
fn is_of(problem: &Problem, track: Track) -> bool {
    match problem {
        Problem::Confirm(confirm) => confirm.track == track,
        Problem::Unknown { track: other, .. } => *other == track,
        _ => false,
    }
}

/// Whether another lane asks if this delegate stands there. Of two look-alikes each may stand before a camera.
fn asks_elsewhere(problem: &Problem, delegate: DelegateId, lane: usize) -> bool {
    matches!(problem, Problem::Confirm(confirm) if confirm.track.lane != lane && confirm.doubt != Doubt::Twin
        && confirm.nearest.first().is_some_and(|best| best.delegate == delegate))
}

/// Drops questions.
fn forget(model: &mut Model, settled: impl Fn(&Problem) -> bool) -> Vec<Effect> {
    model.waiting.retain(|problem| !settled(problem));
    if matches!(&model.panel, Panel::Held(problem) if settled(problem)) { settle(model) } else { Vec::new() }
}

/// The photo that the shown question still lacks.
pub(super) fn wanted_photo(model: &Model) -> Option<Effect> {
    match &model.panel {
        Panel::Held(Problem::Confirm(confirm)) if matches!(confirm.photo, Photo::Loading) => {
            Some(Effect::Desk(Request::Photo(confirm.candidate()?.delegate)))
        }
        _ => None,
    }
}

/// The next source of frames is looked at.
pub(super) fn next_source(model: &mut Model) -> Vec<Effect> {
    vec![Effect::Desk(Request::NextSource(model.turning()))]
}

/// Moves the choice among the nearest, and asks for the other photo.
pub(super) fn choose(model: &mut Model, step: isize) -> Vec<Effect> {
    let Panel::Held(Problem::Confirm(confirm)) = &mut model.panel else { return Vec::new() };
    let selected = confirm.selected.saturating_add_signed(step).min(confirm.nearest.len().saturating_sub(1));
    if selected == confirm.selected {
        return Vec::new();
    }
    confirm.selected = selected;
    confirm.photo = Photo::Loading;
    wanted_photo(model).into_iter().collect()
}

/// The photo has come.
pub(super) fn photo(model: &mut Model, delegate: DelegateId, photo: Option<Arc<RgbImage>>) {
    if let Panel::Held(Problem::Confirm(confirm)) = &mut model.panel
        && confirm.candidate().is_some_and(|candidate| candidate.delegate == delegate)
    {
        confirm.photo = photo.map_or(Photo::Absent, Photo::Image);
    }
}
