//! A made-up congress, and a console that is fed by scripts.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
pub(crate) use daihoi::app::desk::{
    front_desk::{Reply, Request},
    recorder::Evidence,
};
use daihoi::{
    app::{
        desk::snapshot::{Roster, Snapshot},
        faces::lane::{CameraState, Label, Preview, Rectangle, Report, SeenFace, Verdict},
    },
    console::{Depth, Effect, Explained, Message, Model, Needs, Theme, update, view},
    domain::{
        congress::Session,
        delegate::{Consent, ConsentMethod, Delegate, DelegateId, DelegateKind, Eligibility},
        event::{Action, Event, EventId, LogicalTime, Means, Scope},
        quorum::QuorumRule,
        recognition::{Candidate, Decision, Doubt},
    },
    i18n::Language,
};
use image::{Rgb, RgbImage};
use jiff::{SignedDuration, Timestamp, tz};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};
use uuid::Uuid;

const FAMILY: [&str; 10] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ"];
const MIDDLE: [&str; 7] = ["Văn", "Thị", "Hữu", "Thị Hồng", "Đức", "Thị Ngọc", "Minh"];
const GIVEN: [&str; 13] =
    ["Bình", "Hoa", "An", "Hạnh", "Dũng", "Phượng", "Khuê", "Ưng", "Thủy", "Sơn", "Yến", "Đạt", "Quỳnh"];

/// 07:41:09 in Hòa Phước.
pub(crate) fn now() -> Timestamp {
    "2026-03-14T00:41:09Z".parse().expect("a time")
}

/// A moment this many seconds before `now`.
pub(crate) fn ago(seconds: i64) -> Timestamp {
    now().checked_sub(SignedDuration::from_secs(seconds)).expect("a time")
}

/// The delegate with a number.
pub(crate) fn id(number: usize) -> DelegateId {
    DelegateId(Uuid::from_u128(0x1000 + number as u128))
}

/// Made-up people; number 0 has a long name and a seat.
pub(crate) fn people(many: usize) -> Vec<Delegate> {
    let units = (many / 10).max(3);
    let mut all: Vec<Delegate> = (0..many)
        .map(|number| {
            let name = format!(
                "{} {} {}",
                FAMILY[number % FAMILY.len()],
                MIDDLE[number / 3 % MIDDLE.len()],
                GIVEN[number * 5 % GIVEN.len()]
            );
            let mut delegate = Delegate::new(id(number), id(number).0, name);
            delegate.stt = Some(number as u32 + 1);
            delegate.unit = format!("Chi bộ thôn {}", number % units + 1);
            delegate.delegation = format!("Đoàn {}", number % 6 + 1);
            delegate.seat = format!("{}-{:02}", ["A", "B", "C", "D"][number % 4], number / 4 + 1);
            delegate.badge_no = format!("{:04}", number + 1);
            delegate
        })
        .collect();
    "Nguyễn Thị Hồng Ngọc".clone_into(&mut all[0].full_name);
    "Nguyễn Thị Hồng Ngọc Trâm Anh".clone_into(&mut all[1].full_name);
    "Đảng bộ bộ phận Trường Trung học phổ thông chuyên Nguyễn Bỉnh Khiêm".clone_into(&mut all[1].unit);
    "Nguyễn Văn Hạnh".clone_into(&mut all[2].full_name);
    all[2].consent = Some(Consent {
        text_version: "1".to_owned(),
        method: ConsentMethod::Paper,
        given_at: ago(86_400),
        withdrawn_at: None,
    });
    all[3].eligibility = Eligibility::Ineligible;
    let last = many - 1;
    all[last].kind = DelegateKind::Guest;
    all
}

/// An event at this door.
pub(crate) fn event(number: u128, delegate: usize, action: Action, at: Timestamp) -> Event {
    let face = matches!(action, Action::Present { means: Means::Face });
    Event {
        id: EventId(Uuid::from_u128(0x9000 + number)),
        session: "chinh-thuc".to_owned(),
        delegate: id(delegate),
        action,
        score: face.then_some(0.58 + (number % 17) as f32 / 100.0),
        margin: face.then_some(0.3),
        door: "1".to_owned(),
        operator: "Lan".to_owned(),
        authority: None,
        reason: None,
        at,
        logical: LogicalTime { millis: at.as_millisecond(), counter: number as u32 },
    }
}

/// A check-in at this door.
pub(crate) fn present(number: u128, delegate: usize, means: Means, at: Timestamp) -> Event {
    event(number, delegate, Action::Present { means }, at)
}

