//! Sentences about the database.

words!(StoreSentences {
    missing: |path: &str| Word {
        vi: "Không tìm thấy cơ sở dữ liệu “{path}”. Hãy kiểm tra thư mục đại hội; nếu chép từ USB, hãy chép cả thư \
             mục.",
        en: "The database “{path}” was not found. Check the congress folder; from a stick, copy the whole folder.",
    },
    no_folder: |path: &str| Word {
        vi: "Không có thư mục “{path}” để ghi vào. Hãy cắm USB hoặc tạo thư mục đó, rồi thử lại.",
        en: "There is no folder “{path}” to write into. Plug in the stick or make the folder, then try again.",
    },
    exists: |path: &str| Word {
        vi: "“{path}” đã có sẵn nên được giữ nguyên. Hãy mở đại hội này, hoặc chọn thư mục khác để tạo mới.",
        en: "“{path}” exists already and was left alone. Open this congress, or choose another folder for a new one.",
    },
    empty_passphrase: Word {
        vi: "Mật khẩu không được để trống, vì dữ liệu phải được mã hóa. Hãy đặt mật khẩu rồi thử lại.",
        en: "The passphrase can't be empty, because the data must be encrypted. Choose one, then try again.",
    },
    wrong_passphrase: |path: &str| Word {
        vi: "Mật khẩu không mở được “{path}”. Hãy nhập lại, chú ý phím Caps Lock và bộ gõ tiếng Việt. Nếu chắc chắn \
             mật khẩu đúng thì tệp có thể đã hỏng: hãy dùng bản sao.",
        en: "The passphrase does not open “{path}”. Type it again, and mind Caps Lock and the Vietnamese keyboard. If \
             you are sure of it, the file may be damaged: use a copy.",
    },
    not_a_congress: |path: &str| Word {
        vi: "“{path}” không phải là cơ sở dữ liệu của đại hội. Hãy chọn đúng thư mục đại hội, hoặc chép lại tệp từ bản \
             sao.",
        en: "“{path}” is not the database of a congress. Choose the right congress folder, or restore the file from a \
             copy.",
    },
    newer: |path: &str, found: &str, known: &str| Word {
        vi: "“{path}” do phiên bản mới hơn của chương trình tạo ra (định dạng {found}; bản này biết đến {known}). Hãy \
             cập nhật chương trình rồi mở lại.",
        en: "“{path}” was made by a newer version of the program (format {found}; this one knows up to {known}). \
             Update the program, then open it again.",
    },
    older: |path: &str, found: &str, known: &str| Word {
        vi: "“{path}” do phiên bản cũ hơn của chương trình tạo ra (định dạng {found}, cần {known}). Hãy mở đại hội một \
             lần trên máy được phép ghi để nâng cấp dữ liệu.",
        en: "“{path}” was made by an older version of the program (format {found}, {known} is needed). Open the \
             congress once where it can be written, to bring its data up to date.",
    },
    busy: |path: &str| Word {
        vi: "“{path}” đang được chương trình khác sử dụng. Hãy đóng cửa sổ khác đang mở đại hội này rồi thử lại.",
        en: "Another program is using “{path}”. Close the other window that has this congress open, then try again.",
    },
    read_only: |path: &str| Word {
        vi: "Không ghi được vào “{path}” vì tệp hoặc thư mục chỉ cho đọc. Hãy tắt khóa chống ghi, hoặc chép thư mục \
             đại hội sang ổ đĩa ghi được.",
        en: "“{path}” can't be written, because the file or its folder is read-only. Release the write lock, or copy \
             the congress folder to a drive that can be written.",
    },
    disk_full: |path: &str| Word {
        vi: "Đĩa đã đầy nên không ghi được vào “{path}”. Những lượt đã báo thành công vẫn an toàn. Hãy giải phóng bớt \
             dung lượng rồi thử lại.",
        en: "The disk is full, so “{path}” can't be written. Every check-in that was shown as done is safe. Free some \
             space, then try again.",
    },
    damaged: |path: &str| Word {
        vi: "Cơ sở dữ liệu “{path}” bị hỏng hoặc đã bị sửa từ bên ngoài. Hãy giữ nguyên tệp này, mở bản sao gần nhất \
             và báo người hỗ trợ kỹ thuật.",
        en: "The database “{path}” is damaged or was changed from outside. Keep this file as it is, open the latest \
             copy, and tell your technical support.",
    },
    duplicate_event: |event: &str| Word {
        vi: "Lượt này đã được ghi từ trước nên không ghi lại (mã {event}). Không cần làm gì thêm.",
        en: "This was recorded before, so it is not recorded again (id {event}). Nothing needs to be done.",
    },
    stale_event: |event: &str| Word {
        vi: "Lượt này chưa được ghi vì có giờ sớm hơn lượt trước của cùng bàn đón tiếp (mã {event}). Hãy kiểm tra đồng \
             hồ của máy rồi điểm danh lại.",
        en: "This was not recorded, because its time is before the last one of the same desk (id {event}). Check the \
             machine's clock, then check in again.",
    },
    unknown_delegate: |id: &str| Word {
        vi: "Trong danh sách không có đại biểu mang mã {id}. Hãy mở lại danh sách rồi chọn lại đại biểu.",
        en: "The roster has no delegate with the id {id}. Open the list again and choose the delegate again.",
    },
    unknown_session: |name: &str| Word {
        vi: "Không có phiên “{name}”. Hãy xem tên các phiên bằng lệnh `daihoi session list`.",
        en: "There is no session “{name}”. See the names with `daihoi session list`.",
    },
    token_taken: |id: &str| Word {
        vi: "Mã QR này đã cấp cho đại biểu khác nên không lưu được cho đại biểu mang mã {id}. Hãy cấp mã QR mới.",
        en: "This QR code belongs to another delegate, so it was not saved for the one with the id {id}. Issue a new \
             code.",
    },
    no_consent: |id: &str| Word {
        vi: "Đại biểu mang mã {id} chưa đồng ý nhận diện khuôn mặt nên khuôn mặt không được lưu. Hãy ghi nhận đồng ý \
             trước bằng lệnh `daihoi consent`.",
        en: "The delegate with the id {id} has not agreed to recognition by face, so the face was not saved. Record \
             consent first with `daihoi consent`.",
    },
    /// Flaws of the log, down to `unlogged`; `seq` is an entry's number.
    altered: |seq: &str| Word {
        vi: "Dòng nhật ký số {seq} đã bị sửa. Hãy giữ nguyên thư mục này, đối chiếu với bản sao và báo người phụ \
             trách.",
        en: "Entry {seq} of the log was changed. Keep this folder as it is, compare it with a copy, and tell those in \
             charge.",
    },
    unlinked: |seq: &str| Word {
        vi: "Nhật ký bị đứt ở dòng số {seq}: có dòng bị bớt đi hoặc chèn vào. Hãy giữ nguyên thư mục này, đối chiếu \
             với bản sao và báo người phụ trách.",
        en: "The log is broken at entry {seq}: something was taken out or put in. Keep this folder as it is, compare \
             it with a copy, and tell those in charge.",
    },
    /// `seq` is the first missing entry.
    shortened: |seq: &str| Word {
        vi: "Nhật ký bị mất phần cuối, từ dòng số {seq}. Hãy giữ nguyên thư mục này, đối chiếu với bản sao và báo \
             người phụ trách.",
        en: "The end of the log is missing, from entry {seq} on. Keep this folder as it is, compare it with a copy, \
             and tell those in charge.",
    },
    event_altered: |seq: &str, event: &str| Word {
        vi: "Lượt điểm danh ở dòng nhật ký số {seq} đã bị sửa hoặc bị xóa (mã {event}). Hãy giữ nguyên thư mục này, \
             đối chiếu với bản sao và báo người phụ trách.",
        en: "The check-in of log entry {seq} was changed or removed (id {event}). Keep this folder as it is, compare \
             it with a copy, and tell those in charge.",
    },
    pages: |detail: &str| Word {
        vi: "Tệp cơ sở dữ liệu bị hỏng ({detail}). Hãy giữ nguyên tệp này, phục hồi bản sao gần nhất bằng lệnh \
             `daihoi restore` và báo người hỗ trợ kỹ thuật.",
        en: "The database file is damaged ({detail}). Keep this file as it is, restore the latest backup by \
             `daihoi restore`, and tell technical support.",
    },
    unlogged: |event: &str| Word {
        vi: "Có lượt điểm danh không được ghi trong nhật ký (mã {event}). Hãy giữ nguyên thư mục này, đối chiếu với \
             bản sao và báo người phụ trách.",
        en: "A check-in is not in the log (id {event}). Keep this folder as it is, compare it with a copy, and tell \
             those in charge.",
    },
    not_a_backup: |path: &str| Word {
        vi: "“{path}” đã có sẵn và không phải là bản sao cũ của đại hội này, nên được giữ nguyên. Hãy chọn tên khác, \
             hoặc thêm `--force` để ghi đè.",
        en: "“{path}” exists, is not an earlier backup of this congress and was left alone. Choose another name, or \
             add `--force` to overwrite it.",
    },
    over_itself: |path: &str| Word {
        vi: "“{path}” chính là cơ sở dữ liệu đang dùng. Hãy chọn tên tệp khác, tốt nhất là trên USB hoặc ổ đĩa khác.",
        en: "“{path}” is the database itself. Choose another file, best on a stick or another disk.",
    },
    /// `flaw` is the sentence about it.
    flawed: |path: &str, flaw: &str| Word {
        vi: "Bản sao “{path}” không nguyên vẹn nên không được dùng. {flaw}",
        en: "The copy “{path}” is not whole and was not used. {flaw}",
    },
    unreadable: |path: &str| Word {
        vi: "Không đọc được cơ sở dữ liệu hiện tại “{path}” nên không biết nó có gì mới hơn bản sao. Nếu vẫn muốn \
             thay, hãy thêm `--force`; tệp hiện tại được giữ lại bên cạnh.",
        en: "The present database “{path}” can't be read, so nobody knows what it holds that the backup lacks. To \
             replace it all the same, add `--force`; it is kept beside the new one.",
    },
    other_congress: |path: &str| Word {
        vi: "“{path}” là bản sao của một đại hội khác. Hãy chọn đúng bản sao, hoặc thêm `--force` nếu chắc chắn.",
        en: "“{path}” is a backup of another congress. Choose the right one, or add `--force` if you are sure.",
    },
    would_lose: |path: &str, events: &str, entries: &str| Word {
        vi: "Dữ liệu hiện tại “{path}” mới hơn bản sao: sẽ mất {events} lượt điểm danh và {entries} dòng nhật ký. Nếu \
             vẫn muốn thay, hãy thêm `--force`; tệp hiện tại được giữ lại bên cạnh.",
        en: "The present database “{path}” is newer than the backup: {events} attendance events and {entries} log \
             entries would be lost. To replace it all the same, add `--force`; it is kept beside the new one.",
    },
    /// Any other failure.
    sqlite: |path: &str, detail: &str| Word {
        vi: "Cơ sở dữ liệu “{path}” báo lỗi ({detail}). Hãy đóng chương trình, mở lại và chạy `daihoi verify`; nếu vẫn \
             lỗi, hãy gửi thông báo này cho người hỗ trợ kỹ thuật.",
        en: "The database “{path}” reports an error ({detail}). Close the program, open it again and run \
             `daihoi verify`; if it happens again, send this message to your technical support.",
    },
});
