//! The front desk as a service: one thread owns the store and is the only writer, one each lane; requests go in, replies
//! come out, and whoever shows them never waits.

use std::{
    collections::HashSet,
    ops::RangeInclusive,
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use image::RgbImage;
use jiff::Timestamp;

use super::{
    backup::Timer,
    badges::{self, Found},
    board::{self, Answer, Ask},
    desk::{Desk, Evidence, Leave},
    enrol::{self, Rejection},
    enrolment,
    error::AppError,
    gallery,
    lane::{EnrolState, Report},
    lane_thread::{Lane, Order, Output},
    models::Models,
    operators::{Approval, Approved},
    recognition::Recognition,
    records,
    snapshot::Snapshot,
};
use crate::{
    camera::SourceSpec,
    domain::{
        attendance::Presence,
        delegate::{ConsentMethod, DelegateId, Eligibility},
        event::{Event, EventId},
    },
    store::Link,
};

/// What the desk is asked to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Check a delegate in.
    CheckIn(DelegateId, Evidence),
    /// Cancel an event, with a reason.
    Undo(EventId, String),
    /// A delegate goes out.
    Leave(DelegateId),
    /// A delegate comes back.
    Return(DelegateId),
    /// A delegate agrees to recognition by face.
    Consent(DelegateId, ConsentMethod),
    /// Enrol a delegate from the camera.
    Enrol(DelegateId),
    /// Stop that.
    StopEnrol,
    /// Fetch a delegate's enrolled photo.
    Photo(DelegateId),
    /// Record a leave of absence. Answered by `Recorded` or `Refused`, as everything that makes an event.
    Excuse(DelegateId, Leave),
    /// Seat an alternate (the second) in a delegate's place, by the decision of this number.
    Substitute(DelegateId, DelegateId, String),
    /// Change a delegate's eligibility, by the decision of this number. Answered by `Changed`.
    Eligibility(DelegateId, Eligibility, String),
    /// Somebody else sits at the desk from now on. Answered by `Changed`.
    SignOn(String),
    /// A request that was refused with `AppError::NeedsSupervisor`, with the leave of one whom that error named. A wrong
    /// PIN comes back as `Refused` with this same request; send it again with another PIN.
    Approved(Box<Request>, Approval),
    /// What a scanner read. Answered by `Badge`.
    Badge(String),
    /// For dashboard and log.
    Board(Ask),
    /// A lane, by its number, looks at another source.
    Source(usize, SourceSpec),
    /// For delegates and rosters.
    Records(records::Ask),
}

/// What the desk answers.
pub enum Reply {
    /// The desk backed the database up by itself, or could not. Nothing that was recorded is concerned.
    Backup(Result<PathBuf, AppError>),
    /// From a lane, by its number.
    Lane(usize, Report),
    /// A lane's camera can't be used.
    CameraFailed(usize, AppError),
    /// The congress changed.
    Changed(Arc<Snapshot>),
    /// An event is committed.
    Recorded {
        /// The event.
        event: Event,
        /// Somebody who was present already; no count changed.
        duplicate: bool,
    },
    /// A request was not carried out, and nothing was lost.
    Refused(Request, AppError),
    /// A photo, where there is one.
    Photo(DelegateId, Option<Arc<RgbImage>>),
    /// To what dashboard or log asked.
    Board(Ask, Answer),
    /// A badge was read, by a scanner or a camera.
    Badge(Found),
    /// A lane's recognition died and is started again.
    LaneDied,
    /// It works again.
    LaneBack,
    /// To what the screens of delegates and rosters asked.
    Records(records::Ask, records::Answer),
    /// A lane's recognition ended; check-in goes on by name.
    LaneBroken(usize, AppError),
}

enum Input {
    Request(Request),
    Lane(usize, Output),
    Backup(Result<PathBuf, AppError>),
    /// A question was worked on aside; by whose leave, where it came with one.
    Made(records::Ask, Result<records::Made, AppError>, Option<Approved>),
    Stop,
}

/// A running desk. Dropping it waits until what was asked before is committed.
pub struct FrontDesk {
    inbox: Sender<Input>,
    thread: Option<thread::JoinHandle<()>>,
    /// Ends with the desk.
    _backups: Option<Timer>,
}

