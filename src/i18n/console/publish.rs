//! Words of the console: the papers on the hall's network and on sticks.

/// The publish screen.
pub struct Publish {
    /// What stands before the lines: watch, last build, hall, stick.
    pub rows: [&'static str; 4],
    /// The watch: off, on, building.
    pub watch: [&'static str; 3],
    /// Nothing was built since the console opened.
    pub never: &'static str,
    /// A build: when, seconds.
    pub built: fn(&str, &str) -> String,
    /// What it made: documents, pages, sections.
    pub made: fn(&str, &str, &str) -> String,
    /// Before why the last build failed.
    pub failed: &'static str,
    /// The site is closed; open to everybody; open behind a code.
    pub hall: [&'static str; 3],
    /// Who reads now: how many.
    pub readers: fn(&str) -> String,
    /// Wrong codes: how many.
    pub wrong_codes: fn(&str) -> String,
    /// No network.
    pub no_network: &'static str,
    /// The address in `congress.toml` is this machine's own.
    pub only_here: &'static str,
    /// Under the QR code.
    pub scan: &'static str,
    /// Where the QR code will be, while the site is closed.
    pub closed: &'static str,
    /// No copy was made.
    pub no_copy: &'static str,
    /// A copy is being written, is being read back.
    pub copying: [&'static str; 2],
    /// It was made and read back: files, folder.
    pub copied: fn(&str, &str) -> String,
    /// Heading of the warnings: how many.
    pub warnings: fn(&str) -> String,
    /// There is none.
    pub no_warning: &'static str,
    /// Title of the window that asks for a stick.
    pub stick: &'static str,
    /// What can be typed there.
    pub stick_hint: &'static str,
    /// Over the sticks.
    pub sticks: &'static str,
    /// There is none.
    pub no_stick: &'static str,
    /// Keys: open, close, watch, stop watching, build, copy, stop copying, warnings.
    pub keys: [&'static str; 8],
    /// On every screen: what publishes died and is started again.
    pub died: &'static str,
    /// On every screen: the hall lost the site.
    pub shut: &'static str,
}

/// Tiếng Việt.
pub(super) const VI: Publish = Publish {
    rows: ["Theo dõi", "Lần dựng", "Hội trường", "Chép USB"],
    watch: ["tắt", "đang theo dõi tài liệu", "đang dựng…"],
    never: "chưa dựng từ khi mở bàn điều khiển",
    built: |time, seconds| format!("{time} · {seconds} giây"),
    made: |documents, pages, sections| format!("{documents} tài liệu · {pages} trang · {sections} mục"),
    failed: "Chưa dựng được:",
    hall: ["đóng", "đang mở, ai trong mạng cũng xem được", "đang mở, người xem phải gõ mã"],
    readers: |count| format!("{count} người đang xem"),
    wrong_codes: |count| format!("{count} lần gõ sai mã"),
    no_network: "Máy chưa nối mạng: chỉ máy này xem được.",
    only_here: "Chỉ máy này xem được. Để mở cho hội trường, hãy bỏ địa chỉ ở dòng listen trong congress.toml, rồi đóng và mở lại bằng phím s.",
    scan: "Quét bằng máy ảnh điện thoại",
    closed: "Nhấn s để mở trang văn kiện cho hội trường.",
    no_copy: "chưa chép",
    copying: ["đang chép", "đang kiểm tra"],
    copied: |files, folder| format!("đã chép và kiểm tra {files} tệp: {folder}"),
    warnings: |count| format!("Cảnh báo ({count})"),
    no_warning: "Lần dựng cuối không có cảnh báo.",
    stick: "Chép trang văn kiện ra USB",
    stick_hint: "hoặc gõ đường dẫn thư mục",
    sticks: "USB đang cắm",
    no_stick: "Chưa thấy USB nào. Hãy cắm USB, hoặc gõ đường dẫn.",
    keys: ["mở", "đóng", "theo dõi", "thôi theo dõi", "dựng ngay", "chép USB", "dừng chép", "cảnh báo"],
    died: "XUẤT BẢN dừng đột ngột, đang khởi động lại.",
    shut: "TRANG VĂN KIỆN ĐÃ ĐÓNG với hội trường. Sang màn hình Xuất bản để xem lý do.",
};

/// English.
pub(super) const EN: Publish = Publish {
    rows: ["Watch", "Last build", "Hall", "USB stick"],
    watch: ["off", "watching the documents", "building…"],
    never: "none since the console opened",
    built: |time, seconds| format!("{time} · {seconds} seconds"),
    made: |documents, pages, sections| format!("{documents} documents · {pages} pages · {sections} sections"),
    failed: "It could not be built:",
    hall: ["closed", "open to everybody on the network", "open, readers are asked for the code"],
    readers: |count| format!("reading now: {count}"),
    wrong_codes: |count| format!("wrong codes: {count}"),
    no_network: "No network: this machine alone can read.",
    only_here: "This machine alone can read. To open the site to the hall, take the address out of the line listen in congress.toml, then close and open it with s.",
    scan: "Scan with a phone's camera",
    closed: "Press s to open the site to the hall.",
    no_copy: "no copy yet",
    copying: ["copying", "checking"],
    copied: |files, folder| format!("copied and checked, {files} files: {folder}"),
    warnings: |count| format!("Warnings ({count})"),
    no_warning: "The last build had no warnings.",
    stick: "Copy the site to a USB stick",
    stick_hint: "or type a folder's path",
    sticks: "Sticks that are plugged in",
    no_stick: "No stick is plugged in. Plug one in, or type a path.",
    keys: ["open", "close", "watch", "stop watching", "build now", "copy to USB", "stop copying", "warnings"],
    died: "PUBLISHING stopped and is being restarted.",
    shut: "THE SITE IS CLOSED to the hall. The Publish screen says why.",
};
