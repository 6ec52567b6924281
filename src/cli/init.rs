//! `daihoi init DIR [--name …]`: a new congress folder.

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};
use serde_json::json;

use super::{
    arguments::{argument, option},
    context::{Context, Failure},
};
use crate::{
    app::congress::{Congress, Folder},
    config::Config,
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    command
        .about(words.init)
        .arg(argument("dir", "DIR", words.init_dir).value_parser(value_parser!(PathBuf)))
        .arg(option("name", "NAME", words.init_name))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words = context.words();
    let folder: PathBuf = matches.get_one("dir").cloned().unwrap_or_default();
    let name = matches.get_one::<String>("name").map_or(words.init_default_name, String::as_str);
    let mut config = Config::new(name);
    config.congress.language = Some(context.language().code().to_owned());
    let passphrase = context.passphrase(true)?;
    Congress::init(Folder::new(&folder), &config, &passphrase)?;
    context.answer(&json!({ "congress": folder }), || (words.init_done)(&folder.display().to_string()))
}
