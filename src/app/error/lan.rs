//! Why the site can't be opened to the LAN.

use std::{io, path::PathBuf};

/// The site can't be served on the LAN.
#[derive(Debug, thiserror::Error)]
pub enum LanError {
    /// What was to be listened at is no address.
    #[error("{text} is no address")]
    NoAddress {
        /// The address as it was typed.
        text: String,
    },
    /// The code can be guessed.
    #[error("a code has at least {least} characters")]
    ShortCode {
        /// The fewest characters that a code may have.
        least: usize,
    },
    /// No site was built yet.
    #[error("no site in {folder}")]
    NoSite {
        /// Where it was looked for.
        folder: PathBuf,
    },
    /// Documents for internal circulation are on the site, and no code protects them.
    #[error("{documents} documents are for internal circulation")]
    Internal { documents: usize },
    /// Another program listens there.
    #[error("{listen} is in use")]
    InUse {
        /// The address and port.
        listen: String,
        /// Another port that may be free.
        other: u16,
    },
    /// The system refuses to listen there.
    #[error("{listen}: {source}")]
    Listen {
        /// The address and port.
        listen: String,
        source: io::Error,
    },
}
