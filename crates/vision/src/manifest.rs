//! A model set: its manifest and its files, from the binary or from a folder, each checked by its SHA-256.

use std::{
    borrow::Cow,
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::{error::VisionError, role::ModelRole};

/// Name of the manifest inside a folder of models.
pub const FILE: &str = "manifest.toml";

const DEFAULT_MANIFEST: &str = include_str!("../../../models/manifest.toml");

/// Files compiled into the binary: path and content.
const CARRIED: [(&str, &[u8]); 3] = [
    (
        "face_detection_yunet_2023mar_int8bq.onnx",
        include_bytes!("../../../models/face_detection_yunet_2023mar_int8bq.onnx"),
    ),
    ("facemesh_mp_fp16s.onnx", include_bytes!("../../../models/facemesh_mp_fp16s.onnx")),
    (
        "face_recognition_sface_2021dec_int8bq.onnx",
        include_bytes!("../../../models/face_recognition_sface_2021dec_int8bq.onnx"),
    ),
];

/// Order of a pixel's three channels in a network's input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channels {
    /// Red, green, blue.
    Rgb,
    /// Blue, green, red.
    Bgr,
}

/// Conversion of pixels to a network's input: `(value - subtract) / divide`, values from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preprocessing {
    /// Channel order of the input planes.
    pub channels: Channels,
    /// Subtracted from each value.
    pub subtract: f32,
    /// Divisor of the remainder.
    pub divide: f32,
    /// Side of the input in pixels; for the detector the longer side of the picture.
    pub size: u32,
}

/// Default decision thresholds of a model set, as cosines.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetThresholds {
    /// A score of at least this is accepted.
    pub accept: f32,
    /// A score of at least this, but below `accept`, is shown to a person.
    pub review: f32,
    /// Least lead over the runner-up.
    pub margin: f32,
}

/// One model in the manifest.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelEntry {
    /// Purpose of the model.
    pub role: ModelRole,
    /// File name, relative to the manifest.
    pub file: PathBuf,
    /// SHA-256 of the file: hexadecimal, lower case.
    pub sha256: String,
    /// SPDX identifier of the licence.
    pub licence: String,
    /// Package and version that the file comes from.
    pub source: String,
    /// Conversion of pixels to the network's input.
    pub input: Preprocessing,
    /// Settings of a liveness model: required for that role and refused for others.
    pub liveness: Option<LivenessSettings>,
}

/// Input crop of a liveness model and the meaning of its output.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LivenessSettings {
    /// Side of the square crop over the longer side of the face.
    pub scale: f32,
    /// Index of the output that stands for a living face; the outputs go through a softmax, a single one through the
    /// logistic function.
    pub class: usize,
    /// Probability below which a person is asked.
    pub threshold: f32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ManifestFile {
    name: String,
    thresholds: SetThresholds,
    #[serde(rename = "model")]
    models: Vec<ModelEntry>,
}

/// A model whose bytes match the manifest's SHA-256.
#[derive(Debug, Clone)]
pub struct Model {
    /// Purpose of the model.
    pub role: ModelRole,
    /// Path it was read from, for messages.
    pub path: PathBuf,
    /// Content of the ONNX file.
    pub bytes: Cow<'static, [u8]>,
    /// Conversion of pixels to the network's input.
    pub input: Preprocessing,
}

/// A verified model set: one model for each role.
#[derive(Debug, Clone)]
pub struct ModelSet {
    /// The manifest's name and the start of a hash over all files: embeddings of different ids are never compared.
    pub id: String,
    /// Thresholds measured with this set.
    pub thresholds: SetThresholds,
    /// Finds faces in a frame.
    pub detector: Model,
    /// Places 468 landmarks on a face.
    pub mesh: Model,
    /// Computes the embedding of an aligned face.
    pub embedder: Model,
    /// Tells a living face from a photo, where the set has such a model. Not part of the id.
    pub liveness: Option<(Model, LivenessSettings)>,
}

impl ModelSet {
    /// The set compiled into the binary.
    pub fn carried() -> Result<Self, VisionError> {
        Self::read(DEFAULT_MANIFEST, Path::new("models"), |path| {
            let bytes = CARRIED.iter().find(|(name, _)| path.file_name().is_some_and(|file| file == *name));
            bytes.map(|(_, bytes)| Cow::Borrowed(*bytes)).ok_or_else(|| std::io::ErrorKind::NotFound.into())
        })
    }

    /// Loads the set in a folder with a `manifest.toml`.
    pub fn load(folder: &Path) -> Result<Self, VisionError> {
        let path = folder.join(FILE);
        let text = fs::read_to_string(&path).map_err(|source| VisionError::ReadModel { path, source })?;
        Self::read(&text, folder, |path| fs::read(path).map(Cow::Owned))
    }

    fn read(
        text: &str,
        folder: &Path,
        bytes: impl Fn(&Path) -> std::io::Result<Cow<'static, [u8]>>,
    ) -> Result<Self, VisionError> {
        let path = folder.join(FILE);
        let manifest: ManifestFile = toml::from_str(text)
            .map_err(|source| VisionError::Manifest { path: path.clone(), source: Box::new(source) })?;
        let mut hash = Sha256::new();
        let mut take = |role: ModelRole| {
            let entry = only(&manifest.models, role, &path)?;
            let model = checked(entry, folder, &bytes)?;
            hash.update(entry.sha256.as_bytes());
            Ok::<_, VisionError>(model)
        };
        let (detector, mesh, embedder) =
            (take(ModelRole::Detector)?, take(ModelRole::Mesh)?, take(ModelRole::Embedder)?);
        let id = format!("{}@{}", manifest.name, &hex(&hash.finalize())[..8]);
        let liveness = if manifest.models.iter().any(|model| model.role == ModelRole::Liveness) {
            let entry = only(&manifest.models, ModelRole::Liveness, &path)?;
            let settings = asked(entry, &path)?;
            Some((checked(entry, folder, &bytes)?, settings))
        } else {
            None
        };
        Ok(Self { id, thresholds: manifest.thresholds, detector, mesh, embedder, liveness })
    }
}

