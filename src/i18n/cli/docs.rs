//! Words of `daihoi docs`.

words!(CliDocs {
    /// `docs`
    about: Word { vi: "Tài liệu", en: "Documents" },
    /// `docs build`
    build: Word { vi: "Dựng trang tài liệu từ docs-content/", en: "Build the site from docs-content/" },
    /// `docs build --out`
    out: Word {
        vi: "Thư mục đích (mặc định: site/ trong thư mục đại hội)",
        en: "Where to (default: site/ in the congress's folder)",
    },
    /// `docs build --strict`
    strict: Word { vi: "Có cảnh báo thì kết thúc với mã 1", en: "Exit with 1 if there are warnings" },
    /// `docs build --again`
    again: Word {
        vi: "Đọc và dựng lại từ đầu, không dùng kết quả của lần trước",
        en: "Read and build everything again, without what the last build left",
    },
    /// `docs watch`
    watch: Word { vi: "Dựng lại mỗi khi tài liệu thay đổi", en: "Build again whenever documents change" },
    /// `docs verify`
    verify: Word {
        vi: "Kiểm tra bản sao của trang: tệp thiếu, tệp bị sửa, tệp thừa",
        en: "Check a copy of the site for missing, changed and extra files",
    },
    /// `docs verify DIR`
    verify_folder: Word {
        vi: "Thư mục của trang, ví dụ trên USB", en: "The site's folder, on a stick for example"
    },
    /// `docs copy`
    copy: Word {
        vi: "Dựng trang rồi chép vào USB, đọc lại và đối chiếu từng tệp",
        en: "Build the site and copy it to a stick, read it back and compare every file",
    },
    /// `docs copy DIR`
    copy_folder: Word {
        vi: "USB đang cắm, hoặc thư mục trống trên đó", en: "The stick, or an empty folder on it"
    },
    built: |documents: usize, pages: usize, sections: usize, seconds: f64, folder: &str| Word {
        vi: format!("{documents} tài liệu, {pages} trang, {sections} mục, {seconds:.2} giây: {folder}")
            .replacen('.', ",", 1),
        en: "{documents} documents, {pages} pages, {sections} sections, {seconds:.2} seconds: {folder}",
    },
    watching: |folder: &str| Word {
        vi: "Đang theo dõi {folder}. Nhấn Ctrl+C để dừng.",
        en: "Watching {folder}. Ctrl+C ends it.",
    },
    /// A build failed.
    stands: |folder: &str| Word {
        vi: "Bản dựng tốt gần nhất trong {folder} vẫn giữ nguyên; đang chờ thay đổi tiếp theo.",
        en: "The last good site in {folder} stands as it was; waiting for the next change.",
    },
    sound: |files: usize| Word {
        vi: "{files} tệp, tất cả đúng như lúc dựng.",
        en: "{files} files, all as they were built.",
    },
    /// Results of `docs verify`, a line each, down to `extra`.
    missing: |path: &str| Word { vi: "thiếu: {path}", en: "missing: {path}" },
    changed: |path: &str| Word { vi: "bị sửa: {path}", en: "changed: {path}" },
    extra: |path: &str| Word { vi: "thừa: {path}", en: "extra: {path}" },
    unsound: |missing: usize, changed: usize, extra: usize| Word {
        vi: "Bản này không còn đúng: thiếu {missing}, bị sửa {changed}, thừa {extra} tệp. Hãy chép lại từ máy của đại \
             hội.",
        en: "This copy is not sound: {missing} missing, {changed} changed, {extra} extra files. Copy it again from the \
             congress's machine.",
    },
    copying: |percent: u64| Word { vi: "Đang chép… {percent}%", en: "Copying… {percent}%" },
    checking: |percent: u64| Word {
        vi: "Đang đọc lại để đối chiếu… {percent}%",
        en: "Reading back to compare… {percent}%",
    },
    copied: |files: usize, folder: &str| Word {
        vi: "Đã chép và đối chiếu {files} tệp: {folder}. Hãy tháo USB đúng cách trước khi rút.",
        en: "{files} files copied and compared: {folder}. Eject the stick before you pull it out.",
    },
});
