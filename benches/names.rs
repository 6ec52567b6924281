//! Finding among 10,000 delegates as one types, and making a roster ready for it: `cargo bench --bench names`.

use daihoi::domain::{
    date::PartialDate,
    delegate::{Delegate, DelegateId},
    find::Finder,
};
use jiff::civil::Date;
use uuid::Uuid;

fn main() {
    divan::main();
}

fn people() -> Vec<Delegate> {
    let delegate = |(place, made): (u128, daihoi_testing::people::Person)| {
        let id = Uuid::from_u128(place);
        let (year, day) = made.born;
        let born = day.map(|(month, day)| PartialDate::Day(Date::constant(year, month, day)));
        Delegate {
            unit: made.unit,
            delegation: made.delegation,
            position: made.position,
            seat: made.seat,
            badge_no: made.badge_no,
            phone: made.phone,
            date_of_birth: Some(born.unwrap_or(PartialDate::Year(year))),
            ..Delegate::new(DelegateId(id), id, made.full_name)
        }
    };
    (0..).zip(daihoi_testing::people::people(10_000, 2026)).map(delegate).collect()
}

/// From the first letter on; each kind that is not found as it is typed; what fits nobody; as many words as are looked at.
#[divan::bench(args = [
    "",
    "n",
    "nvh",
    "nguyen van h",
    "hạnh 12",
    "3456",
    "nguyeenx vawn hanhj",
    "nguye6n4 va8n hanh5",
    "nguyeenxvawnhanhj",
    "nguyen vna hannh",
    "ngyuen van hanhh 12",
    "hanh cb 12",
    "ghế c 14",
    "+84 905 001 234",
    "đ/c anh hạnh",
    "hạnh 12/3/1975",
    "bí thư hạnh",
    "nvhanh",
    "hanh qwxk",
    "qwxk brzz wwwq kkkx",
    "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba mười bốn mười lăm",
    "nguyễn thị hồng ngọc hạnh sơn yến đạt quỳnh bình hoa an dũng phượng khuê vinh thủy trần lê phạm",
    "a b c d e g h i k l m n o p q r s t u v",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
])]
fn search(bencher: divan::Bencher, query: &str) {
    let people = people();
    let finder = Finder::new(&people);
    bencher.bench_local(|| finder.search(divan::black_box(query), |person| person % 3 == 0));
}

#[divan::bench(sample_count = 10)]
fn make_ready(bencher: divan::Bencher) {
    let people = people();
    bencher.bench_local(|| Finder::new(divan::black_box(&people)));
}
