//! What is said beside a name, and how units and offices are cut short. Without marks but for forms of address.

use std::{collections::HashMap, sync::LazyLock};

use super::clean::Word;
use daihoi_text::fold;

/// Cut short, and in full. Most are the first letters of their words, which are known for any words of a roster
/// without standing here; these are known both ways, and when two letters long.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("bch", "ban chap hanh"),
    ("bct", "ban cong tac"),
    ("bdv", "ban dan van"),
    ("bt", "bi thu"),
    ("btc", "ban to chuc"),
    ("btg", "ban tuyen giao"),
    ("btv", "ban thuong vu"),
    ("ca", "cong an"),
    ("cb", "chi bo"),
    ("cbbp", "chi bo bo phan"),
    ("cc", "cong chuc"),
    ("ccb", "cuu chien binh"),
    ("cd", "cong doan"),
    ("ct", "chu tich"),
    ("ctd", "cong tac dang"),
    ("cty", "cong ty"),
    ("db", "dang bo"),
    ("dbbp", "dang bo bo phan"),
    ("dtn", "doan thanh nien"),
    ("du", "dang uy"),
    ("gd", "giam doc"),
    ("hdnd", "hoi dong nhan dan"),
    ("hlhpn", "hoi lien hiep phu nu"),
    ("hnd", "hoi nong dan"),
    ("hpn", "hoi phu nu"),
    ("ht", "hieu truong"),
    ("htx", "hop tac xa"),
    ("kdc", "khu dan cu"),
    ("kp", "khu pho"),
    ("ktt", "ke toan truong"),
    ("kv", "khu vuc"),
    ("ldld", "lien doan lao dong"),
    ("lhpn", "lien hiep phu nu"),
    ("mg", "mau giao"),
    ("mn", "mam non"),
    ("mt", "mat tran"),
    ("mttq", "mat tran to quoc"),
    ("nd", "nhan dan"),
    ("nvh", "nha van hoa"),
    ("pbt", "pho bi thu"),
    ("pct", "pho chu tich"),
    ("pgd", "pho giam doc"),
    ("pht", "pho hieu truong"),
    ("pp", "pho phong"),
    ("ptdp", "pho to dan pho"),
    ("qs", "quan su"),
    ("sv", "sinh vien"),
    ("td", "to dang"),
    ("tdp", "to dan pho"),
    ("th", "tieu hoc"),
    ("thcs", "trung hoc co so"),
    ("thpt", "trung hoc pho thong"),
    ("tk", "thu ky"),
    ("tp", "thanh pho"),
    ("tp", "truong phong"),
    ("tphcm", "thanh pho ho chi minh"),
    ("tt", "thi tran"),
    ("tt", "thuong truc"),
    ("ttyt", "trung tam y te"),
    ("tw", "trung uong"),
    ("tx", "thi xa"),
    ("tyt", "tram y te"),
    ("ubkt", "uy ban kiem tra"),
    ("ubmt", "uy ban mat tran"),
    ("ubmttq", "uy ban mat tran to quoc"),
    ("ubnd", "uy ban nhan dan"),
    ("uv", "uy vien"),
    ("vp", "van phong"),
];

/// The words that a word may be short for.
pub(super) fn in_full(short: &str) -> impl Iterator<Item = &'static str> + '_ {
    ABBREVIATIONS.iter().filter(move |(known, _)| *known == short).map(|(_, full)| *full)
}

/// Forms of address, titles and ranks that are no part of any name.
const TITLES: &[&str] = &[
    "anh chị",
    "bs",
    "bsck",
    "bác sĩ",
    "các đồng chí",
    "cn",
    "cử nhân",
    "db",
    "dc",
    "dcs",
    "ds",
    "dược sĩ",
    "giáo sư",
    "gs",
    "gs ts",
    "hòa thượng",
    "kính gửi",
    "kính mời",
    "kính thưa",
    "ks",
    "kỹ sư",
    "linh mục",
    "lm",
    "ls",
    "luật sư",
    "mr",
    "mrs",
    "ms",
    "mục sư",
    "nghệ sĩ",
    "ngnd",
    "ngut",
    "ngưt",
    "nhà giáo",
    "ni sư",
    "ni trưởng",
    "nsnd",
    "nsut",
    "nsưt",
    "pgs",
    "pgs ts",
    "phó giáo sư",
    "quý bà",
    "quý ông",
    "quý đại biểu",
    "sư cô",
    "sư thầy",
    "sư ông",
    "thiếu tá",
    "thiếu tướng",
    "thiếu úy",
    "ths",
    "thượng tá",
    "thượng tướng",
    "thượng tọa",
    "thượng úy",
    "thạc sĩ",
    "tiến sĩ",
    "trung tá",
    "trung tướng",
    "trung úy",
    "ts",
    "đ c",
    "đb",
    "đc",
    "đcs",
    "đại biểu",
    "đại tá",
    "đại tướng",
    "đại úy",
    "đại đức",
    "đồng chí",
    "ông bà",
];

