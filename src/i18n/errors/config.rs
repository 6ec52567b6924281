//! Sentences about `congress.toml`.

words!(ConfigSentences {
    no_congress: |folder: &str| Word {
        vi: "Trong “{folder}” không có đại hội nào (không có tệp congress.toml). Hãy chỉ đúng thư mục bằng \
             `--congress THƯ_MỤC`, hoặc tạo mới bằng lệnh `daihoi init THƯ_MỤC`.",
        en: "There is no congress in “{folder}” (no file congress.toml). Name the right folder with \
             `--congress FOLDER`, or make a new one with `daihoi init FOLDER`.",
    },
    exists: |path: &str| Word {
        vi: "“{path}” đã có sẵn nên được giữ nguyên. Hãy mở đại hội này, hoặc chọn thư mục khác để tạo mới.",
        en: "“{path}” exists already and was left alone. Open this congress, or choose another folder for a new one.",
    },
    parse: |path: &str, detail: &str| Word {
        vi: "Tệp “{path}” có chỗ viết sai ({detail}). Hãy sửa chỗ đó rồi chạy lại.",
        en: "There is a slip in “{path}” ({detail}). Mend it, then try again.",
    },
    parse_line: |path: &str, line: &str, detail: &str| Word {
        vi: "Tệp “{path}” viết sai ở dòng {line} ({detail}). Hãy sửa dòng đó rồi chạy lại.",
        en: "There is a slip in “{path}”, line {line} ({detail}). Mend that line, then try again.",
    },
    serialise: |detail: &str| Word {
        vi: "Không tạo được tệp congress.toml ({detail}). Hãy thử tên đại hội khác; nếu vẫn lỗi, hãy gửi thông báo này \
             cho người hỗ trợ kỹ thuật.",
        en: "The file congress.toml can't be made ({detail}). Try another name for the congress; if it happens again, \
             send this message to your technical support.",
    },
    /// `advice` is one of the sentences below.
    setting: |key: &str, value: &str, advice: &str| Word {
        vi: "Trong congress.toml, mục {key} ghi “{value}” là không hợp lệ. {advice}",
        en: "In congress.toml, {key} can't be “{value}”. {advice}",
    },
    /// `advice` is one of the sentences below.
    setting_empty: |key: &str, advice: &str| Word {
        vi: "Trong congress.toml, mục {key} đang để trống. {advice}",
        en: "In congress.toml, {key} is empty. {advice}",
    },
    /// Advice for `language`.
    language: Word { vi: "Hãy ghi \"vi\" hoặc \"en\".", en: "Write \"vi\" or \"en\"." },
    /// Advice for `kind`.
    kind: Word {
        vi: "Hãy ghi \"delegates\" (đại hội đại biểu) hoặc \"members\" (đại hội đảng viên).",
        en: "Write \"delegates\" (a congress of delegates) or \"members\" (a congress of all members).",
    },
    /// Advice for a share of the quorum.
    fraction: Word {
        vi: "Hãy ghi một phân số không lớn hơn 1, ví dụ \"2/3\".",
        en: "Write a fraction that is not above 1, such as \"2/3\".",
    },
    /// Advice for `[[session]]`.
    session: Word {
        vi: "Hãy khai báo ít nhất một phiên [[session]], có name và title.",
        en: "Describe at least one [[session]], with name and title.",
    },
    /// Advice for the hours of a session.
    hours: Word {
        vi: "Hãy ghi ngày giờ theo mẫu \"2025-08-07 14:00\".",
        en: "Write day and time as \"2025-08-07 14:00\".",
    },
    /// Advice for the thresholds.
    accept: Word {
        vi: "Hãy ghi review lớn hơn 0 và không lớn hơn accept, accept nhỏ hơn 1; hoặc bỏ cả hai để dùng giá trị mặc \
             định.",
        en: "Let review be above 0 and not above accept, and accept below 1; or leave both out for the defaults.",
    },
    /// Advice for `margin`.
    margin: Word {
        vi: "Hãy ghi một số từ 0 đến dưới 1, hoặc bỏ mục này để dùng giá trị mặc định.",
        en: "Write a number from 0 to below 1, or leave it out for the default.",
    },
    /// Advice for `agreeing_frames`.
    frames: Word {
        vi: "Hãy ghi một số từ 1 trở lên, hoặc bỏ mục này để dùng giá trị mặc định.",
        en: "Write a number from 1 on, or leave it out for the default.",
    },
    /// Advice for `[serve] listen`.
    listen: Word {
        vi: "Hãy ghi số cổng như \"8080\", hoặc địa chỉ như \"192.168.1.5:8080\".",
        en: "Write a port such as \"8080\", or an address such as \"192.168.1.5:8080\".",
    },
    /// Advice for `[serve] code`.
    code: Word {
        vi: "Hãy đặt mã truy cập có ít nhất 6 ký tự, hoặc bỏ mục này để ai trong hội trường cũng xem được.",
        en: "Choose an access code of at least 6 characters, or leave it out to let everybody in the hall read.",
    },
    /// Advice for any other key.
    other: Word {
        vi: "Hãy sửa giá trị này, hoặc bỏ mục này để dùng giá trị mặc định.",
        en: "Mend this value, or leave it out for the default.",
    },
});
