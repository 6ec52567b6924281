//! Vietnamese keystrokes that no input method turned into letters: Telex, VNI and VIQR.
//!
//! An input method takes the keys of a syllable in any order (`nguyeenx`, `nguyeexn`, `nguyenex`), so nothing here
//! depends on it: each key acts on the last vowels before it. A key that comes twice counts once, as it does for a
//! person who did not see it work, though an input method would take the mark back.

mod syllable;

use syllable::{Mark, Syllable, Tone};

/// Every syllable that the keys may stand for, in lower case and NFC; none where they are plain letters.
pub fn decode(typed: &str) -> Vec<String> {
    let mut found: Vec<String> = [telex(typed), vni(typed), viqr(typed)].into_iter().flatten().collect();
    found.dedup();
    found
}

/// The syllable that Telex makes of the keys, simple Telex included; `None` when no key of it acts.
pub fn telex(typed: &str) -> Option<String> {
    read(typed, |syllable, key| match key {
        's' => syllable.tone(Tone::Acute),
        'f' => syllable.tone(Tone::Grave),
        'r' => syllable.tone(Tone::Hook),
        'x' => syllable.tone(Tone::Tilde),
        'j' => syllable.tone(Tone::Dot),
        'z' => syllable.clear_tone(),
        'a' | 'e' | 'o' => syllable.circumflex(Some(key)),
        'd' => syllable.bar(),
        'w' => syllable.horn(true) || syllable.add('u', Mark::Horn),
        '[' | '{' => syllable.add('o', Mark::Horn),
        ']' | '}' => syllable.add('u', Mark::Horn),
        _ => false,
    })
}

/// The syllable that VNI makes of the keys; `None` when no digit is among them or one of them can't act.
pub fn vni(typed: &str) -> Option<String> {
    let mut refused = false;
    let syllable = read(typed, |syllable, key| {
        let acts = match key {
            '1' => syllable.tone(Tone::Acute),
            '2' => syllable.tone(Tone::Grave),
            '3' => syllable.tone(Tone::Hook),
            '4' => syllable.tone(Tone::Tilde),
            '5' => syllable.tone(Tone::Dot),
            '0' => syllable.clear_tone(),
            '6' => syllable.circumflex(None),
            '7' => syllable.horn(false),
            '8' => syllable.breve(),
            '9' => syllable.bar(),
            _ => return false,
        };
        refused |= !acts;
        acts
    })?;
    (!refused).then_some(syllable)
}

/// The syllable that VIQR makes of the keys; `None` when none of its signs acts.
pub fn viqr(typed: &str) -> Option<String> {
    if !typed.contains(['\'', '`', '?', '~', '.', '^', '(', '+', '*']) {
        return None;
    }
    read(typed, |syllable, key| match key {
        '\'' => syllable.tone(Tone::Acute),
        '`' => syllable.tone(Tone::Grave),
        '?' => syllable.tone(Tone::Hook),
        '~' => syllable.tone(Tone::Tilde),
        '.' => syllable.tone(Tone::Dot),
        '^' => syllable.circumflex(None),
        '(' => syllable.breve(),
        '+' | '*' => syllable.horn(false),
        'd' => syllable.bar(),
        _ => false,
    })
}

/// The Telex keys of a text, the tone's after its syllable: what was typed where an input method took initials
/// (`nas`) for a syllable (`ná`).
pub fn telex_keys(text: &str) -> String {
    let mut keys = String::with_capacity(text.len() + 4);
    let mut tone = None;
    for letter in text.chars() {
        let (base, mark, own_tone) = syllable::parts(letter);
        if !base.is_alphanumeric() {
            keys.extend(tone.take());
        }
        keys.push(base);
        match mark {
            Mark::None => {}
            Mark::Breve | Mark::Horn => keys.push('w'),
            Mark::Circumflex | Mark::Bar => keys.push(base),
        }
        tone = own_tone.map(Tone::telex).or(tone);
    }
    keys.extend(tone);
    keys
}

