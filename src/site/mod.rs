//! Documents become a folder of pages that opens by double-click: navigation, pages, assets.
//!
//! Nothing here reads or writes the site itself: a [`Press`] turns a [`Site`] into [`File`]s, and the same input
//! gives the same bytes. It knows every document by its [`Card`], which is small, and sees the text of one at a time.
//! The search's chunks and the original files are laid beside the pages by `app`.

mod alignment;
mod card;
mod content;
mod contents;
mod error;
mod escape;
mod facts;
mod heading;
mod home;
mod lean;
mod listing;
mod lists;
mod pages;
mod shelves;
mod sitting;
mod slug;
mod table;
mod templates;

use std::collections::HashMap;

use jiff::civil::Date;

pub use card::{Card, Original, Page, Part, Revision};
pub use error::SiteError;
pub use escape::segment;
pub use pages::Press;
pub use sitting::Sitting;
pub use templates::Templates;

use crate::{documents::Metadata, i18n::Language};

/// What every page carries as its `Content-Security-Policy`: nothing outside the folder, nothing inline.
pub const CONTENT_SECURITY_POLICY: &str =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'";

/// The folder beside a page that holds its original file.
pub const ORIGINALS: &str = "tep-goc";

/// A congress's site before it is rendered.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The congress, as on its banner.
    pub congress: &'a str,
    /// Nhiệm kỳ, such as `2025 - 2030`; empty if not stated.
    pub term: &'a str,
    /// The frame's language.
    pub language: Language,
    /// Where it meets; empty if not stated.
    pub place: &'a str,
    /// Its sittings in order: a document that names one (`chinh-thuc`) shows the sitting's title.
    pub sittings: &'a [Sitting],
    /// Its documents, in any order.
    pub cards: &'a [Card],
    /// The date that the site bears; none leaves it out, so that equal documents give equal bytes on any day.
    pub built: Option<Date>,
}

/// A file of the rendered site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Relative to the site's root, parted by `/`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Where a section of the page `slug` is, relative to the site's root: `van-ban/nghi-quyet/index.html#i-ket-qua`.
///
/// An empty anchor is the top of the page.
pub fn address(slug: &str, anchor: &str) -> String {
    let path = page_path(slug);
    if anchor.is_empty() { path } else { format!("{path}#{anchor}") }
}

/// Where the original file of the page `slug` belongs, relative to the site's root (a path, not an address).
pub fn original_path(slug: &str, original: &Original) -> String {
    format!("van-ban/{slug}/{ORIGINALS}/{}", original.file)
}

/// Where a picture of the page `slug` belongs, relative to the site's root.
pub fn asset_path(slug: &str, name: &str) -> String {
    format!("van-ban/{slug}/{}/{name}", content::ASSETS)
}

/// Issuing bodies as papers state them, with the names that the site's lists give them: not in capitals where another
/// paper knows better.
pub fn bodies<'a>(cards: impl Iterator<Item = &'a Card>, language: Language) -> HashMap<&'a str, String> {
    shelves::bodies(cards, crate::i18n::site::site(language))
}

/// A document's class as the site writes it: `Báo cáo chính trị`, and words for "other" where none is stated.
pub fn class_name(metadata: &Metadata, language: Language) -> String {
    listing::class_name(metadata, crate::i18n::site::site(language))
}

/// Renders a whole site whose documents are all at hand; `site.cards` are those of `pages`. Pages first, then the
/// templates' assets, each sorted by path.
pub fn render(site: &Site, pages: &[Page], templates: &Templates) -> Result<Vec<File>, SiteError> {
    let press = Press::new(site, templates)?;
    let mut files = press.lists()?;
    for (page, card) in pages.iter().zip(site.cards) {
        files.push(press.page(card, &page.document)?);
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.extend(press.assets());
    Ok(files)
}

fn page_path(slug: &str) -> String {
    format!("van-ban/{slug}/index.html")
}
