//! The audit log as people read it: newest first, a page at a time, in sentences that can be searched.

use std::collections::HashMap;

use jiff::{Timestamp, tz::TimeZone};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    app::{
        desk::{attendance_export::EXPORTED, snapshot::Roster},
        error::AppError,
    },
    domain::{
        attendance::Roll,
        congress::Session,
        delegate::DelegateId,
        event::{Action, Authority, Event, EventId, Means, Scope},
    },
    i18n::{Language, console, log},
    store::{AuditEntry, ChainLink, Flaw, Store},
    text::fold,
};

/// Lines of a page: more than the tallest screen shows.
pub const PAGE: usize = 100;
/// Entries that are read for one page, so that a search that finds little never keeps a check-in waiting.
const LOOKED_AT: usize = 1_000;
/// Links of the chain that are followed at a time, for the same reason.
const LINKS: usize = 500;

/// What part of the log is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words of which each must be in a line: parts of names, operators, actions, doors; with or without marks.
    pub filter: String,
    /// The language of the sentences that are searched.
    pub language: Language,
    /// Lines numbered below this alone.
    pub before: Option<i64>,
    /// Lines numbered above this alone.
    pub after: Option<i64>,
}

/// A part of the log.
#[derive(Debug, Clone)]
pub struct Page {
    /// What was asked.
    pub query: Query,
    /// What fits, newest first.
    pub lines: Vec<Line>,
    /// Where to go on; none at the log's beginning.
    pub next: Option<i64>,
}

/// One entry of the log.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its number in the log.
    pub seq: i64,
    pub at: Timestamp,
    /// The operator who was signed on.
    pub operator: String,
    /// At which door, where it happened at one.
    pub door: Option<String>,
    /// About whom, where it is about a delegate.
    pub delegate: Option<DelegateId>,
    /// The attendance event, where it is one.
    pub event: Option<EventId>,
    /// What it undid, where it is an undo and that is known.
    pub undid: Option<Box<Event>>,
    /// The supervisor's approval, where the action needed one.
    pub authority: Option<Authority>,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    Event(Box<Event>),
    Session(Session),
    Other { action: String, subject: String, detail: Value },
}

impl Line {
    fn new(entry: AuditEntry) -> Self {
        let detail: Value = serde_json::from_str(&entry.detail).unwrap_or_default();
        let authority = serde_json::from_value(detail["authority"].clone()).ok();
        let what = match entry.action.as_str() {
            "event.recorded" => serde_json::from_value(detail.clone()).ok().map(|event| What::Event(Box::new(event))),
            "session.saved" => serde_json::from_value(detail.clone()).ok().map(What::Session),
            _ => None,
        };
        let what = what.unwrap_or_else(|| What::Other { action: entry.action, subject: entry.subject.clone(), detail });
        let (door, delegate, event) = match &what {
            What::Event(event) => (Some(event.door.clone()), Some(event.delegate), Some(event.id)),
            What::Session(_) => (None, None, None),
            What::Other { subject, .. } => (None, subject.parse::<Uuid>().ok().map(DelegateId), None),
        };
        let (seq, at, operator) = (entry.seq, entry.at, entry.operator);
        Self { seq, at, operator, door, delegate, event, undid: None, authority, what }
    }
}

/// Reads a page.
pub fn read(store: &Store, roster: &Roster, query: &Query) -> Result<Page, AppError> {
    let wanted: Vec<String> = fold::plain(&query.filter).split_whitespace().map(str::to_owned).collect();
    let mut page = Page { query: query.clone(), lines: Vec::new(), next: None };
    let (mut before, mut looked_at) = (query.before, 0);
    let mut events: Option<HashMap<EventId, Event>> = None;
    while page.lines.len() < PAGE && looked_at < LOOKED_AT {
        let entries = store.log_before(before, PAGE)?;
        let at_the_beginning = entries.len() < PAGE;
        looked_at += entries.len();
        for entry in entries {
            if query.after.is_some_and(|after| entry.seq <= after) {
                return Ok(page);
            }
            before = Some(entry.seq);
            let mut line = Line::new(entry);
            if let What::Event(event) = &line.what
                && let Action::Undo { event } = &event.action
            {
                if events.is_none() {
                    events = Some(store.events()?.into_iter().map(|event| (event.id, event)).collect());
                }
                line.undid = events.as_ref().and_then(|events| events.get(event)).cloned().map(Box::new);
            }
            if fits(&line, &wanted, roster, query.language) {
                page.lines.push(line);
            }
        }
        if at_the_beginning {
            return Ok(page);
        }
    }
    page.next = before;
    Ok(page)
}

fn fits(line: &Line, wanted: &[String], roster: &Roster, language: Language) -> bool {
    if wanted.is_empty() {
        return true;
    }
    // The wall clock does not matter here: times are not searched.
    let mut text = sentence(line, roster, &TimeZone::UTC, language);
    text.push(' ');
    text.push_str(&line.operator);
    if let Some(door) = &line.door {
        text.push(' ');
        text.push_str(&(log::log(language).door)(door));
    }
    let text = fold::plain(&text);
    wanted.iter().all(|word| text.contains(word.as_str()))
}

