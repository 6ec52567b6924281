//! The wrapper of old Word files.

#![no_main]

use daihoi_fuzz::{check, documents::foreign};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Some(document) = foreign::read_here("doc", data.to_vec()) {
        check(&document);
    }
});
