//! What goes wrong with a source, and with a single frame.

use std::{any::Any, io, path::PathBuf, sync::Arc};

use thiserror::Error;

use super::{avi::AviError, format::Offered};

/// A source can't be opened, or ended before its time.
#[derive(Debug, Clone, Error)]
pub enum CameraError {
    /// No camera has this number (`os error 2`).
    #[error("there is no camera {index}")]
    Absent {
        /// The number asked for.
        index: u32,
    },
    /// The system refuses the camera to this user (`os error 13`): on Linux the user must be in the group `video`.
    #[error("no permission to use camera {index}")]
    NoPermission {
        /// The number asked for.
        index: u32,
    },
    /// Another program uses the camera (`os error 16`).
    #[error("camera {index} is in use")]
    Busy {
        /// The number asked for.
        index: u32,
    },
    /// The device offers no picture that can be read here; a node that has no pictures at all offers nothing.
    #[error("camera {index} offers no usable format, but {}", list(offered))]
    FormatNotOffered {
        /// The number asked for.
        index: u32,
        /// What it does offer.
        offered: Vec<Offered>,
    },
    /// The camera was there and is gone: unplugged (`os error 19`), or its link broke.
    #[error("camera {index} is gone")]
    Lost {
        /// The number asked for.
        index: u32,
    },
    /// The system reports something else.
    #[error("camera {index} failed to {doing}: {detail}")]
    Device {
        /// The number asked for.
        index: u32,
        /// What was being done, such as `open the stream`.
        doing: &'static str,
        /// The system's words.
        detail: String,
    },
    /// The code that drives the camera panicked; the feed opens it again.
    #[error("the camera's driver code failed: {detail}")]
    Panicked {
        /// The panic's message.
        detail: String,
    },
    /// A camera on the network.
    #[error("{address}: {why:?}")]
    Network {
        /// Where, without a password.
        address: String,
        /// What is wrong.
        why: NetworkFailure,
    },
    /// The clip's folder or file can't be read.
    #[error("{}: {source}", path.display())]
    ReadClip {
        /// The folder or file.
        path: PathBuf,
        /// Why.
        source: Arc<io::Error>,
    },
    /// The clip has no image that can be read.
    #[error("{}: no images (jpg, png, ppm, pgm)", path.display())]
    EmptyClip {
        /// The folder or file.
        path: PathBuf,
    },
    /// The file is not an MJPEG AVI.
    #[error("{}: {source}", path.display())]
    Avi {
        /// The file.
        path: PathBuf,
        /// Why.
        source: AviError,
    },
}

/// What is wrong with a camera on the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NetworkFailure {
    /// Nobody is there.
    Unreachable,
    /// Somebody is there, and sends nothing.
    Silent,
    /// It wants another name or password.
    Refused,
    /// It answers with this status, such as 404.
    Status(u16),
    /// It sends something else, of this kind.
    NoPictures(String),
    /// The connection broke.
    Broken(String),
}

impl CameraError {
    /// Whether trying again later may help: true for a camera, which can be plugged in or released; false for a clip.
    pub fn may_heal(&self) -> bool {
        !matches!(self, Self::ReadClip { .. } | Self::EmptyClip { .. } | Self::Avi { .. })
    }

    /// The error of code that panicked.
    pub(crate) fn from_panic(panic: &(dyn Any + Send)) -> Self {
        let detail = panic
            .downcast_ref::<&str>()
            .map(ToString::to_string)
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_default();
        Self::Panicked { detail }
    }

    /// The error of `doing` something to camera `index`, from the system's error number where it has one.
    pub(crate) fn from_os(index: u32, doing: &'static str, code: Option<i32>, detail: String) -> Self {
        match code {
            // ENOENT, and what opening a node says whose camera just left: ENXIO, ENODEV.
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

/// Why one frame was left out. The source goes on.
#[derive(Debug, Clone, Error)]
pub enum FrameError {
    /// The buffer does not begin with a JPEG image.
    #[error("not a JPEG image")]
    NoStart,
    /// The image has no end marker: it was cut off.
    #[error("the image has no end")]
    NoEnd,
    /// The image can't be decoded.
    #[error("{0}")]
    Undecodable(String),
    /// The image is not of the size that was agreed with the camera.
    #[error("{}x{} instead of {}x{}", found.0, found.1, expected.0, expected.1)]
    Size {
        /// Width and height agreed.
        expected: (u32, u32),
        /// Width and height found.
        found: (u32, u32),
    },
    /// Fewer bytes than an uncompressed frame has.
    #[error("{found} bytes instead of {expected}")]
    Short {
        /// Bytes that width and height ask for.
        expected: usize,
        /// Bytes found.
        found: usize,
    },
    /// The driver marked the frame as damaged.
    #[error("damaged on the way")]
    Damaged,
    /// The file could not be read.
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
