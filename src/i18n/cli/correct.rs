//! Words of the corrections under `daihoi attendance`: absence, substitution, eligibility, undo.

words!(CliCorrections {
    /// `attendance excuse`
    excuse: Word {
        vi: "Ghi vắng có phép: lý do, ai cho phép, phiên này hay cả đại hội",
        en: "Record a leave of absence: why, who approved it, for this session or the whole congress",
    },
    /// `attendance substitute`
    substitute: Word {
        vi: "Thay đại biểu vắng cả đại hội bằng đại biểu dự khuyết, theo số quyết định",
        en: "Seat an alternate for a delegate who is away for the whole congress, by the number of a decision",
    },
    /// `attendance eligibility`
    eligibility: Word {
        vi: "Đổi tư cách đại biểu theo quyết định",
        en: "Change a delegate's eligibility, by a decision",
    },
    /// `attendance undo`
    undo: Word { vi: "Hoàn tác một lượt đã ghi, có lý do", en: "Undo what was recorded, with a reason" },
    /// `attendance events`
    events: Word { vi: "Liệt kê các lượt đã ghi của phiên", en: "List what was recorded in a session" },
    /// The argument DELEGATE.
    delegate: Word {
        vi: "Đại biểu: tên, số thứ tự hoặc số thẻ",
        en: "The delegate: name, number in the roster or badge",
    },
    /// The argument ALTERNATE.
    alternate: Word { vi: "Đại biểu dự khuyết thay thế", en: "The alternate who takes the seat" },
    /// `--scope`
    scope: Word {
        vi: "Phạm vi: session (phiên này), congress (cả đại hội)",
        en: "Scope: session (this one), congress (all of it)",
    },
    /// `--reason`
    reason: Word { vi: "Lý do", en: "The reason" },
    /// `--approved-by`
    approved_by: Word { vi: "Người hoặc cơ quan cho phép", en: "The person or body who approved it" },
    /// `--decision`
    decision: Word { vi: "Số quyết định", en: "Number of the decision" },
    /// The new eligibility.
    standing: Word {
        vi: "Tư cách: eligible (đủ), ineligible (không đủ), pending (đang xem xét)",
        en: "Eligibility: eligible, ineligible or pending",
    },
    /// The event to undo.
    event: Word {
        vi: "Mã của lượt cần hoàn tác (xem `attendance events`)",
        en: "The id of what is undone (see `attendance events`)",
    },
    /// `what` is one of `actions` or `standings`.
    done: |what: &str, name: &str| Word { vi: "Đã ghi: {what}: {name}.", en: "Recorded: {what}: {name}." },
    /// Kinds of event.
    actions: [
        Word { vi: "có mặt", en: "present" },
        Word { vi: "ra ngoài", en: "went out" },
        Word { vi: "trở lại", en: "came back" },
        Word { vi: "vắng có phép", en: "excused" },
        Word { vi: "được thay thế", en: "substituted" },
        Word { vi: "hoàn tác", en: "undo" },
    ],
    /// Eligibility.
    standings: [
        Word { vi: "đủ tư cách", en: "eligible" },
        Word { vi: "không đủ tư cách", en: "not eligible" },
        Word { vi: "đang xem xét", en: "eligibility pending" },
    ],
    /// Marks an event that was undone.
    undone: Word { vi: "đã hoàn tác", en: "undone" },
    /// Marks an event that a supervisor approved.
    allowed: |name: &str| Word { vi: "{name} cho phép", en: "allowed by {name}" },
    /// Marks an event that would have needed approval.
    unguarded: Word { vi: "chưa có người phụ trách", en: "no supervisor yet" },
});
