//! What is wrong with a roster, with `--map` or with one cell, in sentences.

use super::words::{detail, file, path};
use crate::{
    app::roster::{
        answers::{Namesake, Reason},
        import::Returning,
        import_shared::Shared,
    },
    domain::delegate::Delegate,
    i18n::{Language, errors::errors},
    roster::{self, Address, Doubt, Field, FieldValue, LeftOut, MapError, NoPerson, RosterError},
};

pub(super) fn explain(error: &RosterError, language: Language) -> String {
    let words = &errors(language).roster;
    match error {
        RosterError::Io { path: at, source } => file(at, source, language),
        RosterError::Encrypted { path: at } => (words.encrypted)(&path(at)),
        RosterError::NotASpreadsheet { path: at } => (words.not_a_spreadsheet)(&path(at)),
        RosterError::Broken { path: at, detail } => (words.broken)(&path(at), detail),
        RosterError::Stopped { path: at, .. } => (words.stopped)(&path(at)),
        RosterError::TooLarge { path: at } => (words.too_large)(&path(at)),
        RosterError::Empty { path: at } => (words.empty)(&path(at)),
        RosterError::NoHeader { path: at } => (words.no_header)(&path(at)),
        RosterError::NoSuchColumn { path: at, column } => (words.no_such_column)(&path(at), column),
        RosterError::NoSuchSheet { path: at, sheet, known } => {
            (words.no_such_sheet)(&path(at), sheet, &known.join(", "))
        }
        RosterError::NotXlsx { path: at } => (words.not_xlsx)(&path(at)),
        RosterError::UnknownFormat { path: at } => (words.unknown_format)(&path(at)),
        RosterError::Write { path: at, source } => match source.as_ref() {
            rust_xlsxwriter::XlsxError::IoError(refusal) => file(at, refusal, language),
            other => (words.write)(&path(at), &detail(other)),
        },
    }
}

/// A `--map` that can't be understood.
pub fn explain_map(error: &MapError, language: Language) -> String {
    let words = &errors(language).roster;
    match error {
        MapError::NoEquals { text } => (words.map_equals)(text),
        MapError::UnknownField { field } => (words.map_field)(field),
    }
}

/// Why a row was not taken. Row and cell are printed before it.
pub fn explain_row(reason: &Reason, language: Language) -> String {
    let words = &errors(language).roster;
    match reason {
        Reason::Cell(reason) => cell(reason, language),
        Reason::Repeated { first, who } => (words.repeated)(&person(who, None, language), &first.to_string()),
        Reason::Homonym { others, .. } => (words.homonym)(&either(others, language)),
        Reason::Mended { others, .. } => (words.mended)(&either(others, language)),
        Reason::BadgeTaken { badge, who } => (words.badge_taken)(badge, &person(who, None, language)),
    }
}

fn either(others: &[Namesake], language: Language) -> String {
    let others: Vec<String> = others.iter().map(|other| namesake(other, language)).collect();
    others.join(&format!(" {} ", errors(language).roster.or))
}

/// Somebody who was taken off the roster and stands in a list again.
pub fn explain_returning(returning: &Returning, language: Language) -> String {
    (errors(language).roster.returning)(&returning.full_name, &returning.decision_no)
}

/// A seat or number that several people have.
pub fn explain_shared(shared: &Shared, language: Language) -> String {
    let words = &errors(language).roster;
    let sentence = if shared.field == Field::Seat { words.shared_seat } else { words.shared_number };
    sentence(&shared.value, &shared.names.join(", "))
}

/// A namesake with what tells them from others: `Lý Bình (Chi bộ 1, sinh 1964)`.
pub fn namesake(other: &Namesake, language: Language) -> String {
    person(&other.delegate, other.cell.as_ref(), language)
}

fn person(delegate: &Delegate, cell: Option<&Address>, language: Language) -> String {
    let words = &errors(language).roster;
    let unit = Some(&delegate.unit).filter(|unit| !unit.is_empty()).map(|unit| (words.of_unit)(unit));
    let born = FieldValue::get(Field::DateOfBirth, delegate).map(|date| (words.born)(&date.text()));
    let cell = cell.map(|cell| (words.in_cell)(&cell.to_string()));
    let known: Vec<String> = [unit, born, cell].into_iter().flatten().collect();
    if known.is_empty() { delegate.full_name.clone() } else { format!("{} ({})", delegate.full_name, known.join(", ")) }
}

