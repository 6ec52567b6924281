//! Watchdog of a feed: a pure state machine that decides what to do when a camera stalls, goes, or comes back.

use std::{
    mem::{Discriminant, discriminant},
    time::Duration,
};

use super::{error::CameraError, frame::Description};

/// Events that a feed reports to its user.
#[derive(Debug, Clone)]
pub enum FeedEvent {
    /// The source was opened, for the first time or again.
    Opened(Description),
    /// No frame came for a while. The camera may wake up; otherwise it must be unplugged and plugged in again.
    Stalled,
    /// The camera is gone. The feed opens it again as soon as it is back.
    Lost,
    /// Frames come again after [`FeedEvent::Stalled`] or [`FeedEvent::Lost`].
    Back,
    /// The clip is over.
    Ended,
    /// The source can't be opened. Where [`CameraError::may_heal`], the feed keeps trying, and reports
    /// [`FeedEvent::Opened`] when it succeeds; each kind of error is reported once. Otherwise the feed is over.
    Failed(CameraError),
}

/// Timeouts of the watchdog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedLimits {
    /// Time without a frame after which the camera has stalled. Half a second below the two seconds in which an
    /// operator must know.
    pub stall: Duration,
    /// Like `stall` for the first frame after opening: many cameras measure the light first.
    pub first_frame: Duration,
    /// Delay before the first attempt to reopen; each further delay is twice as long, up to `last_retry`.
    pub first_retry: Duration,
    /// Longest delay between attempts to reopen.
    pub last_retry: Duration,
    /// Time for which a camera may be busy before that is reported: a program that just closed it needs a moment.
    pub busy_grace: Duration,
}

impl Default for FeedLimits {
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

/// Inputs of the state machine.
#[derive(Debug)]
pub(crate) enum WatchdogInput {
    /// The source was opened.
    Opened(Description),
    /// A frame was captured.
    Frame,
    /// A captured frame was decoded.
    Decoded,
    /// A captured frame could not be decoded.
    Undecodable,
    /// Opening or capturing failed; the source is closed.
    Failed(CameraError),
    /// The clip is over; the source is closed.
    Ended,
    /// Time has passed.
    Tick,
}

/// Outputs of the state machine.
#[derive(Debug)]
pub(crate) enum WatchdogAction {
    /// Report the event to the user.
    Tell(FeedEvent),
    /// Open the source (again).
    Open,
}

#[derive(Debug)]
enum WatchdogPhase {
    Opening { since: Duration },
    Streaming { last: Duration, any: bool },
    Waiting { until: Duration },
    Over,
}

/// The state machine. Times count from any fixed moment.
#[derive(Debug)]
pub(crate) struct Watchdog {
    limits: FeedLimits,
    phase: WatchdogPhase,
    /// Attempts to open since frames last came.
    tries: u32,
    /// Whether an interruption was reported and its end was not yet.
    interrupted: bool,
    /// Whether any frame was ever captured.
    seen: bool,
    /// Times of the first and the last of the current run of damaged frames.
    damaged: Option<(Duration, Duration)>,
    /// Time since which another program uses the camera.
    busy_since: Option<Duration>,
    /// Kind of the error that was reported last.
    reported: Option<Discriminant<CameraError>>,
}

impl Watchdog {
    /// The state for a source that is being opened at `now`.
    pub(crate) fn new(limits: FeedLimits, now: Duration) -> Self {
        Self {
            limits,
            phase: WatchdogPhase::Opening { since: now },
            tries: 0,
            interrupted: false,
            seen: false,
            damaged: None,
            busy_since: None,
            reported: None,
        }
    }

    /// Whether no further frames or events will come.
    pub(crate) fn is_over(&self) -> bool {
        matches!(self.phase, WatchdogPhase::Over)
    }

    /// Whether the next attempt to open is scheduled.
    #[cfg(test)]
    pub(crate) fn is_waiting(&self) -> bool {
        matches!(self.phase, WatchdogPhase::Waiting { .. })
    }

