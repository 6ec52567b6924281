//! `daihoi attendance`: the counts of a session and whether the congress is valid.

use clap::{ArgMatches, Command};

use super::{
    arguments::option,
    context::{Context, Failure},
};
use crate::{
    app::roll,
    domain::attendance::Counts,
    i18n::{
        Language,
        cli::Cli,
        number::{percent, whole},
    },
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    command.about(words.attendance).arg(option("session", "NAME", words.session_option))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let congress = context.read()?;
    let counts = roll::counts(&congress, matches.get_one::<String>("session").map(String::as_str))?;
    context.answer(&counts, || text(&counts, context.words(), context.language()))
}

fn text(counts: &Counts, words: &Cli, language: Language) -> String {
    let of = |part, all| {
        format!("{} / {}  ({})", whole(part, language), whole(all, language), percent(part, all, 2, language))
    };
    let mut lines = vec![
        format!("{:<24} {}", words.attendance_present, of(counts.present, counts.summoned)),
        format!("{:<24} {}", words.attendance_excused, whole(counts.excused, language)),
        format!("{:<24} {}", words.attendance_absent, whole(counts.absent, language)),
        format!("{:<24} {}", words.attendance_expected, whole(counts.expected, language)),
        format!("{:<24} {}", words.attendance_late, whole(counts.late, language)),
        format!("{:<24} {}", words.attendance_units, of(counts.units.represented, counts.units.total)),
    ];
    if let Some(quorum) = counts.quorum {
        let mark = |valid| if valid { '✓' } else { '✗' };
        lines.push((words.attendance_delegates_prong)(mark(quorum.delegates.valid), quorum.delegates.needed));
        if let Some(units) = quorum.units {
            lines.push((words.attendance_units_prong)(mark(units.valid), units.needed));
        }
        lines.push(if quorum.valid { words.attendance_valid } else { words.attendance_invalid }.to_owned());
    }
    lines.join("\n")
}
