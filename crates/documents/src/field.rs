//! The fields of a document's metadata, and the names under which authors state them.

use daihoi_text::fold::plain;
use serde::{Deserialize, Serialize};

/// A field of [`Metadata`](super::Metadata).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// Tên gọi: the title on lists and pages.
    Title,
    /// Cơ quan ban hành: the body that issued it.
    IssuingBody,
    /// Cơ quan cấp trên: the body above that one.
    SuperiorBody,
    /// Số, ký hiệu: number and symbol.
    Symbol,
    /// Địa danh: the place of issue.
    Place,
    /// Ngày ban hành: the date of issue.
    Date,
    /// Tên loại: the class.
    Class,
    /// Trích yếu: the subject.
    Subject,
    /// Người ký: the signer.
    Signer,
    /// Nơi nhận: the recipients.
    Recipients,
    /// Phiên: the sitting it belongs to.
    Session,
    /// Độ khẩn: the degree of urgency.
    Urgency,
    /// Độ mật: the degree of secrecy.
    Secrecy,
    /// Phạm vi lưu hành: the circle it is restricted to.
    Circulation,
    /// Dự thảo: whether it is a draft.
    Draft,
    /// Thứ tự: its position in lists.
    Order,
}

impl Field {
    /// The field for a name as authors write it, with or without marks, in Vietnamese or in English.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = plain(name).replace(['-', ' '], "_");
        Some(match name.as_str() {
            "title" | "tieu_de" | "ten_goi" | "ten" => Self::Title,
            "issuing_body" | "co_quan_ban_hanh" | "co_quan" => Self::IssuingBody,
            "superior_body" | "co_quan_cap_tren" => Self::SuperiorBody,
            "symbol" | "so_ky_hieu" | "ky_hieu" | "so" => Self::Symbol,
            "place" | "dia_danh" | "noi_ban_hanh" => Self::Place,
            "date" | "ngay" | "ngay_ban_hanh" => Self::Date,
            "class" | "ten_loai" | "loai" => Self::Class,
            "subject" | "subtitle" | "trich_yeu" => Self::Subject,
            "signer" | "nguoi_ky" => Self::Signer,
            "recipients" | "noi_nhan" => Self::Recipients,
            "session" | "phien" => Self::Session,
            "urgency" | "do_khan" | "khan" => Self::Urgency,
            "secrecy" | "do_mat" | "mat" => Self::Secrecy,
            "circulation" | "luu_hanh" | "pham_vi_luu_hanh" => Self::Circulation,
            "draft" | "du_thao" => Self::Draft,
            "order" | "thu_tu" => Self::Order,
            _ => return None,
        })
    }

    /// Its canonical name in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::IssuingBody => "issuing_body",
            Self::SuperiorBody => "superior_body",
            Self::Symbol => "symbol",
            Self::Place => "place",
            Self::Date => "date",
            Self::Class => "class",
            Self::Subject => "subject",
            Self::Signer => "signer",
            Self::Recipients => "recipients",
            Self::Session => "session",
            Self::Urgency => "urgency",
            Self::Secrecy => "secrecy",
            Self::Circulation => "circulation",
            Self::Draft => "draft",
            Self::Order => "order",
        }
    }
}
