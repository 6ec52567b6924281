//! Words of the console: the log screen.

/// The log screen.
pub struct LogScreen {
    /// What can be typed.
    pub hint: &'static str,
    /// The chain holds up to an entry.
    pub whole: fn(&str) -> String,
    /// It is being followed: so far, of so many.
    pub checking: fn(&str, &str) -> String,
    /// It is broken at an entry.
    pub broken: fn(&str) -> String,
    /// Nothing fits.
    pub nothing: &'static str,
    /// Being read.
    pub reading: &'static str,
    /// There is more than is shown.
    pub more: &'static str,
    /// Key: to the delegate's record.
    pub record: &'static str,
    /// Key: forget what was typed.
    pub clear: &'static str,
}

/// Tiếng Việt.
pub(super) const VI: LogScreen = LogScreen {
    hint: "tên, người trực, việc, cửa; có dấu hay không",
    whole: |seq| format!("nhật ký liền mạch đến #{seq}"),
    checking: |held, end| format!("đang kiểm tra nhật ký #{held}/{end}"),
    broken: |seq| format!("NHẬT KÝ ĐỨT Ở #{seq}: báo Ban tổ chức, chạy daihoi verify"),
    nothing: "Không có dòng nào khớp.",
    reading: "đang đọc…",
    more: "Còn nữa: gõ thêm để lọc.",
    record: "hồ sơ đại biểu",
    clear: "xóa lọc",
};

/// English.
pub(super) const EN: LogScreen = LogScreen {
    hint: "name, operator, action, door; with or without marks",
    whole: |seq| format!("the log is whole up to #{seq}"),
    checking: |held, end| format!("checking the log #{held}/{end}"),
    broken: |seq| format!("THE LOG IS BROKEN AT #{seq}: tell the committee, run daihoi verify"),
    nothing: "No line fits.",
    reading: "reading…",
    more: "There is more: type to filter.",
    record: "the delegate's record",
    clear: "clear",
};
