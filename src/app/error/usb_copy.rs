//! What can keep a site from being copied to a USB drive.

use std::path::PathBuf;

/// Why a copy could not be made. What was on the USB drive is as it was.
#[derive(Debug, thiserror::Error)]
pub enum UsbCopyError {
    /// The folder holds something that is no site of ours.
    #[error("{path} holds something else")]
    Occupied { path: PathBuf },
    /// Nothing is there to copy to.
    #[error("{path} is not there")]
    NoDrive {
        /// What was named.
        path: PathBuf,
    },
    /// The copy would be among the congress's own files.
    #[error("{path} is in the congress's folder")]
    Inside {
        /// What was named.
        path: PathBuf,
    },
    /// In the console nobody sees which folder a name without one above it is in.
    #[error("{path} is no whole path")]
    Relative {
        /// What was typed.
        path: PathBuf,
    },
    /// Not enough room for the copy beside what is there.
    #[error("{path}: {needed} bytes needed, {free} free")]
    NoRoom {
        path: PathBuf,
        /// Bytes that the copy takes.
        needed: u64,
        /// Bytes that are free.
        free: u64,
    },
    /// A file of the site has a name that the file system of a USB drive can't store.
    #[error("not a file name that USB drives take: {file}")]
    Name {
        /// Below the site's folder.
        file: String,
    },
    /// A file of the site is not as it was built.
    #[error("{file} of the site is damaged")]
    Source {
        /// Below the site's folder.
        file: String,
    },
    /// The USB drive gives back something else than what was written.
    #[error("{path} does not hold what was written")]
    Faulty {
        /// The file on the USB drive.
        path: PathBuf,
    },
    /// The USB drive is gone.
    #[error("{path} is gone")]
    Unplugged {
        /// Where it was.
        path: PathBuf,
    },
    /// Whoever asked for the copy ended it.
    #[error("ended")]
    Ended,
}
