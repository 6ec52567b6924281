//! Frames, raw and decoded, and what gives them.

use std::{path::PathBuf, time::Duration};

use image::RgbImage;

use super::{
    error::{CameraError, FrameError},
    format::{Offered, PixelFormat},
    jpeg,
};

/// A decoded picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Pixels, RGB, eight bits a channel, top row first.
    pub image: RgbImage,
    /// Its place in the source, from 0; a gap stands for frames that were damaged or never looked at.
    pub number: u64,
    /// When it was captured, since the source was first opened; for a clip, when it would be shown.
    pub at: Duration,
}

/// A picture as it came, not decoded yet.
#[derive(Debug, Clone)]
pub struct RawFrame {
    /// The bytes.
    pub payload: Payload,
    /// As in [`Frame::number`].
    pub number: u64,
    /// As in [`Frame::at`].
    pub at: Duration,
    /// The file it came from, where it has one of its own.
    pub file: Option<PathBuf>,
}

/// A raw frame's bytes.
#[derive(Debug, Clone)]
pub enum Payload {
    /// A JPEG image, cut at its end marker, of the size agreed with the camera where one was.
    Jpeg {
        /// The image.
        bytes: Vec<u8>,
        /// Width and height that it must have.
        size: Option<(u32, u32)>,
    },
    /// Uncompressed YUV 4:2:2.
    Yuyv {
        /// Two bytes a pixel.
        bytes: Vec<u8>,
        /// Width and height.
        size: (u32, u32),
    },
    /// An image file: JPEG, PNG or PNM, told by its first bytes.
    File(Vec<u8>),
}

impl Payload {
    /// What to keep of a capture buffer, which may be larger than the frame in it.
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

/// A frame that was left out, and why.
#[derive(Debug, Clone)]
pub struct Skipped {
    /// As in [`Frame::number`].
    pub number: u64,
    /// The file, where the frame has one of its own.
    pub file: Option<PathBuf>,
    /// What is wrong with it.
    pub reason: FrameError,
}

/// What a source gives when it is asked.
#[derive(Debug, Clone)]
pub enum Captured {
    /// A frame.
    Frame(RawFrame),
    /// A frame that is useless already as it came.
    Skipped(Skipped),
    /// Nothing yet: ask again.
    Waiting,
    /// Nothing more: the clip is over.
    Ended,
}

/// What a source sends.
#[derive(Debug, Clone, PartialEq)]
pub struct Description {
    /// The camera's name, or the clip's path.
    pub name: String,
    /// Encoding.
    pub format: PixelFormat,
    /// Width and height in pixels; of the first image, for a folder.
    pub size: (u32, u32),
    /// Frames a second that it promises.
    pub fps: f64,
}

/// A source of frames. It captures and does not decode, so that its thread is always ready for the next frame.
///
/// A source stays on the thread that opened it: on some systems a camera must.
pub trait FrameSource {
    /// The next frame. It may wait, without limit: a camera that stalls never answers.
    fn capture(&mut self) -> Result<Captured, CameraError>;

    /// What was agreed when it was opened.
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
