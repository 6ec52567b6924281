//! Ruled tables: the lines drawn on a page form grids, and where a line is missing, cells are merged.

use super::glyphs::Rule;

/// Lines closer than this, in points, are one: a thin rectangle has two edges.
const NEAR: f64 = 3.0;
/// Upper bound of lines on a page; more are a drawing.
const MOST_RULES: usize = 4_000;
/// Upper bounds of a table: columns as in Word, and rows that fit a page.
const MOST_COLUMNS: usize = 63;
const MOST_ROWS: usize = 200;

/// Position of a table on a page, and its cells row by row, left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    /// Edges in points, outermost first and last.
    pub(super) xs: Vec<f64>,
    pub(super) ys: Vec<f64>,
    pub(super) cells: Vec<GridCell>,
}

/// A cell: its first row and column, from 0, and how many it spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GridCell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

impl Grid {
    /// Whether a point lies inside the table.
    pub(super) fn holds(&self, x: f64, y: f64) -> bool {
        let between = |edges: &[f64], at: f64| {
            edges.first().is_some_and(|first| at > first - NEAR) && edges.last().is_some_and(|last| at < last + NEAR)
        };
        between(&self.xs, x) && between(&self.ys, y)
    }

    /// Index in `cells` of the cell that a point lies in.
    pub(super) fn cell(&self, x: f64, y: f64) -> Option<usize> {
        let inside = |edges: &[f64], from: usize, count: usize, at: f64| {
            (edges[from] - NEAR / 2.0..=edges[from + count] + NEAR / 2.0).contains(&at)
        };
        let here = |cell: &GridCell| {
            inside(&self.xs, cell.column, cell.columns, x) && inside(&self.ys, cell.row, cell.rows, y)
        };
        self.cells.iter().position(here)
    }
}

/// The grids of a page, from the top. A box around text is none: a table has at least two cells.
pub(super) fn grids(rules: &[Rule]) -> Vec<Grid> {
    if rules.len() > MOST_RULES {
        return Vec::new();
    }
    let (across, down): (Vec<Rule>, Vec<Rule>) = rules.iter().partition(|rule| rule.across);
    let (across, down) = (joined(across), joined(down));
    let mut grids: Vec<Grid> = connected(&across, &down).into_iter().filter_map(|(h, v)| grid(&h, &v)).collect();
    grids.sort_by(|one, other| one.ys[0].total_cmp(&other.ys[0]));
    grids
}

/// Joins the pieces of each line.
fn joined(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|one, other| one.at.total_cmp(&other.at));
    // Align lines at nearly the same place, so that their pieces meet.
    let mut anchor = f64::NEG_INFINITY;
    for rule in &mut rules {
        if rule.at - anchor > NEAR {
            anchor = rule.at;
        }
        rule.at = anchor;
    }
    rules.sort_by(|one, other| one.at.total_cmp(&other.at).then(one.from.total_cmp(&other.from)));
    let mut joined: Vec<Rule> = Vec::with_capacity(rules.len());
    for rule in rules {
        match joined.last_mut() {
            Some(before) if (before.at - rule.at).abs() < f64::EPSILON && rule.from <= before.to + NEAR => {
                before.to = before.to.max(rule.to);
            }
            _ => joined.push(rule),
        }
    }
    joined
}

/// Groups the lines that touch each other: those across, those down.
fn connected(across: &[Rule], down: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let crosses = |h: &Rule, v: &Rule| {
        (h.from - NEAR..=h.to + NEAR).contains(&v.at) && (v.from - NEAR..=v.to + NEAR).contains(&h.at)
    };
    let mut left_across: Vec<Rule> = across.to_vec();
    let mut left_down: Vec<Rule> = down.to_vec();
    let mut groups = Vec::new();
    while let Some(first) = left_across.pop() {
        let (mut h, mut v) = (vec![first], Vec::new());
        let (mut seen_h, mut seen_v) = (0, 0);
        while seen_h < h.len() || seen_v < v.len() {
            for rule in h.split_off(seen_h) {
                v.extend(left_down.extract_if(.., |other| crosses(&rule, other)));
                h.push(rule);
            }
            seen_h = h.len();
            for rule in v.split_off(seen_v) {
                h.extend(left_across.extract_if(.., |other| crosses(other, &rule)));
                v.push(rule);
            }
            seen_v = v.len();
        }
        groups.push((h, v));
    }
    groups
}

