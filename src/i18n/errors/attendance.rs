//! Sentences about corrections of the attendance that make no sense where a delegate stands.

use super::{One, Two};

/// The sentences. Most take the delegate's name.
pub struct Attendance {
    /// In the hall, or was.
    pub present: One,
    /// Not in the hall.
    pub not_present: One,
    /// Did not go out.
    pub not_out: One,
    /// Excused already.
    pub excused: One,
    /// Substituted already.
    pub substituted: One,
    /// Not an official delegate.
    pub not_official: One,
    /// Not excused from the whole congress.
    pub no_leave: One,
    /// Not an alternate.
    pub not_an_alternate: One,
    /// An alternate who is not eligible.
    pub not_eligible: One,
    /// An alternate who sits already.
    pub seated: One,
    /// An alternate with leave.
    pub alternate_excused: One,
    /// Nobody approved the leave.
    pub not_approved: &'static str,
    /// No decision.
    pub no_decision: &'static str,
    /// An event of nobody: event, delegate.
    pub of_nobody: Two,
    /// An event in no session: event, session.
    pub of_no_session: Two,
    /// An undo of what is not there: event, undone.
    pub undo_of_nothing: Two,
    /// An event that made no sense: event, the sentence that says why.
    pub senseless: Two,
}

pub(super) const VI: Attendance = Attendance {
    present: |name| {
        format!(
            "Đại biểu {name} đã được điểm danh có mặt. Nếu điểm danh nhầm, hãy hoàn tác lượt đó trước rồi ghi vắng."
        )
    },
    not_present: |name| format!("Đại biểu {name} hiện không có mặt trong hội trường nên không ghi ra ngoài được."),
    not_out: |name| {
        format!("Đại biểu {name} không ở trạng thái ra ngoài nên không ghi trở lại được. Hãy điểm danh như thường.")
    },
    excused: |name| format!("Đại biểu {name} đã được ghi vắng có phép. Không cần làm gì thêm."),
    substituted: |name| {
        format!("Đã có đại biểu dự khuyết thay cho đại biểu {name}. Muốn đổi, hãy hoàn tác quyết định thay thế trước.")
    },
    not_official: |name| {
        format!(
            "{name} không phải là đại biểu chính thức nên không có người thay. Hãy chọn đại biểu chính thức vắng mặt."
        )
    },
    no_leave: |name| {
        format!(
            "Đại biểu {name} chưa được ghi vắng có phép cả đại hội, nên chưa thể có người thay. Hãy ghi vắng có phép cả đại \
             hội trước."
        )
    },
    not_an_alternate: |name| {
        format!("{name} không phải là đại biểu dự khuyết. Hãy chọn một đại biểu dự khuyết trong danh sách.")
    },
    not_eligible: |name| {
        format!(
            "Đại biểu dự khuyết {name} chưa được công nhận đủ tư cách. Hãy hỏi Ban thẩm tra tư cách đại biểu, hoặc chọn người \
             khác."
        )
    },
    seated: |name| format!("Đại biểu dự khuyết {name} đã thay cho một đại biểu khác. Hãy chọn người khác."),
    alternate_excused: |name| format!("Đại biểu dự khuyết {name} cũng đang vắng có phép. Hãy chọn người khác."),
    not_approved: "Vắng có phép phải ghi rõ ai cho phép. Hãy nhập tên người hoặc cơ quan cho phép.",
    no_decision: "Thay đại biểu phải có số quyết định. Hãy nhập số quyết định rồi thực hiện lại.",
    of_nobody: |event, delegate| {
        format!(
            "Lượt điểm danh mã {event} ghi cho đại biểu mã {delegate}, nhưng trong danh sách không có đại biểu này."
        )
    },
    of_no_session: |event, session| {
        format!("Lượt điểm danh mã {event} ghi cho phiên “{session}”, nhưng đại hội không có phiên này.")
    },
    undo_of_nothing: |event, undone| {
        format!("Lượt hoàn tác mã {event} hủy lượt mã {undone}, nhưng trước đó không có lượt này.")
    },
    senseless: |event, why| format!("Lượt mã {event} trái với các lượt trước nó. {why}"),
};

pub(super) const EN: Attendance = Attendance {
    present: |name| {
        format!("{name} is checked in. If that was a mistake, undo it first, then record the leave of absence.")
    },
    not_present: |name| format!("{name} is not in the hall, so can't go out."),
    not_out: |name| format!("{name} did not go out, so can't come back. Check the delegate in as usual."),
    excused: |name| format!("{name} has leave of absence already. Nothing more is to be done."),
    substituted: |name| {
        format!("An alternate sits in {name}'s place already. To change that, undo the substitution first.")
    },
    not_official: |name| {
        format!(
            "{name} is no official delegate, so nobody can take the seat. Choose the official delegate who is away."
        )
    },
    no_leave: |name| {
        format!(
            "{name} has no leave from the whole congress, so nobody can take the seat yet. Record that leave of absence first."
        )
    },
    not_an_alternate: |name| format!("{name} is not an alternate. Choose an alternate from the roster."),
    not_eligible: |name| {
        format!(
            "The alternate {name} has not been found eligible. Ask the credentials committee, or choose another one."
        )
    },
    seated: |name| format!("The alternate {name} sits in another delegate's place already. Choose another one."),
    alternate_excused: |name| format!("The alternate {name} has leave of absence too. Choose another one."),
    not_approved: "A leave of absence needs somebody who approved it. Enter the person or the body.",
    no_decision: "A substitution needs the number of a decision. Enter it, then try again.",
    of_nobody: |event, delegate| {
        format!("The event {event} is about delegate {delegate}, whom the roster does not have.")
    },
    of_no_session: |event, session| {
        format!("The event {event} is in the session “{session}”, which the congress does not have.")
    },
    undo_of_nothing: |event, undone| {
        format!("The undo {event} cancels event {undone}, but there was no such event before it.")
    },
    senseless: |event, why| format!("The event {event} contradicts those before it. {why}"),
};
