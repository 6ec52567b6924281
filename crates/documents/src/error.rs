//! Errors that keep a document from being read, and warnings about one that was read.

use std::{
    io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::limits::Limit;

/// The reason why a document can't be read. Every variant carries the file's path.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The file can't be opened or read.
    #[error("can't read {path}")]
    Open {
        /// Path of the file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// A pipe, a device or a folder under a document's name: reading it might never end.
    #[error("{path}: no regular file")]
    NotAFile {
        /// Path of what is there instead.
        path: PathBuf,
    },
    /// A symbolic link, or a file that a link puts outside of the documents' folder: it may lead to anything.
    #[error("{path}: a link, not followed")]
    Linked {
        /// Path of the link.
        path: PathBuf,
    },
    /// No reader exists for this kind of file.
    #[error("{path}: no reader for .{extension}")]
    Unsupported {
        /// Path of the file.
        path: PathBuf,
        /// Extension in lower case; empty without one.
        extension: String,
    },
    /// Exceeds a limit far above any real document: taken as hostile.
    #[error("{path}: {limit:?} is {found}, allowed are {}", .limit.allowed())]
    Limit {
        /// Path of the file.
        path: PathBuf,
        /// The limit that was exceeded.
        limit: Limit,
        /// The value found; where reading stopped early, the value reached by then.
        found: u64,
    },
    /// The text, or a part of the package, is not Unicode.
    #[error("{path}: {part} is not UTF-8 from byte {at} on")]
    NotUnicode {
        /// Path of the file.
        path: PathBuf,
        /// Name of the part within the package; empty for a text file.
        part: String,
        /// Offset of the first invalid byte.
        at: usize,
    },
    /// The YAML front matter can't be parsed. It may have said "secret", so nothing is shown.
    #[error("{path}: front matter")]
    Yaml {
        /// Path of the file.
        path: PathBuf,
        /// The parser's error, with its position.
        source: Box<serde_saphyr::Error>,
    },
    /// TOML front matter, or the file beside the document, can't be parsed; it may have said "secret".
    #[error("{path}: front matter")]
    Toml {
        /// The file that holds the TOML.
        path: PathBuf,
        /// The parser's error, with its position.
        source: Box<toml::de::Error>,
    },
    /// Front matter that begins and never ends; it may have said "secret".
    #[error("{path}: the front matter has no end")]
    OpenFrontMatter {
        /// Path of the file.
        path: PathBuf,
    },
    /// Not a Word package: not a zip archive, or a damaged one.
    #[error("{path}: not a readable .docx package")]
    Package {
        /// Path of the file.
        path: PathBuf,
        /// The archive reader's error.
        source: zip::result::ZipError,
    },
    /// Encrypted with a password.
    #[error("{path}: protected by a password")]
    Encrypted {
        /// Path of the file.
        path: PathBuf,
    },
    /// An old .doc under the name of a .docx.
    #[error("{path}: an old .doc file")]
    OldWord {
        /// Path of the file.
        path: PathBuf,
    },
    /// The package lacks its main part.
    #[error("{path}: {part} is missing")]
    MissingPart {
        /// Path of the file.
        path: PathBuf,
        /// Name of the missing part.
        part: String,
    },
    /// A part declares a document type, which Word never does and attacks do.
    #[error("{path}: {part} declares a DOCTYPE")]
    Doctype {
        /// Path of the file.
        path: PathBuf,
        /// Name of the part.
        part: String,
    },
    /// A part is not well-formed XML.
    #[error("{path}: {part}, byte {at}")]
    Xml {
        /// Path of the file.
        path: PathBuf,
        /// Name of the part.
        part: String,
        /// Byte offset at which parsing stopped.
        at: u64,
        /// The parser's error.
        source: Box<quick_xml::Error>,
    },
    /// A PDF or an old Word file that its reader can't parse.
    #[error("{path}: damaged, or not what its name says")]
    Damaged {
        /// Path of the file.
        path: PathBuf,
    },
    /// The process that reads PDF and old Word files gave no answer.
    #[error("{path}: the reading process ended: {why:?}")]
    Foreign {
        /// Path of the file.
        path: PathBuf,
        /// How the process ended.
        why: Ended,
    },
}

/// Adds the path of a file to the system's error about it.
pub(super) trait AtPath<T> {
    fn at(self, path: &Path) -> Result<T, DocumentError>;
}

impl<T> AtPath<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T, DocumentError> {
        self.map_err(|source| DocumentError::Open { path: path.to_owned(), source })
    }
}

