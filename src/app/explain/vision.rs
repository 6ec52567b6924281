//! What is wrong with models, or with a photo, in sentences.

use super::words::{because, detail, file, path, toml};
use crate::{
    app::error::{EnrolError, EvaluateError, Rejection},
    domain::delegate::DelegateId,
    i18n::{
        Language,
        errors::{errors, vision::VisionSentences},
    },
    vision::{QualityLimits, QualityRefusal, VisionError, role::ModelRole},
};

pub(super) fn explain(error: &VisionError, language: Language) -> String {
    let words = &errors(language).vision;
    match error {
        VisionError::ReadModel { path: at, source } => {
            because(source, |why| (words.read_model)(&path(at), why), language)
        }
        VisionError::Manifest { path: at, source } => {
            let (line, why) = toml(source);
            let why = line.map_or_else(|| why.clone(), |line| format!("{line}: {why}"));
            (words.manifest)(&path(at), &why)
        }
        VisionError::RoleCount { path: at, role, count } => {
            (words.role_count)(&path(at), purpose(*role, words), &count.to_string())
        }
        VisionError::Setting { path: at, role, setting, value } => {
            (words.setting)(&path(at), &format!("{role}.{setting}"), &value.to_string())
        }
        VisionError::Checksum { path: at, expected, found } => {
            (words.checksum)(&path(at), &beginning(found), &beginning(expected))
        }
        VisionError::Expand { path: at, source } => (words.model)(&path(at), &detail(source)),
        VisionError::Library { library, source } => (words.library)(&path(library), &detail(source)),
        VisionError::LibraryAgain { library, failed } => (words.library)(&path(library), &path(failed)),
        VisionError::RuntimeFixed { running } => (words.runtime_fixed)(running),
        VisionError::Load { path: at, source } => (words.model)(&path(at), &detail(source)),
        VisionError::InputShape { path: at } => (words.input_shape)(&path(at)),
        VisionError::Run { role, source } => (words.run)(purpose(*role, words), &detail(source)),
        VisionError::NoOutput { role, output } => (words.output)(purpose(*role, words), output),
        VisionError::OutputLength { role, output, expected, found } => {
            (words.output)(purpose(*role, words), &format!("{output}: {found} ≠ {expected}"))
        }
        VisionError::Picture { width, height } => (words.picture)(&format!("{width} × {height}")),
        VisionError::Embedding { expected, found } => (words.embedding)(*found, *expected),
    }
}

/// Enrolment of a folder of photos can't go on.
pub fn explain_enrol(error: &EnrolError, language: Language) -> String {
    match error {
        EnrolError::Folder { path: at, source } => file(at, source, language),
        EnrolError::OtherModelSet { gallery, recognizer } => {
            (errors(language).vision.other_models)(gallery, recognizer)
        }
        EnrolError::Vision(error) => explain(error, language),
    }
}

/// Recognition can't be measured.
pub fn explain_evaluate(error: &EvaluateError, language: Language) -> String {
    match error {
        EvaluateError::Folder { path: at, source } => file(at, source, language),
        EvaluateError::TooFew { folder, found } => (errors(language).vision.too_few)(&path(folder), &found.to_string()),
        EvaluateError::Vision(error) => explain(error, language),
    }
}

/// Why a photo is refused. The photo's name is printed before it.
pub fn explain_photo(rejection: &Rejection, language: Language) -> String {
    explain_photo_named(rejection, language, |_| None)
}

/// Like [`explain_photo`], with the name of a delegate whom the photo resembles in place of the id.
pub fn explain_photo_named(
    rejection: &Rejection,
    language: Language,
    name: impl Fn(DelegateId) -> Option<String>,
) -> String {
    let words = &errors(language).vision;
    match rejection {
        Rejection::NoDelegate => words.nobody.to_owned(),
        Rejection::Ambiguous(delegates) => (words.ambiguous)(delegates.len()),
        Rejection::NoConsent => words.no_consent.to_owned(),
        Rejection::Unreadable => words.unreadable.to_owned(),
        Rejection::Form(form) => (words.form)(form),
        Rejection::TooLarge => words.too_large.to_owned(),
        Rejection::NoFace => words.not_a_face.to_owned(),
        Rejection::SeveralFaces(count) => (words.several_faces)(*count),
        Rejection::TooSmall(width) => quality(QualityRefusal::TooSmall(*width), language),
        Rejection::Blurred(sharpness) => quality(QualityRefusal::Blurred(*sharpness), language),
        Rejection::Poor(refusal) => quality(*refusal, language),
        Rejection::LooksLike(other, _) => {
            (words.looks_like)(&name(*other).unwrap_or_else(|| (words.by_id)(&other.to_string())))
        }
        Rejection::AnotherPerson(_) => words.another_person.to_owned(),
        Rejection::Repeated => words.repeated.to_owned(),
    }
}

/// Why a face can't stand for a person.
fn quality(refusal: QualityRefusal, language: Language) -> String {
    let words = &errors(language).vision;
    match refusal {
        QualityRefusal::NotAFace(_) => words.not_a_face.to_owned(),
        QualityRefusal::TooSmall(width) => (words.too_small)(width as usize, QualityLimits::ENROLMENT.width as usize),
        QualityRefusal::TooDark(_) => words.too_dark.to_owned(),
        QualityRefusal::TooBright(_) => words.too_bright.to_owned(),
        QualityRefusal::Blurred(_) => words.blurred.to_owned(),
        QualityRefusal::Turned(degrees) => (words.turned)(degrees.abs().round() as usize),
    }
}

