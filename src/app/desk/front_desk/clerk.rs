//! The store's thread: the only one that writes. It takes requests and what lanes have for the store, one after the other.

use std::{
    collections::HashSet,
    ops::RangeInclusive,
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, Sender},
    },
};

use jiff::Timestamp;

use super::{
    Replies,
    request::{Reply, Request},
    sources::Sources,
};
use crate::{
    app::{
        desk::{
            badges,
            dashboard::{self, Answer},
            recorder::Desk,
            records,
        },
        error::{AppError, Rejection},
        faces::{
            enrol, enrolment, gallery,
            lane::{EnrolState, Report},
            lane_thread::{ForStore, Lane, Order},
        },
        operators::Approved,
    },
    domain::{attendance::Presence, delegate::DelegateId, event::Event},
    store::ChainLink,
};

/// What the store's thread takes in.
pub(super) enum Input {
    Request(Request),
    /// From a lane, by its number.
    Lane(usize, ForStore),
    Backup(Result<PathBuf, AppError>),
    /// A question was worked on aside; by whose approval, where it came with one.
    Made(records::Ask, Result<records::Made, AppError>, Option<Approved>),
    Stop,
}

/// The desk at work on the store's thread.
pub(super) struct Clerk {
    desk: Desk,
    lanes: Vec<Lane>,
    sources: Sources,
    reply: Replies,
    /// Known once the models are loaded.
    model_set: Option<String>,
    /// How far the log's chain was followed.
    chain: ChainLink,
    /// Lanes that died and do not work yet.
    dead: HashSet<usize>,
    /// Where what was worked on aside comes back.
    inbox: Sender<Input>,
}

impl Clerk {
    pub(super) fn new(
        desk: Desk,
        (lanes, sources): (Vec<Lane>, Sources),
        reply: Replies,
        inbox: Sender<Input>,
    ) -> Self {
        let (model_set, chain, dead) = (None, ChainLink::default(), HashSet::new());
        Self { desk, lanes, sources, reply, model_set, chain, dead, inbox }
    }

    /// Works until it is stopped, or nobody is left to ask for anything.
    pub(super) fn run(&mut self, inputs: &Receiver<Input>) {
        self.tell_change();
        while let Ok(input) = inputs.recv() {
            match input {
                Input::Stop => break,
                Input::Lane(lane, what) => self.hear(lane, what),
                Input::Backup(outcome) => {
                    if let Err(error) = &outcome {
                        tracing::warn!(%error, "no backup");
                    }
                    (self.reply)(Reply::Backup(outcome));
                }
                Input::Made(ask, made, approved) => self.made(ask, made, approved.as_ref()),
                Input::Request(request) => {
                    if let Err(error) = self.serve(&request, None) {
                        self.refuse(request, error);
                    }
                }
            }
        }
    }

    fn tell_change(&self) {
        (self.reply)(Reply::Changed(Arc::new(self.desk.snapshot())));
    }

    fn refuse(&self, request: Request, error: AppError) {
        tracing::warn!(%error, "request refused");
        (self.reply)(Reply::Refused(request, error));
    }

    /// Takes what a lane has for the store.
    fn hear(&mut self, lane: usize, what: ForStore) {
        match what {
            ForStore::Ready { model_set } => {
                self.model_set = Some(model_set);
                self.refresh_gallery(lane..=lane);
                if self.dead.remove(&lane) && self.dead.is_empty() {
                    (self.reply)(Reply::LaneBack);
                }
            }
            ForStore::Badge(text) => {
                if let Err(error) = self.badge(&text) {
                    self.refuse(Request::Badge(text), error);
                }
            }
            ForStore::Died => {
                self.dead.insert(lane);
                (self.reply)(Reply::LaneDied);
            }
            ForStore::Rejected { delegate, rejection } => {
                let other = match rejection {
                    Rejection::LooksLike(other, _) => self.desk.delegate(other).ok().map(|it| it.full_name.clone()),
                    _ => None,
                };
                self.refuse(Request::Enrol { lane, delegate }, AppError::Rejected { rejection, other });
            }
            ForStore::Captured { delegate, faces } => {
                let Some(model_set) = self.model_set.clone() else { return };
                let stored = enrolment::store_faces(self.desk.congress_mut(), delegate, &model_set, &faces)
                    .and_then(|()| self.desk.reload());
                match stored {
                    Ok(()) => {
                        self.refresh_gallery(0..=self.lanes.len());
                        self.tell_change();
                        (self.reply)(Reply::Lane(lane, Report::Enrol(EnrolState::Done { delegate })));
                    }
                    Err(error) => self.refuse(Request::Enrol { lane, delegate }, error),
                }
            }
        }
    }

    /// A question of the rosters' screen was worked on aside; what is to be loaded is loaded here.
    fn made(&mut self, ask: records::Ask, made: Result<records::Made, AppError>, approved: Option<&Approved>) {
        let answer = match (made, &ask) {
            (Ok(records::Made::Answer(answer)), _) => Ok(answer),
            (Ok(records::Made::Reading(reading)), records::Ask::Load(order)) => {
                records::load(&mut self.desk, (order, &reading), approved, Timestamp::now())
                    .inspect(|_| self.tell_change())
            }
            (Ok(records::Made::Reading(_)), _) => return,
            (Err(error), _) => Err(error),
        };
        match answer {
            Ok(answer) => (self.reply)(Reply::Records(ask, answer)),
            Err(error) => self.refuse(Request::Records(ask), error),
        }
    }