fn cell(reason: &roster::Reason, language: Language) -> String {
    let words = &errors(language).roster;
    match reason {
        roster::Reason::NoName => words.no_name.to_owned(),
        roster::Reason::NotAName { found } => (words.not_a_name)(found),
        roster::Reason::BothSexes => words.both_sexes.to_owned(),
        roster::Reason::NotADate { found } => (words.not_a_date)(found),
        roster::Reason::NoSuchDay { found } => (words.no_such_day)(found),
        roster::Reason::NotYet { found } => (words.not_yet)(found),
        roster::Reason::NotAPhone { found } => (words.not_a_phone)(found),
        roster::Reason::NotANumber { found } => (words.not_a_number)(found),
        roster::Reason::UnknownWord { field, found } => {
            let name = match language {
                Language::Vi => format!("cột “{}”", field.label()),
                Language::En => format!("“{}”", field.label()),
            };
            (words.unknown_word)(found, &name, allowed(*field, language))
        }
        roster::Reason::NotAnId { found } => (words.not_an_id)(found),
        roster::Reason::FormulaError => words.formula.to_owned(),
        roster::Reason::TwoPeople { found } => (words.two_people)(found),
        roster::Reason::TooLong { found, letters } => (words.too_long)(found, *letters),
        roster::Reason::BrokenLetters { found } => (words.broken_letters)(found),
        roster::Reason::TurnedLetters { found } => (words.turned_letters)(found),
        roster::Reason::BecameDate { found } => (words.became_date)(found),
        roster::Reason::NotCalculated => words.not_calculated.to_owned(),
    }
}

/// What a row is that was not taken for a person.
pub fn explain_left_out(left_out: &LeftOut, language: Language) -> &'static str {
    let words = &errors(language).roster;
    match left_out.reason {
        NoPerson::Section => words.row_section,
        NoPerson::Total => words.row_total,
        NoPerson::Signature => words.row_signature,
        NoPerson::BelowSignature => words.row_below_signature,
        NoPerson::BelowTotal => words.row_below_total,
        NoPerson::Headings => words.row_headings,
        NoPerson::ColumnNumbers => words.row_numbers,
        NoPerson::StruckOut => words.row_struck,
        NoPerson::Unfilled => words.row_unfilled,
        NoPerson::Words => words.row_words,
        NoPerson::AboveHeadings => words.row_above,
    }
}

/// What a person should look at in a cell or column.
pub fn explain_doubt(doubt: &Doubt, language: Language) -> String {
    let words = &errors(language).roster;
    match doubt {
        Doubt::HiddenRows { count } => (words.hidden_rows)(*count),
        Doubt::HiddenColumn => words.hidden_column.to_owned(),
        Doubt::PartlyStruck => words.partly_struck.to_owned(),
        Doubt::MonthFirst => words.month_first.to_owned(),
        Doubt::MixedDates => words.mixed_dates.to_owned(),
        Doubt::SwappedDates { count } => (words.swapped_dates)(*count),
        Doubt::LookAlikes { found, kept }
        | Doubt::Invisible { found, kept }
        | Doubt::NameTrimmed { found, kept }
        | Doubt::OldLetters { found, kept }
        | Doubt::Mojibake { found, kept } => (words.read_as)(found, kept),
        Doubt::LostLetters { found } => (words.lost_letters)(found),
        Doubt::OtherWords { field, found } => (words.other_words)(field.label(), found),
        Doubt::OtherIds { found } => (words.other_ids)(found),
        Doubt::GuessedNames { heading } => (words.guessed_names)(heading),
        Doubt::GivenNameFirst => words.given_first.to_owned(),
        Doubt::OddPhone { found } => (words.odd_phone)(found),
        Doubt::BeyondColumns => words.beyond_columns.to_owned(),
        Doubt::OpenQuote => words.open_quote.to_owned(),
    }
}

/// The words that a field takes; the others take any.
fn allowed(field: Field, language: Language) -> &'static str {
    let words = &errors(language).roster;
    match field {
        Field::Sex => words.words_sex,
        Field::SeatedBy => words.words_seated_by,
        Field::Eligibility => words.words_eligibility,
        _ => words.words_kind,
    }
}

#[cfg(test)]
mod tests {
    use std::{io, path::PathBuf};

    use uuid::Uuid;

    use super::*;
    use crate::{app::explain::check, domain::delegate::DelegateId};

