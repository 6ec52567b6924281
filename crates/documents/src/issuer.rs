//! The bodies that issue documents, recognised by name, and what their documents print at the top: the Party's name,
//! the Republic's, or that of the Youth Union.

use daihoi_text::fold::plain;
use serde::{Deserialize, Serialize};

/// The name that a document prints at the top, beside the issuing body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Nation {
    /// The Party's name, by Hướng dẫn 36-HD/VPTW.
    Party,
    /// The Republic's name and motto, by Nghị định 30/2020/NĐ-CP.
    Republic,
    /// The Youth Union's name.
    YouthUnion,
}

/// Prefixes of bodies' names, without marks.
const BODIES: [&str; 28] = [
    "dang bo",
    "dang uy",
    "chi bo",
    "chi uy",
    "ban chap hanh",
    "ban thuong vu",
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "quan uy",
    "dai hoi",
    "doan chu tich",
    "ban to chuc",
    "uy ban",
    "hoi dong",
    "cong ty",
    "tong cong ty",
    "tap doan",
    "hop tac xa",
    "cong doan",
    "lien doan lao dong",
    "mat tran",
    "hoi lien hiep",
    "hoi nong dan",
    "hoi cuu chien binh",
    "doan thanh nien",
    "doan tncs",
    "bch doan",
];
/// Words in the names of the Party's bodies, without marks.
const PARTY: [&str; 9] =
    ["dang bo", "dang uy", "chi bo", "chi uy", "tinh uy", "thanh uy", "huyen uy", "quan uy", "dang cong san"];
/// Words in the names of state bodies, without marks.
const STATE: [&str; 4] = ["uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd"];
/// Words in the names of all other bodies, without marks.
const OTHERS: [&str; 14] = [
    "cong ty",
    "tap doan",
    "hop tac xa",
    "cong doan",
    "lien doan",
    "mat tran",
    "mttq",
    "hoi lien hiep",
    "hoi nong dan",
    "hoi cuu chien binh",
    "doan thanh nien",
    "doan tncs",
    "chap hanh doan",
    "bch doan",
];

/// Whether a line names a body as documents do.
pub(super) fn is_body(line: &str) -> bool {
    let words = words(line);
    BODIES.iter().any(|body| words.starts_with(&format!(" {body} ")))
}

/// The national name in a line at the top of a document, if the line holds nothing else but the motto; the motto alone
/// is the Republic's.
pub(super) fn nation(line: &str) -> Option<Nation> {
    let words = words(line);
    let republic = words.strip_prefix(" cong hoa xa hoi chu nghia viet nam").unwrap_or(&words);
    match (words.trim(), republic.trim()) {
        ("", _) => None,
        ("dang cong san viet nam", _) => Some(Nation::Party),
        ("doan tncs ho chi minh" | "doan thanh nien cong san ho chi minh", _) => Some(Nation::YouthUnion),
        (_, "" | "doc lap tu do hanh phuc") => Some(Nation::Republic),
        _ => None,
    }
}

/// The kind of organisation that a body belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Party,
    State,
    Other,
    Unknown,
}

/// What documents of a body print at the top; `above` are the bodies over it, nearest last. Bodies of the Party and of
/// the state have rules for it, others have none; a body that its name does not assign to either goes by those above.
pub fn nation_of(body: &str, above: &[String]) -> Option<Nation> {
    let lowest_first = std::iter::once(body).chain(above.iter().rev().map(String::as_str));
    match lowest_first.map(owner).find(|owner| *owner != Owner::Unknown)? {
        Owner::Party => Some(Nation::Party),
        Owner::State => Some(Nation::Republic),
        Owner::Other | Owner::Unknown => None,
    }
}

fn owner(body: &str) -> Owner {
    let words = words(body);
    let begins = |names: &[&str]| names.iter().any(|name| words.starts_with(&format!(" {name} ")));
    let has = |names: &[&str]| names.iter().any(|name| words.contains(&format!(" {name} ")));
    if begins(&PARTY) {
        Owner::Party
    } else if begins(&STATE) {
        Owner::State
    } else if has(&OTHERS) {
        Owner::Other
    } else if has(&PARTY) || begins(&["uy ban kiem tra"]) {
        Owner::Party
    } else if has(&STATE) {
        Owner::State
    } else {
        Owner::Unknown
    }
}

/// The words of a line without marks, in lower case, each with a space before and after.
fn words(line: &str) -> String {
    let folded = plain(line);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_at_the_top_name_a_nation() {
        for (line, found) in [
            ("ĐẢNG CỘNG SẢN VIỆT NAM", Some(Nation::Party)),
            ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", Some(Nation::Republic)),
            ("Độc lập – Tự do – Hạnh phúc", Some(Nation::Republic)),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc", Some(Nation::Republic)),
            ("ĐOÀN TNCS HỒ CHÍ MINH", Some(Nation::YouthUnion)),
            ("Điều lệ Đảng Cộng sản Việt Nam", None),
            ("Hạnh phúc", None),
            ("", None),
            ("* * *", None),
        ] {
            assert_eq!(nation(line), found, "{line}");
        }
    }

    #[test]
    fn bodies_are_of_the_party_of_the_state_or_of_others() {
        for (body, found) in [
            ("Đảng ủy xã Hòa Phước", Some(Nation::Party)),
            ("ĐẢNG ỦY CÔNG TY CỔ PHẦN HÒA PHƯỚC", Some(Nation::Party)),
            ("Đoàn Chủ tịch Đại hội đại biểu Đảng bộ xã", Some(Nation::Party)),
            ("UỶ BAN KIỂM TRA", Some(Nation::Party)),
            ("Uỷ ban nhân dân xã Hòa Phước", Some(Nation::Republic)),
            ("UBND XÃ HÒA PHƯỚC", Some(Nation::Republic)),
            ("Công ty cổ phần Hòa Phước", None),
            ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ HÒA PHƯỚC", None),
            ("Ủy ban kiểm tra Công đoàn xã", None),
            ("BAN CHẤP HÀNH ĐOÀN XÃ HÒA PHƯỚC", None),
            ("Ban Tổ chức Đại hội", None),
        ] {
            assert_eq!(nation_of(body, &[]), found, "{body}");
        }
        let above = ["Đảng bộ tỉnh Lam Hồng".to_owned()];
        assert_eq!(nation_of("Ban Tổ chức Đại hội", &above), Some(Nation::Party));
        assert_eq!(nation_of("Công đoàn xã Hòa Phước", &above), None);
        assert!(is_body("Đảng bộ xã Hòa Phước") && is_body("CÔNG ĐOÀN XÃ") && !is_body("PHƯƠNG HƯỚNG"));
    }
}
