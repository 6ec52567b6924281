//! `daihoi badges --out FILE.html [--delegate WHO]`, `badges --renew WHO`: badges to print, and a new one for a lost one.

use std::{fs, path::PathBuf};

use clap::{ArgGroup, ArgMatches, Command, value_parser};
use jiff::Timestamp;
use serde_json::json;

use super::{
    arguments::option,
    context::{Context, Failure},
};
use crate::{
    app::{
        consent,
        desk::{
            badges,
            badges_sheet::{self, A_PAGE, Labels},
        },
        error::AppError,
    },
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let words = &words.badges;
    command
        .about(words.about)
        .arg(option("out", "FILE.html", words.out).value_parser(value_parser!(PathBuf)))
        .arg(option("renew", "DELEGATE", words.renew))
        .group(ArgGroup::new("what").args(["out", "renew"]).required(true).multiple(true))
        .arg(option("delegate", "DELEGATE", words.delegate))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words = &context.words().badges;
    let out = matches.get_one::<PathBuf>("out");
    if let Some(path) = out
        && !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("html"))
    {
        return Err(AppError::NotHtml { path: path.clone() }.into());
    }
    let mut only = matches.get_one::<String>("delegate").cloned();
    let mut congress = if matches.contains_id("renew") { context.open()? } else { context.read()? };
    if let Some(query) = matches.get_one::<String>("renew") {
        let delegate = badges::renew(&mut congress, query, Timestamp::now())?;
        only = Some(delegate.id.to_string());
        if out.is_none() {
            return context.answer(&json!({ "renewed": delegate.id }), || (words.renewed)(&delegate.full_name));
        }
    }
    let Some(path) = out else { return Ok(()) };
    let mut delegates = congress.delegates()?;
    if let Some(query) = only {
        delegates = vec![consent::one(&delegates, &query)?.clone()];
    }
    let html = badges_sheet::html(&congress, &delegates, &Labels::of(context.language()))?;
    fs::write(path, html).map_err(|source| AppError::Io { path: path.clone(), source })?;
    let pages = delegates.len().div_ceil(A_PAGE);
    let shown = path.display().to_string();
    context.answer(&json!({ "written": shown, "pages": pages }), || (words.written)(&shown, pages))
}
