//! The front desk as a service: one thread owns the store and is the only writer, one each lane; requests go in, replies
//! come out, and whoever shows them never waits. What a lane only shows goes from its own thread to the screen.

mod clerk;
mod request;
mod sources;

use std::{
    sync::{
        Arc,
        mpsc::{Sender, channel},
    },
    thread,
};

use self::{
    clerk::{Clerk, Input},
    sources::Sources,
};
use crate::{
    app::{
        backup::Timer,
        desk::recorder::Desk,
        error::AppError,
        faces::{
            lane_thread::{Lane, Output},
            recognition::Recognition,
        },
        models::Models,
    },
    camera::SourceSpec,
};

pub use self::request::{Reply, Request};

/// Takes replies, on the desk's threads; must not block.
type Replies = Arc<dyn Fn(Reply) + Send + Sync>;
/// Takes what a lane says, on the lane's thread; false once the desk has ended.
type Outputs = Box<dyn Fn(Output) -> bool + Send>;

/// A running desk. Dropping it waits until what was asked before is committed.
pub struct FrontDesk {
    inbox: Sender<Input>,
    thread: Option<thread::JoinHandle<()>>,
    /// Ends with the desk.
    _backups: Option<Timer>,
}

impl FrontDesk {
    /// Starts all threads: the store's, and one for each source. `reply` is called on any of them and must not block.
    pub fn start(
        desk: Desk,
        models: &Models,
        sources: Vec<SourceSpec>,
        reply: impl Fn(Reply) + Send + Sync + 'static,
    ) -> Result<Self, AppError> {
        let thresholds = desk.congress().settings.faces;
        Self::with_lanes(desk, sources, Arc::new(reply), |source, outputs| {
            let models = models.clone();
            Lane::start(source, move || Ok(Recognition::new(models.open()?, thresholds)), outputs)
        })
    }

    /// Like [`Self::start`], with lanes that `lane` starts.
    fn with_lanes(
        desk: Desk,
        sources: Vec<SourceSpec>,
        reply: Replies,
        lane: impl Fn(SourceSpec, Outputs) -> Result<Lane, AppError>,
    ) -> Result<Self, AppError> {
        let (inbox, inputs) = channel();
        let turns = Sources::new(sources.clone());
        let start = |(number, source)| lane(source, outputs(number, Arc::clone(&reply), inbox.clone()));
        let lanes = sources.into_iter().enumerate().map(start).collect::<Result<Vec<_>, AppError>>()?;
        let backups = backups(&desk, inbox.clone())?;
        let mut clerk = Clerk::new(desk, (lanes, turns), reply, inbox.clone());
        let body = move || clerk.run(&inputs);
        let thread = thread::Builder::new().name("store".to_owned()).spawn(body).map_err(|_| AppError::WorkerGone)?;
        Ok(Self { inbox, _backups: backups, thread: Some(thread) })
    }

    /// Asks for something; the reply comes later. False when the desk has ended and nothing more will come of it.
    #[must_use]
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

/// The two ways out of a lane: what is only shown goes straight to the screen, so that a picture waits for no fsync, PIN or
/// roster; what needs the store queues for its thread.
fn outputs(lane: usize, reply: Replies, inbox: Sender<Input>) -> Outputs {
    Box::new(move |output| {
        reply(match output {
            Output::Store(what) => return inbox.send(Input::Lane(lane, what)).is_ok(),
            Output::Report(report) => Reply::Lane(lane, report),
            Output::CameraFailed(error) => Reply::CameraFailed(lane, error),
            Output::Broken(error) => Reply::LaneBroken(lane, error),
        });
        // A lane ends with the desk that gives it orders.
        true
    })
}

/// Backups on a timer, where the congress wants them.
fn backups(desk: &Desk, inbox: Sender<Input>) -> Result<Option<Timer>, AppError> {
    let congress = desk.congress();
    let plan = congress.settings.backup.clone().map(|plan| plan.inside(congress.folder.path()));
    // A desk that has ended hears of no backup.
    let told = move |outcome| drop(inbox.send(Input::Backup(outcome)));
    plan.map(|plan| Timer::start(&congress.store, plan, told)).transpose()
}

#[cfg(test)]
mod tests;
