//! What can be done with the delegate who is looked at on the roster.

use tui_input::Input;

use super::Command;
use crate::{
    console::{
        effect::Effect,
        model::{Model, Typing},
        popups::Popup,
        update::{attendance, enrol, open, popup},
    },
    domain::{
        attendance::Presence,
        delegate::{Delegate, DelegateId},
    },
};

/// Whether a record is open.
fn opened(model: &Model) -> bool {
    model.delegates.open.is_some()
}

/// Whether nothing is being typed into a record.
fn idle(model: &Model) -> bool {
    let typing = model.delegates.open.as_ref().is_some_and(|open| open.typing.is_some());
    model.delegates.adding.is_none() && !typing
}

fn who(model: &Model) -> Option<DelegateId> {
    model.looked_at().map(|delegate| delegate.id)
}

fn stands(model: &Model, presences: &[Presence]) -> bool {
    idle(model) && who(model).is_some_and(|delegate| presences.contains(&model.presence(delegate)))
}

fn with(model: &mut Model, act: impl FnOnce(&mut Model, DelegateId) -> Vec<Effect>) -> Vec<Effect> {
    who(model).map_or_else(Vec::new, |delegate| act(model, delegate))
}

pub(super) const COMMANDS: &[Command] = &[
    Command {
        keys: &["Enter"],
        name: |model| model.words().delegates.keys[0],
        when: |model| idle(model) && !opened(model) && who(model).is_some(),
        run: None,
        foot: true,
    },
    Command {
        keys: &["Enter"],
        name: |model| model.words().delegates.keys[2],
        when: |model| idle(model) && opened(model),
        run: None,
        foot: true,
    },
    Command {
        keys: &["Enter"],
        name: |model| model.words().delegates.keys[3],
        when: |model| !idle(model),
        run: None,
        foot: true,
    },
    Command {
        keys: &["↑↓"],
        name: |model| model.words().keys.choose,
        when: |model| model.delegates.adding.is_none(),
        run: None,
        foot: true,
    },
    Command {
        keys: &["Esc"],
        name: |model| model.words().delegates.keys[5],
        when: |model| !idle(model) || opened(model),
        run: None,
        foot: true,
    },
    Command {
        keys: &["F8"],
        name: |model| model.words().keys.check_in,
        when: |model| stands(model, &[Presence::Expected]),
        run: Some(|model| with(model, |model, delegate| attendance::check_in(model, popup::by_name(delegate)))),
        foot: true,
    },
    Command {
        keys: &["F7"],
        name: |model| model.words().keys.went_out,
        when: |model| stands(model, &[Presence::Present]),
        run: Some(|model| with(model, |model, delegate| attendance::write(model, Effect::Leave { delegate }))),
        foot: true,
    },
    Command {
        keys: &["F7"],
        name: |model| model.words().keys.came_back,
        when: |model| stands(model, &[Presence::Out]),
        run: Some(|model| with(model, |model, delegate| attendance::write(model, Effect::Return { delegate }))),
        foot: true,
    },
    Command {
        keys: &["F5"],
        name: |model| model.words().delegates.keys[4],
        when: |model| idle(model) && model.looked_at().is_some_and(Delegate::consents),
        run: Some(|model| with(model, |model, delegate| open::window(model, Popup::Withdraw { delegate }))),
        foot: true,
    },
    Command {
        keys: &["F5"],
        name: |model| model.words().keys.consent,
        when: |model| idle(model) && model.looked_at().is_some_and(|delegate| !delegate.consents()),
        run: Some(|model| {
            with(model, |model, delegate| {
                open::window(model, Popup::Consent { delegate, selected: 0, then_enrol: false })
            })
        }),
        foot: true,
    },
    Command {
        keys: &["F6"],
        name: |model| model.words().keys.enrol,
        when: |model| idle(model) && who(model).is_some(),
        run: Some(|model| with(model, enrol::begin)),
        foot: true,
    },
    Command {
        keys: &["F9"],
        name: |model| model.words().keys.excuse,
        when: |model| stands(model, &[Presence::Expected, Presence::Excused, Presence::Absent]),
        run: Some(|model| with(model, open::excuse)),
        foot: true,
    },
    Command {
        keys: &["F10"],
        name: |model| model.words().keys.substitute,
        when: |model| stands(model, &[Presence::Excused]),
        run: Some(|model| with(model, open::substitute)),
        foot: true,
    },
    Command {
        keys: &["F4"],
        name: |model| model.words().delegates.renew[2],
        when: |model| idle(model) && opened(model),
        run: Some(|model| with(model, |model, delegate| open::window(model, Popup::Renew { delegate, page: None }))),
        foot: true,
    },
    Command {
        keys: &["Ctrl+N"],
        name: |model| model.words().delegates.keys[1],
        when: |model| idle(model) && !opened(model),
        run: Some(|model| {
            model.delegates.adding = Some(Typing::Text(Input::new(model.delegates.input.value().to_owned())));
            Vec::new()
        }),
        foot: true,
    },
];
