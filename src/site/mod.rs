//! Renders documents as a folder of pages that opens by double-click: navigation, pages, assets.
//!
//! Nothing here reads or writes the site itself: a [`Renderer`] turns a [`Site`] into [`File`]s, and equal input gives
//! equal bytes. It holds every document's [`Card`], which is small, and the text of one document at a time. The
//! search's chunks and the original files are placed beside the pages by `app`.

mod alignment;
mod card;
mod content;
mod contents;
mod error;
mod escape;
mod facts;
mod heading;
mod home;
mod list_entry;
mod list_pages;
mod listings;
mod minify;
mod pages;
mod sitting;
mod slug;
mod table;
mod templates;

use std::collections::HashMap;

use jiff::civil::Date;

pub use card::{Card, Original, Page, Part, Revision};
pub use error::SiteError;
pub use escape::segment;
pub use pages::Renderer;
pub use sitting::Sitting;
pub use templates::Templates;

use crate::{documents::Metadata, i18n::Language};

/// The `Content-Security-Policy` of every page: nothing outside the folder, nothing inline.
pub const CONTENT_SECURITY_POLICY: &str =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'";

/// Name of the folder beside a page that holds its original file.
pub const ORIGINALS: &str = "tep-goc";

/// A congress's site before it is rendered.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The congress's name, as on its banner.
    pub congress: &'a str,
    /// Nhiệm kỳ, such as `2025 - 2030`; empty if not stated.
    pub term: &'a str,
    /// Language of the frame around the documents.
    pub language: Language,
    /// Venue of the congress; empty if not stated.
    pub place: &'a str,
    /// Its sittings in order: a document that names one (`chinh-thuc`) shows the sitting's title.
    pub sittings: &'a [Sitting],
    /// Its documents, in any order.
    pub cards: &'a [Card],
    /// The date printed on the site; none omits it, so that equal documents give equal bytes on any day.
    pub built: Option<Date>,
}

/// A file of the rendered site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Path relative to the site's root, separated by `/`.
    pub path: String,
    /// The file's content.
    pub bytes: Vec<u8>,
}

/// Address of a section of the page `slug`, relative to the site's root: `van-ban/nghi-quyet/index.html#i-ket-qua`.
///
/// An empty anchor is the top of the page.
pub fn address(slug: &str, anchor: &str) -> String {
    let path = page_path(slug);
    if anchor.is_empty() { path } else { format!("{path}#{anchor}") }
}

/// Path of the original file of the page `slug`, relative to the site's root (a path, not an encoded address).
pub fn original_path(slug: &str, original: &Original) -> String {
    format!("van-ban/{slug}/{ORIGINALS}/{}", original.file)
}

/// Path of a picture of the page `slug`, relative to the site's root.
pub fn asset_path(slug: &str, name: &str) -> String {
    format!("van-ban/{slug}/{}/{name}", content::ASSETS)
}

/// Issuing bodies as documents state them, mapped to the names in the site's lists: not in capitals if another document
/// has them in small letters.
pub fn bodies<'a>(cards: impl Iterator<Item = &'a Card>, language: Language) -> HashMap<&'a str, String> {
    listings::bodies(cards, crate::i18n::site::site(language))
}

/// The display name of a document's class: `Báo cáo chính trị`, and words for "other" if none is stated.
pub fn class_name(metadata: &Metadata, language: Language) -> String {
    list_entry::class_name(metadata, crate::i18n::site::site(language))
}

/// Renders a whole site whose documents are all in memory; `site.cards` are those of `pages`. Pages first, then the
/// templates' assets, each sorted by path.
pub fn render(site: &Site, pages: &[Page], templates: &Templates) -> Result<Vec<File>, SiteError> {
    let renderer = Renderer::new(site, templates)?;
    let mut files = renderer.lists()?;
    for (page, card) in pages.iter().zip(site.cards) {
        files.push(renderer.page(card, &page.document)?);
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.extend(renderer.assets());
    Ok(files)
}

fn page_path(slug: &str) -> String {
    format!("van-ban/{slug}/index.html")
}
