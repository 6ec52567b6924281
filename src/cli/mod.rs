//! The command line: one file a subcommand, help and errors in both languages.

mod arguments;
mod context;
mod usage;

use std::{ffi::OsString, process::ExitCode};

use clap::{ArgMatches, Command};

use self::context::{Context, Failure};
use crate::{app::roster::opener, i18n::cli::Cli};

mod attendance;
mod backup;
mod badges;
mod camera;
mod checkin;
mod consent;
mod console;
mod delegates;
mod demo;
mod docs;
mod doctor;
mod enrol;
mod faces;
mod foreign;
mod init;
mod operator;
mod passphrase;
mod read_roster;
mod restore;
mod roster;
mod search;
mod serve;
mod session;
mod verify;

/// A subcommand: how it is described, and what it does.
struct Subcommand {
    name: &'static str,
    describe: fn(Command, &'static Cli) -> Command,
    run: fn(&Context, &ArgMatches) -> Result<(), Failure>,
}

/// In the order of the help.
const SUBCOMMANDS: &[Subcommand] = &[
    Subcommand { name: "console", describe: console::describe, run: console::run },
    Subcommand { name: "demo", describe: demo::describe, run: demo::run },
    Subcommand { name: "init", describe: init::describe, run: init::run },
    Subcommand { name: "roster", describe: roster::describe, run: roster::run },
    Subcommand { name: "delegates", describe: delegates::describe, run: delegates::run },
    Subcommand { name: "consent", describe: consent::describe, run: consent::run },
    Subcommand { name: "enrol", describe: enrol::describe, run: enrol::run },
    Subcommand { name: "faces", describe: faces::describe, run: faces::run },
    Subcommand { name: "badges", describe: badges::describe, run: badges::run },
    Subcommand { name: "camera", describe: camera::describe, run: camera::run },
    Subcommand { name: "checkin", describe: checkin::describe, run: checkin::run },
    Subcommand { name: "session", describe: session::describe, run: session::run },
    Subcommand { name: "attendance", describe: attendance::describe, run: attendance::run },
    Subcommand { name: "operator", describe: operator::describe, run: operator::run },
    Subcommand { name: "docs", describe: docs::describe, run: docs::run },
    Subcommand { name: "serve", describe: serve::describe, run: serve::run },
    Subcommand { name: "search", describe: search::describe, run: search::run },
    Subcommand { name: "backup", describe: backup::describe, run: backup::run },
    Subcommand { name: "restore", describe: restore::describe, run: restore::run },
    Subcommand { name: "passphrase", describe: passphrase::describe, run: passphrase::run },
    Subcommand { name: "doctor", describe: doctor::describe, run: doctor::run },
    Subcommand { name: "verify", describe: verify::describe, run: verify::run },
    Subcommand { name: "read-foreign", describe: foreign::describe, run: foreign::run },
    Subcommand { name: opener::COMMAND, describe: read_roster::describe, run: read_roster::run },
];

/// Runs the program: 0 done, 1 failed, 2 wrong usage.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    opener::open_with_this_program();
    let arguments: Vec<OsString> = arguments.collect();
    let language = arguments::language(&arguments);
    let matches = match arguments::command(language, SUBCOMMANDS).try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => return usage::report(&error, language),
    };
    let context = Context::new(&matches, language);
    let (name, arguments) = matches.subcommand().unwrap_or(("console", &matches));
    let outcome = SUBCOMMANDS.iter().find(|subcommand| subcommand.name == name).map(|it| (it.run)(&context, arguments));
    match outcome {
        None | Some(Ok(())) => ExitCode::SUCCESS,
        Some(Err(failure)) => context.report(&failure),
    }
}
