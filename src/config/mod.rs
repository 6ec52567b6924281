//! `congress.toml` as it is written: the congress's name, sessions, quorum, desk and thresholds.
//!
//! Everything but the name may be left out. What the values mean, and what holds where one is left out, is the
//! business of `app::settings`.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

/// The file's name inside the congress folder.
pub const FILE: &str = "congress.toml";

/// Everything that `congress.toml` says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The congress itself.
    pub congress: CongressConfig,
    /// Its sittings, in order.
    #[serde(default = "default_sessions", rename = "session")]
    pub sessions: Vec<SessionConfig>,
    /// When it is valid; by the kind of congress where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<QuorumConfig>,
    /// This desk.
    #[serde(default)]
    pub door: DoorConfig,
    /// Backups that the desk makes by itself.
    #[serde(default)]
    pub backup: BackupConfig,
    /// Recognition by face.
    #[serde(default)]
    pub faces: FacesConfig,
    /// The documents' site.
    #[serde(default)]
    pub docs: DocsConfig,
    /// The site on the hall's network.
    #[serde(default, skip_serializing_if = "ServeConfig::is_empty")]
    pub serve: ServeConfig,
}

/// `[congress]`
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CongressConfig {
    /// As it stands on the banner.
    pub name: String,
    /// `delegates` or `members`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Nhiệm kỳ, such as `2025 - 2030`.
    #[serde(default)]
    pub term: String,
    /// Where it meets, as the site says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The language of console and site: `vi` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// `[[session]]`
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionConfig {
    /// Short, for commands.
    pub name: String,
    /// As people call it.
    pub title: String,
    /// When it begins, as the site announces it: `2025-08-07 14:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<String>,
    /// When it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<String>,
}

impl SessionConfig {
    /// One whose hours are not stated.
    pub fn new(name: impl Into<String>, title: impl Into<String>) -> Self {
        Self { name: name.into(), title: title.into(), ..Self::default() }
    }
}

/// `[quorum]`: fractions such as `"2/3"`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuorumConfig {
    /// Share of the summoned official delegates.
    pub delegates: String,
    /// Share of the units; absent where heads alone count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<String>,
    /// The document that says so.
    #[serde(default)]
    pub citation: String,
}

/// `[door]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DoorConfig {
    /// The desk's name.
    pub name: String,
    /// Who sits at it.
    pub operator: String,
    /// Frame sources, such as `camera:0` or `clip:FOLDER`.
    pub source: Sources,
    /// Seconds that it takes to walk to the next door; the same delegate at both sooner raises an alert.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub walk_seconds: Option<u32>,
    /// Nobody sits at it: who is recognised must turn the head as the screen asks.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unattended: bool,
    /// Whether acceptances, questions and problems are heard.
    pub sound: bool,
    /// How pictures are drawn: `half`, `kitty`, `sixel`, `none`; asked of the terminal where it is empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub graphics: String,
}

/// One source of frames, or a list of them: a desk may have two cameras.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Sources {
    /// `source = "camera:0"`
    One(String),
    /// `source = ["camera:0", "camera:2"]`
    Many(Vec<String>),
}

impl Sources {
    /// All of them, in their order.
    pub fn into_vec(self) -> Vec<String> {
        match self {
            Self::One(source) => vec![source],
            Self::Many(sources) => sources,
        }
    }
}

impl From<&str> for Sources {
    fn from(source: &str) -> Self {
        Self::One(source.to_owned())
    }
}

impl Default for DoorConfig {
    fn default() -> Self {
        Self {
            name: "1".to_owned(),
            operator: String::new(),
            source: "camera:0".into(),
            walk_seconds: None,
            unattended: false,
            sound: true,
            graphics: String::new(),
        }
    }
}

/// `[backup]`: copies of the database that the desk makes while it works.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BackupConfig {
    /// Minutes between two; 0 for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<u32>,
    /// Where to, from the congress's folder; best on another disk.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub folder: Option<PathBuf>,
    /// How many are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keep: Option<usize>,
}

/// `[faces]`: a congress's own thresholds, from `daihoi faces evaluate`; cosines.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FacesConfig {
    /// At least this is accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accept: Option<f32>,
    /// At least this is shown to a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<f32>,
    /// Lead over the runner-up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<f32>,
    /// Frames of a track that must agree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreeing_frames: Option<usize>,
    /// Least width of a face over the longer side of the frame: who is smaller walks by at the back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_face: Option<f32>,
    /// Least width of a face over that of the widest in the frame.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_share: Option<f32>,
    /// Greatest part of a face that may lie beyond the edge of the frame.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_cut: Option<f32>,
    /// Seconds for which a face must have stayed in its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dwell: Option<f32>,
}

