//! Automatic numbers as Word shows them: `numbering.xml`, and the counters that run through the document.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use super::xml::{Space, Xml};
use crate::DocumentError;

/// Number of levels of a list in Word.
const LEVELS: usize = 9;

/// Upper bound of a shown label in characters, since each item has a copy.
const LONGEST_LABEL: usize = 80;

/// One level of a list.
#[derive(Debug, Clone)]
struct ListLevel {
    start: i64,
    format: String,
    text: String,
    /// Whether all numbers in it are shown as digits (`w:isLgl`).
    legal: bool,
    /// The level (from 1) whose step restarts this one; 0 for never, none for any level above.
    restart: Option<usize>,
    /// The paragraph style bound to this level.
    style: Option<String>,
}

impl Default for ListLevel {
    fn default() -> Self {
        Self { start: 1, format: "decimal".into(), text: String::new(), legal: false, restart: None, style: None }
    }
}

/// A list definition (`w:abstractNum`).
#[derive(Debug, Clone, Default)]
struct ListDefinition {
    levels: HashMap<usize, ListLevel>,
    /// The list style that this definition refers to, and the one that it defines.
    stands_for: Option<String>,
    defines: Option<String>,
}

/// A list in the document (`w:num`).
#[derive(Debug, Clone, Default)]
struct ListInstance {
    kind: u32,
    starts: HashMap<usize, i64>,
    levels: HashMap<usize, ListLevel>,
}

/// The package's lists and their counters.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    kinds: HashMap<u32, ListDefinition>,
    lists: HashMap<u32, ListInstance>,
    /// By definition: lists that share one continue its count.
    counters: HashMap<u32, [Option<i64>; LEVELS]>,
    started: HashSet<(u32, usize)>,
}

impl Numbering {
    /// Parses the part `numbering.xml`.
    pub(super) fn read(path: &Path, part: &str, text: &str) -> Result<Self, DocumentError> {
        let mut numbering = Self::default();
        let mut xml = Xml::new(path, part, text);
        if xml.child()?.is_none() {
            return Ok(numbering);
        }
        while let Some(element) = xml.child()? {
            let id = |name| element.attribute(name).and_then(|id| id.trim().parse().ok()).unwrap_or_default();
            match element.tag() {
                (Space::Word, "abstractNum") => {
                    let id = id("abstractNumId");
                    let kind = read_kind(&mut xml)?;
                    numbering.kinds.insert(id, kind);
                }
                (Space::Word, "num") => {
                    let id = id("numId");
                    let list = read_list(&mut xml)?;
                    numbering.lists.insert(id, list);
                }
                _ => xml.skip()?,
            }
        }
        numbering.follow_list_styles();
        Ok(numbering)
    }

    /// A definition that only names a list style takes the levels of the definition of that style.
    fn follow_list_styles(&mut self) {
        let defined: HashMap<String, HashMap<usize, ListLevel>> =
            self.kinds.values().filter_map(|kind| Some((kind.defines.clone()?, kind.levels.clone()))).collect();
        for kind in self.kinds.values_mut() {
            if let Some(levels) = kind.stands_for.as_ref().and_then(|style| defined.get(style)) {
                kind.levels.clone_from(levels);
            }
        }
    }

    /// The level of a list that a paragraph style is bound to.
    pub(super) fn level_of_style(&self, list: u32, style: &str) -> Option<usize> {
        let kind = self.kinds.get(&self.lists.get(&list)?.kind)?;
        let bound = kind.levels.iter().filter(|(_, level)| level.style.as_deref() == Some(style));
        bound.map(|(depth, _)| *depth).min()
    }

    /// Counts one paragraph of a list and returns its label; none if there is no such list. The label is empty where
    /// Word shows none.
    pub(super) fn step(&mut self, list_id: u32, depth: usize) -> Option<String> {
        let depth = depth.min(LEVELS - 1);
        let list = self.lists.get(&list_id)?.clone();
        let level = |depth: usize| {
            let own = list.levels.get(&depth);
            own.or_else(|| self.kinds.get(&list.kind)?.levels.get(&depth)).cloned().unwrap_or_default()
        };
        let levels: Vec<ListLevel> = (0..LEVELS).map(level).collect();
        let start = |depth: usize| list.starts.get(&depth).copied().unwrap_or(levels[depth].start);
        let counters = self.counters.entry(list.kind).or_default();
        let restarts = list.starts.contains_key(&depth) && self.started.insert((list_id, depth));
        counters[depth] = Some(match counters[depth] {
            Some(count) if !restarts => count.saturating_add(1),
            _ => start(depth),
        });
        for (above, counter) in counters.iter_mut().enumerate().take(depth) {
            counter.get_or_insert_with(|| start(above));
        }
        for below in depth + 1..LEVELS {
            if levels[below].restart.is_none_or(|restart| depth < restart) {
                counters[below] = None;
            }
        }
        Some(label(&levels, counters, depth).chars().take(LONGEST_LABEL).collect())
    }
}

