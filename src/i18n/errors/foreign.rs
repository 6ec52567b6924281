//! Sentences about PDF and old Word files, which a child process reads.

words!(ForeignSentences {
    damaged_word: Word {
        vi: "Tệp Word đời cũ (.doc) bị hỏng hoặc thuộc loại chưa đọc được. Hãy mở bằng Word, chọn Lưu thành (Save As), \
             dạng .docx.",
        en: "This old Word file (.doc) is damaged, or of a kind that is not read. Open it in Word and save it as \
             .docx.",
    },
    damaged_pdf: Word {
        vi: "Tệp PDF bị hỏng hoặc không phải PDF. Hãy xuất lại từ tệp gốc, hoặc đưa tệp Word (.docx) vào thay.",
        en: "This PDF is damaged, or is none. Export it again from its source, or put in the Word file (.docx).",
    },
    encrypted_pdf: Word {
        vi: "Tệp PDF có mật khẩu. Hãy xuất lại tệp không đặt mật khẩu, hoặc đưa tệp Word (.docx) vào thay.",
        en: "This PDF has a password. Export it again without one, or put in the Word file (.docx).",
    },
    /// Followed by `save_word` or `save_pdf`, as the next two are.
    slow: Word {
        vi: "Đọc tệp mất quá nhiều thời gian nên đã dừng lại.",
        en: "Reading the file took too long and was stopped.",
    },
    memory: Word {
        vi: "Tệp cần quá nhiều bộ nhớ nên không được đọc.",
        en: "The file wants too much memory, so it was not read.",
    },
    crashed: Word {
        vi: "Không đọc được tệp: phần đọc tệp đã dừng giữa chừng.",
        en: "The file can't be read: its reader stopped on the way.",
    },
    /// Advice for an old Word file.
    save_word: Word {
        vi: "Hãy mở bằng Word rồi lưu lại dạng .docx; nếu không rõ nguồn gốc, hãy xóa tệp.",
        en: "Open it in Word and save it as .docx; if you don't know where it comes from, delete it.",
    },
    /// Advice for a PDF.
    save_pdf: Word {
        vi: "Hãy xuất lại tệp PDF từ văn bản gốc, hoặc đưa tệp Word (.docx) vào thay; nếu không rõ nguồn gốc, hãy xóa \
             tệp.",
        en: "Export the PDF again from its source, or put in the Word file (.docx); if you don't know where it comes \
             from, delete it.",
    },
    not_started: |why: &str| Word {
        vi: "Không mở được phần đọc tệp PDF và .doc: {why}. Hãy cài lại chương trình.",
        en: "The reader of PDF and .doc files could not be started: {why}. Install the program again.",
    },
    table_lines: |count: &str| Word {
        vi: "Có {count} dòng chia cột, có thể là bảng; trang hiện thành từng dòng. Muốn có bảng, hãy đưa tệp Word \
             (.docx) vào.",
        en: "Lines with columns, maybe of tables: {count}. They are shown as lines; for tables, put in the Word file \
             (.docx).",
    },
    lost_numbers: |count: &str| Word {
        vi: "Số thứ tự tự động của tệp .doc không hiện được: {count}. Hãy mở bằng Word rồi lưu lại dạng .docx.",
        en: "Automatic numbers of the .doc file that are not shown: {count}. Open it in Word and save it as .docx.",
    },
    lost_merges: Word {
        vi: "Bảng trong tệp .doc có ô gộp, trên trang các ô này bị tách ra. Hãy mở bằng Word rồi lưu lại dạng .docx.",
        en: "Tables of the .doc file have merged cells, which the page shows apart. Open it in Word and save it as \
             .docx.",
    },
    /// `count` is the number of lines.
    lost_boxes: |count: &str| Word {
        vi: "Hộp văn bản trong tệp .doc không hiện được (số dòng: {count}). Hãy mở bằng Word rồi lưu lại dạng .docx.",
        en: "Text boxes of the .doc file are not shown (lines: {count}). Open it in Word and save it as .docx.",
    },
    read_by_ocr: |count: &str| Word {
        vi: "Số trang quét đọc bằng nhận dạng chữ (OCR): {count}. Hãy soát lại, nhất là số liệu.",
        en: "Scanned pages read by character recognition (OCR): {count}. Check them, figures above all.",
    },
    unread_scan: |count: &str| Word {
        vi: "Số trang quét chỉ xem được ảnh, không tìm kiếm được: {count}. Hãy cài Tesseract với dữ liệu tiếng Việt \
             (vie), hoặc đưa tệp Word (.docx) vào thay.",
        en: "Scanned pages that are shown and can't be searched: {count}. Install Tesseract with its Vietnamese data \
             (vie), or put in the Word file (.docx).",
    },
    /// A scan without metadata.
    unnamed_scan: Word {
        vi: "Bản quét chưa rõ tên gọi, số ký hiệu và ngày nên lấy tên tệp làm tên tài liệu. Hãy ghi các mục ten_goi, \
             ten_loai, so_ky_hieu, ngay vào một tệp đặt cạnh, cùng tên và thêm đuôi .toml (ví dụ: thong-bao.pdf.toml).",
        en: "Nothing tells this scan's title, symbol and date, so it goes by its file's name. State title, class, \
             symbol and date in a file beside it, of the same name with .toml at its end (such as notice.pdf.toml).",
    },
    pages_left_out: |count: &str| Word {
        vi: "Số trang không có chữ và không vẽ lại được: {count}. Hãy xem ở tệp gốc.",
        en: "Pages without text that could not be drawn: {count}. See the original file.",
    },
    garbled: Word {
        vi: "Phần chữ trong tệp PDF bị vỡ nên các trang được hiện bằng ảnh. Hãy xuất lại PDF với phông nhúng đủ, hoặc \
             đưa tệp Word (.docx) vào thay.",
        en: "The text inside this PDF is broken, so its pages are shown as pictures. Export it again with all fonts \
             embedded, or put in the Word file (.docx).",
    },
});
