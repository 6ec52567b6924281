//! Units, seats, badges, telephones and dates.

use super::{Meant, Query, and, given, last, named, same, try_kind, unit_number};
use crate::{date::PartialDate, delegate::Delegate};
use daihoi_text::fold;

/// The words of a unit, cut short or not, without its number.
fn is_of(person: &Delegate, words: &'static str, short: &'static str) -> bool {
    let unit = fold::plain(&person.unit);
    unit.starts_with(&format!("{words} ")) || unit.starts_with(&format!("{short} "))
}

#[test]
fn units_cut_short_are_found() {
    type Form = fn(&str, &str) -> String;
    let forms: [(&str, Form); 8] = [
        ("name, cb 12", |name, number| format!("{name} cb {number}")),
        ("name, CB12", |name, number| format!("{name} CB{number}")),
        ("cb12 name", |name, number| format!("cb{number} {name}")),
        ("name, chi bộ 12", |name, number| format!("{name} chi bộ {number}")),
        ("name - chi bo 12", |name, number| format!("{name} - chi bo {number}")),
        ("name (CB: 12)", |name, number| format!("{name} (CB: {number})")),
        ("name, cb 012", |name, number| format!("{name}, cb 0{number}")),
        ("name chi bộ số 12", |name, number| format!("{name} chi bộ số {number}")),
    ];
    for (kind, form) in forms {
        try_kind(kind, |random, person| {
            let number = unit_number(person).filter(|_| is_of(person, "chi bo", "cb"))?;
            let (name, meant): (&str, Meant) = if random.below(2) == 0 {
                (&person.full_name, named(person))
            } else {
                (last(&person.full_name), given(person))
            };
            let of_unit = same(person, |other| last(&other.unit).to_owned());
            Some((form(name, number), and(and(meant, of_unit), |other| is_of(other, "chi bo", "cb"))))
        });
    }
    try_kind("tdp 5", |_, person| {
        let number = unit_number(person).filter(|_| is_of(person, "chi bo to dan pho", "cb tdp"))?;
        let text = format!("{} tdp {number}", last(&person.full_name));
        Some((text, and(given(person), same(person, |other| other.unit.clone()))))
    });
}

#[test]
fn bodies_are_found_by_their_short_names_and_in_full() {
    let short = [
        ("Chi bộ Trường THCS Nguyễn Huệ", "trường trung học cơ sở nguyễn huệ"),
        ("Chi bộ Trường Tiểu học Kim Đồng", "th kim đồng"),
        ("Chi bộ Trạm Y tế", "tyt"),
        ("Chi bộ Công an xã", "ca xã"),
        ("Đảng bộ bộ phận Khu công nghiệp", "đbbp kcn"),
        ("Đảng bộ bộ phận Doanh nghiệp", "đb doanh nghiệp"),
        ("Đảng ủy xã", "đu xã"),
        ("Ủy ban nhân dân xã", "ubnd"),
        ("Hội đồng nhân dân xã", "HĐND xã"),
        ("UBMTTQ Việt Nam xã", "ủy ban mặt trận tổ quốc"),
        ("UBMTTQ Việt Nam xã", "mttq"),
        ("HTX Dịch vụ nông nghiệp", "hợp tác xã"),
        ("Hội Cựu chiến binh", "ccb"),
        ("Hội Cựu chiến binh", "hoi ccb"),
    ];
    try_kind("bodies, the given name first", |random, person| {
        let (unit, text) = short[random.below(short.len())];
        // `Anh đu` is somebody Anh Đ… first.
        (person.unit == unit && last(&person.full_name) != "Anh").then(|| {
            let text = format!("{} {text}", last(&person.full_name));
            (text, and(given(person), same(person, |other| other.unit.clone())))
        })
    });
}

fn by_seat(kind: &str, form: impl Fn(&str, &str) -> String) {
    try_kind(kind, |random, person| -> Query {
        let seat = person.seat.replace("Hàng ", "").replace(" ghế ", "").replace('-', "");
        let (row, number) = seat.split_at(1);
        let text = form(row, number.trim_start_matches('0'));
        let text = if random.below(2) == 0 { text } else { format!("{} {text}", last(&person.full_name)) };
        Some((text, same(person, |other| other.seat.clone())))
    });
}

