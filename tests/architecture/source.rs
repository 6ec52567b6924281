//! One source file, read as Rust tokens: which paths it names, what it hands on, which modules it declares.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Segments of a path, such as `crate`, `app`, `error`.
pub(crate) type Path = Vec<String>;

/// What one file says, without its unit tests.
#[derive(Debug, Default)]
pub(crate) struct Source {
    /// Modules that the file declares (`mod name;`).
    pub(crate) children: Vec<String>,
    /// Names that `use` brings in, with the path behind each; `*` for a glob.
    pub(crate) imports: Vec<(String, Path)>,
    /// Names that the file hands on (`pub use`, in any visibility), with the path behind each.
    pub(crate) exports: BTreeMap<String, Path>,
    /// Paths of two segments and more in code, macros included, as they are written.
    pub(crate) paths: Vec<Path>,
    /// Identifiers that stand alone in code: a handed-on name counts as used only where it is among them.
    pub(crate) words: std::collections::BTreeSet<String>,
}

impl Source {
    /// Reads a file. Items under `#[cfg(test)]` are left out.
    pub(crate) fn parse(text: &str) -> Self {
        let tokens: TokenStream = text.parse().expect("Rust");
        let mut source = Self::default();
        source.walk(tokens);
        source
    }

    fn walk(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        let mut visible = false;
        while at < tokens.len() {
            if is_punct(&tokens, at, '#') && is_test(&tokens, at + 1) {
                at = item_end(&tokens, at + 2);
                continue;
            }
            match word(&tokens, at).as_deref() {
                Some("pub") => {
                    visible = true;
                    at += if group(&tokens, at + 1, Delimiter::Parenthesis).is_some() { 2 } else { 1 };
                    continue;
                }
                Some("mod") if is_punct(&tokens, at + 2, ';') => {
                    self.children.extend(word(&tokens, at + 1));
                    at += 3;
                }
                Some("use") => {
                    let end = (at..tokens.len()).find(|at| is_punct(&tokens, *at, ';')).unwrap_or(tokens.len());
                    for (name, path) in tree(&tokens[at + 1..end], &[]) {
                        if visible {
                            self.exports.insert(name.clone(), path.clone());
                        }
                        self.imports.push((name, path));
                    }
                    at = end + 1;
                }
                Some(first) => {
                    let mut path = vec![first.to_owned()];
                    at += 1;
                    while is_punct(&tokens, at, ':') && is_punct(&tokens, at + 1, ':') {
                        let Some(next) = word(&tokens, at + 2) else { break };
                        path.push(next);
                        at += 3;
                    }
                    if path.len() > 1 {
                        self.words.insert(path[0].clone());
                        self.paths.push(path);
                    } else {
                        self.words.extend(path);
                    }
                }
                None => {
                    if let TokenTree::Group(group) = &tokens[at] {
                        self.walk(group.stream());
                    }
                    at += 1;
                }
            }
            visible = false;
        }
    }
}

/// The members of a `use` tree: each name that it brings in, with its path.
fn tree(tokens: &[TokenTree], before: &[String]) -> Vec<(String, Path)> {
    let mut found = Vec::new();
    for member in tokens.split(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')) {
        let mut path = before.to_vec();
        let mut alias = None;
        let mut at = 0;
        let mut inner = None;
        while at < member.len() {
            match &member[at] {
                TokenTree::Ident(ident) if ident == "as" => {
                    alias = word(member, at + 1);
                    at += 1;
                }
                TokenTree::Ident(ident) => path.push(ident.to_string()),
                TokenTree::Punct(punct) if punct.as_char() == '*' => path.push("*".to_owned()),
                TokenTree::Group(group) => inner = Some(group.stream().into_iter().collect::<Vec<_>>()),
                _ => {}
            }
            at += 1;
        }
        if let Some(inner) = inner {
            found.extend(tree(&inner, &path));
        } else if path.len() > before.len() {
            if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
                path.pop();
            }
            let name = alias.unwrap_or_else(|| path.last().expect("a segment").clone());
            found.push((name, path));
        }
    }
    found
}

fn word(tokens: &[TokenTree], at: usize) -> Option<String> {
    match tokens.get(at) {
        Some(TokenTree::Ident(ident)) => Some(ident.to_string()),
        _ => None,
    }
}

fn is_punct(tokens: &[TokenTree], at: usize, sign: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

fn group(tokens: &[TokenTree], at: usize, delimiter: Delimiter) -> Option<TokenStream> {
    match tokens.get(at) {
        Some(TokenTree::Group(group)) if group.delimiter() == delimiter => Some(group.stream()),
        _ => None,
    }
}

/// Whether the attribute here is `cfg(test)` or a `cfg` that asks for `test` among others.
fn is_test(tokens: &[TokenTree], at: usize) -> bool {
    let Some(attribute) = group(tokens, at, Delimiter::Bracket) else { return false };
    let attribute: Vec<TokenTree> = attribute.into_iter().collect();
    word(&attribute, 0).as_deref() == Some("cfg")
        && group(&attribute, 1, Delimiter::Parenthesis).is_some_and(asks_for_test)
}

fn asks_for_test(asked: TokenStream) -> bool {
    let asked: Vec<TokenTree> = asked.into_iter().collect();
    match word(&asked, 0).as_deref() {
        Some("test") => true,
        Some("all") => group(&asked, 1, Delimiter::Parenthesis)
            .is_some_and(|all| all.into_iter().any(|one| matches!(&one, TokenTree::Ident(ident) if ident == "test"))),
        _ => false,
    }
}

/// Where the item ends that begins here: behind its `;` or its braces.
fn item_end(tokens: &[TokenTree], from: usize) -> usize {
    let mut at = from;
    while at < tokens.len() {
        let ends = is_punct(tokens, at, ';') || group(tokens, at, Delimiter::Brace).is_some();
        at += 1;
        if ends {
            break;
        }
    }
    at
}

#[test]
fn a_file_is_read_as_the_compiler_reads_it() {
    let source = Source::parse(
        r#"
        //! crate::commented::out
        mod child;
        pub use self::child::Item;
        use crate::{app::{error::AppError as Error, files::{self, clear}}, text::*};
        use super::super::other;
        fn f() -> crate::domain::Roll { println!("{}", super::deep::er::call("crate::in_a_string")); child::work::<T>() }
        #[cfg(test)]
        mod tests { use crate::only::tests; }
        #[cfg(all(test, unix))]
        use crate::only::unix_tests;
        "#,
    );
    let text = |path: &Path| path.join("::");
    assert_eq!(source.children, ["child"]);
    assert_eq!(
        source.exports.iter().map(|(name, path)| format!("{name}={}", text(path))).collect::<Vec<_>>(),
        ["Item=self::child::Item"]
    );
    let imports: Vec<String> = source.imports.iter().map(|(name, path)| format!("{name}={}", text(path))).collect();
    assert_eq!(
        imports,
        [
            "Item=self::child::Item",
            "Error=crate::app::error::AppError",
            "files=crate::app::files",
            "clear=crate::app::files::clear",
            "*=crate::text::*",
            "other=super::super::other"
        ]
    );
    let paths: Vec<String> = source.paths.iter().map(text).collect();
    assert_eq!(paths, ["crate::domain::Roll", "super::deep::er::call", "child::work"]);
}
