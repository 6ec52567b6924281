//! The encodings of Vietnamese before Unicode that old Word files carry, told by their fonts: TCVN3, VNI and VPS.
//!
//! Sources: TCVN 5712:1993 (VN3, the set that the `.Vn*` fonts hold) and the VNI-Windows character set. Both reuse
//! the places of Latin-1, which is how Word files store them.

mod vps;

use unicode_normalization::char::is_combining_mark;

use super::normal;

/// An encoding that a font implies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Legacy {
    /// TCVN3 (ABC): one character a letter.
    Tcvn3,
    /// TCVN3 in a font that draws capitals (`.VnTimeH`).
    Tcvn3Capitals,
    /// VNI: a base letter and a character for its marks.
    Vni,
    /// VPS: one character a letter.
    Vps,
}

impl Legacy {
    /// The encoding that a font's name implies; none for a Unicode font.
    pub fn of_font(name: &str) -> Option<Self> {
        let name = name.trim();
        if name.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(".vn")) {
            Some(if name.ends_with('H') { Self::Tcvn3Capitals } else { Self::Tcvn3 })
        } else if name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("vni-")) {
            Some(Self::Vni)
        } else if name.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("vps")) {
            Some(Self::Vps)
        } else {
            None
        }
    }

    /// Decodes a run into NFC. A run that holds letters above U+00FF is Unicode already, whatever its font, and is
    /// left alone; typographic quotes and dashes don't count as letters.
    pub fn decode(self, run: &str) -> String {
        let run: String = run.chars().map(from_symbol_area).collect();
        if self == Self::Vps {
            return vps::decode(&run);
        }
        if run.chars().any(|c| c > '\u{ff}' && c.is_alphabetic()) {
            return normal(&run);
        }
        match self {
            Self::Tcvn3 => normal(&tcvn3(&run)),
            Self::Tcvn3Capitals => normal(&tcvn3(&run).to_uppercase()),
            Self::Vni => normal(&vni(&run)),
            Self::Vps => vps::decode(&run),
        }
    }
}

/// TCVN3 has no capitals with tones: outside the `H` fonts people typed `KÕT QU¶` and got `KếT QUả`. A text without
/// any small ASCII letter and with three capitals at least was meant to be in capitals throughout.
pub fn meant_capitals(decoded: &str) -> bool {
    let small = decoded.chars().any(|c| c.is_ascii_lowercase());
    !small && decoded.chars().filter(char::is_ascii_uppercase).count() >= 3
}

/// What a text in one of the encodings may be that was typed or pasted where no font tells: none for Unicode.
pub fn guesses(text: &str) -> Vec<String> {
    let mut guesses = Vec::new();
    let old = text.chars().any(|c| is_old(from_symbol_area(c)));
    if old && !text.chars().any(|c| c > '\u{ff}' && (c.is_alphabetic() || is_combining_mark(c))) {
        for encoding in [Legacy::Tcvn3, Legacy::Vni] {
            let guess = encoding.decode(text);
            if guess != text && !guesses.contains(&guess) {
                guesses.push(guess);
            }
        }
    }
    guesses
}

/// Whether a text has letters that Vietnamese does not write, as it does in the old encodings: `§¹i héi`, `Ñaïi hoäi`.
pub fn is_suspected(text: &str) -> bool {
    const FOREIGN: &str = "ÄÅÆÇËÎÏÑÖØÛÜäåæçëîïñöøûüþÿ";
    // Signs that TCVN3 has letters in the places of; not those that quote, and none of °, ², ³.
    let sign =
        |c: char| matches!(c, '\u{a1}'..='\u{aa}' | '\u{ac}'..='\u{ae}' | '\u{b5}'..='\u{b9}' | '\u{bc}'..='\u{be}');
    let mut before = ' ';
    text.chars().map(from_symbol_area).any(|c| {
        let beside = (sign(before) && is_letter(c)) || (is_letter(before) && sign(c));
        before = c;
        // This is asked of every word of every paper.
        beside || is_old(c) && FOREIGN.contains(c)
    })
}

/// A place of Latin-1 that the encodings fill with letters of their own.
fn is_old(c: char) -> bool {
    ('\u{a1}'..='\u{ff}').contains(&c)
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || ('\u{c0}'..='\u{ff}').contains(&c)
}

