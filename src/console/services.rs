//! Carries the console's effects out at the front desk, and turns its replies into messages.

use std::{
    env,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{Sender, channel},
    },
};

use anyhow::Context;
use jiff::{Timestamp, tz::TimeZone};

use super::{
    effect::Effect,
    message::{Message, Worker},
    model::Model,
    runtime::{self, Services},
    theme::Theme,
};
use crate::{
    app::{
        desk::{Desk, Evidence},
        door::Source,
        error::AppError,
        explain::explain,
        front_desk::{FrontDesk, Reply, Request},
        hall::Server,
        lane::{CameraState, Report},
        library::{Answer, Ask, Librarian},
        models::Models,
        press::{self, Press},
    },
    i18n::Language,
};

/// Opens the console on a desk and runs it until the operator leaves.
///
/// `server` opens the site to the hall.
pub fn open(
    desk: Desk,
    models: &Models,
    sources: Vec<Source>,
    server: Box<dyn Server>,
    language: Language,
) -> anyhow::Result<()> {
    let (sender, receiver) = channel();
    let snapshot = Arc::new(desk.snapshot());
    let settings = &desk.congress().settings;
    let mut model =
        Model::new(snapshot, Timestamp::now(), TimeZone::system(), language, theme()).with_lanes(sources.len());
    model.sound = settings.sound;
    model.graphics.clone_from(&settings.graphics);
    model.ask_who_sits_here();
    let spoken = Arc::new(Mutex::new(language));
    let pending = Arc::new(Mutex::new(Vec::new()));
    let hearer = Hearer { sender: sender.clone(), pending: Arc::clone(&pending), language: Arc::clone(&spoken) };
    let folder = desk.congress().folder.clone();
    let heard = sender.clone();
    let press = Press::start(folder.clone(), server, move |reply| {
        let message = match reply {
            press::Reply::State(state) => Message::Press(state),
            press::Reply::Died => Message::WorkerDied(Worker::Press),
            press::Reply::Back => Message::WorkerBack(Worker::Press),
        };
        // A console that has been left hears nothing more.
        let _ = heard.send(message);
    })
    .map_err(|error| anyhow::anyhow!(explain(&error, language)))?;
    let reader = Hearer { sender: sender.clone(), pending: Arc::clone(&pending), language: Arc::clone(&spoken) };
    let librarian = Librarian::start(folder, move |ask, answer| reader.read(ask, answer))
        .map_err(|error| anyhow::anyhow!(explain(&error, language)))?;
    let desk = FrontDesk::start(desk, models, sources.clone(), move |reply| hearer.hear(reply))
        .map_err(|error| anyhow::anyhow!(explain(&error, language)))?;
    let services = DeskServices { desk, press, librarian, sources: Turns::new(sources), pending, language: spoken };
    runtime::run(services, model, (sender, receiver)).context("console")
}

/// Colours as far as the terminal has them.
fn theme() -> Theme {
    let variable = |name| env::var(name).ok();
    let (no_color, colorterm, term) = (variable("NO_COLOR"), variable("COLORTERM"), variable("TERM"));
    Theme::from_variables(no_color.as_deref(), colorterm.as_deref(), term.as_deref())
}

/// Which source each lane looks at, and what there is to turn to: what the desk started with, and this machine's
/// first camera.
struct Turns {
    known: Vec<Source>,
    /// For each lane, the place of its source among the known.
    lanes: Vec<usize>,
}

impl Turns {
    fn new(sources: Vec<Source>) -> Self {
        let lanes = (0..sources.len()).collect();
        let mut known = sources;
        if !known.contains(&Source::Camera(0)) {
            known.push(Source::Camera(0));
        }
        Self { known, lanes }
    }

    /// Turns a lane to the next source that no other lane looks at; to its own again where there is no other.
    fn next(&mut self, lane: usize) -> Option<Source> {
        let now = *self.lanes.get(lane)?;
        let free = |place: &usize| *place == now || !self.lanes.contains(place);
        let next = (1..=self.known.len()).map(|step| (now + step) % self.known.len()).find(free)?;
        self.lanes[lane] = next;
        Some(self.known[next].clone())
    }
}

type Pending = Arc<Mutex<Vec<(Request, Effect)>>>;

struct DeskServices {
    desk: FrontDesk,
    press: Press,
    librarian: Librarian,
    sources: Turns,
    pending: Pending,
    language: Arc<Mutex<Language>>,
}

impl Services for DeskServices {
    fn perform(&mut self, effect: Effect) {
        if let Effect::Speak(language) = effect {
            *lock(&self.language) = language;
            return;
        }
        if let Effect::Press(ask) = effect {
            return self.press.ask(ask);
        }
        if let Effect::Library(ask) = effect {
            return self.librarian.ask(ask);
        }
        let Some(request) = self.request(&effect) else { return };
        lock(&self.pending).push((request.clone(), effect));
        self.desk.ask(request);
    }
}

