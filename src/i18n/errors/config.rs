//! Sentences about `congress.toml`.

use super::{One, Three, Two};

/// The sentences.
pub struct Config {
    /// No congress in this folder: folder.
    pub no_congress: One,
    /// There is one already: path.
    pub exists: One,
    /// A slip: path, detail.
    pub parse: Two,
    /// A slip in a known line: path, line, detail.
    pub parse_line: Three,
    /// The settings can't be written: detail.
    pub serialise: One,
    /// A value has no meaning: key, value, advice.
    pub setting: Three,
    /// A table is missing or empty: key, advice.
    pub setting_empty: Two,
    /// What `language` takes.
    pub language: &'static str,
    /// What `kind` takes.
    pub kind: &'static str,
    /// What a share takes.
    pub fraction: &'static str,
    /// What a session needs.
    pub session: &'static str,
    /// How its hours are written.
    pub hours: &'static str,
    /// How the thresholds lie.
    pub accept: &'static str,
    /// What the margin takes.
    pub margin: &'static str,
    /// What `agreeing_frames` takes.
    pub frames: &'static str,
    /// What `[serve] listen` takes.
    pub listen: &'static str,
    /// What `[serve] code` takes.
    pub code: &'static str,
    /// Advice for any other key.
    pub other: &'static str,
}

pub(super) const VI: Config = Config {
    no_congress: |folder| {
        format!(
            "Trong “{folder}” không có đại hội nào (không có tệp congress.toml). Hãy chỉ đúng thư mục bằng \
             `--congress THƯ_MỤC`, hoặc tạo mới bằng lệnh `daihoi init THƯ_MỤC`."
        )
    },
    exists: |path| {
        format!("“{path}” đã có sẵn nên được giữ nguyên. Hãy mở đại hội này, hoặc chọn thư mục khác để tạo mới.")
    },
    parse: |path, detail| format!("Tệp “{path}” có chỗ viết sai ({detail}). Hãy sửa chỗ đó rồi chạy lại."),
    parse_line: |path, line, detail| {
        format!("Tệp “{path}” viết sai ở dòng {line} ({detail}). Hãy sửa dòng đó rồi chạy lại.")
    },
    serialise: |detail| {
        format!(
            "Không tạo được tệp congress.toml ({detail}). Hãy thử tên đại hội khác; nếu vẫn lỗi, hãy gửi thông báo này \
             cho người hỗ trợ kỹ thuật."
        )
    },
    setting: |key, value, advice| format!("Trong congress.toml, mục {key} ghi “{value}” là không hợp lệ. {advice}"),
    setting_empty: |key, advice| format!("Trong congress.toml, mục {key} đang để trống. {advice}"),
    language: "Hãy ghi \"vi\" hoặc \"en\".",
    kind: "Hãy ghi \"delegates\" (đại hội đại biểu) hoặc \"members\" (đại hội đảng viên).",
    fraction: "Hãy ghi một phân số không lớn hơn 1, ví dụ \"2/3\".",
    session: "Hãy khai báo ít nhất một phiên [[session]], có name và title.",
    hours: "Hãy ghi ngày giờ theo mẫu \"2025-08-07 14:00\".",
    accept: "Hãy ghi review lớn hơn 0 và không lớn hơn accept, accept nhỏ hơn 1; hoặc bỏ cả hai để dùng giá trị mặc định.",
    margin: "Hãy ghi một số từ 0 đến dưới 1, hoặc bỏ mục này để dùng giá trị mặc định.",
    frames: "Hãy ghi một số từ 1 trở lên, hoặc bỏ mục này để dùng giá trị mặc định.",
    listen: "Hãy ghi số cổng như \"8080\", hoặc địa chỉ như \"192.168.1.5:8080\".",
    code: "Hãy đặt mã truy cập có ít nhất 6 ký tự, hoặc bỏ mục này để ai trong hội trường cũng xem được.",
    other: "Hãy sửa giá trị này, hoặc bỏ mục này để dùng giá trị mặc định.",
};

pub(super) const EN: Config = Config {
    no_congress: |folder| {
        format!(
            "There is no congress in “{folder}” (no file congress.toml). Name the right folder with `--congress FOLDER`, \
             or make a new one with `daihoi init FOLDER`."
        )
    },
    exists: |path| {
        format!(
            "“{path}” exists already and was left alone. Open this congress, or choose another folder for a new one."
        )
    },
    parse: |path, detail| format!("There is a slip in “{path}” ({detail}). Mend it, then try again."),
    parse_line: |path, line, detail| {
        format!("There is a slip in “{path}”, line {line} ({detail}). Mend that line, then try again.")
    },
    serialise: |detail| {
        format!(
            "The file congress.toml can't be made ({detail}). Try another name for the congress; if it happens again, \
             send this message to your technical support."
        )
    },
    setting: |key, value, advice| format!("In congress.toml, {key} can't be “{value}”. {advice}"),
    setting_empty: |key, advice| format!("In congress.toml, {key} is empty. {advice}"),
    language: "Write \"vi\" or \"en\".",
    kind: "Write \"delegates\" (a congress of delegates) or \"members\" (a congress of all members).",
    fraction: "Write a fraction that is not above 1, such as \"2/3\".",
    session: "Describe at least one [[session]], with name and title.",
    hours: "Write day and time as \"2025-08-07 14:00\".",
    accept: "Let review be above 0 and not above accept, and accept below 1; or leave both out for the defaults.",
    margin: "Write a number from 0 to below 1, or leave it out for the default.",
    frames: "Write a number from 1 on, or leave it out for the default.",
    listen: "Write a port such as \"8080\", or an address such as \"192.168.1.5:8080\".",
    code: "Choose an access code of at least 6 characters, or leave it out to let everybody in the hall read.",
    other: "Mend this value, or leave it out for the default.",
};
