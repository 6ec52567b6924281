//! The papers, published from the console: the watch that builds them, the server that opens them to the hall, the copy
//! for a stick. One thread keeps them going and tells how they are.

mod sticks;
#[cfg(test)]
mod tests;
mod work;

use std::{
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread::{self, JoinHandle},
};

use jiff::Timestamp;

use self::work::Work;
use super::{
    congress::Folder,
    error::AppError,
    hall::{Address, Readers, Server},
    publish::Built,
    stick::{Copied, Progress},
};

/// What is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Sticks are looked for.
    Sticks,
    /// Documents are watched from now on, or not any more.
    Watch(bool),
    /// The site is built now.
    Build,
    /// The site is open to the hall from now on, or not any more.
    Open(bool),
    /// The site is copied to a stick.
    Copy(PathBuf),
    /// The copy that is being made is given up.
    EndCopy,
}

/// How everything is.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The watch.
    pub watch: Watching,
    /// Whether a build runs.
    pub building: bool,
    /// The last build that was done, and when.
    pub built: Option<(Timestamp, Arc<Built>)>,
    /// Why the last one failed, if it did: the site before it stands.
    pub failed: Option<Arc<AppError>>,
    /// The site on the hall's network.
    pub hall: Hall,
    /// The copy for a stick.
    pub copy: Copying,
    /// Sticks that are plugged in.
    pub sticks: Vec<PathBuf>,
}

/// How the watch is.
#[derive(Debug, Clone, Default)]
pub enum Watching {
    /// Nobody wants it.
    #[default]
    Off,
    /// It looks.
    On,
    /// It can't look.
    Failed(Arc<AppError>),
}

/// How the site on the hall's network is.
#[derive(Debug, Clone, Default)]
pub enum Hall {
    /// Nobody wants it open.
    #[default]
    Closed,
    /// It is open.
    Open {
        /// Where it is found, the likeliest first.
        addresses: Vec<Address>,
        /// Whether it listens where no other machine reaches it, as `congress.toml` says.
        loopback: bool,
        /// Who reads.
        readers: Readers,
        /// Whether a code is asked for.
        code: bool,
        /// Papers for internal circulation that came onto a site without a code: it is locked while there are any.
        locked_by: usize,
    },
    /// It could not be opened.
    Failed(Arc<AppError>),
}

/// How the copy for a stick is.
#[derive(Debug, Clone, Default)]
pub enum Copying {
    /// None was made.
    #[default]
    None,
    /// It is being made.
    Runs {
        /// Where to.
        target: PathBuf,
        /// How far it is; none before the first bytes.
        progress: Option<Progress>,
    },
    /// It was made and read back.
    Done(Copied),
    /// It could not be made.
    Failed {
        /// Where to.
        target: PathBuf,
        /// Why.
        error: Arc<AppError>,
    },
}

/// What is told.
pub enum Reply {
    /// How everything is now.
    State(Arc<State>),
    /// Something died that runs by itself: it is started again.
    Died,
    /// It runs again.
    Back,
}

/// What the thread hears.
enum Event {
    Ask(Ask),
    Report(work::Report),
    Quit,
}

/// A hand on it all. Dropped, everything ends.
pub struct Press {
    sender: Sender<Event>,
    thread: Option<JoinHandle<()>>,
}

impl Press {
    /// Starts the thread. Nothing is watched or open until somebody asks.
    ///
    /// # Errors
    /// The system has no thread left.
    pub fn start(
        folder: Folder,
        server: Box<dyn Server>,
        told: impl Fn(Reply) + Send + 'static,
    ) -> Result<Self, AppError> {
        let (sender, events): (Sender<Event>, Receiver<Event>) = channel();
        let work = Work::new(folder, server, sender.clone(), Box::new(told));
        let thread = thread::Builder::new().name("press".to_owned()).spawn(move || work.run(&events));
        Ok(Self { sender, thread: Some(thread.map_err(|_| AppError::WorkerGone)?) })
    }

    /// Asks for something; what comes of it is told.
    pub fn ask(&self, ask: Ask) {
        // A thread that has ended has been told of.
        let _ = self.sender.send(Event::Ask(ask));
    }
}

impl Drop for Press {
    fn drop(&mut self) {
        let _ = self.sender.send(Event::Quit);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
