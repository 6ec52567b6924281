//! Made-up rosters: people from a seed, and the sheets in which offices send them. The people are what a test holds a
//! reading against; nothing is read back from a sheet.

use std::{fmt::Write as _, path::Path};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::Seed;

/// A date: year, month, day.
pub type Date = (u16, u8, u8);

/// A made-up delegate, as every sheet means it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Family and middle names; one of the peoples of the highlands may have a family name alone.
    pub family_name: String,
    /// Given name.
    pub given_name: &'static str,
    /// Whether she is a woman.
    pub female: bool,
    /// Date of birth.
    pub born: Date,
    /// When the party admitted them.
    pub admitted: Date,
    /// When they became full members, for the few whose cell says it.
    pub official: Option<Date>,
    /// Party cell.
    pub unit: &'static str,
    /// Office held there.
    pub position: &'static str,
    /// Ethnic group.
    pub ethnicity: &'static str,
    /// Years of school, such as `12/12`.
    pub schooling: &'static str,
    /// Highest degree.
    pub degree: &'static str,
    /// Level of political theory; may be empty.
    pub theory: &'static str,
    /// Ten digits.
    pub phone: String,
}

impl Person {
    /// Family name first, as Vietnamese names are written.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.family_name, self.given_name)
    }

    /// How the spreadsheet writes the date of birth of the person of this place, counted from 0.
    pub fn birth_style(place: usize) -> Style {
        STYLES[place % STYLES.len()]
    }
}

/// A way to write a date into a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A date of the sheet.
    Real,
    /// `dd/mm/yyyy` as text.
    Slashes,
    /// `dd-mm-yyyy` as text.
    Dashes,
    /// The sheet's number of that day, without the look of a date.
    Serial,
    /// The year alone, as a number.
    Year,
}

const STYLES: [Style; 5] = [Style::Real, Style::Slashes, Style::Slashes, Style::Year, Style::Dashes];
const ADMISSION_STYLES: [Style; 4] = [Style::Real, Style::Serial, Style::Slashes, Style::Dashes];

/// How many people there are.
pub const PEOPLE: usize = 300;

/// How many names two people share, who were born in different years.
pub const SHARED_NAMES: usize = 6;

/// How many cells also say when somebody became a full member.
pub const OFFICIAL: usize = 22;

const FAMILIES: [&str; 16] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Mai",
];
const MIDDLES_OF_MEN: [&str; 8] = ["Văn", "Đức", "Quang", "Xuân", "Hữu", "Minh", "Bá", ""];
const MIDDLES_OF_WOMEN: [&str; 8] = ["Thị", "Thị Mỹ", "Thị Hồng", "Ngọc", "Kim", "Thanh", "Bích", ""];
const GIVEN_OF_MEN: [&str; 14] =
    ["An", "Bình", "Cường", "Dũng", "Đạt", "Giang", "Hải", "Khoa", "Lâm", "Nghĩa", "Phúc", "Quý", "Sỹ", "Thắng"];
const GIVEN_OF_WOMEN: [&str; 14] =
    ["Ánh", "Chi", "Diệu", "Hạnh", "Huệ", "Lan", "Liễu", "Mùi", "Nga", "Oanh", "Phượng", "Thủy", "Uyên", "Yến"];
const UNITS: [&str; 10] = [
    "Chi bộ thôn Bến Trẩu",
    "Chi bộ thôn Gò Mây",
    "Chi bộ thôn Khê Thượng",
    "Chi bộ thôn Suối Đá",
    "Chi bộ thôn Đồng Quýt",
    "Chi bộ Trường THCS Sơn Lộc",
    "Chi bộ Trạm Y tế",
    "Chi bộ Công an",
    "Chi bộ Quân sự",
    "Chi bộ cơ quan Đảng ủy",
];
const POSITIONS: [&str; 6] =
    ["Bí thư chi bộ", "Phó Bí thư chi bộ", "Chi ủy viên", "Đảng viên", "Đảng viên", "Trưởng thôn"];

/// The same three hundred people in every run.
pub fn people() -> Vec<Person> {
    let mut seed = Seed::fixed(300);
    let mut people: Vec<Person> = Vec::new();
    for place in 0..PEOPLE {
        let mut person = person(&mut seed, place);
        let namesakes = |name: &str| people.iter().filter(|other| other.full_name() == name).count();
        // Names are shared where that is meant and nowhere else.
        while namesakes(&person.full_name()) > 0 {
            person = self::person(&mut seed, place);
        }
        if place >= PEOPLE - SHARED_NAMES {
            let namesake = &people[(place - (PEOPLE - SHARED_NAMES)) * 40];
            person.family_name.clone_from(&namesake.family_name);
            (person.given_name, person.female) = (namesake.given_name, namesake.female);
            person.born.0 = namesake.born.0 + 1;
        }
        if place == 1 {
            // A family name of one letter, for women of several peoples.
            (person.family_name, person.given_name, person.female) = ("Y".to_owned(), "Oanh", true);
        }
        if place % 13 == 3 && people.iter().filter(|other| other.official.is_some()).count() < OFFICIAL {
            person.official = Some((person.admitted.0 + 1, person.admitted.1, person.admitted.2));
        }
        people.push(person);
    }
    people
}

