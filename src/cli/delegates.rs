//! `daihoi delegates [QUERY]`: finds delegates, or lists them all by name.

use clap::{Arg, ArgMatches, Command};

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
    let hits = finder.find(&query);
    if hits.is_empty() && !query.is_empty() && !context.json() {
        eprintln!("{}", (console::words(context.language()).record.nobody)(&query));
    }
    for index in hits {
        let delegate = &delegates[index];
        context.answer(delegate, || line(delegate))?;
    }
    Ok(())
}

fn line(delegate: &Delegate) -> String {
    let number = delegate.stt.map_or_else(String::new, |stt| stt.to_string());
    format!("{number:>5}  {:<32}  {:<36}  {}", delegate.full_name, delegate.unit, delegate.seat).trim_end().to_owned()
}
