//! Whether this machine is fit for a door: each part is checked, and what is wrong comes with what to do.

use std::{env, fs, io, path::Path};

use jiff::{Timestamp, civil::date, tz::TimeZone};
use serde::Serialize;

use crate::{
    app::{
        congress::{Congress, Folder, load_settings},
        desk::door,
        error::AppError,
        explain::explain,
        models::{Models, RUNTIME_LIBRARY},
        settings::Settings,
        upkeep::{input_method as methods, verify},
    },
    camera::{self, SourceSpec},
    i18n::{
        Language,
        doctor::{Doctor, words},
    },
    vision::{Recognizer, Runtime},
};

/// Below this a database, its log and its backups may not find room in one day.
const LEAST_FREE: u64 = 500 << 20;
/// Below this the console with a camera may be short of memory.
const LEAST_MEMORY: u64 = 600 << 20;
/// What the screens are made for.
const LEAST_SCREEN: (u16, u16) = (80, 24);
const MEGABYTE: u64 = 1 << 20;

/// One part of the machine or the congress, and what the check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which part: `camera`, `models`, `inference`, `terminal`, `input_method`, `disk`, `memory`, `clock`, `database`, `backup`.
    pub check: &'static str,
    /// Whether it could be checked from here.
    pub checked: bool,
    /// Whether the check found nothing wrong.
    pub ok: bool,
    /// What was found, and where it is not fit what to do.
    pub detail: String,
}

/// What only the caller knows of its terminal.
#[derive(Debug, Clone, Copy, Default)]
pub struct Screen {
    /// Columns and rows; none where there is no terminal.
    pub size: Option<(u16, u16)>,
}

/// Checks everything. The database is checked only where a passphrase is given; outside a congress the machine alone.
pub fn examine(
    folder: &Folder,
    passphrase: Option<&str>,
    models: &Models,
    screen: Screen,
    (now, language): (Timestamp, Language),
) -> Vec<Finding> {
    let said = words(language);
    let settings = load_settings(folder).ok();
    let mut findings = cameras(folder, settings.as_ref(), language);
    findings.extend(inference(models, language));
    findings.push(terminal(screen, said));
    findings.push(input_method(said));
    findings.push(disk(folder.path(), said));
    findings.extend(memory(said));
    let congress =
        passphrase.filter(|_| settings.is_some()).map(|passphrase| Congress::read(folder.clone(), passphrase));
    findings.push(clock(congress.as_ref().and_then(|it| it.as_ref().ok()), now, said));
    if settings.is_some() {
        findings.push(database(congress, language));
    }
    findings
}

fn finding(check: &'static str, ok: bool, detail: String) -> Finding {
    Finding { check, checked: true, ok, detail }
}

/// Whether letters reach the console as they are typed. One that is on is no fault: the desk works with it.
fn input_method(said: &Doctor) -> Finding {
    let detail = methods::running().map_or_else(|| said.no_input_method.to_owned(), |name| (said.input_method)(&name));
    finding("input_method", true, detail)
}

/// What can't be checked from here: no fault, and no tick either.
fn unchecked(check: &'static str, detail: &str) -> Finding {
    Finding { check, checked: false, ok: true, detail: detail.to_owned() }
}

/// The congress's sources, opened for a moment; outside a congress, whether there is any camera.
fn cameras(folder: &Folder, settings: Option<&Settings>, language: Language) -> Vec<Finding> {
    let said = words(language);
    let fails = |error: &AppError| finding("camera", false, explain(error, language));
    let Some(settings) = settings else {
        return vec![match camera::list() {
            Ok(found) if found.is_empty() => finding("camera", false, said.no_camera.to_owned()),
            Ok(found) => {
                let names: Vec<String> =
                    found.iter().map(|one| format!("{} ({})", SourceSpec::Camera(one.index), one.name)).collect();
                finding("camera", true, names.join(", "))
            }
            Err(error) => fails(&error.into()),
        }];
    };
    match door::configured(folder, settings) {
        Err(error) => vec![fails(&error)],
        Ok(sources) => sources
            .iter()
            .map(|source| match camera::open(source) {
                Ok(opened) => {
                    let about = opened.description();
                    let size = if about.size == (0, 0) {
                        String::new()
                    } else {
                        format!(" {}x{}", about.size.0, about.size.1)
                    };
                    finding("camera", true, format!("{source}{size} {}", about.format))
                }
                Err(error) => fails(&error.into()),
            })
            .collect(),
    }
}

