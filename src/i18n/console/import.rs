//! The words of the import screen.

/// Spreadsheets into the roster.
pub struct Import {
    /// How a roster is loaded.
    pub how: [&'static str; 2],
}

/// Tiếng Việt.
pub(super) const VI: Import = Import {
    how: ["Danh sách được nạp bằng dòng lệnh, khi bàn đón tiếp này đã thoát:", "daihoi roster import TỆP"],
};

/// English.
pub(super) const EN: Import = Import {
    how: ["A roster is loaded from the command line, when this desk has been left:", "daihoi roster import FILE"],
};
