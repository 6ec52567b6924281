//! Runs a program with a bound on its time and on its answer, and says how it ended.

use std::{
    io::Read as _,
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use crate::documents::Ended;

/// Bytes that are kept of what the child says about its end.
const STDERR_BYTES: u64 = 4 << 10;

/// What a program left behind.
pub(super) struct Output {
    pub(super) stdout: Vec<u8>,
    /// How to call its end if the output is of no use.
    pub(super) end: Ended,
    /// Whether it said that it did its work.
    pub(super) success: bool,
}

/// How long a program may take. Where the system counts its processor's time, that is what ends it; on a busy machine
/// it may wait for its turn.
const TIME: Duration = Duration::from_secs(if cfg!(target_os = "linux") { 30 } else { 10 });

/// Runs a program to its end, or for as long as it may take, reading no more than `most` bytes.
pub(super) fn run(command: &mut Command, most: u64) -> Result<Output, Ended> {
    let deadline = Instant::now() + TIME;
    let spawned = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = spawned.map_err(|error| Ended::NotStarted(error.kind()))?;
    let stdout = drain(child.stdout.take(), most);
    let stderr = drain(child.stderr.take(), STDERR_BYTES);
    let left = deadline.saturating_duration_since(Instant::now());
    let Ok(stdout) = stdout.recv_timeout(left) else {
        stop(&mut child);
        return Err(Ended::Slow);
    };
    let status = wait(&mut child, deadline);
    let said = stderr.recv_timeout(Duration::from_secs(1)).unwrap_or_default();
    let success = status.is_some_and(|status| status.success());
    Ok(Output { stdout, end: end(status, &String::from_utf8_lossy(&said)), success })
}

/// Reads a pipe on a thread of its own, so that the child never waits for a reader and the reader never for the child.
fn drain(pipe: Option<impl std::io::Read + Send + 'static>, most: u64) -> mpsc::Receiver<Vec<u8>> {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What can't be read is as good as not said.
            let _ = pipe.by_ref().take(most).read_to_end(&mut bytes);
        }
        let _ = send.send(bytes);
    });
    receive
}

/// The child's end, which follows its last word; brought about at the deadline.
fn wait(child: &mut Child, deadline: Instant) -> Option<ExitStatus> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if Instant::now() < deadline => thread::sleep(Duration::from_millis(2)),
            _ => {
                stop(child);
                return None;
            }
        }
    }
}

fn stop(child: &mut Child) {
    // It may have ended by itself in between.
    let _ = child.kill();
    let _ = child.wait();
}

fn end(status: Option<ExitStatus>, said: &str) -> Ended {
    if said.contains("memory allocation of") || said.contains("out of memory") {
        return Ended::Memory;
    }
    match status {
        None => Ended::Slow,
        #[cfg(unix)]
        Some(status) => {
            use std::os::unix::process::ExitStatusExt;
            // SIGXCPU, and the SIGKILL that the system sends at the hard limit.
            let signals = [rustix::process::Signal::XCPU, rustix::process::Signal::KILL];
            let slow = signals.iter().any(|signal| status.signal() == Some(signal.as_raw()));
            if slow { Ended::Slow } else { Ended::Crashed }
        }
        #[cfg(not(unix))]
        Some(_) => Ended::Crashed,
    }
}
