//! Rosters field by field: made ones as their people were made, those to measure on as their truth says.

use std::{
    fs,
    path::{Path, PathBuf},
};

use daihoi::{
    app::roster::import::{Known, Order, Reason, fresh_identity, merge},
    domain::{
        date::PartialDate,
        delegate::{Delegate, DelegateId, Sex},
    },
    roster::{self, Reading},
};
use daihoi_testing::rosters::{self, OFFICIAL, Person, Style};
use serde::Deserialize;
use uuid::Uuid;

/// A delegate as the sheets mean them; dates as `yyyy-mm-dd`.
#[derive(Deserialize)]
struct Truth {
    ho: String,
    ten: String,
    nu: bool,
    b: String,
    v: String,
    cb: String,
    cv: String,
    dt: String,
    td: String,
    cm: String,
    ll: String,
    sdt: String,
    /// Whether the spreadsheet has the year of birth alone; none where the truth does not say it.
    #[serde(default)]
    year_alone: Option<bool>,
    /// When they became full members, where the truth says it.
    #[serde(default)]
    official: Option<String>,
}

impl Truth {
    fn of_made(place: usize, person: &Person) -> Self {
        let date = |(year, month, day)| format!("{year}-{month:02}-{day:02}");
        Self {
            ho: person.family_name.clone(),
            ten: person.given_name.into(),
            nu: person.female,
            b: date(person.born),
            v: date(person.admitted),
            cb: person.unit.into(),
            cv: person.position.into(),
            dt: person.ethnicity.into(),
            td: person.schooling.into(),
            cm: person.degree.into(),
            ll: person.theory.into(),
            sdt: person.phone.clone(),
            year_alone: Some(Person::birth_style(place) == Style::Year),
            official: person.official.map(date),
        }
    }

    /// Whether a date of birth is what the spreadsheet says: the whole date, or the year where that alone stands there.
    fn was_born(&self, read: Option<PartialDate>) -> bool {
        let (whole, year) = (read == day(&self.b), read == day(&self.b[..4]));
        match self.year_alone {
            Some(year_alone) => {
                if year_alone {
                    year
                } else {
                    whole
                }
            }
            None => whole || year,
        }
    }
}

/// One list of three hundred in three sheets, and what they mean.
struct Sample {
    spreadsheet: PathBuf,
    text: PathBuf,
    ticked: PathBuf,
    truth: Vec<Truth>,
    _folder: Option<tempfile::TempDir>,
}

/// The made one, and that to measure on where it lies beside the project.
fn samples() -> Vec<Sample> {
    let (folder, people) = (tempfile::tempdir().expect("a folder"), rosters::people());
    let place = |name: &str| folder.path().join(name);
    rosters::write_spreadsheet(&people, &place("ds.xlsx")).expect("written");
    rosters::write_ticked(&people, &place("tick.xlsx")).expect("written");
    fs::write(place("ds.csv"), rosters::text_file(&people)).expect("written");
    let made = Sample {
        spreadsheet: place("ds.xlsx"),
        text: place("ds.csv"),
        ticked: place("tick.xlsx"),
        truth: people.iter().enumerate().map(|(place, person)| Truth::of_made(place, person)).collect(),
        _folder: Some(folder),
    };
    let measured = daihoi_testing::measured("data/documents/dai-bieu-truth.json").map(|truth| Sample {
        spreadsheet: truth.with_file_name("danh-sach-dai-bieu.xlsx"),
        text: truth.with_file_name("danh-sach.csv"),
        ticked: truth.with_file_name("danh-sach-tick-nam-nu.xlsx"),
        truth: serde_json::from_str(&fs::read_to_string(truth).expect("read")).expect("the truth is JSON"),
        _folder: None,
    });
    [made].into_iter().chain(measured).collect()
}

fn read(path: &Path) -> Reading {
    roster::read(path, &[]).expect("read")
}

fn delegates(reading: &Reading) -> Vec<Delegate> {
    let record = |row: &roster::ReadRow| {
        let mut delegate = Delegate::new(DelegateId(Uuid::nil()), Uuid::nil(), "");
        row.apply(&mut delegate);
        delegate
    };
    reading.rows.iter().map(record).collect()
}

fn day(text: &str) -> Option<PartialDate> {
    text.parse().ok()
}

#[test]
fn the_spreadsheet() {
    for sample in samples() {
        let reading = read(&sample.spreadsheet);
        assert_eq!(reading.failed, []);
        let (delegates, truth) = (delegates(&reading), &sample.truth);
        assert_eq!((delegates.len(), truth.len()), (300, 300));
        let mut years = 0;
        for (number, (delegate, truth)) in (1..).zip(delegates.iter().zip(truth)) {
            assert_eq!(delegate.stt, Some(number));
            has_all_fields(number, delegate, truth);
            years += usize::from(matches!(delegate.date_of_birth, Some(PartialDate::Year(_))));
        }
        assert!((1..300).contains(&years), "{years} of the sheet's dates are years");
        let official = delegates.iter().filter(|delegate| delegate.official_on.is_some()).count();
        assert_eq!(official, OFFICIAL, "the cells with `(ct: …)`");
    }
}

