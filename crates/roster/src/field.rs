//! The fields that a roster carries: by the names of the delegate's record, read into it and written from it.

use uuid::Uuid;

use daihoi_domain::{
    date::PartialDate,
    delegate::{Delegate, DelegateId, DelegateKind, Eligibility, SeatedBy, Sex},
};

/// Declares the fields once: name in the record, Vietnamese heading, shape.
macro_rules! fields {
    ($($variant:ident $name:literal $label:literal $shape:ident,)*) => {
        /// What a column means. The QR token and the consent are never in a roster: a token in a sheet could be
        /// copied onto a badge, and consent needs its wording, its method and its time.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field {
            $(#[doc = $label] $variant,)*
        }

        impl Field {
            /// All of them, in the order in which they are written.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name in the delegate's record, as `--map` takes it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The heading under which it is written.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// What its cells hold.
            pub(super) fn shape(self) -> Shape {
                match self { $(Self::$variant => Shape::$shape,)* }
            }
        }
    };
}

/// What a field's cells hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    Date,
    Number,
    Phone,
    Word,
    Id,
}

fields! {
    Stt "stt" "STT" Number,
    FullName "full_name" "Họ và tên" Text,
    Sex "sex" "Giới tính" Word,
    DateOfBirth "date_of_birth" "Ngày sinh" Date,
    Ethnicity "ethnicity" "Dân tộc" Text,
    Religion "religion" "Tôn giáo" Text,
    HomeTown "home_town" "Quê quán" Text,
    Position "position" "Chức vụ" Text,
    Workplace "workplace" "Đơn vị công tác" Text,
    Unit "unit" "Tổ chức đảng" Text,
    Delegation "delegation" "Đoàn đại biểu" Text,
    Kind "kind" "Loại đại biểu" Word,
    SeatedBy "seated_by" "Hình thức cử" Word,
    AlternateRank "alternate_rank" "Thứ tự dự khuyết" Number,
    DecisionNo "decision_no" "Số quyết định" Text,
    AdmittedOn "admitted_on" "Ngày vào Đảng" Date,
    OfficialOn "official_on" "Ngày chính thức" Date,
    GeneralEducation "general_education" "Giáo dục phổ thông" Text,
    Education "education" "Trình độ chuyên môn" Text,
    AcademicTitle "academic_title" "Học hàm" Text,
    PoliticalTheory "political_theory" "Lý luận chính trị" Text,
    Occupation "occupation" "Nghề nghiệp" Text,
    Awards "awards" "Khen thưởng" Text,
    PartyBadge "party_badge" "Huy hiệu Đảng" Text,
    Discipline "discipline" "Kỷ luật" Text,
    Phone "phone" "Số điện thoại" Phone,
    BadgeNo "badge_no" "Số thẻ" Text,
    Seat "seat" "Ghế" Text,
    Eligibility "eligibility" "Tư cách" Word,
    PurgeAfter "purge_after" "Xóa sau ngày" Date,
    Note "note" "Ghi chú" Text,
    Id "id" "Mã đại biểu" Id,
    Substitutes "substitutes" "Thay cho (mã)" Id,
    TwinOf "twin_of" "Giống mặt (mã)" Id,
}

/// A field with what a cell states of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// Free text, never empty.
    Text(Field, String),
    /// A date.
    Date(Field, PartialDate),
    /// A number.
    Number(Field, u32),
    /// A delegate's identity.
    Id(Field, DelegateId),
    /// Nam, nữ.
    Sex(Sex),
    /// Chính thức, dự khuyết, khách mời.
    Kind(DelegateKind),
    /// Đương nhiên, bầu, chỉ định.
    SeatedBy(SeatedBy),
    /// Đủ tư cách, không đủ tư cách, đang xem xét.
    Eligibility(Eligibility),
}

impl FieldValue {
    /// Which field it is of.
    pub fn field(&self) -> Field {
        match self {
            Self::Text(field, _) | Self::Date(field, _) | Self::Number(field, _) | Self::Id(field, _) => *field,
            Self::Sex(_) => Field::Sex,
            Self::Kind(_) => Field::Kind,
            Self::SeatedBy(_) => Field::SeatedBy,
            Self::Eligibility(_) => Field::Eligibility,
        }
    }

