//! Wrong usage, said in the person's language; clap speaks English alone.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::i18n::{
    Language,
    cli::{Cli, cli},
};

/// Prints help, version or what is wrong; 0 for the first two, 2 for the last.
pub(super) fn report(error: &clap::Error, language: Language) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // A pager that was closed wants no more of it.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return ExitCode::from(2);
    }
    let words = cli(language);
    eprintln!("{}: {}\n{}", words.error, sentence(error, words), (words.usage_hint)("daihoi"));
    ExitCode::from(2)
}

fn sentence(error: &clap::Error, words: &Cli) -> String {
    let named = |kind| error.get(kind).map(text);
    match error.kind() {
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => {
            let what = named(ContextKind::InvalidArg).or_else(|| named(ContextKind::InvalidSubcommand));
            (words.usage_unknown)(&what.unwrap_or_default())
        }
        ErrorKind::MissingRequiredArgument => {
            (words.usage_missing)(&named(ContextKind::InvalidArg).unwrap_or_default())
        }
        ErrorKind::MissingSubcommand => (words.usage_missing)(words.commands),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => (words.usage_value)(
            &named(ContextKind::InvalidValue).unwrap_or_default(),
            &named(ContextKind::InvalidArg).unwrap_or_default(),
        ),
        _ => words.usage_other.to_owned(),
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        ContextValue::StyledStrs(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
