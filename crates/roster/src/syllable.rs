//! Whether a word can be a syllable of Vietnamese: to tell in which of two encodings a text makes words.

use std::{collections::HashSet, sync::LazyLock};

use unicode_normalization::UnicodeNormalization;

const ONSETS: &str = "ngh ng nh n gh gi g kh k ph p th tr t ch c qu b d đ h l m r s v x";

/// Rimes without their tone.
const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu iêng \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt \
    up ut uy uya uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu \
    y ych yêm yên yêng yêt yêu yn ynh yt";

static KNOWN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| RIMES.split_whitespace().collect());

/// How many words of a text can be Vietnamese, and how many can't. Words without a mark count for neither: they may be
/// of any language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) right: usize,
    pub(super) wrong: usize,
}

pub(super) fn share(text: &str) -> Share {
    let mut share = Share::default();
    for word in text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || c.is_ascii_digit()) {
        if !word.is_ascii() {
            *(if is_syllable(word) { &mut share.right } else { &mut share.wrong }) += 1;
        }
    }
    share
}

/// Whether a word is spelled as one syllable, with at most one tone.
pub(super) fn is_syllable(word: &str) -> bool {
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let (mut bare, mut tones) = (String::new(), 0);
    for c in word.to_lowercase().nfd() {
        if TONES.contains(&c) {
            tones += 1;
        } else {
            bare.push(c);
        }
    }
    let bare: String = bare.nfc().collect();
    let rime = |rest: &str| KNOWN.contains(rest);
    let onset = |onset: &&str| {
        bare.strip_prefix(*onset).is_some_and(|rest| rime(rest) || *onset == "gi" && (rest.is_empty() || rest == "n"))
    };
    tones <= 1 && (rime(&bare) || ONSETS.split(' ').any(|known| onset(&known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_letters_of_old_encodings() {
        for word in [
            "Nguyễn", "Trần", "Thị", "Bé", "Ánh", "Quý", "Quỳnh", "Giang", "gì", "Huỳnh", "Đoàn", "Ước", "Lý", "Ỷ",
            "Khuyên", "Nghiêm", "Thuở", "hoà", "hòa", "Giêng", "Quốc", "Yến",
        ] {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["NguyÔn", "V¨n", "Nguyeãn", "Vaên", "TrÇn", "Traàn", "Thò́", "BÐ", "Lª", "Hå"] {
            assert!(!is_syllable(word), "{word}");
        }
        assert_eq!(share("Lê Văn An, tổ 3"), Share { right: 3, wrong: 0 });
    }
}
