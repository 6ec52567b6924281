//! The site on the LAN: what a server is given and what it reports. The server itself is `serve`, which the command
//! line hands to the caller that needs one.

pub mod key;

use std::{
    fmt, fs, io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    str::FromStr,
};

use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::{Zeroize, Zeroizing};

use crate::{
    app::error::LanError,
    i18n::Language,
    text::{self, fold},
};

/// The port where none is named.
pub const PORT: u16 = 8080;
/// The fewest characters of an access code: a million codes of six digits take years to try at the door's pace.
pub const LEAST_CODE: usize = 6;

/// Starts servers. There is one, and tests have theirs.
pub trait Server: Send {
    /// Serves the site on the LAN until the value returned is closed or dropped.
    fn open(&self, plan: &Plan) -> Result<Box<dyn Opened>, LanError>;
}

/// A site that is being served on the LAN.
pub trait Opened: Send {
    /// Where this machine is found now, the likeliest first; networks come and go.
    fn addresses(&self) -> Vec<Address>;
    /// Counts of readers, requests and wrong codes.
    fn readers(&self) -> Readers;
    /// How many documents for internal circulation have come onto a site that is open to everybody: it is locked while
    /// there are any.
    fn locked_by(&self) -> usize;
    /// Why it is not open any more, if it fell.
    fn fallen(&self) -> Option<String>;
    /// Closes it; requests that are being answered are answered.
    fn close(self: Box<Self>);
}

/// What is opened, where and to whom.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The site's folder; opened again for each request, as a build replaces it.
    pub site: PathBuf,
    /// Where to listen.
    pub listen: Listen,
    /// Readers who are let in.
    pub access: Access,
    /// The congress, as on its banner; the code's form bears it.
    pub congress: String,
    /// What answers of the server itself are written in.
    pub language: Language,
}

/// Where a server listens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listen {
    /// On every address of this machine, old and new, at this port.
    Everywhere(u16),
    /// At this address alone.
    At(SocketAddr),
}

impl Listen {
    /// The port; 0 lets the system choose.
    pub fn port(self) -> u16 {
        match self {
            Self::Everywhere(port) => port,
            Self::At(address) => address.port(),
        }
    }

    /// Whether it is at an address that no other machine reaches, on whatever network this one is.
    pub fn is_loopback(self) -> bool {
        matches!(self, Self::At(address) if address.ip().is_loopback())
    }
}

impl fmt::Display for Listen {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Everywhere(port) => write!(formatter, "{}:{port}", Ipv4Addr::UNSPECIFIED),
            Self::At(address) => address.fmt(formatter),
        }
    }
}

impl FromStr for Listen {
    type Err = LanError;

    /// `8080`, `:8080`, `192.168.1.5`, `192.168.1.5:80`, `[::]:8080`; `0.0.0.0` is everywhere.
    fn from_str(text: &str) -> Result<Self, LanError> {
        let text = text.trim();
        let bare = text.trim_start_matches('[').trim_end_matches(']');
        if let Ok(port) = text.strip_prefix(':').unwrap_or(text).parse() {
            return Ok(Self::Everywhere(port));
        }
        let address = text
            .parse()
            .or_else(|_| bare.parse::<IpAddr>().map(|ip| SocketAddr::new(ip, PORT)))
            .map_err(|_| LanError::NoAddress { text: text.to_owned() })?;
        Ok(if address.ip() == IpAddr::V4(Ipv4Addr::UNSPECIFIED) {
            Self::Everywhere(address.port())
        } else {
            Self::At(address)
        })
    }
}

/// Readers who are let in.
#[derive(Debug, Clone)]
pub enum Access {
    /// Everybody on the LAN.
    Everybody {
        /// Also where documents for internal circulation are on the site.
        internal_too: bool,
    },
    /// Readers who type the access code.
    Code {
        code: Code,
        /// Signs what shows that somebody has known it.
        key: Key,
    },
}

/// What readers type before they may read. Blanks, capitals and marks make no difference: a visitor's phone may have no
/// Vietnamese keyboard.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(Zeroizing<String>);

impl Code {
    /// A code as it is set; a short one is refused.
    pub fn new(text: &str) -> Result<Self, LanError> {
        // Letters as a person counts them: a tone mark is none.
        if text::normal(text).chars().filter(|letter| !letter.is_whitespace()).count() < LEAST_CODE {
            return Err(LanError::ShortCode { least: LEAST_CODE });
        }
        Ok(Self::typed(text))
    }

    /// A code as somebody typed it, right or wrong.
    pub fn typed(text: &str) -> Self {
        let letters: Zeroizing<String> =
            Zeroizing::new(text.chars().filter(|letter| !letter.is_whitespace()).collect());
        Self(Zeroizing::new(fold::plain(&letters)))
    }

