//! Sentences about failures of the application layer.

words!(AppSentences {
    picture: |path: &str, detail: &str| Word {
        vi: "Không đọc hoặc ghi được ảnh “{path}” ({detail}). Hãy mở thử ảnh, rồi lưu lại dạng JPEG hoặc PNG.",
        en: "The picture “{path}” can't be read or written ({detail}). Try to open it, then save it again as JPEG or \
             PNG.",
    },
    no_photos: |path: &str| Word {
        vi: "Trong “{path}” không có ảnh nào. Hãy chọn thư mục có ảnh JPEG hoặc PNG: mỗi đại biểu một thư mục con, \
             hoặc tên tệp là số thứ tự, số thẻ hay họ tên.",
        en: "There are no photos in “{path}”. Choose a folder of JPEG or PNG photos: a folder for each delegate, or \
             files named by number, badge or full name.",
    },
    no_passphrase: Word {
        vi: "Chưa có mật khẩu cơ sở dữ liệu. Hãy ghi mật khẩu vào một tệp và thêm `--passphrase-file TỆP`, hoặc đặt \
             biến môi trường DAIHOI_PASSPHRASE.",
        en: "The passphrase of the database is missing. Put it into a file and add `--passphrase-file FILE`, or set \
             the variable DAIHOI_PASSPHRASE.",
    },
    no_new_passphrase: Word {
        vi: "Chưa có mật khẩu mới. Hãy chạy lệnh trong cửa sổ dòng lệnh để được hỏi, hoặc đặt biến môi trường \
             DAIHOI_NEW_PASSPHRASE.",
        en: "The new passphrase is missing. Run the command in a terminal, where it is asked for, or set the variable \
             DAIHOI_NEW_PASSPHRASE.",
    },
    passphrases_differ: Word {
        vi: "Hai lần nhập mật khẩu không giống nhau. Hãy nhập lại từ đầu.",
        en: "The two passphrases are not the same. Type them again.",
    },
    no_frames: |source: &str| Word {
        vi: "Nguồn hình “{source}” mở được nhưng không cho hình nào. Hãy kiểm tra camera hoặc đoạn phim rồi thử lại.",
        en: "The source “{source}” was opened but gave no picture. Check the camera or the clip, then try again.",
    },
    no_session: |name: &str, known: &str| Word {
        vi: "Không có phiên “{name}”. Hãy chọn một trong các phiên: {known}.",
        en: "There is no session “{name}”. Choose one of these: {known}.",
    },
    no_sessions: |name: &str| Word {
        vi: "Không có phiên “{name}”: đại hội chưa có phiên nào. Hãy khai báo phiên trong congress.toml.",
        en: "There is no session “{name}”: the congress has no sessions yet. Describe them in congress.toml.",
    },
    session_not_open: |name: &str| Word {
        vi: "Phiên “{name}” chưa mở điểm danh: theo congress.toml phiên họp vào ngày khác. Hãy mở bằng phím s trên \
             Bảng tổng hợp, hoặc lệnh `daihoi session open TÊN_PHIÊN`.",
        en: "The roll call of “{name}” is not open: congress.toml has it on a later day. Open it with s on the \
             dashboard, or by `daihoi session open SESSION`.",
    },
    session_closed: |name: &str| Word {
        vi: "Phiên “{name}” đã đóng điểm danh. Nếu cần điểm danh tiếp, hãy mở lại phiên bằng lệnh \
             `daihoi session open TÊN_PHIÊN`.",
        en: "The roll call of “{name}” is closed. To go on with it, open it again: `daihoi session open SESSION`.",
    },
    no_delegate: |query: &str| Word {
        vi: "Không tìm thấy đại biểu “{query}”. Hãy thử họ tên, số thứ tự hoặc số thẻ; gõ có dấu hay không dấu đều \
             được.",
        en: "No delegate “{query}” was found. Try the full name, the number in the roster or the badge number, with or \
             without marks.",
    },
    several_delegates: |query: &str, names: &str| Word {
        vi: "“{query}” khớp với nhiều đại biểu: {names}. Hãy gõ đủ họ tên, hoặc dùng số thứ tự hay số thẻ.",
        en: "Several delegates answer to “{query}”: {names}. Type the full name, or use the number in the roster or \
             the badge number.",
    },
    blocked: |name: &str| Word {
        vi: "Đại biểu {name} đang bị đình chỉ hoặc không đủ tư cách nên không điểm danh được. Hãy mời đại biểu gặp Ban \
             thẩm tra tư cách đại biểu.",
        en: "{name} is suspended or not eligible, so can't be checked in. Ask the delegate to see the credentials \
             committee.",
    },
    reason_missing: Word {
        vi: "Thao tác này cần ghi rõ lý do. Hãy nhập lý do rồi thực hiện lại.",
        en: "This needs a reason. Enter one, then try again.",
    },
    no_consent: |name: &str| Word {
        vi: "Đại biểu {name} chưa đồng ý nhận diện khuôn mặt. Hãy ghi nhận đồng ý trước bằng lệnh `daihoi consent`, \
             hoặc điểm danh bằng thẻ hay tên.",
        en: "{name} has not agreed to recognition by face. Record consent first with `daihoi consent`, or check the \
             delegate in by badge or name.",
    },
    undone_already: Word {
        vi: "Lượt này đã được hoàn tác từ trước. Không cần làm gì thêm.",
        en: "This was undone already. Nothing more is to be done.",
    },
    replacement_unclear: |rows: usize| Word {
        vi: "Còn {rows} dòng chưa nhập được nên chưa thể biết ai không còn trong danh sách mới. Hãy sửa các dòng ấy hoặc trả \
             lời câu hỏi, rồi nhập lại. Chưa ghi gì.",
        en: "{rows} rows are not taken, so that nobody can tell who is missing from the new list. Mend them or answer the \
             questions, then load again. Nothing was written.",
    },
    no_event: Word {
        vi: "Không tìm thấy lượt điểm danh cần hoàn tác; có thể lượt đó đã được hoàn tác rồi. Hãy xem lại danh sách.",
        en: "The check-in to undo was not found; it may be undone already. Look at the list again.",
    },
    not_a_demo: |path: &str| Word {
        vi: "“{path}” đang chứa dữ liệu khác, không phải đại hội mẫu, nên được giữ nguyên. Hãy chọn thư mục trống: \
             `daihoi demo --dir THƯ_MỤC`.",
        en: "“{path}” holds something else than a sample congress, so it was left alone. Choose an empty folder: \
             `daihoi demo --dir FOLDER`.",
    },
    not_a_site: |path: &str| Word {
        vi: "“{path}” đang chứa dữ liệu khác, không phải trang tài liệu, nên được giữ nguyên. Hãy chọn thư mục trống: \
             `daihoi docs build --out THƯ_MỤC`.",
        en: "“{path}” holds something else than a site, so it was left alone. Choose an empty folder: \
             `daihoi docs build --out FOLDER`.",
    },
    /// A user's own file among the files of an older site.
    foreign: |path: &str| Word {
        vi: "“{path}” không thuộc trang tài liệu và sẽ mất nếu ghi đè, nên chưa ghi gì. Hãy chuyển tệp đó đi nơi khác, \
             hoặc chỉ một thư mục khác.",
        en: "“{path}” is not of the site and would be lost, so nothing was written. Move it elsewhere, or name another \
             folder.",
    },
    site_among_sources: |path: &str| Word {
        vi: "“{path}” nằm trong docs-content hoặc site-template, nơi trang sẽ bị đọc lẫn với tài liệu, nên được giữ \
             nguyên. Hãy chọn thư mục khác: `daihoi docs build --out THƯ_MỤC`.",
        en: "“{path}” is in docs-content or site-template, where the site would be read as documents, so it was left \
             alone. Choose another folder: `daihoi docs build --out FOLDER`.",
    },
    badges_not_html: |path: &str| Word {
        vi: "Không ghi được thẻ vào “{path}”: thẻ được ghi thành trang web. Hãy đặt tên tệp .html, mở bằng trình duyệt \
             rồi in hoặc lưu thành PDF.",
        en: "Badges can't be written to “{path}”: they are a web page. Name a file that ends in .html, open it in a \
             browser, and print it or save it as PDF.",
    },
    badge_code: Word {
        vi: "Không vẽ được mã QR của thẻ. Hãy cấp lại mã cho đại biểu bằng `daihoi badges --renew`.",
        en: "The QR code of a badge can't be drawn. Make a new one with `daihoi badges --renew`.",
    },
    no_terminal: Word {
        vi: "Bàn điều khiển cần một cửa sổ dòng lệnh. Hãy chạy `daihoi` trong cửa sổ đó, hoặc điểm danh không cần màn \
             hình bằng lệnh `daihoi checkin --headless`.",
        en: "The console needs a terminal. Run `daihoi` in one, or check in without a screen by \
             `daihoi checkin --headless`.",
    },
    no_home: Word {
        vi: "Máy này không có thư mục riêng của người dùng. Hãy chỉ rõ nơi đặt đại hội mẫu: \
             `daihoi demo --dir THƯ_MỤC`.",
        en: "This machine has no home folder for you. Say where the sample congress goes: `daihoi demo --dir FOLDER`.",
    },
    name_missing: Word {
        vi: "Đại biểu phải có họ tên, không có chữ số. Hãy gõ họ và tên.",
        en: "A delegate must have a name, without digits. Type the full name.",
    },
    badge_taken: |badge: &str, name: &str| Word {
        vi: "Số thẻ “{badge}” đang là của {name}. Hãy dùng số thẻ khác, hoặc sửa số thẻ của người đó trước.",
        en: "Badge “{badge}” belongs to {name}. Use another badge, or fix that person's first.",
    },
    number_taken: |number: &str, name: &str| Word {
        vi: "Số thứ tự {number} đang là của {name}. Hãy dùng số khác, hoặc sửa số của người đó trước.",
        en: "Number {number} belongs to {name}. Use another number, or fix that person's first.",
    },
    seat_taken: |seat: &str, name: &str| Word {
        vi: "Ghế “{seat}” đang là của {name}. Hãy chọn ghế khác, hoặc đổi ghế của người đó trước.",
        en: "Seat “{seat}” is {name}'s. Choose another, or change that person's first.",
    },
    unit_missing: Word {
        vi: "Đại biểu chính thức phải có tổ chức đảng, vì tỷ lệ dự họp được tính theo tổ chức. Hãy gõ tên tổ chức.",
        en: "An official delegate must have a unit, as the quorum counts units. Type the unit's name.",
    },
    guest_known: |name: &str| Word {
        vi: "Khách mời {name} đã có trong danh sách. Hãy mở hồ sơ của người đó; nếu là người khác trùng tên, hãy gõ \
             thêm chức danh hoặc nơi công tác sau họ tên.",
        en: "The guest {name} is on the list already. Open that record; if this is another person of the same name, \
             add the title or workplace after the name.",
    },
    /// A worker thread ended.
    worker_gone: Word {
        vi: "Một phần của chương trình đã dừng đột ngột. Những lượt đã báo thành công đều đã được lưu. Hãy đóng chương \
             trình rồi mở lại.",
        en: "A part of the program stopped. Every check-in that was shown as done is saved. Close the program and open \
             it again.",
    },
});