#[test]
fn seats_are_found_however_they_are_written() {
    by_seat("seat C14", |row, number| format!("{row}{number}"));
    by_seat("seat c14", |row, number| format!("{}{number}", row.to_lowercase()));
    by_seat("seat C-14", |row, number| format!("{row}-{number}"));
    by_seat("seat C/14", |row, number| format!("{row}/{number}"));
    by_seat("seat C.14", |row, number| format!("{row}.{number}"));
    by_seat("seat C014", |row, number| format!("{row}{number:0>3}"));
    by_seat("seat with a dash of print", |row, number| format!("{row}\u{2013}{number}"));
    by_seat("ghế C14", |row, number| format!("ghế {row}{number}"));
    by_seat("hàng C ghế 14", |row, number| format!("hàng {row} ghế {number}"));
    by_seat("seat 14C", |row, number| format!("{number}{row}"));
}

#[test]
fn badges_are_found_however_they_are_written() {
    type Form = fn(usize) -> String;
    let forms: [(&str, Form); 6] = [
        ("17", |number| format!("{number}")),
        ("thẻ 17", |number| format!("thẻ {number}")),
        ("thẻ số 0017", |number| format!("thẻ số {number:04}")),
        ("0017", |number| format!("{number:04}")),
        ("đb 17", |number| format!("đb {number}")),
        ("ĐB17", |number| format!("ĐB{number}")),
    ];
    for (kind, form) in forms {
        try_kind(kind, |_, person| {
            let number: usize = person.stt? as usize;
            let text = form(number);
            let is_lettered = person.badge_no.starts_with('Đ') || !text.to_lowercase().starts_with('đ');
            is_lettered.then(|| (text, same(person, |other| other.stt)))
        });
    }
}

fn by_phone(kind: &str, form: impl Fn(&str) -> String) {
    try_kind(kind, |random, person| {
        let text = form(&person.phone);
        let text = if random.below(10) < 7 { text } else { format!("{} {text}", person.full_name) };
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let digits = digits.strip_prefix("840").or(digits.strip_prefix("84")).unwrap_or(&digits).to_owned();
        Some((text, Box::new(move |other: &Delegate| other.phone.contains(&digits)) as Meant))
    });
}

#[test]
fn telephones_are_found_however_they_are_written() {
    by_phone("telephone", str::to_owned);
    by_phone("telephone with points", |phone| format!("{}.{}.{}", &phone[..4], &phone[4..7], &phone[7..]));
    by_phone("telephone with blanks", |phone| format!("{} {} {}", &phone[..4], &phone[4..7], &phone[7..]));
    by_phone("telephone with other blanks", |phone| {
        format!("{} {} {} {}", &phone[..3], &phone[3..5], &phone[5..7], &phone[7..])
    });
    by_phone("telephone with dashes", |phone| format!("{}-{}-{}", &phone[..4], &phone[4..7], &phone[7..]));
    by_phone("telephone with +84", |phone| format!("+84{}", &phone[1..]));
    by_phone("telephone with +84 and blanks", |phone| format!("+84 {} {} {}", &phone[1..4], &phone[4..7], &phone[7..]));
    by_phone("telephone with (+84)", |phone| format!("(+84){}", &phone[1..]));
    by_phone("telephone with +84 (0)", |phone| format!("+84 (0){}", &phone[1..]));
    by_phone("telephone with 84", |phone| format!("84{}", &phone[1..]));
    by_phone("telephone without its zero", |phone| phone[1..].to_owned());
    by_phone("telephone, sđt", |phone| format!("sđt: {phone}"));
    by_phone("telephone, begun with +84", |phone| format!("+84 {}", &phone[1..8]));
    by_phone("telephone, begun with 84", |phone| format!("84{}", &phone[1..7]));
    by_phone("telephone, begun with a point", |phone| format!("{}.{}", &phone[..4], &phone[4..7]));
    by_phone("telephone, the last four", |phone| phone[6..].to_owned());
    by_phone("telephone, the last six with a point", |phone| format!("{}.{}", &phone[4..7], &phone[7..]));
    by_phone("telephone, the middle five", |phone| phone[3..8].to_owned());
    by_phone("telephone, the middle four", |phone| phone[4..8].to_owned());
    by_phone("telephone, full width", |phone| {
        phone.chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap()).collect()
    });
}

