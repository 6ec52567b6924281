//! Hands a page or a file to the program that the desktop has for it.

use std::{
    env,
    ffi::OsStr,
    io,
    path::Path,
    process::{Command, Stdio},
    thread,
};

use crate::app::error::AppError;

/// Opens an address or a path with the desktop's program. `path` is told where there is no desktop.
pub(super) fn open(target: &OsStr, path: &Path) -> Result<(), AppError> {
    let nobody = || AppError::NoDesktop { path: path.to_owned() };
    let screen = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    // Without a screen, the program would look for a browser in this very terminal.
    if cfg!(all(unix, not(target_os = "macos"))) && !screen("DISPLAY") && !screen("WAYLAND_DISPLAY") {
        return Err(nobody());
    }
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    run(OsStr::new(program), before, target).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => nobody(),
        _ => AppError::Io { path: path.to_owned(), source: error },
    })
}

/// Starts the program and does not wait for it; what it prints would tear the screen.
fn run(program: &OsStr, before: &[&str], target: &OsStr) -> io::Result<()> {
    let mut command = Command::new(program);
    command.args(before).arg(target).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    // Somebody has to take note of its end.
    thread::Builder::new().name("opener".to_owned()).spawn(move || child.wait()).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_an_error() {
        let error = run(OsStr::new("daihoi-no-such-program"), &[], OsStr::new("x")).expect_err("there is none");
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }
}
