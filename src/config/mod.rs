//! The file format of `congress.toml`: the congress's name, sessions, quorum, desk and thresholds.
//!
//! Everything except the name is optional. `app::settings` gives the values their meaning and their defaults.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

/// Name of the file inside the congress folder.
pub const FILE: &str = "congress.toml";

/// Content of `congress.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Name, kind and term of the congress.
    pub congress: CongressConfig,
    /// Sessions in their order; one where absent.
    #[serde(default = "default_sessions", rename = "session")]
    pub sessions: Vec<SessionConfig>,
    /// Quorum rule; by the kind of congress where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<QuorumConfig>,
    /// Settings of this desk.
    #[serde(default)]
    pub door: DoorConfig,
    /// Backups made while the desk runs.
    #[serde(default)]
    pub backup: BackupConfig,
    /// Thresholds of face recognition.
    #[serde(default)]
    pub faces: FacesConfig,
    /// Settings of the document site.
    #[serde(default)]
    pub docs: DocsConfig,
    /// Serving the site on the local network.
    #[serde(default, skip_serializing_if = "ServeConfig::is_empty")]
    pub serve: ServeConfig,
}

/// Table `[congress]`: its name and kind.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CongressConfig {
    /// Name as on the banner.
    pub name: String,
    /// `delegates` or `members`; `delegates` where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Nhiệm kỳ: the term, such as `2025 - 2030`.
    #[serde(default)]
    pub term: String,
    /// Venue, as the site shows it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Language of console and site: `vi` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// Table `[[session]]`: one of its sittings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionConfig {
    /// Short name for commands.
    pub name: String,
    /// Title on screens and reports.
    pub title: String,
    /// Start, as the site announces it: `2025-08-07 14:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<String>,
    /// End, in the same format.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<String>,
}

impl SessionConfig {
    /// A session without stated times.
    pub fn new(name: impl Into<String>, title: impl Into<String>) -> Self {
        Self { name: name.into(), title: title.into(), ..Self::default() }
    }
}

/// Table `[quorum]`: fractions such as `"2/3"`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuorumConfig {
    /// Fraction of the summoned official delegates.
    pub delegates: String,
    /// Fraction of the units; absent where only heads count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<String>,
    /// The document that states the rule.
    #[serde(default)]
    pub citation: String,
}

/// Table `[door]`: this desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DoorConfig {
    /// Name of the desk.
    pub name: String,
    /// Name of the operator.
    pub operator: String,
    /// Frame sources, such as `camera:0` or `clip:FOLDER`.
    pub source: Sources,
    /// Seconds to walk to the next door; a delegate at both doors within them raises an alert.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub walk_seconds: Option<u32>,
    /// No operator at the door: a recognised person must turn the head as the screen asks.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unattended: bool,
    /// Whether acceptances, questions and problems make a sound.
    pub sound: bool,
    /// Whether the console takes the mouse; where not, the terminal selects text with it.
    #[serde(skip_serializing_if = "is_on")]
    pub mouse: bool,
    /// Graphics protocol: `half`, `kitty`, `sixel`, `none`; detected from the terminal where empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub graphics: String,
}

/// What is on unless it is turned off.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn is_on(value: &bool) -> bool {
    *value
}

/// One frame source, or a list of them: a desk may have two cameras.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Sources {
    /// A string: `source = "camera:0"`.
    One(String),
    /// A list: `source = ["camera:0", "camera:2"]`.
    Many(Vec<String>),
}

impl Sources {
    /// All sources, in their order.
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
            mouse: true,
            graphics: String::new(),
        }
    }
}

/// Table `[backup]`: copies of the database that the desk makes while it runs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BackupConfig {
    /// Minutes between two backups; 0 for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<u32>,
    /// Target folder, relative to the congress's folder; best on another disk.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub folder: Option<PathBuf>,
    /// Number of backups that are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keep: Option<usize>,
}

/// Table `[faces]`: a congress's own thresholds, from `daihoi faces evaluate`. Scores are cosines.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FacesConfig {
    /// Least score that is accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accept: Option<f32>,
    /// Least score that is shown to an operator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<f32>,
    /// Least lead over the runner-up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<f32>,
    /// Number of a track's frames that must agree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreeing_frames: Option<usize>,
    /// Least width of a face over the longer side of the frame: smaller faces walk by at the back.
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

/// Table `[docs]`: how the document site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DocsConfig {
    /// Whether `docs watch` polls the documents every two seconds instead of using change notifications: `true` for a
    /// network folder. Detected by the kind of file system where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poll: Option<bool>,
}

/// Table `[serve]`: the site on the local network.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServeConfig {
    /// Address to listen at, such as `8080` or `192.168.1.5:8080`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<String>,
    /// Access code that readers type; none where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

impl ServeConfig {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Omits the code, which belongs in no log.
impl fmt::Debug for ServeConfig {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.debug_struct("ServeConfig").field("listen", &self.listen).finish_non_exhaustive()
    }
}

fn default_sessions() -> Vec<SessionConfig> {
    vec![SessionConfig::new("chinh-thuc", "Phiên chính thức")]
}

impl Config {
    /// Default settings for a congress of this name.
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

    /// Reads `congress.toml` from a congress folder.
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

    /// Writes `congress.toml`; an existing file is kept and is an error.
    pub fn create(&self, folder: &Path) -> Result<(), ConfigError> {
        let path = folder.join(FILE);
        if path.exists() {
            return Err(ConfigError::Exists { path });
        }
        let text = toml::to_string(self).map_err(|source| ConfigError::Serialise { source: Box::new(source) })?;
        fs::write(&path, text).map_err(|source| ConfigError::Read { path, source })
    }
}

/// `congress.toml` can't be read or written.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The folder has no `congress.toml`.
    #[error("no congress in {folder}")]
    NoCongress {
        /// Folder that was searched.
        folder: PathBuf,
    },
    /// The file already exists.
    #[error("{path} exists")]
    Exists {
        /// Path of the file.
        path: PathBuf,
    },
    /// The file can't be read or written.
    #[error("{path}: {source}")]
    Read {
        /// Path of the file.
        path: PathBuf,
        /// The operating system's error.
        source: io::Error,
    },
    /// The file is not valid.
    #[error("{path}: {source}")]
    Parse {
        /// Path of the file.
        path: PathBuf,
        /// Line and cause, from the TOML parser.
        source: Box<toml::de::Error>,
    },
    /// The settings can't be written as TOML.
    #[error("{source}")]
    Serialise {
        /// The serialiser's error.
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
