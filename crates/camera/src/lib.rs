//! Frame sources: cameras of this machine or of the network, and clips; and the feed that keeps one running at the
//! desk.
//!
//! [`SourceSpec`] names a source (`camera:0`, `clip:FOLDER`, `http://…`), and [`open`] opens it as a [`FrameSource`].
//! [`FrameReader`] reads every frame in order, for clips without a console. [`Feed`] runs a source on a thread of its
//! own, returns only the latest frame, reports when the camera stalls, goes and comes back, and never blocks its user.
//!
//! A source only captures: it returns [`RawFrame`]s as the camera compressed them, and the consumer decodes them. A
//! frame that is replaced before it is read is thus never decoded, so that an idle desk pays only for the frames it
//! reads. `nokhwa` is named in `device.rs` only, `v4l` in `v4l2.rs` only.

mod avi;
mod clip;
mod decode;
mod device;
mod error;
mod feed;
mod format;
mod frame;
mod http;
mod jpeg;
mod jpeg_stream;
mod meter;
mod paced;
pub mod qr;
mod reader;
mod spec;
#[cfg(target_os = "linux")]
mod v4l2;
mod watchdog;

pub use avi::AviError;
pub use clip::{CLIP_FPS, Clip};
pub use device::{Device, list};
pub use error::{CameraError, FrameError, NetworkFailure};
pub use feed::{Feed, Next, Stats};
pub use format::{FrameInterval, Offered, PixelFormat};
pub use frame::{Captured, Description, Frame, FrameSource, Payload, RawFrame, Skipped};
pub use http::HttpAddress;
pub use paced::Paced;
pub use reader::FrameReader;
pub use spec::{SourceSpec, SpecError};
pub use watchdog::{FeedEvent, FeedLimits};

/// Opens a source, once. A camera that goes away later ends it with [`CameraError::Lost`]; [`Feed`] opens it again.
///
/// A clip is played without pauses; wrap it in [`Paced`] to play it at its own speed.
pub fn open(spec: &SourceSpec) -> Result<Box<dyn FrameSource>, CameraError> {
    match spec {
        SourceSpec::Camera(index) => device::open(*index),
        SourceSpec::Http(address) => http::open(address),
        SourceSpec::Clip(path) => Ok(Box::new(Clip::open(path)?)),
    }
}
