//! Errors of a source, and of a single frame.

use std::{any::Any, io, path::PathBuf, sync::Arc};

use thiserror::Error;

use super::{avi::AviError, format::Offered};

/// A source can't be opened, or ended too early.
#[derive(Debug, Clone, Error)]
pub enum CameraError {
    /// There is no camera with this number (`os error 2`).
    #[error("there is no camera {index}")]
    Absent {
        /// Number of the camera.
        index: u32,
    },
    /// The user may not open the camera (`os error 13`): on Linux the user must be in the group `video`.
    #[error("no permission to use camera {index}")]
    NoPermission {
        /// Number of the camera.
        index: u32,
    },
    /// Another program uses the camera (`os error 16`).
    #[error("camera {index} is in use")]
    Busy {
        /// Number of the camera.
        index: u32,
    },
    /// The device offers no supported format; a node without pictures offers nothing.
    #[error("camera {index} offers no usable format, but {}", list(offered))]
    FormatNotOffered {
        /// Number of the camera.
        index: u32,
        /// Formats that it offers.
        offered: Vec<Offered>,
    },
    /// The camera was unplugged (`os error 19`), or its connection broke.
    #[error("camera {index} is gone")]
    Lost {
        /// Number of the camera.
        index: u32,
    },
    /// The system reports another error.
    #[error("camera {index} failed to {doing}: {detail}")]
    Device {
        /// Number of the camera.
        index: u32,
        /// Operation that failed, such as `open the stream`.
        doing: &'static str,
        /// The system's message.
        detail: String,
    },
    /// The camera driver code panicked; the feed opens the camera again.
    #[error("the camera's driver code failed: {detail}")]
    Panicked {
        /// Message of the panic.
        detail: String,
    },
    /// A network camera failed.
    #[error("{address}: {why:?}")]
    Network {
        /// Address without the password.
        address: String,
        /// Kind of failure.
        why: NetworkFailure,
    },
    /// The clip's folder or file can't be read.
    #[error("{}: {source}", path.display())]
    ReadClip {
        /// Path of the folder or file.
        path: PathBuf,
        /// The operating system's error.
        source: Arc<io::Error>,
    },
    /// The clip has no readable image.
    #[error("{}: no images (jpg, png, ppm, pgm)", path.display())]
    EmptyClip {
        /// Path of the folder or file.
        path: PathBuf,
    },
    /// The file is not an MJPEG AVI.
    #[error("{}: {source}", path.display())]
    Avi {
        /// Path of the file.
        path: PathBuf,
        /// Reason that it can't be played.
        source: AviError,
    },
}

/// Kinds of failure of a network camera.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NetworkFailure {
    /// No connection to the address.
    Unreachable,
    /// Connected, but no data arrives.
    Silent,
    /// The user name or password is wrong.
    Refused,
    /// HTTP status of the answer, such as 404.
    Status(u16),
    /// The answer has this content type instead of pictures.
    NoPictures(String),
    /// The connection broke, with the system's message.
    Broken(String),
}

impl CameraError {
    /// Whether a later attempt may succeed: true for a camera, which can be plugged in or released; false for a clip.
    pub fn may_heal(&self) -> bool {
        !matches!(self, Self::ReadClip { .. } | Self::EmptyClip { .. } | Self::Avi { .. })
    }

    /// The error for driver code that panicked.
    pub(crate) fn from_panic(panic: &(dyn Any + Send)) -> Self {
        let detail = panic
            .downcast_ref::<&str>()
            .map(ToString::to_string)
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_default();
        Self::Panicked { detail }
    }

    /// The error of `doing` something to camera `index`, by the system's error number where there is one.
    pub(crate) fn from_os(index: u32, doing: &'static str, code: Option<i32>, detail: String) -> Self {
        match code {
            // ENOENT, and ENXIO or ENODEV from opening a node whose camera was just unplugged.
            Some(2) => Self::Absent { index },
            Some(1 | 13) => Self::NoPermission { index },
            Some(16) => Self::Busy { index },
            Some(6 | 19) => Self::Lost { index },
            _ => Self::Device { index, doing, detail },
        }
    }
}

fn list(offered: &[Offered]) -> String {
    if offered.is_empty() {
        return "none at all".to_owned();
    }
    offered.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Why one frame was skipped. The source continues.
#[derive(Debug, Clone, Error)]
pub enum FrameError {
    /// The buffer doesn't start with a JPEG image.
    #[error("not a JPEG image")]
    NoStart,
    /// The image has no end marker: it was cut off.
    #[error("the image has no end")]
    NoEnd,
    /// The image can't be decoded; the decoder's message.
    #[error("{0}")]
    Undecodable(String),
    /// The image has another size than was agreed with the camera.
    #[error("{}x{} instead of {}x{}", found.0, found.1, expected.0, expected.1)]
    Size {
        /// Agreed width and height in pixels.
        expected: (u32, u32),
        /// Width and height found, in pixels.
        found: (u32, u32),
    },
    /// The buffer is shorter than an uncompressed frame.
    #[error("{found} bytes instead of {expected}")]
    Short {
        /// Number of bytes that width and height require.
        expected: usize,
        /// Number of bytes found.
        found: usize,
    },
    /// The driver marked the frame as damaged.
    #[error("damaged on the way")]
    Damaged,
    /// The image file can't be read.
    #[error("{0}")]
    Read(Arc<io::Error>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_errors_are_told_apart() {
        let error = |code| CameraError::from_os(4, "open it", code, "words".into());
        assert!(matches!(error(Some(2)), CameraError::Absent { index: 4 }));
        assert!(matches!(error(Some(13)), CameraError::NoPermission { index: 4 }));
        assert!(matches!(error(Some(16)), CameraError::Busy { index: 4 }));
        assert!(matches!(error(Some(19)), CameraError::Lost { index: 4 }));
        assert!(matches!(error(Some(5)), CameraError::Device { doing: "open it", .. }));
        assert!(matches!(error(None), CameraError::Device { .. }));
    }

    #[test]
    fn cameras_may_heal_and_clips_do_not() {
        assert!(CameraError::Absent { index: 0 }.may_heal());
        assert!(CameraError::FormatNotOffered { index: 0, offered: vec![] }.may_heal());
        assert!(!CameraError::EmptyClip { path: "x".into() }.may_heal());
    }
}
