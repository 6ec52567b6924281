//! Attendance as spreadsheets: the whole roll with its figures, or the names behind one number.

use std::path::{Path, PathBuf};

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    app::{congress::Folder, desk::snapshot::Snapshot, error::AppError},
    domain::{
        attendance::Presence,
        dashboard::{self, DashboardNumber, Grouping},
        delegate::{Delegate, DelegateKind},
        event::{Action, Means},
        quorum::{QuorumCondition, Share},
    },
    i18n::{
        Language,
        attendance::{AttendanceLists, attendance},
        number::percent,
    },
    roster::{self, Cell, Table},
    text::fold,
};

/// The action under which an exported attendance list is logged.
pub(super) const EXPORTED: &str = "attendance.exported";

/// What a spreadsheet is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// All sheets, for Excel and its like.
    Xlsx,
    /// The names alone, as text.
    Csv,
}

impl Format {
    /// The file's ending.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }
}

/// The delegates to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Everybody, after the figures and the groups.
    Everything,
    /// The names behind a number, under this title.
    Names(DashboardNumber, String),
}

/// In what words and by what clock.
#[derive(Debug, Clone)]
pub struct Manner {
    pub language: Language,
    /// Where the clock on the wall stands.
    pub zone: TimeZone,
    /// When it is written.
    pub now: Timestamp,
}

/// Writes what is wanted of a session; the file's ending says how. Gives the number of names.
pub fn write(path: &Path, snapshot: &Snapshot, wanted: &Wanted, manner: &Manner) -> Result<usize, AppError> {
    let tables = tables(snapshot, wanted, manner);
    roster::write_tables(path, &tables)?;
    Ok(tables.last().map_or(0, |names| names.rows.len()))
}

/// Where an export from the console goes: a file that says what it holds, of which session, and when it was made.
pub fn path(folder: &Folder, session: &str, wanted: &Wanted, format: Format, manner: &Manner) -> PathBuf {
    let words = attendance(manner.language);
    let what = match wanted {
        Wanted::Everything => format!("{}-{}", words.file, slug(session)),
        Wanted::Names(_, title) => format!("{}-{}-{}", words.names_file, slug(session), slug(title)),
    };
    let when = manner.now.to_zoned(manner.zone.clone()).strftime("%Y%m%d-%H%M%S").to_string();
    folder.exports().join(format!("{what}-{when}.{}", format.extension()))
}

