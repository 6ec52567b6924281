//! What is typed into search.

#![no_main]

use daihoi_fuzz::syllables;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(typed) = std::str::from_utf8(data) {
        assert!(syllables(typed) <= 32);
    }
});
