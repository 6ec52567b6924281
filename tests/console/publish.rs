//! The publish screen: the watch, the LAN, the USB drive, the warnings.

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use crossterm::event::KeyCode;
use daihoi::{
    app::{
        error::{AppError, LanError, UsbCopyError},
        lan::{Address, Readers},
        publish::{
            build::{Built, Matter, Notice},
            publisher::{Ask, Copying, LanState, State, Watching},
            usb_copy::{Copied, Phase, Progress},
        },
    },
    console::{Effect, Message, Model, Screen, Worker, popups::Popup, update},
    documents::{DocumentError, Secrecy},
};

use crate::{fixture::*, screens::compare};

fn built(warnings: usize) -> Arc<Built> {
    let notice = |place: usize| Notice {
        file: PathBuf::from(format!("tham luận/bài {}.docx", place + 1)),
        matter: match place % 2 {
            0 => Matter::Secret(Secrecy::Secret),
            _ => {
                Matter::Unreadable(DocumentError::Unsupported { path: "bài.key".into(), extension: "key".to_owned() })
            }
        },
    };
    Arc::new(Built {
        out: "site".into(),
        documents: 33,
        pages: 47,
        sections: 1_610,
        read: 1,
        written: 4,
        warnings: (0..warnings).map(notice).collect(),
        half_written: BTreeSet::new(),
        seconds: 0.84,
    })
}

fn address(url: &str, card: &str) -> Address {
    Address { url: url.to_owned(), card: card.to_owned(), for_others: !url.contains("127.0.0.1") }
}

fn open() -> LanState {
    LanState::Open {
        addresses: vec![
            address("http://192.168.1.5:8080/", "wlan0"),
            address("http://10.0.0.4:8080/", "eth0"),
            address("http://127.0.0.1:8080/", "lo"),
        ],
        loopback: false,
        readers: Readers { now: 1_237, requests: 90_000, wrong_codes: 12 },
        code: true,
        locked_by: 0,
    }
}

fn running() -> State {
    State { watch: Watching::On, built: Some((ago(30), built(9))), lan: open(), ..State::default() }
}

fn tell(model: &mut Model, state: State) -> Vec<Effect> {
    update(model, Message::Publisher(Arc::new(state)))
}

fn screen(model: &mut Model) {
    press(model, KeyCode::Char('7'));
    assert_eq!(model.screen, Screen::Publish);
}

#[test]
fn everything_is_off_at_first() {
    compare("publish-off", screen);
}

#[test]
fn the_hall_reads() {
    compare("publish-open", |model| {
        screen(model);
        tell(model, running());
        press(model, KeyCode::Down);
    });
}

#[test]
fn what_fails_says_what_to_do() {
    compare("publish-failed", |model| {
        screen(model);
        let refused = LanError::InUse { listen: "0.0.0.0:8080".to_owned(), other: 8081 };
        let faulty = UsbCopyError::Faulty { path: "/media/lan/USB/tai-lieu-dai-hoi/index.html".into() };
        tell(
            model,
            State {
                watch: Watching::Failed(Arc::new(AppError::WorkerGone)),
                built: Some((ago(90), built(0))),
                failed: Some(Arc::new(AppError::NotASite { path: "hội/site".into() })),
                lan: LanState::Failed(Arc::new(refused.into())),
                copy: Copying::Failed { target: "/media/lan/USB".into(), error: Arc::new(faulty.into()) },
                ..State::default()
            },
        );
    });
}

#[test]
fn a_stick_is_chosen_and_filled() {
    compare("publish-usb-copy", |model| {
        screen(model);
        tell(model, State { usb_drives: vec!["/media/lan/KINGSTON".into(), "/media/lan/USB".into()], ..running() });
        press(model, KeyCode::Char('c'));
        press(model, KeyCode::Down);
    });
    compare("publish-copying", |model| {
        screen(model);
        let progress = Progress { phase: Phase::Checking, done: 37 << 20, total: 60 << 20 };
        let copy = Copying::Runs { target: "/media/lan/USB".into(), progress: Some(progress) };
        tell(model, State { copy, ..running() });
    });
    compare("publish-copied", |model| {
        screen(model);
        let folder = "/media/lan/USB/tai-lieu-dai-hoi".into();
        let copy = Copying::Done(Copied { folder, files: 212, bytes: 60 << 20 });
        tell(model, State { copy, ..running() });
    });
}

#[test]
fn keys_ask_for_what_they_say() {
    let mut model = console();
    screen(&mut model);
    let asked = |model: &mut Model, key| {
        read(model);
        press(model, KeyCode::Char(key))
    };
    assert_eq!(asked(&mut model, 's'), [Effect::Publisher(Ask::Open(true))]);
    assert_eq!(asked(&mut model, 'w'), [Effect::Publisher(Ask::Watch(true))]);
    assert_eq!(asked(&mut model, 'b'), [Effect::Publisher(Ask::Build)]);
    assert_eq!(asked(&mut model, 'x'), [], "nothing is being copied");
    tell(&mut model, running());
    assert_eq!(asked(&mut model, 's'), [Effect::Publisher(Ask::Open(false))]);
    assert_eq!(asked(&mut model, 'w'), [Effect::Publisher(Ask::Watch(false))]);
    tell(&mut model, State { building: true, ..running() });
    assert_eq!(asked(&mut model, 'b'), [], "it is being built");
    let copy = Copying::Runs { target: "/media/lan/USB".into(), progress: None };
    tell(&mut model, State { copy, ..running() });
    assert_eq!(asked(&mut model, 'x'), [Effect::Publisher(Ask::EndCopy)]);
    assert_eq!(asked(&mut model, 'c'), [], "one copy at a time");
}

