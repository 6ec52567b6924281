//! The heading block of an official document, from its metadata.
//!
//! Laid out by Hướng dẫn 36-HD/VPTW: the issuing body on the left with an asterisk and the symbol under it, the Party's
//! name on the right with place and date, class and subject in the middle. Documents of the state have the Republic's
//! name and its motto there instead (Nghị định 30/2020/NĐ-CP); others have what they printed themselves, and nothing
//! where it is not known. A block that is still in the text is not drawn again. These words belong to the document, so
//! they are Vietnamese whatever the frame's language is.

use jiff::civil::Date;
use serde::Serialize;

use crate::documents::{Metadata, Nation, nation_of};

const PARTY: &str = "Đảng Cộng sản Việt Nam";
const REPUBLIC: &str = "Cộng hòa xã hội chủ nghĩa Việt Nam";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
const YOUTH_UNION: &str = "Đoàn TNCS Hồ Chí Minh";

/// Everything above the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Heading {
    /// The block with body and symbol; none if neither is stated, or if the text still has it.
    official: Option<Official>,
    /// Class, in capitals on paper; empty if the title contains it.
    class: String,
    /// The subject, or the title without one.
    subject: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Official {
    /// Bodies above the issuing one, highest first.
    above: Vec<String>,
    body: String,
    symbol: String,
    /// Whether an asterisk stands under the body, as in the Party's documents.
    star: bool,
    /// Party, Republic or Youth Union; empty for others.
    nation: &'static str,
    /// The Republic's motto; empty for others.
    motto: &'static str,
    place_and_date: String,
}

/// Lays out the heading block.
pub(super) fn heading(metadata: &Metadata) -> Heading {
    let is_stated = !metadata.issuing_body.is_empty() || !metadata.symbol.is_empty();
    let official = (is_stated && !metadata.heading_in_text).then(|| {
        let lines = metadata.superior_body.lines().chain(metadata.issuing_body.lines());
        let mut above: Vec<_> = lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        let body = if metadata.issuing_body.trim().is_empty() { None } else { above.pop() };
        let body = body.unwrap_or_default();
        let nation = metadata.nation.or_else(|| nation_of(&body, &above));
        Official {
            above,
            body,
            symbol: symbol(&metadata.symbol),
            star: nation == Some(Nation::Party),
            nation: match nation {
                Some(Nation::Party) => PARTY,
                Some(Nation::Republic) => REPUBLIC,
                Some(Nation::YouthUnion) => YOUTH_UNION,
                None => "",
            },
            motto: if nation == Some(Nation::Republic) { MOTTO } else { "" },
            place_and_date: place_and_date(metadata),
        }
    });
    let (class, subject) = class_and_subject(metadata);
    Heading { official, class, subject }
}

/// The page's only title, for the browser's tab, lists and neighbours.
pub(super) fn title(metadata: &Metadata) -> String {
    if !metadata.title.is_empty() {
        return metadata.title.clone();
    }
    match (metadata.class.is_empty(), metadata.subject.is_empty()) {
        (false, false) => format!("{} {}", capitalised(&metadata.class), metadata.subject),
        (false, true) => capitalised(&metadata.class),
        _ => metadata.subject.clone(),
    }
}

fn class_and_subject(metadata: &Metadata) -> (String, String) {
    let class = metadata.class.trim();
    if !metadata.subject.is_empty() {
        return (capitalised(class), metadata.subject.clone());
    }
    let title = title(metadata);
    // Avoid "Nghị quyết" over "Nghị quyết về ...": the class takes the first line, the rest the second.
    let rest = title
        .to_lowercase()
        .strip_prefix(&class.to_lowercase())
        .map(|rest| title.chars().count() - rest.chars().count());
    match rest {
        Some(characters) if !class.is_empty() => {
            let rest: String = title.chars().skip(characters).collect();
            if rest.is_empty() || rest.starts_with(char::is_whitespace) {
                (title.chars().take(characters).collect(), rest.trim().to_owned())
            } else {
                (String::new(), title)
            }
        }
        _ => (capitalised(class), title),
    }
}

/// The symbol with its prefix: `Số 12-BC/ĐU`.
fn symbol(symbol: &str) -> String {
    let symbol = symbol.trim();
    if symbol.is_empty() || symbol.to_lowercase().starts_with("số") {
        symbol.to_owned()
    } else {
        format!("Số {symbol}")
    }
}

/// `Hòa Phước, ngày 05 tháng 02 năm 2025`: days under 10 and the months 1 and 2 take a leading zero.
pub(super) fn place_and_date(metadata: &Metadata) -> String {
    let place = metadata.place.trim();
    match metadata.date {
        Some(date) if place.is_empty() => capitalised(&long_date(date)),
        Some(date) => format!("{place}, {}", long_date(date)),
        None => place.to_owned(),
    }
}

