//! Words of the console: who sits at the desk, what a supervisor allows, what is written down, and the palette.

/// Operators, supervisors, forms and the palette.
pub struct Desk {
    /// Find who goes out.
    pub find_leave: &'static str,
    /// Find who comes back.
    pub find_return: &'static str,
    /// A leave of absence.
    pub excuse: &'static str,
    /// An alternate in a delegate's place.
    pub substitute: &'static str,
    /// A supervisor has to allow it.
    pub pin: &'static str,
    /// Who has a PIN types it to sit down.
    pub own_pin: &'static str,
    /// Who allows it.
    pub pin_who: &'static str,
    /// The PIN is being checked.
    pub checking: &'static str,
    /// What is still to be said: a leave's reason, who approved it, a decision's number.
    pub missing: [&'static str; 3],
    /// What is to be allowed, before the delegate's name: a record's field.
    pub changes: fn(&str) -> String,
    /// A roster that changes kind or eligibility: the file.
    pub loads: fn(&str) -> String,
    /// A roll call that is opened again: the session.
    pub reopens: fn(&str) -> String,
    /// A bell that is noted a second time: the session.
    pub rings_again: fn(&str) -> String,
    /// A new operator: who.
    pub signs_on: fn(&str) -> String,
    /// What is to be allowed, where it has no better name.
    pub this_step: &'static str,
    /// Who sits at the desk.
    pub operators: &'static str,
    /// What choosing a name does.
    pub operators_hint: &'static str,
    /// The congress lists nobody: a name is typed.
    pub operators_none: &'static str,
    /// Where it is typed.
    pub operator_name: &'static str,
    /// Who can allow things.
    pub supervisor: &'static str,
    /// Who sits here now.
    pub sits_here: &'static str,
    /// Which unit.
    pub units: &'static str,
    /// What can be typed.
    pub units_hint: &'static str,
    /// How a unit is checked in.
    pub group_hint: &'static str,
    /// So many are ticked.
    pub ticked: fn(&str) -> String,
    /// Which event is undone.
    pub undo_which: &'static str,
    /// A supervisor has to allow that one.
    pub needs_pin: &'static str,
    /// How far a leave reaches.
    pub scope: &'static str,
    /// This session, the whole congress.
    pub scopes: [&'static str; 2],
    /// Why.
    pub leave_reason: &'static str,
    /// Who approved it.
    pub approved_by: &'static str,
    /// After the name of who is replaced.
    pub substitute_by: &'static str,
    /// Where the decision's number is typed.
    pub decision_no: &'static str,
    /// Nobody can be seated.
    pub no_alternate: &'static str,
    /// All that can be done.
    pub palette: &'static str,
    /// What can be typed.
    pub palette_hint: &'static str,
    /// Nothing fits.
    pub palette_none: &'static str,
    /// Over the keys of the window that help is about.
    pub this_window: &'static str,
    /// Over the keys that are the same everywhere.
    pub everywhere: &'static str,
    /// What the mouse does.
    pub mouse: &'static str,
    /// Before the names of those who were received in the same moment.
    pub also: &'static str,
}

/// Tiếng Việt.
pub(super) const VI: Desk = Desk {
    find_leave: "Ai ra ngoài?",
    find_return: "Ai trở lại?",
    excuse: "Ghi vắng có phép",
    substitute: "Thay bằng đại biểu dự khuyết",
    pin: "Cần người phụ trách cho phép",
    own_pin: "Mã PIN của người vào trực",
    pin_who: "Người phụ trách",
    checking: "đang kiểm tra…",
    missing: ["Hãy ghi lý do.", "Hãy ghi ai cho phép.", "Hãy ghi số quyết định."],
    changes: |field| format!("Sửa mục “{field}” của"),
    loads: |file| format!("Nạp “{file}”: đổi thành phần hoặc tư cách đại biểu"),
    reopens: |session| format!("Mở lại điểm danh “{session}”"),
    rings_again: |session| format!("Ghi lại chuông của “{session}”: số đến muộn đổi theo"),
    signs_on: |name| format!("Người trực mới: {name}"),
    this_step: "Việc này",
    operators: "Ai đang trực?",
    operators_hint: "Từ lượt sau, mỗi lượt ghi mang tên người được chọn.",
    operators_none: "Chưa có danh sách người trực: gõ tên rồi Enter. Lập danh sách bằng lệnh daihoi operator add.",
    operator_name: "tên người trực",
    supervisor: "phụ trách",
    sits_here: "đang trực",
    units: "Điểm danh cả đoàn: chọn tổ chức",
    units_hint: "tên tổ chức, có dấu hay không",
    group_hint: "Nhìn từng người rồi đánh dấu bằng phím cách. Ai chưa đến thì để trống.",
    ticked: |n| format!("{n} người được đánh dấu · Enter để ghi, mỗi người một lượt"),
    undo_which: "Hoàn tác lượt nào của cửa này? Mới nhất ở trên.",
    needs_pin: "cần PIN",
    scope: "Vắng",
    scopes: ["phiên này", "cả đại hội"],
    leave_reason: "Lý do",
    approved_by: "Ai cho phép",
    substitute_by: "được thay bằng:",
    decision_no: "số quyết định (gõ vào đây)",
    no_alternate: "Không còn đại biểu dự khuyết nào chưa được gọi.",
    palette: "Làm gì?",
    palette_hint: "gõ vài chữ: hoan tac, vang, ca doan…",
    palette_none: "Không có việc nào khớp. Esc để đóng.",
    this_window: "Cửa sổ này",
    everywhere: "Ở đâu cũng được",
    mouse: "Chuột: bấm vào phím ở dòng cuối, vào dòng trong danh sách; lăn để cuộn. Giữ Shift để bôi chọn chữ.",
    also: "cùng lúc",
};

/// English.
pub(super) const EN: Desk = Desk {
    find_leave: "Who goes out?",
    find_return: "Who is back?",
    excuse: "Leave of absence",
    substitute: "An alternate takes the place",
    pin: "A supervisor has to allow it",
    own_pin: "The PIN of who sits down",
    pin_who: "Supervisor",
    checking: "checking…",
    missing: ["Say the reason.", "Say who approved it.", "Type the number of the decision."],
    changes: |field| format!("Change “{field}” of"),
    loads: |file| format!("Load “{file}”: kind or credentials of delegates change"),
    reopens: |session| format!("Open the roll call “{session}” again"),
    rings_again: |session| format!("Note the bell of “{session}” again: who is late changes"),
    signs_on: |name| format!("At the desk from now on: {name}"),
    this_step: "This",
    operators: "Who is at the desk?",
    operators_hint: "From now on every entry carries the name that is chosen.",
    operators_none: "Nobody is listed yet: type a name, then Enter. List people by daihoi operator add.",
    operator_name: "operator's name",
    supervisor: "supervisor",
    sits_here: "at the desk",
    units: "A whole unit: which one?",
    units_hint: "the unit's name, with marks or without",
    group_hint: "Look at each person, then tick with the space bar. Who has not come stays open.",
    ticked: |n| format!("{n} ticked · Enter records them, one entry each"),
    undo_which: "Undo which entry of this door? The newest is on top.",
    needs_pin: "needs PIN",
    scope: "Absent from",
    scopes: ["this session", "the whole congress"],
    leave_reason: "Reason",
    approved_by: "Approved by",
    substitute_by: "is replaced by:",
    decision_no: "number of the decision (type it here)",
    no_alternate: "No alternate is left who was not called.",
    palette: "Do what?",
    palette_hint: "type a few letters: undo, leave, unit…",
    palette_none: "Nothing fits. Esc closes.",
    this_window: "This window",
    everywhere: "Everywhere",
    mouse: "Mouse: click a key in the last line or a line of a list; the wheel scrolls. Hold Shift to select text.",
    also: "with",
};
