//! The audit log in sentences: what was done, to whom, in words instead of codes.

use super::Language;

/// The words of one language.
pub struct Log {
    /// Checked in: name, and by what (face, QR, name, by hand, unit list).
    pub present: fn(&str, &str) -> String,
    /// Means, as they end that sentence.
    pub means: [&'static str; 5],
    /// Went out.
    pub left: fn(&str) -> String,
    /// Came back.
    pub returned: fn(&str) -> String,
    /// A leave of absence: name, who approved it; for the session, for the whole congress.
    pub excused: [fn(&str, &str) -> String; 2],
    /// An alternate was seated: the alternate, in whose place, by which decision.
    pub substituted: fn(&str, &str, &str) -> String,
    /// Something was undone: the entry, as its own sentence has it.
    pub undid: fn(&str) -> String,
    /// What stands for an entry that is not there any more: whose.
    pub some_entry: fn(&str) -> String,
    /// A reason, after any of these.
    pub reason: fn(&str) -> String,
    /// By a supervisor's leave.
    pub by_supervisor: fn(&str) -> String,
    /// Without one, as the congress has none.
    pub unguarded: &'static str,
    /// A delegate was added to the roster.
    pub added: fn(&str) -> String,
    /// A record was changed: name, fields.
    pub updated: fn(&str, &str) -> String,
    /// Consent: given, ended.
    pub consent: [fn(&str) -> String; 2],
    /// A face: enrolled, erased.
    pub face: [fn(&str) -> String; 2],
    /// A lost badge was replaced.
    pub badge: fn(&str) -> String,
    /// A session: set up or changed, opened, opened again.
    pub session: [fn(&str) -> String; 3],
    /// Its bell, at a time.
    pub bell: fn(&str, &str) -> String,
    /// A session was closed.
    pub closed: fn(&str) -> String,
    /// An attendance list was written: its file.
    pub exported: fn(&str) -> String,
    /// A roster was written: its file.
    pub roster_exported: fn(&str) -> String,
    /// An operator: added, changed, removed, signed on, right PIN, wrong PIN.
    pub operator: [fn(&str) -> String; 6],
    /// A delegate's eligibility was changed, by a decision.
    pub eligibility: fn(&str, &str) -> String,
    /// A backup was written; one was restored.
    pub backup: [fn(&str) -> String; 2],
    /// The passphrase was changed.
    pub passphrase: &'static str,
    /// Anything else: its code, and its subject.
    pub other: fn(&str, &str) -> String,
    /// Somebody who is no longer on the roster.
    pub nobody: &'static str,
    /// What was undone since.
    pub undone: &'static str,
    /// A door, by its name.
    pub door: fn(&str) -> String,
}

/// The words in a language.
pub fn log(language: Language) -> &'static Log {
    match language {
        Language::Vi => &VI,
        Language::En => &EN,
    }
}

