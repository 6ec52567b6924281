//! A script in pieces: words, texts, signs. No more is understood than what tells them apart.

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, a keyword or a number.
    Word,
    /// A text, a pattern or a template, as it stands.
    Text,
    /// One sign, or `=>`, `...`, `++`, `--`.
    Sign,
}

/// A piece of a script.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    /// Whether a line ended before it.
    pub(super) after_line: bool,
}

/// Whether a character belongs to a name, a keyword or a number.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// The pieces of a script; comments and white space are none.
pub(super) fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut at, mut after_line) = (0, false);
    while let Some(first) = source[at..].chars().next() {
        let rest = &source[at..];
        let comment = if rest.starts_with("//") {
            Some(rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            Some(rest.find("*/").map_or(rest.len(), |end| end + 2))
        } else if first.is_whitespace() {
            Some(first.len_utf8())
        } else {
            None
        };
        if let Some(length) = comment {
            after_line |= rest[..length].contains('\n');
            at += length;
            continue;
        }
        let (kind, length) = match first {
            c if is_word(c) => (Kind::Word, rest.find(|c| !is_word(c)).unwrap_or(rest.len())),
            '"' | '\'' | '`' => (Kind::Text, closed(rest, first)),
            '/' if may_be_pattern(tokens.last()) => (Kind::Text, pattern(rest)),
            _ if ["=>", "++", "--"].iter().any(|sign| rest.starts_with(sign)) => (Kind::Sign, 2),
            _ if rest.starts_with("...") => (Kind::Sign, 3),
            c => (Kind::Sign, c.len_utf8()),
        };
        tokens.push(Token { kind, text: &rest[..length], after_line });
        (at, after_line) = (at + length, false);
    }
    tokens
}

/// How long a text is, with its quotes. A template ends at its own quote: none of ours has another in it.
fn closed(rest: &str, quote: char) -> usize {
    let mut escaped = true; // the opening one
    for (place, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return place + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

/// Whether a slash begins a pattern and does not divide.
fn may_be_pattern(before: Option<&Token>) -> bool {
    const KEYWORDS: [&str; 6] = ["return", "typeof", "case", "of", "in", "await"];
    match before {
        None => true,
        Some(token) => match token.kind {
            Kind::Word => KEYWORDS.contains(&token.text),
            Kind::Text => false,
            Kind::Sign => ![")", "]", "}"].contains(&token.text),
        },
    }
}

/// How long a pattern is, with its flags.
fn pattern(rest: &str) -> usize {
    let (mut escaped, mut class) = (true, false);
    for (place, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => class = true,
            ']' => class = false,
            '/' if !class => {
                let flags = rest[place + 1..].find(|c| !is_word(c));
                return flags.map_or(rest.len(), |length| place + 1 + length);
            }
            _ => {}
        }
    }
    rest.len()
}
