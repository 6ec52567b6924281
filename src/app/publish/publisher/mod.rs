//! The documents, published from the console: the watch that builds them, the server that serves them on the LAN, the
//! copy to a USB drive. One thread keeps them going and reports their state.

#[cfg(test)]
mod tests;
mod usb_drives;
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
use crate::app::{
    congress::Folder,
    error::AppError,
    lan::{Address, Readers, Server},
    publish::{
        build::Built,
        usb_copy::{Copied, Progress},
    },
};

/// What is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// USB drives are looked for.
    UsbDrives,
    /// Documents are watched from now on, or not any more.
    Watch(bool),
    /// The site is built now.
    Build,
    /// The site is served on the LAN from now on, or not any more.
    Open(bool),
    /// The site is copied to this folder, on a USB drive as a rule.
    Copy(PathBuf),
    /// The copy that is being made is given up.
    EndCopy,
}

/// How everything is.
#[derive(Debug, Clone, Default)]
pub struct State {
    pub watch: Watching,
    /// Whether a build runs.
    pub building: bool,
    /// The last build that was done, and when.
    pub built: Option<(Timestamp, Arc<Built>)>,
    /// Why the last one failed, if it did: the site before it stands.
    pub failed: Option<Arc<AppError>>,
    pub lan: LanState,
    pub copy: Copying,
    /// Mount points of the USB drives that are plugged in, sorted.
    pub usb_drives: Vec<PathBuf>,
}

/// How the watch is.
#[derive(Debug, Clone, Default)]
pub enum Watching {
    /// Nobody wants it.
    #[default]
    Off,
    /// It watches the documents.
    On,
    /// It can't look.
    Failed(Arc<AppError>),
}

/// The state of the site on the LAN.
#[derive(Debug, Clone, Default)]
pub enum LanState {
    /// Nobody wants it open.
    #[default]
    Closed,
    /// It is open.
    Open {
        /// Where it is found, the likeliest first.
        addresses: Vec<Address>,
        /// Whether it listens where no other machine reaches it, as `congress.toml` says.
        loopback: bool,
        readers: Readers,
        /// Whether a code is asked for.
        code: bool,
        /// Documents for internal circulation that came onto a site without a code: it is locked while there are any.
        locked_by: usize,
    },
    /// It could not be opened.
    Failed(Arc<AppError>),
}

/// The state of the copy to a USB drive.
#[derive(Debug, Clone, Default)]
pub enum Copying {
    /// None was made.
    #[default]
    None,
    /// It is being made.
    Runs {
        /// The folder that the copy is made in.
        target: PathBuf,
        /// How far it is; none before the first bytes.
        progress: Option<Progress>,
    },
    /// It was made and read back.
    Done(Copied),
    /// It could not be made.
    Failed {
        /// The folder that the copy was to be made in.
        target: PathBuf,
        error: Arc<AppError>,
    },
}

/// What the publisher reports.
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
pub struct Publisher {
    sender: Sender<Event>,
    thread: Option<JoinHandle<()>>,
}

impl Publisher {
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
        let thread = thread::Builder::new().name("publisher".to_owned()).spawn(move || work.run(&events));
        Ok(Self { sender, thread: Some(thread.map_err(|_| AppError::WorkerGone)?) })
    }

    /// Asks for something; the outcome is reported.
    pub fn ask(&self, ask: Ask) {
        // A thread that has ended has been reported.
        let _ = self.sender.send(Event::Ask(ask));
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        let _ = self.sender.send(Event::Quit);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
