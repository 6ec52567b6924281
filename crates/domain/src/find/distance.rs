//! How many slips lie between two words, fast enough to be asked of every word of a roster at every key.

/// The longest word that can be compared, in bytes: the bits of one machine word.
const LONGEST: usize = 64;

/// A typed word, made ready for comparing with many others.
///
/// The distance counts letters changed, left out, added, or swapped with the next (optimal string alignment), by the
/// bit-parallel method of H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003).
pub(super) struct Pattern {
    /// For each byte, the places at which the word has it.
    places: Box<[u64; 256]>,
    length: usize,
}

impl Pattern {
    /// `None` for a word that is empty or longer than 64 bytes.
    pub(super) fn new(word: &str) -> Option<Self> {
        let length = word.len();
        if length == 0 || length > LONGEST {
            return None;
        }
        let mut places = Box::new([0; 256]);
        for (place, byte) in word.bytes().enumerate() {
            places[usize::from(byte)] |= 1 << place;
        }
        Some(Self { places, length })
    }

    /// Bytes of the word.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// The distance to a word.
    pub(super) fn to(&self, word: &[u8]) -> usize {
        self.walk(word, |_| {})
    }

    /// The distance to that beginning of a word which is nearest.
    pub(super) fn to_beginning(&self, word: &[u8]) -> usize {
        let mut least = self.length;
        self.walk(word, |distance| least = least.min(distance));
        least
    }

    fn walk(&self, word: &[u8], mut each: impl FnMut(usize)) -> usize {
        let (mut rises, mut falls, mut diagonal, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        let last = 1 << (self.length - 1);
        let mut distance = self.length;
        for &byte in word {
            let here = self.places[usize::from(byte)];
            let swapped = ((!diagonal & here) << 1) & before;
            diagonal = (((here & rises).wrapping_add(rises)) ^ rises) | here | falls | swapped;
            let across_rises = falls | !(diagonal | rises);
            let across_falls = diagonal & rises;
            distance += usize::from(across_rises & last != 0);
            distance -= usize::from(across_falls & last != 0);
            let across_rises = (across_rises << 1) | 1;
            rises = (across_falls << 1) | !(diagonal | across_rises);
            falls = across_rises & diagonal;
            before = here;
            each(distance);
        }
        distance
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn distance(one: &str, other: &str) -> usize {
        Pattern::new(one).map_or(usize::MAX, |pattern| pattern.to(other.as_bytes()))
    }

    /// The same by the book.
    fn plainly(one: &[u8], other: &[u8]) -> usize {
        let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
        for (i, j) in (0..=one.len()).flat_map(|i| (0..=other.len()).map(move |j| (i, j))) {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let changed = table[i - 1][j - 1] + usize::from(one[i - 1] != other[j - 1]);
                let least = changed.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                let swaps = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
                if swaps { least.min(table[i - 2][j - 2] + 1) } else { least }
            };
        }
        table[one.len()][other.len()]
    }

    #[test]
    fn one_slip_is_one() {
        assert_eq!(["hnah", "hanhh", "hah", "henh", "hanh"].map(|slip| distance(slip, "hanh")), [1, 1, 1, 1, 0]);
        assert_eq!(distance("ngyuen", "nguyen"), 1);
        assert_eq!(Pattern::new("ngyu").map(|pattern| pattern.to_beginning(b"nguyen")), Some(1));
        assert!(Pattern::new("").is_none() && Pattern::new(&"a".repeat(65)).is_none());
    }

    proptest! {
        #![proptest_config(daihoi_testing::proptest_config(256))]

        #[test]
        fn the_distance_is_that_of_the_book(one in "[a-d]{1,64}", other in "[a-d]{0,70}") {
            prop_assert_eq!(distance(&one, &other), plainly(one.as_bytes(), other.as_bytes()));
        }

        #[test]
        fn a_beginning_is_the_nearest_of_all(one in "[a-c]{1,8}", other in "[a-c]{0,10}") {
            let least = (0..=other.len()).map(|end| distance(&one, &other[..end])).min().unwrap();
            prop_assert_eq!(Pattern::new(&one).map(|pattern| pattern.to_beginning(other.as_bytes())), Some(least));
        }
    }
}
