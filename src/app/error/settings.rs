//! Why `congress.toml` can't be used.

/// A value of `congress.toml` that has no meaning.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{key} = {value}")]
pub struct SettingsError {
    /// Which setting, as `[table] key`.
    pub key: &'static str,
    /// What stands there.
    pub value: String,
}
