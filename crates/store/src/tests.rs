//! Guarantees of the store: secrecy, distinct refusals, append-only tables, a chain that reveals manipulation.

use std::fs;

use daihoi_domain::{
    congress::Session,
    date::PartialDate,
    delegate::{Consent, ConsentMethod, Delegate, DelegateId, DelegateKind, Eligibility, SeatedBy, Sex},
    event::{Action, Event, EventId, LogicalTime, Means, Scope},
};
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

use super::*;

const KEY: &str = "bốn mươi 'con' voi";

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_780_000_000 + second).expect("in range")
}

fn context() -> Context {
    Context::new("Lan", at(0))
}

fn delegate(number: u128) -> Delegate {
    let id = Uuid::from_u128(number);
    Delegate {
        unit: "Chi bộ Thử".to_owned(), ..Delegate::new(DelegateId(id), id, format!("Nguyễn Văn Thử {number}"))
    }
}

/// A record in which every field differs from a new record's.
fn full(number: u128) -> Delegate {
    let text = |name: &str| format!("{name} '{number}'");
    let date = |text: &str| text.parse::<PartialDate>().ok();
    Delegate {
        stt: Some(12),
        sex: Some(Sex::Female),
        date_of_birth: date("1958"),
        ethnicity: text("Cơ Tu"),
        religion: text("Không"),
        home_town: text("Hòa Vang"),
        position: text("Bí thư"),
        workplace: text("UBND"),
        delegation: text("Tổ"),
        kind: DelegateKind::Alternate,
        seated_by: Some(SeatedBy::ExOfficio),
        alternate_rank: Some(3),
        substitutes: Some(DelegateId(Uuid::from_u128(900))),
        decision_no: text("12-QĐ/ĐU"),
        admitted_on: date("1990-02"),
        official_on: date("1991-02-03"),
        general_education: text("12/12"),
        education: text("Đại học"),
        academic_title: text("Giáo sư"),
        political_theory: text("Cao cấp"),
        occupation: text("Giáo viên"),
        awards: text("Huân chương"),
        party_badge: text("30 năm"),
        discipline: text("Không"),
        phone: "0905000111".to_owned(),
        badge_no: text("A"),
        seat: text("B2"),
        twin_of: Some(DelegateId(Uuid::from_u128(901))),
        eligibility: Eligibility::Pending,
        consent: Some(consent(None)),
        purge_after: "2027-01-31".parse().ok(),
        note: text("ghi chú"),
        ..delegate(number)
    }
}

fn consent(withdrawn_at: Option<Timestamp>) -> Consent {
    Consent { text_version: "2026-1".to_owned(), method: ConsentMethod::Spoken, given_at: at(1), withdrawn_at }
}

fn event(number: u128, millis: i64, action: Action) -> Event {
    Event {
        id: EventId(Uuid::from_u128(number)),
        session: "chinh-thuc".to_owned(),
        delegate: DelegateId(Uuid::from_u128(1)),
        action,
        score: Some(0.713_456_7),
        margin: Some(0.1 + 0.2),
        door: "1".to_owned(),
        operator: "Lan".to_owned(),
        authority: None,
        reason: None,
        at: at(number as i64),
        logical: LogicalTime { millis, counter: 0 },
    }
}

fn present(number: u128) -> Event {
    event(number, number as i64, Action::Present { means: Means::Face })
}

struct TestCongress {
    folder: TempDir,
    path: PathBuf,
}

impl TestCongress {
    fn new() -> (Self, Store) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(FILE);
        let mut store = Store::create(&path, KEY).expect("made");
        store.save_session(&Session::new("chinh-thuc", "Phiên chính thức"), &context()).expect("saved");
        store.save_delegates(&[delegate(1), delegate(2)], &context()).expect("saved");
        (Self { folder, path }, store)
    }

    /// Runs SQL with the key but without the program, as a manipulator would.
    fn by_hand(&self, sql: &str) -> rusqlite::Result<()> {
        let connection = Connection::open(&self.path)?;
        connection.execute_batch(&format!("PRAGMA key = '{}'", KEY.replace('\'', "''")))?;
        connection.execute_batch(sql)
    }

    fn reopen(&self) -> Store {
        Store::open(&self.path, KEY).expect("opens again")
    }
}