#[test]
fn a_stick_is_picked_or_a_folder_typed() {
    let mut model = console();
    screen(&mut model);
    assert_eq!(press(&mut model, KeyCode::Char('c')), [Effect::Publisher(Ask::UsbDrives)]);
    assert_eq!(press(&mut model, KeyCode::Enter), [], "there is none yet");
    assert!(matches!(model.popup, Some(Popup::UsbCopy(_))));
    tell(&mut model, State { usb_drives: vec!["/media/a".into(), "/media/b".into()], ..State::default() });
    press(&mut model, KeyCode::Down);
    press(&mut model, KeyCode::Down);
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Publisher(Ask::Copy("/media/b".into()))]);
    assert!(model.popup.is_none());

    press(&mut model, KeyCode::Char('c'));
    type_text(&mut model, "/tmp/một chỗ khác?");
    assert_eq!(press(&mut model, KeyCode::Enter), [Effect::Publisher(Ask::Copy("/tmp/một chỗ khác?".into()))]);

    press(&mut model, KeyCode::Char('c'));
    press(&mut model, KeyCode::Down);
    tell(&mut model, State::default());
    assert_eq!(press(&mut model, KeyCode::Enter), [], "it was pulled out");
    press(&mut model, KeyCode::Esc);
    assert!(model.popup.is_none());
}

#[test]
fn warnings_are_walked_through_and_shown_in_full() {
    let mut model = console();
    screen(&mut model);
    tell(&mut model, running());
    press(&mut model, KeyCode::End);
    assert_eq!(model.publish.selected, 8);
    press(&mut model, KeyCode::Down);
    assert_eq!(model.publish.selected, 8);
    let shown = text(&drawn(&model, (80, 24)));
    assert!(shown.contains("▸ tham luận/bài 9.docx"), "{shown}");
    tell(&mut model, State { built: Some((now(), built(2))), ..running() });
    assert_eq!(model.publish.selected, 1, "the list is shorter now");
    tell(&mut model, State { built: Some((now(), built(0))), ..running() });
    assert_eq!(model.publish.selected, 0);
}

#[test]
fn a_hall_without_its_papers_is_heard_and_seen_everywhere() {
    let mut model = console();
    assert_eq!(tell(&mut model, running()), []);
    let gone = State { lan: LanState::Failed(Arc::new(AppError::WorkerGone)), ..running() };
    assert_eq!(tell(&mut model, gone.clone()), [Effect::Alarm]);
    assert_eq!(tell(&mut model, gone), [], "once");
    assert!(text(&drawn(&model, (140, 45))).contains(model.words().publish.shut));
    tell(&mut model, running());
    assert!(!text(&drawn(&model, (140, 45))).contains(model.words().publish.shut));
    tell(&mut model, State { lan: LanState::Closed, ..running() });
    assert_eq!(tell(&mut model, State::default()), [], "whoever closes it needs no alarm");

    let LanState::Open { addresses, readers, .. } = open() else { panic!("it is open") };
    let locked = LanState::Open { addresses, loopback: false, readers, code: false, locked_by: 2 };
    assert_eq!(tell(&mut model, State { lan: locked, ..running() }), [Effect::Alarm]);
    let shown = text(&drawn(&model, (140, 45)));
    assert!(shown.contains(model.words().publish.shut), "{shown}");
    press(&mut model, KeyCode::Char('7'));
    let shown = text(&drawn(&model, (140, 45)));
    assert!(shown.contains("code = \"") && !shown.contains("--") && !shown.contains('▄'), "{shown}");
    tell(&mut model, State::default());

    assert_eq!(update(&mut model, Message::WorkerDied(Worker::Publisher)), [Effect::Alarm]);
    assert!(text(&drawn(&model, (140, 45))).contains(model.words().publish.died));
    update(&mut model, Message::WorkerBack(Worker::Publisher));
    assert!(model.dead.is_empty());
}

#[test]
fn without_a_network_or_letters_there_is_no_code_to_scan() {
    let mut model = console();
    screen(&mut model);
    let alone = |loopback| LanState::Open {
        addresses: vec![address("http://127.0.0.1:8080/", "lo")],
        loopback,
        readers: Readers::default(),
        code: false,
        locked_by: 0,
    };
    tell(&mut model, State { lan: alone(true), ..State::default() });
    let shown = text(&drawn(&model, (140, 45)));
    assert!(shown.contains("congress.toml") && !shown.contains(model.words().publish.no_network), "{shown}");
    tell(&mut model, State { lan: alone(false), ..State::default() });
    let shown = text(&drawn(&model, (80, 24)));
    assert!(shown.contains(model.words().publish.no_network) && !shown.contains('▄'), "{shown}");
    tell(&mut model, running());
    assert!(text(&drawn(&model, (80, 24))).contains('▄'));
    model.ascii = true;
    let shown = text(&drawn(&model, (80, 24)));
    assert!(shown.contains("http://192.168.1.5:8080/") && !shown.contains('▄'), "{shown}");
}
