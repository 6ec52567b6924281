//! The words of the screen that loads rosters.

/// Spreadsheets into the roster.
pub struct Import {
    /// Pick a file: the question, what can be typed, nothing fits.
    pub pick: [&'static str; 3],
    /// The file is being read.
    pub busy: &'static str,
    /// Counts, as words: new, updated, unchanged, failed, homonyms.
    pub counts: [&'static str; 5],
    /// The parts: columns, rows, failed.
    pub parts: [&'static str; 3],
    /// A column that is not read.
    pub unread: &'static str,
    /// Over the list of fields for a column.
    pub choose_field: fn(&str) -> String,
    /// All rows are well.
    pub all_well: &'static str,
    /// The sheets that are read.
    pub sheets: fn(&str) -> String,
    /// The question about a homonym: its place of so many.
    pub question: fn(usize) -> String,
    /// The row as it is.
    pub row: fn(&str) -> String,
    /// Answers: this person, somebody new, left out.
    pub answers: [&'static str; 3],
    /// It is loaded.
    pub done: &'static str,
    /// Where the rows to mend are.
    pub mend: fn(&str) -> String,
    /// What to do with them.
    pub mend_help: &'static str,
    /// Homonyms were put off.
    pub put_off: fn(usize) -> String,
    /// Keys: look, open the folder, load, part, field, sheet, another file, answer, put off.
    pub keys: [&'static str; 9],
}

/// Tiếng Việt.
pub(super) const VI: Import = Import {
    pick: [
        "Chọn tệp danh sách",
        "tên tệp, hoặc đường dẫn (/…, ~/…); .xlsx .xls .ods .csv",
        "Không có tệp nào khớp. Enter: dùng đường dẫn đã gõ.",
    ],
    busy: "đang đọc…",
    counts: ["mới", "cập nhật", "không đổi", "lỗi", "trùng tên"],
    parts: ["Các cột", "Các dòng đầu", "Cần sửa"],
    unread: "không đọc",
    choose_field: |header| format!("Cột “{header}” là:"),
    all_well: "Mọi dòng đều đọc được.",
    sheets: |names| format!("Trang tính: {names}"),
    question: |left| format!("Trùng họ tên: còn {left} câu hỏi"),
    row: |cell| format!("Dòng ở ô {cell}:"),
    answers: ["chính là", "người khác, thêm mới", "bỏ qua dòng này"],
    done: "ĐÃ NẠP",
    mend: |file| format!("Các dòng cần sửa: {file}"),
    mend_help: "Mở tệp ấy, sửa các ô được tô màu, rồi nạp lại chính tệp ấy.",
    put_off: |count| format!("{count} dòng trùng tên để lại, sẽ nằm trong tệp cần sửa."),
    keys: ["xem trước", "mở", "nạp", "phần khác", "đổi trường", "trang tính", "tệp khác", "trả lời", "để sau"],
};

/// English.
pub(super) const EN: Import = Import {
    pick: [
        "Choose the roster's file",
        "the file's name, or a path (/…, ~/…); .xlsx .xls .ods .csv",
        "No file fits. Enter: take the path as typed.",
    ],
    busy: "reading…",
    counts: ["new", "updated", "unchanged", "failed", "same name"],
    parts: ["Columns", "First rows", "To mend"],
    unread: "not read",
    choose_field: |header| format!("Column “{header}” is:"),
    all_well: "Every row was understood.",
    sheets: |names| format!("Sheets: {names}"),
    question: |left| format!("The name is shared: {left} to answer"),
    row: |cell| format!("The row at cell {cell}:"),
    answers: ["is", "somebody else, who is new", "leave this row out"],
    done: "LOADED",
    mend: |file| format!("Rows to mend: {file}"),
    mend_help: "Open that file, mend the coloured cells, and load that same file.",
    put_off: |count| format!("{count} rows of shared names are put off; they will be in the file to mend."),
    keys: ["look", "open", "load", "other part", "change field", "sheet", "other file", "answer", "later"],
};
