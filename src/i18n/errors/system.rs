//! Why the operating system refuses a file, and what helps.

use super::{One, Two};

/// A reason, as a clause that follows a colon, and advice, as a sentence.
pub struct Cause {
    /// Why.
    pub why: &'static str,
    /// What to do next.
    pub next: &'static str,
}

/// The sentences.
pub struct System {
    /// A file or folder can't be used: path, why.
    pub file: Two,
    /// No such file.
    pub not_found: Cause,
    /// No permission.
    pub denied: Cause,
    /// No room.
    pub full: Cause,
    /// A read-only file system.
    pub read_only: Cause,
    /// It exists already.
    pub exists: Cause,
    /// Another program uses it.
    pub in_use: Cause,
    /// A folder where a file is wanted.
    pub is_a_folder: Cause,
    /// A file where a folder is wanted.
    pub not_a_folder: Cause,
    /// The folder holds something.
    pub not_empty: Cause,
    /// It ends too early.
    pub cut: Cause,
    /// Its content is not what is expected.
    pub malformed: Cause,
    /// The name can't be one.
    pub bad_name: Cause,
    /// The device fails.
    pub device: Cause,
    /// Another reason, in the system's words: a clause like [`Cause::why`].
    pub other: One,
    /// Advice for another reason.
    pub other_next: &'static str,
}

pub(super) const VI: System = System {
    file: |path, why| format!("Không đọc hoặc ghi được “{path}”: {why}."),
    not_found: Cause { why: "không tìm thấy", next: "Hãy kiểm tra lại tên và đường dẫn." },
    denied: Cause {
        why: "không có quyền truy cập",
        next: "Hãy kiểm tra quyền truy cập, hoặc đóng chương trình khác đang mở tệp này.",
    },
    full: Cause { why: "đĩa đã đầy", next: "Hãy giải phóng bớt dung lượng đĩa rồi thử lại." },
    read_only: Cause {
        why: "ổ đĩa chỉ cho đọc",
        next: "Hãy tắt khóa chống ghi của USB hoặc thẻ nhớ, hoặc chọn thư mục ở ổ khác.",
    },
    exists: Cause { why: "đã có sẵn", next: "Hãy chọn tên khác." },
    in_use: Cause {
        why: "một chương trình khác đang dùng", next: "Hãy đóng chương trình đó rồi thử lại."
    },
    is_a_folder: Cause { why: "đây là thư mục, không phải tệp", next: "Hãy chỉ đúng một tệp." },
    not_a_folder: Cause {
        why: "đây là tệp, không phải thư mục", next: "Hãy chỉ đúng một thư mục."
    },
    not_empty: Cause { why: "thư mục không trống", next: "Hãy chọn thư mục trống." },
    cut: Cause { why: "tệp bị cụt ở cuối", next: "Hãy chép lại tệp từ bản gốc." },
    malformed: Cause {
        why: "nội dung bị hỏng hoặc sai định dạng",
        next: "Hãy kiểm tra tệp, hoặc chép lại từ bản gốc.",
    },
    bad_name: Cause { why: "tên không hợp lệ hoặc quá dài", next: "Hãy đặt tên khác ngắn hơn." },
    device: Cause {
        why: "thiết bị không trả lời",
        next: "Hãy kiểm tra USB hoặc ổ đĩa còn cắm chặt không rồi thử lại.",
    },
    other: |detail| format!("máy báo lỗi ({detail})"),
    other_next: "Hãy thử lại; nếu vẫn lỗi, hãy gửi thông báo này cho người hỗ trợ kỹ thuật.",
};

pub(super) const EN: System = System {
    file: |path, why| format!("“{path}” can't be read or written: {why}."),
    not_found: Cause { why: "it was not found", next: "Check the name and the folder." },
    denied: Cause {
        why: "access was denied",
        next: "Check its permissions, or close any other program that has it open.",
    },
    full: Cause { why: "the disk is full", next: "Free some space, then try again." },
    read_only: Cause {
        why: "the drive is read-only",
        next: "Release the write lock of the stick or card, or choose a folder on another drive.",
    },
    exists: Cause { why: "it exists already", next: "Choose another name." },
    in_use: Cause { why: "another program is using it", next: "Close that program, then try again." },
    is_a_folder: Cause { why: "it is a folder, not a file", next: "Name a file instead." },
    not_a_folder: Cause { why: "it is a file, not a folder", next: "Name a folder instead." },
    not_empty: Cause { why: "the folder is not empty", next: "Choose an empty folder." },
    cut: Cause { why: "the file is cut off", next: "Copy it again from the original." },
    malformed: Cause {
        why: "its content is damaged or of another format",
        next: "Check the file, or copy it again from the original.",
    },
    bad_name: Cause { why: "the name is not allowed or too long", next: "Choose another, shorter name." },
    device: Cause {
        why: "the device does not answer",
        next: "Check that the stick or drive is still plugged in, then try again.",
    },
    other: |detail| format!("the system reports an error ({detail})"),
    other_next: "Try again; if it happens again, send this message to your technical support.",
};
