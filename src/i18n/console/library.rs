//! Words of the console: the library.

/// The library screen.
pub struct LibraryScreen {
    /// What can be typed.
    pub hint: &'static str,
    /// What the screen is for, before anything was typed.
    pub start: &'static str,
    /// Nothing fits.
    pub nothing: &'static str,
    /// Nothing fits with what is chosen.
    pub nothing_chosen: &'static str,
    /// How many papers there are, where nothing is asked.
    pub papers: fn(&str) -> String,
    /// How many sections were found.
    pub found: fn(&str) -> String,
    /// Found instead of what was typed.
    pub corrected: fn(&str) -> String,
    /// Names of the filters: class, body, year, session.
    pub facets: [&'static str; 4],
    /// Over the filters.
    pub narrow: &'static str,
    /// Being read.
    pub reading: &'static str,
    /// Handed to the desktop.
    pub opened: fn(&str) -> String,
    /// Where a reader is: line, lines.
    pub at: fn(&str, &str) -> String,
    /// Places that are marked.
    pub marks: fn(&str) -> String,
    /// A picture without words.
    pub picture: &'static str,
    /// A picture by its words.
    pub picture_of: fn(&str) -> String,
    /// Key: read the document.
    pub read: &'static str,
    /// Key: to the filters.
    pub filters: &'static str,
    /// Key: back to the hits.
    pub hits: &'static str,
    /// Key: without filters.
    pub all: &'static str,
    /// Key: the page in the browser.
    pub page: &'static str,
    /// Key: the original file.
    pub original: &'static str,
    /// Key: the next marked place.
    pub next_mark: &'static str,
    /// Key: the marked place before.
    pub previous_mark: &'static str,
    /// Key: the next hit and the one before.
    pub other_hit: &'static str,
    /// Key: back to the hits.
    pub back: &'static str,
}

/// Tiếng Việt.
pub(super) const VI: LibraryScreen = LibraryScreen {
    hint: "tìm trong văn kiện; có dấu hay không dấu, “nguyên cụm từ” trong ngoặc kép",
    start: "Gõ để tìm trong mọi văn kiện của đại hội. Kết quả hiện ra khi đang gõ, giống hệt trang tìm kiếm đã phát.",
    nothing: "Không tìm thấy. Hãy thử ít từ hơn hoặc gõ không dấu.",
    nothing_chosen: "Không có kết quả nào với các lựa chọn này. F5 để bỏ lọc.",
    papers: |count| format!("{count} văn kiện"),
    found: |count| format!("{count} kết quả"),
    corrected: |query| format!("Không thấy đúng từ đã gõ; đây là kết quả cho “{query}”."),
    facets: ["Loại văn bản", "Cơ quan ban hành", "Năm", "Phiên"],
    narrow: "Lọc",
    reading: "đang mở…",
    opened: |path| format!("Đã mở {path}"),
    at: |line, lines| format!("dòng {line}/{lines}"),
    marks: |count| format!("{count} chỗ khớp"),
    picture: "[hình ảnh]",
    picture_of: |words| format!("[hình ảnh: {words}]"),
    read: "đọc",
    filters: "lọc",
    hits: "kết quả",
    all: "bỏ lọc",
    page: "mở trình duyệt",
    original: "mở tệp gốc",
    next_mark: "chỗ khớp tiếp",
    previous_mark: "chỗ khớp trước",
    other_hit: "kết quả khác",
    back: "về kết quả",
};

/// English.
pub(super) const EN: LibraryScreen = LibraryScreen {
    hint: "search the papers; with or without marks, “a phrase” in quotation marks",
    start: "Type to search all papers of the congress. Results come while you type, the same as on the site's search page.",
    nothing: "Nothing was found. Try fewer words, or leave the marks out.",
    nothing_chosen: "Nothing with these choices. F5 gives them up.",
    papers: |count| if count == "1" { "1 paper".to_owned() } else { format!("{count} papers") },
    found: |count| if count == "1" { "1 result".to_owned() } else { format!("{count} results") },
    corrected: |query| format!("What was typed was not found; these are for “{query}”."),
    facets: ["Class", "Issuing body", "Year", "Session"],
    narrow: "Narrow down",
    reading: "opening…",
    opened: |path| format!("Opened {path}"),
    at: |line, lines| format!("line {line}/{lines}"),
    marks: |count| if count == "1" { "1 match".to_owned() } else { format!("{count} matches") },
    picture: "[picture]",
    picture_of: |words| format!("[picture: {words}]"),
    read: "read",
    filters: "narrow down",
    hits: "results",
    all: "all",
    page: "open in browser",
    original: "open the original",
    next_mark: "next match",
    previous_mark: "match before",
    other_hit: "other results",
    back: "to the results",
};
