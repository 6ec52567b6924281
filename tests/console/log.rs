//! The log screen: sentences instead of codes, a filter, pages, and the chain.

use crossterm::event::KeyCode;
use daihoi::{
    app::desk::{
        dashboard::{Answer, Ask},
        log_view::{self, Query},
        snapshot::Roster,
    },
    console::{Effect, Message, Model, Screen, update},
    domain::{
        congress::Session,
        delegate::Delegate,
        event::{Action, Means, Scope},
    },
    i18n::Language,
    store::{ChainLink, Context, Store},
};
use jiff::tz::TimeZone;
use tempfile::TempDir;

use crate::{fixture::*, screens::compare};

/// A congress's log: a session, its people, what happened at the door.
struct House {
    _folder: TempDir,
    store: Store,
    link: ChainLink,
    people: Vec<Delegate>,
}

impl House {
    fn new(arrivals: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = Store::create(&folder.path().join("congress.db"), "khóa thử").expect("made");
        let people = people(40);
        let mut session = Session::new("chinh-thuc", "Phiên chính thức, sáng");
        store.save_session(&session, &Context::new("Lan", ago(9_000))).expect("saved");
        session.opened = Some(ago(8_000));
        store.save_session(&session, &Context::new("Lan", ago(8_000))).expect("saved");
        store.save_delegates(&people, &Context::new("Lan", ago(7_000))).expect("saved");
        for number in 0..arrivals {
            let event = present(number as u128, number % 30 + 4, Means::Name, ago(6_000 - number as i64));
            store.record(&event).expect("recorded");
        }
        let excuse = Action::Excuse { scope: Scope::Congress, approved_by: "Đoàn Chủ tịch".to_owned() };
        store.record(&event(90_000, 2, excuse, ago(400))).expect("recorded");
        store.record(&present(90_001, 0, Means::Face, ago(300))).expect("recorded");
        let slip = present(90_002, 1, Means::Manual, ago(200));
        store.record(&slip).expect("recorded");
        let mut undo = event(90_003, 1, Action::Undo { event: slip.id }, ago(100));
        undo.reason = Some("bấm nhầm".to_owned());
        store.record(&undo).expect("recorded");
        session.bell = Some(ago(60));
        store.save_session(&session, &Context::new("Mai", ago(60))).expect("saved");
        Self { _folder: folder, store, link: ChainLink::default(), people }
    }

    /// Carries effects out as the desk does, until nothing more is asked; gives how many pages were read.
    fn serve(&mut self, model: &mut Model, mut effects: Vec<Effect>) -> usize {
        let mut pages = 0;
        while let Some(effect) = effects.pop() {
            let Effect::Desk(Request::Dashboard(ask)) = effect else { panic!("{effect:?}") };
            let answer = match &ask {
                Ask::Log(query) => {
                    pages += 1;
                    Answer::Log(log_view::read(&self.store, &model.snapshot.roster, query).expect("read"))
                }
                Ask::Check { anew } => {
                    if *anew {
                        self.link = ChainLink::default();
                    }
                    Answer::Checked(log_view::follow(&self.store, &mut self.link).expect("followed"))
                }
                other => panic!("{other:?}"),
            };
            effects.extend(update(model, Message::Desk(Reply::Dashboard(ask, answer))));
        }
        pages
    }

    /// Turns the console to the log.
    fn show(&mut self, model: &mut Model) {
        model.screen = Screen::Import;
        let snapshot = snapshot(self.people.clone(), self.store.events().expect("events"));
        update(model, Message::Desk(Reply::Changed(snapshot)));
        let effects = press(model, KeyCode::Tab);
        assert_eq!(model.screen, Screen::Log);
        self.serve(model, effects);
    }

    fn type_in(&mut self, model: &mut Model, text: &str) {
        for letter in text.chars() {
            let effects = press(model, KeyCode::Char(letter));
            self.serve(model, effects);
        }
    }
}

fn sentences(model: &Model) -> Vec<String> {
    let say = |line| log_view::sentence(line, &model.snapshot.roster, &model.zone, model.language);
    model.log.lines.iter().map(say).collect()
}

#[test]
fn the_newest_comes_first_in_sentences() {
    let mut house = House::new(0);
    let mut model = console();
    house.show(&mut model);
    let said = sentences(&model);
    assert_eq!(said[0], "Giờ khai mạc của “Phiên chính thức, sáng”: 07:40");
    assert_eq!(said[1], "Hoàn tác: Điểm danh Nguyễn Thị Hồng Ngọc Trâm Anh thủ công; lý do: bấm nhầm");
    assert_eq!(said[2], "Điểm danh Nguyễn Thị Hồng Ngọc Trâm Anh thủ công");
    assert_eq!(said[3], "Điểm danh Nguyễn Thị Hồng Ngọc bằng khuôn mặt");
    assert_eq!(said[4], "Nguyễn Văn Hạnh vắng có phép cả đại hội, Đoàn Chủ tịch duyệt");
    assert_eq!(said.last().map(String::as_str), Some("Lập “Phiên chính thức, sáng”"));
    assert!(said.iter().any(|line| line == "Mở điểm danh “Phiên chính thức, sáng”"));
    let roll = &model.snapshot.roll;
    let marked: Vec<bool> = model.log.lines.iter().map(|line| log_view::is_undone(line, roll)).collect();
    assert_eq!(marked.iter().filter(|mark| **mark).count(), 1);
    assert!(marked[2]);
    model.language = Language::En;
    assert_eq!(sentences(&model)[3], "Nguyễn Thị Hồng Ngọc checked in by face");
}