/// A grid from connected lines.
fn grid(across: &[Rule], down: &[Rule]) -> Option<Grid> {
    let (xs, ys) = (edges(down), edges(across));
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if !(2..=MOST_COLUMNS).contains(&columns) || !(1..=MOST_ROWS).contains(&rows) {
        return None;
    }
    let line = |rules: &[Rule], at: f64, middle: f64| {
        rules.iter().any(|rule| (rule.at - at).abs() <= NEAR && (rule.from..=rule.to).contains(&middle))
    };
    let right = |row: usize, column: usize| line(down, xs[column + 1], f64::midpoint(ys[row], ys[row + 1]));
    let below = |row: usize, column: usize| line(across, ys[row + 1], f64::midpoint(xs[column], xs[column + 1]));
    let mut taken = vec![false; columns * rows];
    let mut cells = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            if taken[row * columns + column] {
                continue;
            }
            let free = |row: usize, column: usize, taken: &[bool]| !taken[row * columns + column];
            let mut wide = 1;
            while column + wide < columns && !right(row, column + wide - 1) && free(row, column + wide, &taken) {
                wide += 1;
            }
            let mut high = 1;
            while row + high < rows
                && (column..column + wide).all(|c| !below(row + high - 1, c) && free(row + high, c, &taken))
            {
                high += 1;
            }
            for covered in row..row + high {
                taken[covered * columns + column..covered * columns + column + wide].fill(true);
            }
            cells.push(GridCell { row, column, rows: high, columns: wide });
        }
    }
    (cells.len() > 1).then_some(Grid { xs, ys, cells })
}

/// The positions of lines, each once.
fn edges(rules: &[Rule]) -> Vec<f64> {
    let mut places: Vec<f64> = rules.iter().map(|rule| rule.at).collect();
    places.sort_by(f64::total_cmp);
    places.dedup_by(|next, kept| (*next - *kept).abs() <= NEAR);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn across(at: f64, from: f64, to: f64) -> Rule {
        Rule { across: true, at, from, to }
    }

    fn down(at: f64, from: f64, to: f64) -> Rule {
        Rule { across: false, at, from, to }
    }

    fn place(row: usize, column: usize, rows: usize, columns: usize) -> GridCell {
        GridCell { row, column, rows, columns }
    }

    #[test]
    fn missing_lines_merge_cells() {
        // Two rows of three columns: the first cell spans both rows, the second two columns of the first row.
        let rules = [
            across(0.0, 0.0, 300.0),
            across(0.8, 0.0, 300.0),
            across(20.0, 100.0, 200.0),
            across(20.2, 200.0, 300.0),
            across(40.0, 0.0, 300.0),
            down(0.0, 0.0, 40.0),
            down(100.0, 0.0, 40.0),
            down(200.0, 20.0, 40.0),
            down(300.0, 0.0, 40.0),
        ];
        let grids = grids(&rules);
        let [grid] = grids.as_slice() else { panic!("{grids:?}") };
        assert_eq!(grid.cells, [place(0, 0, 2, 1), place(0, 1, 1, 2), place(1, 1, 1, 1), place(1, 2, 1, 1)]);
        assert_eq!(grid.cell(50.0, 30.0), Some(0));
        assert_eq!(grid.cell(250.0, 10.0), Some(1));
        assert_eq!(grid.cell(250.0, 30.0), Some(3));
        assert!(!grid.holds(350.0, 30.0));
    }

    #[test]
    fn frames_and_underlines_are_no_tables_and_two_tables_stay_two() {
        let frame = [across(0.0, 0.0, 90.0), across(50.0, 0.0, 90.0), down(0.0, 0.0, 50.0), down(90.0, 0.0, 50.0)];
        assert!(grids(&frame).is_empty());
        assert!(grids(&[across(10.0, 0.0, 90.0), across(30.0, 20.0, 70.0)]).is_empty());
        let table = |top: f64| {
            let mut rules: Vec<Rule> = (0..3).map(|at| across(top + f64::from(at) * 20.0, 0.0, 100.0)).collect();
            rules.extend((0..3).map(|at| down(f64::from(at) * 50.0, top, top + 40.0)));
            rules
        };
        let both = grids(&[table(200.0), table(0.0)].concat());
        assert_eq!(both.iter().map(|grid| (grid.ys[0], grid.cells.len())).collect::<Vec<_>>(), [(0.0, 4), (200.0, 4)]);
        assert!(grids(&vec![across(0.0, 0.0, 1.0); MOST_RULES + 1]).is_empty());
    }
}
