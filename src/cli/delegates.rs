//! `daihoi delegates [QUERY]`: finds delegates, or lists them all by name.

use clap::{Arg, ArgMatches, Command};
use serde::Serialize;

use super::context::{Context, Failure};
use crate::{
    domain::{delegate::Delegate, find::Finder},
    i18n::{cli::Cli, console},
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    command.about(words.delegates).arg(Arg::new("query").value_name("QUERY").help(words.delegates_query).num_args(..))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words: Vec<&str> = matches.get_many::<String>("query").unwrap_or_default().map(String::as_str).collect();
    let delegates = context.read()?.delegates()?;
    let (query, finder) = (words.join(" "), Finder::new(&delegates));
    let hits = finder.search(&query, |_| false);
    let record = &console::words(context.language()).record;
    if hits.is_empty() && !query.is_empty() && !context.json() {
        eprintln!("{}", (record.nobody)(&query));
    }
    let near = hits.iter().position(|hit| hit.near);
    for (place, hit) in hits.iter().enumerate() {
        let delegate = &delegates[hit.delegate];
        if near == Some(place) && !context.json() {
            context.say(record.nearly)?;
        }
        context.answer(&Answer { delegate, near: hit.near }, || line(delegate))?;
    }
    Ok(())
}

/// A delegate in JSON.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    delegate: &'a Delegate,
    /// Whether the words fit only in part or with slips.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    near: bool,
}

fn line(delegate: &Delegate) -> String {
    let number = delegate.stt.map_or_else(String::new, |stt| stt.to_string());
    format!("{number:>5}  {:<32}  {:<36}  {}", delegate.full_name, delegate.unit, delegate.seat).trim_end().to_owned()
}
