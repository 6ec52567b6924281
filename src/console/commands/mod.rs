//! One table of what can be done, by a key, from the palette or by the mouse. The keyboard, the last line, the help and
//! the palette all read it, so that none of them can promise what another does not keep. It is data: `update` carries
//! commands out.

mod check_in;
mod dashboard;
mod delegates;
mod everywhere;
mod import;
mod key;
mod library;
mod log;
mod palette;
mod publish;
mod windows;

use crossterm::event::KeyEvent;

use super::{
    model::{Model, Screen},
    popups::{Popup, Purpose},
};
use crate::app::desk::attendance_export::Format;

pub(crate) use self::{
    key::{Key, typed_letter},
    palette::fitting,
};

/// What can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Command {
    /// Turn to the next screen.
    NextScreen,
    PreviousScreen,
    Go(Screen),
    /// The palette of all that can be done now.
    Palette,
    /// Help about the screen or the window.
    Help,
    /// Vietnamese or English.
    Language,
    Sound,
    /// Draw the whole screen again.
    Redraw,
    Quit,
    /// Somebody else sits at the desk.
    Operators,
    /// Find somebody by name.
    Find(Purpose),
    /// Check a unit in, name by name.
    Units,
    /// Take one of the last events back.
    Undo,
    /// Take the event of the log's line back.
    UndoLine,
    /// A camera looks at another source.
    NextSource,
    /// All sessions and their steps.
    Sessions,
    /// Say yes to the question on the panel, or try again.
    Affirm,
    /// Put the panel away, or say no.
    Dismiss,
    /// Find the name of a face that nobody knows.
    NameUnknown,
    /// A badge is going to be shown.
    HoldBadge,
    /// From another session back to the desk's own.
    OwnSession,
    /// The names behind the number that is chosen.
    OpenChosen,
    /// By units or by delegations.
    Regroup,
    /// The session's attendance as a file.
    Export(Format),
    /// With the delegate who is looked at on the roster.
    With(DelegateCommand),
    AddGuest,
    /// From the hits to the filters and back.
    Filters,
    ClearFilters,
    /// Open a document's page in the browser.
    Page,
    /// Open the file that it was made from.
    Original,
    NextMark,
    PreviousMark,
    /// Open the site to the network, or close it.
    OpenSite,
    /// Watch the documents, or no longer.
    Watch,
    /// Build the site now.
    Build,
    /// Copy the site to a drive.
    Copy,
    EndCopy,
}

/// What can be done with one delegate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DelegateCommand {
    CheckIn,
    GoOut,
    ComeBack,
    /// Record consent to recognition by face.
    Consent,
    /// Withdraw it.
    Withdraw,
    Enrol,
    /// Record a leave of absence.
    Excuse,
    /// Seat an alternate.
    Substitute,
    /// Take one of the delegate's events back.
    Undo,
    /// A new badge for a lost one.
    Renew,
    /// Off the roster, by a decision.
    Remove,
}

/// A line of the table.
pub(crate) struct Entry {
    /// The first is shown. Empty where the palette alone has it.
    pub keys: &'static [Key],
    /// What the screen calls it.
    pub name: fn(&Model) -> &'static str,
    /// Whether it would do something now.
    pub when: fn(&Model) -> bool,
    /// What it does; none for keys that move and type, which the screen or window takes itself.
    pub command: Option<Command>,
    /// Whether the last line shows it.
    pub foot: bool,
}

/// Where a part of the table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// On this screen.
    On(Screen),
    /// On every screen, as long as no window is open.
    Everywhere,
    /// Over a window too.
    Always,
}

/// The table: each part with its place, the most important commands of a part first.
const TABLE: &[(Place, &[Entry])] = &[
    (Place::On(Screen::CheckIn), check_in::ENTRIES),
    (Place::On(Screen::Dashboard), dashboard::ENTRIES),
    (Place::On(Screen::Delegates), delegates::ENTRIES),
    (Place::On(Screen::Import), import::ENTRIES),
    (Place::On(Screen::Log), log::ENTRIES),
    (Place::On(Screen::Library), library::ENTRIES),
    (Place::On(Screen::Publish), publish::ENTRIES),
    (Place::Everywhere, everywhere::ENTRIES),
    (Place::Always, everywhere::ALWAYS),
];

fn at(place: Place) -> impl Iterator<Item = &'static Entry> {
    TABLE.iter().filter(move |(other, _)| *other == place).flat_map(|(_, entries)| *entries)
}

/// What can be done now on this screen, whatever lies over it: the screen's own first, then what can be done everywhere.
pub(crate) fn available(model: &Model) -> impl Iterator<Item = &'static Entry> + use<'_> {
    of_this_screen(model).chain(everywhere(model))
}

/// What can be done now on this screen alone.
pub(crate) fn of_this_screen(model: &Model) -> impl Iterator<Item = &'static Entry> + use<'_> {
    at(Place::On(model.screen)).filter(|entry| (entry.when)(model))
}

