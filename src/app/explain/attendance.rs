//! Corrections of the attendance that make no sense, in sentences.

use crate::{
    domain::{consistency::Contradiction, correction::Impossible, event::EventId},
    i18n::{Language, errors::errors},
};

pub(super) fn explain(error: &Impossible, language: Language) -> String {
    let (words, app) = (&errors(language).attendance, &errors(language).app);
    match error {
        Impossible::Blocked(name) => (app.blocked)(name),
        Impossible::Present(name) => (words.present)(name),
        Impossible::NotPresent(name) => (words.not_present)(name),
        Impossible::NotOut(name) => (words.not_out)(name),
        Impossible::Excused(name) => (words.excused)(name),
        Impossible::Substituted(name) => (words.substituted)(name),
        Impossible::NotOfficial(name) => (words.not_official)(name),
        Impossible::NotExcused(name) => (words.no_absence)(name),
        Impossible::NotAnAlternate(name) => (words.not_an_alternate)(name),
        Impossible::NotEligible(name) => (words.not_eligible)(name),
        Impossible::Seated(name) => (words.seated)(name),
        Impossible::AlternateExcused(name) => (words.alternate_excused)(name),
        Impossible::InSubstitution(name) => (words.in_substitution)(name),
        Impossible::NotApproved => words.not_approved.to_owned(),
        Impossible::NoDecision => words.no_decision.to_owned(),
    }
}

/// Why an event can't have happened where it stands; a sentence that names the event.
pub fn explain_contradiction(event: EventId, wrong: &Contradiction, language: Language) -> String {
    let words = &errors(language).attendance;
    let event = event.to_string();
    match wrong {
        Contradiction::UnknownDelegate(delegate) => (words.of_nobody)(&event, &delegate.to_string()),
        Contradiction::UnknownSession(session) => (words.of_no_session)(&event, session),
        Contradiction::UndoOfNothing(undone) => (words.undo_of_nothing)(&event, &undone.to_string()),
        Contradiction::Senseless(impossible) => (words.senseless)(&event, &explain(impossible, language)),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{app::explain::check, domain::delegate::DelegateId};

    #[test]
    fn every_impossible_correction_names_the_delegate() {
        let name = || "Nguyễn Thị Hồng Ngọc".to_owned();
        for error in [
            Impossible::Blocked(name()),
            Impossible::Present(name()),
            Impossible::NotPresent(name()),
            Impossible::NotOut(name()),
            Impossible::Excused(name()),
            Impossible::Substituted(name()),
            Impossible::NotOfficial(name()),
            Impossible::NotExcused(name()),
            Impossible::NotAnAlternate(name()),
            Impossible::NotEligible(name()),
            Impossible::Seated(name()),
            Impossible::AlternateExcused(name()),
            Impossible::InSubstitution(name()),
        ] {
            check(|language| explain(&error, language), &name());
            assert!(!error.to_string().contains(&name()), "the log names nobody");
        }
        check(|language| explain(&Impossible::NotApproved, language), "");
        check(|language| explain(&Impossible::NoDecision, language), "");
    }

    #[test]
    fn every_contradiction_names_the_event() {
        let event = EventId(Uuid::from_u128(7));
        for wrong in [
            Contradiction::UnknownDelegate(DelegateId(Uuid::from_u128(8))),
            Contradiction::UnknownSession("tối".to_owned()),
            Contradiction::UndoOfNothing(EventId(Uuid::from_u128(9))),
            Contradiction::Senseless(Impossible::NotOut("Nguyễn Thị Hồng Ngọc".to_owned())),
        ] {
            check(|language| explain_contradiction(event, &wrong, language), &event.to_string());
        }
    }
}