#[test]
fn the_same_records_come_back() {
    let (congress, mut store) = TestCongress::new();
    let everybody = vec![delegate(1), full(2), full(3)];
    let saved = store.save_delegates(&everybody, &context()).expect("saved");
    assert_eq!(saved, Saved { added: 1, updated: 1, unchanged: 1, removed: 0 });
    let mut session = Session::new("tru-bi", "Phiên trù bị");
    session.bell = Some(at(5));
    store.save_session(&session, &context()).expect("saved");
    let alternate = DelegateId(Uuid::from_u128(3));
    let actions = [
        Action::Present { means: Means::Qr },
        Action::StepOut,
        Action::Return,
        Action::Undo { event: EventId(Uuid::from_u128(20)) },
        Action::Excuse { scope: Scope::Congress, approved_by: "Chủ tịch đoàn".to_owned() },
        Action::Substitute { alternate, decision_no: "7-QĐ".to_owned() },
    ];
    let events: Vec<Event> =
        actions.into_iter().enumerate().map(|(n, action)| event(20 + n as u128, n as i64 + 1, action)).collect();
    for event in &events {
        store.record(event).expect("recorded");
    }
    drop(store);

    let store = congress.reopen();
    assert_eq!(store.delegates().expect("read"), everybody);
    assert_eq!(store.delegate(alternate).expect("read"), Some(full(3)));
    assert_eq!(store.sessions().expect("read")[1], session);
    assert_eq!(store.events().expect("read"), events);
    assert_eq!(store.last_logical_time().expect("read"), events[5].logical);
    assert_eq!(store.verify().expect("read").flaw, None);
}

#[test]
fn every_field_has_a_column() {
    let value = serde_json::to_value(full(1)).expect("serialises");
    let stored = serde_json::to_value({
        let (_house, mut store) = TestCongress::new();
        store.save_delegates(&[full(1)], &context()).expect("saved");
        store.delegate(full(1).id).expect("read")
    });
    assert_eq!(stored.expect("serialises"), value);
    let empty = serde_json::to_value(Delegate::new(DelegateId(Uuid::nil()), Uuid::nil(), "")).expect("serialises");
    for (key, value) in value.as_object().expect("an object") {
        assert_ne!(empty.get(key), Some(value), "the test says nothing about {key}");
    }
}

#[test]
fn without_the_key_the_files_are_noise() {
    let (congress, mut store) = TestCongress::new();
    store.record(&present(10)).expect("recorded");
    let mut files = 0;
    // The write-ahead log exists while the store is open.
    for file in fs::read_dir(congress.folder.path()).expect("a folder") {
        let file = file.expect("a file").path();
        let bytes = fs::read(&file).expect("read");
        for word in ["SQLite format 3", "Nguyễn", "Chi bộ", "chinh-thuc", "delegates", "CREATE TABLE"] {
            assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word} in {file:?}");
        }
        files += usize::from(bytes.len() > 4096);
    }
    assert!(files >= 2, "the database and its log were looked at");
}