/// Tiếng Việt.
pub const VI: Log = Log {
    present: |name, means| format!("Điểm danh {name} {means}"),
    means: ["bằng khuôn mặt", "bằng thẻ QR", "theo tên", "thủ công", "theo danh sách đoàn"],
    left: |name| format!("{name} ra ngoài"),
    returned: |name| format!("{name} trở lại"),
    excused: [
        |name, by| format!("{name} vắng có phép phiên này, {by} duyệt"),
        |name, by| format!("{name} vắng có phép cả đại hội, {by} duyệt"),
    ],
    substituted: |alternate, name, decision| format!("{alternate} thay {name} theo quyết định {decision}"),
    undid: |what| format!("Hoàn tác: {what}"),
    some_entry: |name| format!("một lượt của {name}"),
    reason: |reason| format!("lý do: {reason}"),
    by_supervisor: |name| format!("{name} cho phép"),
    unguarded: "chưa có người giám sát nào có mã PIN",
    added: |name| format!("Thêm {name} vào danh sách"),
    updated: |name, fields| format!("Sửa hồ sơ {name}: {fields}"),
    consent: [
        |name| format!("{name} đồng ý nhận diện khuôn mặt"),
        |name| format!("{name} rút lại đồng ý nhận diện khuôn mặt"),
    ],
    face: [|name| format!("Đăng ký khuôn mặt của {name}"), |name| format!("Xóa dữ liệu khuôn mặt của {name}")],
    badge: |name| format!("Cấp lại thẻ cho {name}; thẻ cũ hết hiệu lực"),
    session: [
        |title| format!("Lập “{title}”"),
        |title| format!("Mở điểm danh “{title}”"),
        |title| format!("Mở lại điểm danh “{title}”"),
    ],
    bell: |title, time| format!("Chuông của “{title}” lúc {time}"),
    closed: |title| format!("Đóng điểm danh “{title}”"),
    exported: |file| format!("Xuất danh sách điểm danh ra tệp {file}"),
    roster_exported: |file| format!("Xuất danh sách đại biểu ra tệp {file}"),
    operator: [
        |name| format!("Thêm người trực bàn {name}"),
        |name| format!("Sửa người trực bàn {name}"),
        |name| format!("Bỏ người trực bàn {name}"),
        |name| format!("{name} vào trực bàn"),
        |name| format!("{name} nhập đúng mã PIN"),
        |name| format!("Có người nhập sai mã PIN của {name}"),
    ],
    eligibility: |name, decision| format!("Đổi tư cách đại biểu của {name} theo quyết định {decision}"),
    backup: [|file| format!("Sao lưu ra tệp {file}"), |file| format!("Phục hồi từ bản sao lưu {file}")],
    passphrase: "Đổi mật khẩu của đại hội",
    other: |action, subject| format!("Thao tác khác: {action} {subject}"),
    nobody: "(người đã bị xóa khỏi danh sách)",
    undone: "đã hoàn tác",
    door: |door| format!("cửa {door}"),
};

/// English.
pub const EN: Log = Log {
    present: |name, means| format!("{name} checked in {means}"),
    means: ["by face", "by QR badge", "by name", "by hand", "from the unit's list"],
    left: |name| format!("{name} went out"),
    returned: |name| format!("{name} came back"),
    excused: [
        |name, by| format!("{name} excused for this session, approved by {by}"),
        |name, by| format!("{name} excused for the whole congress, approved by {by}"),
    ],
    substituted: |alternate, name, decision| format!("{alternate} seated for {name} by decision {decision}"),
    undid: |what| format!("Undone: {what}"),
    some_entry: |name| format!("an entry about {name}"),
    reason: |reason| format!("reason: {reason}"),
    by_supervisor: |name| format!("allowed by {name}"),
    unguarded: "there was no supervisor with a PIN",
    added: |name| format!("Added {name} to the roster"),
    updated: |name, fields| format!("Changed the record of {name}: {fields}"),
    consent: [
        |name| format!("{name} agreed to recognition by face"),
        |name| format!("{name} no longer agrees to recognition by face"),
    ],
    face: [|name| format!("Enrolled the face of {name}"), |name| format!("Erased the face of {name}")],
    badge: |name| format!("Gave {name} a new badge; the old one is revoked"),
    session: [
        |title| format!("Set up “{title}”"),
        |title| format!("Opened the roll call of “{title}”"),
        |title| format!("Opened the roll call of “{title}” again"),
    ],
    bell: |title, time| format!("Bell of “{title}” at {time}"),
    closed: |title| format!("Closed the roll call of “{title}”"),
    exported: |file| format!("Exported an attendance list to {file}"),
    roster_exported: |file| format!("Exported the roster to {file}"),
    operator: [
        |name| format!("Added the operator {name}"),
        |name| format!("Changed the operator {name}"),
        |name| format!("Removed the operator {name}"),
        |name| format!("{name} took over the desk"),
        |name| format!("{name} typed the right PIN"),
        |name| format!("Somebody typed a wrong PIN for {name}"),
    ],
    eligibility: |name, decision| format!("Changed the eligibility of {name} by decision {decision}"),
    backup: [|file| format!("Backed up to {file}"), |file| format!("Restored the backup {file}")],
    passphrase: "Changed the congress's passphrase",
    other: |action, subject| format!("Something else: {action} {subject}"),
    nobody: "(no longer on the roster)",
    undone: "undone",
    door: |door| format!("door {door}"),
};
