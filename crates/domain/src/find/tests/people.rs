//! A made-up congress: names as they are spread over the country, units, seats, telephones, dates and offices as
//! rosters write them.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    date::PartialDate,
    delegate::{Delegate, DelegateId},
};

/// A small generator of numbers (SplitMix64), so that a seed gives the same people with any library.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another.
    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// True so many times of a hundred.
    pub(super) fn of_hundred(&mut self, times: usize) -> bool {
        self.below(100) < times
    }

    pub(super) fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// The first of a list more often than the last, as names are.
    fn pick_early<'a>(&mut self, all: &[&'a str]) -> &'a str {
        let place = self.below(all.len()).min(self.below(all.len()));
        all[place]
    }
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
    "Cao", "Lương", "Lưu", "Phùng", "Tạ", "Thái", "Châu", "Tô", "Vương", "Quách", "Tăng", "Lại", "Hứa", "Thạch", "Diệp",
    "Từ", "Chu", "La", "Đàm", "Tống", "Giang", "Triệu", "Kiều", "Bạch", "Văn", "Doãn", "Nghiêm", "Ông", "Khổng", "Mạc",
    "Thân", "Sầm", "Tôn Thất", "Tòng", "Lò", "Hoàng Phủ", "Giàng", "Vàng", "Âu", "Ninh",
];

const MENS_MIDDLES: [&str; 26] = [
    "Văn", "Hữu", "Đức", "Minh", "Quang", "Xuân", "Công", "Đình", "Ngọc", "Thanh", "Quốc", "Trọng", "Duy", "Tiến", "Bá",
    "Anh", "Thành", "Viết", "Trung", "Hồng", "Gia", "Mạnh", "Sỹ", "Phú", "Thế", "",
];

const WOMENS_MIDDLES: [&str; 20] = [
    "Thị", "Thị Thu", "Thị Ngọc", "Thị Thanh", "Thị Hồng", "Ngọc", "Thị Kim", "Thị Minh", "Thu", "Thanh", "Thị Bích",
    "Thị Mỹ", "Kim", "Thị Hoàng", "Thùy", "Phương", "Thị Xuân", "Bích", "Mai", "Thị Lan",
];

const MENS: [&str; 64] = [
    "Hùng", "Dũng", "Tuấn", "Sơn", "Minh", "Hải", "Thắng", "Cường", "Long", "Nam", "Đức", "Bình", "Thành", "Hoàng",
    "Trung", "Quang", "Phúc", "Tâm", "Hiếu", "Lâm", "Việt", "Anh", "Khánh", "Tùng", "Toàn", "Vinh", "Tiến", "Hòa",
    "Thanh", "Tài", "Lợi", "Phong", "Quân", "Đạt", "Hưng", "Kiên", "Mạnh", "Nghĩa", "Tân", "Thái", "An", "Bảo", "Chiến",
    "Công", "Danh", "Duy", "Giang", "Hạnh", "Học", "Khải", "Kỷ", "Lộc", "Lý", "Nhân", "Ninh", "Phát", "Quý", "Sinh",
    "Thịnh", "Thọ", "Trí", "Vũ", "Xuân", "Ý",
];

const WOMENS: [&str; 64] = [
    "Hương", "Lan", "Hoa", "Hà", "Hằng", "Thủy", "Hạnh", "Mai", "Hồng", "Nga", "Phương", "Thu", "Linh", "Yến", "Dung",
    "Trang", "Tuyết", "Loan", "Huyền", "Thảo", "Vân", "Oanh", "Ngọc", "Nhung", "Liên", "Bích", "Thúy", "Hiền", "Hường",
    "Quyên", "Châu", "Ánh", "Anh", "Chi", "Diệp", "Diệu", "Đào", "Giang", "Hân", "Hậu", "Hoài", "Huệ", "Khuê", "Kiều",
    "Lệ", "Lý", "My", "Na", "Ngân", "Nguyệt", "Nhàn", "Nhi", "Như", "Phượng", "Quỳnh", "Sen", "Tâm", "Thanh", "Thơ",
    "Trinh", "Tú", "Uyên", "Vy", "Xuân",
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

/// The people of a seed; the same for the same seed and count, whatever comes after.
pub(super) fn people(count: usize, seed: u64) -> Vec<Delegate> {
    let mut random = Random::new(seed);
    (0..count).map(|number| person(&mut random, number)).collect()
}

fn person(random: &mut Random, number: usize) -> Delegate {
    let id = Uuid::from_u128(number as u128 + 1);
    let mut person = Delegate::new(DelegateId(id), id, name(random));
    person.stt = Some(number as u32 + 1);
    person.unit = match random.below(10) {
        0..4 => format!("Chi bộ thôn {}", random.below(25) + 1),
        4..6 => format!("Chi bộ {}", random.below(30) + 1),
        6 => format!("Chi bộ tổ dân phố {}", random.below(15) + 1),
        7 => format!("CB {}", random.below(20) + 31),
        _ => random.pick(&UNITS).to_owned(),
    };
    person.delegation = format!("Tổ {}", number % 12 + 1);
    person.position = random.pick(&OFFICES).to_owned();
    let (row, seat) = (char::from(b'A' + (number / 40 % 26) as u8), number % 40 + 1);
    person.seat = match number / 40 % 4 {
        0 => format!("{row}{seat}"),
        1 => format!("{row}{seat:02}"),
        2 => format!("Hàng {row} ghế {seat}"),
        _ => format!("{row}-{seat}"),
    };
    person.badge_no = if random.of_hundred(50) { format!("ĐB-{:04}", number + 1) } else { format!("{:04}", number + 1) };
    let prefix = random.pick(&["090", "091", "098", "035", "038", "070", "086", "094", "097"]);
    person.phone = format!("{prefix}{:07}", random.below(10_000_000));
    let (year, month, day) =
        (1948 + random.below(55) as i16, random.below(12) as i8 + 1, random.below(28) as i8 + 1);
    person.date_of_birth = Some(match random.below(10) {
        0..3 => PartialDate::Year(year),
        _ => PartialDate::Day(Date::constant(year, month, day)),
    });
    person
}

fn name(random: &mut Random) -> String {
    if random.of_hundred(2) {
        return random.pick(&["H'Hen Niê", "Y Bơn Ayun", "K'Sor H'Linh", "Siu Blơi", "H'Mai Kpă", "Rơ Châm H'Yéo"]).to_owned();
    }
    let mut share = random.below(10_000);
    let common = FAMILIES.iter().find(|(_, own)| {
        let is_it = share < *own;
        share = share.saturating_sub(*own);
        is_it
    });
    let family = common.map_or_else(|| random.pick(&RARE), |(family, _)| family);
    let (middles, given): (&[&str], &[&str]) =
        if random.of_hundred(60) { (&MENS_MIDDLES, &MENS) } else { (&WOMENS_MIDDLES, &WOMENS) };
    let (middle, given) = (random.pick_early(middles), random.pick_early(given));
    [family, middle, given].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
