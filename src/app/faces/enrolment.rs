//! Enrolled faces and their photos, into the store and out of it.

use std::{io, path::Path};

use image::{RgbImage, imageops::FilterType};
use jiff::Timestamp;

use crate::{
    app::{
        congress::{Congress, Folder},
        error::{AppError, Rejection},
        faces::{
            enrol::{self, Outcome, Tally},
            gallery,
        },
    },
    domain::delegate::DelegateId,
    store,
    vision::{Embedding, PhotoError, Recognizer, photo},
};

/// The longer side of a kept photo: enough to compare by eye.
const PHOTO_SIDE: u32 = 480;

/// One photo's outcome, as it is reported.
pub struct Progress<'a> {
    /// The photo and what became of it.
    pub outcome: &'a Outcome,
    /// The delegate shown, by name, where that is known.
    pub name: Option<&'a str>,
    /// The delegate whom a refused photo resembles, by name.
    pub other: Option<&'a str>,
    /// Photos done with this one, and in all.
    pub done: (usize, usize),
}

/// Enrols a folder of photos: each accepted one is stored before it is reported.
///
/// The first accepted photo of a delegate without one is kept, to be shown when a person has to decide.
pub fn from_folder<E: From<AppError>>(
    congress: &mut Congress,
    folder: &Path,
    recognizers: &mut [Recognizer],
    now: Timestamp,
    mut report: impl FnMut(Progress) -> Result<(), E>,
) -> Result<Tally, E> {
    let delegates = congress.delegates()?;
    let model_set = recognizers.first().map(|first| first.model_set().to_owned()).unwrap_or_default();
    let known = gallery::load(&congress.store, &model_set)?;
    let context = congress.context(now);
    let name = |id: DelegateId| delegates.iter().find(|one| one.id == id).map(|one| one.full_name.as_str());
    let (mut failed, mut done) = (None, 0);
    let mut take = |outcome: &Outcome, all: usize| -> Result<(), E> {
        done += 1;
        if let (Ok(enrolled), Some(delegate)) = (&outcome.result, outcome.delegate) {
            let photo = outcome.photo.to_string_lossy();
            let face = store::NewEmbedding {
                delegate,
                photo: &photo,
                photo_sha256: outcome.sha256.as_deref().map(digest).unwrap_or_default(),
                model_set: &model_set,
                vector: enrolled.embedding.as_slice(),
                weak: enrolled.weak,
            };
            congress.store.save_embedding(&face, &context).map_err(AppError::from)?;
            keep_first(&congress.folder, delegate, &folder.join(&outcome.photo))?;
        }
        let other = match &outcome.result {
            Err(Rejection::LooksLike(other, _)) => name(*other),
            _ => None,
        };
        report(Progress { outcome, name: outcome.delegate.and_then(name), other, done: (done, all) })
    };
    let tally = enrol::enrol(folder, &delegates, &known, recognizers, |outcome, all| {
        if failed.is_none() {
            failed = take(&outcome, all).err();
        }
    })
    .map_err(AppError::from)?;
    match failed {
        Some(error) => Err(error),
        None if tally.accepted + tally.refused == 0 => Err(AppError::NoPhotos { path: folder.to_owned() }.into()),
        None => Ok(tally),
    }
}

fn keep_first(folder: &Folder, delegate: DelegateId, file: &Path) -> Result<(), AppError> {
    if folder.photos().join(file_name(delegate)).exists() {
        return Ok(());
    }
    // Upright, as it was enrolled.
    let image = photo::open(file).map_err(|error| match error {
        PhotoError::Read { path, source } => AppError::Io { path, source },
        PhotoError::Decode { path, source } => AppError::Picture { path, source },
    })?;
    keep_photo(folder, delegate, &image)
}

/// The bytes of a SHA-256 written in hexadecimal.
fn digest(text: &str) -> [u8; 32] {
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok()).unwrap_or(0);
    }
    bytes
}

/// Stores what a camera took of a delegate. The pictures themselves are not kept.
pub fn store_faces(
    congress: &mut Congress,
    delegate: DelegateId,
    model_set: &str,
    faces: &[(Embedding, bool)],
) -> Result<(), AppError> {
    let now = Timestamp::now();
    let context = congress.context(now);
    for (number, (embedding, weak)) in faces.iter().enumerate() {
        let photo = format!("camera {now:.0} {}", number + 1);
        congress.store.save_embedding(
            &store::NewEmbedding {
                delegate,
                photo: &photo,
                photo_sha256: [0; 32],
                model_set,
                vector: embedding.as_slice(),
                weak: *weak,
            },
            &context,
        )?;
    }
    Ok(())
}

/// Keeps a photo, made small, to be shown beside the camera's picture when a person has to decide.
pub fn keep_photo(folder: &Folder, delegate: DelegateId, photo: &RgbImage) -> Result<(), AppError> {
    let path = folder.photos().join(file_name(delegate));
    let small = if photo.width().max(photo.height()) > PHOTO_SIDE {
        image::DynamicImage::ImageRgb8(photo.clone()).resize(PHOTO_SIDE, PHOTO_SIDE, FilterType::Triangle).to_rgb8()
    } else {
        photo.clone()
    };
    small.save(&path).map_err(|source| AppError::Picture { path, source })
}

/// A delegate's kept photo, if there is one.
pub fn photo(folder: &Folder, delegate: DelegateId) -> Result<Option<RgbImage>, AppError> {
    let path = folder.photos().join(file_name(delegate));
    match image::open(&path) {
        Ok(photo) => Ok(Some(photo.to_rgb8())),
        Err(image::ImageError::IoError(error)) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(AppError::Picture { path, source }),
    }
}

/// Erases a delegate's kept photo.
pub fn forget_photo(folder: &Folder, delegate: DelegateId) -> Result<(), AppError> {
    let path = folder.photos().join(file_name(delegate));
    match std::fs::remove_file(&path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(AppError::Io { path, source }),
        _ => Ok(()),
    }
}

/// Named by the delegate's id, so that a photo's name tells nothing.
fn file_name(delegate: DelegateId) -> impl AsRef<Path> {
    format!("{delegate}.jpg")
}
