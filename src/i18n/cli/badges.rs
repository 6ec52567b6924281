//! Words of `daihoi badges`, and of badges that a door without a screen reads.

/// The words.
pub struct Badges {
    /// What the command does.
    pub about: &'static str,
    /// `--out`
    pub out: &'static str,
    /// `--renew`
    pub renew: &'static str,
    /// `--delegate`
    pub delegate: &'static str,
    /// Written: file, pages.
    pub written: fn(&str, usize) -> String,
    /// A new code was made: name.
    pub renewed: fn(&str) -> String,
    /// Before a seat on a badge.
    pub seat: &'static str,
    /// Before a badge's number.
    pub number: &'static str,
    /// Read at the door: revoked.
    pub revoked: &'static str,
    /// Of another congress.
    pub foreign: &'static str,
    /// Of nobody on the roster, or not read whole.
    pub unknown: &'static str,
    /// No badge.
    pub stray: &'static str,
}

pub(super) const VI: Badges = Badges {
    about: "In thẻ đại biểu có mã QR; cấp lại thẻ bị mất",
    out: "Tệp HTML để in, khổ A4, mỗi trang 8 thẻ",
    renew: "Cấp mã mới cho một đại biểu; thẻ cũ hết hiệu lực",
    delegate: "Chỉ in thẻ của một đại biểu: số thứ tự, số thẻ hoặc tên",
    written: |file, pages| format!("Đã ghi {file}: {pages} trang. Hãy mở bằng trình duyệt và in khổ A4, tỉ lệ 100%."),
    renewed: |name| format!("Đã cấp mã mới cho {name}; thẻ cũ hết hiệu lực. Hãy in thẻ mới bằng --delegate."),
    seat: "Ghế",
    number: "Số",
    revoked: "thẻ đã thu hồi",
    foreign: "thẻ đại hội khác",
    unknown: "thẻ không rõ",
    stray: "không phải thẻ",
};

pub(super) const EN: Badges = Badges {
    about: "Print badges with QR codes; replace a lost one",
    out: "HTML file to print, A4, 8 badges a page",
    renew: "Make a new code for a delegate; the old badge is revoked",
    delegate: "The badge of one delegate only: number, badge or name",
    written: |file, pages| format!("Written {file}: {pages} pages. Open it in a browser and print on A4 at 100%."),
    renewed: |name| format!("{name} has a new code; the old badge is revoked. Print the new one with --delegate."),
    seat: "Seat",
    number: "No.",
    revoked: "badge revoked",
    foreign: "other congress",
    unknown: "unknown badge",
    stray: "not a badge",
};
