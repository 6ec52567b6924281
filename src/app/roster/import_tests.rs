//! Matching people: one file imported twice, corrections, homonyms, repeated people, badges.

use std::fs;

use proptest::prelude::*;

use super::*;
use crate::roster;

pub(super) fn counter() -> impl FnMut() -> (DelegateId, Uuid) {
    let mut next = 0_u128;
    move || {
        next += 1;
        (DelegateId(Uuid::from_u128(next)), Uuid::from_u128(next << 64))
    }
}

pub(super) fn reading(text: &str) -> Reading {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ds.csv");
    fs::write(&path, text).expect("written");
    roster::read(&path, &[]).expect("read")
}

pub(super) fn load(text: &str, existing: &[Delegate]) -> Import {
    let mut next = counter();
    load_with(text, existing, &Answers::default(), &mut next)
}

pub(super) fn load_with(
    text: &str,
    existing: &[Delegate],
    answers: &Answers,
    next: &mut impl FnMut() -> (DelegateId, Uuid),
) -> Import {
    let order = Order { answers: answers.clone(), ..Order::default() };
    let known = Known { delegates: existing, removed: &[] };
    merge(&reading(text), known, &order, || {
        let (id, token) = next();
        let shift = Uuid::from_u128(id.0.as_u128() + 1_000 * (existing.len() as u128 + 1));
        (DelegateId(shift), Uuid::from_u128(token.as_u128() + existing.len() as u128))
    })
}

pub(super) fn figures(import: &Import) -> (usize, usize, usize, usize) {
    (import.added, import.updated, import.unchanged, import.failed.len())
}

const HEADER: &str = "STT;Họ và tên;Ngày sinh;Chi bộ;Số điện thoại;Số thẻ\n";

fn rows(rows: &str) -> String {
    format!("{HEADER}{rows}")
}

#[test]
fn loading_twice_changes_nothing() {
    let text = rows("1;Lê Thị An;01/02/1970;Chi bộ 1;0905000001;\n2;Vũ Bình;1980;Chi bộ 2;;\n3;Trần Cao;;Chi bộ 2;;\n");
    let first = load(&text, &[]);
    assert_eq!(figures(&first), (3, 0, 0, 0));
    let ids: std::collections::HashSet<_> = first.delegates.iter().flat_map(|d| [d.id.0, d.qr_token]).collect();
    assert_eq!(ids.len(), 6, "everybody has an id and a token of their own");
    let second = load(&text, &first.delegates);
    assert_eq!((figures(&second), second.delegates.len()), ((0, 0, 3, 0), 0));
}

#[test]
fn corrections_keep_the_identity_and_blanks_wipe_nothing() {
    let first = load(&rows("1;Lê Thị An;01/02/1970;Chi bộ 1;0905000001;A1\n"), &[]);
    let second = load(&rows("1;LÊ THỊ AN;1970;Chi bộ 1;0905000002;\n"), &first.delegates);
    assert_eq!(figures(&second), (0, 1, 0, 0));
    let (old, new) = (&first.delegates[0], &second.delegates[0]);
    assert_eq!((new.id, new.qr_token), (old.id, old.qr_token));
    assert_eq!((&new.phone[..], &new.badge_no[..]), ("0905000002", "A1"));
    assert_eq!(new.date_of_birth, old.date_of_birth, "the year alone says less");
    let renamed = load(&rows("1;Lê Thị Ân;01/02/1970;Chi bộ 1;;A1\n"), &first.delegates);
    assert_eq!((figures(&renamed), &renamed.delegates[0].full_name[..]), ((0, 1, 0, 0), "Lê Thị Ân"));
}

