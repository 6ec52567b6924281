//! `daihoi operator list|add|remove|pin`: who works at the desks, and who allows things by a PIN.
//!
//! These ask for nothing but the passphrase: its holder can reset a forgotten PIN.

use clap::{ArgMatches, Command};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{
    arguments::{argument, nested, option},
    context::{Context, Failure},
};
use crate::{
    app::operators,
    domain::permission::{Operator, Role},
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let own = &words.operator;
    let named = |name, about| nested(name, about, words).arg(argument("name", "NAME", own.name));
    command
        .about(own.about)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(nested("list", own.list, words))
        .subcommand(
            named("add", own.add).arg(
                option("role", "ROLE", own.role)
                    .value_parser(["operator", "supervisor"])
                    .default_value("operator")
                    .hide_default_value(true),
            ),
        )
        .subcommand(named("remove", own.remove))
        .subcommand(named("pin", own.pin))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words = &context.words().operator;
    let (what, matches) = matches.subcommand().unwrap_or(("list", matches));
    if what == "list" {
        return list(context);
    }
    let name = matches.get_one::<String>("name").map_or("", |name| name.trim());
    let now = Timestamp::now();
    match what {
        "add" => {
            let supervises = matches.get_one::<String>("role").is_some_and(|role| role == "supervisor");
            let role = if supervises { Role::Supervisor } else { Role::Operator };
            let mut congress = context.open()?;
            let pin = if supervises { Some(context.new_pin(name)?) } else { None };
            let operator = operators::add(&mut congress, name, role, pin.as_ref(), now)?;
            context.answer(&row(&operator), || (words.added)(name))
        }
        "remove" => {
            operators::remove(&mut context.open()?, name, now)?;
            context.answer(&json!({ "removed": name }), || (words.removed)(name))
        }
        _ => {
            let mut congress = context.open()?;
            let pin = context.new_pin(name)?;
            let operator = operators::set_pin(&mut congress, name, &pin, now)?;
            context.answer(&row(&operator), || (words.pin_set)(name))
        }
    }
}

fn list(context: &Context) -> Result<(), Failure> {
    let words = &context.words().operator;
    let everybody = operators::list(&context.read()?)?;
    for operator in &everybody {
        let role = words.roles[usize::from(operator.role == Role::Supervisor)];
        let pin = words.pins[usize::from(operator.pin.is_none())];
        context.answer(&row(operator), || format!("{:<32} {role:<12} {pin}", operator.name))?;
    }
    if !context.json() {
        if everybody.is_empty() {
            context.say(words.nobody)?;
        }
        if !everybody.iter().any(Operator::can_allow) {
            context.say(words.unguarded)?;
        }
    }
    Ok(())
}

/// What may be shown of an operator: never the PIN's hash.
fn row(operator: &Operator) -> Value {
    json!({
        "name": operator.name,
        "role": operator.role,
        "pin": operator.pin.is_some(),
        "added": operator.added,
        "failed": operator.failed,
    })
}
