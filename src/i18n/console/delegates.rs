//! Words of the console: the screen of delegates and their records.

use crate::i18n::Language;

/// The fields of a record by their names in files and in the log, with their labels in Vietnamese and English.
const FIELDS: [(&str, &str, &str); 43] = [
    ("stt", "STT", "No."),
    ("full_name", "Họ và tên", "Full name"),
    ("sex", "Giới tính", "Sex"),
    ("date_of_birth", "Ngày sinh", "Born"),
    ("ethnicity", "Dân tộc", "Ethnicity"),
    ("religion", "Tôn giáo", "Religion"),
    ("home_town", "Quê quán", "Home town"),
    ("position", "Chức vụ", "Position"),
    ("workplace", "Nơi công tác", "Workplace"),
    ("unit", "Tổ chức đảng", "Unit"),
    ("delegation", "Đoàn", "Delegation"),
    ("kind", "Thành phần", "Kind"),
    ("seated_by", "Hình thức cử", "Seated by"),
    ("alternate_rank", "Thứ tự dự khuyết", "Alternate rank"),
    ("decision_no", "Số quyết định", "Decision no."),
    ("admitted_on", "Ngày vào Đảng", "Admitted on"),
    ("official_on", "Ngày chính thức", "Official on"),
    ("general_education", "GD phổ thông", "Schooling"),
    ("education", "Chuyên môn", "Education"),
    ("academic_title", "Học hàm", "Academic title"),
    ("political_theory", "Lý luận chính trị", "Political theory"),
    ("occupation", "Nghề nghiệp", "Occupation"),
    ("awards", "Khen thưởng", "Awards"),
    ("party_badge", "Huy hiệu Đảng", "Party badge"),
    ("discipline", "Kỷ luật", "Discipline"),
    ("phone", "Điện thoại", "Phone"),
    ("badge_no", "Số thẻ", "Badge no."),
    ("seat", "Ghế", "Seat"),
    ("eligibility", "Tư cách", "Credentials"),
    ("purge_after", "Xóa sau ngày", "Erase after"),
    ("note", "Ghi chú", "Note"),
    ("id", "Mã đại biểu", "Delegate id"),
    ("substitutes", "Thay cho", "Substitutes"),
    ("twin_of", "Giống mặt", "Looks like"),
    ("family_name", "Họ và đệm", "Family name"),
    ("middle_name", "Tên đệm", "Middle name"),
    ("given_name", "Tên", "Given name"),
    ("birth_day", "Ngày sinh (riêng ngày)", "Day of birth"),
    ("birth_month", "Tháng sinh", "Month of birth"),
    ("birth_year", "Năm sinh (riêng năm)", "Year of birth"),
    ("male", "Cột Nam", "Column of men"),
    ("female", "Cột Nữ", "Column of women"),
    ("position_and_workplace", "Chức vụ và nơi công tác", "Position, workplace"),
];

/// Each field's name and its label in a language.
const fn labels(language: Language) -> [(&'static str, &'static str); FIELDS.len()] {
    let mut labels = [("", ""); FIELDS.len()];
    let mut place = 0;
    while place < FIELDS.len() {
        let (field, vi, en) = FIELDS[place];
        labels[place] = (field, if matches!(language, Language::Vi) { vi } else { en });
        place += 1;
    }
    labels
}

