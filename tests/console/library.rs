//! The library: find as you type, narrow down, read in the terminal, open outside.

use std::{
    fs,
    sync::mpsc::{Receiver, channel},
};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use daihoi::{
    app::{
        congress::Folder,
        explain::explain,
        library::{Answer, Ask, Facet, Librarian},
    },
    console::{Effect, Message, Model, Screen, update},
    i18n::Language,
    search::{self, Entry},
};
use tempfile::TempDir;

use crate::{
    commands::{click, place},
    fixture::*,
    screens::compare,
};

type Reply = (Ask, Result<Answer, daihoi::app::error::AppError>);

const REPORT: &str = "\
Kính thưa Đại hội!

# I. Kết quả nhiệm kỳ qua

Thu nhập bình quân đầu người tăng; đời sống của nhân dân được nâng lên rõ rệt trên mọi mặt.

- Lúa, ngô và cây màu được mùa ba năm liền.
- Nghề dệt chiếu được giữ gìn.

| Chỉ tiêu | Đơn vị | 2020 | 2025 |
|---|---|---|---|
| Thu nhập bình quân | triệu đồng | 42 | 68 |
| Hộ nghèo | % | 3,1 | 0,4 |

# II. Phương hướng

Đại hội đại biểu Đảng bộ xã quyết tâm xây dựng nông thôn mới kiểu mẫu[^1].

[^1]: Nghị quyết số 01-NQ/ĐH.
";

/// A congress with a site and an index, and its library.
struct House {
    folder: TempDir,
    librarian: Librarian,
    replies: Receiver<Reply>,
}

impl House {
    fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (sender, replies) = channel();
        let reply = move |ask, answer| drop(sender.send((ask, answer)));
        let librarian = Librarian::start(Folder::new(folder.path()), reply).expect("started");
        Self { folder, librarian, replies }
    }

    fn new() -> Self {
        let house = Self::empty();
        let site = Folder::new(house.folder.path()).site();
        let mut entries = Vec::new();
        let sections = [
            ("", "", "Kính thưa Đại hội!"),
            ("#ket-qua-nhiem-ky-qua", "I. Kết quả nhiệm kỳ qua", "Thu nhập bình quân đầu người tăng."),
            (
                "#phuong-huong",
                "II. Phương hướng",
                "Đại hội đại biểu Đảng bộ xã quyết tâm xây dựng nông thôn mới kiểu mẫu.",
            ),
        ];
        for (anchor, section, text) in sections {
            entries.push(Entry {
                url: format!("van-ban/bao-cao/index.html{anchor}"),
                title: "Báo cáo chính trị trình Đại hội đại biểu Đảng bộ xã Hòa Phước".into(),
                section: section.into(),
                text: text.into(),
                class: "Báo cáo chính trị".into(),
                body: "Đảng ủy xã Hòa Phước".into(),
                date: Some("05/06/2025".into()),
                year: Some(2025),
                session: "Phiên chính thức, sáng".into(),
                ..Entry::default()
            });
        }
        for number in 0..60 {
            entries.push(Entry {
                url: format!("van-ban/tham-luan-{number}/index.html"),
                title: format!("Tham luận số {number} tại Đại hội"),
                text: "Ý kiến của chi bộ thôn về nông thôn mới.".into(),
                class: "Tham luận".into(),
                body: ["Đoàn thanh niên", "Mặt trận Tổ quốc xã"][number % 2].into(),
                date: Some("02/06/2024".into()),
                year: Some(2024),
                ..Entry::default()
            });
        }
        search::build(&Folder::new(house.folder.path()).index(), &entries).expect("built");
        for (slug, text) in [("bao-cao", REPORT), ("tham-luan-0", "Kính thưa Đại hội, tôi xin có ý kiến.\n")]
        {
            let files = site.join("van-ban").join(slug).join("tep-goc");
            fs::create_dir_all(&files).expect("made");
            fs::write(files.join("x.md"), text).expect("written");
        }
        house
    }

    /// Carries effects out as the library does, until nothing more is asked.
    fn serve(&self, model: &mut Model, mut effects: Vec<Effect>) {
        while !effects.is_empty() {
            let Effect::Library(ask) = effects.remove(0) else { panic!("only the library is asked") };
            self.librarian.ask(ask);
            let (ask, answer) = self.replies.recv().expect("an answer");
            effects.extend(match answer {
                Ok(answer) => update(model, Message::Library { ask, answer: Ok(answer) }),
                Err(error) => {
                    // Where this machine keeps temporary files is not what the test is about.
                    let own = self.folder.path().display().to_string();
                    let sentence = explain(&error, model.language).replace(&own, "dai-hoi");
                    update(model, refused(Effect::Library(ask), sentence))
                }
            });
        }
    }

    fn press(&self, model: &mut Model, code: KeyCode) {
        let effects = press(model, code);
        self.serve(model, effects);
    }

    fn show(&self, model: &mut Model) {
        model.screen = Screen::Log;
        self.press(model, KeyCode::Tab);
        assert_eq!(model.screen, Screen::Library);
    }

    fn type_in(&self, model: &mut Model, text: &str) {
        text.chars().for_each(|letter| self.press(model, KeyCode::Char(letter)));
        let effects = type_text(model, "");
        self.serve(model, effects);
    }
}

