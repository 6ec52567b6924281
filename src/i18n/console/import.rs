//! Words of the console: the screen that imports rosters.

words!(ConsoleImport {
    /// Choosing a file: title, what to type, no match.
    pick: [
        Word { vi: "Chọn tệp danh sách", en: "Choose the roster's file" },
        Word {
            vi: "tên tệp, hoặc đường dẫn (/…, ~/…); .xlsx .xls .ods .csv",
            en: "the file's name, or a path (/…, ~/…); .xlsx .xls .ods .csv",
        },
        Word {
            vi: "Không có tệp nào khớp. Enter: dùng đường dẫn đã gõ.",
            en: "No file fits. Enter: take the path as typed.",
        },
    ],
    busy: Word { vi: "đang đọc…", en: "reading…" },
    /// Labels of the counts.
    counts: [
        Word { vi: "mới", en: "new" },
        Word { vi: "cập nhật", en: "updated" },
        Word { vi: "không đổi", en: "unchanged" },
        Word { vi: "lỗi", en: "failed" },
        Word { vi: "trùng tên", en: "same name" },
    ],
    /// Titles of the parts of the preview.
    parts: [
        Word { vi: "Các cột", en: "Columns" },
        Word { vi: "Các dòng đầu", en: "First rows" },
        Word { vi: "Cần sửa", en: "To fix" },
    ],
    /// A column that is not read.
    unread: Word { vi: "không đọc", en: "not read" },
    /// Title of the list of fields.
    choose_field: |header: &str| Word { vi: "Cột “{header}” là:", en: "Column “{header}” is:" },
    all_well: Word { vi: "Mọi dòng đều đọc được.", en: "Every row was understood." },
    /// The sheets that are read.
    sheets: |names: &str| Word { vi: "Trang tính: {names}", en: "Sheets: {names}" },
    /// Title of the questions about shared names.
    question: [
        |left: usize| Word {
            vi: "Trùng họ tên: còn {left} câu hỏi", en: "The name is shared: {left} to answer"
        },
        |left: usize| Word {
            vi: "Tên mới, hay tên được sửa? Còn {left} câu hỏi",
            en: "A new name or a mended one? {left} to answer"
        },
    ],
    /// Label of the count of those who leave.
    counts_leaving: Word { vi: "ra khỏi danh sách", en: "leave" },
    /// Somebody whom a list that replaces the roster does not name: before and after it is loaded.
    leaves: [
        |name: &str, unit: &str| Word {
            vi: "không có tên trong tệp, sẽ ra khỏi danh sách: {name} – {unit}",
            en: "not in the file, to leave the roster: {name} – {unit}",
        },
        |name: &str, unit: &str| Word {
            vi: "đã ra khỏi danh sách: {name} – {unit}",
            en: "left the roster: {name} – {unit}"
        },
    ],
    /// The key by which the list replaces the roster, and by which it no longer does.
    replace: [Word { vi: "thay hết", en: "replace all" }, Word { vi: "không thay", en: "keep others" },],
    /// Above the row in question.
    row: |cell: &str| Word { vi: "Dòng ở ô {cell}:", en: "The row at cell {cell}:" },
    /// Answers; the first stands before a known delegate.
    answers: [
        Word { vi: "chính là", en: "is" },
        Word { vi: "người khác, thêm mới", en: "somebody else, who is new" },
        Word { vi: "bỏ qua dòng này", en: "leave this row out" },
    ],
    /// Title of the result.
    done: Word { vi: "ĐÃ NHẬP", en: "LOADED" },
    /// Where the rows to correct are.
    corrections: |file: &str| Word { vi: "Các dòng cần sửa: {file}", en: "Rows to fix: {file}" },
    corrections_help: Word {
        vi: "Mở tệp ấy, sửa các ô được tô màu, rồi nhập lại chính tệp ấy.",
        en: "Open that file, fix the coloured cells, and load that same file.",
    },
    /// Questions that were left unanswered.
    put_off: |count: usize| Word {
        vi: "{count} dòng trùng tên để lại, sẽ nằm trong tệp cần sửa.",
        en: "{count} rows of shared names are put off; they will be in the file to fix.",
    },
    /// What the keys do.
    keys: [
        Word { vi: "xem trước", en: "look" },
        Word { vi: "mở", en: "open" },
        Word { vi: "nhập", en: "load" },
        Word { vi: "phần khác", en: "other part" },
        Word { vi: "chọn lại nội dung cột", en: "change what the column holds" },
        Word { vi: "trang tính", en: "sheet" },
        Word { vi: "tệp khác", en: "other file" },
        Word { vi: "trả lời", en: "answer" },
        Word { vi: "để sau", en: "later" },
    ],
    /// A row that was not taken for a person: its first cells, and what it was taken for.
    left_out: |cells: &str, reason: &str| Word {
        vi: "bỏ qua: {reason} – {cells}", en: "left out: {reason} – {cells}"
    },
});
