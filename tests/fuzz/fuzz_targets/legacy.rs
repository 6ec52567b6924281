//! The encodings before Unicode: whatever a run holds becomes NFC.

#![no_main]

use daihoi_fuzz::text::legacy::{Legacy, meant_capitals};
use libfuzzer_sys::fuzz_target;
use unicode_normalization::is_nfc;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for font in [".VnTime", ".VnTimeH", "VNI-Times", "VPS Times"] {
        let decoded = Legacy::of_font(font).expect("a legacy font").decode(text);
        assert!(is_nfc(&decoded), "{font}: {decoded:?}");
        meant_capitals(&decoded);
    }
    Legacy::of_font(text);
});