fn titles(model: &Model) -> Vec<String> {
    model.library.hits().iter().map(|hit| hit.title.clone()).collect()
}

#[test]
fn hits_come_while_one_types_and_half_a_word_takes_none_away() {
    let (house, mut model) = (House::new(), console());
    house.show(&mut model);
    house.type_in(&mut model, "dai bieu");
    assert!(titles(&model)[0].starts_with("Báo cáo chính trị"));
    let before = titles(&model);
    house.type_in(&mut model, " bx");
    assert_eq!(titles(&model), before, "a word that is not finished is not asked for yet");
    let found = model.library.found.as_ref().expect("an answer");
    assert_eq!((found.corrected.as_deref(), model.library.wanted.unfinished), (None, true));
}

#[test]
fn before_anything_is_typed_all_papers_are_there() {
    let (house, mut model) = (House::new(), console());
    house.show(&mut model);
    let screen = text(&drawn(&model, (80, 24)));
    assert!(screen.contains("61 tài liệu") && screen.contains("Kính thưa Đại hội!"), "{screen}");
    assert_eq!((titles(&model).len(), &*titles(&model)[1]), (40, "Tham luận số 0 tại Đại hội"));
    // A paper is one line however many sections it has, and is narrowed down and read like a hit.
    house.press(&mut model, KeyCode::F(4));
    assert_eq!(model.library.choices()[1].1.count, 1);
    house.press(&mut model, KeyCode::Down);
    house.press(&mut model, KeyCode::Char(' '));
    assert_eq!(titles(&model), ["Báo cáo chính trị trình Đại hội đại biểu Đảng bộ xã Hòa Phước"]);
    house.press(&mut model, KeyCode::Esc);
    house.press(&mut model, KeyCode::Enter);
    assert!(model.library.reading.as_ref().is_some_and(|reading| reading.top == 0));
    house.press(&mut model, KeyCode::Esc);
    house.press(&mut model, KeyCode::F(5));
    house.type_in(&mut model, "x");
    house.press(&mut model, KeyCode::Backspace);
    assert_eq!(model.library.found.as_ref().map(|found| found.total), Some(61));
    let empty = House::empty();
    let mut model = console();
    empty.show(&mut model);
    assert!(model.library.hits().is_empty() && model.library.refusal.is_some(), "no site was built");
}

#[test]
fn what_is_nowhere_is_corrected_after_a_pause() {
    let (house, mut model) = (House::new(), console());
    house.show(&mut model);
    house.type_in(&mut model, "phuogn");
    assert!(model.library.hits().is_empty());
    let effects = after(&mut model, 1);
    house.serve(&mut model, effects);
    assert_eq!(model.library.words(), "phuong");
    assert!(text(&drawn(&model, (80, 24))).contains("đây là kết quả cho “phuong”"));
    assert_eq!(after(&mut model, 5), [], "it is asked once");
}

