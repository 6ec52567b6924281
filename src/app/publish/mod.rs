//! Publishing: documents become a site, which is watched, opened to the LAN and copied to USB drives.

pub mod build;
pub mod manifest;
pub mod publisher;
pub mod usb_copy;
pub mod watch;
