//! A made-up congress of any size: names as they are spread over the country, units, seats, telephones, dates and offices
//! in the ways in which rosters write them.

use crate::Seed;

/// A made-up delegate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Family name first.
    pub full_name: String,
    /// Party cell or body, cut short by some.
    pub unit: String,
    /// `Tổ 3`.
    pub delegation: String,
    /// Office held there; may be empty.
    pub position: String,
    /// `C14`, `C-14`, `Hàng C ghế 14`; nobody else's.
    pub seat: String,
    /// `0017` or `ĐB-0017`; nobody else's.
    pub badge_no: String,
    /// Ten digits.
    pub phone: String,
    /// Year of birth, and month and day where the roster has them.
    pub born: (i16, Option<(i8, i8)>),
}

/// Shares of ten thousand; the rest is spread over `RARE`.
const FAMILIES: [(&str, usize); 24] = [
    ("Nguyễn", 3150),
    ("Trần", 1090),
    ("Lê", 890),
    ("Phạm", 590),
    ("Hoàng", 280),
    ("Huỳnh", 230),
    ("Phan", 280),
    ("Vũ", 210),
    ("Võ", 180),
    ("Đặng", 190),
    ("Bùi", 200),
    ("Đỗ", 190),
    ("Hồ", 150),
    ("Ngô", 130),
    ("Dương", 140),
    ("Lý", 70),
    ("Trương", 160),
    ("Đinh", 100),
    ("Đoàn", 80),
    ("Trịnh", 80),
    ("Lâm", 70),
    ("Mai", 60),
    ("Đào", 60),
    ("Hà", 60),
];

const RARE: [&str; 40] = [
    "Cao",
    "Lương",
    "Lưu",
    "Phùng",
    "Tạ",
    "Thái",
    "Châu",
    "Tô",
    "Vương",
    "Quách",
    "Tăng",
    "Lại",
    "Hứa",
    "Thạch",
    "Diệp",
    "Từ",
    "Chu",
    "La",
    "Đàm",
    "Tống",
    "Giang",
    "Triệu",
    "Kiều",
    "Bạch",
    "Văn",
    "Doãn",
    "Nghiêm",
    "Ông",
    "Khổng",
    "Mạc",
    "Thân",
    "Sầm",
    "Tôn Thất",
    "Tòng",
    "Lò",
    "Hoàng Phủ",
    "Giàng",
    "Vàng",
    "Âu",
    "Ninh",
];

const OF_THE_HIGHLANDS: [&str; 6] =
    ["H'Hen Niê", "Y Bơn Ayun", "K'Sor H'Linh", "Siu Blơi", "H'Mai Kpă", "Rơ Châm H'Yéo"];

const MENS_MIDDLES: [&str; 26] = [
    "Văn", "Hữu", "Đức", "Minh", "Quang", "Xuân", "Công", "Đình", "Ngọc", "Thanh", "Quốc", "Trọng", "Duy", "Tiến",
    "Bá", "Anh", "Thành", "Viết", "Trung", "Hồng", "Gia", "Mạnh", "Sỹ", "Phú", "Thế", "",
];

const WOMENS_MIDDLES: [&str; 20] = [
    "Thị",
    "Thị Thu",
    "Thị Ngọc",
    "Thị Thanh",
    "Thị Hồng",
    "Ngọc",
    "Thị Kim",
    "Thị Minh",
    "Thu",
    "Thanh",
    "Thị Bích",
    "Thị Mỹ",
    "Kim",
    "Thị Hoàng",
    "Thùy",
    "Phương",
    "Thị Xuân",
    "Bích",
    "Mai",
    "Thị Lan",
];

const MENS: [&str; 64] = [
    "Hùng", "Dũng", "Tuấn", "Sơn", "Minh", "Hải", "Thắng", "Cường", "Long", "Nam", "Đức", "Bình", "Thành", "Hoàng",
    "Trung", "Quang", "Phúc", "Tâm", "Hiếu", "Lâm", "Việt", "Anh", "Khánh", "Tùng", "Toàn", "Vinh", "Tiến", "Hòa",
    "Thanh", "Tài", "Lợi", "Phong", "Quân", "Đạt", "Hưng", "Kiên", "Mạnh", "Nghĩa", "Tân", "Thái", "An", "Bảo",
    "Chiến", "Công", "Danh", "Duy", "Giang", "Hạnh", "Học", "Khải", "Kỷ", "Lộc", "Lý", "Nhân", "Ninh", "Phát", "Quý",
    "Sinh", "Thịnh", "Thọ", "Trí", "Vũ", "Xuân", "Ý",
];

const WOMENS: [&str; 64] = [
    "Hương",
    "Lan",
    "Hoa",
    "Hà",
    "Hằng",
    "Thủy",
    "Hạnh",
    "Mai",
    "Hồng",
    "Nga",
    "Phương",
    "Thu",
    "Linh",
    "Yến",
    "Dung",
    "Trang",
    "Tuyết",
    "Loan",
    "Huyền",
    "Thảo",
    "Vân",
    "Oanh",
    "Ngọc",
    "Nhung",
    "Liên",
    "Bích",
    "Thúy",
    "Hiền",
    "Hường",
    "Quyên",
    "Châu",
    "Ánh",
    "Anh",
    "Chi",
    "Diệp",
    "Diệu",
    "Đào",
    "Giang",
    "Hân",
    "Hậu",
    "Hoài",
    "Huệ",
    "Khuê",
    "Kiều",
    "Lệ",
    "Lý",
    "My",
    "Na",
    "Ngân",
    "Nguyệt",
    "Nhàn",
    "Nhi",
    "Như",
    "Phượng",
    "Quỳnh",
    "Sen",
    "Tâm",
    "Thanh",
    "Thơ",
    "Trinh",
    "Tú",
    "Uyên",
    "Vy",
    "Xuân",
];