impl FrontDesk {
    /// Starts all threads: the store's, and one for each source. `reply` must not block.
    pub fn start(
        desk: Desk,
        models: &Models,
        sources: Vec<SourceSpec>,
        reply: impl Fn(Reply) + Send + 'static,
    ) -> Result<Self, AppError> {
        let (inbox, inputs) = channel();
        let thresholds = desk.congress().settings.faces;
        let start = |(number, source)| {
            let (lane_inbox, models) = (inbox.clone(), models.clone());
            let open = move || Ok(Recognition::new(models.open()?, thresholds));
            Lane::start(source, open, move |output| lane_inbox.send(Input::Lane(number, output)).is_ok())
        };
        let lanes = sources.into_iter().enumerate().map(start).collect::<Result<Vec<_>, AppError>>()?;
        let congress = desk.congress();
        let plan = congress.settings.backup.clone().map(|plan| plan.inside(congress.folder.path()));
        let backups = plan.map(|plan| {
            let backup_inbox = inbox.clone();
            // A desk that has ended hears of no backup.
            Timer::start(&congress.store, plan, move |outcome| drop(backup_inbox.send(Input::Backup(outcome))))
        });
        let backups = backups.transpose()?;
        let mut clerk = Clerk {
            desk,
            lanes,
            reply,
            model_set: None,
            chain: Link::default(),
            front: 0,
            dead: HashSet::new(),
            inbox: inbox.clone(),
        };
        let body = move || clerk.run(&inputs);
        let thread = thread::Builder::new().name("store".to_owned()).spawn(body).map_err(|_| AppError::WorkerGone)?;
        Ok(Self { inbox, _backups: backups, thread: Some(thread) })
    }

    /// Asks for something; the reply comes later. False when the desk has ended and nothing more will come of it.
    pub fn ask(&self, request: Request) -> bool {
        self.inbox.send(Input::Request(request)).is_ok()
    }
}

