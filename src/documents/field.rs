//! The fields of a document's metadata, and the names under which authors state them.

use serde::{Deserialize, Serialize};

use crate::text::fold::plain;

/// A field of [`Metadata`](super::Metadata).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// Tên gọi.
    Title,
    /// Cơ quan ban hành.
    IssuingBody,
    /// Cơ quan cấp trên.
    SuperiorBody,
    /// Số, ký hiệu.
    Symbol,
    /// Địa danh.
    Place,
    /// Ngày ban hành.
    Date,
    /// Tên loại.
    Class,
    /// Trích yếu.
    Subject,
    /// Người ký.
    Signer,
    /// Nơi nhận.
    Recipients,
    /// Phiên.
    Session,
    /// Độ khẩn.
    Urgency,
    /// Độ mật.
    Secrecy,
    /// Phạm vi lưu hành.
    Circulation,
    /// Dự thảo.
    Draft,
    /// Thứ tự.
    Order,
}

impl Field {
    /// The field that authors call so, with or without marks, in Vietnamese or in English.
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

    /// The name that front matter has for it.
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
