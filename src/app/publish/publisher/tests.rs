//! The worker behind the publish screen, with a server that opens nothing.

use std::{
    fs,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc::{self, Receiver},
    },
    time::Duration,
};

use tempfile::TempDir;

use super::*;
use crate::{
    app::{
        error::{LanError, UsbCopyError},
        lan::{Access, Opened, Plan},
    },
    config::Config,
};

/// Longer than anything here takes: a test that waits this long has failed.
const REPLY_TIMEOUT: Duration = Duration::from_mins(1);

/// A server that says it is open.
#[derive(Clone, Default)]
struct Pretended {
    refuses: Arc<AtomicBool>,
    falls: Arc<AtomicBool>,
    locked: Arc<AtomicUsize>,
    opened: Arc<AtomicUsize>,
    plan: Arc<Mutex<Option<Plan>>>,
}

impl Server for Pretended {
    fn open(&self, plan: &Plan) -> Result<Box<dyn Opened>, LanError> {
        *self.plan.lock().expect("not poisoned") = Some(plan.clone());
        if self.refuses.load(Ordering::Relaxed) {
            return Err(LanError::InUse { listen: plan.listen.to_string(), other: 8081 });
        }
        self.opened.fetch_add(1, Ordering::Relaxed);
        Ok(Box::new(self.clone()))
    }
}

impl Opened for Pretended {
    fn addresses(&self) -> Vec<Address> {
        vec![Address { url: "http://192.168.1.5:8080/".to_owned(), card: "wlan0".to_owned(), for_others: true }]
    }

    fn readers(&self) -> Readers {
        Readers { now: 7, ..Readers::default() }
    }

    fn locked_by(&self) -> usize {
        self.locked.load(Ordering::Relaxed)
    }

    fn fallen(&self) -> Option<String> {
        self.falls.swap(false, Ordering::Relaxed).then(|| "fell".to_owned())
    }

    fn close(self: Box<Self>) {
        self.opened.fetch_sub(1, Ordering::Relaxed);
    }
}

struct Desk {
    folder: TempDir,
    server: Pretended,
    publisher: Publisher,
    replies: Receiver<Reply>,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        Config::new("Đại hội xã Hòa Phước").create(folder.path()).expect("written");
        fs::create_dir(folder.path().join("docs-content")).expect("made");
        let server = Pretended::default();
        let (sender, replies) = mpsc::channel();
        let told = move |reply| {
            let _ = sender.send(reply);
        };
        let publisher = Publisher::start(Folder::new(folder.path()), Box::new(server.clone()), told).expect("started");
        let desk = Self { folder, server, publisher, replies };
        desk.paper("bao-cao", "Báo cáo");
        desk
    }

    fn paper(&self, name: &str, title: &str) {
        let path = self.folder.path().join(format!("docs-content/{name}.md"));
        fs::write(path, format!("---\ntitle: {title}\n---\n\nNội dung.\n")).expect("written");
    }

    /// Waits until a state is reported for which this holds.
    fn until(&self, holds: impl Fn(&State) -> bool) -> Arc<State> {
        loop {
            match self.replies.recv_timeout(REPLY_TIMEOUT).expect("something is told") {
                Reply::State(state) if holds(&state) => return state,
                _ => {}
            }
        }
    }
}

fn documents(state: &State) -> Option<usize> {
    state.built.as_ref().map(|(_, built)| built.documents)
}

#[test]
fn documents_are_built_as_they_come_while_somebody_wants_it() {
    let desk = Desk::new();
    desk.publisher.ask(Ask::Watch(true));
    let state = desk.until(|state| documents(state) == Some(1));
    assert!(matches!(state.watch, Watching::On) && !state.building && state.failed.is_none());
    desk.paper("nghi-quyet", "Nghị quyết");
    desk.until(|state| documents(state) == Some(2));
    desk.publisher.ask(Ask::Watch(false));
    desk.until(|state| matches!(state.watch, Watching::Off));
    desk.paper("noi-quy", "Nội quy");
    desk.publisher.ask(Ask::Build);
    desk.until(|state| documents(state) == Some(3));
}

