//! A table of vectors with an exact nearest-neighbour search in two passes: the first over bytes, a quarter of the
//! memory to read, the second with exact cosines of the few rows that can still be among the nearest. The result equals
//! that of comparing with every row.
//!
//! A row is stored as `scale * code + error`, with code integers from -127 to 127. With the probe stored alike, the
//! triangle inequality and Cauchy-Schwarz bound the difference between the codes' product and the true one by
//! `|row error| * |probe| + |row code| * |probe error|`; rows whose upper bound is below the lower bounds of as many
//! rows as are wanted can't be among the nearest.

use super::embed::dot;

/// Bound for the rounding of single-precision sums, far above what 1,000 additions can add up to.
const ROUNDING: f32 = 1e-4;

/// Rows of one length.
#[derive(Debug, Clone, Default)]
pub(super) struct VectorTable {
    length: usize,
    exact: Vec<f32>,
    codes: Vec<i8>,
    rows: Vec<CodedRow>,
}

/// Scale and norms of a row's codes.
#[derive(Debug, Clone, Copy)]
struct CodedRow {
    scale: f32,
    /// Norm of the code vector, scaled.
    coded: f32,
    /// Norm of the quantisation error.
    error: f32,
}

impl VectorTable {
    /// An empty table for rows of this length.
    pub(super) fn new(length: usize) -> Self {
        Self { length, ..Self::default() }
    }

    /// Number of components in a row.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// Appends a row.
    pub(super) fn push(&mut self, numbers: &[f32]) {
        let (row, codes) = coded(numbers);
        self.exact.extend_from_slice(numbers);
        self.codes.extend(codes);
        self.rows.push(row);
    }

    /// Replaces a row.
    pub(super) fn replace(&mut self, place: usize, numbers: &[f32]) {
        let (row, codes) = coded(numbers);
        let range = place * self.length..(place + 1) * self.length;
        self.exact[range.clone()].copy_from_slice(numbers);
        self.codes.splice(range, codes);
        self.rows[place] = row;
    }

    /// Removes a row; the last one takes its index.
    pub(super) fn swap_remove(&mut self, place: usize) {
        let (last, length) = (self.rows.len() - 1, self.length);
        self.exact.copy_within(last * length..(last + 1) * length, place * length);
        self.codes.copy_within(last * length..(last + 1) * length, place * length);
        self.exact.truncate(last * length);
        self.codes.truncate(last * length);
        self.rows.swap_remove(place);
    }

    /// The `most` rows with the greatest dot product with a probe of the table's length, best first; ties go to the
    /// lower index.
    pub(super) fn nearest(&self, probe: &[f32], most: usize) -> Vec<(usize, f32)> {
        if most == 0 || probe.len() != self.length {
            return Vec::new();
        }
        let (ask, codes) = coded(probe);
        let codes: Vec<i16> = codes.map(i16::from).collect();
        let length = ask.coded + ask.error;
        // Lower bounds of the best rows so far, least last; a row below them all is ruled out.
        let mut bounds = vec![f32::NEG_INFINITY; most];
        let mut open: Vec<(usize, f32)> = Vec::new();
        for (place, (row, row_codes)) in self.rows.iter().zip(self.codes.chunks_exact(self.length.max(1))).enumerate() {
            let about = ask.scale * row.scale * product(row_codes, &codes) as f32;
            let slack = row.error * length + row.coded * ask.error + ROUNDING;
            if about + slack < bounds[most - 1] {
                continue;
            }
            open.push((place, about + slack));
            let lower = about - slack;
            if lower > bounds[most - 1] {
                let at = bounds.partition_point(|bound| *bound >= lower);
                bounds.insert(at, lower);
                bounds.truncate(most);
            }
        }
        let least = bounds[most - 1];
        let exact = |place: usize| dot(&self.exact[place * self.length..(place + 1) * self.length], probe);
        let mut found: Vec<(usize, f32)> =
            open.into_iter().filter(|(_, upper)| *upper >= least).map(|(place, _)| (place, exact(place))).collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(most);
        found
    }
}

