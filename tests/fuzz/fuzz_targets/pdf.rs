//! The wrapper of PDF: glyphs to lines, columns, notes and paragraphs. Aborts of the library count as finds here; in the
//! program they end a process of their own.

#![no_main]

use daihoi_fuzz::{check, documents::foreign};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Some(document) = foreign::read_here("pdf", data.to_vec()) {
        check(&document);
    }
});