/// What can be done now on every screen.
pub(crate) fn everywhere(model: &Model) -> impl Iterator<Item = &'static Entry> + use<'_> {
    at(Place::Everywhere).chain(at(Place::Always)).filter(|entry| (entry.when)(model))
}

/// The keys of a window.
pub(crate) fn of_popup(model: &Model, popup: &Popup) -> Vec<(Key, &'static str)> {
    windows::keys(model, popup)
}

/// What the last line shows: keys that do something now.
pub(crate) fn foot(model: &Model) -> Vec<(Key, &'static str)> {
    if let Some(popup) = &model.popup {
        return of_popup(model, popup);
    }
    let shown = available(model).filter(|entry| entry.foot);
    shown.filter_map(|entry| Some((keys(model, entry).next()?, (entry.name)(model)))).collect()
}

/// An entry's keys, without those that are letters of what is being typed.
pub(crate) fn keys(model: &Model, entry: &Entry) -> impl Iterator<Item = Key> {
    entry.keys.iter().copied().filter(|key| key.event().is_none_or(|event| !types(model, event)))
}

/// The key that does this now, whatever lies over the screen.
pub(crate) fn key_of(model: &Model, command: Command) -> Option<Key> {
    let entry = available(model).find(|entry| entry.command == Some(command))?;
    keys(model, entry).next()
}

/// The first key that the table gives a command, whether or not it would do something now.
pub(crate) fn first_key(command: Command) -> Option<Key> {
    let entries = TABLE.iter().flat_map(|(_, entries)| *entries);
    entries.filter(|entry| entry.command == Some(command)).find_map(|entry| entry.keys.first().copied())
}

/// What a key does now, where a command has it.
pub(crate) fn of_key(model: &Model, event: KeyEvent) -> Option<Command> {
    let key = Key::of(event)?;
    let fits = |entry: &&Entry| entry.keys.contains(&key) && (entry.when)(model);
    if let Some(entry) = at(Place::Always).find(fits) {
        return entry.command;
    }
    if model.popup.is_some() || types(model, event) {
        return None;
    }
    at(Place::On(model.screen)).chain(at(Place::Everywhere)).find(fits)?.command
}

/// Whether a key is a letter of what is being typed, and so no command.
fn types(model: &Model, event: KeyEvent) -> bool {
    let Some(letter) = typed_letter(event) else { return false };
    if model.is_typed_into() {
        return letter != '?';
    }
    // At the door a letter begins a name.
    letter.is_alphabetic() && model.screen == Screen::CheckIn
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> impl Iterator<Item = &'static Entry> {
        TABLE.iter().flat_map(|(_, entries)| *entries)
    }

    #[test]
    fn a_click_on_a_key_presses_that_key() {
        for key in entries().flat_map(|entry| entry.keys) {
            assert_eq!(key.event().map(Key::of), key.event().map(|_| Some(*key)), "{key}");
        }
        let runs = entries().filter(|entry| entry.command.is_some());
        assert!(runs.flat_map(|entry| entry.keys).all(|key| key.event().is_some()), "a command has keys, no families");
    }

    /// Vietnamese input methods keep letters and digits back until the word is done, and terminals of GNOME's family
    /// take F1 and F10 for themselves.
    #[test]
    fn no_command_hangs_on_a_key_that_something_keeps_back() {
        let reaches = |key: &Key| !matches!(key, Key::Char(_) | Key::Function(1 | 10));
        for (place, parts) in TABLE {
            for entry in parts.iter().filter(|entry| !entry.keys.is_empty()) {
                let Some(command) = entry.command else { continue };
                let here = parts.iter().chain(everywhere::ALWAYS);
                let mut twins = here.filter(|other| other.command == Some(command)).flat_map(|other| other.keys);
                assert!(twins.any(reaches), "{place:?}: {command:?}");
            }
        }
    }

    #[test]
    fn each_key_is_written_in_one_way() {
        let mut written: Vec<(String, Key)> =
            entries().flat_map(|entry| entry.keys).map(|key| (key.to_string(), *key)).collect();
        written.sort_by(|(one, _), (other, _)| one.cmp(other));
        for pair in written.windows(2) {
            assert_eq!(pair[0].0 == pair[1].0, pair[0].1 == pair[1].1, "{pair:?}");
        }
        assert!(
            written.iter().any(|(text, _)| text == "Ctrl+P") && written.iter().any(|(text, _)| text == "Shift+Tab")
        );
    }

    #[test]
    fn every_screen_has_its_part_of_the_table_once() {
        let places = Screen::ALL.map(Place::On).into_iter().chain([Place::Everywhere, Place::Always]);
        for place in places {
            assert_eq!(TABLE.iter().filter(|(other, _)| *other == place).count(), 1, "{place:?}");
        }
    }
}
