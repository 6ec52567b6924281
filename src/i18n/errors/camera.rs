//! Sentences about cameras, clips and single frames.

words!(CameraSentences {
    absent: |index: &str| Word {
        vi: "Không có camera số {index}. Hãy cắm camera, rồi xem số của máy bằng lệnh `daihoi camera list`.",
        en: "There is no camera {index}. Plug it in, then find its number with `daihoi camera list`.",
    },
    no_permission: |index: &str| Word {
        vi: "Không được phép dùng camera số {index}. Hãy cho phép chương trình dùng camera; trên Linux, hãy thêm \
             người dùng vào nhóm video rồi đăng nhập lại.",
        en: "Camera {index} may not be used. Allow the program to use the camera; on Linux, add the user to the group \
             video and log in again.",
    },
    busy: |index: &str| Word {
        vi: "Camera số {index} đang được chương trình khác sử dụng. Hãy đóng chương trình đó, camera sẽ chạy lại.",
        en: "Another program is using camera {index}. Close that program, and the camera will start again.",
    },
    /// `offered` lists the camera's own formats.
    format: |index: &str, offered: &str| Word {
        vi: "Camera số {index} không có định dạng hình đọc được (chỉ có {offered}). Hãy dùng camera khác có MJPEG \
             hoặc YUYV.",
        en: "Camera {index} has no format that can be read (only {offered}). Use a camera that has MJPEG or YUYV.",
    },
    no_format: |index: &str| Word {
        vi: "Thiết bị số {index} không đưa ra hình ảnh nào. Hãy chọn camera khác trong `daihoi camera list`.",
        en: "Device {index} sends no pictures. Choose another camera from `daihoi camera list`.",
    },
    lost: |index: &str| Word {
        vi: "Mất kết nối với camera số {index}. Hãy cắm lại dây camera.",
        en: "The connection to camera {index} is lost. Plug its cable in again.",
    },
    device: |index: &str, detail: &str| Word {
        vi: "Camera số {index} báo lỗi ({detail}). Hãy rút camera ra, cắm lại rồi thử lại.",
        en: "Camera {index} reports an error ({detail}). Unplug it, plug it in again, then try again.",
    },
    /// The driver's code panicked.
    panicked: |detail: &str| Word {
        vi: "Trình điều khiển camera bị lỗi ({detail}). Hãy chờ camera mở lại; nếu vẫn lỗi, hãy rút ra cắm lại.",
        en: "The camera's driver failed ({detail}). Wait until the camera is opened again; else unplug it and plug it \
             in.",
    },
    read_clip: |path: &str, why: &str| Word {
        vi: "Không đọc được đoạn phim “{path}”: {why}.",
        en: "The clip “{path}” can't be read: {why}.",
    },
    empty_clip: |path: &str| Word {
        vi: "Trong “{path}” không có ảnh nào đọc được. Hãy chọn thư mục có ảnh JPEG, PNG hoặc PPM, hay một tệp AVI.",
        en: "No picture in “{path}” can be read. Choose a folder of JPEG, PNG or PPM pictures, or an AVI file.",
    },
    not_avi: |path: &str| Word {
        vi: "“{path}” không phải là tệp AVI. Hãy chọn thư mục ảnh, hoặc đổi phim sang AVI (MJPEG).",
        en: "“{path}” is not an AVI file. Choose a folder of pictures, or convert the film to AVI (MJPEG).",
    },
    no_video: |path: &str| Word {
        vi: "Tệp “{path}” không có hình. Hãy chọn tệp AVI (MJPEG) khác.",
        en: "There is no video in “{path}”. Choose another AVI (MJPEG) file.",
    },
    not_mjpeg: |path: &str, codec: &str| Word {
        vi: "Phim “{path}” nén kiểu {codec}, chương trình chỉ đọc được MJPEG. Hãy đổi phim sang AVI (MJPEG).",
        en: "The film “{path}” is compressed as {codec}, and only MJPEG can be read. Convert it to AVI (MJPEG).",
    },
    unknown_source: |text: &str| Word {
        vi: "“{text}” không phải là nguồn hình. Hãy ghi camera:SỐ (ví dụ camera:0) hoặc clip:THƯ_MỤC, hoặc \
             http://MÁY/….",
        en: "“{text}” is no source of pictures. Write camera:NUMBER (such as camera:0) or clip:FOLDER, or \
             http://HOST/….",
    },
    not_a_number: |text: &str| Word {
        vi: "“{text}” không phải là số của camera. Hãy ghi camera:SỐ, ví dụ camera:0; xem `daihoi camera list`.",
        en: "“{text}” is not the number of a camera. Write camera:NUMBER, such as camera:0; see `daihoi camera list`.",
    },
    /// `clip:` alone.
    no_path: Word {
        vi: "Sau clip: còn thiếu thư mục hoặc tệp. Hãy ghi clip:THƯ_MỤC.",
        en: "After clip: a folder or file is missing. Write clip:FOLDER.",
    },
    unreachable: |address: &str| Word {
        vi: "Không tìm thấy camera mạng {address}. Hãy kiểm tra địa chỉ và cho hai máy vào cùng một mạng.",
        en: "There is no network camera at {address}. Check the address, and that both are on the same network.",
    },
    silent: |address: &str| Word {
        vi: "Camera mạng {address} không gửi hình. Hãy mở lại camera hoặc ứng dụng trên điện thoại.",
        en: "The network camera {address} sends nothing. Start it, or the app on the phone, again.",
    },
    refused: |address: &str| Word {
        vi: "Camera mạng {address} không cho vào. Hãy ghi tên và mật khẩu trong địa chỉ: http://TÊN:MẬT_KHẨU@MÁY/….",
        en: "The network camera {address} lets nobody in. Write name and password into the address: \
             http://NAME:PASSWORD@HOST/….",
    },
    status: |address: &str, status: &str| Word {
        vi: "Camera mạng {address} trả lời mã {status}. Hãy kiểm tra phần sau tên máy trong địa chỉ.",
        en: "The network camera {address} answers with status {status}. Check what follows the host in the address.",
    },
    /// `kind` is the media type of the answer.
    no_pictures: |address: &str, kind: &str| Word {
        vi: "Địa chỉ {address} gửi {kind}, không phải hình. Hãy ghi địa chỉ của luồng MJPEG hoặc ảnh JPEG, thường có \
             đuôi /video.",
        en: "The address {address} sends {kind}, not pictures. Write the address of its MJPEG stream or JPEG picture, \
             often ending in /video.",
    },
    broken: |address: &str, detail: &str| Word {
        vi: "Mất kết nối với camera mạng {address} ({detail}). Hãy kiểm tra Wi-Fi; chương trình tự nối lại.",
        en: "The connection to the network camera {address} broke ({detail}). It is tried again; check the Wi-Fi.",
    },
    https: Word {
        vi: "Chưa đọc được camera qua https. Hãy dùng địa chỉ http: trong mạng nội bộ.",
        en: "Cameras over https can't be read. Use an http: address on the local network.",
    },
    /// `http://` alone.
    no_host: Word {
        vi: "Địa chỉ camera mạng chưa đúng. Hãy ghi đủ, ví dụ http://192.168.1.20:8080/video.",
        en: "The network camera's address is not whole. Write it like http://192.168.1.20:8080/video.",
    },
    too_many: |most: &str| Word {
        vi: "Một bàn chỉ nhận tối đa {most} nguồn hình. Hãy bớt nguồn trong --source hoặc [door] source.",
        en: "A desk has {most} sources at most. Name fewer by --source or in [door] source.",
    },

    // Reasons why a frame is skipped.
    /// A frame that is no picture, or cut off.
    frame_broken: Word {
        vi: "Khung hình bị hỏng trên đường truyền nên được bỏ qua. Nếu gặp nhiều, hãy cắm camera sang cổng USB khác.",
        en: "The frame was damaged on its way and was left out. If there are many, plug the camera into another USB \
             port.",
    },
    frame_undecodable: |detail: &str| Word {
        vi: "Không đọc được khung hình này nên bỏ qua ({detail}). Nếu gặp nhiều, hãy thử nguồn hình khác.",
        en: "This frame can't be read and was left out ({detail}). If there are many, try another source.",
    },
    frame_size: |found: &str, expected: &str| Word {
        vi: "Khung hình có cỡ {found} thay vì {expected} nên được bỏ qua. Nếu gặp nhiều, hãy rút camera ra cắm lại.",
        en: "The frame is of {found} instead of {expected} and was left out. If there are many, plug the camera in \
             again.",
    },
    /// A picture of a clip.
    frame_read: |why: &str| Word {
        vi: "Không đọc được tệp ảnh này nên bỏ qua: {why}.",
        en: "This picture's file can't be read and was left out: {why}.",
    },
});
