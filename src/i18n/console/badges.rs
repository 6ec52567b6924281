//! Words of the console: badges.

/// Badges that check nobody in; title and what to do.
pub struct Badges {
    /// A lost badge turned up: whose, since when.
    pub revoked: &'static str,
    /// Since when, and what to do: moment.
    pub revoked_help: fn(&str) -> String,
    /// Of another congress.
    pub elsewhere: [&'static str; 2],
    /// Of nobody on the roster.
    pub unknown: [&'static str; 2],
    /// Not read whole.
    pub damaged: [&'static str; 2],
    /// No badge.
    pub stray: [&'static str; 2],
    /// The window behind `q`: title, what to do, lines.
    pub hold: &'static str,
    /// What to do with the badge.
    pub hold_lines: [&'static str; 3],
    /// The key `q`.
    pub key: &'static str,
}

pub(super) const VI: Badges = Badges {
    revoked: "THẺ ĐÃ THU HỒI",
    revoked_help: |at| {
        format!("Thẻ này đã được thay bằng thẻ khác từ {at}. Hãy hỏi tên người cầm thẻ và điểm danh bằng tên (/).")
    },
    elsewhere: ["THẺ CỦA ĐẠI HỘI KHÁC", "Hãy hỏi thẻ của đại hội này, hoặc điểm danh bằng tên (/)."],
    unknown: ["THẺ KHÔNG CÓ TRONG DANH SÁCH", "Không đại biểu nào có thẻ này. Hãy điểm danh bằng tên (/)."],
    damaged: ["MÃ THẺ KHÔNG ĐỌC ĐƯỢC TRỌN", "Hãy đưa thẻ lại lần nữa, hoặc điểm danh bằng tên (/)."],
    stray: ["KHÔNG PHẢI THẺ ĐẠI BIỂU", "Mã này không phải của đại hội. Hãy đưa thẻ đại biểu."],
    hold: "Quét thẻ",
    hold_lines: [
        "Mời đưa mã QR trên thẻ trước camera, cách chừng 20 cm,",
        "giữ yên một giây, tránh bóng đèn hắt vào.",
        "Máy quét USB: quét lúc nào cũng được, không cần bấm phím.",
    ],
    key: "quét thẻ",
};

pub(super) const EN: Badges = Badges {
    revoked: "BADGE REVOKED",
    revoked_help: |at| {
        format!("This badge was replaced by another at {at}. Ask for the holder's name and check in by name (/).")
    },
    elsewhere: ["BADGE OF ANOTHER CONGRESS", "Ask for this congress's badge, or check in by name (/)."],
    unknown: ["NOBODY'S BADGE", "No delegate on the roster has this badge. Check in by name (/)."],
    damaged: ["BADGE NOT READ WHOLE", "Hold it up once more, or check in by name (/)."],
    stray: ["NOT A BADGE", "This code is not of the congress. Ask for the delegate's badge."],
    hold: "Scan a badge",
    hold_lines: [
        "Hold the QR code before the camera, about 20 cm away,",
        "for a second, without the glare of a lamp.",
        "USB scanners work at any time, without a key.",
    ],
    key: "scan badge",
};
