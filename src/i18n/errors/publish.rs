//! Sentences about the search index and the site.

words!(PublishSentences {
    no_index: |folder: &str| Word {
        vi: "Chưa có dữ liệu tìm kiếm trong “{folder}”. Hãy dựng trang tài liệu trước bằng lệnh `daihoi docs build`.",
        en: "There is no search index in “{folder}” yet. Build the site first with `daihoi docs build`.",
    },
    outdated: |folder: &str| Word {
        vi: "Dữ liệu tìm kiếm trong “{folder}” do phiên bản khác của chương trình tạo ra. Hãy dựng lại bằng lệnh \
             `daihoi docs build`.",
        en: "The search index in “{folder}” was made by another version of the program. Build it again with \
             `daihoi docs build`.",
    },
    index: |folder: &str, detail: &str| Word {
        vi: "Dữ liệu tìm kiếm trong “{folder}” bị lỗi ({detail}). Hãy dựng lại bằng lệnh `daihoi docs build`.",
        en: "The search index in “{folder}” fails ({detail}). Build it again with `daihoi docs build`.",
    },
    not_on_site: |path: &str| Word {
        vi: "Không thấy “{path}” trên trang tài liệu. Hãy dựng lại trang bằng lệnh `daihoi docs build`.",
        en: "“{path}” is not on the site. Build the site again with `daihoi docs build`.",
    },
    no_desktop: |path: &str| Word {
        vi: "Máy này không có màn hình đồ họa để mở “{path}”. Hãy mở tệp đó trên máy khác, hoặc đọc ngay ở đây bằng \
             phím Enter.",
        en: "This machine has no desktop to open “{path}” with. Open the file on another one, or read it here with \
             Enter.",
    },
    /// A file of questions for `search --evaluate`.
    measure: |path: &str, why: &str| Word {
        vi: "Không đọc được bộ câu hỏi “{path}”: {why}.",
        en: "The questions in “{path}” can't be read: {why}.",
    },
    measure_line: |path: &str, line: &str, why: &str| Word {
        vi: "Không đọc được dòng {line} của bộ câu hỏi “{path}”: {why}.",
        en: "Line {line} of the questions in “{path}” can't be read: {why}.",
    },
    /// A template of the program.
    shipped_template: |template: &str, detail: &str| Word {
        vi: "Mẫu trang “{template}” đi kèm chương trình bị lỗi ({detail}). Hãy gửi thông báo này cho người hỗ trợ kỹ \
             thuật.",
        en: "The template “{template}” of the program fails ({detail}). Send this message to your technical support.",
    },
    /// A template of the congress.
    template: |path: &str, detail: &str| Word {
        vi: "Mẫu trang “{path}” viết sai ({detail}). Hãy sửa lại, hoặc xóa tệp này để dùng mẫu có sẵn.",
        en: "There is a slip in the template “{path}” ({detail}). Mend it, or delete the file to use the one inside.",
    },
    template_line: |path: &str, line: &str, detail: &str| Word {
        vi: "Mẫu trang “{path}” viết sai ở dòng {line} ({detail}). Hãy sửa lại, hoặc xóa tệp này để dùng mẫu có sẵn.",
        en: "There is a slip in the template “{path}”, line {line} ({detail}). Mend it, or delete the file to use the \
             one inside.",
    },
    slug: |slug: &str| Word {
        vi: "Tên trang “{slug}” không dùng được làm địa chỉ. Hãy đổi tên tệp tài liệu, chỉ dùng chữ và số.",
        en: "The page name “{slug}” can't stand in an address. Rename the document's file, with letters and digits \
             only.",
    },
    slug_twice: |slug: &str| Word {
        vi: "Có hai tài liệu cùng tên trang “{slug}”. Hãy đổi tên một trong hai tệp.",
        en: "Two documents have the page name “{slug}”. Rename one of the two files.",
    },
    secret: |slug: &str| Word {
        vi: "Tài liệu “{slug}” có dấu độ mật nên trang không được dựng. Hãy đưa tài liệu này ra khỏi docs-content.",
        en: "The document “{slug}” is marked secret, so the site was not built. Take it out of docs-content.",
    },
    original: |slug: &str, file: &str| Word {
        vi: "Tên tệp gốc “{file}” của tài liệu “{slug}” không dùng được. Hãy đổi tên tệp rồi dựng lại.",
        en: "The name “{file}” of the original of “{slug}” can't be used. Rename the file, then build again.",
    },
});
