//! The delegate record. Photos and face embeddings are kept apart from it, so that they can be erased alone.

use std::fmt;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::date::PartialDate;

/// Names a delegate for good, through corrections of every other field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DelegateId(pub Uuid);

impl fmt::Display for DelegateId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Giới tính.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

/// In what right a delegate sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Chính thức: counts in the quorum.
    #[default]
    Official,
    /// Dự khuyết: counts once seated in an absent official's place.
    Alternate,
    /// Khách mời: never counts in the quorum.
    Guest,
}

/// How the seat was come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeatedBy {
    /// Đương nhiên.
    ExOfficio,
    /// Bầu.
    Elected,
    /// Chỉ định.
    Appointed,
}

/// Tư cách đại biểu, as the credentials committee has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Eligibility {
    /// Đủ tư cách.
    #[default]
    Eligible,
    /// Không đủ tư cách: never checked in.
    Ineligible,
    /// Đang xem xét.
    Pending,
}

/// How a person agreed to be recognised by face.
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

/// The agreement without which no face is enrolled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Which wording was agreed to.
    pub text_version: String,
    /// How it was given.
    pub method: ConsentMethod,
    /// When it was given.
    pub given_at: Timestamp,
    /// When it was withdrawn, if it was.
    pub withdrawn_at: Option<Timestamp>,
}

impl Consent {
    /// Whether it stands.
    pub fn stands(&self) -> bool {
        self.withdrawn_at.is_none()
    }
}

/// One delegate. Empty texts mean "not stated".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegate {
    /// Stable identity.
    pub id: DelegateId,
    /// Số thứ tự: the number in the roster.
    pub stt: Option<u32>,
    /// Họ và tên.
    pub full_name: String,
    /// Giới tính.
    pub sex: Option<Sex>,
    /// Ngày sinh.
    pub date_of_birth: Option<PartialDate>,
    /// Dân tộc.
    pub ethnicity: String,
    /// Tôn giáo.
    pub religion: String,
    /// Quê quán.
    pub home_town: String,
    /// Chức vụ.
    pub position: String,
    /// Đơn vị công tác.
    pub workplace: String,
    /// Tổ chức đảng trực thuộc: the second prong of the quorum counts these.
    pub unit: String,
    /// Đoàn, tổ đại biểu.
    pub delegation: String,
    /// Chính thức, dự khuyết, khách mời.
    pub kind: Kind,
    /// Đương nhiên, bầu, chỉ định.
    pub seated_by: Option<SeatedBy>,
    /// Place in the order in which alternates are called.
    pub alternate_rank: Option<u32>,
    /// The official delegate in whose place this alternate sits.
    pub substitutes: Option<DelegateId>,
    /// Number of the decision that seated the delegate.
    pub decision_no: String,
    /// Ngày vào Đảng.
    pub admitted_on: Option<PartialDate>,
    /// Ngày chính thức.
    pub official_on: Option<PartialDate>,
    /// Giáo dục phổ thông (`12/12`).
    pub general_education: String,
    /// Trình độ chuyên môn.
    pub education: String,
    /// Học hàm.
    pub academic_title: String,
    /// Lý luận chính trị: sơ cấp, trung cấp, cao cấp, cử nhân.
    pub political_theory: String,
    /// Nghề nghiệp.
    pub occupation: String,
    /// Khen thưởng.
    pub awards: String,
    /// Huy hiệu Đảng.
    pub party_badge: String,
    /// Kỷ luật.
    pub discipline: String,
    /// Digits as they are dialled, with the leading zero.
    pub phone: String,
    /// Số thẻ đại biểu.
    pub badge_no: String,
    /// Random and revocable; never a citizen number.
    pub qr_token: Uuid,
    /// Ghế.
    pub seat: String,
    /// A look-alike: neither of the two is ever accepted by face without a person's eyes.
    pub twin_of: Option<DelegateId>,
    /// Tư cách đại biểu.
    pub eligibility: Eligibility,
    /// Consent to recognition by face.
    pub consent: Option<Consent>,
    /// When the biometrics must be gone.
    pub purge_after: Option<Date>,
    /// Ghi chú.
    pub note: String,
}

impl Delegate {
    /// A record with a name and nothing else known.
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
            kind: Kind::Official,
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