/// Word stores runs in fonts marked as symbols at U+F000 and above.
fn from_symbol_area(c: char) -> char {
    match c as u32 {
        code @ 0xf020..=0xf0ff => char::from((code - 0xf000) as u8),
        _ => c,
    }
}

fn tcvn3(run: &str) -> String {
    run.chars().map(tcvn3_letter).collect()
}

/// What a character of TCVN3 stands for. U+00AD, the soft hyphen, is `ư`: never strip it first.
fn tcvn3_letter(c: char) -> char {
    const FROM_A1: [char; 14] = ['Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ'];
    const FROM_B5: [char; 5] = ['à', 'ả', 'ã', 'á', 'ạ'];
    const FROM_BB: [char; 4] = ['ằ', 'ẳ', 'ẵ', 'ắ'];
    const FROM_C6: [char; 7] = ['ặ', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'è'];
    const FROM_CE: [char; 11] = ['ẻ', 'ẽ', 'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ'];
    const FROM_DC: [char; 4] = ['ĩ', 'í', 'ị', 'ò'];
    const FROM_E1: [char; 9] = ['ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'];
    const FROM_EA: [char; 6] = ['ờ', 'ở', 'ỡ', 'ớ', 'ợ', 'ù'];
    const FROM_F1: [char; 14] = ['ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'];
    let blocks: [(u32, &[char]); 9] = [
        (0xa1, &FROM_A1),
        (0xb5, &FROM_B5),
        (0xbb, &FROM_BB),
        (0xc6, &FROM_C6),
        (0xce, &FROM_CE),
        (0xdc, &FROM_DC),
        (0xe1, &FROM_E1),
        (0xea, &FROM_EA),
        (0xf1, &FROM_F1),
    ];
    let code = c as u32;
    let found = blocks.iter().find_map(|(start, letters)| letters.get(code.checked_sub(*start)? as usize));
    found.copied().unwrap_or(c)
}

/// Letters that stand alone become their letter; a mark joins the letter before it as combining characters. A mark
/// at the start of a run counts as well: Word splits runs anywhere, and the letter may end the run before.
fn vni(run: &str) -> String {
    let mut out = String::with_capacity(run.len() + 8);
    let mut before = None;
    for c in run.chars() {
        if let Some(letter) = vni_letter(c) {
            out.push(letter);
            before = Some(letter);
        } else if let Some(marks) = vni_marks(c).filter(|_| before.is_none_or(carries_marks)) {
            out.push_str(marks);
            before = Some('\u{300}');
        } else {
            out.push(c);
            before = Some(c);
        }
    }
    out
}

fn carries_marks(letter: char) -> bool {
    "aeouyơưAEOUYƠƯ".contains(letter)
}

fn vni_letter(c: char) -> Option<char> {
    Some(match c {
        'ñ' => 'đ',
        'Ñ' => 'Đ',
        'ô' => 'ơ',
        'Ô' => 'Ơ',
        'ö' => 'ư',
        'Ö' => 'Ư',
        'í' | 'Í' | 'ì' | 'Ì' => c,
        'æ' => 'ỉ',
        'Æ' => 'Ỉ',
        'ó' => 'ĩ',
        'Ó' => 'Ĩ',
        'ò' => 'ị',
        'Ò' => 'Ị',
        'î' => 'ỵ',
        'Î' => 'Ỵ',
        _ => return None,
    })
}

