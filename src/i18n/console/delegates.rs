//! The words of the roster's screen: field names, groups, changing a record.

/// A record that is open.
pub struct Delegates {
    /// Names of the fields, by their names in the record.
    pub fields: &'static [(&'static str, &'static str)],
    /// Names of the groups of fields.
    pub groups: [&'static str; 4],
    /// Over consent, photo, badge.
    pub face: &'static str,
    /// Consent: how, when.
    pub consent_given: fn(&str, &str) -> String,
    /// Consent was withdrawn: when.
    pub consent_withdrawn: fn(&str) -> String,
    /// Over the history.
    pub history: &'static str,
    /// No event.
    pub no_history: &'static str,
    /// Not stated.
    pub blank: &'static str,
    /// A value that is wiped when it is empty.
    pub wiped: &'static str,
    /// A field that a decision changes.
    pub fixed: &'static str,
    /// Adding a guest: title, what to type.
    pub add: [&'static str; 2],
    /// Withdraw consent: title, text.
    pub withdraw: [&'static str; 2],
    /// A new badge for a lost one: title, text, key.
    pub renew: [&'static str; 3],
    /// It is given: the page to print.
    pub renewed: fn(&str) -> String,
    /// A unit that nobody has yet.
    pub new_unit: &'static str,
    /// What it would be: the unit as typed.
    pub new_unit_text: fn(&str) -> String,
    /// The known unit that is written most like it.
    pub nearest_unit: fn(&str) -> String,
    /// Keys: open, add, change, save, withdraw, back.
    pub keys: [&'static str; 6],
}

impl Delegates {
    /// The name of a field.
    pub fn field(&self, name: &'static str) -> &'static str {
        self.fields.iter().find(|(known, _)| *known == name).map_or(name, |(_, label)| label)
    }
}

/// Tiếng Việt.
pub(super) const VI: Delegates = Delegates {
    fields: &[
        ("stt", "STT"),
        ("full_name", "Họ và tên"),
        ("sex", "Giới tính"),
        ("date_of_birth", "Ngày sinh"),
        ("ethnicity", "Dân tộc"),
        ("religion", "Tôn giáo"),
        ("home_town", "Quê quán"),
        ("position", "Chức vụ"),
        ("workplace", "Nơi công tác"),
        ("unit", "Tổ chức đảng"),
        ("delegation", "Đoàn"),
        ("kind", "Thành phần"),
        ("seated_by", "Hình thức cử"),
        ("alternate_rank", "Thứ tự dự khuyết"),
        ("decision_no", "Số quyết định"),
        ("admitted_on", "Ngày vào Đảng"),
        ("official_on", "Ngày chính thức"),
        ("general_education", "GD phổ thông"),
        ("education", "Chuyên môn"),
        ("academic_title", "Học hàm"),
        ("political_theory", "Lý luận chính trị"),
        ("occupation", "Nghề nghiệp"),
        ("awards", "Khen thưởng"),
        ("party_badge", "Huy hiệu Đảng"),
        ("discipline", "Kỷ luật"),
        ("phone", "Điện thoại"),
        ("badge_no", "Số thẻ"),
        ("seat", "Ghế"),
        ("eligibility", "Tư cách"),
        ("purge_after", "Xóa sau ngày"),
        ("note", "Ghi chú"),
        ("id", "Mã đại biểu"),
        ("substitutes", "Thay cho"),
        ("twin_of", "Giống mặt"),
        ("family_name", "Họ và đệm"),
        ("given_name", "Tên"),
        ("male", "Cột Nam"),
        ("female", "Cột Nữ"),
        ("position_and_workplace", "Chức vụ và nơi công tác"),
    ],
    groups: ["Nhân thân", "Tư cách dự đại hội", "Công tác và Đảng", "Khác"],
    face: "Khuôn mặt",
    consent_given: |how, when| format!("đồng ý ({how}), {when}"),
    consent_withdrawn: |when| format!("đã rút lại {when}"),
    history: "Diễn biến",
    no_history: "Chưa có gì.",
    blank: "–",
    wiped: "để trống là xóa",
    fixed: "chỉ đổi theo quyết định",
    add: ["Thêm khách mời", "họ và tên; các mục khác điền sau"],
    withdraw: [
        "Rút lại đồng ý?",
        "Khuôn mặt và ảnh đã đăng ký bị xóa ngay, không khôi phục được. Đại biểu vẫn điểm danh bằng thẻ hoặc tên.",
    ],
    renew: [
        "Cấp lại thẻ",
        "Thẻ đang dùng hết hiệu lực ngay: ai đưa thẻ đó ra sẽ không điểm danh được. Một thẻ mới được ghi ra tệp để in.",
        "cấp lại thẻ",
    ],
    renewed: |page| format!("Thẻ cũ đã hết hiệu lực. Thẻ mới ở {page}: mở bằng trình duyệt và in khổ A4, tỉ lệ 100%."),
    new_unit: "Tổ chức đảng mới?",
    new_unit_text: |unit| {
        format!("Chưa đại biểu nào thuộc “{unit}”. Ghi là có thêm một tổ chức khi tính tỷ lệ dự họp.")
    },
    nearest_unit: |unit| format!("Gần giống nhất: {unit}"),
    keys: ["mở hồ sơ", "thêm khách", "sửa", "ghi", "rút đồng ý", "trở lại"],
};

/// English.
pub(super) const EN: Delegates = Delegates {
    fields: &[
        ("stt", "No."),
        ("full_name", "Full name"),
        ("sex", "Sex"),
        ("date_of_birth", "Born"),
        ("ethnicity", "Ethnicity"),
        ("religion", "Religion"),
        ("home_town", "Home town"),
        ("position", "Position"),
        ("workplace", "Workplace"),
        ("unit", "Unit"),
        ("delegation", "Delegation"),
        ("kind", "Kind"),
        ("seated_by", "Seated by"),
        ("alternate_rank", "Alternate rank"),
        ("decision_no", "Decision no."),
        ("admitted_on", "Admitted on"),
        ("official_on", "Official on"),
        ("general_education", "Schooling"),
        ("education", "Education"),
        ("academic_title", "Academic title"),
        ("political_theory", "Political theory"),
        ("occupation", "Occupation"),
        ("awards", "Awards"),
        ("party_badge", "Party badge"),
        ("discipline", "Discipline"),
        ("phone", "Phone"),
        ("badge_no", "Badge no."),
        ("seat", "Seat"),
        ("eligibility", "Credentials"),
        ("purge_after", "Erase after"),
        ("note", "Note"),
        ("id", "Delegate id"),
        ("substitutes", "Substitutes"),
        ("twin_of", "Looks like"),
        ("family_name", "Family name"),
        ("given_name", "Given name"),
        ("male", "Column of men"),
        ("female", "Column of women"),
        ("position_and_workplace", "Position, workplace"),
    ],
    groups: ["Person", "At the congress", "Work and Party", "Other"],
    face: "Face",
    consent_given: |how, when| format!("given ({how}), {when}"),
    consent_withdrawn: |when| format!("withdrawn {when}"),
    history: "History",
    no_history: "Nothing yet.",
    blank: "–",
    wiped: "left empty, it is wiped",
    fixed: "changes by a decision alone",
    add: ["Add a guest", "full name; the rest is filled in later"],
    withdraw: [
        "Withdraw consent?",
        "The enrolled face and photo are erased at once and can't be restored. Badge or name still check the delegate in.",
    ],
    renew: [
        "A new badge",
        "The badge in use is refused from now on, whoever shows it. A new one is written to a file to print.",
        "new badge",
    ],
    renewed: |page| {
        format!("The old badge is refused. The new one is in {page}: open it in a browser, print on A4 at 100%.")
    },
    new_unit: "A new unit?",
    new_unit_text: |unit| format!("No delegate is of “{unit}” yet. To record it is one unit more in the quorum."),
    nearest_unit: |unit| format!("Written most like it: {unit}"),
    keys: ["open record", "add guest", "change", "save", "withdraw consent", "back"],
};
