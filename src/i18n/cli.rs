//! The command line's words: help, questions, and the plain answers that people read instead of JSON.

pub mod attendance;
pub mod badges;
pub mod correct;
pub mod docs;
pub mod faces;
pub mod keep;
pub mod operator;
mod roster;
mod search;
pub mod serve;

use attendance::Attendance;

use badges::Badges;
use docs::Docs;
use faces::Faces;
pub use roster::Roster;

use super::Language;

/// The words of one language.
pub struct Cli {
    /// What the program is, in a line.
    pub about: &'static str,
    /// Headings of clap's help.
    pub usage: &'static str,
    /// Stands for the options in a usage line.
    pub usage_options: &'static str,
    /// Stands for a command in a usage line.
    pub usage_command: &'static str,
    /// Heading of the list of commands.
    pub commands: &'static str,
    /// Heading of the list of options.
    pub options: &'static str,
    /// Heading of the list of arguments.
    pub arguments: &'static str,
    /// `--help`
    pub help: &'static str,
    /// `--version`
    pub version: &'static str,
    /// `--congress`
    pub congress: &'static str,
    /// `--lang`
    pub lang: &'static str,
    /// `--json`
    pub json: &'static str,
    /// `--passphrase-file`
    pub passphrase_file: &'static str,
    /// Asks for the passphrase.
    pub ask_passphrase: &'static str,
    /// Asks for a new passphrase again.
    pub ask_again: &'static str,
    /// Before every error.
    pub error: &'static str,
    /// Before every warning.
    pub warning: &'static str,
    /// Wrong usage: what was wrong, as typed.
    pub usage_unknown: fn(&str) -> String,
    /// Something is missing on the command line.
    pub usage_missing: fn(&str) -> String,
    /// A value does not fit.
    pub usage_value: fn(&str, &str) -> String,
    /// Any other slip.
    pub usage_other: &'static str,
    /// Where to read more.
    pub usage_hint: fn(&str) -> String,

    /// `console`
    pub console: &'static str,
    /// `init`
    pub init: &'static str,
    /// `init DIR`
    pub init_dir: &'static str,
    /// `init --name`
    pub init_name: &'static str,
    /// The name of a congress that was given none.
    pub init_default_name: &'static str,
    /// `init` is done: folder.
    pub init_done: fn(&str) -> String,
    /// `demo`
    pub demo: &'static str,
    /// `demo --dir`
    pub demo_dir: &'static str,
    /// `demo --no-console`
    pub demo_no_console: &'static str,
    /// `demo` is ready: folder, delegates, documents, passphrase.
    pub demo_done: fn(&str, usize, usize, &str) -> String,
    /// `roster`
    pub roster: Roster,
    /// `delegates`
    pub delegates: &'static str,
    /// `delegates QUERY`
    pub delegates_query: &'static str,
    /// `consent`
    pub consent: &'static str,
    /// `consent DELEGATE`
    pub consent_delegate: &'static str,
    /// `consent --all`
    pub consent_all: &'static str,
    /// `consent --method`
    pub consent_method: &'static str,
    /// Consent is recorded: how many.
    pub consent_done: fn(usize) -> String,
    /// `enrol` and `faces`.
    pub faces: Faces,
    /// `doctor`
    pub doctor: &'static str,
    /// `badges`
    pub badges: Badges,
    /// `camera`
    pub camera: &'static str,
    /// `camera list`
    pub camera_list: &'static str,
    /// `camera test`
    pub camera_test: &'static str,
    /// No camera was found.
    pub camera_none: &'static str,
    /// `--source`
    pub source: &'static str,
    /// `checkin`
    pub checkin: &'static str,
    /// `checkin --headless`
    pub checkin_headless: &'static str,
    /// Checked in.
    pub checkin_present: &'static str,
    /// Was present already.
    pub checkin_duplicate: &'static str,
    /// A person has to look.
    pub checkin_confirm: &'static str,
    /// Nobody who is enrolled.
    pub checkin_unknown: &'static str,
    /// Not eligible.
    pub checkin_blocked: &'static str,
    /// The camera gives no frames.
    pub checkin_stalled: &'static str,
    /// The camera is gone.
    pub checkin_lost: &'static str,
    /// The camera is back.
    pub checkin_back: &'static str,
    /// `--session`
    pub session_option: &'static str,
    /// `session`
    pub session: &'static str,
    /// `session list`
    pub session_list: &'static str,
    /// `session open`
    pub session_open: &'static str,
    /// `session bell`
    pub session_bell: &'static str,
    /// `session close`
    pub session_close: &'static str,
    /// `session … NAME`
    pub session_name: &'static str,
    /// `attendance`
    pub attendance: Attendance,
    /// `docs`
    pub docs: Docs,
    /// `serve`
    pub serve: serve::Serve,
    /// `search`
    pub search: search::Search,
    /// Corrections under `attendance`.
    pub correct: correct::Correct,
    /// `operator`, and a supervisor's leave.
    pub operator: operator::Operator,
    /// `backup`, `restore`, `passphrase`, `verify`.
    pub keep: keep::Keep,
    /// `--models`
    pub models: &'static str,
}

