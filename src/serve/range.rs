//! What a request's headers ask of a file: packed or not, which part, and whether the reader has it already.

use axum::http::{HeaderMap, HeaderName, header};

/// Which part of a file is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of it.
    Whole,
    /// Some of it.
    Part(Part),
    /// A part that it has not.
    Impossible,
}

/// Bytes of a file, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) first: u64,
    pub(super) last: u64,
}

impl Part {
    /// How many bytes.
    pub(super) fn len(self) -> u64 {
        self.last - self.first + 1
    }
}

fn text(asked: &HeaderMap, name: HeaderName) -> Option<&str> {
    asked.get(name)?.to_str().ok()
}

/// The part that is wanted of `size` bytes. What is not understood, several parts at once, and a part of another state of
/// the file than `tag` are answered with all of it.
pub(super) fn wanted(asked: &HeaderMap, tag: &str, size: u64) -> Wanted {
    let Some(range) = text(asked, header::RANGE) else { return Wanted::Whole };
    if asked.contains_key(header::IF_RANGE) && text(asked, header::IF_RANGE) != Some(tag) {
        return Wanted::Whole;
    }
    let Some((first, last)) = range.trim().strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
        return Wanted::Whole;
    };
    let number =
        |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u64>().ok()).flatten();
    match (first.trim(), last.trim()) {
        ("", "") => Wanted::Whole,
        ("", last) => match number(last) {
            None => Wanted::Whole,
            Some(0) => Wanted::Impossible,
            Some(_) if size == 0 => Wanted::Impossible,
            Some(last) => Wanted::Part(Part { first: size.saturating_sub(last), last: size - 1 }),
        },
        (first, last) => {
            let (Some(first), Some(last)) =
                (number(first), if last.is_empty() { Some(u64::MAX) } else { number(last) })
            else {
                return Wanted::Whole;
            };
            if first > last {
                Wanted::Whole
            } else if first >= size {
                Wanted::Impossible
            } else {
                Wanted::Part(Part { first, last: last.min(size - 1) })
            }
        }
    }
}

/// Whether a browser understands gzip, and has not said that it would rather not.
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

/// Whether the reader has this state of the file already.
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
        let part = |first, last| Wanted::Part(Part { first, last });
        assert_eq!(of("bytes=0-9"), part(0, 9));
        assert_eq!(of("bytes=90-"), part(90, 99));
        assert_eq!(of("bytes=90-1000"), part(90, 99));
        assert_eq!(of("bytes=-10"), part(90, 99));
        assert_eq!(of("bytes=-1000"), part(0, 99));
        assert_eq!(of("bytes=99999999999999999999999-"), Wanted::Whole);
        for impossible in ["bytes=100-", "bytes=100-200", "bytes=-0"] {
            assert_eq!(of(impossible), Wanted::Impossible, "{impossible}");
        }
        for whole in
            ["bytes=9-0", "bytes=0-1,5-6", "lines=0-9", "bytes=", "bytes=-", "bytes=a-b", "bytes=+1-2", "bytes=--5"]
        {
            assert_eq!(of(whole), Wanted::Whole, "{whole}");
        }
        assert_eq!(wanted(&headers(header::RANGE, "bytes=-5"), "\"x\"", 0), Wanted::Impossible);
    }

    #[test]
    fn a_part_of_another_state_is_not_mixed_in() {
        let mut asked = headers(header::RANGE, "bytes=0-9");
        asked.insert(header::IF_RANGE, HeaderValue::from_static("\"old\""));
        assert_eq!(wanted(&asked, "\"new\"", 100), Wanted::Whole);
        assert!(matches!(wanted(&asked, "\"old\"", 100), Wanted::Part(_)));
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