impl DocumentError {
    /// Whether an intact document that is still being written may give this error. Faults in front matter are excluded:
    /// the half that is missing may say "secret".
    pub fn may_be_half_written(&self) -> bool {
        matches!(
            self,
            Self::Package { .. }
                | Self::MissingPart { .. }
                | Self::Xml { .. }
                | Self::NotUnicode { .. }
                | Self::Damaged { .. }
                | Self::Foreign { why: Ended::Crashed, .. }
        )
    }

    /// Path of the file that the error is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::Open { path, .. }
            | Self::NotAFile { path }
            | Self::Linked { path }
            | Self::Unsupported { path, .. }
            | Self::Limit { path, .. }
            | Self::NotUnicode { path, .. }
            | Self::Yaml { path, .. }
            | Self::Toml { path, .. }
            | Self::OpenFrontMatter { path }
            | Self::Package { path, .. }
            | Self::Encrypted { path }
            | Self::OldWord { path }
            | Self::MissingPart { path, .. }
            | Self::Doctype { path, .. }
            | Self::Xml { path, .. }
            | Self::Damaged { path }
            | Self::Foreign { path, .. } => path,
        }
    }
}

/// How a reading process ended that gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It exceeded its time, which is longer than any real document takes.
    Slow,
    /// It exceeded its memory, which is more than any real document takes.
    Memory,
    /// It crashed on the file.
    Crashed,
    /// It could not be started.
    NotStarted(io::ErrorKind),
}

/// What was lost, odd or left out in a document that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Warning {
    /// Content that the reader does not carry over.
    Dropped {
        /// The kind of content.
        what: Dropped,
        /// Number of occurrences.
        count: usize,
    },
    /// Tracked changes that nobody accepted or refused yet; insertions are shown, deletions are not.
    TrackedChanges {
        /// Number of insertions, moves to a place included.
        inserted: usize,
        /// Number of deletions, moves from a place included.
        deleted: usize,
    },
    /// Raw HTML in Markdown, shown as it was typed.
    RawHtml {
        /// Number of pieces of HTML.
        count: usize,
    },
    /// A link that is no web, mail or inner address; its words are kept as text.
    UnsafeLink {
        /// The address as written.
        target: String,
    },
    /// A link to a file that is not among the published documents; its words are kept as text.
    PaperLink {
        /// The address as written.
        target: String,
    },
    /// A front matter field of unknown name.
    UnknownField {
        /// The name as written.
        name: String,
    },
    /// A front matter field whose value can't be understood. An unclear secrecy counts as secret.
    BadField {
        /// The name as written.
        name: String,
        /// The value as written.
        value: String,
    },
    /// The package names a file outside its own folder; that file was not touched.
    EscapingName {
        /// The name as the package states it.
        name: String,
    },
    /// A footnote that is cited and does not exist.
    MissingFootnote {
        /// The mark that cites it.
        mark: String,
    },
    /// Quotes or lists nest deeper than pages can show; the deepest were flattened.
    DeepNesting,
    /// The document has no text.
    NoText,
    /// Lines with wide gaps in a PDF, most likely tables without rules; they are shown as lines.
    TableLines {
        /// Number of such lines.
        count: usize,
    },
    /// Automatic numbers of an old Word file, which its reader does not provide.
    LostNumbers {
        /// Number of paragraphs that had one.
        count: usize,
    },
    /// Merged cells of an old Word file, which its reader does not provide.
    LostMerges,
    /// Text boxes of an old Word file, which its reader does not provide.
    LostBoxes {
        /// Number of lines in them.
        lines: usize,
    },
    /// Scanned pages that were read by character recognition.
    ReadByOcr {
        /// Number of pages.
        pages: usize,
    },
    /// Scanned pages that are shown and can't be searched.
    UnreadScan {
        /// Number of pages.
        pages: usize,
    },
    /// A scan whose heading block could not be read: nobody stated what it is, and its title is the file's name.
    UnnamedScan,
    /// Pages without text that could not be drawn either.
    PagesLeftOut {
        /// Number of pages.
        pages: usize,
    },
    /// The text layer of a PDF is broken: its pages are shown as pictures instead.
    Garbled,
    /// The text is in an encoding older than Unicode, which nothing in the file names.
    OldEncoding,
}

/// Kinds of content that a reader does not carry over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Dropped {
    /// A picture, such as one of an unknown format.
    Image,
    /// A chart, drawing or embedded file.
    Object,
    /// A contents list with page numbers; the site makes its own.
    Contents,
}
