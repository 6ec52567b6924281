//! `daihoi read-roster FILE`: what the program calls itself by to open a spreadsheet within limits. No help shows it.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use super::context::{Context, Failure};
use crate::{app::roster::opener, i18n::cli::Cli};

pub(super) fn describe(command: Command, _: &'static Cli) -> Command {
    command.hide(true).arg(Arg::new("file").required(true).value_parser(value_parser!(PathBuf)))
}

pub(super) fn run(_: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Err(Failure::Said) };
    // The one who called knows what to say; nobody else reads this.
    opener::serve(file).map_err(Failure::Output)
}
