//! Settings of property tests, so that one variable repeats them as well.

use std::env;

use proptest::test_runner::{Config, RngSeed};

use crate::seed;

/// For `#![proptest_config(daihoi_testing::proptest_config(256))]`: `cases` of each test in the block, or as many as
/// `PROPTEST_CASES` says, drawn from `DAIHOI_SEED` (`PROPTEST_RNG_SEED`, if that one alone is set).
pub fn proptest_config(cases: u32) -> Config {
    let usual = Config::default();
    let cases = if env::var_os("PROPTEST_CASES").is_some() { usual.cases } else { cases };
    let rng_seed = match usual.rng_seed {
        fixed @ RngSeed::Fixed(_) if env::var_os("DAIHOI_SEED").is_none() => fixed,
        _ => {
            seed::say(seed::number());
            RngSeed::Fixed(seed::number())
        }
    };
    Config { cases, rng_seed, ..usual }
}

#[cfg(test)]
mod tests {
    use proptest::{
        prelude::any,
        strategy::{Strategy as _, ValueTree as _},
        test_runner::TestRunner,
    };

    use super::*;

    #[test]
    fn one_seed_repeats_every_case() {
        let drawn = |config: Config| {
            let mut runner = TestRunner::new(config);
            (0..20).map(|_| any::<u64>().new_tree(&mut runner).expect("a value").current()).collect::<Vec<_>>()
        };
        assert_eq!(drawn(proptest_config(3)), drawn(proptest_config(3)));
        assert_ne!(drawn(proptest_config(3)), drawn(Config { rng_seed: RngSeed::Fixed(0), ..Config::default() }));
        assert!(env::var_os("PROPTEST_CASES").is_some() || proptest_config(3).cases == 3);
    }
}
