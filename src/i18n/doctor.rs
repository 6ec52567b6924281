//! Words of `daihoi doctor`: what was found, and what to do.

use super::Language;

words!(Doctor {
    no_camera: Word {
        vi: "Không thấy camera nào. Hãy cắm camera; trên Linux, thêm người dùng vào nhóm video rồi đăng nhập lại.",
        en: "No camera is to be seen. Plug one in; on Linux, add the user to the group video and log in again.",
    },
    /// `id` names the set of models.
    models: |id: &str| Word {
        vi: "mô hình đủ và đúng mã kiểm ({id})", en: "whole, their checksums are right ({id})"
    },
    /// The runtime inside the program is used; `variable` can name a faster one.
    tract: |variable: &str| Word {
        vi: "tract có sẵn trong chương trình; chỉ đường dẫn ONNX Runtime trong {variable} để chạy nhanh gấp đôi",
        en: "tract, inside the program; name an ONNX Runtime library in {variable} to be twice as fast",
    },
    /// The library that the user named is used.
    library: |path: &str| Word { vi: "ONNX Runtime: {path}", en: "ONNX Runtime: {path}" },
    no_terminal: Word {
        vi: "không chạy trong cửa sổ dòng lệnh; hãy chạy lại lệnh này trong cửa sổ sẽ mở bàn điều khiển",
        en: "not in a terminal; run this command again in the one that will show the console",
    },
    small: |size: &str| Word {
        vi: "Cửa sổ quá nhỏ ({size}). Hãy mở rộng ít nhất 80x24.",
        en: "The terminal is too small ({size}). Make it 80x24 at least.",
    },
    no_unicode: Word {
        vi: "Cửa sổ không dùng UTF-8 nên chữ Việt có thể vỡ. Hãy đặt LANG=C.UTF-8 hoặc vi_VN.UTF-8 rồi mở lại.",
        en: "The terminal is not set to UTF-8, so Vietnamese letters may break. Set LANG=C.UTF-8 and open it again.",
    },
    /// How pictures are drawn where the terminal has no better way.
    half_blocks: Word { vi: "nửa khối màu", en: "half blocks" },
    terminal: |size: &str, pictures: &str, colours: &str| Word {
        vi: "{size}, hình: {pictures}, màu: {colours}",
        en: "{size}, pictures: {pictures}, colours: {colours}",
    },
    no_input_method: Word {
        vi: "không thấy bộ gõ tiếng Việt nào đang bật", en: "no Vietnamese input method is on"
    },
    input_method: |name: &str| Word {
        vi: "bộ gõ {name} đang bật: nó giữ chữ lại đến khi xong từ. Trong bàn điều khiển hãy dùng các phím Ctrl và F ghi ở \
             dòng cuối; gõ tên thì cứ gõ, có dấu hay không.",
        en: "the input method {name} is on and keeps letters back until a word is done. In the console use the Ctrl and \
             F keys of the last line; names are typed as usual, with marks or without.",
    },
    read_only: |folder: &str, why: &str| Word {
        vi: "Không ghi được vào “{folder}” ({why}). Hãy cấp quyền ghi hoặc chép đại hội sang ổ khác.",
        en: "“{folder}” can't be written to ({why}). Allow writing, or copy the congress to another disk.",
    },
    full: |free: &str| Word {
        vi: "Ổ đĩa chỉ còn {free} MB. Hãy xóa bớt tệp, cần ít nhất 500 MB.",
        en: "Only {free} MB are free on the disk. Make room: 500 MB at least.",
    },
    free: |free: &str| Word { vi: "còn {free} MB, ghi được", en: "{free} MB free, can be written to" },
    memory: |free: &str| Word { vi: "còn {free} MB", en: "{free} MB free" },
    short: |free: &str| Word {
        vi: "Bộ nhớ chỉ còn {free} MB. Hãy đóng bớt chương trình, cần ít nhất 600 MB.",
        en: "Only {free} MB of memory are free. Close other programs: 600 MB at least.",
    },
    /// The date can't be right.
    clock_wrong: |at: &str| Word {
        vi: "Đồng hồ máy báo {at}. Hãy chỉnh ngày giờ trước khi điểm danh.",
        en: "The clock says {at}. Set date and time before anybody is checked in.",
    },
    clock_behind: |at: &str| Word {
        vi: "Đồng hồ máy báo {at}, trước cả lượt ghi mới nhất. Hãy chỉnh ngày giờ trước khi điểm danh.",
        en: "The clock says {at}, before the newest event. Set date and time before anybody is checked in.",
    },
    locked: Word {
        vi: "chưa mở vì không có mật khẩu; đặt DAIHOI_PASSPHRASE hoặc --passphrase-file để kiểm tra cả dữ liệu",
        en: "not opened, as no passphrase was given; set DAIHOI_PASSPHRASE or --passphrase-file to have it checked",
    },
    whole: |events: &str| Word {
        vi: "mở được, nhật ký nguyên vẹn, {events} lượt ghi",
        en: "opens, the log is whole, {events} events",
    },
    broken: Word {
        vi: "Nhật ký không còn nguyên vẹn. Hãy chạy `daihoi verify` để xem chỗ hỏng, và giữ bản sao lưu gần nhất.",
        en: "The log is not whole. Run `daihoi verify` to see where, and keep the newest backup.",
    },
});

/// The words.
pub fn words(language: Language) -> &'static Doctor {
    language.pick(&Doctor::VI, &Doctor::EN)
}
