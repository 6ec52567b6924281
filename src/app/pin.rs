//! PINs: what one may be, its argon2id hash, and whether what was typed is it.

use std::fmt;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use zeroize::Zeroizing;

use super::error::AppError;

/// Four digits are what people remember; more than twelve nobody types before a queue.
const DIGITS: std::ops::RangeInclusive<usize> = 4..=12;

/// A PIN as it was typed. It is wiped from memory when dropped and shows itself nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(Zeroizing<String>);

impl Pin {
    /// Anything that was typed; blanks and line ends around it are not part of it.
    pub fn new(typed: &str) -> Self {
        Self(Zeroizing::new(typed.trim().to_owned()))
    }

    /// Its hash as a PHC string: argon2id with the parameters that OWASP recommends (19 MiB, two passes, one lane), the
    /// library's default, about 30 ms. What is not 4 to 12 digits is refused.
    pub(super) fn hash(&self) -> Result<String, AppError> {
        if !DIGITS.contains(&self.0.len()) || !self.0.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(AppError::BadPin);
        }
        let hash = Argon2::default().hash_password(self.0.as_bytes()).map_err(|_| AppError::PinHash)?;
        Ok(hash.to_string())
    }

    /// Whether this is the PIN of a hash; compared in constant time by the library.
    pub(super) fn fits(&self, hash: &str) -> Result<bool, AppError> {
        let hash = PasswordHash::new(hash).map_err(|_| AppError::PinHash)?;
        Ok(Argon2::default().verify_password(self.0.as_bytes(), &hash).is_ok())
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_fits_its_own_hash_alone() {
        let hash = Pin::new(" 0042\r\n").hash().expect("four digits");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(Pin::new("0042").fits(&hash).expect("a hash"));
        for other in ["", "0043", "42", "00420", "００４２"] {
            assert!(!Pin::new(other).fits(&hash).expect("a hash"), "{other}");
        }
        assert_ne!(Pin::new("0042").hash().expect("four digits"), hash, "salted");
        assert!(matches!(Pin::new("0042").fits("plain"), Err(AppError::PinHash)));
    }

    #[test]
    fn what_is_no_pin_is_refused_and_none_shows_itself() {
        for typed in ["", "123", "1234567890123", "12a4", "１２３４", "12 34"] {
            assert!(matches!(Pin::new(typed).hash(), Err(AppError::BadPin)), "{typed}");
        }
        assert!(!format!("{:?}", Pin::new("1234")).contains("1234"));
    }
}
