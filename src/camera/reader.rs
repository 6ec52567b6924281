//! Every frame of a source, in order, decoded: for clips without a console, and for tests.

use super::{
    decode::Decoder,
    error::CameraError,
    frame::{Captured, Description, Frame, FrameSource, Skipped},
};

/// Skipped frames that are kept for the report; more are only counted.
const KEPT: usize = 200;

/// Pulls frames from a source in the caller's own thread. Frames that can't be read are left out and reported.
pub struct Reader {
    source: Box<dyn FrameSource>,
    decoder: Decoder,
    skipped: Vec<Skipped>,
    skipped_count: u64,
}

impl Reader {
    /// Reads from a source that was opened.
    pub fn new(source: Box<dyn FrameSource>) -> Self {
        Self { source, decoder: Decoder::default(), skipped: Vec::new(), skipped_count: 0 }
    }

    /// The next frame that can be read; `None` when the clip is over. It waits for a camera, without limit.
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

    /// What the source sends.
    pub fn description(&self) -> Description {
        self.source.description()
    }

    /// The frames left out so far; of very many, the first.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// How many frames were left out so far.
    pub fn skipped_count(&self) -> u64 {
        self.skipped_count
    }
}
