//! What a feed does about a camera that stalls, goes, or comes back: a pure machine that is told what happened and when.

use std::{
    mem::{Discriminant, discriminant},
    time::Duration,
};

use super::{error::CameraError, frame::Description};

/// What the user of a feed is told.
#[derive(Debug, Clone)]
pub enum Event {
    /// The source was opened, for the first time or again.
    Opened(Description),
    /// No frame came for a while. The camera may wake up; else it must be unplugged and plugged in again.
    Stalled,
    /// The camera is gone. The feed opens it again as soon as it is back.
    Lost,
    /// Frames come again after [`Event::Stalled`] or [`Event::Lost`].
    Back,
    /// The clip is over.
    Ended,
    /// The source can't be opened. Where [`CameraError::may_heal`], the feed goes on trying, and says [`Event::Opened`]
    /// when it succeeds; each kind of error is told once. Else it is over.
    Failed(CameraError),
}

/// Times after which something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// No frame for so long: the camera has stalled. Half a second below the two seconds in which an operator must know.
    pub stall: Duration,
    /// The same for the first frame after opening: many cameras measure the light first.
    pub first_frame: Duration,
    /// Wait before the first new try to open; each further wait is twice as long ...
    pub first_retry: Duration,
    /// ... up to this.
    pub last_retry: Duration,
    /// A camera may be busy for so long before it is told: a program that just closed it needs a moment.
    pub busy_grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            stall: Duration::from_millis(1500),
            first_frame: Duration::from_secs(5),
            first_retry: Duration::from_millis(250),
            last_retry: Duration::from_secs(2),
            busy_grace: Duration::from_millis(600),
        }
    }
}

/// What happened.
#[derive(Debug)]
pub(crate) enum Input {
    /// The source was opened.
    Opened(Description),
    /// A frame was captured.
    Frame,
    /// A captured frame was decoded ...
    Decoded,
    /// ... or couldn't be.
    Undecodable,
    /// Opening or capturing failed; the source is closed.
    Failed(CameraError),
    /// The clip is over; the source is closed.
    Ended,
    /// Time went by.
    Tick,
}

/// What is to be done.
#[derive(Debug)]
pub(crate) enum Action {
    /// Tell the user.
    Tell(Event),
    /// Open the source.
    Open,
}

#[derive(Debug)]
enum Phase {
    Opening { since: Duration },
    Streaming { last: Duration, any: bool },
    Waiting { until: Duration },
    Over,
}

/// The machine. Times count from any fixed moment.
#[derive(Debug)]
pub(crate) struct Watchdog {
    limits: Limits,
    phase: Phase,
    /// Tries to open since frames last came.
    tries: u32,
    /// Told that no frames come, and not yet that they do again.
    interrupted: bool,
    /// Frames were seen at some time.
    seen: bool,
    /// When the first and the last of the damaged frames were looked at that came one after the other.
    damaged: Option<(Duration, Duration)>,
    /// Since when the camera is in use elsewhere.
    busy_since: Option<Duration>,
    /// The kind of error that was told last.
    told: Option<Discriminant<CameraError>>,
}

impl Watchdog {
    /// For a source that is being opened `now`.
    pub(crate) fn new(limits: Limits, now: Duration) -> Self {
        Self {
            limits,
            phase: Phase::Opening { since: now },
            tries: 0,
            interrupted: false,
            seen: false,
            damaged: None,
            busy_since: None,
            told: None,
        }
    }

    /// Whether nothing will come any more.
    pub(crate) fn is_over(&self) -> bool {
        matches!(self.phase, Phase::Over)
    }

