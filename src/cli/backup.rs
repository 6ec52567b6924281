//! `daihoi backup FILE`: a copy of the database as it is now, while a console runs too.

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};
use serde_json::json;

use super::{
    arguments::{argument, flag},
    context::{Context, Failure},
};
use crate::{
    app::backup::{self, Overwrite},
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let own = &words.keep;
    command
        .about(own.backup)
        .arg(argument("file", "FILE", own.backup_file).value_parser(value_parser!(PathBuf)))
        .arg(flag("force", own.backup_force))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let file: PathBuf = matches.get_one("file").cloned().unwrap_or_default();
    let extent = backup::backup(&context.read()?, &file, overwrite(matches))?;
    context.answer(&json!({ "written": file, "entries": extent.entries, "events": extent.events }), || {
        (context.words().keep.backed_up)(&file.display().to_string(), extent.events)
    })
}

/// What `--force` means.
pub(super) fn overwrite(matches: &ArgMatches) -> Overwrite {
    if matches.get_flag("force") { Overwrite::Anything } else { Overwrite::Contained }
}
