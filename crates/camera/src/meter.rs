//! Measures a frame rate.

use std::{collections::VecDeque, time::Duration};

/// Frame rate over the last [`WINDOW`].
#[derive(Debug, Default)]
pub(crate) struct Meter {
    times: VecDeque<Duration>,
}

/// Long enough to be steady, short enough to show a change at once.
const WINDOW: Duration = Duration::from_secs(2);

impl Meter {
    /// Records a frame at `now`.
    pub(crate) fn frame(&mut self, now: Duration) {
        self.times.push_back(now);
        self.forget(now);
    }

    /// Frames per second; zero with fewer than two frames in the window.
    pub(crate) fn fps(&mut self, now: Duration) -> f64 {
        self.forget(now);
        match (self.times.front(), self.times.back()) {
            (Some(&first), Some(&last)) if last > first => {
                (self.times.len() - 1) as f64 / last.saturating_sub(first).as_secs_f64()
            }
            _ => 0.0,
        }
    }

    fn forget(&mut self, now: Duration) {
        while self.times.front().is_some_and(|&first| now.saturating_sub(first) > WINDOW) {
            self.times.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(value: u64) -> Duration {
        Duration::from_millis(value)
    }

    #[test]
    fn counts_the_last_two_seconds() {
        let mut meter = Meter::default();
        assert!(meter.fps(ms(0)).abs() < 1e-9);
        for number in 0..300 {
            meter.frame(ms(number * 40));
        }
        assert!((meter.fps(ms(299 * 40)) - 25.0).abs() < 1e-9);
        assert!(meter.times.len() <= 51);
        // Faster from here on: after two seconds only the new rate counts.
        for number in 0..100 {
            meter.frame(ms(12_000 + number * 20));
        }
        assert!((meter.fps(ms(14_000)) - 50.0).abs() < 0.1);
    }

    #[test]
    fn a_stalled_camera_has_no_rate() {
        let mut meter = Meter::default();
        meter.frame(ms(0));
        meter.frame(ms(33));
        assert!(meter.fps(ms(40)) > 29.0);
        assert!(meter.fps(ms(2_040)).abs() < 1e-9);
    }
}
