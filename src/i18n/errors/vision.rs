//! Sentences about faces, photos and the models behind them.

use super::{Count, One, Three, Two};

/// The sentences.
pub struct Vision {
    /// A model's file can't be read: path, why.
    pub read_model: Two,
    /// A slip in the manifest: path, detail.
    pub manifest: Two,
    /// Not one model for a role: path, role, count.
    pub role_count: Three,
    /// A setting that can't be used: path, setting, value.
    pub setting: Three,
    /// Other bytes than the manifest names: path, found, expected.
    pub checksum: Three,
    /// A model that can't be used: path, detail.
    pub model: Two,
    /// ONNX Runtime's library can't be loaded: path, detail.
    pub library: Two,
    /// Another runtime is in use: its name.
    pub runtime_fixed: One,
    /// A model that takes no single picture: path.
    pub input_shape: One,
    /// A network failed: role, detail.
    pub run: Two,
    /// A network gives something else than it should: role, detail.
    pub output: Two,
    /// A picture without a usable shape: its size.
    pub picture: One,
    /// A stored face that doesn't fit the models: found, expected.
    pub embedding: fn(usize, usize) -> String,
    /// What the detector does.
    pub detector: &'static str,
    /// What the mesh does.
    pub mesh: &'static str,
    /// What the embedder does.
    pub embedder: &'static str,
    /// What the liveness model does.
    pub liveness: &'static str,

    /// The stored faces are of another set of models: theirs, the one in use.
    pub other_models: Two,
    /// Too few people to measure on: folder, found.
    pub too_few: Two,

    /// A photo: nobody has the number, badge or name.
    pub nobody: &'static str,
    /// A photo: so many delegates have it.
    pub ambiguous: Count,
    /// A photo: no consent.
    pub no_consent: &'static str,
    /// A photo: no readable picture.
    pub unreadable: &'static str,
    /// A photo: of a form that is not read.
    pub form: One,
    /// A photo: too many pixels.
    pub too_large: &'static str,
    /// A photo: so many faces.
    pub several_faces: Count,
    /// A photo: another delegate, as named or by id.
    pub looks_like: One,
    /// A photo: not the person of the delegate's other photos.
    pub another_person: &'static str,
    /// How an id stands for a name.
    pub by_id: One,
    /// A photo: taken already.
    pub repeated: &'static str,
    /// A photo: not clearly a face.
    pub not_a_face: &'static str,
    /// A photo: the face is so many pixels wide, and should be so many.
    pub too_small: fn(usize, usize) -> String,
    /// A photo: too dark.
    pub too_dark: &'static str,
    /// A photo: too bright.
    pub too_bright: &'static str,
    /// A photo: out of focus.
    pub blurred: &'static str,
    /// A photo: turned away by so many degrees.
    pub turned: Count,
}

