//! `daihoi docs build|watch`: the congress's documents become its site.

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};
use serde_json::json;

use super::{
    arguments::{flag, nested, option},
    context::{Context, Failure},
};
use crate::{
    app::{
        congress::load_settings,
        explain::explain_matter,
        publish::{self, Built},
        watch,
    },
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let out = || option("out", "DIR", words.docs_out).value_parser(value_parser!(PathBuf));
    command
        .about(words.docs)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(nested("build", words.docs_build, words).arg(out()).arg(flag("strict", words.docs_strict)))
        .subcommand(nested("watch", words.docs_watch, words).arg(out()))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let folder = context.folder();
    let settings = load_settings(&folder)?;
    let (name, matches) = matches.subcommand().unwrap_or(("build", matches));
    let out = matches.get_one::<PathBuf>("out").cloned().unwrap_or_else(|| folder.site());
    if name == "watch" {
        eprintln!("{}", (context.words().docs_watching)(&folder.documents().display().to_string()));
        let mut stopped = Ok(());
        watch::watch(&folder, &settings, &out, |built| {
            stopped = match built {
                Ok(built) => print(context, &built),
                // The last good site stays, and the next change is waited for.
                Err(error) => {
                    context.report(&error.into());
                    Ok(())
                }
            };
            stopped.is_ok()
        })?;
        return stopped;
    }
    let built = publish::build(&folder, &settings, &out)?;
    print(context, &built)?;
    if matches.get_flag("strict") && !built.warnings.is_empty() { Err(Failure::Said) } else { Ok(()) }
}

fn print(context: &Context, built: &Built) -> Result<(), Failure> {
    let reasons: Vec<_> = built
        .warnings
        .iter()
        .map(|notice| (notice.file.display().to_string(), explain_matter(&notice.matter, context.language())))
        .collect();
    if !context.json() {
        for (file, reason) in &reasons {
            context.warn(&format!("{file}: {reason}"));
        }
    }
    let warnings: Vec<_> = reasons.iter().map(|(file, reason)| json!({ "file": file, "reason": reason })).collect();
    let json = json!({
        "documents": built.documents,
        "pages": built.pages,
        "sections": built.sections,
        "warnings": warnings,
        "seconds": built.seconds,
    });
    context.answer(&json, || {
        let out = built.out.join("index.html").display().to_string();
        (context.words().docs_built)(built.documents, built.pages, built.sections, built.seconds, &out)
    })
}
