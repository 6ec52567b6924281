//! One file as the answer to one request: packed or plain, whole, a part of it, or "you have it already".

use std::{io, io::SeekFrom, sync::Arc, time::UNIX_EPOCH};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
};
use jiff::Timestamp;
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _};
use tokio_util::io::ReaderStream;

use super::{
    kind::{Kind, is_hashed, kind},
    place::Opened,
    range::{Part, Wanted, accepts_gzip, has, wanted},
    shelf::{Kept, Shelf},
};

/// How much of a large file is read at once.
const PIECE: usize = 64 << 10;

/// What is said of pages, and of whatever else keeps its name while it changes: ask each time.
const ASK: &str = "no-cache";
/// And of what never changes under its name.
const FOR_GOOD: &str = "max-age=31536000, immutable";

/// How an answer may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Manner {
    /// Whether a code is asked for: then nobody but the reader's own browser may keep it.
    pub(super) is_private: bool,
    /// `HEAD`: all but the contents.
    pub(super) head_only: bool,
}

/// Answers with a file.
pub(super) async fn file(
    opened: Opened,
    shelf: &Shelf,
    asked: &HeaderMap,
    manner: Manner,
) -> io::Result<Response<Body>> {
    let kind = kind(&opened.names);
    let (print, names) = (opened.print, opened.names);
    // A second handle of the same open file: whatever has its name now, this is what was found.
    let again = opened.file.try_clone()?;
    let kept = shelf.take(&names, print, opened.file, kind.packs).await?;
    let tag = |packed: bool| format!("\"{}{}\"", kept.tag, if packed { "-gz" } else { "" });
    let wish = if manner.head_only { Wanted::Whole } else { wanted(asked, &tag(false), print.size) };
    let packed = kept.packed.clone().filter(|_| accepts_gzip(asked) && wish == Wanted::Whole);
    let tag = tag(packed.is_some());

    let mut answer = Response::builder().header(header::ETAG, &tag).header(header::VARY, vary(manner));
    let days = if is_hashed(&names) { FOR_GOOD } else { ASK };
    let whom = if manner.is_private { "private" } else { "public" };
    answer = answer.header(header::CACHE_CONTROL, format!("{whom}, {days}"));
    if let Some(date) = print.modified.duration_since(UNIX_EPOCH).ok().and_then(|since| http_date(since.as_secs())) {
        answer = answer.header(header::LAST_MODIFIED, date);
    }
    if has(asked, &tag) {
        return answer.status(StatusCode::NOT_MODIFIED).body(Body::empty()).map_err(io::Error::other);
    }
    answer = answer.header(header::ACCEPT_RANGES, "bytes").header(header::CONTENT_TYPE, mime(kind, &kept));
    if !kind.shown {
        answer = answer.header(header::CONTENT_DISPOSITION, saved_as(names.last().map_or("", String::as_str)));
    }
    if packed.is_some() {
        answer = answer.header(header::CONTENT_ENCODING, "gzip");
    }
    let part = match wish {
        Wanted::Whole => None,
        Wanted::Part(part) => Some(part),
        Wanted::Impossible => {
            return answer
                .status(StatusCode::RANGE_NOT_SATISFIABLE)
                .header(header::CONTENT_RANGE, format!("bytes */{}", print.size))
                .body(Body::empty())
                .map_err(io::Error::other);
        }
    };
    if let Some(Part { first, last }) = part {
        answer = answer
            .status(StatusCode::PARTIAL_CONTENT)
            .header(header::CONTENT_RANGE, format!("bytes {first}-{last}/{}", print.size));
    }
    let part = part.unwrap_or(Part { first: 0, last: print.size.saturating_sub(1) });
    let length = packed.as_ref().map_or(if print.size == 0 { 0 } else { part.len() }, |packed| packed.len() as u64);
    answer = answer.header(header::CONTENT_LENGTH, length);
    let body = match (packed, &kept.whole) {
        _ if manner.head_only || length == 0 => Body::empty(),
        (Some(packed), _) => Body::from(packed),
        (None, Some(whole)) => Body::from(cut(whole, part)),
        (None, None) => streamed(again, part).await?,
    };
    answer.body(body).map_err(io::Error::other)
}

fn vary(manner: Manner) -> &'static str {
    if manner.is_private { "Accept-Encoding, Cookie" } else { "Accept-Encoding" }
}

fn mime(kind: Kind, kept: &Arc<Kept>) -> HeaderValue {
    let mime = if kept.is_utf16 { kind.mime.replace("utf-8", "utf-16") } else { kind.mime.to_owned() };
    HeaderValue::try_from(mime).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

/// The name under which a browser saves a file: RFC 6266, with letters beyond ASCII as RFC 8187 has them.
fn saved_as(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || ".-_ ".contains(letter) { letter } else { '_' })
        .collect();
    let coded: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{coded}")
}

fn cut(whole: &Bytes, part: Part) -> Bytes {
    let end = (part.last as usize + 1).min(whole.len());
    whole.slice((part.first as usize).min(end)..end)
}

async fn streamed(file: std::fs::File, part: Part) -> io::Result<Body> {
    let mut file = tokio::fs::File::from_std(file);
    file.seek(SeekFrom::Start(part.first)).await?;
    Ok(Body::from_stream(ReaderStream::with_capacity(file.take(part.len()), PIECE)))
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`
fn http_date(seconds: u64) -> Option<String> {
    let at = Timestamp::from_second(seconds.try_into().ok()?).ok()?;
    Some(at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_http_writes_them() {
        assert_eq!(http_date(784_111_777).as_deref(), Some("Sun, 06 Nov 1994 08:49:37 GMT"));
    }

    #[test]
    fn a_name_can_not_break_out_of_its_header() {
        assert_eq!(
            saved_as("Báo \"cáo\";\r\n.docx"),
            "attachment; filename=\"B_o _c_o____.docx\"; filename*=UTF-8''B%C3%A1o%20%22c%C3%A1o%22%3B%0D%0A.docx"
        );
    }
}
