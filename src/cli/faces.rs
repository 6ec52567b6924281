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
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let folder = argument("folder", "FOLDER", words.faces_folder).value_parser(value_parser!(PathBuf));
    let models = option("models", "DIR", words.models).value_parser(value_parser!(PathBuf));
    command
        .about(words.faces)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(nested("evaluate", words.faces_evaluate, words).arg(folder).arg(models))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let Some(("evaluate", matches)) = matches.subcommand() else { return Ok(()) };
    let folder: PathBuf = matches.get_one("folder").cloned().unwrap_or_default();
    let mut recognizer = Models::new(matches.get_one::<PathBuf>("models").cloned()).open()?;
    let evaluation = evaluate::evaluate(&folder, &mut recognizer, |_| ()).map_err(AppError::from)?;
    context.answer(&evaluation, || text(&evaluation))
}

/// A table for people; all figures are in the JSON.
fn text(evaluation: &Evaluation) -> String {
    let share = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), |share| format!("{:.2}%", share * 100.0));
    let mut lines = vec![format!(
        "{} identities, {} photos, {} without a face",
        evaluation.identities, evaluation.photos, evaluation.missed
    )];
    lines.push(format!("{:>9}  {:>17}  {:>17}", "threshold", "1 photo FNIR/FPIR", "mean of 3"));
    for row in &evaluation.table {
        let rates = |rates: &OpenSet| format!("{} / {}", share(rates.fnir), share(rates.fpir));
        lines.push(format!("{:>9.2}  {:>17}  {:>17}", row.threshold, rates(&row.one_photo), rates(&row.three_photos)));
    }
    lines.push(format!("top-1 {}", share(evaluation.top1)));
    lines.extend(evaluation.tar.iter().map(|(far, tar)| format!("TAR at FAR {far}: {}", share(*tar))));
    lines.extend(evaluation.ms.iter().map(|(stage, ms)| format!("{stage}: {ms:.1} ms")));
    lines.join("\n")
}
