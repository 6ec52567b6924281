//! Words of `daihoi badges`, and of badges that a door without a screen reads.

words!(CliBadges {
    /// `badges`
    about: Word {
        vi: "In thẻ đại biểu có mã QR; cấp lại thẻ bị mất",
        en: "Print badges with QR codes; replace a lost one",
    },
    /// `--out`
    out: Word {
        vi: "Tệp HTML để in, khổ A4, mỗi trang 8 thẻ", en: "HTML file to print, A4, 8 badges a page"
    },
    /// `--renew`
    renew: Word {
        vi: "Cấp mã mới cho một đại biểu; thẻ cũ hết hiệu lực",
        en: "Make a new code for a delegate; the old badge is revoked",
    },
    /// `--delegate`
    delegate: Word {
        vi: "Chỉ in thẻ của một đại biểu: số thứ tự, số thẻ hoặc tên",
        en: "The badge of one delegate only: number, badge or name",
    },
    written: |file: &str, pages: usize| Word {
        vi: "Đã ghi {file}: {pages} trang. Hãy mở bằng trình duyệt và in khổ A4, tỉ lệ 100%.",
        en: "Written {file}: {pages} pages. Open it in a browser and print on A4 at 100%.",
    },
    renewed: |name: &str| Word {
        vi: "Đã cấp mã mới cho {name}; thẻ cũ hết hiệu lực. Hãy in thẻ mới bằng --delegate.",
        en: "{name} has a new code; the old badge is revoked. Print the new one with --delegate.",
    },
    /// Before the seat on a badge.
    seat: Word { vi: "Ghế", en: "Seat" },
    /// Before the number on a badge.
    number: Word { vi: "Số", en: "No." },
    /// Results of a badge read without a screen, down to `stray`.
    revoked: Word { vi: "thẻ đã thu hồi", en: "badge revoked" },
    foreign: Word { vi: "thẻ đại hội khác", en: "other congress" },
    /// A badge of nobody on the roster, or one that was read only in part.
    unknown: Word { vi: "thẻ không rõ", en: "unknown badge" },
    stray: Word { vi: "không phải thẻ", en: "not a badge" },
});