#[test]
fn homonyms_are_kept_apart_or_asked_about() {
    let apart = load(&rows("1;Lý Bình;1964;Chi bộ 1;;\n2;Lý Bình;1968;Chi bộ 1;;\n"), &[]);
    assert_eq!(figures(&apart), (2, 0, 0, 0), "born in different years");
    let unclear = load(&rows("1;Lý Bình;1964;Chi bộ 1;;\n2;Lý Bình;1964;Chi bộ 2;;\n"), &[]);
    assert_eq!(figures(&unclear), (1, 0, 0, 1));
    let known = unclear.delegates[0].id;
    assert_eq!(asked(&unclear), [("B3".to_owned(), vec![(known, Some("B2".to_owned()))])]);
    assert_eq!((unclear.failed[0].row, unclear.failed[0].cell.to_string()), (3, "B3".to_owned()));
    let nothing = load(&rows("1;Lý Bình;;;;\n2;Lý Bình;;;;\n"), &[]);
    assert_eq!(figures(&nothing), (1, 0, 0, 1), "a name alone says nothing");
    let both = load(&rows("7;Lý Bình;;;;\n"), &apart.delegates);
    let all: Vec<_> = apart.delegates.iter().map(|known| (known.id, None)).collect();
    assert_eq!(asked(&both), [("B2".to_owned(), all)], "both are named");
    let moved =
        load(&rows("1;Lý Bình;05/06/1964;Chi bộ 1;0905000001;\n2;Lý Bình;05/06/1964;Chi bộ 2;0905000002;\n"), &[]);
    assert_eq!(figures(&moved), (1, 0, 0, 1), "one day of birth, but nothing else in common");
    let marks = load(&rows("1;Lý Bính;1964;Chi bộ 1;;\n2;Lý Bình;1964;Chi bộ 1;;\n"), &[]);
    assert_eq!(figures(&marks), (2, 0, 0, 0), "a tone makes another name");
    let told_apart = rows("1;Lý Bình;1964;Chi bộ 1;0905000001;\n");
    let told_apart = load(&format!("{told_apart}2;Lý Bình;1964;Chi bộ 1;0905000002;\n"), &[]);
    assert_eq!(figures(&told_apart), (1, 0, 0, 1), "another telephone in one unit is still for a person to judge");
}

#[test]
fn a_repeated_person_is_named_with_the_first_row() {
    let text = rows("1;Vũ Giang;23/05/1966;Chi bộ 1;;\n2;Y Oanh;1978;Chi bộ 1;;\n3;Vũ Giang;23/05/1966;Chi bộ 1;;\n");
    let import = load(&text, &[]);
    assert_eq!(figures(&import), (2, 0, 0, 1));
    let Reason::Repeated { first, who } = &import.failed[0].reason else { panic!("{:?}", import.failed) };
    assert_eq!((first.to_string(), &who.full_name[..]), ("B2".to_owned(), "Vũ Giang"));
    let again = load(&text, &import.delegates);
    assert_eq!((figures(&again), &again.failed), ((0, 0, 2, 1), &import.failed));
}

#[test]
fn a_badge_belongs_to_one_person() {
    let first = load(&rows("1;Vũ Giang;1966;Chi bộ 1;;A1\n2;Y Oanh;1978;Chi bộ 1;;A2\n"), &[]);
    let thief = load(&rows("3;Lò Cường;1963;Chi bộ 1;;A1\n"), &first.delegates);
    let who = Box::new(first.delegates[0].clone());
    assert_eq!(thief.failed[0].reason, Reason::BadgeTaken { badge: "A1".to_owned(), who });
    assert_eq!(thief.failed[0].cell.to_string(), "F2", "the badge's cell");
    let moved = load(&rows("1;Vũ Giang;;Chi bộ 9;;A1\n"), &first.delegates);
    assert_eq!((figures(&moved), moved.delegates[0].id), ((0, 1, 0, 0), first.delegates[0].id));
}

/// The seats and numbers that are reported to be shared: the cell, the value, how many share it.
fn told(import: &Import) -> Vec<(String, String, usize)> {
    let shared = import.shared.iter();
    shared.map(|shared| (shared.cell.to_string(), shared.value.clone(), shared.names.len())).collect()
}

#[test]
fn a_seat_and_a_number_that_two_people_have_are_told() {
    let list = |rows: &str| format!("STT;Họ và tên;Chi bộ;Ghế\n{rows}");
    let text = list("1;Lê An;Chi bộ 1;A-1\n2;Vũ Bình;Chi bộ 1;A-1\n2;Hà Cam;Chi bộ 2;A-3\n4;Tạ Dũng;Chi bộ 2;A-4\n");
    let first = load(&text, &[]);
    let shared = vec![("B3".to_owned(), "A-1".to_owned(), 2), ("B4".to_owned(), "2".to_owned(), 2)];
    assert_eq!((figures(&first), told(&first)), ((4, 0, 0, 0), shared));
    assert_eq!(told(&load(&text, &first.delegates)), Vec::new(), "nothing changed, nothing is told again");
    let joins = load(&list("4;Tạ Dũng;Chi bộ 2;A-3\n"), &first.delegates);
    assert_eq!(told(&joins), Vec::new(), "now four of the four share one, as at tables");
    let more = "5;Sử Em;Chi bộ 3;A-5\n6;Lò Giàng;Chi bộ 3;A-6\n7;Ma Hoa;Chi bộ 3;A-4\n8;Cà Im;Chi bộ 3;A-8\n";
    let shared = vec![("B4".to_owned(), "A-4".to_owned(), 2)];
    assert_eq!(told(&load(&list(more), &first.delegates)), shared, "with who was there before");
    let tables = load(
        &list("1;Lê An;Chi bộ 1;Bàn 1\n2;Vũ Bình;Chi bộ 1;Bàn 1\n1;Hà Cam;Chi bộ 2;Bàn 2\n2;Tạ Dũng;Chi bộ 2;Bàn 2\n"),
        &[],
    );
    assert_eq!(told(&tables), Vec::new(), "tables, and numbers that begin anew with each unit");
}

