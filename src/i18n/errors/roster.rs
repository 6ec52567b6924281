//! Sentences about rosters: files as a whole, the `--map` option, and single cells.

use super::{One, Three, Two};

/// The sentences.
pub struct Roster {
    /// Locked with a password: path.
    pub encrypted: One,
    /// Neither a spreadsheet nor text: path.
    pub not_a_spreadsheet: One,
    /// A broken spreadsheet: path, detail.
    pub broken: Two,
    /// Too large: path.
    pub too_large: One,
    /// Nothing in it: path.
    pub empty: One,
    /// No header: path.
    pub no_header: One,
    /// `--map` names a column that is not there: path, column.
    pub no_such_column: Two,
    /// `--sheet` names a sheet that is not there: path, sheet, known ones.
    pub no_such_sheet: Three,
    /// Rows to mend go into `.xlsx` alone: path.
    pub not_xlsx: One,
    /// Neither `.xlsx` nor `.csv`: path.
    pub unknown_format: One,
    /// The spreadsheet can't be written: path, detail.
    pub write: Two,
    /// `--map` without `=`: text.
    pub map_equals: One,
    /// `--map` names no field: field.
    pub map_field: One,

    /// A cell: no name.
    pub no_name: &'static str,
    /// A cell: a name with digits: found.
    pub not_a_name: One,
    /// A cell: both columns of sex are filled.
    pub both_sexes: &'static str,
    /// A cell: no date: found.
    pub not_a_date: One,
    /// A cell: no such day: found.
    pub no_such_day: One,
    /// A cell: a birth later than today: found.
    pub not_yet: One,
    /// A cell: no telephone number: found.
    pub not_a_phone: One,
    /// A cell: no whole number: found.
    pub not_a_number: One,
    /// A cell: another word than the known ones: found, field, words.
    pub unknown_word: Three,
    /// A cell: no identity: found.
    pub not_an_id: One,
    /// A cell: an error of the spreadsheet's own.
    pub formula: &'static str,
    /// A row: the person is in this file already: name and unit, the first row's cell.
    pub repeated: Two,
    /// A row: namesakes, of whom it is not clear whether one is meant: who, each.
    pub homonym: One,
    /// A row: another's badge number: the badge, whose.
    pub badge_taken: Two,
    /// Rows that are taken: one seat for several people: the seat, who.
    pub shared_seat: Two,
    /// The same of a number on the list.
    pub shared_number: Two,
    /// A person with what tells them from namesakes: unit.
    pub of_unit: One,
    /// The same: date of birth.
    pub born: One,
    /// The same: the cell of this file that names them.
    pub in_cell: One,
    /// Between two namesakes.
    pub or: &'static str,
    /// The words for the sex.
    pub words_sex: &'static str,
    /// The words for the kind.
    pub words_kind: &'static str,
    /// The words for how the seat was come by.
    pub words_seated_by: &'static str,
    /// The words for eligibility.
    pub words_eligibility: &'static str,
}