/// Gives each key to `acts`; one that does nothing is a letter.
fn read(typed: &str, mut acts: impl FnMut(&mut Syllable, char) -> bool) -> Option<String> {
    let mut syllable = Syllable::default();
    let mut acted = false;
    for key in crate::normal(typed).chars().flat_map(char::to_lowercase) {
        if acts(&mut syllable, key) {
            acted = true;
        } else {
            syllable.letter(key);
        }
    }
    acted.then(|| syllable.spell())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all_are(read: impl Fn(&str) -> Option<String>, wanted: &[(&str, &[&str])]) {
        for (syllable, keys) in wanted {
            for keys in *keys {
                assert_eq!(read(keys).as_deref(), Some(*syllable), "{keys}");
            }
        }
    }

    #[test]
    fn telex_is_read_in_any_order_of_its_keys() {
        all_are(
            telex,
            &[
                (
                    "nguyễn",
                    &["nguyeenx", "nguyeexn", "nguyexen", "nguyenxe", "nguyenex", "nguyeenxx", "NGUYEENX", "nguyênx"],
                ),
                ("hường", &["huwowngf", "huwongf", "huowngf", "huongwf", "huongfw", "hw[ngf", "h][ngf", "hươngf"]),
                ("đức", &["dduwcs", "ddwcs", "ducsdw", "DDuwcs"]),
                ("ưng", &["uwng", "wng", "ungw", "]ng"]),
                ("hoặc", &["hoawcj", "hoacwj", "hoajcw"]),
                ("lưu", &["luwu", "luuw", "lwu"]),
                ("quân", &["quaan", "quana"]),
                ("quyết", &["quyeets", "quyetse"]),
                ("mưa", &["muwa", "muaw", "mwa"]),
                ("triệu", &["trieeuj", "trieuje"]),
                ("hòa", &["hoaf", "hofa", "hofaf"]),
                ("thúy", &["thuys", "thusy", "thuyss"]),
                ("giảng", &["giangr", "giarng"]),
                ("lý", &["lys"]),
                ("xuân", &["xuaan"]),
                ("đc", &["ddc"]),
                ("châu", &["chaau", "chaua"]),
                ("hạnh", &["hanhsj", "hanhjj"]),
            ],
        );
    }

    #[test]
    fn vni_is_read_in_any_order_of_its_keys() {
        all_are(
            vni,
            &[
                ("nguyễn", &["nguye64n", "nguyen64", "nguyen46", "nguye6n4", "nguye4n6", "NGUYE6N4", "nguyên4"]),
                ("hường", &["hu7o7ng2", "huong72", "huo72ng", "huo7ng2"]),
                ("đức", &["d9u7c1", "d9uc71", "duc971"]),
                ("hoặc", &["hoa8c5", "hoac85"]),
                ("trần", &["tra6n2", "tran26"]),
                ("hạnh", &["hanh5", "ha5nh", "hanh55"]),
            ],
        );
    }

    #[test]
    fn viqr_is_read_in_any_order_of_its_keys() {
        all_are(viqr, &[("nguyễn", &["nguye^~n", "nguye^n~"]), ("đức", &["ddu+'c", "ddu+c'"]), ("hạnh", &["ha.nh"])]);
    }

    #[test]
    fn plain_letters_and_numbers_of_things_are_no_keys() {
        for plain in ["nguyen", "tran", "son", "xuan", "van", "gi", "", "nvs", "tr", "sr"] {
            assert_eq!(telex(plain), None, "{plain}");
        }
        for plain in ["nguyen", "12", "c14", "ab6c7", "b9", ""] {
            assert_eq!(vni(plain), None, "{plain}");
        }
        assert!(decode("nguyen").is_empty());
    }

    #[test]
    fn letters_become_the_keys_that_they_were_typed_with() {
        assert_eq!(["ná", "đh", "Nguyễn", "tư hạ"].map(telex_keys), ["nas", "ddh", "Nguyeenx", "tuw haj"]);
    }

    proptest! {
        #![proptest_config(daihoi_testing::proptest_config(256))]

        #[test]
        fn any_text_is_read(text in "\\PC*") {
            decode(&text);
            telex_keys(&text);
        }

        #[test]
        fn a_syllable_comes_back_from_its_keys(
            start in "(b|c|ch|d|đ|g|gh|h|k|kh|l|m|n|ng|ngh|nh|ph|qu|r|s|t|th|tr|v|x)?",
            vowel in "(a|à|ấ|ặ|é|ể|í|ỏ|ộ|ờ|ũ|ự|iế|ươ|ườ|uổ|oá)",
            end in "(n|ng|c|t|m|p)",
        ) {
            let syllable = format!("{start}{vowel}{end}");
            let keys = telex_keys(&syllable);
            let read = telex(&keys).unwrap_or(keys);
            prop_assert_eq!(crate::fold::exact(&read), crate::fold::exact(&syllable));
        }
    }
}