#[test]
fn an_export_comes_back_to_the_same_people() {
    let first = load(&rows("1;Vũ Giang;1966;Chi bộ 1;;A1\n2;Vũ Giang;1978;Chi bộ 1;;A2\n"), &[]);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("xuat.xlsx");
    let mut renamed = first.delegates.clone();
    renamed[0].full_name = "Võ Giang".to_owned();
    renamed[0].date_of_birth = "1967".parse().ok();
    roster::write(&path, &renamed).expect("written");
    let read = roster::read(&path, &[]).expect("read");
    let back = merge(&read, Known { delegates: &first.delegates, removed: &[] }, &Order::default(), fresh_identity);
    assert_eq!((figures(&back), &back.delegates[..]), ((0, 1, 1, 0), &renamed[..1]));
}

/// One who may be meant, and the cell that brought them.
type Other = (DelegateId, Option<String>);

/// The homonyms: the cell of each, and who may be meant, with their cells.
fn asked(import: &Import) -> Vec<(String, Vec<Other>)> {
    let other = |other: &Namesake| (other.delegate.id, other.cell.as_ref().map(ToString::to_string));
    import.questions().map(|asked| (asked.cell.to_string(), asked.others.iter().map(other).collect())).collect()
}

#[test]
fn a_person_answers_for_each_homonym() {
    let text = rows("1;Lý Bình;1964;Chi bộ 1;;\n2;Lý Bình;1964;Chi bộ 2;;\n3;Lý Bình;1964;Chi bộ 3;;\n");
    let mut next = counter();
    let mut answers = Answers::default();
    let mut answer = |cell: u32, answer: Answer, answers: &mut Answers| {
        answers.given.insert(Address { sheet: None, row: cell, column: 1 }, answer);
        load_with(&text, &[], answers, &mut next)
    };
    let first = answer(9, Answer::Skip, &mut answers);
    assert_eq!((figures(&first), asked(&first).len()), ((1, 0, 0, 2), 2));
    let new = answer(3, Answer::New, &mut answers);
    assert_eq!(figures(&new), (2, 0, 0, 1));
    let who = |import: &Import| asked(import)[0].1.iter().map(|(_, cell)| cell.clone()).collect::<Vec<_>>();
    assert_eq!(who(&new), [Some("B2".to_owned()), Some("B3".to_owned())], "the one who is new may be meant as well");
    let second = PersonRef::Row(Address { sheet: None, row: 3, column: 1 });
    let same = answer(4, Answer::Same(second), &mut answers);
    assert!(matches!(&same.failed[..], [Failed { reason: Reason::Repeated { first, .. }, .. }] if first.row == 3));
    let skipped = answer(4, Answer::Skip, &mut answers);
    assert_eq!((figures(&skipped), skipped.skipped), ((2, 0, 0, 0), 1));

    // What was known before is named by its identity.
    let known = skipped.delegates;
    let moved = rows("7;Lý Bình;1964;Chi bộ 9;;\n");
    let mut answers = Answers::default();
    answers.given.insert(Address { sheet: None, row: 2, column: 1 }, Answer::Same(PersonRef::Known(known[1].id)));
    let moved = load_with(&moved, &known, &answers, &mut counter());
    assert_eq!((figures(&moved), moved.delegates[0].id), ((0, 1, 0, 0), known[1].id));
    assert_eq!(moved.delegates[0].unit, "Chi bộ 9");
}

