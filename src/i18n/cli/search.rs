//! Words of `daihoi search`.

words!(CliSearch {
    /// `search`
    about: Word { vi: "Tìm trong tài liệu", en: "Search the documents" },
    /// `search QUERY`
    query: Word {
        vi: "Từ khóa; đặt trong ngoặc kép để tìm nguyên cụm", en: "Words; in double quotes for a phrase"
    },
    /// `search --limit`
    limit: Word { vi: "Số kết quả nhiều nhất", en: "The most results" },
    /// `search --class`, `--body`, `--year`, `--session`
    filters: [
        Word {
            vi: "Chỉ loại văn bản này; ghi nhiều lần để lấy nhiều loại",
            en: "Only this class; several times for several classes",
        },
        Word {
            vi: "Chỉ cơ quan ban hành này; ghi nhiều lần được",
            en: "Only this issuing body; several times for several",
        },
        Word {
            vi: "Chỉ năm ban hành này; ghi nhiều lần được",
            en: "Only this year of issue; several times for several",
        },
        Word {
            vi: "Chỉ tài liệu của phiên này; ghi nhiều lần được",
            en: "Only papers of this session; several times for several",
        },
    ],
    unknown: |option: &str, value: &str| Word {
        vi: "Không có tài liệu nào có {option} “{value}”.",
        en: "No document has {option} “{value}”.",
    },
    /// The results are those of a corrected query.
    corrected: |query: &str| Word {
        vi: "Không thấy đúng từ đã gõ; đây là kết quả cho “{query}”.",
        en: "What was typed was not found; these are for “{query}”.",
    },
    total: |shown: usize, total: &str| Word {
        vi: "{shown} trên {total} kết quả", en: "{shown} of {total} results"
    },
    none: Word { vi: "Không tìm thấy.", en: "Nothing found." },
    /// `search --evaluate`
    evaluate: Word {
        vi: "Đo chất lượng tìm kiếm trên một bộ câu hỏi (corpus.jsonl.gz, queries.jsonl)",
        en: "Measure search on a set of questions (corpus.jsonl.gz, queries.jsonl)",
    },
    measured: |queries: usize| Word { vi: "{queries} câu hỏi", en: "{queries} questions" },
    /// How the questions were asked.
    ways: [Word { vi: "có dấu", en: "with marks" }, Word { vi: "không dấu", en: "without marks" }],
});
