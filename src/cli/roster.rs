//! `daihoi roster import|remove|export`.

use std::{
    io::{self, BufRead, IsTerminal, Write},
    path::PathBuf,
};

use clap::{ArgAction, ArgMatches, Command, value_parser};
use jiff::Timestamp;
use serde_json::json;

use super::{
    arguments::{argument, flag, nested, option, supervisor},
    context::{Context, Failure},
};
use crate::{
    app::{
        consent,
        desk::records::{Field, FieldValue},
        error::AppError,
        explain::{explain_doubt, explain_left_out, explain_returning, explain_row, explain_shared, namesake},
        roster::{
            import::{
                Answer, Asked, Change, Doubt, Homonyms, Import, Known, LeftOut, Order, Reason, Returning, Shared,
            },
            import_json::Sentences,
            removal, rosters,
        },
    },
    i18n::{Language, cli::Cli},
};

/// How many rows a dry run shows.
const SHOWN: usize = 8;

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let all = words;
    let words = &words.roster;
    let file = |help| argument("file", "FILE", help).value_parser(value_parser!(PathBuf));
    command
        .about(words.about)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            nested("import", words.import, all)
                .arg(file(words.file))
                .arg(flag("dry-run", words.dry_run))
                .arg(option("map", "FIELD=COLUMN", words.map).action(ArgAction::Append))
                .arg(option("sheet", "NAME", words.sheet))
                .arg(
                    option("homonyms", "ask|same|new|skip", words.homonyms)
                        .value_parser(["ask", "same", "new", "skip"]),
                )
                .arg(option("failed", "FILE", words.failed_option).value_parser(value_parser!(PathBuf)))
                .arg(flag("replace", words.replace).requires("decision"))
                .arg(option("decision", "NUMBER", words.decision).requires("replace"))
                .arg(supervisor(all)),
        )
        .subcommand(
            nested("remove", words.remove, all)
                .arg(argument("delegate", "DELEGATE", words.delegate))
                .arg(option("decision", "NUMBER", words.decision).required(true))
                .arg(supervisor(all)),
        )
        .subcommand(nested("export", words.export, all).arg(file(words.export_file)))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words = &context.words().roster;
    let (name, matches) = matches.subcommand().unwrap_or(("export", matches));
    if name == "remove" {
        return remove(context, matches);
    }
    let file: PathBuf = matches.get_one("file").cloned().unwrap_or_default();
    if name == "export" {
        let count = rosters::export(&context.read()?, &file)?;
        return context.answer(&json!({ "written": file }), || (words.exported)(count, &file.display().to_string()));
    }
    import(context, matches, Order::of(file))
}

fn remove(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let text = |name: &str| matches.get_one::<String>(name).map_or("", |text| text.trim());
    let (query, decision) = (text("delegate"), text("decision"));
    let mut congress = context.open()?;
    let now = Timestamp::now();
    let approved = context.approved(&mut congress, matches, now)?;
    let delegates = congress.delegates()?;
    let delegate = consent::one(&delegates, query)?;
    removal::remove(&mut congress, delegate.id, decision, approved.as_ref(), now)?;
    let name = &delegate.full_name;
    let json = json!({ "removed": delegate.id, "full_name": name, "decision_no": decision });
    context.answer(&json, || (context.words().roster.removed)(name, decision))
}

