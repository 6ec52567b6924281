//! Words of the console: operators, approval by a supervisor, forms, the palette and help.

words!(ConsoleForms {
    /// Title: find the delegate who goes out.
    find_step_out: Word { vi: "Ai ra ngoài?", en: "Who goes out?" },
    /// Title: find the delegate who comes back.
    find_return: Word { vi: "Ai trở lại?", en: "Who is back?" },
    /// Title of the form for an absence.
    excuse: Word { vi: "Ghi vắng có phép", en: "Leave of absence" },
    /// Title of the form for a substitution.
    substitute: Word { vi: "Thay bằng đại biểu dự khuyết", en: "An alternate takes the place" },
    /// Title of the window that asks for a supervisor's PIN.
    pin: Word { vi: "Cần người phụ trách cho phép", en: "A supervisor has to allow it" },
    /// Title of that window where an operator signs on.
    own_pin: Word { vi: "Mã PIN của người vào trực", en: "The PIN of who sits down" },
    /// Before the supervisor's name.
    pin_who: Word { vi: "Người phụ trách", en: "Supervisor" },
    checking: Word { vi: "đang kiểm tra…", en: "checking…" },
    /// What a form still needs.
    missing: [
        Word { vi: "Hãy ghi lý do.", en: "Say the reason." },
        Word { vi: "Hãy ghi ai cho phép.", en: "Say who approved it." },
        Word { vi: "Hãy ghi số quyết định.", en: "Type the number of the decision." },
    ],
    /// An action to approve: a field of a delegate, whose name follows.
    changes: |field: &str| Word { vi: "Sửa mục “{field}” của", en: "Change “{field}” of" },
    /// An action to approve: an import.
    loads: |file: &str| Word {
        vi: "Nhập “{file}”: đổi thành phần hoặc tư cách đại biểu",
        en: "Load “{file}”: kind or credentials of delegates change",
    },
    /// An action to approve.
    reopens: |session: &str| Word {
        vi: "Mở lại điểm danh “{session}”", en: "Open the roll call “{session}” again"
    },
    /// An action to approve.
    rings_again: |session: &str| Word {
        vi: "Ghi lại giờ khai mạc của “{session}”: số đến muộn đổi theo",
        en: "Note the bell of “{session}” again: who is late changes",
    },
    /// An action to approve.
    signs_on: |name: &str| Word { vi: "Người trực mới: {name}", en: "At the desk from now on: {name}" },
    /// An action to approve that has no better name.
    this_step: Word { vi: "Việc này", en: "This" },
    /// Title of the list of operators.
    operators: Word { vi: "Ai đang trực?", en: "Who is at the desk?" },
    /// What a choice in that list does.
    operators_hint: Word {
        vi: "Từ lượt sau, mỗi lượt ghi mang tên người được chọn.",
        en: "From now on every entry carries the name that is chosen.",
    },
    operators_none: Word {
        vi: "Chưa có danh sách người trực: gõ tên rồi Enter. Lập danh sách bằng lệnh daihoi operator add.",
        en: "Nobody is listed yet: type a name, then Enter. List people by daihoi operator add.",
    },
    /// Placeholder where a name is typed.
    operator_name: Word { vi: "tên người trực", en: "operator's name" },
    /// Marks a supervisor in the list.
    supervisor: Word { vi: "phụ trách", en: "supervisor" },
    /// Marks the operator on duty in the list.
    sits_here: Word { vi: "đang trực", en: "at the desk" },
    /// Title of the list of units.
    units: Word { vi: "Điểm danh cả đoàn: chọn tổ chức", en: "A whole unit: which one?" },
    /// What to type there.
    units_hint: Word { vi: "tên tổ chức, có dấu hay không", en: "the unit's name, with marks or without" },
    /// Above the delegates of a unit.
    group_hint: Word {
        vi: "Nhìn từng người rồi đánh dấu bằng phím cách. Ai chưa đến thì để trống.",
        en: "Look at each person, then tick with the space bar. Who has not come stays open.",
    },
    /// Below the delegates of a unit.
    ticked: |n: &str| Word {
        vi: "{n} người được đánh dấu · Enter để ghi, mỗi người một lượt",
        en: "{n} ticked · Enter records them, one entry each",
    },
    /// After Esc, where somebody is ticked.
    unrecorded: |n: &str| Word {
        vi: "{n} người đã đánh dấu CHƯA GHI · Enter để ghi, Esc lần nữa để bỏ",
        en: "{n} ticked are NOT RECORDED · Enter records them, Esc again drops them",
    },
    /// Title of the list of entries.
    undo_which: Word {
        vi: "Hoàn tác lượt nào của cửa này? Mới nhất ở trên.",
        en: "Undo which entry of this door? The newest is on top.",
    },
    undo_hint: Word {
        vi: "tên, tổ chức, giờ: mọi lượt của phiên, cửa nào cũng được",
        en: "name, unit, time: any entry of the session, of every door",
    },
    undo_none: Word { vi: "Không có lượt nào khớp.", en: "No entry fits." },
    /// Marks an entry that only a supervisor can undo.
    needs_pin: Word { vi: "cần PIN", en: "needs PIN" },
    /// Before the scope of an absence.
    scope: Word { vi: "Vắng", en: "Absent from" },
    scopes: [Word { vi: "phiên này", en: "this session" }, Word { vi: "cả đại hội", en: "the whole congress" }],
    /// Label of the reason for an absence.
    absence_reason: Word { vi: "Lý do", en: "Reason" },
    /// Reasons that are ready to choose.
    absence_reasons: [
        Word { vi: "ốm", en: "ill" },
        Word { vi: "việc gia đình", en: "a family matter" },
        Word { vi: "đi công tác", en: "on duty elsewhere" },
        Word { vi: "đi học", en: "studying" },
    ],
    /// Beside the reason while none is typed.
    absence_hint: Word { vi: "gõ, hoặc ←→ chọn", en: "type, or ←→ to choose" },
    approved_by: Word { vi: "Ai cho phép", en: "Approved by" },
    /// After the name of the delegate who is replaced.
    substitute_by: Word { vi: "được thay bằng:", en: "is replaced by:" },
    /// Placeholder.
    decision_no: Word { vi: "số quyết định (gõ vào đây)", en: "number of the decision (type it here)" },
    no_alternate: Word {
        vi: "Không còn đại biểu dự khuyết nào chưa được gọi.",
        en: "No alternate is left who was not called.",
    },
    /// Title of the palette.
    palette: Word { vi: "Chọn việc cần làm", en: "Commands" },
    /// What to type there.
    palette_hint: Word {
        vi: "gõ vài chữ: hoan tac, vang, ca doan…", en: "type a few letters: undo, leave, unit…"
    },
    palette_none: Word { vi: "Không có việc nào khớp. Esc để đóng.", en: "Nothing fits. Esc closes." },
    /// Help: title of the keys of the present window.
    this_window: Word { vi: "Cửa sổ này", en: "This window" },
    /// Help: title of the keys that work everywhere.
    everywhere: Word { vi: "Ở đâu cũng được", en: "Everywhere" },
    /// Help: what the mouse does.
    mouse: Word {
        vi: "Chuột: bấm vào phím ở dòng cuối, vào dòng trong danh sách; lăn để cuộn. Giữ Shift để bôi chọn chữ.",
        en: "Mouse: click a key in the last line or a line of a list; the wheel scrolls. Hold Shift to select text.",
    },
    /// Before the names of delegates who were checked in at the same moment.
    also: Word { vi: "trước đó", en: "with" },
});
