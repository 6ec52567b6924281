//! Spellings that one hears as the same: by dialect (`gi d r`, `s x`, `ch tr`, `l n`), or by letters that Vietnamese
//! writes otherwise (`f` for `ph`, `j` and `z`, `i` for `y`).

/// A key that is equal for two folded syllables which somewhere sound the same.
pub(super) fn sound(plain: &str) -> String {
    let (initial, rest) = initial(plain);
    let end = rest.trim_start_matches(is_vowel);
    let vowels = &rest[..rest.len() - end.len()];
    let end = match end {
        "ng" | "nh" => "n",
        "c" | "ch" | "k" => "t",
        end => end,
    };
    let mut key = String::with_capacity(plain.len() + 1);
    key.push_str(initial);
    key.extend(vowels.chars().map(|c| if c == 'y' { 'i' } else { c }));
    key.push_str(end);
    key
}

/// The consonant that a syllable begins with, as one hears it, and what comes after.
fn initial(plain: &str) -> (&str, &str) {
    // `gi` before a vowel is one sound; before a consonant its i is the vowel.
    if let Some(rest) = plain.strip_prefix("gi") {
        return ("d", if rest.starts_with(is_vowel) { rest } else { &plain[1..] });
    }
    if let Some(rest) = plain.strip_prefix("qu").or_else(|| plain.strip_prefix('w')) {
        return ("qu", rest);
    }
    let rest = plain.trim_start_matches(|c| !is_vowel(c));
    let heard = match &plain[..plain.len() - rest.len()] {
        "ph" => "f",
        "gh" => "g",
        "ngh" => "ng",
        "ch" => "tr",
        "x" => "s",
        "r" | "z" | "j" => "d",
        "n" => "l",
        "k" | "q" => "c",
        other => other,
    };
    (heard, rest)
}

fn is_vowel(c: char) -> bool {
    "aeiouy".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sounds_the_same_has_one_key() {
        for (one, other) in [
            ("pham", "fam"),
            ("giang", "jang"),
            ("giang", "dang"),
            ("gin", "din"),
            ("ghe", "ge"),
            ("dung", "zung"),
            ("rang", "giang"),
            ("son", "xon"),
            ("tran", "chan"),
            ("long", "nong"),
            ("my", "mi"),
            ("thuy", "thui"),
            ("yen", "ien"),
            ("quang", "wang"),
            ("cuong", "kuong"),
            ("nghia", "ngia"),
            ("hang", "han"),
            ("hanh", "han"),
            ("bac", "bat"),
        ] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
        for (one, other) in [("nga", "na"), ("thanh", "hanh"), ("khanh", "hanh"), ("ba", "pha"), ("nhan", "nan")] {
            assert_ne!(sound(one), sound(other), "{one} {other}");
        }
        assert_eq!(sound(""), "");
    }
}