fn import(context: &Context, matches: &ArgMatches, order: Order) -> Result<(), Failure> {
    let steps = context.words().roster.steps;
    let maps: Vec<String> = matches.get_many::<String>("map").unwrap_or_default().cloned().collect();
    let mut order = order.with_maps(&maps).map_err(AppError::from)?;
    order.sheet = matches.get_one::<String>("sheet").cloned();
    order.replaces = matches.get_one::<String>("decision").map(|decision| decision.trim().to_owned());
    let wish = matches.get_one::<String>("homonyms").map(String::as_str);
    order.answers.others = match wish {
        Some("same") => Homonyms::Same,
        Some("new") => Homonyms::New,
        Some("skip") => Homonyms::Skip,
        _ => Homonyms::Ask,
    };
    let is_dry = matches.get_flag("dry-run");
    let mut congress = if is_dry { context.read()? } else { context.open()? };
    let now = Timestamp::now();
    let approved = if is_dry { None } else { context.approved(&mut congress, matches, now)? };
    let (delegates, removed) = (congress.delegates()?, congress.store.removed().map_err(AppError::from)?);
    let known = Known { delegates: &delegates, removed: &removed };
    context.step(steps[0]);
    let reading = order.read().map_err(AppError::from)?;
    context.step(steps[1]);
    let mut import = rosters::look_again(&reading, &order, known);
    if is_dry {
        let guarded = rosters::is_guarded(&congress, &import, &delegates)?;
        return tell(context, &import, None, Some(guarded));
    }
    let at_terminal = io::stdin().is_terminal() && io::stderr().is_terminal() && !context.json();
    if wish == Some("ask") || wish.is_none() && at_terminal {
        loop {
            let Some(asked) = import.questions().next() else { break };
            let Some(answer) = ask(context, &asked)? else { break };
            order.answers.given.insert(asked.cell.clone(), answer);
            import = rosters::look_again(&reading, &order, known);
        }
    }
    context.step(steps[2]);
    let saved = rosters::save(&mut congress, (&import, &order), &delegates, approved.as_ref(), now);
    if let Err(AppError::ReplacementUnclear { .. }) = &saved {
        // Which rows these are is said before the refusal.
        warn(context, &import);
    }
    saved?;
    let wish = matches.get_one::<PathBuf>("failed").map(PathBuf::as_path);
    let folder = congress.folder.path();
    let language = context.language();
    let sentence = |reason: &_| explain_row(reason, language);
    let mend = match rosters::write_failed(&reading, &import, &order.file, (wish, folder), (language, sentence)) {
        Ok(mend) => mend,
        // The roster is loaded; what could not be written is said beside that.
        Err(error) => {
            context.warn_of(&error);
            None
        }
    };
    tell(context, &import, mend.as_deref().and_then(|path| path.to_str()), None)
}

/// Asks who is meant, until the answer is understood; none where nobody answers any more.
fn ask(context: &Context, asked: &Asked<'_>) -> Result<Option<Answer>, Failure> {
    let words = &context.words().roster;
    let (others, sentence) = (asked.others, if asked.is_mended { words.mended_question } else { words.question });
    let mut question = sentence(&asked.cell.to_string(), &asked.stated.full_name) + "\n";
    for (place, other) in others.iter().enumerate() {
        question += &((words.same)(place + 1, &namesake(other, context.language())) + "\n");
    }
    question += words.others;
    eprintln!("{question}");
    loop {
        eprint!("{}", words.answer);
        io::stderr().flush().map_err(Failure::Output)?;
        let mut line = String::new();
        if io::stdin().lock().read_line(&mut line).map_err(|error| Failure::Other(error.into()))? == 0 {
            eprintln!();
            return Ok(None);
        }
        let line = line.trim().to_lowercase();
        if line == words.letters[0] {
            return Ok(Some(Answer::New));
        } else if line == words.letters[1] {
            return Ok(Some(Answer::Skip));
        }
        let meant = line.parse::<usize>().ok().and_then(|number| others.get(number.checked_sub(1)?));
        if let Some(other) = meant {
            return Ok(Some(Answer::Same(other.whom())));
        }
    }
}

/// Says what is not taken, and what should be looked at.
fn warn(context: &Context, import: &Import) {
    let words = &context.words().roster;
    let language = context.language();
    for failed in &import.failed {
        context.warn(&(words.failed)(failed.row, &failed.cell.to_string(), &explain_row(&failed.reason, language)));
    }
    for returning in &import.returning {
        context.warn(&(words.doubtful)(&returning.cell.to_string(), &explain_returning(returning, language)));
    }
    for shared in &import.shared {
        context.warn(&(words.doubtful)(&shared.cell.to_string(), &explain_shared(shared, language)));
    }
    for warning in &import.warnings {
        context.warn(&(words.doubtful)(&warning.cell.to_string(), &explain_doubt(&warning.reason, language)));
    }
    for row in &import.left_out {
        let cells = row.first_cells.join(" | ");
        context.warn(&(words.left_out)(&row.cell.to_string(), &cells, explain_left_out(row, language)));
    }
}

