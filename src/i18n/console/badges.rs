//! Words of the console: badges that check nobody in, and the window that asks for one. Pairs are a title and advice.

words!(ConsoleBadges {
    revoked: Word { vi: "THẺ ĐÃ THU HỒI", en: "BADGE REVOKED" },
    /// `at` is when the badge was replaced.
    revoked_help: |at: &str| Word {
        vi: "Thẻ này đã được thay bằng thẻ khác từ {at}. Hãy hỏi tên người cầm thẻ và điểm danh bằng tên (/).",
        en: "This badge was replaced by another at {at}. Ask for the holder's name and check in by name (/).",
    },
    elsewhere: [
        Word { vi: "THẺ CỦA ĐẠI HỘI KHÁC", en: "BADGE OF ANOTHER CONGRESS" },
        Word {
            vi: "Hãy hỏi thẻ của đại hội này, hoặc điểm danh bằng tên (/).",
            en: "Ask for this congress's badge, or check in by name (/).",
        },
    ],
    unknown: [
        Word { vi: "THẺ KHÔNG CÓ TRONG DANH SÁCH", en: "NOBODY'S BADGE" },
        Word {
            vi: "Không đại biểu nào có thẻ này. Hãy điểm danh bằng tên (/).",
            en: "No delegate on the roster has this badge. Check in by name (/).",
        },
    ],
    damaged: [
        Word { vi: "MÃ THẺ KHÔNG ĐỌC ĐƯỢC TRỌN", en: "BADGE NOT READ WHOLE" },
        Word {
            vi: "Hãy đưa thẻ lại lần nữa, hoặc điểm danh bằng tên (/).",
            en: "Hold it up once more, or check in by name (/).",
        },
    ],
    stray: [
        Word { vi: "KHÔNG PHẢI THẺ ĐẠI BIỂU", en: "NOT A BADGE" },
        Word {
            vi: "Mã này không phải của đại hội. Hãy đưa thẻ đại biểu.",
            en: "This code is not of the congress. Ask for the delegate's badge.",
        },
    ],
    /// Title of the window behind the key `q`.
    hold: Word { vi: "Quét thẻ", en: "Scan a badge" },
    /// Text of that window.
    hold_lines: [
        Word {
            vi: "Mời đưa mã QR trên thẻ trước camera, cách chừng 20 cm,",
            en: "Hold the QR code before the camera, about 20 cm away,",
        },
        Word {
            vi: "giữ yên một giây, tránh bóng đèn hắt vào.", en: "for a second, without the glare of a lamp."
        },
        Word {
            vi: "Máy quét USB: quét lúc nào cũng được, không cần bấm phím.",
            en: "USB scanners work at any time, without a key.",
        },
    ],
    /// The key `q`.
    key: Word { vi: "quét thẻ", en: "scan badge" },
});
