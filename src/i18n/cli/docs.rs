//! The words of `daihoi docs`.

/// The words of one language.
pub struct Docs {
    /// `docs`
    pub about: &'static str,
    /// `docs build`
    pub build: &'static str,
    /// `docs build --out`
    pub out: &'static str,
    /// `docs build --strict`
    pub strict: &'static str,
    /// `docs build --again`
    pub again: &'static str,
    /// `docs watch`
    pub watch: &'static str,
    /// `docs verify`
    pub verify: &'static str,
    /// `docs verify DIR`
    pub verify_folder: &'static str,
    /// `docs copy`
    pub copy: &'static str,
    /// `docs copy DIR`
    pub copy_folder: &'static str,
    /// The site is built: documents, pages, sections, seconds, folder.
    pub built: fn(usize, usize, usize, f64, &str) -> String,
    /// Watching this folder.
    pub watching: fn(&str) -> String,
    /// A build failed, and the last good site stands: folder.
    pub stands: fn(&str) -> String,
    /// Every file is as it was made: files.
    pub sound: fn(usize) -> String,
    /// A listed file that is not there.
    pub missing: fn(&str) -> String,
    /// A file that is not as it was made.
    pub changed: fn(&str) -> String,
    /// A file that is not listed.
    pub extra: fn(&str) -> String,
    /// The copy is not sound: how many files are missing, changed, extra.
    pub unsound: fn(usize, usize, usize) -> String,
    /// Copying: percent.
    pub copying: fn(u64) -> String,
    /// Reading back: percent.
    pub checking: fn(u64) -> String,
    /// The copy is made and was read back: files, folder.
    pub copied: fn(usize, &str) -> String,
}

pub(super) const VI: Docs = Docs {
    about: "Tài liệu",
    build: "Dựng trang tài liệu từ docs-content/",
    out: "Thư mục đích (mặc định: site/ trong thư mục đại hội)",
    strict: "Có cảnh báo thì kết thúc với mã 1",
    again: "Đọc và dựng lại từ đầu, không dùng kết quả của lần trước",
    watch: "Dựng lại mỗi khi tài liệu thay đổi",
    verify: "Kiểm tra bản sao của trang: tệp thiếu, tệp bị sửa, tệp thừa",
    verify_folder: "Thư mục của trang, ví dụ trên USB",
    copy: "Dựng trang rồi chép vào USB, đọc lại và đối chiếu từng tệp",
    copy_folder: "USB đang cắm, hoặc thư mục trống trên đó",
    built: |documents, pages, sections, seconds, folder| {
        format!("{documents} tài liệu, {pages} trang, {sections} mục, {seconds:.2} giây: {folder}")
            .replacen('.', ",", 1)
    },
    watching: |folder| format!("Đang theo dõi {folder}. Nhấn Ctrl+C để dừng."),
    stands: |folder| format!("Bản dựng tốt gần nhất trong {folder} vẫn giữ nguyên; đang chờ thay đổi tiếp theo."),
    sound: |files| format!("{files} tệp, tất cả đúng như lúc dựng."),
    missing: |path| format!("thiếu: {path}"),
    changed: |path| format!("bị sửa: {path}"),
    extra: |path| format!("thừa: {path}"),
    unsound: |missing, changed, extra| {
        format!(
            "Bản này không còn đúng: thiếu {missing}, bị sửa {changed}, thừa {extra} tệp. Hãy chép lại từ máy của đại hội."
        )
    },
    copying: |percent| format!("Đang chép… {percent}%"),
    checking: |percent| format!("Đang đọc lại để đối chiếu… {percent}%"),
    copied: |files, folder| {
        format!("Đã chép và đối chiếu {files} tệp: {folder}. Hãy tháo USB đúng cách trước khi rút.")
    },
};

pub(super) const EN: Docs = Docs {
    about: "Documents",
    build: "Build the site from docs-content/",
    out: "Where to (default: site/ in the congress's folder)",
    strict: "Exit with 1 if there are warnings",
    again: "Read and build everything anew, without what the last build left",
    watch: "Build again whenever documents change",
    verify: "Check a copy of the site for missing, changed and extra files",
    verify_folder: "The site's folder, on a stick for example",
    copy: "Build the site and copy it to a stick, read it back and compare every file",
    copy_folder: "The stick, or an empty folder on it",
    built: |documents, pages, sections, seconds, folder| {
        format!("{documents} documents, {pages} pages, {sections} sections, {seconds:.2} seconds: {folder}")
    },
    watching: |folder| format!("Watching {folder}. Ctrl+C ends it."),
    stands: |folder| format!("The last good site in {folder} stands as it was; waiting for the next change."),
    sound: |files| format!("{files} files, all as they were built."),
    missing: |path| format!("missing: {path}"),
    changed: |path| format!("changed: {path}"),
    extra: |path| format!("extra: {path}"),
    unsound: |missing, changed, extra| {
        format!(
            "This copy is not sound: {missing} missing, {changed} changed, {extra} extra files. Copy it again from the congress's machine."
        )
    },
    copying: |percent| format!("Copying… {percent}%"),
    checking: |percent| format!("Reading back to compare… {percent}%"),
    copied: |files, folder| {
        format!("{files} files copied and compared: {folder}. Eject the stick before you pull it out.")
    },
};
