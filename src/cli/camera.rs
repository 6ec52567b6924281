//! `daihoi camera list|test`.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::{
    arguments::{nested, option},
    context::{Context, Failure},
};
use crate::{app::faces::cameras, i18n::cli::Cli};

pub(super) fn describe(command: Command, words: &'static Cli) -> Command {
    command
        .about(words.camera)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(nested("list", words.camera_list, words))
        .subcommand(nested("test", words.camera_test, words).arg(option("source", "SOURCE", words.source)))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    if let Some(("test", matches)) = matches.subcommand() {
        let source = matches.get_one::<String>("source").map_or("camera:0", String::as_str);
        let tried = cameras::try_out(source)?;
        let size = format!("{}x{}", tried.width, tried.height);
        return context.answer(&json!({ "fps": tried.fps, "format": tried.format, "size": size }), || {
            format!("{size} {}, {:.1} fps", tried.format, tried.fps)
        });
    }
    let cameras = cameras::list()?;
    if cameras.is_empty() && !context.json() {
        eprintln!("{}", context.words().camera_none);
    }
    for camera in cameras {
        let json = json!({ "source": camera.source, "name": camera.name });
        context.answer(&json, || format!("{}  {}", camera.source, camera.name))?;
    }
    Ok(())
}
