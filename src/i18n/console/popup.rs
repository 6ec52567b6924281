//! Words of the console: small windows over the screen.

words!(ConsolePopups {
    find: Word { vi: "Tìm tên để điểm danh", en: "Find by name to check in" },
    manual: Word { vi: "Điểm danh thủ công: chọn đại biểu", en: "Check in by hand: choose the delegate" },
    /// No name matches: in a check-in, and elsewhere.
    find_nothing: [
        Word { vi: "Enter: điểm danh thủ công, có lý do", en: "Enter: check in by hand, with a reason" },
        Word {
            vi: "Sửa chữ đã gõ, hoặc xóa hết để xem cả danh sách.",
            en: "Mend what is typed, or wipe it to see the whole list.",
        },
    ],
    /// What to type.
    find_hint: Word {
        vi: "tên, chữ đầu (nvh), tổ chức, ghế; có dấu hay không",
        en: "name, initials (nvh), unit, seat; marks or none",
    },
    undo: Word { vi: "Hoàn tác", en: "Undo" },
    undo_nothing: Word {
        vi: "Chưa có gì để hoàn tác ở cửa này.", en: "There is nothing to undo at this door."
    },
    /// Title of the window that asks for a reason.
    manual_reason: Word { vi: "Điểm danh thủ công", en: "Check in by hand" },
    reason: Word { vi: "Lý do (chọn hoặc gõ)", en: "Reason (choose or type)" },
    /// Suggested reasons for an undo.
    undo_reasons: [
        Word { vi: "nhận nhầm người", en: "wrong person" },
        Word { vi: "bấm nhầm", en: "wrong key" },
        Word { vi: "đại biểu không vào hội trường", en: "did not enter the hall" },
    ],
    /// Suggested reasons for a check-in by hand.
    manual_reasons: [
        Word { vi: "quên thẻ, đã xem giấy tờ", en: "no badge, papers seen" },
        Word { vi: "tên trong danh sách ghi sai", en: "the name is wrong on the roster" },
        Word { vi: "Ban tổ chức xác nhận", en: "vouched for by the organisers" },
    ],
    consent: Word { vi: "Đồng ý nhận diện khuôn mặt", en: "Consent to recognition by face" },
    consent_text: Word {
        vi: "Đại biểu đồng ý để ảnh khuôn mặt được dùng cho việc điểm danh, và được xóa sau đại hội. Không đồng ý vẫn \
             điểm danh bằng thẻ hoặc tên như mọi người.",
        en: "The delegate agrees that pictures of the face are used for check-in and erased after the congress. \
             Without consent the delegate checks in by badge or name like everybody else.",
    },
    enrol: Word { vi: "Đăng ký khuôn mặt", en: "Enrol a face" },
    enrol_taken: |taken: usize, wanted: usize| Word {
        vi: "{taken}/{wanted} ảnh tốt",
        en: "{taken}/{wanted} good pictures",
    },
    /// The picture needs no advice.
    enrol_look: Word { vi: "Mời nhìn vào camera", en: "Please look at the camera" },
    enrol_done: Word {
        vi: "Đã đăng ký. Từ bây giờ camera nhận ra đại biểu này.",
        en: "Enrolled. From now on the camera knows this delegate.",
    },
    /// Waiting for the record of consent or for the camera.
    enrol_wait: Word { vi: "Đang chuẩn bị…", en: "Getting ready…" },
    refused: Word { vi: "Chưa làm được", en: "Could not be done" },
    quit: Word { vi: "Thoát chương trình?", en: "Leave the program?" },
    quit_text: Word {
        vi: "Mọi lượt đã ghi đều được giữ. Cửa này sẽ ngừng điểm danh.",
        en: "Everything recorded is kept. This door stops checking in.",
    },
    help: Word { vi: "Trợ giúp", en: "Help" },
    /// Title of the signs and colours in the help.
    legend: Word { vi: "Dấu hiệu", en: "Legend" },
});
