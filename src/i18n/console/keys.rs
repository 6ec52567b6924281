//! Words of the console: what keys do.

/// What keys do, in a few letters.
pub struct Keys {
    /// Find by name.
    pub find: &'static str,
    /// Undo.
    pub undo: &'static str,
    /// Next screen; its name follows.
    pub next: &'static str,
    /// Help.
    pub help: &'static str,
    /// The other language.
    pub language: &'static str,
    /// Leave the program.
    pub quit: &'static str,
    /// Accept.
    pub accept: &'static str,
    /// Not this person.
    pub not_him: &'static str,
    /// Choose.
    pub choose: &'static str,
    /// Type a name.
    pub type_name: &'static str,
    /// Put away.
    pub dismiss: &'static str,
    /// Check in all the same.
    pub check_in_anyway: &'static str,
    /// Check in.
    pub check_in: &'static str,
    /// Came back.
    pub came_back: &'static str,
    /// Went out.
    pub went_out: &'static str,
    /// Try again.
    pub retry: &'static str,
    /// Put away what failed.
    pub give_up: &'static str,
    /// Turn to the next source of frames.
    pub next_source: &'static str,
    /// By hand, with a reason.
    pub manual: &'static str,
    /// Record.
    pub record: &'static str,
    /// Close.
    pub close: &'static str,
    /// The names behind.
    pub names: &'static str,
    /// Consent.
    pub consent: &'static str,
    /// Enrol.
    pub enrol: &'static str,
    /// Any key.
    pub any: &'static str,
    /// Stop.
    pub stop: &'static str,
    /// Draw all again.
    pub redraw: &'static str,
    /// Scroll.
    pub scroll: &'static str,
    /// A unit, name by name.
    pub unit: &'static str,
    /// The same, in the palette.
    pub unit_long: &'static str,
    /// A check-in by hand.
    pub manual_long: &'static str,
    /// Somebody goes out.
    pub went_out_long: &'static str,
    /// Somebody comes back.
    pub came_back_long: &'static str,
    /// A leave of absence.
    pub excuse: &'static str,
    /// The same, in the palette.
    pub excuse_long: &'static str,
    /// An alternate takes the place.
    pub substitute: &'static str,
    /// The same, in the palette.
    pub substitute_long: &'static str,
    /// Undo, in the palette.
    pub undo_long: &'static str,
    /// Who sits at the desk.
    pub operator: &'static str,
    /// No more sounds.
    pub sound_off: &'static str,
    /// Sounds again.
    pub sound_on: &'static str,
    /// All that can be done.
    pub palette: &'static str,
    /// Another field.
    pub field: &'static str,
    /// How far a leave reaches.
    pub scope: &'static str,
    /// A supervisor allows it.
    pub allow: &'static str,
    /// Another supervisor.
    pub supervisor: &'static str,
    /// Tick a name.
    pub tick: &'static str,
    /// Do it.
    pub run: &'static str,
}

/// Tiếng Việt.
pub(super) const VI: Keys = Keys {
    find: "tìm tên",
    undo: "hoàn tác",
    next: "màn hình tiếp",
    help: "trợ giúp",
    language: "English",
    quit: "thoát",
    accept: "nhận",
    not_him: "không phải",
    choose: "chọn",
    type_name: "gõ tên để tìm",
    dismiss: "bỏ qua",
    check_in_anyway: "vẫn điểm danh",
    check_in: "điểm danh",
    came_back: "trở lại",
    went_out: "ra ngoài",
    retry: "ghi lại",
    give_up: "bỏ lượt này",
    next_source: "đổi nguồn hình",
    manual: "thủ công",
    record: "ghi",
    close: "đóng",
    names: "xem tên",
    consent: "đồng ý",
    enrol: "đăng ký mặt",
    any: "phím bất kỳ",
    stop: "dừng",
    redraw: "vẽ lại",
    scroll: "cuộn",
    unit: "cả đoàn",
    unit_long: "Điểm danh cả đoàn, từng người",
    manual_long: "Điểm danh thủ công, có lý do",
    went_out_long: "Ghi đại biểu ra ngoài",
    came_back_long: "Ghi đại biểu trở lại",
    excuse: "vắng phép",
    excuse_long: "Ghi vắng có phép",
    substitute: "thay dự khuyết",
    substitute_long: "Thay bằng đại biểu dự khuyết",
    undo_long: "Hoàn tác một lượt của cửa này",
    operator: "đổi người trực",
    sound_off: "tắt tiếng",
    sound_on: "bật tiếng",
    palette: "mọi việc",
    field: "chuyển ô",
    scope: "phiên / đại hội",
    allow: "cho phép",
    supervisor: "người phụ trách",
    tick: "đánh dấu",
    run: "làm",
};

/// English.
pub(super) const EN: Keys = Keys {
    find: "find",
    undo: "undo",
    next: "next screen",
    help: "help",
    language: "Tiếng Việt",
    quit: "leave",
    accept: "accept",
    not_him: "not this person",
    choose: "choose",
    type_name: "type a name to find",
    dismiss: "put away",
    check_in_anyway: "check in anyway",
    check_in: "check in",
    came_back: "came back",
    went_out: "went out",
    retry: "try again",
    give_up: "give up",
    next_source: "other camera",
    manual: "by hand",
    record: "record",
    close: "close",
    names: "names",
    consent: "consent",
    enrol: "enrol",
    any: "any key",
    stop: "stop",
    redraw: "redraw",
    scroll: "scroll",
    unit: "whole unit",
    unit_long: "Check a whole unit in, name by name",
    manual_long: "Check in by hand, with a reason",
    went_out_long: "A delegate goes out",
    came_back_long: "A delegate comes back",
    excuse: "leave of absence",
    excuse_long: "Record a leave of absence",
    substitute: "substitute",
    substitute_long: "Seat an alternate",
    undo_long: "Undo an entry of this door",
    operator: "change operator",
    sound_off: "sound off",
    sound_on: "sound on",
    palette: "all commands",
    field: "field",
    scope: "session / congress",
    allow: "allow",
    supervisor: "supervisor",
    tick: "tick",
    run: "do it",
};
