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
        lane::{CameraState, Report},
        models::Models,
    },
    i18n::Language,
};

/// Opens the console on a desk and runs it until the operator leaves.
pub fn open(desk: Desk, models: Models, source: Source, language: Language) -> anyhow::Result<()> {
    let (sender, receiver) = channel();
    let snapshot = Arc::new(desk.snapshot());
    let model = Model::new(snapshot, Timestamp::now(), TimeZone::system(), language, theme());
    let spoken = Arc::new(Mutex::new(language));
    let pending = Arc::new(Mutex::new(Vec::new()));
    let hearer = Hearer { sender: sender.clone(), pending: Arc::clone(&pending), language: Arc::clone(&spoken) };
    let desk = FrontDesk::start(desk, models, source.clone(), move |reply| hearer.hear(reply))
        .map_err(|error| anyhow::anyhow!(explain(&error, language)))?;
    let services = DeskServices { desk, sources: sources(source), pending, language: spoken };
    runtime::run(services, model, (sender, receiver)).context("console")
}

/// Colours as far as the terminal has them.
fn theme() -> Theme {
    let variable = |name| env::var(name).ok();
    let (no_color, colorterm, term) = (variable("NO_COLOR"), variable("COLORTERM"), variable("TERM"));
    Theme::from_variables(no_color.as_deref(), colorterm.as_deref(), term.as_deref())
}

/// The source that the desk started with, and the others to turn to: this machine's first camera.
fn sources(first: Source) -> Vec<Source> {
    let mut sources = vec![first];
    if !sources.contains(&Source::Camera(0)) {
        sources.push(Source::Camera(0));
    }
    sources
}

type Pending = Arc<Mutex<Vec<(Request, Effect)>>>;

struct DeskServices {
    desk: FrontDesk,
    /// The one in use comes first.
    sources: Vec<Source>,
    pending: Pending,
    language: Arc<Mutex<Language>>,
}

impl Services for DeskServices {
    fn perform(&mut self, effect: Effect) {
        let request = match &effect {
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
            Effect::Board(ask) => Request::Board(ask.clone()),
            Effect::NextSource => {
                self.sources.rotate_left(1);
                Request::Source(self.sources[0].clone())
            }
            Effect::Speak(language) => {
                *lock(&self.language) = *language;
                return;
            }
            // Carried out by the runtime itself.
            Effect::Bell | Effect::Redraw | Effect::Quit => return,
        };
        lock(&self.pending).push((request.clone(), effect));
        self.desk.ask(request);
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
            Reply::Lane(report) => Message::Lane(report),
            Reply::CameraFailed(error) => Message::Lane(Report::Camera(CameraState::Failed(self.words(&error)))),
            Reply::Changed(snapshot) => Message::Changed(snapshot),
            Reply::Recorded { event, duplicate } => {
                self.settle(|_, effect| effect.is_answered_by(&event));
                Message::Recorded { event, duplicate }
            }
            Reply::Refused(request, error) => {
                tracing::warn!(%error, "refused");
                match self.settle(|asked, _| *asked == request) {
                    Some(effect) => Message::Refused { effect, sentence: self.words(&error) },
                    None => return,
                }
            }
            Reply::Photo(delegate, photo) => {
                self.settle(|asked, _| *asked == Request::Photo(delegate));
                Message::Photo { delegate, photo }
            }
            Reply::Board(ask, answer) => {
                self.settle(|asked, _| *asked == Request::Board(ask.clone()));
                Message::Board(answer)
            }
            Reply::LaneBroken(error) => {
                self.send(Message::WorkerDied(Worker::Recognition));
                Message::Lane(Report::Camera(CameraState::Failed(self.words(&error))))
            }
        };
        self.send(message);
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

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
