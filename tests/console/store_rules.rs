//! What the operator is told of the store: a backup that could not be made, a clock that runs behind.

use daihoi::console::{Explained, Message, Model, update};
use jiff::SignedDuration;

use crate::fixture::*;

fn shown(model: &Model, sentence: &str) -> bool {
    text(&drawn(model, (140, 45))).contains(sentence)
}

#[test]
fn a_failed_backup_is_said_until_one_succeeds() {
    let mut model = console();
    let sentence = "Đĩa đã đầy nên không ghi được.";
    update(&mut model, Message::Desk(Reply::Backup(Err(Explained::told(sentence)))));
    assert!(shown(&model, sentence));
    update(&mut model, Message::Desk(Reply::Backup(Ok("/dai-hoi/backups/1.db".into()))));
    assert!(!shown(&model, sentence));
}

#[test]
fn a_clock_that_jumps_back_is_said_until_it_is_set_right() {
    let mut model = console();
    let words = model.words().header.clock_behind;
    assert!(!shown(&model, words));
    let back = now() - SignedDuration::from_hours(2);
    update(&mut model, Message::Tick(back));
    assert!(shown(&model, words));
    update(&mut model, Message::Tick(now()));
    assert!(!shown(&model, words));
}
