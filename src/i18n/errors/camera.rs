//! Sentences about cameras, clips and single frames.

use super::{One, Two};

/// The sentences.
pub struct Camera {
    /// No such camera: number.
    pub absent: One,
    /// No permission: number.
    pub no_permission: One,
    /// In use: number.
    pub busy: One,
    /// No picture that can be read: number, what is offered.
    pub format: Two,
    /// No picture at all: number.
    pub no_format: One,
    /// Gone: number.
    pub lost: One,
    /// The system reports something else: number, detail.
    pub device: Two,
    /// The driver's code failed: detail.
    pub panicked: One,
    /// A clip can't be read: path, why.
    pub read_clip: Two,
    /// A clip without pictures: path.
    pub empty_clip: One,
    /// Not an AVI file: path.
    pub not_avi: One,
    /// An AVI file without video: path.
    pub no_video: One,
    /// An AVI file that is compressed in another way: path, codec.
    pub not_mjpeg: Two,
    /// No source has this name: text.
    pub unknown_source: One,
    /// Not the number of a camera: text.
    pub not_a_number: One,
    /// `clip:` alone.
    pub no_path: &'static str,
    /// Nobody answers at a network camera's address: address.
    pub unreachable: One,
    /// It sends nothing: address.
    pub silent: One,
    /// It wants another name or password: address.
    pub refused: One,
    /// It answers with a status: address, status.
    pub status: Two,
    /// It sends something else: address, kind.
    pub no_pictures: Two,
    /// The connection broke: address, detail.
    pub broken: Two,
    /// `https://`
    pub https: &'static str,
    /// `http://` alone.
    pub no_host: &'static str,
    /// More cameras than a desk can have: how many it can.
    pub too_many: One,

    /// A frame: not a picture, or cut off.
    pub frame_broken: &'static str,
    /// A frame: can't be decoded: detail.
    pub frame_undecodable: One,
    /// A frame: another size: found, expected.
    pub frame_size: Two,
    /// A frame: its file can't be read: why.
    pub frame_read: One,
}

pub(super) const VI: Camera = Camera {
    absent: |index| {
        format!("Không có máy quay số {index}. Hãy cắm máy quay, rồi xem số của máy bằng lệnh `daihoi camera list`.")
    },
    no_permission: |index| {
        format!(
            "Không được phép dùng máy quay số {index}. Hãy cho phép chương trình dùng máy quay; trên Linux, hãy thêm người \
             dùng vào nhóm video rồi đăng nhập lại."
        )
    },
    busy: |index| {
        format!(
            "Máy quay số {index} đang được chương trình khác sử dụng. Hãy đóng chương trình đó, máy quay sẽ chạy lại."
        )
    },
    format: |index, offered| {
        format!(
            "Máy quay số {index} không có định dạng hình đọc được (chỉ có {offered}). Hãy dùng máy quay khác có MJPEG hoặc \
             YUYV."
        )
    },
    no_format: |index| {
        format!("Thiết bị số {index} không đưa ra hình ảnh nào. Hãy chọn máy quay khác trong `daihoi camera list`.")
    },
    lost: |index| format!("Mất kết nối với máy quay số {index}. Hãy cắm lại dây máy quay."),
    device: |index, detail| {
        format!("Máy quay số {index} báo lỗi ({detail}). Hãy rút máy quay ra, cắm lại rồi thử lại.")
    },
    panicked: |detail| {
        format!(
            "Trình điều khiển máy quay bị lỗi ({detail}). Hãy chờ máy quay mở lại; nếu vẫn lỗi, hãy rút ra cắm lại."
        )
    },
    read_clip: |path, why| format!("Không đọc được đoạn phim “{path}”: {why}."),
    empty_clip: |path| {
        format!(
            "Trong “{path}” không có ảnh nào đọc được. Hãy chọn thư mục có ảnh JPEG, PNG hoặc PPM, hay một tệp AVI."
        )
    },
    not_avi: |path| format!("“{path}” không phải là tệp AVI. Hãy chọn thư mục ảnh, hoặc đổi phim sang AVI (MJPEG)."),
    no_video: |path| format!("Tệp “{path}” không có hình. Hãy chọn tệp AVI (MJPEG) khác."),
    not_mjpeg: |path, codec| {
        format!("Phim “{path}” nén kiểu {codec}, chương trình chỉ đọc được MJPEG. Hãy đổi phim sang AVI (MJPEG).")
    },
    unknown_source: |text| {
        format!(
            "“{text}” không phải là nguồn hình. Hãy ghi camera:SỐ (ví dụ camera:0) hoặc clip:THƯ_MỤC, hoặc http://MÁY/…."
        )
    },
    not_a_number: |text| {
        format!("“{text}” không phải là số của máy quay. Hãy ghi camera:SỐ, ví dụ camera:0; xem `daihoi camera list`.")
    },
    unreachable: |address| {
        format!("Không tìm thấy máy quay mạng {address}. Hãy kiểm tra địa chỉ và cho hai máy vào cùng một mạng.")
    },
    silent: |address| {
        format!("Máy quay mạng {address} không gửi hình. Hãy mở lại máy quay hoặc ứng dụng trên điện thoại.")
    },
    refused: |address| {
        format!(
            "Máy quay mạng {address} không cho vào. Hãy ghi tên và mật khẩu trong địa chỉ: http://TÊN:MẬT_KHẨU@MÁY/…."
        )
    },
    status: |address, status| {
        format!("Máy quay mạng {address} trả lời mã {status}. Hãy kiểm tra phần sau tên máy trong địa chỉ.")
    },
    no_pictures: |address, kind| {
        format!(
            "Địa chỉ {address} gửi {kind}, không phải hình. Hãy ghi địa chỉ của luồng MJPEG hoặc ảnh JPEG, thường có đuôi /video."
        )
    },
    broken: |address, detail| {
        format!("Mất kết nối với máy quay mạng {address} ({detail}). Hãy kiểm tra Wi-Fi; chương trình tự nối lại.")
    },
    https: "Chưa đọc được máy quay qua https. Hãy dùng địa chỉ http: trong mạng nội bộ.",
    no_host: "Địa chỉ máy quay mạng chưa đúng. Hãy ghi đủ, ví dụ http://192.168.1.20:8080/video.",
    too_many: |most| {
        format!("Một bàn chỉ nhận tối đa {most} nguồn hình. Hãy bớt nguồn trong --source hoặc [door] source.")
    },
    no_path: "Sau clip: còn thiếu thư mục hoặc tệp. Hãy ghi clip:THƯ_MỤC.",
    frame_broken: "Khung hình bị hỏng trên đường truyền nên được bỏ qua. Nếu gặp nhiều, hãy cắm máy quay sang cổng USB khác.",
    frame_undecodable: |detail| {
        format!("Không đọc được khung hình này nên bỏ qua ({detail}). Nếu gặp nhiều, hãy thử nguồn hình khác.")
    },
    frame_size: |found, expected| {
        format!(
            "Khung hình có cỡ {found} thay vì {expected} nên được bỏ qua. Nếu gặp nhiều, hãy rút máy quay ra cắm lại."
        )
    },
    frame_read: |why| format!("Không đọc được tệp ảnh này nên bỏ qua: {why}."),
};

