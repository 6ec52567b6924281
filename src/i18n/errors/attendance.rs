//! Sentences about corrections that contradict the attendance as it stands. `name` is the delegate's.

words!(AttendanceSentences {
    present: |name: &str| Word {
        vi: "Đại biểu {name} đã được điểm danh có mặt. Nếu điểm danh nhầm, hãy hoàn tác lượt đó trước rồi ghi vắng.",
        en: "{name} is checked in. If that was a mistake, undo it first, then record the leave of absence.",
    },
    not_present: |name: &str| Word {
        vi: "Đại biểu {name} hiện không có mặt trong hội trường nên không ghi ra ngoài được.",
        en: "{name} is not in the hall, so can't go out.",
    },
    not_out: |name: &str| Word {
        vi: "Đại biểu {name} không ở trạng thái ra ngoài nên không ghi trở lại được. Hãy điểm danh như thường.",
        en: "{name} did not go out, so can't come back. Check the delegate in as usual.",
    },
    excused: |name: &str| Word {
        vi: "Đại biểu {name} đã được ghi vắng có phép. Không cần làm gì thêm.",
        en: "{name} has leave of absence already. Nothing more is to be done.",
    },
    substituted: |name: &str| Word {
        vi: "Đã có đại biểu dự khuyết thay cho đại biểu {name}. Muốn đổi, hãy hoàn tác quyết định thay thế trước.",
        en: "An alternate sits in {name}'s place already. To change that, undo the substitution first.",
    },
    not_official: |name: &str| Word {
        vi: "{name} không phải là đại biểu chính thức nên không có người thay. Hãy chọn đại biểu chính thức vắng mặt.",
        en: "{name} is no official delegate, so nobody can take the seat. Choose the official delegate who is away.",
    },
    no_absence: |name: &str| Word {
        vi: "Đại biểu {name} chưa được ghi vắng có phép cả đại hội, nên chưa thể có người thay. Hãy ghi vắng có phép \
             cả đại hội trước.",
        en: "{name} has no leave from the whole congress, so nobody can take the seat yet. Record that leave of \
             absence first.",
    },
    not_an_alternate: |name: &str| Word {
        vi: "{name} không phải là đại biểu dự khuyết. Hãy chọn một đại biểu dự khuyết trong danh sách.",
        en: "{name} is not an alternate. Choose an alternate from the roster.",
    },
    not_eligible: |name: &str| Word {
        vi: "Đại biểu dự khuyết {name} chưa được công nhận đủ tư cách. Hãy hỏi Ban thẩm tra tư cách đại biểu, hoặc \
             chọn người khác.",
        en: "The alternate {name} has not been found eligible. Ask the credentials committee, or choose another one.",
    },
    seated: |name: &str| Word {
        vi: "Đại biểu dự khuyết {name} đã thay cho một đại biểu khác. Hãy chọn người khác.",
        en: "The alternate {name} sits in another delegate's place already. Choose another one.",
    },
    alternate_excused: |name: &str| Word {
        vi: "Đại biểu dự khuyết {name} cũng đang vắng có phép. Hãy chọn người khác.",
        en: "The alternate {name} has leave of absence too. Choose another one.",
    },
    in_substitution: |name: &str| Word {
        vi: "Đại biểu {name} đang được thay thế hoặc đang thay cho người khác. Hãy hoàn tác việc thay thế trước, rồi đưa ra \
             khỏi danh sách.",
        en: "{name} is substituted or sits in another's place. Undo that substitution first, then take the delegate off the \
             roster.",
    },
    not_approved: Word {
        vi: "Vắng có phép phải ghi rõ ai cho phép. Hãy nhập tên người hoặc cơ quan cho phép.",
        en: "A leave of absence needs somebody who approved it. Enter the person or the body.",
    },
    no_decision: Word {
        vi: "Việc này phải có số quyết định. Hãy nhập số quyết định rồi thực hiện lại.",
        en: "This needs the number of a decision. Enter it, then try again.",
    },
    of_nobody: |event: &str, delegate: &str| Word {
        vi: "Lượt điểm danh mã {event} ghi cho đại biểu mã {delegate}, nhưng trong danh sách không có đại biểu này.",
        en: "The event {event} is about delegate {delegate}, whom the roster does not have.",
    },
    of_no_session: |event: &str, session: &str| Word {
        vi: "Lượt điểm danh mã {event} ghi cho phiên “{session}”, nhưng đại hội không có phiên này.",
        en: "The event {event} is in the session “{session}”, which the congress does not have.",
    },
    undo_of_nothing: |event: &str, undone: &str| Word {
        vi: "Lượt hoàn tác mã {event} hủy lượt mã {undone}, nhưng trước đó không có lượt này.",
        en: "The undo {event} cancels event {undone}, but there was no such event before it.",
    },
    /// `why` is one of the sentences above.
    senseless: |event: &str, why: &str| Word {
        vi: "Lượt mã {event} trái với các lượt trước nó. {why}",
        en: "The event {event} contradicts those before it. {why}",
    },
});