/// Check-ins of so many of the delegates from number 10 on, in waves over half an hour, one excused, one out.
pub(crate) fn morning(all: usize, many: usize) -> Vec<Event> {
    let mut events: Vec<Event> = (0..many)
        .map(|place| {
            let back = 1_800.0 * (1.0 - (place as f64 + 1.0) / (many as f64 + 1.0)).powf(1.4);
            let wave = (place % 9) as f64 * 7.0;
            let means = match place % 11 {
                4 => Means::Qr,
                7 => Means::Name,
                9 => Means::Manual,
                _ => Means::Face,
            };
            present(place as u128, place * 37 % (all - 10) + 10, means, ago((back + wave) as i64 + 8))
        })
        .collect();
    let excuse = Action::Excuse { scope: Scope::Session, approved_by: "Ban tổ chức".to_owned() };
    events.push(event(90_000, 4, excuse, ago(80_000)));
    events.push(present(90_001, 5, Means::Face, ago(1_500)));
    events.push(event(90_002, 5, Action::StepOut, ago(900)));
    events
}

/// The congress after these events.
pub(crate) fn snapshot(people: Vec<Delegate>, events: Vec<Event>) -> Arc<Snapshot> {
    let mut session = Session::new("chinh-thuc", "Phiên chính thức, sáng");
    session.opened = Some(ago(2_000));
    session.bell = Some("2026-03-14T01:00:00Z".parse().expect("a time"));
    let enrolled: Vec<DelegateId> = people.iter().map(|delegate| delegate.id).skip(2).collect();
    Arc::new(Snapshot::new(
        "Đại hội Đảng bộ xã Hòa Phước XIII".to_owned(),
        ("1".to_owned(), "Lan".to_owned()),
        session,
        Arc::new(Roster::new(people, enrolled)),
        events,
        QuorumRule::delegates_congress(),
    ))
}

/// The console on 250 delegates, some of whom are here, its camera running.
pub(crate) fn console() -> Model {
    console_of(250, 150)
}

/// The console on so many delegates, so many of whom are here.
pub(crate) fn console_of(many: usize, here: usize) -> Model {
    let zone = tz::TimeZone::fixed(tz::offset(7));
    let snapshot = snapshot(people(many), morning(many, here));
    let mut model = Model::new(snapshot, now(), zone, Language::Vi, Theme { depth: Depth::True });
    update(&mut model, Message::Desk(Reply::Lane(0, Report::Camera(CameraState::Running("640x480".to_owned())))));
    model
}

/// All that happened.
pub(crate) fn events_of(model: &Model) -> Vec<Event> {
    model.snapshot.events.iter().map(|event| Event::clone(event)).collect()
}

/// That congress one event later.
pub(crate) fn commit(model: &mut Model, event: Event) -> Vec<Effect> {
    let mut events = events_of(model);
    let duplicate = matches!(event.action, Action::Present { .. }) && model.arrival(event.delegate).is_some();
    events.push(event.clone());
    let next = snapshot(model.snapshot.roster.delegates.clone(), events);
    let mut effects = update(model, Message::Desk(Reply::Changed(next)));
    effects.extend(update(model, Message::Desk(Reply::Recorded { event, duplicate })));
    effects
}

/// What was asked was refused.
pub(crate) fn refused(asked: Effect, sentence: String) -> Message {
    match asked {
        Effect::Library(ask) => Message::Library { ask, answer: Err(sentence) },
        asked => answered(asked, Explained::told(sentence)),
    }
}

/// What was asked needs one of these supervisors.
pub(crate) fn needs_supervisor(asked: Effect, supervisors: Vec<String>) -> Message {
    answered(asked, Explained { sentence: String::new(), needs: Needs::Supervisor(supervisors) })
}

/// The PIN that came with what was asked was not taken.
pub(crate) fn wrong_pin(asked: Effect, sentence: String) -> Message {
    answered(asked, Explained { sentence, needs: Needs::OtherPin })
}

fn answered(asked: Effect, why: Explained) -> Message {
    let Effect::Desk(request) = asked else { panic!("the desk is asked: {asked:?}") };
    Message::Desk(Reply::Refused(request, why))
}

/// A key.
pub(crate) fn press(model: &mut Model, code: KeyCode) -> Vec<Effect> {
    update(model, Message::Key(KeyEvent::new(code, KeyModifiers::NONE)))
}

/// A key with Ctrl held down.
pub(crate) fn control(model: &mut Model, letter: char) -> Vec<Effect> {
    update(model, Message::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL)))
}

/// Lets seconds pass.
pub(crate) fn after(model: &mut Model, seconds: i64) -> Vec<Effect> {
    pause(model, seconds * 1_000)
}

