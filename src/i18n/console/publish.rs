//! Words of the console: the screen that publishes the documents to the hall's network and to USB drives.

words!(ConsolePublish {
    /// Labels of the lines.
    rows: [
        Word { vi: "Theo dõi", en: "Watch" },
        Word { vi: "Lần tạo trang", en: "Last build" },
        Word { vi: "Hội trường", en: "Hall" },
        Word { vi: "Chép USB", en: "USB stick" },
    ],
    /// State of the watch.
    watch: [
        Word { vi: "tắt", en: "off" },
        Word { vi: "đang theo dõi tài liệu", en: "watching the documents" },
        Word { vi: "đang tạo trang…", en: "building…" },
    ],
    /// No build.
    never: Word { vi: "chưa tạo từ khi mở bàn điều khiển", en: "none since the console opened" },
    /// Time and duration of the last build.
    built: |time: &str, seconds: &str| Word { vi: "{time} · {seconds} giây", en: "{time} · {seconds} seconds" },
    /// What the last build made.
    made: |documents: &str, pages: &str, sections: &str| Word {
        vi: "{documents} tài liệu · {pages} trang · {sections} mục",
        en: "{documents} documents · {pages} pages · {sections} sections",
    },
    /// Before the reason.
    failed: Word { vi: "Chưa tạo được trang:", en: "It could not be built:" },
    /// State of the server.
    lan: [
        Word { vi: "đóng", en: "closed" },
        Word { vi: "đang mở, ai trong mạng cũng xem được", en: "open to everybody on the network" },
        Word { vi: "đang mở, người xem phải gõ mã", en: "open, readers are asked for the code" },
    ],
    readers: |count: &str| Word { vi: "{count} người đang xem", en: "reading now: {count}" },
    wrong_codes: |count: &str| Word { vi: "{count} lần gõ sai mã", en: "wrong codes: {count}" },
    no_network: Word {
        vi: "Máy chưa nối mạng: chỉ máy này xem được.", en: "No network: this machine alone can read."
    },
    /// The address in `congress.toml` is this machine's own.
    only_here: Word {
        vi: "Chỉ máy này xem được. Để mở cho hội trường, hãy bỏ địa chỉ ở dòng listen trong congress.toml, rồi đóng và \
             mở lại bằng phím s.",
        en: "This machine alone can read. To open the site to the hall, take the address out of the line listen in \
             congress.toml, then close and open it with s.",
    },
    /// Below the QR code.
    scan: Word { vi: "Quét bằng máy ảnh điện thoại", en: "Scan with a phone's camera" },
    /// In place of the QR code.
    closed: Word {
        vi: "Nhấn s để mở trang tài liệu cho hội trường.", en: "Press s to open the site to the hall."
    },
    no_copy: Word { vi: "chưa chép", en: "no copy yet" },
    copying: [Word { vi: "đang chép", en: "copying" }, Word { vi: "đang kiểm tra", en: "checking" }],
    copied: |files: &str, folder: &str| Word {
        vi: "đã chép và kiểm tra {files} tệp: {folder}",
        en: "copied and checked, {files} files: {folder}",
    },
    /// Title of the warnings.
    warnings: |count: &str| Word { vi: "Cảnh báo ({count})", en: "Warnings ({count})" },
    no_warning: Word { vi: "Lần tạo trang cuối không có cảnh báo.", en: "The last build had no warnings." },
    /// Title of the window that asks for a USB drive.
    usb_copy: Word { vi: "Chép trang tài liệu ra USB", en: "Copy the site to a USB stick" },
    /// What to type there.
    usb_copy_hint: Word { vi: "hoặc gõ đường dẫn thư mục", en: "or type a folder's path" },
    /// Title of the drives.
    usb_drives: Word { vi: "USB đang cắm", en: "Sticks that are plugged in" },
    no_usb_drive: Word {
        vi: "Chưa thấy USB nào. Hãy cắm USB, hoặc gõ đường dẫn.",
        en: "No stick is plugged in. Plug one in, or type a path.",
    },
    /// What the keys do.
    keys: [
        Word { vi: "mở", en: "open" },
        Word { vi: "đóng", en: "close" },
        Word { vi: "theo dõi", en: "watch" },
        Word { vi: "thôi theo dõi", en: "stop watching" },
        Word { vi: "tạo trang ngay", en: "build now" },
        Word { vi: "chép USB", en: "copy to USB" },
        Word { vi: "dừng chép", en: "stop copying" },
        Word { vi: "cảnh báo", en: "warnings" },
    ],
    /// On every screen.
    died: Word {
        vi: "PHÁT TÀI LIỆU dừng đột ngột, đang khởi động lại.",
        en: "PUBLISHING stopped and is being restarted."
    },
    /// On every screen.
    shut: Word {
        vi: "TRANG TÀI LIỆU ĐÃ ĐÓNG với hội trường. Sang màn hình Phát tài liệu để xem lý do.",
        en: "THE SITE IS CLOSED to the hall. The Publish screen says why.",
    },
});
