//! The cameras of this machine, and a short trial of one.

use std::{
    str::FromStr,
    time::{Duration, Instant},
};

use crate::{
    app::error::AppError,
    camera::{self, Feed, FeedEvent, Next, SourceSpec},
};

/// How long a source is tried.
const TRIAL: Duration = Duration::from_secs(3);

/// A camera, as `--source` takes it and as people know it.
pub struct Camera {
    /// Such as `camera:0`.
    pub source: String,
    /// The maker's name for it.
    pub name: String,
}

/// What a trial showed.
pub struct Trial {
    /// Frames a second that arrived and could be read.
    pub fps: f64,
    /// How they are compressed.
    pub format: String,
    /// Width of a frame in pixels.
    pub width: u32,
    /// Height of a frame in pixels.
    pub height: u32,
}

/// Every camera that gives pictures.
pub fn list() -> Result<Vec<Camera>, AppError> {
    let camera =
        |device: camera::Device| Camera { source: SourceSpec::Camera(device.index).to_string(), name: device.name };
    Ok(camera::list()?.into_iter().map(camera).collect())
}

/// Opens a source and counts its frames for three seconds, or until a clip ends.
pub fn try_out(source: &str) -> Result<Trial, AppError> {
    let feed = Feed::start(SourceSpec::from_str(source)?);
    let (mut frames, mut started) = (0_u32, Instant::now());
    let (mut width, mut height) = (0, 0);
    while started.elapsed() < TRIAL {
        match feed.next(Duration::from_millis(100)) {
            Next::Frame(frame) => {
                if frames == 0 {
                    // Opening and the first exposure are no part of the rate.
                    started = Instant::now();
                }
                frames += 1;
                (width, height) = frame.image.dimensions();
            }
            Next::Event(FeedEvent::Failed(error)) => return Err(error.into()),
            Next::Event(FeedEvent::Stalled | FeedEvent::Lost) => {
                return Err(AppError::NoFrames { source_name: source.to_owned() });
            }
            Next::Event(FeedEvent::Ended) => break,
            Next::Event(_) | Next::Nothing => {}
        }
    }
    let Some(about) = feed.description().filter(|_| frames > 0) else {
        return Err(AppError::NoFrames { source_name: source.to_owned() });
    };
    let fps = f64::from(frames.saturating_sub(1)) / started.elapsed().as_secs_f64();
    Ok(Trial { fps, format: about.format.to_string(), width, height })
}
