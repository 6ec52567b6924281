//! The palette's list: commands that fit what is typed, in the language on the screen, without marks too.

use super::{Command, Entry, available};
use crate::{console::model::Model, text::fold::plain};

/// The commands that fit what is typed: those whose words begin so first, each of them doing something now.
pub(crate) fn fitting(model: &Model, typed: &str) -> Vec<(Command, &'static Entry)> {
    let typed = plain(typed.trim());
    let mut names: Vec<&'static str> = Vec::new();
    let mut fitting: Vec<(usize, (Command, &'static Entry))> = Vec::new();
    for entry in available(model) {
        let name = (entry.name)(model);
        let Some(command) = entry.command.filter(|command| *command != Command::Palette) else { continue };
        if names.contains(&name) {
            continue;
        }
        if let Some(rank) = rank(&plain(name), &typed) {
            names.push(name);
            fitting.push((rank, (command, entry)));
        }
    }
    fitting.sort_by_key(|(rank, _)| *rank);
    fitting.into_iter().map(|(_, found)| found).collect()
}

/// How well a name fits: from its start, from a word's start, each word's start in turn (`tt` finds `thông tin`), inside.
fn rank(name: &str, typed: &str) -> Option<usize> {
    let words = || name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if name.starts_with(typed) {
        return Some(0);
    }
    if words().any(|word| word.starts_with(typed)) {
        return Some(1);
    }
    let initials: String = words().filter_map(|word| word.chars().next()).collect();
    if initials.contains(typed) {
        return Some(2);
    }
    typed.split_whitespace().all(|part| words().any(|word| word.starts_with(part))).then_some(3)
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn names_are_found_from_their_words_and_initials() {
        assert_eq!(rank("hoan tac", "ho"), Some(0));
        assert_eq!(rank("hoan tac", "tac"), Some(1));
        assert_eq!(rank("bang tong hop", "bth"), Some(2));
        assert_eq!(rank("diem danh ca doan", "doan di"), Some(3));
        assert_eq!(rank("hoan tac", "x"), None);
        assert_eq!(rank("hoan tac", ""), Some(0));
    }
}
