//! The fields of a document's heading block, and the parsers of its lines with a fixed form: symbol, place and date.

use daihoi_text::fold::plain;
use jiff::civil::Date;

use super::{fields, issuer::Nation};

/// The fields found in a heading block.
#[derive(Debug, Default)]
pub(super) struct HeadingFields {
    pub(super) nation: Option<Nation>,
    /// Whether the block was recognised in part and was left in the text.
    pub(super) stays: bool,
    pub(super) bodies: Vec<(String, bool)>,
    pub(super) symbol: Option<String>,
    pub(super) place: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) class: Option<(&'static str, String)>,
    pub(super) title: Option<String>,
    pub(super) subject: Vec<String>,
    pub(super) draft: bool,
}

/// `Số 12-BC/ĐU`, `Số: -NQ/ĐH`: the symbol contains a slash or a hyphen.
pub(super) fn symbol(line: &str) -> Option<String> {
    let rest = line.strip_prefix("Số").or_else(|| line.strip_prefix("SỐ"))?;
    let symbol = rest.trim_start_matches([':', ' ', '.']);
    let apart = rest.starts_with([':', ' ', '.', '-']);
    let capitals = symbol.chars().any(char::is_uppercase) && !symbol.chars().any(char::is_lowercase);
    (apart && capitals && symbol.contains(['/', '-'])).then(|| symbol.split_whitespace().collect())
}

/// `Hòa Phước, ngày 25 tháng 7 năm 2025`; the date is none where numbers were left open.
pub(super) fn place_and_date(line: &str) -> Option<(String, Option<Date>)> {
    let (place, date) = line.split_once(", ngày")?;
    let folded = plain(date);
    let shaped = folded.contains("thang") && folded.contains("nam") && date.chars().count() <= 40;
    (shaped && !place.is_empty() && place.chars().count() <= 60).then(|| (place.to_owned(), fields::date(date)))
}
