//! The delegate record. Photos and face embeddings are stored apart from it, so that they can be erased alone.

use std::fmt;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::date::PartialDate;

/// Identifies a delegate permanently, through corrections of every other field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DelegateId(pub Uuid);

impl fmt::Display for DelegateId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Giới tính: sex, as the roster states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    /// Nam: male.
    Male,
    /// Nữ: female.
    Female,
}

/// The capacity in which a delegate attends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DelegateKind {
    /// Chính thức: counts in the quorum.
    #[default]
    Official,
    /// Dự khuyết: counts once seated in an absent official's place.
    Alternate,
    /// Khách mời: a guest, who never counts in the quorum.
    Guest,
}

/// How an official delegate got the seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeatedBy {
    /// Đương nhiên: by virtue of an office.
    ExOfficio,
    /// Bầu: elected by the unit.
    Elected,
    /// Chỉ định: appointed by a higher level.
    Appointed,
}

/// Tư cách đại biểu: eligibility, as the credentials committee decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Eligibility {
    /// Đủ tư cách: eligible.
    #[default]
    Eligible,
    /// Không đủ tư cách: never checked in.
    Ineligible,
    /// Đang xem xét: under review.
    Pending,
}

/// How a person consented to face recognition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConsentMethod {
    /// A signed sheet of paper.
    Paper,
    /// Signed on a screen.
    Signed,
    /// Said aloud before a witness.
    Spoken,
}

/// Consent to face recognition, without which no face is enrolled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Version of the wording that was agreed to.
    pub text_version: String,
    /// Form in which it was given.
    pub method: ConsentMethod,
    /// When it was given.
    pub given_at: Timestamp,
    /// When it was withdrawn, if it was.
    pub withdrawn_at: Option<Timestamp>,
}

impl Consent {
    /// Whether it was not withdrawn.
    pub fn stands(&self) -> bool {
        self.withdrawn_at.is_none()
    }
}

/// One delegate. An empty text means "not stated".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegate {
    /// Stable identity, assigned at import.
    pub id: DelegateId,
    /// Số thứ tự: the number in the roster.
    pub stt: Option<u32>,
    /// Họ và tên: the full name.
    pub full_name: String,
    /// Giới tính: sex, where stated.
    pub sex: Option<Sex>,
    /// Ngày sinh: date of birth.
    pub date_of_birth: Option<PartialDate>,
    /// Dân tộc: ethnicity.
    pub ethnicity: String,
    /// Tôn giáo: religion.
    pub religion: String,
    /// Quê quán: home town.
    pub home_town: String,
    /// Chức vụ: position in the party or government.
    pub position: String,
    /// Đơn vị công tác: workplace.
    pub workplace: String,
    /// Tổ chức đảng trực thuộc: the unit, which the second quorum condition counts.
    pub unit: String,
    /// Đoàn, tổ đại biểu: delegation.
    pub delegation: String,
    /// Chính thức, dự khuyết, khách mời: official, alternate or guest.
    pub kind: DelegateKind,
    /// Đương nhiên, bầu, chỉ định: how the seat was obtained.
    pub seated_by: Option<SeatedBy>,
    /// Rank in which alternates are called, from 1.
    pub alternate_rank: Option<u32>,
    /// The official delegate in whose place this alternate is seated.
    pub substitutes: Option<DelegateId>,
    /// Number of the decision that seated the delegate.
    pub decision_no: String,
    /// Ngày vào Đảng: date of admission to the party.
    pub admitted_on: Option<PartialDate>,
    /// Ngày chính thức: date of full party membership.
    pub official_on: Option<PartialDate>,
    /// Giáo dục phổ thông: general education (`12/12`).
    pub general_education: String,
    /// Trình độ chuyên môn: professional education.
    pub education: String,
    /// Học hàm: academic title.
    pub academic_title: String,
    /// Lý luận chính trị: political theory (sơ cấp, trung cấp, cao cấp, cử nhân).
    pub political_theory: String,
    /// Nghề nghiệp: occupation.
    pub occupation: String,
    /// Khen thưởng: awards.
    pub awards: String,
    /// Huy hiệu Đảng: party badge for years of membership.
    pub party_badge: String,
    /// Kỷ luật: disciplinary record.
    pub discipline: String,
    /// Digits as they are dialled, with the leading zero.
    pub phone: String,
    /// Số thẻ đại biểu: the number printed on the badge.
    pub badge_no: String,
    /// Random and revocable; never a citizen number.
    pub qr_token: Uuid,
    /// Ghế: the seat in the hall.
    pub seat: String,
    /// A look-alike on the roster: neither of the two is ever accepted by face without a person's confirmation.
    pub twin_of: Option<DelegateId>,
    /// Tư cách đại biểu: eligibility.
    pub eligibility: Eligibility,
    /// Consent to face recognition, given or withdrawn.
    pub consent: Option<Consent>,
    /// Date by which the biometric data must be erased.
    pub purge_after: Option<Date>,
    /// Ghi chú: free text.
    pub note: String,
}

impl Delegate {
    /// A record with a name and nothing else stated.
    pub fn new(id: DelegateId, qr_token: Uuid, full_name: impl Into<String>) -> Self {
        Self {
            id,
            stt: None,
            full_name: full_name.into(),
            sex: None,
            date_of_birth: None,
            ethnicity: String::new(),
            religion: String::new(),
            home_town: String::new(),
            position: String::new(),
            workplace: String::new(),
            unit: String::new(),
            delegation: String::new(),
            kind: DelegateKind::Official,
            seated_by: None,
            alternate_rank: None,
            substitutes: None,
            decision_no: String::new(),
            admitted_on: None,
            official_on: None,
            general_education: String::new(),
            education: String::new(),
            academic_title: String::new(),
            political_theory: String::new(),
            occupation: String::new(),
            awards: String::new(),
            party_badge: String::new(),
            discipline: String::new(),
            phone: String::new(),
            badge_no: String::new(),
            qr_token,
            seat: String::new(),
            twin_of: None,
            eligibility: Eligibility::Eligible,
            consent: None,
            purge_after: None,
            note: String::new(),
        }
    }

    /// Whether the face may be enrolled and compared.
    pub fn consents(&self) -> bool {
        self.consent.as_ref().is_some_and(Consent::stands)
    }
}
