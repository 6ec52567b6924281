//! How large and deep a document may be; what is more is hostile. Real files stay far below (ratio 32 at most).

use serde::{Deserialize, Serialize};

/// A limit that a file went over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// Bytes of the file.
    FileBytes,
    /// Bytes of a text file, and of the text in a package.
    TextBytes,
    /// Bytes of front matter, or of the file beside a document.
    FrontMatter,
    /// Bytes of one part of a package, unpacked.
    PartBytes,
    /// Bytes of all parts of a package, unpacked.
    PackageBytes,
    /// Unpacked bytes for each packed one.
    Ratio,
    /// Parts of a package.
    Entries,
    /// Elements inside elements.
    XmlDepth,
    /// Paragraphs, runs and cells; what Markdown opens and closes.
    Pieces,
}

impl Limit {
    /// The largest value that passes.
    pub fn allowed(self) -> u64 {
        match self {
            Self::FileBytes => 50 << 20,
            Self::TextBytes => 16 << 20,
            Self::FrontMatter => 1 << 20,
            Self::PartBytes => 64 << 20,
            Self::PackageBytes => 256 << 20,
            Self::Ratio => 200,
            Self::Entries => 5_000,
            Self::XmlDepth => 100,
            Self::Pieces => 200_000,
        }
    }
}

/// Parts smaller than this may be packed as tightly as they like: they can do no harm.
pub(super) const RATIO_FROM: u64 = 256 << 10;

/// Blocks inside blocks: deeper ones are flattened, so that walking a document never exhausts the stack.
pub(super) const NESTING: usize = 24;
