//! Counts current readers, without identifying them.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use crate::app::lan::Readers;

/// A reader counts for this long after a request; open pages ask far more often.
const NOW: Duration = Duration::from_mins(1);
/// Most readers that are counted separately.
const MOST: usize = 20_000;

/// What distinguishes one reader from another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum ReaderId {
    /// Id of the pass.
    Pass(String),
    /// IP address, where no code is set.
    Address(IpAddr),
}

/// Counters of readers, requests and wrong codes.
#[derive(Default)]
pub(super) struct ReaderCount {
    seen: Mutex<HashMap<ReaderId, Instant>>,
    requests: AtomicU64,
    wrong_codes: AtomicU64,
}

impl ReaderCount {
    /// Records a request of a reader.
    pub(super) fn saw(&self, reader: ReaderId, now: Instant) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST {
            seen.retain(|_, at| now.duration_since(*at) < NOW);
        }
        if seen.len() < MOST || seen.contains_key(&reader) {
            seen.insert(reader, now);
        }
    }

    /// Records a request, whoever sent it.
    pub(super) fn request(&self) {
        self.requests.fetch_add(1, Ordering::Relaxed);
    }

    /// Records a wrong access code.
    pub(super) fn wrong_code(&self) {
        self.wrong_codes.fetch_add(1, Ordering::Relaxed);
    }

    /// All counters at `now`.
    pub(super) fn numbers(&self, now: Instant) -> Readers {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|_, at| now.duration_since(*at) < NOW);
        Readers {
            now: seen.len(),
            requests: self.requests.load(Ordering::Relaxed),
            wrong_codes: self.wrong_codes.load(Ordering::Relaxed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_went_is_not_counted() {
        let (count, start) = (ReaderCount::default(), Instant::now());
        let address = |last: u32| ReaderId::Address(IpAddr::V4(last.into()));
        count.saw(address(1), start);
        count.saw(address(1), start);
        count.saw(ReaderId::Pass("x".to_owned()), start);
        assert_eq!(count.numbers(start).now, 2);
        count.saw(address(1), start + NOW);
        assert_eq!(count.numbers(start + NOW).now, 1);
    }

    #[test]
    fn memory_is_bounded() {
        let (count, start) = (ReaderCount::default(), Instant::now());
        for last in 0..2 * MOST as u32 {
            count.saw(ReaderId::Address(IpAddr::V4(last.into())), start);
        }
        assert_eq!(count.numbers(start).now, MOST);
    }
}