pub(super) const VI: Vision = Vision {
    read_model: |path, why| format!("Không đọc được tệp “{path}” của bộ mô hình nhận diện: {why}."),
    manifest: |path, detail| {
        format!(
            "Bản kê mô hình “{path}” viết sai ({detail}). Hãy chép lại bộ mô hình, hoặc bỏ `--models` để dùng bộ kèm sẵn."
        )
    },
    role_count: |path, role, count| {
        format!(
            "Bản kê “{path}” có {count} mô hình để {role}, trong khi cần đúng một. Hãy chép lại bộ mô hình, hoặc bỏ `--models`."
        )
    },
    setting: |path, setting, value| {
        format!(
            "Trong bản kê “{path}”, {setting} = {value} không dùng được. Hãy sửa lại, hoặc bỏ `--models` để dùng bộ kèm sẵn."
        )
    },
    checksum: |path, found, expected| {
        format!(
            "Tệp mô hình “{path}” không khớp với bản kê (sha256 là {found}…, đúng ra là {expected}…): tệp bị hỏng khi chép \
             hoặc đã bị thay. Hãy chép lại bộ mô hình, hoặc bỏ `--models` để dùng bộ kèm sẵn."
        )
    },
    model: |path, detail| {
        format!(
            "Không dùng được mô hình “{path}” ({detail}). Hãy dùng mô hình khác, hoặc bỏ `--models` để dùng bộ kèm sẵn."
        )
    },
    library: |path, detail| {
        format!(
            "Không mở được thư viện ONNX Runtime “{path}” ({detail}). Hãy sửa biến DAIHOI_ONNXRUNTIME, hoặc xóa biến này: \
             chương trình vẫn nhận diện được, chỉ chậm hơn."
        )
    },
    runtime_fixed: |running| {
        format!(
            "Chương trình đang chạy bằng {running} nên không đổi được giữa chừng. Hãy đóng chương trình rồi mở lại."
        )
    },
    input_shape: |path| {
        format!(
            "Mô hình “{path}” không nhận từng ảnh có kích thước cố định. Hãy dùng mô hình khác, hoặc bỏ `--models` để dùng bộ \
             kèm sẵn."
        )
    },
    run: |role, detail| {
        format!(
            "Mô hình để {role} bị lỗi khi chạy ({detail}). Hãy thử lại với ảnh khác; nếu vẫn lỗi, hãy bỏ `--models` và biến \
             DAIHOI_ONNXRUNTIME."
        )
    },
    output: |role, detail| {
        format!(
            "Mô hình để {role} cho kết quả không đúng dạng ({detail}). Hãy dùng mô hình khác, hoặc bỏ `--models` để dùng bộ kèm sẵn."
        )
    },
    picture: |size| format!("Không xử lý được ảnh cỡ {size}: ảnh trống, quá lớn hoặc quá dài. Hãy dùng ảnh khác."),
    embedding: |found, expected| {
        format!(
            "Dữ liệu khuôn mặt đã lưu không hợp với bộ mô hình đang dùng ({found} số, cần {expected}). Hãy đăng ký lại khuôn \
             mặt bằng lệnh `daihoi enrol`."
        )
    },
    detector: "tìm khuôn mặt",
    mesh: "dò các điểm trên khuôn mặt",
    embedder: "nhận diện khuôn mặt",
    liveness: "phân biệt người thật với ảnh",
    other_models: |stored, used| {
        format!(
            "Khuôn mặt đã lưu được tạo bằng bộ mô hình {stored}, còn đang dùng bộ {used}. Hãy dùng lại bộ cũ, hoặc đăng ký lại \
             toàn bộ ảnh bằng bộ này."
        )
    },
    too_few: |folder, found| {
        format!(
            "Trong “{folder}” chỉ có {found} người, cần ít nhất 2 người để đo. Hãy chọn thư mục ảnh khác, mỗi người một thư mục \
             con."
        )
    },
    nobody: "Không có đại biểu nào khớp với tên tệp hoặc thư mục này. Hãy đặt tên theo số thứ tự, số thẻ hoặc họ tên.",
    ambiguous: |count| {
        format!("Có {count} đại biểu khớp với tên tệp hoặc thư mục này. Hãy đặt tên theo số thứ tự hoặc số thẻ.")
    },
    no_consent: "Đại biểu chưa đồng ý nhận diện khuôn mặt nên ảnh không được mở. Hãy ghi nhận đồng ý trước bằng lệnh \
                 `daihoi consent`.",
    unreadable: "Không đọc được ảnh này. Hãy mở thử ảnh, rồi lưu lại dạng JPEG hoặc PNG.",
    form: |form| {
        format!(
            "Ảnh dạng {form} chưa đọc được. Hãy lưu lại dạng JPEG (trên iPhone: Cài đặt, Camera, Định dạng, Tương thích nhất) \
             rồi chép lại."
        )
    },
    too_large: "Ảnh quá lớn (cạnh dài hơn 20.000 điểm ảnh hoặc trên 170 triệu điểm ảnh). Hãy thu nhỏ ảnh rồi thử lại.",
    several_faces: |count| format!("Trong ảnh có {count} khuôn mặt. Hãy cắt ảnh để chỉ còn một người."),
    looks_like: |other| {
        format!(
            "Khuôn mặt rất giống đại biểu {other}. Hãy kiểm tra xem ảnh có đúng người không; nếu hai người giống nhau thật, hãy \
             ghi điều đó vào danh sách trước."
        )
    },
    another_person: "Khuôn mặt không phải là người trong các ảnh khác của đại biểu này. Hãy kiểm tra ảnh; nếu ảnh đã lưu mới là ảnh \
                     sai, hãy rút đồng ý của đại biểu để xóa ảnh ấy, ghi đồng ý lại rồi đăng ký lại.",
    by_id: |id| format!("mang mã {id}"),
    repeated: "Ảnh này trùng hệt một ảnh đã nhận. Không cần làm gì thêm.",
    not_a_face: "Không thấy rõ khuôn mặt trong ảnh. Hãy dùng ảnh chân dung, nhìn thẳng, không che mặt.",
    too_small: |width, least| {
        format!(
            "Khuôn mặt quá nhỏ (rộng {width} điểm ảnh, cần ít nhất {least}). Hãy dùng ảnh lớn hơn hoặc chụp gần hơn."
        )
    },
    too_dark: "Ảnh quá tối. Hãy chụp lại ở nơi đủ sáng.",
    too_bright: "Ảnh quá sáng. Hãy chụp lại, tránh ánh sáng chiếu thẳng vào mặt.",
    blurred: "Ảnh bị mờ. Hãy dùng ảnh rõ nét hơn.",
    turned: |degrees| format!("Khuôn mặt quay sang bên khoảng {degrees} độ. Hãy dùng ảnh nhìn thẳng."),
};

