//! Words of the console: a delegate's record.

/// The delegate's record.
pub struct Record {
    /// Field names, in the order in which they are shown.
    pub fields: Fields,
    /// Kinds: official, alternate, guest.
    pub kinds: [&'static str; 3],
    /// Sexes: male, female.
    pub sexes: [&'static str; 2],
    /// Seated by: ex officio, elected, appointed.
    pub seated_by: [&'static str; 3],
    /// Eligible, ineligible, pending.
    pub eligibility: [&'static str; 3],
    /// Consent: paper, signed, spoken.
    pub methods: [&'static str; 3],
    /// No consent.
    pub no_consent: &'static str,
    /// Consent was withdrawn.
    pub withdrawn: &'static str,
    /// The face is enrolled.
    pub enrolled: &'static str,
    /// It is not.
    pub not_enrolled: &'static str,
    /// A look-alike is on the roster.
    pub twin: &'static str,
    /// Over the events of the delegate.
    pub history: &'static str,
    /// Nothing found.
    pub nobody: fn(&str) -> String,
    /// So many found.
    pub found: fn(&str) -> String,
}

/// Names of a record's fields.
pub struct Fields {
    /// Họ và tên is the title; the rest follows.
    pub unit: &'static str,
    /// Đoàn.
    pub delegation: &'static str,
    /// Ghế.
    pub seat: &'static str,
    /// Tư cách tham dự.
    pub kind: &'static str,
    /// Số thẻ.
    pub badge: &'static str,
    /// Ngày sinh.
    pub born: &'static str,
    /// Giới tính.
    pub sex: &'static str,
    /// Dân tộc.
    pub ethnicity: &'static str,
    /// Chức vụ.
    pub position: &'static str,
    /// Đơn vị công tác.
    pub workplace: &'static str,
    /// Điện thoại.
    pub phone: &'static str,
    /// Tư cách đại biểu.
    pub eligibility: &'static str,
    /// Đồng ý nhận diện.
    pub consent: &'static str,
    /// Khuôn mặt.
    pub face: &'static str,
    /// Ghi chú.
    pub note: &'static str,
}

/// Tiếng Việt.
pub(super) const VI: Record = Record {
    fields: Fields {
        unit: "Tổ chức",
        delegation: "Đoàn",
        seat: "Ghế",
        kind: "Thành phần",
        badge: "Số thẻ",
        born: "Ngày sinh",
        sex: "Giới tính",
        ethnicity: "Dân tộc",
        position: "Chức vụ",
        workplace: "Nơi công tác",
        phone: "Điện thoại",
        eligibility: "Tư cách",
        consent: "Đồng ý",
        face: "Khuôn mặt",
        note: "Ghi chú",
    },
    kinds: ["chính thức", "dự khuyết", "khách mời"],
    sexes: ["nam", "nữ"],
    seated_by: ["đương nhiên", "bầu", "chỉ định"],
    eligibility: ["đủ tư cách", "không đủ tư cách", "đang xem xét"],
    methods: ["bản giấy có chữ ký", "ký trên màn hình", "nói trước người làm chứng"],
    no_consent: "chưa đồng ý",
    withdrawn: "đã rút lại",
    enrolled: "đã đăng ký",
    not_enrolled: "chưa đăng ký",
    twin: "Có người rất giống trong danh sách: luôn hỏi lại.",
    history: "Phiên này",
    nobody: |query| format!("Không có ai khớp với “{query}”."),
    found: |n| format!("{n} đại biểu"),
};

/// English.
pub(super) const EN: Record = Record {
    fields: Fields {
        unit: "Unit",
        delegation: "Delegation",
        seat: "Seat",
        kind: "Kind",
        badge: "Badge",
        born: "Born",
        sex: "Sex",
        ethnicity: "Ethnicity",
        position: "Position",
        workplace: "Workplace",
        phone: "Phone",
        eligibility: "Credentials",
        consent: "Consent",
        face: "Face",
        note: "Note",
    },
    kinds: ["official", "alternate", "guest"],
    sexes: ["male", "female"],
    seated_by: ["ex officio", "elected", "appointed"],
    eligibility: ["eligible", "ineligible", "pending"],
    methods: ["signed on paper", "signed on the screen", "spoken before a witness"],
    no_consent: "not given",
    withdrawn: "withdrawn",
    enrolled: "enrolled",
    not_enrolled: "not enrolled",
    twin: "A look-alike is on the roster: always asked.",
    history: "This session",
    nobody: |query| format!("Nobody fits “{query}”."),
    found: |n| if n == "1" { "1 delegate".to_owned() } else { format!("{n} delegates") },
};
