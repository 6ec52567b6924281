//! The words of `daihoi roster`.

/// Rosters in and out.
pub struct Roster {
    /// `roster`
    pub about: &'static str,
    /// `roster import`
    pub import: &'static str,
    /// `roster import FILE`
    pub file: &'static str,
    /// `--dry-run`
    pub dry_run: &'static str,
    /// `--map`
    pub map: &'static str,
    /// `--sheet`
    pub sheet: &'static str,
    /// `--homonyms`
    pub homonyms: &'static str,
    /// `--failed`
    pub failed_option: &'static str,
    /// `roster export`
    pub export: &'static str,
    /// `roster export FILE`
    pub export_file: &'static str,
    /// Over the table of columns.
    pub columns: &'static str,
    /// A column that is not read.
    pub unread: &'static str,
    /// Sheets that were not read.
    pub sheets_unread: fn(&str) -> String,
    /// Over the first rows.
    pub preview: &'static str,
    /// Signs of a row: new, updated, unchanged.
    pub changes: [&'static str; 3],
    /// What a dry run would do: added, updated, unchanged, failed.
    pub would: fn(usize, usize, usize, usize) -> String,
    /// Import is done: added, updated, unchanged, failed.
    pub imported: fn(usize, usize, usize, usize) -> String,
    /// So many rows were left out as was wished.
    pub skipped: fn(usize) -> String,
    /// One failed row: row, cell, reason.
    pub failed: fn(u32, &str, &str) -> String,
    /// Something to look at in a row that is taken: cell, what.
    pub doubtful: fn(&str, &str) -> String,
    /// Where the rows to mend are.
    pub mend: fn(&str) -> String,
    /// A homonym: cell, who.
    pub question: fn(&str, &str) -> String,
    /// One who may be meant: number, who.
    pub same: fn(usize, &str) -> String,
    /// The other answers: somebody new, left out.
    pub others: &'static str,
    /// Where the answer is typed.
    pub answer: &'static str,
    /// Letters for: somebody new, left out.
    pub letters: [&'static str; 2],
    /// Export is done: how many, where.
    pub exported: fn(usize, &str) -> String,
}

pub(super) const VI: Roster = Roster {
    about: "Danh sách đại biểu",
    import: "Nạp danh sách từ Excel, LibreOffice hoặc CSV; nạp lại thì cập nhật, không nhân đôi",
    file: "Tệp danh sách (.xlsx, .xls, .ods, .csv)",
    dry_run: "Chỉ xem trước: các cột được hiểu thế nào, các dòng đầu, sẽ có gì thay đổi; không ghi",
    map: "Gán cột cho trường, ví dụ full_name=B; none=G để bỏ cột G; dùng nhiều lần được",
    sheet: "Chỉ đọc trang tính này (nếu không: mọi trang không ẩn có tiêu đề danh sách)",
    homonyms: "Với người trùng họ tên chưa rõ là ai: ask (hỏi), same (là người đã có), new (người mới), skip (bỏ qua)",
    failed_option: "Ghi các dòng chưa nạp được vào tệp này (nếu không: TỆP-can-sua.xlsx cạnh tệp danh sách)",
    export: "Xuất danh sách ra Excel hoặc CSV",
    export_file: "Tệp sẽ ghi (.xlsx, .csv)",
    columns: "Các cột được hiểu là:",
    unread: "(không đọc)",
    sheets_unread: |names| format!("Trang tính không đọc: {names}"),
    preview: "Các dòng đầu (+ mới, ~ cập nhật, = không đổi):",
    changes: ["+", "~", "="],
    would: |added, updated, unchanged, failed| {
        format!("Sẽ thêm {added}, cập nhật {updated}, không đổi {unchanged}, lỗi {failed}. Chưa ghi gì.")
    },
    imported: |added, updated, unchanged, failed| {
        format!("Thêm {added}, cập nhật {updated}, không đổi {unchanged}, lỗi {failed}.")
    },
    skipped: |count| format!("Bỏ qua {count} dòng trùng họ tên."),
    failed: |row, cell, reason| format!("dòng {row}, ô {cell}: {reason}"),
    doubtful: |cell, reason| format!("ô {cell}: {reason}"),
    mend: |file| format!("Các dòng cần sửa ở {file}: sửa ô được tô màu rồi nạp lại chính tệp ấy."),
    question: |cell, who| format!("Ô {cell}: {who}. Đã có người trùng họ tên. Có phải là:"),
    same: |number, who| format!("  {number}  {who}"),
    others: "  m  người khác, thêm mới\n  b  bỏ qua dòng này",
    answer: "Chọn: ",
    letters: ["m", "b"],
    exported: |count, file| format!("Đã ghi {count} đại biểu vào {file}"),
};

pub(super) const EN: Roster = Roster {
    about: "The roster of delegates",
    import: "Load a roster from Excel, LibreOffice or CSV; loading again updates, never duplicates",
    file: "The roster (.xlsx, .xls, .ods, .csv)",
    dry_run: "Only show how the columns are understood, the first rows, and what would change; write nothing",
    map: "Take a field from a column, such as full_name=B; none=G leaves column G out; may be repeated",
    sheet: "Read this sheet alone (else: every sheet that is not hidden and has a roster's header)",
    homonyms: "Where a name is shared and nothing tells who it is: ask, same (who is known), new (somebody new), skip",
    failed_option: "Write the rows that fail to this file (else: FILE-can-sua.xlsx beside the roster)",
    export: "Write the roster to Excel or CSV",
    export_file: "The file to write (.xlsx, .csv)",
    columns: "The columns are understood as:",
    unread: "(not read)",
    sheets_unread: |names| format!("Sheets that are not read: {names}"),
    preview: "The first rows (+ new, ~ updated, = unchanged):",
    changes: ["+", "~", "="],
    would: |added, updated, unchanged, failed| {
        format!("Would add {added}, update {updated}, leave {unchanged} unchanged, fail {failed}. Nothing was written.")
    },
    imported: |added, updated, unchanged, failed| {
        format!("{added} added, {updated} updated, {unchanged} unchanged, {failed} failed.")
    },
    skipped: |count| format!("{count} rows of a shared name were left out."),
    failed: |row, cell, reason| format!("row {row}, cell {cell}: {reason}"),
    doubtful: |cell, reason| format!("cell {cell}: {reason}"),
    mend: |file| format!("The rows to mend are in {file}: mend the coloured cells, then load that file."),
    question: |cell, who| format!("Cell {cell}: {who}. The name is known already. Is it:"),
    same: |number, who| format!("  {number}  {who}"),
    others: "  n  somebody else, who is new\n  s  leave this row out",
    answer: "Choose: ",
    letters: ["n", "s"],
    exported: |count, file| format!("{count} delegates written to {file}"),
};