/// The words in a language.
pub fn cli(language: Language) -> &'static Cli {
    match language {
        Language::Vi => &VI,
        Language::En => &EN,
    }
}

const VI: Cli = Cli {
    about: "Đón đại biểu và phát tài liệu đại hội: không cần mạng, trên một máy tính xách tay, trong một chương trình.",
    usage: "Cách dùng",
    usage_options: "[TÙY CHỌN]",
    usage_command: "LỆNH",
    commands: "Lệnh",
    options: "Tùy chọn",
    arguments: "Tham số",
    help: "Xem trợ giúp",
    version: "Xem phiên bản",
    congress: "Thư mục của đại hội (mặc định: thư mục hiện tại)",
    lang: "Ngôn ngữ: vi hoặc en",
    json: "In kết quả dạng JSON ra đầu ra chuẩn",
    passphrase_file: "Đọc mật khẩu cơ sở dữ liệu từ tệp này (hoặc biến môi trường DAIHOI_PASSPHRASE)",
    ask_passphrase: "Mật khẩu cơ sở dữ liệu: ",
    ask_again: "Nhập lại mật khẩu: ",
    error: "lỗi",
    warning: "cảnh báo",
    usage_unknown: |what| format!("không hiểu `{what}`"),
    usage_missing: |what| format!("thiếu {what}"),
    usage_value: |value, option| format!("giá trị `{value}` không hợp lệ cho {option}"),
    usage_other: "dòng lệnh không hợp lệ",
    usage_hint: |command| format!("Xem `{command} --help`."),
    console: "Mở bàn điều khiển (mặc định khi không có lệnh)",
    init: "Tạo thư mục đại hội mới",
    init_dir: "Thư mục sẽ tạo",
    init_name: "Tên đại hội",
    init_default_name: "Đại hội",
    init_done: |folder| {
        format!("Đã tạo đại hội trong {folder}. Tiếp theo: daihoi --congress {folder} roster import FILE")
    },
    demo: "Mở một đại hội mẫu để dùng thử",
    demo_dir: "Thư mục của đại hội mẫu",
    demo_no_console: "Chỉ chuẩn bị, không mở bàn điều khiển",
    demo_done: |folder, delegates, documents, passphrase| {
        format!(
            "Đại hội mẫu ở {folder}: {delegates} đại biểu, {documents} tài liệu (mật khẩu: {passphrase}).\n\
             Trang tài liệu: {folder}/site/index.html"
        )
    },
    roster: roster::VI,
    delegates: "Tìm đại biểu; không có từ khóa thì liệt kê theo vần tên",
    delegates_query: "Tên, chữ cái đầu, đơn vị, ghế; có dấu hay không dấu",
    consent: "Ghi nhận đồng ý nhận diện khuôn mặt",
    consent_delegate: "Đại biểu: tên, số thứ tự hoặc số thẻ",
    consent_all: "Mọi đại biểu trong danh sách",
    consent_method: "Cách đồng ý: paper (bản giấy), signed (ký trên máy), spoken (nói trước nhân chứng)",
    consent_done: |count| format!("Đã ghi nhận đồng ý của {count} đại biểu."),
    faces: faces::VI,
    doctor: "Xem máy này đã sẵn sàng cho bàn điểm danh chưa, và cần làm gì",
    badges: badges::VI,
    camera: "Máy quay",
    camera_list: "Liệt kê máy quay",
    camera_test: "Thử một nguồn hình: tốc độ, định dạng, kích thước",
    camera_none: "Không thấy máy quay nào.",
    source: "Nguồn hình: camera:0, http://MÁY/… (MJPEG), clip:THƯ_MỤC hoặc clip:TỆP.avi; hai máy quay thì ghi hai lần",
    checkin: "Điểm danh bằng khuôn mặt",
    checkin_headless: "Không mở màn hình; mỗi kết quả một dòng",
    checkin_present: "đã điểm danh",
    checkin_duplicate: "đã có mặt",
    checkin_confirm: "cần xác nhận",
    checkin_unknown: "không nhận ra",
    checkin_blocked: "không đủ tư cách",
    checkin_stalled: "máy quay bị treo",
    checkin_lost: "mất máy quay",
    checkin_back: "máy quay trở lại",
    session_option: "Phiên (mặc định: phiên đang mở, nếu không thì phiên đầu)",
    session: "Các phiên",
    session_list: "Liệt kê các phiên",
    session_open: "Mở điểm danh của một phiên",
    session_bell: "Ghi giờ khai mạc: ai đến sau là muộn",
    session_close: "Đóng điểm danh của một phiên",
    session_name: "Tên phiên",
    attendance: attendance::VI,
    docs: docs::VI,
    serve: serve::VI,
    search: search::VI,
    correct: correct::VI,
    operator: operator::VI,
    keep: keep::VI,
    models: "Thư mục mô hình khác (có manifest.toml) thay cho bộ kèm sẵn",
};

