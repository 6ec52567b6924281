//! `daihoi demo`: a sample congress, and the console on it.

use std::path::PathBuf;

use clap::{ArgAction, ArgMatches, Command, value_parser};
use jiff::Timestamp;
use serde_json::json;

use super::{
    arguments::{flag, option},
    console,
    context::{Context, Failure},
};
use crate::{
    app::{
        congress::Congress,
        desk::door,
        models::Models,
        upkeep::demo::{self, PASSPHRASE},
    },
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    command
        .about(words.demo)
        .arg(option("dir", "DIR", words.demo_dir).value_parser(value_parser!(PathBuf)))
        .arg(option("source", "SOURCE", words.source).action(ArgAction::Append))
        .arg(flag("no-console", words.demo_no_console))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let folder = match matches.get_one::<PathBuf>("dir") {
        Some(folder) => folder.clone(),
        None => demo::default_folder()?,
    };
    context.step(&(context.words().demo_begins)(&folder.display().to_string()));
    let models = Models::new(None);
    let demo = demo::prepare(&folder, context.language(), &models, Timestamp::now())?;
    let (delegates, documents) = (demo.delegates, demo.built.documents);
    let json = json!({ "congress": folder, "delegates": delegates, "documents": documents });
    context.answer(&json, || {
        (context.words().demo_done)(&folder.display().to_string(), delegates, documents, PASSPHRASE)
    })?;
    if matches.get_flag("no-console") {
        return Ok(());
    }
    let congress = Congress::open(demo.folder, PASSPHRASE)?;
    let sources = door::sources(&congress, matches.get_many("source").into_iter().flatten())?;
    console::open(congress, None, &models, sources, context.language())
}
