//! Limits on the size and depth of a document; whatever exceeds them is hostile. Real files stay far below (ratio 32 at
//! most).

use serde::{Deserialize, Serialize};

/// A limit that a file exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// Size of the file in bytes.
    FileBytes,
    /// Bytes of a text file, and of the text in a package.
    TextBytes,
    /// Bytes of front matter, or of the sidecar file.
    FrontMatter,
    /// Bytes of one part of a package, unpacked.
    PartBytes,
    /// Bytes of all parts of a package, unpacked.
    PackageBytes,
    /// Unpacked bytes for each packed one.
    Ratio,
    /// Number of parts in a package.
    Entries,
    /// Depth of nested elements.
    XmlDepth,
    /// Number of paragraphs, runs and cells; in Markdown, of opened and closed elements.
    Pieces,
}

impl Limit {
    /// The largest value that passes, in the unit of the variant.
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

/// Parts smaller than this many bytes may be packed at any ratio: they can do no harm.
pub(super) const RATIO_FROM: u64 = 256 << 10;

/// Depth of nested blocks: deeper ones are flattened, so that walking a document never exhausts the stack.
pub(super) const NESTING: usize = 24;
