//! How often a code may be tried. Time enters as a value.

use std::{
    collections::{HashMap, VecDeque},
    net::{IpAddr, Ipv6Addr},
    time::{Duration, Instant},
};

/// So many wrong codes of one address cost no wait: people mistype.
const FREE: u32 = 5;
/// The first wait; each wrong code after it doubles it.
const FIRST_WAIT: Duration = Duration::from_secs(10);
/// The longest.
const LONGEST_WAIT: Duration = Duration::from_mins(15);
/// After so long without a wrong code, an address is as if it had never tried.
const FORGOTTEN: Duration = Duration::from_hours(1);
/// So many wrong codes of all addresses within `WINDOW` are no slips any more.
const MANY: usize = 200;
const WINDOW: Duration = Duration::from_mins(10);
/// Then addresses that were wrong before wait at least this long,
const WARY_WAIT: Duration = Duration::from_mins(1);
/// and all others take turns.
const TURN: Duration = Duration::from_secs(1);
/// More addresses are not remembered.
const MOST_ADDRESSES: usize = 20_000;

/// Whether a code may be tried now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Try,
    /// Not before this has passed.
    Wait(Duration),
}

/// Counts wrong codes, address by address and all together.
#[derive(Debug, Default)]
pub(super) struct Gate {
    wrong: HashMap<IpAddr, Wrong>,
    /// When codes were wrong, within the window, oldest first.
    lately: VecDeque<Instant>,
    /// When the next address without a past may try, while there are many wrong codes.
    next_turn: Option<Instant>,
}

#[derive(Debug, Clone, Copy)]
struct Wrong {
    times: u32,
    last: Instant,
}

impl Gate {
    /// May this address try a code?
    pub(super) fn ask(&mut self, from: IpAddr, now: Instant) -> Verdict {
        let from = network(from);
        while self.lately.front().is_some_and(|at| now.duration_since(*at) > WINDOW) {
            self.lately.pop_front();
        }
        let wary = self.lately.len() >= MANY;
        let past = self.wrong.get(&from).copied().filter(|past| now.duration_since(past.last) < FORGOTTEN);
        let wait = match past {
            Some(past) => {
                let wait = if wary { wait(past.times).max(WARY_WAIT) } else { wait(past.times) };
                wait.saturating_sub(now.duration_since(past.last))
            }
            None if wary => {
                let turn = self.next_turn.filter(|turn| *turn > now).unwrap_or(now);
                if turn == now {
                    self.next_turn = Some(now + TURN);
                }
                turn.duration_since(now)
            }
            None => Duration::ZERO,
        };
        if wait.is_zero() { Verdict::Try } else { Verdict::Wait(wait) }
    }

    /// It was wrong.
    pub(super) fn wrong(&mut self, from: IpAddr, now: Instant) {
        if self.wrong.len() >= MOST_ADDRESSES {
            self.wrong.retain(|_, past| now.duration_since(past.last) < FORGOTTEN);
            if self.wrong.len() >= MOST_ADDRESSES {
                self.wrong.clear();
            }
        }
        let past = self.wrong.entry(network(from)).or_insert(Wrong { times: 0, last: now });
        if now.duration_since(past.last) >= FORGOTTEN {
            past.times = 0;
        }
        *past = Wrong { times: past.times.saturating_add(1), last: now };
        self.lately.push_back(now);
        // One more than many is as many.
        while self.lately.len() > MANY {
            self.lately.pop_front();
        }
    }

    /// It was right: whoever mistyped before is forgiven.
    pub(super) fn right(&mut self, from: IpAddr) {
        self.wrong.remove(&network(from));
    }
}

fn wait(times: u32) -> Duration {
    let Some(beyond) = times.checked_sub(FREE) else { return Duration::ZERO };
    FIRST_WAIT.saturating_mul(1 << beyond.min(16)).min(LONGEST_WAIT)
}

/// Who has one address of IPv6 has all of its network: that counts as one. An address of IPv4 is itself, however written.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        IpAddr::V4(address) => IpAddr::V4(address),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u32) -> IpAddr {
        IpAddr::V4((0x0a00_0000 + last).into())
    }

    #[test]
    fn slips_are_free_and_guesses_wait_ever_longer() {
        let (mut gate, mut now, guesser) = (Gate::default(), Instant::now(), address(1));
        for _ in 0..FREE {
            assert_eq!(gate.ask(guesser, now), Verdict::Try);
            gate.wrong(guesser, now);
        }
        let mut waits = Vec::new();
        for _ in 0..10 {
            let Verdict::Wait(wait) = gate.ask(guesser, now) else { panic!("no wait") };
            waits.push(wait.as_secs());
            now += wait;
            assert_eq!(gate.ask(guesser, now), Verdict::Try);
            gate.wrong(guesser, now);
        }
        assert_eq!(waits, [10, 20, 40, 80, 160, 320, 640, 900, 900, 900]);
        assert_eq!(gate.ask(address(2), now), Verdict::Try, "others are not held up");
        gate.right(guesser);
        assert_eq!(gate.ask(guesser, now), Verdict::Try);
    }

    #[test]
    fn time_heals() {
        let (mut gate, now, guesser) = (Gate::default(), Instant::now(), address(1));
        for _ in 0..20 {
            gate.wrong(guesser, now);
        }
        assert_eq!(gate.ask(guesser, now), Verdict::Wait(LONGEST_WAIT));
        assert_eq!(gate.ask(guesser, now + FORGOTTEN), Verdict::Try);
    }

    #[test]
    fn many_addresses_together_are_slowed_down_too() {
        let (mut gate, now) = (Gate::default(), Instant::now());
        for guesser in 0..MANY as u32 {
            assert_eq!(gate.ask(address(guesser), now), Verdict::Try);
            gate.wrong(address(guesser), now);
        }
        assert_eq!(gate.ask(address(3), now), Verdict::Wait(WARY_WAIT));
        assert_eq!(gate.ask(address(9_001), now), Verdict::Try, "one at a time still comes in");
        assert_eq!(gate.ask(address(9_002), now), Verdict::Wait(TURN));
        assert_eq!(gate.ask(address(9_002), now + TURN), Verdict::Try);
        assert_eq!(gate.ask(address(9_003), now + WINDOW * 2), Verdict::Try);
        assert_eq!(gate.ask(address(9_004), now + WINDOW * 2), Verdict::Try, "the alarm is over");
    }

    #[test]
    fn a_network_of_ipv6_is_one_guesser() {
        let of = |text: &str| network(text.parse().expect("an address"));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:10.0.0.1"), of("10.0.0.1"));
    }

    #[test]
    fn memory_is_bounded() {
        let (mut gate, now) = (Gate::default(), Instant::now());
        for guesser in 0..2 * MOST_ADDRESSES as u32 {
            gate.wrong(address(guesser), now);
        }
        assert!(gate.wrong.len() <= MOST_ADDRESSES && gate.lately.len() <= MANY);
    }
}