    /// Processes one input and returns the actions, in order.
    pub(crate) fn step(&mut self, now: Duration, input: WatchdogInput) -> Vec<WatchdogAction> {
        if self.is_over() {
            return Vec::new();
        }
        let event = match input {
            WatchdogInput::Opened(description) => {
                self.phase = WatchdogPhase::Streaming { last: now, any: false };
                (self.reported, self.busy_since, self.damaged) = (None, None, None);
                Some(FeedEvent::Opened(description))
            }
            WatchdogInput::Frame => {
                self.phase = WatchdogPhase::Streaming { last: now, any: true };
                (self.tries, self.seen) = (0, true);
                if self.damaged.is_none() { self.back() } else { None }
            }
            WatchdogInput::Decoded => {
                self.damaged = None;
                self.back()
            }
            WatchdogInput::Undecodable => {
                self.damaged.get_or_insert((now, now)).1 = now;
                None
            }
            WatchdogInput::Failed(error) => self.failed(now, error),
            WatchdogInput::Ended => {
                self.phase = WatchdogPhase::Over;
                Some(FeedEvent::Ended)
            }
            WatchdogInput::Tick => return self.tick(now),
        };
        event.map(WatchdogAction::Tell).into_iter().collect()
    }

    /// Frames come again: reported if an interruption was, but not for a source that is just being opened.
    fn back(&mut self) -> Option<FeedEvent> {
        let streaming = matches!(self.phase, WatchdogPhase::Streaming { .. });
        (streaming && std::mem::take(&mut self.interrupted)).then_some(FeedEvent::Back)
    }

    fn failed(&mut self, now: Duration, error: CameraError) -> Option<FeedEvent> {
        if !error.may_heal() {
            self.phase = WatchdogPhase::Over;
            return Some(FeedEvent::Failed(error));
        }
        let was_streaming = matches!(self.phase, WatchdogPhase::Streaming { any: true, .. });
        let wait = self.limits.first_retry.saturating_mul(1 << self.tries.min(16)).min(self.limits.last_retry);
        self.tries += 1;
        self.phase = WatchdogPhase::Waiting { until: now + wait };
        if was_streaming {
            self.interrupted = true;
            return Some(FeedEvent::Lost);
        }
        // Once it was reported lost, its absence is not reported again.
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
        (self.reported.replace(kind) != Some(kind)).then_some(FeedEvent::Failed(error))
    }