    /// Hands lanes the gallery as it is now in the store.
    fn refresh_gallery(&self, lanes: RangeInclusive<usize>) {
        let Some(model_set) = &self.model_set else { return };
        match gallery::load(&self.desk.congress().store, model_set) {
            Ok(gallery) => {
                let (gallery, twins) = (Arc::new(gallery), Arc::new(gallery::twins(&self.desk.roster().delegates)));
                for (_, lane) in self.lanes.iter().enumerate().filter(|(number, _)| lanes.contains(number)) {
                    lane.order(Order::Gallery(Arc::clone(&gallery), Arc::clone(&twins)));
                }
            }
            Err(error) => (self.reply)(Reply::LaneBroken(*lanes.start(), error)),
        }
    }

    /// Carries a request out; by whose approval, where it has one.
    fn serve(&mut self, request: &Request, approved: Option<&Approved>) -> Result<(), AppError> {
        let now = Timestamp::now();
        match request {
            Request::CheckIn(delegate, evidence) => {
                let duplicate = matches!(self.desk.roll().presence(*delegate), Presence::Present | Presence::Out);
                let event = self.desk.check_in(*delegate, evidence.clone(), now)?;
                self.recorded(event, duplicate);
            }
            Request::Undo { event, delegate, reason } => {
                if self.desk.delegate_of(*event) != Some(*delegate) {
                    return Err(AppError::NoEvent);
                }
                let event = self.desk.undo(*event, reason.clone(), approved, now)?;
                self.recorded(event, false);
            }
            Request::StepOut(delegate) => {
                let event = self.desk.go_out(*delegate, now)?;
                self.recorded(event, false);
            }
            Request::Return(delegate) => {
                let event = self.desk.come_back(*delegate, now)?;
                self.recorded(event, false);
            }
            Request::Consent(delegate, method) => {
                self.desk.consent(*delegate, *method, now)?;
                self.refresh_gallery(0..=self.lanes.len());
                self.tell_change();
            }
            Request::Enrol { lane, delegate } => self.enrol(*lane, *delegate)?,
            Request::StopEnrol => self.lanes.iter().for_each(|lane| lane.order(Order::StopEnrol)),
            Request::Photo(delegate) => {
                let photo = enrolment::photo(&self.desk.congress().folder, *delegate)?;
                (self.reply)(Reply::Photo(*delegate, photo.map(Arc::new)));
            }
            Request::Badge(text) => self.badge(text)?,
            Request::Dashboard(ask) => {
                let answer = dashboard::serve(&mut self.desk, &mut self.chain, ask, approved, now)?;
                if matches!(answer, Answer::Stepped(..)) {
                    self.tell_change();
                }
                (self.reply)(Reply::Dashboard(ask.clone(), answer));
            }
            Request::Records(ask) => self.records(ask, approved, now)?,
            Request::Excuse(delegate, leave) => {
                let event = self.desk.excuse(*delegate, leave.clone(), approved, now)?;
                self.recorded(event, false);
            }
            Request::Substitute { delegate, alternate, decision_no } => {
                let event = self.desk.substitute(*delegate, (*alternate, decision_no), approved, now)?;
                self.recorded(event, false);
            }
            Request::Eligibility(delegate, eligibility, decision) => {
                self.desk.set_eligibility(*delegate, (*eligibility, decision), approved, now)?;
                self.tell_change();
            }
            Request::SignOn(operator) => {
                self.desk.sign_on(operator, None, now)?;
                self.tell_change();
            }
            Request::Approved(request, approval) => {
                // An operator who signs on proves to be that person, and needs nobody's approval.
                if let Request::SignOn(operator) = &**request {
                    self.desk.sign_on(operator, Some(approval), now)?;
                    self.tell_change();
                    return Ok(());
                }
                let approved = self.desk.approve(approval, now)?;
                self.serve(request, Some(&approved))?;
            }
            Request::NextSource(number) => {
                let lane = self.lanes.get(*number).ok_or(AppError::WorkerGone)?;
                let source = self.sources.next(*number).ok_or(AppError::WorkerGone)?;
                lane.order(Order::Source(source));
            }
        }
        Ok(())
    }

    /// Has a delegate enrolled by the lane before which the operator says the delegate stands.
    fn enrol(&self, lane: usize, delegate: DelegateId) -> Result<(), AppError> {
        let record = self.desk.delegate(delegate)?;
        if !record.consents() {
            return Err(AppError::NoConsent { name: record.full_name.clone() });
        }
        let twins = enrol::twins_of(record, &self.desk.roster().delegates);
        let lane = self.lanes.get(lane).ok_or(AppError::WorkerGone)?;
        lane.order(Order::Enrol(Box::new(record.clone()), twins));
        Ok(())
    }

    fn records(&mut self, ask: &records::Ask, approved: Option<&Approved>, now: Timestamp) -> Result<(), AppError> {
        let (inbox, approval) = (self.inbox.clone(), approved.cloned());
        // A desk that has ended wants no answer.
        let done = move |ask, made| drop(inbox.send(Input::Made(ask, made, approval)));
        let aside = records::aside(ask, &self.desk.congress().folder, self.desk.roster(), done)?;
        if !aside && let Some(answer) = records::change(&mut self.desk, ask, approved, now)? {
            self.refresh_gallery(0..=self.lanes.len());
            self.tell_change();
            (self.reply)(Reply::Records(ask.clone(), answer));
        }
        Ok(())
    }

    fn badge(&self, text: &str) -> Result<(), AppError> {
        let found = badges::find(&self.desk.congress().store, &self.desk.roster().delegates, text)?;
        (self.reply)(Reply::Badge(found));
        Ok(())
    }

    fn recorded(&self, event: Event, duplicate: bool) {
        self.tell_change();
        (self.reply)(Reply::Recorded { event, duplicate });
    }
}
