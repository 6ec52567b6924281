//! What Linux knows of a running process: its memory and its time.

use std::fs;

/// Clock ticks a second of `/proc/PID/stat`; Linux has shown 100 to every program since 2.4.
const TICKS: f64 = 100.0;

/// Memory in use now, in mebibytes.
pub(crate) fn resident(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).expect("a running process");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
    let kibibytes: f64 = line.trim().trim_end_matches(" kB").trim().parse().expect("a number");
    kibibytes / 1024.0
}

/// Processor time spent so far, in seconds, all threads together.
pub(crate) fn spent(process: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).expect("a running process");
    // The name in parentheses may hold anything; after it come the state and the numbers.
    let numbers = stat.rsplit_once(')').expect("a name").1;
    let field = |place: usize| numbers.split_whitespace().nth(place).and_then(|text| text.parse().ok()).unwrap_or(0.0);
    (field(11) + field(12)) / TICKS
}
