//! Sentences about the database.

use super::{One, Three, Two};

/// The sentences.
pub struct Store {
    /// No such file: path.
    pub missing: One,
    /// No folder to write into: the folder.
    pub no_folder: One,
    /// It exists: path.
    pub exists: One,
    /// An empty passphrase.
    pub empty_passphrase: &'static str,
    /// The wrong passphrase: path.
    pub wrong_passphrase: One,
    /// Not a database of a congress: path.
    pub not_a_congress: One,
    /// Of a later version: path, found, known.
    pub newer: Three,
    /// Of an earlier version: path, found, known.
    pub older: Three,
    /// In use: path.
    pub busy: One,
    /// Can't be written: path.
    pub read_only: One,
    /// No room: path.
    pub disk_full: One,
    /// Damaged: path.
    pub damaged: One,
    /// Recorded already: event.
    pub duplicate_event: One,
    /// Earlier than the desk's last one: event.
    pub stale_event: One,
    /// No such delegate: id.
    pub unknown_delegate: One,
    /// No such session: name.
    pub unknown_session: One,
    /// A QR code that another has: id.
    pub token_taken: One,
    /// A face without consent: id.
    pub no_consent: One,
    /// The log: an entry was changed: number.
    pub altered: One,
    /// The log: an entry does not follow the one before: number.
    pub unlinked: One,
    /// The log: its end is missing: number of the first missing entry.
    pub shortened: One,
    /// The log: an event was changed or removed: number of its entry, event.
    pub event_altered: Two,
    /// Pages of the file are broken: detail.
    pub pages: One,
    /// The log: an event that was never logged: event.
    pub unlogged: One,
    /// Not an earlier backup of this congress: path.
    pub not_a_backup: One,
    /// The database itself: path.
    pub over_itself: One,
    /// A copy is broken: path, the flaw's sentence.
    pub flawed: Two,
    /// What was to be replaced can't be read: path.
    pub unreadable: One,
    /// A backup of another congress: path.
    pub other_congress: One,
    /// What was to be replaced is newer: path, events, entries.
    pub would_lose: Three,
    /// Anything else: path, detail.
    pub sqlite: Two,
}

