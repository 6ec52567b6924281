//! The words of attendance lists that leave the program as spreadsheets.

use super::Language;

/// The words of one language.
pub struct Attendance {
    /// The sheet of the figures.
    pub summary: &'static str,
    /// The sheet of the units.
    pub units: &'static str,
    /// The sheet of the delegations.
    pub delegations: &'static str,
    /// The sheet of the names.
    pub names: &'static str,
    /// The start of a file's name for the whole list.
    pub file: &'static str,
    /// The start of a file's name for some names.
    pub names_file: &'static str,
    /// Columns of the figures: what, how many, of how many, share, counted against.
    pub summary_headings: [&'static str; 5],
    /// Columns of a group: name, present, summoned, not present, share.
    pub group_headings: [&'static str; 5],
    /// Columns of the names: number, name, unit, delegation, kind, seat, state, arrived, late, means, door.
    pub name_headings: [&'static str; 11],
    /// What the figures are about: congress, session, and the moment.
    pub about: [&'static str; 3],
    /// Figures: present now, came at some time, went out, expected, excused, absent, not eligible, late, guests and
    /// unseated alternates.
    pub figures: [&'static str; 9],
    /// The prongs: delegates, units.
    pub prongs: [&'static str; 2],
    /// What is counted against: the summoned, the units, the roster's others.
    pub against: [&'static str; 3],
    /// A prong that holds, and one that does not: needed, missing.
    pub needed: fn(usize) -> String,
    /// How many are missing.
    pub missing: fn(usize) -> String,
    /// The verdict: valid, not valid.
    pub verdict: [&'static str; 2],
    /// States, in the order of `Presence`: expected, present, out, excused, absent, substituted, blocked.
    pub states: [&'static str; 7],
    /// Kinds: official, alternate, guest.
    pub kinds: [&'static str; 3],
    /// Means: face, QR, name, manual, unit list.
    pub means: [&'static str; 5],
    /// In the column of who was late.
    pub late: &'static str,
    /// A group without a name.
    pub no_group: &'static str,
}

/// The words in a language.
pub fn attendance(language: Language) -> &'static Attendance {
    match language {
        Language::Vi => &VI,
        Language::En => &EN,
    }
}

/// Tiếng Việt.
pub const VI: Attendance = Attendance {
    summary: "Tổng hợp",
    units: "Theo tổ chức",
    delegations: "Theo đoàn",
    names: "Danh sách",
    file: "diem-danh",
    names_file: "danh-sach",
    summary_headings: ["Nội dung", "Số lượng", "Trên tổng số", "Tỷ lệ", "Tính trên"],
    group_headings: ["Tên", "Có mặt", "Được triệu tập", "Chưa có mặt", "Tỷ lệ"],
    name_headings: [
        "STT",
        "Họ và tên",
        "Tổ chức đảng",
        "Đoàn",
        "Thành phần",
        "Ghế",
        "Tình trạng",
        "Giờ đến",
        "Đến muộn",
        "Cách điểm danh",
        "Cửa",
    ],
    about: ["Đại hội", "Phiên", "Lập lúc"],
    figures: [
        "Đang có mặt",
        "Đã từng có mặt",
        "Đang ra ngoài",
        "Chưa đến",
        "Vắng có phép",
        "Vắng không phép",
        "Không đủ tư cách",
        "Đến muộn",
        "Khách, dự khuyết đang có mặt",
    ],
    prongs: ["Điều kiện 1: đại biểu có mặt", "Điều kiện 2: tổ chức có đại biểu dự"],
    against: ["đại biểu được triệu tập", "tổ chức có đại biểu được triệu tập", "khách và dự khuyết trong danh sách"],
    needed: |needed| format!("cần {needed}"),
    missing: |missing| format!("còn thiếu {missing}"),
    verdict: ["Đủ điều kiện tiến hành", "Chưa đủ điều kiện tiến hành"],
    states: ["chưa đến", "có mặt", "ra ngoài", "vắng có phép", "vắng", "đã thay", "không đủ tư cách"],
    kinds: ["chính thức", "dự khuyết", "khách mời"],
    means: ["khuôn mặt", "thẻ QR", "tìm tên", "thủ công", "theo đoàn"],
    late: "muộn",
    no_group: "(chưa ghi)",
};

/// English.
pub const EN: Attendance = Attendance {
    summary: "Summary",
    units: "By unit",
    delegations: "By delegation",
    names: "Names",
    file: "attendance",
    names_file: "names",
    summary_headings: ["What", "Number", "Of", "Share", "Counted against"],
    group_headings: ["Name", "Present", "Summoned", "Not present", "Share"],
    name_headings: ["No.", "Full name", "Unit", "Delegation", "Kind", "Seat", "State", "Arrived", "Late", "By", "Door"],
    about: ["Congress", "Session", "Made at"],
    figures: [
        "Present now",
        "Was present",
        "Out now",
        "Not seen yet",
        "Excused",
        "Absent without leave",
        "Not eligible",
        "Late",
        "Guests and alternates present",
    ],
    prongs: ["Condition 1: delegates present", "Condition 2: units represented"],
    against: ["delegates summoned", "units with delegates summoned", "guests and alternates on the roster"],
    needed: |needed| format!("{needed} needed"),
    missing: |missing| format!("{missing} missing"),
    verdict: ["Valid: may proceed", "Not valid yet"],
    states: ["not seen yet", "present", "out", "excused", "absent", "replaced", "not eligible"],
    kinds: ["official", "alternate", "guest"],
    means: ["face", "QR badge", "name", "by hand", "unit list"],
    late: "late",
    no_group: "(not stated)",
};
