//! `Video4Linux` directly, for what nokhwa can't do: tell nodes with pictures from metadata nodes, return system errors
//! as numbers, and read cameras whose frame rate is fractional (29.97), which nokhwa 0.10 refuses to open.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    time::Instant,
};

use v4l::{
    Device, Format, FourCC, Fraction,
    buffer::{Flags, Type},
    frameinterval::FrameIntervalEnum,
    framesize::FrameSizeEnum,
    io::{
        mmap,
        traits::{CaptureStream, Stream},
    },
    video::{Capture, capture::Parameters},
};

use super::{
    error::{CameraError, FrameError},
    format::{FrameInterval, Offered, PixelFormat, WANTED},
    frame::{Captured, Description, FrameSource, Payload, RawFrame, Skipped},
};

/// Longest wait for a frame in milliseconds before `capture` returns, so that its thread can end.
const WAIT_MS: i32 = 500;
/// `poll` event: data can be read.
const POLLIN: i16 = 1;
/// Number of buffers that the driver fills in rotation.
const BUFFERS: u32 = 4;

/// Path of the device node.
pub(crate) fn path(index: u32) -> String {
    format!("/dev/video{index}")
}

/// Whether the node delivers pictures: a webcam has a second node, of the same name, for metadata only. Where the node
/// can't be opened, the order of its device's nodes decides: the first one has the pictures.
pub(crate) fn has_pictures(index: u32) -> bool {
    match quietly(|| Device::with_path(path(index)).and_then(|device| device.enum_formats())) {
        Ok(formats) => !formats.is_empty(),
        Err(error) if error.raw_os_error() == Some(13) => {
            std::fs::read_to_string(format!("/sys/class/video4linux/video{index}/index"))
                .is_ok_and(|place| place.trim() == "0")
        }
        Err(_) => false,
    }
}

/// All formats of the camera with discrete sizes and rates; of ranges of sizes or rates, those among [`WANTED`].
pub(crate) fn offered(index: u32) -> Result<Vec<Offered>, CameraError> {
    quietly(|| {
        let device = Device::with_path(path(index))?;
        let mut all = Vec::new();
        for format in device.enum_formats()? {
            let fourcc = format.fourcc;
            for size in device.enum_framesizes(fourcc)?.into_iter().flat_map(|one| sizes(&one.size)) {
                for interval in device.enum_frameintervals(fourcc, size.0, size.1).unwrap_or_default() {
                    let interval = interval_of(&interval.interval);
                    all.push(Offered { format: format_of(fourcc), size, interval });
                }
            }
        }
        Ok(all)
    })
    .or_else(|error| match error.raw_os_error() {
        // A node without pictures (EINVAL, ENOTTY) offers nothing.
        Some(22 | 25) => Ok(Vec::new()),
        code => Err(CameraError::from_os(index, "say what it offers", code, error.to_string())),
    })
}

fn sizes(size: &FrameSizeEnum) -> Vec<(u32, u32)> {
    match size {
        FrameSizeEnum::Discrete(one) => vec![(one.width, one.height)],
        FrameSizeEnum::Stepwise(range) => {
            let mut sizes: Vec<_> = WANTED.iter().map(|wanted| wanted.size).collect();
            sizes.dedup();
            sizes.retain(|size| {
                (range.min_width..=range.max_width).contains(&size.0)
                    && (range.min_height..=range.max_height).contains(&size.1)
            });
            sizes
        }
    }
}

fn interval_of(interval: &FrameIntervalEnum) -> FrameInterval {
    match interval {
        FrameIntervalEnum::Discrete(one) => FrameInterval { numerator: one.numerator, denominator: one.denominator },
        FrameIntervalEnum::Stepwise(range) => {
            let fastest = FrameInterval { numerator: range.min.numerator, denominator: range.min.denominator };
            if fastest.fps() > 30.0 { FrameInterval::of_fps(30) } else { fastest }
        }
    }
}

