//! Random tests that can be run again: each draws from `DAIHOI_SEED`, and says its number.

use std::{
    collections::hash_map::RandomState,
    env,
    hash::{BuildHasher as _, Hasher as _},
    sync::OnceLock,
};

/// The variable with the number that repeats a run.
const VARIABLE: &str = "DAIHOI_SEED";

/// The number that every random test of this process draws from: that of `DAIHOI_SEED`, else another one in each run.
/// One that is no number ends the run: what somebody wants repeated must not be another run.
pub(crate) fn number() -> u64 {
    static NUMBER: OnceLock<u64> = OnceLock::new();
    *NUMBER.get_or_init(|| match env::var_os(VARIABLE) {
        Some(text) => read(&text.to_string_lossy()),
        // Of 32 bits, so that it is typed again without a slip.
        None => RandomState::new().build_hasher().finish() >> 32,
    })
}

fn read(text: &str) -> u64 {
    text.trim().parse().unwrap_or_else(|_| panic!("{VARIABLE} is {text:?}, not a whole number"))
}

/// Says the number on standard error, which the harness shows of a test that fails.
pub(crate) fn say(number: u64) {
    eprintln!("{VARIABLE}={number} repeats these random choices");
}

/// A generator of one test (`SplitMix64`): the same numbers for the same seed on every machine.
///
/// What a test leaves to the scheduler, such as the moment at which a kill arrives, no seed repeats.
#[derive(Debug, Clone)]
pub struct Seed(u64);

impl Seed {
    /// Of this run: from `DAIHOI_SEED`, else another one each time. The number is said.
    ///
    /// # Panics
    /// If the variable is no whole number.
    pub fn of_run() -> Self {
        say(number());
        Self(number())
    }

    /// Of a number that stands in the test: the same choices in every run.
    pub fn fixed(number: u64) -> Self {
        Self(number)
    }

    /// 64 even bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number from 0 to below `end`; 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.bits() % end.max(1) as u64) as usize
    }

    /// A number from 0 to below 1.
    pub fn share(&mut self) -> f32 {
        (self.bits() >> 40) as f32 / (1_u64 << 24) as f32
    }

    /// A number of the normal distribution: mean 0, deviation 1.
    pub fn normal(&mut self) -> f32 {
        // Box and Muller; the logarithm of 0 is none.
        let radius = (-2.0 * (1.0 - self.share()).ln()).sqrt();
        radius * (self.share() * std::f32::consts::TAU).cos()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_its_numbers_and_another_has_others() {
        let drawn = |number| {
            let mut seed = Seed::fixed(number);
            (0..50).map(|_| seed.below(1_000)).collect::<Vec<_>>()
        };
        assert_eq!(drawn(7), drawn(7));
        assert_ne!(drawn(7), drawn(8));
        assert!(drawn(7).iter().all(|&number| number < 1_000));
        // The first number of the published generator for this state.
        assert_eq!(Seed::fixed(1_234_567).bits(), 6_457_827_717_110_365_317);
        assert_eq!(Seed::fixed(1).below(0), 0);
    }

    #[test]
    fn numbers_are_spread_as_their_distribution_says() {
        let mut seed = Seed::fixed(1);
        let many = 20_000;
        let normal: Vec<f32> = (0..many).map(|_| seed.normal()).collect();
        let mean = normal.iter().sum::<f32>() / many as f32;
        let variance = normal.iter().map(|number| (number - mean).powi(2)).sum::<f32>() / many as f32;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05, "{mean} {variance}");
        let below = (0..many).filter(|_| seed.share() < 0.25).count();
        assert!((4_700..5_300).contains(&below), "{below}");
    }

    #[test]
    #[should_panic(expected = "DAIHOI_SEED is \"x7\", not a whole number")]
    fn a_seed_that_is_no_number_ends_the_run() {
        read("x7");
    }
}