/// `[docs]`: how the documents' site is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DocsConfig {
    /// Whether `docs watch` looks at the documents every two seconds instead of being told of changes: `true` for a
    /// folder on another machine. Found out by the kind of file system where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poll: Option<bool>,
}

/// `[serve]`: the site on the hall's network.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServeConfig {
    /// Where to listen, such as `8080` or `192.168.1.5:8080`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<String>,
    /// What readers type before they may read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

impl ServeConfig {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Without the code, which belongs in no log.
impl fmt::Debug for ServeConfig {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.debug_struct("ServeConfig").field("listen", &self.listen).finish_non_exhaustive()
    }
}

fn default_sessions() -> Vec<SessionConfig> {
    vec![SessionConfig::new("chinh-thuc", "Phiên chính thức")]
}

impl Config {
    /// All defaults, under a name.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            congress: CongressConfig { name: name.into(), ..CongressConfig::default() },
            sessions: default_sessions(),
            quorum: None,
            door: DoorConfig::default(),
            backup: BackupConfig::default(),
            faces: FacesConfig::default(),
            docs: DocsConfig::default(),
            serve: ServeConfig::default(),
        }
    }

    /// Reads `congress.toml` in a congress folder.
    pub fn load(folder: &Path) -> Result<Self, ConfigError> {
        let path = folder.join(FILE);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(source) if source.kind() == io::ErrorKind::NotFound => {
                return Err(ConfigError::NoCongress { folder: folder.to_owned() });
            }
            Err(source) => return Err(ConfigError::Read { path, source }),
        };
        toml::from_str(&text).map_err(|source| ConfigError::Parse { path, source: Box::new(source) })
    }

    /// Writes `congress.toml`; an existing one is kept and is an error.
    pub fn create(&self, folder: &Path) -> Result<(), ConfigError> {
        let path = folder.join(FILE);
        if path.exists() {
            return Err(ConfigError::Exists { path });
        }
        let text = toml::to_string(self).map_err(|source| ConfigError::Serialise { source: Box::new(source) })?;
        fs::write(&path, text).map_err(|source| ConfigError::Read { path, source })
    }
}

/// `congress.toml` can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The folder holds no congress.
    #[error("no congress in {folder}")]
    NoCongress {
        /// Where it was looked for.
        folder: PathBuf,
    },
    /// There is one already.
    #[error("{path} exists")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file can't be read or written.
    #[error("{path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file is not what is expected.
    #[error("{path}: {source}")]
    Parse {
        /// The file.
        path: PathBuf,
        /// Where and why.
        source: Box<toml::de::Error>,
    },
    /// The settings can't be written as TOML.
    #[error("{source}")]
    Serialise {
        /// Why.
        source: Box<toml::ser::Error>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let config = Config::new("Đại hội Đảng bộ xã Hòa Phước");
        config.create(folder.path()).expect("written");
        assert_eq!(Config::load(folder.path()).expect("read"), config);
        assert!(matches!(config.create(folder.path()), Err(ConfigError::Exists { .. })));
    }

    #[test]
    fn a_desk_has_one_source_or_several() {
        let read = |door: &str| {
            let folder = tempfile::tempdir().expect("a folder");
            fs::write(folder.path().join(FILE), format!("[congress]\nname = 'X'\n[door]\n{door}")).expect("written");
            Config::load(folder.path()).expect("read").door.source.into_vec()
        };
        assert_eq!(read("source = 'camera:1'"), ["camera:1"]);
        assert_eq!(read("source = ['camera:0', 'clip:x']"), ["camera:0", "clip:x"]);
        assert_eq!(read(""), ["camera:0"]);
    }

    #[test]
    fn slips_are_errors_that_name_the_place() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(matches!(Config::load(folder.path()), Err(ConfigError::NoCongress { .. })));
        fs::write(folder.path().join(FILE), "[congress]\nnmae = 'X'\n").expect("written");
        let error = Config::load(folder.path()).expect_err("a slip").to_string();
        assert!(error.contains("nmae") && error.contains("line 2"), "{error}");
    }
}
