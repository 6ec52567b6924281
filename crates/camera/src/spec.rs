//! Names of sources, as they are typed: `camera:0`, `clip:FOLDER`, `http://192.168.1.20:8080/video`.

use std::{fmt, path::PathBuf, str::FromStr};

use thiserror::Error;

use super::http::HttpAddress;

/// A source by its name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SourceSpec {
    /// A camera of this machine, by the system's number (`0` is `/dev/video0` on Linux).
    Camera(u32),
    /// A folder of images, or an MJPEG AVI file.
    Clip(PathBuf),
    /// A network camera: an MJPEG stream, or single pictures.
    Http(HttpAddress),
}

/// Why a text names no source.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SpecError {
    /// It starts with none of `camera:`, `http:` and `clip:`.
    #[error("`{0}` names no source: camera:NUMBER, http://HOST/… or clip:FOLDER")]
    UnknownKind(String),
    /// HTTPS is not supported.
    #[error("https is not supported")]
    Https,
    /// The address has no host.
    #[error("http: names no camera")]
    NoHost,
    /// The text after `camera:` is not a number.
    #[error("`{0}` is not the number of a camera")]
    NotANumber(String),
    /// No path follows `clip:`.
    #[error("clip: names no folder or file")]
    NoPath,
}

impl FromStr for SourceSpec {
    type Err = SpecError;

    fn from_str(text: &str) -> Result<Self, SpecError> {
        match text.split_once(':') {
            // `parse` alone would accept "+1".
            Some(("camera", number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                number.parse().map(Self::Camera).map_err(|_| SpecError::NotANumber(number.to_owned()))
            }
            Some(("camera", number)) => Err(SpecError::NotANumber(number.to_owned())),
            Some(("http", _)) => HttpAddress::read(text).map(Self::Http).ok_or(SpecError::NoHost),
            Some(("https", _)) => Err(SpecError::Https),
            Some(("clip", "")) => Err(SpecError::NoPath),
            Some(("clip", path)) => Ok(Self::Clip(PathBuf::from(path))),
            _ => Err(SpecError::UnknownKind(text.to_owned())),
        }
    }
}

impl fmt::Display for SourceSpec {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Camera(index) => write!(out, "camera:{index}"),
            Self::Http(address) => write!(out, "{address}"),
            Self::Clip(path) => write!(out, "clip:{}", path.display()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in ["camera:0", "camera:12", "clip:a/b c", "clip:C:\\clips", "clip:../x.avi"] {
            let spec: SourceSpec = text.parse().unwrap();
            assert_eq!(spec.to_string(), text);
        }
        assert_eq!("camera:3".parse(), Ok(SourceSpec::Camera(3)));
        assert_eq!("clip:C:\\clips".parse(), Ok(SourceSpec::Clip("C:\\clips".into())));
    }

    #[test]
    fn refuses_the_rest_and_says_why() {
        let error = |text: &str| text.parse::<SourceSpec>().unwrap_err();
        for text in ["", "0", "webcam:0", "Camera:0", "camera", "ftp://desk/video"] {
            assert_eq!(error(text), SpecError::UnknownKind(text.into()));
        }
        for number in ["", "x", "-1", "+1", " 1", "1.5", "4294967296"] {
            assert_eq!(error(&format!("camera:{number}")), SpecError::NotANumber(number.into()));
        }
        assert_eq!(error("clip:"), SpecError::NoPath);
        assert_eq!([error("https://desk/video"), error("http://")], [SpecError::Https, SpecError::NoHost]);
    }
}
