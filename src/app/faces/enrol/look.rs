//! What can be said of a photo without knowing who else is enrolled: by several threads at once, reported in order.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc::sync_channel,
    },
    thread,
};

use sha2::{Digest, Sha256};

use crate::{
    app::{error::Rejection, faces::enrol::face_of},
    vision::{Face, Recognizer, VisionError, manifest::hex, photo},
};

/// Photos that may be done before the next in order is; more would only take memory.
const AHEAD: usize = 32;

/// A photo as far as it got.
#[derive(Debug, Default)]
pub(super) struct Look {
    /// SHA-256 of the file, hexadecimal; `None` where it wasn't read.
    pub(super) sha256: Option<String>,
    /// Its one good face, or what is wrong with it; `None` where it wasn't to be read.
    pub(super) face: Option<Result<Face, Rejection>>,
}

/// Reads, decodes and describes one photo.
fn look(path: &Path, recognizer: &mut Recognizer) -> Result<Look, VisionError> {
    let Ok(bytes) = photo::read(path) else {
        return Ok(Look { sha256: None, face: Some(Err(Rejection::Unreadable)) });
    };
    let sha256 = Some(hex(&Sha256::digest(&bytes)));
    let face = if let Some(form) = photo::foreign(&bytes, path) {
        Err(Rejection::Form(form))
    } else {
        match photo::decode(&bytes, path) {
            // What a decoder makes of half a file is grey below; that no face is in it is the cut's fault.
            Ok(image) => match face_of(&image, recognizer)? {
                Err(Rejection::NoFace) if photo::is_cut_off(&bytes) => Err(Rejection::Unreadable),
                face => face,
            },
            Err(error) if error.is_limit() => Err(Rejection::TooLarge),
            Err(_) => Err(Rejection::Unreadable),
        }
    };
    Ok(Look { sha256, face: Some(face) })
}

/// Checks files, by as many threads as there are recognisers, and reports each in the order given. A file of `None` is
/// reported without being opened. Ends early where `told` fails.
pub(super) fn read_photos<E: From<VisionError>>(
    files: &[Option<&Path>],
    recognizers: &mut [Recognizer],
    mut told: impl FnMut(usize, Look) -> Result<(), E>,
) -> Result<(), E> {
    let next = AtomicUsize::new(0);
    let (results, inbox) = sync_channel(AHEAD);
    thread::scope(|scope| {
        for recognizer in recognizers {
            let (next, results) = (&next, results.clone());
            scope.spawn(move || {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(place) else { break };
                    let found = file.map_or_else(|| Ok(Look::default()), |path| look(path, recognizer));
                    // Whoever listened has given up.
                    if results.send((place, found)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(results);
        let (mut waiting, mut due) = (BTreeMap::new(), 0);
        for (place, found) in &inbox {
            waiting.insert(place, found);
            while let Some(found) = waiting.remove(&due) {
                if let Err(error) = found.map_err(E::from).and_then(|look| told(due, look)) {
                    // No thread waits for room in a channel that nobody reads.
                    drop(inbox);
                    return Err(error);
                }
                due += 1;
            }
        }
        Ok(())
    })
}
