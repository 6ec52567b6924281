//! Forms of address, titles and offices beside a name.

use super::{Meant, and, given, last, lettered, named, pick, same, try_kind, words};
use crate::delegate::Delegate;
use daihoi_text::fold;

fn addressed(kind: &str, before: &'static [&'static str]) {
    try_kind(&format!("{kind}, full name"), |random, person| {
        Some((format!("{} {}", pick(before, random), person.full_name), named(person)))
    });
    try_kind(&format!("{kind}, full name without marks"), |random, person| {
        let text = fold::plain(&format!("{} {}", pick(before, random), person.full_name));
        Some((text, lettered(person)))
    });
    try_kind(&format!("{kind}, given name"), |random, person| {
        Some((format!("{} {}", pick(before, random), last(&person.full_name)), given(person)))
    });
    try_kind(&format!("{kind}, given name without marks"), |random, person| {
        let name = fold::plain(last(&person.full_name));
        let text = format!("{} {name}", fold::plain(pick(before, random)));
        Some((text, Box::new(move |other: &Delegate| fold::plain(last(&other.full_name)) == name) as Meant))
    });
    try_kind(&format!("{kind}, the last two words"), |random, person| {
        let name = words(&person.full_name);
        let two = name[name.len().checked_sub(2)?..].join(" ");
        let wanted = format!(" {two}");
        let meant: Meant = Box::new(move |other| format!(" {}", other.full_name).ends_with(&wanted));
        Some((format!("{} {two}", pick(before, random)), meant))
    });
}

#[test]
fn forms_of_address_hide_nobody() {
    addressed("anh, chị …", &["anh", "chị", "Anh", "em", "ông", "bà", "cô", "chú", "bác", "Ông", "Bà"]);
}

#[test]
fn titles_hide_nobody() {
    addressed("đồng chí …", &["đồng chí", "đ/c", "Đ/c", "đ/c:", "đc", "Đ.C", "đại biểu", "đ c", "ĐỒNG CHÍ"]);
    addressed(
        "several",
        &[
            "đ/c anh",
            "đồng chí ông",
            "ông bà",
            "anh/chị",
            "kính gửi bà",
            "TS.",
            "PGS.TS.",
            "ThS",
            "ThS.",
            "đại tá",
            "Đại tá,",
        ],
    );
}

#[test]
fn forms_of_address_cut_to_a_letter_hide_nobody() {
    try_kind("Ô. B. A. C.", |random, person| {
        let before = pick(&["ô.", "Ô.", "b.", "B.", "a.", "A.", "c.", "C."], random);
        Some((format!("{before} {}", person.full_name), named(person)))
    });
}

#[test]
fn forms_of_address_in_keystrokes_hide_nobody() {
    addressed(
        "oong, baf …",
        &["oong", "baf", "chij", "coo", "chus", "ddoongf chis", "dd/c", "d9/c", "o6ng", "ba2", "chi5"],
    );
}

#[test]
fn an_office_beside_a_name_is_found() {
    let cut = [
        ("Bí thư chi bộ", "bí thư"),
        ("Bí thư chi bộ", "bt chi bộ"),
        ("Phó Bí thư chi bộ", "pbt"),
        ("Phó Bí thư chi bộ", "phó bí thư"),
        ("Chủ tịch UBND xã", "ct ubnd"),
        ("Chủ tịch UBND xã", "chủ tịch ủy ban nhân dân"),
        ("Phó Chủ tịch UBND xã", "pct ubnd xã"),
        ("Phó Chủ tịch UBND xã", "phó chủ tịch"),
        ("Phó Chủ tịch UBND xã", "PCT xã"),
        ("Chủ tịch Ủy ban MTTQ", "CT MTTQ"),
        ("Chủ tịch Hội đồng nhân dân", "chủ tịch hđnd"),
        ("Chủ tịch Ủy ban MTTQ", "chủ tịch mặt trận"),
        ("Trưởng Công an xã", "trưởng ca"),
        ("Hiệu trưởng", "hiệu trưởng"),
        ("Phó Hiệu trưởng", "pht"),
        ("Bí thư Đoàn thanh niên", "bí thư đoàn"),
        ("Chủ tịch Hội LHPN", "chủ tịch phụ nữ"),
        ("Chủ tịch Hội LHPN", "chủ tịch hội liên hiệp phụ nữ"),
        ("Trưởng trạm Y tế", "trưởng trạm"),
        ("Chi ủy viên", "chi ủy viên"),
        ("Trưởng thôn", "trưởng thôn"),
        ("Tổ trưởng tổ dân phố", "tổ trưởng tdp"),
    ];
    let office = |text: &str| fold::plain(text);
    for (kind, form) in [
        ("the office, then the given name", (|office, name| format!("{office} {name}")) as fn(&str, &str) -> String),
        ("the given name, then the office", |office, name| format!("{name} {office}")),
        ("the office, anh …", |office, name| format!("{office} anh {name}")),
        ("the given name - the office", |office, name| format!("{name} - {office}")),
    ] {
        try_kind(kind, |random, person| {
            let (position, text) = cut[random.below(cut.len())];
            let text = if random.below(2) == 0 { text.to_owned() } else { office(text) };
            (person.position == position).then(|| {
                let text = form(&text, last(&person.full_name));
                (text, and(given(person), same(person, |other| other.position.clone())))
            })
        });
    }
}
