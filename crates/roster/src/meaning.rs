//! What a column can hold.

use super::Field;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Meaning {
    Field(Field),
    /// Họ và đệm.
    FamilyName,
    /// Đệm, where it has a column of its own.
    MiddleName,
    /// Tên, beside a column of family names.
    GivenName,
    /// The parts of a birth in columns of their own.
    BirthDay,
    BirthMonth,
    BirthYear,
    /// A tick or the date of birth, for a man.
    Male,
    /// A tick or the date of birth, for a woman.
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
            Self::MiddleName => "middle_name",
            Self::GivenName => "given_name",
            Self::BirthDay => "birth_day",
            Self::BirthMonth => "birth_month",
            Self::BirthYear => "birth_year",
            Self::Male => "male",
            Self::Female => "female",
            Self::PositionAndWorkplace => "position_and_workplace",
        }
    }

    /// All that there are.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let others = [
            Self::FamilyName,
            Self::MiddleName,
            Self::GivenName,
            Self::BirthDay,
            Self::BirthMonth,
            Self::BirthYear,
            Self::Male,
            Self::Female,
            Self::PositionAndWorkplace,
        ];
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
            Self::MiddleName => "Tên đệm",
            Self::GivenName => "Tên",
            Self::BirthDay => "Ngày sinh (riêng ngày)",
            Self::BirthMonth => "Tháng sinh",
            Self::BirthYear => "Năm sinh (riêng năm)",
            Self::Male => "Nam",
            Self::Female => "Nữ",
            Self::PositionAndWorkplace => "Chức vụ, đơn vị công tác",
        }
    }

    pub(super) fn is_name(self) -> bool {
        matches!(self, Self::Field(Field::FullName) | Self::GivenName)
    }
}
