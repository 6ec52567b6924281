//! Sentences about documents. They do not name the document: its name stands before them.

use super::{
    One, Three, Two,
    foreign::{self, Foreign},
};

/// The sentences.
pub struct Documents {
    /// A name before its sentence: path, sentence.
    pub about: Two,
    /// Can't be opened: why.
    pub open: One,
    /// A pipe, a device or a folder.
    pub not_a_file: &'static str,
    /// A symbolic link.
    pub linked: &'static str,
    /// No reader for this extension.
    pub unsupported: One,
    /// An old `.doc`.
    pub old_word: &'static str,
    /// No extension.
    pub no_extension: &'static str,
    /// Too many bytes: found, allowed.
    pub too_large: Two,
    /// Unpacks to too many bytes: found, allowed.
    pub unpacks_too_large: Two,
    /// Too many parts, or too deep, for a real document: found, allowed.
    pub too_complex: Two,
    /// Not Unicode, a text file: byte.
    pub text_not_unicode: One,
    /// Not Unicode, a part of a package: part, byte.
    pub part_not_unicode: Two,
    /// The front matter has a slip: detail.
    pub front_matter: One,
    /// The front matter has a slip in a known line: line, detail.
    pub front_matter_line: Two,
    /// A file beside the document has a slip: file, detail.
    pub beside: Two,
    /// A file beside the document has a slip in a known line: file, line, detail.
    pub beside_line: Three,
    /// The front matter does not end.
    pub open_front_matter: &'static str,
    /// No package: detail.
    pub package: One,
    /// A password.
    pub encrypted: &'static str,
    /// A part is missing: part.
    pub missing_part: One,
    /// A DOCTYPE: part.
    pub doctype: One,
    /// No XML: part, detail.
    pub xml: Two,

