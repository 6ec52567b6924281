//! A USB scanner types what it reads, on whatever screen. No hand types `DH1:` where a name is typed: from there on keys
//! are the scanner's, up to its Enter, and what its first four keys had done is taken back.

use crossterm::event::{KeyCode, KeyEvent};
use jiff::SignedDuration;

use crate::{
    app::desk::front_desk::Request,
    console::{
        commands::typed_letter,
        effect::Effect,
        model::{Before, Foreign, Model, Panel, Problem, Scan, Screen},
        popups::Popup,
    },
    domain::badge::{DIGITS, PREFIX, is_typed_for},
};

/// Between two keys a scanner takes a fraction of this; after it, keys are the person's again.
const LONGEST: SignedDuration = SignedDuration::from_secs(2);
/// Once `DH1:` was read, digits may come late, as through an input method or a busy machine, and a digit that is taken for
/// a command turns the screen: so much longer is waited for each.
const LATE: SignedDuration = SignedDuration::from_secs(6);

/// Whether a person or a scanner sent a key.
pub(super) enum Whose {
    /// A person's: it means what it means.
    Person,
    /// A scanner's.
    Scanner(Vec<Effect>),
    /// A scanner's, and so many before it went into a field of the screen and are to be taken out of it.
    TakenBack(usize),
}

/// This many keys within this time come from no hand: an identity card's number, a ticket, a link.
const BURST: (usize, SignedDuration) = (8, SignedDuration::from_millis(300));
/// An input method hands a word over all at once, so letters and blanks alone are a scanner's only where there are more
/// than in any syllable or two.
const WORDS: usize = 20;
/// Keys that open what is typed into: what follows may be pasted, and no code begins so.
const OPENING: [char; 3] = ['/', ':', '?'];
/// How an address begins; at the idle door none of it is a command.
const ADDRESS: &str = "http";
/// A longer text is no badge's.
const MOST: usize = 256;

/// Takes a key if it is a scanner's.
pub(super) fn key(model: &mut Model, key: KeyEvent) -> Whose {
    match badge(model, key) {
        Whose::Person => foreign(model, key),
        whose => {
            model.scan.foreign = Foreign::default();
            whose
        }
    }
}

/// Takes a key that spells no badge, where no letters are typed: before the window that waits for a badge all of them
/// are a scanner's, and at the idle door an address, or whatever comes faster than a hand. What the first of these did is
/// taken back.
fn foreign(model: &mut Model, key: KeyEvent) -> Whose {
    let letter = typed_letter(key);
    if model.scan.foreign.since.is_some_and(|since| model.now.duration_since(since) > LONGEST) {
        model.scan.foreign = Foreign::default();
    }
    let waited_for = matches!(model.popup, Some(Popup::Badge));
    let ends = matches!(key.code, KeyCode::Enter | KeyCode::Tab);
    let foreign = &mut model.scan.foreign;
    if waited_for && foreign.before.is_some() {
        // The key that opened the window.
        *foreign = Foreign::default();
    }
    if foreign.is_scan || waited_for {
        let (Some(letter), false) = (letter.filter(|_| foreign.text.len() < MOST), ends) else {
            let text = std::mem::take(foreign).text;
            return if ends && !text.is_empty() {
                Whose::Scanner(vec![Effect::Desk(Request::Badge(text))])
            } else {
                Whose::Person
            };
        };
        if letter == '?' && foreign.text.is_empty() {
            return Whose::Person;
        }
        foreign.text.push(letter);
        foreign.since.get_or_insert(model.now);
        return Whose::Scanner(Vec::new());
    }
    let fast = foreign.since.is_some_and(|since| model.now.duration_since(since) <= BURST.1);
    let idle = model.screen == Screen::CheckIn
        && model.popup.is_none()
        && !matches!(model.panel, Panel::Held(Problem::Unknown { .. }));
    let begins = |letter: &char| fast || idle && !OPENING.contains(letter);
    let Some(letter) = letter.filter(begins) else {
        *foreign = Foreign::default();
        return Whose::Person;
    };
    if !fast {
        let before = Some(before(model));
        let typed = [&model.delegates.input, &model.import.input, &model.log.input, &model.library.input];
        let typed = typed.map(Clone::clone);
        model.scan.foreign = Foreign { since: Some(model.now), before, typed, ..Foreign::default() };
    }
    let foreign = &mut model.scan.foreign;
    foreign.text.push(letter);
    // A key that is held down repeats as fast.
    let held = foreign.text.chars().all(|other| other == letter);
    let words = foreign.text.chars().all(|letter| letter.is_alphabetic() || letter == ' ');
    let most = if words { WORDS } else { BURST.0 };
    if (foreign.text.chars().count() < most || held) && !foreign.text.eq_ignore_ascii_case(ADDRESS) {
        return Whose::Person;
    }
    foreign.is_scan = true;
    let typed = std::mem::take(&mut foreign.typed);
    if let Some(before) = foreign.before.take() {
        restore(model, before);
        let [delegates, import, log, library] = typed;
        (model.delegates.input, model.import.input) = (delegates, import);
        (model.log.input, model.library.input) = (log, library);
        model.find_delegates();
    }
    Whose::Scanner(Vec::new())
}

