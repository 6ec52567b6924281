//! x
use super::{Library, SearchError};
/// x
pub fn export(_library: &Library) -> Result<Vec<(String, Vec<u8>)>, SearchError> {
    Ok(vec![])
}