    /// Takes one thing that happened and says what to do, in order.
    pub(crate) fn step(&mut self, now: Duration, input: Input) -> Vec<Action> {
        if self.is_over() {
            return Vec::new();
        }
        let event = match input {
            Input::Opened(description) => {
                self.phase = Phase::Streaming { last: now, any: false };
                (self.told, self.busy_since, self.damaged) = (None, None, None);
                Some(Event::Opened(description))
            }
            Input::Frame => {
                self.phase = Phase::Streaming { last: now, any: true };
                (self.tries, self.seen) = (0, true);
                if self.damaged.is_none() { self.back() } else { None }
            }
            Input::Decoded => {
                self.damaged = None;
                self.back()
            }
            Input::Undecodable => {
                self.damaged.get_or_insert((now, now)).1 = now;
                None
            }
            Input::Failed(error) => self.failed(now, error),
            Input::Ended => {
                self.phase = Phase::Over;
                Some(Event::Ended)
            }
            Input::Tick => return self.tick(now),
        };
        event.map(Action::Tell).into_iter().collect()
    }

    /// Frames come: said where it was said that they don't, but for a source that is just being opened.
    fn back(&mut self) -> Option<Event> {
        let streaming = matches!(self.phase, Phase::Streaming { .. });
        (streaming && std::mem::take(&mut self.interrupted)).then_some(Event::Back)
    }

    fn failed(&mut self, now: Duration, error: CameraError) -> Option<Event> {
        if !error.may_heal() {
            self.phase = Phase::Over;
            return Some(Event::Failed(error));
        }
        let was_streaming = matches!(self.phase, Phase::Streaming { any: true, .. });
        let wait = self.limits.first_retry.saturating_mul(1 << self.tries.min(16)).min(self.limits.last_retry);
        self.tries += 1;
        self.phase = Phase::Waiting { until: now + wait };
        if was_streaming {
            self.interrupted = true;
            return Some(Event::Lost);
        }
        // After it was lost, its absence is no news.
        if self.seen && matches!(error, CameraError::Absent { .. } | CameraError::Lost { .. }) {
            return None;
        }
        if matches!(error, CameraError::Busy { .. }) {
            let since = *self.busy_since.get_or_insert(now);
            if now.saturating_sub(since) < self.limits.busy_grace {
                return None;
            }
        } else {
            self.busy_since = None;
        }
        let kind = discriminant(&error);
        (self.told.replace(kind) != Some(kind)).then_some(Event::Failed(error))
    }

