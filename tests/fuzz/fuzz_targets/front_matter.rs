//! Front matter in YAML and TOML, and the TOML file beside a document.

#![no_main]

use daihoi_fuzz::{check, documents, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for fence in ["---", "+++"] {
        read("md", format!("{fence}\n{text}\n{fence}\nchữ").into_bytes());
    }
    let beside = Some(("x.md.toml".as_ref(), text));
    if let Ok(reading) = documents::parse("x.md".as_ref(), "md", "chữ".into(), beside) {
        check(&reading.document);
    }
});
