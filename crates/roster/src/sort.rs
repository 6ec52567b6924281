//! What a row below a header is. A row is a total, a section or a signature only where all of it says so: somebody whose
//! family name, post or unit begins with the word of a total stays a person.

use super::{
    NoPerson,
    column::key,
    grid::{Cell, Row},
    header::{self, Header},
    meaning::Meaning,
    names, unit,
};

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sort {
    Delegate,
    /// The heading of a section, cleaned.
    Section(String),
    /// Data without a name.
    NoName,
    Other(NoPerson),
}

/// What the rows above say of those that may follow.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Passed {
    pub(super) total: bool,
    pub(super) signed: bool,
}

/// The columns of a list that tell its rows apart.
#[derive(Debug)]
pub(super) struct Sorter<'a> {
    header: &'a Header,
    pub(super) full: Option<usize>,
    pub(super) family: Option<usize>,
    pub(super) middle: Option<usize>,
    pub(super) given: Option<usize>,
    pub(super) stt: Option<usize>,
    /// Whether columns beside the number and the name are read.
    has_others: bool,
    /// Whether the people are numbered I, II, III.
    roman: bool,
}

/// What of a row counts.
struct Shape {
    numbered: bool,
    /// The name's text, in one line.
    name: String,
    /// Whether that is written as a name is.
    person: bool,
    /// Filled cells beside number and name: those that are read, and all.
    others: usize,
    beside: usize,
    /// Whether all of these hold numbers.
    numeric: bool,
}

impl<'a> Sorter<'a> {
    pub(super) fn new(header: &'a Header, rows: &[Row]) -> Self {
        let of = |meaning| header.column_of(meaning);
        let full = of(Meaning::Field(super::Field::FullName));
        let stt = of(Meaning::Field(super::Field::Stt));
        let named = [full, of(Meaning::FamilyName), of(Meaning::MiddleName), of(Meaning::GivenName), stt];
        let known = header.meanings.iter().enumerate().filter(|(_, meaning)| meaning.is_some());
        let has_others = known.map(|(place, _)| place).any(|place| !named.contains(&Some(place)));
        let [full, family, middle, given, _] = named;
        let labels =
            || rows.iter().filter_map(|row| stt.map(|column| row.cell(column).text())).filter(|text| !text.is_empty());
        let roman =
            labels().filter(|label| unit::is_label(label)).count() >= 2 && !labels().any(|label| is_number(&label));
        Self { header, full, family, middle, given, stt, has_others, roman }
    }

    /// The column that a name is looked for in.
    pub(super) fn name_column(&self) -> usize {
        self.header.name_column()
    }

