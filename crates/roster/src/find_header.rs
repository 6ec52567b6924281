//! The header of a list: by known headings, else by the names themselves.

use super::{
    Override,
    grid::Sheet,
    header::{self, Header},
    headless,
};

/// Finds the header by the known headings in the first rows. A name alone is enough where it is known as a whole and names
/// stand below it. Overrides that found their column are taken out of `unused`.
pub(super) fn find(sheet: &Sheet, overrides: &[Override], unused: &mut Vec<&Override>) -> Option<Header> {
    let header = header::best(sheet, overrides)
        .or_else(|| headless::guessed(sheet, overrides))
        .or_else(|| headless::bare(sheet, overrides))?;
    unused.retain(|wanted| !header.columns.iter().any(|column| wanted.names(&column.column, &column.header)));
    Some(header)
}
