//! Documents become a folder of pages that opens by double-click: navigation, pages, assets.
//!
//! Nothing here reads or writes the site itself: [`render`] turns a [`Site`] into [`File`]s, and the same input
//! gives the same bytes. The search's chunks and the original files are laid beside them by `app`.

mod alignment;
mod content;
mod contents;
mod error;
mod escape;
mod heading;
mod listing;
mod pages;
mod table;
mod templates;

use jiff::civil::Date;

pub use error::SiteError;
pub use templates::Templates;

use crate::{documents::Document, domain::congress::Session, i18n::Language};

/// What every page carries as its `Content-Security-Policy`: nothing outside the folder, nothing inline.
pub const CONTENT_SECURITY_POLICY: &str =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'";

/// A document on the site.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Names its folder: lower-case ASCII letters, digits and single hyphens; unique on the site.
    pub slug: String,
    /// What it shows.
    pub document: Document,
    /// The file that it was read from, if readers may have it.
    pub original: Option<Original>,
    /// When it last changed.
    pub updated: Option<Date>,
}

/// A file that lies beside a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Its name, without folders.
    pub file: String,
    /// Its size in bytes.
    pub size: u64,
}

/// A congress's site before it is rendered.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The congress, as on its banner.
    pub congress: &'a str,
    /// Nhiệm kỳ, such as `2025 - 2030`; empty if not stated.
    pub term: &'a str,
    /// The frame's language.
    pub language: Language,
    /// Its sittings: a document that names one (`chinh-thuc`) shows the sitting's title.
    pub sessions: &'a [Session],
    /// The documents, in any order.
    pub pages: &'a [Page],
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

/// Where a section of a page is, relative to the site's root: `van-ban/nghi-quyet/index.html#i-ket-qua`.
///
/// An empty anchor is the top of the page.
pub fn address(page: &Page, anchor: &str) -> String {
    let path = page_path(&page.slug);
    if anchor.is_empty() { path } else { format!("{path}#{anchor}") }
}

/// Where the page's original file belongs, relative to the site's root (a path, not an address).
pub fn original_path(page: &Page) -> Option<String> {
    page.original.as_ref().map(|original| format!("van-ban/{}/tep-goc/{}", page.slug, original.file))
}

/// Where a picture of the page belongs, relative to the site's root.
pub fn asset_path(page: &Page, name: &str) -> String {
    format!("van-ban/{}/{}/{name}", page.slug, content::ASSETS)
}

/// The page's class as the site writes it: `Báo cáo chính trị`, and words for "other" where none is stated.
pub fn class_name(page: &Page, language: Language) -> String {
    listing::class_name(page, crate::i18n::site::site(language))
}

/// Renders the whole site: pages first, then the templates' assets, each sorted by path.
pub fn render(site: &Site, templates: &Templates) -> Result<Vec<File>, SiteError> {
    pages::render(site, templates)
}

fn page_path(slug: &str) -> String {
    format!("van-ban/{slug}/index.html")
}
