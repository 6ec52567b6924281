//! The people of the sample congress. All of them are made up; the same ones come out every time.

use jiff::civil::date;
use uuid::Uuid;

use crate::domain::{
    date::PartialDate,
    delegate::{Delegate, DelegateId, DelegateKind, SeatedBy, Sex},
    event::Means,
};

/// Minutes over which those who are present arrived.
pub(super) const ARRIVALS: i64 = 34;
const DELEGATES: usize = 250;
const PRESENT: usize = 163;
const EXCUSED: usize = 4;

const FAMILIES: [&str; 14] =
    ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"];
const MIDDLES_OF_MEN: [&str; 8] = ["Văn", "Hữu", "Đức", "Quốc", "Minh", "Công", "Xuân", "Thanh"];
const MIDDLES_OF_WOMEN: [&str; 6] = ["Thị", "Thị Hồng", "Thị Kim", "Ngọc", "Thị Thanh", "Mỹ"];
const MEN: [&str; 18] = [
    "An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Hải", "Hùng", "Khoa", "Lâm", "Long", "Nam", "Phúc", "Quân", "Sơn",
    "Thắng", "Tuấn", "Vũ",
];
const WOMEN: [&str; 16] = [
    "Ánh", "Bích", "Châu", "Dung", "Hạnh", "Hoa", "Hương", "Lan", "Liên", "Mai", "Ngọc", "Oanh", "Phương", "Quyên",
    "Thảo", "Yến",
];
const UNITS: [&str; 24] = [
    "Chi bộ thôn Phú Lộc",
    "Chi bộ thôn Gò Cao",
    "Chi bộ thôn Bàu Sen",
    "Chi bộ thôn Đông Hòa",
    "Chi bộ thôn Tây An",
    "Chi bộ thôn Nam Sơn",
    "Chi bộ thôn Bắc Thượng",
    "Chi bộ thôn Trung Lương",
    "Chi bộ thôn Lệ Sơn",
    "Chi bộ thôn Dương Sơn",
    "Chi bộ thôn Yến Nê",
    "Chi bộ thôn Cồn Mong",
    "Chi bộ Quân sự",
    "Chi bộ Công an",
    "Chi bộ Cơ quan Đảng",
    "Chi bộ Ủy ban nhân dân",
    "Chi bộ Trạm Y tế",
    "Chi bộ Trường Tiểu học số 1",
    "Chi bộ Trường Tiểu học số 2",
    "Chi bộ Trường THCS",
    "Chi bộ Trường Mầm non",
    "Chi bộ Hợp tác xã Nông nghiệp",
    "Chi bộ Doanh nghiệp may",
    "Chi bộ Chợ trung tâm",
];
const POSITIONS: [&str; 6] =
    ["Đảng viên", "Đảng viên", "Chi ủy viên", "Phó Bí thư chi bộ", "Bí thư chi bộ", "Trưởng thôn"];
const EDUCATIONS: [&str; 4] = ["Trung cấp", "Cao đẳng", "Đại học", "Thạc sĩ"];
const THEORIES: [&str; 4] = ["", "Sơ cấp", "Trung cấp", "Cao cấp"];
const WORKPLACE_OF_GUEST: &str = "Khách mời quốc tế";

/// One step of a linear congruential generator (Knuth, MMIX): enough to mix a sample, the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

