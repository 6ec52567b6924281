//! Opens windows.

use tui_input::Input;

use crate::{
    app::{desk::front_desk::Request, faces::lane::EnrolState},
    console::{
        effect::Effect,
        model::Model,
        popups::{
            Choice, Excuse, Find, Group, Operators, Palette, Popup, Purpose, Reason, Substitute, Ticked, Undo, Units,
            Why,
        },
    },
    domain::{
        attendance::Presence,
        delegate::{DelegateId, DelegateKind},
        event::Scope,
    },
    text::natural::key,
};

/// Opens a window in place of the one that is open, which is closed as by Esc.
pub(super) fn window(model: &mut Model, next: Popup) -> Vec<Effect> {
    let effects = model.popup.take().map_or_else(Vec::new, |popup| closed(&popup));
    model.popup = Some(next);
    effects
}

/// What closing a window asks for.
pub(super) fn closed(popup: &Popup) -> Vec<Effect> {
    match popup {
        Popup::Enrol { state, .. } if !matches!(state, Some(EnrolState::Done { .. })) => {
            vec![Effect::Desk(Request::StopEnrol)]
        }
        Popup::Help { under: Some(under) } => closed(under),
        _ => Vec::new(),
    }
}

/// Help about the screen, or about the window that is open and stays so beneath it.
pub(super) fn help(model: &mut Model) -> Vec<Effect> {
    if !matches!(model.popup, Some(Popup::Help { .. })) {
        model.popup = Some(Popup::Help { under: model.popup.take().map(Box::new) });
    }
    Vec::new()
}

/// The palette of all that can be done now.
pub(super) fn palette(model: &mut Model) -> Vec<Effect> {
    window(model, Popup::Palette(Palette::default()))
}

/// The search, with what was typed already.
pub(super) fn find(model: &mut Model, purpose: Purpose, typed: &str) -> Vec<Effect> {
    let hits = model.people_for(purpose, typed);
    let input = Input::new(typed.to_owned());
    let choice = Choice::of_found(&input, &hits);
    window(model, Popup::Find(Find { input, hits, choice, photo: None, purpose }))
}

/// Which event is to be undone, of a delegate or of all. The newest is chosen: it is the one that a slip is about.
pub(super) fn undo(model: &mut Model, of: Option<DelegateId>) -> Vec<Effect> {
    let undo = Undo { input: Input::default(), of, choice: Choice::of(0) };
    let any = !model.undoable_events(&undo).is_empty();
    window(model, if any { Popup::UndoWhich(undo) } else { Popup::NothingToUndo })
}

/// A reason.
pub(super) fn reason(model: &mut Model, why: Why) -> Vec<Effect> {
    // What is undone was chosen from a list a moment ago; why somebody is taken in without a proof is said each time.
    let selected = matches!(why, Why::Undo(..)).then_some(0);
    window(model, Popup::Reason(Reason { why, input: Input::default(), selected }))
}

pub(super) fn operators(model: &mut Model) -> Vec<Effect> {
    let sits_here = model.snapshot.staff.iter().position(|one| one.name == model.snapshot.operator);
    let choice = sits_here.map_or_else(Choice::default, Choice::of);
    window(model, Popup::Operators(Operators { choice, input: Input::default() }))
}

/// A leave of absence.
pub(super) fn excuse(model: &mut Model, delegate: DelegateId) -> Vec<Effect> {
    let excuse = Excuse {
        delegate,
        scope: Scope::Session,
        reason: Input::default(),
        approved_by: Input::default(),
        field: Excuse::REASON,
        missing: false,
    };
    window(model, Popup::Excuse(excuse))
}

/// An alternate in a delegate's place: those who are expected or here and sit for nobody, by their rank.
pub(super) fn substitute(model: &mut Model, delegate: DelegateId) -> Vec<Effect> {
    let snapshot = &model.snapshot;
    let mut alternates: Vec<_> = snapshot
        .roster
        .delegates
        .iter()
        .filter(|other| other.kind == DelegateKind::Alternate && !snapshot.roll.seated.contains(&other.id))
        .filter(|other| matches!(snapshot.roll.presence(other.id), Presence::Expected | Presence::Present))
        .collect();
    // The alternate named for this seat comes first, then the next in rank.
    alternates.sort_by_key(|other| {
        (other.substitutes != Some(delegate), other.alternate_rank.unwrap_or(u32::MAX), other.stt)
    });
    let alternates = alternates.into_iter().map(|other| other.id).collect();
    let form = Substitute { delegate, alternates, selected: 0, decision: Input::default(), missing: false };
    window(model, Popup::Substitute(form))
}

/// The units, for a check-in name by name.
pub(super) fn units(model: &mut Model) -> Vec<Effect> {
    let units = unit_names(model);
    // Whoever comes next often comes with whoever came last.
    let last = model.snapshot.roll.arrivals().first().copied().and_then(|event| model.delegate(event.delegate));
    let place = last.and_then(|delegate| units.iter().position(|unit| *unit == delegate.unit));
    let choice = place.map_or_else(Choice::default, Choice::of);
    window(model, Popup::Units(Units { input: Input::default(), units, choice }))
}

/// The units' names, those who miss most first.
pub(super) fn unit_names(model: &Model) -> Vec<String> {
    let mut units: Vec<_> = model.snapshot.counts.by_unit.iter().collect();
    units.sort_by_cached_key(|(name, share)| (std::cmp::Reverse(share.total - share.present), key(name)));
    units.into_iter().map(|(name, _)| name.clone()).collect()
}

/// Everybody of a unit, nobody ticked: each is looked at and ticked alone.
pub(super) fn group(model: &mut Model, unit: String) -> Vec<Effect> {
    let roster = &model.snapshot.roster;
    let people = roster
        .finder
        .find("")
        .into_iter()
        .filter_map(|index| roster.delegates.get(index))
        .filter(|delegate| delegate.unit == unit)
        .map(|delegate| Ticked { delegate: delegate.id, ticked: false })
        .collect();
    window(model, Popup::Group(Group { unit, people, selected: 0, leaving: false }))
}
