//! A congress is one folder that can be copied to a USB drive and opened elsewhere; here it is made and opened.

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff::{SignedDuration, Timestamp};

use super::{error::AppError, files::At as _, settings::Settings};
use crate::{
    config::{self, Config},
    domain::{congress::Session, delegate::Delegate},
    i18n::Language,
    store::{self, Store},
};

/// How far apart the clocks of two machines, or of one before and after it was set by the network, may be.
const DRIFT: SignedDuration = SignedDuration::from_mins(1);

/// Where things are in a congress folder. Copying the folder copies the congress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder(PathBuf);

impl Folder {
    /// Any folder; nothing is read yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The encrypted database: roster, embeddings, events, log.
    pub fn database(&self) -> PathBuf {
        self.0.join("congress.db")
    }

    /// Photos to enrol, and to show beside the camera's picture.
    pub fn photos(&self) -> PathBuf {
        self.0.join("photos")
    }

    /// The congress's documents.
    pub fn documents(&self) -> PathBuf {
        self.0.join("docs-content")
    }

    /// The site that is made from them.
    pub fn site(&self) -> PathBuf {
        self.0.join("site")
    }

    /// Templates of the congress's own, which override the shipped ones file by file.
    pub fn templates(&self) -> PathBuf {
        self.0.join("site-template")
    }

    /// The search index that command line and console read; made with the site.
    pub fn index(&self) -> PathBuf {
        self.0.join(".index")
    }

    /// What earlier builds of the site read and made; it may be deleted at any time.
    pub fn cache(&self) -> PathBuf {
        self.0.join(".cache")
    }

    /// The versions of the published documents, as hashes.
    pub fn revisions(&self) -> PathBuf {
        self.0.join("revisions.json")
    }

    /// Attendance lists that were written as spreadsheets.
    pub fn exports(&self) -> PathBuf {
        self.0.join("exports")
    }

    /// The program's own log: what went wrong, never who is who.
    pub fn log(&self) -> PathBuf {
        self.0.join("log")
    }
}

/// An open congress.
pub struct Congress {
    /// Where it is.
    pub folder: Folder,
    /// What `congress.toml` says.
    pub settings: Settings,
    pub store: Store,
}

impl Congress {
    /// Makes a new congress; a folder that holds one already is left as it is.
    pub fn init(folder: Folder, config: &Config, passphrase: &str) -> Result<Self, AppError> {
        let settings = Settings::resolve(config.clone())?;
        for path in [folder.path().to_owned(), folder.photos(), folder.documents(), folder.log()] {
            fs::create_dir_all(&path).at(&path)?;
        }
        config.create(folder.path())?;
        // A congress without a database must not stand in the way of the next try.
        let mut store = Store::create(&folder.database(), passphrase).inspect_err(|_| {
            let _ = fs::remove_file(folder.path().join(config::FILE));
        })?;
        let context = store::Context::new(&settings.operator, Timestamp::now());
        for session in &settings.sessions {
            store.save_session(session, &context)?;
        }
        Ok(Self { folder, settings, store })
    }

    /// Opens a congress for reading alone, beside a console that writes.
    pub fn read(folder: Folder, passphrase: &str) -> Result<Self, AppError> {
        let settings = load_settings(&folder)?;
        let store = Store::open_read_only(&folder.database(), passphrase)?;
        Ok(Self { folder, settings, store })
    }

    /// The operator and the time, which the log notes for every change.
    pub fn context(&self, now: Timestamp) -> store::Context {
        store::Context::new(&self.settings.operator, now)
    }

    /// Opens a congress for writing; one process at a time does.
    pub fn open(folder: Folder, passphrase: &str) -> Result<Self, AppError> {
        let settings = load_settings(&folder)?;
        let store = Store::open(&folder.database(), passphrase)?;
        let mut congress = Self { folder, settings, store };
        let context = congress.context(Timestamp::now());
        for session in congress.sessions()? {
            // Writes what `congress.toml` says again, and nothing else.
            congress.store.save_session(&session, &context)?;
        }
        Ok(congress)
    }

    /// The time of the latest entry in the log, where this machine's clock stands before it by more than clocks drift: it
    /// was set back, or never set.
    pub fn clock_behind(&self, now: Timestamp) -> Result<Option<Timestamp>, AppError> {
        Ok(self.store.latest_time()?.filter(|latest| latest.duration_since(now) > DRIFT))
    }

    /// Puts the congress under another passphrase. A kill at any moment leaves it under the old one or the new one.
    pub fn change_passphrase(self, new: &str, now: Timestamp) -> Result<(), AppError> {
        let context = self.context(now);
        Ok(self.store.change_passphrase(new, &context)?)
    }

    /// Everybody on the roster, in its order.
    pub fn delegates(&self) -> Result<Vec<Delegate>, AppError> {
        Ok(self.store.delegates()?)
    }

    /// The sessions, in their order: those that are known, and those that `congress.toml` has named since, under the
    /// titles that it has now. One that it names no longer keeps what was recorded in it.
    pub fn sessions(&self) -> Result<Vec<Session>, AppError> {
        let mut sessions = self.store.sessions()?;
        for planned in &self.settings.sessions {
            match sessions.iter_mut().find(|session| session.name == planned.name) {
                Some(known) => known.title.clone_from(&planned.title),
                None => sessions.push(planned.clone()),
            }
        }
        Ok(sessions)
    }

    /// The session of this name; without one, the open session, else the first that is not closed, else the last.
    pub fn session(&self, name: Option<&str>) -> Result<Session, AppError> {
        let sessions = self.sessions()?;
        let found = match name {
            Some(name) => sessions.iter().find(|session| session.name == name),
            None => sessions
                .iter()
                .find(|session| session.is_open())
                .or_else(|| sessions.iter().find(|session| session.closed.is_none()))
                .or(sessions.last()),
        };
        found.cloned().ok_or_else(|| AppError::NoSession {
            name: name.unwrap_or_default().to_owned(),
            known: sessions.into_iter().map(|session| session.name).collect(),
        })
    }
}

/// What `congress.toml` says; the database stays closed, as documents need no passphrase.
pub fn load_settings(folder: &Folder) -> Result<Settings, AppError> {
    Ok(Settings::resolve(Config::load(folder.path())?)?)
}

/// The language that a congress asks for, where there is one and it says so.
pub fn language_of(folder: &Folder) -> Option<Language> {
    load_settings(folder).ok().map(|settings| settings.language)
}