/// What happened, in a sentence without its full stop.
pub fn sentence(line: &Line, roster: &Roster, zone: &TimeZone, language: Language) -> String {
    let words = log::log(language);
    let what = what(line, roster, zone, language);
    match &line.authority {
        None => what,
        Some(Authority::Supervisor(name)) => format!("{what}; {}", (words.by_supervisor)(name)),
        Some(Authority::Unguarded) => format!("{what}; {}", words.unguarded),
    }
}

fn what(line: &Line, roster: &Roster, zone: &TimeZone, language: Language) -> String {
    let words = log::log(language);
    let name = |id: DelegateId| roster.name(id).unwrap_or(words.nobody);
    match &line.what {
        What::Event(event) => {
            let what = match &line.undid {
                Some(undone) => (words.undid)(&done(undone, words, &name)),
                None => done(event, words, &name),
            };
            match &event.reason {
                Some(reason) => format!("{what}; {}", (words.reason)(reason)),
                None => what,
            }
        }
        What::Session(session) => {
            // The step that was taken is the one whose time is the entry's own.
            let title = &session.title;
            let now = Some(line.at);
            if session.closed == now {
                (words.closed)(title)
            } else if session.bell == now {
                (words.bell)(title, &line.at.to_zoned(zone.clone()).strftime("%H:%M").to_string())
            } else if session.opened == now {
                words.session[1](title)
            } else if session.opened.is_some() && session.closed.is_none() {
                words.session[2](title)
            } else {
                words.session[0](title)
            }
        }
        What::Other { action, subject, detail } => {
            let who = line.delegate.map_or(subject.as_str(), name);
            let fields = || {
                let names = detail.get("fields").and_then(Value::as_array).into_iter().flatten();
                let known = console::words(language).delegates.fields;
                let label = |name| known.iter().find(|(known, _)| *known == name).map_or(name, |(_, label)| *label);
                names.filter_map(Value::as_str).map(label).collect::<Vec<_>>().join(", ")
            };
            match action.as_str() {
                "delegate.added" => (words.added)(who),
                "delegate.updated" => (words.updated)(who, &fields()),
                "delegate.removed" => (words.removed)(who, detail["decision_no"].as_str().unwrap_or_default()),
                "delegate.restored" => (words.restored)(who),
                "consent.given" => words.consent[0](who),
                "consent.ended" => words.consent[1](who),
                "face.enrolled" => words.face[0](who),
                "badge.renewed" => (words.badge)(who),
                "face.erased" => words.face[1](who),
                EXPORTED => (words.exported)(subject),
                "roster.exported" => (words.roster_exported)(subject),
                "operator.added" => words.operator[0](subject),
                "operator.changed" => words.operator[1](subject),
                "operator.removed" => words.operator[2](subject),
                "operator.signed_on" => words.operator[3](subject),
                "pin.accepted" => words.operator[4](subject),
                "pin.refused" => words.operator[5](subject),
                "eligibility.changed" => (words.eligibility)(who, detail["decision_no"].as_str().unwrap_or_default()),
                "backup.written" => words.backup[0](subject),
                "backup.restored" => words.backup[1](subject),
                "passphrase.changed" => words.passphrase.to_owned(),
                _ => (words.other)(action, subject),
            }
        }
    }
}

/// What an event did, by whom it concerned.
fn done<'a>(event: &Event, words: &log::LogSentences, name: &impl Fn(DelegateId) -> &'a str) -> String {
    let who = name(event.delegate);
    match &event.action {
        Action::Present { means } => (words.present)(who, words.means[means_place(*means)]),
        Action::StepOut => (words.left)(who),
        Action::Return => (words.returned)(who),
        Action::Excuse { scope, approved_by } => {
            words.excused[usize::from(*scope == Scope::Congress)](who, approved_by)
        }
        Action::Substitute { alternate, decision_no } => (words.substituted)(name(*alternate), who, decision_no),
        Action::Undo { .. } => (words.undid)(&(words.some_entry)(who)),
    }
}

/// Whether what a line tells was undone since.
pub fn is_undone(line: &Line, roll: &Roll) -> bool {
    line.event.is_some_and(|event| roll.undone.contains(&event))
}

fn means_place(means: Means) -> usize {
    match means {
        Means::Face => 0,
        Means::Qr => 1,
        Means::Name => 2,
        Means::Manual => 3,
        Means::Group => 4,
    }
}

/// How far the log's chain was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chain {
    /// The last entry up to which it holds.
    pub held: i64,
    /// The log's last entry.
    pub end: i64,
    /// The first entry that does not follow, or is not what was written.
    pub broken: Option<i64>,
}

/// Follows the chain a part of the way on from `link`.
pub fn follow(store: &Store, link: &mut ChainLink) -> Result<Chain, AppError> {
    let (held, flaw) = store.follow_log(*link, LINKS)?;
    *link = held;
    let broken = flaw.map(|flaw| match flaw {
        Flaw::Altered { seq } | Flaw::Unlinked { seq } | Flaw::Shortened { seq } => seq,
        _ => held.seq + 1,
    });
    Ok(Chain { held: held.seq, end: store.log_end()?, broken })
}
