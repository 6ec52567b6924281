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

    /// The places of full names in this order, equal ones as they come. Each name is looked at once, which is worth it
    /// for thousands of them.
    pub fn sorted<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
        let key = |text: &str| {
            let mut key = Vec::with_capacity(text.len() * 3);
            // A list of bytes takes all.
            let Ok(()) = self.collator.write_sort_key_to(text, &mut key);
            key
        };
        let mut keys: Vec<_> = names.into_iter().map(|name| (key(given(name)), key(name))).zip(0..).collect();
        keys.sort();
        keys.into_iter().map(|(_, place)| place).collect()
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
        names.reverse();
        assert_eq!(order.sorted(names), [7, 6, 5, 4, 3, 2, 1, 0]);
        assert_eq!(order.sorted(["Lê An", "Bùi An", "Lê An"]), [1, 0, 2]);
    }
}
