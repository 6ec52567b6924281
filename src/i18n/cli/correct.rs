//! Words of the corrections under `daihoi attendance`: leave of absence, substitution, eligibility, undo.

/// The words of one language.
pub struct Correct {
    /// `attendance excuse`
    pub excuse: &'static str,
    /// `attendance substitute`
    pub substitute: &'static str,
    /// `attendance eligibility`
    pub eligibility: &'static str,
    /// `attendance undo`
    pub undo: &'static str,
    /// `attendance events`
    pub events: &'static str,
    /// The delegate.
    pub delegate: &'static str,
    /// The alternate.
    pub alternate: &'static str,
    /// `--scope`
    pub scope: &'static str,
    /// `--reason`
    pub reason: &'static str,
    /// `--approved-by`
    pub approved_by: &'static str,
    /// `--decision`
    pub decision: &'static str,
    /// The new eligibility.
    pub standing: &'static str,
    /// The event to undo.
    pub event: &'static str,
    /// Recorded: what, delegate.
    pub done: fn(&str, &str) -> String,
    /// What an event is: present, leave, return, excuse, substitute, undo.
    pub actions: [&'static str; 6],
    /// Eligible, ineligible, pending.
    pub standings: [&'static str; 3],
    /// Marks an event that was undone.
    pub undone: &'static str,
    /// Marks an event that a supervisor allowed: name.
    pub allowed: fn(&str) -> String,
    /// Marks an event that would have needed one.
    pub unguarded: &'static str,
}

pub(super) const VI: Correct = Correct {
    excuse: "Ghi vắng có phép: lý do, ai cho phép, phiên này hay cả đại hội",
    substitute: "Thay đại biểu vắng cả đại hội bằng đại biểu dự khuyết, theo số quyết định",
    eligibility: "Đổi tư cách đại biểu theo quyết định",
    undo: "Hoàn tác một lượt đã ghi, có lý do",
    events: "Liệt kê các lượt đã ghi của phiên",
    delegate: "Đại biểu: tên, số thứ tự hoặc số thẻ",
    alternate: "Đại biểu dự khuyết thay thế",
    scope: "Phạm vi: session (phiên này), congress (cả đại hội)",
    reason: "Lý do",
    approved_by: "Người hoặc cơ quan cho phép",
    decision: "Số quyết định",
    standing: "Tư cách: eligible (đủ), ineligible (không đủ), pending (đang xem xét)",
    event: "Mã của lượt cần hoàn tác (xem `attendance events`)",
    done: |what, name| format!("Đã ghi: {what}: {name}."),
    actions: ["có mặt", "ra ngoài", "trở lại", "vắng có phép", "được thay thế", "hoàn tác"],
    standings: ["đủ tư cách", "không đủ tư cách", "đang xem xét"],
    undone: "đã hoàn tác",
    allowed: |name| format!("{name} cho phép"),
    unguarded: "chưa có người phụ trách",
};

pub(super) const EN: Correct = Correct {
    excuse: "Record a leave of absence: why, who approved it, for this session or the whole congress",
    substitute: "Seat an alternate for a delegate who is away for the whole congress, by the number of a decision",
    eligibility: "Change a delegate's eligibility, by a decision",
    undo: "Undo what was recorded, with a reason",
    events: "List what was recorded in a session",
    delegate: "The delegate: name, number in the roster or badge",
    alternate: "The alternate who takes the seat",
    scope: "Scope: session (this one), congress (all of it)",
    reason: "The reason",
    approved_by: "The person or body who approved it",
    decision: "Number of the decision",
    standing: "Eligibility: eligible, ineligible or pending",
    event: "The id of what is undone (see `attendance events`)",
    done: |what, name| format!("Recorded: {what}: {name}."),
    actions: ["present", "went out", "came back", "excused", "substituted", "undo"],
    standings: ["eligible", "not eligible", "eligibility pending"],
    undone: "undone",
    allowed: |name| format!("allowed by {name}"),
    unguarded: "no supervisor yet",
};
