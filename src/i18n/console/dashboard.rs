//! Words of the console: the dashboard's lists, its exports, and sessions.

words!(ConsoleDashboard {
    /// Title of the list of delegations.
    delegations: Word { vi: "Đoàn", en: "Delegations" },
    /// A delegation without a name.
    no_delegation: Word { vi: "(chưa ghi đoàn)", en: "(no delegation stated)" },
    /// A share of the delegates summoned.
    share: |share: &str, of: &str| Word { vi: "{share} của {of}", en: "{share} of {of} summoned" },
    /// Delegates summoned, where there is little room.
    of_short: |of: &str| Word { vi: "trên {of}", en: "of {of}" },
    came_and_out: |came: &str, out: &str| Word {
        vi: "đã đến {came} · ra ngoài {out}", en: "came {came} · out {out}"
    },
    /// Below the number of absent delegates, before the close.
    until_close: Word { vi: "tính khi đóng phiên", en: "counted at the close" },
    /// Below the number of late delegates, before the bell.
    before_bell: Word { vi: "chưa khai mạc", en: "no bell yet" },
    /// Below the number of late delegates, after the bell.
    since_bell: |time: &str| Word { vi: "sau giờ khai mạc {time}", en: "after the bell {time}" },
    /// Title of the names behind a number.
    counted: |what: &str, many: &str, of: &str| Word {
        vi: "{what}: {many}/{of} được triệu tập",
        en: "{what}: {many} of {of} summoned",
    },
    /// Title of the names behind the first quorum condition.
    missing: |missing: &str, needed: &str, of: &str| Word {
        vi: "Còn thiếu {missing} đại biểu (cần {needed}/{of} được triệu tập)",
        en: {
            let delegates = if missing == "1" { "delegate" } else { "delegates" };
            format!("{missing} {delegates} missing ({needed} needed of {of} summoned)")
        },
    },
    /// Title of those names where the condition is met.
    not_missing: |away: &str, of: &str| Word {
        vi: "Đã đủ đại biểu; {away}/{of} được triệu tập không ở hội trường",
        en: "Enough delegates; {away} of {of} summoned are not in the hall",
    },
    /// Title of the names behind the second quorum condition.
    unrepresented: |units: &str, of: &str, missing: &str| Word {
        vi: match missing {
            "0" => format!("{units} trên {of} tổ chức chưa có đại biểu"),
            _ => format!("{units} trên {of} tổ chức chưa có đại biểu, còn thiếu {missing}"),
        },
        en: match missing {
            "0" => format!("{units} of {of} units have nobody here"),
            _ => format!("{units} of {of} units have nobody here, {missing} missing"),
        },
    },
    /// Title of the names behind a minute of the chart.
    minute: |minute: &str, many: &str| Word { vi: "Đến lúc {minute}: {many}", en: "Came at {minute}: {many}" },
    /// No names are behind the number.
    nobody: Word { vi: "Không có ai.", en: "Nobody." },
    exported: |names: &str| Word {
        vi: "Đã ghi {names} đại biểu vào tệp:",
        en: "{names} delegates written to the file:",
    },
    /// Title of the window with the file's path.
    exported_title: Word { vi: "Đã xuất danh sách", en: "List written" },
    /// Title of the list of sessions.
    sessions: Word { vi: "Các phiên", en: "Sessions" },
    /// States of a session, down to `bell_at`.
    not_opened: Word { vi: "chưa mở", en: "not opened" },
    open_since: |time: &str| Word { vi: "đang mở từ {time}", en: "open since {time}" },
    closed_at: |time: &str| Word { vi: "đã đóng lúc {time}", en: "closed at {time}" },
    bell_at: |time: &str| Word { vi: "khai mạc {time}", en: "bell {time}" },
    /// Marks the session of this desk.
    here: Word { vi: "cửa này", en: "this desk" },
    /// Another session is shown.
    looking_at: |session: &str| Word {
        vi: "Chỉ xem: {session} (Esc trở lại phiên của cửa này)",
        en: "Only looking: {session} (Esc returns to this desk's session)",
    },
    /// Titles of the questions below.
    steps: [
        Word { vi: "Mở điểm danh", en: "Open the roll call" },
        Word { vi: "Ghi giờ khai mạc", en: "Note the bell" },
        Word { vi: "Đóng điểm danh", en: "Close the roll call" },
    ],
    /// A session that was never open.
    sure_open: |session: &str| Word {
        vi: "Mở điểm danh “{session}”? Cửa này chuyển sang phiên đó.",
        en: "Open the roll call of “{session}”? This desk turns to that session.",
    },
    sure_reopen: |session: &str, time: &str| Word {
        vi: "“{session}” đã đóng lúc {time}. Mở lại? Người bị ghi vắng trở lại thành chưa đến.",
        en: "“{session}” was closed at {time}. Open it again? Who was noted absent is expected again.",
    },
    sure_bell: |session: &str, time: &str| Word {
        vi: "Ghi giờ khai mạc của “{session}” lúc {time}? Ai đến sau là đến muộn.",
        en: "Note the bell of “{session}” at {time}? Who comes later is late.",
    },
    sure_bell_again: |session: &str, time: &str| Word {
        vi: "Giờ khai mạc của “{session}” đã ghi lúc {time}. Ghi lại vào lúc này? Số đến muộn được tính lại.",
        en: "The bell of “{session}” was noted at {time}. Record it again, now? The late are counted again.",
    },
    sure_close: |session: &str, expected: &str| Word {
        vi: "Đóng điểm danh “{session}”? {expected} đại biểu chưa đến sẽ được ghi là vắng.",
        en: "Close the roll call of “{session}”? {expected} delegates not seen yet will be noted absent.",
    },
    /// A session whose roll is not loaded.
    sure_close_unseen: |session: &str| Word {
        vi: "Đóng điểm danh “{session}”? Đại biểu nào chưa đến sẽ được ghi là vắng.",
        en: "Close the roll call of “{session}”? Delegates not seen yet will be noted absent.",
    },
    keys: Group::<ConsoleDashboardKeys>,
});

// What the keys do.
words!(ConsoleDashboardKeys {
    /// Groups by unit or by delegation.
    group: Word { vi: "theo đoàn/tổ chức", en: "by delegation/unit" },
    xlsx: Word { vi: "xuất Excel", en: "to Excel" },
    csv: Word { vi: "xuất CSV", en: "to CSV" },
    sessions: Word { vi: "các phiên", en: "sessions" },
    /// Shows the roll of the session.
    look: Word { vi: "xem", en: "look" },
    open: Word { vi: "mở", en: "open" },
    /// Notes the bell.
    bell: Word { vi: "giờ khai mạc", en: "bell" },
    close: Word { vi: "đóng phiên", en: "close session" },
    /// Returns to the session of this desk.
    back: Word { vi: "phiên này", en: "this session" },
    /// Opens the delegate's record.
    record: Word { vi: "hồ sơ", en: "record" },
    /// Confirms a question.
    sure: Word { vi: "thực hiện", en: "do it" },
});
