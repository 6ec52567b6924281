//! Every failure, warning and refusal as a sentence: what happened, to which file or delegate, what to do next.
//!
//! The sentences themselves stand in `i18n::errors`; here they get their values. One file a layer.

mod attendance;
mod camera;
mod config;
mod documents;
mod lan;
mod publish;
mod roster;
mod store;
mod usb_copy;
mod vision;
mod words;

use self::words::{detail, file, io_in, path};
use super::error::AppError;
pub use crate::app::explain::{
    attendance::explain_contradiction,
    camera::{explain_camera, explain_frame},
    documents::explain_matter,
    lan::explain_in_console,
    roster::{explain_doubt, explain_left_out, explain_map, explain_returning, explain_row, explain_shared, namesake},
    store::explain_flaw,
    vision::{explain_enrol, explain_evaluate, explain_photo, explain_photo_named},
};
use crate::i18n::{Language, errors::errors};

/// A failure in a person's language: one to three sentences, each with its full stop.
pub fn explain(error: &AppError, language: Language) -> String {
    let (words, people) = (&errors(language).app, &errors(language).operators);
    match error {
        AppError::Config(error) => config::explain(error, language),
        AppError::Settings(error) => config::setting(error, language),
        AppError::Store(error) => store::explain(error, language),
        AppError::Roster(error) => roster::explain(error, language),
        AppError::Map(error) => explain_map(error, language),
        AppError::Vision(error) => vision::explain(error, language),
        AppError::Enrol(error) => explain_enrol(error, language),
        AppError::Evaluate(error) => explain_evaluate(error, language),
        AppError::Rejected { rejection, other } => explain_photo_named(rejection, language, |_| other.clone()),
        AppError::Camera(error) => explain_camera(error, language),
        AppError::Source(error) => camera::source(error, language),
        AppError::Document(error) => documents::explain(error, language),
        AppError::Search(error) => publish::search(error, language),
        AppError::Site(error) => publish::site(error, language),
        AppError::UsbCopy(error) => usb_copy::explain(error, language),
        AppError::Building { path: at } => (errors(language).usb_copy.building)(&path(at)),
        AppError::Changing { path: at } => (errors(language).usb_copy.changing)(&path(at)),
        AppError::Cache { path: at } => (errors(language).usb_copy.cache)(&path(at)),
        AppError::NoManifest { path: at } => (errors(language).usb_copy.no_manifest)(&path(at)),
        AppError::Lan(error) => lan::explain(error, language),
        AppError::NotOnSite { path: at } => (errors(language).publish.not_on_site)(&path(at)),
        AppError::NoDesktop { path: at } => (errors(language).publish.no_desktop)(&path(at)),
        AppError::Io { path: at, source } => file(at, source, language),
        AppError::Picture { path: at, source } => match io_in(source) {
            Some(refusal) => file(at, refusal, language),
            None => (words.picture)(&path(at), &detail(source)),
        },
        AppError::NoPhotos { path: at } => (words.no_photos)(&path(at)),
        AppError::NoFrames { source_name } => (words.no_frames)(source_name),
        AppError::NoPassphrase => words.no_passphrase.to_owned(),
        AppError::NoNewPassphrase => words.no_new_passphrase.to_owned(),
        AppError::PassphrasesDiffer => words.passphrases_differ.to_owned(),
        AppError::NoSession { name, known } if known.is_empty() => (words.no_sessions)(name),
        AppError::NoSession { name, known } => (words.no_session)(name, &known.join(", ")),
        AppError::SessionNotOpen { name } => (words.session_not_open)(name),
        AppError::SessionClosed { name } => (words.session_closed)(name),
        AppError::NoDelegate { query } => (words.no_delegate)(query),
        AppError::SeveralDelegates { query, names } => (words.several_delegates)(query, &names.join(", ")),
        AppError::Blocked { name } => (words.blocked)(name),
        AppError::ReasonMissing => words.reason_missing.to_owned(),
        AppError::NoConsent { name } => (words.no_consent)(name),
        AppError::NoEvent => words.no_event.to_owned(),
        AppError::UndoneAlready => words.undone_already.to_owned(),
        AppError::ReplacementUnclear { rows } => (words.replacement_unclear)(*rows),
        AppError::Impossible(error) => attendance::explain(error, language),
        AppError::NeedsSupervisor { supervisors } => (people.needs_supervisor)(&supervisors.join(", ")),
        AppError::WrongPin { name, left } => (people.wrong_pin)(name, *left as usize),
        AppError::PinLocked { name, seconds } => (people.pin_locked)(name, (*seconds).max(1) as usize),
        AppError::BadPin => people.bad_pin.to_owned(),
        AppError::PinHash => people.pin_hash.to_owned(),
        AppError::PinsDiffer => people.pins_differ.to_owned(),
        AppError::NoPin => people.no_pin.to_owned(),
        AppError::NoOperator { name, known } if known.is_empty() => (people.no_operators)(name),
        AppError::NoOperator { name, known } => (people.no_operator)(name, &known.join(", ")),
        AppError::OperatorExists { name } => (people.operator_exists)(name),
        AppError::BadOperatorName => people.bad_name.to_owned(),
        AppError::NotASupervisor { name } => (people.not_a_supervisor)(name),
        AppError::NotADemo { path: at } => (words.not_a_demo)(&path(at)),
        AppError::NotASite { path: at } => (words.not_a_site)(&path(at)),
        AppError::Foreign { path: at } => (words.foreign)(&path(at)),
        AppError::SiteAmongSources { path: at } => (words.site_among_sources)(&path(at)),
        AppError::NotHtml { path: at } => (words.badges_not_html)(&path(at)),
        AppError::BadgeCode => words.badge_code.to_owned(),
        AppError::TooManySources { most } => (errors(language).camera.too_many)(&most.to_string()),
        AppError::NoTerminal => words.no_terminal.to_owned(),
        AppError::NoHome => words.no_home.to_owned(),
        AppError::NameMissing => words.name_missing.to_owned(),
        AppError::BadgeTaken { badge, name } => (words.badge_taken)(badge, name),
        AppError::NumberTaken { number, name } => (words.number_taken)(&number.to_string(), name),
        AppError::SeatTaken { seat, name } => (words.seat_taken)(seat, name),
        AppError::UnitMissing => words.unit_missing.to_owned(),
        AppError::GuestKnown { name } => (words.guest_known)(name),
        AppError::WorkerGone => words.worker_gone.to_owned(),
    }
}

