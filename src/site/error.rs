//! Errors that keep a site from being rendered.

use std::{io, path::PathBuf};

/// The reason why the site can't be rendered.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// A template can't be parsed, or uses a name that does not exist.
    #[error("{template}{}: {source}", line.map(|line| format!(":{line}")).unwrap_or_default())]
    Template {
        /// Name of the template, such as `document.html`.
        template: String,
        /// The file that overrides the shipped one; none for a shipped one.
        file: Option<PathBuf>,
        /// Line in the template, from 1.
        line: Option<usize>,
        /// The template engine's error.
        source: Box<minijinja::Error>,
    },
    /// A template that overrides a shipped one can't be read.
    #[error("{path}: {source}")]
    Read {
        /// Path of the file or folder.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// A page's name is not fit for addresses.
    #[error("not a page name: {slug}")]
    Slug {
        /// The name as given.
        slug: String,
    },
    /// Two pages have one name.
    #[error("two pages are called {slug}")]
    SlugTwice {
        /// The name of both.
        slug: String,
    },
    /// A page is marked secret; such a document is never published.
    #[error("{slug} is secret")]
    Secret {
        /// Name of the page.
        slug: String,
    },
    /// An original's name is empty, or leads to another folder.
    #[error("{slug}: not a file name: {file}")]
    OriginalName {
        /// Name of the page.
        slug: String,
        /// The original's name as given.
        file: String,
    },
}