    fn tick(&mut self, now: Duration) -> Vec<WatchdogAction> {
        let silent = match self.phase {
            WatchdogPhase::Waiting { until } if now >= until => {
                self.phase = WatchdogPhase::Opening { since: now };
                return vec![WatchdogAction::Open];
            }
            WatchdogPhase::Opening { since } => now.saturating_sub(since) >= self.limits.first_frame,
            WatchdogPhase::Streaming { last, any: false } => now.saturating_sub(last) >= self.limits.first_frame,
            WatchdogPhase::Streaming { last, any: true } => now.saturating_sub(last) >= self.limits.stall,
            WatchdogPhase::Waiting { .. } | WatchdogPhase::Over => false,
        };
        let useless = self.damaged.is_some_and(|(first, last)| last.saturating_sub(first) >= self.limits.stall);
        if (silent || useless) && !self.interrupted {
            self.interrupted = true;
            return vec![WatchdogAction::Tell(FeedEvent::Stalled)];
        }
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PixelFormat;

    fn ms(value: u64) -> Duration {
        Duration::from_millis(value)
    }

    fn description() -> Description {
        Description { name: "desk".into(), format: PixelFormat::Mjpeg, size: (640, 480), fps: 30.0 }
    }

    /// A state machine with a simulated clock; its actions are recorded in one word each.
    struct ScriptedWatchdog {
        machine: Watchdog,
        now: Duration,
    }

    impl ScriptedWatchdog {
        fn new() -> Self {
            Self { machine: Watchdog::new(FeedLimits::default(), ms(0)), now: ms(0) }
        }

        /// Ten frames a second for a second.
        fn streaming() -> Self {
            let mut script = Self::new();
            assert_eq!(script.at(10, WatchdogInput::Opened(description())), "opened");
            for tenth in 1..=10 {
                assert_eq!(script.at(tenth * 100, WatchdogInput::Frame), "");
            }
            script
        }

        fn at(&mut self, now: u64, input: WatchdogInput) -> String {
            self.now = ms(now);
            let words = self.machine.step(self.now, input).into_iter().map(|action| match action {
                WatchdogAction::Open => "open".to_owned(),
                WatchdogAction::Tell(FeedEvent::Opened(_)) => "opened".to_owned(),
                WatchdogAction::Tell(FeedEvent::Stalled) => "stalled".to_owned(),
                WatchdogAction::Tell(FeedEvent::Lost) => "lost".to_owned(),
                WatchdogAction::Tell(FeedEvent::Back) => "back".to_owned(),
                WatchdogAction::Tell(FeedEvent::Ended) => "ended".to_owned(),
                WatchdogAction::Tell(FeedEvent::Failed(error)) => format!("failed: {error}"),
            });
            words.collect::<Vec<_>>().join(", ")
        }

        /// Ticks every 10 ms until there is an action, or up to `end`; with the time since the last step.
        fn until(&mut self, end: u64) -> (String, u64) {
            let start = self.now.as_millis() as u64;
            for now in (start..=end).step_by(10) {
                let wanted = self.at(now, WatchdogInput::Tick);
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
        let mut script = ScriptedWatchdog::streaming();
        let (wanted, after) = script.until(60_000);
        assert_eq!(wanted, "stalled");
        assert!((1_500..1_900).contains(&after), "{after} ms");
        assert_eq!(script.until(60_000).0, "", "reported once");
        assert_eq!(script.at(60_001, WatchdogInput::Frame), "back");
        assert_eq!(script.at(60_034, WatchdogInput::Frame), "");
        assert_eq!(script.until(70_000).0, "stalled", "and again the next time");
    }

    #[test]
    fn a_slow_camera_is_not_stalled() {
        let mut script = ScriptedWatchdog::streaming();
        for second in 2..20 {
            assert_eq!(script.until(second * 1_000).0, "");
            assert_eq!(script.at(second * 1_000, WatchdogInput::Frame), "");
        }
    }

    #[test]
    fn the_first_frame_may_take_longer() {
        let mut script = ScriptedWatchdog::new();
        assert_eq!(script.at(100, WatchdogInput::Opened(description())), "opened");
        assert_eq!(script.until(4_900).0, "");
        assert_eq!(script.until(6_000).0, "stalled");
        assert_eq!(script.at(6_100, WatchdogInput::Frame), "back");
        // Opening may also take this long, and a call that hangs is detected too.
        assert_eq!(ScriptedWatchdog::new().until(20_000), ("stalled".into(), 5_000));
    }

    #[test]
    fn unplugged_and_plugged_in_again() {
        let mut script = ScriptedWatchdog::streaming();
        assert_eq!(script.at(1_030, WatchdogInput::Failed(LOST)), "lost");
        assert_eq!(script.until(10_000), ("open".into(), 250));
        assert_eq!(script.at(1_300, WatchdogInput::Failed(ABSENT)), "");
        assert_eq!(script.until(10_000).0, "open");
        let now = script.now.as_millis() as u64;
        assert_eq!(script.at(now + 20, WatchdogInput::Opened(description())), "opened");
        assert_eq!(script.at(now + 300, WatchdogInput::Frame), "back");
        assert_eq!(script.until(now + 1_000).0, "");
    }

    #[test]
    fn waits_grow_twofold_to_a_limit_and_start_anew_after_a_frame() {
        let mut script = ScriptedWatchdog::streaming();
        let mut waits = Vec::new();
        assert_eq!(script.at(1_100, WatchdogInput::Failed(LOST)), "lost");
        for _ in 0..30 {
            let (wanted, wait) = script.until(1_000_000);
            assert_eq!(wanted, "open");
            waits.push(wait);
            let now = script.now.as_millis() as u64;
            assert_eq!(script.at(now, WatchdogInput::Failed(ABSENT)), "");
        }
        assert_eq!(waits[..5], [250, 500, 1_000, 2_000, 2_000]);
        assert_eq!(waits[29], 2_000);
        // A camera that opens and delivers no frame doesn't start over: otherwise it would be opened in a tight loop.
        script.until(1_000_000);
        let now = script.now.as_millis() as u64;
        assert_eq!(script.at(now, WatchdogInput::Opened(description())), "opened");
        assert_eq!(script.at(now, WatchdogInput::Failed(LOST)), "");
        assert_eq!(script.until(1_000_000).1, 2_000);
        let now = script.now.as_millis() as u64;
        assert_eq!(script.at(now, WatchdogInput::Opened(description())), "opened");
        assert_eq!(script.at(now, WatchdogInput::Frame), "back");
        assert_eq!(script.at(now + 10, WatchdogInput::Failed(LOST)), "lost");
        assert_eq!(script.until(1_000_000), ("open".into(), 250));
    }

    #[test]
    fn a_stalled_camera_that_is_unplugged_is_lost() {
        let mut script = ScriptedWatchdog::streaming();
        assert_eq!(script.until(60_000).0, "stalled");
        let now = script.now.as_millis() as u64;
        assert_eq!(script.at(now + 100, WatchdogInput::Failed(LOST)), "lost");
        assert_eq!(script.until(60_000).0, "open");
    }

    #[test]
    fn each_kind_of_error_is_told_once_while_it_is_tried_again() {
        let mut script = ScriptedWatchdog::new();
        assert_eq!(script.at(10, WatchdogInput::Failed(ABSENT)), format!("failed: {ABSENT}"));
        for _ in 0..3 {
            assert_eq!(script.until(100_000).0, "open");
            let now = script.now.as_millis() as u64;
            assert_eq!(script.at(now, WatchdogInput::Failed(ABSENT)), "");
        }
        assert_eq!(script.until(100_000).0, "open");
        let now = script.now.as_millis() as u64;
        assert_eq!(script.at(now, WatchdogInput::Failed(FORBIDDEN)), format!("failed: {FORBIDDEN}"));
        assert_eq!(script.until(100_000).0, "open");
        assert_eq!(script.at(100_000, WatchdogInput::Opened(description())), "opened");
        assert_eq!(script.at(100_100, WatchdogInput::Frame), "", "nothing was interrupted");
    }

    #[test]
    fn a_camera_that_was_just_closed_may_be_busy_for_a_moment() {
        let mut script = ScriptedWatchdog::new();
        assert_eq!(script.at(5, WatchdogInput::Failed(BUSY)), "");
        assert_eq!(script.until(10_000).0, "open");
        assert_eq!(script.at(300, WatchdogInput::Failed(BUSY)), "");
        assert_eq!(script.until(10_000).0, "open");
        assert_eq!(script.at(900, WatchdogInput::Failed(BUSY)), format!("failed: {BUSY}"));
    }

    #[test]
    fn what_can_not_heal_is_the_end() {
        let error = || CameraError::EmptyClip { path: "clip".into() };
        let mut script = ScriptedWatchdog::new();
        assert_eq!(script.at(5, WatchdogInput::Failed(error())), format!("failed: {}", error()));
        assert!(script.machine.is_over());
        assert_eq!(script.until(100_000).0, "");
        let mut script = ScriptedWatchdog::streaming();
        assert_eq!(script.at(1_100, WatchdogInput::Ended), "ended");
        assert!(script.machine.is_over());
        assert_eq!(script.until(100_000).0, "");
    }

    #[test]
    fn a_camera_that_sends_only_damaged_frames_counts_as_stalled() {
        let mut script = ScriptedWatchdog::streaming();
        let mut reported = Vec::new();
        for tenth in 11..40 {
            reported.push(script.at(tenth * 100, WatchdogInput::Frame));
            reported.push(script.at(tenth * 100 + 5, WatchdogInput::Undecodable));
            reported.push(script.at(tenth * 100 + 10, WatchdogInput::Tick));
        }
        reported.retain(|word| !word.is_empty());
        assert_eq!(reported, ["stalled"]);
        assert_eq!(script.at(4_000, WatchdogInput::Frame), "", "a frame that nobody could see yet is not reported");
        assert_eq!(script.at(4_005, WatchdogInput::Decoded), "back");
        // One damaged frame, followed by no reads for a while, is no stall.
        assert_eq!(script.at(4_040, WatchdogInput::Undecodable), "");
        for tenth in 41..80 {
            assert_eq!(script.at(tenth * 100, WatchdogInput::Frame), "");
            assert_eq!(script.at(tenth * 100 + 10, WatchdogInput::Tick), "");
        }
    }
}
