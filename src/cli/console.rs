//! `daihoi console`, and `daihoi` without a command: the operator's console.

use std::{
    io::{self, IsTerminal},
    path::PathBuf,
};

use clap::{ArgAction, ArgMatches, Command, value_parser};
use jiff::Timestamp;

use super::{
    arguments::option,
    context::{Context, Failure},
};
use crate::{
    app::{
        congress::Congress,
        desk::{
            door::{self, Source},
            recorder::Desk,
        },
        error::AppError,
        log,
        models::Models,
        operators,
    },
    console,
    i18n::{Language, cli::Cli},
    serve::LanServer,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    command
        .about(words.console)
        .arg(option("source", "SOURCE", words.source).action(ArgAction::Append))
        .arg(option("session", "NAME", words.session_option))
        .arg(option("operator", "NAME", words.operator.name))
        .arg(option("models", "DIR", words.models).value_parser(value_parser!(PathBuf)))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    // Without a command there are only the global options, which these are not.
    let text = |name| matches.try_get_one::<String>(name).ok().flatten().map(String::as_str);
    let models = matches.try_get_one::<PathBuf>("models").ok().flatten().cloned();
    let language = context.console_language(&context.folder());
    let mut congress = context.open()?;
    if let Some(operator) = text("operator") {
        operators::sign_on(&mut congress, operator, Timestamp::now())?;
    }
    let asked = matches.try_get_many::<String>("source").ok().flatten().into_iter().flatten();
    let sources = door::sources(&congress, asked)?;
    open(congress, text("session"), &Models::new(models), sources, language)
}

/// Runs the console on a congress until the operator quits.
pub(super) fn open(
    congress: Congress,
    session: Option<&str>,
    models: &Models,
    sources: Vec<Source>,
    language: Language,
) -> Result<(), Failure> {
    // Before the desk, which opens the roll call.
    if !io::stdout().is_terminal() {
        return Err(AppError::NoTerminal.into());
    }
    log::start(&congress.folder)?;
    let desk = Desk::new(congress, session, Timestamp::now())?;
    console::open(desk, models, sources, Box::new(LanServer), language).map_err(Failure::Other)
}