/// Takes a key if it spells a badge.
fn badge(model: &mut Model, key: KeyEvent) -> Whose {
    let whole = PREFIX.chars().count();
    let typed = typed_letter(key);
    let late = typed.is_some_and(|letter| letter.is_ascii_digit());
    let wait = if late && model.scan.text.chars().count() >= whole { LATE } else { LONGEST };
    if model.scan.since.is_some_and(|since| model.now.duration_since(since) > wait) {
        reset(model);
    }
    let have = model.scan.text.chars().count();
    if have >= whole {
        return Whose::Scanner(match (key.code, typed) {
            (KeyCode::Enter | KeyCode::Tab, _) => {
                vec![Effect::Desk(Request::Badge(std::mem::take(&mut model.scan).text))]
            }
            (_, Some(letter)) => {
                if have < whole + DIGITS {
                    model.scan.text.push(letter);
                }
                model.scan.since = Some(model.now);
                Vec::new()
            }
            _ => Vec::new(),
        });
    }
    let wanted = PREFIX.chars().nth(have);
    let fits = |wanted: Option<char>| typed.zip(wanted).is_some_and(|(found, wanted)| is_typed_for(found, wanted));
    match typed {
        Some(letter) if fits(wanted) => {
            if have == 0 {
                begin(model);
            }
            model.scan.text.push(letter);
            model.scan.since = Some(model.now);
            if have + 1 == whole {
                return Whose::TakenBack(take_back(model));
            }
        }
        Some(letter) if fits(PREFIX.chars().next()) => {
            begin(model);
            model.scan.text.push(letter);
        }
        _ => reset(model),
    }
    Whose::Person
}

/// Forgets what spelled a badge so far.
fn reset(model: &mut Model) {
    let foreign = std::mem::take(&mut model.scan.foreign);
    model.scan = Scan { foreign, ..Scan::default() };
}

fn begin(model: &mut Model) {
    let foreign = std::mem::take(&mut model.scan.foreign);
    model.scan = Scan { since: Some(model.now), before: Some(before(model)), foreign, ..Scan::default() };
}

fn before(model: &Model) -> Before {
    Before {
        screen: model.screen,
        typed: model.popup.is_none() && model.is_typed_into(),
        popup: model.popup.clone(),
        panel: model.panel.clone(),
        waiting: model.waiting.clone(),
    }
}

/// Puts the console back to where it was before the scanner's first key. The screen's own fields are left to the
/// keyboard: so many letters are to be deleted.
fn take_back(model: &mut Model) -> usize {
    let Some(before) = model.scan.before.take() else { return 0 };
    if before.typed && before.screen == model.screen {
        // The last key was not given to it.
        return PREFIX.chars().count() - 1;
    }
    restore(model, before);
    0
}

fn restore(model: &mut Model, before: Before) {
    model.screen = before.screen;
    model.popup = before.popup;
    model.panel = before.panel;
    model.waiting = before.waiting;
}
