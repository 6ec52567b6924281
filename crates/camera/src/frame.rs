//! Frames, raw and decoded, and the trait of their sources.

use std::{path::PathBuf, time::Duration};

use image::RgbImage;

use super::{
    error::{CameraError, FrameError},
    format::{Offered, PixelFormat},
    jpeg,
};

/// A decoded frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Pixels, RGB, eight bits a channel, top row first.
    pub image: RgbImage,
    /// Index in the source, from 0; gaps are frames that were damaged or replaced unread.
    pub number: u64,
    /// Time of capture since the source was first opened; for a clip, the time at which it would be shown.
    pub at: Duration,
}

/// A frame as it was captured, not decoded yet.
#[derive(Debug, Clone)]
pub struct RawFrame {
    /// The picture as captured, still encoded.
    pub payload: Payload,
    /// Defined as in [`Frame::number`].
    pub number: u64,
    /// Defined as in [`Frame::at`].
    pub at: Duration,
    /// File of the frame, where it has one of its own.
    pub file: Option<PathBuf>,
}

/// Encoded picture of a raw frame.
#[derive(Debug, Clone)]
pub enum Payload {
    /// A JPEG image, cut at its end marker, of the size agreed with the camera where one was.
    Jpeg {
        /// JPEG data, complete.
        bytes: Vec<u8>,
        /// Required width and height in pixels.
        size: Option<(u32, u32)>,
    },
    /// Uncompressed YUV 4:2:2, see [`PixelFormat::Yuyv`](super::PixelFormat::Yuyv).
    Yuyv {
        /// Two bytes per pixel.
        bytes: Vec<u8>,
        /// Width and height in pixels.
        size: (u32, u32),
    },
    /// An image file: JPEG, PNG or PNM, recognised by its first bytes.
    File(Vec<u8>),
}

impl Payload {
    /// Extracts the frame from a capture buffer, which may be larger.
    pub(crate) fn of(buffer: &[u8], agreed: Offered) -> Result<Self, FrameError> {
        let size = agreed.size;
        if agreed.format == PixelFormat::Mjpeg {
            return Ok(Self::Jpeg { bytes: jpeg::take(buffer)?, size: Some(size) });
        }
        let expected = size.0 as usize * size.1 as usize * 2;
        let bytes = buffer.get(..expected).ok_or(FrameError::Short { expected, found: buffer.len() })?.to_vec();
        Ok(Self::Yuyv { bytes, size })
    }
}

/// A frame that was skipped, with the reason.
#[derive(Debug, Clone)]
pub struct Skipped {
    /// Defined as in [`Frame::number`].
    pub number: u64,
    /// File of the frame, where it has one of its own.
    pub file: Option<PathBuf>,
    /// Why it was skipped.
    pub reason: FrameError,
}

/// Result of one call of [`FrameSource::capture`].
#[derive(Debug, Clone)]
pub enum Captured {
    /// A captured frame.
    Frame(RawFrame),
    /// A frame that arrived unusable.
    Skipped(Skipped),
    /// Nothing yet: call again.
    Waiting,
    /// The clip is over.
    Ended,
}

/// Properties of an open source.
#[derive(Debug, Clone, PartialEq)]
pub struct Description {
    /// Name of the camera, or path of the clip.
    pub name: String,
    /// Encoding of the frames.
    pub format: PixelFormat,
    /// Width and height in pixels; of the first image, for a folder.
    pub size: (u32, u32),
    /// Nominal frame rate, in frames per second.
    pub fps: f64,
}

/// A source of frames. It captures without decoding, so that its thread is always ready for the next frame.
///
/// A source stays on the thread that opened it, as some systems require of a camera.
pub trait FrameSource {
    /// Returns the next frame. It may block without limit: a camera that stalls never answers.
    fn capture(&mut self) -> Result<Captured, CameraError>;

    /// Properties agreed when it was opened.
    fn description(&self) -> Description;
}

impl FrameSource for Box<dyn FrameSource> {
    fn capture(&mut self) -> Result<Captured, CameraError> {
        (**self).capture()
    }

    fn description(&self) -> Description {
        (**self).description()
    }
}
