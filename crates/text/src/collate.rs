//! Vietnamese order of names: by given name, then by the full name, in Vietnamese collation.

use std::cmp::Ordering;

use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences, options::CollatorOptions};
use icu_locale_core::locale;

/// Collator for names; construction is expensive, so keep one.
pub struct NameOrder {
    collator: CollatorBorrowed<'static>,
}

impl NameOrder {
    /// Loads Unicode's Vietnamese tailoring (a ă â b c d đ e ê … and the five tones).
    ///
    /// # Panics
    ///
    /// Never: the collation data is compiled into the program.
    pub fn new() -> Self {
        let preferences = CollatorPreferences::from(&locale!("vi"));
        let collator = Collator::try_new(preferences, CollatorOptions::default()).expect("the data is compiled in");
        Self { collator }
    }

    /// Compares two full names by their last word, then as a whole.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.collator.compare(given(left), given(right)).then_with(|| self.collator.compare(left, right))
    }
}

impl Default for NameOrder {
    fn default() -> Self {
        Self::new()
    }
}

/// The given name: the last word of a full name.
pub fn given(full_name: &str) -> &str {
    full_name.split_whitespace().next_back().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_by_given_name_letter_and_tone() {
        let order = NameOrder::new();
        let mut names = ["Đỗ Đức", "Trần Ánh", "Lê An", "Võ Ân", "Phạm Dũng", "Bùi Ăn", "Cao Án", "Bùi An"];
        names.sort_by(|a, b| order.compare(a, b));
        assert_eq!(names, ["Bùi An", "Lê An", "Cao Án", "Trần Ánh", "Bùi Ăn", "Võ Ân", "Phạm Dũng", "Đỗ Đức"]);
    }
}
