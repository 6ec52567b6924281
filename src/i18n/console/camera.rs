//! Words of the console: the camera and its picture.

/// The camera and its picture.
pub struct Camera {
    /// The frame's title.
    pub title: &'static str,
    /// Frames a second and milliseconds.
    pub speed: fn(&str, &str) -> String,
    /// Opening.
    pub starting: &'static str,
    /// Running, but no picture yet.
    pub no_picture: &'static str,
    /// No frame for two seconds; what to do.
    pub stalled: [&'static str; 2],
    /// Unplugged; what to do.
    pub lost: [&'static str; 2],
    /// The clip is over; what to do.
    pub ended: [&'static str; 2],
    /// Can't be used.
    pub failed: &'static str,
    /// Check-in by name still works.
    pub by_name: &'static str,
    /// What to tell the person: closer, still, look here, more light, less light, further back, alone,
    /// another pose.
    pub hints: [&'static str; 8],
    /// An unattended door asks to turn the head to the left, to the right, as the person feels it.
    pub turn: [&'static str; 2],
    /// A face further back than the desk.
    pub behind: &'static str,
    /// So many people before a camera whose picture is not shown.
    pub before: fn(usize) -> String,
    /// Labels at faces: not decided, unknown.
    pub looking: &'static str,
    /// Nobody who is enrolled.
    pub unknown: &'static str,
    /// The camera's thread died.
    pub camera_died: &'static str,
    /// The recogniser died.
    pub recognition_died: &'static str,
    /// The store died.
    pub store_died: &'static str,
}

/// Tiếng Việt.
pub(super) const VI: Camera = Camera {
    title: "Camera",
    speed: |fps, ms| format!("{fps} hình/s · {ms} ms"),
    starting: "Đang mở camera…",
    no_picture: "Đang chờ hình…",
    stalled: ["CAMERA ĐỨNG HÌNH", "Không có hình mới từ 2 giây. Kiểm tra dây cáp."],
    lost: ["MẤT CAMERA", "Cắm lại dây; chương trình tự nối lại."],
    ended: ["HẾT ĐOẠN PHIM", "Đoạn phim đã chạy hết."],
    failed: "CAMERA KHÔNG DÙNG ĐƯỢC",
    by_name: "Vẫn điểm danh được: / tìm tên",
    hints: [
        "Mời lại gần hơn",
        "Xin đứng yên",
        "Xin nhìn vào camera",
        "Thiếu sáng",
        "Chói sáng",
        "Mời lùi ra một chút",
        "Mời chỉ một người trước camera",
        "Mời hơi quay đầu sang bên",
    ],
    turn: ["Mời quay đầu sang TRÁI ←", "Mời quay đầu sang PHẢI →"],
    behind: "phía sau",
    before: |many| format!("{many} người"),
    looking: "đang nhận diện",
    unknown: "chưa nhận ra",
    camera_died: "CAMERA dừng đột ngột, đang khởi động lại. Vẫn điểm danh bằng tên (/).",
    recognition_died: "NHẬN DIỆN dừng đột ngột, đang khởi động lại. Vẫn điểm danh bằng tên (/).",
    store_died: "GHI DỮ LIỆU dừng đột ngột, đang khởi động lại. Chưa ghi được lượt mới.",
};

/// English.
pub(super) const EN: Camera = Camera {
    title: "Camera",
    speed: |fps, ms| format!("{fps} fps · {ms} ms"),
    starting: "Opening the camera…",
    no_picture: "Waiting for a picture…",
    stalled: ["CAMERA STALLED", "No new picture for 2 seconds. Check the cable."],
    lost: ["CAMERA LOST", "Plug it in again; it reconnects by itself."],
    ended: ["CLIP ENDED", "The clip has been played to its end."],
    failed: "CAMERA CAN'T BE USED",
    by_name: "Check-in still works: / find by name",
    hints: [
        "Please come closer",
        "Please hold still",
        "Please look at the camera",
        "Too dark",
        "Too bright",
        "Please step back a little",
        "One person at a time, please",
        "Please turn the head a little",
    ],
    turn: ["Please turn your head LEFT ←", "Please turn your head RIGHT →"],
    behind: "behind",
    before: |many| if many == 1 { "1 person".to_owned() } else { format!("{many} people") },
    looking: "looking",
    unknown: "not recognised",
    camera_died: "CAMERA stopped and is being restarted. Check in by name meanwhile (/).",
    recognition_died: "RECOGNITION stopped and is being restarted. Check in by name meanwhile (/).",
    store_died: "THE STORE stopped and is being restarted. Nothing new is recorded yet.",
};
