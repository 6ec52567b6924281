//! `daihoi checkin --source S [--headless]`: a door.

use std::path::PathBuf;

use clap::{ArgAction, ArgMatches, Command, value_parser};
use jiff::Timestamp;

use super::{
    arguments::{flag, option},
    console,
    context::{Context, Failure},
};
use crate::{
    app::{
        desk::{
            door,
            headless::{self, Line, State},
            recorder::Desk,
        },
        error::AppError,
        log,
        models::Models,
    },
    domain::{attendance::Presence, challenge::Side, event::Means},
    i18n::{Language, attendance::attendance, cli::Cli},
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    command
        .about(words.checkin)
        .arg(option("source", "SOURCE", words.source).action(ArgAction::Append))
        .arg(option("session", "NAME", words.session_option))
        .arg(option("models", "DIR", words.models).value_parser(value_parser!(PathBuf)))
        .arg(flag("headless", words.checkin_headless))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    if !matches.get_flag("headless") {
        return console::run(context, matches);
    }
    let congress = context.open()?;
    log::start(&congress.folder)?;
    let sources = door::sources(&congress, matches.get_many("source").into_iter().flatten())?;
    let session = matches.get_one::<String>("session").map(String::as_str);
    // What may be missing is looked for before the roll call is opened.
    sources.iter().try_for_each(door::look_for)?;
    let models = Models::new(matches.get_one::<PathBuf>("models").cloned());
    let recognizers = models.open_several(sources.len(), |error| context.warn_of(&error))?;
    let mut desk = Desk::new(congress, session, Timestamp::now())?;
    if desk.session().opened.is_none() {
        return Err(AppError::SessionNotOpen { name: desk.session().title.clone() }.into());
    }
    let recognitions = door::recognition(&desk, recognizers)?;
    headless::run(&mut desk, recognitions, &sources, |line| {
        context.answer(line, || text(line, context.words(), context.language()))
    })
}

fn text(line: &Line, words: &Cli, language: Language) -> String {
    let (mark, state) = match line.state {
        State::Present => ('✓', words.checkin_present),
        State::Duplicate => ('=', words.checkin_duplicate),
        State::Confirm => ('?', words.checkin_confirm),
        State::Challenge => ('↔', words.faces.turn[usize::from(line.side == Some(Side::Right))]),
        State::Unknown if line.means == Some(Means::Qr) => ('·', words.badges.unknown),
        State::Unknown => ('·', words.checkin_unknown),
        State::Revoked => ('✗', words.badges.revoked),
        State::Foreign => ('✗', words.badges.foreign),
        State::Stray => ('·', words.badges.stray),
        State::Blocked => ('✗', words.checkin_blocked),
        State::Substituted => ('✗', attendance(language).states[Presence::Substituted as usize]),
        State::Stalled => ('!', words.checkin_stalled),
        State::Lost => ('!', words.checkin_lost),
        State::Back => ('!', words.checkin_back),
    };
    let name = line.full_name.as_deref().unwrap_or("");
    let score = line.score.map_or_else(String::new, |score| format!("{score:.2}"));
    format!("{mark} {state:<16} {name:<32} {score:>5}").trim_end().to_owned()
}
