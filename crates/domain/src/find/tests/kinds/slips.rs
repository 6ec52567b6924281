//! Slips of the hand and of the ear.

use super::{
    super::typing::{Slip, slip},
    and, given, last, lettered, named, pick, same, try_kind, unit_number, words,
};
use daihoi_text::fold;

fn slipped(kind: &str, how: Slip) {
    try_kind(&format!("{kind}, full name without marks"), |random, person| {
        Some((slip(&fold::plain(&person.full_name), how, random)?, lettered(person)))
    });
    try_kind(&format!("{kind}, full name with marks"), |random, person| {
        Some((slip(&person.full_name, how, random)?, named(person)))
    });
    try_kind(&format!("{kind}, name and unit"), |random, person| {
        let number = unit_number(person)?;
        let name = slip(&fold::plain(&person.full_name), how, random)?;
        Some((format!("{name} {number}"), and(lettered(person), same(person, |other| last(&other.unit).to_owned()))))
    });
}

#[test]
fn a_doubled_letter_hides_nobody() {
    slipped("a doubled letter", Slip::Doubled);
}

#[test]
fn a_wrong_letter_hides_nobody() {
    slipped("a wrong letter", Slip::Wrong);
}

#[test]
fn a_neighbouring_key_hides_nobody() {
    slipped("a neighbouring key", Slip::Neighbour);
}

#[test]
fn a_letter_left_out_hides_nobody() {
    slipped("a letter left out", Slip::LeftOut);
}

#[test]
fn swapped_letters_hide_nobody() {
    slipped("swapped letters", Slip::Swapped);
}

#[test]
fn an_added_letter_hides_nobody() {
    slipped("an added letter", Slip::Added);
}

#[test]
fn a_slip_in_a_long_given_name_alone_hides_nobody() {
    for how in [Slip::Doubled, Slip::Swapped] {
        try_kind(&format!("{how:?} in the given name"), |random, person| {
            let name = fold::plain(last(&person.full_name));
            // `minhh` is somebody Minh H… first.
            let text = slip(&name, how, random).filter(|text| name.len() > 3 && !text.starts_with(&name))?;
            let meant: super::Meant = Box::new(move |other| fold::plain(last(&other.full_name)) == name);
            Some((text, meant))
        });
    }
}

#[test]
fn two_slips_in_two_words_hide_nobody() {
    try_kind("two words with a slip each", |random, person| {
        let plain = fold::plain(&person.full_name);
        let name = words(&plain);
        let (given, before) = name.split_last().filter(|(given, before)| given.len() > 3 && before[0].len() > 3)?;
        let family = slip(before[0], Slip::Swapped, random)?;
        let given = slip(given, Slip::Doubled, random)?;
        Some((format!("{family} {} {given}", before[1..].join(" ")), lettered(person)))
    });
}

#[test]
fn a_spelling_that_sounds_the_same_hides_nobody() {
    let spellings: [(&str, &[(&str, &str)]); 9] = [
        ("f for ph", &[("ph", "f")]),
        ("j or z for gi", &[("gi", "j"), ("gi", "z")]),
        ("z for d", &[("d", "z")]),
        ("d, gi, r", &[("d", "gi"), ("r", "d"), ("gi", "d"), ("d", "r")]),
        ("s and x", &[("s", "x"), ("x", "s")]),
        ("ch and tr", &[("ch", "tr"), ("tr", "ch")]),
        ("l and n", &[("l", "n"), ("n", "l")]),
        ("k and c", &[("c", "k"), ("k", "c")]),
        ("q and w", &[("qu", "w")]),
    ];
    for (kind, pairs) in spellings {
        try_kind(kind, |random, person| {
            let (written, heard) = pairs[random.below(pairs.len())];
            let plain = fold::plain(&person.full_name);
            let is_it = |word: &&&str| {
                let own = word.trim_start_matches(|c| !"aeiouy".contains(c));
                let initial = &word[..word.len() - own.len()];
                word.starts_with(written) && (initial == written || written == "gi" || written == "qu")
            };
            let name = words(&plain);
            let word = name.iter().rev().find(is_it)?;
            let other = format!("{heard}{}", &word[written.len()..]);
            let text: Vec<&str> = name.iter().map(|own| if own == word { other.as_str() } else { own }).collect();
            Some((text.join(" "), lettered(person)))
        });
    }
    for (kind, pairs) in [("i and y", [("y", "i"), ("i", "y")]), ("n and ng at the end", [("ng", "n"), ("n", "ng")])] {
        try_kind(kind, |random, person| {
            let (written, heard) = pairs[random.below(2)];
            let plain = fold::plain(&person.full_name);
            let name = last(&plain);
            if !name.ends_with(written)
                || heard == "n" && !name.ends_with("ng")
                || heard == "ng" && name.ends_with("ng")
            {
                return None;
            }
            let other = format!("{}{heard}", &name[..name.len() - written.len()]);
            Some((format!("{}{other}", &plain[..plain.len() - name.len()]), lettered(person)))
        });
    }
}

#[test]
fn a_word_that_nobody_has_hides_nobody() {
    let unknown = ["qwxk", "brzz", "wwwq", "kkkx"];
    try_kind("an unknown word after the name", |random, person| {
        Some((format!("{} {}", person.full_name, pick(&unknown, random)), named(person)))
    });
    try_kind("an unknown word before the name", |random, person| {
        Some((format!("{} {}", pick(&unknown, random), fold::plain(&person.full_name)), lettered(person)))
    });
    try_kind("a number that nobody has", |_, person| Some((format!("{} 87654", person.full_name), named(person))));
    try_kind("the given name and an unknown word", |random, person| {
        Some((format!("{} {}", last(&person.full_name), pick(&unknown, random)), given(person)))
    });
}
