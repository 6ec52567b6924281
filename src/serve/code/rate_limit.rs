//! Rate limit for access codes. Time enters as a value.

use std::{
    collections::{HashMap, VecDeque},
    net::{IpAddr, Ipv6Addr},
    time::{Duration, Instant},
};

/// Wrong codes from one address without a delay: people mistype.
const FREE: u32 = 5;
/// First delay; each further wrong code doubles it.
const FIRST_WAIT: Duration = Duration::from_secs(10);
/// Longest delay after wrong codes.
const LONGEST_WAIT: Duration = Duration::from_mins(15);
/// After this time without a wrong code, an address starts afresh.
const FORGOTTEN: Duration = Duration::from_hours(1);
/// Wrong codes from all addresses within `WINDOW` that are taken for an attack.
const MANY: usize = 200;
const WINDOW: Duration = Duration::from_mins(10);
/// During an attack, least delay of addresses that were wrong before.
const ATTACK_WAIT: Duration = Duration::from_mins(1);
/// During an attack, interval in which other addresses take turns.
const TURN: Duration = Duration::from_secs(1);
/// Most addresses that are remembered.
const MOST_ADDRESSES: usize = 20_000;

/// Whether a code may be tried now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AttemptVerdict {
    Try,
    /// Not before this time has passed.
    Wait(Duration),
}

/// Counts wrong codes, by address and in total.
#[derive(Debug, Default)]
pub(super) struct CodeRateLimit {
    wrong: HashMap<IpAddr, Wrong>,
    /// Times of wrong codes within the window, oldest first.
    lately: VecDeque<Instant>,
    /// During an attack, when the next address without wrong codes may try.
    next_turn: Option<Instant>,
}

#[derive(Debug, Clone, Copy)]
struct Wrong {
    times: u32,
    last: Instant,
}

impl CodeRateLimit {
    /// Whether this address may try a code.
    pub(super) fn ask(&mut self, from: IpAddr, now: Instant) -> AttemptVerdict {
        let from = network(from);
        while self.lately.front().is_some_and(|at| now.duration_since(*at) > WINDOW) {
            self.lately.pop_front();
        }
        let wary = self.lately.len() >= MANY;
        let past = self.wrong.get(&from).copied().filter(|past| now.duration_since(past.last) < FORGOTTEN);
        let wait = match past {
            Some(past) => {
                let wait = if wary { wait(past.times).max(ATTACK_WAIT) } else { wait(past.times) };
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
        if wait.is_zero() { AttemptVerdict::Try } else { AttemptVerdict::Wait(wait) }
    }

    /// Records a wrong code.
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
        // Beyond the threshold the exact number doesn't matter.
        while self.lately.len() > MANY {
            self.lately.pop_front();
        }
    }

    /// Records a right code, which clears the address's wrong ones.
    pub(super) fn right(&mut self, from: IpAddr) {
        self.wrong.remove(&network(from));
    }
}

fn wait(times: u32) -> Duration {
    let Some(beyond) = times.checked_sub(FREE) else { return Duration::ZERO };
    FIRST_WAIT.saturating_mul(1 << beyond.min(16)).min(LONGEST_WAIT)
}

/// The network that counts as one client: the /64 of an IPv6 address, as its owner has all of it; an IPv4 address
/// itself, even if mapped to IPv6.
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
        let (mut gate, mut now, guesser) = (CodeRateLimit::default(), Instant::now(), address(1));
        for _ in 0..FREE {
            assert_eq!(gate.ask(guesser, now), AttemptVerdict::Try);
            gate.wrong(guesser, now);
        }
        let mut waits = Vec::new();
        for _ in 0..10 {
            let AttemptVerdict::Wait(wait) = gate.ask(guesser, now) else { panic!("no wait") };
            waits.push(wait.as_secs());
            now += wait;
            assert_eq!(gate.ask(guesser, now), AttemptVerdict::Try);
            gate.wrong(guesser, now);
        }
        assert_eq!(waits, [10, 20, 40, 80, 160, 320, 640, 900, 900, 900]);
        assert_eq!(gate.ask(address(2), now), AttemptVerdict::Try, "others are not held up");
        gate.right(guesser);
        assert_eq!(gate.ask(guesser, now), AttemptVerdict::Try);
    }

    #[test]
    fn time_heals() {
        let (mut gate, now, guesser) = (CodeRateLimit::default(), Instant::now(), address(1));
        for _ in 0..20 {
            gate.wrong(guesser, now);
        }
        assert_eq!(gate.ask(guesser, now), AttemptVerdict::Wait(LONGEST_WAIT));
        assert_eq!(gate.ask(guesser, now + FORGOTTEN), AttemptVerdict::Try);
    }

    #[test]
    fn many_addresses_together_are_slowed_down_too() {
        let (mut gate, now) = (CodeRateLimit::default(), Instant::now());
        for guesser in 0..MANY as u32 {
            assert_eq!(gate.ask(address(guesser), now), AttemptVerdict::Try);
            gate.wrong(address(guesser), now);
        }
        assert_eq!(gate.ask(address(3), now), AttemptVerdict::Wait(ATTACK_WAIT));
        assert_eq!(gate.ask(address(9_001), now), AttemptVerdict::Try, "one at a time still comes in");
        assert_eq!(gate.ask(address(9_002), now), AttemptVerdict::Wait(TURN));
        assert_eq!(gate.ask(address(9_002), now + TURN), AttemptVerdict::Try);
        assert_eq!(gate.ask(address(9_003), now + WINDOW * 2), AttemptVerdict::Try);
        assert_eq!(gate.ask(address(9_004), now + WINDOW * 2), AttemptVerdict::Try, "the alarm is over");
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
        let (mut gate, now) = (CodeRateLimit::default(), Instant::now());
        for guesser in 0..2 * MOST_ADDRESSES as u32 {
            gate.wrong(address(guesser), now);
        }
        assert!(gate.wrong.len() <= MOST_ADDRESSES && gate.lately.len() <= MANY);
    }
}