    /// Writes it into a record. A date that is less precise than the known one and agrees with it changes nothing.
    pub fn set(&self, delegate: &mut Delegate) {
        match self {
            Self::Text(field, text) => {
                if let Some(place) = text_place(*field, delegate) {
                    place.clone_from(text);
                }
            }
            Self::Date(Field::DateOfBirth, date) => refine(&mut delegate.date_of_birth, *date),
            Self::Date(Field::AdmittedOn, date) => refine(&mut delegate.admitted_on, *date),
            Self::Date(Field::OfficialOn, date) => refine(&mut delegate.official_on, *date),
            Self::Date(_, date) => {
                if let PartialDate::Day(day) = date {
                    delegate.purge_after = Some(*day);
                }
            }
            Self::Number(Field::AlternateRank, number) => delegate.alternate_rank = Some(*number),
            Self::Number(_, number) => delegate.stt = Some(*number),
            Self::Id(Field::Substitutes, id) => delegate.substitutes = Some(*id),
            Self::Id(Field::TwinOf, id) => delegate.twin_of = Some(*id),
            Self::Id(_, id) => delegate.id = *id,
            Self::Sex(sex) => delegate.sex = Some(*sex),
            Self::Kind(kind) => delegate.kind = *kind,
            Self::SeatedBy(seated_by) => delegate.seated_by = Some(*seated_by),
            Self::Eligibility(eligibility) => delegate.eligibility = *eligibility,
        }
    }

    /// What a record states of a field.
    pub fn get(field: Field, delegate: &Delegate) -> Option<Self> {
        let date = |date: Option<PartialDate>| date.map(|date| Self::Date(field, date));
        let id = |id: Option<DelegateId>| id.map(|id| Self::Id(field, id));
        match field {
            Field::Stt => delegate.stt.map(|number| Self::Number(field, number)),
            Field::AlternateRank => delegate.alternate_rank.map(|number| Self::Number(field, number)),
            Field::Sex => delegate.sex.map(Self::Sex),
            Field::Kind => Some(Self::Kind(delegate.kind)),
            Field::SeatedBy => delegate.seated_by.map(Self::SeatedBy),
            Field::Eligibility => Some(Self::Eligibility(delegate.eligibility)),
            Field::DateOfBirth => date(delegate.date_of_birth),
            Field::AdmittedOn => date(delegate.admitted_on),
            Field::OfficialOn => date(delegate.official_on),
            Field::PurgeAfter => date(delegate.purge_after.map(PartialDate::Day)),
            Field::Id => id(Some(delegate.id)),
            Field::Substitutes => id(delegate.substitutes),
            Field::TwinOf => id(delegate.twin_of),
            _ => {
                let text = text_of(field, delegate)?;
                (!text.is_empty()).then(|| Self::Text(field, text.to_owned()))
            }
        }
    }
}

impl Field {
    /// Wipes it from a record. A name, a kind, an eligibility and an identity are never without a value, and stay.
    pub fn clear(self, delegate: &mut Delegate) {
        match self {
            Self::Stt => delegate.stt = None,
            Self::AlternateRank => delegate.alternate_rank = None,
            Self::Sex => delegate.sex = None,
            Self::SeatedBy => delegate.seated_by = None,
            Self::DateOfBirth => delegate.date_of_birth = None,
            Self::AdmittedOn => delegate.admitted_on = None,
            Self::OfficialOn => delegate.official_on = None,
            Self::PurgeAfter => delegate.purge_after = None,
            Self::Substitutes => delegate.substitutes = None,
            Self::TwinOf => delegate.twin_of = None,
            Self::FullName | Self::Kind | Self::Eligibility | Self::Id => {}
            text => {
                if let Some(place) = text_place(text, delegate) {
                    place.clear();
                }
            }
        }
    }
}

/// The places of the texts, once for reading and once for writing.
macro_rules! texts {
    ($($variant:ident $place:ident,)*) => {
        fn text_of(field: Field, delegate: &Delegate) -> Option<&str> {
            match field { $(Field::$variant => Some(&delegate.$place),)* _ => None }
        }

        fn text_place(field: Field, delegate: &mut Delegate) -> Option<&mut String> {
            match field { $(Field::$variant => Some(&mut delegate.$place),)* _ => None }
        }
    };
}

texts! {
    FullName full_name,
    Ethnicity ethnicity,
    Religion religion,
    HomeTown home_town,
    Position position,
    Workplace workplace,
    Unit unit,
    Delegation delegation,
    DecisionNo decision_no,
    GeneralEducation general_education,
    Education education,
    AcademicTitle academic_title,
    PoliticalTheory political_theory,
    Occupation occupation,
    Awards awards,
    PartyBadge party_badge,
    Discipline discipline,
    Phone phone,
    BadgeNo badge_no,
    Seat seat,
    Note note,
}

fn refine(known: &mut Option<PartialDate>, stated: PartialDate) {
    if !known.is_some_and(|known| known.to_string().starts_with(&stated.to_string())) {
        *known = Some(stated);
    }
}

/// The identity that a sheet's cell names.
pub(super) fn identity(text: &str) -> Option<DelegateId> {
    Uuid::parse_str(text).ok().map(DelegateId)
}
