//! The sample files beside the project, where they are.

use std::path::PathBuf;

use daihoi::documents;

use crate::tree::tree;

#[test]
fn dump() {
    let dir = PathBuf::from(std::env::var("DAIHOI_SHARED").unwrap()).join("data/documents");
    for name in ["bao-cao-chinh-tri.docx", "bao-cao-chinh-tri.md", "bao-cao-go-so-tay.docx", "bao-cao-tcvn3.docx"] {
        println!("=== {name}\n{}", tree(&documents::read(&dir.join(name)).unwrap()));
    }
    for entry in std::fs::read_dir(dir.join("hostile")).unwrap() {
        let path = entry.unwrap().path();
        let at = std::time::Instant::now();
        let r = documents::read(&path);
        println!("{path:?} {:?} {:?}", at.elapsed(), r.as_ref().map(|r| (r.document.blocks.len(), r.warnings.len())));
    }
}
