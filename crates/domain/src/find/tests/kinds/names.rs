//! The name alone, in all the ways in which it is typed.

use unicode_normalization::UnicodeNormalization;

use super::{
    super::typing::{Keys, Order, Telex, Vni, keys},
    and, first_letters, given, last, lettered, named, same, try_kind, unit_number, words,
};
use crate::delegate::Delegate;
use daihoi_text::fold;

fn by_keys(kind: &str, method: &'static dyn Keys, order: Order) {
    try_kind(kind, |random, person| {
        let keys = keys(&person.full_name, method, order);
        let keys = match random.below(3) {
            0 => keys.to_lowercase(),
            1 => keys.to_uppercase(),
            _ => keys,
        };
        Some((keys, named(person)))
    });
}

#[test]
fn telex_keys_are_found_in_any_order() {
    by_keys("Telex, tone last", &Telex, Order::ToneLast);
    by_keys("Telex, tone after the vowel", &Telex, Order::AtOnce);
    by_keys("Telex, marks last", &Telex, Order::MarksLast);
}

#[test]
fn vni_keys_are_found_in_any_order() {
    by_keys("VNI, tone last", &Vni, Order::ToneLast);
    by_keys("VNI, tone after the vowel", &Vni, Order::AtOnce);
    by_keys("VNI, marks last", &Vni, Order::MarksLast);
}

#[test]
fn keys_of_the_given_name_are_found() {
    for (kind, method) in [("Telex of the given name", &Telex as &dyn Keys), ("VNI of the given name", &Vni)] {
        try_kind(kind, |_, person| {
            let name = last(&person.full_name);
            let keys = keys(name, method, Order::ToneLast).to_lowercase();
            (keys != name.to_lowercase()).then(|| (keys, given(person)))
        });
    }
}

#[test]
fn keys_that_were_taken_in_part_are_found() {
    try_kind("marks taken, tone left as Telex", |_, person| {
        let tone = |c: char| Telex.tone(c);
        let word = |word: &str| {
            let letters: String = word.nfd().filter(|c| tone(*c).is_none()).nfc().collect();
            letters + &word.nfd().filter_map(tone).collect::<String>()
        };
        Some((words(&person.full_name).into_iter().map(word).collect::<Vec<_>>().join(" "), named(person)))
    });
    try_kind("some words taken, the last as Telex", |_, person| {
        let (before, name) = person.full_name.rsplit_once(' ')?;
        Some((format!("{before} {}", keys(name, &Telex, Order::AtOnce)), named(person)))
    });
    try_kind("Telex with a tone typed twice", |_, person| {
        let keys = keys(&person.full_name, &Telex, Order::ToneLast);
        let twice = |word: &str| match word.chars().next_back() {
            Some(last) if "sfrxj".contains(last) => format!("{word}{last}"),
            _ => word.to_owned(),
        };
        Some((words(&keys).into_iter().map(twice).collect::<Vec<_>>().join(" "), named(person)))
    });
    try_kind("Telex with a mark typed once too often", |_, person| {
        let mut keys = keys(&person.full_name, &Telex, Order::ToneLast).to_lowercase();
        for mark in ["aa", "ee", "oo", "dd", "w"] {
            keys = keys.replace(mark, &format!("{mark}{}", &mark[..1]));
        }
        Some((keys, named(person)))
    });
    try_kind("Telex without blanks", |_, person| {
        Some((keys(&person.full_name, &Telex, Order::ToneLast).replace(' ', ""), lettered(person)))
    });
    try_kind("Telex with the unit", |_, person| {
        let number = unit_number(person)?;
        let name = keys(&person.full_name, &Telex, Order::ToneLast);
        let text = format!("{name} chi booj {number}").to_lowercase();
        Some((text, and(named(person), same(person, |other| last(&other.unit).to_owned()))))
    });
}

type Rewrite = fn(&str) -> String;

#[test]
fn however_it_is_written_a_name_is_found() {
    let rewrites: [(&str, Rewrite); 16] = [
        ("as it is", str::to_owned),
        ("capitals", str::to_uppercase),
        ("caps lock with shift", |name| {
            name.chars()
                .flat_map(|c| {
                    if c.is_lowercase() { c.to_uppercase().collect::<Vec<_>>() } else { c.to_lowercase().collect() }
                })
                .collect()
        }),
        ("NFD", |name| name.nfd().collect()),
        ("many blanks", |name| format!("  {}  ", name.replace(' ', " \t\u{a0} "))),
        ("hyphens", |name| name.replace(' ', "-")),
        ("full stops", |name| name.replace(' ', ".")),
        ("a comma after it", |name| format!("{name},")),
        ("a full stop after it", |name| format!("{name}.")),
        ("a slash before it", |name| format!("/{name}")),
        ("a slash after it", |name| format!("{name}/")),
        ("a quote before it", |name| format!("'{name}")),
        ("a quote after it", |name| format!("{name} \u{201d}")),
        ("quoted", |name| format!("\"{name}\"")),
        ("in brackets", |name| format!("({name});")),
        ("nothing that has width", |name| format!("\u{feff}{}\u{200b}", name.replace(' ', "\u{200f} "))),
    ];
    for (kind, rewrite) in rewrites {
        try_kind(kind, |random, person| {
            let plain = random.below(2) == 0;
            let name = if plain { fold::plain(&person.full_name) } else { person.full_name.clone() };
            Some((rewrite(&name), if plain { lettered(person) } else { named(person) }))
        });
    }
}

