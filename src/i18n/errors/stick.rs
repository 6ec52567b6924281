//! Sentences about the site's folder: built, checked, copied to a stick.

use super::{One, Three};

/// The sentences.
pub struct Stick {
    /// Another build runs: congress.
    pub building: One,
    /// A document changes all the time: path.
    pub changing: One,
    /// What an earlier build kept is damaged: path.
    pub cache: One,
    /// No manifest: folder.
    pub no_manifest: One,
    /// The target holds something else: folder.
    pub occupied: One,
    /// Nothing to copy to: as named.
    pub no_stick: One,
    /// The target is in the congress's folder: as named.
    pub inside: One,
    /// No whole path: as typed.
    pub relative: One,
    /// No room: folder, bytes needed, bytes free.
    pub no_room: Three,
    /// A name that sticks don't take: file.
    pub name: One,
    /// A file of the site is damaged: file.
    pub source: One,
    /// The stick does not give back what was written: file.
    pub faulty: One,
    /// The stick is gone: where it was.
    pub unplugged: One,
    /// The copy was ended.
    pub ended: &'static str,
}

pub(super) const VI: Stick = Stick {
    building: |path| {
        format!(
            "Trang tài liệu của “{path}” đang được một cửa sổ khác dựng hoặc chép. Hãy đợi việc đó xong, hoặc đóng cửa sổ ấy \
             rồi thử lại."
        )
    },
    changing: |path| {
        format!(
            "Tệp “{path}” liên tục bị ghi nên chưa dựng được trang. Hãy đợi chương trình đang ghi xong rồi dựng lại."
        )
    },
    cache: |path| format!("Dữ liệu tạm “{path}” bị hỏng. Hãy dựng lại từ đầu bằng lệnh `daihoi docs build --again`."),
    no_manifest: |path| {
        format!(
            "“{path}” không có danh mục SHA256SUMS của trang tài liệu. Hãy chỉ đúng thư mục của trang, hoặc dựng trang trước bằng \
             lệnh `daihoi docs build`."
        )
    },
    occupied: |path| {
        format!(
            "“{path}” đang chứa dữ liệu khác nên được giữ nguyên. Hãy chỉ một thư mục chưa có hoặc còn trống, ví dụ \
             `daihoi docs copy USB/tai-lieu`."
        )
    },
    no_stick: |path| {
        format!(
            "Không thấy USB hoặc thư mục “{path}” nên chưa chép gì. Hãy cắm USB, đợi máy nhận USB rồi kiểm tra lại đường dẫn."
        )
    },
    inside: |path| {
        format!(
            "“{path}” nằm trong thư mục của đại hội, nơi không chép trang vào. Hãy chỉ USB, hoặc một thư mục ở ngoài thư mục đại hội."
        )
    },
    relative: |path| {
        format!(
            "“{path}” chưa phải là đường dẫn đầy đủ nên chưa chép gì. Hãy chọn USB trong danh sách, hoặc gõ cả đường dẫn, ví dụ \
             /media/usb."
        )
    },
    no_room: |path, needed, free| {
        format!(
            "Không đủ chỗ ở “{path}”: cần {needed}, còn trống {free}. Hãy xóa bớt dữ liệu, kể cả bản sao cũ của trang, hoặc \
             dùng USB khác."
        )
    },
    name: |file| {
        format!("USB không nhận tên tệp “{file}”. Hãy đổi tên tệp này trong site-template của đại hội rồi dựng lại.")
    },
    source: |file| {
        format!(
            "Tệp “{file}” của trang không còn đúng như lúc dựng. Hãy dựng lại bằng lệnh `daihoi docs build` rồi chép lại."
        )
    },
    faulty: |path| {
        format!("USB trả về dữ liệu khác với dữ liệu đã ghi: “{path}”. USB này có thể đã hỏng; hãy dùng chiếc khác.")
    },
    unplugged: |path| format!("Không còn thấy “{path}”: USB có thể đã bị rút ra. Hãy cắm lại rồi chép lại từ đầu."),
    ended: "Đã dừng chép; bản cũ trên USB vẫn còn nguyên. Hãy chép lại khi cần.",
};

pub(super) const EN: Stick = Stick {
    building: |path| {
        format!(
            "Another window is building or copying the site of “{path}”. Wait until it is done, or close that window, \
             then try again."
        )
    },
    changing: |path| {
        format!(
            "“{path}” keeps being written, so the site was not built. Wait until its program is done, then build again."
        )
    },
    cache: |path| format!("The working file “{path}” is damaged. Build from scratch with `daihoi docs build --again`."),
    no_manifest: |path| {
        format!(
            "“{path}” has no SHA256SUMS of a documents' site. Name the site's own folder, or build the site first with \
             `daihoi docs build`."
        )
    },
    occupied: |path| {
        format!(
            "“{path}” holds something else and was left alone. Name a folder that is new or empty, for example \
             `daihoi docs copy STICK/papers`."
        )
    },
    no_stick: |path| {
        format!(
            "There is no stick or folder “{path}”, so nothing was copied. Plug the stick in, wait until it is there, then check the path."
        )
    },
    inside: |path| {
        format!(
            "“{path}” is in the congress's own folder, where no copy belongs. Name a stick, or a folder outside of the congress's."
        )
    },
    relative: |path| {
        format!(
            "“{path}” is no whole path, so nothing was copied. Choose a stick from the list, or type all of the path, such as \
             /media/usb."
        )
    },
    no_room: |path, needed, free| {
        format!(
            "There is not enough room in “{path}”: {needed} are needed, {free} are free. Delete something, an older copy \
             of the site included, or use another stick."
        )
    },
    name: |file| {
        format!(
            "Sticks don't take the file name “{file}”. Rename the file in the congress's site-template, then build again."
        )
    },
    source: |file| {
        format!(
            "The site's file “{file}” is not as it was built. Build again with `daihoi docs build`, then copy again."
        )
    },
    faulty: |path| {
        format!(
            "The stick gives back something else than what was written: “{path}”. It may be worn out; use another one."
        )
    },
    unplugged: |path| {
        format!("“{path}” is gone: the stick may have been pulled out. Plug it in and copy again from the start.")
    },
    ended: "The copy was stopped; the older copy on the stick is as it was. Copy again when you need it.",
};
