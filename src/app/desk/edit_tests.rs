//! What is changed at the desk needs the approval that it needs, whichever way it comes.

use std::fs;

use uuid::Uuid;

use super::*;
use crate::{
    app::{
        congress::{Congress, Folder},
        desk::{
            badges,
            records::{self, Answer, Ask},
        },
        operators::{Approval, add},
        pin::Pin,
        roster::import::Order,
    },
    config::Config,
    domain::{delegate::Eligibility, permission::Role},
    i18n::Language,
};

fn now() -> Timestamp {
    "2026-03-14T00:41:09Z".parse().expect("a time")
}

fn id(number: u128) -> DelegateId {
    DelegateId(Uuid::from_u128(number))
}

/// A desk with two officials, an alternate and a guest, and a supervisor of the PIN 2468.
fn desk(folder: &std::path::Path) -> Desk {
    let config = Config::new("Đại hội thử");
    let mut congress = Congress::init(Folder::new(folder.join("dai-hoi")), &config, "mật khẩu để thử").expect("made");
    add(&mut congress, "Bà Mai", Role::Supervisor, Some(&Pin::new("2468")), now()).expect("added");
    let kinds = [DelegateKind::Official, DelegateKind::Official, DelegateKind::Alternate, DelegateKind::Guest];
    let delegates: Vec<Delegate> = ["Lê An", "Vũ Bình", "Trần Cao", "Lò Thị Khách"]
        .iter()
        .zip(kinds)
        .enumerate()
        .map(|(place, (name, kind))| {
            let mut delegate = Delegate::new(id(place as u128 + 1), Uuid::from_u128(place as u128 + 1), *name);
            (delegate.stt, delegate.kind) = (Some(place as u32 + 1), kind);
            "Chi bộ 1".clone_into(&mut delegate.unit);
            delegate
        })
        .collect();
    let context = congress.context(now());
    congress.store.save_delegates(&delegates, &context).expect("saved");
    Desk::behind(congress, None).expect("a desk")
}

fn approved(desk: &mut Desk) -> Approved {
    let approval = Approval { supervisor: "Bà Mai".to_owned(), pin: Pin::new("2468") };
    desk.approve(&approval, now()).expect("the right PIN")
}

fn load(
    desk: &mut Desk,
    folder: &std::path::Path,
    rows: &str,
    approved: Option<&Approved>,
) -> Result<Answer, AppError> {
    let file = folder.join("ds.csv");
    fs::write(&file, format!("STT;Họ và tên;Tổ chức đảng;Loại đại biểu;Tư cách;Ghế\n{rows}")).expect("written");
    let order = Order::of(file);
    let reading = order.read().expect("read");
    records::load(desk, (&order, &reading), approved, now())
}

#[test]
fn a_roster_goes_round_no_supervisor() {
    let room = tempfile::tempdir().expect("a folder");
    let mut desk = desk(room.path());
    let mut refused = |rows: &str| {
        let error = load(&mut desk, room.path(), rows, None).expect_err("a supervisor is needed");
        assert!(matches!(error, AppError::NeedsSupervisor { supervisors } if supervisors == ["Bà Mai"]), "{rows}");
        assert_eq!(desk.congress().delegates().expect("read")[0].kind, DelegateKind::Official, "nothing is loaded");
    };
    refused("1;Lê An;Chi bộ 1;Khách mời;;\n2;Vũ Bình;Chi bộ 1;;;A-2\n");
    refused("3;Trần Cao;Chi bộ 1;Chính thức;;\n");
    refused("2;Vũ Bình;Chi bộ 1;;Không đủ tư cách;\n");
    // A seat, somebody new, an alternate who becomes a guest: nothing that the quorum counts.
    let rows = "2;Vũ Bình;Chi bộ 1;;;A-2\n9;Ma Mới;Chi bộ 1;Chính thức;;\n3;Trần Cao;Chi bộ 1;Khách mời;;\n";
    load(&mut desk, room.path(), rows, None).expect("loaded");
    let leave = approved(&mut desk);
    let rows = "1;Lê An;Chi bộ 1;Khách mời;;\n2;Vũ Bình;Chi bộ 1;;Không đủ tư cách;\n";
    load(&mut desk, room.path(), rows, Some(&leave)).expect("allowed");
    let all = desk.congress().delegates().expect("read");
    assert_eq!((all[0].kind, all[1].eligibility), (DelegateKind::Guest, Eligibility::Ineligible));
}