fn plainly(kind: &str, rewrite: impl Fn(&[&str]) -> Option<String>) {
    try_kind(kind, |_, person| {
        let plain = fold::plain(&person.full_name).replace('\'', "");
        Some((rewrite(&words(&plain))?, lettered(person)))
    });
}

#[test]
fn words_in_another_order_or_run_together_are_found() {
    plainly("given name first", |name| {
        let (given, before) = name.split_last()?;
        (!before.is_empty()).then(|| format!("{given} {}", before.join(" ")))
    });
    plainly("backwards", |name| Some(name.iter().rev().copied().collect::<Vec<_>>().join(" ")));
    plainly("the family name last", |name| {
        let (family, others) = name.split_first()?;
        (!others.is_empty()).then(|| format!("{} {family}", others.join(" ")))
    });
    plainly("no blanks", |name| Some(name.concat()));
    plainly("the first blank missing", |name| (name.len() > 2).then(|| format!("{}{}", name[0], name[1..].join(" "))));
    plainly("a blank too many", |name| {
        let last = name.last().filter(|last| last.len() > 3)?;
        Some(format!("{} {} {}", name[..name.len() - 1].join(" "), &last[..2], &last[2..]))
    });
    plainly("a blank one letter late", |name| {
        let (last, before) = name.split_last().filter(|(last, _)| last.len() > 2)?;
        Some(format!("{}{} {}", before.join(" "), &last[..1], &last[1..])).filter(|_| !before.is_empty())
    });
}

/// Everybody whose name these words are, in this order and perhaps with others between.
fn with_words(wanted: &str) -> super::Meant {
    let wanted: Vec<String> = words(&fold::plain(wanted)).into_iter().map(str::to_owned).collect();
    Box::new(move |other| {
        let name = fold::plain(&other.full_name);
        let mut own = words(&name).into_iter();
        last(&name) == wanted.last().map_or("", |last| last)
            && words(&name)[0] == wanted[0]
            && wanted.iter().all(|word| own.any(|own| own == word))
    })
}

#[test]
fn parts_of_a_name_are_found() {
    try_kind("family and given name", |_, person| {
        let name = words(&person.full_name);
        let text = format!("{} {}", name[0], name.last().filter(|_| name.len() > 2)?);
        Some((text.to_lowercase(), with_words(&text)))
    });
    try_kind("the given name only begun", |_, person| {
        let plain = fold::plain(&person.full_name);
        let (before, name) = plain.rsplit_once(' ')?;
        let begun = &name[..name.len().min(2)];
        let text = format!("{before} {begun}");
        let typed = text.clone();
        Some((text, Box::new(move |other: &Delegate| fold::plain(&other.full_name).starts_with(&typed))))
    });
}

fn initialled(person: &Delegate) -> super::Meant {
    let own = first_letters(&person.full_name);
    Box::new(move |other| first_letters(&other.full_name) == own)
}

#[test]
fn initials_are_found_alone_and_mixed_with_words() {
    type Form = fn(&[&str], &str) -> Option<String>;
    let forms: [(&str, Form, bool); 7] = [
        ("initials", |_, initials| Some(initials.to_owned()), true),
        ("initials in capitals", |_, initials| Some(initials.to_uppercase()), true),
        ("initials with stops", |_, initials| Some(initials.chars().flat_map(|c| [c, '.']).collect()), true),
        ("initials with blanks", |_, initials| Some(initials.chars().flat_map(|c| [c, ' ']).collect()), true),
        (
            "initials and given name in one",
            |name, initials| Some(format!("{}{}", &initials[..initials.len() - 1], name.last()?)),
            false,
        ),
        (
            "initials, then the given name",
            |name, initials| Some(format!("{} {}", &initials[..initials.len() - 1], name.last()?)),
            false,
        ),
        (
            "initials with stops, then the given name",
            |name, initials| {
                let before = initials[..initials.len() - 1].chars().flat_map(|c| [c, '.']).collect::<String>();
                Some(format!("{before} {}", name.last()?))
            },
            false,
        ),
    ];
    for (kind, form, is_all) in forms {
        try_kind(kind, |_, person| {
            let plain = fold::plain(&person.full_name).replace('\'', "");
            let text = form(&words(&plain), &first_letters(&plain)).filter(|_| words(&plain).len() > 2)?;
            let meant = initialled(person);
            Some((
                text,
                if is_all { meant } else { and(meant, same(person, |other| fold::plain(last(&other.full_name)))) },
            ))
        });
    }
}
