//! What is typed at a desk, and who is found.

use uuid::Uuid;

use crate::{
    delegate::{Delegate, DelegateId},
    find::Finder,
};

fn roster() -> Vec<Delegate> {
    [("Nguyễn Văn Hạnh", "Chi bộ thôn 12"), ("Nguyễn Văn Hà", "Chi bộ thôn 3"), ("Lê Thị An", "Chi bộ thôn 12")]
        .into_iter()
        .enumerate()
        .map(|(index, (name, unit))| {
            let id = Uuid::from_u128(index as u128);
            Delegate { unit: unit.to_owned(), ..Delegate::new(DelegateId(id), id, name) }
        })
        .collect()
}

fn names(query: &str) -> Vec<String> {
    let roster = roster();
    Finder::new(&roster).find(query).into_iter().map(|index| roster[index].full_name.clone()).collect()
}

#[test]
fn what_is_typed_at_a_desk_finds_the_delegate() {
    assert_eq!(names("an")[0], "Lê Thị An");
    assert_eq!(names("nvh").len(), 2);
    assert_eq!(names("nguyen van h").len(), 2);
    assert_eq!(names("hanh 12"), ["Nguyễn Văn Hạnh"]);
    assert_eq!(names("hạnh nguyễn"), ["Nguyễn Văn Hạnh"]);
    assert_eq!(names("hà")[0], "Nguyễn Văn Hà");
    assert!(names("xyz").is_empty());
}

#[test]
fn a_number_is_the_units_before_it_is_anything_elses() {
    let people: Vec<Delegate> = [("Chi bộ thôn 132", "Đoàn 12"), ("Chi bộ thôn 12", "Đoàn 2"), ("Chi bộ 120", "")]
        .into_iter()
        .enumerate()
        .map(|(index, (unit, delegation))| {
            let id = Uuid::from_u128(index as u128);
            let (unit, delegation) = (unit.to_owned(), delegation.to_owned());
            Delegate { unit, delegation, ..Delegate::new(DelegateId(id), id, "Lê Hạnh") }
        })
        .collect();
    assert_eq!(Finder::new(&people).find("hanh 12"), [1, 0, 2]);
}

#[test]
fn what_is_typed_in_a_hurry_finds_the_delegate_first() {
    let people: Vec<Delegate> = [
        ("Nguyễn Thị Hồng Ngọc", "Chi bộ thôn Phú Lộc", "0017", "C-14", "0905123456"),
        ("Hồ Ngọc Hạnh", "Chi bộ thôn 2", "0018", "C-15", "0905123457"),
        ("Hà Hồng Hạnh", "Chi bộ thôn 2", "0019", "C-16", ""),
        ("Nguyễn Văn Hạ", "Chi bộ thôn 14", "0020", "D-1", ""),
        ("Văn Nguyễn Hà", "Chi bộ thôn 2", "0021", "D-2", ""),
    ]
    .into_iter()
    .enumerate()
    .map(|(index, (name, unit, badge, seat, phone))| {
        let id = Uuid::from_u128(index as u128);
        let mut person = Delegate::new(DelegateId(id), id, name);
        (person.unit, person.badge_no) = (unit.to_owned(), badge.to_owned());
        (person.seat, person.phone) = (seat.to_owned(), phone.to_owned());
        person
    })
    .collect();
    let finder = Finder::new(&people);
    let first = |query: &str| finder.find(query).first().map_or("", |index| people[*index].full_name.as_str());
    assert_eq!(first("hongngoc"), "Nguyễn Thị Hồng Ngọc");
    assert_eq!(first("nthn"), "Nguyễn Thị Hồng Ngọc");
    assert_eq!(first("3456"), "Nguyễn Thị Hồng Ngọc");
    assert_eq!(first("17"), "Nguyễn Thị Hồng Ngọc");
    assert_eq!(first("c-14"), "Nguyễn Thị Hồng Ngọc");
    assert_eq!(first("h h hanh"), "Hà Hồng Hạnh", "each typed word is another word of the name");
    assert_eq!(first("nguyen h"), "Nguyễn Văn Hạ", "in the name's own order");
    assert_eq!(first("hạ"), "Nguyễn Văn Hạ");
    assert_eq!(first("hà"), "Văn Nguyễn Hà");
    assert_eq!(first("hạnh 18"), "Hồ Ngọc Hạnh");
    assert!(finder.find("hanh hanh").is_empty());
}

#[test]
fn no_query_lists_all_in_name_order() {
    assert_eq!(names(""), ["Lê Thị An", "Nguyễn Văn Hà", "Nguyễn Văn Hạnh"]);
}

fn people(records: &[(&str, &str, &str)]) -> Vec<Delegate> {
    let made = records.iter().enumerate().map(|(index, (name, unit, seat))| {
        let id = Uuid::from_u128(index as u128);
        let (unit, seat) = ((*unit).to_owned(), (*seat).to_owned());
        Delegate { unit, seat, ..Delegate::new(DelegateId(id), id, *name) }
    });
    made.collect()
}