/// Letters and digits that every system takes in a file's name.
fn slug(text: &str) -> String {
    /// A unit's name can fill a line; a file's name should not.
    const LONGEST: usize = 40;
    let mut slug = String::new();
    for letter in fold::plain(text).chars() {
        match letter {
            'a'..='z' | '0'..='9' if slug.len() < LONGEST => slug.push(letter),
            _ if !slug.ends_with('-') && !slug.is_empty() => slug.push('-'),
            _ => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// The sheets; the last one is that of the names.
pub fn tables(snapshot: &Snapshot, wanted: &Wanted, manner: &Manner) -> Vec<Table> {
    let words = attendance(manner.language);
    let (title, number) = match wanted {
        Wanted::Everything => (words.names.to_owned(), &DashboardNumber::Everybody),
        Wanted::Names(number, title) => (title.clone(), number),
    };
    let names = names(snapshot, &title, number, manner);
    match wanted {
        Wanted::Names(..) => vec![names],
        Wanted::Everything => vec![
            summary(snapshot, manner),
            groups(snapshot, Grouping::Unit, manner.language),
            groups(snapshot, Grouping::Delegation, manner.language),
            names,
        ],
    }
}

fn headings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn summary(snapshot: &Snapshot, manner: &Manner) -> Table {
    let (words, counts) = (attendance(manner.language), &snapshot.counts);
    let made = manner.now.to_zoned(manner.zone.clone()).strftime("%H:%M:%S %d/%m/%Y").to_string();
    let about = [snapshot.congress.clone(), snapshot.session.title.clone(), made];
    let mut rows: Vec<Vec<Cell>> = words
        .about
        .iter()
        .zip(about)
        .map(|(what, value)| vec![(*what).into(), value.into(), "".into(), "".into(), "".into()])
        .collect();
    let figure = |what: &str, part: usize, whole: usize, against: &str| -> Vec<Cell> {
        let share = percent(part, whole, 2, manner.language);
        vec![what.into(), part.into(), whole.into(), share.into(), against.into()]
    };
    let came = behind(snapshot, &DashboardNumber::Came).len();
    let summoned =
        [counts.present, came, counts.out, counts.expected, counts.excused, counts.absent, counts.blocked, counts.late];
    for (what, part) in words.figures.iter().zip(summoned) {
        rows.push(figure(what, part, counts.summoned, words.against[0]));
    }
    rows.push(figure(words.figures[8], counts.others.present, counts.others.total, words.against[2]));
    if let Some(quorum) = counts.quorum {
        let mut condition = |place: usize, share: Share, condition: QuorumCondition| {
            let mut row = figure(words.conditions[place], share.present, share.total, words.against[place]);
            let missing = condition.needed.saturating_sub(share.present);
            let needed = (words.needed)(condition.needed);
            row[4] = if missing == 0 { needed } else { format!("{needed}, {}", (words.missing)(missing)) }.into();
            rows.push(row);
        };
        condition(0, Share { total: counts.summoned, present: counts.present }, quorum.delegates);
        if let Some(units) = quorum.units {
            condition(1, Share { total: counts.units.total, present: counts.units.represented }, units);
        }
        let verdict = words.verdict[usize::from(!quorum.valid)];
        rows.push(vec![verdict.into(), "".into(), "".into(), "".into(), snapshot.rule.citation.clone().into()]);
    }
    Table { name: words.summary.to_owned(), headings: headings(&words.summary_headings), rows }
}

fn groups(snapshot: &Snapshot, grouping: Grouping, language: Language) -> Table {
    let words = attendance(language);
    let rows = dashboard::groups(grouping, &snapshot.roster.delegates, &snapshot.roll)
        .into_iter()
        .map(|(name, share)| {
            let name = if name.is_empty() { words.no_group } else { name };
            let share_words = percent(share.present, share.total, 2, language);
            let missing = share.total - share.present;
            vec![name.into(), share.present.into(), share.total.into(), missing.into(), share_words.into()]
        })
        .collect();
    let name = match grouping {
        Grouping::Unit => words.units,
        Grouping::Delegation => words.delegations,
    };
    Table { name: name.to_owned(), headings: headings(&words.group_headings), rows }
}

/// The delegates behind a number, in Vietnamese name order; of units that nobody represents, unit by unit.
pub fn behind<'a>(snapshot: &'a Snapshot, number: &DashboardNumber) -> Vec<&'a Delegate> {
    let roster = &snapshot.roster;
    let mut wanted = vec![false; roster.delegates.len()];
    for place in dashboard::behind(number, &roster.delegates, &snapshot.roll) {
        wanted[place] = true;
    }
    let mut delegates: Vec<&Delegate> = roster
        .finder
        .find("")
        .into_iter()
        .filter(|place| wanted.get(*place).copied().unwrap_or(false))
        .filter_map(|place| roster.delegates.get(place))
        .collect();
    match number {
        DashboardNumber::Unrepresented => {
            delegates.sort_by_cached_key(|delegate| crate::text::natural::key(&delegate.unit));
        }
        // Arrivals within a period are listed in the order of arrival.
        DashboardNumber::Between { .. } => delegates.sort_by_cached_key(|delegate| {
            snapshot.roll.entry(delegate.id).and_then(|entry| entry.arrival.as_ref()).map(|event| event.order())
        }),
        _ => {}
    }
    delegates
}

fn names(snapshot: &Snapshot, title: &str, number: &DashboardNumber, manner: &Manner) -> Table {
    let words = attendance(manner.language);
    let rows = behind(snapshot, number)
        .into_iter()
        .enumerate()
        .map(|(place, delegate)| name_row(snapshot, place + 1, delegate, manner, words))
        .collect();
    Table { name: title.to_owned(), headings: headings(&words.name_headings), rows }
}

fn name_row(
    snapshot: &Snapshot,
    number: usize,
    delegate: &Delegate,
    manner: &Manner,
    words: &'static AttendanceLists,
) -> Vec<Cell> {
    let presence = snapshot.roll.presence(delegate.id);
    let entry = snapshot.roll.entry(delegate.id);
    let arrival = entry.and_then(|entry| entry.arrival.as_ref());
    let time = |at: Timestamp| at.to_zoned(manner.zone.clone()).strftime("%H:%M:%S %d/%m/%Y").to_string();
    let late = entry.is_some_and(|entry| entry.late) && arrival.is_some();
    let means = arrival.map_or("", |event| match event.action {
        Action::Present { means } => words.means[means_place(means)],
        _ => "",
    });
    let kind = match delegate.kind {
        DelegateKind::Official => 0,
        DelegateKind::Alternate => 1,
        DelegateKind::Guest => 2,
    };
    vec![
        number.into(),
        delegate.full_name.as_str().into(),
        delegate.unit.as_str().into(),
        delegate.delegation.as_str().into(),
        words.kinds[kind].into(),
        delegate.seat.as_str().into(),
        words.states[state_place(presence)].into(),
        arrival.map_or_else(String::new, |event| time(event.at)).into(),
        if late { words.late } else { "" }.into(),
        means.into(),
        arrival.map_or("", |event| event.door.as_str()).into(),
    ]
}

fn state_place(presence: Presence) -> usize {
    match presence {
        Presence::Expected => 0,
        Presence::Present => 1,
        Presence::Out => 2,
        Presence::Excused => 3,
        Presence::Absent => 4,
        Presence::Substituted => 5,
        Presence::Blocked => 6,
    }
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
