//! `daihoi search QUERY`: the answers that the site's search page gives.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, value_parser};
use serde_json::json;

use super::{
    arguments::option,
    context::{Context, Failure},
};
use crate::{
    app::library::{self, Facet, Filters, Wanted},
    i18n::{
        cli::Cli,
        number::{decimal, whole},
    },
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let filters = Facet::ALL.into_iter().zip(["CLASS", "BODY", "YEAR", "SESSION"]).zip(words.search.filters);
    command
        .about(words.search.about)
        .arg(Arg::new("query").value_name("QUERY").help(words.search.query).num_args(1..))
        .arg(option("limit", "N", words.search.limit).value_parser(value_parser!(u16)).default_value("10"))
        .args(filters.map(|((facet, value), help)| {
            option(facet.name(), value, help).action(ArgAction::Append).requires("query")
        }))
        .arg(option("evaluate", "DIR", words.search.evaluate).value_parser(value_parser!(PathBuf)))
        .group(ArgGroup::new("what").args(["query", "evaluate"]).required(true))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    if let Some(folder) = matches.get_one::<PathBuf>("evaluate") {
        return evaluate(context, folder);
    }
    let typed: Vec<&str> = matches.get_many::<String>("query").unwrap_or_default().map(String::as_str).collect();
    let mut filters = Filters::default();
    for facet in Facet::ALL {
        for value in matches.get_many::<String>(facet.name()).unwrap_or_default() {
            filters.add(facet, value);
        }
    }
    let limit = usize::from(matches.get_one::<u16>("limit").copied().unwrap_or(10));
    let wanted = Wanted { typed: typed.join(" "), limit, filters, unfinished: false };
    let found = library::search(&context.folder(), &wanted)?;
    let words = &context.words().search;
    for (facet, value) in &found.unknown {
        context.warn(&(words.unknown)(&format!("--{}", facet.name()), value));
    }
    // What was asked instead is no part of the answer, but whoever reads it must know.
    if let Some(corrected) = &found.corrected {
        eprintln!("{}", (words.corrected)(corrected));
    }
    if !context.json() {
        match found.total {
            0 => eprintln!("{}", words.none),
            total => eprintln!("{}", (words.total)(found.lines.len(), &whole(total, context.language()))),
        }
    }
    for line in found.lines {
        context.answer(&line, || {
            let place = if line.section.is_empty() { String::new() } else { format!(" › {}", line.section) };
            let about = [line.class.as_str(), line.date.as_deref().unwrap_or("")];
            let about = about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            format!("{:>2}. {}{place}\n    {}\n    {}\n    {about}", line.rank, line.title, line.snippet, line.url)
                .trim_end()
                .to_owned()
        })?;
    }
    Ok(())
}

fn evaluate(context: &Context, folder: &Path) -> Result<(), Failure> {
    let quality = library::evaluate(folder)?;
    let json = json!({
        "queries": quality.queries,
        "mrr10": quality.marked.mrr10,
        "recall10": quality.marked.recall10,
        "folded": { "mrr10": quality.folded.mrr10, "recall10": quality.folded.recall10 },
    });
    context.answer(&json, || {
        let (words, language) = (&context.words().search, context.language());
        let mut lines = vec![(words.measured)(quality.queries)];
        for (way, found) in words.ways.iter().zip([quality.marked, quality.folded]) {
            let (mrr, recall) = (decimal(found.mrr10, 3, language), decimal(found.recall10, 3, language));
            lines.push(format!("{way:<14} MRR@10 {mrr}   recall@10 {recall}"));
        }
        lines.join("\n")
    })
}
