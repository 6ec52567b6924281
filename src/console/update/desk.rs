//! What the front desk says.

use std::sync::Arc;

use super::{
    attendance, badge, dashboard, delegates, enrol, import, lane, log, open, popup, raise, session_popups, worker_died,
};
use crate::{
    app::{
        desk::{
            front_desk::{Reply, Request},
            records::{Answer, Ask},
            snapshot::Snapshot,
        },
        faces::lane::{CameraState, Report},
    },
    console::{
        effect::Effect,
        message::{Explained, Needs, Worker},
        model::{Model, Photo, Problem, Screen},
        popups::Popup,
    },
};

/// Takes a reply in.
pub(super) fn replied(model: &mut Model, reply: Reply<Explained>) -> Vec<Effect> {
    match reply {
        Reply::Lane(lane, report) => lane::report(model, lane, report),
        Reply::CameraFailed(lane, why) => no_camera(model, lane, why),
        Reply::Changed(snapshot) => changed(model, snapshot),
        Reply::Recorded { event, duplicate } => attendance::recorded(model, event, duplicate),
        Reply::Refused(request, why) => match why.needs {
            Needs::Attention => refused(model, request, why.sentence),
            Needs::Supervisor(supervisors) => popup::asked(model, request, supervisors),
            Needs::OtherPin => popup::refused(model, &request, why.sentence),
        },
        Reply::Photo(delegate, photo) => {
            let in_search = match model.popup.as_mut().map(Popup::bottom) {
                Some(Popup::Find(find)) => find.photo.as_mut(),
                _ => None,
            };
            for (whose, place) in in_search.into_iter().chain(&mut model.delegates.photo) {
                if *whose == delegate {
                    *place = photo.clone().map_or(Photo::Absent, Photo::Image);
                }
            }
            lane::photo(model, delegate, photo);
            Vec::new()
        }
        Reply::Records(ask, answer) => records(model, &ask, answer),
        Reply::Badge(found) => badge::found(model, found),
        Reply::Dashboard(_, answer) => session_popups::answered(model, answer),
        Reply::Backup(outcome) => {
            model.no_backup = outcome.err().map(|why| why.sentence);
            Vec::new()
        }
        Reply::LaneDied => worker_died(model, Worker::Recognition),
        Reply::LaneBack => {
            model.dead.retain(|dead| *dead != Worker::Recognition);
            Vec::new()
        }
        Reply::LaneBroken(lane, why) => {
            let mut effects = worker_died(model, Worker::Recognition);
            effects.extend(no_camera(model, lane, why));
            effects
        }
    }
}

fn no_camera(model: &mut Model, lane: usize, why: Explained) -> Vec<Effect> {
    lane::report(model, lane, Report::Camera(CameraState::Failed(why.sentence)))
}

fn changed(model: &mut Model, snapshot: Arc<Snapshot>) -> Vec<Effect> {
    model.snapshot = snapshot;
    popup::allowed(model);
    model.find_delegates();
    model.delegates.selected = model.delegates.selected.min(model.delegates.hits.len().saturating_sub(1));
    dashboard::clamp(model);
    let mut effects = enrol::consented(model);
    effects.extend(log::changed(model));
    effects
}

/// An answer for the screens of delegates and rosters.
fn records(model: &mut Model, ask: &Ask, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Saved(delegate) => delegates::saved(model, ask, delegate),
        Answer::Removed(_) => delegates::removed(model),
        Answer::Renewed(delegate, page) => open::window(model, Popup::Renew { delegate, page: Some(page) }),
        answer => import::answered(model, ask, answer),
    }
}

/// A request was not carried out: the screen that asked says why, or the panel, from where it can be sent again.
fn refused(model: &mut Model, request: Request, sentence: String) -> Vec<Effect> {
    model.writing.retain(|writing| *writing != request);
    // With another approval it can be asked for again; a PIN is not kept for that.
    let request = request.without_approval();
    popup::given_up(model, &request);
    if let Request::Records(ask) = &request {
        match ask {
            Ask::Files(_) | Ask::Look(_) | Ask::Load(_) => import::refused(model, sentence),
            Ask::Edit(..) | Ask::Add(_) | Ask::Remove(..) | Ask::Withdraw(_) | Ask::Renew(..) => {
                delegates::refused(model, sentence);
            }
        }
        return vec![Effect::Bell];
    }
    if matches!(request, Request::Consent(..) | Request::Enrol { .. })
        && matches!(model.popup, Some(Popup::Enrol { .. }))
    {
        model.popup = None;
    }
    if model.popup.is_none() && model.screen != Screen::CheckIn {
        model.popup = Some(Popup::Refused { request, sentence });
    } else {
        raise(model, Problem::Refused { request, sentence });
    }
    vec![Effect::Alarm]
}