words!(ConsoleDelegates {
    /// Labels of the fields by the fields' names.
    fields: Word::<&'static [(&'static str, &'static str)]> { vi: &labels(Language::Vi), en: &labels(Language::En) },
    /// Titles of the groups of fields.
    groups: [
        Word { vi: "Nhân thân", en: "Person" },
        Word { vi: "Tư cách dự đại hội", en: "At the congress" },
        Word { vi: "Công tác và Đảng", en: "Work and Party" },
        Word { vi: "Khác", en: "Other" },
    ],
    /// Title of consent, photo and badge.
    face: Word { vi: "Khuôn mặt", en: "Face" },
    consent_given: |how: &str, when: &str| Word { vi: "đồng ý ({how}), {when}", en: "given ({how}), {when}" },
    consent_withdrawn: |when: &str| Word { vi: "đã rút lại {when}", en: "withdrawn {when}" },
    /// Title of the events.
    history: Word { vi: "Diễn biến", en: "History" },
    no_history: Word { vi: "Chưa có gì.", en: "Nothing yet." },
    /// A field that is not stated.
    blank: Word { vi: "–", en: "–" },
    /// Beside a field that an empty value erases.
    wiped: Word { vi: "để trống là xóa", en: "left empty, it is wiped" },
    /// Beside a field that can't be edited.
    fixed: Word { vi: "chỉ đổi theo quyết định", en: "changes by a decision alone" },
    /// Adding a guest: title, what to type.
    add: [
        Word { vi: "Thêm khách mời", en: "Add a guest" },
        Word { vi: "họ và tên; các mục khác điền sau", en: "full name; the rest is filled in later" },
    ],
    /// Withdrawing consent: title, text.
    withdraw: [
        Word { vi: "Rút lại đồng ý nhận diện?", en: "Withdraw consent?" },
        Word {
            vi: "Khuôn mặt và ảnh đã đăng ký bị xóa ngay, không khôi phục được. Đại biểu vẫn điểm danh bằng thẻ hoặc \
                 tên.",
            en: "The enrolled face and photo are erased at once and can't be restored. Badge or name still check the \
                 delegate in.",
        },
    ],
    /// Replacing a lost badge: title, text, key.
    renew: [
        Word { vi: "Cấp lại thẻ", en: "A new badge" },
        Word {
            vi: "Thẻ đang dùng hết hiệu lực ngay: ai đưa thẻ đó ra sẽ không điểm danh được. Một thẻ mới được ghi ra \
                 tệp để in.",
            en: "The badge in use is refused from now on, whoever shows it. A new one is written to a file to print.",
        },
        Word { vi: "cấp lại thẻ", en: "new badge" },
    ],
    /// `page` is the file to print.
    renewed: |page: &str| Word {
        vi: "Thẻ cũ đã hết hiệu lực. Thẻ mới ở {page}: mở bằng trình duyệt và in khổ A4, tỉ lệ 100%.",
        en: "The old badge is refused. The new one is in {page}: open it in a browser, print on A4 at 100%.",
    },
    /// Leaving the roster by a decision: title, for one and for all whom a list does not name.
    removal: [
        Word { vi: "Đưa ra khỏi danh sách", en: "Off the roster" },
        Word { vi: "Danh sách này thay danh sách đang có", en: "This list replaces the roster" },
    ],
    removal_text: [
        Word {
            vi: "Không còn được đếm, in và tìm thấy; các lượt đã ghi vẫn còn. Nhập lại tệp có tên thì trở lại danh sách.",
            en: "Counted, printed and found no more; what was recorded stays. A file with the name puts it back.",
        },
        Word {
            vi: "Ai không có tên trong tệp sẽ ra khỏi danh sách; các lượt đã ghi vẫn còn. Tên của họ hiện ra trước khi nhập.",
            en: "Whoever the file does not name leaves the roster; what was recorded stays. Who that is shows before it is \
                 loaded.",
        },
    ],
    removal_keys: [
        Word { vi: "đưa ra khỏi danh sách", en: "off the roster" },
        Word { vi: "xem ai phải ra", en: "show who leaves" },
    ],
    /// No delegate has this unit yet: title.
    new_unit: Word { vi: "Tổ chức đảng mới?", en: "A new unit?" },
    /// Its text.
    new_unit_text: |unit: &str| Word {
        vi: "Chưa đại biểu nào thuộc “{unit}”. Ghi là có thêm một tổ chức khi tính tỷ lệ dự họp.",
        en: "No delegate is of “{unit}” yet. To record it is one unit more in the quorum.",
    },
    /// The known unit with the most similar name.
    nearest_unit: |unit: &str| Word { vi: "Gần giống nhất: {unit}", en: "Written most like it: {unit}" },
    /// What the keys do.
    keys: [
        Word { vi: "mở hồ sơ", en: "open record" },
        Word { vi: "thêm khách", en: "add guest" },
        Word { vi: "sửa", en: "change" },
        Word { vi: "ghi", en: "save" },
        Word { vi: "rút đồng ý nhận diện", en: "withdraw consent" },
        Word { vi: "trở lại", en: "back" },
    ],
});

impl ConsoleDelegates {
    /// The label of a field, or its name where it has none.
    pub fn field(&self, name: &'static str) -> &'static str {
        self.fields.iter().find(|(known, _)| *known == name).map_or(name, |(_, label)| label)
    }
}
