//! Words of a name typed without the blanks between them.

use super::index::Index;

/// `hongngoc`: all words from one of the name on; `nvhanh`: some of them by their first letters.
pub(super) struct Runs {
    /// What may be a run, without marks.
    typed: Vec<String>,
    /// By spelling, whether one of them begins with it and goes on; empty where none does.
    starts: Vec<bool>,
    /// Whether words may be cut short.
    is_cut: bool,
}

impl Runs {
    /// `None` where no name can begin so.
    pub(super) fn new(typed: Vec<String>, is_cut: bool, index: &Index) -> Option<Self> {
        let begins = |word: &str| {
            let mut typed = typed.iter();
            typed.any(|typed| !word.is_empty() && typed.len() > word.len() && typed.starts_with(word))
        };
        let starts: Vec<bool> = index.spellings.iter().map(|spelling| begins(&spelling.word.plain)).collect();
        let starts = if starts.contains(&true) { starts } else { Vec::new() };
        (is_cut || !starts.is_empty()).then_some(Self { typed, starts, is_cut })
    }

    /// What somebody's name is worth that has one of the runs, 0 if it has none.
    pub(super) fn worth(&self, person: usize, index: &Index) -> u16 {
        let name = index.name(person);
        let word = |place: usize| index.spellings[name[place] as usize].word.plain.as_str();
        let starts = |place: &usize| self.starts.get(name[*place] as usize) == Some(&true);
        let mut starts = (0..if self.starts.is_empty() { 0 } else { name.len() }).filter(starts);
        if starts.any(|start| self.typed.iter().any(|typed| goes_on(typed, start, name.len(), &word).is_some())) {
            return 95;
        }
        if !self.is_cut {
            return 0;
        }
        let first = index.joined(person).first();
        let mut begin_alike = self.typed.iter().filter(|typed| typed.as_bytes().first() == first);
        if begin_alike.any(|typed| is_cut_run(typed, name.len(), &word)) { 94 } else { 0 }
    }
}

/// The word in which the typed letters end, if they are the words from a place on and more than one, the last perhaps
/// only begun.
fn goes_on<'a>(typed: &str, start: usize, words: usize, word: &impl Fn(usize) -> &'a str) -> Option<usize> {
    let mut rest = typed.strip_prefix(word(start)).filter(|rest| !rest.is_empty())?;
    for place in start + 1..words {
        match rest.strip_prefix(word(place)) {
            Some("") => return Some(place),
            Some(after) => rest = after,
            None => return word(place).starts_with(rest).then_some(place),
        }
    }
    None
}

/// Whether the typed letters are a whole name, its first words by their first letters (`nvhanh`), or its last
/// (`nguyenvh`).
fn is_cut_run<'a>(typed: &str, words: usize, word: &impl Fn(usize) -> &'a str) -> bool {
    let mut rest = typed;
    for place in 0..words.saturating_sub(1) {
        let Some(after) = word(place).chars().next().and_then(|first| rest.strip_prefix(first)) else { break };
        rest = after;
        let is_last = place + 2 == words && rest.len() > 1 && word(place + 1).starts_with(rest);
        if is_last || goes_on(rest, place + 1, words, word) == Some(words - 1) {
            return true;
        }
    }
    let mut rest = typed;
    for place in 0..words.saturating_sub(1) {
        let Some(after) = rest.strip_prefix(word(place)) else { return false };
        rest = after;
        if rest.chars().eq((place + 1..words).filter_map(|place| word(place).chars().next())) {
            return true;
        }
    }
    false
}
