//! Sentences about rosters: files as a whole, options, single rows and cells.

words!(RosterSentences {
    encrypted: |path: &str| Word {
        vi: "Tệp “{path}” có mật khẩu. Hãy mở bằng Excel, gỡ mật khẩu, lưu lại rồi nhập lại.",
        en: "“{path}” is locked with a password. Open it in Excel, remove the password, save it and load it again.",
    },
    not_a_spreadsheet: |path: &str| Word {
        vi: "“{path}” không phải là bảng tính. Hãy lưu danh sách dạng Excel (.xlsx) hoặc CSV rồi nhập lại.",
        en: "“{path}” is not a spreadsheet. Save the roster as Excel (.xlsx) or CSV, then load it again.",
    },
    broken: |path: &str, detail: &str| Word {
        vi: "Không đọc được bảng tính “{path}” ({detail}). Hãy mở bằng Excel, lưu thành tệp .xlsx mới rồi nhập lại.",
        en: "The spreadsheet “{path}” can't be read ({detail}). Open it in Excel, save it as a new .xlsx file and load \
             that.",
    },
    too_large: |path: &str| Word {
        vi: "Tệp “{path}” lớn hơn mọi danh sách đại biểu nên không được mở. Hãy chép riêng bảng danh sách sang tệp mới \
             rồi nhập lại.",
        en: "“{path}” is larger than any roster, so it was not opened. Copy the roster alone to a new file and load \
             that.",
    },
    empty: |path: &str| Word {
        vi: "Tệp “{path}” không có dữ liệu. Hãy kiểm tra xem đã chọn đúng tệp chưa.",
        en: "There is nothing in “{path}”. Check that it is the right file.",
    },
    no_header: |path: &str| Word {
        vi: "Không tìm thấy dòng tiêu đề trong 20 dòng đầu của “{path}”. Hãy đặt tiêu đề cột, có cột “Họ và tên”, hoặc \
             thêm `--map full_name=CỘT`.",
        en: "No header was found in the first 20 rows of “{path}”. Give the columns headings, one of them “Họ và tên” \
             (full name), or add `--map full_name=COLUMN`.",
    },
    no_such_column: |path: &str, column: &str| Word {
        vi: "“{path}” không có cột “{column}”. Hãy ghi đúng tiêu đề cột, hoặc chữ cái của cột (ví dụ B).",
        en: "“{path}” has no column “{column}”. Use the heading of a column, or its letter (such as B).",
    },
    no_such_sheet: |path: &str, sheet: &str, known: &str| Word {
        vi: "“{path}” không có trang tính “{sheet}”. Hãy chọn một trong các trang: {known}.",
        en: "“{path}” has no sheet “{sheet}”. Choose one of its sheets: {known}.",
    },
    /// The file for rows to correct.
    not_xlsx: |path: &str| Word {
        vi: "Không ghi được các dòng cần sửa vào “{path}”. Hãy đặt tên tệp có đuôi .xlsx.",
        en: "The rows to fix can't be written to “{path}”. Give the file a name that ends in .xlsx.",
    },
    /// The file for an export.
    unknown_format: |path: &str| Word {
        vi: "Không ghi được danh sách vào “{path}”. Hãy đặt tên tệp có đuôi .xlsx hoặc .csv.",
        en: "The roster can't be written to “{path}”. Give the file a name that ends in .xlsx or .csv.",
    },
    write: |path: &str, detail: &str| Word {
        vi: "Không ghi được bảng tính “{path}” ({detail}). Hãy đóng tệp nếu đang mở trong Excel rồi thử lại.",
        en: "The spreadsheet “{path}” can't be written ({detail}). If it is open in Excel, close it, then try again.",
    },
    map_equals: |text: &str| Word {
        vi: "`--map {text}` chưa đúng. Hãy ghi dạng TRƯỜNG=CỘT, ví dụ `--map full_name=B`.",
        en: "`--map {text}` is not right. Write FIELD=COLUMN, such as `--map full_name=B`.",
    },
    map_field: |field: &str| Word {
        vi: "Không có trường “{field}”. Hãy dùng tên trường như full_name, unit, phone; ví dụ `--map full_name=B`.",
        en: "There is no field “{field}”. Use a field such as full_name, unit or phone: `--map full_name=B`.",
    },

    // Reasons why a row or a cell is not imported.
    no_name: Word {
        vi: "Dòng này chưa có họ tên. Hãy điền họ và tên.",
        en: "This row has no name. Fill in the full name.",
    },
    not_a_name: |found: &str| Word {
        vi: "“{found}” không phải là họ tên. Hãy sửa lại, họ tên không có chữ số.",
        en: "“{found}” is not a name. Mend it: names have no digits.",
    },
    both_sexes: Word {
        vi: "Cả cột Nam và cột Nữ đều được điền. Hãy để lại một cột.",
        en: "Both the column for men and that for women are filled. Leave one of them.",
    },
    not_a_date: |found: &str| Word {
        vi: "“{found}” không phải là ngày. Hãy ghi dạng 19/5/1980, 5/1980 hoặc 1980.",
        en: "“{found}” is not a date. Write it as 19/5/1980, 5/1980 or 1980.",
    },
    no_such_day: |found: &str| Word {
        vi: "“{found}” không có trong lịch, hoặc năm không hợp lý. Hãy kiểm tra lại ngày, tháng, năm.",
        en: "“{found}” is not in the calendar, or the year can't be right. Check day, month and year.",
    },
    not_yet: |found: &str| Word {
        vi: "Ngày sinh “{found}” còn chưa tới. Hãy kiểm tra lại năm sinh.",
        en: "The date of birth “{found}” is yet to come. Check the year.",
    },
    not_a_phone: |found: &str| Word {
        vi: "“{found}” không phải là số điện thoại. Hãy ghi số, ví dụ 0905 123 456.",
        en: "“{found}” is not a telephone number. Write its digits, such as 0905 123 456.",
    },
    not_a_number: |found: &str| Word {
        vi: "“{found}” không phải là số nguyên. Hãy chỉ ghi chữ số.",
        en: "“{found}” is not a whole number. Write digits only.",
    },
    /// `words` is one of the lists below.
    unknown_word: |found: &str, field: &str, words: &str| Word {
        vi: "“{found}” không dùng được cho {field}. Hãy ghi {words}.",
        en: "“{found}” does not fit the field {field}. Write {words}.",
    },
    not_an_id: |found: &str| Word {
        vi: "“{found}” không phải là mã đại biểu do chương trình xuất ra. Hãy giữ nguyên mã đã xuất, hoặc để trống.",
        en: "“{found}” is not an id that the program exported. Keep the exported id as it was, or leave the cell \
             empty.",
    },
    /// An error of the spreadsheet itself, such as `#REF!`.
    formula: Word {
        vi: "Ô này chứa lỗi công thức của Excel. Hãy sửa công thức, hoặc ghi thẳng giá trị.",
        en: "This cell holds a formula error. Mend the formula, or write the value itself.",
    },
    /// `who` is a name and a unit.
    repeated: |who: &str, cell: &str| Word {
        vi: "{who} đã có ở ô {cell}. Hãy xóa một trong hai dòng, hoặc sửa nếu là hai người khác nhau.",
        en: "{who} stands in cell {cell} already. Delete one of the two rows, or fix them if they are two people.",
    },
    /// `others` are namesakes, each with the unit, birth or cell below.
    homonym: |others: &str| Word {
        vi: "Trùng họ tên với {others}, chưa rõ có phải cùng một người không. Nếu phải, hãy ghi ngày sinh hoặc số thẻ \
             như của người đó; nếu không, hãy điền ngày sinh đầy đủ cho cả hai, hoặc nhập lại và trả lời câu hỏi.",
        en: "The name is also that of {others}, and it is not clear whether they are one person. If so, give the date \
             of birth or the badge that is known; if not, give both their full dates of birth, or load again and \
             answer the question.",
    },
    /// `others` are people of other names whom the file does not name.
    mended: |others: &str| Word {
        vi: "Chưa ai có họ tên này, nhưng có thể là {others}, được sửa tên. Nếu đúng, hãy nhập lại và trả lời câu hỏi; nếu là \
             người khác, hãy điền ngày sinh hoặc số thẻ của người này.",
        en: "Nobody has this name, but it may be that of {others}, mended. If so, load again and answer the question; if it \
             is somebody else, give their date of birth or badge.",
    },
    /// The row is imported.
    returning: |who: &str, decision: &str| Word {
        vi: "{who} đã được đưa ra khỏi danh sách theo quyết định {decision}; dòng này đưa trở lại. Hãy xem lại.",
        en: "{who} was taken off the roster by decision {decision}; this row puts them back. Check it.",
    },
    badge_taken: |badge: &str, who: &str| Word {
        vi: "Số thẻ “{badge}” đang là của {who}. Hãy sửa số thẻ của một trong hai người.",
        en: "Badge number “{badge}” belongs to {who}. Mend the badge number of one of the two.",
    },
    /// The row is imported.
    shared_seat: |seat: &str, who: &str| Word {
        vi: "Ghế “{seat}” ghi cho nhiều người: {who}. Dòng vẫn được nhận; hãy xem lại chỗ ngồi.",
        en: "Seat “{seat}” is several people's: {who}. Taken as it stands; look at it.",
    },
    /// The row is imported.
    shared_number: |number: &str, who: &str| Word {
        vi: "Số thứ tự {number} ghi cho nhiều người: {who}. Dòng vẫn được nhận; hãy xem lại danh sách.",
        en: "Number {number} is several people's: {who}. Taken as it stands; look at the list.",
    },
    /// Distinguishes a namesake.
    of_unit: |unit: &str| Word { vi: unit.to_owned(), en: unit.to_owned() },
    /// Distinguishes a namesake.
    born: |date: &str| Word { vi: "sinh {date}", en: "born {date}" },
    /// Distinguishes a namesake of the same file.
    in_cell: |cell: &str| Word { vi: "ô {cell} của tệp này", en: "cell {cell} of this file" },
    /// Between two namesakes.
    or: Word { vi: "hoặc", en: "or" },
    /// Values of the sex.
    words_sex: Word { vi: "nam hoặc nữ", en: "“nam” (male) or “nữ” (female)" },
    /// Values of the kind.
    words_kind: Word {
        vi: "chính thức, dự khuyết hoặc khách mời",
        en: "“chính thức” (official), “dự khuyết” (alternate) or “khách mời” (guest)",
    },
    /// Values of how the seat was obtained.
    words_seated_by: Word {
        vi: "đương nhiên, bầu hoặc chỉ định",
        en: "“đương nhiên” (ex officio), “bầu” (elected) or “chỉ định” (appointed)",
    },
    /// Values of the eligibility.
    words_eligibility: Word {
        vi: "đủ tư cách, không đủ tư cách hoặc đang xem xét",
        en: "“đủ tư cách” (eligible), “không đủ tư cách” (ineligible) or “đang xem xét” (pending)",
    },

    // Reasons why a cell is not taken, after the first ones.
    two_people: |found: &str| Word {
        vi: "“{found}” là tên của hai người. Hãy ghi mỗi người một dòng.",
        en: "“{found}” names two people. Give each a row of their own.",
    },
    too_long: |found: &str, letters: usize| Word {
        vi: "“{found}…” dài {letters} chữ, không thể là giá trị của ô này. Hãy ghi lại cho ngắn.",
        en: "“{found}…” has {letters} letters, which no such value has. Shorten it.",
    },
    broken_letters: |found: &str| Word {
        vi: "“{found}” đã mất chữ khi lưu tệp. Hãy gõ lại, hoặc lưu tệp dạng .xlsx hay CSV UTF-8.",
        en: "“{found}” lost letters when the file was saved. Type it again, or save as .xlsx or as CSV in UTF-8.",
    },
    turned_letters: |found: &str| Word {
        vi: "Ô này có ký tự ẩn làm chữ hiện ra sai thứ tự; chữ thật là “{found}”. Hãy gõ lại.",
        en: "Hidden marks show this cell's letters in another order; they are “{found}”. Type it again.",
    },
    became_date: |found: &str| Word {
        vi: "Bảng tính đã đổi ô này thành “{found}”. Hãy định dạng ô là Văn bản rồi ghi lại, ví dụ 3-5.",
        en: "The spreadsheet turned this cell into “{found}”. Format it as text and type it again, such as 3-5.",
    },
    not_calculated: Word {
        vi: "Công thức của ô này chưa được tính. Hãy mở tệp bằng Excel, lưu lại rồi nhập lại.",
        en: "This cell's formula was never calculated. Open the file in Excel, save it and load it again.",
    },

    // What a row is that was not taken for a person.
    row_section: Word { vi: "tiêu đề của một phần", en: "the heading of a section" },
    row_total: Word { vi: "dòng tổng cộng", en: "a total" },
    row_signature: Word {
        vi: "chữ ký, nơi nhận hoặc ngày ký", en: "a signature, a place and date, or recipients"
    },
    row_below_signature: Word { vi: "nằm dưới chữ ký", en: "below the signature" },
    row_below_total: Word { vi: "nằm một mình dưới dòng tổng", en: "alone below the total" },
    row_headings: Word { vi: "tiêu đề cột nhắc lại", en: "the headings once more" },
    row_numbers: Word { vi: "số thứ tự của các cột", en: "the columns' numbers" },
    row_struck: Word { vi: "bị gạch ngang", en: "struck out" },
    row_unfilled: Word { vi: "dòng đánh số nhưng chưa điền", en: "numbered and never filled" },
    row_words: Word { vi: "không có họ tên", en: "no name in it" },
    row_above: Word { vi: "nằm trên dòng tiêu đề đầu tiên", en: "above the first headings" },

    // What is to be looked at in what was read.
    hidden_rows: |count: usize| Word {
        vi: "{count} dòng bị ẩn hoặc lọc, kể từ dòng này, vẫn được nhận.",
        en: "{count} hidden or filtered rows, from this one on, were taken.",
    },
    hidden_column: Word {
        vi: "Cột này bị ẩn, vẫn được nhận.", en: "This column is hidden, and was taken."
    },
    partly_struck: Word {
        vi: "Dòng này có ô bị gạch ngang, vẫn được nhận. Hãy xem lại.",
        en: "Cells of this row are struck out, and it was taken. Check it.",
    },
    month_first: Word {
        vi: "Ngày của cột này được đọc theo tháng/ngày/năm. Hãy xem lại.",
        en: "The dates of this column were read as month/day/year. Check them.",
    },
    mixed_dates: Word {
        vi: "Cột này có cả ngày kiểu ngày/tháng lẫn kiểu tháng/ngày. Hãy xem lại từng ngày.",
        en: "This column has both day/month and month/day dates. Check each.",
    },
    swapped_dates: |count: usize| Word {
        vi: "{count} ngày của cột này có thể đã bị bảng tính đổi chỗ ngày và tháng. Hãy xem lại.",
        en: "In {count} dates of this column the spreadsheet may have swapped day and month. Check them.",
    },
    read_as: |found: &str, kept: &str| Word {
        vi: "“{found}” được đọc là “{kept}”. Hãy xem lại.",
        en: "“{found}” was read as “{kept}”. Check it.",
    },
    lost_letters: |found: &str| Word {
        vi: "“{found}” có chữ bị mất. Hãy sửa lại trong tệp.",
        en: "“{found}” has lost letters. Mend it in the file.",
    },
    other_words: |field: &str, found: &str| Word {
        vi: "Cột này không được đọc: tiêu đề giống “{field}” nhưng giá trị như “{found}” thì không. Nếu đúng, hãy dùng --map.",
        en: "This column was not read: its heading is like “{field}”, a value like “{found}” is not. If it is, use --map.",
    },
    other_ids: |found: &str| Word {
        vi: "Cột này không được đọc: “{found}” không phải mã do chương trình xuất ra.",
        en: "This column was not read: “{found}” is no id that the program exported.",
    },
    guessed_names: |heading: &str| Word {
        vi: "Không rõ tiêu đề “{heading}”; cột này được coi là họ tên. Nếu sai, hãy dùng --map full_name=CỘT.",
        en: "The heading “{heading}” is not known; the column was taken for the names. If not, use --map full_name=COLUMN.",
    },
    given_first: Word {
        vi: "Họ tên có vẻ ghi tên trước, họ sau. Hãy xem lại.",
        en: "The names seem to stand given name first. Check them.",
    },
    odd_phone: |found: &str| Word {
        vi: "Số điện thoại “{found}” thiếu hoặc thừa chữ số. Hãy xem lại.",
        en: "The telephone number “{found}” has too few or too many digits. Check it.",
    },
    beyond_columns: Word {
        vi: "Có dữ liệu ngoài các cột được đọc. Hãy xem lại.",
        en: "There is data beyond the columns that were read. Check it.",
    },
    open_quote: Word {
        vi: "Dấu ngoặc kép ở đây không được đóng; mọi dấu ngoặc kép được đọc như chữ.",
        en: "A quotation mark opens here and never closes; quotation marks were read as letters.",
    },
    stopped: |path: &str| Word {
        vi: "Việc đọc “{path}” đã bị dừng vì quá giới hạn hoặc tệp hỏng. Hãy mở bằng Excel, lưu thành tệp .xlsx mới rồi nhập lại.",
        en: "Reading “{path}” was stopped: it goes beyond the limits or is broken. Open it in Excel, save it as a new .xlsx file.",
    },
});
