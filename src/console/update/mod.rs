//! The machine: a message changes the model and may wish for effects. No IO, no clock.

mod attendance;
mod badge;
mod dashboard;
mod delegates;
mod desk;
mod enrol;
mod import;
mod keyboard;
mod lane;
mod library;
mod list;
mod log;
mod open;
mod palette;
mod pointer;
mod popup;
mod publish;
mod roster;
mod run;
mod scanner;
mod session_popups;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use jiff::SignedDuration;

use super::{
    effect::Effect,
    message::{Message, Worker},
    model::{Model, Panel, Problem, Screen},
};

/// No hand answers so soon what the eye has only just met: a second press of the same key does.
const UNREAD: SignedDuration = SignedDuration::from_millis(500);
/// So much sooner what was done makes room where questions wait.
const SOONER: SignedDuration = SignedDuration::from_secs(1);

/// Takes one message in.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let mut effects = take(model, message);
    // What nobody sees is new to whoever comes back to it.
    if model.popup.is_some() || model.screen != Screen::CheckIn {
        model.asked = Some(model.now);
    }
    if !model.sound {
        effects.retain(|effect| !matches!(effect, Effect::Chime | Effect::Bell | Effect::Alarm));
    }
    effects
}

fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    if !matches!(message, Message::Tick(_)) {
        model.revision += 1;
    }
    match message {
        Message::Key(key) => pressed(model, key),
        Message::Painted => Vec::new(),
        Message::Terminate => vec![Effect::Quit],
        Message::Mouse(event) => pointer::mouse(model, event),
        Message::Resize(columns, rows) => {
            model.size = (columns, rows);
            library::resized(model);
            // A window that was smaller for a moment has lost what stood there, though its size is the old one again.
            vec![Effect::Redraw]
        }
        Message::Tick(now) => tick(model, now),
        Message::Desk(reply) => desk::replied(model, reply),
        Message::Library { ask, answer } => match answer {
            Ok(answer) => library::answered(model, &ask, answer),
            Err(sentence) => {
                library::refused(model, &ask, sentence);
                Vec::new()
            }
        },
        Message::Publisher(state) => publish::told(model, state),
        Message::WorkerDied(worker) => worker_died(model, worker),
        Message::WorkerBack(worker) => {
            model.dead.retain(|dead| *dead != worker);
            Vec::new()
        }
    }
}

/// A key went down, a person's or a scanner's.
fn pressed(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    if key.kind == KeyEventKind::Release {
        return Vec::new();
    }
    match scanner::key(model, key) {
        scanner::Whose::Person if keyboard::ends_a_word(model, key) => Vec::new(),
        scanner::Whose::Person => keyboard::key(model, key),
        scanner::Whose::Scanner(effects) => effects,
        scanner::Whose::TakenBack(letters) => {
            let delete = KeyEvent::new(KeyCode::Backspace, KeyModifiers::NONE);
            (0..letters).flat_map(|_| keyboard::key(model, delete)).collect()
        }
    }
}

/// Time passes: the clock on the screen, and what was only shown for a while.
fn tick(model: &mut Model, now: jiff::Timestamp) -> Vec<Effect> {
    if now.as_second() != model.now.as_second() {
        model.revision += 1;
    }
    model.now = now;
    if let Panel::Done { until, .. } | Panel::Already { until, .. } = model.panel {
        let less = if model.waiting.is_empty() { SignedDuration::ZERO } else { SOONER };
        if now.checked_add(less).unwrap_or(now) >= until {
            model.panel = Panel::Idle;
            model.revision += 1;
        }
    }
    let mut effects = lane::step_back(model);
    effects.extend(go_on(model));
    effects.extend(library::tick(model, now));
    effects
}

/// Shows a problem, or lets it wait behind the one that is shown.
fn raise(model: &mut Model, problem: Problem) {
    /// More questions than a person can hold in mind; refusals are never dropped.
    const MOST_WAITING: usize = 8;
    if let Problem::Refused { request, .. } = &problem {
        // A request is refused once: the newest sentence stands.
        let same = |other: &Problem| matches!(other, Problem::Refused { request: refused, .. } if refused == request);
        model.waiting.retain(|other| !same(other));
        if matches!(&model.panel, Panel::Held(other) if same(other)) {
            hold(model, problem);
            return;
        }
    }
    // A question about somebody who is gone makes room for one about somebody who is there.
    if let Panel::Held(shown) = &model.panel
        && model.is_about_one_who_left(shown)
        && !matches!(problem, Problem::Refused { .. })
    {
        let shown = shown.clone();
        if matches!(shown, Problem::Unknown { .. }) {
            model.strangers_left += 1;
        } else {
            model.waiting.push_back(shown);
        }
        hold(model, problem);
        return;
    }
    let first = !matches!(model.panel, Panel::Held(_)) && model.waiting.is_empty();
    if first || !matches!(model.panel, Panel::Held(_)) && matches!(problem, Problem::Refused { .. }) {
        hold(model, problem);
    } else if matches!(problem, Problem::Refused { .. }) {
        model.waiting.push_front(problem);
    } else if model.waiting.len() < MOST_WAITING {
        model.waiting.push_back(problem);
    }
}

fn hold(model: &mut Model, problem: Problem) {
    model.panel = Panel::Held(problem);
    model.asked = Some(model.now);
}

/// Puts the shown problem away and takes up the next.
fn settle(model: &mut Model) -> Vec<Effect> {
    model.panel = Panel::Idle;
    let next = model.waiting.iter().position(|problem| !model.is_about_one_who_left(problem)).unwrap_or(0);
    if let Some(next) = model.waiting.remove(next) {
        hold(model, next);
    } else if let Some(done) = attendance::received_meanwhile(model) {
        model.panel = done;
    }
    lane::wanted_photo(model).into_iter().collect()
}

/// Takes up the next problem once nothing is shown and nothing is awaited that would be.
fn go_on(model: &mut Model) -> Vec<Effect> {
    let free = matches!(model.panel, Panel::Idle) && model.writing.is_empty() && !model.waiting.is_empty();
    if free { settle(model) } else { Vec::new() }
}

/// Whether the shown problem has only just come up: a key that is pressed now was meant for what stood there before.
fn is_unread(model: &Model) -> bool {
    matches!(model.panel, Panel::Held(_))
        && model.asked.is_some_and(|asked| model.now.duration_since(asked).abs() < UNREAD)
}

/// Esc on the panel: the shown problem is put away, if it can have been read.
fn dismiss(model: &mut Model) -> Vec<Effect> {
    if is_unread(model) { Vec::new() } else { settle(model) }
}

fn worker_died(model: &mut Model, worker: Worker) -> Vec<Effect> {
    if !model.dead.contains(&worker) {
        model.dead.push(worker);
    }
    match worker {
        Worker::Publisher => {}
        Worker::Camera => model.lanes.iter_mut().for_each(|lane| lane.preview = None),
        Worker::Recognition => {
            for preview in model.lanes.iter_mut().filter_map(|lane| lane.preview.as_mut()) {
                preview.faces.clear();
            }
        }
        // What it had not answered may be lost with it, so the operator is asked to send it again; a check-in that
        // was committed after all comes back as a duplicate and changes no count.
        Worker::Store => {
            let sentence = model.words().panel.store_gone;
            for request in std::mem::take(&mut model.writing) {
                let request = request.without_approval();
                raise(model, Problem::Refused { request, sentence: sentence.to_owned() });
            }
        }
    }
    vec![Effect::Alarm]
}
