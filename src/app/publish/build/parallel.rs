//! One function applied to many items, on as many threads as the machine has.

use std::{
    num::NonZero,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// Bytes of stack for each thread: documents nest.
const STACK: usize = 8 << 20;

/// What `work` gives for each item, in the items' order. After the first error no new item is begun, and of the errors
/// that came the one of the first item is given.
///
/// # Errors
/// What `work` gives.
pub(super) fn each<T: Sync, R: Send, E: Send>(
    items: &[T],
    work: impl Fn(&T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    let run = || {
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(place) else { break };
            let result = work(item);
            if result.is_err() {
                next.store(items.len(), Ordering::Relaxed);
            }
            done.lock().unwrap_or_else(PoisonError::into_inner).push((place, result));
        }
    };
    thread::scope(|scope| {
        let start = |_: &usize| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run).is_ok();
        if (0..threads).filter(start).count() == 0 {
            // A machine that gives no thread has this one.
            run();
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn results_come_in_order_and_the_first_error_wins() {
        let items: Vec<u32> = (0..500).collect();
        let doubled = each(&items, |item| Ok::<_, io::Error>(item * 2)).expect("no error");
        assert_eq!(doubled, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        let refuse = |item: &u32| if *item == 77 { Err(io::Error::other("77")) } else { Ok(*item) };
        assert_eq!(each(&items, refuse).expect_err("an error").to_string(), "77");
        assert!(each::<u32, u32, io::Error>(&[], |_| Err(io::Error::other("none"))).expect("nothing to do").is_empty());
    }
}
