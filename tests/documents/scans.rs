//! Pages without a text layer, read by the installed tesseract, here a stand-in that prints a fixed text.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use daihoi_testing::papers::kept;

#[test]
fn scans_are_read_where_tesseract_is_and_marked() {
    is_read_and_marked(&kept("quet.pdf"));
    if let Some(scan) = daihoi_testing::measured("data/documents/bao-cao-scan-200dpi.pdf") {
        is_read_and_marked(&scan);
    }
}

/// A scan of four pages.
fn is_read_and_marked(scan: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let tool = folder.path().join("tesseract");
    let script = "#!/bin/sh\ncase \"$1\" in --list-langs) echo vie;; *) echo 'Kết quả nhận dạng';; esac\n";
    fs::write(&tool, script).unwrap();
    fs::set_permissions(&tool, fs::Permissions::from_mode(0o755)).unwrap();
    let congress = folder.path().join("c");
    let run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_daihoi"));
        let search = format!("{}:/usr/bin:/bin", folder.path().display());
        command.env("PATH", search).env("DAIHOI_PASSPHRASE", "thử mật khẩu").args(arguments);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stderr).unwrap()
    };
    let place = congress.to_str().unwrap();
    run(&["init", place, "--name", "Thử"]);
    fs::copy(scan, congress.join("docs-content/quet.pdf")).unwrap();
    let said = run(&["--congress", place, "docs", "build"]);
    assert!(said.contains("OCR"), "{said}");
    let page = fs::read_to_string(congress.join("site/van-ban/quet/index.html")).unwrap();
    assert_eq!(page.matches("Kết quả nhận dạng").count(), 4);
    assert_eq!(page.matches("<figure class=\"scan\">").count(), 4);
    assert!(page.contains("đọc bằng nhận dạng chữ (OCR)"));
    assert_eq!(fs::read_dir(congress.join("site/van-ban/quet/hinh")).unwrap().count(), 4);
    // A stamp that is misread on a line of its own, which paragraphs join with the next.
    let script = script.replace("Kết quả nhận dạng", "MẠẬT\nĐẢNG BỘ TỈNH LAM HỒNG");
    fs::write(&tool, script).unwrap();
    let other = [fs::read(scan).unwrap(), b"\n% other bytes".to_vec()].concat();
    fs::write(congress.join("docs-content/dong-dau.pdf"), other).unwrap();
    let said = run(&["--congress", place, "docs", "build"]);
    assert!(!congress.join("site/van-ban/dong-dau").exists(), "{said}");
}
