//! Text as it was typed before Unicode, in the fonts `.VnTime` and, for capitals with tones, `.VnTimeH`.
//!
//! The table is written out from TCVN 5712:1993 and not turned round from the one that the program reads with: a fault in
//! that one must not cancel itself.

/// Letters, and the characters of Latin-1 in their places.
const SMALL: &str = "àµ á¸ ả¶ ã· ạ¹ ă¨ ằ» ắ¾ ẳ¼ ẵ½ ặÆ â© ầÇ ấÊ ẩÈ ẫÉ ậË đ® èÌ éÐ ẻÎ ẽÏ ẹÑ êª ềÒ ếÕ ểÓ ễÔ ệÖ ì× íÝ ỉØ ĩÜ ịÞ \
                     òß óã ỏá õâ ọä ô« ồå ốè ổæ ỗç ộé ơ¬ ờê ớí ởë ỡì ợî ùï úó ủñ ũò ụô ư\u{ad} ừõ ứø ửö ữ÷ ựù ỳú ýý ỷû ỹü ỵþ";

/// The seven capitals that have places of their own.
const CAPITAL: &str = "Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§";

/// A piece of text in one font.
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) font: &'static str,
}

/// Text in pieces of as few fonts as hold it: capitals with tones need the one that draws small letters as capitals.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let all_capitals = text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    let mut pieces: Vec<Piece> = Vec::new();
    for letter in text.chars() {
        let drawn_as_capital = place(letter).is_none() || all_capitals && letter.is_uppercase();
        let font = if drawn_as_capital { ".VnTimeH" } else { ".VnTime" };
        let typed = if drawn_as_capital { letter.to_lowercase().collect() } else { letter.to_string() };
        let typed = typed.chars().map(|letter| place(letter).unwrap_or(letter));
        match pieces.last_mut() {
            Some(piece) if piece.font == font || all_capitals && !letter.is_alphabetic() => piece.text.extend(typed),
            _ => pieces.push(Piece { text: typed.collect(), font }),
        }
    }
    pieces
}

/// Where a letter stands in `.VnTime`; none for one that it lacks.
fn place(letter: char) -> Option<char> {
    if letter.is_ascii() || matches!(letter, '–' | '“' | '”' | '…') {
        return Some(letter);
    }
    let found = |table: &str| {
        table.split(' ').find_map(|pair| {
            let mut pair = pair.chars();
            (pair.next() == Some(letter)).then(|| pair.next()).flatten()
        })
    };
    found(SMALL).or_else(|| found(CAPITAL))
}