#[test]
fn refusals_are_told_apart() {
    let (congress, store) = TestCongress::new();
    drop(store);
    let path = &congress.path;
    let open = |key: &str| Store::open(path, key).expect_err("refused");
    assert!(matches!(open("khác"), StoreError::WrongPassphrase { path } if path == congress.path));
    assert!(matches!(open(""), StoreError::EmptyPassphrase));
    assert!(matches!(Store::create(path, ""), Err(StoreError::EmptyPassphrase)));
    assert!(matches!(Store::create(path, KEY), Err(StoreError::Exists { .. })));
    let elsewhere = congress.folder.path().join("không-có.db");
    assert!(matches!(Store::open(&elsewhere, KEY), Err(StoreError::Missing { path }) if path == elsewhere));
    assert!(!elsewhere.exists(), "looking makes no file");
    for content in [&b""[..], b"short", b"SQLite format 3\0 and so on"] {
        fs::write(&elsewhere, content).expect("written");
        assert!(matches!(Store::open(&elsewhere, KEY), Err(StoreError::NotACongress { .. })));
    }
    fs::write(&elsewhere, [7; 8192]).expect("written");
    assert!(matches!(Store::open(&elsewhere, KEY), Err(StoreError::WrongPassphrase { .. })));
    congress.by_hand("PRAGMA user_version = 99").expect("written");
    assert!(matches!(open(KEY), StoreError::NewerVersion { found: 99, known, .. } if known == migrations::VERSION));
    congress.by_hand("PRAGMA user_version = 0").expect("written");
    let reader = Store::open_read_only(path, KEY);
    assert!(matches!(reader, Err(StoreError::OlderVersion { found: 0, .. })));
}

#[test]
fn a_damaged_page_is_not_a_wrong_passphrase() {
    let (congress, mut store) = TestCongress::new();
    for number in 10..60 {
        store.record(&present(number)).expect("recorded");
    }
    drop(store);
    let mut bytes = fs::read(&congress.path).expect("read");
    bytes[4096..].iter_mut().for_each(|byte| *byte ^= 0x55);
    fs::write(&congress.path, bytes).expect("written");
    let found = Store::open(&congress.path, KEY).and_then(|store| store.verify().map(|_| ()));
    assert!(matches!(found, Err(StoreError::Damaged { .. })), "{found:?}");
}

#[test]
fn one_writes_and_others_read() {
    let (congress, mut writer) = TestCongress::new();
    assert!(matches!(Store::open(&congress.path, KEY), Err(StoreError::Busy { .. })));
    let mut reader = Store::open_read_only(&congress.path, KEY).expect("opens");
    let before = reader.data_version().expect("read");
    assert_eq!(reader.data_version().expect("read"), before, "nothing happened");
    writer.record(&present(10)).expect("recorded");
    assert_ne!(reader.data_version().expect("read"), before, "another connection's commit shows");
    assert_eq!(reader.events().expect("read").len(), 1);
    assert!(matches!(reader.record(&present(11)), Err(StoreError::ReadOnly { .. })));
    drop(writer);
    congress.reopen().record(&present(11)).expect("the lock went with the first writer");
}

#[test]
fn a_full_disk_loses_nothing_that_was_confirmed() {
    let (congress, mut store) = TestCongress::new();
    let pages: i64 = store.read(|c| c.pragma_query_value(None, "page_count", |row| row.get(0))).expect("read");
    store.read(|c| c.pragma_update(None, "max_page_count", pages + 1)).expect("set");
    let mut confirmed = 0;
    let error = loop {
        match store.record(&present(10 + confirmed)) {
            Ok(()) => confirmed += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(error, StoreError::DiskFull { .. }), "{error}");
    drop(store);
    let store = congress.reopen();
    assert_eq!(store.events().expect("read").len() as u128, confirmed);
    assert_eq!(store.verify().expect("read").flaw, None);
}

#[test]
fn events_and_log_are_append_only() {
    let (congress, mut store) = TestCongress::new();
    store.record(&present(10)).expect("recorded");
    drop(store);
    for (table, column) in [("events", "door"), ("audit", "operator")] {
        for statement in [
            format!("UPDATE {table} SET {column} = 'x'"),
            format!("DELETE FROM {table}"),
            format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table}"),
        ] {
            let error = congress.by_hand(&statement).expect_err(&statement).to_string();
            assert!(error.contains("never"), "{statement}: {error}");
        }
    }
    assert_eq!(congress.reopen().events().expect("read"), [present(10)]);
}

