//! Sentences about PDF and old Word files, which a process of its own reads.

use super::One;

/// The sentences.
pub struct Foreign {
    /// An old Word file that can't be read.
    pub damaged_word: &'static str,
    /// A PDF that can't be read.
    pub damaged_pdf: &'static str,
    /// A PDF that wants a password.
    pub encrypted_pdf: &'static str,
    /// Takes too long.
    pub slow: &'static str,
    /// Takes too much memory.
    pub memory: &'static str,
    /// Its reader failed.
    pub crashed: &'static str,
    /// What to do with such a Word file.
    pub save_word: &'static str,
    /// What to do with such a PDF.
    pub save_pdf: &'static str,
    /// The process could not be started: why.
    pub not_started: One,
    /// Lines of tables: count.
    pub table_lines: One,
    /// Automatic numbers that are missing: count.
    pub lost_numbers: One,
    /// Merged cells that are missing.
    pub lost_merges: &'static str,
    /// Text boxes that are missing: count of lines.
    pub lost_boxes: One,
    /// Pages that recognition read: count.
    pub read_by_ocr: One,
    /// Scanned pages that nothing read: count.
    pub unread_scan: One,
    /// A scan that nobody said what it is.
    pub unnamed_scan: &'static str,
    /// Pages that are not shown: count.
    pub pages_left_out: One,
    /// A text that can't be believed.
    pub garbled: &'static str,
}

pub(super) const VI: Foreign = Foreign {
    damaged_word: "Tệp Word đời cũ (.doc) bị hỏng hoặc thuộc loại chưa đọc được. Hãy mở bằng Word, chọn Lưu thành (Save As), \
                   dạng .docx.",
    damaged_pdf: "Tệp PDF bị hỏng hoặc không phải PDF. Hãy xuất lại từ tệp gốc, hoặc đưa tệp Word (.docx) vào thay.",
    encrypted_pdf: "Tệp PDF có mật khẩu. Hãy xuất lại tệp không đặt mật khẩu, hoặc đưa tệp Word (.docx) vào thay.",
    slow: "Đọc tệp mất quá nhiều thời gian nên đã dừng lại.",
    memory: "Tệp cần quá nhiều bộ nhớ nên không được đọc.",
    crashed: "Không đọc được tệp: phần đọc tệp đã dừng giữa chừng.",
    save_word: "Hãy mở bằng Word rồi lưu lại dạng .docx; nếu không rõ nguồn gốc, hãy xóa tệp.",
    save_pdf: "Hãy xuất lại tệp PDF từ văn bản gốc, hoặc đưa tệp Word (.docx) vào thay; nếu không rõ nguồn gốc, hãy xóa tệp.",
    not_started: |why| format!("Không mở được phần đọc tệp PDF và .doc: {why}. Hãy cài lại chương trình."),
    table_lines: |count| {
        format!(
            "Có {count} dòng chia cột, có thể là bảng; trang hiện thành từng dòng. Muốn có bảng, hãy đưa tệp Word (.docx) vào."
        )
    },
    lost_numbers: |count| {
        format!("Số thứ tự tự động của tệp .doc không hiện được: {count}. Hãy mở bằng Word rồi lưu lại dạng .docx.")
    },
    lost_merges: "Bảng trong tệp .doc có ô gộp, trên trang các ô này bị tách ra. Hãy mở bằng Word rồi lưu lại dạng .docx.",
    lost_boxes: |count| {
        format!(
            "Hộp văn bản trong tệp .doc không hiện được (số dòng: {count}). Hãy mở bằng Word rồi lưu lại dạng .docx."
        )
    },
    read_by_ocr: |count| format!("Số trang quét đọc bằng nhận dạng chữ (OCR): {count}. Hãy soát lại, nhất là số liệu."),
    unread_scan: |count| {
        format!(
            "Số trang quét chỉ xem được ảnh, không tìm kiếm được: {count}. Hãy cài Tesseract với dữ liệu tiếng Việt (vie), hoặc \
             đưa tệp Word (.docx) vào thay."
        )
    },
    unnamed_scan: "Bản quét chưa rõ tên gọi, số ký hiệu và ngày nên lấy tên tệp làm tên tài liệu. Hãy ghi các mục ten_goi, ten_loai, \
                   so_ky_hieu, ngay vào một tệp đặt cạnh, cùng tên và thêm đuôi .toml (ví dụ: thong-bao.pdf.toml).",
    pages_left_out: |count| format!("Số trang không có chữ và không vẽ lại được: {count}. Hãy xem ở tệp gốc."),
    garbled: "Phần chữ trong tệp PDF bị vỡ nên các trang được hiện bằng ảnh. Hãy xuất lại PDF với phông nhúng đủ, hoặc đưa tệp \
              Word (.docx) vào thay.",
};

pub(super) const EN: Foreign = Foreign {
    damaged_word: "This old Word file (.doc) is damaged, or of a kind that is not read. Open it in Word and save it as .docx.",
    damaged_pdf: "This PDF is damaged, or is none. Export it again from its source, or put in the Word file (.docx).",
    encrypted_pdf: "This PDF has a password. Export it again without one, or put in the Word file (.docx).",
    slow: "Reading the file took too long and was stopped.",
    memory: "The file wants too much memory, so it was not read.",
    crashed: "The file can't be read: its reader stopped on the way.",
    save_word: "Open it in Word and save it as .docx; if you don't know where it comes from, delete it.",
    save_pdf: "Export the PDF again from its source, or put in the Word file (.docx); if you don't know where it comes from, delete it.",
    not_started: |why| {
        format!("The reader of PDF and .doc files could not be started: {why}. Install the program again.")
    },
    table_lines: |count| {
        format!(
            "Lines with columns, maybe of tables: {count}. They are shown as lines; for tables, put in the Word file (.docx)."
        )
    },
    lost_numbers: |count| {
        format!("Automatic numbers of the .doc file that are not shown: {count}. Open it in Word and save it as .docx.")
    },
    lost_merges: "Tables of the .doc file have merged cells, which the page shows apart. Open it in Word and save it as .docx.",
    lost_boxes: |count| {
        format!("Text boxes of the .doc file are not shown (lines: {count}). Open it in Word and save it as .docx.")
    },
    read_by_ocr: |count| {
        format!("Scanned pages read by character recognition (OCR): {count}. Check them, figures above all.")
    },
    unread_scan: |count| {
        format!(
            "Scanned pages that are shown and can't be searched: {count}. Install Tesseract with its Vietnamese data (vie), or \
             put in the Word file (.docx)."
        )
    },
    unnamed_scan: "Nothing tells this scan's title, symbol and date, so it goes by its file's name. State title, class, symbol and \
                   date in a file beside it, of the same name with .toml at its end (such as notice.pdf.toml).",
    pages_left_out: |count| format!("Pages without text that could not be drawn: {count}. See the original file."),
    garbled: "The text inside this PDF is broken, so its pages are shown as pictures. Export it again with all fonts embedded, or \
              put in the Word file (.docx).",
};
