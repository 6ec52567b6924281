//! Words of `daihoi enrol` and `daihoi faces`, and of a door that asks to turn the head.

words!(CliFaces {
    /// `enrol`
    enrol: Word {
        vi: "Đăng ký khuôn mặt từ thư mục ảnh (mỗi đại biểu một thư mục, hoặc tệp đặt theo số, thẻ hay tên)",
        en: "Enrol faces from a folder of photos (a folder a delegate, or files named by number, badge or name)",
    },
    /// `enrol FOLDER`
    enrol_folder: Word { vi: "Thư mục ảnh", en: "The folder of photos" },
    accepted: |photo: &str, name: &str| Word { vi: "✓ {photo}  {name}", en: "✓ {photo}  {name}" },
    refused: |photo: &str, name: &str, reason: &str| Word {
        vi: "✗ {photo}  {name}  {reason}",
        en: "✗ {photo}  {name}  {reason}",
    },
    done: |photos: usize, delegates: usize, refused: usize| Word {
        vi: "Đã nhận {photos} ảnh của {delegates} đại biểu; từ chối {refused} ảnh.",
        en: "{photos} photos of {delegates} delegates accepted; {refused} photos refused.",
    },
    /// `left` is minutes and seconds.
    progress: |done: usize, all: usize, left: &str| Word {
        vi: "{done}/{all} ảnh, còn khoảng {left}",
        en: "{done} of {all} photos, about {left} left",
    },
    /// `faces`
    about: Word { vi: "Khuôn mặt", en: "Faces" },
    /// `faces evaluate`
    evaluate: Word {
        vi: "Đo độ chính xác nhận diện trên một thư mục ảnh (mỗi người một thư mục)",
        en: "Measure recognition on a folder of photos (a folder a person)",
    },
    /// `faces evaluate FOLDER`
    folder: Word { vi: "Thư mục ảnh để đo", en: "The folder to measure on" },
    /// `--plot`
    plot: Word { vi: "Ghi thêm biểu đồ vào tệp SVG này", en: "Write a plot into this SVG file as well" },
    measured: |people: usize, photos: usize, missed: usize| Word {
        vi: "{people} người, {photos} ảnh, {missed} ảnh không thấy mặt",
        en: "{people} identities, {photos} photos, {missed} without a face",
    },
    /// Headings of the table; the last two columns hold FNIR and FPIR.
    table: [
        Word { vi: "ngưỡng", en: "threshold" },
        Word { vi: "1 ảnh FNIR / FPIR", en: "1 photo FNIR / FPIR" },
        Word { vi: "trung bình 3 ảnh", en: "mean of 3" },
    ],
    /// Below the table.
    intervals: Word {
        vi: "Trong ngoặc: khoảng tin cậy 95%, tính theo Wilson trên số ảnh dùng để hỏi; với TAR, bốc ngẫu nhiên 1.000 \
             lượt theo từng người, không hẹp hơn khoảng Wilson trên số người.",
        en: "In brackets: 95% confidence intervals, Wilson's over the photos that were asked with; for TAR, 1,000 \
             random draws of whole people, never narrower than Wilson's over their number.",
    },
    pairs: |same: &str, other: &str| Word {
        vi: "{same} cặp cùng người, {other} cặp khác người",
        en: "{same} pairs of one person, {other} of two",
    },
    plotted: |path: &str| Word { vi: "Đã ghi biểu đồ vào {path}.", en: "The plot was written to {path}." },
    /// The drawing of `--plot`.
    chart: Group::<CliChart>,
    /// A door without an operator asks to turn the head.
    turn: [
        Word { vi: "mời quay đầu sang TRÁI ←", en: "please turn the head to the LEFT ←" },
        Word { vi: "mời quay đầu sang PHẢI →", en: "please turn the head to the RIGHT →" },
    ],
});

// The drawing of `--plot`.
words!(CliChart {
    title: Word { vi: "Độ chính xác nhận diện khuôn mặt", en: "Accuracy of recognition by face" },
    /// Title of the left half.
    open_set: Word {
        vi: "Tìm trong danh sách (trung bình 3 ảnh, dải tin cậy 95%)",
        en: "Search among the enrolled (mean of 3 photos, 95% band)",
    },
    /// Title of the right half.
    verification: Word {
        vi: "So từng cặp ảnh (vạch đứng: khoảng tin cậy 95%)",
        en: "Pairs of photos (upright bars: 95% confidence)",
    },
    /// Vertical axis of the left half.
    share: Word { vi: "tỷ lệ sai", en: "share of errors" },
    /// Horizontal axis of the left half.
    threshold: Word { vi: "ngưỡng giống nhau", en: "threshold of likeness" },
    /// Mark on that axis: from here on a person is asked.
    review: Word { vi: "hỏi lại", en: "ask" },
    /// Mark on that axis: from here on a face is accepted.
    accept: Word { vi: "tự nhận", en: "accept" },
    /// Curve of enrolled people who are not found.
    fnir: Word { vi: "bỏ sót (FNIR)", en: "missed (FNIR)" },
    /// Curve of strangers who are taken for somebody.
    fpir: Word { vi: "nhận nhầm (FPIR)", en: "mistaken (FPIR)" },
    /// Dashed curves: templates of one photo.
    one_photo: Word { vi: "chỉ 1 ảnh đăng ký", en: "one photo enrolled" },
    /// Vertical axis of the right half.
    false_rejects: Word { vi: "cùng người bị từ chối", en: "same person rejected" },
    /// Horizontal axis of the right half.
    false_accepts: Word { vi: "khác người được nhận (FAR)", en: "another person accepted (FAR)" },
});
