//! Words of the console: a delegate's record.

words!(ConsoleRecord {
    /// The delegate's name is the title of the record.
    fields: Group::<ConsoleRecordFields>,
    /// Kinds of delegate.
    kinds: [
        Word { vi: "chính thức", en: "official" },
        Word { vi: "dự khuyết", en: "alternate" },
        Word { vi: "khách mời", en: "guest" },
    ],
    sexes: [Word { vi: "nam", en: "male" }, Word { vi: "nữ", en: "female" }],
    /// How the seat was obtained.
    seated_by: [
        Word { vi: "đương nhiên", en: "ex officio" },
        Word { vi: "bầu", en: "elected" },
        Word { vi: "chỉ định", en: "appointed" },
    ],
    eligibility: [
        Word { vi: "đủ tư cách", en: "eligible" },
        Word { vi: "không đủ tư cách", en: "ineligible" },
        Word { vi: "đang xem xét", en: "pending" },
    ],
    /// How consent was given.
    methods: [
        Word { vi: "bản giấy có chữ ký", en: "signed on paper" },
        Word { vi: "ký trên màn hình", en: "signed on the screen" },
        Word { vi: "nói trước người làm chứng", en: "spoken before a witness" },
    ],
    no_consent: Word { vi: "chưa đồng ý", en: "not given" },
    /// Consent that was withdrawn.
    withdrawn: Word { vi: "đã rút lại", en: "withdrawn" },
    /// State of the face.
    enrolled: Word { vi: "đã đăng ký", en: "enrolled" },
    not_enrolled: Word { vi: "chưa đăng ký", en: "not enrolled" },
    twin: Word {
        vi: "Có người rất giống trong danh sách: luôn hỏi lại.",
        en: "A look-alike is on the roster: always asked.",
    },
    /// Title of the events.
    history: Word { vi: "Phiên này", en: "This session" },
    /// Above people whom what is typed fits only in part or with slips.
    nearly: Word { vi: "Không khớp hẳn, gần giống:", en: "Not quite, but nearly:" },
    nobody: |query: &str| Word { vi: "Không có ai khớp với “{query}”.", en: "Nobody fits “{query}”." },
    found: |n: &str| Word {
        vi: "{n} đại biểu",
        en: if n == "1" { "1 delegate".to_owned() } else { format!("{n} delegates") },
    },
});

// Labels of the fields, in the order in which they are shown.
words!(ConsoleRecordFields {
    unit: Word { vi: "Tổ chức", en: "Unit" },
    delegation: Word { vi: "Đoàn", en: "Delegation" },
    seat: Word { vi: "Ghế", en: "Seat" },
    kind: Word { vi: "Thành phần", en: "Kind" },
    badge: Word { vi: "Số thẻ", en: "Badge" },
    born: Word { vi: "Ngày sinh", en: "Born" },
    sex: Word { vi: "Giới tính", en: "Sex" },
    ethnicity: Word { vi: "Dân tộc", en: "Ethnicity" },
    position: Word { vi: "Chức vụ", en: "Position" },
    workplace: Word { vi: "Nơi công tác", en: "Workplace" },
    phone: Word { vi: "Điện thoại", en: "Phone" },
    eligibility: Word { vi: "Tư cách", en: "Credentials" },
    consent: Word { vi: "Đồng ý", en: "Consent" },
    face: Word { vi: "Khuôn mặt", en: "Face" },
    note: Word { vi: "Ghi chú", en: "Note" },
});
