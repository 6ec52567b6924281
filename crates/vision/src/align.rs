//! Face alignment: the similarity that maps a face onto the `ArcFace` template, the 112 x 112 crop the embedder was
//! trained on.

use super::geometry::{Point, Similarity};

/// Side of the square in which the templates below are given, in pixels.
pub(super) const SIDE: f32 = 112.0;

/// `ArcFace`'s template: eyes (left, right in the image), nose, mouth corners.
pub(super) const FIVE: [Point; 5] =
    [(38.2946, 51.6963), (73.5318, 51.5014), (56.0252, 71.7366), (41.5493, 92.3655), (70.7299, 92.2041)];

/// Mesh point index with its place in the template: the 40 points that vary least between photos of one person. Fitted
/// on photos that were aligned by the five points.
pub(super) const MESH: [(usize, f32, f32); 40] = [
    (452, 67.236, 57.27),
    (232, 44.797, 57.407),
    (349, 70.516, 61.138),
    (120, 41.517, 61.319),
    (463, 65.095, 53.281),
    (243, 46.923, 53.367),
    (348, 75.605, 62.523),
    (119, 36.44, 62.758),
    (380, 71.551, 54.069),
    (153, 40.463, 54.264),
    (101, 35.599, 66.86),
    (330, 76.469, 66.62),
    (286, 68.942, 48.538),
    (56, 43.016, 48.66),
    (266, 74.174, 71.563),
    (36, 37.922, 71.778),
    (371, 69.719, 68.696),
    (142, 42.362, 68.856),
    (24, 33.948, 56.434),
    (254, 78.097, 56.158),
    (201, 50.273, 106.298),
    (421, 62.179, 106.231),
    (423, 71.55, 76.432),
    (203, 40.608, 76.622),
    (426, 75.041, 80.102),
    (206, 37.092, 80.325),
    (194, 44.633, 103.987),
    (418, 67.773, 103.849),
    (208, 49.141, 111.05),
    (428, 63.341, 110.968),
    (343, 64.254, 60.184),
    (114, 47.789, 60.274),
    (200, 56.236, 106.753),
    (118, 29.484, 63.219),
    (347, 82.548, 62.873),
    (199, 56.25, 111.777),
    (406, 65.909, 100.032),
    (182, 46.506, 100.13),
    (425, 80.079, 75.849),
    (205, 32.039, 76.138),
];

/// The similarity that maps `from` onto `to` with the least squared error over the pairs.
///
/// Umeyama 1991, "Least-squares estimation of transformation parameters between two point patterns". In the plane, with
/// points as complex numbers, it is the regression `to = m * from + shift`; multiplying by `m` never mirrors. `None`
/// where all points of `from` coincide.
pub fn similarity(pairs: impl Iterator<Item = (Point, Point)> + Clone) -> Option<Similarity> {
    let wide = |(x, y): Point| (f64::from(x), f64::from(y));
    let pairs = pairs.map(|(from, to)| (wide(from), wide(to)));
    let (mut count, mut from_sum, mut to_sum) = (0.0, (0.0, 0.0), (0.0, 0.0));
    for (from, to) in pairs.clone() {
        count += 1.0;
        from_sum = (from_sum.0 + from.0, from_sum.1 + from.1);
        to_sum = (to_sum.0 + to.0, to_sum.1 + to.1);
    }
    if count < 2.0 {
        return None;
    }
    let from_mean = (from_sum.0 / count, from_sum.1 / count);
    let to_mean = (to_sum.0 / count, to_sum.1 / count);
    let (mut spread, mut along, mut across) = (0.0, 0.0, 0.0);
    for (from, to) in pairs {
        let from = (from.0 - from_mean.0, from.1 - from_mean.1);
        let to = (to.0 - to_mean.0, to.1 - to_mean.1);
        spread += from.0 * from.0 + from.1 * from.1;
        along += from.0 * to.0 + from.1 * to.1;
        across += from.0 * to.1 - from.1 * to.0;
    }
    if !(spread.is_finite() && spread > 1e-9) {
        return None;
    }
    let (a, b) = (along / spread, across / spread);
    let dx = to_mean.0 - (a * from_mean.0 - b * from_mean.1);
    let dy = to_mean.1 - (b * from_mean.0 + a * from_mean.1);
    Some(Similarity { a: a as f32, b: b as f32, dx: dx as f32, dy: dy as f32 })
}