/// The networks, and the library that was asked for.
fn inference(models: &Models, language: Language) -> Vec<Finding> {
    let said = words(language);
    let on = |runtime: &Runtime| Recognizer::open(models.folder.as_deref(), runtime);
    // A process has one runtime: the library comes first, as it would at the desk.
    let (opened, library) = match &models.library {
        None => (on(&Runtime::Tract), finding("inference", true, (said.tract)(RUNTIME_LIBRARY))),
        Some(library) => match on(&Runtime::OnnxRuntime(library.clone())) {
            Ok(opened) => (Ok(opened), finding("inference", true, (said.library)(&library.display().to_string()))),
            Err(error) => (on(&Runtime::Tract), finding("inference", false, explain(&error.into(), language))),
        },
    };
    let models_found = match opened {
        Ok(recognizer) => finding("models", true, (said.models)(recognizer.model_set())),
        Err(error) => finding("models", false, explain(&error.into(), language)),
    };
    vec![models_found, library]
}

fn terminal(screen: Screen, said: &Doctor) -> Finding {
    let variable = |name: &str| env::var(name).unwrap_or_default();
    let Some((columns, rows)) = screen.size else {
        return unchecked("terminal", said.no_terminal);
    };
    let size = format!("{columns}x{rows}");
    if columns < LEAST_SCREEN.0 || rows < LEAST_SCREEN.1 {
        return finding("terminal", false, (said.small)(&size));
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(variable).into_iter().find(|value| !value.is_empty());
    let unicode = locale.is_some_and(|value| {
        let value = value.to_ascii_lowercase();
        value.contains("utf-8") || value.contains("utf8")
    });
    if cfg!(unix) && !unicode {
        return finding("terminal", false, said.no_unicode.to_owned());
    }
    let (term, program) = (variable("TERM"), variable("TERM_PROGRAM"));
    let pictures = if !variable("TMUX").is_empty() {
        "tmux"
    } else if term.contains("kitty")
        || !variable("KITTY_WINDOW_ID").is_empty()
        || program == "ghostty"
        || program == "WezTerm"
    {
        "kitty"
    } else if term.contains("sixel") || term.starts_with("foot") || term == "mlterm" {
        "sixel"
    } else {
        said.half_blocks
    };
    let colours = if !variable("NO_COLOR").is_empty() {
        "NO_COLOR"
    } else if ["truecolor", "24bit"].contains(&variable("COLORTERM").as_str()) {
        "24 bit"
    } else {
        "256"
    };
    finding("terminal", true, (said.terminal)(&size, pictures, colours))
}

fn disk(folder: &Path, said: &Doctor) -> Finding {
    let shown = folder.display().to_string();
    let probe = folder.join(format!(".daihoi-probe-{}", std::process::id()));
    let written = fs::write(&probe, b"daihoi").and_then(|()| fs::remove_file(&probe));
    if let Err(error) = written {
        if error.kind() == io::ErrorKind::StorageFull {
            return finding("disk", false, (said.full)("0"));
        }
        return finding("disk", false, (said.read_only)(&shown, &error.to_string()));
    }
    match rustix::fs::statvfs(folder) {
        Ok(disk) => {
            let free = disk.f_bavail.saturating_mul(disk.f_frsize);
            let megabytes = (free / MEGABYTE).to_string();
            if free < LEAST_FREE {
                finding("disk", false, (said.full)(&megabytes))
            } else {
                finding("disk", true, (said.free)(&megabytes))
            }
        }
        Err(error) => finding("disk", false, (said.read_only)(&shown, &error.to_string())),
    }
}

/// Nothing where the system does not say.
fn memory(said: &Doctor) -> Option<Finding> {
    let text = fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let free = line.split_whitespace().next()?.parse::<u64>().ok()?.saturating_mul(1024);
    let megabytes = (free / MEGABYTE).to_string();
    let ok = free >= LEAST_MEMORY;
    Some(finding("memory", ok, if ok { (said.memory)(&megabytes) } else { (said.short)(&megabytes) }))
}

fn clock(congress: Option<&Congress>, now: Timestamp, said: &Doctor) -> Finding {
    let zone = TimeZone::system();
    let local = now.to_zoned(zone);
    let shown = local.strftime("%d/%m/%Y %H:%M %Q").to_string();
    let newest = congress.and_then(|congress| congress.store.events().ok()?.iter().map(|event| event.at).max());
    if local.date() < date(2026, 1, 1) || local.date() > date(2100, 1, 1) {
        return finding("clock", false, (said.clock_wrong)(&shown));
    }
    match newest {
        Some(newest) if newest > now => finding("clock", false, (said.clock_behind)(&shown)),
        _ => finding("clock", true, shown),
    }
}

fn database(congress: Option<Result<Congress, AppError>>, language: Language) -> Finding {
    let said = words(language);
    match congress {
        None => unchecked("database", said.locked),
        Some(Err(error)) => finding("database", false, explain(&error, language)),
        Some(Ok(congress)) => match verify::verify(&congress) {
            Ok(report) if report.is_whole() => finding("database", true, (said.whole)(&report.events.to_string())),
            Ok(_) => finding("database", false, said.broken.to_owned()),
            Err(error) => finding("database", false, explain(&error, language)),
        },
    }
}
