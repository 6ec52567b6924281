//! Request headers about a file: compression, ranges, and conditional requests.

use std::ops::RangeInclusive;

use axum::http::{HeaderMap, HeaderName, header};
use http_range_header::{
    EndPosition, RangeUnsatisfiableError, StartPosition, SyntacticallyCorrectRange, parse_range_header,
};

/// Bytes that a request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum WantedBytes {
    /// The whole file.
    Whole,
    /// These bytes of the file.
    Range(RangeInclusive<u64>),
    /// A range outside the file.
    Unsatisfiable,
}

fn text(asked: &HeaderMap, name: HeaderName) -> Option<&str> {
    asked.get(name)?.to_str().ok()
}

/// Bytes wanted of a file of `size` bytes whose entity tag is `tag`. A range that is malformed or reversed, several
/// ranges at once, and a range of another version than `tag` get the whole file, as RFC 9110 allows.
pub(super) fn wanted(asked: &HeaderMap, tag: &str, size: u64) -> WantedBytes {
    let Some(range) = text(asked, header::RANGE) else { return WantedBytes::Whole };
    if asked.contains_key(header::IF_RANGE) && text(asked, header::IF_RANGE) != Some(tag) {
        return WantedBytes::Whole;
    }
    let ranges = match parse_range_header(range) {
        Ok(parsed) => parsed.ranges,
        Err(RangeUnsatisfiableError::ZeroSuffix) => return WantedBytes::Unsatisfiable,
        Err(_) => return WantedBytes::Whole,
    };
    // Not the crate's `validate`: it refuses a suffix longer than the file, and takes byte 0 of an empty file.
    let [SyntacticallyCorrectRange { start, end }] = ranges[..] else { return WantedBytes::Whole };
    let first = match start {
        StartPosition::Index(first) => first,
        StartPosition::FromLast(length) => size.saturating_sub(length),
    };
    let last = match end {
        EndPosition::Index(last) => last,
        EndPosition::LastByte => u64::MAX,
    };
    if last < first {
        WantedBytes::Whole
    } else if first >= size {
        WantedBytes::Unsatisfiable
    } else {
        WantedBytes::Range(first..=last.min(size - 1))
    }
}

/// Whether the browser accepts gzip with a weight above zero.
pub(super) fn accepts_gzip(asked: &HeaderMap) -> bool {
    let mut any = false;
    for entry in asked
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(','))
    {
        let mut parts = entry.split(';').map(str::trim);
        let coding = parts.next().unwrap_or_default().to_ascii_lowercase();
        let refused = parts
            .filter_map(|part| part.strip_prefix("q="))
            .any(|weight| weight.parse::<f32>().is_ok_and(|weight| weight <= 0.0));
        match coding.as_str() {
            "gzip" | "x-gzip" => return !refused,
            "*" => any = !refused,
            _ => {}
        }
    }
    any
}

/// Whether the browser's cached version has this tag.
pub(super) fn has(asked: &HeaderMap, tag: &str) -> bool {
    let known = asked.get_all(header::IF_NONE_MATCH);
    known.iter().filter_map(|value| value.to_str().ok()).flat_map(|list| list.split(',')).any(|one| {
        let one = one.trim();
        one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag
    })
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(name: HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).expect("a header"))])
    }

    #[test]
    fn parts_are_read_as_rfc_9110_has_them() {
        let of = |range| wanted(&headers(header::RANGE, range), "\"x\"", 100);
        let part = |first, last| WantedBytes::Range(first..=last);
        assert_eq!(of("bytes=0-9"), part(0, 9));
        assert_eq!(of("bytes=90-"), part(90, 99));
        assert_eq!(of("bytes=90-1000"), part(90, 99));
        assert_eq!(of("bytes=-10"), part(90, 99));
        assert_eq!(of("bytes=-1000"), part(0, 99));
        assert_eq!(of("bytes=99999999999999999999999-"), WantedBytes::Whole);
        for impossible in ["bytes=100-", "bytes=100-200", "bytes=-0"] {
            assert_eq!(of(impossible), WantedBytes::Unsatisfiable, "{impossible}");
        }
        for whole in
            ["bytes=9-0", "bytes=0-1,5-6", "lines=0-9", "bytes=", "bytes=-", "bytes=a-b", "bytes=+1-2", "bytes=--5"]
        {
            assert_eq!(of(whole), WantedBytes::Whole, "{whole}");
        }
        assert_eq!(wanted(&headers(header::RANGE, "bytes=-5"), "\"x\"", 0), WantedBytes::Unsatisfiable);
    }

    #[test]
    fn a_part_of_another_state_is_not_mixed_in() {
        let mut asked = headers(header::RANGE, "bytes=0-9");
        asked.insert(header::IF_RANGE, HeaderValue::from_static("\"old\""));
        assert_eq!(wanted(&asked, "\"new\"", 100), WantedBytes::Whole);
        assert!(matches!(wanted(&asked, "\"old\"", 100), WantedBytes::Range(_)));
    }

    #[test]
    fn packing_is_agreed_upon() {
        let of = |list| accepts_gzip(&headers(header::ACCEPT_ENCODING, list));
        for yes in ["gzip", "deflate, gzip;q=0.5", "GZIP", "br;q=1, *;q=0.1", "*"] {
            assert!(of(yes), "{yes}");
        }
        for no in ["", "identity", "gzip;q=0", "gzip;q=0.000, *", "br", "*;q=0"] {
            assert!(!of(no), "{no}");
        }
        assert!(!accepts_gzip(&HeaderMap::new()));
    }

    #[test]
    fn what_the_reader_has_is_recognised() {
        let of = |list| has(&headers(header::IF_NONE_MATCH, list), "\"a\"");
        assert!(of("\"a\"") && of("\"b\", \"a\"") && of("W/\"a\"") && of("*"));
        assert!(!of("\"b\"") && !of("a"));
    }
}
