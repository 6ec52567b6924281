//! Words of the console: what keys do, in a few letters.

words!(ConsoleKeys {
    find: Word { vi: "tìm tên", en: "find" },
    undo: Word { vi: "hoàn tác", en: "undo" },
    /// The name of the screen follows.
    next: Word { vi: "màn hình tiếp", en: "next screen" },
    help: Word { vi: "trợ giúp", en: "help" },
    /// Switches to the other language.
    language: Word { vi: "English", en: "Tiếng Việt" },
    quit: Word { vi: "thoát", en: "leave" },
    accept: Word { vi: "nhận", en: "accept" },
    not_him: Word { vi: "không phải", en: "not this person" },
    choose: Word { vi: "chọn", en: "choose" },
    type_name: Word { vi: "gõ tên để tìm", en: "type a name to find" },
    /// Letters reach the screen only when a word is done, as an input method is on.
    kept_back: Word { vi: "bộ gõ đang bật", en: "input method on" },
    dismiss: Word { vi: "bỏ qua", en: "dismiss" },
    check_in_anyway: Word { vi: "vẫn điểm danh", en: "check in anyway" },
    check_in: Word { vi: "điểm danh", en: "check in" },
    came_back: Word { vi: "trở lại", en: "came back" },
    went_out: Word { vi: "ra ngoài", en: "went out" },
    /// Records again what failed.
    retry: Word { vi: "ghi lại", en: "try again" },
    /// Drops what could not be recorded.
    give_up: Word { vi: "bỏ lượt này", en: "discard" },
    next_source: Word { vi: "đổi nguồn hình", en: "other camera" },
    /// Check-in by hand, with a reason.
    manual: Word { vi: "thủ công", en: "by hand" },
    record: Word { vi: "ghi", en: "record" },
    close: Word { vi: "đóng", en: "close" },
    /// Shows the names behind a number.
    names: Word { vi: "xem tên", en: "names" },
    consent: Word { vi: "ghi đồng ý nhận diện", en: "consent" },
    enrol: Word { vi: "đăng ký mặt", en: "enrol" },
    any: Word { vi: "phím bất kỳ", en: "any key" },
    stop: Word { vi: "dừng", en: "stop" },
    redraw: Word { vi: "vẽ lại", en: "redraw" },
    scroll: Word { vi: "cuộn", en: "scroll" },
    unit: Word { vi: "cả đoàn", en: "whole unit" },
    /// In the palette.
    unit_long: Word { vi: "Điểm danh cả đoàn, từng người", en: "Check a whole unit in, name by name" },
    /// In the palette.
    manual_long: Word { vi: "Điểm danh thủ công, có lý do", en: "Check in by hand, with a reason" },
    /// In the palette.
    went_out_long: Word { vi: "Ghi đại biểu ra ngoài", en: "A delegate goes out" },
    /// In the palette.
    came_back_long: Word { vi: "Ghi đại biểu trở lại", en: "A delegate comes back" },
    excuse: Word { vi: "vắng phép", en: "leave of absence" },
    /// In the palette.
    excuse_long: Word { vi: "Ghi vắng có phép", en: "Record a leave of absence" },
    substitute: Word { vi: "cử dự khuyết thay", en: "substitute" },
    /// In the palette.
    substitute_long: Word { vi: "Thay bằng đại biểu dự khuyết", en: "Seat an alternate" },
    /// In the palette.
    undo_long: Word { vi: "Hoàn tác một lượt của cửa này", en: "Undo an entry of this door" },
    operator: Word { vi: "đổi người trực", en: "change operator" },
    sound_off: Word { vi: "tắt tiếng", en: "sound off" },
    sound_on: Word { vi: "bật tiếng", en: "sound on" },
    /// Opens the palette.
    palette: Word { vi: "tìm lệnh", en: "all commands" },
    /// Moves to the next field.
    field: Word { vi: "chuyển ô", en: "field" },
    /// Switches the scope of an absence.
    scope: Word { vi: "phiên / đại hội", en: "session / congress" },
    allow: Word { vi: "cho phép", en: "allow" },
    /// Switches to another supervisor.
    supervisor: Word { vi: "người phụ trách", en: "supervisor" },
    tick: Word { vi: "đánh dấu", en: "tick" },
    /// Runs the chosen command.
    run: Word { vi: "thực hiện", en: "do it" },
});