#[test]
fn an_answer_to_what_is_no_longer_asked_is_dropped() {
    let (house, mut model) = (House::new(), console());
    house.show(&mut model);
    let late = press(&mut model, KeyCode::Char('x'));
    house.press(&mut model, KeyCode::Backspace);
    house.type_in(&mut model, "tham luan");
    let hits = titles(&model);
    house.serve(&mut model, late);
    assert_eq!(titles(&model), hits);
}

#[test]
fn filters_are_ticked_count_and_are_given_up() {
    let (house, mut model) = (House::new(), console());
    house.show(&mut model);
    house.type_in(&mut model, "nông thôn mới");
    assert_eq!(model.library.found.as_ref().map(|found| found.total), Some(61));
    house.press(&mut model, KeyCode::F(4));
    assert_eq!(model.library.choices()[0].1.value, "Tham luận");
    house.press(&mut model, KeyCode::Down);
    house.press(&mut model, KeyCode::Char(' '));
    assert_eq!(titles(&model).len(), 1);
    assert_eq!(model.library.filters.of(Facet::Class), ["Báo cáo chính trị"]);
    house.press(&mut model, KeyCode::Esc);
    house.type_in(&mut model, "x");
    assert!(model.library.choosing.is_none() && model.library.input.value().ends_with('x'));
    house.press(&mut model, KeyCode::F(5));
    assert!(model.library.filters.is_empty());
}

#[test]
fn hits_and_filters_are_clicked() {
    for size in [(140, 45), (80, 24)] {
        let (house, mut model) = (House::new(), console());
        update(&mut model, Message::Resize(size.0, size.1));
        house.show(&mut model);
        house.type_in(&mut model, "tham luận số");
        let third = titles(&model)[2].clone();
        let (x, y) = place(&model, &third);
        assert_eq!(click(&mut model, x, y + 1), [], "a hit has several lines");
        assert_eq!(model.library.hit().map(|hit| &hit.title), Some(&third));
        let (x, y) = place(&model, &third);
        let effects = click(&mut model, x, y);
        assert!(matches!(&effects[..], [Effect::Library(Ask::Read { .. })]), "a second click reads: {effects:?}");

        if size.0 < 110 {
            house.press(&mut model, KeyCode::F(4));
        }
        let (x, y) = place(&model, "[ ] Đoàn thanh niên");
        let effects = click(&mut model, x, y);
        house.serve(&mut model, effects);
        assert_eq!(model.library.filters.of(Facet::Body), ["Đoàn thanh niên"]);
        assert_eq!(model.library.found.as_ref().map(|found| found.total), Some(30));
        let (x, y) = place(&model, "Cơ quan ban hành");
        assert_eq!(click(&mut model, x, y), [], "a facet's name is no value");
        let (x, y) = place(&model, "[✓] Đoàn thanh niên");
        let effects = click(&mut model, x, y);
        house.serve(&mut model, effects);
        assert!(model.library.filters.is_empty());
    }
}

#[test]
fn more_hits_come_as_the_list_is_walked_down() {
    let (house, mut model) = (House::new(), console());
    house.show(&mut model);
    house.type_in(&mut model, "tham luận");
    let at_first = model.library.hits().len();
    assert!((20..60).contains(&at_first), "{at_first}");
    for _ in 0..4 {
        house.press(&mut model, KeyCode::End);
    }
    assert_eq!(model.library.hits().len(), 60);
}

#[test]
fn a_hit_is_read_at_its_section_and_its_marks_are_gone_through() {
    let (house, mut model) = (House::new(), console());
    update(&mut model, Message::Resize(80, 14));
    house.show(&mut model);
    house.type_in(&mut model, "xây dựng nông thôn mới kiểu mẫu");
    house.press(&mut model, KeyCode::Enter);
    let reading = model.library.reading.as_ref().expect("it is read");
    let first = reading.laid.lines[reading.top].iter().map(|(text, _)| text.as_str()).collect::<String>();
    let end = reading.laid.lines.len();
    assert!(first == "II. Phương hướng" || reading.top + 12 >= end, "{first} at {} of {end}", reading.top);
    let marked = |model: &Model| {
        let reading = model.library.reading.as_ref().expect("it is read");
        reading.current.map(|line| reading.laid.lines[line].clone())
    };
    press(&mut model, KeyCode::Char('n'));
    let line = marked(&model).expect("a mark");
    assert!(line.iter().any(|(text, _)| text.contains("nông thôn mới")), "{line:?}");
    house.press(&mut model, KeyCode::Esc);
    assert!(model.library.reading.is_none() && model.screen == Screen::Library);
    assert!(!model.library.hits().is_empty(), "the hits are still there");
}

