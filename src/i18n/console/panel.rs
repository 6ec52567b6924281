//! Words of the console: the panel beside the picture. Pairs are a title and advice.

words!(ConsolePanel {
    /// Nobody is before the camera.
    welcome: Word { vi: "Sẵn sàng", en: "Ready" },
    invite: Word { vi: "Mời đại biểu nhìn vào camera", en: "Please look at the camera" },
    not_open: [
        Word { vi: "Chưa mở điểm danh", en: "Roll call not open" },
        Word { vi: "Bảng tổng hợp (2), phím s để mở", en: "Dashboard (2), key s opens it" },
    ],
    closed: [
        Word { vi: "Đã đóng điểm danh", en: "Roll call closed" },
        Word { vi: "Bảng tổng hợp (2), phím s để mở lại", en: "Dashboard (2), key s opens it again" },
    ],
    /// In place of `invite`, where no camera has a picture.
    no_picture: Word {
        vi: "Chưa có hình: / tìm tên, hoặc quét thẻ", en: "No picture: / a name, or scan a badge"
    },
    /// Titles of what was just recorded, down to `noted`.
    accepted: Word { vi: "ĐÃ ĐIỂM DANH", en: "CHECKED IN" },
    left: Word { vi: "ĐÃ RA NGOÀI", en: "WENT OUT" },
    returned: Word { vi: "ĐÃ TRỞ LẠI", en: "CAME BACK" },
    undone: Word { vi: "ĐÃ HOÀN TÁC", en: "UNDONE" },
    /// Any other event.
    noted: Word { vi: "ĐÃ GHI NHẬN", en: "RECORDED" },
    /// Before the name in question.
    confirm: Word { vi: "CÓ PHẢI LÀ", en: "IS THIS" },
    /// Scores of the best candidate and of the next.
    score: |best: &str, next: Option<&str>| Word {
        vi: match next {
            Some(next) => format!("độ giống {best}; người thứ hai {next}"),
            None => format!("độ giống {best}; không có người thứ hai"),
        },
        en: match next {
            Some(next) => format!("likeness {best}, the next {next}"),
            None => format!("likeness {best}, no runner-up"),
        },
    },
    /// Why the operator is asked.
    doubts: [
        Word { vi: "chưa đủ giống để tự nhận", en: "not alike enough to accept alone" },
        Word { vi: "có người khác gần giống", en: "somebody else is close" },
        Word { vi: "có người rất giống trong danh sách", en: "a look-alike is on the roster" },
        Word { vi: "có thể là ảnh, không phải người thật", en: "may be a photo, not a living face" },
    ],
    /// A door without an operator.
    challenge: [
        Word { vi: "MỜI QUAY ĐẦU", en: "TURN YOUR HEAD" },
        Word {
            vi: "Nhìn thẳng, rồi quay đầu theo mũi tên để vào cửa.",
            en: "Look straight ahead, then turn your head as the arrow shows.",
        },
    ],
    enrolled_photo: Word { vi: "Ảnh đăng ký", en: "Enrolled photo" },
    /// Above the camera's picture.
    camera_photo: Word { vi: "Trước camera", en: "At the camera" },
    no_photo: Word { vi: "không có ảnh", en: "no photo" },
    photo_loading: Word { vi: "đang tải ảnh…", en: "loading…" },
    /// Above the next candidates.
    next_best: Word { vi: "Hoặc là", en: "Or" },
    /// A face that nobody enrolled.
    unknown: Word { vi: "CHƯA NHẬN RA", en: "NOT RECOGNISED" },
    unknown_help: Word {
        vi: "Gõ tên để tìm; không có thì điểm danh thủ công.",
        en: "Type the name to find it; if it is not there, check in by hand.",
    },
    already: Word { vi: "ĐÃ CÓ MẶT", en: "ALREADY PRESENT" },
    since: |time: &str, door: &str| Word { vi: "từ {time} tại {door}", en: "since {time} at {door}" },
    /// A delegate was checked in at two doors within a short time.
    two_doors: Word { vi: "VỪA ĐIỂM DANH Ở CỬA KHÁC", en: "JUST CHECKED IN AT ANOTHER DOOR" },
    two_doors_help: Word {
        vi: "Kiểm tra giấy tờ: có thể nhận nhầm người.",
        en: "Look at the papers: one of the two may be somebody else.",
    },
    blocked: [
        Word { vi: "CHƯA ĐỦ TƯ CÁCH THAM DỰ", en: "NOT ADMITTED" },
        Word {
            vi: "Không đủ tư cách hoặc bị đình chỉ. Mời gặp Ban thẩm tra tư cách đại biểu.",
            en: "Ineligible or suspended. Please see the credentials committee.",
        },
    ],
    /// A delegate with an approved absence is here.
    excused: [
        Word { vi: "ĐANG VẮNG CÓ PHÉP", en: "ON LEAVE OF ABSENCE" },
        Word {
            vi: "Đại biểu vẫn đến dự? Enter để điểm danh.", en: "Here all the same? Enter checks in."
        },
    ],
    /// A delegate who went out is here.
    out: [
        Word { vi: "ĐANG RA NGOÀI", en: "WENT OUT" },
        Word { vi: "Đại biểu trở lại? Enter để ghi nhận.", en: "Coming back? Enter records it." },
    ],
    absent: [
        Word { vi: "ĐÃ ĐÓNG ĐIỂM DANH", en: "ROLL CALL CLOSED" },
        Word {
            vi: "Phiên họp đã đóng điểm danh; mở lại phiên để điểm danh.",
            en: "The session is closed; open it again to check in.",
        },
    ],
    substituted: [
        Word { vi: "ĐÃ CÓ DỰ KHUYẾT THAY", en: "REPLACED BY AN ALTERNATE" },
        Word { vi: "Mời gặp Ban thẩm tra tư cách đại biểu.", en: "Please see the credentials committee." },
    ],
    refused: Word { vi: "CHƯA GHI ĐƯỢC", en: "NOT RECORDED" },
    refused_help: Word {
        vi: "Chưa mất dữ liệu: Enter để ghi lại.", en: "Nothing is lost: Enter tries again."
    },
    store_gone: Word {
        vi: "Bộ phận ghi dữ liệu dừng trước khi trả lời.", en: "The store stopped before it answered."
    },
    /// Further questions.
    more: |n: usize| Word { vi: "còn {n} việc chờ", en: "{n} more waiting" },
    /// Unknown faces that went away before anybody asked.
    strangers_left: |n: usize| Word {
        vi: "{n} người chưa nhận ra đã đi khỏi", en: "{n} unrecognised went away"
    },
    /// Title of the last check-ins.
    recent: Word { vi: "Vừa điểm danh", en: "Last check-ins" },
    recent_none: Word { vi: "Chưa có ai.", en: "Nobody yet." },
    seat: |seat: &str| Word { vi: "Ghế {seat}", en: "Seat {seat}" },
    writing: Word { vi: "đang ghi…", en: "recording…" },
});
