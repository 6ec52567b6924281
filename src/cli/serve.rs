//! `daihoi serve`: the site is served on the LAN.

use std::{
    io::{self, IsTerminal},
    path::PathBuf,
    thread,
};

use clap::{ArgMatches, Command};
use jiff::Timestamp;
use serde_json::json;

use super::{
    arguments::{flag, option},
    context::{Context, Failure},
    docs,
};
use crate::{
    app::{
        congress::{Folder, load_settings},
        desk::qr,
        error::{AppError, LanError},
        explain::explain,
        lan::{Access, Address, Code, Listen, Opened, Plan, key},
        publish::{
            build::{self, Job},
            watch::{Report, Watch},
        },
        settings::Settings,
    },
    i18n::cli::Cli,
    serve,
};

/// Light on dark, whatever the terminal's own colours are.
const LIGHT_ON_DARK: &str = "\x1b[97;40m";
const AS_BEFORE: &str = "\x1b[0m";

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    let words = &words.serve;
    command
        .about(words.about)
        .arg(option("listen", "ADDR", words.listen))
        .arg(option("code", "CODE", words.code))
        .arg(flag("open", words.open).conflicts_with("code"))
        .arg(flag("watch", words.watch))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let folder = context.folder();
    let settings = load_settings(&folder)?;
    let plan = plan(&folder, &settings, matches)?;
    let watched = matches.get_flag("watch");
    if watched {
        docs::print(context, &build::build(&Job::new(&folder, &settings, &plan.site, Timestamp::now()))?)?;
    }
    let open = serve::open(&plan).map_err(AppError::from)?;
    say(context, &open, &plan)?;
    if watched {
        watch_beside(context.clone(), folder, plan.site);
    }
    let locked = |documents| {
        if documents > 0 {
            context.warn(&explain(&LanError::Internal { documents }.into(), context.language()));
        } else {
            eprintln!("{}", (context.words().serve.opened)(false));
        }
    };
    open.until_interrupted(locked).map_err(Failure::Output)?;
    let words = &context.words().serve;
    if let Some(why) = open.fallen() {
        eprintln!("{}: {}", context.words().error, (words.fell)(&why));
        return Err(Failure::Said);
    }
    let requests = open.readers().requests;
    drop(open);
    eprintln!("{}", (words.closed)(requests));
    Ok(())
}

/// Builds again as documents change. The thread ends with the process: a build is laid in as a whole or not at all.
fn watch_beside(context: Context, folder: Folder, site: PathBuf) {
    thread::spawn(move || {
        let (watch, handle) = Watch::new();
        watch.run(&folder, &site, |report| {
            let read = match report {
                Report::Started => true,
                Report::Built(built) => docs::print(&context, &built).is_ok(),
                // The last good site stays open.
                Report::Failed(error) => {
                    context.report(&error.into());
                    true
                }
            };
            if !read {
                handle.stop();
            }
        });
    });
}

fn plan(folder: &Folder, settings: &Settings, matches: &ArgMatches) -> Result<Plan, Failure> {
    let text = |name| matches.get_one::<String>(name).map(String::as_str);
    let listen = text("listen").map(str::parse::<Listen>).transpose().map_err(AppError::from)?;
    let asked = text("code").map(Code::new).transpose().map_err(AppError::from)?;
    let internal_too = matches.get_flag("open");
    let code = asked.or_else(|| settings.code.clone().filter(|_| !internal_too));
    Ok(Plan {
        site: folder.site(),
        listen: listen.unwrap_or(settings.listen),
        access: match code {
            Some(code) => Access::Code { code, key: key::key(folder.path())? },
            None => Access::Everybody { internal_too },
        },
        congress: settings.name.clone(),
        language: settings.language,
    })
}

/// Where the site is, as lines or as one object.
fn say(context: &Context, open: &serve::OpenSite, plan: &Plan) -> Result<(), Failure> {
    let addresses = open.addresses();
    let code = matches!(plan.access, Access::Code { .. });
    let all: Vec<_> =
        addresses.iter().map(|one| json!({ "url": one.url, "card": one.card, "for_others": one.for_others })).collect();
    context.answer(&json!({ "addresses": all, "code": code }), || lines(context, &addresses, plan.listen, code))
}

fn lines(context: &Context, addresses: &[Address], listen: Listen, code: bool) -> String {
    let words = &context.words().serve;
    let mut out = vec![(words.opened)(code).to_owned()];
    let line = |address: &Address| {
        let what = if address.for_others { address.card.as_str() } else { words.alone };
        format!("  {:<32} {what}", address.url).trim_end().to_owned()
    };
    let (first, others) = match addresses.split_first() {
        Some((first, others)) if first.for_others => (Some(first), others),
        _ => (None, addresses),
    };
    match first {
        Some(first) => {
            out.extend([words.here.to_owned(), line(first)]);
            if let Some(code) = qr::dots(&first.url) {
                out.push(String::new());
                out.extend(code.half_blocks().iter().map(|row| in_colour(row)));
                out.push(words.scan.to_owned());
            }
        }
        None if listen.is_loopback() => out.push((words.only_here)(&listen.to_string())),
        None => out.push(words.no_network.to_owned()),
    }
    if !others.is_empty() {
        out.push(words.also.to_owned());
        out.extend(others.iter().map(line));
    }
    out.push(words.stop.to_owned());
    out.join("\n")
}

/// Both colours are said, so that cameras see dark on light on every terminal.
fn in_colour(row: &str) -> String {
    if io::stdout().is_terminal() { format!("  {LIGHT_ON_DARK}{row}{AS_BEFORE}") } else { format!("  {row}") }
}