    fn tick(&mut self, now: Duration) -> Vec<Action> {
        let silent = match self.phase {
            Phase::Waiting { until } if now >= until => {
                self.phase = Phase::Opening { since: now };
                return vec![Action::Open];
            }
            Phase::Opening { since } => now.saturating_sub(since) >= self.limits.first_frame,
            Phase::Streaming { last, any: false } => now.saturating_sub(last) >= self.limits.first_frame,
            Phase::Streaming { last, any: true } => now.saturating_sub(last) >= self.limits.stall,
            Phase::Waiting { .. } | Phase::Over => false,
        };
        let useless = self.damaged.is_some_and(|(first, last)| last.saturating_sub(first) >= self.limits.stall);
        if (silent || useless) && !self.interrupted {
            self.interrupted = true;
            return vec![Action::Tell(Event::Stalled)];
        }
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::camera::PixelFormat;

    fn ms(value: u64) -> Duration {
        Duration::from_millis(value)
    }

    fn description() -> Description {
        Description { name: "desk".into(), format: PixelFormat::Mjpeg, size: (640, 480), fps: 30.0 }
    }

    /// A machine with a made-up clock; what it wants is written down in one word each.
    struct Script {
        machine: Watchdog,
        now: Duration,
    }

    impl Script {
        fn new() -> Self {
            Self { machine: Watchdog::new(Limits::default(), ms(0)), now: ms(0) }
        }

        /// Ten frames a second for a second.
        fn streaming() -> Self {
            let mut script = Self::new();
            assert_eq!(script.at(10, Input::Opened(description())), "opened");
            for tenth in 1..=10 {
                assert_eq!(script.at(tenth * 100, Input::Frame), "");
            }
            script
        }

        fn at(&mut self, now: u64, input: Input) -> String {
            self.now = ms(now);
            let words = self.machine.step(self.now, input).into_iter().map(|action| match action {
                Action::Open => "open".to_owned(),
                Action::Tell(Event::Opened(_)) => "opened".to_owned(),
                Action::Tell(Event::Stalled) => "stalled".to_owned(),
                Action::Tell(Event::Lost) => "lost".to_owned(),
                Action::Tell(Event::Back) => "back".to_owned(),
                Action::Tell(Event::Ended) => "ended".to_owned(),
                Action::Tell(Event::Failed(error)) => format!("failed: {error}"),
            });
            words.collect::<Vec<_>>().join(", ")
        }

        /// Ticks every 10 ms until something is wanted, or up to `end`; with the time it took since the last step.
        fn until(&mut self, end: u64) -> (String, u64) {
            let start = self.now.as_millis() as u64;
            for now in (start..=end).step_by(10) {
                let wanted = self.at(now, Input::Tick);
                if !wanted.is_empty() {
                    return (wanted, now - start);
                }
            }
            (String::new(), end - start)
        }
    }

    const LOST: CameraError = CameraError::Lost { index: 0 };
    const ABSENT: CameraError = CameraError::Absent { index: 0 };
    const BUSY: CameraError = CameraError::Busy { index: 0 };
    const FORBIDDEN: CameraError = CameraError::NoPermission { index: 0 };

    #[test]
    fn a_stall_is_told_once_within_two_seconds_and_its_end_at_once() {
        let mut script = Script::streaming();
        let (wanted, after) = script.until(60_000);
        assert_eq!(wanted, "stalled");
        assert!((1_500..1_900).contains(&after), "{after} ms");
        assert_eq!(script.until(60_000).0, "", "told once");
        assert_eq!(script.at(60_001, Input::Frame), "back");
        assert_eq!(script.at(60_034, Input::Frame), "");
        assert_eq!(script.until(70_000).0, "stalled", "and again the next time");
    }

    #[test]
    fn a_slow_camera_is_not_stalled() {
        let mut script = Script::streaming();
        for second in 2..20 {
            assert_eq!(script.until(second * 1_000).0, "");
            assert_eq!(script.at(second * 1_000, Input::Frame), "");
        }
    }

    #[test]
    fn the_first_frame_may_take_longer() {
        let mut script = Script::new();
        assert_eq!(script.at(100, Input::Opened(description())), "opened");
        assert_eq!(script.until(4_900).0, "");
        assert_eq!(script.until(6_000).0, "stalled");
        assert_eq!(script.at(6_100, Input::Frame), "back");
        // So may opening, and that a call hangs is seen too.
        assert_eq!(Script::new().until(20_000), ("stalled".into(), 5_000));
    }

    #[test]
    fn unplugged_and_plugged_in_again() {
        let mut script = Script::streaming();
        assert_eq!(script.at(1_030, Input::Failed(LOST)), "lost");
        assert_eq!(script.until(10_000), ("open".into(), 250));
        assert_eq!(script.at(1_300, Input::Failed(ABSENT)), "");
        assert_eq!(script.until(10_000).0, "open");
        let now = script.now.as_millis() as u64;
        assert_eq!(script.at(now + 20, Input::Opened(description())), "opened");
        assert_eq!(script.at(now + 300, Input::Frame), "back");
        assert_eq!(script.until(now + 1_000).0, "");
    }

    #[test]
    fn waits_grow_twofold_to_a_limit_and_start_anew_after_a_frame() {
        let mut script = Script::streaming();
        let mut waits = Vec::new();
        assert_eq!(script.at(1_100, Input::Failed(LOST)), "lost");
        for _ in 0..30 {
            let (wanted, wait) = script.until(1_000_000);
            assert_eq!(wanted, "open");
            waits.push(wait);
            let now = script.now.as_millis() as u64;
            assert_eq!(script.at(now, Input::Failed(ABSENT)), "");
        }
        assert_eq!(waits[..5], [250, 500, 1_000, 2_000, 2_000]);
        assert_eq!(waits[29], 2_000);
        // A camera that opens and gives no frame does not start anew: else it would be opened in a tight loop.
        script.until(1_000_000);
        let now = script.now.as_millis() as u64;
        assert_eq!(script.at(now, Input::Opened(description())), "opened");
        assert_eq!(script.at(now, Input::Failed(LOST)), "");
        assert_eq!(script.until(1_000_000).1, 2_000);
        let now = script.now.as_millis() as u64;
        assert_eq!(script.at(now, Input::Opened(description())), "opened");
        assert_eq!(script.at(now, Input::Frame), "back");
        assert_eq!(script.at(now + 10, Input::Failed(LOST)), "lost");
        assert_eq!(script.until(1_000_000), ("open".into(), 250));
    }

    #[test]
    fn a_stalled_camera_that_is_unplugged_is_lost() {
        let mut script = Script::streaming();
        assert_eq!(script.until(60_000).0, "stalled");
        let now = script.now.as_millis() as u64;
        assert_eq!(script.at(now + 100, Input::Failed(LOST)), "lost");
        assert_eq!(script.until(60_000).0, "open");
    }

    #[test]
    fn each_kind_of_error_is_told_once_while_it_is_tried_again() {
        let mut script = Script::new();
        assert_eq!(script.at(10, Input::Failed(ABSENT)), format!("failed: {ABSENT}"));
        for _ in 0..3 {
            assert_eq!(script.until(100_000).0, "open");
            let now = script.now.as_millis() as u64;
            assert_eq!(script.at(now, Input::Failed(ABSENT)), "");
        }
        assert_eq!(script.until(100_000).0, "open");
        let now = script.now.as_millis() as u64;
        assert_eq!(script.at(now, Input::Failed(FORBIDDEN)), format!("failed: {FORBIDDEN}"));
        assert_eq!(script.until(100_000).0, "open");
        assert_eq!(script.at(100_000, Input::Opened(description())), "opened");
        assert_eq!(script.at(100_100, Input::Frame), "", "nothing was interrupted");
    }

    #[test]
    fn a_camera_that_was_just_closed_may_be_busy_for_a_moment() {
        let mut script = Script::new();
        assert_eq!(script.at(5, Input::Failed(BUSY)), "");
        assert_eq!(script.until(10_000).0, "open");
        assert_eq!(script.at(300, Input::Failed(BUSY)), "");
        assert_eq!(script.until(10_000).0, "open");
        assert_eq!(script.at(900, Input::Failed(BUSY)), format!("failed: {BUSY}"));
    }

    #[test]
    fn what_can_not_heal_is_the_end() {
        let error = || CameraError::EmptyClip { path: "clip".into() };
        let mut script = Script::new();
        assert_eq!(script.at(5, Input::Failed(error())), format!("failed: {}", error()));
        assert!(script.machine.is_over());
        assert_eq!(script.until(100_000).0, "");
        let mut script = Script::streaming();
        assert_eq!(script.at(1_100, Input::Ended), "ended");
        assert!(script.machine.is_over());
        assert_eq!(script.until(100_000).0, "");
    }

    #[test]
    fn a_camera_that_sends_only_damaged_frames_counts_as_stalled() {
        let mut script = Script::streaming();
        let mut told = Vec::new();
        for tenth in 11..40 {
            told.push(script.at(tenth * 100, Input::Frame));
            told.push(script.at(tenth * 100 + 5, Input::Undecodable));
            told.push(script.at(tenth * 100 + 10, Input::Tick));
        }
        told.retain(|word| !word.is_empty());
        assert_eq!(told, ["stalled"]);
        assert_eq!(script.at(4_000, Input::Frame), "", "a frame that nobody could see yet is no news");
        assert_eq!(script.at(4_005, Input::Decoded), "back");
        // One damaged frame, after which nobody looks for a while, is no stall.
        assert_eq!(script.at(4_040, Input::Undecodable), "");
        for tenth in 41..80 {
            assert_eq!(script.at(tenth * 100, Input::Frame), "");
            assert_eq!(script.at(tenth * 100 + 10, Input::Tick), "");
        }
    }
}