#[test]
fn one_answer_for_all_homonyms() {
    let known =
        load(&rows("1;Lý Bình;1964;Chi bộ 1;;\n2;Vũ An;1970;Chi bộ 1;;\n3;Vũ An;1971;Chi bộ 1;;\n"), &[]).delegates;
    let text = rows("7;Lý Bình;;Chi bộ 5;;\n8;Vũ An;;Chi bộ 6;;\n");
    let with = |others| {
        let answers = Answers { others, ..Answers::default() };
        let import = load_with(&text, &known, &answers, &mut counter());
        (figures(&import), import.skipped)
    };
    assert_eq!(with(Homonyms::Ask), ((0, 0, 0, 2), 0));
    assert_eq!(with(Homonyms::Same), ((0, 1, 0, 1), 0), "of two nobody knows which");
    assert_eq!(with(Homonyms::New), ((2, 0, 0, 0), 0));
    assert_eq!(with(Homonyms::Skip), ((0, 0, 0, 0), 2));
    // A namesake who was taken in as new is known when the same file is loaded again.
    let answers = Answers { others: Homonyms::New, ..Answers::default() };
    let new = load_with(&text, &known, &answers, &mut counter());
    let all: Vec<Delegate> = known.iter().chain(&new.delegates).cloned().collect();
    assert_eq!(figures(&load_with(&text, &all, &answers, &mut counter())), (0, 0, 2, 0));
}

#[test]
fn the_first_rows_are_shown_as_they_will_be() {
    let first = load(&rows("1;Lê Thị An;01/02/1970;Chi bộ 1;0905000001;\n2;Vũ Bình;1980;Chi bộ 2;;\n"), &[]);
    let text = rows(
        "9;Trần Cao;;Chi bộ 2;;\n2;Vũ Bình;1980;Chi bộ 2;;\n1;Lê Thị An;01/02/1970;Chi bộ 7;;\n5;Lò Cờ;99/1/1;;;\n",
    );
    let shown: Vec<_> = load(&text, &first.delegates)
        .preview
        .into_iter()
        .map(|row| (row.cell.to_string(), row.change, row.record.full_name, row.record.phone))
        .collect();
    let row =
        |cell: &str, change, name: &str, phone: &str| (cell.to_owned(), change, name.to_owned(), phone.to_owned());
    assert_eq!(
        shown,
        [
            row("B2", Change::New, "Trần Cao", ""),
            row("B3", Change::Unchanged, "Vũ Bình", ""),
            row("B4", Change::Updated, "Lê Thị An", "0905000001"),
        ]
    );
}

#[test]
fn a_unit_of_a_section_is_spelled_as_the_roster_has_it() {
    let known = load(&rows("1;Vũ Giang;1966;Chi bộ Công an xã;;\n"), &[]).delegates;
    let text = "STT;Họ và tên;Ngày sinh\nI;CHI BỘ CÔNG AN XÃ;\n1;Vũ Giang;1966\n2;Lò Cờ;1970\n";
    let import = load(text, &known);
    assert_eq!((figures(&import), &import.delegates[0].unit[..]), ((1, 0, 1, 0), "Chi bộ Công an xã"));
}

proptest! {
    #![proptest_config(daihoi_testing::proptest_config(64))]

    /// Few names, units and dates, so that people resemble each other in every way.
    #[test]
    fn any_file_loaded_again_changes_nothing(people in prop::collection::vec(
        (0..3usize, 0..5usize, 0..3usize, 0..3usize, 0..3usize), 0..20,
    )) {
        let dates = ["", "1964", "05/06/1964", "07/08/1964", "1968"];
        let lines: Vec<String> = people.iter().enumerate().map(|(place, &(name, date, unit, phone, badge))| {
            let name = ["Lý Bình", "Lý Bính", "LÝ BÌNH"][name];
            let (unit, phone) = (["", "Chi bộ 1", "Chi bộ 2"][unit], ["", "0905000001", "0905000002"][phone]);
            let badge = if badge == 0 { format!("A{}", place % 4) } else { String::new() };
            format!("{};{name};{};{unit};{phone};{badge}\n", place + 1, dates[date])
        }).collect();
        let text = rows(&lines.concat());
        let first = load(&text, &[]);
        prop_assert_eq!(first.added + first.failed.len(), people.len());
        let second = load(&text, &first.delegates);
        prop_assert_eq!((second.added, second.updated), (0, 0), "{:?}", second);
        prop_assert_eq!(second.unchanged, first.added);
    }
}

#[test]
fn what_fails_is_counted_by_rows() {
    let text = rows("1;Lê An;31/02/1970;;x;\n2;;1971;;;\n3;Vũ Bình;1972;;;\n");
    let import = load(&text, &[]);
    assert_eq!((import.failed.len(), import.failed_rows(), import.rows_to_mend()), (3, 2, 2));
}
