//! What the headings of rosters mean, in Vietnamese and English.

use std::{collections::HashMap, sync::LazyLock};

use super::Field;
use crate::text::fold;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Field(Field),
    /// Họ và đệm.
    FamilyName,
    /// Tên, beside a column of family names.
    GivenName,
    /// A tick or the date of birth, for a man.
    Male,
    /// The same for a woman.
    Female,
    /// `Bí thư chi bộ, Chi bộ thôn Gò Dưa`.
    PositionAndWorkplace,
}

impl Meaning {
    /// The name that `--map` takes.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Field(field) => field.name(),
            Self::FamilyName => "family_name",
            Self::GivenName => "given_name",
            Self::Male => "male",
            Self::Female => "female",
            Self::PositionAndWorkplace => "position_and_workplace",
        }
    }

    /// All that there are.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let others = [Self::FamilyName, Self::GivenName, Self::Male, Self::Female, Self::PositionAndWorkplace];
        Field::ALL.iter().map(|field| Self::Field(*field)).chain(others)
    }

    /// By that name.
    pub(super) fn by_name(name: &str) -> Option<Self> {
        Self::all().find(|meaning| meaning.name() == name)
    }

    /// A heading that is read as it.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Field(field) => field.label(),
            Self::FamilyName => "Họ và đệm",
            Self::GivenName => "Tên",
            Self::Male => "Nam",
            Self::Female => "Nữ",
            Self::PositionAndWorkplace => "Chức vụ, đơn vị công tác",
        }
    }

    pub(super) fn is_name(self) -> bool {
        matches!(self, Self::Field(Field::FullName) | Self::GivenName)
    }
}

/// Over the column of reasons in a file of rows to mend; it is never read.
pub(super) const REASONS: [&str; 2] = ["Lý do chưa nạp được", "Why it was not loaded"];

/// Over a column that is not read though its heading has a meaning, in such a file.
pub(super) const UNREAD: [&str; 2] = ["(không đọc)", "(not read)"];

/// Whether a heading is that of the reasons.
pub(super) fn is_reasons(heading: &str) -> bool {
    REASONS.iter().any(|reasons| key(reasons) == key(heading))
}

/// A heading's key: no marks, no punctuation, one space between words.
pub(super) fn key(text: &str) -> String {
    let words: String = fold::plain(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a heading means, and how sure that is: 2 where it is known as a whole, 1 where known words are in it.
///
/// `own` is the cell right above the data, `parent` the one above that where the header has two rows.
pub(super) fn meaning(parent: &str, own: &str) -> Option<(Meaning, u32)> {
    let (parent, own) = (key(parent), key(own));
    if own.is_empty() {
        return exact(&parent).map(|meaning| (meaning, 2)).or_else(|| contained(&parent).map(|meaning| (meaning, 1)));
    }
    let both = format!("{parent} {own}");
    let whole = exact(both.trim()).or_else(|| sub(&own)).or_else(|| exact(&own));
    let part = || contained(&own).or_else(|| exact(&parent)).or_else(|| contained(&parent));
    whole.map(|meaning| (meaning, 2)).or_else(|| part().map(|meaning| (meaning, 1)))
}

/// Words of a header's second row, which say nothing by themselves.
const SUBS: &[(&str, Meaning)] = &[
    ("nam", Meaning::Male),
    ("male", Meaning::Male),
    ("men", Meaning::Male),
    ("nu", Meaning::Female),
    ("female", Meaning::Female),
    ("women", Meaning::Female),
    ("ho va dem", Meaning::FamilyName),
    ("ho dem", Meaning::FamilyName),
    ("ho va ten dem", Meaning::FamilyName),
    ("ho ten dem", Meaning::FamilyName),
    ("ho lot", Meaning::FamilyName),
    ("ho va chu dem", Meaning::FamilyName),
    ("ho chu dem", Meaning::FamilyName),
    ("ho", Meaning::FamilyName),
    ("family name", Meaning::FamilyName),
    ("last name", Meaning::FamilyName),
    ("surname", Meaning::FamilyName),
    ("ten", Meaning::GivenName),
    ("given name", Meaning::GivenName),
    ("first name", Meaning::GivenName),
];

fn sub(key: &str) -> Option<Meaning> {
    SUBS.iter().find(|(word, _)| *word == key).map(|(_, meaning)| *meaning)
}

fn exact(key: &str) -> Option<Meaning> {
    KNOWN.get(key).copied()
}

/// Every heading that is known as a whole, by its key.
static KNOWN: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for field in Field::ALL {
        known.insert(key(field.label()), Meaning::Field(*field));
        known.insert(field.name().replace('_', " "), Meaning::Field(*field));
    }
    known.extend(ALIASES.iter().map(|(alias, meaning)| ((*alias).to_owned(), *meaning)));
    known.extend(SUBS.iter().map(|(word, meaning)| ((*word).to_owned(), *meaning)));
    known
});

/// The longest known heading whose words stand in this one side by side. A sentence is not a heading.
fn contained(key: &str) -> Option<Meaning> {
    let words: Vec<&str> = key.split(' ').collect();
    if words.len() > 8 {
        return None;
    }
    let mut parts: Vec<String> = Vec::new();
    for start in 0..words.len() {
        parts.extend((start + 1..=words.len()).map(|end| words[start..end].join(" ")));
    }
    let has = |part: &str| parts.iter().any(|known| known == part);
    if has("chuc vu") && ["don vi", "noi cong tac", "co quan"].into_iter().any(has) {
        return Some(Meaning::PositionAndWorkplace);
    }
    // Short words such as `no` and `tt` are too common to mean anything inside a heading.
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    parts.iter().filter(|part| part.len() > 3).find_map(|part| exact(part))
}

