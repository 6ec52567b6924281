//! Why the operating system refuses a file, and what to do about it.

/// A reason and what to do about it.
pub struct Cause {
    /// A clause that follows a colon, without a full stop.
    pub why: &'static str,
    /// Advice, as a sentence.
    pub next: &'static str,
}

words!(SystemSentences {
    /// `why` is the clause of a [`Cause`].
    file: |path: &str, why: &str| Word {
        vi: "Không đọc hoặc ghi được “{path}”: {why}.",
        en: "“{path}” can't be read or written: {why}.",
    },
    not_found: Word::<Cause> {
        vi: Cause { why: "không tìm thấy", next: "Hãy kiểm tra lại tên và đường dẫn." },
        en: Cause { why: "it was not found", next: "Check the name and the folder." },
    },
    denied: Word::<Cause> {
        vi: Cause {
            why: "không có quyền truy cập",
            next: "Hãy kiểm tra quyền truy cập, hoặc đóng chương trình khác đang mở tệp này.",
        },
        en: Cause {
            why: "access was denied",
            next: "Check its permissions, or close any other program that has it open.",
        },
    },
    full: Word::<Cause> {
        vi: Cause { why: "đĩa đã đầy", next: "Hãy giải phóng bớt dung lượng đĩa rồi thử lại." },
        en: Cause { why: "the disk is full", next: "Free some space, then try again." },
    },
    read_only: Word::<Cause> {
        vi: Cause {
            why: "ổ đĩa chỉ cho đọc",
            next: "Hãy tắt khóa chống ghi của USB hoặc thẻ nhớ, hoặc chọn thư mục ở ổ khác.",
        },
        en: Cause {
            why: "the drive is read-only",
            next: "Release the write lock of the stick or card, or choose a folder on another drive.",
        },
    },
    exists: Word::<Cause> {
        vi: Cause { why: "đã có sẵn", next: "Hãy chọn tên khác." },
        en: Cause { why: "it exists already", next: "Choose another name." },
    },
    in_use: Word::<Cause> {
        vi: Cause {
            why: "một chương trình khác đang dùng", next: "Hãy đóng chương trình đó rồi thử lại."
        },
        en: Cause { why: "another program is using it", next: "Close that program, then try again." },
    },
    is_a_folder: Word::<Cause> {
        vi: Cause { why: "đây là thư mục, không phải tệp", next: "Hãy chỉ đúng một tệp." },
        en: Cause { why: "it is a folder, not a file", next: "Name a file instead." },
    },
    not_a_folder: Word::<Cause> {
        vi: Cause { why: "đây là tệp, không phải thư mục", next: "Hãy chỉ đúng một thư mục." },
        en: Cause { why: "it is a file, not a folder", next: "Name a folder instead." },
    },
    not_empty: Word::<Cause> {
        vi: Cause { why: "thư mục không trống", next: "Hãy chọn thư mục trống." },
        en: Cause { why: "the folder is not empty", next: "Choose an empty folder." },
    },
    cut: Word::<Cause> {
        vi: Cause { why: "tệp bị cụt ở cuối", next: "Hãy chép lại tệp từ bản gốc." },
        en: Cause { why: "the file is cut off", next: "Copy it again from the original." },
    },
    malformed: Word::<Cause> {
        vi: Cause {
            why: "nội dung bị hỏng hoặc sai định dạng", next: "Hãy kiểm tra tệp, hoặc chép lại từ bản gốc."
        },
        en: Cause {
            why: "its content is damaged or of another format",
            next: "Check the file, or copy it again from the original.",
        },
    },
    bad_name: Word::<Cause> {
        vi: Cause { why: "tên không hợp lệ hoặc quá dài", next: "Hãy đặt tên khác ngắn hơn." },
        en: Cause { why: "the name is not allowed or too long", next: "Choose another, shorter name." },
    },
    device: Word::<Cause> {
        vi: Cause {
            why: "thiết bị không trả lời",
            next: "Hãy kiểm tra USB hoặc ổ đĩa còn cắm chặt không rồi thử lại.",
        },
        en: Cause {
            why: "the device does not answer",
            next: "Check that the stick or drive is still plugged in, then try again.",
        },
    },
    /// Any other reason: a clause like [`Cause::why`].
    other: |detail: &str| Word { vi: "máy báo lỗi ({detail})", en: "the system reports an error ({detail})" },
    /// Advice for any other reason.
    other_next: Word {
        vi: "Hãy thử lại; nếu vẫn lỗi, hãy gửi thông báo này cho người hỗ trợ kỹ thuật.",
        en: "Try again; if it happens again, send this message to your technical support.",
    },
});
