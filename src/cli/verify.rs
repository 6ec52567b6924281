//! `daihoi verify`: log and events are whole, or where they first are not.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::context::{Context, Failure};
use crate::{
    app::{
        explain::explain_flaw,
        verify::{Verdict, verify},
    },
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    command.about(words.verify)
}

pub(super) fn run(context: &Context, _: &ArgMatches) -> Result<(), Failure> {
    match verify(&context.read()?)? {
        Verdict::Whole(entries, events) => {
            let json = json!({ "ok": true, "entries": entries, "events": events });
            context.answer(&json, || (context.words().verify_done)(entries, events))
        }
        Verdict::Broken(flaw) => {
            let sentence = explain_flaw(&flaw, context.language());
            context.answer(&json!({ "ok": false, "detail": sentence }), || sentence.clone())?;
            Err(Failure::Said)
        }
    }
}
