//! The driver: messages from a channel, effects to the services, drawings to a terminal.

use std::sync::mpsc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use daihoi::console::{
    Effect, Message, Services,
    runtime::{Host, drive},
};
use jiff::Timestamp;
use ratatui::{Terminal, backend::TestBackend};

use crate::fixture::*;

/// Remembers what it was asked.
#[derive(Default)]
struct Recorder(Vec<Effect>);

impl Services for Recorder {
    fn perform(&mut self, effect: Effect) {
        self.0.push(effect);
    }
}

/// Counts drawings and bells; its clock stands.
#[derive(Default)]
struct Counter {
    drawings: usize,
    bells: usize,
}

impl Host for Counter {
    fn begin(&mut self) {
        self.drawings += 1;
    }

    fn sound(&mut self, _: daihoi::console::sound::Sound) {
        self.bells += 1;
    }

    fn now(&self) -> Timestamp {
        now()
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Message {
    Message::Key(KeyEvent::new(code, modifiers))
}

/// Runs a script to its end, which must leave the console or hang up.
fn run(script: Vec<Message>) -> (Recorder, Counter, String) {
    let (sender, receiver) = mpsc::channel();
    for message in script {
        sender.send(message).expect("the receiver is here");
    }
    drop(sender);
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
    let (mut services, mut host, mut model) = (Recorder::default(), Counter::default(), console());
    drive(&mut terminal, &mut host, &mut services, &mut model, &receiver).expect("driven");
    (services, host, text(terminal.backend().buffer()))
}

#[test]
fn effects_reach_the_services_and_the_bell_the_host() {
    let (services, host, screen) = run(vec![
        accept(1, 0),
        confirm(2, 1),
        key(KeyCode::Char('c'), KeyModifiers::CONTROL),
        key(KeyCode::Char('c'), KeyModifiers::CONTROL),
    ]);
    assert_eq!(services.0, [face_record(0, 0.71, 0.4), Effect::Desk(Request::Photo(id(1)))]);
    assert_eq!(host.bells, 1);
    assert!(screen.contains("CÓ PHẢI LÀ"), "{screen}");
}

#[test]
fn of_many_frames_in_a_row_few_are_drawn() {
    use daihoi::app::faces::lane::Label;
    let frames = (0..500).map(|_| preview([Label::Looking, Label::Unknown])).collect();
    let (_, host, _) = run(frames);
    assert!(host.drawings <= 3, "{} drawings", host.drawings);
}

#[test]
fn a_hung_up_channel_ends_the_loop() {
    let (services, host, _) = run(Vec::new());
    assert!(services.0.is_empty());
    assert_eq!(host.drawings, 1);
}