#[test]
fn who_is_taken_off_the_roster_leaves_the_events_and_can_come_back() {
    let (congress, mut store) = TestCongress::new();
    store.record(&present(10)).expect("recorded");
    let whole = store.delegates().expect("read");
    let gone = whole[0].clone();
    let removal = Removal { delegates: &[gone.id], decision_no: "12-QĐ/ĐU" };
    let newcomer = delegate(7);
    let unknown = Removal { delegates: &[gone.id, newcomer.id], ..removal };
    let refused = store.replace_delegates(&[delegate(8)], unknown, &context());
    assert!(matches!(refused, Err(StoreError::UnknownDelegate { delegate }) if delegate == newcomer.id), "{refused:?}");
    assert_eq!(store.delegates().expect("read"), whole, "all or none");
    let saved = store.replace_delegates(std::slice::from_ref(&newcomer), removal, &context()).expect("saved");
    assert_eq!((saved.added, saved.removed), (1, 1));
    drop(store);
    let mut store = congress.reopen();
    assert!(store.delegates().expect("read").iter().all(|one| one.id != gone.id));
    assert_eq!(store.delegate(gone.id).expect("read"), None);
    assert_eq!(
        store.removed().expect("read"),
        [Removed { delegate: gone.clone(), decision_no: "12-QĐ/ĐU".to_owned() }]
    );
    assert_eq!(store.events().expect("read"), [present(10)], "what happened stays");
    let again = store.replace_delegates(&[], removal, &context());
    assert!(matches!(again, Err(StoreError::UnknownDelegate { .. })), "nobody leaves twice: {again:?}");
    let saved = store.save_delegates(std::slice::from_ref(&gone), &context()).expect("saved");
    assert_eq!(saved.added, 1);
    assert_eq!(store.delegate(gone.id).expect("read"), Some(gone.clone()));
    let log = store.audit().expect("read");
    let about: Vec<&str> =
        log.iter().filter(|entry| entry.subject == gone.id.to_string()).map(|entry| entry.action.as_str()).collect();
    assert_eq!(about, ["delegate.added", "delegate.removed", "delegate.restored"]);
    assert!(log.iter().any(|entry| entry.detail.contains("12-QĐ/ĐU")));
    assert_eq!(store.verify().expect("read").flaw, None);
}

#[test]
fn a_database_of_the_first_version_is_brought_up_to_this_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let congress = TestCongress { path: folder.path().join(FILE), folder };
    let first = include_str!("migrations/1.sql");
    congress.by_hand(&format!("PRAGMA journal_mode = WAL; {first} PRAGMA user_version = 1")).expect("made");
    let early = Store::open_read_only(&congress.path, KEY);
    assert!(matches!(early, Err(StoreError::OlderVersion { found: 1, .. })), "a reader changes nothing");
    let mut store = congress.reopen();
    store.save_session(&Session::new("chinh-thuc", "Phiên chính thức"), &context()).expect("saved");
    store.save_delegates(&[delegate(1)], &context()).expect("saved");
    let allowed = Event { authority: Some(Authority::Supervisor("Mai".to_owned())), ..present(10) };
    store.record(&allowed).expect("recorded");
    assert_eq!(store.events().expect("read"), [allowed]);
    assert_eq!(store.verify().expect("read").flaw, None);
}

