//! Words of the console: the library.

words!(ConsoleLibrary {
    /// What to type.
    hint: Word {
        vi: "tìm trong tài liệu; có dấu hay không dấu, “nguyên cụm từ” trong ngoặc kép",
        en: "search the papers; with or without marks, “a phrase” in quotation marks",
    },
    /// Before anything is typed.
    start: Word {
        vi: "Gõ để tìm trong mọi tài liệu của đại hội. Kết quả hiện ra khi đang gõ, giống hệt trang tìm kiếm đã phát.",
        en: "Type to search all papers of the congress. Results come while you type, the same as on the site's search \
             page.",
    },
    nothing: Word {
        vi: "Không tìm thấy. Hãy thử ít từ hơn hoặc gõ không dấu.",
        en: "Nothing was found. Try fewer words, or leave the marks out.",
    },
    nothing_chosen: Word {
        vi: "Không có kết quả nào với các lựa chọn này. F5 để bỏ lọc.",
        en: "Nothing with these choices. F5 gives them up.",
    },
    /// Number of documents, where nothing is asked.
    documents: |count: &str| Word {
        vi: "{count} tài liệu",
        en: if count == "1" { "1 paper".to_owned() } else { format!("{count} papers") },
    },
    /// Number of sections found.
    found: |count: &str| Word {
        vi: "{count} kết quả",
        en: if count == "1" { "1 result".to_owned() } else { format!("{count} results") },
    },
    /// The results are those of a corrected query.
    corrected: |query: &str| Word {
        vi: "Không thấy đúng từ đã gõ; đây là kết quả cho “{query}”.",
        en: "What was typed was not found; these are for “{query}”.",
    },
    /// Names of the filters.
    facets: [
        Word { vi: "Loại văn bản", en: "Class" },
        Word { vi: "Cơ quan ban hành", en: "Issuing body" },
        Word { vi: "Năm", en: "Year" },
        Word { vi: "Phiên", en: "Session" },
    ],
    /// Title of the filters.
    narrow: Word { vi: "Lọc", en: "Narrow down" },
    /// While a document is opened.
    reading: Word { vi: "đang mở…", en: "opening…" },
    /// The desktop opens a file.
    opened: |path: &str| Word { vi: "Đã mở {path}", en: "Opened {path}" },
    /// Place of the reader in a document.
    at: |line: &str, lines: &str| Word { vi: "dòng {line}/{lines}", en: "line {line}/{lines}" },
    /// Number of marked places.
    marks: |count: &str| Word {
        vi: "{count} chỗ tìm thấy",
        en: if count == "1" { "1 match".to_owned() } else { format!("{count} matches") },
    },
    /// A picture without a description.
    picture: Word { vi: "[hình ảnh]", en: "[picture]" },
    /// A picture with its description.
    picture_of: |words: &str| Word { vi: "[hình ảnh: {words}]", en: "[picture: {words}]" },
    /// Key: read the document.
    read: Word { vi: "đọc", en: "read" },
    /// Key: go to the filters.
    filters: Word { vi: "lọc", en: "narrow down" },
    /// Key: return to the results.
    hits: Word { vi: "kết quả", en: "results" },
    /// Key: drop all filters.
    all: Word { vi: "bỏ lọc", en: "all" },
    /// Key: open the page in the browser.
    page: Word { vi: "mở trình duyệt", en: "open in browser" },
    /// Key: open the source file.
    original: Word { vi: "mở tệp gốc", en: "open the original" },
    next_mark: Word { vi: "chỗ tìm thấy tiếp", en: "next match" },
    previous_mark: Word { vi: "chỗ tìm thấy trước", en: "match before" },
    /// Key: the next and the previous result.
    other_hit: Word { vi: "kết quả khác", en: "other results" },
    /// Key: return to the results.
    back: Word { vi: "về kết quả", en: "to the results" },
});
