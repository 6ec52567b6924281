//! A small disk of a test's own, that can be filled up or made read-only.

use std::{env, ffi::OsStr, path::Path, process::Command};

use tempfile::TempDir;

/// Set where a test already runs as the root of a namespace of its own.
const INSIDE: &str = "DAIHOI_TEST_NAMESPACE";

/// A file system in memory, gone with the test.
pub struct Disk(TempDir);

impl Disk {
    /// A disk of so many megabytes, for `test`, named as the harness names it.
    ///
    /// A user who may not mount one may do so in a namespace of their own: the whole test then runs again there, and this
    /// call gives none, as the work is done. Where the system allows neither, it prints `SKIPPED` with the reason.
    ///
    /// # Panics
    /// If the test fails there.
    pub fn new(test: &str, megabytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("a folder: {error}"));
        let size = format!("size={megabytes}m");
        let mounted = mount(&["-t", "tmpfs", "-o", &size, "tmpfs"], folder.path());
        if mounted {
            return Some(Self(folder));
        }
        let inside = env::var_os(INSIDE).is_some();
        assert!(!inside, "{test}: it was tried before that a disk can be mounted in the namespace");
        let may = in_namespace("mount").args(["-t", "tmpfs", "tmpfs"]).arg(folder.path()).output();
        if may.is_ok_and(|output| output.status.success()) {
            again(test);
        } else {
            eprintln!("SKIPPED: {test}: no disk can be mounted here");
        }
        None
    }

    /// The folder that it is mounted on.
    pub fn root(&self) -> &Path {
        self.0.path()
    }

    /// From here on nothing can be written to it.
    ///
    /// # Panics
    /// If the system refuses that for a disk that it mounted.
    pub fn make_read_only(&self) {
        // Of the mount, not of the file system: only that is a user's right in a namespace.
        assert!(mount(&["-o", "remount,bind,ro"], self.root()), "what was mounted can be mounted again");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // What can't be unmounted stays until the machine is started again; the test has told its result.
        let _ = Command::new("umount").arg(self.root()).status();
    }
}

fn mount(options: &[&str], folder: &Path) -> bool {
    cfg!(target_os = "linux")
        && Command::new("mount").args(options).arg(folder).output().is_ok_and(|output| output.status.success())
}

/// A program as root of a namespace with its own mounts.
fn in_namespace(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new("unshare");
    command.args(["--map-root-user", "--mount"]).arg(program).env(INSIDE, "1");
    command
}

/// The test once more, in a namespace.
fn again(test: &str) {
    let binary = env::current_exe().unwrap_or_else(|error| panic!("this test: {error}"));
    let output = in_namespace(binary).args(["--exact", test, "--nocapture"]).output();
    let output = output.unwrap_or_else(|error| panic!("{test}: {error}"));
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{test}, in a namespace:\n{told}\n{}", String::from_utf8_lossy(&output.stderr));
    // A name that no test has would pass as well.
    assert!(told.contains("1 passed"), "{test} is no test: {told}");
}