/// Lets milliseconds pass.
pub(crate) fn pause(model: &mut Model, milliseconds: i64) -> Vec<Effect> {
    let now = model.now.checked_add(SignedDuration::from_millis(milliseconds)).expect("a time");
    update(model, Message::Tick(now))
}

/// As long as it takes to read a question.
pub(crate) fn read(model: &mut Model) {
    pause(model, 600);
}

/// Keys, letter by letter.
pub(crate) fn type_text(model: &mut Model, text: &str) -> Vec<Effect> {
    let mut effects: Vec<Effect> = text.chars().flat_map(|letter| press(model, KeyCode::Char(letter))).collect();
    // The hand goes on to the next key.
    effects.extend(pause(model, 200));
    effects
}

/// A decision of a track.
pub(crate) fn verdict(track: u64, decision: Decision, nearest: &[(usize, f32)]) -> Message {
    let nearest = nearest.iter().map(|&(number, score)| Candidate { delegate: id(number), score }).collect();
    Message::Desk(Reply::Lane(
        0,
        Report::Verdict(Verdict { track, frame: 1, decision, nearest, crop: Arc::new(face(96, 112)) }),
    ))
}

/// A face accepted.
pub(crate) fn accept(track: u64, number: usize) -> Message {
    let candidate = Candidate { delegate: id(number), score: 0.71 };
    verdict(track, Decision::Accept { candidate, margin: 0.4 }, &[(number, 0.71)])
}

/// A face to be confirmed, with two others near.
pub(crate) fn confirm(track: u64, number: usize) -> Message {
    let candidate = Candidate { delegate: id(number), score: 0.43 };
    let decision = Decision::Confirm { candidate, margin: 0.12, doubt: Doubt::LowScore };
    verdict(track, decision, &[(number, 0.43), (number + 1, 0.31), (number + 6, 0.28)])
}

/// What `Record` must be for an accepted face.
pub(crate) fn face_record(number: usize, score: f32, margin: f32) -> Effect {
    Effect::Desk(Request::CheckIn(
        id(number),
        Evidence { means: Means::Face, score: Some(score), margin: Some(margin), reason: None },
    ))
}

/// A drawn face on a plain ground.
pub(crate) fn face(width: u32, height: u32) -> RgbImage {
    let (cx, cy) = (width as f32 / 2.0, height as f32 / 2.0);
    RgbImage::from_fn(width, height, |x, y| {
        let (dx, dy) = ((x as f32 - cx) / (width as f32 * 0.36), (y as f32 - cy) / (height as f32 * 0.45));
        let eye = |side: f32| (dx - side * 0.38).hypot((dy + 0.18) * 1.6) < 0.15;
        let mouth = (dy - 0.48).abs() < 0.06 && dx.abs() < 0.36;
        match dx.hypot(dy) {
            _ if eye(-1.0) || eye(1.0) => Rgb([40, 26, 20]),
            _ if mouth => Rgb([150, 60, 60]),
            inside if inside < 1.0 && dy < -0.55 => Rgb([30, 24, 22]),
            inside if inside < 1.0 => Rgb([222, 178, 148]),
            _ => Rgb([70, 84, 104]),
        }
    })
}

/// A frame with two people in it.
pub(crate) fn preview(labels: [Label; 2]) -> Message {
    let mut image = RgbImage::from_fn(640, 480, |x, y| Rgb([(40 + x / 16) as u8, (56 + y / 12) as u8, 90]));
    image::imageops::overlay(&mut image, &face(190, 230), 110, 120);
    image::imageops::overlay(&mut image, &face(120, 150), 430, 190);
    let boxes = [
        Rectangle { x: 120.0, y: 130.0, width: 170.0, height: 210.0 },
        Rectangle { x: 436.0, y: 198.0, width: 108.0, height: 134.0 },
    ];
    let faces = (1..).zip(boxes).zip(labels);
    let faces = faces.map(|((track, bounds), label)| SeenFace { track, bounds, label }).collect();
    Message::Desk(Reply::Lane(0, Report::Preview(Preview { image: Arc::new(image), faces, fps: 29.4, millis: 31.2 })))
}

/// The screen as it is drawn.
pub(crate) fn drawn(model: &Model, (width, height): (u16, u16)) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a terminal");
    terminal.draw(|frame| view(model, frame)).expect("drawn");
    terminal.backend().buffer().clone()
}

/// The screen's letters, line by line, blanks at line ends dropped.
pub(crate) fn text(buffer: &Buffer) -> String {
    let rows = buffer.content.chunks(usize::from(buffer.area.width));
    rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned() + "\n")
        .collect()
}