#[test]
fn one_goes_from_hit_to_hit_without_going_back() {
    let (house, mut model) = (House::new(), console());
    house.show(&mut model);
    house.type_in(&mut model, "tham luận số 0");
    house.press(&mut model, KeyCode::Enter);
    let reading = model.library.reading.clone().expect("it is read");
    assert_eq!((reading.place, reading.hit.title.as_str()), (0, "Tham luận số 0 tại Đại hội"));
    house.press(&mut model, KeyCode::Right);
    let told = model.library.refusal.clone().expect("the next one's file is not on the site");
    assert!(told.contains("daihoi docs build"), "{told}");
    assert_eq!(model.library.reading.as_ref().map(|reading| reading.place), Some(0), "what was read stays");
    house.press(&mut model, KeyCode::Left);
}

#[test]
fn letters_are_keys_while_a_paper_is_read_and_letters_before() {
    let (house, mut model) = (House::new(), console());
    house.show(&mut model);
    house.type_in(&mut model, "op phuong huong");
    assert_eq!(model.library.input.value(), "op phuong huong");
    house.press(&mut model, KeyCode::Enter);
    let url = model.library.reading.as_ref().expect("it is read").hit.url.clone();
    let typed = "op phuong huong".to_owned();
    assert_eq!(press(&mut model, KeyCode::Char('o')), [Effect::Library(Ask::Page { url: url.clone(), typed })]);
    assert_eq!(press(&mut model, KeyCode::Char('g')), [Effect::Library(Ask::Original { url })]);
    house.press(&mut model, KeyCode::Esc);
    let ctrl = KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL);
    assert!(matches!(&update(&mut model, Message::Key(ctrl))[..], [Effect::Library(Ask::Original { .. })]));
}

#[test]
fn without_an_index_it_says_what_to_do_and_finds_it_once_it_is_there() {
    let (house, mut model) = (House::empty(), console());
    house.show(&mut model);
    assert!(text(&drawn(&model, (80, 24))).contains("daihoi docs build"));
    let entry = Entry { title: "Nghị quyết".into(), url: "a.html".into(), ..Entry::default() };
    search::build(&Folder::new(house.folder.path()).index(), &[entry]).expect("built");
    house.type_in(&mut model, "nghi quyet");
    assert_eq!((titles(&model), model.library.refusal.clone()), (vec!["Nghị quyết".to_owned()], None));
}

#[test]
fn screens() {
    compare("library-none", |model| House::empty().show(model));
    compare("library", |model| {
        update(model, Message::Resize(140, 45));
        let house = House::new();
        house.show(model);
        house.type_in(model, "đại hội nông thôn mới");
        house.press(model, KeyCode::Down);
    });
    compare("library-filters", |model| {
        let house = House::new();
        house.show(model);
        house.type_in(model, "đại hội");
        house.press(model, KeyCode::F(4));
        house.press(model, KeyCode::Char(' '));
    });
    for size in [(80, 24), (140, 45)] {
        for language in [Language::Vi, Language::En] {
            let (house, mut model) = (House::new(), console());
            model.language = language;
            update(&mut model, Message::Resize(size.0, size.1));
            house.show(&mut model);
            house.type_in(&mut model, "thu nhap binh quan");
            house.press(&mut model, KeyCode::Enter);
            let name = format!("library-paper-{}x{}-{}", size.0, size.1, language.code());
            insta::assert_snapshot!(name, text(&drawn(&model, size)));
        }
    }
}
