//! Words of `daihoi roster`.

words!(CliRoster {
    /// `roster`
    about: Word { vi: "Danh sách đại biểu", en: "The roster of delegates" },
    /// `roster import`
    import: Word {
        vi: "Nhập danh sách từ Excel, LibreOffice hoặc CSV; nhập lại thì cập nhật, không nhân đôi",
        en: "Load a roster from Excel, LibreOffice or CSV; loading again updates, never duplicates",
    },
    /// `roster import FILE`
    file: Word { vi: "Tệp danh sách (.xlsx, .xls, .ods, .csv)", en: "The roster (.xlsx, .xls, .ods, .csv)" },
    /// `--dry-run`
    dry_run: Word {
        vi: "Chỉ xem trước: các cột được hiểu thế nào, các dòng đầu, sẽ có gì thay đổi; không ghi",
        en: "Only show how the columns are understood, the first rows, and what would change; write nothing",
    },
    /// `--map`
    map: Word {
        vi: "Gán cột cho trường, ví dụ full_name=B; none=G để bỏ cột G; dùng nhiều lần được",
        en: "Take a field from a column, such as full_name=B; none=G leaves column G out; may be repeated",
    },
    /// `--sheet`
    sheet: Word {
        vi: "Chỉ đọc trang tính này (nếu không: mọi trang không ẩn có tiêu đề danh sách)",
        en: "Read this sheet alone (else: every sheet that is not hidden and has a roster's header)",
    },
    /// `--homonyms`
    homonyms: Word {
        vi: "Với người trùng hoặc gần giống họ tên, chưa rõ là ai: ask (hỏi), same (là người đã có), new (người mới), skip (bỏ qua)",
        en: "Where a name is shared or may be mended, and nothing tells who it is: ask, same (who is known), new (somebody new), skip",
    },
    /// `--failed`
    failed_option: Word {
        vi: "Ghi các dòng chưa nhập được vào tệp này (nếu không: TỆP-can-sua.xlsx cạnh tệp danh sách)",
        en: "Write the rows that fail to this file (else: FILE-can-sua.xlsx beside the roster)",
    },
    /// `--replace`
    replace: Word {
        vi: "Danh sách này thay cho danh sách đang có: ai không có tên trong tệp thì được đưa ra (xem trước bằng --dry-run)",
        en: "This list replaces the roster: whoever it does not name leaves (look first, with --dry-run)",
    },
    /// `--decision`
    decision: Word { vi: "Số quyết định", en: "Number of the decision" },
    /// `roster remove`
    remove: Word {
        vi: "Đưa một đại biểu ra khỏi danh sách theo quyết định; các lượt đã ghi vẫn còn",
        en: "Take a delegate off the roster, by a decision; what was recorded stays",
    },
    /// `roster remove DELEGATE`
    delegate: Word {
        vi: "Đại biểu: tên, số thứ tự hoặc số thẻ",
        en: "The delegate: name, number in the roster or badge",
    },
    removed: |name: &str, decision: &str| Word {
        vi: "Đã đưa {name} ra khỏi danh sách theo quyết định {decision}.",
        en: "{name} was taken off the roster by decision {decision}.",
    },
    /// Above those who leave.
    leaving: |count: usize| Word {
        vi: "Không có tên trong tệp, sẽ được đưa ra khỏi danh sách: {count} người",
        en: "Not in the file, to be taken off the roster: {count}",
    },
    left: |count: usize| Word {
        vi: "Đã đưa {count} người ra khỏi danh sách.", en: "{count} taken off the roster."
    },
    /// A dry run whose changes a supervisor has to allow.
    guarded: Word {
        vi: "Khi nhập cần người phụ trách cho phép (--supervisor).",
        en: "To load it, a supervisor has to allow it (--supervisor).",
    },
    /// While a long list is loaded: the step.
    steps: [
        Word { vi: "Đang đọc tệp…", en: "Reading the file…" },
        Word { vi: "Đang đối chiếu với danh sách…", en: "Comparing with the roster…" },
        Word { vi: "Đang ghi…", en: "Writing…" },
    ],
    /// `roster export`
    export: Word { vi: "Xuất danh sách ra Excel hoặc CSV", en: "Write the roster to Excel or CSV" },
    /// `roster export FILE`
    export_file: Word { vi: "Tệp sẽ ghi (.xlsx, .csv)", en: "The file to write (.xlsx, .csv)" },
    /// Above the table of columns.
    columns: Word { vi: "Các cột được hiểu là:", en: "The columns are understood as:" },
    /// A column that is not read.
    unread: Word { vi: "(không đọc)", en: "(not read)" },
    sheets_unread: |names: &str| Word {
        vi: "Trang tính không đọc: {names}", en: "Sheets that are not read: {names}"
    },
    /// Above the first rows.
    preview: Word {
        vi: "Các dòng đầu (+ mới, ~ cập nhật, = không đổi):",
        en: "The first rows (+ new, ~ updated, = unchanged):",
    },
    /// Marks before a row.
    changes: [Word { vi: "+", en: "+" }, Word { vi: "~", en: "~" }, Word { vi: "=", en: "=" }],
    /// Summary of a dry run.
    would: |added: usize, updated: usize, unchanged: usize, failed: usize| Word {
        vi: "Sẽ thêm {added}, cập nhật {updated}, không đổi {unchanged}, lỗi {failed}. Chưa ghi gì.",
        en: "Would add {added}, update {updated}, leave {unchanged} unchanged, fail {failed}. Nothing was written.",
    },
    imported: |added: usize, updated: usize, unchanged: usize, failed: usize| Word {
        vi: "Thêm {added}, cập nhật {updated}, không đổi {unchanged}, lỗi {failed}.",
        en: "{added} added, {updated} updated, {unchanged} unchanged, {failed} failed.",
    },
    /// Rows with a shared name that were left out as asked.
    skipped: |count: usize| Word {
        vi: "Bỏ qua {count} dòng trùng họ tên.",
        en: "{count} rows of a shared name were left out.",
    },
    failed: |row: u32, cell: &str, reason: &str| Word {
        vi: "dòng {row}, ô {cell}: {reason}",
        en: "row {row}, cell {cell}: {reason}",
    },
    /// A row that is imported although something in it is doubtful.
    doubtful: |cell: &str, reason: &str| Word { vi: "ô {cell}: {reason}", en: "cell {cell}: {reason}" },
    /// A row that was not taken for a person: its first cells, and what it was taken for.
    left_out: |cell: &str, cells: &str, reason: &str| Word {
        vi: "ô {cell}: bỏ qua “{cells}” ({reason})",
        en: "cell {cell}: left out “{cells}” ({reason})",
    },
    /// Where the rows to correct are.
    corrections: |file: &str| Word {
        vi: "Các dòng cần sửa ở {file}: sửa ô được tô màu rồi nhập lại chính tệp ấy.",
        en: "The rows to fix are in {file}: fix the coloured cells, then load that file.",
    },
    /// Asks about a name that the roster has already.
    question: |cell: &str, who: &str| Word {
        vi: "Ô {cell}: {who}. Đã có người trùng họ tên. Có phải là:",
        en: "Cell {cell}: {who}. The name is known already. Is it:",
    },
    /// Asks about a name that nobody has.
    mended_question: |cell: &str, who: &str| Word {
        vi: "Ô {cell}: {who}. Chưa ai có họ tên này. Có phải tên được sửa của:",
        en: "Cell {cell}: {who}. Nobody has this name. Is it the mended name of:",
    },
    /// A person who may be meant.
    same: |number: usize, who: &str| Word { vi: "  {number}  {who}", en: "  {number}  {who}" },
    /// The other answers.
    others: Word {
        vi: "  m  người khác, thêm mới\n  b  bỏ qua dòng này",
        en: "  n  somebody else, who is new\n  s  leave this row out",
    },
    /// Prompt for the answer.
    answer: Word { vi: "Chọn: ", en: "Choose: " },
    /// Keys of the other answers.
    letters: [Word { vi: "m", en: "n" }, Word { vi: "b", en: "s" }],
    exported: |count: usize, file: &str| Word {
        vi: "Đã ghi {count} đại biểu vào {file}",
        en: "{count} delegates written to {file}",
    },
});
