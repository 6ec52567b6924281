//! The reader of foreign files as a program of its own, as `daihoi read-foreign` is: for the tests of this library,
//! which do not build the whole program.

use std::{env, io, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// `read-foreign [--pages 1,2] [--with TOOL] -- FILE`
fn run() -> io::Result<()> {
    let (mut pages, mut tool) = (None, None);
    let mut arguments = env::args_os().skip(2);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--pages") => pages = arguments.next().and_then(|pages| pages.into_string().ok()),
            Some("--with") => tool = arguments.next().map(PathBuf::from),
            Some("--") => {
                let file = arguments.next().map(PathBuf::from).ok_or(io::ErrorKind::InvalidInput)?;
                return match tool {
                    Some(tool) => daihoi_documents::foreign::become_tool(&tool, &file),
                    None => daihoi_documents::foreign::serve(&file, pages.as_deref()),
                };
            }
            _ => break,
        }
    }
    Err(io::ErrorKind::InvalidInput.into())
}
