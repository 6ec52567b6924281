//! How lines are set, of paragraphs and of cells.

use crate::documents::Alignment;

/// The class attribute that sets lines, with the space before it.
pub(super) fn class(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Natural => "",
        Alignment::Centre => " class=\"centre\"",
        Alignment::Right => " class=\"right\"",
    }
}