fn format_of(fourcc: FourCC) -> PixelFormat {
    match &fourcc.repr {
        b"MJPG" | b"JPEG" => PixelFormat::Mjpeg,
        b"YUYV" => PixelFormat::Yuyv,
        other => PixelFormat::Other(*other),
    }
}

/// Sets format, size and rate, and returns what the camera chose.
///
/// The setting persists after closing, so that nokhwa then finds the camera at a rate that it supports.
pub(crate) fn set(index: u32, wanted: Offered) -> Result<Offered, CameraError> {
    quietly(|| apply(&Device::with_path(path(index))?, wanted))
        .map_err(|error| CameraError::from_os(index, "set the format", error.raw_os_error(), error.to_string()))
}

fn apply(device: &Device, wanted: Offered) -> io::Result<Offered> {
    let fourcc = match wanted.format {
        PixelFormat::Yuyv => *b"YUYV",
        PixelFormat::Other(other) => other,
        PixelFormat::Mjpeg | PixelFormat::Images => *b"MJPG",
    };
    let format = device.set_format(&Format::new(wanted.size.0, wanted.size.1, FourCC::new(&fourcc)))?;
    let interval = Fraction::new(wanted.interval.numerator, wanted.interval.denominator);
    let interval = device.set_params(&Parameters::new(interval))?.interval;
    Ok(Offered {
        format: format_of(format.fourcc),
        size: (format.width, format.height),
        interval: FrameInterval { numerator: interval.numerator, denominator: interval.denominator },
    })
}

/// A camera that is read without nokhwa.
pub(crate) struct V4lCamera {
    index: u32,
    name: String,
    stream: mmap::Stream<'static>,
    agreed: Offered,
    opened: Instant,
    number: u64,
}

impl V4lCamera {
    /// Opens the camera and starts streaming.
    pub(crate) fn open(index: u32, name: String, wanted: Offered) -> Result<Self, CameraError> {
        let (stream, agreed) = quietly(|| {
            let device = Device::with_path(path(index))?;
            let agreed = apply(&device, wanted)?;
            let mut stream = mmap::Stream::with_buffers(&device, Type::VideoCapture, BUFFERS)?;
            // Queued here, so that the first frame can be waited for. `next` queues buffer 0.
            for buffer in 1..BUFFERS as usize {
                CaptureStream::queue(&mut stream, buffer)?;
            }
            Stream::start(&mut stream)?;
            Ok((stream, agreed))
        })
        .map_err(|error| CameraError::from_os(index, "open the stream", error.raw_os_error(), error.to_string()))?;
        Ok(Self { index, name, stream, agreed, opened: Instant::now(), number: 0 })
    }
}

impl FrameSource for V4lCamera {
    fn capture(&mut self) -> Result<Captured, CameraError> {
        let index = self.index;
        let failed =
            |error: io::Error| CameraError::from_os(index, "read a frame", error.raw_os_error(), error.to_string());
        // Polled here, as the stream's own timeout would leave it unusable: its next call queues a buffer twice.
        if self.stream.handle().poll(POLLIN, WAIT_MS).map_err(failed)? == 0 {
            return Ok(Captured::Waiting);
        }
        let (buffer, meta) = CaptureStream::next(&mut self.stream).map_err(failed)?;
        let at = self.opened.elapsed();
        let number = self.number;
        self.number += 1;
        let bytes = &buffer[..buffer.len().min(meta.bytesused as usize)];
        let payload =
            if meta.flags.contains(Flags::ERROR) { Err(FrameError::Damaged) } else { Payload::of(bytes, self.agreed) };
        Ok(match payload {
            Ok(payload) => Captured::Frame(RawFrame { payload, number, at, file: None }),
            Err(reason) => Captured::Skipped(Skipped { number, file: None, reason }),
        })
    }

    fn description(&self) -> Description {
        let Offered { format, size, interval } = self.agreed;
        Description { name: self.name.clone(), format, size, fps: interval.fps() }
    }
}

/// Converts a panic to an error: v4l panics on names that are not UTF-8 (a driver cuts long ones anywhere).
fn quietly<T>(work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(io::Error::other("the driver's answer can't be read")))
}