/// The names that a query finds with nobody present, then those that it finds nearly.
fn found(people: &[Delegate], query: &str) -> (Vec<String>, Vec<String>) {
    let hits = Finder::new(people).search(query, |_| false);
    let of = |near: bool| {
        let hits = hits.iter().filter(|hit| hit.near == near);
        hits.map(|hit| people[hit.delegate].full_name.clone()).collect()
    };
    (of(false), of(true))
}

#[test]
fn people_found_nearly_stand_apart_after_the_others() {
    let people = people(&[
        ("Nguyễn Văn Hạnh", "Chi bộ 12", "C-14"),
        ("Nguyễn Văn Hậu", "Chi bộ 3", "C-15"),
        ("Trần Thị Khánh", "Chi bộ 12", "C-16"),
    ]);
    assert_eq!(found(&people, "nguyen van hanh"), (vec!["Nguyễn Văn Hạnh".to_owned()], vec![]));
    let (exact, near) = found(&people, "nguyen van hnah");
    assert!(exact.is_empty());
    assert_eq!(near[0], "Nguyễn Văn Hạnh");
    let (exact, near) = found(&people, "hanh qwxk");
    assert_eq!((exact.len(), near[0].as_str()), (0, "Nguyễn Văn Hạnh"), "an unknown word hides nobody");
    assert_eq!(
        found(&people, "hanh c14"),
        (vec!["Nguyễn Văn Hạnh".to_owned()], vec![]),
        "a fit of all words needs no others"
    );
    assert_eq!(found(&people, "qwxk brzz"), (vec![], vec![]));
    let finder = Finder::new(&people);
    assert!(finder.find("nguyen van hnah").is_empty(), "nobody is taken for another");
    assert_eq!(finder.find("nguyeenx vawn hanhj"), [0]);
}

#[test]
fn of_those_whom_the_words_fit_as_well_people_present_come_last() {
    let people = people(&[
        ("Nguyễn Văn Hạnh", "Chi bộ 12", ""),
        ("Lê Thị Hạnh", "Chi bộ 3", ""),
        ("Hạnh Thị Nga", "Chi bộ 3", ""),
        ("Trần Thị Hành", "Chi bộ 3", ""),
    ]);
    let finder = Finder::new(&people);
    let order = |query: &str, present: &[usize]| -> Vec<usize> {
        finder.search(query, |person| present.contains(&person)).iter().map(|hit| hit.delegate).collect()
    };
    assert_eq!(order("hạnh", &[]), [1, 0, 3, 2]);
    assert_eq!(order("hạnh", &[1]), [0, 1, 3, 2], "a namesake who is expected comes first, but nobody of another name");
    assert_eq!(order("hanh", &[1, 3]), [0, 3, 1, 2]);
    assert_eq!(order("nguyen van hanh", &[0])[0], 0, "a whole name is above who is expected");
    assert_eq!(order("hnah", &[0, 3]), [1, 3, 0, 2], "the near ones too");
    assert_eq!(order("", &[0, 3]), [1, 2, 3, 0]);
}

#[test]
fn what_was_found_as_it_is_typed_stays_before_what_it_may_mean() {
    let people = people(&[
        ("Trần Văn Nam", "Chi bộ 3", "H-12"),
        ("Lê Thị Hoa", "Chi bộ 12", "C-12"),
        ("Chu An Bình", "Chi bộ 3", "D-1"),
        ("Lê Thị An", "Chi bộ 3", "D-2"),
        ("Lê Anh Sơn", "Chi bộ 3", "D-3"),
        ("Trần Văn Lá", "Chi bộ 3", "D-4"),
    ]);
    let exact = |query: &str| found(&people, query).0;
    assert_eq!(exact("h 12"), ["Lê Thị Hoa", "Trần Văn Nam"], "h… of unit 12, then the seat");
    assert_eq!(exact("chu an")[..2], ["Chu An Bình", "Lê Thị An"], "a name before a form of address");
    assert_eq!(exact("chú an")[0], "Lê Thị An");
    assert_eq!(exact("las")[..2], ["Lê Anh Sơn", "Trần Văn Lá"], "initials before keystrokes");
    assert_eq!(exact("lá")[..2], ["Trần Văn Lá", "Lê Anh Sơn"], "what an input method made of initials");
}

#[test]
fn a_query_of_signs_alone_finds_nobody_and_one_of_many_words_ends() {
    let people = people(&[("Nguyễn Văn Hạnh", "Chi bộ 12", "C-14")]);
    assert_eq!(found(&people, "., -"), (vec![], vec![]));
    let long = "hạnh nguyễn ".repeat(5_000);
    assert_eq!(found(&people, &long).0.len(), 0);
    assert!(found(&people, &"hanh".repeat(5_000)).0.is_empty());
}
