//! Words of the pages that the server on the hall's network makes itself: the form for the access code, and errors.

use super::Language;

words!(LanPages {
    /// Label of the field.
    code: Word { vi: "Mã truy cập", en: "Access code" },
    /// Button that sends the code.
    send: Word { vi: "Vào xem tài liệu", en: "Read the papers" },
    /// Text of the form.
    hint: Word {
        vi: "Mã do Ban tổ chức đại hội cung cấp. Gõ hoa hay thường, có dấu hay không dấu đều được.",
        en: "The organisers give out the code. Capitals and marks make no difference.",
    },
    wrong: Word {
        vi: "Mã chưa đúng. Hãy gõ lại, hoặc hỏi bàn đón tiếp.",
        en: "That is not the code. Try again, or ask at the reception.",
    },
    /// Codes are refused for a while, after too many wrong ones.
    wait: |seconds: usize| Word {
        vi: format!("Đã gõ sai nhiều lần. Hãy thử lại sau {}.", time(seconds, "phút", "giây")),
        en: {
            let plural = |one: &'static str, many: &'static str, count: usize| if count == 1 { one } else { many };
            let time =
                time(seconds, plural("minute", "minutes", seconds / 60), plural("second", "seconds", seconds % 60));
            format!("There were too many wrong codes. Try again in {time}.")
        },
    },
    /// At an unknown address, where the site has no page of its own for that.
    missing: Word { vi: "Không có trang này.", en: "There is no such page." },
    no_site: Word {
        vi: "Trang tài liệu đang được dựng. Hãy tải lại sau ít giây.",
        en: "The papers are being laid out. Reload in a few seconds.",
    },
    /// Documents for internal circulation appeared on a site that asks for no code.
    locked: Word {
        vi: "Trang tài liệu tạm khóa: có tài liệu lưu hành nội bộ nhưng chưa đặt mã truy cập. Hãy báo Ban tổ chức.",
        en: "The papers are locked: some are for internal circulation, and no access code is set. Please tell the \
             organisers.",
    },
    failed: Word {
        vi: "Không đọc được tệp này. Hãy thử lại, hoặc báo Ban tổ chức.",
        en: "This file can't be read. Try again, or tell the organisers.",
    },
});

/// The words in a language.
pub fn lan(language: Language) -> &'static LanPages {
    language.pick(&LanPages::VI, &LanPages::EN)
}

/// `2 phút 5 giây`, without a part that is zero.
fn time(seconds: usize, minutes_word: &str, seconds_word: &str) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} {seconds_word}"),
        (minutes, 0) => format!("{minutes} {minutes_word}"),
        (minutes, seconds) => format!("{minutes} {minutes_word} {seconds} {seconds_word}"),
    }
}
