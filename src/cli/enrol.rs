//! `daihoi enrol FOLDER`: faces from photos.

use std::{
    io::{self, IsTerminal as _, Write as _},
    path::PathBuf,
    thread,
    time::Instant,
};

use clap::{ArgMatches, Command, value_parser};
use jiff::Timestamp;
use serde_json::json;

use super::{
    arguments::{argument, option},
    context::{Context, Failure},
};
use crate::{
    app::{
        error::AppError,
        explain::explain_photo_named,
        faces::{enrol, enrolment},
        models::Models,
    },
    i18n::cli::{Cli, faces::CliFaces},
};

/// Columns of a photo's name and of a delegate's in the table.
const COLUMNS: (usize, usize) = (30, 26);
/// Photos for which a further thread, with the models loaded once more, is worth its start.
const EACH: usize = 8;
/// More threads than this would only wait for memory.
const THREADS: usize = 4;

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    command
        .about(words.faces.enrol)
        .arg(argument("folder", "FOLDER", words.faces.enrol_folder).value_parser(value_parser!(PathBuf)))
        .arg(option("models", "DIR", words.models).value_parser(value_parser!(PathBuf)))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words = &context.words().faces;
    let folder: PathBuf = matches.get_one("folder").cloned().unwrap_or_default();
    let mut congress = context.open()?;
    let photos = enrol::count(&folder).map_err(AppError::from)?;
    let threads = thread::available_parallelism().map_or(1, usize::from).min(THREADS).min(photos.div_ceil(EACH));
    let mut recognizers = Models::new(matches.get_one::<PathBuf>("models").cloned())
        .open_several(threads, |error| context.warn_of(&error))?;
    let mut progress = Progress::new(words);
    let tally = enrolment::from_folder(&mut congress, &folder, &mut recognizers, Timestamp::now(), |told| {
        let photo = told.outcome.photo.display().to_string();
        let refused = told.outcome.result.as_ref().err();
        let reason = refused.map(|why| explain_photo_named(why, context.language(), |_| told.other.map(str::to_owned)));
        let json = json!({
            "photo": photo,
            "delegate": told.outcome.delegate,
            "full_name": told.name,
            "accepted": reason.is_none(),
            "code": refused.map(crate::app::error::Rejection::code),
            "reason": reason,
        });
        progress.clear();
        let answered = context.answer(&json, || {
            let photo = column(&photo, COLUMNS.0);
            let name = column(told.name.unwrap_or("–"), COLUMNS.1);
            match &reason {
                None => (words.accepted)(&photo, name.trim_end()),
                Some(reason) => (words.refused)(&photo, &name, reason),
            }
        });
        progress.tell(told.done);
        answered
    })?;
    progress.clear();
    if !context.json() {
        eprintln!("{}", (words.done)(tally.accepted, tally.delegates, tally.refused));
    }
    Ok(())
}

/// A text in a column of the table; a longer one takes the room that it needs.
fn column(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(unicode_width::UnicodeWidthStr::width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// The line on the terminal that says how far it is; written beside the answers, and nowhere but on a terminal.
struct Progress {
    words: &'static CliFaces,
    started: Instant,
    shown: bool,
    wanted: bool,
}

impl Progress {
    fn new(words: &'static CliFaces) -> Self {
        Self { words, started: Instant::now(), shown: false, wanted: io::stderr().is_terminal() }
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            // A terminal that is gone needs no progress.
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }

    fn tell(&mut self, (done, all): (usize, usize)) {
        if self.wanted && done > 0 && done < all {
            let left = self.started.elapsed().as_secs_f64() / done as f64 * (all - done) as f64;
            let left = left.ceil() as u64;
            let left = format!("{}:{:02}", left / 60, left % 60);
            self.shown = write!(io::stderr(), "{}", (self.words.progress)(done, all, &left)).is_ok();
        }
    }
}
