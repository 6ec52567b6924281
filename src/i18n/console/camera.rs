//! Words of the console: the camera and its picture. Pairs are a title and advice.

words!(ConsoleCamera {
    /// Title of the frame.
    title: Word { vi: "Camera", en: "Camera" },
    speed: |fps: &str, ms: &str| Word { vi: "{fps} hình/s · {ms} ms", en: "{fps} fps · {ms} ms" },
    starting: Word { vi: "Đang mở camera…", en: "Opening the camera…" },
    /// The camera runs, but no frame came yet.
    no_picture: Word { vi: "Đang chờ hình…", en: "Waiting for a picture…" },
    stalled: [
        Word { vi: "CAMERA ĐỨNG HÌNH", en: "CAMERA STALLED" },
        Word {
            vi: "Không có hình mới từ 2 giây. Kiểm tra dây cáp.",
            en: "No new picture for 2 seconds. Check the cable.",
        },
    ],
    lost: [
        Word { vi: "MẤT CAMERA", en: "CAMERA LOST" },
        Word {
            vi: "Cắm lại dây; chương trình tự nối lại.", en: "Plug it in again; it reconnects by itself."
        },
    ],
    ended: [
        Word { vi: "HẾT ĐOẠN PHIM", en: "CLIP ENDED" },
        Word { vi: "Đoạn phim đã chạy hết.", en: "The clip has been played to its end." },
    ],
    failed: Word { vi: "CAMERA KHÔNG DÙNG ĐƯỢC", en: "CAMERA CAN'T BE USED" },
    by_name: Word { vi: "Vẫn điểm danh được: / tìm tên", en: "Check-in still works: / find by name" },
    /// Advice to the person before the camera.
    hints: [
        Word { vi: "Mời lại gần hơn", en: "Please come closer" },
        Word { vi: "Xin đứng yên", en: "Please hold still" },
        Word { vi: "Xin nhìn vào camera", en: "Please look at the camera" },
        Word { vi: "Thiếu sáng", en: "Too dark" },
        Word { vi: "Chói sáng", en: "Too bright" },
        Word { vi: "Mời lùi ra một chút", en: "Please step back a little" },
        Word { vi: "Mời chỉ một người trước camera", en: "One person at a time, please" },
        Word { vi: "Mời hơi quay đầu sang bên", en: "Please turn the head a little" },
    ],
    /// A door without an operator asks to turn the head; left and right are the person's own.
    turn: [
        Word { vi: "Mời quay đầu sang TRÁI ←", en: "Please turn your head LEFT ←" },
        Word { vi: "Mời quay đầu sang PHẢI →", en: "Please turn your head RIGHT →" },
    ],
    /// Label of a face further back than the desk.
    behind: Word { vi: "phía sau", en: "behind" },
    /// People before a camera whose picture is not shown.
    before: |many: usize| Word {
        vi: "{many} người",
        en: if many == 1 { "1 person".to_owned() } else { format!("{many} people") },
    },
    /// Label of a face that is not decided yet.
    looking: Word { vi: "đang nhận diện", en: "looking" },
    /// Label of a face that nobody enrolled.
    unknown: Word { vi: "chưa nhận ra", en: "not recognised" },
    /// The parts of the program that stopped, down to `store_died`.
    camera_died: Word {
        vi: "CAMERA dừng đột ngột, đang khởi động lại. Vẫn điểm danh bằng tên (/).",
        en: "CAMERA stopped and is being restarted. Check in by name meanwhile (/).",
    },
    recognition_died: Word {
        vi: "NHẬN DIỆN dừng đột ngột, đang khởi động lại. Vẫn điểm danh bằng tên (/).",
        en: "RECOGNITION stopped and is being restarted. Check in by name meanwhile (/).",
    },
    store_died: Word {
        vi: "GHI DỮ LIỆU dừng đột ngột, đang khởi động lại. Chưa ghi được lượt mới.",
        en: "THE STORE stopped and is being restarted. Nothing new is recorded yet.",
    },
});
