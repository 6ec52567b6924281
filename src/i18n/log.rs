//! The audit log in sentences: what was done, and to whom, in words instead of codes.

use super::Language;

words!(LogSentences {
    /// `means` is one of the words below.
    present: |name: &str, means: &str| Word { vi: "Điểm danh {name} {means}", en: "{name} checked in {means}" },
    /// Means of check-in, as they end the sentence above.
    means: [
        Word { vi: "bằng khuôn mặt", en: "by face" },
        Word { vi: "bằng thẻ QR", en: "by QR badge" },
        Word { vi: "theo tên", en: "by name" },
        Word { vi: "thủ công", en: "by hand" },
        Word { vi: "theo danh sách đoàn", en: "from the unit's list" },
    ],
    left: |name: &str| Word { vi: "{name} ra ngoài", en: "{name} went out" },
    returned: |name: &str| Word { vi: "{name} trở lại", en: "{name} came back" },
    /// For the session, for the whole congress.
    excused: [
        |name: &str, by: &str| Word {
            vi: "{name} vắng có phép phiên này, {by} duyệt",
            en: "{name} excused for this session, approved by {by}",
        },
        |name: &str, by: &str| Word {
            vi: "{name} vắng có phép cả đại hội, {by} duyệt",
            en: "{name} excused for the whole congress, approved by {by}",
        },
    ],
    substituted: |alternate: &str, name: &str, decision: &str| Word {
        vi: "{alternate} thay {name} theo quyết định {decision}",
        en: "{alternate} seated for {name} by decision {decision}",
    },
    /// `what` is the sentence of the entry that was undone.
    undid: |what: &str| Word { vi: "Hoàn tác: {what}", en: "Undone: {what}" },
    /// Stands for an entry that is no longer there.
    some_entry: |name: &str| Word { vi: "một lượt của {name}", en: "an entry about {name}" },
    /// Follows any of these sentences.
    reason: |reason: &str| Word { vi: "lý do: {reason}", en: "reason: {reason}" },
    /// The supervisor who approved the action.
    by_supervisor: |name: &str| Word { vi: "{name} cho phép", en: "allowed by {name}" },
    /// Nobody approved the action, as the congress has no supervisor with a PIN.
    unguarded: Word {
        vi: "chưa có người phụ trách nào có mã PIN", en: "there was no supervisor with a PIN"
    },
    added: |name: &str| Word { vi: "Thêm {name} vào danh sách", en: "Added {name} to the roster" },
    /// `fields` are the labels of the changed fields.
    updated: |name: &str, fields: &str| Word {
        vi: "Sửa hồ sơ {name}: {fields}",
        en: "Changed the record of {name}: {fields}",
    },
    removed: |name: &str, decision: &str| Word {
        vi: "Đưa {name} ra khỏi danh sách theo quyết định {decision}",
        en: "Took {name} off the roster by decision {decision}",
    },
    restored: |name: &str| Word { vi: "Đưa {name} trở lại danh sách", en: "Put {name} back on the roster" },
    consent: [
        |name: &str| Word {
            vi: "{name} đồng ý nhận diện khuôn mặt", en: "{name} agreed to recognition by face"
        },
        |name: &str| Word {
            vi: "{name} rút lại đồng ý nhận diện khuôn mặt",
            en: "{name} no longer agrees to recognition by face",
        },
    ],
    face: [
        |name: &str| Word { vi: "Đăng ký khuôn mặt của {name}", en: "Enrolled the face of {name}" },
        |name: &str| Word { vi: "Xóa dữ liệu khuôn mặt của {name}", en: "Erased the face of {name}" },
    ],
    badge: |name: &str| Word {
        vi: "Cấp lại thẻ cho {name}; thẻ cũ hết hiệu lực",
        en: "Gave {name} a new badge; the old one is revoked",
    },
    /// Set up or changed, opened, opened again.
    session: [
        |title: &str| Word { vi: "Lập “{title}”", en: "Set up “{title}”" },
        |title: &str| Word { vi: "Mở điểm danh “{title}”", en: "Opened the roll call of “{title}”" },
        |title: &str| Word {
            vi: "Mở lại điểm danh “{title}”", en: "Opened the roll call of “{title}” again"
        },
    ],
    bell: |title: &str, time: &str| Word {
        vi: "Giờ khai mạc của “{title}”: {time}",
        en: "Bell of “{title}” at {time}"
    },
    closed: |title: &str| Word { vi: "Đóng điểm danh “{title}”", en: "Closed the roll call of “{title}”" },
    exported: |file: &str| Word {
        vi: "Xuất danh sách điểm danh ra tệp {file}",
        en: "Exported an attendance list to {file}",
    },
    roster_exported: |file: &str| Word {
        vi: "Xuất danh sách đại biểu ra tệp {file}",
        en: "Exported the roster to {file}",
    },
    operator: [
        |name: &str| Word { vi: "Thêm người trực bàn {name}", en: "Added the operator {name}" },
        |name: &str| Word { vi: "Sửa người trực bàn {name}", en: "Changed the operator {name}" },
        |name: &str| Word { vi: "Bỏ người trực bàn {name}", en: "Removed the operator {name}" },
        |name: &str| Word { vi: "{name} vào trực bàn", en: "{name} took over the desk" },
        |name: &str| Word { vi: "{name} nhập đúng mã PIN", en: "{name} typed the right PIN" },
        |name: &str| Word {
            vi: "Có người nhập sai mã PIN của {name}", en: "Somebody typed a wrong PIN for {name}"
        },
    ],
    eligibility: |name: &str, decision: &str| Word {
        vi: "Đổi tư cách đại biểu của {name} theo quyết định {decision}",
        en: "Changed the eligibility of {name} by decision {decision}",
    },
    backup: [
        |file: &str| Word { vi: "Sao lưu ra tệp {file}", en: "Backed up to {file}" },
        |file: &str| Word { vi: "Phục hồi từ bản sao lưu {file}", en: "Restored the backup {file}" },
    ],
    passphrase: Word { vi: "Đổi mật khẩu của đại hội", en: "Changed the congress's passphrase" },
    /// Any other entry: its action code and its subject.
    other: |action: &str, subject: &str| Word {
        vi: "Thao tác khác: {action} {subject}",
        en: "Something else: {action} {subject}",
    },
    /// Stands for a person who is no longer on the roster.
    nobody: Word { vi: "(người đã bị xóa khỏi danh sách)", en: "(no longer on the roster)" },
    /// Marks an entry that was undone later.
    undone: Word { vi: "đã hoàn tác", en: "undone" },
    door: |door: &str| Word { vi: "cửa {door}", en: "door {door}" },
});

/// The words in a language.
pub fn log(language: Language) -> &'static LogSentences {
    language.pick(&LogSentences::VI, &LogSentences::EN)
}