/// Forms of address that without their marks can be words of a name too.
const ADDRESSES: &[&str] =
    &["anh", "bà", "bác", "bố", "chị", "cháu", "chú", "cô", "cậu", "cụ", "dì", "em", "mẹ", "mợ", "thím", "thầy", "ông"];

/// Words that say what the number after them is.
const CUES: &[&str] = &[
    "chỗ ngồi",
    "di động",
    "dãy",
    "dãy ghế",
    "dt",
    "ghế",
    "ghế số",
    "hàng",
    "hàng ghế",
    "mobile",
    "mã",
    "mã số",
    "ngày",
    "ngày sinh",
    "no",
    "ns",
    "năm",
    "năm sinh",
    "phone",
    "sbd",
    "seat",
    "sinh",
    "sinh ngày",
    "sinh năm",
    "sn",
    "stt",
    "số",
    "số báo danh",
    "số ghế",
    "số thẻ",
    "số thứ tự",
    "số điện thoại",
    "số đt",
    "sđt",
    "tel",
    "thẻ",
    "thẻ số",
    "đt",
    "điện thoại",
];

/// What a few words beside a name are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// No part of any name.
    Title,
    /// Perhaps a part of the name.
    Address,
    /// Says what the number after it is.
    Cue,
}

/// The most words of a phrase here.
pub(super) const LONGEST: usize = 3;

/// A phrase of the tables: what it is, and its words as [`fold::exact`] has them.
type Phrase = (Beside, Vec<String>);

/// The phrases by their letters, marks aside.
static PHRASES: LazyLock<HashMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<String, Vec<Phrase>> = HashMap::new();
    for (table, beside) in [(CUES, Beside::Cue), (TITLES, Beside::Title), (ADDRESSES, Beside::Address)] {
        for phrase in table {
            let words = phrase.split(' ').map(fold::exact).collect();
            phrases.entry(fold::plain(phrase)).or_default().push((beside, words));
        }
    }
    phrases
});

/// What some words together are. One that is typed with marks must have the right ones: `bà` and `ba` are a form of
/// address, `Bá` is none.
pub(super) fn beside(words: &[&Word]) -> Vec<Beside> {
    let plain: Vec<&str> = words.iter().map(|word| word.plain.as_str()).collect();
    let known = PHRASES.get(&plain.join(" ")).into_iter().flatten();
    let agree =
        |exact: &[String]| exact.iter().zip(words).all(|(exact, word)| !word.has_marks || *exact == word.marked);
    known.filter(|(_, exact)| agree(exact)).map(|(beside, _)| *beside).collect()
}

/// Whether a word, marks aside, may say what the number after it is.
pub(super) fn is_cue(plain: &str) -> bool {
    PHRASES.get(plain).is_some_and(|known| known.iter().any(|(beside, _)| *beside == Beside::Cue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_say_nothing_twice() {
        for table in [TITLES, ADDRESSES, CUES] {
            assert!(table.iter().enumerate().all(|(place, one)| !table[..place].contains(one)));
            assert!(
                table.iter().all(|phrase| phrase.split(' ').count() <= LONGEST && phrase.to_lowercase() == *phrase)
            );
        }
        assert!(ABBREVIATIONS.is_sorted());
        assert!(ABBREVIATIONS.iter().all(|(short, full)| fold::plain(short) == *short && fold::plain(full) == *full));
    }

    #[test]
    fn what_stands_beside_a_name_is_known() {
        let of = |text: &str| {
            let words: Vec<Word> = text.split(' ').map(Word::new).collect();
            beside(&words.iter().collect::<Vec<_>>())
        };
        assert_eq!(
            ["đồng chí", "dong chí", "ghế", "chị", "ba"].map(of),
            [[Beside::Title], [Beside::Title], [Beside::Cue], [Beside::Address], [Beside::Address]]
        );
        assert_eq!(["hạnh", "Bá", "Chỉ", "Hằng", "đông chí"].map(of), [const { Vec::<Beside>::new() }; 5]);
        assert!(is_cue("ghe") && !is_cue("chi"));
        assert_eq!(in_full("tp").collect::<Vec<_>>(), ["thanh pho", "truong phong"]);
    }
}
