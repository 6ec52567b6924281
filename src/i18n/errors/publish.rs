//! Sentences about the search index and the site.

use super::{One, Three, Two};

/// The sentences.
pub struct Publish {
    /// No index yet: folder.
    pub no_index: One,
    /// An index of another version: folder.
    pub outdated: One,
    /// The index can't be written or read: folder, detail.
    pub index: Two,
    /// A page or an original is not on the site: path.
    pub not_on_site: One,
    /// Nothing can be opened in a window here: path.
    pub no_desktop: One,
    /// A file of questions can't be read: path, why.
    pub measure: Two,
    /// The same, in a line: path, line, why.
    pub measure_line: Three,
    /// A shipped template fails: template, detail.
    pub shipped_template: Two,
    /// A template of the congress fails: path, detail.
    pub template: Two,
    /// A template of the congress fails in a line: path, line, detail.
    pub template_line: Three,
    /// A name that can't stand in addresses: name.
    pub slug: One,
    /// Two pages of one name: name.
    pub slug_twice: One,
    /// A secret page: name.
    pub secret: One,
    /// An original that can't be laid beside its page: page, file.
    pub original: Two,
}

pub(super) const VI: Publish = Publish {
    no_index: |folder| {
        format!(
            "Chưa có dữ liệu tìm kiếm trong “{folder}”. Hãy dựng trang tài liệu trước bằng lệnh `daihoi docs build`."
        )
    },
    outdated: |folder| {
        format!(
            "Dữ liệu tìm kiếm trong “{folder}” do phiên bản khác của chương trình tạo ra. Hãy dựng lại bằng lệnh \
             `daihoi docs build`."
        )
    },
    index: |folder, detail| {
        format!("Dữ liệu tìm kiếm trong “{folder}” bị lỗi ({detail}). Hãy dựng lại bằng lệnh `daihoi docs build`.")
    },
    not_on_site: |path| {
        format!("Không thấy “{path}” trên trang tài liệu. Hãy dựng lại trang bằng lệnh `daihoi docs build`.")
    },
    no_desktop: |path| {
        format!(
            "Máy này không có màn hình đồ họa để mở “{path}”. Hãy mở tệp đó trên máy khác, hoặc đọc ngay ở đây bằng phím Enter."
        )
    },
    measure: |path, why| format!("Không đọc được bộ câu hỏi “{path}”: {why}."),
    measure_line: |path, line, why| format!("Không đọc được dòng {line} của bộ câu hỏi “{path}”: {why}."),
    shipped_template: |template, detail| {
        format!(
            "Mẫu trang “{template}” đi kèm chương trình bị lỗi ({detail}). Hãy gửi thông báo này cho người hỗ trợ kỹ thuật."
        )
    },
    template: |path, detail| {
        format!("Mẫu trang “{path}” viết sai ({detail}). Hãy sửa lại, hoặc xóa tệp này để dùng mẫu có sẵn.")
    },
    template_line: |path, line, detail| {
        format!(
            "Mẫu trang “{path}” viết sai ở dòng {line} ({detail}). Hãy sửa lại, hoặc xóa tệp này để dùng mẫu có sẵn."
        )
    },
    slug: |slug| {
        format!("Tên trang “{slug}” không dùng được làm địa chỉ. Hãy đổi tên tệp tài liệu, chỉ dùng chữ và số.")
    },
    slug_twice: |slug| format!("Có hai tài liệu cùng tên trang “{slug}”. Hãy đổi tên một trong hai tệp."),
    secret: |slug| {
        format!("Tài liệu “{slug}” có dấu độ mật nên trang không được dựng. Hãy đưa tài liệu này ra khỏi docs-content.")
    },
    original: |slug, file| {
        format!("Tên tệp gốc “{file}” của tài liệu “{slug}” không dùng được. Hãy đổi tên tệp rồi dựng lại.")
    },
};

pub(super) const EN: Publish = Publish {
    no_index: |folder| {
        format!("There is no search index in “{folder}” yet. Build the site first with `daihoi docs build`.")
    },
    outdated: |folder| {
        format!(
            "The search index in “{folder}” was made by another version of the program. Build it again with \
             `daihoi docs build`."
        )
    },
    index: |folder, detail| {
        format!("The search index in “{folder}” fails ({detail}). Build it again with `daihoi docs build`.")
    },
    not_on_site: |path| format!("“{path}” is not on the site. Build the site again with `daihoi docs build`."),
    no_desktop: |path| {
        format!(
            "This machine has no desktop to open “{path}” with. Open the file on another one, or read it here with Enter."
        )
    },
    measure: |path, why| format!("The questions in “{path}” can't be read: {why}."),
    measure_line: |path, line, why| format!("Line {line} of the questions in “{path}” can't be read: {why}."),
    shipped_template: |template, detail| {
        format!(
            "The template “{template}” of the program fails ({detail}). Send this message to your technical support."
        )
    },
    template: |path, detail| {
        format!(
            "There is a slip in the template “{path}” ({detail}). Mend it, or delete the file to use the one inside."
        )
    },
    template_line: |path, line, detail| {
        format!(
            "There is a slip in the template “{path}”, line {line} ({detail}). Mend it, or delete the file to use the one inside."
        )
    },
    slug: |slug| {
        format!(
            "The page name “{slug}” can't stand in an address. Rename the document's file, with letters and digits only."
        )
    },
    slug_twice: |slug| format!("Two documents have the page name “{slug}”. Rename one of the two files."),
    secret: |slug| {
        format!("The document “{slug}” is marked secret, so the site was not built. Take it out of docs-content.")
    },
    original: |slug, file| {
        format!("The name “{file}” of the original of “{slug}” can't be used. Rename the file, then build again.")
    },
};
