//! How far a measured share may be from the true one: 95% confidence intervals.

/// From, to; shares from 0 to 1.
pub type Interval = [f64; 2];

/// The 97.5% quantile of the normal distribution.
const Z: f64 = 1.959_964;
/// Draws of the bootstrap.
const DRAWS: usize = 1_000;

/// Wilson's score interval of `share` among `whole` trials (Wilson 1927, "Probable inference, the law of succession, and
/// statistical inference"); also where nothing or everything was a hit.
pub(super) fn wilson(share: f64, whole: usize) -> Option<Interval> {
    if whole == 0 {
        return None;
    }
    let n = whole as f64;
    let middle = share + Z * Z / (2.0 * n);
    let reach = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let below = 1.0 + Z * Z / n;
    Some([((middle - reach) / below).max(0.0), ((middle + reach) / below).min(1.0)])
}

/// The interval of a figure over people, by drawing whole people with replacement: photos of one person are not
/// independent (the subset bootstrap of Bolle, Ratha and Pankanti 2004, "Error analysis of pattern recognition systems").
///
/// `figure` is given how often each person was drawn. The draws are the same every time.
pub(super) fn bootstrap(people: usize, mut figure: impl FnMut(&[u32]) -> Option<f64>) -> Option<Interval> {
    let (mut figures, mut state) = (Vec::with_capacity(DRAWS), 0x5eed_u64);
    let mut times = vec![0_u32; people];
    for _ in 0..DRAWS {
        times.fill(0);
        for _ in 0..people {
            // Knuth's linear congruential generator (MMIX), of which the high bits are good.
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            times[((state >> 33) as usize) % people] += 1;
        }
        figures.extend(figure(&times));
    }
    figures.sort_by(f64::total_cmp);
    let at = |share: f64| figures.get((share * figures.len() as f64) as usize).or(figures.last()).copied();
    Some([at(0.025)?, at(0.975)?])
}

/// The least interval that holds both.
pub(super) fn both(a: Option<Interval>, b: Option<Interval>) -> Option<Interval> {
    match (a, b) {
        (Some(a), Some(b)) => Some([a[0].min(b[0]), a[1].max(b[1])]),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilsons_interval_is_that_of_the_tables() {
        let [from, to] = wilson(0.0, 10).expect("trials");
        assert!(from.abs() < 1e-12 && (to - 0.2775).abs() < 1e-3, "{to}");
        let [from, to] = wilson(0.5, 100).expect("trials");
        assert!((from - 0.4038).abs() < 1e-3 && (to - 0.5962).abs() < 1e-3, "{from} {to}");
        let [from, to] = wilson(1.0, 50).expect("trials");
        assert!((from - 0.9287).abs() < 1e-3 && (to - 1.0).abs() < 1e-12, "{from}");
        assert_eq!(wilson(0.0, 0), None);
    }

    #[test]
    fn a_share_over_people_varies_as_the_binomial_does() {
        // 20 of 100 people hit: a standard deviation of 4%.
        let interval = bootstrap(100, |times| Some(f64::from(times[..20].iter().sum::<u32>()) / 100.0));
        let [from, to] = interval.expect("draws");
        assert!((0.10..0.15).contains(&from) && (0.25..0.31).contains(&to), "{from} {to}");
        assert_eq!(bootstrap(3, |_| None), None);
        assert_eq!(both(Some([0.2, 0.3]), Some([0.25, 0.4])), Some([0.2, 0.4]));
        assert_eq!(both(None, Some([0.1, 0.2])), Some([0.1, 0.2]));
    }
}
