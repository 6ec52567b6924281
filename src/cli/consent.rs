//! `daihoi consent DELEGATE|--all --method …`: records agreement to recognition by face.

use clap::{Arg, ArgGroup, ArgMatches, Command};
use jiff::Timestamp;
use serde_json::json;

use super::{
    arguments::{flag, option},
    context::{Context, Failure},
};
use crate::{
    app::consent::{self, Scope},
    domain::delegate::ConsentMethod,
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    command
        .about(words.consent)
        .arg(Arg::new("delegate").value_name("DELEGATE").help(words.consent_delegate))
        .arg(flag("all", words.consent_all))
        .group(ArgGroup::new("whom").args(["delegate", "all"]).required(true))
        .arg(
            option("method", "METHOD", words.consent_method).value_parser(["paper", "signed", "spoken"]).required(true),
        )
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let method = match matches.get_one::<String>("method").map(String::as_str) {
        Some("signed") => ConsentMethod::Signed,
        Some("spoken") => ConsentMethod::Spoken,
        _ => ConsentMethod::Paper,
    };
    let whom = matches.get_one::<String>("delegate").map_or(Scope::All, |query| Scope::One(query.clone()));
    let mut congress = context.open()?;
    let recorded = consent::record(&mut congress, &whom, method, Timestamp::now())?;
    context.answer(&json!({ "recorded": recorded }), || (context.words().consent_done)(recorded))
}
