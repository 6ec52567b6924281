//! One table of commands: keys, last line, help, palette and mouse agree.

use crossterm::event::{KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use daihoi::{
    console::{
        Effect, Message, Model, Screen,
        model::Chosen,
        popups::{Choice, Popup},
        update,
    },
    domain::recognition::Decision,
    i18n::Language,
};

use crate::{fixture::*, rules::by_name};

fn sized(columns: u16, rows: u16) -> Model {
    let mut model = console();
    update(&mut model, Message::Resize(columns, rows));
    model
}

fn mouse(model: &mut Model, kind: MouseEventKind, column: u16, row: u16) -> Vec<Effect> {
    update(model, Message::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
}

pub(crate) fn click(model: &mut Model, column: u16, row: u16) -> Vec<Effect> {
    mouse(model, MouseEventKind::Down(MouseButton::Left), column, row)
}

/// Column and row of the first place where a text stands on the screen.
pub(crate) fn place(model: &Model, wanted: &str) -> (u16, u16) {
    let screen = text(&drawn(model, model.size));
    for (row, line) in screen.lines().enumerate() {
        if let Some(at) = line.find(wanted) {
            return (line[..at].chars().count() as u16, row as u16);
        }
    }
    panic!("{wanted} is not on the screen:\n{screen}");
}

#[test]
fn the_palette_finds_without_marks_and_does_what_it_says() {
    for typed in ["hoan tac mot", "Hoàn tác m", "htm"] {
        let mut model = console();
        control(&mut model, 'p');
        type_text(&mut model, typed);
        press(&mut model, KeyCode::Enter);
        assert!(matches!(model.popup, Some(Popup::UndoWhich(_))), "{typed}: {:?}", model.popup);
    }
    let mut model = console();
    model.language = Language::En;
    press(&mut model, KeyCode::Char(':'));
    type_text(&mut model, "leave of");
    press(&mut model, KeyCode::Enter);
    assert!(matches!(model.popup, Some(Popup::Find(_))), "whose leave is asked next");
}

#[test]
fn the_palette_leads_to_every_screen_and_over_a_screen_that_is_typed_into() {
    for (typed, screen) in [("bang tong hop", Screen::Dashboard), ("dai bieu", Screen::Delegates)] {
        let mut model = console();
        control(&mut model, 'p');
        type_text(&mut model, typed);
        press(&mut model, KeyCode::Enter);
        assert_eq!(model.screen, screen);
    }
    let mut model = console();
    model.screen = Screen::Delegates;
    press(&mut model, KeyCode::Char(':'));
    assert!(model.popup.is_none(), "a letter of a name");
    control(&mut model, 'p');
    assert!(matches!(model.popup, Some(Popup::Palette(_))));
    type_text(&mut model, "zzzz");
    assert_eq!(press(&mut model, KeyCode::Enter), []);
    assert!(model.popup.is_none());
}

#[test]
fn help_lies_over_a_window_and_gives_it_back() {
    let mut model = console();
    press(&mut model, KeyCode::Char('/'));
    type_text(&mut model, "hanh?");
    assert!(matches!(&model.popup, Some(Popup::Find(find)) if find.input.value() == "hanh?"));
    press(&mut model, KeyCode::F(1));
    assert!(matches!(&model.popup, Some(Popup::Help { under: Some(_) })));
    let help = text(&drawn(&model, (140, 45)));
    assert!(help.contains("Cửa sổ này") && help.contains("thủ công"), "{help}");
    press(&mut model, KeyCode::Esc);
    assert!(matches!(&model.popup, Some(Popup::Find(find)) if find.input.value() == "hanh?"));
    press(&mut model, KeyCode::Esc);
    control(&mut model, 'z');
    press(&mut model, KeyCode::Char('?'));
    press(&mut model, KeyCode::Char('?'));
    assert!(
        matches!(model.popup, Some(Popup::UndoWhich(_))),
        "no window of letters: ? is help, and any key leads back"
    );
}

#[test]
fn every_key_of_help_is_on_one_of_the_screens_and_in_both_languages() {
    for screen in Screen::ALL {
        for language in [Language::Vi, Language::En] {
            let mut model = console();
            (model.screen, model.language) = (screen, language);
            press(&mut model, KeyCode::F(1));
            let help = text(&drawn(&model, (140, 45)));
            for key in ["Ctrl+P", "F2", "Ctrl+Q", "Tab"] {
                assert!(help.contains(key), "{key} on {screen:?}: {help}");
            }
        }
    }
}

#[test]
fn a_click_on_a_key_presses_it() {
    let mut model = sized(140, 45);
    let (x, y) = (4, 44);
    click(&mut model, x, y);
    assert!(matches!(model.popup, Some(Popup::Find(_))));
    let (x, y) = place(&model, "Esc");
    click(&mut model, x, y);
    assert!(model.popup.is_none());
    let y = 44;
    let digits = text(&drawn(&model, (140, 45))).lines().last().map(str::to_owned).unwrap_or_default();
    let three = digits.rfind(" 3 ").expect("the screens' numbers");
    click(&mut model, digits[..three].chars().count() as u16 + 1, y);
    assert_eq!(model.screen, Screen::Delegates);
}

#[test]
fn a_click_chooses_a_line_and_a_second_one_takes_it() {
    let mut model = sized(140, 45);
    press(&mut model, KeyCode::Char('/'));
    type_text(&mut model, "tram anh");
    let (x, y) = place(&model, "Trâm Anh");
    assert_eq!(click(&mut model, x, y), [by_name(1)]);
    let mut model = sized(140, 45);
    control(&mut model, 'z');
    let (x, y) = place(&model, "Mới nhất ở trên");
    assert_eq!(click(&mut model, x, y + 5), []);
    assert!(matches!(model.popup, Some(Popup::UndoWhich(ref undo)) if undo.choice == Choice::of(2)));
    mouse(&mut model, MouseEventKind::ScrollDown, x, y);
    assert!(matches!(model.popup, Some(Popup::UndoWhich(ref undo)) if undo.choice == Choice::of(3)));
    let revision = model.revision;
    mouse(&mut model, MouseEventKind::Moved, x, y);
    assert_eq!(model.revision, revision, "a mouse that only moves draws nothing");
    for (column, row) in [(0, 0), (139, 44), (500, 500)] {
        click(&mut model, column, row);
    }
}

#[test]
fn lists_and_numbers_of_the_screens_are_clicked_too() {
    let mut model = sized(140, 45);
    model.screen = Screen::Delegates;
    type_text(&mut model, "hanh");
    let (x, y) = place(&model, "Hoàng Thị Hạnh");
    assert_eq!(click(&mut model, x, y), []);
    assert!(model.looked_at().is_some_and(|delegate| delegate.full_name == "Hoàng Thị Hạnh"));
    assert!(model.delegates.open.is_none());
    click(&mut model, x, y);
    assert!(model.delegates.open.is_some(), "a second click opens the record");
    assert_eq!(click(&mut model, x, y), [], "there is no list now");

    let mut model = sized(140, 45);
    model.screen = Screen::Dashboard;
    let choices = [
        ("✓ Có mặt", Chosen::Counter(0)),
        ("» Đến muộn", Chosen::Counter(4)),
        (" Tổ chức   ", Chosen::Condition(1)),
        ("Chi bộ thôn 1 ", Chosen::Group(2)),
        ("Huỳnh Thị Hồng Ưng", Chosen::Event(1)),
    ];
    for (text, chosen) in choices {
        let (x, y) = place(&model, text);
        click(&mut model, x + 1, y);
        assert_eq!((model.dashboard.chosen, model.popup.is_none()), (Some(chosen), true), "{text}");
    }
    click(&mut model, 1, 1);
    click(&mut model, 1, 1);
    assert!(matches!(&model.popup, Some(Popup::Names(names)) if names.delegates.len() == 150), "the names behind it");
    press(&mut model, KeyCode::Esc);
    let (x, y) = place(&model, "07:11");
    click(&mut model, x, y - 1);
    assert!(matches!(model.dashboard.chosen, Some(Chosen::Minute(_))), "{:?}", model.dashboard.chosen);
}

#[test]
fn the_last_line_shows_no_key_that_would_be_a_letter() {
    let bottom = |model: &Model| text(&drawn(model, (140, 45))).lines().last().map(str::to_owned).unwrap_or_default();
    let mut model = console();
    assert!(bottom(&model).contains(" Ctrl+B quét thẻ") && bottom(&model).contains(" 1  2  3 "), "{}", bottom(&model));
    update(&mut model, verdict(1, Decision::Unknown, &[(30, 0.2)]));
    assert!(!bottom(&model).contains(" q ") && !bottom(&model).contains(" g "), "{}", bottom(&model));
    press(&mut model, KeyCode::Char('q'));
    assert!(matches!(&model.popup, Some(Popup::Find(find)) if find.input.value() == "q"), "the name of Mrs Quỳnh");
    for screen in [Screen::Delegates, Screen::Import, Screen::Log] {
        let mut model = console();
        model.screen = screen;
        assert!(!bottom(&model).contains(" 3 "), "{}", bottom(&model));
        press(&mut model, KeyCode::F(1));
        let help = text(&drawn(&model, (140, 45)));
        assert!(help.contains("Shift+Tab Alt+") && !help.contains("Shift+Tab 2"), "a digit is typed there: {help}");
    }
}

#[test]
fn sound_can_be_turned_off_and_on() {
    let mut model = console();
    control(&mut model, 'v');
    assert_eq!(update(&mut model, verdict(1, Decision::Unknown, &[(30, 0.2)])), []);
    read(&mut model);
    press(&mut model, KeyCode::Esc);
    assert_eq!(control(&mut model, 'v'), [Effect::Chime], "heard at once");
}

#[test]
fn from_where_letters_are_typed_one_key_leads_back_to_the_door() {
    for screen in ['3', '5', '6'] {
        let mut model = console();
        press(&mut model, KeyCode::Char(screen));
        update(&mut model, confirm(1, 0));
        assert!(text(&drawn(&model, (140, 45))).contains("(phím F12)"));
        press(&mut model, KeyCode::F(12));
        assert_eq!(model.screen, Screen::CheckIn, "{screen}");
    }
}
