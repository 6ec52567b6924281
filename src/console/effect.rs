//! What the console asks of the world; carried out by the driver (bell, quit, redraw) or by its services.

use crate::{
    app::{desk::front_desk::Request, library, publish::publisher},
    domain::delegate::DelegateId,
    i18n::Language,
};

/// One wish. Its outcome comes back as a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// For the front desk. Answered by `Message::Desk`, as each request says.
    Desk(Request),
    /// For the library. Answered by `Message::Library`.
    Library(library::Ask),
    /// For the publish screen. Answered by `Message::Publisher`.
    Publisher(publisher::Ask),
    /// Sentences are wanted in this language from now on.
    Speak(Language),
    /// Sound: a committed check-in.
    Chime,
    /// Sound: a person has to look.
    Bell,
    /// Sound: something is wrong.
    Alarm,
    /// Draw the whole screen again.
    Redraw,
    /// Leave.
    Quit,
}

impl Effect {
    /// The request, where it is one for the front desk.
    pub fn request(&self) -> Option<&Request> {
        match self {
            Self::Desk(request) => Some(request),
            _ => None,
        }
    }

    /// Whether the store answers it with an event, and so whether it must not be lost.
    pub fn writes(&self) -> bool {
        self.request().is_some_and(Request::writes)
    }

    /// The delegate whom it is about.
    pub fn delegate(&self) -> Option<DelegateId> {
        self.request()?.delegate()
    }
}
