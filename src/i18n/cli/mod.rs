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

pub use roster::CliRoster;

use super::Language;
use attendance::CliAttendance;
use badges::CliBadges;
use correct::CliCorrections;
use docs::CliDocs;
use faces::CliFaces;
use keep::CliKeep;
use operator::CliOperators;
use search::CliSearch;
use serve::CliServe;

words!(Cli {
    /// One line about the program.
    about: Word {
        vi: "Đón đại biểu và phát tài liệu đại hội: không cần mạng, trên một máy tính xách tay, trong một chương \
             trình.",
        en: "Receives the delegates of a congress and gives them its papers: offline, on one laptop, in one binary.",
    },
    /// Headings and placeholders of clap's help, down to `arguments`.
    usage: Word { vi: "Cách dùng", en: "Usage" },
    usage_options: Word { vi: "[TÙY CHỌN]", en: "[OPTIONS]" },
    usage_command: Word { vi: "LỆNH", en: "COMMAND" },
    commands: Word { vi: "Lệnh", en: "Commands" },
    options: Word { vi: "Tùy chọn", en: "Options" },
    arguments: Word { vi: "Tham số", en: "Arguments" },
    /// `--help`
    help: Word { vi: "Xem trợ giúp", en: "Print help" },
    /// `--version`
    version: Word { vi: "Xem phiên bản", en: "Print version" },
    /// `--congress`
    congress: Word {
        vi: "Thư mục của đại hội (mặc định: thư mục hiện tại)",
        en: "The congress's folder (default: the current one)",
    },
    /// `--lang`
    lang: Word { vi: "Ngôn ngữ: vi hoặc en", en: "Language: vi or en" },
    /// `--json`
    json: Word {
        vi: "In kết quả dạng JSON ra đầu ra chuẩn", en: "Print the result as JSON on standard output"
    },
    /// Told by whatever writes.
    clock_behind: |now: &str, latest: &str| Word {
        vi: "Đồng hồ máy báo {now}, trước lượt ghi mới nhất ({latest}). Hãy chỉnh ngày giờ; việc này vẫn được ghi theo giờ máy.",
        en: "The clock says {now}, before the latest entry ({latest}). Set date and time; this is recorded by the clock as it is.",
    },
    /// `--passphrase-file`
    passphrase_file: Word {
        vi: "Đọc mật khẩu cơ sở dữ liệu từ tệp này (hoặc biến môi trường DAIHOI_PASSPHRASE)",
        en: "Read the database's passphrase from this file (or the variable DAIHOI_PASSPHRASE)",
    },
    ask_passphrase: Word { vi: "Mật khẩu cơ sở dữ liệu: ", en: "Passphrase of the database: " },
    /// Asks for a new passphrase a second time.
    ask_again: Word { vi: "Nhập lại mật khẩu: ", en: "The passphrase again: " },
    /// Before every error.
    error: Word { vi: "lỗi", en: "error" },
    /// Before every warning.
    warning: Word { vi: "cảnh báo", en: "warning" },
    /// `what` is the argument as typed.
    usage_unknown: |what: &str| Word { vi: "không hiểu `{what}`", en: "`{what}` is not understood" },
    usage_missing: |what: &str| Word { vi: "thiếu {what}", en: "{what} is missing" },
    usage_value: |value: &str, option: &str| Word {
        vi: "giá trị `{value}` không hợp lệ cho {option}",
        en: "`{value}` does not fit {option}",
    },
    /// Any other mistake in usage.
    usage_other: Word { vi: "dòng lệnh không hợp lệ", en: "the command line is not valid" },
    usage_hint: |command: &str| Word { vi: "Xem `{command} --help`.", en: "See `{command} --help`." },

    /// `console`
    console: Word {
        vi: "Mở bàn điều khiển (mặc định khi không có lệnh)",
        en: "Open the console (what happens without a command)",
    },
    /// `init`
    init: Word { vi: "Tạo thư mục đại hội mới", en: "Make a new congress folder" },
    /// `init DIR`
    init_dir: Word { vi: "Thư mục sẽ tạo", en: "The folder to make" },
    /// `init --name`
    init_name: Word { vi: "Tên đại hội", en: "The congress's name" },
    /// Name of a congress for which none was given.
    init_default_name: Word { vi: "Đại hội", en: "Congress" },
    init_done: |folder: &str| Word {
        vi: "Đã tạo đại hội trong {folder}. Tiếp theo: daihoi --congress {folder} roster import FILE",
        en: "The congress is in {folder}. Next: daihoi --congress {folder} roster import FILE",
    },
    /// `demo`
    demo: Word { vi: "Mở một đại hội mẫu để dùng thử", en: "Open a sample congress to try things on" },
    /// `demo --dir`
    demo_dir: Word { vi: "Thư mục của đại hội mẫu", en: "The sample congress's folder" },
    /// `demo --no-console`
    demo_no_console: Word {
        vi: "Chỉ chuẩn bị, không mở bàn điều khiển",
        en: "Prepare it only, do not open the console",
    },
    demo_begins: |folder: &str| Word {
        vi: "Đang dựng đại hội mẫu ở {folder}: danh sách, ảnh khuôn mặt, trang tài liệu. Mất khoảng một phút…",
        en: "Making a sample congress in {folder}: roster, faces, site of the papers. This takes about a minute…",
    },
    demo_done: |folder: &str, delegates: usize, documents: usize, passphrase: &str| Word {
        vi: "Đại hội mẫu ở {folder}: {delegates} đại biểu, {documents} tài liệu (mật khẩu: {passphrase}).\n\
             Trang tài liệu: {folder}/site/index.html",
        en: "The sample congress is in {folder}: {delegates} delegates, {documents} documents (passphrase: \
             {passphrase}).\n\
             Its site: {folder}/site/index.html",
    },
    /// `roster`
    roster: Group::<CliRoster>,
    /// `delegates`
    delegates: Word {
        vi: "Tìm đại biểu; không có từ khóa thì liệt kê theo vần tên",
        en: "Find delegates; without words, list them by name",
    },
    /// `delegates QUERY`
    delegates_query: Word {
        vi: "Tên, chữ cái đầu, đơn vị, ghế; có dấu hay không dấu",
        en: "Name, initials, unit, seat; with or without marks",
    },
    /// `consent`
    consent: Word {
        vi: "Ghi nhận đồng ý nhận diện khuôn mặt", en: "Record consent to recognition by face"
    },
    /// `consent DELEGATE`
    consent_delegate: Word {
        vi: "Đại biểu: tên, số thứ tự hoặc số thẻ",
        en: "The delegate: name, number in the roster or badge",
    },
    /// `consent --all`
    consent_all: Word { vi: "Mọi đại biểu trong danh sách", en: "Every delegate on the roster" },
    /// `consent --method`
    consent_method: Word {
        vi: "Cách đồng ý: paper (bản giấy), signed (ký trên máy), spoken (nói trước người làm chứng)",
        en: "How it was given: paper, signed (on a screen), spoken (before a witness)",
    },
    consent_done: |count: usize| Word {
        vi: "Đã ghi nhận đồng ý của {count} đại biểu.",
        en: "Consent of {count} delegates recorded.",
    },
    /// `enrol` and `faces`.
    faces: Group::<CliFaces>,
    /// `doctor`
    doctor: Word {
        vi: "Xem máy này đã sẵn sàng cho bàn điểm danh chưa, và cần làm gì",
        en: "Is this machine fit for a door, and what is to be done",
    },
    /// `badges`
    badges: Group::<CliBadges>,
    /// `camera`
    camera: Word { vi: "Camera", en: "Cameras" },
    /// `camera list`
    camera_list: Word { vi: "Liệt kê camera", en: "List the cameras" },
    /// `camera test`
    camera_test: Word {
        vi: "Thử một nguồn hình: tốc độ, định dạng, kích thước",
        en: "Try a source: rate, format, size",
    },
    camera_none: Word { vi: "Không thấy camera nào.", en: "No camera was found." },
    /// `--source`
    source: Word {
        vi: "Nguồn hình: camera:0, http://MÁY/… (MJPEG), clip:THƯ_MỤC hoặc clip:TỆP.avi; hai camera thì ghi hai lần",
        en: "Source of frames: camera:0, http://HOST/… (MJPEG), clip:FOLDER or clip:FILE.avi; twice for two cameras",
    },
    /// `checkin`
    checkin: Word { vi: "Điểm danh bằng khuôn mặt", en: "Check in by face" },
    /// `checkin --headless`
    checkin_headless: Word {
        vi: "Không mở màn hình; mỗi kết quả một dòng", en: "No screen; a line for each result"
    },
    /// Results of `checkin --headless`, down to `checkin_back`.
    checkin_present: Word { vi: "đã điểm danh", en: "checked in" },
    checkin_duplicate: Word { vi: "đã có mặt", en: "present already" },
    checkin_confirm: Word { vi: "cần xác nhận", en: "to be confirmed" },
    checkin_unknown: Word { vi: "không nhận ra", en: "unknown" },
    checkin_blocked: Word { vi: "không đủ tư cách", en: "not eligible" },
    checkin_stalled: Word { vi: "camera bị treo", en: "camera stalled" },
    checkin_lost: Word { vi: "mất camera", en: "camera lost" },
    checkin_back: Word { vi: "camera trở lại", en: "camera back" },
    /// `--session`
    session_option: Word {
        vi: "Phiên (mặc định: phiên đang mở, nếu không thì phiên đầu)",
        en: "Session (default: the open one, else the first)",
    },
    /// `session`
    session: Word { vi: "Các phiên", en: "The sessions" },
    /// `session list`
    session_list: Word { vi: "Liệt kê các phiên", en: "List the sessions" },
    /// `session open`
    session_open: Word { vi: "Mở điểm danh của một phiên", en: "Open a session's roll call" },
    /// `session bell`
    session_bell: Word {
        vi: "Ghi giờ khai mạc: ai đến sau là muộn", en: "Note the bell: who comes later is late"
    },
    /// `session close`
    session_close: Word { vi: "Đóng điểm danh của một phiên", en: "Close a session's roll call" },
    /// `session … NAME`
    session_name: Word { vi: "Tên phiên", en: "The session's name" },
    /// `attendance`
    attendance: Group::<CliAttendance>,
    /// `docs`
    docs: Group::<CliDocs>,
    /// `serve`
    serve: Group::<CliServe>,
    /// `search`
    search: Group::<CliSearch>,
    /// Corrections under `attendance`.
    correct: Group::<CliCorrections>,
    /// `operator`, and a supervisor's approval.
    operator: Group::<CliOperators>,
    /// `backup`, `restore`, `passphrase`, `verify`.
    keep: Group::<CliKeep>,
    /// `--models`
    models: Word {
        vi: "Thư mục mô hình khác (có manifest.toml) thay cho bộ kèm sẵn",
        en: "Another folder of models (with a manifest.toml) instead of the set inside",
    },
});

/// The words in a language.
pub fn cli(language: Language) -> &'static Cli {
    language.pick(&Cli::VI, &Cli::EN)
}
