//! What earlier builds read, kept below the congress folder so that an unchanged file is not read again.
//!
//! `.cache/files.json` has what is known of each file; `.cache/documents/` the block tree and the sections of each
//! document, by the hash of everything that its reading depends on; `.cache/assets/` their pictures, by name. What a
//! file that is no longer published left here is removed after the build. Nothing here is needed: a build without it
//! gives the same bytes.

use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use super::refusal::Refusal;
use crate::{
    app::{
        congress::Folder,
        error::AppError,
        files::{self, At as _},
    },
    documents::{Document, Metadata, Secrecy, Warning},
    site::Part,
};

/// A file that changed this shortly before it was read may change again without its time telling: the clock of a USB
/// drive's file system ticks every two seconds.
const TICK: Duration = Duration::from_secs(3);

/// A file's size and time of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    /// Length in bytes.
    pub(super) size: u64,
    /// Seconds and nanoseconds since 1970; before it, zero.
    pub(super) modified: (u64, u32),
}

impl Stamp {
    pub(super) fn of(about: &fs::Metadata) -> Self {
        let since = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
        Self { size: about.len(), modified: (since.as_secs(), since.subsec_nanos()) }
    }

    /// The stamp of a file; none where there is none.
    pub(super) fn at(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().map(|about| Self::of(&about))
    }

    /// Whether any later change will show in it.
    pub(super) fn is_settled(&self, now: SystemTime) -> bool {
        let modified = UNIX_EPOCH + Duration::new(self.modified.0, self.modified.1);
        now.duration_since(modified).is_ok_and(|age| age > TICK)
    }
}

/// What is known of a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Known {
    pub(super) stamp: Stamp,
    /// Whether the stamp tells every change.
    pub(super) settled: bool,
    /// The hash of its bytes.
    pub(super) hash: String,
    /// What else its reading depends on, hashed: its name, the file beside it, programs at hand.
    pub(super) around: String,
    /// All pictures around it, hashed, if it shows some of them or misses one.
    pub(super) pictures: Option<String>,
    pub(super) outcome: Outcome,
}

/// What became of a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) enum Outcome {
    /// It was read.
    Read(Box<Facts>),
    /// It is marked secret: nothing of it is kept.
    Secret(Secrecy),
    /// It can't be read.
    Refused(Refusal),
}

/// A document without its text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Facts {
    /// Names its record.
    pub(super) key: String,
    pub(super) metadata: Metadata,
    pub(super) outline: Vec<Part>,
    pub(super) warnings: Vec<Warning>,
    /// Its links to other documents, as they are written.
    pub(super) links: Vec<String>,
    /// Names and sizes of its pictures.
    pub(super) assets: Vec<(String, u64)>,
    /// The sections by anchor, each with the hash of what it says, top to bottom; see `revisions`.
    pub(super) meaning: Vec<(String, String)>,
}

/// A document's section as search takes it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Section {
    pub(super) anchor: String,
    pub(super) title: String,
    pub(super) breadcrumbs: Vec<String>,
    pub(super) text: String,
}

/// The cache of a congress, open under the lock of its build.
pub(super) struct Cache {
    folder: PathBuf,
    /// By path below `docs-content/`, as of the last build that came to an end.
    pub(super) files: BTreeMap<String, Known>,
    generation: String,
}

#[derive(Serialize, Deserialize)]
struct Index {
    generation: String,
    files: BTreeMap<String, Known>,
}

impl Cache {
    /// Opens what there is; what another version of the program left is not used.
    pub(super) fn open(folder: &Folder) -> Self {
        let generation = generation();
        let folder = folder.cache();
        let index: Option<Index> = read(&folder.join(INDEX));
        let files = index.filter(|index| index.generation == generation).map(|index| index.files).unwrap_or_default();
        Self { folder, files, generation }
    }

    /// Empties the cache, so that everything is read again.
    pub(super) fn forget(&mut self) {
        self.files.clear();
    }

