//! Words of the command line: `search`.

/// `daihoi search`.
pub struct Search {
    /// What it does.
    pub about: &'static str,
    /// `search QUERY`
    pub query: &'static str,
    /// `search --limit`
    pub limit: &'static str,
    /// `search --class`, `--body`, `--year`, `--session`
    pub filters: [&'static str; 4],
    /// No document has this value: option, value.
    pub unknown: fn(&str, &str) -> String,
    /// Asked instead of what was typed.
    pub corrected: fn(&str) -> String,
    /// How many are shown of how many.
    pub total: fn(usize, &str) -> String,
    /// Nothing was found.
    pub none: &'static str,
    /// `search --evaluate`
    pub evaluate: &'static str,
    /// How many questions were asked.
    pub measured: fn(usize) -> String,
    /// The two ways of asking: as written, without marks.
    pub ways: [&'static str; 2],
}

pub(super) const VI: Search = Search {
    about: "Tìm trong tài liệu",
    query: "Từ khóa; đặt trong ngoặc kép để tìm nguyên cụm",
    limit: "Số kết quả nhiều nhất",
    filters: [
        "Chỉ loại văn bản này; ghi nhiều lần để lấy nhiều loại",
        "Chỉ cơ quan ban hành này; ghi nhiều lần được",
        "Chỉ năm ban hành này; ghi nhiều lần được",
        "Chỉ tài liệu của phiên này; ghi nhiều lần được",
    ],
    unknown: |option, value| format!("Không có tài liệu nào có {option} “{value}”."),
    corrected: |query| format!("Không thấy đúng từ đã gõ; đây là kết quả cho “{query}”."),
    total: |shown, total| format!("{shown} trên {total} kết quả"),
    none: "Không tìm thấy.",
    evaluate: "Đo chất lượng tìm kiếm trên một bộ câu hỏi (corpus.jsonl.gz, queries.jsonl)",
    measured: |queries| format!("{queries} câu hỏi"),
    ways: ["có dấu", "không dấu"],
};

pub(super) const EN: Search = Search {
    about: "Search the documents",
    query: "Words; in double quotes for a phrase",
    limit: "The most results",
    filters: [
        "Only this class; several times for several classes",
        "Only this issuing body; several times for several",
        "Only this year of issue; several times for several",
        "Only papers of this session; several times for several",
    ],
    unknown: |option, value| format!("No document has {option} “{value}”."),
    corrected: |query| format!("What was typed was not found; these are for “{query}”."),
    total: |shown, total| format!("{shown} of {total} results"),
    none: "Nothing found.",
    evaluate: "Measure search on a set of questions (corpus.jsonl.gz, queries.jsonl)",
    measured: |queries| format!("{queries} questions"),
    ways: ["with marks", "without marks"],
};