impl Drop for FrontDesk {
    fn drop(&mut self) {
        // Where the thread has ended already there is nothing to stop and nothing to wait for.
        let _ = self.inbox.send(Input::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Who writes: the store's thread.
struct Clerk<F: Fn(Reply)> {
    desk: Desk,
    lanes: Vec<Lane>,
    reply: F,
    /// Known once the models are loaded.
    model_set: Option<String>,
    /// How far the log's chain was followed.
    chain: Link,
    /// The lane that saw a face last: whoever is to be enrolled stands there.
    front: usize,
    /// Lanes that died and do not work yet.
    dead: HashSet<usize>,
    /// Where what was worked on aside comes back.
    inbox: Sender<Input>,
}

impl<F: Fn(Reply)> Clerk<F> {
    fn run(&mut self, inputs: &Receiver<Input>) {
        self.tell_change();
        while let Ok(input) = inputs.recv() {
            match input {
                Input::Stop => break,
                Input::Lane(lane, output) => self.hear(lane, output),
                Input::Backup(outcome) => {
                    if let Err(error) = &outcome {
                        tracing::warn!(%error, "no backup");
                    }
                    (self.reply)(Reply::Backup(outcome));
                }
                Input::Made(ask, made, approved) => self.made(ask, made, approved.as_ref()),
                Input::Request(request) => {
                    if let Err(error) = self.serve(&request, None) {
                        tracing::warn!(%error, "request refused");
                        (self.reply)(Reply::Refused(request, error));
                    }
                }
            }
        }
    }

    fn tell_change(&self) {
        (self.reply)(Reply::Changed(Arc::new(self.desk.snapshot())));
    }

    fn hear(&mut self, lane: usize, output: Output) {
        match output {
            Output::Ready { model_set } => {
                self.model_set = Some(model_set);
                self.refresh_gallery(lane..=lane);
                if self.dead.remove(&lane) && self.dead.is_empty() {
                    (self.reply)(Reply::LaneBack);
                }
            }
            Output::Report(report) => {
                if matches!(&report, Report::Preview(preview) if !preview.faces.is_empty()) {
                    self.front = lane;
                }
                (self.reply)(Reply::Lane(lane, report));
            }
            Output::Badge(text) => {
                if let Err(error) = self.badge(&text) {
                    (self.reply)(Reply::Refused(Request::Badge(text), error));
                }
            }
            Output::CameraFailed(error) => (self.reply)(Reply::CameraFailed(lane, error)),
            Output::Died => {
                self.dead.insert(lane);
                (self.reply)(Reply::LaneDied);
            }
            Output::Broken(error) => (self.reply)(Reply::LaneBroken(lane, error)),
            Output::Rejected { delegate, rejection } => {
                let other = match rejection {
                    Rejection::LooksLike(other, _) => self.desk.delegate(other).ok().map(|it| it.full_name.clone()),
                    _ => None,
                };
                (self.reply)(Reply::Refused(Request::Enrol(delegate), AppError::Rejected { rejection, other }));
            }
            Output::Captured { delegate, faces } => {
                let Some(model_set) = self.model_set.clone() else { return };
                let stored = enrolment::store_faces(self.desk.congress_mut(), delegate, &model_set, &faces)
                    .and_then(|()| self.desk.reload());
                match stored {
                    Ok(()) => {
                        self.refresh_gallery(0..=self.lanes.len());
                        self.tell_change();
                        (self.reply)(Reply::Lane(lane, Report::Enrol(EnrolState::Done { delegate })));
                    }
                    Err(error) => (self.reply)(Reply::Refused(Request::Enrol(delegate), error)),
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
        (self.reply)(match answer {
            Ok(answer) => Reply::Records(ask, answer),
            Err(error) => Reply::Refused(Request::Records(ask), error),
        });
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

    fn serve(&mut self, request: &Request, approved: Option<&Approved>) -> Result<(), AppError> {
        let now = Timestamp::now();
        match request {
            Request::CheckIn(delegate, evidence) => {
                let duplicate = matches!(self.desk.roll().presence(*delegate), Presence::Present | Presence::Out);
                let event = self.desk.check_in(*delegate, evidence.clone(), now)?;
                self.recorded(event, duplicate);
            }
            Request::Undo(event, reason) => {
                let event = self.desk.undo(*event, reason.clone(), approved, now)?;
                self.recorded(event, false);
            }
            Request::Leave(delegate) => {
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
            Request::Enrol(delegate) => {
                let record = self.desk.delegate(*delegate)?;
                if !record.consents() {
                    return Err(AppError::NoConsent { name: record.full_name.clone() });
                }
                let twins = enrol::twins_of(record, &self.desk.roster().delegates);
                if let Some(lane) = self.lanes.get(self.front) {
                    lane.order(Order::Enrol(Box::new(record.clone()), twins));
                }
            }
            Request::StopEnrol => self.lanes.iter().for_each(|lane| lane.order(Order::StopEnrol)),
            Request::Photo(delegate) => {
                let photo = enrolment::photo(&self.desk.congress().folder, *delegate)?;
                (self.reply)(Reply::Photo(*delegate, photo.map(Arc::new)));
            }
            Request::Badge(text) => self.badge(text)?,
            Request::Board(ask) => {
                let answer = board::serve(&mut self.desk, &mut self.chain, ask, approved, now)?;
                if matches!(answer, Answer::Stepped(..)) {
                    self.tell_change();
                }
                (self.reply)(Reply::Board(ask.clone(), answer));
            }
            Request::Records(ask) => {
                let (inbox, leave) = (self.inbox.clone(), approved.cloned());
                // A desk that has ended wants no answer.
                let done = move |ask, made| drop(inbox.send(Input::Made(ask, made, leave)));
                let aside = records::aside(ask, &self.desk.congress().folder, self.desk.roster(), done)?;
                if !aside && let Some(answer) = records::change(&mut self.desk, ask, approved, now)? {
                    self.refresh_gallery(0..=self.lanes.len());
                    self.tell_change();
                    (self.reply)(Reply::Records(ask.clone(), answer));
                }
            }
            Request::Excuse(delegate, leave) => {
                let event = self.desk.excuse(*delegate, leave.clone(), approved, now)?;
                self.recorded(event, false);
            }
            Request::Substitute(delegate, alternate, decision) => {
                let event = self.desk.substitute(*delegate, (*alternate, decision), approved, now)?;
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
                // Who sits down proves to be that person, and needs nobody's leave.
                if let Request::SignOn(operator) = &**request {
                    self.desk.sign_on(operator, Some(approval), now)?;
                    self.tell_change();
                    return Ok(());
                }
                let approved = self.desk.approve(approval, now)?;
                self.serve(request, Some(&approved))?;
            }
            Request::Source(number, source) => {
                if let Some(lane) = self.lanes.get(*number) {
                    lane.order(Order::Source(source.clone()));
                }
            }
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