#[test]
fn the_site_is_opened_with_what_the_settings_say_now() {
    let desk = Desk::new();
    desk.publisher.ask(Ask::Open(true));
    let state = desk.until(|state| matches!(state.lan, LanState::Open { .. }));
    assert!(matches!(&state.lan, LanState::Open { readers, code: false, .. } if readers.now == 7));
    desk.publisher.ask(Ask::Open(false));
    desk.until(|state| matches!(state.lan, LanState::Closed));
    assert_eq!(desk.server.opened.load(Ordering::Relaxed), 0);

    let toml = desk.folder.path().join("congress.toml");
    let text = fs::read_to_string(&toml).expect("read") + "\n[serve]\ncode = \"hoaphuoc13\"\nlisten = \"9000\"\n";
    fs::write(&toml, text).expect("written");
    desk.publisher.ask(Ask::Open(true));
    desk.until(|state| matches!(state.lan, LanState::Open { code: true, .. }));
    let plan = desk.server.plan.lock().expect("not poisoned").clone().expect("a plan");
    assert_eq!(plan.listen.port(), 9_000);
    assert!(matches!(plan.access, Access::Code { .. }));
}

#[test]
fn a_server_that_falls_is_opened_again() {
    let desk = Desk::new();
    desk.publisher.ask(Ask::Open(true));
    desk.until(|state| matches!(state.lan, LanState::Open { .. }));
    desk.server.locked.store(2, Ordering::Relaxed);
    desk.until(|state| matches!(state.lan, LanState::Open { locked_by: 2, .. }));
    desk.server.falls.store(true, Ordering::Relaxed);
    let mut told = Vec::new();
    while told.len() < 2 {
        match desk.replies.recv_timeout(REPLY_TIMEOUT).expect("something is told") {
            Reply::Died => told.push("died"),
            Reply::Back => told.push("back"),
            Reply::State(_) => {}
        }
    }
    assert_eq!(told, ["died", "back"]);

    desk.server.refuses.store(true, Ordering::Relaxed);
    desk.server.falls.store(true, Ordering::Relaxed);
    desk.until(|state| matches!(&state.lan, LanState::Failed(error) if matches!(**error, AppError::Lan(_))));
}

#[test]
fn a_copy_is_made_and_read_back() {
    let desk = Desk::new();
    let drive = TempDir::new().expect("a folder");
    let target = drive.path().join("tai-lieu");
    desk.publisher.ask(Ask::Copy(target.clone()));
    let state = desk.until(|state| matches!(state.copy, Copying::Done(_)));
    assert_eq!(documents(&state), Some(1), "the site is built for it");
    assert!(matches!(&state.copy, Copying::Done(copied) if copied.folder == target && copied.files > 10));
    assert!(target.join("index.html").is_file());

    // What was withdrawn is not handed out, whether anything is watched or not.
    desk.publisher.ask(Ask::Watch(true));
    desk.until(|state| matches!(state.watch, Watching::On) && !state.building);
    let secret = "---\ntitle: Báo cáo\nsecrecy: mật\n---\n\nNội dung.\n";
    fs::write(desk.folder.path().join("docs-content/bao-cao.md"), secret).expect("written");
    desk.publisher.ask(Ask::Copy(target.clone()));
    desk.until(|state| matches!(state.copy, Copying::Runs { .. }));
    desk.until(|state| matches!(state.copy, Copying::Done(_)));
    assert!(target.join("index.html").is_file() && !target.join("van-ban/bao-cao").exists());

    fs::create_dir(desk.folder.path().join("site-template")).expect("made");
    fs::write(desk.folder.path().join("site-template/layout.html"), "{% nothing %}").expect("written");
    desk.publisher.ask(Ask::Copy(target.clone()));
    desk.until(|state| matches!(&state.copy, Copying::Failed { error, .. } if matches!(**error, AppError::Site(_))));
    assert!(target.join("index.html").is_file(), "the older copy stays");
}

#[test]
fn a_word_is_no_place_for_a_copy() {
    let desk = Desk::new();
    for target in ["usb", "./usb"] {
        desk.publisher.ask(Ask::Copy(target.into()));
        let relative = |error: &AppError| matches!(error, AppError::UsbCopy(UsbCopyError::Relative { .. }));
        desk.until(|state| matches!(&state.copy, Copying::Failed { error, .. } if relative(error)));
    }
}
