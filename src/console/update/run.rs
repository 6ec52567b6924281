//! Carries commands out, whichever way they came: by a key, from the palette, by a click.

use tui_input::Input;

use super::{
    attendance, dashboard, dismiss, enrol, import, is_unread, lane, library, log, open, publish, session_popups,
};
use crate::{
    app::desk::{attendance_export::Wanted, dashboard::Ask, front_desk::Request, recorder::Evidence},
    console::{
        commands::{Command, DelegateCommand},
        effect::Effect,
        model::{Model, Screen, Typing},
        popups::{Popup, Purpose, Removal},
    },
    domain::{delegate::DelegateId, event::Means},
    i18n::Language,
};

/// Does it.
pub(super) fn run(command: Command, model: &mut Model) -> Vec<Effect> {
    match command {
        Command::NextScreen => go(model, model.screen.next()),
        Command::PreviousScreen => go(model, model.screen.previous()),
        Command::Go(screen) => go(model, screen),
        Command::Palette => open::palette(model),
        Command::Help => open::help(model),
        Command::Language => language(model),
        Command::Sound => {
            model.sound = !model.sound;
            vec![Effect::Chime]
        }
        Command::Redraw => vec![Effect::Redraw],
        Command::Quit if matches!(model.popup, Some(Popup::Quit)) => vec![Effect::Quit],
        Command::Quit => open::window(model, Popup::Quit),
        Command::Operators => open::operators(model),
        Command::Find(purpose) => open::find(model, purpose, ""),
        Command::Units => open::units(model),
        Command::Undo => open::undo(model, None),
        Command::UndoLine => log::undo(model),
        Command::NextSource => lane::next_source(model),
        Command::Sessions => vec![Effect::Desk(Request::Dashboard(Ask::Sessions))],
        Command::Affirm => attendance::affirm(model),
        Command::Dismiss => dismiss(model),
        Command::NameUnknown if is_unread(model) => Vec::new(),
        Command::NameUnknown => open::find(model, Purpose::CheckIn, ""),
        Command::HoldBadge => open::window(model, Popup::Badge),
        Command::OwnSession => dashboard::own_session(model),
        Command::OpenChosen => dashboard::open(model),
        Command::Regroup => dashboard::regroup(model),
        Command::Export(format) => session_popups::export(model, Wanted::Everything, format),
        Command::With(command) => match model.looked_at().map(|delegate| delegate.id) {
            Some(delegate) => with(command, model, delegate),
            None => Vec::new(),
        },
        Command::AddGuest => {
            model.delegates.adding = Some(Typing::Text(Input::new(model.delegates.input.value().to_owned())));
            Vec::new()
        }
        Command::Filters => library::switch(model),
        Command::ClearFilters => library::clear(model),
        Command::Page => library::page(model),
        Command::Original => library::original(model),
        Command::NextMark => library::next_mark(model),
        Command::PreviousMark => library::previous_mark(model),
        Command::OpenSite => publish::open(model),
        Command::Watch => publish::watch(model),
        Command::Build => publish::build(model),
        Command::Copy => publish::which_drive(model),
        Command::EndCopy => publish::end_copy(model),
    }
}

/// What is done with the delegate who is looked at on the roster.
fn with(command: DelegateCommand, model: &mut Model, delegate: DelegateId) -> Vec<Effect> {
    match command {
        DelegateCommand::CheckIn => attendance::check_in(model, delegate, Evidence::by(Means::Name, None)),
        DelegateCommand::GoOut => attendance::write(model, Request::StepOut(delegate)),
        DelegateCommand::ComeBack => attendance::write(model, Request::Return(delegate)),
        DelegateCommand::Consent => open::window(model, Popup::Consent { delegate, selected: 0, then_enrol: false }),
        DelegateCommand::Withdraw => open::window(model, Popup::Withdraw { delegate }),
        DelegateCommand::Enrol => enrol::begin(model, delegate),
        DelegateCommand::Excuse => open::excuse(model, delegate),
        DelegateCommand::Substitute => open::substitute(model, delegate),
        DelegateCommand::Undo => open::undo(model, Some(delegate)),
        DelegateCommand::Remove => open::window(model, Popup::Removal(Removal::of(Some(delegate)))),
        DelegateCommand::Renew => open::window(model, Popup::Renew { delegate, page: None }),
    }
}

fn go(model: &mut Model, screen: Screen) -> Vec<Effect> {
    model.screen = screen;
    match screen {
        Screen::Log => log::entered(model),
        Screen::Library => library::entered(model),
        Screen::Import => import::entered(model),
        Screen::CheckIn | Screen::Dashboard | Screen::Delegates | Screen::Publish => Vec::new(),
    }
}

fn language(model: &mut Model) -> Vec<Effect> {
    model.language = if model.language == Language::Vi { Language::En } else { Language::Vi };
    library::resized(model);
    vec![Effect::Speak(model.language)]
}
