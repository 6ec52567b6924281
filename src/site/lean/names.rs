//! Which names of a script may be short, and the short ones.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::tokens::{Kind, Token, is_word};

/// Names of the browser that a script may declare somewhere and mean as the browser's elsewhere.
const GLOBAL: &[&str] = &[
    "window",
    "document",
    "self",
    "location",
    "history",
    "performance",
    "navigator",
    "event",
    "name",
    "status",
    "top",
    "parent",
    "length",
    "origin",
    "screen",
    "close",
    "closed",
    "open",
    "stop",
    "print",
    "focus",
    "blur",
    "scroll",
    "find",
    "arguments",
    "undefined",
    "async",
    "get",
    "set",
    "static",
    "constructor",
];

/// What stands before a brace that opens an object or a pattern; before a block stands something else.
const BEFORE_OBJECTS: &[&str] = &["(", ",", "=", ":", "[", "?", "return", "const", "let", "var", "|", "&"];

/// What a word is where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// A variable, a keyword or a number.
    Variable,
    /// A variable and the key of the same name: `{ name }`.
    Shorthand,
    /// The name of a property or a method.
    Property,
    /// No word.
    Other,
}

/// What each token is.
pub(super) fn uses(tokens: &[Token]) -> Vec<Use> {
    let partners = partners(tokens);
    // For each bracket that is open, whether it is that of an object or a pattern.
    let mut open = Vec::new();
    let mut uses = Vec::with_capacity(tokens.len());
    for (place, token) in tokens.iter().enumerate() {
        let before = place.checked_sub(1).map_or("", |before| tokens[before].text);
        let after = tokens.get(place + 1).map_or("", |token| token.text);
        if token.kind == Kind::Sign {
            match token.text {
                "(" | "[" => open.push(false),
                "{" => open.push(BEFORE_OBJECTS.contains(&before)),
                ")" | "]" | "}" => drop(open.pop()),
                _ => {}
            }
        }
        let first = open.last() == Some(&true) && ["{", ","].contains(&before);
        let block = |close: &usize| tokens.get(close + 1).is_some_and(|token| token.text == "{");
        let method = after == "(" && before != "function" && partners.get(&(place + 1)).is_some_and(block);
        uses.push(match token.kind {
            Kind::Word if before == "." || method || (first && after == ":") => Use::Property,
            Kind::Word if first && [",", "}", "="].contains(&after) => Use::Shorthand,
            Kind::Word => Use::Variable,
            Kind::Text | Kind::Sign => Use::Other,
        });
    }
    uses
}

/// A short name for each name that may have one and gains by it.
pub(super) fn short<'a>(tokens: &[Token<'a>], uses: &[Use]) -> HashMap<&'a str, String> {
    let templates = tokens.iter().filter(|token| token.text.starts_with('`'));
    let kept: HashSet<&str> = templates.flat_map(|token| token.text.split(|c| !is_word(c))).collect();
    let mut gains: BTreeMap<&str, i64> = BTreeMap::new();
    for name in declared(tokens) {
        if !kept.contains(name) && !GLOBAL.contains(&name) {
            gains.entry(name).or_default();
        }
    }
    for (token, used) in tokens.iter().zip(uses) {
        if let Some(gain) = gains.get_mut(token.text) {
            match used {
                Use::Variable => *gain += token.text.len() as i64 - 2,
                // `{ name }` becomes `{ name:ab }`.
                Use::Shorthand => *gain -= 3,
                Use::Property | Use::Other => {}
            }
        }
    }
    let mut names: Vec<_> = gains.into_iter().filter(|(_, gain)| *gain > 0).collect();
    names.sort_by_key(|(name, gain)| (std::cmp::Reverse(*gain), *name));
    // No word of the file, whatever it is there, is a short name.
    let taken: HashSet<&str> = tokens.iter().map(|token| token.text).chain(kept).collect();
    let free = candidates().filter(|name| !taken.contains(name.as_str()));
    names.into_iter().map(|(name, _)| name).zip(free).collect()
}

/// `a` to `z`, `A` to `Z`, then two of them, without the words of the language.
fn candidates() -> impl Iterator<Item = String> {
    let letters = || ('a'..='z').chain('A'..='Z');
    let two = letters().flat_map(move |first| letters().map(move |second| format!("{first}{second}")));
    letters().map(String::from).chain(two.filter(|name| !["do", "if", "in", "of", "as"].contains(&name.as_str())))
}

/// For each opening bracket its closing one and the other way round.
fn partners(tokens: &[Token]) -> HashMap<usize, usize> {
    let (mut open, mut partners) = (Vec::new(), HashMap::new());
    for (place, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Sign) {
        match token.text {
            "(" | "[" | "{" => open.push(place),
            ")" | "]" | "}" => {
                if let Some(start) = open.pop() {
                    partners.insert(start, place);
                    partners.insert(place, start);
                }
            }
            _ => {}
        }
    }
    partners
}

/// Names that some place of the file declares: behind `const` and its like, and as parameters.
fn declared<'a>(tokens: &[Token<'a>]) -> HashSet<&'a str> {
    let partners = partners(tokens);
    let mut declared = HashSet::new();
    let text = |place: usize| tokens.get(place).map_or("", |token| token.text);
    for (place, token) in tokens.iter().enumerate() {
        let behind = place + 1;
        match token.text {
            "const" | "let" | "var" | "function" | "class" => {
                if text(behind) == "[" {
                    declared.extend(inside(tokens, behind, &partners));
                } else if text(behind) != "{" {
                    declared.insert(text(behind));
                }
                if token.text == "function" && text(behind + 1) == "(" {
                    declared.extend(inside(tokens, behind + 1, &partners));
                }
            }
            "=>" if place > 0 => match partners.get(&(place - 1)) {
                Some(start) => declared.extend(inside(tokens, *start, &partners)),
                None => drop(declared.insert(text(place - 1))),
            },
            _ => {}
        }
    }
    declared.retain(|name| name.len() > 1 && name.starts_with(|c: char| is_word(c) && !c.is_ascii_digit()));
    declared
}

/// The words in brackets that are names of parameters: not in braces, and not what a default is made of.
fn inside<'a>(tokens: &[Token<'a>], start: usize, partners: &HashMap<usize, usize>) -> Vec<&'a str> {
    let end = partners.get(&start).copied().unwrap_or(start);
    let (mut names, mut place, mut default) = (Vec::new(), start + 1, false);
    while place < end {
        let token = &tokens[place];
        match token.text {
            "{" | "(" => place = partners.get(&place).copied().unwrap_or(end),
            "=" => default = true,
            "," => default = false,
            _ if token.kind == Kind::Word && !default => names.push(token.text),
            _ => {}
        }
        place += 1;
    }
    names
}
