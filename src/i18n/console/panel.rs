//! Words of the console: the panel beside the picture.

/// The panel beside the picture.
pub struct Panel {
    /// Nobody is there.
    pub welcome: &'static str,
    /// What to ask of the next person.
    pub invite: &'static str,
    /// The roll call was not opened: a title, and what to do.
    pub not_open: [&'static str; 2],
    /// It is over: the same.
    pub closed: [&'static str; 2],
    /// What to ask of the next person where no camera has a picture.
    pub no_picture: &'static str,
    /// Checked in.
    pub accepted: &'static str,
    /// Went out.
    pub left: &'static str,
    /// Came back.
    pub returned: &'static str,
    /// Was undone.
    pub undone: &'static str,
    /// Other events.
    pub noted: &'static str,
    /// A person has to look.
    pub confirm: &'static str,
    /// Score and the runner-up's, as numbers.
    pub score: fn(&str, Option<&str>) -> String,
    /// Why it is asked: low score, thin margin, look-alikes, perhaps a photo.
    pub doubts: [&'static str; 4],
    /// Somebody is asked to turn the head; how.
    pub challenge: [&'static str; 2],
    /// Over the enrolled photo.
    pub enrolled_photo: &'static str,
    /// Over the camera's picture.
    pub camera_photo: &'static str,
    /// There is no enrolled photo.
    pub no_photo: &'static str,
    /// The photo is being fetched.
    pub photo_loading: &'static str,
    /// Over the runners-up.
    pub next_best: &'static str,
    /// Nobody who is enrolled.
    pub unknown: &'static str,
    /// What to do with who is unknown.
    pub unknown_help: &'static str,
    /// Present already.
    pub already: &'static str,
    /// Since when, at which door.
    pub since: fn(&str, &str) -> String,
    /// The same delegate at two doors.
    pub two_doors: &'static str,
    /// What to do about it.
    pub two_doors_help: &'static str,
    /// Not eligible, and what to do.
    pub blocked: [&'static str; 2],
    /// Away with leave, yet here.
    pub excused: [&'static str; 2],
    /// Went out, seen again.
    pub out: [&'static str; 2],
    /// The session is closed.
    pub absent: [&'static str; 2],
    /// An alternate sits in the place.
    pub substituted: [&'static str; 2],
    /// Something could not be recorded.
    pub refused: &'static str,
    /// That nothing is lost, and what to do.
    pub refused_help: &'static str,
    /// The store stopped before it answered.
    pub store_gone: &'static str,
    /// More questions wait.
    pub more: fn(usize) -> String,
    /// Over the last check-ins.
    pub recent: &'static str,
    /// None yet.
    pub recent_none: &'static str,
    /// Seat, by its number.
    pub seat: fn(&str) -> String,
    /// Being written.
    pub writing: &'static str,
}

/// Tiếng Việt.
pub(super) const VI: Panel = Panel {
    welcome: "Sẵn sàng",
    invite: "Mời đại biểu nhìn vào camera",
    not_open: ["Chưa mở điểm danh", "Bảng tổng hợp (2), phím s để mở"],
    closed: ["Đã khóa điểm danh", "Bảng tổng hợp (2), phím s để mở lại"],
    no_picture: "Chưa có hình: / tìm tên, hoặc quét thẻ",
    accepted: "ĐÃ ĐIỂM DANH",
    left: "ĐÃ RA NGOÀI",
    returned: "ĐÃ TRỞ LẠI",
    undone: "ĐÃ HOÀN TÁC",
    noted: "ĐÃ GHI NHẬN",
    confirm: "CÓ PHẢI LÀ",
    score: |best, next| match next {
        Some(next) => format!("giống {best}, người kế tiếp {next}"),
        None => format!("giống {best}, không có người kế tiếp"),
    },
    doubts: [
        "chưa đủ giống để tự nhận",
        "có người khác gần giống",
        "có người rất giống trong danh sách",
        "có thể là ảnh, không phải người thật",
    ],
    challenge: ["MỜI QUAY ĐẦU", "Nhìn thẳng, rồi quay đầu theo mũi tên để vào cửa."],
    enrolled_photo: "Ảnh đăng ký",
    camera_photo: "Trước camera",
    no_photo: "không có ảnh",
    photo_loading: "đang tải ảnh…",
    next_best: "Hoặc là",
    unknown: "CHƯA NHẬN RA",
    unknown_help: "Gõ tên để tìm; không có thì điểm danh thủ công.",
    already: "ĐÃ CÓ MẶT",
    since: |time, door| format!("từ {time} tại {door}"),
    two_doors: "VỪA ĐIỂM DANH Ở CỬA KHÁC",
    two_doors_help: "Kiểm tra giấy tờ: có thể nhận nhầm người.",
    blocked: ["KHÔNG ĐƯỢC ĐIỂM DANH", "Không đủ tư cách hoặc bị đình chỉ. Mời gặp Ban thẩm tra tư cách đại biểu."],
    excused: ["ĐANG VẮNG CÓ PHÉP", "Đại biểu vẫn đến dự? Enter để điểm danh."],
    out: ["ĐANG RA NGOÀI", "Đại biểu trở lại? Enter để ghi nhận."],
    absent: ["ĐÃ KHÓA ĐIỂM DANH", "Phiên họp đã khóa sổ; mở lại phiên để điểm danh."],
    substituted: ["ĐÃ CÓ DỰ KHUYẾT THAY", "Mời gặp Ban thẩm tra tư cách đại biểu."],
    refused: "CHƯA GHI ĐƯỢC",
    refused_help: "Chưa mất gì: Enter để ghi lại.",
    store_gone: "Bộ phận ghi dữ liệu dừng trước khi trả lời.",
    more: |n| format!("còn {n} việc chờ"),
    recent: "Vừa điểm danh",
    recent_none: "Chưa có ai.",
    seat: |seat| format!("Ghế {seat}"),
    writing: "đang ghi…",
};

/// English.
pub(super) const EN: Panel = Panel {
    welcome: "Ready",
    invite: "Please look at the camera",
    not_open: ["Roll call not open", "Dashboard (2), key s opens it"],
    closed: ["Roll call closed", "Dashboard (2), key s opens it again"],
    no_picture: "No picture: / a name, or scan a badge",
    accepted: "CHECKED IN",
    left: "WENT OUT",
    returned: "CAME BACK",
    undone: "UNDONE",
    noted: "RECORDED",
    confirm: "IS THIS",
    score: |best, next| match next {
        Some(next) => format!("likeness {best}, the next {next}"),
        None => format!("likeness {best}, nobody next"),
    },
    doubts: [
        "not alike enough to accept alone",
        "somebody else is close",
        "a look-alike is on the roster",
        "may be a photo, not a living face",
    ],
    challenge: ["TURN YOUR HEAD", "Look straight ahead, then turn your head as the arrow shows."],
    enrolled_photo: "Enrolled photo",
    camera_photo: "At the camera",
    no_photo: "no photo",
    photo_loading: "loading…",
    next_best: "Or",
    unknown: "NOT RECOGNISED",
    unknown_help: "Type the name to find it; if it is not there, check in by hand.",
    already: "ALREADY PRESENT",
    since: |time, door| format!("since {time} at {door}"),
    two_doors: "JUST CHECKED IN AT ANOTHER DOOR",
    two_doors_help: "Look at the papers: one of the two may be somebody else.",
    blocked: ["NOT ADMITTED", "Ineligible or suspended. Please see the credentials committee."],
    excused: ["ON LEAVE OF ABSENCE", "Here all the same? Enter checks in."],
    out: ["WENT OUT", "Coming back? Enter records it."],
    absent: ["ROLL CALL CLOSED", "The session is closed; open it again to check in."],
    substituted: ["REPLACED BY AN ALTERNATE", "Please see the credentials committee."],
    refused: "NOT RECORDED",
    refused_help: "Nothing is lost: Enter tries again.",
    store_gone: "The store stopped before it answered.",
    more: |n| format!("{n} more waiting"),
    recent: "Last check-ins",
    recent_none: "Nobody yet.",
    seat: |seat| format!("Seat {seat}"),
    writing: "recording…",
};
