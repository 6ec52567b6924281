//! Drawing whole screens, and from a key to the screen that shows it, while a camera delivers frames.
//!
//! `cargo bench --bench console`

use std::{
    sync::{Arc, mpsc::channel},
    thread,
    time::{Duration, Instant},
};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use daihoi::{
    app::{
        desk::{
            front_desk::Reply,
            snapshot::{Roster, Snapshot},
        },
        faces::lane::{CameraState, Label, Preview, Rectangle, Report, SeenFace},
    },
    console::{
        Depth, Message, Model, Screen, Theme,
        pictures::{Graphics, Pictures},
        update, view,
    },
    domain::{
        congress::Session,
        delegate::{Delegate, DelegateId},
        event::{Action, Event, EventId, LogicalTime, Means},
        quorum::QuorumRule,
    },
    i18n::Language,
};
use divan::{Bencher, counter::ItemsCount};
use image::{Rgb, RgbImage};
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use ratatui::{Terminal, backend::TestBackend};
use uuid::Uuid;

/// A national congress, two thirds of it here.
const DELEGATES: usize = 1_600;
const HERE: usize = 1_067;
const SIZE: (u16, u16) = (140, 45);

fn main() {
    divan::main();
}

fn now() -> Timestamp {
    Timestamp::from_second(1_773_449_000).expect("in range")
}

fn id(number: usize) -> DelegateId {
    DelegateId(Uuid::from_u128(0x1000 + number as u128))
}

fn model() -> Model {
    let people: Vec<Delegate> = (0..DELEGATES)
        .map(|number| {
            let names = ["Nguyễn Thị Hồng Ngọc", "Trần Văn Bình", "Lê Hữu Hạnh", "Phạm Đức Ưng"];
            let mut delegate = Delegate::new(id(number), id(number).0, names[number % names.len()].to_owned());
            delegate.unit = format!("Chi bộ thôn {}", number % 60 + 1);
            delegate.seat = format!("C-{number}");
            delegate
        })
        .collect();
    let events: Vec<Event> = (0..HERE)
        .map(|number| Event {
            id: EventId(Uuid::from_u128(0x9000 + number as u128)),
            session: "chinh-thuc".to_owned(),
            delegate: id(number),
            action: Action::Present { means: Means::Face },
            score: Some(0.7),
            margin: Some(0.3),
            door: "1".to_owned(),
            operator: "Lan".to_owned(),
            authority: None,
            reason: None,
            at: now() - ((HERE - number) as i64).seconds(),
            logical: LogicalTime { millis: number as i64, counter: 0 },
        })
        .collect();
    let mut session = Session::new("chinh-thuc", "Phiên chính thức, sáng");
    session.opened = Some(now() - 1.hour());
    let snapshot = Snapshot::new(
        "Đại hội Đảng bộ tỉnh".to_owned(),
        ("1".to_owned(), "Lan".to_owned()),
        session,
        Arc::new(Roster::new(people, [])),
        events,
        QuorumRule::delegates_congress(),
    );
    let mut model = Model::new(Arc::new(snapshot), now(), TimeZone::UTC, Language::Vi, Theme { depth: Depth::True });
    update(&mut model, Message::Resize(SIZE.0, SIZE.1));
    update(&mut model, Message::Desk(Reply::Lane(0, Report::Camera(CameraState::Running("640x480".to_owned())))));
    update(&mut model, frame(0));
    model
}

/// A frame that differs from the one before, with two faces in it.
fn frame(number: u32) -> Message {
    let image = RgbImage::from_fn(640, 480, |x, y| {
        Rgb([((x + number * 7) % 256) as u8, ((y + number * 3) % 256) as u8, ((x * y + number) % 256) as u8])
    });
    let face = |x, label| SeenFace { track: 1, bounds: Rectangle { x, y: 130.0, width: 170.0, height: 210.0 }, label };
    let faces = vec![face(90.0, Label::Known(id(3))), face(380.0, Label::Looking)];
    Message::Desk(Reply::Lane(0, Report::Preview(Preview { image: Arc::new(image), faces, fps: 30.0, millis: 31.0 })))
}

fn terminal() -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).expect("a terminal")
}

fn draw(terminal: &mut Terminal<TestBackend>, model: &Model) {
    model.pictures.begin();
    terminal.draw(|frame| view(model, frame)).expect("drawn");
    model.pictures.end();
}

#[divan::bench(args = [Screen::CheckIn, Screen::Dashboard, Screen::Delegates, Screen::Import, Screen::Log, Screen::Library])]
fn whole_screen(bencher: Bencher, screen: Screen) {
    let mut model = model();
    let (sender, painted) = channel();
    model.pictures = Pictures::on_a_worker(Graphics::Half, move || sender.send(()).is_ok());
    model.screen = screen;
    let mut terminal = terminal();
    draw(&mut terminal, &model);
    if screen == Screen::CheckIn {
        painted.recv().expect("a picture");
    }
    bencher.bench_local(|| draw(&mut terminal, &model));
}

/// The picture encoded where it is drawn: what the worker takes off the screen's thread.
#[divan::bench(args = ["half", "kitty", "sixel"])]
fn picture_encoded_in_place(bencher: Bencher, graphics: &str) {
    let font = (10, 20);
    let graphics = match graphics {
        "kitty" => Graphics::Kitty { font, compressed: true },
        "sixel" => Graphics::Sixel { font },
        _ => Graphics::Half,
    };
    let mut model = model();
    model.pictures = Pictures::in_place(graphics);
    let mut terminal = terminal();
    bencher.counter(ItemsCount::new(1_usize)).bench_local(|| draw(&mut terminal, &model));
}

/// A letter into the search, taken in and drawn, thirty new frames a second going to the worker in between. The time is
/// that of the key alone, without the terminal's own.
#[divan::bench(sample_count = 60, sample_size = 1)]
fn key_to_screen_with_camera(bencher: Bencher) {
    let mut model = model();
    let (sender, _painted) = channel();
    model.pictures = Pictures::on_a_worker(Graphics::Half, move || sender.send(()).is_ok());
    let mut terminal = terminal();
    draw(&mut terminal, &model);
    let key = |code| Message::Key(KeyEvent::new(code, KeyModifiers::NONE));
    update(&mut model, key(KeyCode::Char('/')));
    let mut number = 0;
    let mut next = Instant::now();
    let cell = std::cell::RefCell::new((&mut model, &mut terminal));
    bencher
        .with_inputs(|| {
            thread::sleep(next.saturating_duration_since(Instant::now()));
            next = Instant::now() + Duration::from_millis(33);
            number += 1;
            update(cell.borrow_mut().0, frame(number));
            key(if number % 8 == 0 { KeyCode::Home } else { KeyCode::Char('n') })
        })
        .bench_local_values(|message| {
            let (model, terminal) = &mut *cell.borrow_mut();
            update(model, message);
            draw(terminal, model);
        });
}
