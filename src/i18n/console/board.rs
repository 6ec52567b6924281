//! Words of the console: the dashboard's lists, its exports, and sessions.

/// The dashboard's lists, its exports, and sessions.
pub struct Board {
    /// Over the delegations.
    pub delegations: &'static str,
    /// A delegation without a name.
    pub no_delegation: &'static str,
    /// Share of the summoned.
    pub share: fn(&str, &str) -> String,
    /// Of so many summoned, where there is little room.
    pub of_short: fn(&str) -> String,
    /// So many came at some time, so many are out now.
    pub came_and_out: fn(&str, &str) -> String,
    /// Under the absent, before the close.
    pub until_close: &'static str,
    /// Under the late, before the bell.
    pub before_bell: &'static str,
    /// Under the late, since the bell at a time.
    pub since_bell: fn(&str) -> String,
    /// A counter's names: what, how many, of how many summoned.
    pub counted: fn(&str, &str, &str) -> String,
    /// The first prong's names: missing, needed, summoned.
    pub missing: fn(&str, &str, &str) -> String,
    /// The same where nothing is missing: not here, summoned.
    pub not_missing: fn(&str, &str) -> String,
    /// The second prong's names: units without anybody, units, missing.
    pub unrepresented: fn(&str, &str, &str) -> String,
    /// Who came in a minute: its start, how many.
    pub minute: fn(&str, &str) -> String,
    /// Nobody is behind the number.
    pub nobody: &'static str,
    /// A list was written: so many names.
    pub exported: fn(&str) -> String,
    /// Over the file's path.
    pub exported_title: &'static str,
    /// Over the list of sessions.
    pub sessions: &'static str,
    /// A session's state: not opened, open since, closed at.
    pub not_opened: &'static str,
    /// Open since.
    pub open_since: fn(&str) -> String,
    /// Closed at.
    pub closed_at: fn(&str) -> String,
    /// Its bell.
    pub bell_at: fn(&str) -> String,
    /// This desk works at it.
    pub here: &'static str,
    /// Another session's roll is looked at.
    pub looking_at: fn(&str) -> String,
    /// Titles of the questions: open, ring, close.
    pub steps: [&'static str; 3],
    /// Open a session that was never opened.
    pub sure_open: fn(&str) -> String,
    /// Open one again that was closed at a time.
    pub sure_reopen: fn(&str, &str) -> String,
    /// Note the bell.
    pub sure_bell: fn(&str, &str) -> String,
    /// Note it anew, in place of the one at a time.
    pub sure_bell_again: fn(&str, &str) -> String,
    /// Close, with so many still expected.
    pub sure_close: fn(&str, &str) -> String,
    /// Close a session whose roll is not at hand.
    pub sure_close_unseen: fn(&str) -> String,
    /// What keys do: group otherwise, as a spreadsheet, as text, sessions, look, open, bell, close, back, to the record.
    pub keys: BoardKeys,
}

/// What keys do.
pub struct BoardKeys {
    /// By unit or by delegation.
    pub group: &'static str,
    /// Write a spreadsheet.
    pub xlsx: &'static str,
    /// Write text.
    pub csv: &'static str,
    /// The sessions.
    pub sessions: &'static str,
    /// Look at its roll.
    pub look: &'static str,
    /// Open.
    pub open: &'static str,
    /// Ring.
    pub bell: &'static str,
    /// Close.
    pub close: &'static str,
    /// Back to this desk's session.
    pub back: &'static str,
    /// To the delegate's record.
    pub record: &'static str,
    /// Do it.
    pub sure: &'static str,
}

/// Tiếng Việt.
pub(super) const VI: Board = Board {
    delegations: "Đoàn",
    no_delegation: "(chưa ghi đoàn)",
    share: |share, of| format!("{share} của {of}"),
    of_short: |of| format!("trên {of}"),
    came_and_out: |came, out| format!("đã đến {came} · ra ngoài {out}"),
    until_close: "tính khi đóng phiên",
    before_bell: "chưa có chuông",
    since_bell: |time| format!("sau chuông {time}"),
    counted: |what, many, of| format!("{what}: {many} trên {of} được triệu tập"),
    missing: |missing, needed, of| format!("Còn thiếu {missing} đại biểu (cần {needed} trên {of} được triệu tập)"),
    not_missing: |away, of| format!("Đã đủ đại biểu; {away} trên {of} được triệu tập không ở hội trường"),
    unrepresented: |units, of, missing| match missing {
        "0" => format!("{units} trên {of} tổ chức chưa có đại biểu"),
        _ => format!("{units} trên {of} tổ chức chưa có đại biểu, còn thiếu {missing}"),
    },
    minute: |minute, many| format!("Đến lúc {minute}: {many}"),
    nobody: "Không có ai.",
    exported: |names| format!("Đã ghi {names} đại biểu vào tệp:"),
    exported_title: "Đã xuất danh sách",
    sessions: "Các phiên",
    not_opened: "chưa mở",
    open_since: |time| format!("đang mở từ {time}"),
    closed_at: |time| format!("đã đóng lúc {time}"),
    bell_at: |time| format!("chuông {time}"),
    here: "bàn này",
    looking_at: |session| format!("Chỉ xem: {session} (Esc trở lại phiên của bàn này)"),
    steps: ["Mở điểm danh", "Ghi chuông", "Đóng điểm danh"],
    sure_open: |session| format!("Mở điểm danh “{session}”? Bàn này chuyển sang phiên đó."),
    sure_reopen: |session, time| {
        format!("“{session}” đã đóng lúc {time}. Mở lại? Người bị ghi vắng trở lại thành chưa đến.")
    },
    sure_bell: |session, time| format!("Ghi chuông của “{session}” lúc {time}? Ai đến sau là đến muộn."),
    sure_bell_again: |session, time| {
        format!("Chuông của “{session}” đã ghi lúc {time}. Ghi lại vào lúc này? Số đến muộn được tính lại.")
    },
    sure_close: |session, expected| {
        format!("Đóng điểm danh “{session}”? {expected} đại biểu chưa đến sẽ được ghi là vắng.")
    },
    sure_close_unseen: |session| format!("Đóng điểm danh “{session}”? Đại biểu nào chưa đến sẽ được ghi là vắng."),
    keys: BoardKeys {
        group: "theo đoàn/tổ chức",
        xlsx: "xuất Excel",
        csv: "xuất CSV",
        sessions: "các phiên",
        look: "xem",
        open: "mở",
        bell: "chuông",
        close: "đóng phiên",
        back: "phiên này",
        record: "hồ sơ",
        sure: "làm",
    },
};

/// English.
pub(super) const EN: Board = Board {
    delegations: "Delegations",
    no_delegation: "(no delegation stated)",
    share: |share, of| format!("{share} of {of} summoned"),
    of_short: |of| format!("of {of}"),
    came_and_out: |came, out| format!("came {came} · out {out}"),
    until_close: "counted at the close",
    before_bell: "no bell yet",
    since_bell: |time| format!("after the bell {time}"),
    counted: |what, many, of| format!("{what}: {many} of {of} summoned"),
    missing: |missing, needed, of| {
        let delegates = if missing == "1" { "delegate" } else { "delegates" };
        format!("{missing} {delegates} missing ({needed} needed of {of} summoned)")
    },
    not_missing: |away, of| format!("Enough delegates; {away} of {of} summoned are not in the hall"),
    unrepresented: |units, of, missing| match missing {
        "0" => format!("{units} of {of} units have nobody here"),
        _ => format!("{units} of {of} units have nobody here, {missing} missing"),
    },
    minute: |minute, many| format!("Came at {minute}: {many}"),
    nobody: "Nobody.",
    exported: |names| format!("{names} delegates written to the file:"),
    exported_title: "List written",
    sessions: "Sessions",
    not_opened: "not opened",
    open_since: |time| format!("open since {time}"),
    closed_at: |time| format!("closed at {time}"),
    bell_at: |time| format!("bell {time}"),
    here: "this desk",
    looking_at: |session| format!("Only looking: {session} (Esc returns to this desk's session)"),
    steps: ["Open the roll call", "Note the bell", "Close the roll call"],
    sure_open: |session| format!("Open the roll call of “{session}”? This desk turns to that session."),
    sure_reopen: |session, time| {
        format!("“{session}” was closed at {time}. Open it again? Who was noted absent is expected again.")
    },
    sure_bell: |session, time| format!("Note the bell of “{session}” at {time}? Who comes later is late."),
    sure_bell_again: |session, time| {
        format!("The bell of “{session}” was noted at {time}. Note it anew, now? The late are counted anew.")
    },
    sure_close: |session, expected| {
        format!("Close the roll call of “{session}”? {expected} delegates not seen yet will be noted absent.")
    },
    sure_close_unseen: |session| {
        format!("Close the roll call of “{session}”? Delegates not seen yet will be noted absent.")
    },
    keys: BoardKeys {
        group: "by delegation/unit",
        xlsx: "to Excel",
        csv: "to CSV",
        sessions: "sessions",
        look: "look",
        open: "open",
        bell: "bell",
        close: "close session",
        back: "this session",
        record: "record",
        sure: "do it",
    },
};