/// Tells what was done, or would be: `dry_run` says that nothing is, and whether a supervisor has to allow it.
fn tell(context: &Context, import: &Import, mend: Option<&str>, dry_run: Option<bool>) -> Result<(), Failure> {
    let words = &context.words().roster;
    if context.json() {
        let mut object = import.json(&InLanguage(context.language()));
        object["mend"] = json!(mend);
        if let Some(guarded) = dry_run {
            object["needs_supervisor"] = json!(guarded);
            object["changes"] = json!(import.changes());
        }
        return context.line(&object);
    }
    if dry_run.is_some() {
        understood(context, import)?;
    }
    warn(context, import);
    if dry_run.is_some() && !import.leaving.is_empty() {
        context.say(&(words.leaving)(import.leaving.len()))?;
        for delegate in &import.leaving {
            let line = format!("  - {:<28} {}", delegate.full_name, delegate.unit);
            context.say(line.trim_end())?;
        }
    }
    if dry_run == Some(true) {
        context.say(words.guarded)?;
    }
    let dry_run = dry_run.is_some();
    let counts = if dry_run { words.would } else { words.imported };
    context.say(&counts(import.added, import.updated, import.unchanged, import.failed_rows()))?;
    if !dry_run && !import.leaving.is_empty() {
        context.say(&(words.left)(import.leaving.len()))?;
    }
    if import.skipped > 0 {
        context.say(&(words.skipped)(import.skipped))?;
    }
    mend.map_or(Ok(()), |mend| context.say(&(words.corrections)(mend)))
}

/// Reasons of `--json` in one language.
struct InLanguage(Language);

impl Sentences for InLanguage {
    fn row(&self, reason: &Reason) -> String {
        explain_row(reason, self.0)
    }

    fn shared(&self, shared: &Shared) -> String {
        explain_shared(shared, self.0)
    }

    fn left_out(&self, row: &LeftOut) -> String {
        explain_left_out(row, self.0).to_owned()
    }

    fn doubt(&self, doubt: &Doubt) -> String {
        explain_doubt(doubt, self.0)
    }

    fn returning(&self, returning: &Returning) -> String {
        explain_returning(returning, self.0)
    }
}

fn blank(text: &str) -> &str {
    if text.is_empty() { "–" } else { text }
}

/// How the columns were understood, and the first rows.
fn understood(context: &Context, import: &Import) -> Result<(), Failure> {
    let words = &context.words().roster;
    let unread: Vec<&str> = import.sheets.iter().filter(|sheet| !sheet.read).map(|sheet| sheet.name.as_str()).collect();
    if !unread.is_empty() {
        context.say(&(words.sheets_unread)(&unread.join(", ")))?;
    }
    context.say(words.columns)?;
    let several = import.sheets.iter().filter(|sheet| sheet.read).count() > 1;
    for column in &import.mapping {
        let place = if several { format!("{}!{}", column.sheet, column.column) } else { column.column.clone() };
        let field = column.field.unwrap_or(words.unread);
        context.say(&format!("  {place:<4} {field:<24} {}", column.header))?;
    }
    context.say(words.preview)?;
    for row in import.preview.iter().take(SHOWN) {
        let sign = words.changes[match row.change {
            Change::New => 0,
            Change::Updated => 1,
            Change::Unchanged => 2,
        }];
        let record = &row.record;
        let born = FieldValue::get(Field::DateOfBirth, record).map_or_else(String::new, |date| date.text());
        let line = format!("  {sign} {:<28} {born:<10} {:<28} {}", record.full_name, record.unit, record.phone);
        context.say(line.trim_end())?;
        for change in &row.changes {
            context.say(&format!("      {}: {} → {}", change.field.name(), blank(&change.from), blank(&change.to)))?;
        }
    }
    Ok(())
}
