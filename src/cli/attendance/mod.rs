//! `daihoi attendance [--out FILE]`: the counts of a session, whether the congress is valid, and the list as a file.

mod correct;

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::json;

use super::{
    arguments::option,
    context::{Context, Failure},
};
use crate::{
    app::desk::{attendance_export::Manner, dashboard, roll},
    domain::attendance::Counts,
    i18n::{
        Language,
        cli::{Cli, attendance::CliAttendance},
        number::{percent, whole},
    },
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let command = command
        .about(words.attendance.about)
        .args_conflicts_with_subcommands(true)
        .arg(option("session", "NAME", words.session_option))
        .arg(option("out", "FILE", words.attendance.out).value_parser(value_parser!(PathBuf)));
    correct::describe(command, words)
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    if let Some((what, matches)) = matches.subcommand() {
        return correct::run(context, what, matches);
    }
    let session = matches.get_one::<String>("session").map(String::as_str);
    let words = &context.words().attendance;
    if let Some(path) = matches.get_one::<PathBuf>("out") {
        let manner = Manner { language: context.language(), zone: TimeZone::system(), now: Timestamp::now() };
        // For writing, as the log notes what leaves the congress.
        let names = dashboard::export_to(&mut context.open()?, path, session, &manner)?;
        let answer = json!({ "written": path, "delegates": names });
        return context.answer(&answer, || (words.written)(names, &path.display().to_string()));
    }
    let counts = roll::counts(&context.read()?, session)?;
    context.answer(&counts, || text(&counts, words, context.language()))
}

fn text(counts: &Counts, words: &CliAttendance, language: Language) -> String {
    let of = |part, all, against| {
        let share = percent(part, all, 2, language);
        format!("{} / {} {against}  ({share})", whole(part, language), whole(all, language))
    };
    let mut lines = vec![
        format!("{:<24} {}", words.present, of(counts.present, counts.summoned, words.against[0])),
        format!("{:<24} {}", words.gone_out, whole(counts.out, language)),
        format!("{:<24} {}", words.excused, whole(counts.excused, language)),
        format!("{:<24} {}", words.absent, whole(counts.absent, language)),
        format!("{:<24} {}", words.expected, whole(counts.expected, language)),
        format!("{:<24} {}", words.blocked, whole(counts.blocked, language)),
        format!("{:<24} {}", words.late, whole(counts.late, language)),
        format!("{:<24} {}", words.units, of(counts.units.represented, counts.units.total, words.against[1])),
    ];
    if let Some(quorum) = counts.quorum {
        let mark = |valid| if valid { '✓' } else { '✗' };
        let condition = quorum.delegates;
        let missing = condition.needed.saturating_sub(counts.present);
        lines.push((words.delegates_condition)(mark(condition.valid), condition.needed, missing));
        if let Some(units) = quorum.units {
            let missing = units.needed.saturating_sub(counts.units.represented);
            lines.push((words.units_condition)(mark(units.valid), units.needed, missing));
        }
        lines.push(if quorum.valid { words.valid } else { words.invalid }.to_owned());
    }
    lines.join("\n")
}