impl DeskServices {
    /// What the desk is asked for an effect; nothing for what the runtime itself carries out.
    fn request(&mut self, effect: &Effect) -> Option<Request> {
        Some(match effect {
            Effect::Approved { effect, approval } => {
                Request::Approved(Box::new(self.request(effect)?), approval.clone())
            }
            Effect::Excuse { delegate, leave } => Request::Excuse(*delegate, leave.clone()),
            Effect::Substitute { delegate, alternate, decision_no } => {
                Request::Substitute(*delegate, *alternate, decision_no.clone())
            }
            Effect::SignOn(name) => Request::SignOn(name.clone()),
            Effect::Record { delegate, means, score, margin, reason } => Request::CheckIn(
                *delegate,
                Evidence { means: *means, score: *score, margin: *margin, reason: reason.clone() },
            ),
            Effect::Undo { event, reason, .. } => Request::Undo(*event, reason.clone()),
            Effect::Leave { delegate } => Request::Leave(*delegate),
            Effect::Return { delegate } => Request::Return(*delegate),
            Effect::Consent { delegate, method } => Request::Consent(*delegate, *method),
            Effect::Enrol { delegate } => Request::Enrol(*delegate),
            Effect::StopEnrol => Request::StopEnrol,
            Effect::Photo { delegate } => Request::Photo(*delegate),
            Effect::Badge(text) => Request::Badge(text.clone()),
            Effect::Board(ask) => Request::Board(ask.clone()),
            Effect::Records(ask) => Request::Records(ask.clone()),
            Effect::NextSource { lane } => Request::Source(*lane, self.sources.next(*lane)?),
            Effect::Library(_)
            | Effect::Press(_)
            | Effect::Speak(_)
            | Effect::Chime
            | Effect::Bell
            | Effect::Alarm
            | Effect::Redraw
            | Effect::Quit => return None,
        })
    }
}

/// Turns replies into messages, on the desk's threads.
struct Hearer {
    sender: Sender<Message>,
    pending: Pending,
    language: Arc<Mutex<Language>>,
}

impl Hearer {
    fn hear(&self, reply: Reply) {
        let message = match reply {
            Reply::Lane(lane, report) => Message::Lane(lane, report),
            Reply::CameraFailed(lane, error) => {
                Message::Lane(lane, Report::Camera(CameraState::Failed(self.words(&error))))
            }
            Reply::Changed(snapshot) => Message::Changed(snapshot),
            Reply::Recorded { event, duplicate } => {
                self.settle(|_, effect| effect.is_answered_by(&event));
                Message::Recorded { event, duplicate }
            }
            Reply::Refused(request, error) => {
                tracing::warn!(%error, "refused");
                let Some(effect) = self.settle(|asked, _| is(asked, &request)) else { return };
                match error {
                    AppError::NeedsSupervisor { supervisors } => Message::NeedsSupervisor { effect, supervisors },
                    error @ (AppError::WrongPin { .. } | AppError::PinLocked { .. }) => {
                        Message::WrongPin { effect, sentence: self.words(&error) }
                    }
                    error => Message::Refused { effect, sentence: self.words(&error) },
                }
            }
            Reply::Photo(delegate, photo) => {
                self.settle(|asked, _| *asked == Request::Photo(delegate));
                Message::Photo { delegate, photo }
            }
            Reply::Board(ask, answer) => {
                let request = Request::Board(ask.clone());
                self.settle(|asked, _| is(asked, &request));
                Message::Board(answer)
            }
            Reply::Backup(outcome) => Message::Backup(outcome.err().map(|error| self.words(&error))),
            Reply::Records(ask, answer) => {
                let request = Request::Records(ask.clone());
                self.settle(|asked, _| is(asked, &request));
                Message::Records { ask, answer }
            }
            Reply::Badge(found) => {
                self.settle(|asked, _| matches!(asked, Request::Badge(_)));
                Message::Badge(found)
            }
            Reply::LaneDied => Message::WorkerDied(Worker::Recognition),
            Reply::LaneBack => Message::WorkerBack(Worker::Recognition),
            Reply::LaneBroken(lane, error) => {
                self.send(Message::WorkerDied(Worker::Recognition));
                Message::Lane(lane, Report::Camera(CameraState::Failed(self.words(&error))))
            }
        };
        self.send(message);
    }

    /// What the library says, on its thread.
    fn read(&self, ask: Ask, answer: Result<Answer, AppError>) {
        self.send(match answer {
            Ok(answer) => Message::Library { ask, answer },
            Err(error) => {
                tracing::warn!(%error, "library");
                Message::Refused { effect: Effect::Library(ask), sentence: self.words(&error) }
            }
        });
    }

    /// A console that has been left hears nothing more, and nothing is waiting for the answer.
    fn send(&self, message: Message) {
        let _ = self.sender.send(message);
    }

    fn words(&self, error: &AppError) -> String {
        explain(error, *lock(&self.language))
    }

    /// Takes the first pending effect that fits off the list.
    fn settle(&self, fits: impl Fn(&Request, &Effect) -> bool) -> Option<Effect> {
        let mut pending = lock(&self.pending);
        let place = pending.iter().position(|(request, effect)| fits(request, effect))?;
        Some(pending.remove(place).1)
    }
}

/// Whether that was asked, with a supervisor's leave or without.
fn is(asked: &Request, request: &Request) -> bool {
    asked == request || matches!(asked, Request::Approved(inner, _) if **inner == *request)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_turns_to_what_no_other_looks_at() {
        let clip = |name: &str| Source::Clip(name.into());
        let mut one = Turns::new(vec![clip("a")]);
        assert_eq!(one.next(0), Some(Source::Camera(0)));
        assert_eq!(one.next(0), Some(clip("a")));
        let mut two = Turns::new(vec![clip("a"), Source::Camera(2)]);
        assert_eq!(two.next(0), Some(Source::Camera(0)));
        assert_eq!(two.next(1), Some(clip("a")));
        assert_eq!(two.next(0), Some(Source::Camera(2)));
        let mut full = Turns::new(vec![Source::Camera(0), Source::Camera(2)]);
        assert_eq!(full.next(1), Some(Source::Camera(2)), "opened again");
        assert_eq!(full.next(7), None);
    }
}
