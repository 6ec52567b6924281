//! What `congress.toml` means: texts become rules, and what was left out gets its default, once, at the start.

use std::{
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

use jiff::{SignedDuration, civil::DateTime};

use crate::{
    app::{
        error::SettingsError,
        lan::{self, Code, Listen},
    },
    config::{BackupConfig, Config, SessionConfig},
    domain::{
        congress::{CongressKind, Session},
        foreground::Foreground,
        quorum::{Fraction, QuorumRule},
        recognition::{FaceRules, Thresholds},
    },
    i18n::Language,
    site::Sitting,
};

/// Nobody walks from one door of the hall to another faster than this, unless `congress.toml` says so.
pub const WALK: SignedDuration = SignedDuration::from_secs(120);

/// When the desk backs up by itself, and where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The time between two backups.
    pub every: Duration,
    /// Where to; made when it is missing.
    pub folder: PathBuf,
    /// How many are kept.
    pub keep: usize,
}

impl Plan {
    /// With the backup folder resolved against the congress's folder.
    #[must_use]
    pub fn inside(self, congress: &Path) -> Self {
        Self { folder: congress.join(&self.folder), ..self }
    }
}

/// The settings of a congress, resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// As it stands on the banner.
    pub name: String,
    /// The term of the congress (nhiệm kỳ).
    pub term: String,
    /// Where it meets; empty if not stated.
    pub place: String,
    /// The language of console and site.
    pub language: Language,
    /// When the congress is valid.
    pub rule: QuorumRule,
    /// When a face is examined, and when it is taken for somebody.
    pub faces: FaceRules,
    /// The sessions that it has.
    pub sessions: Vec<Session>,
    /// The sessions with their hours, as the site announces them.
    pub sittings: Vec<Sitting>,
    /// The name of this desk's door.
    pub door: String,
    /// The operator at this desk.
    pub operator: String,
    /// How long it takes to walk from one door to another.
    pub walk: SignedDuration,
    /// Sources of frames, as `--source` takes them: one for each camera of the desk, at least one.
    pub sources: Vec<String>,
    /// Whether the desk is heard.
    pub sound: bool,
    /// Whether the console takes the mouse.
    pub mouse: bool,
    /// How pictures are drawn; none where the terminal decides.
    pub graphics: Option<String>,
    /// Backups that the desk makes by itself; none where they are turned off. The folder is from the congress's.
    pub backup: Option<Plan>,
    /// Whether documents are polled for changes; none where the kind of file system decides.
    pub poll: Option<bool>,
    /// The address and port at which the site is served on the LAN.
    pub listen: Listen,
    /// What readers on the LAN type before they may read; none where everybody may.
    pub code: Option<Code>,
}

impl Settings {
    /// Resolves a configuration.
    pub fn resolve(config: Config) -> Result<Self, SettingsError> {
        let language = match &config.congress.language {
            Some(code) => Language::from_str(code).map_err(|_| wrong("[congress] language", code))?,
            None => Language::default(),
        };
        let kind = match config.congress.kind.as_deref() {
            None | Some("delegates") => CongressKind::Delegates,
            Some("members") => CongressKind::Members,
            Some(other) => return Err(wrong("[congress] kind", other)),
        };
        let rule = match (config.quorum, kind) {
            (Some(set), _) => QuorumRule {
                delegates: fraction("[quorum] delegates", set.delegates)?,
                units: set.units.map(|text| fraction("[quorum] units", text)).transpose()?,
                citation: set.citation,
            },
            (None, CongressKind::Delegates) => QuorumRule::delegates_congress(),
            (None, CongressKind::Members) => QuorumRule::members_congress(),
        };
        if config.sessions.is_empty() {
            return Err(wrong("[[session]]", ""));
        }
        let sources = config.door.source.into_vec();
        if sources.is_empty() {
            return Err(wrong("[door] source", "[]"));
        }
        let sittings = config.sessions.iter().map(sitting).collect::<Result<_, _>>()?;
        Ok(Self {
            name: config.congress.name,
            term: config.congress.term,
            place: config.congress.place,
            language,
            rule,
            faces: FaceRules {
                thresholds: thresholds(&config.faces)?,
                foreground: foreground(&config.faces)?,
                unattended: config.door.unattended,
            },
            sessions: config.sessions.into_iter().map(|session| Session::new(session.name, session.title)).collect(),
            sittings,
            door: config.door.name,
            operator: config.door.operator,
            walk: config.door.walk_seconds.map_or(WALK, |seconds| SignedDuration::from_secs(seconds.into())),
            sources,
            sound: config.door.sound,
            mouse: config.door.mouse,
            graphics: Some(config.door.graphics).filter(|graphics| !graphics.is_empty()),
            backup: plan(&config.backup),
            poll: config.docs.poll,
            listen: match &config.serve.listen {
                Some(text) => text.parse().map_err(|_| wrong("[serve] listen", text))?,
                None => Listen::Everywhere(lan::PORT),
            },
            code: match &config.serve.code {
                // The value is not repeated: what is nearly a code belongs on no screen.
                Some(text) => Some(Code::new(text).map_err(|_| wrong("[serve] code", ""))?),
                None => None,
            },
        })
    }
}

fn sitting(set: &SessionConfig) -> Result<Sitting, SettingsError> {
    let time = |key, text: &Option<String>| {
        text.as_deref().map(|text| text.parse::<DateTime>().map_err(|_| wrong(key, text))).transpose()
    };
    Ok(Sitting {
        name: set.name.clone(),
        title: set.title.clone(),
        starts: time("[[session]] starts", &set.starts)?,
        ends: time("[[session]] ends", &set.ends)?,
    })
}