fn person(seed: &mut Seed, place: usize) -> Person {
    let of = |words: &[&'static str], seed: &mut Seed| words[seed.below(words.len())];
    let female = seed.below(3) == 0;
    let highland = seed.below(12) == 0;
    let family_name = if highland {
        // A family name that is one letter, or that says the sex: `Y Oanh`, `A Lâm`.
        (if female { "Y" } else { "A" }).to_owned()
    } else {
        let middle = of(if female { &MIDDLES_OF_WOMEN } else { &MIDDLES_OF_MEN }, seed);
        format!("{} {middle}", of(&FAMILIES, seed)).trim_end().to_owned()
    };
    let born = (1956 + seed.below(44) as u16, 1 + seed.below(12) as u8, 1 + seed.below(28) as u8);
    Person {
        family_name,
        given_name: of(if female { &GIVEN_OF_WOMEN } else { &GIVEN_OF_MEN }, seed),
        female,
        born,
        admitted: (born.0 + 20 + seed.below(5) as u16, 1 + seed.below(12) as u8, 1 + seed.below(28) as u8),
        official: None,
        unit: UNITS[place / (PEOPLE / UNITS.len())],
        position: of(&POSITIONS, seed),
        ethnicity: if highland { of(&["Ba Na", "Xơ Đăng", "Gié Triêng"], seed) } else { "Kinh" },
        schooling: of(&["12/12", "12/12", "10/12", "9/12"], seed),
        degree: of(&["Đại học", "Cao đẳng", "Trung cấp", "Thạc sĩ"], seed),
        theory: of(&["Sơ cấp", "Trung cấp", "Cao cấp", ""], seed),
        phone: format!("09{:08}", seed.below(100_000_000)),
    }
}

/// The spreadsheet of an office: titles in merged cells, a header of two rows and one of numbers, a row before each unit,
/// dates and phone numbers written in turn in all ways, a sum, a signature, and a second sheet that is no roster.
pub fn write_spreadsheet(people: &[Person], path: &Path) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    let plain = Format::new();
    let sheet = book.add_worksheet();
    let text =
        |sheet: &mut Worksheet, row: u32, column: u16, text: &str| sheet.write_string(row, column, text).map(|_| ());
    for (rows, columns, words) in [
        ((0, 0), (0, 3), "ĐẢNG BỘ XÃ SƠN KHÊ"),
        ((0, 0), (8, 12), "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ((2, 2), (0, 12), "DANH SÁCH ĐẠI BIỂU DỰ ĐẠI HỘI ĐẠI BIỂU LẦN THỨ X"),
        ((3, 3), (0, 12), "(Kèm theo Tờ trình số 09-TTr/ĐU ngày 18/7/2025)"),
        ((5, 6), (0, 0), "STT"),
        ((5, 5), (1, 2), "Họ và tên"),
        ((5, 5), (3, 4), "Ngày, tháng, năm sinh"),
        ((5, 6), (5, 5), "Dân tộc"),
        ((5, 6), (6, 6), "Ngày vào Đảng"),
        ((5, 6), (7, 7), "Chức vụ,\nđơn vị công tác"),
        ((5, 5), (8, 10), "Trình độ"),
        ((5, 6), (11, 11), "Số ĐT"),
        ((5, 6), (12, 12), "Ghi chú"),
    ] {
        sheet.merge_range(rows.0, columns.0, rows.1, columns.1, words, &plain)?;
    }
    for (column, words) in
        [(1, "Họ và đệm"), (2, "Tên"), (3, "Nam"), (4, "Nữ"), (8, "GDPT"), (9, "Chuyên môn"), (10, "LLCT")]
    {
        text(sheet, 6, column, words)?;
    }
    for column in 0..13 {
        text(sheet, 7, column, &format!("({})", column + 1))?;
    }
    let mut row = 8;
    for (place, person) in people.iter().enumerate() {
        if place == 0 || people[place - 1].unit != person.unit {
            let unit = people.iter().filter(|other| other.unit == person.unit).count();
            text(sheet, row, 0, ROMAN[place / (PEOPLE / UNITS.len())])?;
            let title = format!("{} ({unit} đồng chí)", person.unit.to_uppercase());
            sheet.merge_range(row, 1, row, 12, &title, &plain)?;
            row += 1;
        }
        write_person(sheet, row, place, person)?;
        row += 1;
    }
    text(sheet, row + 1, 1, &format!("Tổng số: {} đồng chí", people.len()))?;
    text(sheet, row + 3, 9, "T/M BAN THƯỜNG VỤ")?;
    text(sheet, row + 4, 9, "BÍ THƯ")?;
    text(book.add_worksheet(), 0, 0, "Sheet phụ - không nhập")?;
    book.save(path)
}

const ROMAN: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

fn write_person(sheet: &mut Worksheet, row: u32, place: usize, person: &Person) -> Result<(), XlsxError> {
    sheet.write_number(row, 0, place as u32 + 1)?;
    // Some were typed with a blank behind.
    let blank = if place.is_multiple_of(9) { " " } else { "" };
    sheet.write_string(row, 1, format!("{}{blank}", person.family_name))?;
    sheet.write_string(row, 2, person.given_name)?;
    write_date(sheet, (row, if person.female { 4 } else { 3 }), person.born, Person::birth_style(place))?;
    sheet.write_string(row, 5, person.ethnicity)?;
    if let Some(official) = person.official {
        let both = format!("{} (ct: {})", slashes(person.admitted), slashes(official));
        sheet.write_string(row, 6, both)?;
    } else {
        write_date(sheet, (row, 6), person.admitted, ADMISSION_STYLES[place % ADMISSION_STYLES.len()])?;
    }
    sheet.write_string(row, 7, format!("{}, {}", person.position, person.unit))?;
    for (column, words) in [(8, person.schooling), (9, person.degree), (10, person.theory)] {
        if !words.is_empty() {
            sheet.write_string(row, column, words)?;
        }
    }
    // As a number the first zero is gone.
    match person.phone.trim_start_matches('0').parse::<f64>() {
        Ok(number) if place.is_multiple_of(4) => sheet.write_number(row, 11, number)?,
        _ => sheet.write_string(row, 11, &person.phone)?,
    };
    Ok(())
}

fn write_date(sheet: &mut Worksheet, cell: (u32, u16), date: Date, style: Style) -> Result<(), XlsxError> {
    let (row, column) = cell;
    let (year, month, day) = date;
    let real = ExcelDateTime::from_ymd(year, month, day)?;
    match style {
        Style::Real => {
            let look = Format::new().set_num_format("dd/mm/yyyy");
            sheet.write_datetime_with_format(row, column, &real, &look)?
        }
        Style::Slashes => sheet.write_string(row, column, slashes(date))?,
        Style::Dashes => sheet.write_string(row, column, slashes(date).replace('/', "-"))?,
        Style::Serial => sheet.write_number(row, column, real.to_excel())?,
        Style::Year => sheet.write_number(row, column, year)?,
    };
    Ok(())
}

fn slashes((year, month, day): Date) -> String {
    format!("{day:02}/{month:02}/{year}")
}

/// The list as a text file for a spreadsheet program: a byte order mark, semicolons, whole dates.
pub fn text_file(people: &[Person]) -> String {
    let mut out = "\u{feff}STT;Họ và tên;Giới tính;Ngày sinh;Chi bộ;Số điện thoại\n".to_owned();
    for (place, person) in people.iter().enumerate() {
        let sex = if person.female { "Nữ" } else { "Nam" };
        let line = [&person.full_name(), sex, &slashes(person.born), person.unit, &person.phone].join(";");
        // Writing to a text does not fail.
        let _ = writeln!(out, "{};{line}", place + 1);
    }
    out
}

/// The first forty people with ticks under `Nam` and `Nữ`, and three faults: row 42 ticks both and was born on a day that
/// is none, row 43 is the person of row 2 once more.
pub fn write_ticked(people: &[Person], path: &Path) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["Stt", "Họ và tên", "Nam", "Nữ", "Ngày sinh", "Đơn vị"]) {
        sheet.write_string(0, column, heading)?;
    }
    let mut line = |row: u32, name: &str, ticks: [&str; 2], born: &str, unit: &str| {
        sheet.write_number(row, 0, row)?;
        for (column, text) in (1..).zip([name, ticks[0], ticks[1], born, unit]) {
            if !text.is_empty() {
                sheet.write_string(row, column, text)?;
            }
        }
        Ok::<(), XlsxError>(())
    };
    let ticks = |person: &Person| if person.female { ["", "X"] } else { ["x", ""] };
    for (row, person) in (1..).zip(&people[..40]) {
        line(row, &person.full_name(), ticks(person), &slashes(person.born), person.unit)?;
    }
    line(41, "Nguyễn Văn Lợi", ["x", "x"], "31/02/1980", people[0].unit)?;
    line(42, &people[0].full_name(), ticks(&people[0]), &slashes(people[0].born), people[0].unit)?;
    book.save(path)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn the_people_are_as_many_and_as_mixed_as_is_said() {
        let people = people();
        assert_eq!(people.len(), PEOPLE);
        let mut years: HashMap<String, Vec<u16>> = HashMap::new();
        for person in &people {
            years.entry(person.full_name()).or_default().push(person.born.0);
        }
        let shared: Vec<&Vec<u16>> = years.values().filter(|years| years.len() > 1).collect();
        assert_eq!(shared.len(), SHARED_NAMES);
        assert!(shared.iter().all(|years| years.len() == 2 && years[0] != years[1]), "{shared:?}");
        assert_eq!(people.iter().filter(|person| person.official.is_some()).count(), OFFICIAL);
        assert!(UNITS.iter().all(|unit| people.iter().filter(|person| person.unit == *unit).count() == 30));
        assert!(people.iter().any(|person| person.full_name() == "Y Oanh"), "a name of one letter");
    }
}
