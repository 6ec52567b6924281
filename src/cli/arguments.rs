//! The shape of the command line in the language that was asked for.

use std::{env, ffi::OsString, path::PathBuf, str::FromStr};

use clap::{Arg, ArgAction, Command, value_parser};

use super::Subcommand;
use crate::i18n::{
    Language,
    cli::{Cli, cli},
};

/// The language of help and errors: `--lang`, else the variable `DAIHOI_LANG`, else Vietnamese.
///
/// It is read before the rest, since it decides in which words the rest is refused.
pub(super) fn language(arguments: &[OsString]) -> Language {
    let text = |argument: &OsString| argument.to_str().map(str::to_owned);
    let mut words = arguments.iter().filter_map(text);
    let mut asked = None;
    while let Some(word) = words.next() {
        if word == "--lang" {
            asked = words.next();
        } else if let Some(value) = word.strip_prefix("--lang=") {
            asked = Some(value.to_owned());
        }
    }
    let known = |code: String| Language::from_str(&code).ok();
    asked.and_then(known).or_else(|| env::var("DAIHOI_LANG").ok().and_then(known)).unwrap_or_default()
}

/// The whole command.
pub(super) fn command(language: Language, subcommands: &'static [Subcommand]) -> Command {
    let words = cli(language);
    let globals = [
        option("congress", "DIR", words.congress).value_parser(value_parser!(PathBuf)),
        option("lang", "vi|en", words.lang).value_parser(["vi", "en"]),
        flag("json", words.json),
        option("passphrase-file", "FILE", words.passphrase_file).value_parser(value_parser!(PathBuf)),
    ];
    let mut command = dress(Command::new("daihoi"), words)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .about(words.about)
        .subcommand_help_heading(words.commands)
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version).help(words.version));
    for global in globals {
        command = command.arg(global.global(true).help_heading(words.options));
    }
    for subcommand in subcommands {
        command = command.subcommand((subcommand.describe)(dress(Command::new(subcommand.name), words), words));
    }
    let mut command = sort(command, words);
    // Only then do the commands know their whole names.
    command.build();
    translate(command, words)
}

/// Puts the placeholders of clap's own usage lines into the person's words, in every subcommand.
fn translate(mut command: Command, words: &'static Cli) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage
        .trim_start_matches("Usage: ")
        .replace("[OPTIONS]", words.usage_options)
        .replace("COMMAND", words.usage_command);
    command.override_usage(usage).mut_subcommands(|subcommand| translate(subcommand, words))
}

/// Puts what has no `--name` under a heading of its own, in every subcommand.
fn sort(command: Command, words: &'static Cli) -> Command {
    command
        .mut_args(|argument| if argument.is_positional() { argument.help_heading(words.arguments) } else { argument })
        .mut_subcommands(|subcommand| sort(subcommand, words))
}

/// A subcommand inside another, such as `roster import`.
pub(super) fn nested(name: &'static str, about: &'static str, words: &'static Cli) -> Command {
    dress(Command::new(name), words).about(about)
}

/// A `--name VALUE`. The values that it takes are said in its help, in the person's words.
pub(super) fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help).hide_possible_values(true)
}

/// An optional switch `--name` that takes no value.
pub(super) fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

/// `--supervisor NAME`, for what may need a supervisor's approval; `Context::approved` reads it.
pub(super) fn supervisor(words: &'static Cli) -> Arg {
    option("supervisor", "NAME", words.operator.supervisor)
}

/// A required value without a name.
pub(super) fn argument(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).value_name(value).help(help).required(true)
}

/// Help in the person's words: clap's own template has English headings.
fn dress(command: Command, words: &'static Cli) -> Command {
    command
        .help_template(format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}\n", words.usage))
        .disable_help_flag(true)
        .next_help_heading(words.options)
        .subcommand_help_heading(words.commands)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help(words.help))
}
