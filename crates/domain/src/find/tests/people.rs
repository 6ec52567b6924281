//! The people of `daihoi_testing` as delegates.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    date::PartialDate,
    delegate::{Delegate, DelegateId},
};

/// So many people of a number.
pub(super) fn people(count: usize, number: u64) -> Vec<Delegate> {
    let made = daihoi_testing::people::people(count, number);
    made.into_iter().zip(1_u32..).map(|(person, stt)| delegate(person, stt)).collect()
}

fn delegate(made: daihoi_testing::people::Person, stt: u32) -> Delegate {
    let id = Uuid::from_u128(u128::from(stt));
    let (year, month_and_day) = made.born;
    let born = month_and_day.map(|(month, day)| PartialDate::Day(Date::constant(year, month, day)));
    Delegate {
        stt: Some(stt),
        unit: made.unit,
        delegation: made.delegation,
        position: made.position,
        seat: made.seat,
        badge_no: made.badge_no,
        phone: made.phone,
        date_of_birth: Some(born.unwrap_or(PartialDate::Year(year))),
        ..Delegate::new(DelegateId(id), id, made.full_name)
    }
}
