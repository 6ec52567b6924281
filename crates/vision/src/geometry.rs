//! Boxes and similarity transforms in the plane. Coordinates are pixels; integers are pixel centres.

/// x to the right, y down, in pixels.
pub type Point = (f32, f32);

/// An axis-aligned rectangle in pixels of the frame; it may reach beyond the frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Left edge, in pixels.
    pub x: f32,
    /// Upper edge, in pixels.
    pub y: f32,
    /// Width in pixels, never negative.
    pub width: f32,
    /// Height in pixels, never negative.
    pub height: f32,
}

impl Bounds {
    /// Centre of the rectangle.
    pub fn centre(&self) -> Point {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Area in square pixels.
    pub fn area(&self) -> f32 {
        self.width * self.height
    }

    /// Intersection over union, 0 to 1.
    pub fn overlap(&self, other: &Self) -> f32 {
        let width = (self.x + self.width).min(other.x + other.width) - self.x.max(other.x);
        let height = (self.y + self.height).min(other.y + other.height) - self.y.max(other.y);
        let common = width.max(0.0) * height.max(0.0);
        let together = self.area() + other.area() - common;
        if together > 0.0 { common / together } else { 0.0 }
    }
}

/// Rotation, scaling and translation: `(a x - b y + dx, b x + a y + dy)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Similarity {
    /// Scale times the cosine of the rotation.
    pub a: f32,
    /// Scale times the sine of the rotation.
    pub b: f32,
    /// Translation along x, in pixels.
    pub dx: f32,
    /// Translation along y, in pixels.
    pub dy: f32,
}

impl Similarity {
    /// Transforms a point.
    pub fn apply(&self, (x, y): Point) -> Point {
        (self.a * x - self.b * y + self.dx, self.b * x + self.a * y + self.dy)
    }

    /// Factor by which lengths grow.
    pub fn scale(&self) -> f32 {
        self.a.hypot(self.b)
    }

    /// The inverse transform; `None` where the scale is zero.
    pub fn inverse(&self) -> Option<Self> {
        let square = self.a * self.a + self.b * self.b;
        if !(square.is_finite() && square > f32::MIN_POSITIVE) {
            return None;
        }
        let (a, b) = (self.a / square, -self.b / square);
        Some(Self { a, b, dx: -(a * self.dx - b * self.dy), dy: -(b * self.dx + a * self.dy) })
    }

    /// Adapts the transform to a source picture whose sides are `factor` times as long.
    #[must_use]
    pub fn from_scaled(&self, factor: f32) -> Self {
        Self { a: self.a * factor, b: self.b * factor, dx: self.dx * factor, dy: self.dy * factor }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_is_a_share_of_the_union() {
        let one = Bounds { x: 0.0, y: 0.0, width: 2.0, height: 2.0 };
        let other = Bounds { x: 1.0, y: 0.0, width: 2.0, height: 2.0 };
        assert!((one.overlap(&other) - 1.0 / 3.0).abs() < 1e-6);
        assert!((one.overlap(&one) - 1.0).abs() < 1e-6);
        assert!(one.overlap(&Bounds { x: 5.0, ..one }).abs() < 1e-6);
        let nothing = Bounds { width: 0.0, ..one };
        assert!(nothing.overlap(&nothing).abs() < 1e-6);
    }

    #[test]
    fn there_and_back_is_the_same_point() {
        let there = Similarity { a: 1.2, b: -0.7, dx: 30.0, dy: -4.0 };
        let back = there.inverse().expect("not degenerate");
        let (x, y) = back.apply(there.apply((12.0, 34.0)));
        assert!((x - 12.0).abs() < 1e-4 && (y - 34.0).abs() < 1e-4);
        assert_eq!(Similarity { a: 0.0, b: 0.0, dx: 1.0, dy: 1.0 }.inverse(), None);
    }
}