fn label(levels: &[ListLevel], counters: &[Option<i64>; LEVELS], depth: usize) -> String {
    let shown = &levels[depth];
    if shown.format == "bullet" {
        return bullet(&shown.text);
    }
    if shown.format == "none" && !shown.text.contains('%') {
        return shown.text.trim().to_owned();
    }
    let mut label = String::new();
    let mut letters = shown.text.chars().peekable();
    while let Some(c) = letters.next() {
        let place = letters.peek().and_then(|digit| digit.to_digit(10)).filter(|place| c == '%' && *place > 0);
        let Some(place) = place else {
            label.push(c);
            continue;
        };
        letters.next();
        let level = place as usize - 1;
        let format = if shown.legal { "decimal" } else { levels[level].format.as_str() };
        label.push_str(&number(counters[level].unwrap_or(levels[level].start), format));
    }
    label.trim().to_owned()
}

/// The sign of a bullet; those of symbol fonts become the nearest ones in Unicode.
fn bullet(text: &str) -> String {
    let sign = |c: char| match c {
        '\u{f0a7}' => '▪',
        '\u{f0d8}' => '➢',
        '\u{f076}' => '❖',
        '\u{f0fc}' => '✓',
        '\u{f0e8}' | '\u{f0e0}' => '➔',
        '\u{f02d}' => '-',
        '\u{f02b}' => '+',
        '\u{e000}'..='\u{f8ff}' => '•',
        'o' => '◦',
        c => c,
    };
    text.trim().chars().map(sign).collect()
}

/// A number in one of Word's formats (ECMA-376, 17.18.59); those of other languages are shown as digits.
fn number(value: i64, format: &str) -> String {
    match format {
        "upperRoman" => roman(value).unwrap_or_else(|| value.to_string()),
        "lowerRoman" => roman(value).map_or_else(|| value.to_string(), |roman| roman.to_lowercase()),
        "upperLetter" => letters(value, 'A'),
        "lowerLetter" => letters(value, 'a'),
        "decimalZero" => format!("{value:02}"),
        "none" => String::new(),
        _ => value.to_string(),
    }
}

/// Roman numerals up to 3,999, the largest number that the letters can express.
pub(super) fn roman(value: i64) -> Option<String> {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&value) {
        return None;
    }
    let mut rest = value;
    let mut text = String::new();
    for (worth, sign) in SIGNS {
        while rest >= worth {
            text.push_str(sign);
            rest -= worth;
        }
    }
    Some(text)
}

/// a to z, then aa, bb to zz, then aaa, as Word counts.
fn letters(value: i64, first: char) -> String {
    if !(1..=780).contains(&value) {
        return value.to_string();
    }
    let place = value as usize - 1;
    let letter = char::from(first as u8 + (place % 26) as u8);
    std::iter::repeat_n(letter, place / 26 + 1).collect()
}

fn read_kind(xml: &mut Xml) -> Result<ListDefinition, DocumentError> {
    let mut kind = ListDefinition::default();
    while let Some(element) = xml.child()? {
        match element.tag() {
            (Space::Word, "numStyleLink") => kind.stands_for = element.value(),
            (Space::Word, "styleLink") => kind.defines = element.value(),
            (Space::Word, "lvl") => {
                let depth = depth(&element);
                let level = read_level(xml)?;
                if depth < LEVELS {
                    kind.levels.insert(depth, level);
                }
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(kind)
}

fn read_list(xml: &mut Xml) -> Result<ListInstance, DocumentError> {
    let mut list = ListInstance::default();
    while let Some(element) = xml.child()? {
        match element.tag() {
            (Space::Word, "abstractNumId") => list.kind = element.number().unwrap_or_default(),
            (Space::Word, "lvlOverride") => {
                let depth = depth(&element);
                while let Some(element) = xml.child()? {
                    match element.tag() {
                        (Space::Word, "startOverride") => {
                            if depth < LEVELS {
                                list.starts.insert(depth, element.number().unwrap_or(1));
                            }
                            xml.skip()?;
                        }
                        (Space::Word, "lvl") => {
                            let level = read_level(xml)?;
                            if depth < LEVELS {
                                list.levels.insert(depth, level);
                            }
                        }
                        _ => xml.skip()?,
                    }
                }
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(list)
}

fn read_level(xml: &mut Xml) -> Result<ListLevel, DocumentError> {
    let mut level = ListLevel { start: 0, ..ListLevel::default() };
    // Levels are copied for each item, so their strings are bounded.
    let short = |element: &super::xml::XmlElement| {
        element.value().unwrap_or_default().chars().take(LONGEST_LABEL).collect::<String>()
    };
    while let Some(element) = xml.child()? {
        match element.tag() {
            (Space::Word, "start") => level.start = element.number().unwrap_or_default(),
            (Space::Word, "numFmt") => level.format = short(&element),
            (Space::Word, "lvlText") => level.text = short(&element),
            (Space::Word, "lvlRestart") => level.restart = element.number(),
            (Space::Word, "isLgl") => level.legal = element.is_on(),
            (Space::Word, "pStyle") => level.style = Some(short(&element)),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(level)
}

fn depth(element: &super::xml::XmlElement) -> usize {
    element.attribute("ilvl").and_then(|depth| depth.trim().parse().ok()).unwrap_or_default()
}