#[test]
fn what_is_typed_filters_by_name_operator_action_and_door() {
    let mut house = House::new(20);
    let mut model = console();
    house.show(&mut model);
    for (typed, found) in
        [("tram anh thu cong", 2), ("mai khai mac", 1), ("hoàn tác", 1), ("khuon mat", 1), ("cua 9", 0)]
    {
        house.type_in(&mut model, typed);
        assert_eq!(model.log.lines.len(), found, "{typed}: {:?}", sentences(&model));
        let effects = press(&mut model, KeyCode::Esc);
        house.serve(&mut model, effects);
    }
    house.type_in(&mut model, "cua 1");
    assert_eq!(model.log.lines.len(), 24, "all that happened at the door");
}

#[test]
fn a_line_leads_to_the_delegate() {
    let mut house = House::new(0);
    let mut model = console();
    house.show(&mut model);
    press(&mut model, KeyCode::Down);
    assert_eq!(press(&mut model, KeyCode::Enter), []);
    assert_eq!((model.screen, model.looked_at().map(|delegate| delegate.id)), (Screen::Delegates, Some(id(1))));
}

#[test]
fn a_long_log_is_read_as_far_as_it_is_looked_at() {
    let mut house = House::new(900);
    let mut model = console();
    house.show(&mut model);
    let at_first = model.log.lines.len();
    assert!((80..=200).contains(&at_first), "{at_first} lines");
    assert!(model.log.chain.is_some_and(|chain| chain.held == chain.end && chain.broken.is_none()));
    let end = house.store.log_end().expect("an end");
    while model.log.next.is_some() {
        let effects = press(&mut model, KeyCode::End);
        house.serve(&mut model, effects);
    }
    let seen: Vec<i64> = model.log.lines.iter().map(|line| line.seq).collect();
    assert_eq!(seen, (1..=end).rev().collect::<Vec<_>>(), "without a gap, to the first");
    // A search that finds nothing goes through all of it, a part at a time, and ends.
    house.type_in(&mut model, "zzz");
    assert!(model.log.lines.is_empty() && model.log.next.is_none() && !model.log.asked);
}

#[test]
fn what_is_committed_while_one_looks_stands_on_top_and_moves_nobody() {
    let mut house = House::new(100);
    let mut model = console();
    house.show(&mut model);
    for _ in 0..5 {
        press(&mut model, KeyCode::Down);
    }
    let looked_at = model.log.lines[model.log.selected].seq;
    house.store.record(&present(95_000, 3, Means::Name, now())).expect("recorded");
    let next = snapshot(house.people.clone(), house.store.events().expect("events"));
    let effects = update(&mut model, Message::Desk(Reply::Changed(next)));
    house.serve(&mut model, effects);
    assert_eq!(model.log.lines[model.log.selected].seq, looked_at);
    assert_eq!(model.log.lines[0].seq, house.store.log_end().expect("an end"));
    assert!(model.log.chain.is_some_and(|chain| chain.held == chain.end), "the new link was followed too");
}

#[test]
fn an_answer_to_what_is_no_longer_asked_is_dropped() {
    let mut house = House::new(30);
    let mut model = console();
    house.show(&mut model);
    let late = press(&mut model, KeyCode::Char('z'));
    let early = press(&mut model, KeyCode::Backspace);
    house.serve(&mut model, early);
    let many = model.log.lines.len();
    house.serve(&mut model, late);
    assert_eq!(model.log.lines.len(), many);
}

#[test]
fn every_action_that_is_logged_has_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::create(&folder.path().join("congress.db"), "khóa thử").expect("made");
    let roster = Roster::new(people(5), []);
    // A session's and an event's tell more than their code, and have tests of their own.
    for action in actions().into_iter().filter(|action| !["session.saved", "event.recorded"].contains(&action.as_str()))
    {
        store.log(&action, "x", &serde_json::json!({}), &Context::new("Lan", now())).expect("logged");
        for language in [Language::Vi, Language::En] {
            let page = log_view::read(&store, &roster, &Query::default()).expect("read");
            let said = log_view::sentence(&page.lines[0], &roster, &TimeZone::UTC, language);
            assert!(!said.contains(&action), "no sentence for {action}: {said}");
        }
    }
}

/// Every action that the sources write into the log: what stands in quotation marks with a point in it, on the lines
/// where something is logged.
fn actions() -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = ["crates/store/src", "src/app"].map(|folder| daihoi_testing::repository().join(folder)).to_vec();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("sources") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|extension| extension != "rs") || path.ends_with("tests.rs") {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let logs = |line: &&str| {
                ["let action =", "audit::append(", ".log(\"", "(\"delegate."].iter().any(|mark| line.contains(mark))
            };
            for line in code.lines().filter(logs) {
                let quoted = line.split('"').skip(1).step_by(2);
                let is_action = |text: &&str| {
                    text.split_once('.').is_some_and(|(what, done)| {
                        [what, done]
                            .iter()
                            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
                    })
                };
                found.extend(quoted.filter(is_action).map(str::to_owned));
            }
        }
    }
    found.sort();
    found.dedup();
    assert!(found.len() >= 10 && found.iter().any(|action| action == "face.enrolled"), "{found:?}");
    found
}

#[test]
fn screens() {
    compare("log", |model| House::new(30).show(model));
    compare("log-filtered", |model| {
        let mut house = House::new(10);
        house.show(model);
        house.type_in(model, "hanh");
    });
    let mut model = console();
    House::new(0).show(&mut model);
    model.log.chain = Some(log_view::Chain { held: 11, end: 40, broken: Some(12) });
    let screen = text(&drawn(&model, (80, 24)));
    assert!(screen.contains("NHẬT KÝ KHÔNG CÒN NGUYÊN VẸN TỪ #12"), "{screen}");
}
