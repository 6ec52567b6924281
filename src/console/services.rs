//! Carries the console's effects out at the front desk, and turns its replies into messages.

use std::{
    env,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Sender, channel},
    },
};

use anyhow::Context;
use jiff::{Timestamp, tz::TimeZone};

use super::{
    effect::Effect,
    message::{Explained, Message, Needs, Worker},
    model::Model,
    runtime::{self, Services},
    theme::Theme,
};
use crate::{
    app::{
        desk::{
            door::Source,
            front_desk::{FrontDesk, Reply},
            recorder::Desk,
        },
        error::AppError,
        explain::explain,
        lan::Server,
        library::{Answer, Ask, Librarian},
        models::Models,
        publish::publisher::{self, Publisher},
        upkeep::input_method,
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
    model.mouse = settings.mouse;
    model.input_method = input_method::running();
    model.graphics.clone_from(&settings.graphics);
    model.ask_who_sits_here();
    let spoken = Spoken(Arc::new(Mutex::new(language)));
    let failed = |error: AppError| anyhow::anyhow!(explain(&error, language));
    let folder = desk.congress().folder.clone();
    let heard = sender.clone();
    // A console that has been left hears nothing more; so with all that follow.
    let publisher = Publisher::start(folder.clone(), server, move |reply| {
        let _ = heard.send(match reply {
            publisher::Reply::State(state) => Message::Publisher(state),
            publisher::Reply::Died => Message::WorkerDied(Worker::Publisher),
            publisher::Reply::Back => Message::WorkerBack(Worker::Publisher),
        });
    })
    .map_err(failed)?;
    let (heard, words) = (sender.clone(), spoken.clone());
    let librarian = Librarian::start(folder, move |ask, answer| {
        let _ = heard.send(from_library(ask, answer, words.language()));
    })
    .map_err(failed)?;
    let (heard, words) = (sender.clone(), spoken.clone());
    let desk = FrontDesk::start(desk, models, sources, move |reply| {
        let _ = heard.send(from_desk(reply, words.language()));
    })
    .map_err(failed)?;
    let services = DeskServices { desk, publisher, librarian, language: spoken, sender: sender.clone() };
    runtime::run(services, model, (sender, receiver)).context("console")
}

/// Colours as far as the terminal has them.
fn theme() -> Theme {
    let variable = |name| env::var(name).ok();
    let (no_color, colorterm, term) = (variable("NO_COLOR"), variable("COLORTERM"), variable("TERM"));
    Theme::from_variables(no_color.as_deref(), colorterm.as_deref(), term.as_deref())
}

struct DeskServices {
    desk: FrontDesk,
    publisher: Publisher,
    librarian: Librarian,
    language: Spoken,
    /// For what the services themselves have to say.
    sender: Sender<Message>,
}

impl Services for DeskServices {
    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Desk(request) => {
                if !self.desk.ask(request) {
                    // A console that has been left hears nothing more.
                    let _ = self.sender.send(Message::WorkerDied(Worker::Store));
                }
            }
            Effect::Publisher(ask) => self.publisher.ask(ask),
            Effect::Library(ask) => self.librarian.ask(ask),
            Effect::Speak(language) => *self.language.0.lock().unwrap_or_else(PoisonError::into_inner) = language,
            // The driver's own.
            Effect::Chime | Effect::Bell | Effect::Alarm | Effect::Redraw | Effect::Quit => {}
        }
    }
}

/// The language in which errors are put into words, on whatever thread they come up.
#[derive(Clone)]
struct Spoken(Arc<Mutex<Language>>);

