//! Every failure of the uses of the program gets its sentence, and the layers' failures arrive at theirs.

use std::io;

use super::*;
use crate::{
    camera::{CameraError, SpecError},
    config::ConfigError,
    documents::DocumentError,
    roster::{MapError, RosterError},
    search::SearchError,
    site::SiteError,
    store::StoreError,
    vision::VisionError,
};

#[test]
fn every_failure_of_a_use_is_a_sentence() {
    let at = || "hội/x".into();
    let name = || "Nguyễn Thị Hồng Ngọc".to_owned();
    let known = || vec!["sang".to_owned(), "chieu".to_owned()];
    let picture = || image::ImageError::IoError(io::ErrorKind::UnexpectedEof.into());
    let refused = || image::ImageError::IoError(io::Error::from_raw_os_error(2));
    for (error, about) in [
        (AppError::Io { path: at(), source: io::ErrorKind::NotFound.into() }, "hội/x"),
        (AppError::Picture { path: at(), source: picture() }, "hội/x"),
        (AppError::Picture { path: at(), source: refused() }, "hội/x"),
        (AppError::Watch { path: at(), source: notify_error() }, "hội/x"),
        (AppError::NoPhotos { path: at() }, "hội/x"),
        (AppError::NoFrames { source_name: "camera:3".into() }, "camera:3"),
        (AppError::NoPassphrase, "DAIHOI_PASSPHRASE"),
        (AppError::PassphrasesDiffer, ""),
        (AppError::NoSession { name: "toi".into(), known: known() }, "sang, chieu"),
        (AppError::NoSession { name: "toi".into(), known: Vec::new() }, "“toi”"),
        (AppError::SessionClosed { name: "Phiên trù bị".into() }, "Phiên trù bị"),
        (AppError::NoDelegate { query: "nvh".into() }, "“nvh”"),
        (AppError::SeveralDelegates { query: "ngoc".into(), names: vec![name(), name()] }, &name()),
        (AppError::Blocked { name: name() }, &name()),
        (AppError::ReasonMissing, ""),
        (AppError::NoConsent { name: name() }, &name()),
        (AppError::NoEvent, ""),
        (AppError::NotADemo { path: at() }, "hội/x"),
        (AppError::NoHome, "daihoi demo --dir"),
        (AppError::WorkerGone, ""),
    ] {
        check(|language| explain(&error, language), about);
    }
}

#[test]
fn the_failures_of_every_layer_arrive_at_their_sentences() {
    let at = || "hội/x".into();
    for error in [
        AppError::from(ConfigError::NoCongress { folder: at() }),
        StoreError::Busy { path: at() }.into(),
        RosterError::Empty { path: at() }.into(),
        MapError::NoEquals { text: "hội/x".into() }.into(),
        VisionError::InputShape { path: at() }.into(),
        CameraError::EmptyClip { path: at() }.into(),
        SpecError::UnknownKind("hội/x".into()).into(),
        DocumentError::Encrypted { path: at() }.into(),
        SearchError::Missing { folder: at() }.into(),
        SiteError::Slug { slug: "hội/x".into() }.into(),
    ] {
        check(|language| explain(&error, language), "hội/x");
    }
}

#[test]
fn what_the_system_refuses_is_told_apart() {
    let failed = |kind: io::ErrorKind| AppError::Io { path: "x".into(), source: kind.into() };
    let vi = |kind| explain(&failed(kind), Language::Vi);
    assert_eq!(vi(io::ErrorKind::NotFound), "Không đọc hoặc ghi được “x”: không tìm thấy. Hãy kiểm tra lại tên và đường dẫn.");
    assert!(vi(io::ErrorKind::PermissionDenied).contains("không có quyền"));
    assert!(vi(io::ErrorKind::StorageFull).contains("đĩa đã đầy"));
    assert!(vi(io::ErrorKind::ReadOnlyFilesystem).contains("chỉ cho đọc"));
}