#[test]
fn the_chain_shows_the_first_broken_link() {
    let damage = [
        ("UPDATE audit SET operator = 'Mai' WHERE seq = 3", Flaw::Altered { seq: 3 }),
        ("UPDATE audit SET detail = '{}' WHERE seq = 5", Flaw::Altered { seq: 5 }),
        ("UPDATE audit SET previous = zeroblob(32) WHERE seq = 4", Flaw::Unlinked { seq: 4 }),
        ("DELETE FROM audit WHERE seq = 2", Flaw::Unlinked { seq: 3 }),
        ("DELETE FROM audit WHERE seq = 1", Flaw::Unlinked { seq: 2 }),
        ("DELETE FROM audit WHERE seq >= 5", Flaw::Shortened { seq: 5 }),
        ("UPDATE events SET door = '9'", Flaw::Event { seq: 4, event: present(10).id }),
        ("DELETE FROM events WHERE seq = 2", Flaw::Event { seq: 5, event: present(11).id }),
    ];
    for (sql, flaw) in damage {
        let (congress, mut store) = TestCongress::new();
        store.record(&present(10)).expect("recorded");
        store.record(&present(11)).expect("recorded");
        assert_eq!(store.verify().expect("read"), Verified { entries: 5, events: 2, flaw: None });
        drop(store);
        let triggers = ["changed", "deleted"]
            .map(|end| format!("DROP TRIGGER audit_is_never_{end}; DROP TRIGGER events_are_never_{end};"));
        congress.by_hand(&format!("{} {sql}", triggers.concat())).expect("a hand with the key can do it");
        assert_eq!(congress.reopen().verify().expect("read").flaw, Some(flaw), "{sql}");
    }
    let (congress, store) = TestCongress::new();
    drop(store);
    let unlogged = "INSERT INTO events (id, session, delegate, action, means, door, operator, at, logical_millis,
        logical_counter) SELECT '00000000-0000-0000-0000-000000000063', 'chinh-thuc', id, 'present', 'face', '1', '',
        '2026-01-01T00:00:00Z', 1, 0 FROM delegates LIMIT 1";
    congress.by_hand(unlogged).expect("a hand with the key can do it");
    let event = EventId(Uuid::from_u128(0x63));
    assert_eq!(congress.reopen().verify().expect("read").flaw, Some(Flaw::Unlogged { event }));
}

#[test]
fn an_event_is_recorded_once_and_in_order() {
    let (_house, mut store) = TestCongress::new();
    store.record(&present(10)).expect("recorded");
    let again = store.record(&present(10)).expect_err("refused");
    assert!(matches!(again, StoreError::DuplicateEvent { event } if event == present(10).id));
    let stale = Event { id: EventId(Uuid::from_u128(11)), ..present(10) };
    assert!(matches!(store.record(&stale), Err(StoreError::StaleEvent { last, .. }) if last == stale.logical));
    let other_door = Event { door: "2".to_owned(), ..stale };
    store.record(&other_door).expect("another door's clock is its own");
    let stranger = Event { delegate: DelegateId(Uuid::from_u128(77)), ..present(12) };
    assert!(matches!(store.record(&stranger), Err(StoreError::UnknownDelegate { .. })));
    let nowhere = Event { session: "không-có".to_owned(), ..present(12) };
    assert!(matches!(store.record(&nowhere), Err(StoreError::UnknownSession { .. })));
    assert_eq!(store.events().expect("read").len(), 2);
    assert_eq!(store.verify().expect("read").events, 2, "what was refused left no entry");
}

#[test]
fn logical_time_grows_over_a_clock_that_jumps_back_and_a_restart() {
    let (congress, mut store) = TestCongress::new();
    let mut times = Vec::new();
    for (number, second) in [(10, 100), (11, 90), (12, -500), (13, 101)] {
        let logical = store.last_logical_time().expect("read").tick(at(second));
        store.record(&Event { logical, at: at(second), ..present(number) }).expect("recorded");
        times.push(logical);
        drop(store);
        store = congress.reopen();
    }
    assert!(times.is_sorted_by(|a, b| a < b), "{times:?}");
}

