//! Plays a clip at its own speed.

use std::{
    thread,
    time::{Duration, Instant},
};

use super::{
    error::CameraError,
    frame::{Captured, Description, FrameSource},
};

/// Returns each frame when it is due by its [`at`](super::RawFrame::at), as a camera would.
pub struct Paced<S> {
    source: S,
    /// Factor on the recorded speed.
    speed: f64,
    started: Option<Instant>,
}

impl<S: FrameSource> Paced<S> {
    /// Plays at the rate that the source describes.
    pub fn new(source: S) -> Self {
        Self { source, speed: 1.0, started: None }
    }

    /// Plays at `fps` frames a second, whatever the source describes. The frames' times are scaled with it.
    pub fn at_fps(source: S, fps: f64) -> Self {
        let speed = fps / source.description().fps;
        Self { source, speed: if speed.is_finite() && speed > 0.0 { speed } else { 1.0 }, started: None }
    }
}

impl<S: FrameSource> FrameSource for Paced<S> {
    fn capture(&mut self) -> Result<Captured, CameraError> {
        let mut captured = self.source.capture()?;
        if let Captured::Frame(frame) = &mut captured {
            frame.at = frame.at.div_f64(self.speed);
            let started = *self.started.get_or_insert_with(Instant::now);
            thread::sleep(wait(frame.at, started.elapsed()));
        }
        Ok(captured)
    }

    fn description(&self) -> Description {
        let description = self.source.description();
        Description { fps: description.fps * self.speed, ..description }
    }
}

/// Delay of a frame that is due at `at`; zero when it is already late.
fn wait(at: Duration, now: Duration) -> Duration {
    at.saturating_sub(now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        format::PixelFormat,
        frame::{Payload, RawFrame},
    };

    struct Tape(u64);

    impl FrameSource for Tape {
        fn capture(&mut self) -> Result<Captured, CameraError> {
            self.0 += 1;
            let at = Duration::from_millis((self.0 - 1) * 100);
            let payload = Payload::File(Vec::new());
            Ok(Captured::Frame(RawFrame { payload, number: self.0 - 1, at, file: None }))
        }

        fn description(&self) -> Description {
            Description { name: "tape".into(), format: PixelFormat::Images, size: (1, 1), fps: 10.0 }
        }
    }

    #[test]
    fn holds_back_what_is_early_and_nothing_else() {
        let ms = Duration::from_millis;
        assert_eq!(wait(ms(100), ms(30)), ms(70));
        assert_eq!(wait(ms(100), ms(100)), ms(0));
        assert_eq!(wait(ms(100), ms(900)), ms(0));
    }

    #[test]
    fn another_speed_moves_every_time() {
        let mut paced = Paced::at_fps(Tape(0), 10_000.0);
        assert!((paced.description().fps - 10_000.0).abs() < 1e-6);
        let times: Vec<Duration> = (0..3)
            .map(|_| match paced.capture() {
                Ok(Captured::Frame(frame)) => frame.at,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(times, [0, 100, 200].map(Duration::from_micros));
        // Invalid rates keep the clip's own.
        assert!((Paced::at_fps(Tape(0), 0.0).description().fps - 10.0).abs() < 1e-9);
    }
}
