//! Network cameras over HTTP: an MJPEG stream, or single pictures that are polled. The only file that names ureq.

use std::{
    fmt,
    io::{self, Read},
    thread,
    time::{Duration, Instant},
};

use ureq::{Agent, Body, BodyReader, http::Response};

use super::{
    error::{CameraError, NetworkFailure},
    format::PixelFormat,
    frame::{Captured, Description, FrameSource, Payload, RawFrame, Skipped},
    jpeg,
    jpeg_stream::{JpegStream, MOST_BYTES, StreamPiece},
};

/// Limit for connecting to the camera.
const CONNECT: Duration = Duration::from_secs(3);
/// Limit for the start of the answer.
const ANSWER: Duration = Duration::from_secs(5);
/// Without data, or without a complete picture, the connection is closed after this; the feed reports a stall long
/// before.
const SILENCE: Duration = Duration::from_secs(10);
/// Time between polls of single pictures: ten a second are enough for a door and little load for a camera's small
/// processor.
const POLL: Duration = Duration::from_millis(100);
/// Number of bytes read at once.
const CHUNK: usize = 16 * 1024;

/// Address of a network camera: an `http` URL with its credentials. The password is neither shown nor logged.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct HttpAddress {
    /// URL without name and password.
    address: String,
    /// `name:password` in base64 for basic authentication (RFC 7617).
    credentials: Option<String>,
}

impl HttpAddress {
    /// Parses `http://[name:password@]host[:port][/path]`; `None` without a host.
    pub fn read(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("http://")?;
        let (authority, path) = rest.find(['/', '?']).map_or((rest, "/"), |at| rest.split_at(at));
        let (user, host) = authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user), host));
        let fine = |text: &str| !text.contains(|letter: char| letter.is_whitespace() || letter.is_control());
        if host.is_empty() || host.starts_with(':') || !fine(rest) {
            return None;
        }
        let credentials = user.map(|user| base64(&unescaped(user)));
        Some(Self { address: format!("http://{host}{path}"), credentials })
    }
}

impl fmt::Display for HttpAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.address)
    }
}

impl fmt::Debug for HttpAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.address)
    }
}

/// Connects to the camera at an address.
pub(crate) fn open(address: &HttpAddress) -> Result<Box<dyn FrameSource>, CameraError> {
    let agent: Agent = Agent::config_builder()
        .timeout_connect(Some(CONNECT))
        .timeout_recv_response(Some(ANSWER))
        .timeout_per_read(Some(SILENCE))
        .max_redirects(3)
        .proxy(None)
        .http_status_as_error(false)
        .build()
        .into();
    let mut camera = HttpCamera {
        agent,
        address: address.clone(),
        mode: TransferMode::Pictures { asked: None },
        size: (0, 0),
        first: None,
        opened: Instant::now(),
        number: 0,
    };
    let response = camera.ask()?;
    let kind = response.body().mime_type().unwrap_or("").to_ascii_lowercase();
    match kind.as_str() {
        "image/jpeg" | "image/jpg" | "image/pjpeg" => camera.first = Some(camera.whole(response)?),
        _ if kind.starts_with("text/") || kind == "application/json" => {
            return Err(camera.failed(NetworkFailure::NoPictures(kind)));
        }
        // `multipart/x-mixed-replace`, and whatever else cameras call a stream.
        _ => {
            camera.mode = TransferMode::Stream {
                body: response.into_body().into_reader(),
                stream: JpegStream::default(),
                whole: Instant::now(),
            }
        }
    }
    Ok(Box::new(camera))
}

struct HttpCamera {
    agent: Agent,
    address: HttpAddress,
    mode: TransferMode,
    size: (u32, u32),
    /// The picture in the first response.
    first: Option<Vec<u8>>,
    opened: Instant,
    number: u64,
}

enum TransferMode {
    Stream { body: BodyReader<'static>, stream: JpegStream, whole: Instant },
    Pictures { asked: Option<Instant> },
}

impl HttpCamera {
    fn failed(&self, why: NetworkFailure) -> CameraError {
        CameraError::Network { address: self.address.to_string(), why }
    }

    fn ask(&self) -> Result<Response<Body>, CameraError> {
        let mut request = self.agent.get(&self.address.address);
        if let Some(credentials) = &self.address.credentials {
            request = request.header("Authorization", format!("Basic {credentials}"));
        }
        let response = request.call().map_err(|error| self.failed(failure(&error)))?;
        match response.status().as_u16() {
            200..300 => Ok(response),
            401 | 403 => Err(self.failed(NetworkFailure::Refused)),
            status => Err(self.failed(NetworkFailure::Status(status))),
        }
    }

