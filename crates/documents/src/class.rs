//! Classes of documents (tên loại), and how a title reveals its class.

use daihoi_text::{fold::plain, squeeze};

/// The classes that congresses hand out, the more specific before the general: the first match wins.
pub const CLASSES: [&str; 27] = [
    "báo cáo chính trị",
    "báo cáo kiểm điểm",
    "báo cáo",
    "đề án nhân sự",
    "đề án",
    "nghị quyết",
    "chỉ thị",
    "tham luận",
    "bài phát biểu",
    "diễn văn",
    "chương trình",
    "nội quy",
    "quy chế",
    "quy định",
    "quyết định",
    "kết luận",
    "kế hoạch",
    "hướng dẫn",
    "tờ trình",
    "biên bản",
    "thông báo",
    "thông cáo",
    "công văn",
    "giấy mời",
    "lời kêu gọi",
    "thư kêu gọi",
    "văn kiện",
];

/// The class that a title begins with, in lower case, and the words after it unchanged.
pub(super) fn of_title(title: &str) -> Option<(&'static str, String)> {
    let title = squeeze(title);
    let words: Vec<&str> = title.split(' ').collect();
    CLASSES.iter().find_map(|class| {
        let count = class.split(' ').count();
        let start = words.get(..count)?.join(" ");
        (plain(&start) == plain(class)).then(|| (*class, words[count..].join(" ")))
    })
}

/// A class as an author stated it: in its usual spelling if it is one of [`CLASSES`].
pub(super) fn usual(stated: &str) -> String {
    match of_title(stated) {
        Some((class, rest)) if rest.is_empty() => class.to_owned(),
        _ => squeeze(stated),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_tell_their_class() {
        assert_eq!(of_title("BÁO CÁO CHÍNH TRỊ"), Some(("báo cáo chính trị", String::new())));
        assert_eq!(of_title("Báo cáo thẩm tra tư cách"), Some(("báo cáo", "thẩm tra tư cách".to_owned())));
        assert_eq!(of_title("QUI CHẾ"), None);
        assert_eq!(of_title("Chương I"), None);
        assert_eq!(usual("Nghị Quyết"), "nghị quyết");
        assert_eq!(usual("phiếu  bầu"), "phiếu bầu");
    }
}
