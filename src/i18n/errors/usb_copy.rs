//! Sentences about the site's folder: built, verified, copied to a USB drive.

words!(UsbCopySentences {
    building: |path: &str| Word {
        vi: "Trang tài liệu của “{path}” đang được một cửa sổ khác dựng hoặc chép. Hãy đợi việc đó xong, hoặc đóng cửa \
             sổ ấy rồi thử lại.",
        en: "Another window is building or copying the site of “{path}”. Wait until it is done, or close that window, \
             then try again.",
    },
    changing: |path: &str| Word {
        vi: "Tệp “{path}” liên tục bị ghi nên chưa dựng được trang. Hãy đợi chương trình đang ghi xong rồi dựng lại.",
        en: "“{path}” keeps being written, so the site was not built. Wait until its program is done, then build \
             again.",
    },
    cache: |path: &str| Word {
        vi: "Dữ liệu tạm “{path}” bị hỏng. Hãy dựng lại từ đầu bằng lệnh `daihoi docs build --again`.",
        en: "The working file “{path}” is damaged. Build from scratch with `daihoi docs build --again`.",
    },
    no_manifest: |path: &str| Word {
        vi: "“{path}” không có danh mục SHA256SUMS của trang tài liệu. Hãy chỉ đúng thư mục của trang, hoặc dựng trang \
             trước bằng lệnh `daihoi docs build`.",
        en: "“{path}” has no SHA256SUMS of a documents' site. Name the site's own folder, or build the site first with \
             `daihoi docs build`.",
    },
    occupied: |path: &str| Word {
        vi: "“{path}” đang chứa dữ liệu khác nên được giữ nguyên. Hãy chỉ một thư mục chưa có hoặc còn trống, ví dụ \
             `daihoi docs copy USB/tai-lieu`.",
        en: "“{path}” holds something else and was left alone. Name a folder that is new or empty, for example \
             `daihoi docs copy STICK/papers`.",
    },
    no_drive: |path: &str| Word {
        vi: "Không thấy USB hoặc thư mục “{path}” nên chưa chép gì. Hãy cắm USB, đợi máy nhận USB rồi kiểm tra lại \
             đường dẫn.",
        en: "There is no stick or folder “{path}”, so nothing was copied. Plug the stick in, wait until it is there, \
             then check the path.",
    },
    inside: |path: &str| Word {
        vi: "“{path}” nằm trong thư mục của đại hội, nơi không chép trang vào. Hãy chỉ USB, hoặc một thư mục ở ngoài \
             thư mục đại hội.",
        en: "“{path}” is in the congress's own folder, where no copy belongs. Name a stick, or a folder outside of the \
             congress's.",
    },
    relative: |path: &str| Word {
        vi: "“{path}” chưa phải là đường dẫn đầy đủ nên chưa chép gì. Hãy chọn USB trong danh sách, hoặc gõ cả đường \
             dẫn, ví dụ /media/usb.",
        en: "“{path}” is no whole path, so nothing was copied. Choose a stick from the list, or type all of the path, \
             such as /media/usb.",
    },
    no_room: |path: &str, needed: &str, free: &str| Word {
        vi: "Không đủ chỗ ở “{path}”: cần {needed}, còn trống {free}. Hãy xóa bớt dữ liệu, kể cả bản sao cũ của trang, \
             hoặc dùng USB khác.",
        en: "There is not enough room in “{path}”: {needed} are needed, {free} are free. Delete something, an older \
             copy of the site included, or use another stick.",
    },
    name: |file: &str| Word {
        vi: "USB không nhận tên tệp “{file}”. Hãy đổi tên tệp này trong site-template của đại hội rồi dựng lại.",
        en: "Sticks don't take the file name “{file}”. Rename the file in the congress's site-template, then build \
             again.",
    },
    source: |file: &str| Word {
        vi: "Tệp “{file}” của trang không còn đúng như lúc dựng. Hãy dựng lại bằng lệnh `daihoi docs build` rồi chép \
             lại.",
        en: "The site's file “{file}” is not as it was built. Build again with `daihoi docs build`, then copy again.",
    },
    /// The drive reads back other bytes than were written.
    faulty: |path: &str| Word {
        vi: "USB trả về dữ liệu khác với dữ liệu đã ghi: “{path}”. USB này có thể đã hỏng; hãy dùng chiếc khác.",
        en: "The stick gives back something else than what was written: “{path}”. It may be worn out; use another one.",
    },
    unplugged: |path: &str| Word {
        vi: "Không còn thấy “{path}”: USB có thể đã bị rút ra. Hãy cắm lại rồi chép lại từ đầu.",
        en: "“{path}” is gone: the stick may have been pulled out. Plug it in and copy again from the start.",
    },
    ended: Word {
        vi: "Đã dừng chép; bản cũ trên USB vẫn còn nguyên. Hãy chép lại khi cần.",
        en: "The copy was stopped; the older copy on the stick is as it was. Copy again when you need it.",
    },
});