/// A made-up roster, the same in every run.
pub(super) fn delegates() -> Vec<Delegate> {
    let mut dice = Dice(2026);
    (0..DELEGATES)
        .map(|index| {
            let woman = dice.below(100) < 34;
            let (middle, given) = if woman {
                (dice.of(&MIDDLES_OF_WOMEN), dice.of(&WOMEN))
            } else {
                (dice.of(&MIDDLES_OF_MEN), dice.of(&MEN))
            };
            let name = format!("{} {middle} {given}", dice.of(&FAMILIES));
            let born = 1962 + dice.below(40) as i16;
            let admitted = (born + 22 + dice.below(12) as i16).min(2024);
            let (month, day) = (1 + dice.below(12) as i8, 1 + dice.below(28) as i8);
            let unit = UNITS[index * UNITS.len() / DELEGATES];
            let number = index + 1;
            Delegate {
                stt: Some(number as u32),
                sex: Some(if woman { Sex::Female } else { Sex::Male }),
                date_of_birth: Some(PartialDate::Day(date(born, month, day))),
                ethnicity: if dice.below(20) == 0 { "Cơ Tu" } else { "Kinh" }.to_owned(),
                religion: "Không".to_owned(),
                home_town: "Hòa Phước".to_owned(),
                position: dice.of(&POSITIONS).to_owned(),
                workplace: unit.to_owned(),
                unit: unit.to_owned(),
                delegation: format!("Đoàn {}", 1 + index * 6 / DELEGATES),
                seated_by: Some(if index % 9 == 0 { SeatedBy::ExOfficio } else { SeatedBy::Elected }),
                admitted_on: Some(PartialDate::Day(date(admitted, day.clamp(1, 12), month))),
                general_education: "12/12".to_owned(),
                education: dice.of(&EDUCATIONS).to_owned(),
                political_theory: dice.of(&THEORIES).to_owned(),
                badge_no: format!("{number:03}"),
                seat: seat(index),
                ..Delegate::new(DelegateId(Uuid::now_v7()), Uuid::new_v4(), name)
            }
        })
        .collect()
}

/// The guest's record, behind the delegates.
pub(super) fn seat_guest(guest: &mut Delegate, delegates: usize) {
    guest.stt = Some(delegates as u32 + 1);
    guest.kind = DelegateKind::Guest;
    guest.sex = Some(Sex::Female);
    guest.position = "Khách mời".into();
    guest.workplace = WORKPLACE_OF_GUEST.into();
    guest.unit = WORKPLACE_OF_GUEST.into();
    guest.delegation = "Khách mời".into();
    guest.badge_no = "K01".into();
    guest.seat = "VIP-1".into();
}

/// Rows of twenty, by letter.
fn seat(index: usize) -> String {
    format!("{}-{:02}", char::from(b'A' + (index / 20) as u8), index % 20 + 1)
}

/// A delegate who came, or is excused.
pub(super) struct Arrival {
    pub(super) delegate: DelegateId,
    /// None for an absence.
    pub(super) means: Option<Means>,
    pub(super) score: f32,
    pub(super) minutes_ago: i64,
    pub(super) seconds: i64,
}

/// The arrivals so far, earliest first; buses make some minutes full.
pub(super) fn arrivals(delegates: &[Delegate]) -> Vec<Arrival> {
    let mut dice = Dice(7);
    let mut order: Vec<usize> = (0..delegates.len()).collect();
    for place in (1..order.len()).rev() {
        order.swap(place, dice.below(place + 1));
    }
    let mut arrivals: Vec<Arrival> = order
        .into_iter()
        .take(PRESENT + EXCUSED)
        .enumerate()
        .map(|(place, index)| {
            let bus = dice.below(3) == 0;
            let minutes_ago =
                if bus { [27, 26, 15, 14, 6][dice.below(5)] } else { 1 + dice.below(ARRIVALS as usize - 2) };
            let means = match dice.below(100) {
                0..80 => Means::Face,
                80..92 => Means::Qr,
                _ => Means::Name,
            };
            Arrival {
                delegate: delegates[index].id,
                means: (place >= EXCUSED).then_some(means),
                score: 0.52 + dice.below(30) as f32 / 100.0,
                minutes_ago: if place < EXCUSED { ARRIVALS } else { minutes_ago as i64 },
                seconds: dice.below(60) as i64,
            }
        })
        .collect();
    arrivals.sort_by_key(|arrival| std::cmp::Reverse(arrival.minutes_ago * 60 + arrival.seconds));
    arrivals
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_sample_is_the_same_every_time_and_whole() {
        let (first, second) = (delegates(), delegates());
        let names = |all: &[Delegate]| all.iter().map(|one| one.full_name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&first), names(&second));
        assert_eq!(first.len(), DELEGATES);
        assert_eq!(first.iter().map(|one| one.unit.as_str()).collect::<HashSet<_>>().len(), UNITS.len());
        assert_eq!(first.iter().map(|one| one.seat.as_str()).collect::<HashSet<_>>().len(), DELEGATES);
        let came = arrivals(&first);
        assert_eq!(came.iter().filter(|one| one.means.is_some()).count(), PRESENT);
        assert_eq!(came.iter().map(|one| one.delegate).collect::<HashSet<_>>().len(), came.len());
    }
}