#[test]
fn a_step_out_keeps_the_name_it_was_first_stored_under() {
    let old = r#"{"id":"00000000-0000-0000-0000-00000000000a","session":"a","delegate":"00000000-0000-0000-0000-000000000001",
        "action":"leave","score":null,"margin":null,"door":"1","operator":"Lan","reason":null,
        "at":"2026-05-28T20:26:40Z","logical":{"millis":1,"counter":0}}"#;
    let parsed: Event = serde_json::from_str(old).expect("an event as earlier versions logged it");
    assert_eq!(parsed.action, Action::StepOut);
    let same: serde_json::Value = serde_json::from_str(old).expect("JSON");
    assert_eq!(serde_json::to_value(&parsed).expect("JSON"), same);

    let (congress, mut store) = TestCongress::new();
    store.record(&present(10)).expect("recorded");
    store.record(&event(11, 11, Action::StepOut)).expect("recorded");
    let column = |row: &rusqlite::Row| row.get::<_, String>(0);
    let stored = store.read(|connection| connection.query_row("SELECT action FROM events WHERE seq = 2", [], column));
    assert_eq!(stored.expect("read"), "leave");
    drop(store);
    assert_eq!(congress.reopen().events().expect("read")[1].action, Action::StepOut);
}

#[test]
fn faces_need_consent_and_go_with_it() {
    let (congress, mut store) = TestCongress::new();
    let vector = [1.0, -0.5, f32::MIN_POSITIVE];
    let face = |photo: &'static str| NewEmbedding {
        delegate: delegate(1).id,
        photo,
        photo_sha256: [9; 32],
        model_set: "yunet-sface",
        vector: &vector,
        weak: photo == "b.jpg",
    };
    assert!(matches!(store.save_embedding(&face("a.jpg"), &context()), Err(StoreError::NoConsent { .. })));
    let by_hand = "INSERT INTO embeddings SELECT id, 'a', zeroblob(32), 'm', zeroblob(4), 0, '' FROM delegates";
    assert!(congress.by_hand(by_hand).is_err(), "the table itself asks for consent");

    store.set_consent(delegate(1).id, Some(consent(None)), &context()).expect("given");
    for photo in ["a.jpg", "b.jpg", "a.jpg"] {
        store.save_embedding(&face(photo), &context()).expect("stored");
    }
    let faces = store.embeddings("yunet-sface").expect("read");
    assert_eq!(faces.len(), 2, "a photo taken again replaces its embedding");
    assert_eq!((&faces[1].photo[..], faces[1].weak, &faces[1].vector[..]), ("b.jpg", true, &vector[..]));
    assert!(store.embeddings("another").expect("read").is_empty());

    assert_eq!(store.erase_embeddings(delegate(1).id, &context()).expect("erased"), 2);
    assert_eq!(store.erase_embeddings(delegate(1).id, &context()).expect("erased"), 0);
    store.save_embedding(&face("a.jpg"), &context()).expect("stored");
    store.set_consent(delegate(1).id, Some(consent(Some(at(9)))), &context()).expect("withdrawn");
    assert!(store.embeddings("yunet-sface").expect("read").is_empty());
    assert!(store.delegate(delegate(1).id).expect("read").is_some_and(|delegate| !delegate.consents()));
    assert_eq!(store.verify().expect("read").flaw, None);
}

#[test]
fn saving_is_all_or_nothing_and_the_log_holds_no_values() {
    let (_house, mut store) = TestCongress::new();
    let mut thief = delegate(3);
    thief.qr_token = delegate(1).qr_token;
    let refused = store.save_delegates(&[delegate(4), thief], &context());
    assert!(matches!(refused, Err(StoreError::TokenTaken { delegate }) if delegate == delegate_id(3)));
    assert_eq!(store.delegates().expect("read").len(), 2);
    let changed = Delegate { phone: "0905123456".to_owned(), ..delegate(1) };
    store.save_delegates(&[changed], &context()).expect("saved");
    let log = store.audit().expect("read");
    let last = log.last().expect("an entry");
    assert_eq!((&last.action[..], &last.detail[..]), ("delegate.updated", r#"{"fields":["phone"]}"#));
    assert!(log.iter().all(|entry| !entry.detail.contains("Nguyễn") && !entry.detail.contains("0905123456")));
}

fn delegate_id(number: u128) -> DelegateId {
    DelegateId(Uuid::from_u128(number))
}
