//! Words of the console: small windows over the screen.

/// Small windows over the screen.
pub struct Popup {
    /// Find by name.
    pub find: &'static str,
    /// Find for a check-in by hand.
    pub manual: &'static str,
    /// Nothing fits; what to do, to check in at once and otherwise.
    pub find_nothing: [&'static str; 2],
    /// What can be typed.
    pub find_hint: &'static str,
    /// Undo, and of what.
    pub undo: &'static str,
    /// Nothing can be undone.
    pub undo_nothing: &'static str,
    /// Reason for a check-in by hand.
    pub manual_reason: &'static str,
    /// Where a reason is typed.
    pub reason: &'static str,
    /// Ready reasons for an undo.
    pub undo_reasons: [&'static str; 3],
    /// Ready reasons for a check-in by hand.
    pub manual_reasons: [&'static str; 3],
    /// Consent to recognition by face.
    pub consent: &'static str,
    /// What is agreed to.
    pub consent_text: &'static str,
    /// Enrolment from the camera.
    pub enrol: &'static str,
    /// Pictures taken, of so many.
    pub enrol_taken: fn(usize, usize) -> String,
    /// All is well.
    pub enrol_look: &'static str,
    /// Stored.
    pub enrol_done: &'static str,
    /// Waiting for the consent's row or the camera.
    pub enrol_wait: &'static str,
    /// Could not be done.
    pub refused: &'static str,
    /// Leave the program?
    pub quit: &'static str,
    /// What remains when it is left.
    pub quit_text: &'static str,
    /// Help.
    pub help: &'static str,
    /// What colours and signs mean.
    pub legend: &'static str,
}

/// Tiếng Việt.
pub(super) const VI: Popup = Popup {
    find: "Tìm tên để điểm danh",
    manual: "Điểm danh thủ công: chọn đại biểu",
    find_nothing: ["Enter: điểm danh thủ công, có lý do", "Sửa chữ đã gõ, hoặc xóa hết để xem cả danh sách."],
    find_hint: "tên, chữ đầu (nvh), tổ chức, ghế; có dấu hay không",
    undo: "Hoàn tác",
    undo_nothing: "Chưa có gì để hoàn tác ở cửa này.",
    manual_reason: "Điểm danh thủ công",
    reason: "Lý do (chọn hoặc gõ)",
    undo_reasons: ["nhận nhầm người", "bấm nhầm", "đại biểu không vào hội trường"],
    manual_reasons: ["quên thẻ, đã xem giấy tờ", "tên trong danh sách ghi sai", "Ban tổ chức xác nhận"],
    consent: "Đồng ý nhận diện khuôn mặt",
    consent_text: "Đại biểu đồng ý để ảnh khuôn mặt được dùng cho việc điểm danh, và được xóa sau đại hội. Không đồng ý vẫn điểm danh bằng thẻ hoặc tên như mọi người.",
    enrol: "Đăng ký khuôn mặt",
    enrol_taken: |taken, wanted| format!("{taken}/{wanted} ảnh tốt"),
    enrol_look: "Mời nhìn vào camera",
    enrol_done: "Đã đăng ký. Từ bây giờ camera nhận ra đại biểu này.",
    enrol_wait: "Đang chuẩn bị…",
    refused: "Chưa làm được",
    quit: "Thoát chương trình?",
    quit_text: "Mọi lượt đã ghi đều được giữ. Cửa này sẽ ngừng điểm danh.",
    help: "Trợ giúp",
    legend: "Dấu hiệu",
};

/// English.
pub(super) const EN: Popup = Popup {
    find: "Find by name to check in",
    manual: "Check in by hand: choose the delegate",
    find_nothing: ["Enter: check in by hand, with a reason", "Mend what is typed, or wipe it to see the whole list."],
    find_hint: "name, initials (nvh), unit, seat; marks or none",
    undo: "Undo",
    undo_nothing: "There is nothing to undo at this door.",
    manual_reason: "Check in by hand",
    reason: "Reason (choose or type)",
    undo_reasons: ["wrong person", "wrong key", "did not enter the hall"],
    manual_reasons: ["no badge, papers seen", "the name is wrong on the roster", "vouched for by the organisers"],
    consent: "Consent to recognition by face",
    consent_text: "The delegate agrees that pictures of the face are used for check-in and erased after the congress. Without consent the delegate checks in by badge or name like everybody else.",
    enrol: "Enrol a face",
    enrol_taken: |taken, wanted| format!("{taken}/{wanted} good pictures"),
    enrol_look: "Please look at the camera",
    enrol_done: "Enrolled. From now on the camera knows this delegate.",
    enrol_wait: "Getting ready…",
    refused: "Could not be done",
    quit: "Leave the program?",
    quit_text: "Everything recorded is kept. This door stops checking in.",
    help: "Help",
    legend: "Signs",
};
