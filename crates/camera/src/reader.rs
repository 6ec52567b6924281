//! Reads every frame of a source, in order, decoded: for clips without a console, and for tests.

use super::{
    decode::FrameDecoder,
    error::CameraError,
    frame::{Captured, Description, Frame, FrameSource, Skipped},
};

/// Number of skipped frames that are kept for the report; further ones are only counted.
const KEPT: usize = 200;

/// Reads frames in the caller's own thread. Unreadable frames are skipped and reported.
pub struct FrameReader {
    source: Box<dyn FrameSource>,
    decoder: FrameDecoder,
    skipped: Vec<Skipped>,
    skipped_count: u64,
}

impl FrameReader {
    /// Reads from an open source.
    pub fn new(source: Box<dyn FrameSource>) -> Self {
        Self { source, decoder: FrameDecoder::default(), skipped: Vec::new(), skipped_count: 0 }
    }

    /// The next readable frame; `None` when the clip is over. Blocks on a camera, without limit.
    pub fn next_frame(&mut self) -> Result<Option<Frame>, CameraError> {
        loop {
            let skipped = match self.source.capture()? {
                Captured::Frame(raw) => match self.decoder.decode(raw) {
                    Ok(frame) => return Ok(Some(frame)),
                    Err(skipped) => skipped,
                },
                Captured::Skipped(skipped) => skipped,
                Captured::Waiting => continue,
                Captured::Ended => return Ok(None),
            };
            tracing::warn!(frame = skipped.number, reason = %skipped.reason, "frame left out");
            self.skipped_count += 1;
            if self.skipped.len() < KEPT {
                self.skipped.push(skipped);
            }
        }
    }

    /// Properties of the source.
    pub fn description(&self) -> Description {
        self.source.description()
    }

    /// The skipped frames so far, up to the first 200.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// Number of frames skipped so far.
    pub fn skipped_count(&self) -> u64 {
        self.skipped_count
    }
}
