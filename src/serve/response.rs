//! Response with one file: compressed or plain, whole, a range, or 304 Not Modified.

use std::{
    io::{self, SeekFrom},
    ops::Range,
    sync::Arc,
    time::UNIX_EPOCH,
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
};
use jiff::Timestamp;
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _};
use tokio_util::io::ReaderStream;

use super::{
    file_cache::{CachedFile, FileCache},
    file_type::{FileType, file_type, is_hashed},
    request_headers::{WantedBytes, accepts_gzip, has, wanted},
    site_file::OpenedFile,
};

/// Read size for large files, in bytes.
const READ_SIZE: usize = 64 << 10;

/// `Cache-Control` for pages and other files that keep their name when they change: revalidate each time.
const REVALIDATE: &str = "no-cache";
/// `Cache-Control` for files that never change under their name.
const IMMUTABLE: &str = "max-age=31536000, immutable";

/// Request properties that affect how a file is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SendOptions {
    /// Whether an access code is set: then only the reader's own browser may cache.
    pub(super) is_private: bool,
    /// `HEAD`: headers without the body.
    pub(super) head_only: bool,
}

/// Builds the response for an open file.
pub(super) async fn file(
    opened: OpenedFile,
    cache: &FileCache,
    asked: &HeaderMap,
    options: SendOptions,
) -> io::Result<Response<Body>> {
    let file_type = file_type(&opened.names);
    let (version, names) = (opened.version, opened.names);
    // A second handle of the open file: it stays readable if the name is reused.
    let again = opened.file.try_clone()?;
    let cached = cache.take(&names, version, opened.file, file_type.packs).await?;
    let tag = |packed: bool| format!("\"{}{}\"", cached.tag, if packed { "-gz" } else { "" });
    let wish = if options.head_only { WantedBytes::Whole } else { wanted(asked, &tag(false), version.size) };
    let packed = cached.packed.clone().filter(|_| accepts_gzip(asked) && wish == WantedBytes::Whole);
    let tag = tag(packed.is_some());

    let mut answer = Response::builder().header(header::ETAG, &tag).header(header::VARY, vary(options));
    let days = if is_hashed(&names) { IMMUTABLE } else { REVALIDATE };
    let whom = if options.is_private { "private" } else { "public" };
    answer = answer.header(header::CACHE_CONTROL, format!("{whom}, {days}"));
    if let Some(date) = version.modified.duration_since(UNIX_EPOCH).ok().and_then(|since| http_date(since.as_secs())) {
        answer = answer.header(header::LAST_MODIFIED, date);
    }
    if has(asked, &tag) {
        return answer.status(StatusCode::NOT_MODIFIED).body(Body::empty()).map_err(io::Error::other);
    }
    answer = answer.header(header::ACCEPT_RANGES, "bytes").header(header::CONTENT_TYPE, mime(file_type, &cached));
    if !file_type.shown {
        answer = answer.header(header::CONTENT_DISPOSITION, saved_as(names.last().map_or("", String::as_str)));
    }
    if packed.is_some() {
        answer = answer.header(header::CONTENT_ENCODING, "gzip");
    }
    let part = match wish {
        WantedBytes::Whole => 0..version.size,
        WantedBytes::Range(range) => {
            let (first, last) = (range.start(), range.end());
            answer = answer
                .status(StatusCode::PARTIAL_CONTENT)
                .header(header::CONTENT_RANGE, format!("bytes {first}-{last}/{}", version.size));
            *first..last + 1
        }
        WantedBytes::Unsatisfiable => {
            return answer
                .status(StatusCode::RANGE_NOT_SATISFIABLE)
                .header(header::CONTENT_RANGE, format!("bytes */{}", version.size))
                .body(Body::empty())
                .map_err(io::Error::other);
        }
    };
    let length = packed.as_ref().map_or(part.end - part.start, |packed| packed.len() as u64);
    answer = answer.header(header::CONTENT_LENGTH, length);
    let body = match (packed, &cached.whole) {
        _ if options.head_only || length == 0 => Body::empty(),
        (Some(packed), _) => Body::from(packed),
        (None, Some(whole)) => Body::from(cut(whole, &part)),
        (None, None) => streamed(again, &part).await?,
    };
    answer.body(body).map_err(io::Error::other)
}

fn vary(options: SendOptions) -> &'static str {
    if options.is_private { "Accept-Encoding, Cookie" } else { "Accept-Encoding" }
}

fn mime(file_type: FileType, cached: &Arc<CachedFile>) -> HeaderValue {
    let mime = if cached.is_utf16 { file_type.mime.replace("utf-8", "utf-16") } else { file_type.mime.to_owned() };
    HeaderValue::try_from(mime).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

/// `Content-Disposition` of a download: RFC 6266, with non-ASCII letters as in RFC 8187.
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

fn cut(whole: &Bytes, part: &Range<u64>) -> Bytes {
    let end = (part.end as usize).min(whole.len());
    whole.slice((part.start as usize).min(end)..end)
}

async fn streamed(file: std::fs::File, part: &Range<u64>) -> io::Result<Body> {
    let mut file = tokio::fs::File::from_std(file);
    file.seek(SeekFrom::Start(part.start)).await?;
    Ok(Body::from_stream(ReaderStream::with_capacity(file.take(part.end - part.start), READ_SIZE)))
}

/// For example `Sun, 06 Nov 1994 08:49:37 GMT`; `None` past the year 9999, where the `httpdate` crate panics.
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
