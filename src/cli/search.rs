//! `daihoi search QUERY`: the answers that the site's search page gives.

use std::path::PathBuf;

use clap::{Arg, ArgGroup, ArgMatches, Command, value_parser};
use serde_json::json;

use super::{
    arguments::option,
    context::{Context, Failure},
};
use crate::{
    app::library,
    i18n::{cli::Cli, number::decimal},
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    command
        .about(words.search)
        .arg(Arg::new("query").value_name("QUERY").help(words.search_query).num_args(1..))
        .arg(option("limit", "N", words.search_limit).value_parser(value_parser!(u16)).default_value("10"))
        .arg(option("evaluate", "DIR", words.search_evaluate).value_parser(value_parser!(PathBuf)))
        .group(ArgGroup::new("what").args(["query", "evaluate"]).required(true))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    if let Some(folder) = matches.get_one::<PathBuf>("evaluate") {
        return evaluate(context, folder);
    }
    let words: Vec<&str> = matches.get_many::<String>("query").unwrap_or_default().map(String::as_str).collect();
    let limit = matches.get_one::<u16>("limit").copied().unwrap_or(10);
    let answers = library::search(&context.folder(), &words.join(" "), usize::from(limit))?;
    if answers.is_empty() && !context.json() {
        eprintln!("{}", context.words().search_none);
    }
    for answer in answers {
        context.answer(&answer, || {
            let place = if answer.section.is_empty() { String::new() } else { format!(" › {}", answer.section) };
            format!("{:>2}. {}{place}\n    {}\n    {}", answer.rank, answer.title, answer.snippet, answer.url)
        })?;
    }
    Ok(())
}

fn evaluate(context: &Context, folder: &std::path::Path) -> Result<(), Failure> {
    let quality = library::evaluate(folder)?;
    let json = json!({
        "queries": quality.queries,
        "mrr10": quality.marked.mrr10,
        "recall10": quality.marked.recall10,
        "folded": { "mrr10": quality.folded.mrr10, "recall10": quality.folded.recall10 },
    });
    context.answer(&json, || {
        let (words, language) = (context.words(), context.language());
        let mut lines = vec![(words.search_measured)(quality.queries)];
        for (way, found) in words.search_ways.iter().zip([quality.marked, quality.folded]) {
            let (mrr, recall) = (decimal(found.mrr10, 3, language), decimal(found.recall10, 3, language));
            lines.push(format!("{way:<14} MRR@10 {mrr}   recall@10 {recall}"));
        }
        lines.join("\n")
    })
}
