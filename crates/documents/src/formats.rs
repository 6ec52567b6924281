//! The file formats that can be read, by extension.

use std::path::Path;

/// Extensions of the files that [`read`](crate::read()) reads, in lower case.
pub const EXTENSIONS: [&str; 5] = ["docx", "md", "markdown", "pdf", "doc"];

/// A file's extension as in [`EXTENSIONS`]: in lower case, empty where it has none.
pub fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}