/// Maps an aligned crop of `size` pixels to the frame, from the five points of a detection.
pub(super) fn by_five_points(landmarks: &[Point; 5], size: u32) -> Option<Similarity> {
    let scale = size as f32 / SIDE;
    let pairs = landmarks.iter().zip(FIVE).map(|(&point, (x, y))| (point, (x * scale, y * scale)));
    similarity(pairs)?.inverse()
}

/// Maps an aligned crop of `size` pixels to the frame, from the mesh; `points` are its 468 points in the frame.
pub(super) fn by_mesh(points: &[[f32; 3]], size: u32) -> Option<Similarity> {
    let scale = size as f32 / SIDE;
    let pairs = MESH.iter().filter_map(|&(index, x, y)| {
        let point = points.get(index)?;
        Some(((point[0], point[1]), (x * scale, y * scale)))
    });
    similarity(pairs)?.inverse()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: Point, b: Point) -> bool {
        (a.0 - b.0).abs() < 1e-3 && (a.1 - b.1).abs() < 1e-3
    }

    #[test]
    fn a_known_similarity_is_found_again() {
        let known = Similarity { a: 0.8, b: 0.3, dx: 5.0, dy: -7.0 };
        let found = similarity(FIVE.iter().map(|&point| (point, known.apply(point)))).expect("spread points");
        assert!(FIVE.iter().all(|&point| near(found.apply(point), known.apply(point))), "{found:?}");
    }

    #[test]
    fn errors_of_points_are_shared_out() {
        // A square whose corners are pushed outwards in turn: the best similarity leaves its centre where it is.
        let square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)];
        let pushed = [(-1.0, 0.0), (10.0, -1.0), (11.0, 10.0), (0.0, 11.0)];
        let found = similarity(square.into_iter().zip(pushed)).expect("spread points");
        assert!(near(found.apply((5.0, 5.0)), (5.0, 5.0)));
        assert!((found.a - 1.1).abs() < 1e-3 && (found.b + 0.1).abs() < 1e-3, "{found:?}");
    }

    #[test]
    fn a_mirrored_face_is_never_mirrored_back() {
        let mirrored = FIVE.map(|(x, y)| (SIDE - x, y));
        let found = similarity(mirrored.into_iter().zip(FIVE)).expect("spread points");
        assert!(found.a * found.a + found.b * found.b > 0.0);
        assert!(!near(found.apply(mirrored[0]), FIVE[0]));
    }

    #[test]
    fn points_on_one_spot_give_nothing() {
        assert_eq!(similarity([((3.0, 3.0), (1.0, 1.0)); 5].into_iter()), None);
        assert_eq!(similarity([((3.0, 3.0), (1.0, 1.0))].into_iter()), None);
        assert_eq!(by_five_points(&[(f32::NAN, 0.0); 5], 112), None);
    }

    #[test]
    fn the_templates_points_come_to_their_places_in_any_size() {
        let known = Similarity { a: 2.0, b: 0.5, dx: 40.0, dy: 9.0 };
        let mut points = vec![[0.0; 3]; 468];
        for (index, x, y) in MESH {
            let (x, y) = known.apply((x, y));
            points[index] = [x, y, 0.0];
        }
        let to_frame = by_mesh(&points, 224).expect("spread points");
        assert!(near(to_frame.apply((MESH[0].1 * 2.0, MESH[0].2 * 2.0)), (points[MESH[0].0][0], points[MESH[0].0][1])));
        assert!(by_mesh(&[], 112).is_none());
    }
}
