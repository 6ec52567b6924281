//! Face quality: what is measured of a face, and the limits below which it is not compared.

use image::RgbImage;
use serde::Serialize;

/// Measurements of one face.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Quality {
    /// Width of the detected box in pixels of the frame.
    pub width: f32,
    /// Variance of the Laplacian over the aligned crop (grey values from 0 to 255, squared).
    pub sharpness: f32,
    /// Mean grey value of the aligned crop, 0 to 255.
    pub brightness: f32,
    /// Yaw in degrees; 0 faces the camera.
    pub yaw: f32,
    /// Probability of a face by the mesh, 0 to 1.
    pub presence: f32,
}

/// Limits that a face has to meet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QualityLimits {
    /// Least width in pixels.
    pub width: f32,
    /// Least sharpness, in the unit of [`Quality::sharpness`].
    pub sharpness: f32,
    /// Least and greatest mean grey value, 0 to 255.
    pub brightness: (f32, f32),
    /// Greatest yaw to either side, in degrees.
    pub yaw: f32,
}

impl QualityLimits {
    /// For a frame at the desk, where the next frame may be better. At these limits a portrait of 90 pixels keeps a
    /// cosine of 0.75 to 0.9 with itself; above them the thresholds decide.
    pub const PROBE: Self = Self { width: 32.0, sharpness: 8.0, brightness: (15.0, 240.0), yaw: 45.0 };
    /// For a photo that represents a person for a whole congress: a cosine of 0.9 and more with its undegraded self.
    /// 200 photos of two public sets have a sharpness of 73 to 956, a width from 61 and a yaw up to 38.
    pub const ENROLMENT: Self = Self { width: 48.0, sharpness: 30.0, brightness: (30.0, 235.0), yaw: 40.0 };
}

/// The limit that a face fails. The values are what was measured, in the units of [`Quality`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QualityRefusal {
    /// Neither landmarks nor a strong detection: probably not a face.
    NotAFace(f32),
    /// Too few pixels: the person should come nearer, or the photo be larger.
    TooSmall(f32),
    /// Mean grey value below the limit.
    TooDark(f32),
    /// Mean grey value above the limit.
    TooBright(f32),
    /// Out of focus or blurred by motion.
    Blurred(f32),
    /// Head turned too far to one side.
    Turned(f32),
}

impl Quality {
    /// The first limit that is failed, most serious first; `None` if the face is good enough.
    pub fn refusal(&self, limits: &QualityLimits) -> Option<QualityRefusal> {
        if self.presence < super::mesh::PRESENCE {
            Some(QualityRefusal::NotAFace(self.presence))
        } else if self.width < limits.width {
            Some(QualityRefusal::TooSmall(self.width))
        } else if self.brightness < limits.brightness.0 {
            Some(QualityRefusal::TooDark(self.brightness))
        } else if self.brightness > limits.brightness.1 {
            Some(QualityRefusal::TooBright(self.brightness))
        } else if self.sharpness < limits.sharpness {
            Some(QualityRefusal::Blurred(self.sharpness))
        } else if self.yaw.abs() > limits.yaw {
            Some(QualityRefusal::Turned(self.yaw))
        } else {
            None
        }
    }
}

/// Sharpness and brightness of an aligned crop, in the units of [`Quality`].
pub(super) fn light(crop: &RgbImage) -> (f32, f32) {
    let (width, height) = (crop.width() as usize, crop.height() as usize);
    // Rec. 601 luma in integers, as JPEG defines it.
    let luma = |pixel: &[u8; 3]| (u32::from(pixel[0]) * 77 + u32::from(pixel[1]) * 150 + u32::from(pixel[2]) * 29) >> 8;
    let grey: Vec<i32> = crop.as_raw().as_chunks::<3>().0.iter().map(|pixel| luma(pixel) as i32).collect();
    let brightness = grey.iter().map(|&value| value as f32).sum::<f32>() / grey.len().max(1) as f32;
    let (mut count, mut sum, mut squares) = (0.0_f64, 0.0_f64, 0.0_f64);
    for row in 1..height.saturating_sub(1) {
        for column in 1..width.saturating_sub(1) {
            let at = row * width + column;
            let value = grey[at - 1] + grey[at + 1] + grey[at - width] + grey[at + width] - 4 * grey[at];
            count += 1.0;
            sum += f64::from(value);
            squares += f64::from(value * value);
        }
    }
    let sharpness = if count > 0.0 { squares / count - (sum / count).powi(2) } else { 0.0 };
    (sharpness as f32, brightness)
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    const GOOD: Quality = Quality { width: 120.0, sharpness: 300.0, brightness: 120.0, yaw: 5.0, presence: 1.0 };

    #[test]
    fn the_gravest_fault_is_named_with_its_measure() {
        let refusal = |quality: Quality| quality.refusal(&QualityLimits::ENROLMENT);
        assert_eq!(refusal(GOOD), None);
        assert_eq!(refusal(Quality { width: 20.0, sharpness: 1.0, ..GOOD }), Some(QualityRefusal::TooSmall(20.0)));
        assert_eq!(refusal(Quality { sharpness: 1.0, ..GOOD }), Some(QualityRefusal::Blurred(1.0)));
        assert_eq!(refusal(Quality { brightness: 10.0, ..GOOD }), Some(QualityRefusal::TooDark(10.0)));
        assert_eq!(refusal(Quality { brightness: 250.0, ..GOOD }), Some(QualityRefusal::TooBright(250.0)));
        assert_eq!(refusal(Quality { yaw: -60.0, ..GOOD }), Some(QualityRefusal::Turned(-60.0)));
        assert_eq!(refusal(Quality { presence: 0.2, ..GOOD }), Some(QualityRefusal::NotAFace(0.2)));
    }

    #[test]
    fn edges_are_sharp_and_slopes_are_not() {
        let slope = RgbImage::from_fn(32, 32, |x, _| Rgb([(x * 8) as u8; 3]));
        let edge = RgbImage::from_fn(32, 32, |x, _| Rgb([if x < 16 { 0 } else { 255 }; 3]));
        let (flat, brightness) = light(&slope);
        assert!(flat < 2.0, "{flat}");
        assert!((brightness - 123.5).abs() < 1.5, "{brightness}");
        assert!(light(&edge).0 > 1000.0);
        assert_eq!(light(&RgbImage::new(1, 1)), (0.0, 0.0));
    }
}