pub(super) const VI: Roster = Roster {
    encrypted: |path| format!("Tệp “{path}” có mật khẩu. Hãy mở bằng Excel, gỡ mật khẩu, lưu lại rồi nhập lại."),
    not_a_spreadsheet: |path| {
        format!("“{path}” không phải là bảng tính. Hãy lưu danh sách dạng Excel (.xlsx) hoặc CSV rồi nhập lại.")
    },
    broken: |path, detail| {
        format!(
            "Không đọc được bảng tính “{path}” ({detail}). Hãy mở bằng Excel, lưu thành tệp .xlsx mới rồi nhập lại."
        )
    },
    too_large: |path| {
        format!(
            "Tệp “{path}” lớn hơn mọi danh sách đại biểu nên không được mở. Hãy chép riêng bảng danh sách sang tệp mới rồi \
             nhập lại."
        )
    },
    empty: |path| format!("Tệp “{path}” không có dữ liệu. Hãy kiểm tra xem đã chọn đúng tệp chưa."),
    no_header: |path| {
        format!(
            "Không tìm thấy dòng tiêu đề trong 20 dòng đầu của “{path}”. Hãy đặt tiêu đề cột, có cột “Họ và tên”, hoặc thêm \
             `--map full_name=CỘT`."
        )
    },
    no_such_column: |path, column| {
        format!("“{path}” không có cột “{column}”. Hãy ghi đúng tiêu đề cột, hoặc chữ cái của cột (ví dụ B).")
    },
    no_such_sheet: |path, sheet, known| {
        format!("“{path}” không có trang tính “{sheet}”. Hãy chọn một trong các trang: {known}.")
    },
    not_xlsx: |path| format!("Không ghi được các dòng cần sửa vào “{path}”. Hãy đặt tên tệp có đuôi .xlsx."),
    unknown_format: |path| format!("Không ghi được danh sách vào “{path}”. Hãy đặt tên tệp có đuôi .xlsx hoặc .csv."),
    write: |path, detail| {
        format!("Không ghi được bảng tính “{path}” ({detail}). Hãy đóng tệp nếu đang mở trong Excel rồi thử lại.")
    },
    map_equals: |text| format!("`--map {text}` chưa đúng. Hãy ghi dạng TRƯỜNG=CỘT, ví dụ `--map full_name=B`."),
    map_field: |field| {
        format!("Không có trường “{field}”. Hãy dùng tên trường như full_name, unit, phone; ví dụ `--map full_name=B`.")
    },
    no_name: "Dòng này chưa có họ tên. Hãy điền họ và tên.",
    not_a_name: |found| format!("“{found}” không phải là họ tên. Hãy sửa lại, họ tên không có chữ số."),
    both_sexes: "Cả cột Nam và cột Nữ đều được điền. Hãy để lại một cột.",
    not_a_date: |found| format!("“{found}” không phải là ngày. Hãy ghi dạng 19/5/1980, 5/1980 hoặc 1980."),
    no_such_day: |found| {
        format!("“{found}” không có trong lịch, hoặc năm không hợp lý. Hãy kiểm tra lại ngày, tháng, năm.")
    },
    not_yet: |found| format!("Ngày sinh “{found}” còn chưa tới. Hãy kiểm tra lại năm sinh."),
    not_a_phone: |found| format!("“{found}” không phải là số điện thoại. Hãy ghi số, ví dụ 0905 123 456."),
    not_a_number: |found| format!("“{found}” không phải là số nguyên. Hãy chỉ ghi chữ số."),
    unknown_word: |found, field, words| format!("“{found}” không dùng được cho {field}. Hãy ghi {words}."),
    not_an_id: |found| {
        format!(
            "“{found}” không phải là mã đại biểu do chương trình xuất ra. Hãy giữ nguyên mã đã xuất, hoặc để trống."
        )
    },
    formula: "Ô này chứa lỗi công thức của Excel. Hãy sửa công thức, hoặc ghi thẳng giá trị.",
    repeated: |who, cell| {
        format!("{who} đã có ở ô {cell}. Hãy xóa một trong hai dòng, hoặc sửa nếu là hai người khác nhau.")
    },
    homonym: |others| {
        format!(
            "Trùng họ tên với {others}, chưa rõ có phải cùng một người không. Nếu phải, hãy ghi ngày sinh hoặc số thẻ như của \
             người đó; nếu không, hãy điền ngày sinh đầy đủ cho cả hai, hoặc nạp lại và trả lời câu hỏi."
        )
    },
    badge_taken: |badge, who| format!("Số thẻ “{badge}” đang là của {who}. Hãy sửa số thẻ của một trong hai người."),
    shared_seat: |seat, who| {
        format!("Ghế “{seat}” ghi cho nhiều người: {who}. Dòng vẫn được nhận; hãy xem lại chỗ ngồi.")
    },
    shared_number: |number, who| {
        format!("Số thứ tự {number} ghi cho nhiều người: {who}. Dòng vẫn được nhận; hãy xem lại danh sách.")
    },
    of_unit: |unit| unit.to_owned(),
    born: |date| format!("sinh {date}"),
    in_cell: |cell| format!("ô {cell} của tệp này"),
    or: "hoặc",
    words_sex: "nam hoặc nữ",
    words_kind: "chính thức, dự khuyết hoặc khách mời",
    words_seated_by: "đương nhiên, bầu hoặc chỉ định",
    words_eligibility: "đủ tư cách, không đủ tư cách hoặc đang xem xét",
};

