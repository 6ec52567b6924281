//! A thin-plate spline: the smoothest way of bending a picture so that given points come where they are wanted.

type Point = (f32, f32);

/// Where each point of the bent picture comes from.
pub(super) struct Warp {
    points: Vec<Point>,
    /// For x and for y: a weight of each point, then of 1, x and y.
    weights: [Vec<f64>; 2],
}

impl Warp {
    /// Bent so that each pair's first point shows what was at its second one. The points must not all be on one line.
    pub(super) fn through(pairs: &[(Point, Point)]) -> Self {
        let points: Vec<Point> = pairs.iter().map(|pair| pair.0).collect();
        let sides = points.len() + 3;
        let rows = (0..sides).map(|row| {
            let mut row_of: Vec<f64> = (0..sides).map(|column| kernel(&points, row, column)).collect();
            // A little slack, so that points that fall together don't tear the picture.
            row_of[row] += 1e-6;
            row_of.extend(pairs.get(row).map_or([0.0; 2], |pair| [f64::from(pair.1.0), f64::from(pair.1.1)]));
            row_of
        });
        let solved = solve(rows.collect());
        Self { points, weights: [0, 1].map(|axis| solved.iter().map(|row| row[axis]).collect()) }
    }

    fn source(&self, x: f32, y: f32) -> Point {
        let count = self.points.len();
        let axis = |weights: &Vec<f64>| {
            let bent = self.points.iter().zip(weights).map(|(point, weight)| weight * bend((x, y), *point));
            let flat = weights[count] + weights[count + 1] * f64::from(x) + weights[count + 2] * f64::from(y);
            (bent.sum::<f64>() + flat) as f32
        };
        (axis(&self.weights[0]), axis(&self.weights[1]))
    }

    /// For every pixel: worked out at one of four by four, between them drawn straight, as the logarithms are slow.
    pub(super) fn grid(&self, width: u32, height: u32) -> Grid {
        let columns = width as usize / STEP + 2;
        let nodes = (0..columns * (height as usize / STEP + 2))
            .map(|node| self.source((node % columns * STEP) as f32, (node / columns * STEP) as f32));
        Grid { columns, nodes: nodes.collect() }
    }
}

const STEP: usize = 4;

pub(super) struct Grid {
    columns: usize,
    nodes: Vec<Point>,
}

impl Grid {
    /// Where this pixel comes from.
    pub(super) fn at(&self, x: u32, y: u32) -> Point {
        let (column, row) = (x as usize / STEP, y as usize / STEP);
        let (along, down) = ((x as usize % STEP) as f32 / STEP as f32, (y as usize % STEP) as f32 / STEP as f32);
        let between = |a: Point, b: Point, share: f32| (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share);
        let node = |column, row| self.nodes[row * self.columns + column];
        let upper = between(node(column, row), node(column + 1, row), along);
        between(upper, between(node(column, row + 1), node(column + 1, row + 1), along), down)
    }
}

/// The spline's own function of a distance: r² log r².
fn bend(a: Point, b: Point) -> f64 {
    let square = f64::from(a.0 - b.0).powi(2) + f64::from(a.1 - b.1).powi(2);
    if square > 0.0 { square * square.ln() } else { 0.0 }
}

/// One entry of the matrix that the weights solve: the kernel, bordered by 1, x and y.
fn kernel(points: &[Point], row: usize, column: usize) -> f64 {
    let border = |point: Point, place: usize| [1.0, f64::from(point.0), f64::from(point.1)][place];
    let count = points.len();
    match (points.get(row), points.get(column)) {
        (Some(&a), Some(&b)) => bend(a, b),
        (Some(&a), None) => border(a, column - count),
        (None, Some(&b)) => border(b, row - count),
        (None, None) => 0.0,
    }
}

/// Gauss's elimination with the largest pivot: rows of a square matrix, each followed by its right sides.
fn solve(mut rows: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let count = rows.len();
    for column in 0..count {
        let largest = (column..count).max_by(|&a, &b| rows[a][column].abs().total_cmp(&rows[b][column].abs()));
        rows.swap(column, largest.unwrap_or(column));
        let pivot = rows[column].clone();
        for (place, row) in rows.iter_mut().enumerate() {
            let factor = row[column] / pivot[column];
            if place != column && factor != 0.0 {
                row.iter_mut().zip(&pivot).for_each(|(value, above)| *value -= factor * above);
            }
        }
    }
    rows.iter().enumerate().map(|(place, row)| row[count..].iter().map(|value| value / row[place]).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_given_points_come_where_they_are_wanted() {
        let pairs = [
            ((0.0, 0.0), (0.0, 0.0)),
            ((100.0, 0.0), (100.0, 0.0)),
            ((0.0, 100.0), (0.0, 100.0)),
            ((100.0, 100.0), (100.0, 100.0)),
            ((40.0, 60.0), (52.0, 48.0)),
        ];
        let warp = Warp::through(&pairs);
        for (to, from) in pairs {
            let found = warp.source(to.0, to.1);
            assert!((found.0 - from.0).abs() < 0.05 && (found.1 - from.1).abs() < 0.05, "{to:?}: {found:?}");
        }
        let near = warp.grid(101, 101).at(40, 60);
        assert!((near.0 - 52.0).abs() < 0.05 && (near.1 - 48.0).abs() < 0.05, "{near:?}");
    }

    #[test]
    fn equations_are_solved() {
        let solved = solve(vec![vec![0.0, 2.0, 6.0], vec![4.0, 1.0, 11.0]]);
        assert_eq!(solved, [vec![2.0], vec![3.0]]);
    }
}
