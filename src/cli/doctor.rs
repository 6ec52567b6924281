//! `daihoi doctor`: is this machine fit for a door?

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};
use jiff::Timestamp;

use super::{
    arguments::option,
    context::{Context, Failure},
};
use crate::{
    app::{
        models::Models,
        upkeep::doctor::{self, Screen},
    },
    console,
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    command.about(words.doctor).arg(option("models", "DIR", words.models).value_parser(value_parser!(PathBuf)))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let models = Models::new(matches.get_one::<PathBuf>("models").cloned());
    let passphrase = if context.asks() { None } else { Some(context.passphrase(false)?) };
    let screen = Screen { size: console::terminal_size() };
    let about = (Timestamp::now(), context.language());
    let findings = doctor::examine(&context.folder(), passphrase.as_deref(), &models, screen, about);
    for finding in &findings {
        let mark = match (finding.checked, finding.ok) {
            (true, true) => '✓',
            (true, false) => '✗',
            (false, _) => '–',
        };
        context.answer(finding, || format!("{mark} {:<10} {}", finding.check, finding.detail))?;
    }
    if findings.iter().all(|finding| finding.ok) { Ok(()) } else { Err(Failure::Said) }
}