    /// Marked secret: its mark.
    pub secret: One,
    /// The three marks.
    pub marks: [&'static str; 3],
    /// A mark that the program does not know how to name: not marked.
    pub open_mark: &'static str,

    /// A file that states what a document is, and there is none of its name.
    pub stray: &'static str,
    /// The same, where several documents may be meant, or one that has such a file of its own.
    pub ambiguous: &'static str,
    /// A template that replaces none: the one that may be meant.
    pub misnamed: One,
    /// Text in an encoding before Unicode.
    pub old_encoding: &'static str,

    /// Somebody is writing the file.
    pub unfinished: &'static str,
    /// Pictures are missing: count.
    pub images: One,
    /// Drawings are missing: count.
    pub objects: One,
    /// A contents list is left out: count.
    pub contents: One,
    /// Tracked changes: inserted, deleted.
    pub tracked: Two,
    /// HTML in Markdown: count.
    pub html: One,
    /// An unsafe link: target.
    pub link: One,
    /// A link to another paper: target.
    pub paper_link: One,
    /// An unknown field: name.
    pub unknown_field: One,
    /// A value that can't be understood: name, value.
    pub bad_field: Two,
    /// The same for the secrecy, which then counts as secret: name, value.
    pub bad_secrecy: Two,
    /// A name that leads out of the package: name.
    pub escaping: One,
    /// A footnote that is not there: mark.
    pub footnote: One,
    /// Too deep.
    pub nesting: &'static str,
    /// Nothing to read.
    pub no_text: &'static str,
    /// PDF and old Word files.
    pub foreign: Foreign,
}

pub(super) const VI: Documents = Documents {
    about: |path, sentence| format!("“{path}”: {sentence}"),
    open: |why| format!("Không đọc được tệp: {why}."),
    not_a_file: "Đây không phải tệp thường (có thể là ống dẫn, thiết bị hoặc thư mục) nên không được mở. Hãy chép chính tệp tài \
                 liệu vào đây.",
    linked: "Đây là liên kết trỏ đi nơi khác nên không được mở. Hãy chép chính tệp tài liệu vào thư mục docs-content.",
    unsupported: |extension| {
        format!("Chưa đọc được tệp .{extension}. Hãy lưu lại dạng Word (.docx), PDF hoặc Markdown (.md).")
    },
    old_word: "Đây là tệp Word đời cũ (.doc). Hãy mở bằng Word rồi lưu lại dạng .docx.",
    no_extension: "Tệp không có phần đuôi nên không biết loại. Hãy đặt đuôi .docx, .pdf hoặc .md.",
    too_large: |found, allowed| {
        format!("Tệp quá lớn ({found}, tối đa {allowed}). Hãy chia nhỏ tài liệu, hoặc giảm dung lượng hình ảnh.")
    },
    unpacks_too_large: |found, allowed| {
        format!(
            "Tệp bung ra lớn bất thường ({found}, tối đa {allowed}) nên không được mở. Hãy mở bằng Word, lưu thành tệp mới; \
             nếu không rõ nguồn gốc, hãy xóa tệp."
        )
    },
    too_complex: |found, allowed| {
        format!(
            "Cấu trúc tệp phức tạp bất thường ({found}, tối đa {allowed}) nên không được mở. Hãy chép nội dung sang một tệp \
             Word mới."
        )
    },
    text_not_unicode: |at| format!("Văn bản không phải Unicode, từ byte thứ {at}. Hãy lưu lại với bảng mã UTF-8."),
    part_not_unicode: |part, at| {
        format!("Phần {part} của tệp không phải Unicode, từ byte thứ {at}. Hãy mở bằng Word rồi lưu thành tệp mới.")
    },
    front_matter: |detail| {
        format!("Phần khai báo ở đầu tệp viết sai ({detail}), nên tài liệu chưa được đưa lên trang. Hãy sửa phần này.")
    },
    front_matter_line: |line, detail| {
        format!(
            "Phần khai báo ở đầu tệp viết sai ở dòng {line} ({detail}), nên tài liệu chưa được đưa lên trang. Hãy sửa dòng đó."
        )
    },
    beside: |file, detail| {
        format!(
            "Phần khai báo trong {file} viết sai ({detail}), nên tài liệu chưa được đưa lên trang. Hãy sửa phần này."
        )
    },
    beside_line: |file, line, detail| {
        format!(
            "Phần khai báo trong {file} viết sai ở dòng {line} ({detail}), nên tài liệu chưa được đưa lên trang. Hãy sửa dòng đó."
        )
    },
    open_front_matter: "Phần khai báo ở đầu tệp không có dòng kết thúc, nên tài liệu chưa được đưa lên trang. Hãy thêm dòng \
                        --- (hoặc +++) ở cuối phần này.",
    package: |detail| {
        format!("Tệp hỏng hoặc không phải tệp Word ({detail}). Hãy mở thử bằng Word rồi lưu lại dạng .docx.")
    },
    encrypted: "Tệp có mật khẩu. Hãy mở bằng Word, gỡ mật khẩu rồi lưu lại.",
    missing_part: |part| {
        format!("Tệp Word thiếu phần {part} nên không đọc được. Hãy mở bằng Word rồi lưu thành tệp mới.")
    },
    doctype: |part| {
        format!(
            "Phần {part} của tệp có khai báo DOCTYPE, thứ mà Word không bao giờ tạo ra, nên tệp không được mở. Hãy hỏi lại \
             người gửi, hoặc chép nội dung sang tệp mới."
        )
    },
    xml: |part, detail| format!("Phần {part} của tệp bị hỏng ({detail}). Hãy mở bằng Word rồi lưu thành tệp mới."),
    secret: |mark| {
        format!(
            "Tài liệu có dấu độ mật “{mark}” nên không được đưa lên trang. Nếu cần đổi độ mật, người quản lý tài liệu ghi mục \
             do_mat trong phần khai báo của tệp."
        )
    },
    marks: ["Mật", "Tối mật", "Tuyệt mật"],
    open_mark: "Không mật",
    stray: "Tệp khai báo này không đi kèm tài liệu nào nên không được dùng, kể cả độ mật ghi trong đó. Hãy đặt tên theo đúng tên \
            tài liệu, ví dụ bao-cao.docx.toml cho bao-cao.docx, hoặc xóa tệp.",
    ambiguous: "Tệp khai báo này không được dùng, kể cả độ mật ghi trong đó, vì không rõ thuộc tài liệu nào: có nhiều tài liệu cùng \
                tên, hoặc tài liệu đã có tệp khai báo khác. Hãy ghi cả phần đuôi, ví dụ bao-cao.docx.toml cho bao-cao.docx.",
    misnamed: |meant| {
        format!(
            "Tệp này không thay cho tệp mẫu nào. Nếu muốn thay “{meant}”, hãy đặt đúng tên và chỗ ấy trong site-template."
        )
    },
    old_encoding: "Chữ trong tệp có vẻ gõ theo bảng mã cũ (TCVN3, VNI) nên hiện sai trên trang, không tìm thấy khi tìm kiếm, và dấu mật \
                   ghi trong đó cũng không nhận ra được. Hãy chuyển mã sang Unicode rồi lưu lại.",
    unfinished: "Tệp đang được ghi nên trang giữ nội dung trước đó. Khi ghi xong, hãy dựng lại; `daihoi docs watch` tự làm việc này.",
    images: |count| format!("{count} hình ảnh không được đưa lên trang. Hãy xem hình trong tệp gốc kèm theo."),
    objects: |count| {
        format!("{count} biểu đồ, hình vẽ hoặc tệp nhúng không được đưa lên trang. Hãy xem trong tệp gốc kèm theo.")
    },
    contents: |count| format!("{count} mục lục trong tệp được thay bằng mục lục của trang. Không cần làm gì thêm."),
    tracked: |inserted, deleted| {
        format!(
            "Tài liệu còn dấu sửa chưa duyệt ({inserted} chỗ thêm đang hiện, {deleted} chỗ xóa đang ẩn). Hãy duyệt hết trong \
             Word rồi lưu lại."
        )
    },
    html: |count| {
        format!(
            "{count} đoạn mã HTML được hiện nguyên văn như chữ thường. Hãy viết lại bằng Markdown nếu cần định dạng."
        )
    },
    link: |target| {
        format!("Liên kết “{target}” không an toàn nên chỉ giữ lại chữ. Hãy dùng địa chỉ http, https hoặc mailto.")
    },
    paper_link: |target| {
        format!(
            "Liên kết tới “{target}” không dẫn tới tài liệu nào được đăng nên chỉ giữ phần chữ. Hãy kiểm tra tên tệp, tính từ \
             thư mục chứa tài liệu này."
        )
    },
    unknown_field: |name| format!("Không hiểu mục “{name}” trong phần khai báo nên bỏ qua. Hãy kiểm tra lại tên mục."),
    bad_field: |name, value| {
        format!("Không hiểu giá trị “{value}” của mục “{name}” nên bỏ qua. Hãy sửa lại giá trị này.")
    },
    bad_secrecy: |name, value| {
        format!(
            "Không hiểu độ mật “{value}” ở mục “{name}”, nên tài liệu được coi là mật. Hãy ghi: không, mật, tối mật hoặc tuyệt \
             mật."
        )
    },
    escaping: |name| {
        format!("Tệp trỏ đến “{name}” ở ngoài tài liệu; phần đó không được đụng tới. Hãy kiểm tra nguồn gốc của tệp.")
    },
    footnote: |mark| format!("Chú thích “{mark}” được nhắc đến nhưng không có nội dung. Hãy bổ sung chú thích."),
    nesting: "Danh sách hoặc trích dẫn lồng nhau quá sâu nên các cấp cuối được gộp lại. Hãy xem lại trang này.",
    no_text: "Tài liệu không có chữ nào đọc được. Nếu là bản quét, hãy thay bằng bản có chữ.",
    foreign: foreign::VI,
};

pub(super) const EN: Documents = Documents {
    about: |path, sentence| format!("“{path}”: {sentence}"),
    open: |why| format!("The file can't be read: {why}."),
    not_a_file: "This is no regular file (a pipe, a device or a folder, maybe), so it was not opened. Copy the document itself here.",
    linked: "This is a link to another place, so it was not opened. Copy the document itself into docs-content.",
    unsupported: |extension| {
        format!("A .{extension} file can't be read yet. Save it as Word (.docx), PDF or Markdown (.md).")
    },
    old_word: "This is an old Word file (.doc). Open it in Word and save it as .docx.",
    no_extension: "The file's name has no ending, so its kind is not known. Let it end in .docx, .pdf or .md.",
    too_large: |found, allowed| {
        format!("The file is too large ({found}, at most {allowed}). Split the document, or make its pictures smaller.")
    },
    unpacks_too_large: |found, allowed| {
        format!(
            "The file unpacks to something far too large ({found}, at most {allowed}), so it was not opened. Open it in Word and \
             save it as a new file; if you don't know where it comes from, delete it."
        )
    },
    too_complex: |found, allowed| {
        format!(
            "The file is far more complex than a real one ({found}, at most {allowed}), so it was not opened. Copy its text to \
             a new Word file."
        )
    },
    text_not_unicode: |at| format!("The text is not Unicode from byte {at} on. Save it again as UTF-8."),
    part_not_unicode: |part, at| {
        format!(
            "The part {part} of the file is not Unicode from byte {at} on. Open it in Word and save it as a new file."
        )
    },
    front_matter: |detail| {
        format!("There is a slip in the front matter ({detail}), so the document is not on the site. Mend it.")
    },
    front_matter_line: |line, detail| {
        format!(
            "There is a slip in line {line} of the front matter ({detail}), so the document is not on the site. Mend it."
        )
    },
    beside: |file, detail| {
        format!(
            "There is a slip in the front matter in {file} ({detail}), so the document is not on the site. Mend it."
        )
    },
    beside_line: |file, line, detail| {
        format!(
            "There is a slip in line {line} of the front matter in {file} ({detail}), so the document is not on the site. Mend it."
        )
    },
    open_front_matter: "The front matter has no last line, so the document is not on the site. Close it with a line --- (or \
                        +++).",
    package: |detail| {
        format!("The file is damaged or not a Word file ({detail}). Try to open it in Word, then save it as .docx.")
    },
    encrypted: "The file is locked with a password. Open it in Word, remove the password and save it.",
    missing_part: |part| {
        format!("The Word file lacks its part {part}, so it can't be read. Open it in Word and save it as a new file.")
    },
    doctype: |part| {
        format!(
            "The part {part} of the file declares a DOCTYPE, which Word never does, so it was not opened. Ask the sender, or copy \
             the text to a new file."
        )
    },
    xml: |part, detail| {
        format!("The part {part} of the file is damaged ({detail}). Open it in Word and save it as a new file.")
    },
    secret: |mark| {
        format!(
            "The document is marked “{mark}”, so it is not on the site. To reclassify it, its owner states secrecy in its own front \
             matter."
        )
    },
    marks: ["Mật (secret)", "Tối mật (top secret)", "Tuyệt mật (most secret)"],
    open_mark: "open",
    stray: "This file goes with no document, so nothing of it counts, the secrecy that it states included. Name it after its \
            document, such as bao-cao.docx.toml for bao-cao.docx, or delete it.",
    ambiguous: "This file does not count, the secrecy that it states included: several documents have its name, or the document has \
                another such file. Name it with the ending, such as bao-cao.docx.toml for bao-cao.docx.",
    misnamed: |meant| {
        format!(
            "This file replaces no template. If it is to replace “{meant}”, give it that name, at that place in site-template."
        )
    },
    old_encoding: "The text seems to be in an encoding before Unicode (TCVN3, VNI): it looks wrong on the page, is not found by search, \
                   and a secrecy that it states is not known. Convert it to Unicode and save it again.",
    unfinished: "The file is being written, so the site keeps what it said before. Build again once it is whole; `daihoi docs watch` does so by itself.",
    images: |count| format!("Pictures left out: {count}. They can be seen in the original file."),
    objects: |count| {
        format!("Charts, drawings or embedded files left out: {count}. They can be seen in the original file.")
    },
    contents: |count| format!("Contents lists replaced by the site's own: {count}. Nothing needs to be done."),
    tracked: |inserted, deleted| {
        format!(
            "Some changes are still tracked (insertions shown: {inserted}, deletions hidden: {deleted}). Accept or refuse them in \
             Word, then save."
        )
    },
    html: |count| {
        format!("Pieces of HTML shown as they were typed: {count}. Write them in Markdown if they should be formatted.")
    },
    link: |target| {
        format!(
            "The link “{target}” is not safe, so only its words were kept. Use an address with http, https or mailto."
        )
    },
    paper_link: |target| {
        format!(
            "The link to “{target}” leads to no paper that is published, so only its words are kept. Check the file's name, \
             seen from the folder that this paper is in."
        )
    },
    unknown_field: |name| {
        format!("The field “{name}” of the front matter means nothing here and was left out. Check its name.")
    },
    bad_field: |name, value| {
        format!("The value “{value}” of the field “{name}” is not understood and was left out. Mend it.")
    },
    bad_secrecy: |name, value| {
        format!(
            "The secrecy “{value}” in the field “{name}” is not understood, so the document counts as secret. Write open, \
             secret, top secret or most secret."
        )
    },
    escaping: |name| {
        format!("The file names “{name}”, outside of itself; that was not touched. Check where the file comes from.")
    },
    footnote: |mark| format!("The footnote “{mark}” is cited but is not there. Add it."),
    nesting: "Lists or quotes nest too deep, so the deepest were flattened. Look at the page.",
    no_text: "The document has no text that can be read. If it is a scan, replace it by one with text.",
    foreign: foreign::EN,
};
