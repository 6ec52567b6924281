//! The words of the console; a file for each screen and part.

mod badges;
mod board;
mod camera;
mod counts;
mod delegates;
mod desk;
mod header;
mod import;
mod keys;
mod library;
mod log;
mod panel;
mod popup;
mod publish;
mod record;

pub use badges::Badges;
pub use board::{Board, BoardKeys};
pub use camera::Camera;
pub use counts::Counts;
pub use delegates::Delegates;
pub use desk::Desk;
pub use header::Header;
pub use import::Import;
pub use keys::Keys;
pub use library::LibraryScreen;
pub use log::LogScreen;
pub use panel::Panel;
pub use popup::Popup;
pub use publish::Publish;
pub use record::{Fields, Record};

use super::Language;

/// Everything that the console writes.
pub struct Console {
    /// Names of the screens: check-in, dashboard, delegates, import, log, library, publish.
    pub screens: [&'static str; 7],
    /// The first line.
    pub header: Header,
    /// The camera and its picture.
    pub camera: Camera,
    /// The panel beside the picture.
    pub panel: Panel,
    /// Badges.
    pub badges: Badges,
    /// Numbers, bars and lists.
    pub counts: Counts,
    /// The delegate's record.
    pub record: Record,
    /// A record that is open.
    pub delegates: Delegates,
    /// Spreadsheets into the roster.
    pub import: Import,
    /// The dashboard's lists, its exports, and sessions.
    pub board: Board,
    /// The log screen.
    pub log: LogScreen,
    /// The library.
    pub library: LibraryScreen,
    /// The publish screen.
    pub publish: Publish,
    /// Operators, supervisors, forms and the palette.
    pub desk: Desk,
    /// Small windows over the screen.
    pub popup: Popup,
    /// What keys do.
    pub keys: Keys,
}

/// Tiếng Việt.
pub static VI: Console = Console {
    screens: ["Điểm danh", "Bảng tổng hợp", "Đại biểu", "Nạp danh sách", "Nhật ký", "Tài liệu", "Xuất bản"],
    header: header::VI,
    camera: camera::VI,
    panel: panel::VI,
    badges: badges::VI,
    counts: counts::VI,
    record: record::VI,
    delegates: delegates::VI,
    import: import::VI,
    board: board::VI,
    log: log::VI,
    library: library::VI,
    publish: publish::VI,
    desk: desk::VI,
    popup: popup::VI,
    keys: keys::VI,
};

/// English.
pub static EN: Console = Console {
    screens: ["Check-in", "Dashboard", "Delegates", "Import", "Log", "Library", "Publish"],
    header: header::EN,
    camera: camera::EN,
    panel: panel::EN,
    badges: badges::EN,
    counts: counts::EN,
    record: record::EN,
    delegates: delegates::EN,
    import: import::EN,
    board: board::EN,
    log: log::EN,
    library: library::EN,
    publish: publish::EN,
    desk: desk::EN,
    popup: popup::EN,
    keys: keys::EN,
};

/// The console's words in a language.
pub fn words(language: Language) -> &'static Console {
    match language {
        Language::Vi => &VI,
        Language::En => &EN,
    }
}
