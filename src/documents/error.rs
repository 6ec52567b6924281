//! Why a document can't be read, and what was lost or odd in one that can.

use std::{
    io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::limits::Limit;

/// Why a document can't be read. Every variant names the file.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The file can't be opened or read.
    #[error("can't read {path}")]
    Open {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A pipe, a device or a folder under a document's name: reading it might never end.
    #[error("{path}: no regular file")]
    NotAFile {
        /// Its path.
        path: PathBuf,
    },
    /// A symbolic link, or a file that a link puts outside of the documents' folder: it may lead to anything.
    #[error("{path}: a link, not followed")]
    Linked {
        /// Its path.
        path: PathBuf,
    },
    /// No reader for this kind of file.
    #[error("{path}: no reader for .{extension}")]
    Unsupported {
        /// The file.
        path: PathBuf,
        /// Its extension in lower case; empty without one.
        extension: String,
    },
    /// Larger than anything a real document is: taken as hostile.
    #[error("{path}: {limit:?} is {found}, allowed are {}", .limit.allowed())]
    Limit {
        /// The file.
        path: PathBuf,
        /// Which limit.
        limit: Limit,
        /// What was found; where reading stopped early, what was reached.
        found: u64,
    },
    /// The text, or a part of the package, is not Unicode.
    #[error("{path}: {part} is not UTF-8 from byte {at} on")]
    NotUnicode {
        /// The file.
        path: PathBuf,
        /// The part of the package; empty for a text file.
        part: String,
        /// The first byte that is wrong.
        at: usize,
    },
    /// The YAML front matter can't be read; it may have said "secret", so nothing is shown.
    #[error("{path}: front matter")]
    Yaml {
        /// The file.
        path: PathBuf,
        /// Where and what.
        source: Box<serde_saphyr::Error>,
    },
    /// TOML front matter, or the file beside the document, can't be read; it may have said "secret".
    #[error("{path}: front matter")]
    Toml {
        /// The file that holds the TOML.
        path: PathBuf,
        /// Where and what.
        source: Box<toml::de::Error>,
    },
    /// Front matter that begins and never ends; it may have said "secret".
    #[error("{path}: the front matter has no end")]
    OpenFrontMatter {
        /// The file.
        path: PathBuf,
    },
    /// Not a package of Word's: not a zip archive, or a damaged one.
    #[error("{path}: not a readable .docx package")]
    Package {
        /// The file.
        path: PathBuf,
        /// What the archive's reader says.
        source: zip::result::ZipError,
    },
    /// Protected by a password.
    #[error("{path}: protected by a password")]
    Encrypted {
        /// The file.
        path: PathBuf,
    },
    /// An old .doc under the name of a .docx.
    #[error("{path}: an old .doc file")]
    OldWord {
        /// The file.
        path: PathBuf,
    },
    /// The package lacks its main part.
    #[error("{path}: {part} is missing")]
    MissingPart {
        /// The file.
        path: PathBuf,
        /// The part.
        part: String,
    },
    /// A part declares a document type, which Word never does and attacks do.
    #[error("{path}: {part} declares a DOCTYPE")]
    Doctype {
        /// The file.
        path: PathBuf,
        /// The part.
        part: String,
    },
    /// A part is not well-formed XML.
    #[error("{path}: {part}, byte {at}")]
    Xml {
        /// The file.
        path: PathBuf,
        /// The part.
        part: String,
        /// Where reading stopped.
        at: u64,
        /// What is wrong there.
        source: Box<quick_xml::Error>,
    },
    /// A PDF or an old Word file that its reader makes nothing of.
    #[error("{path}: damaged, or not what its name says")]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// The process that reads PDF and old Word files gave no answer.
    #[error("{path}: the reading process ended: {why:?}")]
    Foreign {
        /// The file.
        path: PathBuf,
        /// How it ended.
        why: Ended,
    },
}

impl DocumentError {
    /// Whether a whole document of which a part is not written yet may give this error. Faults in front matter are not
    /// among them: it may be just then that it says "secret".
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

    /// The file that it is about.
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
    /// It took longer than any real document does.
    Slow,
    /// It wanted more memory than any real document does.
    Memory,
    /// It failed on the file.
    Crashed,
    /// It could not be started.
    NotStarted(io::ErrorKind),
}

/// What was lost, odd or left out in a document that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Warning {
    /// Things that the reader does not carry over yet.
    Dropped {
        /// What they are.
        what: Dropped,
        /// How many.
        count: usize,
    },
    /// Changes that nobody accepted or refused yet; insertions are shown, deletions are not.
    TrackedChanges {
        /// Inserted or moved here.
        inserted: usize,
        /// Deleted or moved away.
        deleted: usize,
    },
    /// Raw HTML in Markdown, shown as it was typed.
    RawHtml {
        /// How many pieces.
        count: usize,
    },
    /// A link that is no web, mail or inner address; its words are kept.
    UnsafeLink {
        /// The address.
        target: String,
    },
    /// A link to a file that is not among the papers that readers get; its words are kept.
    PaperLink {
        /// The address.
        target: String,
    },
    /// A field of the front matter that means nothing here.
    UnknownField {
        /// Its name.
        name: String,
    },
    /// A field of the front matter whose value can't be understood. An unclear secrecy counts as secret.
    BadField {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
    },
    /// The package names a file outside its own folder; it was not touched.
    EscapingName {
        /// The name.
        name: String,
    },
    /// A footnote that is cited and not there.
    MissingFootnote {
        /// Its mark.
        mark: String,
    },
    /// Quotes or lists nest deeper than pages can show; the deepest were flattened.
    DeepNesting,
    /// Nothing to read in it.
    NoText,
    /// Lines with columns, most likely of tables, that a PDF does not tell apart; they are shown as lines.
    TableLines {
        /// How many lines.
        count: usize,
    },
    /// Automatic numbers of an old Word file, which its reader does not give.
    LostNumbers {
        /// How many.
        count: usize,
    },
    /// Merged cells of an old Word file, which its reader does not give.
    LostMerges,
    /// Text boxes of an old Word file, which its reader does not give.
    LostBoxes {
        /// How many lines.
        lines: usize,
    },
    /// Scanned pages that character recognition read.
    ReadByOcr {
        /// How many pages.
        pages: usize,
    },
    /// Scanned pages that are shown and can't be searched.
    UnreadScan {
        /// How many pages.
        pages: usize,
    },
    /// A scan whose heading block could not be read: nobody stated what it is, and its title is the file's name.
    UnnamedScan,
    /// Pages without text that could not be drawn either.
    PagesLeftOut {
        /// How many pages.
        pages: usize,
    },
    /// The text of a PDF is torn apart or unreadable: its pages are shown as pictures.
    Garbled,
    /// The text is in an encoding before Unicode, which nothing in the file names.
    OldEncoding,
}

/// What a reader does not carry over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Dropped {
    /// A picture.
    Image,
    /// A chart, drawing or embedded file.
    Object,
    /// A contents list with page numbers; the site makes its own.
    Contents,
}
