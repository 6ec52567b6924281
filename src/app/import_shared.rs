//! What two people have and one should: a seat, a number on the list. The rows are taken as they stand, and somebody is
//! told to look.

use std::collections::{BTreeMap, HashSet};

use crate::{
    domain::delegate::{Delegate, DelegateId},
    roster::{Address, Field, FieldValue},
};

/// Fields of which each value is one person's, where a roster uses them so.
const OWN: [Field; 2] = [Field::Stt, Field::Seat];

/// A value that several people have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Of what.
    pub field: Field,
    /// As a sheet would have it.
    pub value: String,
    /// Their names, at least two, in the order of the roster.
    pub names: Vec<String>,
    /// The cell of the name in the last row that says so.
    pub cell: Address,
}

fn value(field: Field, delegate: &Delegate) -> Option<String> {
    FieldValue::get(field, delegate).map(|value| value.text()).filter(|text| !text.is_empty())
}

/// Who has each value of a field; none where most who have one share it: seats are tables then, and numbers begin anew
/// with every section.
fn owners<'a>(field: Field, roster: impl Iterator<Item = &'a Delegate>) -> Option<BTreeMap<String, Vec<&'a Delegate>>> {
    let mut owners: BTreeMap<String, Vec<&Delegate>> = BTreeMap::new();
    for delegate in roster {
        if let Some(value) = value(field, delegate) {
            owners.entry(value).or_default().push(delegate);
        }
    }
    let alone = owners.values().filter(|owners| owners.len() == 1).count();
    let having: usize = owners.values().map(Vec::len).sum();
    (alone * 2 >= having).then_some(owners)
}

/// Whose seat it is already, where seats are one person's.
pub(super) fn seated_there<'a>(seat: &str, roster: &'a [Delegate], but: DelegateId) -> Option<&'a Delegate> {
    let others = || roster.iter().filter(|other| other.id != but);
    owners(Field::Seat, others())?.get(seat)?.first().copied()
}

/// What is shared by people of whom the file brought or changed one at least; `cell` gives the row that did.
pub(super) fn shared<'a>(
    roster: impl Iterator<Item = &'a Delegate> + Clone,
    cell: impl Fn(DelegateId) -> Option<Address>,
    changed: &HashSet<DelegateId>,
) -> Vec<Shared> {
    let mut all = Vec::new();
    for field in OWN {
        let several = owners(field, roster.clone()).into_iter().flatten().filter(|(_, owners)| owners.len() > 1);
        all.extend(several.filter_map(|(value, owners)| {
            let cell =
                owners.iter().filter(|owner| changed.contains(&owner.id)).filter_map(|owner| cell(owner.id)).max()?;
            let names = owners.iter().map(|owner| owner.full_name.clone()).collect();
            Some(Shared { field, value, names, cell })
        }));
    }
    all.sort_by(|a, b| a.cell.cmp(&b.cell));
    all
}
