//! `daihoi enrol FOLDER`: faces from photos.

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};
use jiff::Timestamp;
use serde_json::json;

use super::{
    arguments::{argument, option},
    context::{Context, Failure},
};
use crate::{
    app::{enrolment, explain::explain_photo_named, models::Models},
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    command
        .about(words.faces.enrol)
        .arg(argument("folder", "FOLDER", words.faces.enrol_folder).value_parser(value_parser!(PathBuf)))
        .arg(option("models", "DIR", words.models).value_parser(value_parser!(PathBuf)))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words = context.words();
    let folder: PathBuf = matches.get_one("folder").cloned().unwrap_or_default();
    let mut congress = context.open()?;
    let mut recognizer = Models::new(matches.get_one::<PathBuf>("models").cloned()).open()?;
    let tally = enrolment::from_folder(&mut congress, &folder, &mut recognizer, Timestamp::now(), |told| {
        let photo = told.outcome.photo.display().to_string();
        let refused = told.outcome.result.as_ref().err();
        let reason = refused.map(|why| explain_photo_named(why, context.language(), |_| told.other.map(str::to_owned)));
        let json = json!({
            "photo": photo,
            "delegate": told.outcome.delegate,
            "full_name": told.name,
            "accepted": reason.is_none(),
            "reason": reason,
        });
        context.answer(&json, || match &reason {
            None => (words.faces.accepted)(&photo, told.name.unwrap_or_default()),
            Some(reason) => (words.faces.refused)(&photo, reason),
        })
    })?;
    if !context.json() {
        eprintln!("{}", (words.faces.done)(tally.accepted, tally.delegates, tally.refused));
    }
    Ok(())
}