fn purpose(role: ModelRole, words: &VisionSentences) -> &'static str {
    match role {
        ModelRole::Detector => words.detector,
        ModelRole::Mesh => words.mesh,
        ModelRole::Embedder => words.embedder,
        ModelRole::Liveness => words.liveness,
    }
}

/// Enough of a checksum to tell two apart.
fn beginning(checksum: &str) -> String {
    checksum.chars().take(8).collect()
}

#[cfg(test)]
mod tests {
    use std::{io, path::PathBuf};

    use super::*;
    use crate::{
        app::explain::check,
        vision::{RuntimeFault, expand::ExpandError},
    };

    #[test]
    fn every_fault_of_a_model_names_it() {
        let model = || PathBuf::from("models/mesh.onnx");
        let fault = || -> RuntimeFault { "no kernel".into() };
        let slip = toml::from_str::<toml::Table>("a = ").expect_err("no value");
        let about = "models/mesh.onnx";
        let cases = [
            (VisionError::ReadModel { path: model(), source: io::ErrorKind::NotFound.into() }, about),
            (VisionError::Manifest { path: model(), source: Box::new(slip) }, about),
            (VisionError::RoleCount { path: model(), role: ModelRole::Mesh, count: 2 }, about),
            (
                VisionError::Setting { path: model(), role: ModelRole::Mesh, setting: "divide", value: 0.0 },
                "mesh.divide",
            ),
            (
                VisionError::Checksum { path: model(), expected: "0123456789".into(), found: "abcdefghij".into() },
                "abcdefgh…",
            ),
            (VisionError::Expand { path: model(), source: ExpandError::NoGraph }, about),
            (VisionError::Library { library: model(), source: fault() }, about),
            (VisionError::RuntimeFixed { running: "tract".into() }, "tract"),
            (VisionError::Load { path: model(), source: fault() }, "no kernel"),
            (VisionError::InputShape { path: model() }, about),
            (VisionError::Run { role: ModelRole::Embedder, source: fault() }, "no kernel"),
            (VisionError::NoOutput { role: ModelRole::Detector, output: "cls_8".into() }, "cls_8"),
            (VisionError::OutputLength { role: ModelRole::Detector, output: 3, expected: 128, found: 64 }, "128"),
            (VisionError::Picture { width: 9, height: 9_000 }, "9 × 9000"),
            (VisionError::Embedding { expected: 128, found: 512 }, "512"),
        ];
        for (error, about) in cases {
            check(|language| explain(&error, language), about);
        }
    }

    #[test]
    fn every_photo_that_is_refused_is_told_how_to_do_better() {
        let other = DelegateId(uuid::Uuid::from_u128(7));
        for (rejection, about) in [
            (Rejection::NoDelegate, String::new()),
            (Rejection::Ambiguous(vec![other; 3]), "3".to_owned()),
            (Rejection::NoConsent, "daihoi consent".to_owned()),
            (Rejection::Unreadable, "JPEG".to_owned()),
            (Rejection::Form("HEIC"), "HEIC".to_owned()),
            (Rejection::TooLarge, String::new()),
            (Rejection::NoFace, String::new()),
            (Rejection::SeveralFaces(4), "4".to_owned()),
            (Rejection::TooSmall(31.7), "31".to_owned()),
            (Rejection::Blurred(3.0), String::new()),
            (Rejection::Poor(QualityRefusal::NotAFace(0.1)), String::new()),
            (Rejection::Poor(QualityRefusal::TooDark(9.0)), String::new()),
            (Rejection::Poor(QualityRefusal::TooBright(250.0)), String::new()),
            (Rejection::Poor(QualityRefusal::Turned(-52.4)), "52".to_owned()),
            (Rejection::LooksLike(other, 0.6), other.to_string()),
            (Rejection::AnotherPerson(0.1), String::new()),
            (Rejection::Repeated, String::new()),
        ] {
            check(|language| explain_photo(&rejection, language), &about);
        }
        let like = Rejection::LooksLike(other, 0.6);
        check(|language| explain_photo_named(&like, language, |_| Some("Trần Văn Bình".into())), "Trần Văn Bình");
    }

    #[test]
    fn what_ends_enrolment_or_measuring_is_explained() {
        let folder = || PathBuf::from("ảnh/đoàn 3");
        let refused = || io::ErrorKind::PermissionDenied.into();
        for (error, about) in [
            (EnrolError::Folder { path: folder(), source: refused() }, "ảnh/đoàn 3"),
            (EnrolError::OtherModelSet { gallery: "một@1".into(), recognizer: "hai@2".into() }, "một@1"),
            (EnrolError::Vision(VisionError::Picture { width: 0, height: 7 }), "0 × 7"),
        ] {
            check(|language| explain_enrol(&error, language), about);
        }
        for (error, about) in [
            (EvaluateError::Folder { path: folder(), source: refused() }, "ảnh/đoàn 3"),
            (EvaluateError::TooFew { folder: folder(), found: 1 }, "ảnh/đoàn 3"),
            (EvaluateError::Vision(VisionError::Picture { width: 0, height: 7 }), "0 × 7"),
        ] {
            check(|language| explain_evaluate(&error, language), about);
        }
    }
}
