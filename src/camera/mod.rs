//! Where frames come from: a camera of this machine, or a clip; and the feed that keeps one alive at the desk.
//!
//! * [`SourceSpec`] names a source (`camera:0`, `clip:FOLDER`, `http://…`), [`open`] opens it as a [`FrameSource`].
//! * [`Reader`] pulls every frame in order: for a clip without a console.
//! * [`Feed`] runs a source on a thread of its own, shows the latest frame only, tells when the camera stalls, goes and comes
//!   back, and never makes its user wait.
//!
//! A source only captures: it hands out [`RawFrame`]s as the camera compressed them, and whoever takes one decodes it. A
//! frame that is replaced before it was looked at is thus never decoded; an idle desk pays for the frames it looks at alone.
//! `nokhwa` is named in `device.rs` only, `v4l` in `v4l2.rs` only.

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
pub use format::{Interval, Offered, PixelFormat};
pub use frame::{Captured, Description, Frame, FrameSource, Payload, RawFrame, Skipped};
pub use http::HttpAddress;
pub use paced::Paced;
pub use reader::Reader;
pub use spec::{SourceSpec, SpecError};
pub use watchdog::{Event, Limits};

/// Opens a source, once. A camera that goes away later ends it with [`CameraError::Lost`]; [`Feed`] opens it again.
///
/// A clip is played without pause; wrap it in [`Paced`] to play it at its own speed.
pub fn open(spec: &SourceSpec) -> Result<Box<dyn FrameSource>, CameraError> {
    match spec {
        SourceSpec::Camera(index) => device::open(*index),
        SourceSpec::Http(address) => http::open(address),
        SourceSpec::Clip(path) => Ok(Box::new(Clip::open(path)?)),
    }
}
