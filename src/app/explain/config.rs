//! What is wrong with `congress.toml`, in sentences.

use super::words::{detail, file, path, toml};
use crate::{
    app::error::SettingsError,
    config::ConfigError,
    i18n::{Language, errors::errors},
};

pub(super) fn explain(error: &ConfigError, language: Language) -> String {
    let words = &errors(language).config;
    match error {
        ConfigError::NoCongress { folder } => (words.no_congress)(&path(folder)),
        ConfigError::Exists { path: at } => (words.exists)(&path(at)),
        ConfigError::Read { path: at, source } => file(at, source, language),
        ConfigError::Parse { path: at, source } => match toml(source) {
            (Some(line), why) => (words.parse_line)(&path(at), &line.to_string(), &why),
            (None, why) => (words.parse)(&path(at), &why),
        },
        ConfigError::Serialise { source } => (words.serialise)(&detail(source)),
    }
}

pub(super) fn setting(error: &SettingsError, language: Language) -> String {
    let words = &errors(language).config;
    let advice = match error.key {
        "[congress] language" => words.language,
        "[congress] kind" => words.kind,
        "[quorum] delegates" | "[quorum] units" => words.fraction,
        "[[session]]" => words.session,
        "[[session]] starts" | "[[session]] ends" => words.hours,
        "[faces] review, accept" => words.accept,
        "[faces] margin" => words.margin,
        "[faces] agreeing_frames" => words.frames,
        "[serve] listen" => words.listen,
        "[serve] code" => words.code,
        _ => words.other,
    };
    if error.value.is_empty() {
        (words.setting_empty)(error.key, advice)
    } else {
        (words.setting)(error.key, &error.value, advice)
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io, path::PathBuf};

    use super::*;
    use crate::{
        app::{explain::check, settings::Settings},
        config::{Config, FacesConfig, QuorumConfig, ServeConfig, SessionConfig},
    };

    #[test]
    fn slips_are_explained_with_their_line() {
        let folder = tempfile::tempdir().expect("a folder");
        let none = Config::load(folder.path()).expect_err("no congress");
        check(|language| explain(&none, language), &path(folder.path()));
        let file = folder.path().join("congress.toml");
        fs::write(&file, "[congress]\nname = 'X'\n[door]\nnmae = 'X'\n").expect("written");
        let slip = Config::load(folder.path()).expect_err("a slip");
        check(|language| explain(&slip, language), "congress.toml");
        assert!(explain(&slip, Language::Vi).contains("dòng 4"), "{}", explain(&slip, Language::Vi));
        let exists = Config::new("X").create(folder.path()).expect_err("exists");
        check(|language| explain(&exists, language), "congress.toml");
        let read =
            ConfigError::Read { path: PathBuf::from("x/congress.toml"), source: io::ErrorKind::IsADirectory.into() };
        check(|language| explain(&read, language), "x/congress.toml");
    }

    #[test]
    fn every_value_that_is_refused_gets_its_own_advice() {
        let quorum = |delegates: &str, units: &str| {
            Some(QuorumConfig { delegates: delegates.into(), units: Some(units.into()), citation: String::new() })
        };
        let faces =
            |accept, margin, agreeing_frames| FacesConfig { accept, margin, agreeing_frames, ..FacesConfig::default() };
        let serve = |listen: Option<&str>, code: Option<&str>| ServeConfig {
            listen: listen.map(str::to_owned),
            code: code.map(str::to_owned),
        };
        let mut language = Config::new("X");
        language.congress.language = Some("fr".into());
        let mut kind = Config::new("X");
        kind.congress.kind = Some("board".into());
        let late = SessionConfig { ends: Some("muộn".into()), ..SessionConfig::new("x", "X") };
        let cases = [
            (language, "fr"),
            (kind, "board"),
            (Config { quorum: quorum("3/2", "2/3"), ..Config::new("X") }, "3/2"),
            (Config { quorum: quorum("2/3", "x"), ..Config::new("X") }, "[quorum] units"),
            (Config { sessions: Vec::new(), ..Config::new("X") }, "[[session]]"),
            (Config { sessions: vec![late], ..Config::new("X") }, "[[session]] ends"),
            (Config { faces: faces(Some(0.01), None, None), ..Config::new("X") }, "0.01"),
            (Config { faces: faces(None, Some(2.0), None), ..Config::new("X") }, "[faces] margin"),
            (Config { faces: faces(None, None, Some(0)), ..Config::new("X") }, "[faces] agreeing_frames"),
            (Config { serve: serve(Some("hall"), None), ..Config::new("X") }, "“hall”"),
            (Config { serve: serve(None, Some("1234")), ..Config::new("X") }, "[serve] code"),
        ];
        for (config, about) in cases {
            let error = Settings::resolve(config).expect_err(about);
            check(|language| setting(&error, language), about);
            for language in [Language::Vi, Language::En] {
                let sentence = setting(&error, language);
                assert!(!sentence.contains(errors(language).config.other), "no advice of its own: {sentence}");
            }
        }
    }
}
