//! The site on the local network, by real requests on loopback.

mod client;
mod code;
mod files;
mod limits;
mod swap;
