//! Words of the console: the first line.

words!(ConsoleHeader {
    door: |name: &str| Word { vi: "Cửa {name}", en: "Door {name}" },
    not_open: Word { vi: "chưa mở điểm danh", en: "roll call not open" },
    closed: Word { vi: "đã đóng điểm danh", en: "roll call closed" },
    /// `n` questions wait; `key` opens their screen.
    attention: |n: usize, key: &str| Word {
        vi: "{n} việc đang chờ ở màn hình Điểm danh (phím {key})",
        en: "{n} waiting on the Check-in screen (key {key})",
    },
    clock_behind: Word {
        vi: "Đồng hồ máy chạy lùi so với lượt ghi gần nhất: hãy chỉnh lại giờ. Thứ tự các lượt vẫn đúng.",
        en: "The clock is behind what was recorded last: set it right. The order of events is kept.",
    },
    /// `why` is the sentence of the error.
    no_backup: |why: &str| Word { vi: "Chưa sao lưu tự động được. {why}", en: "No automatic backup. {why}" },
    too_small: Word {
        vi: "Cửa sổ quá nhỏ: cần ít nhất 60 x 18", en: "The window is too small: at least 60 x 18"
    },
});