pub(super) const VI: Store = Store {
    missing: |path| {
        format!(
            "Không tìm thấy cơ sở dữ liệu “{path}”. Hãy kiểm tra thư mục đại hội; nếu chép từ USB, hãy chép cả thư mục."
        )
    },
    no_folder: |path| format!("Không có thư mục “{path}” để ghi vào. Hãy cắm USB hoặc tạo thư mục đó, rồi thử lại."),
    exists: |path| {
        format!("“{path}” đã có sẵn nên được giữ nguyên. Hãy mở đại hội này, hoặc chọn thư mục khác để tạo mới.")
    },
    empty_passphrase: "Mật khẩu không được để trống, vì dữ liệu phải được mã hóa. Hãy đặt mật khẩu rồi thử lại.",
    wrong_passphrase: |path| {
        format!(
            "Mật khẩu không mở được “{path}”. Hãy nhập lại, chú ý phím Caps Lock và bộ gõ tiếng Việt. Nếu chắc chắn mật \
             khẩu đúng thì tệp có thể đã hỏng: hãy dùng bản sao."
        )
    },
    not_a_congress: |path| {
        format!(
            "“{path}” không phải là cơ sở dữ liệu của đại hội. Hãy chọn đúng thư mục đại hội, hoặc chép lại tệp từ bản sao."
        )
    },
    newer: |path, found, known| {
        format!(
            "“{path}” do phiên bản mới hơn của chương trình tạo ra (định dạng {found}; bản này biết đến {known}). Hãy cập \
             nhật chương trình rồi mở lại."
        )
    },
    older: |path, found, known| {
        format!(
            "“{path}” do phiên bản cũ hơn của chương trình tạo ra (định dạng {found}, cần {known}). Hãy mở đại hội một lần \
             trên máy được phép ghi để nâng cấp dữ liệu."
        )
    },
    busy: |path| {
        format!("“{path}” đang được chương trình khác sử dụng. Hãy đóng cửa sổ khác đang mở đại hội này rồi thử lại.")
    },
    read_only: |path| {
        format!(
            "Không ghi được vào “{path}” vì tệp hoặc thư mục chỉ cho đọc. Hãy tắt khóa chống ghi, hoặc chép thư mục đại hội \
             sang ổ đĩa ghi được."
        )
    },
    disk_full: |path| {
        format!(
            "Đĩa đã đầy nên không ghi được vào “{path}”. Những lượt đã báo thành công vẫn an toàn. Hãy giải phóng bớt dung \
             lượng rồi thử lại."
        )
    },
    damaged: |path| {
        format!(
            "Cơ sở dữ liệu “{path}” bị hỏng hoặc đã bị sửa từ bên ngoài. Hãy giữ nguyên tệp này, mở bản sao gần nhất và báo \
             người hỗ trợ kỹ thuật."
        )
    },
    duplicate_event: |event| {
        format!("Lượt này đã được ghi từ trước nên không ghi lại (mã {event}). Không cần làm gì thêm.")
    },
    stale_event: |event| {
        format!(
            "Lượt này chưa được ghi vì có giờ sớm hơn lượt trước của cùng bàn đón tiếp (mã {event}). Hãy kiểm tra đồng hồ \
             của máy rồi điểm danh lại."
        )
    },
    unknown_delegate: |id| {
        format!("Trong danh sách không có đại biểu mang mã {id}. Hãy mở lại danh sách rồi chọn lại đại biểu.")
    },
    unknown_session: |name| format!("Không có phiên “{name}”. Hãy xem tên các phiên bằng lệnh `daihoi session list`."),
    token_taken: |id| {
        format!("Mã QR này đã cấp cho đại biểu khác nên không lưu được cho đại biểu mang mã {id}. Hãy cấp mã QR mới.")
    },
    no_consent: |id| {
        format!(
            "Đại biểu mang mã {id} chưa đồng ý nhận diện khuôn mặt nên khuôn mặt không được lưu. Hãy ghi nhận đồng ý trước \
             bằng lệnh `daihoi consent`."
        )
    },
    altered: |seq| {
        format!(
            "Dòng nhật ký số {seq} đã bị sửa. Hãy giữ nguyên thư mục này, đối chiếu với bản sao và báo người phụ trách."
        )
    },
    unlinked: |seq| {
        format!(
            "Nhật ký bị đứt ở dòng số {seq}: có dòng bị bớt đi hoặc chèn vào. Hãy giữ nguyên thư mục này, đối chiếu với bản sao \
             và báo người phụ trách."
        )
    },
    shortened: |seq| {
        format!(
            "Nhật ký bị mất phần cuối, từ dòng số {seq}. Hãy giữ nguyên thư mục này, đối chiếu với bản sao và báo người phụ \
             trách."
        )
    },
    event_altered: |seq, event| {
        format!(
            "Lượt điểm danh ở dòng nhật ký số {seq} đã bị sửa hoặc bị xóa (mã {event}). Hãy giữ nguyên thư mục này, đối chiếu \
             với bản sao và báo người phụ trách."
        )
    },
    pages: |detail| {
        format!(
            "Tệp cơ sở dữ liệu bị hỏng ({detail}). Hãy giữ nguyên tệp này, phục hồi bản sao gần nhất bằng lệnh `daihoi restore` và \
             báo người hỗ trợ kỹ thuật."
        )
    },
    unlogged: |event| {
        format!(
            "Có lượt điểm danh không được ghi trong nhật ký (mã {event}). Hãy giữ nguyên thư mục này, đối chiếu với bản sao và \
             báo người phụ trách."
        )
    },
    not_a_backup: |path| {
        format!(
            "“{path}” đã có sẵn và không phải là bản sao cũ của đại hội này, nên được giữ nguyên. Hãy chọn tên khác, hoặc thêm \
             `--force` để ghi đè."
        )
    },
    over_itself: |path| {
        format!(
            "“{path}” chính là cơ sở dữ liệu đang dùng. Hãy chọn tên tệp khác, tốt nhất là trên USB hoặc ổ đĩa khác."
        )
    },
    flawed: |path, flaw| format!("Bản sao “{path}” không nguyên vẹn nên không được dùng. {flaw}"),
    unreadable: |path| {
        format!(
            "Không đọc được cơ sở dữ liệu hiện tại “{path}” nên không biết nó có gì mới hơn bản sao. Nếu vẫn muốn thay, hãy thêm \
             `--force`; tệp hiện tại được giữ lại bên cạnh."
        )
    },
    other_congress: |path| {
        format!("“{path}” là bản sao của một đại hội khác. Hãy chọn đúng bản sao, hoặc thêm `--force` nếu chắc chắn.")
    },
    would_lose: |path, events, entries| {
        format!(
            "Dữ liệu hiện tại “{path}” mới hơn bản sao: sẽ mất {events} lượt điểm danh và {entries} dòng nhật ký. Nếu vẫn muốn \
             thay, hãy thêm `--force`; tệp hiện tại được giữ lại bên cạnh."
        )
    },
    sqlite: |path, detail| {
        format!(
            "Cơ sở dữ liệu “{path}” báo lỗi ({detail}). Hãy đóng chương trình, mở lại và chạy `daihoi verify`; nếu vẫn lỗi, \
             hãy gửi thông báo này cho người hỗ trợ kỹ thuật."
        )
    },
};

