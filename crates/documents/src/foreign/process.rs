//! Runs a program with bounds on its time and on its output, and determines how it ended.

use std::{
    io::Read as _,
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use crate::Ended;

/// Bytes of standard error that are kept.
const STDERR_BYTES: u64 = 4 << 10;

/// The output of a program that ended or was ended.
pub struct ProcessOutput {
    /// What it wrote, cut at the bound.
    pub stdout: Vec<u8>,
    /// The cause to report if the output is of no use.
    pub end: Ended,
    /// Whether it exited with success.
    pub success: bool,
}

/// Timeout of a program. Where the system limits processor time, that limit ends it first; on a busy machine it may
/// wait for its turn.
const TIME: Duration = Duration::from_secs(if cfg!(target_os = "linux") { 30 } else { 10 });

/// Runs a program to its end or its timeout, reading at most `most` bytes.
///
/// # Errors
/// The program can't be started, or is still writing at the timeout.
pub fn run(command: &mut Command, most: u64) -> Result<ProcessOutput, Ended> {
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
    Ok(ProcessOutput { stdout, end: end(status, &String::from_utf8_lossy(&said)), success })
}

/// Reads a pipe on a thread of its own, so that the child never blocks on a full pipe and the reader never on the
/// child.
fn drain(pipe: Option<impl std::io::Read + Send + 'static>, most: u64) -> mpsc::Receiver<Vec<u8>> {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // Output that can't be read counts as missing.
            let _ = pipe.by_ref().take(most).read_to_end(&mut bytes);
        }
        let _ = send.send(bytes);
    });
    receive
}

/// Waits for the child's end, and kills it at the deadline.
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
