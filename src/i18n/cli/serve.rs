//! Words of `daihoi serve`.

use crate::i18n::{Language, number};

words!(CliServe {
    /// `serve`
    about: Word {
        vi: "Mở trang tài liệu cho hội trường xem qua mạng nội bộ",
        en: "Open the site to the hall's network",
    },
    /// `--listen`
    listen: Word {
        vi: "Cổng hoặc địa chỉ để mở, ví dụ 8080 hoặc 192.168.1.5:8080 (mặc định: cổng 8080, mọi địa chỉ của máy)",
        en: "Port or address to open, such as 8080 or 192.168.1.5:8080 (default: port 8080 of every address of this \
             machine)",
    },
    /// `--code`
    code: Word {
        vi: "Mã truy cập mà người xem phải gõ, ít nhất 6 ký tự (hoặc ghi trong mục [serve] của congress.toml)",
        en: "Access code that readers must type, at least 6 characters (or under [serve] in congress.toml)",
    },
    /// `--open`
    open: Word {
        vi: "Không cần mã, kể cả khi có tài liệu lưu hành nội bộ",
        en: "Ask for no code, even where documents are for internal circulation",
    },
    /// `--watch`
    watch: Word {
        vi: "Dựng lại mỗi khi tài liệu thay đổi; trang đang mở tự cập nhật",
        en: "Build again as documents change; open pages follow by themselves",
    },
    /// `code` says whether readers are asked for a code.
    opened: |code: bool| Word::<&'static str> {
        vi: if code {
            "Trang tài liệu đã mở cho hội trường; người xem phải gõ mã truy cập."
        } else {
            "Trang tài liệu đã mở cho hội trường; ai trong mạng cũng xem được."
        },
        en: if code {
            "The site is open to the hall; readers are asked for the access code."
        } else {
            "The site is open to the hall; everybody on the network can read it."
        },
    },
    /// Above the first address.
    here: Word { vi: "Địa chỉ:", en: "Address:" },
    /// Above the other addresses.
    also: Word { vi: "Địa chỉ khác của máy này:", en: "Other addresses of this machine:" },
    /// Beside an address that only this machine reaches.
    alone: Word { vi: "chỉ máy này", en: "this machine only" },
    /// Below the QR code.
    scan: Word {
        vi: "Quét mã bằng máy ảnh điện thoại (điện thoại phải ở cùng mạng).",
        en: "Scan the code with a phone's camera (the phone must be on the same network).",
    },
    no_network: Word {
        vi: "Máy này chưa nối mạng nên chỉ mở được trên chính máy này. Hãy nối Wi-Fi hoặc cắm dây mạng của hội trường; \
             không cần chạy lại lệnh.",
        en: "This machine has no network, so the site opens on this machine only. Join the hall's Wi-Fi or plug in its \
             cable; the command need not be run again.",
    },
    only_here: |listen: &str| Word {
        vi: "Địa chỉ {listen} chỉ mở được trên chính máy này. Để hội trường xem được, hãy chạy lại mà không ghi địa \
             chỉ này (ở `--listen`, hoặc ở dòng listen trong congress.toml).",
        en: "No other machine reaches {listen}. To open the site to the hall, run this again without that address (in \
             `--listen`, or in the line listen of congress.toml).",
    },
    stop: Word { vi: "Nhấn Ctrl+C để dừng.", en: "Press Ctrl+C to stop." },
    closed: |requests: u64| Word {
        vi: format!("Đã đóng trang tài liệu. Số lượt tải: {}.", whole(requests, Language::Vi)),
        en: format!("The site is closed. Requests answered: {}.", whole(requests, Language::En)),
    },
    /// `why` is in the system's words.
    fell: |why: &str| Word {
        vi: "Máy chủ trang tài liệu đã dừng ({why}). Hãy chạy lại `daihoi serve`.",
        en: "The site's server stopped ({why}). Run `daihoi serve` again.",
    },
});

fn whole(requests: u64, language: Language) -> String {
    number::whole(usize::try_from(requests).unwrap_or(usize::MAX), language)
}
