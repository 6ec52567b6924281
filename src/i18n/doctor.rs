//! Words of `daihoi doctor`: what was found, and what to do.

use super::Language;

type One = fn(&str) -> String;
type Three = fn(&str, &str, &str) -> String;

/// The words of one language.
pub struct Doctor {
    /// No camera is plugged in.
    pub no_camera: &'static str,
    /// The networks can be used: their identity.
    pub models: One,
    /// The networks run on the runtime inside; the variable that names a faster one.
    pub tract: One,
    /// The library that was named works: path.
    pub library: One,
    /// Not in a terminal.
    pub no_terminal: &'static str,
    /// Too small: size.
    pub small: One,
    /// Its letters are not Unicode.
    pub no_unicode: &'static str,
    /// Pictures by coloured half blocks.
    pub half_blocks: &'static str,
    /// Size, how pictures are drawn, colours.
    pub terminal: Three,
    /// Can't be written to: folder, why.
    pub read_only: fn(&str, &str) -> String,
    /// Too little room: megabytes.
    pub full: One,
    /// Room: megabytes.
    pub free: One,
    /// Memory: megabytes.
    pub memory: One,
    /// Too little memory: megabytes.
    pub short: One,
    /// The year can't be: what the clock says.
    pub clock_wrong: One,
    /// Behind the newest event: what the clock says.
    pub clock_behind: One,
    /// No passphrase was given.
    pub locked: &'static str,
    /// Opened and whole: events.
    pub whole: One,
    /// The log is not whole.
    pub broken: &'static str,
}

/// The words.
pub fn words(language: Language) -> &'static Doctor {
    match language {
        Language::Vi => &VI,
        Language::En => &EN,
    }
}

static VI: Doctor = Doctor {
    no_camera: "Không thấy máy quay nào. Hãy cắm máy quay; trên Linux, thêm người dùng vào nhóm video rồi đăng nhập lại.",
    models: |id| format!("mô hình đủ và đúng mã kiểm ({id})"),
    tract: |variable| {
        format!("tract có sẵn trong chương trình; chỉ đường dẫn ONNX Runtime trong {variable} để chạy nhanh gấp đôi")
    },
    library: |path| format!("ONNX Runtime: {path}"),
    no_terminal: "không chạy trong cửa sổ dòng lệnh; hãy chạy lại lệnh này trong cửa sổ sẽ mở bàn điều khiển",
    small: |size| format!("Cửa sổ quá nhỏ ({size}). Hãy mở rộng ít nhất 80x24."),
    no_unicode: "Cửa sổ không dùng UTF-8 nên chữ Việt có thể vỡ. Hãy đặt LANG=C.UTF-8 hoặc vi_VN.UTF-8 rồi mở lại.",
    half_blocks: "nửa khối màu",
    terminal: |size, pictures, colours| format!("{size}, hình: {pictures}, màu: {colours}"),
    read_only: |folder, why| {
        format!("Không ghi được vào “{folder}” ({why}). Hãy cấp quyền ghi hoặc chép đại hội sang ổ khác.")
    },
    full: |free| format!("Ổ đĩa chỉ còn {free} MB. Hãy xóa bớt tệp, cần ít nhất 500 MB."),
    free: |free| format!("còn {free} MB, ghi được"),
    memory: |free| format!("còn {free} MB"),
    short: |free| format!("Bộ nhớ chỉ còn {free} MB. Hãy đóng bớt chương trình, cần ít nhất 600 MB."),
    clock_wrong: |at| format!("Đồng hồ máy báo {at}. Hãy chỉnh ngày giờ trước khi điểm danh."),
    clock_behind: |at| {
        format!("Đồng hồ máy báo {at}, trước cả lượt ghi mới nhất. Hãy chỉnh ngày giờ trước khi điểm danh.")
    },
    locked: "chưa mở vì không có mật khẩu; đặt DAIHOI_PASSPHRASE hoặc --passphrase-file để kiểm tra cả dữ liệu",
    whole: |events| format!("mở được, nhật ký nguyên vẹn, {events} lượt ghi"),
    broken: "Nhật ký không còn nguyên vẹn. Hãy chạy `daihoi verify` để xem chỗ hỏng, và giữ bản sao lưu gần nhất.",
};

static EN: Doctor = Doctor {
    no_camera: "No camera is to be seen. Plug one in; on Linux, add the user to the group video and log in again.",
    models: |id| format!("whole, their checksums are right ({id})"),
    tract: |variable| {
        format!("tract, inside the program; name an ONNX Runtime library in {variable} to be twice as fast")
    },
    library: |path| format!("ONNX Runtime: {path}"),
    no_terminal: "not in a terminal; run this command again in the one that will show the console",
    small: |size| format!("The terminal is too small ({size}). Make it 80x24 at least."),
    no_unicode: "The terminal is not set to UTF-8, so Vietnamese letters may break. Set LANG=C.UTF-8 and open it again.",
    half_blocks: "half blocks",
    terminal: |size, pictures, colours| format!("{size}, pictures: {pictures}, colours: {colours}"),
    read_only: |folder, why| {
        format!("“{folder}” can't be written to ({why}). Allow writing, or copy the congress to another disk.")
    },
    full: |free| format!("Only {free} MB are free on the disk. Make room: 500 MB at least."),
    free: |free| format!("{free} MB free, can be written to"),
    memory: |free| format!("{free} MB free"),
    short: |free| format!("Only {free} MB of memory are free. Close other programs: 600 MB at least."),
    clock_wrong: |at| format!("The clock says {at}. Set date and time before anybody is checked in."),
    clock_behind: |at| {
        format!("The clock says {at}, before the newest event. Set date and time before anybody is checked in.")
    },
    locked: "not opened, as no passphrase was given; set DAIHOI_PASSPHRASE or --passphrase-file to have it checked",
    whole: |events| format!("opens, the log is whole, {events} events"),
    broken: "The log is not whole. Run `daihoi verify` to see where, and keep the newest backup.",
};
