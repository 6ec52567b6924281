//! Slugs: names fit for addresses.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower-case ASCII letters and digits, joined by hyphens; đ and marks folded.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.to_lowercase().nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'đ' => slug.push('d'),
            'a'..='z' | '0'..='9' => slug.push(letter),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ascii() {
        assert_eq!(slug("Đề án  nhân sự (lần 2)"), "de-an-nhan-su-lan-2");
        assert_eq!(slug("–"), "");
    }
}
