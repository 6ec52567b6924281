//! `daihoi read-foreign FILE`: what the program calls itself by to read a PDF or an old Word file within limits. No help shows it.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use super::context::{Context, Failure};
use crate::{app::publish::build::read_foreign, i18n::cli::Cli};

pub(super) fn describe(command: Command, _: &'static Cli) -> Command {
    command
        .hide(true)
        .arg(Arg::new("file").required(true).value_parser(value_parser!(PathBuf)))
        .arg(Arg::new("pages").long("pages"))
        .arg(Arg::new("with").long("with").value_parser(value_parser!(PathBuf)))
}

pub(super) fn run(_: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Err(Failure::Said) };
    let pages = matches.get_one::<String>("pages");
    // The one who called knows what to say; nobody else reads this.
    let with = matches.get_one::<PathBuf>("with");
    read_foreign(file, pages.map(String::as_str), with.map(PathBuf::as_path)).map_err(Failure::Output)
}
