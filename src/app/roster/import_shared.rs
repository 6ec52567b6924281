//! What two people have and one should: a seat, a number on the list. The rows are taken as they stand, and somebody is
//! asked to check.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    domain::delegate::{Delegate, DelegateId},
    roster::{Address, Field, FieldValue},
};

/// Fields of which each value is one person's, where a roster uses them so.
const OWN: [Field; 2] = [Field::Stt, Field::Seat];

/// A value that several people have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
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

/// The owners of each value of a field; none where most owners share theirs: seats are tables then, and numbers begin
/// again with every section.
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

/// The person who has the seat already, where seats are one person's.
pub(in crate::app) fn seated_there<'a>(seat: &str, others: impl Iterator<Item = &'a Delegate>) -> Option<&'a Delegate> {
    owners(Field::Seat, others)?.get(seat)?.first().copied()
}

/// What is shared by people of whom the file brought or changed one at least; each with the cell of the row that names
/// them, if one does.
pub(in crate::app) fn shared(roster: &[(&Delegate, Option<&Address>)], changed: &HashSet<DelegateId>) -> Vec<Shared> {
    let cells: HashMap<DelegateId, &Address> =
        roster.iter().filter_map(|(delegate, cell)| Some((delegate.id, (*cell)?))).collect();
    let mut all = Vec::new();
    for field in OWN {
        let owners = owners(field, roster.iter().map(|(delegate, _)| *delegate)).into_iter().flatten();
        for (value, owners) in owners.filter(|(_, owners)| owners.len() > 1) {
            let changed = owners.iter().filter(|owner| changed.contains(&owner.id));
            let Some(cell) = changed.filter_map(|owner| cells.get(&owner.id)).max() else { continue };
            let names = owners.iter().map(|owner| owner.full_name.clone()).collect();
            all.push(Shared { field, value, names, cell: Address::clone(cell) });
        }
    }
    all.sort_by(|a, b| a.cell.cmp(&b.cell));
    all
}
