//! `daihoi restore FILE`: puts a backup in the place of the database, which is kept beside it.

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};
use jiff::Timestamp;
use serde_json::json;

use super::{
    arguments::{argument, flag, supervisor},
    backup::overwrite,
    context::{Context, Failure},
};
use crate::{
    app::{
        backup,
        congress::{Congress, load_settings},
        operators,
    },
    domain::permission::GuardedAction,
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let own = &words.keep;
    command
        .about(own.restore)
        .arg(argument("file", "FILE", own.restore_file).value_parser(value_parser!(PathBuf)))
        .arg(flag("force", own.restore_force))
        .arg(supervisor(words))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let file: PathBuf = matches.get_one("file").cloned().unwrap_or_default();
    let folder = context.folder();
    let settings = load_settings(&folder)?;
    let passphrase = context.passphrase(false)?;
    let now = Timestamp::now();
    // A database that can't be opened has no supervisors left to ask.
    let authority = match Congress::open(folder.clone(), &passphrase) {
        Ok(mut congress) => {
            let approved = context.approved(&mut congress, matches, now)?;
            operators::authority(&congress.store, &GuardedAction::Restore, approved.as_ref())?
        }
        Err(_) => None,
    };
    let noted = backup::noted(&settings, authority, now);
    let restored = backup::restore(&folder.database(), &passphrase, &file, overwrite(matches), &noted)?;
    let kept = restored.kept.as_ref().map(|path| path.display().to_string());
    let json =
        json!({ "restored": file, "entries": restored.extent.entries, "events": restored.extent.events, "kept": kept });
    context.answer(&json, || {
        (context.words().keep.restored)(&file.display().to_string(), restored.extent.events, kept.as_deref())
    })
}
