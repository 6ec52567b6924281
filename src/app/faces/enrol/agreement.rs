//! Whether the photos of one delegate show one person.

use crate::vision::Embedding;

/// The photo that speaks for a delegate: the one that most others resemble, the first of equals.
///
/// Photos that are stored already speak before new ones, as they can't be refused any more; among new ones, somebody
/// else's photo is outvoted by two of the delegate's, wherever it stands. Of two photos that differ there is no
/// majority, and the first stands. Two photos are of one person from the cosine `same` on.
pub(super) fn spokesman<'a>(stored: &'a [Embedding], new: &[&'a Embedding], same: f32) -> Option<&'a Embedding> {
    let voters: Vec<&Embedding> = if stored.is_empty() { new.to_vec() } else { stored.iter().collect() };
    let alike = |one: &Embedding| voters.iter().filter(|other| one.cosine(other) >= same).count();
    // Of equals, `max_by_key` gives the last.
    voters.iter().rev().copied().max_by_key(|voter| alike(voter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embedding(numbers: [f32; 3]) -> Embedding {
        Embedding::new(numbers.to_vec()).expect("a direction")
    }

    #[test]
    fn the_odd_one_out_is_outvoted_wherever_it_stands() {
        let (odd, own, again) = (embedding([0.0, 1.0, 0.0]), embedding([1.0, 0.0, 0.1]), embedding([1.0, 0.1, 0.0]));
        for order in [[&odd, &own, &again], [&own, &odd, &again], [&own, &again, &odd]] {
            let chosen = spokesman(&[], &order, 0.4).expect("somebody");
            assert!(chosen.cosine(&own) >= 0.4 && chosen.cosine(&odd) < 0.4);
        }
    }

    #[test]
    fn of_two_the_first_stands_and_what_is_stored_before_both() {
        let (one, other) = (embedding([0.0, 1.0, 0.0]), embedding([1.0, 0.0, 0.0]));
        assert_eq!(spokesman(&[], &[&one, &other], 0.4), Some(&one));
        let stored = [one.clone()];
        assert_eq!(spokesman(&stored, &[&other, &other], 0.4), Some(&one));
        assert_eq!(spokesman(&[], &[], 0.4), None);
    }
}