impl Spoken {
    fn language(&self) -> Language {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the front desk said, its errors in words.
fn from_desk(reply: Reply, language: Language) -> Message {
    Message::Desk(reply.map_error(|error| explained(error, language)))
}

fn explained(error: AppError, language: Language) -> Explained {
    let sentence = explain(&error, language);
    let needs = match error {
        AppError::NeedsSupervisor { supervisors } => Needs::Supervisor(supervisors),
        AppError::WrongPin { .. } | AppError::PinLocked { .. } => Needs::OtherPin,
        _ => Needs::Attention,
    };
    Explained { sentence, needs }
}

/// What the library said.
fn from_library(ask: Ask, answer: Result<Answer, AppError>, language: Language) -> Message {
    let answer = answer.map_err(|error| {
        tracing::warn!(%error, "library");
        explain(&error, language)
    });
    Message::Library { ask, answer }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        app::{
            desk::{
                badges::Found,
                dashboard,
                front_desk::Request,
                recorder::{Absence, Evidence},
                records,
            },
            operators::Approval,
            pin::Pin,
        },
        domain::{
            delegate::{ConsentMethod, DelegateId, Eligibility},
            event::{EventId, Means, Scope},
        },
    };

    /// One request of each kind that the desk knows.
    fn requests() -> Vec<Request> {
        let delegate = DelegateId(Uuid::from_u128(1));
        let (scope, reason, approved_by) = (Scope::Session, "ốm".to_owned(), "Đoàn Chủ tịch".to_owned());
        let absence = Absence { scope, reason, approved_by };
        let approval = Approval { supervisor: "Mai".to_owned(), pin: Pin::new("2468") };
        vec![
            Request::CheckIn(delegate, Evidence::by(Means::Name, None)),
            Request::Undo { event: EventId(Uuid::nil()), delegate, reason: "nhầm".to_owned() },
            Request::StepOut(delegate),
            Request::Return(delegate),
            Request::Consent(delegate, ConsentMethod::Paper),
            Request::Enrol { lane: 1, delegate },
            Request::StopEnrol,
            Request::Photo(delegate),
            Request::Excuse(delegate, absence),
            Request::Substitute {
                delegate, alternate: DelegateId(Uuid::from_u128(2)), decision_no: "1-QĐ".to_owned()
            },
            Request::Eligibility(delegate, Eligibility::Pending, "1-QĐ".to_owned()),
            Request::SignOn("Minh".to_owned()),
            Request::Approved(Box::new(Request::SignOn("Mai".to_owned())), approval),
            Request::Badge("DH1:1".to_owned()),
            Request::Dashboard(dashboard::Ask::Sessions),
            Request::NextSource(0),
            Request::Records(records::Ask::Add("Lò Thị Khách".to_owned())),
        ]
    }

    #[test]
    fn a_refusal_is_told_with_its_request_whoever_asked_and_however_often() {
        // A camera asks by itself; a request that was answered well may be refused the next time; and no answer to one
        // request, such as to another badge, takes the refusal of the next away.
        for request in requests() {
            for _ in 0..2 {
                assert!(matches!(from_desk(Reply::Badge(Found::Stray), Language::Vi), Message::Desk(Reply::Badge(_))));
                let refused = from_desk(Reply::Refused(request.clone(), AppError::WorkerGone), Language::Vi);
                let Message::Desk(Reply::Refused(told, why)) = refused else { panic!("not told: {request:?}") };
                assert_eq!((told, why.needs), (request.clone(), Needs::Attention));
                assert_eq!(why.sentence, explain(&AppError::WorkerGone, Language::Vi));
            }
        }
    }

    #[test]
    fn what_a_supervisor_can_mend_is_told_from_the_rest() {
        let mai = || "Mai".to_owned();
        let needs = |error| explained(error, Language::En).needs;
        let supervisors = vec![mai()];
        assert_eq!(
            needs(AppError::NeedsSupervisor { supervisors: supervisors.clone() }),
            Needs::Supervisor(supervisors)
        );
        assert_eq!(needs(AppError::WrongPin { name: mai(), left: 4 }), Needs::OtherPin);
        assert_eq!(needs(AppError::PinLocked { name: mai(), seconds: 30 }), Needs::OtherPin);
        assert_eq!(needs(AppError::ReasonMissing), Needs::Attention);
    }
}
