//! What can keep a site from being rendered.

use std::{io, path::PathBuf};

/// The site can't be rendered.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// A template can't be read as a template, or names what is not there.
    #[error("{template}{}: {source}", line.map(|line| format!(":{line}")).unwrap_or_default())]
    Template {
        /// The template, such as `document.html`.
        template: String,
        /// The file that overrides the shipped one; none for a shipped one.
        file: Option<PathBuf>,
        /// The line, from 1.
        line: Option<usize>,
        /// Why.
        source: Box<minijinja::Error>,
    },
    /// A template that overrides a shipped one can't be read.
    #[error("{path}: {source}")]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A page's name can't stand in addresses.
    #[error("not a page name: {slug}")]
    Slug {
        /// The name.
        slug: String,
    },
    /// Two pages have one name.
    #[error("two pages are called {slug}")]
    SlugTwice {
        /// The name.
        slug: String,
    },
    /// A page is marked secret; what is secret is never published.
    #[error("{slug} is secret")]
    Secret {
        /// The page.
        slug: String,
    },
    /// An original's name is empty, or leads to another folder.
    #[error("{slug}: not a file name: {file}")]
    OriginalName {
        /// The page.
        slug: String,
        /// The name.
        file: String,
    },
}