pub(super) const EN: Roster = Roster {
    encrypted: |path| {
        format!("“{path}” is locked with a password. Open it in Excel, remove the password, save it and load it again.")
    },
    not_a_spreadsheet: |path| {
        format!("“{path}” is not a spreadsheet. Save the roster as Excel (.xlsx) or CSV, then load it again.")
    },
    broken: |path, detail| {
        format!(
            "The spreadsheet “{path}” can't be read ({detail}). Open it in Excel, save it as a new .xlsx file and load that."
        )
    },
    too_large: |path| {
        format!(
            "“{path}” is larger than any roster, so it was not opened. Copy the roster alone to a new file and load that."
        )
    },
    empty: |path| format!("There is nothing in “{path}”. Check that it is the right file."),
    no_header: |path| {
        format!(
            "No header was found in the first 20 rows of “{path}”. Give the columns headings, one of them “Họ và tên” (full \
             name), or add `--map full_name=COLUMN`."
        )
    },
    no_such_column: |path, column| {
        format!("“{path}” has no column “{column}”. Use the heading of a column, or its letter (such as B).")
    },
    no_such_sheet: |path, sheet, known| format!("“{path}” has no sheet “{sheet}”. Choose one of its sheets: {known}."),
    not_xlsx: |path| format!("The rows to mend can't be written to “{path}”. Give the file a name that ends in .xlsx."),
    unknown_format: |path| {
        format!("The roster can't be written to “{path}”. Give the file a name that ends in .xlsx or .csv.")
    },
    write: |path, detail| {
        format!(
            "The spreadsheet “{path}” can't be written ({detail}). If it is open in Excel, close it, then try again."
        )
    },
    map_equals: |text| format!("`--map {text}` is not right. Write FIELD=COLUMN, such as `--map full_name=B`."),
    map_field: |field| {
        format!("There is no field “{field}”. Use a field such as full_name, unit or phone: `--map full_name=B`.")
    },
    no_name: "This row has no name. Fill in the full name.",
    not_a_name: |found| format!("“{found}” is not a name. Mend it: names have no digits."),
    both_sexes: "Both the column for men and that for women are filled. Leave one of them.",
    not_a_date: |found| format!("“{found}” is not a date. Write it as 19/5/1980, 5/1980 or 1980."),
    no_such_day: |found| {
        format!("“{found}” is not in the calendar, or the year can't be right. Check day, month and year.")
    },
    not_yet: |found| format!("The date of birth “{found}” is yet to come. Check the year."),
    not_a_phone: |found| format!("“{found}” is not a telephone number. Write its digits, such as 0905 123 456."),
    not_a_number: |found| format!("“{found}” is not a whole number. Write digits only."),
    unknown_word: |found, field, words| format!("“{found}” does not fit the field {field}. Write {words}."),
    not_an_id: |found| {
        format!(
            "“{found}” is not an id that the program exported. Keep the exported id as it was, or leave the cell empty."
        )
    },
    formula: "This cell holds a formula error. Mend the formula, or write the value itself.",
    repeated: |who, cell| {
        format!("{who} stands in cell {cell} already. Delete one of the two rows, or mend them if they are two people.")
    },
    homonym: |others| {
        format!(
            "The name is also that of {others}, and it is not clear whether they are one person. If so, give the date of birth \
             or the badge that is known; if not, give both their full dates of birth, or load again and answer the question."
        )
    },
    badge_taken: |badge, who| {
        format!("Badge number “{badge}” belongs to {who}. Mend the badge number of one of the two.")
    },
    shared_seat: |seat, who| format!("Seat “{seat}” is several people's: {who}. Taken as it stands; look at it."),
    shared_number: |number, who| {
        format!("Number {number} is several people's: {who}. Taken as it stands; look at the list.")
    },
    of_unit: |unit| unit.to_owned(),
    born: |date| format!("born {date}"),
    in_cell: |cell| format!("cell {cell} of this file"),
    or: "or",
    words_sex: "“nam” (male) or “nữ” (female)",
    words_kind: "“chính thức” (official), “dự khuyết” (alternate) or “khách mời” (guest)",
    words_seated_by: "“đương nhiên” (ex officio), “bầu” (elected) or “chỉ định” (appointed)",
    words_eligibility: "“đủ tư cách” (eligible), “không đủ tư cách” (ineligible) or “đang xem xét” (pending)",
};