pub(super) const EN: Store = Store {
    missing: |path| {
        format!("The database “{path}” was not found. Check the congress folder; from a stick, copy the whole folder.")
    },
    no_folder: |path| {
        format!("There is no folder “{path}” to write into. Plug in the stick or make the folder, then try again.")
    },
    exists: |path| {
        format!(
            "“{path}” exists already and was left alone. Open this congress, or choose another folder for a new one."
        )
    },
    empty_passphrase: "The passphrase can't be empty, because the data must be encrypted. Choose one, then try again.",
    wrong_passphrase: |path| {
        format!(
            "The passphrase does not open “{path}”. Type it again, and mind Caps Lock and the Vietnamese keyboard. If you are \
             sure of it, the file may be damaged: use a copy."
        )
    },
    not_a_congress: |path| {
        format!(
            "“{path}” is not the database of a congress. Choose the right congress folder, or restore the file from a copy."
        )
    },
    newer: |path, found, known| {
        format!(
            "“{path}” was made by a newer version of the program (format {found}; this one knows up to {known}). Update the \
             program, then open it again."
        )
    },
    older: |path, found, known| {
        format!(
            "“{path}” was made by an older version of the program (format {found}, {known} is needed). Open the congress once \
             where it can be written, to bring its data up to date."
        )
    },
    busy: |path| {
        format!(
            "Another program is using “{path}”. Close the other window that has this congress open, then try again."
        )
    },
    read_only: |path| {
        format!(
            "“{path}” can't be written, because the file or its folder is read-only. Release the write lock, or copy the \
             congress folder to a drive that can be written."
        )
    },
    disk_full: |path| {
        format!(
            "The disk is full, so “{path}” can't be written. Every check-in that was shown as done is safe. Free some space, \
             then try again."
        )
    },
    damaged: |path| {
        format!(
            "The database “{path}” is damaged or was changed from outside. Keep this file as it is, open the latest copy, and \
             tell your technical support."
        )
    },
    duplicate_event: |event| {
        format!("This was recorded before, so it is not recorded again (id {event}). Nothing needs to be done.")
    },
    stale_event: |event| {
        format!(
            "This was not recorded, because its time is before the last one of the same desk (id {event}). Check the machine's \
             clock, then check in again."
        )
    },
    unknown_delegate: |id| {
        format!("The roster has no delegate with the id {id}. Open the list again and choose the delegate again.")
    },
    unknown_session: |name| format!("There is no session “{name}”. See the names with `daihoi session list`."),
    token_taken: |id| {
        format!(
            "This QR code belongs to another delegate, so it was not saved for the one with the id {id}. Issue a new code."
        )
    },
    no_consent: |id| {
        format!(
            "The delegate with the id {id} has not agreed to recognition by face, so the face was not saved. Record consent \
             first with `daihoi consent`."
        )
    },
    altered: |seq| {
        format!(
            "Entry {seq} of the log was changed. Keep this folder as it is, compare it with a copy, and tell those in charge."
        )
    },
    unlinked: |seq| {
        format!(
            "The log is broken at entry {seq}: something was taken out or put in. Keep this folder as it is, compare it with a \
             copy, and tell those in charge."
        )
    },
    shortened: |seq| {
        format!(
            "The end of the log is missing, from entry {seq} on. Keep this folder as it is, compare it with a copy, and tell \
             those in charge."
        )
    },
    event_altered: |seq, event| {
        format!(
            "The check-in of log entry {seq} was changed or removed (id {event}). Keep this folder as it is, compare it with a \
             copy, and tell those in charge."
        )
    },
    pages: |detail| {
        format!(
            "The database file is damaged ({detail}). Keep this file as it is, restore the latest backup by `daihoi restore`, and \
             tell technical support."
        )
    },
    unlogged: |event| {
        format!(
            "A check-in is not in the log (id {event}). Keep this folder as it is, compare it with a copy, and tell those in \
             charge."
        )
    },
    not_a_backup: |path| {
        format!(
            "“{path}” exists, is not an earlier backup of this congress and was left alone. Choose another name, or add \
             `--force` to overwrite it."
        )
    },
    over_itself: |path| {
        format!("“{path}” is the database itself. Choose another file, best on a stick or another disk.")
    },
    flawed: |path, flaw| format!("The copy “{path}” is not whole and was not used. {flaw}"),
    unreadable: |path| {
        format!(
            "The present database “{path}” can't be read, so nobody knows what it holds that the backup lacks. To replace it \
             all the same, add `--force`; it is kept beside the new one."
        )
    },
    other_congress: |path| {
        format!("“{path}” is a backup of another congress. Choose the right one, or add `--force` if you are sure.")
    },
    would_lose: |path, events, entries| {
        format!(
            "The present database “{path}” is newer than the backup: {events} attendance events and {entries} log entries would \
             be lost. To replace it all the same, add `--force`; it is kept beside the new one."
        )
    },
    sqlite: |path, detail| {
        format!(
            "The database “{path}” reports an error ({detail}). Close the program, open it again and run `daihoi verify`; if it \
             happens again, send this message to your technical support."
        )
    },
};
