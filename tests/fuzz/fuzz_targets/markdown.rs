//! Markdown, and the heading block that any format's text may have.

#![no_main]

use daihoi_fuzz::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| read("md", data.to_vec()));
