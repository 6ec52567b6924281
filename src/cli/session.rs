//! `daihoi session list|open|bell|close NAME`.

use clap::{ArgMatches, Command};
use jiff::{Timestamp, tz::TimeZone};

use super::{
    arguments::{argument, nested, supervisor},
    context::{Context, Failure},
};
use crate::{
    app::desk::sessions::{self, Step},
    domain::congress::Session,
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let step = |name, about| nested(name, about, words).arg(argument("name", "NAME", words.session_name));
    command
        .about(words.session)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(nested("list", words.session_list, words))
        .subcommand(step("open", words.session_open).arg(supervisor(words)))
        .subcommand(step("bell", words.session_bell).arg(supervisor(words)))
        .subcommand(step("close", words.session_close))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let (what, matches) = matches.subcommand().unwrap_or(("list", matches));
    let step = match what {
        "open" => Step::Open,
        "bell" => Step::Bell,
        "close" => Step::Close,
        _ => {
            for session in context.read()?.sessions()? {
                context.answer(&session, || line(&session))?;
            }
            return Ok(());
        }
    };
    let name = matches.get_one::<String>("name").map_or("", String::as_str);
    let mut congress = context.open()?;
    let now = Timestamp::now();
    let approved = context.approved(&mut congress, matches, now)?;
    let session = sessions::step(&mut congress, name, step, approved.as_ref(), now)?;
    context.answer(&session, || line(&session))
}

fn line(session: &Session) -> String {
    let local = |at: Timestamp| at.to_zoned(TimeZone::system()).strftime("%H:%M %d/%m/%Y");
    let time = |mark, at: Option<Timestamp>| at.map_or_else(String::new, |at| format!("  {mark} {}", local(at)));
    format!(
        "{:<16}  {}{}{}{}",
        session.name,
        session.title,
        time('▶', session.opened),
        time('♪', session.bell),
        time('■', session.closed)
    )
}
