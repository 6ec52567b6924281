//! Sentences about faces, photos and the recognition models.

words!(VisionSentences {
    read_model: |path: &str, why: &str| Word {
        vi: "Không đọc được tệp “{path}” của bộ mô hình nhận diện: {why}.",
        en: "The file “{path}” of the recognition models can't be read: {why}.",
    },
    manifest: |path: &str, detail: &str| Word {
        vi: "Bản kê mô hình “{path}” viết sai ({detail}). Hãy chép lại bộ mô hình, hoặc bỏ `--models` để dùng bộ kèm \
             sẵn.",
        en: "There is a slip in the list of models “{path}” ({detail}). Copy the set of models again, or leave \
             `--models` out to use the set inside.",
    },
    /// `role` is one of the four below.
    role_count: |path: &str, role: &str, count: &str| Word {
        vi: "Bản kê “{path}” có {count} mô hình để {role}, trong khi cần đúng một. Hãy chép lại bộ mô hình, hoặc bỏ \
             `--models`.",
        en: "“{path}” lists {count} models for {role}, and exactly one is needed. Copy the set of models again, or \
             leave `--models` out.",
    },
    setting: |path: &str, setting: &str, value: &str| Word {
        vi: "Trong bản kê “{path}”, {setting} = {value} không dùng được. Hãy sửa lại, hoặc bỏ `--models` để dùng bộ \
             kèm sẵn.",
        en: "In “{path}”, {setting} = {value} can't be used. Mend it, or leave `--models` out to use the set inside.",
    },
    /// `found` and `expected` are the first digits.
    checksum: |path: &str, found: &str, expected: &str| Word {
        vi: "Tệp mô hình “{path}” không khớp với bản kê (sha256 là {found}…, đúng ra là {expected}…): tệp bị hỏng khi \
             chép hoặc đã bị thay. Hãy chép lại bộ mô hình, hoặc bỏ `--models` để dùng bộ kèm sẵn.",
        en: "The model “{path}” is not the one on the list (sha256 is {found}…, not {expected}…): it was damaged while \
             being copied, or replaced. Copy the set of models again, or leave `--models` out to use the set inside.",
    },
    model: |path: &str, detail: &str| Word {
        vi: "Không dùng được mô hình “{path}” ({detail}). Hãy dùng mô hình khác, hoặc bỏ `--models` để dùng bộ kèm \
             sẵn.",
        en: "The model “{path}” can't be used ({detail}). Use another model, or leave `--models` out to use the set \
             inside.",
    },
    library: |path: &str, detail: &str| Word {
        vi: "Không mở được thư viện ONNX Runtime “{path}” ({detail}). Hãy sửa biến DAIHOI_ONNXRUNTIME, hoặc xóa biến \
             này: chương trình vẫn nhận diện được, chỉ chậm hơn.",
        en: "The ONNX Runtime library “{path}” can't be loaded ({detail}). Mend the variable DAIHOI_ONNXRUNTIME, or \
             remove it: faces are recognised without it, only slower.",
    },
    /// `running` is the runtime in use.
    runtime_fixed: |running: &str| Word {
        vi: "Chương trình đang chạy bằng {running} nên không đổi được giữa chừng. Hãy đóng chương trình rồi mở lại.",
        en: "The program is running on {running} and can't change that now. Close the program and open it again.",
    },
    input_shape: |path: &str| Word {
        vi: "Mô hình “{path}” không nhận từng ảnh có kích thước cố định. Hãy dùng mô hình khác, hoặc bỏ `--models` để \
             dùng bộ kèm sẵn.",
        en: "The model “{path}” does not take single pictures of a fixed size. Use another model, or leave `--models` \
             out to use the set inside.",
    },
    run: |role: &str, detail: &str| Word {
        vi: "Mô hình để {role} bị lỗi khi chạy ({detail}). Hãy thử lại với ảnh khác; nếu vẫn lỗi, hãy bỏ `--models` và \
             biến DAIHOI_ONNXRUNTIME.",
        en: "The model for {role} failed ({detail}). Try another picture; if it happens again, leave `--models` and \
             the variable DAIHOI_ONNXRUNTIME out.",
    },
    output: |role: &str, detail: &str| Word {
        vi: "Mô hình để {role} cho kết quả không đúng dạng ({detail}). Hãy dùng mô hình khác, hoặc bỏ `--models` để \
             dùng bộ kèm sẵn.",
        en: "The model for {role} gives results of the wrong form ({detail}). Use another model, or leave `--models` \
             out to use the set inside.",
    },
    /// `size` is its width and height.
    picture: |size: &str| Word {
        vi: "Không xử lý được ảnh cỡ {size}: ảnh trống, quá lớn hoặc quá dài. Hãy dùng ảnh khác.",
        en: "A picture of {size} can't be used: it is empty, too large or too long. Use another picture.",
    },
    embedding: |found: usize, expected: usize| Word {
        vi: "Dữ liệu khuôn mặt đã lưu không hợp với bộ mô hình đang dùng ({found} số, cần {expected}). Hãy đăng ký lại \
             khuôn mặt bằng lệnh `daihoi enrol`.",
        en: "The stored faces do not fit the models in use ({found} numbers, {expected} are needed). Enrol the faces \
             again with `daihoi enrol`.",
    },
    /// Roles of the models, down to `liveness`.
    detector: Word { vi: "tìm khuôn mặt", en: "finding faces" },
    mesh: Word { vi: "dò các điểm trên khuôn mặt", en: "finding the points of a face" },
    embedder: Word { vi: "nhận diện khuôn mặt", en: "recognising faces" },
    liveness: Word { vi: "phân biệt người thật với ảnh", en: "telling the living from photos" },

    other_models: |stored: &str, used: &str| Word {
        vi: "Khuôn mặt đã lưu được tạo bằng bộ mô hình {stored}, còn đang dùng bộ {used}. Hãy dùng lại bộ cũ, hoặc \
             đăng ký lại toàn bộ ảnh bằng bộ này.",
        en: "The stored faces were made with the models {stored}, and {used} are in use. Use the former again, or \
             enrol all photos again with the latter.",
    },
    too_few: |folder: &str, found: &str| Word {
        vi: "Trong “{folder}” chỉ có {found} người, cần ít nhất 2 người để đo. Hãy chọn thư mục ảnh khác, mỗi người \
             một thư mục con.",
        en: "There are {found} people in “{folder}”, and at least 2 are needed to measure. Choose another folder of \
             photos, with a folder for each person.",
    },

    // Reasons why a photo is refused.
    nobody: Word {
        vi: "Không có đại biểu nào khớp với tên tệp hoặc thư mục này. Hãy đặt tên theo số thứ tự, số thẻ hoặc họ tên.",
        en: "No delegate answers to the name of this file or folder. Name it by number in the roster, badge or full \
             name.",
    },
    ambiguous: |count: usize| Word {
        vi: "Có {count} đại biểu khớp với tên tệp hoặc thư mục này. Hãy đặt tên theo số thứ tự hoặc số thẻ.",
        en: "{count} delegates answer to the name of this file or folder. Name it by number in the roster or badge \
             number.",
    },
    no_consent: Word {
        vi: "Đại biểu chưa đồng ý nhận diện khuôn mặt nên ảnh không được mở. Hãy ghi nhận đồng ý trước bằng lệnh \
             `daihoi consent`.",
        en: "The delegate has not agreed to recognition by face, so the photo was not opened. Record consent first \
             with `daihoi consent`.",
    },
    unreadable: Word {
        vi: "Không đọc được ảnh này. Hãy mở thử ảnh, rồi lưu lại dạng JPEG hoặc PNG.",
        en: "This photo can't be read. Try to open it, then save it again as JPEG or PNG.",
    },
    form: |form: &str| Word {
        vi: "Ảnh dạng {form} chưa đọc được. Hãy lưu lại dạng JPEG (trên iPhone: Cài đặt, Camera, Định dạng, Tương \
             thích nhất) rồi chép lại.",
        en: "Photos in {form} are not read. Save this one as JPEG (on an iPhone: Settings, Camera, Formats, Most \
             Compatible) and copy it again.",
    },
    too_large: Word {
        vi: "Ảnh quá lớn (cạnh dài hơn 20.000 điểm ảnh hoặc trên 170 triệu điểm ảnh). Hãy thu nhỏ ảnh rồi thử lại.",
        en: "The photo is too large (a side over 20,000 pixels, or over 170 million pixels). Make it smaller and try \
             again.",
    },
    several_faces: |count: usize| Word {
        vi: "Trong ảnh có {count} khuôn mặt. Hãy cắt ảnh để chỉ còn một người.",
        en: "There are {count} faces in the photo. Cut it so that one person is left.",
    },
    /// `other` is a name, or an id as below.
    looks_like: |other: &str| Word {
        vi: "Khuôn mặt rất giống đại biểu {other}. Hãy kiểm tra xem ảnh có đúng người không; nếu hai người giống nhau \
             thật, hãy ghi điều đó vào danh sách trước.",
        en: "The face is very like that of another delegate, {other}. Check that the photo is of the right person; if \
             the two do look alike, note that in the roster first.",
    },
    another_person: Word {
        vi: "Khuôn mặt không phải là người trong các ảnh khác của đại biểu này. Hãy kiểm tra ảnh; nếu ảnh đã lưu mới \
             là ảnh sai, hãy rút đồng ý của đại biểu để xóa ảnh ấy, ghi đồng ý lại rồi đăng ký lại.",
        en: "The face is not the person of this delegate's other photos. Check the photo; if the stored ones are the \
             wrong ones, withdraw the delegate's consent, which erases them, record it again and enrol again.",
    },
    /// In place of a name.
    by_id: |id: &str| Word { vi: "mang mã {id}", en: "id {id}" },
    repeated: Word {
        vi: "Ảnh này trùng hệt một ảnh đã nhận. Không cần làm gì thêm.",
        en: "This photo is the very same as one that was accepted. Nothing needs to be done.",
    },
    not_a_face: Word {
        vi: "Không thấy rõ khuôn mặt trong ảnh. Hãy dùng ảnh chân dung, nhìn thẳng, không che mặt.",
        en: "No face is clear in this photo. Use a portrait that looks straight ahead, with nothing before the face.",
    },
    too_small: |width: usize, least: usize| Word {
        vi: "Khuôn mặt quá nhỏ (rộng {width} điểm ảnh, cần ít nhất {least}). Hãy dùng ảnh lớn hơn hoặc chụp gần hơn.",
        en: "The face is too small ({width} pixels wide, at least {least} are needed). Use a larger photo, or take it \
             closer.",
    },
    too_dark: Word {
        vi: "Ảnh quá tối. Hãy chụp lại ở nơi đủ sáng.",
        en: "The photo is too dark. Take it again where there is more light.",
    },
    too_bright: Word {
        vi: "Ảnh quá sáng. Hãy chụp lại, tránh ánh sáng chiếu thẳng vào mặt.",
        en: "The photo is too bright. Take it again without strong light on the face.",
    },
    blurred: Word {
        vi: "Ảnh bị mờ. Hãy dùng ảnh rõ nét hơn.", en: "The photo is blurred. Use a sharper one."
    },
    turned: |degrees: usize| Word {
        vi: "Khuôn mặt quay sang bên khoảng {degrees} độ. Hãy dùng ảnh nhìn thẳng.",
        en: "The face is turned away by about {degrees} degrees. Use a photo that looks straight ahead.",
    },
});
