//! What can be done with the delegate who is looked at on the roster.

use super::{Command, DelegateCommand, Entry, Key};
use crate::{
    console::model::Model,
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

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        keys: &[Key::Enter],
        name: |model| model.words().delegates.keys[0],
        when: |model| idle(model) && !opened(model) && who(model).is_some(),
        command: None,
        foot: true,
    },
    Entry {
        keys: &[Key::Enter],
        name: |model| model.words().delegates.keys[2],
        when: |model| idle(model) && opened(model),
        command: None,
        foot: true,
    },
    Entry {
        keys: &[Key::Enter],
        name: |model| model.words().delegates.keys[3],
        when: |model| !idle(model),
        command: None,
        foot: true,
    },
    Entry {
        keys: &[Key::Vertical],
        name: |model| model.words().keys.choose,
        when: |model| model.delegates.adding.is_none(),
        command: None,
        foot: true,
    },
    Entry {
        keys: &[Key::Escape],
        name: |model| model.words().delegates.keys[5],
        when: |model| !idle(model) || opened(model),
        command: None,
        foot: true,
    },
    Entry {
        keys: &[Key::Function(8)],
        name: |model| model.words().keys.check_in,
        when: |model| stands(model, &[Presence::Expected]),
        command: Some(Command::With(DelegateCommand::CheckIn)),
        foot: true,
    },
    Entry {
        keys: &[Key::Function(7)],
        name: |model| model.words().keys.went_out,
        when: |model| stands(model, &[Presence::Present]),
        command: Some(Command::With(DelegateCommand::GoOut)),
        foot: true,
    },
    Entry {
        keys: &[Key::Function(7)],
        name: |model| model.words().keys.came_back,
        when: |model| stands(model, &[Presence::Out]),
        command: Some(Command::With(DelegateCommand::ComeBack)),
        foot: true,
    },
    Entry {
        keys: &[Key::Function(5)],
        name: |model| model.words().delegates.keys[4],
        when: |model| idle(model) && model.looked_at().is_some_and(Delegate::consents),
        command: Some(Command::With(DelegateCommand::Withdraw)),
        foot: true,
    },
    Entry {
        keys: &[Key::Function(5)],
        name: |model| model.words().keys.consent,
        when: |model| idle(model) && model.looked_at().is_some_and(|delegate| !delegate.consents()),
        command: Some(Command::With(DelegateCommand::Consent)),
        foot: true,
    },
    Entry {
        keys: &[Key::Function(6)],
        name: |model| model.words().keys.enrol,
        when: |model| idle(model) && who(model).is_some(),
        command: Some(Command::With(DelegateCommand::Enrol)),
        foot: true,
    },
    Entry {
        keys: &[Key::Function(9)],
        name: |model| model.words().keys.excuse,
        when: |model| stands(model, &[Presence::Expected, Presence::Excused, Presence::Absent]),
        command: Some(Command::With(DelegateCommand::Excuse)),
        foot: true,
    },
    Entry {
        keys: &[Key::Control('s'), Key::Function(10)],
        name: |model| model.words().keys.substitute,
        when: |model| stands(model, &[Presence::Excused]),
        command: Some(Command::With(DelegateCommand::Substitute)),
        foot: true,
    },
    Entry {
        keys: &[Key::Control('z')],
        name: |model| model.words().keys.undo,
        when: |model| idle(model) && who(model).is_some_and(|delegate| model.has_undoable(delegate)),
        command: Some(Command::With(DelegateCommand::Undo)),
        foot: true,
    },
    Entry {
        keys: &[Key::Function(4)],
        name: |model| model.words().delegates.renew[2],
        when: |model| idle(model) && opened(model),
        command: Some(Command::With(DelegateCommand::Renew)),
        foot: true,
    },
    Entry {
        keys: &[Key::Control('d')],
        name: |model| model.words().delegates.removal_keys[0],
        when: |model| idle(model) && opened(model),
        command: Some(Command::With(DelegateCommand::Remove)),
        foot: false,
    },
    Entry {
        keys: &[Key::Control('n')],
        name: |model| model.words().delegates.keys[1],
        when: |model| idle(model) && !opened(model),
        command: Some(Command::AddGuest),
        foot: true,
    },
];
