//! `daihoi faces evaluate FOLDER`: how well faces are told apart.

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};

use super::{
    arguments::{argument, nested, option},
    context::{Context, Failure},
};
use crate::{
    app::{
        error::AppError,
        evaluate::{self, Evaluation, OpenSet},
        models::Models,
    },
    i18n::{Language, cli::Cli, number::decimal},
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let folder = argument("folder", "FOLDER", words.faces.folder).value_parser(value_parser!(PathBuf));
    let models = option("models", "DIR", words.models).value_parser(value_parser!(PathBuf));
    command
        .about(words.faces.about)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(nested("evaluate", words.faces.evaluate, words).arg(folder).arg(models))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let Some(("evaluate", matches)) = matches.subcommand() else { return Ok(()) };
    let folder: PathBuf = matches.get_one("folder").cloned().unwrap_or_default();
    let mut recognizer = Models::new(matches.get_one::<PathBuf>("models").cloned()).open()?;
    let evaluation = evaluate::evaluate(&folder, &mut recognizer, |_| ()).map_err(AppError::from)?;
    context.answer(&evaluation, || text(&evaluation, context.words(), context.language()))
}

/// A table for people; all figures are in the JSON.
fn text(evaluation: &Evaluation, words: &Cli, language: Language) -> String {
    let share = |share: Option<f64>| {
        share.map_or_else(|| "–".to_owned(), |share| format!("{}%", decimal(share * 100.0, 2, language)))
    };
    let mut lines = vec![(words.faces.measured)(evaluation.identities, evaluation.photos, evaluation.missed)];
    let [threshold, one, three] = words.faces.table;
    lines.push(format!("{threshold:>9}  {one:>17}  {three:>17}"));
    for row in &evaluation.table {
        let rates = |rates: &OpenSet| format!("{} / {}", share(rates.fnir), share(rates.fpir));
        let threshold = decimal(f64::from(row.threshold), 2, language);
        lines.push(format!("{threshold:>9}  {:>17}  {:>17}", rates(&row.one_photo), rates(&row.three_photos)));
    }
    lines.push(format!("top-1 {}", share(evaluation.top1)));
    lines.extend(evaluation.tar.iter().map(|(far, tar)| format!("TAR, FAR {far}: {}", share(*tar))));
    lines.extend(evaluation.ms.iter().map(|(stage, ms)| format!("{stage}: {} ms", decimal(*ms, 1, language))));
    lines.join("\n")
}
