//! Spelling suggestion: which of several texts a mistyped one was meant to be.

use super::fold;

/// The text with the smallest edit distance (marks and case aside), the first of equals.
pub fn nearest<'a>(typed: &str, all: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed: Vec<char> = fold::plain(typed).chars().collect();
    all.into_iter().min_by_key(|text| distance(&typed, &fold::plain(text).chars().collect::<Vec<_>>()))
}

/// Levenshtein distance: the number of letters changed, left out or added.
pub fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, letter) in one.iter().enumerate() {
        let mut before = row[0];
        row[0] = place + 1;
        for (column, wanted) in other.iter().enumerate() {
            let changed = before + usize::from(letter != wanted);
            before = row[column + 1];
            row[column + 1] = changed.min(before + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_letters_tell_what_was_meant() {
        let units = ["Chi bộ thôn Đông", "Chi bộ thôn Tây", "Chi bộ Gò Dưa"];
        assert_eq!(nearest("chi bo go duaa", units), Some(units[2]));
        assert_eq!(nearest("Chi bộ thôn Tâ", units), Some(units[1]));
        assert_eq!(nearest("x", [""; 0]), None);
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(distance(&letters("kitten"), &letters("sitting")), 3);
        assert_eq!(distance(&letters(""), &letters("ba")), 2);
    }
}
