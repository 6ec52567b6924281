//! A badge that checks nobody in.

use super::Surface;
use crate::{
    app::desk::badges::Found,
    console::{model::Model, theme::Tone},
};

/// What is wrong with it, and what to do. A badge that is in force is no problem.
pub(super) fn surface(model: &Model, found: Found) -> Surface<'static> {
    let words = &model.words().badges;
    let (tone, title, delegate, line) = match found {
        Found::Revoked(delegate, at) => {
            let at = at.to_zoned(model.zone.clone()).strftime("%H:%M %d/%m/%Y").to_string();
            (Tone::Bad, words.revoked, Some(delegate), (words.revoked_help)(&at))
        }
        Found::Elsewhere => (Tone::Bad, words.elsewhere[0], None, words.elsewhere[1].to_owned()),
        Found::Unknown | Found::Of(_) => (Tone::Bad, words.unknown[0], None, words.unknown[1].to_owned()),
        Found::Damaged => (Tone::Doubt, words.damaged[0], None, words.damaged[1].to_owned()),
        Found::Stray => (Tone::Plain, words.stray[0], None, words.stray[1].to_owned()),
    };
    Surface { tone, sign: None, title, aside: String::new(), delegate, seat: false, lines: vec![line], spare: false }
}
