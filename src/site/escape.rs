//! Escaping of text for HTML and for addresses.

use std::fmt::Write as _;

/// Appends `text` so that it can close neither an element nor a quoted attribute.
pub(super) fn push(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // HTML can't express these; U+FFFD is what a browser would show.
            '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => out.push('\u{fffd}'),
            _ => out.push(character),
        }
    }
}

/// `text`, escaped as by [`push`].
pub(super) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    push(&mut out, text);
    out
}

/// One segment of an address: everything but unreserved ASCII is percent-encoded as UTF-8 (RFC 3986, 2.3).
pub fn segment(name: &str) -> String {
    let mut out = String::with_capacity(name.len() * 2);
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out() {
        assert_eq!(text("<b a='1' c=\"2\">&\u{1}"), "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;\u{fffd}");
        assert_eq!(text("Đại hội\tXIII\n"), "Đại hội\tXIII\n");
    }

    #[test]
    fn names_become_segments() {
        assert_eq!(segment("báo cáo #1?.docx"), "b%C3%A1o%20c%C3%A1o%20%231%3F.docx");
        assert_eq!(segment("a/b"), "a%2Fb");
    }
}
