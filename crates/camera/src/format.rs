//! Pixel formats, and the choice among those that a camera offers.

use std::fmt;

/// Encoding of a frame's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PixelFormat {
    /// One JPEG image per frame.
    Mjpeg,
    /// Two pixels in four bytes: Y, U, Y, V (YUV 4:2:2), BT.601.
    Yuyv,
    /// Image files of any format.
    Images,
    /// Any other format, by its four-character code.
    Other([u8; 4]),
}

impl fmt::Display for PixelFormat {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mjpeg => out.write_str("MJPEG"),
            Self::Yuyv => out.write_str("YUYV"),
            Self::Images => out.write_str("images"),
            Self::Other(letters) => write!(out, "{}", letters.escape_ascii()),
        }
    }
}

/// Time between two frames in seconds, as a fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FrameInterval {
    /// Numerator, in seconds.
    pub numerator: u32,
    /// Denominator of the fraction.
    pub denominator: u32,
}

impl FrameInterval {
    /// The interval of an integer frame rate.
    pub const fn of_fps(fps: u32) -> Self {
        Self { numerator: 1, denominator: fps }
    }

    /// Frames per second; zero for an invalid fraction.
    pub fn fps(self) -> f64 {
        if self.numerator == 0 { 0.0 } else { f64::from(self.denominator) / f64::from(self.numerator) }
    }

    /// Frames per second where that is an integer: all that nokhwa can express.
    pub fn whole_fps(self) -> Option<u32> {
        (self.numerator > 0 && self.denominator > 0 && self.denominator.is_multiple_of(self.numerator))
            .then(|| self.denominator / self.numerator)
    }
}

/// One capture format of a camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Offered {
    /// Encoding of the pixels.
    pub format: PixelFormat,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// Time between two frames.
    pub interval: FrameInterval,
}

impl fmt::Display for Offered {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}x{} at {:.4}", self.format, self.size.0, self.size.1, self.interval.fps())
    }
}

/// Preferred formats, in this order. Small frames first: faces at a desk are large, and the detector works at 320 wide.
pub(crate) const WANTED: [Offered; 3] = [
    Offered { format: PixelFormat::Mjpeg, size: (640, 480), interval: FrameInterval::of_fps(30) },
    Offered { format: PixelFormat::Mjpeg, size: (1280, 720), interval: FrameInterval::of_fps(30) },
    Offered { format: PixelFormat::Yuyv, size: (640, 480), interval: FrameInterval::of_fps(30) },
];

/// Preferred frame rate, in frames per second.
const FPS: f64 = 30.0;
/// Tolerance for a rate that counts as 30: it includes 29.97 (30000/1001) and the fractions that drivers make of it.
const NEAR: f64 = 0.5;
/// Least width and height in pixels: below, faces are too small.
const LEAST: (u32, u32) = (320, 240);

/// The best of the offered formats: the [`WANTED`] ones in their order, exactly or at 29.97 frames a second; else the
/// nearest to 640x480 at 30, MJPEG before YUYV where both come equally near. `None` where nothing is supported.
pub(crate) fn choose(offered: &[Offered]) -> Option<Offered> {
    for wanted in WANTED {
        let same = |one: &&Offered| {
            one.format == wanted.format && one.size == wanted.size && (one.interval.fps() - FPS).abs() <= NEAR
        };
        // Integer rates before fractional ones, then the one nearest to 30.
        let best = offered.iter().filter(same).min_by(|a, b| {
            let key = |one: &Offered| (one.interval.whole_fps().is_none(), (one.interval.fps() - FPS).abs());
            let (a, b) = (key(a), key(b));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        if let Some(best) = best {
            return Some(*best);
        }
    }
    let usable = |one: &&Offered| {
        matches!(one.format, PixelFormat::Mjpeg | PixelFormat::Yuyv)
            && one.size.0 >= LEAST.0
            && one.size.1 >= LEAST.1
            && one.interval.fps() > 0.0
    };
    offered.iter().filter(usable).min_by(|a, b| strangeness(a).total_cmp(&strangeness(b))).copied()
}

/// Distance of an offer from 640x480 MJPEG at 30: octaves of area and of frame rate (too slow counts double), and a
/// little for YUYV.
fn strangeness(one: &Offered) -> f64 {
    let area = (f64::from(one.size.0) * f64::from(one.size.1) / f64::from(640 * 480)).log2().abs();
    let rate = (one.interval.fps() / FPS).log2();
    area + if rate < 0.0 { -2.0 * rate } else { rate } + if one.format == PixelFormat::Yuyv { 0.25 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PixelFormat::{Mjpeg, Other, Yuyv};

    fn offer(format: PixelFormat, size: (u32, u32), numerator: u32, denominator: u32) -> Offered {
        Offered { format, size, interval: FrameInterval { numerator, denominator } }
    }

    #[test]
    fn takes_the_wanted_ones_in_their_order() {
        let all = [
            offer(Yuyv, (640, 480), 1, 30),
            offer(Mjpeg, (320, 180), 1, 1),
            offer(Mjpeg, (1280, 720), 1, 30),
            offer(Mjpeg, (640, 480), 1, 15),
            offer(Mjpeg, (640, 480), 1, 30),
        ];
        assert_eq!(choose(&all), Some(all[4]));
        assert_eq!(choose(&all[..4]), Some(all[2]));
        assert_eq!(choose(&[all[0], all[1], all[3]]), Some(all[0]));
    }

    #[test]
    fn takes_broken_rates_only_where_no_whole_one_is_near() {
        let ntsc = offer(Mjpeg, (640, 480), 1001, 30000);
        assert_eq!(choose(&[ntsc, offer(Mjpeg, (640, 480), 1, 30)]), Some(offer(Mjpeg, (640, 480), 1, 30)));
        assert_eq!(choose(&[ntsc, offer(Mjpeg, (1280, 720), 1, 30)]), Some(ntsc));
        assert_eq!(ntsc.interval.whole_fps(), None);
        assert!((ntsc.interval.fps() - 29.97).abs() < 0.001);
    }

    #[test]
    fn else_takes_the_nearest() {
        let pal = offer(Mjpeg, (640, 480), 1, 25);
        let large = offer(Mjpeg, (1920, 1080), 1, 30);
        let slow = offer(Yuyv, (640, 480), 1, 5);
        assert_eq!(choose(&[large, slow, pal]), Some(pal));
        assert_eq!(choose(&[slow, large]), Some(large));
        assert_eq!(choose(&[slow]), Some(slow));
    }

    #[test]
    fn nothing_readable_is_nothing() {
        assert_eq!(choose(&[]), None);
        assert_eq!(choose(&[offer(Other(*b"H264"), (640, 480), 1, 30), offer(Mjpeg, (160, 120), 1, 30)]), None);
        assert_eq!(choose(&[offer(Mjpeg, (640, 480), 0, 30)]), None);
    }

    #[test]
    fn whole_rates_are_found_in_any_fraction() {
        assert_eq!(FrameInterval { numerator: 1, denominator: 30 }.whole_fps(), Some(30));
        assert_eq!(FrameInterval { numerator: 333_333, denominator: 9_999_990 }.whole_fps(), Some(30));
        assert_eq!(FrameInterval { numerator: 0, denominator: 30 }.whole_fps(), None);
    }
}
