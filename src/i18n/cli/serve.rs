//! Words of `daihoi serve`.

/// The words.
pub struct Serve {
    /// What the command does.
    pub about: &'static str,
    /// `--listen`
    pub listen: &'static str,
    /// `--code`
    pub code: &'static str,
    /// `--open`
    pub open: &'static str,
    /// `--watch`
    pub watch: &'static str,
    /// It is open: whether a code is asked for.
    pub opened: fn(bool) -> &'static str,
    /// Over the first address.
    pub here: &'static str,
    /// Over the others.
    pub also: &'static str,
    /// Beside the address of this machine alone.
    pub alone: &'static str,
    /// Under the QR code.
    pub scan: &'static str,
    /// No network: readers can't come in.
    pub no_network: &'static str,
    /// It listens where no other machine reaches it: where.
    pub only_here: fn(&str) -> String,
    /// How to stop.
    pub stop: &'static str,
    /// It is closed: requests answered.
    pub closed: fn(u64) -> String,
    /// The server fell: why, in the system's words.
    pub fell: fn(&str) -> String,
}

pub(super) const VI: Serve = Serve {
    about: "Mở trang văn kiện cho hội trường xem qua mạng nội bộ",
    listen: "Cổng hoặc địa chỉ để mở, ví dụ 8080 hoặc 192.168.1.5:8080 (mặc định: cổng 8080, mọi địa chỉ của máy)",
    code: "Mã truy cập mà người xem phải gõ, ít nhất 6 ký tự (hoặc ghi trong mục [serve] của congress.toml)",
    open: "Không cần mã, kể cả khi có tài liệu lưu hành nội bộ",
    watch: "Dựng lại mỗi khi tài liệu thay đổi; trang đang mở tự cập nhật",
    opened: |code| {
        if code {
            "Trang văn kiện đã mở cho hội trường; người xem phải gõ mã truy cập."
        } else {
            "Trang văn kiện đã mở cho hội trường; ai trong mạng cũng xem được."
        }
    },
    here: "Địa chỉ:",
    also: "Địa chỉ khác của máy này:",
    alone: "chỉ máy này",
    scan: "Quét mã bằng máy ảnh điện thoại (điện thoại phải ở cùng mạng).",
    no_network: "Máy này chưa nối mạng nên chỉ mở được trên chính máy này. Hãy nối Wi-Fi hoặc cắm dây mạng của hội trường; không cần chạy lại lệnh.",
    only_here: |listen| {
        format!(
            "Địa chỉ {listen} chỉ mở được trên chính máy này. Để hội trường xem được, hãy chạy lại mà không ghi địa chỉ này (ở `--listen`, \
             hoặc ở dòng listen trong congress.toml)."
        )
    },
    stop: "Nhấn Ctrl+C để dừng.",
    closed: |requests| {
        let requests = usize::try_from(requests).unwrap_or(usize::MAX);
        let requests = crate::i18n::number::whole(requests, crate::i18n::Language::Vi);
        format!("Đã đóng trang văn kiện. Số lượt tải: {requests}.")
    },
    fell: |why| format!("Máy chủ trang văn kiện đã dừng ({why}). Hãy chạy lại `daihoi serve`."),
};

pub(super) const EN: Serve = Serve {
    about: "Open the site to the hall's network",
    listen: "Port or address to open, such as 8080 or 192.168.1.5:8080 (default: port 8080 of every address of this machine)",
    code: "Access code that readers must type, at least 6 characters (or under [serve] in congress.toml)",
    open: "Ask for no code, even where documents are for internal circulation",
    watch: "Build again as documents change; open pages follow by themselves",
    opened: |code| {
        if code {
            "The site is open to the hall; readers are asked for the access code."
        } else {
            "The site is open to the hall; everybody on the network can read it."
        }
    },
    here: "Address:",
    also: "Other addresses of this machine:",
    alone: "this machine only",
    scan: "Scan the code with a phone's camera (the phone must be on the same network).",
    no_network: "This machine has no network, so the site opens on this machine only. Join the hall's Wi-Fi or plug in its cable; the command need not be run again.",
    only_here: |listen| {
        format!(
            "No other machine reaches {listen}. To open the site to the hall, run this again without that address (in `--listen`, or in \
             the line listen of congress.toml)."
        )
    },
    stop: "Press Ctrl+C to stop.",
    closed: |requests| {
        let requests = usize::try_from(requests).unwrap_or(usize::MAX);
        let requests = crate::i18n::number::whole(requests, crate::i18n::Language::En);
        format!("The site is closed. Requests answered: {requests}.")
    },
    fell: |why| format!("The site's server stopped ({why}). Run `daihoi serve` again."),
};
