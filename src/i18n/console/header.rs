//! Words of the console: the first line.

/// The first line.
pub struct Header {
    /// A desk, by its name.
    pub door: fn(&str) -> String,
    /// The roll call was not opened.
    pub not_open: &'static str,
    /// The roll call is over.
    pub closed: &'static str,
    /// Questions wait on the check-in screen.
    pub attention: fn(usize, &str) -> String,
    /// The clock jumped back.
    pub clock_behind: &'static str,
    /// The database could not be backed up: the sentence that says why.
    pub no_backup: fn(&str) -> String,
    /// The terminal is too small to draw on.
    pub too_small: &'static str,
}

/// Tiếng Việt.
pub(super) const VI: Header = Header {
    door: |name| format!("Cửa {name}"),
    not_open: "chưa mở điểm danh",
    closed: "đã khóa điểm danh",
    attention: |n, key| format!("{n} việc đang chờ ở màn hình Điểm danh (phím {key})"),
    clock_behind: "Đồng hồ máy chạy lùi so với lượt ghi gần nhất: hãy chỉnh lại giờ. Thứ tự các lượt vẫn đúng.",
    no_backup: |why| format!("Chưa sao lưu tự động được. {why}"),
    too_small: "Cửa sổ quá nhỏ: cần ít nhất 60 x 18",
};

/// English.
pub(super) const EN: Header = Header {
    door: |name| format!("Door {name}"),
    not_open: "roll call not open",
    closed: "roll call closed",
    attention: |n, key| format!("{n} waiting on the Check-in screen (key {key})"),
    clock_behind: "The clock is behind what was recorded last: set it right. The order of events is kept.",
    no_backup: |why| format!("No automatic backup. {why}"),
    too_small: "The window is too small: at least 60 x 18",
};