pub(super) const EN: Camera = Camera {
    absent: |index| format!("There is no camera {index}. Plug it in, then find its number with `daihoi camera list`."),
    no_permission: |index| {
        format!(
            "Camera {index} may not be used. Allow the program to use the camera; on Linux, add the user to the group video \
             and log in again."
        )
    },
    busy: |index| {
        format!("Another program is using camera {index}. Close that program, and the camera will start again.")
    },
    format: |index, offered| {
        format!("Camera {index} has no format that can be read (only {offered}). Use a camera that has MJPEG or YUYV.")
    },
    no_format: |index| format!("Device {index} sends no pictures. Choose another camera from `daihoi camera list`."),
    lost: |index| format!("The connection to camera {index} is lost. Plug its cable in again."),
    device: |index, detail| {
        format!("Camera {index} reports an error ({detail}). Unplug it, plug it in again, then try again.")
    },
    panicked: |detail| {
        format!(
            "The camera's driver failed ({detail}). Wait until the camera is opened again; else unplug it and plug it in."
        )
    },
    read_clip: |path, why| format!("The clip “{path}” can't be read: {why}."),
    empty_clip: |path| {
        format!("No picture in “{path}” can be read. Choose a folder of JPEG, PNG or PPM pictures, or an AVI file.")
    },
    not_avi: |path| {
        format!("“{path}” is not an AVI file. Choose a folder of pictures, or convert the film to AVI (MJPEG).")
    },
    no_video: |path| format!("There is no video in “{path}”. Choose another AVI (MJPEG) file."),
    not_mjpeg: |path, codec| {
        format!("The film “{path}” is compressed as {codec}, and only MJPEG can be read. Convert it to AVI (MJPEG).")
    },
    unknown_source: |text| {
        format!(
            "“{text}” is no source of pictures. Write camera:NUMBER (such as camera:0) or clip:FOLDER, or http://HOST/…."
        )
    },
    not_a_number: |text| {
        format!(
            "“{text}” is not the number of a camera. Write camera:NUMBER, such as camera:0; see `daihoi camera list`."
        )
    },
    unreachable: |address| {
        format!("There is no network camera at {address}. Check the address, and that both are on the same network.")
    },
    silent: |address| format!("The network camera {address} sends nothing. Start it, or the app on the phone, again."),
    refused: |address| {
        format!(
            "The network camera {address} lets nobody in. Write name and password into the address: http://NAME:PASSWORD@HOST/…."
        )
    },
    status: |address, status| {
        format!(
            "The network camera {address} answers with status {status}. Check what follows the host in the address."
        )
    },
    no_pictures: |address, kind| {
        format!(
            "The address {address} sends {kind}, not pictures. Write the address of its MJPEG stream or JPEG picture, often ending in /video."
        )
    },
    broken: |address, detail| {
        format!("The connection to the network camera {address} broke ({detail}). It is tried again; check the Wi-Fi.")
    },
    https: "Cameras over https can't be read. Use an http: address on the local network.",
    no_host: "The network camera's address is not whole. Write it like http://192.168.1.20:8080/video.",
    too_many: |most| format!("A desk has {most} sources at most. Name fewer by --source or in [door] source."),
    no_path: "After clip: a folder or file is missing. Write clip:FOLDER.",
    frame_broken: "The frame was damaged on its way and was left out. If there are many, plug the camera into another USB port.",
    frame_undecodable: |detail| {
        format!("This frame can't be read and was left out ({detail}). If there are many, try another source.")
    },
    frame_size: |found, expected| {
        format!(
            "The frame is of {found} instead of {expected} and was left out. If there are many, plug the camera in again."
        )
    },
    frame_read: |why| format!("This picture's file can't be read and was left out: {why}."),
};