/// Holds what every explanation must be, in both languages: sentences of their own, about the thing, for people.
#[cfg(test)]
fn check(sentence: impl Fn(Language) -> String, about: &str) {
    let (vi, en) = (sentence(Language::Vi), sentence(Language::En));
    assert_ne!(vi, en);
    for text in [&vi, &en] {
        assert!(text.contains(about), "not about {about}: {text}");
        assert!(text.ends_with('.') && !text.ends_with("..") && text.len() > 20, "no sentence: {text}");
        assert!(text.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "“`".contains(c)), "{text}");
        assert!(!text.contains('\n') && !text.contains("  ") && !text.contains("Error {"), "for programmers: {text}");
        assert!(!text.contains("Some(") && !text.contains("\\\\"), "for programmers: {text}");
    }
    // Letters that no other language writes, outside of names and details.
    let letters = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";
    assert!(vi.to_lowercase().replace(about, "").contains(|c| letters.contains(c)), "not Vietnamese: {vi}");
}

#[cfg(test)]
mod tests {
    use std::io;

    use uuid::Uuid;

    use super::*;
    use crate::{
        app::error::{EnrolError, EvaluateError, Rejection},
        camera::{CameraError, SpecError},
        config::ConfigError,
        documents::DocumentError,
        domain::delegate::DelegateId,
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
            (AppError::NoPhotos { path: at() }, "hội/x"),
            (AppError::NoFrames { source_name: "camera:3".into() }, "camera:3"),
            (AppError::NoPassphrase, "DAIHOI_PASSPHRASE"),
            (AppError::NoNewPassphrase, "DAIHOI_NEW_PASSPHRASE"),
            (AppError::PassphrasesDiffer, ""),
            (AppError::NoSession { name: "toi".into(), known: known() }, "sang, chieu"),
            (AppError::NoSession { name: "toi".into(), known: Vec::new() }, "“toi”"),
            (AppError::SessionNotOpen { name: "Phiên trù bị".into() }, "Phiên trù bị"),
            (AppError::SessionClosed { name: "Phiên trù bị".into() }, "Phiên trù bị"),
            (AppError::NoDelegate { query: "nvh".into() }, "“nvh”"),
            (AppError::SeveralDelegates { query: "ngoc".into(), names: vec![name(), name()] }, &name()),
            (AppError::Blocked { name: name() }, &name()),
            (AppError::ReasonMissing, ""),
            (AppError::NoConsent { name: name() }, &name()),
            (AppError::NoEvent, ""),
            (AppError::UndoneAlready, ""),
            (AppError::ReplacementUnclear { rows: 3 }, "3"),
            (AppError::Rejected { rejection: Rejection::SeveralFaces(4), other: None }, "4"),
            (
                AppError::Rejected {
                    rejection: Rejection::LooksLike(DelegateId(Uuid::nil()), 0.6),
                    other: Some(name()),
                },
                &name(),
            ),
            (AppError::NeedsSupervisor { supervisors: vec![name()] }, &name()),
            (AppError::WrongPin { name: name(), left: 3 }, &name()),
            (AppError::PinLocked { name: name(), seconds: 90 }, &name()),
            (AppError::BadPin, "4"),
            (AppError::PinHash, "daihoi operator pin"),
            (AppError::PinsDiffer, "PIN"),
            (AppError::NoPin, "DAIHOI_PIN"),
            (AppError::NoOperator { name: name(), known: known() }, "sang, chieu"),
            (AppError::NoOperator { name: name(), known: Vec::new() }, &name()),
            (AppError::OperatorExists { name: name() }, &name()),
            (AppError::BadOperatorName, "60"),
            (AppError::NotASupervisor { name: name() }, &name()),
            (AppError::NotADemo { path: at() }, "hội/x"),
            (AppError::NotASite { path: at() }, "hội/x"),
            (AppError::Foreign { path: at() }, "hội/x"),
            (AppError::SiteAmongSources { path: at() }, "hội/x"),
            (AppError::NotOnSite { path: at() }, "hội/x"),
            (AppError::NoDesktop { path: at() }, "hội/x"),
            (AppError::NoTerminal, "--headless"),
            (AppError::TooManySources { most: 2 }, "2"),
            (AppError::NotHtml { path: "the.pdf".into() }, ".html"),
            (AppError::BadgeCode, "QR"),
            (AppError::NoHome, "daihoi demo --dir"),
            (AppError::NameMissing, ""),
            (AppError::BadgeTaken { badge: "A-17".into(), name: name() }, "A-17"),
            (AppError::NumberTaken { number: 17, name: name() }, &name()),
            (AppError::SeatTaken { seat: "A-17".into(), name: name() }, "A-17"),
            (AppError::UnitMissing, ""),
            (AppError::GuestKnown { name: name() }, &name()),
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
            EnrolError::Vision(VisionError::InputShape { path: at() }).into(),
            EvaluateError::TooFew { folder: at(), found: 1 }.into(),
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
        assert_eq!(
            vi(io::ErrorKind::NotFound),
            "Không đọc hoặc ghi được “x”: không tìm thấy. Hãy kiểm tra lại tên và đường dẫn."
        );
        assert!(vi(io::ErrorKind::PermissionDenied).contains("không có quyền"));
        assert!(vi(io::ErrorKind::StorageFull).contains("đĩa đã đầy"));
        assert!(vi(io::ErrorKind::ReadOnlyFilesystem).contains("chỉ cho đọc"));
    }
}