    #[test]
    fn every_roster_that_cannot_be_used_is_named() {
        let file = || PathBuf::from("danh sách/đại biểu.xlsx");
        let about = "danh sách/đại biểu.xlsx";
        let full = || Box::new(rust_xlsxwriter::XlsxError::IoError(io::Error::from_raw_os_error(28)));
        let write = || Box::new(rust_xlsxwriter::XlsxError::RowColumnLimitError);
        for (error, about) in [
            (RosterError::Io { path: file(), source: io::ErrorKind::NotFound.into() }, about),
            (RosterError::Encrypted { path: file() }, about),
            (RosterError::NotASpreadsheet { path: file() }, about),
            (RosterError::Broken { path: file(), detail: "no sheet".into() }, "no sheet"),
            (RosterError::Stopped { path: file(), ended: roster::Stopped::Memory }, about),
            (RosterError::TooLarge { path: file() }, about),
            (RosterError::Empty { path: file() }, about),
            (RosterError::NoHeader { path: file() }, about),
            (RosterError::NoSuchColumn { path: file(), column: "Chức danh".into() }, "Chức danh"),
            (RosterError::NoSuchSheet { path: file(), sheet: "DS 2".into(), known: vec!["DS".into()] }, "DS 2"),
            (RosterError::NotXlsx { path: file() }, about),
            (RosterError::UnknownFormat { path: file() }, about),
            (RosterError::Write { path: file(), source: write() }, about),
            (RosterError::Write { path: file(), source: full() }, about),
        ] {
            check(|language| explain(&error, language), about);
        }
        #[cfg(unix)]
        {
            let sentence = explain(&RosterError::Write { path: file(), source: full() }, Language::Vi);
            assert!(sentence.contains("đĩa đã đầy"), "{sentence}");
        }
    }

    #[test]
    fn every_slip_in_map_shows_what_was_typed() {
        for text in ["full_name", "ten=B"] {
            let error = text.parse::<roster::Override>().expect_err(text);
            check(|language| explain_map(&error, language), text.trim_end_matches("=B"));
        }
    }

    #[test]
    fn every_row_that_fails_tells_what_to_mend() {
        let found = || "13/13/1980x".to_owned();
        let at = |row, sheet: Option<&str>| Address { sheet: sheet.map(str::to_owned), row, column: 1 };
        let who = || {
            let mut known = Delegate::new(DelegateId(Uuid::from_u128(7)), Uuid::nil(), "Lý Bình");
            "Chi bộ thôn Đông".clone_into(&mut known.unit);
            known.date_of_birth = "1964-05-06".parse().ok();
            Box::new(known)
        };
        let other = |cell| Namesake { delegate: who(), cell };
        let homonym = |others| Reason::Homonym { stated: who(), others };
        let word = |field| roster::Reason::UnknownWord { field, found: found() };
        let cells = [
            (roster::Reason::NoName, ""),
            (roster::Reason::NotAName { found: found() }, "13/13/1980x"),
            (roster::Reason::BothSexes, ""),
            (roster::Reason::NotADate { found: found() }, "13/13/1980x"),
            (roster::Reason::NoSuchDay { found: found() }, "13/13/1980x"),
            (roster::Reason::NotYet { found: found() }, "13/13/1980x"),
            (roster::Reason::NotAPhone { found: found() }, "13/13/1980x"),
            (roster::Reason::NotANumber { found: found() }, "13/13/1980x"),
            (word(Field::Sex), "nữ"),
            (word(Field::Kind), "dự khuyết"),
            (word(Field::SeatedBy), "chỉ định"),
            (word(Field::Eligibility), "đang xem xét"),
            (roster::Reason::NotAnId { found: found() }, "13/13/1980x"),
            (roster::Reason::FormulaError, ""),
        ];
        for (reason, about) in cells {
            let reason = Reason::Cell(reason);
            check(|language| explain_row(&reason, language), about);
        }
        for (reason, about) in [
            (Reason::Repeated { first: at(41, Some("DS 1")), who: who() }, "DS 1!B41"),
            (Reason::Repeated { first: at(41, None), who: who() }, "Lý Bình (Chi bộ thôn Đông, "),
            (homonym(vec![other(Some(at(41, None)))]), "B41"),
            (homonym(vec![other(None), other(Some(at(41, None)))]), "Chi bộ thôn Đông"),
            (homonym(vec![other(None)]), "06/05/1964"),
            (Reason::Mended { stated: who(), others: vec![other(None)] }, "Lý Bình (Chi bộ thôn Đông, "),
            (Reason::BadgeTaken { badge: "A-17".to_owned(), who: who() }, "A-17"),
        ] {
            check(|language| explain_row(&reason, language), about);
        }
    }
}