const EN: Cli = Cli {
    about: "Receives the delegates of a congress and gives them its papers: offline, on one laptop, in one binary.",
    usage: "Usage",
    usage_options: "[OPTIONS]",
    usage_command: "COMMAND",
    commands: "Commands",
    options: "Options",
    arguments: "Arguments",
    help: "Print help",
    version: "Print version",
    congress: "The congress's folder (default: the current one)",
    lang: "Language: vi or en",
    json: "Print the result as JSON on standard output",
    passphrase_file: "Read the database's passphrase from this file (or the variable DAIHOI_PASSPHRASE)",
    ask_passphrase: "Passphrase of the database: ",
    ask_again: "The passphrase again: ",
    error: "error",
    warning: "warning",
    usage_unknown: |what| format!("`{what}` is not understood"),
    usage_missing: |what| format!("{what} is missing"),
    usage_value: |value, option| format!("`{value}` does not fit {option}"),
    usage_other: "the command line is not valid",
    usage_hint: |command| format!("See `{command} --help`."),
    console: "Open the console (what happens without a command)",
    init: "Make a new congress folder",
    init_dir: "The folder to make",
    init_name: "The congress's name",
    init_default_name: "Congress",
    init_done: |folder| format!("The congress is in {folder}. Next: daihoi --congress {folder} roster import FILE"),
    demo: "Open a sample congress to try things on",
    demo_dir: "The sample congress's folder",
    demo_no_console: "Prepare it only, do not open the console",
    demo_done: |folder, delegates, documents, passphrase| {
        format!(
            "The sample congress is in {folder}: {delegates} delegates, {documents} documents (passphrase: {passphrase}).\n\
             Its site: {folder}/site/index.html"
        )
    },
    roster: roster::EN,
    delegates: "Find delegates; without words, list them by name",
    delegates_query: "Name, initials, unit, seat; with or without marks",
    consent: "Record consent to recognition by face",
    consent_delegate: "The delegate: name, number in the roster or badge",
    consent_all: "Every delegate on the roster",
    consent_method: "How it was given: paper, signed (on a screen), spoken (before a witness)",
    consent_done: |count| format!("Consent of {count} delegates recorded."),
    faces: faces::EN,
    doctor: "Is this machine fit for a door, and what is to be done",
    badges: badges::EN,
    camera: "Cameras",
    camera_list: "List the cameras",
    camera_test: "Try a source: rate, format, size",
    camera_none: "No camera was found.",
    source: "Source of frames: camera:0, http://HOST/… (MJPEG), clip:FOLDER or clip:FILE.avi; twice for two cameras",
    checkin: "Check in by face",
    checkin_headless: "No screen; a line for each result",
    checkin_present: "checked in",
    checkin_duplicate: "present already",
    checkin_confirm: "to be confirmed",
    checkin_unknown: "unknown",
    checkin_blocked: "not eligible",
    checkin_stalled: "camera stalled",
    checkin_lost: "camera lost",
    checkin_back: "camera back",
    session_option: "Session (default: the open one, else the first)",
    session: "The sessions",
    session_list: "List the sessions",
    session_open: "Open a session's roll call",
    session_bell: "Note the bell: who comes later is late",
    session_close: "Close a session's roll call",
    session_name: "The session's name",
    attendance: attendance::EN,
    docs: docs::EN,
    serve: serve::EN,
    search: search::EN,
    correct: correct::EN,
    operator: operator::EN,
    keep: keep::EN,
    models: "Another folder of models (with a manifest.toml) instead of the set inside",
};
