//! Finding among 10,000 delegates as one types, and making a roster ready for it: `cargo bench --bench names`.

use daihoi::domain::{
    delegate::{Delegate, DelegateId},
    find::Finder,
};
use uuid::Uuid;

const FAMILY: [&str; 10] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ"];
const MIDDLE: [&str; 7] = ["Văn", "Thị", "Hữu", "Thị Hồng", "Đức", "Thị Ngọc", "Minh"];
const GIVEN: [&str; 13] =
    ["Bình", "Hoa", "An", "Hạnh", "Dũng", "Phượng", "Khuê", "Ưng", "Thủy", "Sơn", "Yến", "Đạt", "Quỳnh"];

fn main() {
    divan::main();
}

/// Made-up people, each name in many units.
fn people() -> Vec<Delegate> {
    let person = |number: usize| {
        let name = format!("{} {} {}", FAMILY[number % 10], MIDDLE[number / 3 % 7], GIVEN[number * 5 % 13]);
        let id = Uuid::from_u128(number as u128);
        let mut person = Delegate::new(DelegateId(id), id, name);
        person.unit = format!("Chi bộ thôn {}", number % 400 + 1);
        person.delegation = format!("Đoàn {}", number % 60 + 1);
        person.seat = format!("{}-{:02}", ["A", "B", "C", "D"][number % 4], number / 4 + 1);
        person.badge_no = format!("{number:05}");
        person.phone = format!("0905{number:06}");
        person
    };
    (0..10_000).map(person).collect()
}

/// From the first letter on, and what a query costs that fits everybody or nobody.
#[divan::bench(args = ["n", "nvh", "nguyen van h", "hạnh 12", "thi nguyen ngoc", "3456", "không có ai"])]
fn find(bencher: divan::Bencher, query: &str) {
    let people = people();
    let finder = Finder::new(&people);
    bencher.bench_local(|| finder.find(divan::black_box(query)));
}

#[divan::bench(sample_count = 10)]
fn make_ready(bencher: divan::Bencher) {
    let people = people();
    bencher.bench_local(|| Finder::new(divan::black_box(&people)));
}
