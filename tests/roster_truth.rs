//! The sample rosters, field by field as their truth says. Skipped where the samples are not at hand.

use std::{
    fs,
    path::{Path, PathBuf},
};

use daihoi::{
    app::roster::import::{Answers, Reason, fresh_identity, merge},
    domain::{
        date::PartialDate,
        delegate::{Delegate, DelegateId, Sex},
    },
    roster::{self, Reading},
};
use serde::Deserialize;
use uuid::Uuid;

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
}

fn documents(test: &str) -> Option<PathBuf> {
    let truth = daihoi_testing::shared(test, "data/documents/dai-bieu-truth.json")?;
    truth.parent().map(Path::to_owned)
}

fn truth(folder: &Path) -> Vec<Truth> {
    let text = fs::read_to_string(folder.join("dai-bieu-truth.json")).expect("read");
    serde_json::from_str(&text).expect("the truth is JSON")
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

/// A sheet may know the year alone.
fn agrees(read: Option<PartialDate>, truth: &str) -> bool {
    read == day(truth) || read == day(&truth[..4])
}

#[test]
fn the_spreadsheet() {
    let Some(folder) = documents("the_spreadsheet") else { return };
    let reading = roster::read(&folder.join("danh-sach-dai-bieu.xlsx"), &[]).expect("read");
    assert_eq!(reading.failed, []);
    let (delegates, truth) = (delegates(&reading), truth(&folder));
    assert_eq!((delegates.len(), truth.len()), (300, 300));
    let mut years = 0;
    for (place, (delegate, truth)) in delegates.iter().zip(&truth).enumerate() {
        let number = place as u32 + 1;
        assert_eq!(delegate.stt, Some(number));
        assert_eq!(delegate.full_name, format!("{} {}", truth.ho, truth.ten), "{number}");
        assert_eq!(delegate.sex, Some(if truth.nu { Sex::Female } else { Sex::Male }), "{number}");
        assert!(agrees(delegate.date_of_birth, &truth.b), "{number}: {:?} is not {}", delegate.date_of_birth, truth.b);
        years += usize::from(matches!(delegate.date_of_birth, Some(PartialDate::Year(_))));
        assert_eq!(delegate.admitted_on, day(&truth.v), "{number}");
        assert_eq!(delegate.unit, truth.cb, "{number}");
        assert_eq!(delegate.workplace, truth.cb, "{number}");
        assert_eq!(delegate.position, truth.cv, "{number}");
        assert_eq!(delegate.ethnicity, truth.dt, "{number}");
        assert_eq!(delegate.general_education, truth.td, "{number}");
        assert_eq!(delegate.education, truth.cm, "{number}");
        assert_eq!(delegate.political_theory, truth.ll, "{number}");
        assert_eq!(delegate.phone, truth.sdt, "{number}");
    }
    assert!((1..300).contains(&years), "{years} of the sheet's dates are years");
    let official = delegates.iter().filter(|delegate| delegate.official_on.is_some()).count();
    assert_eq!(official, 22, "the cells with `(ct: …)`");
}

#[test]
fn the_text_file() {
    let Some(folder) = documents("the_text_file") else { return };
    let reading = roster::read(&folder.join("danh-sach.csv"), &[]).expect("read");
    assert_eq!(reading.failed, []);
    let (delegates, truth) = (delegates(&reading), truth(&folder));
    assert_eq!(delegates.len(), truth.len());
    for (delegate, truth) in delegates.iter().zip(&truth) {
        assert_eq!(delegate.full_name, format!("{} {}", truth.ho, truth.ten));
        assert_eq!(delegate.sex, Some(if truth.nu { Sex::Female } else { Sex::Male }));
        assert_eq!(delegate.date_of_birth, day(&truth.b));
        assert_eq!((&delegate.unit, &delegate.phone), (&truth.cb, &truth.sdt));
    }
}

#[test]
fn the_ticked_sheet() {
    let Some(folder) = documents("the_ticked_sheet") else { return };
    let reading = roster::read(&folder.join("danh-sach-tick-nam-nu.xlsx"), &[]).expect("read");
    let (delegates, truth) = (delegates(&reading), truth(&folder));
    assert_eq!(delegates.len(), 41, "forty and the one who is there twice; the two errors are in one row");
    for (delegate, truth) in delegates.iter().zip(&truth[..40]) {
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

#[test]
fn one_list_after_the_other_finds_the_same_people() {
    let Some(folder) = documents("one_list_after_the_other_finds_the_same_people") else { return };
    let load = |name: &str, existing: &[Delegate]| {
        merge(&roster::read(&folder.join(name), &[]).expect("read"), existing, &Answers::default(), fresh_identity)
    };
    let first = load("danh-sach-dai-bieu.xlsx", &[]);
    assert_eq!((first.added, first.failed.len()), (300, 0), "six names are shared, by people born in different years");
    let again = load("danh-sach-dai-bieu.xlsx", &first.delegates);
    assert_eq!((again.added, again.updated, again.unchanged), (0, 0, 300));
    let text = load("danh-sach.csv", &first.delegates);
    assert_eq!((text.added, text.failed.len()), (0, 0));
    let years = |delegate: &&Delegate| matches!(delegate.date_of_birth, Some(PartialDate::Year(_)));
    assert_eq!(
        text.updated,
        first.delegates.iter().filter(years).count(),
        "the whole date where only the year was known"
    );
    let ticked = load("danh-sach-tick-nam-nu.xlsx", &[]);
    let failed: Vec<_> = ticked.failed.iter().map(|failed| (failed.row, failed.cell.to_string())).collect();
    let expected = [(42, "D42"), (42, "E42"), (43, "B43")].map(|(row, cell)| (row, cell.to_owned()));
    assert_eq!((ticked.added, failed), (40, expected.to_vec()));
    let Reason::Repeated { first, who } = &ticked.failed[2].reason else { panic!("{:?}", ticked.failed) };
    assert_eq!((first.row, &who.full_name), (2, &ticked.delegates[0].full_name));
}
