//! Cameras of this machine, through nokhwa: the only file that names it.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::Instant,
};

use nokhwa::{
    Camera, NokhwaError, query,
    utils::{ApiBackend, CameraFormat, CameraIndex, FrameFormat, RequestedFormat, RequestedFormatType, Resolution},
};

use super::{
    error::CameraError,
    format::{FrameInterval, Offered, PixelFormat},
    frame::{Captured, Description, FrameSource, Payload, RawFrame, Skipped},
};
#[cfg(target_os = "linux")]
use super::{format, v4l2};

/// A camera of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its number, for [`SourceSpec::Camera`](super::SourceSpec::Camera).
    pub index: u32,
    /// Its product name.
    pub name: String,
    /// Its device file, such as `/dev/video0`.
    pub path: String,
}

/// Lists the cameras of this machine, by number. Device nodes without pictures are left out.
pub fn list() -> Result<Vec<Device>, CameraError> {
    let found = guarded(|| query(ApiBackend::Auto))?.map_err(|error| from_nokhwa(0, "list the cameras", &error))?;
    let mut devices: Vec<Device> = found
        .iter()
        .filter_map(|info| {
            let index = info.index().as_index().ok()?;
            Some(Device { index, name: plain_name(&info.human_name()), path: path(index, &info.misc()) })
        })
        .filter(|device| has_pictures(device.index))
        .collect();
    devices.sort_by_key(|device| device.index);
    Ok(devices)
}

#[cfg(target_os = "linux")]
fn path(index: u32, _misc: &str) -> String {
    v4l2::path(index)
}

#[cfg(not(target_os = "linux"))]
fn path(_index: u32, misc: &str) -> String {
    misc.to_owned()
}

#[cfg(target_os = "linux")]
fn has_pictures(index: u32) -> bool {
    v4l2::has_pictures(index)
}

#[cfg(not(target_os = "linux"))]
fn has_pictures(_index: u32) -> bool {
    true
}

/// Linux names a USB camera "Maker: Product", or "Product: Product" where both are equal.
fn plain_name(name: &str) -> String {
    match name.split_once(": ") {
        Some((maker, product)) if product.starts_with(maker) => product.to_owned(),
        _ => name.to_owned(),
    }
}

/// Opens a camera with the best format that it offers; see [`format::choose`].
#[cfg(target_os = "linux")]
pub(crate) fn open(index: u32) -> Result<Box<dyn FrameSource>, CameraError> {
    let offered = v4l2::offered(index)?;
    let Some(best) = format::choose(&offered) else {
        return Err(CameraError::FormatNotOffered { index, offered });
    };
    // Set before nokhwa opens the camera, as it refuses one whose current frame rate is fractional, whatever is
    // requested.
    let agreed = v4l2::set(index, best)?;
    let name = || {
        let devices = list().unwrap_or_default();
        devices.into_iter().find(|device| device.index == index).map(|device| device.name).unwrap_or_default()
    };
    let by_v4l = |agreed| -> Result<Box<dyn FrameSource>, CameraError> {
        Ok(Box::new(v4l2::V4lCamera::open(index, name(), agreed)?))
    };
    match agreed.interval.whole_fps() {
        Some(fps) if agreed.interval.numerator == 1 => match NokhwaCamera::open(index, agreed, fps) {
            Ok(camera) => Ok(Box::new(camera)),
            // An error that is not the camera's own may be nokhwa's.
            Err(CameraError::Device { .. } | CameraError::Panicked { .. }) => by_v4l(agreed),
            Err(error) => Err(error),
        },
        _ => by_v4l(agreed),
    }
}

