//! What every subcommand needs: the congress's folder, the language, the passphrase, and how answers are printed.

use std::{
    env, fs,
    io::{self, IsTerminal, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::ArgMatches;
use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::{
    app::{
        congress::{Congress, Folder, language_of, load_settings},
        error::AppError,
        explain::explain,
        operators::{self, Approval, Approved},
        pin::Pin,
    },
    i18n::{
        Language,
        cli::{Cli, cli},
    },
};

/// The variable that holds the passphrase for unattended doors.
const PASSPHRASE: &str = "DAIHOI_PASSPHRASE";

/// The variable that holds a passphrase to be set.
const NEW_PASSPHRASE: &str = "DAIHOI_NEW_PASSPHRASE";

/// How often a person may type the passphrase.
const TRIES: usize = 3;

/// The variable that holds a supervisor's PIN, for scripts.
const PIN: &str = "DAIHOI_PIN";

/// The variable that holds a PIN to be set.
const NEW_PIN: &str = "DAIHOI_NEW_PIN";

/// Why a subcommand did not do what it was asked.
pub(super) enum Failure {
    /// Something that is explained in a sentence.
    App(AppError),
    /// It has been said already; only the exit code is left.
    Said,
    /// Standard output is gone, as when a pager was closed.
    Output(io::Error),
    /// Anything at the edge of the program.
    Other(anyhow::Error),
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

/// The resolved global options.
#[derive(Clone)]
pub(super) struct Context {
    folder: PathBuf,
    asked_language: Language,
    /// By the option or the variable, not by default.
    is_language_asked: bool,
    json: bool,
    passphrase_file: Option<PathBuf>,
}

impl Context {
    pub(super) fn new(matches: &ArgMatches, language: Language) -> Self {
        Self {
            folder: matches.get_one("congress").cloned().unwrap_or_else(|| PathBuf::from(".")),
            asked_language: language,
            is_language_asked: matches.contains_id("lang") || env::var_os("DAIHOI_LANG").is_some(),
            json: matches.get_flag("json"),
            passphrase_file: matches.get_one("passphrase-file").cloned(),
        }
    }

    /// The congress's folder.
    pub(super) fn folder(&self) -> Folder {
        Folder::new(&self.folder)
    }

    /// The language of answers.
    pub(super) fn language(&self) -> Language {
        self.asked_language
    }

    /// The language of a congress's own console: the one that was asked for, else what `congress.toml` says.
    pub(super) fn console_language(&self, folder: &Folder) -> Language {
        if self.is_language_asked { self.asked_language } else { language_of(folder).unwrap_or_default() }
    }

    /// The command line's words.
    pub(super) fn words(&self) -> &'static Cli {
        cli(self.asked_language)
    }

    /// Whether answers are JSON.
    pub(super) fn json(&self) -> bool {
        self.json
    }

    /// Opens the congress for writing, asking for the passphrase where none was given.
    pub(super) fn open(&self) -> Result<Congress, Failure> {
        let congress = self.unlock(Congress::open)?;
        let now = Timestamp::now();
        if let Some(latest) = congress.clock_behind(now)? {
            let local = |at: Timestamp| at.to_zoned(TimeZone::system()).strftime("%H:%M %d/%m/%Y").to_string();
            self.warn(&(self.words().clock_behind)(&local(now), &local(latest)));
        }
        Ok(congress)
    }

    /// Opens the congress for reading, beside a console that writes.
    pub(super) fn read(&self) -> Result<Congress, Failure> {
        self.unlock(Congress::read)
    }

    /// A person may mistype the passphrase; a file or a variable is wrong once and for all.
    fn unlock(&self, open: fn(Folder, &str) -> Result<Congress, AppError>) -> Result<Congress, Failure> {
        // A wrong folder is said before a passphrase is asked for.
        load_settings(&self.folder())?;
        for left in (1..TRIES).rev() {
            match open(self.folder(), &self.passphrase(false)?) {
                Err(error) if error.is_wrong_passphrase() && self.asks() => {
                    eprintln!("{}", (self.words().keep.again)(left));
                }
                opened => return Ok(opened?),
            }
        }
        Ok(open(self.folder(), &self.passphrase(false)?)?)
    }

    /// Whether the passphrase is asked for at the keyboard.
    pub(super) fn asks(&self) -> bool {
        self.passphrase_file.is_none() && env::var_os(PASSPHRASE).is_none()
    }

    /// The passphrase that the database is to have: from the variable, or from the person, who types it twice.
    pub(super) fn new_passphrase(&self) -> Result<String, Failure> {
        if let Ok(passphrase) = env::var(NEW_PASSPHRASE) {
            return Ok(passphrase);
        }
        if !io::stdin().is_terminal() {
            return Err(AppError::NoNewPassphrase.into());
        }
        let passphrase = ask(self.words().keep.ask_new)?;
        if ask(self.words().ask_again)? != passphrase {
            return Err(AppError::PassphrasesDiffer.into());
        }
        Ok(passphrase)
    }

    /// The passphrase: from the file, the variable, or the person; a new one is asked for twice.
    pub(super) fn passphrase(&self, new: bool) -> Result<String, Failure> {
        if let Some(path) = &self.passphrase_file {
            let text = fs::read_to_string(path).map_err(|source| AppError::Io { path: path.clone(), source })?;
            return Ok(text.trim_end_matches(['\r', '\n']).to_owned());
        }
        if let Ok(passphrase) = env::var(PASSPHRASE) {
            return Ok(passphrase);
        }
        if !io::stdin().is_terminal() {
            return Err(AppError::NoPassphrase.into());
        }
        let passphrase = ask(self.words().ask_passphrase)?;
        if new && ask(self.words().ask_again)? != passphrase {
            return Err(AppError::PassphrasesDiffer.into());
        }
        Ok(passphrase)
    }

    /// The approval of the supervisor whom `--supervisor` names, if it names one; the PIN comes from the variable or
    /// the person.
    pub(super) fn approved(
        &self,
        congress: &mut Congress,
        matches: &ArgMatches,
        now: Timestamp,
    ) -> Result<Option<Approved>, Failure> {
        let Some(name) = matches.try_get_one::<String>("supervisor").ok().flatten() else { return Ok(None) };
        let typed = match env::var(PIN) {
            Ok(pin) => Pin::new(&pin),
            Err(_) => ask_pin(&(self.words().operator.ask_pin)(name))?,
        };
        let approval = Approval { supervisor: name.clone(), pin: typed };
        Ok(Some(operators::check(congress, &approval, now)?))
    }

    /// A new PIN for somebody, from the variable or the person, who types it twice.
    pub(super) fn new_pin(&self, name: &str) -> Result<Pin, Failure> {
        if let Ok(pin) = env::var(NEW_PIN) {
            return Ok(Pin::new(&pin));
        }
        let pin = ask_pin(&(self.words().operator.ask_new)(name))?;
        if ask_pin(self.words().operator.ask_again)? != pin {
            return Err(AppError::PinsDiffer.into());
        }
        Ok(pin)
    }

    /// Prints one answer: JSON or, for people, a sentence.
    pub(super) fn answer(&self, json: &impl Serialize, sentence: impl FnOnce() -> String) -> Result<(), Failure> {
        if self.json { self.line(json) } else { self.say(&sentence()) }
    }

    /// Prints one JSON object on a line of its own, at once, so that whoever reads along is not kept waiting.
    pub(super) fn line(&self, json: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string(json).map_err(|error| Failure::Other(error.into()))?;
        self.say(&text)
    }

    /// Prints a line for people.
    #[expect(clippy::unused_self, reason = "printing belongs to the context, wherever it goes to")]
    pub(super) fn say(&self, text: &str) -> Result<(), Failure> {
        let mut output = io::stdout().lock();
        writeln!(output, "{text}").and_then(|()| output.flush()).map_err(Failure::Output)
    }

    /// Says what is being done, to a person who waits; scripts are not told.
    pub(super) fn step(&self, text: &str) {
        if io::stderr().is_terminal() && !self.json {
            eprintln!("{text}");
        }
    }

    /// Prints a warning beside the answer.
    pub(super) fn warn(&self, text: &str) {
        eprintln!("{}: {text}", self.words().warning);
    }

    /// Prints a warning for an error that stops nothing.
    pub(super) fn warn_of(&self, error: &AppError) {
        self.warn(&explain(error, self.language()));
    }

    /// Says what went wrong, and gives the exit code.
    pub(super) fn report(&self, failure: &Failure) -> ExitCode {
        let text = match failure {
            Failure::App(error) => explain(error, self.asked_language),
            Failure::Said => return ExitCode::FAILURE,
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Failure::Output(error) => error.to_string(),
            Failure::Other(error) => format!("{error:#}"),
        };
        eprintln!("{}: {text}", self.words().error);
        ExitCode::FAILURE
    }
}

fn ask(question: &str) -> Result<String, Failure> {
    rpassword::prompt_password(question).map_err(|error| Failure::Other(error.into()))
}

fn ask_pin(question: &str) -> Result<Pin, Failure> {
    if !io::stdin().is_terminal() {
        return Err(AppError::NoPin.into());
    }
    let typed = rpassword::prompt_password(question).map_err(|error| Failure::Other(error.into()))?;
    Ok(Pin::new(&Zeroizing::new(typed)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn a_language_that_is_asked_for_goes_before_the_congress_s_own() {
        let room = tempfile::tempdir().expect("a folder");
        let mut config = Config::new("Đại hội thử");
        config.congress.language = Some("en".to_owned());
        config.create(room.path()).expect("written");
        let context = |is_language_asked| Context {
            folder: room.path().to_owned(),
            asked_language: Language::Vi,
            is_language_asked,
            json: false,
            passphrase_file: None,
        };
        let folder = Folder::new(room.path());
        assert_eq!(context(true).console_language(&folder), Language::Vi);
        assert_eq!(context(false).console_language(&folder), Language::En);
    }
}
