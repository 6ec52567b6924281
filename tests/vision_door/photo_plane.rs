//! A flat photo held before a camera: moved, tilted, turned in space, under changing light.

use image::{Rgb, RgbImage};

/// Pose of the photo. Angles in radians, lengths in heights of the photo.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Held {
    /// Rotation about the upright axis.
    pub(crate) turn: f32,
    /// Rotation about the horizontal axis.
    pub(crate) lean: f32,
    /// Rotation in the image plane.
    pub(crate) tilt: f32,
    /// Offset to the side and up.
    pub(crate) shift: (f32, f32),
    /// Distance from the camera.
    pub(crate) distance: f32,
    /// Brightness factor on every value.
    pub(crate) light: f32,
}

/// View of a camera of 66 degrees; the photo's part around `middle` is in the centre of its plane.
pub(crate) fn seen(photo: &RgbImage, middle: (f32, f32), held: &Held, (width, height): (u32, u32)) -> RgbImage {
    let (sin_turn, cos_turn) = held.turn.sin_cos();
    let (sin_lean, cos_lean) = held.lean.sin_cos();
    let (sin_tilt, cos_tilt) = held.tilt.sin_cos();
    // Axes of the photo in space, after tilt, lean and turn.
    let axis = |(x, y): (f32, f32)| {
        let (x, y) = (x * cos_tilt - y * sin_tilt, x * sin_tilt + y * cos_tilt);
        let (y, z) = (y * cos_lean, y * sin_lean);
        [x * cos_turn + z * sin_turn, y, -x * sin_turn + z * cos_turn]
    };
    let (across, down) = (axis((1.0, 0.0)), axis((0.0, 1.0)));
    let origin = [held.shift.0, held.shift.1, held.distance];
    let normal = cross(across, down);
    let focal = width as f32 / 2.0 / 33.0_f32.to_radians().tan();
    RgbImage::from_fn(width, height, |column, row| {
        let ray = [(column as f32 - width as f32 / 2.0) / focal, (row as f32 - height as f32 / 2.0) / focal, 1.0];
        let along = dot(origin, normal) / dot(ray, normal);
        let point: [f32; 3] = std::array::from_fn(|axis| ray[axis] * along - origin[axis]);
        let scale = photo.height() as f32;
        let (x, y) = (dot(point, across) * scale + middle.0, dot(point, down) * scale + middle.1);
        let values = if along > 0.0 && along.is_finite() { sample(photo, x, y) } else { [50.0; 3] };
        Rgb(values.map(|value| (value * held.light).clamp(0.0, 255.0) as u8))
    })
}

fn dot(a: [f32; 3], b: [f32; 3]) -> f32 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn cross(a: [f32; 3], b: [f32; 3]) -> [f32; 3] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

fn sample(photo: &RgbImage, x: f32, y: f32) -> [f32; 3] {
    let (left, top) = (x.floor(), y.floor());
    if left < 0.0 || top < 0.0 || left + 1.0 >= photo.width() as f32 || top + 1.0 >= photo.height() as f32 {
        return [50.0; 3];
    }
    let at = |dx: u32, dy: u32| photo.get_pixel(left as u32 + dx, top as u32 + dy).0.map(f32::from);
    let (right, low) = (x - left, y - top);
    let corners = [at(0, 0), at(1, 0), at(0, 1), at(1, 1)];
    let shares = [(1.0 - right) * (1.0 - low), right * (1.0 - low), (1.0 - right) * low, right * low];
    std::array::from_fn(|i| corners.iter().zip(shares).map(|(corner, share)| corner[i] * share).sum())
}
