//! Whole screens at 80x24 and 140x45, in both languages.

use crate::fixture::*;
use daihoi::app::lane::Label;

#[test]
fn dump() {
    let mut m = console();
    for s in [(80, 24), (140, 45)] {
        println!("{}", text(&drawn(&m, s)));
        let e = present(777, 0, daihoi::domain::event::Means::Face, now());
        daihoi::console::update(&mut m, preview([Label::Known(id(0)), Label::Unknown]));
        commit(&mut m, e);
        println!("{}", text(&drawn(&m, s)));
        daihoi::console::update(&mut m, confirm(1, 1));
        println!("{}", text(&drawn(&m, s)));
        m.screen = daihoi::console::Screen::Dashboard;
        println!("{}", text(&drawn(&m, s)));
        m.screen = daihoi::console::Screen::Delegates;
        println!("{}", text(&drawn(&m, s)));
        m = console();
    }
}
