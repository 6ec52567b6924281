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

/// Opens an address or a path with the desktop's program.
///
/// # Errors
/// [`AppError::NoDesktop`] names `path` where there is no screen or no such program.
pub(super) fn open(target: &OsStr, path: &Path) -> Result<(), AppError> {
    let screen = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    // Without a screen, the program would look for a browser in this very terminal.
    if cfg!(all(unix, not(target_os = "macos"))) && !screen("DISPLAY") && !screen("WAYLAND_DISPLAY") {
        return Err(AppError::NoDesktop { path: path.to_owned() });
    }
    first_of(open::commands(target), path)
}

/// Starts the first program that is there.
fn first_of(programs: Vec<Command>, path: &Path) -> Result<(), AppError> {
    for program in programs {
        match start(program) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(source) => return Err(AppError::Io { path: path.to_owned(), source }),
            Ok(()) => return Ok(()),
        }
    }
    Err(AppError::NoDesktop { path: path.to_owned() })
}

/// Starts a program and does not wait for it; what it prints would tear the screen.
fn start(mut program: Command) -> io::Result<()> {
    let mut child = program.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    // A child that nobody waits for stays as a zombie.
    thread::Builder::new().name("desktop".to_owned()).spawn(move || child.wait()).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_any_such_program_the_path_is_named() {
        let programs = vec![Command::new("daihoi-no-such-program"), Command::new("daihoi-nor-this")];
        let error = first_of(programs, Path::new("x")).expect_err("there is none");
        assert!(matches!(error, AppError::NoDesktop { path } if path == Path::new("x")));
    }

    #[test]
    fn a_missing_program_is_passed_over() {
        let this = env::current_exe().expect("a program");
        let mut second = Command::new(this);
        second.arg("--list");
        first_of(vec![Command::new("daihoi-no-such-program"), second], Path::new("x")).expect("the second starts");
    }
}
