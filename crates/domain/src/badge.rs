//! The text of a badge's QR code: `DH1:` and 28 digits – six for the congress, twenty for the delegate's token, two
//! check digits.
//!
//! Digits only, because a scanner types the code into whatever keyboard mode is active: Telex and VNI change letters
//! only (VNI's digits need a vowel before them), and Caps Lock changes no digit. The Vietnamese keyboard layout puts
//! letters on the row of digits; [`digit`] maps them back. The code names no person: the token is random, and a revoked
//! one identifies nobody.

use std::fmt;

use uuid::Uuid;

/// Starts every code; the digit is the version of the format.
pub const PREFIX: &str = "DH1:";
/// Number of digits after the prefix.
pub const DIGITS: usize = 28;
/// Congress numbers are below this.
pub const CONGRESSES: u32 = 1_000_000;
/// Tokens are below this: 66 random bits, too many to guess at a desk.
const TOKENS: u128 = 100_000_000_000_000_000_000;
/// ISO/IEC 7064, MOD 97-10: detects any single wrong digit and any transposition of two.
const MODULUS: u128 = 97;

/// Content of a badge's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BadgeCode {
    /// Number of the congress, below [`CONGRESSES`].
    pub congress: u32,
    /// Token of the delegate, as [`token`] derives it.
    pub token: u128,
}

/// Result of reading a text as a badge code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadgeReading {
    /// A complete code with matching check digits.
    Code(BadgeCode),
    /// Starts like a code, but digits are missing or wrong.
    Damaged,
    /// Some other text, such as an address or a ticket.
    Stray,
}

/// The part of a delegate's random token that the badge carries.
pub fn token(token: Uuid) -> u128 {
    token.as_u128() % TOKENS
}

impl BadgeCode {
    /// Reads the text that a camera decoded or a scanner typed.
    pub fn read(text: &str) -> BadgeReading {
        let Some(rest) = after_prefix(text.trim()) else { return BadgeReading::Stray };
        let digits: Option<String> = rest.chars().map(digit).collect();
        let Some(digits) = digits.filter(|digits| digits.len() == DIGITS) else { return BadgeReading::Damaged };
        match (digits.parse::<u128>(), digits[..6].parse(), digits[6..26].parse()) {
            (Ok(number), Ok(congress), Ok(token)) if number % MODULUS == 1 => {
                BadgeReading::Code(Self { congress, token })
            }
            _ => BadgeReading::Damaged,
        }
    }
}

impl fmt::Display for BadgeCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = u128::from(self.congress) * TOKENS + self.token;
        let check = 98 - number * 100 % MODULUS;
        write!(out, "{PREFIX}{number:026}{check:02}")
    }
}

/// The rest of a text after the prefix, whatever Caps Lock, layout and Shift did to the prefix.
fn after_prefix(text: &str) -> Option<&str> {
    let mut letters = text.chars();
    let starts = PREFIX.chars().all(|wanted| letters.next().is_some_and(|found| is_typed_for(found, wanted)));
    starts.then_some(letters.as_str())
}

/// Whether a scanner may have typed `found` in place of `wanted`, a character of the prefix.
pub fn is_typed_for(found: char, wanted: char) -> bool {
    match wanted {
        ':' => matches!(found, ':' | ';'),
        letter if letter.is_ascii_digit() => digit(found) == Some(letter),
        letter => found.eq_ignore_ascii_case(&letter),
    }
}

/// The digit of a key in the upper row: itself, or the letter that the Vietnamese layout puts there.
pub fn digit(typed: char) -> Option<char> {
    Some(match typed {
        '0'..='9' => typed,
        'đ' | 'Đ' => '0',
        'ă' | 'Ă' => '1',
        'â' | 'Â' => '2',
        'ê' | 'Ê' => '3',
        'ô' | 'Ô' => '4',
        // Grave, hook above, tilde, acute, dot below.
        '\u{300}' => '5',
        '\u{309}' => '6',
        '\u{303}' => '7',
        '\u{301}' => '8',
        '\u{323}' => '9',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CODE: BadgeCode = BadgeCode { congress: 4_711, token: 12_345_678_901_234_567_890 };

    #[test]
    fn the_form_is_fixed() {
        let text = CODE.to_string();
        assert_eq!(text.len(), PREFIX.len() + DIGITS);
        assert!(text.starts_with("DH1:00471112345678901234567890"), "{text}");
    }

    #[test]
    fn what_is_none_of_ours_is_told_from_what_is_damaged() {
        for text in ["", "https://example.org/DH1:1", "DH2:1", "123", "dh1"] {
            assert_eq!(BadgeCode::read(text), BadgeReading::Stray, "{text}");
        }
        let text = CODE.to_string();
        for damaged in ["DH1:", "DH1:12", &text[..31], &format!("{text}0"), &text.replace('9', "x")] {
            assert_eq!(BadgeCode::read(damaged), BadgeReading::Damaged, "{damaged}");
        }
    }

    #[test]
    fn keyboards_may_garble_it() {
        let text = CODE.to_string();
        let layout = ["đ", "ă", "â", "ê", "ô", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
        let vietnamese: String = text
            .chars()
            .map(|letter| letter.to_digit(10).map_or_else(|| letter.to_string(), |digit| layout[digit as usize].into()))
            .collect();
        for typed in [text.to_lowercase(), text.replace(':', ";"), vietnamese, format!(" {text}\n")] {
            assert_eq!(BadgeCode::read(&typed), BadgeReading::Code(CODE), "{typed}");
        }
    }

    proptest! {
        #![proptest_config(daihoi_testing::proptest_config(256))]

        #[test]
        fn every_code_is_read_again(congress in 0..CONGRESSES, bytes in any::<u128>()) {
            let code = BadgeCode { congress, token: token(Uuid::from_u128(bytes)) };
            prop_assert_eq!(BadgeCode::read(&code.to_string()), BadgeReading::Code(code));
        }

        #[test]
        fn a_wrong_digit_is_found(congress in 0..CONGRESSES, bytes in any::<u128>(), place in 4..32_usize, by in 1..10_u8) {
            let text = BadgeCode { congress, token: token(Uuid::from_u128(bytes)) }.to_string();
            let mut wrong = text.into_bytes();
            wrong[place] = b'0' + (wrong[place] - b'0' + by) % 10;
            let wrong = String::from_utf8(wrong).expect("digits");
            prop_assert_eq!(BadgeCode::read(&wrong), BadgeReading::Damaged);
        }

        #[test]
        fn nothing_panics(text in ".*") {
            let _ = BadgeCode::read(&text);
            let _ = BadgeCode::read(&format!("DH1:{text}"));
        }
    }
}
