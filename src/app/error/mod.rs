//! What can go wrong in any use of the program. Sentences for people are made of it in `explain`; what stands here goes
//! into the log, so it names no people.

mod enrol;
mod evaluate;
mod lan;
mod settings;
mod usb_copy;

use std::{io, path::PathBuf};

use crate::{
    camera::{CameraError, SpecError},
    config::ConfigError,
    documents::DocumentError,
    domain::correction::Impossible,
    roster::{MapError, RosterError},
    search::SearchError,
    site::SiteError,
    store::StoreError,
    vision::VisionError,
};

pub use self::{
    enrol::{EnrolError, Rejection},
    evaluate::EvaluateError,
    lan::LanError,
    settings::SettingsError,
    usb_copy::UsbCopyError,
};

/// Any failure that is reported to a person.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// `congress.toml` can't be read.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// `congress.toml` says something without a meaning.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The database can't be opened, read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A roster file can't be read or written.
    #[error(transparent)]
    Roster(#[from] RosterError),
    /// A `--map` that can't be understood.
    #[error(transparent)]
    Map(#[from] MapError),
    /// Models, inference, pictures.
    #[error(transparent)]
    Vision(#[from] VisionError),
    /// A folder of photos can't be enrolled.
    #[error(transparent)]
    Enrol(#[from] EnrolError),
    /// A folder of photos can't be measured on.
    #[error(transparent)]
    Evaluate(#[from] EvaluateError),
    /// What the camera shows of a person can't be enrolled.
    #[error("refused: {rejection:?}")]
    Rejected {
        rejection: Rejection,
        /// The other delegate whom it resembles, by name.
        other: Option<String>,
    },
    /// A camera or a clip.
    #[error(transparent)]
    Camera(#[from] CameraError),
    /// Badges can only be written as a web page; another file ending was asked for.
    #[error("{path}: badges are written as .html")]
    NotHtml { path: PathBuf },
    /// A badge's code can't be drawn.
    #[error("a badge's code can't be drawn")]
    BadgeCode,
    /// More sources than a desk can read from.
    #[error("more than {most} sources")]
    TooManySources {
        /// The highest number of sources.
        most: usize,
    },
    /// What `--source` says is no source.
    #[error(transparent)]
    Source(#[from] SpecError),
    /// One document; a build goes on without it.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A page or its original is not on the site any more.
    #[error("{path} is not on the site")]
    NotOnSite {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// There is no desktop to open anything with.
    #[error("no desktop to open {path} with")]
    NoDesktop {
        /// What was to be opened.
        path: PathBuf,
    },
    /// The search index.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The site can't be served on the LAN.
    #[error(transparent)]
    Lan(#[from] LanError),
    /// The site's templates.
    #[error(transparent)]
    Site(#[from] SiteError),
    /// The system refuses to read or write a file or folder.
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: io::Error },
    /// A picture can't be read or written.
    #[error("{path}: {source}")]
    Picture { path: PathBuf, source: image::ImageError },
    /// A source was opened but gave no frame.
    #[error("no frames from {source_name}")]
    NoFrames {
        /// As `--source` takes it.
        source_name: String,
    },
    /// A folder of photos holds none.
    #[error("no photos in {path}")]
    NoPhotos { path: PathBuf },
    /// No passphrase was given and nobody is there to ask.
    #[error("no passphrase")]
    NoPassphrase,
    /// Nobody can be asked for a new passphrase, and none was given.
    #[error("no new passphrase was given")]
    NoNewPassphrase,
    /// A new passphrase was typed differently the second time.
    #[error("the passphrases differ")]
    PassphrasesDiffer,
    /// No such session.
    #[error("no session {name}")]
    NoSession {
        /// What was asked for.
        name: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The roll call was not opened yet.
    #[error("session {name} is not open")]
    SessionNotOpen { name: String },
    /// The roll call is closed.
    #[error("session {name} is closed")]
    SessionClosed { name: String },
    /// Nobody answers to this.
    #[error("no such delegate")]
    NoDelegate {
        /// What was asked for.
        query: String,
    },
    /// More than one delegate answers to this.
    #[error("several delegates answer to it")]
    SeveralDelegates {
        /// What was asked for.
        query: String,
        /// Some of them.
        names: Vec<String>,
    },
    /// The delegate is suspended or ineligible.
    #[error("a delegate is blocked")]
    Blocked { name: String },
    /// Something that needs a reason came without one.
    #[error("no reason")]
    ReasonMissing,
    /// The delegate has not agreed to recognition by face.
    #[error("a delegate has not consented")]
    NoConsent { name: String },
    /// The event to undo is not in the list.
    #[error("no such event")]
    NoEvent,
    /// The event to undo is undone already.
    #[error("the event is undone already")]
    UndoneAlready,
    /// A list is to replace the roster, and rows of it are not taken: who stands in it is not clear.
    #[error("{rows} rows are unclear in a list that replaces the roster")]
    ReplacementUnclear { rows: usize },
    /// A correction that makes no sense where the delegate stands.
    #[error(transparent)]
    Impossible(#[from] Impossible),
    /// A supervisor has to allow it.
    #[error("a supervisor has to allow it")]
    NeedsSupervisor {
        /// The names of those who can approve it.
        supervisors: Vec<String>,
    },
    /// A wrong PIN.
    #[error("a wrong PIN")]
    WrongPin {
        /// The operator whose PIN was asked for.
        name: String,
        /// Tries left before the next one has to wait.
        left: u32,
    },
    /// Too many wrong PINs.
    #[error("too many wrong PINs")]
    PinLocked {
        name: String,
        /// Seconds until a PIN is accepted again.
        seconds: i64,
    },
    /// What was typed for a new PIN is none.
    #[error("not a PIN of 4 to 12 digits")]
    BadPin,
    /// A PIN can't be hashed, or its hash is not one.
    #[error("a PIN can't be checked")]
    PinHash,
    /// A new PIN was typed differently the second time.
    #[error("the PINs differ")]
    PinsDiffer,
    /// No PIN was given and nobody is there to ask.
    #[error("no PIN")]
    NoPin,
    /// No operator of this name.
    #[error("no such operator")]
    NoOperator {
        /// What was asked for.
        name: String,
        /// The names of the operators there are.
        known: Vec<String>,
    },
    /// The name is taken.
    #[error("an operator of this name exists")]
    OperatorExists { name: String },
    /// An empty name, or one that fits no screen.
    #[error("not a name")]
    BadOperatorName,
    /// The person named to approve something is no supervisor with a PIN.
    #[error("not a supervisor with a PIN")]
    NotASupervisor { name: String },
    /// A demo was to be made in a folder that holds something else.
    #[error("{path} is not a demo")]
    NotADemo { path: PathBuf },
    /// A site was to be made in the place of something else.
    #[error("{path} is not a site")]
    NotASite { path: PathBuf },
    /// Among the files of an older site is one of somebody's own, which would be lost with it.
    #[error("{path} is not of the site")]
    Foreign { path: PathBuf },
    /// A site was to be made among the documents or templates that it is made from.
    #[error("{path} is among what the site is made from")]
    SiteAmongSources { path: PathBuf },
    /// Another build of the congress runs.
    #[error("{path} is being built")]
    Building {
        /// The congress's folder.
        path: PathBuf,
    },
    /// A document changes all the time while it is being published.
    #[error("{path} keeps changing")]
    Changing { path: PathBuf },
    /// What an earlier build kept is damaged.
    #[error("{path} is damaged")]
    Cache { path: PathBuf },
    /// The site can't be copied to a USB drive.
    #[error(transparent)]
    UsbCopy(#[from] UsbCopyError),
    /// A folder without a manifest of a site.
    #[error("no manifest in {path}")]
    NoManifest { path: PathBuf },
    /// The console was asked for where there is no screen.
    #[error("no terminal")]
    NoTerminal,
    /// This machine has no folder for a user's data.
    #[error("no home folder")]
    NoHome,
    /// A delegate without a name, or with one that has digits.
    #[error("no name")]
    NameMissing,
    /// Two delegates can't have one badge.
    #[error("the badge is taken")]
    BadgeTaken {
        badge: String,
        /// The delegate who has it.
        name: String,
    },
    /// Two delegates can't have one number on the roster.
    #[error("the number is taken")]
    NumberTaken {
        number: u32,
        /// The delegate who has it.
        name: String,
    },
    /// Two delegates can't have one seat.
    #[error("the seat is taken")]
    SeatTaken {
        seat: String,
        /// The delegate who has it.
        name: String,
    },
    /// An official delegate sits for a unit, as the quorum counts units.
    #[error("no unit")]
    UnitMissing,
    /// A guest of this name is known.
    #[error("the guest is known")]
    GuestKnown { name: String },
    /// A worker thread ended and took its work with it.
    #[error("a worker ended")]
    WorkerGone,
}

impl AppError {
    /// Whether another passphrase may help.
    pub fn is_wrong_passphrase(&self) -> bool {
        matches!(self, Self::Store(StoreError::WrongPassphrase { .. }))
    }
}