fn vni_marks(c: char) -> Option<&'static str> {
    Some(match c {
        'ù' | 'Ù' => "\u{301}",
        'ø' | 'Ø' => "\u{300}",
        'û' | 'Û' => "\u{309}",
        'õ' | 'Õ' => "\u{303}",
        'ï' | 'Ï' => "\u{323}",
        'â' | 'Â' => "\u{302}",
        'á' | 'Á' => "\u{302}\u{301}",
        'à' | 'À' => "\u{302}\u{300}",
        'å' | 'Å' => "\u{302}\u{309}",
        'ã' | 'Ã' => "\u{302}\u{303}",
        'ä' | 'Ä' => "\u{302}\u{323}",
        'ê' | 'Ê' => "\u{306}",
        'é' | 'É' => "\u{306}\u{301}",
        'è' | 'È' => "\u{306}\u{300}",
        'ú' | 'Ú' => "\u{306}\u{309}",
        'ü' | 'Ü' => "\u{306}\u{303}",
        'ë' | 'Ë' => "\u{306}\u{323}",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_tell_the_encoding() {
        assert_eq!(Legacy::of_font(".VnTime"), Some(Legacy::Tcvn3));
        assert_eq!(Legacy::of_font(".VnArialH"), Some(Legacy::Tcvn3Capitals));
        assert_eq!(Legacy::of_font(".vntimeh"), Some(Legacy::Tcvn3));
        assert_eq!(Legacy::of_font("VNI-Times"), Some(Legacy::Vni));
        assert_eq!(Legacy::of_font("VPS Times"), Some(Legacy::Vps));
        for unicode in ["Times New Roman", "Vn", "", "VNtimes new roman", "Đậm"] {
            assert_eq!(Legacy::of_font(unicode), None, "{unicode}");
        }
    }

    #[test]
    fn tcvn3_decodes_every_letter() {
        let lower = "aµ¶·¸¹ ¨»¼½¾Æ ©ÇÈÉÊË eÌÎÏÐÑ ªÒÓÔÕÖ i×ØÜÝÞ oßáâãä «åæçèé ¬êëìíî uïñòóô \u{ad}õö÷øù yúûüýþ ®";
        let expected = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đ";
        assert_eq!(Legacy::Tcvn3.decode(lower), expected);
        assert_eq!(Legacy::Tcvn3.decode("¡¢£¤¥¦§"), "ĂÂÊÔƠƯĐ");
        assert_eq!(Legacy::Tcvn3Capitals.decode("®¶ng céng s¶n viÖt nam"), "ĐẢNG CỘNG SẢN VIỆT NAM");
        assert_eq!(Legacy::Tcvn3.decode("“B¸o c¸o” – 2025…"), "“Báo cáo” – 2025…");
        assert_eq!(Legacy::Tcvn3.decode("\u{f0a7}¶ng"), "Đảng");
    }

    #[test]
    fn vni_decodes_every_letter() {
        let given = "aùaøaûaõaï aêaéaèaúaüaë aâaáaàaåaãaä eùeøeûeõeï eâeáeàeåeãeä íìæóò oùoøoûoõoï oâoáoàoåoãoä \
                     ôôùôøôûôõôï uùuøuûuõuï ööùöøöûöõöï yùyøyûyõî ñ";
        let expected = "áàảãạ ăắằẳẵặ âấầẩẫậ éèẻẽẹ êếềểễệ íìỉĩị óòỏõọ ôốồổỗộ ơớờởỡợ úùủũụ ưứừửữự ýỳỷỹỵ đ";
        assert_eq!(Legacy::Vni.decode(given), expected);
        assert_eq!(Legacy::Vni.decode("ÑAÛNG COÄNG SAÛN VIEÄT NAM"), "ĐẢNG CỘNG SẢN VIỆT NAM");
        assert_eq!(Legacy::Vni.decode("Hoøa Phöôùc"), "Hòa Phước");
    }

    #[test]
    fn unicode_in_a_legacy_font_is_left_alone() {
        assert_eq!(Legacy::Tcvn3.decode("Đảng bộ · 1°"), "Đảng bộ · 1°");
        assert_eq!(Legacy::Vni.decode("Ðảng bộ"), "Đảng bộ");
    }

    #[test]
    fn a_text_without_a_font_is_guessed_where_it_may_be_old() {
        assert!(guesses("§¹i héi").contains(&"Đại hội".to_owned()));
        assert!(guesses("Ñaïi hoäi").contains(&"Đại hội".to_owned()));
        assert!(is_suspected("§¹i héi") && is_suspected("Ñaïi hoäi") && is_suspected("c«ng t¸c"));
        for unicode in ["Đại hội", "dai hoi", "hé mở", "hòa", "ho\u{300}a", "“đại hội”", "«hòa bình»", "12 °C", ""]
        {
            assert!(!is_suspected(unicode), "{unicode}");
        }
        for unicode in ["Đại hội", "dai hoi", "ho\u{300}a", ""] {
            assert_eq!(guesses(unicode), Vec::<String>::new(), "{unicode}");
        }
    }

    #[test]
    fn capitals_that_the_encoding_lacks_are_recognised() {
        assert!(meant_capitals(&Legacy::Tcvn3.decode("I- KÕT QU¶ THùC HIÖN")));
        assert!(!meant_capitals("Đội Kế hoạch"));
        assert!(meant_capitals("Bí THƯ"));
        assert!(!meant_capitals("12-BC"));
    }
}
