//! Words of what keeps the data safe: `backup`, `restore`, `passphrase`, `verify`.

/// The words of one language.
pub struct Keep {
    /// `backup`
    pub backup: &'static str,
    /// `backup FILE`
    pub backup_file: &'static str,
    /// `backup --force`
    pub backup_force: &'static str,
    /// It is written: file, events.
    pub backed_up: fn(&str, usize) -> String,
    /// `restore`
    pub restore: &'static str,
    /// `restore FILE`
    pub restore_file: &'static str,
    /// `restore --force`
    pub restore_force: &'static str,
    /// It is put back: file, events, where the database that it replaced is kept.
    pub restored: fn(&str, usize, Option<&str>) -> String,
    /// `passphrase`
    pub passphrase: &'static str,
    /// Asks for the new one.
    pub ask_new: &'static str,
    /// It is changed.
    pub changed: &'static str,
    /// A wrong passphrase was typed: how many tries are left.
    pub again: fn(usize) -> String,
    /// `verify`
    pub verify: &'static str,
    /// Everything is in order: entries, events.
    pub verified: fn(usize, usize) -> String,
}

pub(super) const VI: Keep = Keep {
    backup: "Sao lưu cơ sở dữ liệu, kể cả khi bàn điều khiển đang chạy",
    backup_file: "Tệp sao lưu sẽ ghi, cùng mật khẩu với cơ sở dữ liệu",
    backup_force: "Ghi đè dù tệp có sẵn không phải là bản sao cũ của đại hội này",
    backed_up: |file, events| format!("Đã sao lưu vào {file}: {events} lượt điểm danh, đã kiểm tra nguyên vẹn."),
    restore: "Phục hồi cơ sở dữ liệu từ bản sao lưu",
    restore_file: "Tệp sao lưu",
    restore_force: "Thay dù dữ liệu hiện tại mới hơn hoặc không đọc được; dữ liệu hiện tại vẫn được giữ lại bên cạnh",
    restored: |file, events, kept| {
        let done = format!("Đã phục hồi từ {file}: {events} lượt điểm danh.");
        kept.map_or(done.clone(), |kept| format!("{done} Dữ liệu trước đó được giữ ở {kept}"))
    },
    passphrase: "Đổi mật khẩu cơ sở dữ liệu (mật khẩu mới được hỏi, hoặc đọc từ biến môi trường DAIHOI_NEW_PASSPHRASE)",
    ask_new: "Mật khẩu mới của cơ sở dữ liệu: ",
    changed: "Đã đổi mật khẩu. Các bản sao lưu cũ vẫn mở bằng mật khẩu cũ: hãy sao lưu lại và hủy các bản cũ nếu cần.",
    again: |left| format!("Mật khẩu không đúng. Hãy chú ý phím Caps Lock và bộ gõ tiếng Việt; còn {left} lần."),
    verify: "Kiểm tra cơ sở dữ liệu, nhật ký và các lượt điểm danh còn nguyên vẹn",
    verified: |entries, events| format!("Nguyên vẹn: {entries} dòng nhật ký, {events} sự kiện."),
};

pub(super) const EN: Keep = Keep {
    backup: "Back up the database, while a console runs too",
    backup_file: "The backup to write, under the database's passphrase",
    backup_force: "Overwrite the file even where it is not an earlier backup of this congress",
    backed_up: |file, events| format!("Backed up into {file}: {events} attendance events, checked."),
    restore: "Restore the database from a backup",
    restore_file: "The backup",
    restore_force: "Replace the present data even where it is newer or can't be read; it is kept beside the new one",
    restored: |file, events, kept| {
        let done = format!("Restored from {file}: {events} attendance events.");
        kept.map_or(done.clone(), |kept| format!("{done} What was there before is kept in {kept}"))
    },
    passphrase: "Change the database's passphrase (the new one is asked for, or read from the variable DAIHOI_NEW_PASSPHRASE)",
    ask_new: "The database's new passphrase: ",
    changed: "The passphrase is changed. Earlier backups still open with the old one: back up again, and destroy them if need be.",
    again: |left| format!("That is not the passphrase. Mind Caps Lock and the Vietnamese keyboard; {left} more tries."),
    verify: "Check that database, log and attendance events are whole",
    verified: |entries, events| format!("Whole: {entries} log entries, {events} events."),
};