/// Every quarter of an hour; the last two hours are kept.
fn plan(set: &BackupConfig) -> Option<Plan> {
    let minutes = set.every.unwrap_or(15);
    (minutes > 0).then(|| Plan {
        every: Duration::from_secs(60 * u64::from(minutes)),
        folder: set.folder.clone().unwrap_or_else(|| "backup".into()),
        keep: set.keep.unwrap_or(8),
    })
}

fn thresholds(set: &crate::config::FacesConfig) -> Result<Thresholds, SettingsError> {
    let default = Thresholds::default();
    let resolved = Thresholds {
        accept: set.accept.unwrap_or(default.accept),
        review: set.review.unwrap_or(default.review),
        margin: set.margin.unwrap_or(default.margin),
        agreeing_frames: set.agreeing_frames.unwrap_or(default.agreeing_frames),
    };
    // A review line above the accept line, or none at all, would let strangers in.
    if !(0.0 < resolved.review && resolved.review <= resolved.accept && resolved.accept < 1.0) {
        return Err(wrong("[faces] review, accept", &format!("{}, {}", resolved.review, resolved.accept)));
    }
    if !(0.0..1.0).contains(&resolved.margin) {
        return Err(wrong("[faces] margin", &resolved.margin.to_string()));
    }
    if resolved.agreeing_frames == 0 {
        return Err(wrong("[faces] agreeing_frames", "0"));
    }
    Ok(resolved)
}

fn foreground(set: &crate::config::FacesConfig) -> Result<Foreground, SettingsError> {
    let default = Foreground::default();
    let share = |key, value: Option<f32>, default: f32| match value {
        Some(value) if (0.0..1.0).contains(&value) => Ok(value),
        Some(value) => Err(wrong(key, &value.to_string())),
        None => Ok(default),
    };
    let dwell = match set.dwell {
        // Nobody stands still before a camera for longer than a minute.
        Some(seconds) if (0.0..=60.0).contains(&seconds) => Duration::from_secs_f32(seconds),
        Some(seconds) => return Err(wrong("[faces] dwell", &seconds.to_string())),
        None => default.dwell,
    };
    Ok(Foreground {
        size: share("[faces] min_face", set.min_face, default.size)?,
        share: share("[faces] min_share", set.min_share, default.share)?,
        cut: share("[faces] max_cut", set.max_cut, default.cut)?,
        dwell,
    })
}

fn fraction(key: &'static str, text: String) -> Result<Fraction, SettingsError> {
    Fraction::try_from(text.clone()).map_err(|_| SettingsError { key, value: text })
}

fn wrong(key: &'static str, value: &str) -> SettingsError {
    SettingsError { key, value: value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{FacesConfig, QuorumConfig};

    #[test]
    fn a_name_is_enough() {
        let settings = Settings::resolve(Config::new("Đại hội")).expect("valid");
        assert_eq!(settings.rule, QuorumRule::delegates_congress());
        assert_eq!((settings.language, settings.sessions.len()), (Language::Vi, 1));
    }

    #[test]
    fn the_quorum_is_a_setting_with_its_citation() {
        let citation = "Luật Doanh nghiệp, Điều 145".to_owned();
        let quorum = QuorumConfig { delegates: "1/2".to_owned(), units: None, citation: citation.clone() };
        let settings = Settings::resolve(Config { quorum: Some(quorum), ..Config::new("X") }).expect("valid");
        assert_eq!((settings.rule.delegates.of(101), settings.rule.units), (51, None));
        assert_eq!(settings.rule.citation, citation);
    }

    #[test]
    fn sittings_have_hours() {
        let hours = |starts: &str| SessionConfig {
            starts: Some(starts.to_owned()),
            ..SessionConfig::new("tru-bi", "Phiên trù bị")
        };
        let config = Config { sessions: vec![hours("2025-08-07 14:00")], ..Config::new("X") };
        let settings = Settings::resolve(config).expect("valid");
        assert_eq!(settings.sittings[0].starts, Some(jiff::civil::date(2025, 8, 7).at(14, 0, 0, 0)));
        let wrong = Settings::resolve(Config { sessions: vec![hours("chiều mai")], ..Config::new("X") });
        assert_eq!(wrong.expect_err("no time").key, "[[session]] starts");
    }

    #[test]
    fn values_without_a_meaning_are_named() {
        let quorum = |text: &str| QuorumConfig { delegates: text.to_owned(), units: None, citation: String::new() };
        for text in ["2/0", "3/2", "0/3", "hai phần ba", ""] {
            let error = Settings::resolve(Config { quorum: Some(quorum(text)), ..Config::new("X") });
            assert_eq!(error.expect_err(text).key, "[quorum] delegates");
        }
        let faces = FacesConfig { accept: Some(0.3), ..FacesConfig::default() };
        let error = Settings::resolve(Config { faces, ..Config::new("X") }).expect_err("review lies above accept");
        assert_eq!(error.key, "[faces] review, accept");
        let faces = FacesConfig { min_face: Some(7.0), ..FacesConfig::default() };
        let error = Settings::resolve(Config { faces, ..Config::new("X") }).expect_err("larger than the frame");
        assert_eq!((error.key, error.value.as_str()), ("[faces] min_face", "7"));
        let faces = FacesConfig { dwell: Some(f32::NAN), ..FacesConfig::default() };
        assert_eq!(
            Settings::resolve(Config { faces, ..Config::new("X") }).expect_err("no number").key,
            "[faces] dwell"
        );
    }
}
