//! `daihoi faces evaluate FOLDER`: how well faces are distinguished.

use std::{fs, path::PathBuf};

use clap::{ArgMatches, Command, value_parser};

use super::{
    arguments::{argument, nested, option},
    context::{Context, Failure},
};
use crate::{
    app::{
        error::AppError,
        faces::evaluate::{self, Evaluation, Interval, OpenSet},
        models::Models,
    },
    i18n::{
        Language,
        cli::Cli,
        number::{decimal, whole},
    },
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let folder = argument("folder", "FOLDER", words.faces.folder).value_parser(value_parser!(PathBuf));
    let models = option("models", "DIR", words.models).value_parser(value_parser!(PathBuf));
    let plot = option("plot", "FILE.svg", words.faces.plot).value_parser(value_parser!(PathBuf));
    command
        .about(words.faces.about)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(nested("evaluate", words.faces.evaluate, words).arg(folder).arg(models).arg(plot))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let Some(("evaluate", matches)) = matches.subcommand() else { return Ok(()) };
    let folder: PathBuf = matches.get_one("folder").cloned().unwrap_or_default();
    let models = Models::new(matches.get_one::<PathBuf>("models").cloned());
    let mut recognizer = models.open_telling(|error| context.warn_of(&error))?;
    let evaluation = evaluate::evaluate(&folder, &mut recognizer, |_| ()).map_err(AppError::from)?;
    let plot = matches.get_one::<PathBuf>("plot");
    if let Some(path) = plot {
        let drawing = evaluate::plot(&evaluation, context.language());
        fs::write(path, drawing).map_err(|source| AppError::Io { path: path.clone(), source })?;
    }
    context.answer(&evaluation, || text(&evaluation, context.words(), context.language()))?;
    match plot {
        Some(path) if !context.json() => context.say(&(context.words().faces.plotted)(&path.display().to_string())),
        _ => Ok(()),
    }
}

/// A table for people; all figures are in the JSON.
fn text(evaluation: &Evaluation, words: &Cli, language: Language) -> String {
    let percent = |share: f64| decimal(share * 100.0, 2, language);
    let share = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), |share| format!("{}%", percent(share)));
    let within = |interval: Option<Interval>| {
        interval.map_or_else(String::new, |[from, to]| format!(" [{} – {}]", percent(from), percent(to)))
    };
    let words = &words.faces;
    let mut lines = vec![(words.measured)(evaluation.identities, evaluation.photos, evaluation.missed)];
    let pairs = [evaluation.pairs.0, evaluation.pairs.1].map(|pairs| whole(pairs, language));
    lines.push((words.pairs)(&pairs[0], &pairs[1]));
    let [threshold, one, three] = words.table;
    lines.push(format!("{threshold:>9}  {one:>17}  {three:>17}"));
    for row in &evaluation.table {
        let rates = |rates: &OpenSet| format!("{} / {}", share(rates.fnir), share(rates.fpir));
        let threshold = decimal(f64::from(row.threshold), 2, language);
        lines.push(format!("{threshold:>9}  {:>17}  {:>17}", rates(&row.one_photo), rates(&row.three_photos)));
    }
    let at = &evaluation.three_photos;
    let named = [
        ("FNIR", at.fnir, at.fnir_interval),
        ("FPIR", at.fpir, at.fpir_interval),
        ("top-1", at.top1, at.top1_interval),
    ];
    let threshold = decimal(f64::from(evaluation.threshold), 2, language);
    lines.extend(
        named.map(|(name, rate, interval)| format!("{name} ({threshold}): {}{}", share(rate), within(interval))),
    );
    lines.extend(evaluation.tar.iter().map(|(far, tar)| {
        let interval = evaluation.tar_interval.get(far).copied().flatten();
        format!("TAR, FAR {far}: {}{}", share(*tar), within(interval))
    }));
    lines.push(words.intervals.to_owned());
    lines.extend(evaluation.ms.iter().map(|(stage, ms)| format!("{stage}: {} ms", decimal(*ms, 1, language))));
    lines.join("\n")
}
