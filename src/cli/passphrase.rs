//! `daihoi passphrase`: puts the database under another passphrase.

use clap::{ArgMatches, Command};
use jiff::Timestamp;
use serde_json::json;

use super::context::{Context, Failure};
use crate::i18n::cli::Cli;

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    command.about(words.keep.passphrase)
}

pub(super) fn run(context: &Context, _: &ArgMatches) -> Result<(), Failure> {
    let congress = context.open()?;
    let new = context.new_passphrase()?;
    congress.change_passphrase(&new, Timestamp::now())?;
    context.answer(&json!({ "changed": true }), || context.words().keep.changed.to_owned())
}
