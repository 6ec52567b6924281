//! `daihoi roster import|export`.

use std::path::PathBuf;

use clap::{ArgAction, ArgMatches, Command, value_parser};
use jiff::Timestamp;
use serde_json::json;

use super::{
    arguments::{argument, flag, nested, option},
    context::{Context, Failure},
};
use crate::{
    app::{explain::explain_row, import::Mode, rosters},
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let file = |help| argument("file", "FILE", help).value_parser(value_parser!(PathBuf));
    command
        .about(words.roster)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            nested("import", words.roster_import, words)
                .arg(file(words.roster_file))
                .arg(flag("dry-run", words.roster_dry_run))
                .arg(option("map", "FIELD=COLUMN", words.roster_map).action(ArgAction::Append)),
        )
        .subcommand(nested("export", words.roster_export, words).arg(file(words.roster_export_file)))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words = context.words();
    let (name, matches) = matches.subcommand().unwrap_or(("export", matches));
    let file: PathBuf = matches.get_one("file").cloned().unwrap_or_default();
    if name == "export" {
        let count = rosters::export(&context.read()?, &file)?;
        return context
            .answer(&json!({ "written": file }), || (words.roster_exported)(count, &file.display().to_string()));
    }
    let maps: Vec<String> = matches.get_many::<String>("map").unwrap_or_default().cloned().collect();
    let mode = if matches.get_flag("dry-run") { Mode::DryRun } else { Mode::Save };
    let import = rosters::import(&mut context.open()?, &file, &maps, mode, Timestamp::now())?;
    let reason = |reason: &_| explain_row(reason, context.language());
    if !context.json() {
        for failed in &import.failed {
            context.warn(&(words.roster_failed)(failed.row, &failed.cell.to_string(), &reason(&failed.reason)));
        }
    }
    context.answer(&import.json(reason), || {
        (words.roster_imported)(import.added, import.updated, import.unchanged, import.failed.len())
    })
}
