//! A writer that is killed at any moment has lost no event that it confirmed.

use std::{
    collections::HashSet,
    env,
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

use daihoi::{
    domain::{
        congress::Session,
        delegate::{Delegate, DelegateId},
        event::{Action, Event, EventId, Means},
    },
    store::{Context, Store},
};
use jiff::Timestamp;
use uuid::Uuid;

const KEY: &str = "chín con bò";
const DATABASE: &str = "DAIHOI_TEST_DATABASE";
const ROUNDS: usize = 20;

/// Not a test of its own: what the killed process runs. It says an event's id once `record` has returned.
#[test]
fn writer() {
    let Some(path) = env::var_os(DATABASE) else { return };
    let mut store = Store::open(Path::new(&path), KEY).expect("opens");
    let delegate = store.delegates().expect("read")[0].id;
    let mut out = io::stdout();
    loop {
        let now = Timestamp::now();
        let event = Event {
            id: EventId(Uuid::now_v7()),
            session: "s".to_owned(),
            delegate,
            action: Action::Present { means: Means::Manual },
            score: None,
            margin: None,
            door: "1".to_owned(),
            operator: String::new(),
            authority: None,
            reason: None,
            at: now,
            logical: store.last_logical_time().expect("read").tick(now),
        };
        store.record(&event).expect("recorded");
        writeln!(out, "confirmed {}", event.id).and_then(|()| out.flush()).expect("the parent listens");
    }
}

#[test]
fn kill_loses_no_confirmed_event() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("congress.db");
    let context = Context::new("", Timestamp::now());
    let mut store = Store::create(&path, KEY).expect("made");
    store.save_session(&Session::new("s", ""), &context).expect("saved");
    let id = Uuid::now_v7();
    store.save_delegates(&[Delegate::new(DelegateId(id), id, "Lê Thử")], &context).expect("saved");
    drop(store);

    let mut confirmed = HashSet::new();
    for round in 0..ROUNDS {
        let mut child = Command::new(env::current_exe().expect("this test"))
            .args(["--exact", "writer", "--nocapture", "--test-threads=1"])
            .env(DATABASE, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        // The writer goes on while its lines are read, so the kill falls anywhere in a transaction.
        let wanted = 1 + usize::from(Uuid::new_v4().as_bytes()[0]) % 40;
        let mut note = |line: io::Result<String>| {
            let line = line.expect("readable");
            let event = line.split_once("confirmed ").and_then(|(_, id)| id.trim().parse::<Uuid>().ok());
            event.is_some_and(|event| confirmed.insert(event))
        };
        let mut seen = 0;
        while seen < wanted {
            seen += usize::from(note(lines.next().expect("the writer writes")));
        }
        child.kill().expect("killed");
        child.wait().expect("gone");
        // What it had said before it died counts too; its last line may be cut short.
        lines.for_each(|line| {
            note(line);
        });

        let store = Store::open(&path, KEY).expect("opens after a kill, the lock is free");
        let stored: HashSet<Uuid> = store.events().expect("read").iter().map(|event| event.id.0).collect();
        let lost: Vec<_> = confirmed.difference(&stored).collect();
        assert!(lost.is_empty(), "round {round}: {lost:?}");
        assert!(stored.len() <= confirmed.len() + round + 1, "at most one a kill was written but not confirmed");
        let verified = store.verify().expect("read");
        assert_eq!((verified.flaw, verified.events), (None, stored.len()), "round {round}");
    }
}
