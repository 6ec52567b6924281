//! `daihoi attendance excuse|substitute|eligibility|undo|events`: what is corrected behind the desk.

use clap::{Arg, ArgMatches, Command};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::json;
use uuid::Uuid;

use crate::{
    app::{
        consent,
        desk::recorder::{Absence, Desk},
        error::AppError,
    },
    cli::{
        arguments::{argument, nested, option, supervisor},
        context::{Context, Failure},
    },
    domain::{
        delegate::{DelegateId, Eligibility},
        event::{Action, Authority, Event, EventId, Scope},
    },
    i18n::cli::Cli,
};

/// The subcommands of `attendance`.
pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let own = &words.correct;
    let session = || option("session", "NAME", words.session_option);
    let delegate = || argument("delegate", "DELEGATE", own.delegate);
    let needed = |name, value, help| option(name, value, help).required(true);
    let guarded = |name, about| nested(name, about, words).arg(session()).arg(supervisor(words));
    let values =
        |values: &[&'static str], argument: Arg| argument.value_parser(values.to_vec()).hide_possible_values(true);
    command
        .subcommand(
            guarded("excuse", own.excuse)
                .arg(delegate())
                .arg(needed("reason", "TEXT", own.reason))
                .arg(needed("approved-by", "NAME", own.approved_by))
                .arg(values(&["session", "congress"], needed("scope", "SCOPE", own.scope))),
        )
        .subcommand(
            guarded("substitute", own.substitute)
                .arg(delegate())
                .arg(argument("alternate", "ALTERNATE", own.alternate))
                .arg(needed("decision", "NUMBER", own.decision)),
        )
        .subcommand(
            guarded("eligibility", own.eligibility)
                .arg(delegate())
                .arg(values(&["eligible", "ineligible", "pending"], argument("standing", "STANDING", own.standing)))
                .arg(needed("decision", "NUMBER", own.decision)),
        )
        .subcommand(
            guarded("undo", own.undo)
                .arg(argument("event", "EVENT", own.event))
                .arg(needed("reason", "TEXT", own.reason)),
        )
        .subcommand(nested("events", own.events, words).arg(session()))
}

/// Runs one of them.
pub(super) fn run(context: &Context, what: &str, matches: &ArgMatches) -> Result<(), Failure> {
    let text = |name: &str| matches.try_get_one::<String>(name).ok().flatten().map_or("", String::as_str);
    let session = matches.get_one::<String>("session").map(String::as_str);
    if what == "events" {
        return list(context, &Desk::behind(context.read()?, session)?);
    }
    let mut congress = context.open()?;
    let now = Timestamp::now();
    let approved = context.approved(&mut congress, matches, now)?;
    let delegates = congress.delegates()?;
    let one = |name| consent::one(&delegates, text(name)).map(|delegate| delegate.id);
    let mut desk = Desk::behind(congress, session)?;
    let event = match what {
        "excuse" => {
            let scope = if text("scope") == "congress" { Scope::Congress } else { Scope::Session };
            let absence =
                Absence { scope, reason: text("reason").to_owned(), approved_by: text("approved-by").to_owned() };
            desk.excuse(one("delegate")?, absence, approved.as_ref(), now)?
        }
        "substitute" => {
            desk.substitute(one("delegate")?, (one("alternate")?, text("decision")), approved.as_ref(), now)?
        }
        "undo" => {
            let event = Uuid::parse_str(text("event")).map_err(|_| AppError::NoEvent)?;
            desk.undo(EventId(event), text("reason").to_owned(), approved.as_ref(), now)?
        }
        _ => {
            let delegate = one("delegate")?;
            let (standing, place) = match text("standing") {
                "ineligible" => (Eligibility::Ineligible, 1),
                "pending" => (Eligibility::Pending, 2),
                _ => (Eligibility::Eligible, 0),
            };
            desk.set_eligibility(delegate, (standing, text("decision")), approved.as_ref(), now)?;
            let name = full_name(&desk, delegate);
            let json = json!({ "delegate": delegate, "full_name": name, "eligibility": standing });
            let words = &context.words().correct;
            return context.answer(&json, || (words.done)(words.standings[place], &name));
        }
    };
    let words = &context.words().correct;
    let name = full_name(&desk, event.delegate);
    context.answer(
        &json!({ "event": event.id, "delegate": event.delegate, "full_name": name, "authority": event.authority }),
        || (words.done)(words.actions[place(&event.action)], &name),
    )
}

fn full_name(desk: &Desk, delegate: DelegateId) -> String {
    desk.roster().name(delegate).map_or_else(|| delegate.to_string(), str::to_owned)
}

/// The place of an action's word.
fn place(action: &Action) -> usize {
    match action {
        Action::Present { .. } => 0,
        Action::StepOut => 1,
        Action::Return => 2,
        Action::Excuse { .. } => 3,
        Action::Substitute { .. } => 4,
        Action::Undo { .. } => 5,
    }
}

/// One line an event of the session, oldest first.
fn list(context: &Context, desk: &Desk) -> Result<(), Failure> {
    let words = &context.words().correct;
    let snapshot = desk.snapshot();
    for event in snapshot.events.iter().filter(|event| event.session == snapshot.session.name) {
        let event: &Event = event;
        let name = full_name(desk, event.delegate);
        let undone = snapshot.roll.undone.contains(&event.id);
        let mut json = json!(event);
        json["full_name"] = json!(name);
        json["undone"] = json!(undone);
        context.answer(&json, || {
            let mark = match &event.authority {
                Some(Authority::Supervisor(name)) => (words.allowed)(name),
                Some(Authority::Unguarded) => words.unguarded.to_owned(),
                None => String::new(),
            };
            let at = event.at.to_zoned(TimeZone::system()).strftime("%H:%M:%S").to_string();
            let undone = if undone { words.undone } else { "" };
            let marks: Vec<&str> = [undone, &mark].into_iter().filter(|mark| !mark.is_empty()).collect();
            format!("{}  {at}  {:<14} {name}  {}", event.id, words.actions[place(&event.action)], marks.join(", "))
        })?;
    }
    Ok(())
}