    /// Names the program that reads and renders: what another one made is not taken for this one's.
    pub(super) fn generation(&self) -> &str {
        &self.generation
    }

    /// Whether everything is there that a reading left.
    pub(super) fn has(&self, facts: &Facts) -> bool {
        let is = |path: PathBuf, size: Option<u64>| {
            fs::metadata(path).is_ok_and(|about| about.is_file() && size.is_none_or(|size| about.len() == size))
        };
        is(self.document_path(&facts.key), None)
            && is(self.sections_path(&facts.key), None)
            && facts.assets.iter().all(|(name, size)| is(self.asset(name), Some(*size)))
    }

    /// Keeps a document and its text; gives the key, which is made from them.
    pub(super) fn keep(&self, document: &Document, sections: &[Section]) -> Result<String, AppError> {
        let json = json(document);
        let key = hash([json.as_slice()]);
        files::replace(&self.document_path(&key), &json)?;
        files::replace(&self.sections_path(&key), &self::json(&sections))?;
        Ok(key)
    }

    /// Keeps a picture, unless it is there.
    pub(super) fn keep_asset(&self, name: &str, bytes: &[u8]) -> Result<(), AppError> {
        let path = self.asset(name);
        if fs::metadata(&path).is_ok_and(|about| about.len() == bytes.len() as u64) {
            return Ok(());
        }
        files::replace(&path, bytes)
    }

    /// A document's block tree.
    pub(super) fn document(&self, key: &str) -> Result<Document, AppError> {
        required(&self.document_path(key))
    }

    /// A document's sections.
    pub(super) fn sections(&self, key: &str) -> Result<Vec<Section>, AppError> {
        required(&self.sections_path(key))
    }

    /// Where a picture is.
    pub(super) fn asset(&self, name: &str) -> PathBuf {
        self.folder.join(ASSETS).join(name)
    }

    /// Writes what is known now, then removes what no published document needs.
    pub(super) fn close(self, known: BTreeMap<String, Known>) -> Result<(), AppError> {
        let mut needed = HashSet::new();
        for known in known.values() {
            if let Outcome::Read(facts) = &known.outcome {
                needed.insert(self.document_path(&facts.key));
                needed.insert(self.sections_path(&facts.key));
                needed.extend(facts.assets.iter().map(|(name, _)| self.asset(name)));
            }
        }
        files::replace(&self.folder.join(INDEX), &json(&Index { generation: self.generation, files: known }))?;
        for folder in [DOCUMENTS, ASSETS] {
            let folder = self.folder.join(folder);
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            // Also what a killed build left half written.
            for path in entries.flatten().map(|entry| entry.path()).filter(|path| !needed.contains(path)) {
                fs::remove_file(&path).at(&path)?;
            }
        }
        Ok(())
    }

    fn document_path(&self, key: &str) -> PathBuf {
        self.folder.join(DOCUMENTS).join(format!("{key}.json"))
    }

    fn sections_path(&self, key: &str) -> PathBuf {
        self.folder.join(DOCUMENTS).join(format!("{key}.text.json"))
    }
}

const INDEX: &str = "files.json";
const DOCUMENTS: &str = "documents";
const ASSETS: &str = "assets";

/// The version, and the program's file: whoever changes a reader need not think of a number.
fn generation() -> String {
    let program = std::env::current_exe().ok().and_then(|path| Stamp::at(&path));
    let modified = program.map(|stamp| format!("{}.{}.{}", stamp.size, stamp.modified.0, stamp.modified.1));
    format!("{} {}", env!("CARGO_PKG_VERSION"), modified.unwrap_or_default())
}

/// A hash in hexadecimal digits over parts, each kept apart from the next.
pub(super) fn hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    format!("{:x}", hash.finalize())
}

/// As JSON; what is written here has no map without text keys and no number that is none, so that it never fails.
pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

/// What a JSON file holds; none where there is none, or it holds something else.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

fn required<T: DeserializeOwned>(path: &Path) -> Result<T, AppError> {
    read(path).ok_or_else(|| AppError::Cache { path: path.to_owned() })
}