    /// The name's text with its lines: the whole one, else its parts together.
    pub(super) fn name(&self, row: &Row) -> String {
        if let Some(column) = self.full {
            let whole = row.cell(column).lines();
            if !whole.is_empty() {
                return whole;
            }
        }
        let part = |column: Option<usize>| column.map(|column| row.cell(column).text()).unwrap_or_default();
        let (family, middle, given) = (part(self.family), part(self.middle), part(self.given));
        let start = [family.as_str(), middle.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        // The column of given names holds the whole name.
        let whole = given.contains(' ')
            && !start.is_empty()
            && given.strip_prefix(start.as_str()).is_some_and(|rest| rest.starts_with(' '));
        if whole { given } else { format!("{start} {given}").trim().to_owned() }
    }

    pub(super) fn is_numbered(&self, row: &Row) -> bool {
        self.stt.is_some_and(|column| match row.cell(column) {
            Cell::Empty => false,
            Cell::Number(_) => true,
            cell => {
                let text = cell.text();
                is_number(&text) || self.roman && unit::is_label(&text)
            }
        })
    }

    fn shape(&self, row: &Row) -> Shape {
        let own = [self.full, self.family, self.middle, self.given, self.stt];
        let lines = self.name(row);
        let name = lines.replace('\n', " ");
        let (mut others, mut beside, mut numeric) = (0, 0, true);
        for (column, cell) in row.filled().filter(|(column, _)| !own.contains(&Some(*column))) {
            beside += 1;
            others += usize::from(self.header.meanings.get(column).is_some_and(Option::is_some));
            numeric &= matches!(cell, Cell::Number(_)) || cell.text().bytes().all(|b| b.is_ascii_digit());
        }
        let head = || unit::is_head(&name) && !unit::is_ambiguous(&name);
        let person =
            !name.is_empty() && names::read(&lines).is_ok_and(|name| names::looks_like_one(&name.text)) && !head();
        Shape { numbered: self.is_numbered(row), name, person, others, beside, numeric }
    }

    pub(super) fn sort(&self, row: &Row, passed: Passed) -> Sort {
        if self.repeats_header(row) {
            return Sort::Other(NoPerson::Headings);
        }
        let shape = self.shape(row);
        let Shape { numbered, ref name, person, others, beside, .. } = shape;
        // Nearly every row of a list is this one.
        if numbered && person && row.struck.is_empty() {
            let alone = passed.signed && others == 0 && self.has_others;
            return if alone { Sort::Other(NoPerson::BelowSignature) } else { Sort::Delegate };
        }
        if !person && header::is_numbering(row) {
            return Sort::Other(NoPerson::ColumnNumbers);
        }
        if self.is_struck(row) {
            return Sort::Other(NoPerson::StruckOut);
        }
        if !numbered {
            // A name that is one stands against what another cell seems to say.
            let signs = |cell: &Cell| is_signature(&cell.text());
            let others_sign = row.filled().filter(|(_, cell)| signs(cell)).count();
            if others_sign > 0 && (is_signature(name) || !person && others <= others_sign) {
                return Sort::Other(NoPerson::Signature);
            }
            if self.is_total(row, &shape) {
                return Sort::Other(NoPerson::Total);
            }
        }
        if let Some(heading) = self.heading(row, &shape) {
            return Sort::Section(heading);
        }
        let calculated = [self.full, self.given]
            .iter()
            .flatten()
            .any(|column| matches!(row.cell(*column), Cell::Uncalculated | Cell::Error));
        if name.is_empty() && !calculated {
            return match (numbered, others, beside) {
                (true, 0, _) => Sort::Other(NoPerson::Unfilled),
                (false, 0..=1, _) => Sort::Other(NoPerson::Words),
                _ => Sort::NoName,
            };
        }
        let alone = !numbered && beside == 0;
        if passed.signed && !(numbered && (others > 0 || !self.has_others) || !numbered && others >= 2 && person) {
            return Sort::Other(NoPerson::BelowSignature);
        }
        // A lone name below the total signs the list.
        if passed.total && alone && (self.stt.is_some() || self.has_others) {
            return Sort::Other(NoPerson::BelowTotal);
        }
        if alone
            && !person
            && !numeric_name(name)
            && names::read(name).is_ok_and(|name| !name.trimmed)
            && is_sentence(name)
        {
            return Sort::Other(NoPerson::Words);
        }
        Sort::Delegate
    }

    /// The name is struck out, and all that stands beside it.
    fn is_struck(&self, row: &Row) -> bool {
        !row.struck.is_empty()
            && row.filled().all(|(column, _)| row.struck.contains(&column) || self.stt == Some(column))
    }

    /// The header again, at the top of a printed page.
    fn repeats_header(&self, row: &Row) -> bool {
        let repeats = |column: usize| {
            let heading = self.header.keys.get(column).filter(|heading| !heading.is_empty());
            heading.is_some_and(|heading| *heading == key(&row.cell(column).text()))
        };
        // The name's heading first, as this is asked of every row.
        let name = self.name_column();
        (repeats(name) || self.family.is_some_and(repeats)) && {
            let columns: Vec<usize> = row.filled().map(|(column, _)| column).collect();
            let repeated = columns.iter().filter(|column| repeats(**column)).count();
            let known = self.header.keys.iter().filter(|key| !key.is_empty()).count();
            (repeated >= 2 || known == 1) && repeated * 2 >= columns.len()
        }
    }

    /// A row that sums up: its label stands in the place of a number or a name, and counts or stands among numbers.
    fn is_total(&self, row: &Row, shape: &Shape) -> bool {
        let Some((place, first)) = row.filled().find(|(_, cell)| matches!(cell, Cell::Text(_))) else { return false };
        let first = first.text();
        let leads = shape.name.is_empty() || place <= self.name_column();
        let label = [first.as_str(), shape.name.as_str()].into_iter().find(|text| total_label(text).is_some());
        let Some((text, rest)) = label.and_then(|text| total_label(text).map(|rest| (text, rest))) else {
            return false;
        };
        if !leads && text == first {
            return false;
        }
        let counts = rest.contains(|c: char| c.is_ascii_digit()) || rest.trim_start().starts_with([':', '=']);
        let bare = rest.trim_matches([' ', '.', ':', '-']).is_empty();
        let words = rest.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
        counts || shape.numeric && (bare || words && shape.beside > 0) || words && shape.beside == 0
    }

    fn heading(&self, row: &Row, shape: &Shape) -> Option<String> {
        let filled: Vec<(usize, String)> = row.filled().map(|(place, cell)| (place, cell.text())).collect();
        let (place, text) = filled.iter().max_by_key(|(_, text)| text.chars().count())?;
        let head = unit::is_head(text);
        // Counts of a section's people may stand beside its heading.
        if shape.beside > 0 && filled.len() > 1 && !(head && shape.numeric && !shape.person) {
            return None;
        }
        if shape.numbered && (shape.person || !head) {
            return None;
        }
        let in_name = Some(*place) == self.full || Some(*place) == self.given || Some(*place) == self.family;
        let parts = [self.family, self.given].iter().flatten().filter(|column| !row.cell(**column).is_empty()).count();
        let labelled = match &filled[..] {
            [(column, label), _] => {
                Some(*column) == self.stt && unit::is_label(label) || unit::is_label(label) && parts < 2
            }
            // A number alone before a text is a word of it, where a name stands: `VI VĂN THÀNH`.
            [(_, whole)] => match whole.split_once([' ', '.', ')']) {
                Some((label, _)) if in_name => unit::is_label(label) && whole[label.len()..].starts_with(['.', ')']),
                Some((label, _)) => unit::is_label(label),
                None => false,
            },
            _ => false,
        };
        let capitals = !text.chars().any(char::is_lowercase);
        let counted =
            counts_people(text) || text.contains('(') && text.chars().any(|c| c.is_ascii_digit()) && !shape.person;
        let alone = filled.len() == 1 && capitals && !in_name;
        let title = filled.len() == 1 && key(text).starts_with("danh sach");
        let of_unit = unit::begins_unit(text) && (!shape.person || capitals && !names::begins_person(text));
        let is_heading = head && !(shape.person && names::has_family(text) && !capitals && unit::is_ambiguous(text))
            || labelled && (capitals || head || text.contains('('))
            || counted
            || alone
            || title
            || filled.len() <= 2 && of_unit;
        is_heading.then(|| unit::clean(text)).filter(|heading| !heading.is_empty())
    }
}

/// `(30 đồng chí)`, `: 12 đ/c`: how many people stand below.
fn counts_people(text: &str) -> bool {
    let Some((_, count)) = text.rsplit_once(['(', ':']) else { return false };
    let count = key(count);
    let Some((number, what)) = count.split_once(' ') else { return false };
    let people = ["dong chi", "d c", "dc", "nguoi", "dai bieu", "db", "dang vien", "dv", "vi", "hoi vien", "doan vien"];
    number.parse::<u32>().is_ok() && people.iter().any(|word| what.trim_end() == *word)
}

fn is_number(text: &str) -> bool {
    text.trim_end_matches(['.', ')']).parse::<u32>().is_ok()
}

fn numeric_name(name: &str) -> bool {
    name.chars().any(|c| c.is_ascii_digit())
}

/// Words in small letters after the first: a remark, not a name.
fn is_sentence(text: &str) -> bool {
    let small = text.split_whitespace().skip(1).filter(|word| word.starts_with(char::is_lowercase)).count();
    small >= 1 && !names::has_family(text) || small >= 3
}

/// What follows the label of a total; none where the text does not begin with one.
fn total_label(text: &str) -> Option<&str> {
    const LABELS: [&str; 12] = [
        "tổng số",
        "tổng cộng",
        "tổng",
        "cộng",
        "danh sách gồm",
        "danh sách này gồm",
        "danh sách có",
        "danh sách này có",
        "ấn định danh sách",
        "total",
        "grand total",
        "tong cong",
    ];
    let text = text.trim_start_matches(['(', '*', '-', ' ']);
    let small = text.to_lowercase();
    let after = |label: &str| text.char_indices().nth(label.chars().count()).map_or("", |(at, _)| &text[at..]);
    let label = LABELS.iter().filter(|label| small.starts_with(**label)).max_by_key(|label| label.len());
    let rest = match label {
        Some(label) => after(label),
        // Without marks, `tong` and `cong` are names as well.
        None => ["tong so", "tong", "cong"]
            .iter()
            .filter(|label| small.starts_with(**label))
            .map(|label| after(label))
            .find(|rest| {
                let rest = rest.trim();
                rest.is_empty() || rest.starts_with([':', '=']) || rest.starts_with(|c: char| c.is_ascii_digit())
            })?,
    };
    (rest.is_empty() || !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// Whether a row may be somebody's, wherever it stands: a name of a family among at least three filled cells, or beside a
/// number.
pub(super) fn may_be_person(row: &Row) -> bool {
    let (mut filled, mut named, mut number) = (0, false, false);
    for (_, cell) in row.filled() {
        let text = cell.text();
        filled += 1;
        number |= matches!(cell, Cell::Number(_)) || is_number(&text);
        named |= text.contains(' ') && names::looks_like_one(&text) && names::has_family(&text);
    }
    named && (filled >= 3 || number)
}

/// Whether a row has a signature, a place and date, or a distribution list in it.
pub(super) fn is_signed(row: &Row) -> bool {
    row.filled().any(|(_, cell)| is_signature(&cell.text()))
}

/// `T/M ĐẢNG ỦY`, `KT. BÍ THƯ`, `Người lập biểu`, `Hòa Châu, ngày 5 tháng 6 năm 2025`. `TM - DV Hòa Phát` is a company.
fn is_signature(text: &str) -> bool {
    if text.is_empty() || text.chars().count() > 120 {
        return false;
    }
    let key = key(text);
    let begins = |words: &[&str]| {
        words.iter().any(|word| key.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
    };
    let upper = text.trim_start();
    let slashed = ["T/M", "K/T", "T/L", "T/U/Q", "TUQ."].iter().any(|mark| upper.starts_with(mark));
    let short = ["TM", "KT", "TL", "TUQ"].iter().find_map(|mark| upper.strip_prefix(mark));
    // The body that signs is written in capitals: `TM. BAN TỔ CHỨC`.
    let shortened = short.is_some_and(|rest| {
        let pointed = rest.starts_with('.');
        let rest = rest.trim_start_matches(['.', ' ']);
        let capitals = !rest.chars().any(char::is_lowercase) && rest.starts_with(char::is_alphabetic);
        capitals && (pointed || unit::is_body(rest))
    });
    let dated = key.contains("ngay")
        && key.contains("thang")
        && key.contains("nam")
        && text.contains(',')
        && !key.contains("sinh");
    slashed
        || shortened
        || dated
        || begins(&[
            "thay mat",
            "nguoi lap",
            "nguoi lap bieu",
            "nguoi lap danh sach",
            "noi nhan",
            "ky ten",
            "ky va ghi ro ho ten",
            "ky ghi ro ho ten",
            "da ky",
            "xac nhan cua",
        ]) && !names::looks_like_one(text)
        || begins(&["nguoi lap", "noi nhan", "thay mat"]) && !text.chars().any(char::is_lowercase)
}