/// Quantises a vector to bytes, with its scale and norms.
fn coded(numbers: &[f32]) -> (CodedRow, impl Iterator<Item = i8> + '_) {
    let greatest = numbers.iter().fold(0.0_f32, |greatest, number| greatest.max(number.abs()));
    let scale = if greatest > 0.0 { greatest / 127.0 } else { 1.0 };
    let code = move |number: &f32| (number / scale).round().clamp(-127.0, 127.0) as i8;
    let (mut square, mut missed) = (0.0_f32, 0.0_f32);
    for number in numbers {
        let coded = f32::from(code(number)) * scale;
        square += coded * coded;
        missed += (number - coded) * (number - coded);
    }
    (CodedRow { scale, coded: square.sqrt(), error: missed.sqrt() }, numbers.iter().map(code))
}

/// Integer dot product, in lanes so that the compiler can use SIMD multiply-add. Exact: 127 * 127 * 131,072 still fits.
fn product(row: &[i8], probe: &[i16]) -> i32 {
    let (row, row_rest) = row.as_chunks::<16>();
    let (probe, probe_rest) = probe.as_chunks::<16>();
    let mut sum = 0_i32;
    for (row, probe) in row.iter().zip(probe) {
        let mut part = 0_i32;
        for lane in 0..16 {
            part += i32::from(i16::from(row[lane])) * i32::from(probe[lane]);
        }
        sum += part;
    }
    let rest: i32 = row_rest.iter().zip(probe_rest).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum();
    sum + rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn every(rows: &[Vec<f32>], probe: &[f32], most: usize) -> Vec<(usize, f32)> {
        let mut all: Vec<(usize, f32)> = rows.iter().map(|row| dot(row, probe)).enumerate().collect();
        all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        all.truncate(most);
        all
    }

    fn table(rows: &[Vec<f32>], length: usize) -> VectorTable {
        let mut table = VectorTable::new(length);
        for row in rows {
            table.push(row);
        }
        table
    }

    fn unit(mut numbers: Vec<f32>) -> Vec<f32> {
        let length = numbers.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-3);
        for number in &mut numbers {
            *number /= length;
        }
        numbers
    }

    proptest! {
        #![proptest_config(daihoi_testing::proptest_config(256))]

        /// Rows and numbers must be those of comparing with each row, also where rows are equal or nearly so.
        #[test]
        fn the_nearest_are_those_of_comparing_with_every_row(
            rows in prop::collection::vec(prop::collection::vec(-1.0_f32..1.0, 19).prop_map(unit), 1..80),
            probe in prop::collection::vec(-1.0_f32..1.0, 19).prop_map(unit),
            most in 1_usize..5,
            nudge in 0.0_f32..0.002,
        ) {
            let mut rows = rows;
            let near: Vec<Vec<f32>> = rows.iter().take(5).map(|row| {
                unit(row.iter().enumerate().map(|(i, x)| if i == 3 { x + nudge } else { *x }).collect())
            }).collect();
            rows.extend(near);
            prop_assert_eq!(table(&rows, 19).nearest(&probe, most), every(&rows, &probe, most));
        }
    }

    #[test]
    fn of_thousands_of_rows_the_same_few_are_found() {
        let mut state = 1_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / (1 << 24) as f32 - 0.5
        };
        let rows: Vec<Vec<f32>> = (0..3_000).map(|_| unit((0..128).map(|_| next()).collect())).collect();
        let table = table(&rows, 128);
        for _ in 0..20 {
            let probe = unit((0..128).map(|_| next()).collect());
            assert_eq!(table.nearest(&probe, 3), every(&rows, &probe, 3));
        }
    }

    #[test]
    fn rows_are_changed_and_taken_out() {
        let rows = [vec![1.0, 0.0], vec![0.0, 1.0], vec![-1.0, 0.0]];
        let mut table = table(&rows, 2);
        table.replace(1, &[0.6, 0.8]);
        assert_eq!(table.nearest(&[0.0, 1.0], 1), [(1, 0.8)]);
        table.swap_remove(0);
        assert_eq!(table.nearest(&[-1.0, 0.0], 1), [(0, 1.0)]);
        table.swap_remove(1);
        assert_eq!(table.nearest(&[0.0, 1.0], 3).len(), 1);
        assert!(table.nearest(&[1.0], 3).is_empty() && table.nearest(&[1.0, 0.0], 0).is_empty());
    }

    #[test]
    fn products_of_bytes_are_exact() {
        let row: Vec<i8> = (0..131).map(|i| if i % 3 == 0 { -127 } else { 127 }).collect();
        let probe: Vec<i16> = (0..131).map(|i| if i % 5 == 0 { 127 } else { -127 }).collect();
        let slow: i32 = row.iter().zip(&probe).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum();
        assert_eq!(product(&row, &probe), slow);
    }
}