fn has_all_fields(number: u32, delegate: &Delegate, truth: &Truth) {
    assert_eq!(delegate.full_name, format!("{} {}", truth.ho, truth.ten), "{number}");
    assert_eq!(delegate.sex, Some(if truth.nu { Sex::Female } else { Sex::Male }), "{number}");
    assert!(truth.was_born(delegate.date_of_birth), "{number}: {:?} is not {}", delegate.date_of_birth, truth.b);
    assert_eq!(delegate.admitted_on, day(&truth.v), "{number}");
    if truth.year_alone.is_some() {
        assert_eq!(delegate.official_on, truth.official.as_deref().and_then(day), "{number}");
    }
    assert_eq!(delegate.unit, truth.cb, "{number}");
    assert_eq!(delegate.workplace, truth.cb, "{number}");
    assert_eq!(delegate.position, truth.cv, "{number}");
    assert_eq!(delegate.ethnicity, truth.dt, "{number}");
    assert_eq!(delegate.general_education, truth.td, "{number}");
    assert_eq!(delegate.education, truth.cm, "{number}");
    assert_eq!(delegate.political_theory, truth.ll, "{number}");
    assert_eq!(delegate.phone, truth.sdt, "{number}");
}

#[test]
fn the_text_file() {
    for sample in samples() {
        let reading = read(&sample.text);
        assert_eq!(reading.failed, []);
        let delegates = delegates(&reading);
        assert_eq!(delegates.len(), sample.truth.len());
        for (delegate, truth) in delegates.iter().zip(&sample.truth) {
            assert_eq!(delegate.full_name, format!("{} {}", truth.ho, truth.ten));
            assert_eq!(delegate.sex, Some(if truth.nu { Sex::Female } else { Sex::Male }));
            assert_eq!(delegate.date_of_birth, day(&truth.b));
            assert_eq!((&delegate.unit, &delegate.phone), (&truth.cb, &truth.sdt));
        }
    }
}

#[test]
fn the_ticked_sheet() {
    for sample in samples() {
        let reading = read(&sample.ticked);
        let delegates = delegates(&reading);
        assert_eq!(delegates.len(), 41, "forty and the one who is there twice; the two errors are in one row");
        for (delegate, truth) in delegates.iter().zip(&sample.truth[..40]) {
            assert_eq!(delegate.full_name, format!("{} {}", truth.ho, truth.ten));
            assert_eq!(delegate.sex, Some(if truth.nu { Sex::Female } else { Sex::Male }));
            assert_eq!((delegate.date_of_birth, &delegate.unit), (day(&truth.b), &truth.cb));
        }
        let failed: Vec<_> = reading.failed.iter().map(|failed| (failed.cell.to_string(), &failed.reason)).collect();
        let found = "31/02/1980".to_owned();
        assert_eq!(
            failed,
            [("D42".to_owned(), &roster::Reason::BothSexes), ("E42".to_owned(), &roster::Reason::NoSuchDay { found })]
        );
    }
}

#[test]
fn one_list_after_the_other_finds_the_same_people() {
    for sample in samples() {
        let load = |path: &Path, existing: &[Delegate]| {
            merge(&read(path), Known { delegates: existing, removed: &[] }, &Order::default(), fresh_identity)
        };
        let first = load(&sample.spreadsheet, &[]);
        let shared = "six names are shared, by people born in different years";
        assert_eq!((first.added, first.failed.len()), (300, 0), "{shared}");
        let again = load(&sample.spreadsheet, &first.delegates);
        assert_eq!((again.added, again.updated, again.unchanged), (0, 0, 300));
        let text = load(&sample.text, &first.delegates);
        assert_eq!((text.added, text.failed.len()), (0, 0));
        let years = |delegate: &&Delegate| matches!(delegate.date_of_birth, Some(PartialDate::Year(_)));
        assert_eq!(
            text.updated,
            first.delegates.iter().filter(years).count(),
            "the whole date where only the year was known"
        );
        let ticked = load(&sample.ticked, &[]);
        let failed: Vec<_> = ticked.failed.iter().map(|failed| (failed.row, failed.cell.to_string())).collect();
        let expected = [(42, "D42"), (42, "E42"), (43, "B43")].map(|(row, cell)| (row, cell.to_owned()));
        assert_eq!((ticked.added, failed), (40, expected.to_vec()));
        let Reason::Repeated { first, who } = &ticked.failed[2].reason else { panic!("{:?}", ticked.failed) };
        assert_eq!((first.row, &who.full_name), (2, &ticked.delegates[0].full_name));
    }
}