const fn f(field: Field) -> Meaning {
    Meaning::Field(field)
}

const ALIASES: &[(&str, Meaning)] = &[
    ("tt", f(Field::Stt)),
    ("so tt", f(Field::Stt)),
    ("so thu tu", f(Field::Stt)),
    ("no", f(Field::Stt)),
    ("ho ten", f(Field::FullName)),
    ("ho va ten", f(Field::FullName)),
    ("ho ten dai bieu", f(Field::FullName)),
    ("ten dai bieu", f(Field::FullName)),
    ("name", f(Field::FullName)),
    ("full name", f(Field::FullName)),
    ("delegate", f(Field::FullName)),
    ("gioi", f(Field::Sex)),
    ("phai", f(Field::Sex)),
    ("nam nu", f(Field::Sex)),
    ("gender", f(Field::Sex)),
    ("ngay thang nam sinh", f(Field::DateOfBirth)),
    ("nam sinh", f(Field::DateOfBirth)),
    ("sinh ngay", f(Field::DateOfBirth)),
    ("sinh nam", f(Field::DateOfBirth)),
    ("birth date", f(Field::DateOfBirth)),
    ("birthday", f(Field::DateOfBirth)),
    ("born", f(Field::DateOfBirth)),
    ("dob", f(Field::DateOfBirth)),
    ("year of birth", f(Field::DateOfBirth)),
    ("ethnic group", f(Field::Ethnicity)),
    ("que", f(Field::HomeTown)),
    ("nguyen quan", f(Field::HomeTown)),
    ("hometown", f(Field::HomeTown)),
    ("chuc danh", f(Field::Position)),
    ("title", f(Field::Position)),
    ("noi cong tac", f(Field::Workplace)),
    ("co quan cong tac", f(Field::Workplace)),
    ("co quan", f(Field::Workplace)),
    ("place of work", f(Field::Workplace)),
    ("chuc vu don vi cong tac", Meaning::PositionAndWorkplace),
    ("don vi", f(Field::Unit)),
    ("chi bo", f(Field::Unit)),
    ("dang bo", f(Field::Unit)),
    ("chi dang bo", f(Field::Unit)),
    ("sinh hoat tai chi bo", f(Field::Unit)),
    ("to chuc dang truc thuoc", f(Field::Unit)),
    ("to chuc co so dang", f(Field::Unit)),
    ("branch", f(Field::Unit)),
    ("organisation", f(Field::Unit)),
    ("organization", f(Field::Unit)),
    ("doan", f(Field::Delegation)),
    ("to dai bieu", f(Field::Delegation)),
    ("to thao luan", f(Field::Delegation)),
    ("thanh phan", f(Field::Kind)),
    ("tu cach du dai hoi", f(Field::Kind)),
    ("co cau", f(Field::SeatedBy)),
    ("hinh thuc", f(Field::SeatedBy)),
    ("qd so", f(Field::DecisionNo)),
    ("decision", f(Field::DecisionNo)),
    ("ngay ket nap", f(Field::AdmittedOn)),
    ("vao dang", f(Field::AdmittedOn)),
    ("ngay vao dang du bi", f(Field::AdmittedOn)),
    ("ngay vao dang cong san viet nam", f(Field::AdmittedOn)),
    ("chinh thuc", f(Field::OfficialOn)),
    ("ngay vao dang chinh thuc", f(Field::OfficialOn)),
    ("ngay cong nhan chinh thuc", f(Field::OfficialOn)),
    ("gdpt", f(Field::GeneralEducation)),
    ("van hoa", f(Field::GeneralEducation)),
    ("trinh do van hoa", f(Field::GeneralEducation)),
    ("pho thong", f(Field::GeneralEducation)),
    ("chuyen mon", f(Field::Education)),
    ("cmnv", f(Field::Education)),
    ("chuyen mon nghiep vu", f(Field::Education)),
    ("bang cap", f(Field::Education)),
    ("trinh do", f(Field::Education)),
    ("hoc ham hoc vi", f(Field::AcademicTitle)),
    ("llct", f(Field::PoliticalTheory)),
    ("ly luan ct", f(Field::PoliticalTheory)),
    ("ly luan", f(Field::PoliticalTheory)),
    ("trinh do llct", f(Field::PoliticalTheory)),
    ("nghe", f(Field::Occupation)),
    ("huy hieu", f(Field::PartyBadge)),
    ("dien thoai", f(Field::Phone)),
    ("so dt", f(Field::Phone)),
    ("sdt", f(Field::Phone)),
    ("dt", f(Field::Phone)),
    ("dien thoai di dong", f(Field::Phone)),
    ("di dong", f(Field::Phone)),
    ("telephone", f(Field::Phone)),
    ("mobile", f(Field::Phone)),
    ("phone number", f(Field::Phone)),
    ("so the dai bieu", f(Field::BadgeNo)),
    ("the so", f(Field::BadgeNo)),
    ("ma the", f(Field::BadgeNo)),
    ("badge", f(Field::BadgeNo)),
    ("so ghe", f(Field::Seat)),
    ("cho ngoi", f(Field::Seat)),
    ("vi tri ngoi", f(Field::Seat)),
    ("tu cach dai bieu", f(Field::Eligibility)),
    ("notes", f(Field::Note)),
    ("remarks", f(Field::Note)),
];
