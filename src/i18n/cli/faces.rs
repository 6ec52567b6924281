//! Words of `daihoi enrol`, of `daihoi faces`, and of the door that asks to turn the head.

/// The words.
pub struct Faces {
    /// `enrol`
    pub enrol: &'static str,
    /// `enrol FOLDER`
    pub enrol_folder: &'static str,
    /// One photo: name, delegate.
    pub accepted: fn(&str, &str) -> String,
    /// One photo: name, delegate, reason.
    pub refused: fn(&str, &str, &str) -> String,
    /// Enrolment is done: accepted photos, delegates, refused photos.
    pub done: fn(usize, usize, usize) -> String,
    /// How far it is: done, of so many, time left as minutes and seconds.
    pub progress: fn(usize, usize, &str) -> String,
    /// `faces`
    pub about: &'static str,
    /// `faces evaluate`
    pub evaluate: &'static str,
    /// `faces evaluate FOLDER`
    pub folder: &'static str,
    /// `--plot`
    pub plot: &'static str,
    /// What was measured on: identities, photos, photos without a face.
    pub measured: fn(usize, usize, usize) -> String,
    /// Headings of the table: threshold, one photo, mean of three; FNIR / FPIR each.
    pub table: [&'static str; 3],
    /// Under the table: what stands in brackets.
    pub intervals: &'static str,
    /// How many pairs there were: of one person, of two.
    pub pairs: fn(&str, &str) -> String,
    /// The plot was written.
    pub plotted: fn(&str) -> String,
    /// The drawing of `--plot`.
    pub chart: Chart,
    /// An unattended door asks to turn the head to the left, to the right.
    pub turn: [&'static str; 2],
}

/// What stands in the drawing.
pub struct Chart {
    /// Above all.
    pub title: &'static str,
    /// Above the left half.
    pub open_set: &'static str,
    /// Above the right half.
    pub verification: &'static str,
    /// The left half's scale upwards.
    pub share: &'static str,
    /// Its scale to the right.
    pub threshold: &'static str,
    /// Marks on it: asked from here on.
    pub review: &'static str,
    /// Accepted from here on.
    pub accept: &'static str,
    /// The enrolled who are missed.
    pub fnir: &'static str,
    /// Strangers who are taken for somebody.
    pub fpir: &'static str,
    /// Dashes: templates of one photo.
    pub one_photo: &'static str,
    /// The right half's scale upwards.
    pub false_rejects: &'static str,
    /// Its scale to the right.
    pub false_accepts: &'static str,
}

pub(super) const VI: Faces = Faces {
    enrol: "Đăng ký khuôn mặt từ thư mục ảnh (mỗi đại biểu một thư mục, hoặc tệp đặt theo số, thẻ hay tên)",
    enrol_folder: "Thư mục ảnh",
    accepted: |photo, name| format!("✓ {photo}  {name}"),
    refused: |photo, name, reason| format!("✗ {photo}  {name}  {reason}"),
    done: |photos, delegates, refused| format!("Đã nhận {photos} ảnh của {delegates} đại biểu; từ chối {refused} ảnh."),
    progress: |done, all, left| format!("{done}/{all} ảnh, còn khoảng {left}"),
    about: "Khuôn mặt",
    evaluate: "Đo độ chính xác nhận diện trên một thư mục ảnh (mỗi người một thư mục)",
    folder: "Thư mục ảnh để đo",
    plot: "Ghi thêm biểu đồ vào tệp SVG này",
    measured: |people, photos, missed| format!("{people} người, {photos} ảnh, {missed} ảnh không thấy mặt"),
    table: ["ngưỡng", "1 ảnh FNIR / FPIR", "trung bình 3 ảnh"],
    intervals: "Trong ngoặc: khoảng tin cậy 95%, tính theo Wilson trên số ảnh dùng để hỏi; với TAR, bốc ngẫu nhiên 1.000 lượt theo từng người, không hẹp hơn khoảng Wilson trên số người.",
    pairs: |same, other| format!("{same} cặp cùng người, {other} cặp khác người"),
    plotted: |path| format!("Đã ghi biểu đồ vào {path}."),
    chart: Chart {
        title: "Độ chính xác nhận diện khuôn mặt",
        open_set: "Tìm trong danh sách (trung bình 3 ảnh, dải tin cậy 95%)",
        verification: "So từng cặp ảnh (vạch đứng: khoảng tin cậy 95%)",
        share: "tỷ lệ sai",
        threshold: "ngưỡng giống nhau",
        review: "hỏi lại",
        accept: "tự nhận",
        fnir: "bỏ sót (FNIR)",
        fpir: "nhận nhầm (FPIR)",
        one_photo: "chỉ 1 ảnh đăng ký",
        false_rejects: "cùng người bị từ chối",
        false_accepts: "khác người được nhận (FAR)",
    },
    turn: ["mời quay đầu sang TRÁI ←", "mời quay đầu sang PHẢI →"],
};

pub(super) const EN: Faces = Faces {
    enrol: "Enrol faces from a folder of photos (a folder a delegate, or files named by number, badge or name)",
    enrol_folder: "The folder of photos",
    accepted: |photo, name| format!("✓ {photo}  {name}"),
    refused: |photo, name, reason| format!("✗ {photo}  {name}  {reason}"),
    done: |photos, delegates, refused| {
        format!("{photos} photos of {delegates} delegates accepted; {refused} photos refused.")
    },
    progress: |done, all, left| format!("{done} of {all} photos, about {left} left"),
    about: "Faces",
    evaluate: "Measure recognition on a folder of photos (a folder a person)",
    folder: "The folder to measure on",
    plot: "Write a plot into this SVG file as well",
    measured: |people, photos, missed| format!("{people} identities, {photos} photos, {missed} without a face"),
    table: ["threshold", "1 photo FNIR / FPIR", "mean of 3"],
    intervals: "In brackets: 95% confidence intervals, Wilson's over the photos that were asked with; for TAR, 1,000 random draws of whole people, never narrower than Wilson's over their number.",
    pairs: |same, other| format!("{same} pairs of one person, {other} of two"),
    plotted: |path| format!("The plot was written to {path}."),
    chart: Chart {
        title: "Accuracy of recognition by face",
        open_set: "Search among the enrolled (mean of 3 photos, 95% band)",
        verification: "Pairs of photos (upright bars: 95% confidence)",
        share: "share of errors",
        threshold: "threshold of likeness",
        review: "ask",
        accept: "accept",
        fnir: "missed (FNIR)",
        fpir: "mistaken (FPIR)",
        one_photo: "one photo enrolled",
        false_rejects: "same person rejected",
        false_accepts: "another person accepted (FAR)",
    },
    turn: ["please turn the head to the LEFT ←", "please turn the head to the RIGHT →"],
};
