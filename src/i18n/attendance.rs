//! Words of the attendance lists that are exported as spreadsheets.

use super::Language;

words!(AttendanceLists {
    /// Name of the sheet of figures.
    summary: Word { vi: "Tổng hợp", en: "Summary" },
    /// Name of the sheet of units.
    units: Word { vi: "Theo tổ chức", en: "By unit" },
    /// Name of the sheet of delegations.
    delegations: Word { vi: "Theo đoàn", en: "By delegation" },
    /// Name of the sheet of delegates.
    names: Word { vi: "Danh sách", en: "Names" },
    /// Start of the name of a file with the whole list.
    file: Word { vi: "diem-danh", en: "attendance" },
    /// Start of the name of a file with some delegates only.
    names_file: Word { vi: "danh-sach", en: "names" },
    /// Columns of the figures.
    summary_headings: [
        Word { vi: "Nội dung", en: "What" },
        Word { vi: "Số lượng", en: "Number" },
        Word { vi: "Trên tổng số", en: "Of" },
        Word { vi: "Tỷ lệ", en: "Share" },
        Word { vi: "Tính trên", en: "Counted against" },
    ],
    /// Columns of the units and of the delegations.
    group_headings: [
        Word { vi: "Tên", en: "Name" },
        Word { vi: "Có mặt", en: "Present" },
        Word { vi: "Được triệu tập", en: "Summoned" },
        Word { vi: "Chưa có mặt", en: "Not present" },
        Word { vi: "Tỷ lệ", en: "Share" },
    ],
    /// Columns of the delegates.
    name_headings: [
        Word { vi: "STT", en: "No." },
        Word { vi: "Họ và tên", en: "Full name" },
        Word { vi: "Tổ chức đảng", en: "Unit" },
        Word { vi: "Đoàn", en: "Delegation" },
        Word { vi: "Thành phần", en: "Kind" },
        Word { vi: "Ghế", en: "Seat" },
        Word { vi: "Tình trạng", en: "State" },
        Word { vi: "Giờ đến", en: "Arrived" },
        Word { vi: "Đến muộn", en: "Late" },
        Word { vi: "Cách điểm danh", en: "By" },
        Word { vi: "Cửa", en: "Door" },
    ],
    /// Labels above the figures.
    about: [
        Word { vi: "Đại hội", en: "Congress" },
        Word { vi: "Phiên", en: "Session" },
        Word { vi: "Lập lúc", en: "Made at" },
    ],
    /// Rows of the figures; the last one counts guests and unseated alternates.
    figures: [
        Word { vi: "Đang có mặt", en: "Present now" },
        Word { vi: "Đã từng có mặt", en: "Was present" },
        Word { vi: "Đang ra ngoài", en: "Out now" },
        Word { vi: "Chưa đến", en: "Not seen yet" },
        Word { vi: "Vắng có phép", en: "Excused" },
        Word { vi: "Vắng không phép", en: "Absent without leave" },
        Word { vi: "Không đủ tư cách", en: "Not eligible" },
        Word { vi: "Đến muộn", en: "Late" },
        Word { vi: "Khách, dự khuyết đang có mặt", en: "Guests and alternates present" },
    ],
    /// Rows of the two quorum conditions.
    conditions: [
        Word { vi: "Điều kiện 1: đại biểu có mặt", en: "Condition 1: delegates present" },
        Word { vi: "Điều kiện 2: tổ chức có đại biểu dự", en: "Condition 2: units represented" },
    ],
    /// What a figure is a share of.
    against: [
        Word { vi: "đại biểu được triệu tập", en: "delegates summoned" },
        Word { vi: "tổ chức có đại biểu được triệu tập", en: "units with delegates summoned" },
        Word { vi: "khách và dự khuyết trong danh sách", en: "guests and alternates on the roster" },
    ],
    needed: |needed: usize| Word { vi: "cần {needed}", en: "{needed} needed" },
    missing: |missing: usize| Word { vi: "còn thiếu {missing}", en: "{missing} missing" },
    /// Whether all quorum conditions are met.
    verdict: [
        Word { vi: "Đủ điều kiện tiến hành", en: "Valid: may proceed" },
        Word { vi: "Chưa đủ điều kiện tiến hành", en: "Not valid yet" },
    ],
    /// In the order of `Presence`.
    states: [
        Word { vi: "chưa đến", en: "not seen yet" },
        Word { vi: "có mặt", en: "present" },
        Word { vi: "ra ngoài", en: "out" },
        Word { vi: "vắng có phép", en: "excused" },
        Word { vi: "vắng", en: "absent" },
        Word { vi: "đã thay", en: "replaced" },
        Word { vi: "không đủ tư cách", en: "not eligible" },
    ],
    /// Kinds of delegate.
    kinds: [
        Word { vi: "chính thức", en: "official" },
        Word { vi: "dự khuyết", en: "alternate" },
        Word { vi: "khách mời", en: "guest" },
    ],
    /// Means of check-in.
    means: [
        Word { vi: "khuôn mặt", en: "face" },
        Word { vi: "thẻ QR", en: "QR badge" },
        Word { vi: "tìm tên", en: "name" },
        Word { vi: "thủ công", en: "by hand" },
        Word { vi: "theo đoàn", en: "unit list" },
    ],
    /// Marks a latecomer in the sheet of delegates.
    late: Word { vi: "muộn", en: "late" },
    /// A unit or delegation without a name.
    no_group: Word { vi: "(chưa ghi)", en: "(not stated)" },
});

/// The words in a language.
pub fn attendance(language: Language) -> &'static AttendanceLists {
    language.pick(&AttendanceLists::VI, &AttendanceLists::EN)
}
