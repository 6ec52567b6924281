//! Words that readers in the hall see of the server itself: the form for the code, and pages for when there is nothing.

use super::Language;

/// The words of one language.
pub struct Hall {
    /// Label of the field.
    pub code: &'static str,
    /// Button.
    pub send: &'static str,
    /// Where to get the code.
    pub hint: &'static str,
    /// The code was wrong.
    pub wrong: &'static str,
    /// None is taken now: for how many seconds.
    pub wait: fn(usize) -> String,
    /// There is nothing at this address, and the site has no page that says so.
    pub missing: &'static str,
    /// The site is being made.
    pub no_site: &'static str,
    /// Papers for internal circulation came onto an open site.
    pub locked: &'static str,
    /// A file can't be read.
    pub failed: &'static str,
}

/// The words in a language.
pub fn hall(language: Language) -> &'static Hall {
    match language {
        Language::Vi => &VI,
        Language::En => &EN,
    }
}

const VI: Hall = Hall {
    code: "Mã truy cập",
    send: "Vào xem văn kiện",
    hint: "Mã do Ban tổ chức đại hội cung cấp. Gõ hoa hay thường, có dấu hay không dấu đều được.",
    wrong: "Mã chưa đúng. Hãy gõ lại, hoặc hỏi bàn đón tiếp.",
    wait: |seconds| format!("Đã gõ sai nhiều lần. Hãy thử lại sau {}.", time(seconds, "phút", "giây")),
    missing: "Không có trang này.",
    no_site: "Trang văn kiện đang được dựng. Hãy tải lại sau ít giây.",
    locked: "Trang văn kiện tạm khóa: có tài liệu lưu hành nội bộ nhưng chưa đặt mã truy cập. Hãy báo Ban tổ chức.",
    failed: "Không đọc được tệp này. Hãy thử lại, hoặc báo Ban tổ chức.",
};

const EN: Hall = Hall {
    code: "Access code",
    send: "Read the papers",
    hint: "The organisers give out the code. Capitals and marks make no difference.",
    wrong: "That is not the code. Try again, or ask at the reception.",
    wait: |seconds| {
        let plural = |one: &'static str, many: &'static str, count: usize| if count == 1 { one } else { many };
        let time = time(seconds, plural("minute", "minutes", seconds / 60), plural("second", "seconds", seconds % 60));
        format!("There were too many wrong codes. Try again in {time}.")
    },
    missing: "There is no such page.",
    no_site: "The papers are being laid out. Reload in a few seconds.",
    locked: "The papers are locked: some are for internal circulation, and no access code is set. Please tell the organisers.",
    failed: "This file can't be read. Try again, or tell the organisers.",
};

fn time(seconds: usize, minutes_word: &str, seconds_word: &str) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} {seconds_word}"),
        (minutes, 0) => format!("{minutes} {minutes_word}"),
        (minutes, seconds) => format!("{minutes} {minutes_word} {seconds} {seconds_word}"),
    }
}