/// Opens a camera with the first format of [`format::WANTED`] that it accepts.
#[cfg(not(target_os = "linux"))]
pub(crate) fn open(index: u32) -> Result<Box<dyn FrameSource>, CameraError> {
    let mut last = CameraError::Absent { index };
    for wanted in super::format::WANTED {
        let fps = wanted.interval.whole_fps().unwrap_or(30);
        match NokhwaCamera::open(index, wanted, fps) {
            Ok(camera) => return Ok(Box::new(camera)),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// A camera driven by nokhwa.
struct NokhwaCamera {
    index: u32,
    camera: Camera,
    agreed: Offered,
    opened: Instant,
    number: u64,
}

impl NokhwaCamera {
    fn open(index: u32, wanted: Offered, fps: u32) -> Result<Self, CameraError> {
        let format = if wanted.format == PixelFormat::Yuyv { FrameFormat::YUYV } else { FrameFormat::MJPEG };
        let resolution = Resolution::new(wanted.size.0, wanted.size.1);
        let exact = RequestedFormatType::Exact(CameraFormat::new(resolution, format, fps));
        let formats = [format];
        let request = RequestedFormat::with_formats(exact, &formats);
        let mut camera = guarded(|| Camera::new(CameraIndex::Index(index), request))?
            .map_err(|error| from_nokhwa(index, "open it", &error))?;
        guarded(|| camera.open_stream())?.map_err(|error| from_nokhwa(index, "open the stream", &error))?;
        let agreed = Offered { interval: FrameInterval::of_fps(fps), ..wanted };
        Ok(Self { index, camera, agreed, opened: Instant::now(), number: 0 })
    }
}

impl FrameSource for NokhwaCamera {
    fn capture(&mut self) -> Result<Captured, CameraError> {
        // Raw: `frame` would copy the whole mapped buffer, most of which is not the frame.
        let buffer = self.camera.frame_raw().map_err(|error| from_nokhwa(self.index, "read a frame", &error))?;
        let at = self.opened.elapsed();
        let number = self.number;
        self.number += 1;
        Ok(match Payload::of(&buffer, self.agreed) {
            Ok(payload) => Captured::Frame(RawFrame { payload, number, at, file: None }),
            Err(reason) => Captured::Skipped(Skipped { number, file: None, reason }),
        })
    }

    fn description(&self) -> Description {
        let Offered { format, size, interval } = self.agreed;
        Description { name: plain_name(&self.camera.info().human_name()), format, size, fps: interval.fps() }
    }
}

/// Converts a panic to an error: nokhwa panics on some answers of the system.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, CameraError> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| CameraError::from_panic(&*panic))
}

/// nokhwa reports the system's errors only as text, with their number at the end: "(os error 16)".
fn from_nokhwa(index: u32, doing: &'static str, error: &NokhwaError) -> CameraError {
    let detail = error.to_string();
    CameraError::from_os(index, doing, os_error(&detail), detail)
}

fn os_error(text: &str) -> Option<i32> {
    text.rsplit_once("(os error ")?.1.split_once(')')?.0.parse().ok()
}

/// Finds a camera again after it was unplugged: it may come back under another number.
#[derive(Debug)]
pub(crate) struct Locator {
    wanted: u32,
    known: Option<KnownCamera>,
}

/// Identity of a camera that was opened once.
#[derive(Debug)]
struct KnownCamera {
    name: String,
    /// The other cameras present at that time, which can't be this one.
    others: Vec<u32>,
}

impl Locator {
    pub(crate) fn new(wanted: u32) -> Self {
        Self { wanted, known: None }
    }

    /// Opens the camera under its current number.
    pub(crate) fn open(&mut self) -> Result<Box<dyn FrameSource>, CameraError> {
        let devices = list().unwrap_or_default();
        // An unlisted number is tried all the same, as the error then explains what is wrong.
        let index = match &self.known {
            None => self.wanted,
            Some(known) => known.find(self.wanted, &devices).unwrap_or(self.wanted),
        };
        let source = open(index)?;
        if let Some(device) = devices.iter().find(|device| device.index == index) {
            let others = devices.iter().map(|other| other.index).filter(|&other| other != index).collect();
            self.known = Some(KnownCamera { name: device.name.clone(), others });
        }
        Ok(source)
    }
}

impl KnownCamera {
    /// A camera of this name at this number; else one of this name at a new number; else whichever has the number now.
    fn find(&self, wanted: u32, devices: &[Device]) -> Option<u32> {
        let mut candidates: Vec<&Device> =
            devices.iter().filter(|device| !self.others.contains(&device.index)).collect();
        candidates.sort_by_key(|device| (device.name != self.name, device.index != wanted));
        let best = candidates.first()?;
        (best.name == self.name || best.index == wanted).then_some(best.index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device(index: u32, name: &str) -> Device {
        Device { index, name: name.into(), path: String::new() }
    }

    #[test]
    fn system_errors_are_read_from_the_words() {
        let error = |detail: &str| from_nokhwa(0, "read a frame", &NokhwaError::ReadFrameError(detail.into()));
        assert!(matches!(error("No such device (os error 19)"), CameraError::Lost { index: 0 }));
        assert!(matches!(error("Device or resource busy (os error 16)"), CameraError::Busy { index: 0 }));
        assert!(matches!(error("Stream Not Started"), CameraError::Device { doing: "read a frame", .. }));
        let open = NokhwaError::OpenDeviceError("7".into(), "V4L2 Error: Permission denied (os error 13)".into());
        assert!(matches!(from_nokhwa(7, "open it", &open), CameraError::NoPermission { index: 7 }));
    }

    #[test]
    fn a_panic_below_is_an_error() {
        let result = guarded(|| -> u8 { panic!("no {}", "sense") });
        assert!(matches!(result, Err(CameraError::Panicked { detail }) if detail == "no sense"));
    }

    #[test]
    fn names_are_said_once() {
        assert_eq!(plain_name("Sim Webcam: Sim Webcam"), "Sim Webcam");
        assert_eq!(plain_name("Maker: Maker HD"), "Maker HD");
        assert_eq!(plain_name("Maker: Product"), "Maker: Product");
        assert_eq!(plain_name("Laptop"), "Laptop");
    }

    #[test]
    fn a_camera_is_found_again() {
        let known = KnownCamera { name: "Desk".into(), others: vec![2] };
        // Unmoved; under a new number; gone while its twin stays; replaced by another.
        assert_eq!(known.find(0, &[device(0, "Desk"), device(2, "Desk")]), Some(0));
        assert_eq!(known.find(0, &[device(2, "Desk"), device(4, "Desk")]), Some(4));
        assert_eq!(known.find(0, &[device(2, "Desk")]), None);
        assert_eq!(known.find(0, &[device(0, "New"), device(2, "Desk")]), Some(0));
        assert_eq!(known.find(0, &[device(4, "New"), device(2, "Desk")]), None);
        assert_eq!(known.find(0, &[device(0, "New"), device(4, "Desk")]), Some(4));
    }
}
