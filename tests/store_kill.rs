//! A writer that is killed at any moment loses nothing that it confirmed: no event, no backup, no passphrase.

use std::{
    collections::HashSet,
    env,
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
};

use daihoi::{
    domain::{
        congress::Session,
        delegate::{Delegate, DelegateId},
        event::{Action, Event, EventId, Means},
    },
    store::{Context, Overwrite, Store, StoreError},
};
use daihoi_testing::Seed;
use jiff::Timestamp;
use uuid::Uuid;

/// Raw keys for `SQLCipher`: without the quarter of a million rounds that a passphrase costs, hundreds of kills take
/// seconds.
const KEYS: [&str; 2] = [
    "x'2dd29ca851e7b56e4697b0e1f08507293d761a05ce4d1b628663f411a8086d99'",
    "x'98483c6eb40b6c31a448c22a66ded3b5e5e8d5119cac8327b655c8b5c4836489'",
];
const DATABASE: &str = "DAIHOI_TEST_DATABASE";
const WORK: &str = "DAIHOI_TEST_WORK";
const KEY: &str = "DAIHOI_TEST_KEY";

/// Work of the killed process while it records.
const WORKS: [&str; 3] = ["record", "backup", "passphrase"];
/// Databases, with several kills of a writer on each: 210 in all. A fresh one now and then keeps each check short.
const DATABASES: usize = 10;
const KILLS: usize = 21;

fn say(line: &str) {
    let mut out = io::stdout();
    writeln!(out, "{line}").and_then(|()| out.flush()).expect("the parent listens");
}

fn record(store: &mut Store, delegate: DelegateId) {
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
    say(&format!("confirmed {}", event.id));
}

fn backup_of(database: &Path) -> PathBuf {
    database.with_extension("backup")
}

/// Not a test of its own: the code of the killed process. It prints each step once the call has returned.
#[test]
fn writer() {
    let Some(path) = env::var_os(DATABASE).map(PathBuf::from) else { return };
    let mut key: usize = env::var(KEY).expect("a key").parse().expect("its number");
    let mut store = Store::open(&path, KEYS[key]).expect("opens after a kill, the lock is free");
    let delegate = store.delegates().expect("read")[0].id;
    let work = env::var(WORK).expect("some work");
    if work == "backup" {
        let (reader, target) = (store.reader(), backup_of(&path));
        thread::spawn(move || {
            loop {
                let extent =
                    reader.open().and_then(|store| store.backup(&target, Overwrite::Anything)).expect("backed up");
                say(&format!("backup {}", extent.events));
            }
        });
    }
    loop {
        record(&mut store, delegate);
        if work == "passphrase" {
            key = 1 - key;
            store.change_passphrase(KEYS[key], &Context::new("", Timestamp::now())).expect("changed");
            say(&format!("key {key}"));
            store = Store::open(&path, KEYS[key]).expect("opens with the new one");
        }
    }
}

/// Confirmed results of a writer so far.
#[derive(Default)]
struct Promised {
    events: HashSet<Uuid>,
    /// Number of events in the last backup.
    backup: Option<usize>,
    key: usize,
}

impl Promised {
    /// Reads a line; its last word may be cut off by the kill.
    fn note(&mut self, line: &str) -> bool {
        // The test harness writes the test's name before the first line.
        let Some(words) =
            ["confirmed ", "backup ", "key "].iter().find_map(|word| Some((*word, line.split_once(word)?.1)))
        else {
            return false;
        };
        match words {
            ("confirmed ", id) => id.trim().parse().is_ok_and(|id| self.events.insert(id)),
            ("backup ", events) => {
                self.backup = events.trim().parse().ok().or(self.backup);
                true
            }
            (_, key) => {
                self.key = key.trim().parse().unwrap_or(self.key);
                true
            }
        }
    }

    /// Opens the database and compares it with the confirmed results.
    fn check(&mut self, path: &Path, round: &str) {
        // A change of passphrase may be done and not yet confirmed.
        let store = match Store::open(path, KEYS[self.key]) {
            Err(StoreError::WrongPassphrase { .. }) if round.contains("passphrase") => {
                self.key = 1 - self.key;
                Store::open(path, KEYS[self.key])
            }
            opened => opened,
        };
        let store = store.unwrap_or_else(|error| panic!("{round}: {error}"));
        let stored: HashSet<Uuid> = store.events().expect("read").iter().map(|event| event.id.0).collect();
        let lost: Vec<_> = self.events.difference(&stored).collect();
        assert!(lost.is_empty(), "{round}: {lost:?}");
        let verified = store.verify().expect("read");
        assert_eq!((verified.flaw, verified.events), (None, stored.len()), "{round}");
        // At most one was written and not confirmed; from now on it is known.
        assert!(stored.len() <= self.events.len() + 1, "{round}");
        self.events = stored;
        if let Some(promised) = self.backup {
            let backup = KEYS.iter().find_map(|key| Store::open_read_only(&backup_of(path), key).ok());
            let verified = backup.expect("the backup opens").verify().expect("read");
            assert!(verified.flaw.is_none() && verified.events >= promised, "{round}: {verified:?}");
        }
    }
}

fn start(path: &Path, key: usize, work: &str) -> Child {
    Command::new(env::current_exe().expect("this test"))
        .args(["--exact", "writer", "--nocapture", "--test-threads=1"])
        .env(DATABASE, path)
        .env(KEY, key.to_string())
        .env(WORK, work)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("starts")
}

/// In memory where there is such a place: a kill affects the process alone and the system keeps what was written, so
/// that a disk would only make hundreds of kills slow.
fn room() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.expect("a folder")
}

#[test]
fn kill_loses_nothing_that_was_confirmed() {
    // The plan is drawn; when a kill arrives in what the writer does is the scheduler's.
    let mut seed = Seed::of_run();
    for database in 0..DATABASES {
        let folder = room();
        let path = folder.path().join("congress.db");
        let context = Context::new("", Timestamp::now());
        let mut store = Store::create(&path, KEYS[0]).expect("made");
        store.save_session(&Session::new("s", ""), &context).expect("saved");
        let id = Uuid::now_v7();
        store.save_delegates(&[Delegate::new(DelegateId(id), id, "Lê Thử")], &context).expect("saved");
        drop(store);

        let mut promised = Promised::default();
        for kill in 0..KILLS {
            let work = WORKS[kill % WORKS.len()];
            let round = format!("database {database}, kill {kill}, {work}");
            let mut child = start(&path, promised.key, work);
            let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
            // The writer continues while its lines are read, so the kill falls anywhere in its work.
            let wanted = 1 + seed.below(12);
            let mut noted = 0;
            while noted < wanted {
                let line = lines.next().unwrap_or_else(|| panic!("{round}: the writer ended")).expect("readable");
                noted += usize::from(promised.note(&line));
            }
            for _ in 0..seed.below(20_000) {
                std::hint::spin_loop();
            }
            child.kill().expect("killed");
            child.wait().expect("gone");
            // Lines written before the kill count too.
            for line in lines {
                promised.note(&line.expect("readable"));
            }
            promised.check(&path, &round);
        }
    }
}