#[test]
fn a_wrong_digit_of_a_telephone_hides_nobody() {
    try_kind("a wrong digit", |random, person| {
        let mut digits: Vec<char> = person.phone.chars().collect();
        let place = 3 + random.below(7);
        digits[place] = if digits[place] == '9' { '0' } else { '9' };
        Some((digits.into_iter().collect(), same(person, |other| other.phone.clone())))
    });
}

fn by_date(kind: &str, form: impl Fn(i16, i8, i8) -> String) {
    try_kind(kind, |random, person| {
        let Some(PartialDate::Day(date)) = person.date_of_birth else { return None };
        let text = form(date.year(), date.month(), date.day());
        let born = same(person, |other| other.date_of_birth);
        Some(match random.below(3) {
            0 => (text, born),
            1 => (format!("{} {text}", person.full_name), and(named(person), born)),
            _ => (format!("{text} {}", fold::plain(last(&person.full_name))), born),
        })
    });
}

#[test]
fn dates_of_birth_are_found_however_they_are_written() {
    by_date("12/3/1975", |year, month, day| format!("{day}/{month}/{year}"));
    by_date("12/03/1975", |year, month, day| format!("{day:02}/{month:02}/{year}"));
    by_date("12-03-75", |year, month, day| format!("{day:02}-{month:02}-{:02}", year % 100));
    by_date("12.3.1975", |year, month, day| format!("{day}.{month}.{year}"));
    by_date("1975-03-12", |year, month, day| format!("{year}-{month:02}-{day:02}"));
    by_date("12 3 1975", |year, month, day| format!("{day} {month} {year}"));
    by_date("12031975", |year, month, day| format!("{day:02}{month:02}{year}"));
    by_date("ngày 12 tháng 3 năm 1975", |year, month, day| format!("ngày {day} tháng {month} năm {year}"));
    by_date("sinh ngày 12/3/1975", |year, month, day| format!("sinh ngày {day}/{month}/{year}"));
}

#[test]
fn a_year_of_birth_beside_the_name_is_found() {
    type Form = fn(i16) -> String;
    let forms: [(&str, Form); 10] = [
        ("1975", |year| format!("{year}")),
        ("sn 1975", |year| format!("sn {year}")),
        ("sn1975", |year| format!("sn{year}")),
        ("sinh 1975", |year| format!("sinh {year}")),
        ("SN: 1975", |year| format!("SN: {year}")),
        ("(1975)", |year| format!("({year})")),
        (", 1975", |year| format!(", {year}")),
        ("sinh năm 1975", |year| format!("sinh năm {year}")),
        ("s.n 1975", |year| format!("s.n {year}")),
        ("75", |year| format!("sn {:02}", year % 100)),
    ];
    for (kind, form) in forms {
        try_kind(kind, |random, person| {
            let year = person.date_of_birth?.year();
            let name = if random.below(2) == 0 { &person.full_name } else { last(&person.full_name) };
            let meant = if name == person.full_name { named(person) } else { given(person) };
            let born = same(person, |other| other.date_of_birth.map(PartialDate::year));
            Some((format!("{name} {}", form(year)).replace(" ,", ","), and(meant, born)))
        });
    }
    try_kind("day and month swapped", |_, person| {
        let Some(PartialDate::Day(date)) = person.date_of_birth else { return None };
        let text = format!("{} {}/{}/{}", person.full_name, date.month(), date.day(), date.year());
        (date.day() < 13).then(|| (text, named(person)))
    });
}
