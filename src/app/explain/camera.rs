//! What is wrong with a source of frames, or with one frame, in sentences.

use super::words::{because, detail, path, refused};
use crate::{
    camera::{AviError, CameraError, FrameError, NetworkFailure, Offered, SpecError},
    i18n::{Language, errors::errors},
};

/// More formats than this are not listed.
const MOST_FORMATS: usize = 4;

/// A camera or clip that can't be used.
pub fn explain_camera(error: &CameraError, language: Language) -> String {
    let words = &errors(language).camera;
    match error {
        CameraError::Absent { index } => (words.absent)(&index.to_string()),
        CameraError::NoPermission { index } => (words.no_permission)(&index.to_string()),
        CameraError::Busy { index } => (words.busy)(&index.to_string()),
        CameraError::FormatNotOffered { index, offered } if offered.is_empty() => (words.no_format)(&index.to_string()),
        CameraError::FormatNotOffered { index, offered } => (words.format)(&index.to_string(), &list(offered)),
        CameraError::Lost { index } => (words.lost)(&index.to_string()),
        CameraError::Device { index, doing, detail: why } => {
            (words.device)(&index.to_string(), &detail(&format!("{doing}: {why}")))
        }
        CameraError::Panicked { detail: why } => (words.panicked)(&detail(why)),
        CameraError::Network { address, why } => match why {
            NetworkFailure::Unreachable => (words.unreachable)(address),
            NetworkFailure::Silent => (words.silent)(address),
            NetworkFailure::Refused => (words.refused)(address),
            NetworkFailure::Status(status) => (words.status)(address, &status.to_string()),
            NetworkFailure::NoPictures(kind) => (words.no_pictures)(address, &detail(kind)),
            NetworkFailure::Broken(why) => (words.broken)(address, &detail(why)),
        },
        CameraError::ReadClip { path: at, source } => refused(at, source, words.read_clip, language),
        CameraError::EmptyClip { path: at } => (words.empty_clip)(&path(at)),
        CameraError::Avi { path: at, source } => match source {
            AviError::NotAvi => (words.not_avi)(&path(at)),
            AviError::NoVideo => (words.no_video)(&path(at)),
            AviError::NotMjpeg(codec) => (words.not_mjpeg)(&path(at), &codec.escape_ascii().to_string()),
        },
    }
}

pub(super) fn source(error: &SpecError, language: Language) -> String {
    let words = &errors(language).camera;
    match error {
        SpecError::UnknownKind(text) => (words.unknown_source)(text),
        SpecError::NotANumber(text) => (words.not_a_number)(text),
        SpecError::Https => words.https.to_owned(),
        SpecError::NoHost => words.no_host.to_owned(),
        SpecError::NoPath => words.no_path.to_owned(),
    }
}

/// Why one frame was left out. The frame's number or file is printed before it.
pub fn explain_frame(error: &FrameError, language: Language) -> String {
    let words = &errors(language).camera;
    match error {
        FrameError::NoStart | FrameError::NoEnd | FrameError::Damaged | FrameError::Short { .. } => {
            words.frame_broken.to_owned()
        }
        FrameError::Undecodable(why) => (words.frame_undecodable)(&detail(why)),
        FrameError::Size { expected, found } => (words.frame_size)(&size(*found), &size(*expected)),
        FrameError::Read(source) => because(source, |why| (words.frame_read)(why), language),
    }
}

fn size((width, height): (u32, u32)) -> String {
    format!("{width} × {height}")
}

fn list(offered: &[Offered]) -> String {
    let mut names: Vec<String> = offered.iter().take(MOST_FORMATS).map(ToString::to_string).collect();
    if offered.len() > MOST_FORMATS {
        names.push("…".to_owned());
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use std::{io, path::PathBuf, sync::Arc};

    use super::*;
    use crate::{
        app::explain::check,
        camera::{FrameInterval, PixelFormat},
    };

    #[test]
    fn every_camera_is_named_by_its_number() {
        let offered =
            Offered { format: PixelFormat::Other(*b"H264"), size: (640, 480), interval: FrameInterval::of_fps(30) };
        let clip = || PathBuf::from("phim/cửa 1.avi");
        let network = |why| CameraError::Network { address: "http://h/v".into(), why };
        let avi = |source| CameraError::Avi { path: clip(), source };
        let cases = [
            (CameraError::Absent { index: 31 }, "31"),
            (CameraError::NoPermission { index: 31 }, "31"),
            (CameraError::Busy { index: 31 }, "31"),
            (CameraError::FormatNotOffered { index: 31, offered: Vec::new() }, "31"),
            (CameraError::FormatNotOffered { index: 31, offered: vec![offered; 9] }, "H264"),
            (CameraError::Lost { index: 31 }, "31"),
            (CameraError::Device { index: 31, doing: "open it", detail: "bad\nvalue.".into() }, "open it: bad value"),
            (CameraError::Panicked { detail: "index out of range".into() }, "index out of range"),
            (CameraError::ReadClip { path: clip(), source: Arc::new(io::ErrorKind::NotFound.into()) }, "cửa 1.avi"),
            (network(NetworkFailure::Unreachable), "http://h/v"),
            (network(NetworkFailure::Silent), "http://h/v"),
            (network(NetworkFailure::Refused), "http://h/v"),
            (network(NetworkFailure::Status(404)), "404"),
            (network(NetworkFailure::NoPictures("text/html".into())), "text/html"),
            (network(NetworkFailure::Broken("reset".into())), "reset"),
            (CameraError::EmptyClip { path: clip() }, "cửa 1.avi"),
            (avi(AviError::NotAvi), "cửa 1.avi"),
            (avi(AviError::NoVideo), "cửa 1.avi"),
            (avi(AviError::NotMjpeg(*b"H264")), "H264"),
        ];
        for (error, about) in cases {
            check(|language| explain_camera(&error, language), about);
        }
    }

    #[test]
    fn every_slip_in_a_source_shows_what_was_typed() {
        for (text, about) in [
            ("webcam:0", "webcam:0"),
            ("camera:x", "“x”"),
            ("clip:", "clip:"),
            ("https://h/v", "http:"),
            ("http://", "http:"),
        ] {
            let error = text.parse::<crate::camera::SourceSpec>().expect_err(text);
            check(|language| source(&error, language), about);
        }
    }

    #[test]
    fn every_frame_that_is_left_out_has_a_reason() {
        for (error, about) in [
            (FrameError::NoStart, ""),
            (FrameError::NoEnd, ""),
            (FrameError::Undecodable("bad huffman code".into()), "bad huffman code"),
            (FrameError::Size { expected: (640, 480), found: (64, 48) }, "64 × 48"),
            (FrameError::Short { expected: 9, found: 8 }, ""),
            (FrameError::Damaged, ""),
            (FrameError::Read(Arc::new(io::ErrorKind::PermissionDenied.into())), ""),
        ] {
            check(|language| explain_frame(&error, language), about);
        }
    }
}