fn only<'a>(models: &'a [ModelEntry], role: ModelRole, path: &Path) -> Result<&'a ModelEntry, VisionError> {
    let mut found = models.iter().filter(|model| model.role == role);
    let (first, rest) = (found.next(), found.count());
    let entry = match (first, rest) {
        (Some(entry), 0) => entry,
        (first, rest) => {
            return Err(VisionError::RoleCount {
                path: path.to_owned(),
                role,
                count: usize::from(first.is_some()) + rest,
            });
        }
    };
    let refuse = |setting, value| VisionError::Setting { path: path.to_owned(), role, setting, value };
    if !(entry.input.divide.is_finite() && entry.input.divide != 0.0) {
        return Err(refuse("divide", entry.input.divide));
    }
    // 2,048 keeps a detector's input under 50 MB.
    if !(32..=2048).contains(&entry.input.size) {
        return Err(refuse("size", entry.input.size as f32));
    }
    Ok(entry)
}

/// The liveness settings of an entry, checked for their ranges.
fn asked(entry: &ModelEntry, path: &Path) -> Result<LivenessSettings, VisionError> {
    let refuse =
        |setting, value| VisionError::Setting { path: path.to_owned(), role: ModelRole::Liveness, setting, value };
    let settings = entry.liveness.ok_or_else(|| refuse("liveness.threshold", f32::NAN))?;
    if !(0.5..=8.0).contains(&settings.scale) {
        return Err(refuse("liveness.scale", settings.scale));
    }
    if !(0.0..=1.0).contains(&settings.threshold) {
        return Err(refuse("liveness.threshold", settings.threshold));
    }
    Ok(settings)
}

fn checked(
    entry: &ModelEntry,
    folder: &Path,
    bytes: &impl Fn(&Path) -> std::io::Result<Cow<'static, [u8]>>,
) -> Result<Model, VisionError> {
    let path = folder.join(&entry.file);
    let bytes = bytes(&path).map_err(|source| VisionError::ReadModel { path: path.clone(), source })?;
    let found = hex(&Sha256::digest(&bytes));
    if found != entry.sha256 {
        return Err(VisionError::Checksum { path, expected: entry.sha256.clone(), found });
    }
    Ok(Model { role: entry.role, path, bytes, input: entry.input })
}

/// Lower-case hexadecimal digits of bytes.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String never fails.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(manifest: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(FILE), manifest).expect("written");
        for (name, bytes) in CARRIED {
            fs::write(folder.path().join(name), bytes).expect("written");
        }
        folder
    }

    #[test]
    fn the_carried_set_and_the_same_files_in_a_folder_are_one_set() {
        let carried = ModelSet::carried().expect("carried");
        let folder = folder_with(DEFAULT_MANIFEST);
        assert_eq!(ModelSet::load(folder.path()).expect("loaded").id, carried.id);
        assert!(carried.id.starts_with("yunet2023-mesh468-sface2021@"), "{}", carried.id);
        assert_eq!(carried.thresholds, SetThresholds { accept: 0.45, review: 0.38, margin: 0.08 });
    }

    #[test]
    fn a_missing_or_changed_file_is_named() {
        let folder = folder_with(DEFAULT_MANIFEST);
        let mesh = folder.path().join("facemesh_mp_fp16s.onnx");
        fs::write(&mesh, b"other").expect("written");
        let error = ModelSet::load(folder.path()).expect_err("changed");
        assert!(matches!(&error, VisionError::Checksum { path, .. } if *path == mesh), "{error}");
        fs::remove_file(&mesh).expect("removed");
        let error = ModelSet::load(folder.path()).expect_err("missing");
        assert!(matches!(&error, VisionError::ReadModel { path, .. } if *path == mesh), "{error}");
        let error = ModelSet::load(Path::new("no/such/folder")).expect_err("no folder");
        assert!(error.to_string().contains("no/such/folder"), "{error}");
    }

    #[test]
    fn roles_are_known_and_there_once() {
        let unknown = folder_with(&DEFAULT_MANIFEST.replace("\"mesh\"", "\"palm\""));
        let error = ModelSet::load(unknown.path()).expect_err("unknown").to_string();
        assert!(error.contains("palm") && error.contains(FILE), "{error}");
        let twice = folder_with(&DEFAULT_MANIFEST.replace("\"mesh\"", "\"detector\""));
        let error = ModelSet::load(twice.path()).expect_err("twice");
        assert!(matches!(error, VisionError::RoleCount { role: ModelRole::Detector, count: 2, .. }), "{error}");
        let zero = folder_with(&DEFAULT_MANIFEST.replace("divide = 255.0", "divide = 0.0"));
        let error = ModelSet::load(zero.path()).expect_err("zero");
        assert!(matches!(error, VisionError::Setting { role: ModelRole::Mesh, setting: "divide", .. }), "{error}");
    }

    #[test]
    fn another_name_or_file_is_another_set() {
        let renamed = folder_with(&DEFAULT_MANIFEST.replace("sface2021\"", "other\""));
        let carried = ModelSet::carried().expect("carried");
        assert_ne!(ModelSet::load(renamed.path()).expect("loaded").id, carried.id);
    }
}
