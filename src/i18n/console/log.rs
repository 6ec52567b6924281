//! Words of the console: the log screen.

words!(ConsoleLog {
    /// What to type.
    hint: Word {
        vi: "tên, người trực, việc, cửa; có dấu hay không",
        en: "name, operator, action, door; with or without marks",
    },
    /// The hash chain is verified up to an entry.
    whole: |seq: &str| Word { vi: "nhật ký nguyên vẹn đến #{seq}", en: "the log is whole up to #{seq}" },
    /// The hash chain is being verified.
    checking: |held: &str, end: &str| Word {
        vi: "đang kiểm tra nhật ký #{held}/{end}",
        en: "checking the log #{held}/{end}",
    },
    broken: |seq: &str| Word {
        vi: "NHẬT KÝ KHÔNG CÒN NGUYÊN VẸN TỪ #{seq}: báo Ban tổ chức, chạy daihoi verify",
        en: "THE LOG IS BROKEN AT #{seq}: tell the committee, run daihoi verify",
    },
    nothing: Word { vi: "Không có dòng nào khớp.", en: "No line fits." },
    reading: Word { vi: "đang đọc…", en: "reading…" },
    /// More entries match than are shown.
    more: Word { vi: "Còn nữa: gõ thêm để lọc.", en: "There is more: type to filter." },
    /// Key: open the delegate's record.
    record: Word { vi: "hồ sơ đại biểu", en: "the delegate's record" },
    /// Key: erase what was typed.
    clear: Word { vi: "xóa lọc", en: "clear" },
});