const UNITS: [&str; 16] = [
    "Chi bộ Công an xã",
    "Chi bộ Quân sự",
    "Chi bộ Trường THCS Nguyễn Huệ",
    "Chi bộ Trường Tiểu học Kim Đồng",
    "Chi bộ Trạm Y tế",
    "Chi bộ thôn Phú Lộc",
    "Chi bộ thôn Tân Hòa",
    "Chi bộ thôn Đông An",
    "Đảng bộ bộ phận Khu công nghiệp",
    "Đảng bộ bộ phận Doanh nghiệp",
    "Đảng ủy xã",
    "Ủy ban nhân dân xã",
    "Hội đồng nhân dân xã",
    "UBMTTQ Việt Nam xã",
    "HTX Dịch vụ nông nghiệp",
    "Hội Cựu chiến binh",
];

const OFFICES: [&str; 20] = [
    "Bí thư chi bộ",
    "Phó Bí thư chi bộ",
    "Chi ủy viên",
    "Đảng viên",
    "Chủ tịch UBND xã",
    "Phó Chủ tịch UBND xã",
    "Chủ tịch Hội đồng nhân dân",
    "Chủ tịch Ủy ban MTTQ",
    "Trưởng thôn",
    "Tổ trưởng tổ dân phố",
    "Trưởng Công an xã",
    "Chỉ huy trưởng Quân sự",
    "Hiệu trưởng",
    "Phó Hiệu trưởng",
    "Bí thư Đoàn thanh niên",
    "Chủ tịch Hội Nông dân",
    "Chủ tịch Hội LHPN",
    "Trưởng trạm Y tế",
    "Công chức Văn phòng - Thống kê",
    "",
];

/// The people of a number: each depends on those before it alone, so that fewer are the first of more.
pub fn people(count: usize, number: u64) -> Vec<Person> {
    let mut seed = Seed::fixed(number);
    (0..count).map(|place| person(&mut seed, place)).collect()
}

fn person(seed: &mut Seed, place: usize) -> Person {
    let full_name = name(seed);
    let unit = match seed.below(10) {
        0..4 => format!("Chi bộ thôn {}", seed.below(25) + 1),
        4..6 => format!("Chi bộ {}", seed.below(30) + 1),
        6 => format!("Chi bộ tổ dân phố {}", seed.below(15) + 1),
        7 => format!("CB {}", seed.below(20) + 31),
        _ => pick(&UNITS, seed).to_owned(),
    };
    let position = pick(&OFFICES, seed).to_owned();
    // Rows of forty, `A` to `Z`, then `AA` and on.
    let (row, number) = (place / 40, place % 40 + 1);
    let letter = char::from(b'A' + (row % 26) as u8);
    let row_name = letter.to_string().repeat(row / 26 + 1);
    let seat = match row % 4 {
        0 => format!("{row_name}{number}"),
        1 => format!("{row_name}{number:02}"),
        2 => format!("Hàng {row_name} ghế {number}"),
        _ => format!("{row_name}-{number}"),
    };
    let badge_no = if seed.below(100) < 50 { format!("ĐB-{:04}", place + 1) } else { format!("{:04}", place + 1) };
    let prefix = pick(&["090", "091", "098", "035", "038", "070", "086", "094", "097"], seed);
    let phone = format!("{prefix}{:07}", seed.below(10_000_000));
    let (year, month, day) = (1948 + seed.below(55) as i16, seed.below(12) as i8 + 1, seed.below(28) as i8 + 1);
    let born = (year, (seed.below(10) > 2).then_some((month, day)));
    Person { full_name, unit, delegation: format!("Tổ {}", place % 12 + 1), position, seat, badge_no, phone, born }
}

fn name(seed: &mut Seed) -> String {
    if seed.below(100) < 2 {
        return pick(&OF_THE_HIGHLANDS, seed).to_owned();
    }
    let mut share = seed.below(10_000);
    let common = FAMILIES.iter().find(|(_, own)| {
        let is_it = share < *own;
        share = share.saturating_sub(*own);
        is_it
    });
    let family = common.map_or_else(|| pick(&RARE, seed), |(family, _)| family);
    let (middles, given): (&[&'static str], &[&'static str]) =
        if seed.below(100) < 60 { (&MENS_MIDDLES, &MENS) } else { (&WOMENS_MIDDLES, &WOMENS) };
    let (middle, given) = (pick_early(middles, seed), pick_early(given, seed));
    [family, middle, given].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn pick(all: &[&'static str], seed: &mut Seed) -> &'static str {
    all[seed.below(all.len())]
}

/// The first of a list more often than the last, as names are.
fn pick_early(all: &[&'static str], seed: &mut Seed) -> &'static str {
    let place = seed.below(all.len()).min(seed.below(all.len()));
    all[place]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_number_repeats_its_people_and_nobody_shares_a_seat() {
        assert_eq!(people(30, 7)[..10], people(10, 7));
        assert_ne!(people(10, 7), people(10, 8));
        let many = people(3_000, 7);
        let distinct = |of: fn(&Person) -> &String| many.iter().map(of).collect::<BTreeSet<_>>().len();
        assert_eq!([distinct(|person| &person.seat), distinct(|person| &person.badge_no)], [3_000, 3_000]);
        let names = distinct(|person| &person.full_name);
        assert!((1_500..2_900).contains(&names), "{names}: some share a name, most do not");
    }
}