fn long_date(date: Date) -> String {
    let month = if date.month() < 3 { format!("{:02}", date.month()) } else { date.month().to_string() };
    format!("ngày {:02} tháng {month} năm {}", date.day(), date.year())
}

/// The text with its first letter in upper case.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn metadata(class: &str, title: &str, subject: &str) -> Metadata {
        Metadata { class: class.into(), title: title.into(), subject: subject.into(), ..Metadata::default() }
    }

    #[test]
    fn class_and_subject_say_nothing_twice() {
        let pair = |class, title, subject| class_and_subject(&metadata(class, title, subject));
        let expect = |class: &str, subject: &str| (class.to_owned(), subject.to_owned());
        assert_eq!(pair("nghị quyết", "Nghị quyết về đất đai", ""), expect("Nghị quyết", "về đất đai"));
        assert_eq!(pair("Nghị quyết", "NGHỊ QUYẾT", ""), expect("NGHỊ QUYẾT", ""));
        assert_eq!(pair("nghị quyết", "Một trang", "về đất đai"), expect("Nghị quyết", "về đất đai"));
        assert_eq!(pair("tham luận", "Chuyển đổi số", ""), expect("Tham luận", "Chuyển đổi số"));
        assert_eq!(pair("nội quy", "Nội quyền", ""), expect("", "Nội quyền"));
        assert_eq!(pair("", "Chuyển đổi số", ""), expect("", "Chuyển đổi số"));
        assert_eq!(title(&metadata("nghị quyết", "", "về đất đai")), "Nghị quyết về đất đai");
    }

    #[test]
    fn dates_as_on_paper() {
        let mut metadata =
            Metadata { place: "Hòa Phước".into(), date: Some(date(2025, 2, 5)), ..Metadata::default() };
        assert_eq!(place_and_date(&metadata), "Hòa Phước, ngày 05 tháng 02 năm 2025");
        metadata.date = Some(date(2025, 6, 12));
        assert_eq!(place_and_date(&metadata), "Hòa Phước, ngày 12 tháng 6 năm 2025");
        metadata.place = String::new();
        assert_eq!(place_and_date(&metadata), "Ngày 12 tháng 6 năm 2025");
    }

    #[test]
    fn bodies_above_come_first() {
        let metadata = Metadata {
            issuing_body: "Đảng bộ huyện Hòa Vang\nĐảng ủy xã Hòa Phước".into(),
            symbol: "12-BC/ĐU".into(),
            ..Metadata::default()
        };
        let official = heading(&metadata).official.expect("a block");
        assert_eq!(official.above, ["Đảng bộ huyện Hòa Vang"]);
        assert_eq!(official.body, "Đảng ủy xã Hòa Phước");
        assert_eq!(official.symbol, "Số 12-BC/ĐU");
        assert_eq!((official.nation, official.motto), (PARTY, ""));
        assert_eq!(heading(&Metadata::default()).official, None);
        let metadata = Metadata {
            superior_body: "Đảng bộ tỉnh Lam Hồng".into(),
            issuing_body: "Đảng bộ xã Hòa Phước".into(),
            ..Metadata::default()
        };
        let official = heading(&metadata).official.expect("a block");
        assert_eq!(
            (official.above, &*official.body),
            (vec!["Đảng bộ tỉnh Lam Hồng".to_owned()], "Đảng bộ xã Hòa Phước")
        );
    }

    #[test]
    fn papers_of_the_state_bear_its_motto() {
        for body in ["Ủy ban nhân dân xã Hòa Phước", "UỶ BAN NHÂN DÂN XÃ HÒA PHƯỚC", "Hội đồng nhân dân xã"]
        {
            let metadata = Metadata { issuing_body: body.into(), ..Metadata::default() };
            let official = heading(&metadata).official.expect("a block");
            assert_eq!((official.nation, official.motto), (REPUBLIC, MOTTO), "{body}");
        }
    }

    #[test]
    fn papers_of_others_bear_what_they_printed_or_nothing() {
        let mut metadata = Metadata {
            issuing_body: "Công ty cổ phần Hòa Phước".into(),
            symbol: "01/NQ-ĐHĐCĐ".into(),
            ..Metadata::default()
        };
        let official = heading(&metadata).official.expect("a block");
        assert_eq!((official.nation, official.motto, official.star), ("", "", false));
        metadata.nation = Some(Nation::Republic);
        let official = heading(&metadata).official.expect("a block");
        assert_eq!((official.nation, official.motto), (REPUBLIC, MOTTO));
        metadata.nation = Some(Nation::YouthUnion);
        assert_eq!(heading(&metadata).official.expect("a block").nation, YOUTH_UNION);
        metadata.heading_in_text = true;
        assert_eq!(heading(&metadata).official, None);
    }
}