    /// What is compared.
    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("Code(..)")
    }
}

/// A secret of 256 bits.
#[derive(Clone, Zeroize)]
pub struct Key([u8; 32]);

impl Key {
    /// A new one.
    pub fn random() -> Self {
        let mut hash = Sha256::new();
        // Each holds 122 random bits of the system's.
        for _ in 0..3 {
            hash.update(Uuid::new_v4().as_bytes());
        }
        Self(hash.finalize().into())
    }

    /// One that was kept.
    pub fn kept(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The raw bytes, to be stored.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("Key(..)")
    }
}

/// Where readers find the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// `http://192.168.1.5:8080/`
    pub url: String,
    /// The network card, such as `wlan0`.
    pub card: String,
    /// Whether others can reach it; this machine alone reaches `127.0.0.1`.
    pub for_others: bool,
}

/// How much the site is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Readers {
    /// Readers with a request within the last minute.
    pub now: usize,
    /// Requests since the start.
    pub requests: u64,
    /// Wrong codes since the start.
    pub wrong_codes: u64,
}

/// What every page carries as its `Content-Security-Policy`; the server says it once more in a header.
pub use crate::site::CONTENT_SECURITY_POLICY as POLICY;

/// What the build says of a site, for the server: a file of the site that is never served.
pub const ABOUT: &str = ".about.json";

/// The content of [`ABOUT`] for a site with this number of documents for internal circulation.
pub fn about(internal: usize) -> String {
    format!("{{\"internal\":{internal}}}\n")
}

/// How many documents of a site are for internal circulation, as its build counted them.
///
/// A site that says nothing about it was built by an earlier version of the program.
pub fn internal_documents(site: &Path) -> usize {
    #[derive(serde::Deserialize)]
    struct About {
        internal: usize,
    }
    match fs::read(site.join(ABOUT)) {
        // What can't be understood may hold back anything.
        Ok(text) => serde_json::from_slice::<About>(&text).map_or(1, |about| about.internal),
        Err(error) if error.kind() == io::ErrorKind::NotFound => 0,
        Err(_) => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_to_listen_is_written_as_people_write_it() {
        let at = |text: &str| text.parse::<Listen>();
        let there = |text: &str| Listen::At(text.parse().expect("an address"));
        for (text, listen) in [
            ("8080", Listen::Everywhere(8080)),
            (":80", Listen::Everywhere(80)),
            ("0.0.0.0:9000", Listen::Everywhere(9000)),
            ("0.0.0.0", Listen::Everywhere(PORT)),
            ("192.168.1.5", there("192.168.1.5:8080")),
            ("192.168.1.5:80", there("192.168.1.5:80")),
            ("[::1]:80", there("[::1]:80")),
            ("[::1]", there("[::1]:8080")),
            ("::1", there("[::1]:8080")),
        ] {
            assert_eq!(at(text).ok(), Some(listen), "{text}");
            assert_eq!(listen.is_loopback(), text.contains("::1"), "{text}");
        }
        for wrong in ["", "hội trường", "192.168.1", "99999", "1.2.3.4:x"] {
            assert!(at(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_server_reads_what_the_build_says() {
        let site = tempfile::tempdir().expect("a folder");
        assert_eq!(internal_documents(site.path()), 0);
        fs::write(site.path().join(ABOUT), about(3)).expect("written");
        assert_eq!(internal_documents(site.path()), 3);
        fs::write(site.path().join(ABOUT), "{}").expect("written");
        assert_eq!(internal_documents(site.path()), 1, "unclear is internal");
    }

    #[test]
    fn a_code_is_what_a_person_hears() {
        let code = Code::new("Hoa Phuoc 13").expect("long enough");
        assert!(code == Code::typed(" hoaphuoc13 ") && code != Code::typed("hoaphuoc14"));
        assert!(matches!(Code::new(" 12 34 5 "), Err(LanError::ShortCode { .. })));
        let code = Code::new("Hòa Phước").expect("long enough");
        for same in [
            "hoà phước",
            "HOÀ PHƯỚC",
            "hòaphước",
            "hoa phuoc",
            "ho\u{e0} phu\u{31b}o\u{31b}\u{301}c",
            "Ho\u{300}a Phu\u{31b}\u{1edb}c",
        ] {
            assert!(code == Code::typed(same), "{same}");
        }
        for other in ["hoa phuo", "hòa phướng", "hoa phuoc 1"] {
            assert!(code != Code::typed(other), "{other}");
        }
        assert!(matches!(Code::new("h\u{1ebf}th\u{1ebf}"), Err(LanError::ShortCode { .. })), "five letters");
        assert!(!format!("{code:?}").contains("hoa"), "no code gets into a log");
    }
}
