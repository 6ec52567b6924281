//! The words of the console.

mod en;
mod import;
mod vi;

pub use en::EN;
pub use import::Import;
pub use vi::VI;

use super::Language;

/// Everything that the console writes.
pub struct Console {
    /// Names of the screens: check-in, dashboard, delegates, import.
    pub screens: [&'static str; 4],
    /// The first line.
    pub header: Header,
    /// The camera and its picture.
    pub camera: Camera,
    /// The panel beside the picture.
    pub panel: Panel,
    /// Numbers, bars and lists.
    pub counts: Counts,
    /// The delegate's record.
    pub record: Record,
    /// Spreadsheets into the roster.
    pub import: Import,
    /// Small windows over the screen.
    pub popup: Popup,
    /// What keys do.
    pub keys: Keys,
}

/// The first line.
pub struct Header {
    /// A desk, by its name.
    pub door: fn(&str) -> String,
    /// The roll call was not opened.
    pub not_open: &'static str,
    /// The roll call is over.
    pub closed: &'static str,
    /// Questions wait on the check-in screen.
    pub attention: fn(usize) -> String,
    /// The terminal is too small to draw on.
    pub too_small: &'static str,
}

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
    /// What to tell the person: closer, still, look here, more light, less light.
    pub hints: [&'static str; 5],
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

/// The panel beside the picture.
pub struct Panel {
    /// Nobody is there.
    pub welcome: &'static str,
    /// What to ask of the next person.
    pub invite: &'static str,
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
    /// Why it is asked: low score, thin margin, look-alikes.
    pub doubts: [&'static str; 3],
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

/// Numbers, bars and lists.
pub struct Counts {
    /// In the hall.
    pub present: &'static str,
    /// Not seen yet.
    pub expected: &'static str,
    /// Not seen by the close.
    pub absent: &'static str,
    /// Away with leave.
    pub excused: &'static str,
    /// Went out.
    pub out: &'static str,
    /// After the bell.
    pub late: &'static str,
    /// Not eligible.
    pub blocked: &'static str,
    /// An alternate sits instead.
    pub substituted: &'static str,
    /// Guests and unseated alternates.
    pub others: &'static str,
    /// Units.
    pub units: &'static str,
    /// Of so many summoned.
    pub of_summoned: fn(&str) -> String,
    /// The first prong holds: its share, and the number needed.
    pub delegates_valid: fn(&str, &str) -> String,
    /// So many are missing, of so many needed.
    pub delegates_missing: fn(&str, &str) -> String,
    /// The second prong holds.
    pub units_valid: fn(&str, &str) -> String,
    /// So many units are missing.
    pub units_missing: fn(&str, &str) -> String,
    /// All prongs hold.
    pub valid: &'static str,
    /// Not all hold.
    pub not_valid: &'static str,
    /// Over the arrivals' chart.
    pub arrivals: fn(usize) -> String,
    /// The most in one step.
    pub most: fn(&str) -> String,
    /// The bell, at a time.
    pub bell: fn(&str) -> String,
    /// When the quorum is reached at this pace.
    pub forecast: fn(&str) -> String,
    /// The same, minutes before the bell.
    pub forecast_before: fn(&str, &str) -> String,
    /// The same, minutes after the bell.
    pub forecast_after: fn(&str, &str) -> String,
    /// Nothing yet.
    pub none: &'static str,
    /// Over the last events.
    pub events: &'static str,
    /// A unit without a name.
    pub no_unit: &'static str,
    /// Means: face, QR, name, manual, unit list.
    pub means: [&'static str; 5],
    /// Actions: leave, return, excuse, substitute, undo.
    pub actions: [&'static str; 5],
}

/// The delegate's record.
pub struct Record {
    /// Field names, in the order in which they are shown.
    pub fields: Fields,
    /// Kinds: official, alternate, guest.
    pub kinds: [&'static str; 3],
    /// Sexes: male, female.
    pub sexes: [&'static str; 2],
    /// Seated by: ex officio, elected, appointed.
    pub seated_by: [&'static str; 3],
    /// Eligible, ineligible, pending.
    pub eligibility: [&'static str; 3],
    /// Consent: paper, signed, spoken.
    pub methods: [&'static str; 3],
    /// No consent.
    pub no_consent: &'static str,
    /// Consent was withdrawn.
    pub withdrawn: &'static str,
    /// The face is enrolled.
    pub enrolled: &'static str,
    /// It is not.
    pub not_enrolled: &'static str,
    /// A look-alike is on the roster.
    pub twin: &'static str,
    /// Over the events of the delegate.
    pub history: &'static str,
    /// Nothing found.
    pub nobody: fn(&str) -> String,
    /// So many found.
    pub found: fn(&str) -> String,
}

/// Names of a record's fields.
pub struct Fields {
    /// Họ và tên is the title; the rest follows.
    pub unit: &'static str,
    /// Đoàn.
    pub delegation: &'static str,
    /// Ghế.
    pub seat: &'static str,
    /// Tư cách tham dự.
    pub kind: &'static str,
    /// Số thẻ.
    pub badge: &'static str,
    /// Ngày sinh.
    pub born: &'static str,
    /// Giới tính.
    pub sex: &'static str,
    /// Dân tộc.
    pub ethnicity: &'static str,
    /// Chức vụ.
    pub position: &'static str,
    /// Đơn vị công tác.
    pub workplace: &'static str,
    /// Điện thoại.
    pub phone: &'static str,
    /// Tư cách đại biểu.
    pub eligibility: &'static str,
    /// Đồng ý nhận diện.
    pub consent: &'static str,
    /// Khuôn mặt.
    pub face: &'static str,
    /// Ghi chú.
    pub note: &'static str,
}

/// Small windows over the screen.
pub struct Popup {
    /// Find by name.
    pub find: &'static str,
    /// Find for a check-in by hand.
    pub manual: &'static str,
    /// Nothing fits; what to do.
    pub find_nothing: &'static str,
    /// What can be typed.
    pub find_hint: &'static str,
    /// Undo, and of what.
    pub undo: &'static str,
    /// Nothing can be undone.
    pub undo_nothing: &'static str,
    /// Reason for a check-in by hand.
    pub manual_reason: &'static str,
    /// Where a reason is typed.
    pub reason: &'static str,
    /// Ready reasons for an undo.
    pub undo_reasons: [&'static str; 3],
    /// Ready reasons for a check-in by hand.
    pub manual_reasons: [&'static str; 3],
    /// Consent to recognition by face.
    pub consent: &'static str,
    /// What is agreed to.
    pub consent_text: &'static str,
    /// Enrolment from the camera.
    pub enrol: &'static str,
    /// Pictures taken, of so many.
    pub enrol_taken: fn(usize, usize) -> String,
    /// All is well.
    pub enrol_look: &'static str,
    /// Stored.
    pub enrol_done: &'static str,
    /// Waiting for the consent's row or the camera.
    pub enrol_wait: &'static str,
    /// Could not be done.
    pub refused: &'static str,
    /// Leave the program?
    pub quit: &'static str,
    /// What remains when it is left.
    pub quit_text: &'static str,
    /// Help.
    pub help: &'static str,
    /// What colours and signs mean.
    pub legend: &'static str,
}

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
}

/// The console's words in a language.
pub fn words(language: Language) -> &'static Console {
    match language {
        Language::Vi => &VI,
        Language::En => &EN,
    }
}
