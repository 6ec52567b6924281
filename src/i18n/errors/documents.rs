//! Sentences about documents. The document's path stands before them.

use super::foreign::ForeignSentences;

words!(DocumentSentences {
    /// Joins a path and its sentence.
    about: |path: &str, sentence: &str| Word { vi: "“{path}”: {sentence}", en: "“{path}”: {sentence}" },
    open: |why: &str| Word { vi: "Không đọc được tệp: {why}.", en: "The file can't be read: {why}." },
    not_a_file: Word {
        vi: "Đây không phải tệp thường (có thể là ống dẫn, thiết bị hoặc thư mục) nên không được mở. Hãy chép chính \
             tệp tài liệu vào đây.",
        en: "This is no regular file (a pipe, a device or a folder, maybe), so it was not opened. Copy the document \
             itself here.",
    },
    /// A symbolic link.
    linked: Word {
        vi: "Đây là liên kết trỏ đi nơi khác nên không được mở. Hãy chép chính tệp tài liệu vào thư mục docs-content.",
        en: "This is a link to another place, so it was not opened. Copy the document itself into docs-content.",
    },
    unsupported: |extension: &str| Word {
        vi: "Chưa đọc được tệp .{extension}. Hãy lưu lại dạng Word (.docx), PDF hoặc Markdown (.md).",
        en: "A .{extension} file can't be read yet. Save it as Word (.docx), PDF or Markdown (.md).",
    },
    old_word: Word {
        vi: "Đây là tệp Word đời cũ (.doc). Hãy mở bằng Word rồi lưu lại dạng .docx.",
        en: "This is an old Word file (.doc). Open it in Word and save it as .docx.",
    },
    no_extension: Word {
        vi: "Tệp không có phần đuôi nên không biết loại. Hãy đặt đuôi .docx, .pdf hoặc .md.",
        en: "The file's name has no ending, so its kind is not known. Let it end in .docx, .pdf or .md.",
    },
    too_large: |found: &str, allowed: &str| Word {
        vi: "Tệp quá lớn ({found}, tối đa {allowed}). Hãy chia nhỏ tài liệu, hoặc giảm dung lượng hình ảnh.",
        en: "The file is too large ({found}, at most {allowed}). Split the document, or make its pictures smaller.",
    },
    unpacks_too_large: |found: &str, allowed: &str| Word {
        vi: "Tệp bung ra lớn bất thường ({found}, tối đa {allowed}) nên không được mở. Hãy mở bằng Word, lưu thành tệp \
             mới; nếu không rõ nguồn gốc, hãy xóa tệp.",
        en: "The file unpacks to something far too large ({found}, at most {allowed}), so it was not opened. Open it \
             in Word and save it as a new file; if you don't know where it comes from, delete it.",
    },
    /// Too many parts, or nested too deep.
    too_complex: |found: &str, allowed: &str| Word {
        vi: "Cấu trúc tệp phức tạp bất thường ({found}, tối đa {allowed}) nên không được mở. Hãy chép nội dung sang \
             một tệp Word mới.",
        en: "The file is far more complex than a real one ({found}, at most {allowed}), so it was not opened. Copy its \
             text to a new Word file.",
    },
    text_not_unicode: |at: &str| Word {
        vi: "Văn bản không phải Unicode, từ byte thứ {at}. Hãy lưu lại với bảng mã UTF-8.",
        en: "The text is not Unicode from byte {at} on. Save it again as UTF-8.",
    },
    part_not_unicode: |part: &str, at: &str| Word {
        vi: "Phần {part} của tệp không phải Unicode, từ byte thứ {at}. Hãy mở bằng Word rồi lưu thành tệp mới.",
        en: "The part {part} of the file is not Unicode from byte {at} on. Open it in Word and save it as a new file.",
    },
    front_matter: |detail: &str| Word {
        vi: "Phần khai báo ở đầu tệp viết sai ({detail}), nên tài liệu chưa được đưa lên trang. Hãy sửa phần này.",
        en: "There is a slip in the front matter ({detail}), so the document is not on the site. Mend it.",
    },
    front_matter_line: |line: &str, detail: &str| Word {
        vi: "Phần khai báo ở đầu tệp viết sai ở dòng {line} ({detail}), nên tài liệu chưa được đưa lên trang. Hãy sửa \
             dòng đó.",
        en: "There is a slip in line {line} of the front matter ({detail}), so the document is not on the site. Mend \
             it.",
    },
    /// The metadata file beside the document.
    beside: |file: &str, detail: &str| Word {
        vi: "Phần khai báo trong {file} viết sai ({detail}), nên tài liệu chưa được đưa lên trang. Hãy sửa phần này.",
        en: "There is a slip in the front matter in {file} ({detail}), so the document is not on the site. Mend it.",
    },
    beside_line: |file: &str, line: &str, detail: &str| Word {
        vi: "Phần khai báo trong {file} viết sai ở dòng {line} ({detail}), nên tài liệu chưa được đưa lên trang. Hãy \
             sửa dòng đó.",
        en: "There is a slip in line {line} of the front matter in {file} ({detail}), so the document is not on the \
             site. Mend it.",
    },
    open_front_matter: Word {
        vi: "Phần khai báo ở đầu tệp không có dòng kết thúc, nên tài liệu chưa được đưa lên trang. Hãy thêm dòng --- \
             (hoặc +++) ở cuối phần này.",
        en: "The front matter has no last line, so the document is not on the site. Close it with a line --- (or +++).",
    },
    package: |detail: &str| Word {
        vi: "Tệp hỏng hoặc không phải tệp Word ({detail}). Hãy mở thử bằng Word rồi lưu lại dạng .docx.",
        en: "The file is damaged or not a Word file ({detail}). Try to open it in Word, then save it as .docx.",
    },
    encrypted: Word {
        vi: "Tệp có mật khẩu. Hãy mở bằng Word, gỡ mật khẩu rồi lưu lại.",
        en: "The file is locked with a password. Open it in Word, remove the password and save it.",
    },
    missing_part: |part: &str| Word {
        vi: "Tệp Word thiếu phần {part} nên không đọc được. Hãy mở bằng Word rồi lưu thành tệp mới.",
        en: "The Word file lacks its part {part}, so it can't be read. Open it in Word and save it as a new file.",
    },
    doctype: |part: &str| Word {
        vi: "Phần {part} của tệp có khai báo DOCTYPE, thứ mà Word không bao giờ tạo ra, nên tệp không được mở. Hãy hỏi \
             lại người gửi, hoặc chép nội dung sang tệp mới.",
        en: "The part {part} of the file declares a DOCTYPE, which Word never does, so it was not opened. Ask the \
             sender, or copy the text to a new file.",
    },
    xml: |part: &str, detail: &str| Word {
        vi: "Phần {part} của tệp bị hỏng ({detail}). Hãy mở bằng Word rồi lưu thành tệp mới.",
        en: "The part {part} of the file is damaged ({detail}). Open it in Word and save it as a new file.",
    },

    secret: |mark: &str| Word {
        vi: "Tài liệu có dấu độ mật “{mark}” nên không được đưa lên trang. Nếu cần đổi độ mật, người quản lý tài liệu \
             ghi mục do_mat trong phần khai báo của tệp.",
        en: "The document is marked “{mark}”, so it is not on the site. To reclassify it, its owner states secrecy in \
             its own front matter.",
    },
    /// The grades of secrecy.
    marks: [
        Word { vi: "Mật", en: "Mật (secret)" },
        Word { vi: "Tối mật", en: "Tối mật (top secret)" },
        Word { vi: "Tuyệt mật", en: "Tuyệt mật (most secret)" },
    ],
    /// The grade of a document that is not secret.
    open_mark: Word { vi: "Không mật", en: "open" },

    /// A metadata file without a document.
    stray: Word {
        vi: "Tệp khai báo này không đi kèm tài liệu nào nên không được dùng, kể cả độ mật ghi trong đó. Hãy đặt tên \
             theo đúng tên tài liệu, ví dụ bao-cao.docx.toml cho bao-cao.docx, hoặc xóa tệp.",
        en: "This file goes with no document, so nothing of it counts, the secrecy that it states included. Name it \
             after its document, such as bao-cao.docx.toml for bao-cao.docx, or delete it.",
    },
    /// A metadata file that may belong to several documents, or to one that has another.
    ambiguous: Word {
        vi: "Tệp khai báo này không được dùng, kể cả độ mật ghi trong đó, vì không rõ thuộc tài liệu nào: có nhiều tài \
             liệu cùng tên, hoặc tài liệu đã có tệp khai báo khác. Hãy ghi cả phần đuôi, ví dụ bao-cao.docx.toml cho \
             bao-cao.docx.",
        en: "This file does not count, the secrecy that it states included: several documents have its name, or the \
             document has another such file. Name it with the ending, such as bao-cao.docx.toml for bao-cao.docx.",
    },
    /// A template that replaces none; `meant` has the most similar name.
    misnamed: |meant: &str| Word {
        vi: "Tệp này không thay cho tệp mẫu nào. Nếu muốn thay “{meant}”, hãy đặt đúng tên và chỗ ấy trong \
             site-template.",
        en: "This file replaces no template. If it is to replace “{meant}”, give it that name, at that place in \
             site-template.",
    },
    old_encoding: Word {
        vi: "Chữ trong tệp có vẻ gõ theo bảng mã cũ (TCVN3, VNI) nên hiện sai trên trang, không tìm thấy khi tìm kiếm, \
             và dấu mật ghi trong đó cũng không nhận ra được. Hãy chuyển mã sang Unicode rồi lưu lại.",
        en: "The text seems to be in an encoding before Unicode (TCVN3, VNI): it looks wrong on the page, is not found \
             by search, and a secrecy that it states is not known. Convert it to Unicode and save it again.",
    },

    unfinished: Word {
        vi: "Tệp đang được ghi nên trang giữ nội dung trước đó. Khi ghi xong, hãy dựng lại; `daihoi docs watch` tự làm \
             việc này.",
        en: "The file is being written, so the site keeps what it said before. Build again once it is whole; \
             `daihoi docs watch` does so by itself.",
    },
    images: |count: &str| Word {
        vi: "{count} hình ảnh không được đưa lên trang. Hãy xem hình trong tệp gốc kèm theo.",
        en: "Pictures left out: {count}. They can be seen in the original file.",
    },
    objects: |count: &str| Word {
        vi: "{count} biểu đồ, hình vẽ hoặc tệp nhúng không được đưa lên trang. Hãy xem trong tệp gốc kèm theo.",
        en: "Charts, drawings or embedded files left out: {count}. They can be seen in the original file.",
    },
    contents: |count: &str| Word {
        vi: "{count} mục lục trong tệp được thay bằng mục lục của trang. Không cần làm gì thêm.",
        en: "Contents lists replaced by the site's own: {count}. Nothing needs to be done.",
    },
    tracked: |inserted: &str, deleted: &str| Word {
        vi: "Tài liệu còn dấu sửa chưa duyệt ({inserted} chỗ thêm đang hiện, {deleted} chỗ xóa đang ẩn). Hãy duyệt hết \
             trong Word rồi lưu lại.",
        en: "Some changes are still tracked (insertions shown: {inserted}, deletions hidden: {deleted}). Accept or \
             refuse them in Word, then save.",
    },
    html: |count: &str| Word {
        vi: "{count} đoạn mã HTML được hiện nguyên văn như chữ thường. Hãy viết lại bằng Markdown nếu cần định dạng.",
        en: "Pieces of HTML shown as they were typed: {count}. Write them in Markdown if they should be formatted.",
    },
    link: |target: &str| Word {
        vi: "Liên kết “{target}” không an toàn nên chỉ giữ lại chữ. Hãy dùng địa chỉ http, https hoặc mailto.",
        en: "The link “{target}” is not safe, so only its words were kept. Use an address with http, https or mailto.",
    },
    document_link: |target: &str| Word {
        vi: "Liên kết tới “{target}” không dẫn tới tài liệu nào được đăng nên chỉ giữ phần chữ. Hãy kiểm tra tên tệp, \
             tính từ thư mục chứa tài liệu này.",
        en: "The link to “{target}” leads to no paper that is published, so only its words are kept. Check the file's \
             name, seen from the folder that this paper is in.",
    },
    unknown_field: |name: &str| Word {
        vi: "Không hiểu mục “{name}” trong phần khai báo nên bỏ qua. Hãy kiểm tra lại tên mục.",
        en: "The field “{name}” of the front matter means nothing here and was left out. Check its name.",
    },
    bad_field: |name: &str, value: &str| Word {
        vi: "Không hiểu giá trị “{value}” của mục “{name}” nên bỏ qua. Hãy sửa lại giá trị này.",
        en: "The value “{value}” of the field “{name}” is not understood and was left out. Mend it.",
    },
    bad_secrecy: |name: &str, value: &str| Word {
        vi: "Không hiểu độ mật “{value}” ở mục “{name}”, nên tài liệu được coi là mật. Hãy ghi: không, mật, tối mật \
             hoặc tuyệt mật.",
        en: "The secrecy “{value}” in the field “{name}” is not understood, so the document counts as secret. Write \
             open, secret, top secret or most secret.",
    },
    /// A path that leads out of the package.
    escaping: |name: &str| Word {
        vi: "Tệp trỏ đến “{name}” ở ngoài tài liệu; phần đó không được đụng tới. Hãy kiểm tra nguồn gốc của tệp.",
        en: "The file names “{name}”, outside of itself; that was not touched. Check where the file comes from.",
    },
    footnote: |mark: &str| Word {
        vi: "Chú thích “{mark}” được nhắc đến nhưng không có nội dung. Hãy bổ sung chú thích.",
        en: "The footnote “{mark}” is cited but is not there. Add it.",
    },
    nesting: Word {
        vi: "Danh sách hoặc trích dẫn lồng nhau quá sâu nên các cấp cuối được gộp lại. Hãy xem lại trang này.",
        en: "Lists or quotes nest too deep, so the deepest were flattened. Look at the page.",
    },
    no_text: Word {
        vi: "Tài liệu không có chữ nào đọc được. Nếu là bản quét, hãy thay bằng bản có chữ.",
        en: "The document has no text that can be read. If it is a scan, replace it by one with text.",
    },
    /// PDF and old Word files.
    foreign: Group::<ForeignSentences>,
});
