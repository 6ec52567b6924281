//! Who reads now, counted without knowing who it is.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use crate::app::hall::Readers;

/// Who asked for something within this time reads; open pages ask far more often.
const NOW: Duration = Duration::from_mins(1);
/// More are not told apart.
const MOST: usize = 20_000;

/// By what a reader is told from others.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Reader {
    /// The number of the pass.
    Pass(String),
    /// The address, where no code is asked for.
    Address(IpAddr),
}

/// Counts readers and requests.
#[derive(Default)]
pub(super) struct Count {
    seen: Mutex<HashMap<Reader, Instant>>,
    requests: AtomicU64,
    wrong_codes: AtomicU64,
}

impl Count {
    /// A reader asked for something.
    pub(super) fn saw(&self, reader: Reader, now: Instant) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST {
            seen.retain(|_, at| now.duration_since(*at) < NOW);
        }
        if seen.len() < MOST || seen.contains_key(&reader) {
            seen.insert(reader, now);
        }
    }

    /// A request came, whoever sent it.
    pub(super) fn request(&self) {
        self.requests.fetch_add(1, Ordering::Relaxed);
    }

    /// Somebody typed a wrong code.
    pub(super) fn wrong_code(&self) {
        self.wrong_codes.fetch_add(1, Ordering::Relaxed);
    }

    /// All numbers.
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
        let (count, start) = (Count::default(), Instant::now());
        let address = |last: u32| Reader::Address(IpAddr::V4(last.into()));
        count.saw(address(1), start);
        count.saw(address(1), start);
        count.saw(Reader::Pass("x".to_owned()), start);
        assert_eq!(count.numbers(start).now, 2);
        count.saw(address(1), start + NOW);
        assert_eq!(count.numbers(start + NOW).now, 1);
    }

    #[test]
    fn memory_is_bounded() {
        let (count, start) = (Count::default(), Instant::now());
        for last in 0..2 * MOST as u32 {
            count.saw(Reader::Address(IpAddr::V4(last.into())), start);
        }
        assert_eq!(count.numbers(start).now, MOST);
    }
}
