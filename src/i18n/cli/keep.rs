//! Words of `daihoi backup`, `restore`, `passphrase` and `verify`.

words!(CliKeep {
    /// `backup`
    backup: Word {
        vi: "Sao lưu cơ sở dữ liệu, kể cả khi bàn điều khiển đang chạy",
        en: "Back up the database, while a console runs too",
    },
    /// `backup FILE`
    backup_file: Word {
        vi: "Tệp sao lưu sẽ ghi, cùng mật khẩu với cơ sở dữ liệu",
        en: "The backup to write, under the database's passphrase",
    },
    /// `backup --force`
    backup_force: Word {
        vi: "Ghi đè dù tệp có sẵn không phải là bản sao cũ của đại hội này",
        en: "Overwrite the file even where it is not an earlier backup of this congress",
    },
    backed_up: |file: &str, events: usize| Word {
        vi: "Đã sao lưu vào {file}: {events} lượt điểm danh, đã kiểm tra nguyên vẹn.",
        en: "Backed up into {file}: {events} attendance events, checked.",
    },
    /// `restore`
    restore: Word {
        vi: "Phục hồi cơ sở dữ liệu từ bản sao lưu", en: "Restore the database from a backup"
    },
    /// `restore FILE`
    restore_file: Word { vi: "Tệp sao lưu", en: "The backup" },
    /// `restore --force`
    restore_force: Word {
        vi: "Thay dù dữ liệu hiện tại mới hơn hoặc không đọc được; dữ liệu hiện tại vẫn được giữ lại bên cạnh",
        en: "Replace the present data even where it is newer or can't be read; it is kept beside the new one",
    },
    /// `kept` is the path of the database that was replaced.
    restored: |file: &str, events: usize, kept: Option<&str>| Word {
        vi: {
            let done = format!("Đã phục hồi từ {file}: {events} lượt điểm danh.");
            kept.map_or(done.clone(), |kept| format!("{done} Dữ liệu trước đó được giữ ở {kept}"))
        },
        en: {
            let done = format!("Restored from {file}: {events} attendance events.");
            kept.map_or(done.clone(), |kept| format!("{done} What was there before is kept in {kept}"))
        },
    },
    /// `passphrase`
    passphrase: Word {
        vi: "Đổi mật khẩu cơ sở dữ liệu (mật khẩu mới được hỏi, hoặc đọc từ biến môi trường DAIHOI_NEW_PASSPHRASE)",
        en: "Change the database's passphrase (the new one is asked for, or read from the variable \
             DAIHOI_NEW_PASSPHRASE)",
    },
    ask_new: Word { vi: "Mật khẩu mới của cơ sở dữ liệu: ", en: "The database's new passphrase: " },
    changed: Word {
        vi: "Đã đổi mật khẩu. Các bản sao lưu cũ vẫn mở bằng mật khẩu cũ: hãy sao lưu lại và hủy các bản cũ nếu cần.",
        en: "The passphrase is changed. Earlier backups still open with the old one: back up again, and destroy them \
             if need be.",
    },
    /// After a wrong passphrase.
    again: |left: usize| Word {
        vi: "Mật khẩu không đúng. Hãy chú ý phím Caps Lock và bộ gõ tiếng Việt; còn {left} lần.",
        en: "That is not the passphrase. Mind Caps Lock and the Vietnamese keyboard; {left} more tries.",
    },
    /// `verify`
    verify: Word {
        vi: "Kiểm tra cơ sở dữ liệu, nhật ký và các lượt điểm danh còn nguyên vẹn",
        en: "Check that database, log and attendance events are whole",
    },
    verified: |entries: usize, events: usize| Word {
        vi: "Nguyên vẹn: {entries} dòng nhật ký, {events} sự kiện.",
        en: "Whole: {entries} log entries, {events} events.",
    },
});
