//! VPS, an encoding of Vietnamese for Windows 3.1 that fonts from abroad use. Word stores its bytes as Windows-1252.

use crate::normal;

/// No letter: the place is free, or holds a sign that Windows has there too.
const NONE: char = '\0';

/// What the bytes from 0x80 on stand for, sixteen a row (RFC 1345's registry lacks it; the table is that of GNU recode
/// 3.6, charset VPS). Fourteen capitals stand below 0x20, where Word keeps nothing.
const LETTERS: [[char; 16]; 8] = [
    ['À', 'Ả', 'Ã', 'Ấ', 'Ầ', 'Ẩ', 'ọ', 'ỗ', 'Ă', 'ế', 'ề', 'ể', 'ệ', 'Ắ', 'Ằ', 'Ẳ'],
    ['Ế', NONE, NONE, 'Ề', 'Ể', 'Ễ', 'Ố', 'Ồ', 'Ổ', NONE, 'ý', 'ỷ', 'ỵ', 'Ớ', 'Ờ', 'Ở'],
    [NONE, 'ắ', 'ằ', 'ẳ', 'ẵ', 'ặ', 'Ỡ', 'ớ', 'Ù', 'ờ', 'ở', 'ỡ', 'Ũ', 'Ứ', 'ợ', 'Ừ'],
    ['ổ', 'Ử', 'Ỳ', 'Ỹ', 'Í', 'Ì', 'ộ', 'Ỉ', 'Ĩ', 'Ó', 'ử', 'ữ', 'Ò', 'Ỏ', 'Õ', 'ự'],
    ['ầ', 'Á', 'Â', 'ấ', 'ẩ', 'ẫ', 'ậ', 'đ', 'ẻ', 'É', 'Ê', 'ẹ', 'ỉ', 'ễ', 'ị', 'ỹ'],
    ['Ư', 'Ủ', 'ồ', 'ố', 'Ô', 'ỏ', 'ơ', 'È', 'ừ', 'ứ', 'Ú', 'ũ', 'ư', 'Ý', 'Ẻ', NONE],
    ['à', 'á', 'â', 'ã', 'ả', 'ạ', 'ă', NONE, 'è', 'é', 'ê', 'ẽ', 'ì', 'í', NONE, 'ĩ'],
    ['Ẵ', 'Đ', 'ò', 'ó', 'ô', 'õ', NONE, 'Ơ', 'ụ', 'ù', 'ú', 'ủ', NONE, 'Ỷ', 'Ẽ', 'ỳ'],
];

/// What Windows-1252 has at 0x80 to 0x9F; places that it leaves free are control characters of the same number.
const WINDOWS: [(u8, char); 27] = [
    (0x80, '€'),
    (0x82, '‚'),
    (0x83, 'ƒ'),
    (0x84, '„'),
    (0x85, '…'),
    (0x86, '†'),
    (0x87, '‡'),
    (0x88, 'ˆ'),
    (0x89, '‰'),
    (0x8a, 'Š'),
    (0x8b, '‹'),
    (0x8c, 'Œ'),
    (0x8e, 'Ž'),
    (0x91, '‘'),
    (0x92, '’'),
    (0x93, '“'),
    (0x94, '”'),
    (0x95, '•'),
    (0x96, '–'),
    (0x97, '—'),
    (0x98, '˜'),
    (0x99, '™'),
    (0x9a, 'š'),
    (0x9b, '›'),
    (0x9c, 'œ'),
    (0x9e, 'ž'),
    (0x9f, 'Ÿ'),
];

/// A run in VPS as NFC; one that holds letters which Windows-1252 lacks is Unicode already and left alone.
pub(super) fn decode(run: &str) -> String {
    if run.chars().any(|c| c.is_alphabetic() && byte(c).is_none()) {
        return normal(run);
    }
    let letters: Vec<char> = run.chars().collect();
    let mut out = String::with_capacity(run.len() + 8);
    for (at, c) in letters.iter().enumerate() {
        let letter = byte(*c).and_then(letter).filter(|_| is_letter(&letters, at));
        out.push(letter.unwrap_or(*c));
    }
    normal(&out)
}

/// The byte that Word made a character from.
fn byte(c: char) -> Option<u8> {
    let windows = WINDOWS.iter().find(|(_, sign)| *sign == c).map(|(byte, _)| *byte);
    windows.or_else(|| u8::try_from(u32::from(c)).ok())
}

fn letter(byte: u8) -> Option<char> {
    let place = byte.checked_sub(0x80)?;
    Some(LETTERS[usize::from(place >> 4)][usize::from(place & 15)]).filter(|letter| *letter != NONE)
}

/// Quotes, dashes and points that Word puts in have the places of rare capitals: they are letters only inside of a
/// word in capitals, and an opening quote at its end as well.
fn is_letter(run: &[char], at: usize) -> bool {
    let capital = |c: Option<&char>| c.is_some_and(char::is_ascii_uppercase);
    let before = at.checked_sub(1).and_then(|before| run.get(before));
    match run[at] {
        '“' => capital(before),
        '”' | '…' | '•' | '–' | '—' => capital(before) && capital(run.get(at + 1)),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn letters_are_decoded_and_signs_stay() {
        assert_eq!(decode("Ch\u{e0}o m\u{d8}ng \u{f1}\u{e5}i h\u{b6}i"), "Chào mừng Đại hội");
        assert_eq!(decode("V“ VI\u{90}T NAM"), "VỀ VIẾT NAM");
        assert_eq!(decode("“h\u{b6}i” – c\u{f3}…"), "“hội” – có…");
        assert_eq!(decode("ti‰ng vi\u{152}t"), "tiếng việt");
    }

    #[test]
    fn unicode_is_left_alone() {
        assert_eq!(decode("Đại hội"), "Đại hội");
    }
}