pub(super) const EN: Vision = Vision {
    read_model: |path, why| format!("The file “{path}” of the recognition models can't be read: {why}."),
    manifest: |path, detail| {
        format!(
            "There is a slip in the list of models “{path}” ({detail}). Copy the set of models again, or leave `--models` out \
             to use the set inside."
        )
    },
    role_count: |path, role, count| {
        format!(
            "“{path}” lists {count} models for {role}, and exactly one is needed. Copy the set of models again, or leave \
             `--models` out."
        )
    },
    setting: |path, setting, value| {
        format!(
            "In “{path}”, {setting} = {value} can't be used. Mend it, or leave `--models` out to use the set inside."
        )
    },
    checksum: |path, found, expected| {
        format!(
            "The model “{path}” is not the one on the list (sha256 is {found}…, not {expected}…): it was damaged while being \
             copied, or replaced. Copy the set of models again, or leave `--models` out to use the set inside."
        )
    },
    model: |path, detail| {
        format!(
            "The model “{path}” can't be used ({detail}). Use another model, or leave `--models` out to use the set inside."
        )
    },
    library: |path, detail| {
        format!(
            "The ONNX Runtime library “{path}” can't be loaded ({detail}). Mend the variable DAIHOI_ONNXRUNTIME, or remove it: \
             faces are recognised without it, only slower."
        )
    },
    runtime_fixed: |running| {
        format!("The program is running on {running} and can't change that now. Close the program and open it again.")
    },
    input_shape: |path| {
        format!(
            "The model “{path}” does not take single pictures of a fixed size. Use another model, or leave `--models` out to \
             use the set inside."
        )
    },
    run: |role, detail| {
        format!(
            "The model for {role} failed ({detail}). Try another picture; if it happens again, leave `--models` and the variable \
             DAIHOI_ONNXRUNTIME out."
        )
    },
    output: |role, detail| {
        format!(
            "The model for {role} gives results of the wrong form ({detail}). Use another model, or leave `--models` out to \
             use the set inside."
        )
    },
    picture: |size| {
        format!("A picture of {size} can't be used: it is empty, too large or too long. Use another picture.")
    },
    embedding: |found, expected| {
        format!(
            "The stored faces do not fit the models in use ({found} numbers, {expected} are needed). Enrol the faces again with \
             `daihoi enrol`."
        )
    },
    detector: "finding faces",
    mesh: "finding the points of a face",
    embedder: "recognising faces",
    liveness: "telling the living from photos",
    other_models: |stored, used| {
        format!(
            "The stored faces were made with the models {stored}, and {used} are in use. Use the former again, or enrol all photos \
             anew with the latter."
        )
    },
    too_few: |folder, found| {
        format!(
            "There are {found} people in “{folder}”, and at least 2 are needed to measure. Choose another folder of photos, with a \
             folder for each person."
        )
    },
    nobody: "No delegate answers to the name of this file or folder. Name it by number in the roster, badge or full name.",
    ambiguous: |count| {
        format!(
            "{count} delegates answer to the name of this file or folder. Name it by number in the roster or badge number."
        )
    },
    no_consent: "The delegate has not agreed to recognition by face, so the photo was not opened. Record consent first with \
                 `daihoi consent`.",
    unreadable: "This photo can't be read. Try to open it, then save it again as JPEG or PNG.",
    form: |form| {
        format!(
            "Photos in {form} are not read. Save this one as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible) and \
             copy it again."
        )
    },
    too_large: "The photo is too large (a side over 20,000 pixels, or over 170 million pixels). Make it smaller and try again.",
    several_faces: |count| format!("There are {count} faces in the photo. Cut it so that one person is left."),
    looks_like: |other| {
        format!(
            "The face is very like that of another delegate, {other}. Check that the photo is of the right person; if the two do \
             look alike, note that in the roster first."
        )
    },
    another_person: "The face is not the person of this delegate's other photos. Check the photo; if the stored ones are the wrong ones, \
                     withdraw the delegate's consent, which erases them, record it again and enrol again.",
    by_id: |id| format!("id {id}"),
    repeated: "This photo is the very same as one that was accepted. Nothing needs to be done.",
    not_a_face: "No face is clear in this photo. Use a portrait that looks straight ahead, with nothing before the face.",
    too_small: |width, least| {
        format!(
            "The face is too small ({width} pixels wide, at least {least} are needed). Use a larger photo, or take it closer."
        )
    },
    too_dark: "The photo is too dark. Take it again where there is more light.",
    too_bright: "The photo is too bright. Take it again without strong light on the face.",
    blurred: "The photo is blurred. Use a sharper one.",
    turned: |degrees| {
        format!("The face is turned away by about {degrees} degrees. Use a photo that looks straight ahead.")
    },
};
