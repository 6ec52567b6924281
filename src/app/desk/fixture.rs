//! A made-up congress with an open session, for tests of what works at a desk.

use jiff::Timestamp;
use tempfile::TempDir;
use uuid::Uuid;

use crate::{
    app::{
        congress::{Congress, Folder},
        desk::recorder::{Desk, Evidence, Absence},
    },
    config::Config,
    domain::{
        attendance::Presence,
        delegate::{Delegate, DelegateId, DelegateKind, Eligibility},
        event::{Means, Scope},
    },
};

/// The number of the alternate, and of one who is not eligible.
const ALTERNATE: u128 = 3;
const BLOCKED: u128 = 4;

pub(super) fn now() -> Timestamp {
    "2026-03-14T00:41:09Z".parse().expect("a time")
}

pub(super) fn id(number: u128) -> DelegateId {
    DelegateId(Uuid::from_u128(number))
}

/// A desk with two officials, an alternate and an official who is not eligible; the session is open and nothing is locked.
/// The folder goes with the first of the two.
pub(super) fn desk() -> (TempDir, Desk) {
    let room = tempfile::tempdir().expect("a folder");
    let config = Config::new("Đại hội thử");
    let folder = Folder::new(room.path().join("dai-hoi"));
    let mut congress = Congress::init(folder, &config, "mật khẩu để thử").expect("made");
    let delegates: Vec<Delegate> = (1..=BLOCKED)
        .map(|number| {
            let mut delegate = Delegate::new(id(number), Uuid::from_u128(7_000 + number), format!("Lê Thử {number}"));
            "Chi bộ 1".clone_into(&mut delegate.unit);
            match number {
                ALTERNATE => delegate.kind = DelegateKind::Alternate,
                BLOCKED => delegate.eligibility = Eligibility::Ineligible,
                _ => {}
            }
            delegate
        })
        .collect();
    let context = congress.context(now());
    congress.store.save_delegates(&delegates, &context).expect("saved");
    let desk = Desk::new(congress, None, now()).expect("a desk");
    (room, desk)
}

/// Brings a delegate to a presence that an open session knows; gives the number.
pub(super) fn brought_to(desk: &mut Desk, presence: Presence) -> u128 {
    let excuse = |desk: &mut Desk, scope| {
        let absence = Absence { scope, reason: "ốm".to_owned(), approved_by: "Đoàn Chủ tịch".to_owned() };
        desk.excuse(id(1), absence, None, now()).expect("excused");
    };
    let come = |desk: &mut Desk| {
        desk.check_in(id(1), Evidence::by(Means::Name, None), now()).expect("recorded");
    };
    match presence {
        Presence::Expected | Presence::Absent => {}
        Presence::Present => come(desk),
        Presence::Out => {
            come(desk);
            desk.go_out(id(1), now()).expect("recorded");
        }
        Presence::Excused => excuse(desk, Scope::Session),
        Presence::Substituted => {
            excuse(desk, Scope::Congress);
            desk.substitute(id(1), (id(ALTERNATE), "1-QĐ"), None, now()).expect("recorded");
        }
        Presence::Blocked => return BLOCKED,
    }
    assert_eq!(desk.roll().presence(id(1)), presence);
    1
}