    /// Reads a complete single picture.
    fn whole(&self, response: Response<Body>) -> Result<Vec<u8>, CameraError> {
        let mut bytes = Vec::new();
        let mut body = response.into_body().into_reader().take(MOST_BYTES as u64);
        body.read_to_end(&mut bytes).map_err(|error| self.failed(NetworkFailure::Broken(error.to_string())))?;
        Ok(bytes)
    }

    fn frame(&mut self, bytes: &[u8]) -> Captured {
        let number = self.number;
        self.number += 1;
        match jpeg::take(bytes) {
            Ok(bytes) => {
                let payload = Payload::Jpeg { bytes, size: None };
                Captured::Frame(RawFrame { payload, number, at: self.opened.elapsed(), file: None })
            }
            Err(reason) => Captured::Skipped(Skipped { number, file: None, reason }),
        }
    }

    fn next_picture(&mut self, asked: Option<Instant>) -> Result<Captured, CameraError> {
        let bytes = if let Some(bytes) = self.first.take() {
            bytes
        } else {
            thread::sleep(asked.map_or(Duration::ZERO, |asked| POLL.saturating_sub(asked.elapsed())));
            self.mode = TransferMode::Pictures { asked: Some(Instant::now()) };
            self.whole(self.ask()?)?
        };
        Ok(self.frame(&bytes))
    }
}

impl FrameSource for HttpCamera {
    fn capture(&mut self) -> Result<Captured, CameraError> {
        let piece = match &mut self.mode {
            TransferMode::Pictures { asked } => {
                let asked = *asked;
                return self.next_picture(asked);
            }
            TransferMode::Stream { body, stream, whole } => match stream.next() {
                Some(piece) => {
                    *whole = Instant::now();
                    piece
                }
                // Bytes that trickle in and never make a picture are no camera.
                None if whole.elapsed() > SILENCE => return Err(self.failed(NetworkFailure::Silent)),
                None => {
                    let mut chunk = [0; CHUNK];
                    return match body.read(&mut chunk) {
                        Ok(0) => Err(self.failed(NetworkFailure::Broken("the stream ended".to_owned()))),
                        Ok(many) => {
                            stream.push(&chunk[..many]);
                            Ok(Captured::Waiting)
                        }
                        Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(Captured::Waiting),
                        Err(error) => Err(self.failed(NetworkFailure::Broken(error.to_string()))),
                    };
                }
            },
        };
        let StreamPiece::Picture(bytes) = piece else {
            self.number += 1;
            let reason = super::error::FrameError::NoEnd;
            return Ok(Captured::Skipped(Skipped { number: self.number - 1, file: None, reason }));
        };
        Ok(self.frame(&bytes))
    }

    fn description(&self) -> Description {
        Description { name: self.address.to_string(), format: PixelFormat::Mjpeg, size: self.size, fps: 0.0 }
    }
}

fn failure(error: &ureq::Error) -> NetworkFailure {
    match error {
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => NetworkFailure::Unreachable,
        ureq::Error::Timeout(_) => NetworkFailure::Silent,
        ureq::Error::Io(source) if source.kind() == io::ErrorKind::ConnectionRefused => NetworkFailure::Unreachable,
        other => NetworkFailure::Broken(other.to_string()),
    }
}

/// Decodes percent-encoding (`%41` is `A`): names and passwords may contain `@` and `:` that way.
fn unescaped(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = (*first == b'%').then(|| tail.get(..2)).flatten().and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            out.push(byte);
            rest = &tail[2..];
        } else {
            out.push(*first);
            rest = tail;
        }
    }
    out
}

/// Base64 as in RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let number =
            three.iter().chain([0, 0].iter()).take(3).fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        for place in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= three.len() as u32 { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_sent_and_never_shown() {
        let address = HttpAddress::read("http://Aladdin:open%20sesame@192.168.1.20:8080/video").expect("an address");
        assert_eq!(address.to_string(), "http://192.168.1.20:8080/video");
        assert_eq!(format!("{address:?}"), "http://192.168.1.20:8080/video");
        // Example of RFC 7617, section 2.
        assert_eq!(address.credentials.as_deref(), Some("QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
        assert_eq!(HttpAddress::read("http://h").map(|it| it.to_string()).as_deref(), Some("http://h/"));
        for wrong in ["http://", "http:///video", "http://:80/", "https://h/", "http://a b/"] {
            assert_eq!(HttpAddress::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn base64_is_that_of_the_standard() {
        // Test vectors of RFC 4648, section 10.
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
