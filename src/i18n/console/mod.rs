//! The words of the console; a file for each screen and part.

mod badges;
mod camera;
mod counts;
mod dashboard;
mod delegates;
mod forms;
mod header;
mod import;
mod keys;
mod library;
mod log;
mod panel;
mod popup;
mod publish;
mod record;

pub use badges::ConsoleBadges;
pub use camera::ConsoleCamera;
pub use counts::ConsoleCounts;
pub use dashboard::{ConsoleDashboard, ConsoleDashboardKeys};
pub use delegates::ConsoleDelegates;
pub use forms::ConsoleForms;
pub use header::ConsoleHeader;
pub use import::ConsoleImport;
pub use keys::ConsoleKeys;
pub use library::ConsoleLibrary;
pub use log::ConsoleLog;
pub use panel::ConsolePanel;
pub use popup::ConsolePopups;
pub use publish::ConsolePublish;
pub use record::{ConsoleRecord, ConsoleRecordFields};

use super::Language;

words!(Console {
    /// Names of the screens, in their order.
    screens: [
        Word { vi: "Điểm danh", en: "Check-in" },
        Word { vi: "Bảng tổng hợp", en: "Dashboard" },
        Word { vi: "Đại biểu", en: "Delegates" },
        Word { vi: "Nhập danh sách", en: "Import" },
        Word { vi: "Nhật ký", en: "Log" },
        Word { vi: "Tài liệu", en: "Library" },
        Word { vi: "Phát tài liệu", en: "Publish" },
    ],
    header: Group::<ConsoleHeader>,
    camera: Group::<ConsoleCamera>,
    panel: Group::<ConsolePanel>,
    badges: Group::<ConsoleBadges>,
    counts: Group::<ConsoleCounts>,
    record: Group::<ConsoleRecord>,
    delegates: Group::<ConsoleDelegates>,
    import: Group::<ConsoleImport>,
    dashboard: Group::<ConsoleDashboard>,
    log: Group::<ConsoleLog>,
    library: Group::<ConsoleLibrary>,
    publish: Group::<ConsolePublish>,
    forms: Group::<ConsoleForms>,
    popup: Group::<ConsolePopups>,
    keys: Group::<ConsoleKeys>,
});

/// The console's words in a language.
pub fn words(language: Language) -> &'static Console {
    language.pick(&Console::VI, &Console::EN)
}