#[test]
fn a_record_keeps_what_the_counts_stand_on() {
    let room = tempfile::tempdir().expect("a folder");
    let mut desk = desk(room.path());
    let number = |number| FieldValue::Number(Field::Stt, number);
    let taken = field(&mut desk, id(1), (Field::Stt, Some(&number(2))), None, now());
    assert!(matches!(taken, Err(AppError::NumberTaken { number: 2, name }) if name == "Vũ Bình"));
    field(&mut desk, id(1), (Field::Stt, Some(&number(1))), None, now()).expect("their own");
    field(&mut desk, id(1), (Field::Stt, Some(&number(17))), None, now()).expect("free");
    let seat = |seat: &str| FieldValue::Text(Field::Seat, seat.to_owned());
    field(&mut desk, id(2), (Field::Seat, Some(&seat("B-7"))), None, now()).expect("free");
    let taken = field(&mut desk, id(1), (Field::Seat, Some(&seat("B-7"))), None, now());
    assert!(matches!(taken, Err(AppError::SeatTaken { seat, name }) if seat == "B-7" && name == "Vũ Bình"));
    let wiped = field(&mut desk, id(1), (Field::Unit, None), None, now());
    assert!(matches!(wiped, Err(AppError::UnitMissing)));
    field(&mut desk, id(4), (Field::Unit, None), None, now()).expect("a guest sits for nobody");
    let guest = FieldValue::Kind(DelegateKind::Guest);
    let summons = field(&mut desk, id(2), (Field::Kind, Some(&guest)), None, now());
    assert!(matches!(summons, Err(AppError::NeedsSupervisor { .. })));
}

#[test]
fn a_new_badge_is_there_before_the_old_one_is_refused() {
    let room = tempfile::tempdir().expect("a folder");
    let mut desk = desk(room.path());
    let ask = Ask::Renew(id(2), Language::Vi);
    let found = |desk: &Desk, token: Uuid| {
        let congress = desk.congress();
        let (number, all) = (congress.store.badge_congress().expect("read"), congress.delegates().expect("read"));
        let code = badges::code(number, &Delegate { qr_token: token, ..all[1].clone() });
        badges::find(&congress.store, &all, &code.to_string()).expect("read")
    };
    let old = Uuid::from_u128(2);
    let exports = desk.congress().folder.exports();
    fs::write(&exports, "no folder").expect("written");
    assert!(matches!(records::change(&mut desk, &ask, None, now()), Err(AppError::Io { .. })));
    assert_eq!(found(&desk, old), badges::Found::Of(id(2)), "without a page the old badge stays in force");

    fs::remove_file(&exports).expect("removed");
    let answer = records::change(&mut desk, &ask, None, now()).expect("renewed");
    let Some(Answer::Renewed(delegate, page)) = answer else { panic!("{answer:?}") };
    assert_eq!((delegate, page.file_name()), (id(2), Some("the-2.html".as_ref())));
    let page = fs::read_to_string(page).expect("a page");
    assert!(page.contains("Vũ Bình") && page.contains("<svg"));
    assert_eq!(found(&desk, old), badges::Found::Revoked(id(2), now()));
    let new = desk.delegate(id(2)).expect("on the roster").qr_token;
    assert_eq!(found(&desk, new), badges::Found::Of(id(2)), "the desk knows the new one");
}

#[test]
fn a_guest_is_added_once() {
    let room = tempfile::tempdir().expect("a folder");
    let mut desk = desk(room.path());
    let known = add_guest(&mut desk, "lo thi khach", now());
    assert!(matches!(known, Err(AppError::GuestKnown { name }) if name == "Lò Thị Khách"));
    assert!(matches!(add_guest(&mut desk, "Khách 1", now()), Err(AppError::NameMissing)));
    add_guest(&mut desk, "Lò Thị Khách, Sở Y tế", now()).expect("another person");
    // An official delegate may have the name of a guest who comes.
    add_guest(&mut desk, "Lê An", now()).expect("another person");
}

#[test]
fn whoever_has_a_pin_sits_down_with_it() {
    let room = tempfile::tempdir().expect("a folder");
    let mut desk = desk(room.path());
    let congress = desk.congress_mut();
    add(congress, "Lan", Role::Operator, None, now()).expect("added");
    add(congress, "Minh", Role::Operator, Some(&Pin::new("1357")), now()).expect("added");
    desk.sign_on("Lan", None, now()).expect("no PIN, none asked");
    for (name, pin) in [("Bà Mai", "2468"), ("Minh", "1357")] {
        let unasked = desk.sign_on(name, None, now());
        assert!(matches!(unasked, Err(AppError::NeedsSupervisor { supervisors }) if supervisors == [name]));
        let proof = |name: &str, pin: &str| Approval { supervisor: name.to_owned(), pin: Pin::new(pin) };
        let wrong = desk.sign_on(name, Some(&proof(name, "0000")), now());
        assert!(matches!(wrong, Err(AppError::WrongPin { .. })));
        let others = desk.sign_on("Bà Mai", Some(&proof("Minh", "1357")), now());
        assert!(matches!(others, Err(AppError::NeedsSupervisor { .. })), "another's PIN");
        assert_ne!(desk.congress().settings.operator, name);
        desk.sign_on(name, Some(&proof(name, pin)), now()).expect("the right one");
        assert_eq!(desk.congress().settings.operator, name);
    }
}
