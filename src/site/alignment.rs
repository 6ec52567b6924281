//! Alignment of paragraphs and cells as CSS classes.

use crate::documents::Alignment;

/// The class attribute for an alignment, preceded by a space; empty for the natural one.
pub(super) fn class(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Natural => "",
        Alignment::Centre => " class=\"centre\"",
        Alignment::Right => " class=\"right\"",
    }
}
