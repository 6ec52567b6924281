//! `daihoi docs build|watch|verify|copy`: the congress's documents become its site, and the site a checked copy.

use std::{
    io::{self, IsTerminal, Write as _},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use clap::{ArgMatches, Command, value_parser};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{
    arguments::{argument, flag, nested, option},
    context::{Context, Failure},
};
use crate::{
    app::{
        congress::load_settings,
        explain::explain_matter,
        publish::{
            build::{self, Built, Job, Reuse},
            usb_copy::{self, Phase, Progress},
            watch::{Report, Watch},
        },
    },
    i18n::cli::Cli,
};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let docs = &words.docs;
    let out = || option("out", "DIR", docs.out).value_parser(value_parser!(PathBuf));
    let folder = |help| argument("dir", "DIR", help).value_parser(value_parser!(PathBuf));
    command
        .about(docs.about)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            nested("build", docs.build, words)
                .arg(out())
                .arg(flag("strict", docs.strict))
                .arg(flag("again", docs.again)),
        )
        .subcommand(nested("watch", docs.watch, words).arg(out()))
        .subcommand(nested("verify", docs.verify, words).arg(folder(docs.verify_folder)))
        .subcommand(nested("copy", docs.copy, words).arg(folder(docs.copy_folder)).arg(out()))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let (name, matches) = matches.subcommand().unwrap_or(("build", matches));
    let folder = |name| matches.get_one::<PathBuf>(name).cloned().unwrap_or_default();
    if name == "verify" {
        return verify(context, &folder("dir"));
    }
    let out = matches.get_one::<PathBuf>("out").cloned().unwrap_or_else(|| context.folder().site());
    match name {
        "watch" => watch(context, &out),
        "copy" => copy(context, &out, &folder("dir")),
        _ => {
            let reuse = if matches.get_flag("again") { Reuse::Nothing } else { Reuse::Patient };
            let built = build(context, &out, reuse)?;
            if matches.get_flag("strict") && built > 0 { Err(Failure::Said) } else { Ok(()) }
        }
    }
}

/// Builds and prints; gives the number of warnings.
fn build(context: &Context, out: &Path, reuse: Reuse) -> Result<usize, Failure> {
    let folder = context.folder();
    let settings = load_settings(&folder)?;
    let job = Job::new(&folder, &settings, out, Timestamp::now());
    let built = build::build(&Job { reuse, ..job })?;
    print(context, &built)?;
    Ok(built.warnings.len())
}

fn watch(context: &Context, out: &Path) -> Result<(), Failure> {
    let folder = context.folder();
    load_settings(&folder)?;
    let words = &context.words().docs;
    eprintln!("{}", (words.watching)(&folder.documents().display().to_string()));
    let (watch, handle) = Watch::new();
    let mut ended = Ok(());
    watch.run(&folder, out, |report| {
        ended = match report {
            Report::Started => Ok(()),
            Report::Built(built) => print(context, &built),
            Report::Failed(error) => {
                context.report(&error.into());
                if build::stands(out) {
                    eprintln!("{}", (words.stands)(&out.display().to_string()));
                }
                Ok(())
            }
        };
        if ended.is_err() {
            // Nobody reads the answers any more.
            handle.stop();
        }
    });
    ended
}

/// Tells of a build.
pub(super) fn print(context: &Context, built: &Built) -> Result<(), Failure> {
    let warnings = warn(context, built);
    let json = json!({
        "documents": built.documents,
        "pages": built.pages,
        "sections": built.sections,
        "read": built.read,
        "written": built.written,
        "warnings": warnings,
        "seconds": built.seconds,
    });
    context.answer(&json, || {
        let out = built.out.join("index.html").display().to_string();
        (context.words().docs.built)(built.documents, built.pages, built.sections, built.seconds, &out)
    })
}

/// Tells of what a build left out or may have wrong; gives it for JSON.
fn warn(context: &Context, built: &Built) -> Vec<Value> {
    let reasons: Vec<_> = built
        .warnings
        .iter()
        .map(|notice| (notice.file.display().to_string(), explain_matter(&notice.matter, context.language())))
        .collect();
    if !context.json() {
        for (file, reason) in &reasons {
            context.warn(&format!("{file}: {reason}"));
        }
    }
    reasons.iter().map(|(file, reason)| json!({ "file": file, "reason": reason })).collect()
}

fn verify(context: &Context, folder: &Path) -> Result<(), Failure> {
    let (folder, checked) = usb_copy::verify(folder)?;
    let words = &context.words().docs;
    let sound = checked.is_sound();
    let json = json!({
        "ok": sound,
        "folder": folder.display().to_string(),
        "files": checked.files,
        "missing": checked.missing,
        "changed": checked.changed,
        "extra": checked.extra,
    });
    context.answer(&json, || {
        if sound {
            return (words.sound)(checked.files);
        }
        let named =
            |word: fn(&str) -> String, paths: &[String]| paths.iter().map(|path| word(path)).collect::<Vec<_>>();
        let mut lines = named(words.missing, &checked.missing);
        lines.extend(named(words.changed, &checked.changed));
        lines.extend(named(words.extra, &checked.extra));
        lines.push((words.unsound)(checked.missing.len(), checked.changed.len(), checked.extra.len()));
        lines.join("\n")
    })?;
    if sound { Ok(()) } else { Err(Failure::Said) }
}

fn copy(context: &Context, site: &Path, target: &Path) -> Result<(), Failure> {
    let words = &context.words().docs;
    let shown = !context.json() && io::stderr().is_terminal();
    let mut last = None;
    let copied = usb_copy::build_and_copy(&context.folder(), site, target, &mut |Progress { phase, done, total }| {
        let percent = done * 100 / total.max(1);
        if shown && last != Some((phase, percent)) {
            last = Some((phase, percent));
            let line = match phase {
                Phase::Copying => (words.copying)(percent),
                Phase::Checking => (words.checking)(percent),
            };
            let mut terminal = io::stderr().lock();
            // Progress that can't be shown is not missed: the end of the copy is reported in any case.
            let _ = write!(terminal, "\r\x1b[K{line}").and_then(|()| terminal.flush());
        }
        ControlFlow::Continue(())
    });
    if shown {
        eprint!("\r\x1b[K");
    }
    let (built, copied) = copied?;
    let warnings = warn(context, &built);
    let folder = copied.folder.display().to_string();
    let json = json!({ "folder": folder, "files": copied.files, "bytes": copied.bytes, "warnings": warnings });
    context.answer(&json, || (words.copied)(copied.files, &folder))
}
