//! `daihoi verify`: pages, log and events are whole, or where they are not.

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::context::{Context, Failure};
use crate::{
    app::{
        explain::{explain_contradiction, explain_flaw},
        upkeep::verify::verify,
    },
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    command.about(words.keep.verify)
}

pub(super) fn run(context: &Context, _: &ArgMatches) -> Result<(), Failure> {
    let report = verify(&context.read()?)?;
    let (entries, events) = (report.entries, report.events);
    if report.is_whole() {
        let json = json!({ "ok": true, "entries": entries, "events": events });
        return context.answer(&json, || (context.words().keep.verified)(entries, events));
    }
    let language = context.language();
    let flaw = report.flaw.as_ref().map(|flaw| explain_flaw(flaw, language));
    let wrong: Vec<(String, String)> = report
        .contradictions
        .iter()
        .map(|(event, wrong)| (event.to_string(), explain_contradiction(*event, wrong, language)))
        .collect();
    let sentences: Vec<&str> =
        flaw.iter().chain(wrong.iter().map(|(_, sentence)| sentence)).map(String::as_str).collect();
    let list: Vec<Value> =
        wrong.iter().map(|(event, sentence)| json!({ "event": event, "detail": sentence })).collect();
    let json = json!({
        "ok": false,
        "entries": entries,
        "events": events,
        "detail": sentences.first(),
        "flaw": report.flaw,
        "contradictions": list,
    });
    context.answer(&json, || sentences.join("\n"))?;
    Err(Failure::Said)
}
