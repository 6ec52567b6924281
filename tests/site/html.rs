//! HTML read by a browser's tokenizer, with the errors that a validator would report.

use std::cell::RefCell;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{BufferQueue, StartTag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
};

/// Elements that have no end tag.
const VOID: &[&str] = &["meta", "link", "input", "br", "hr", "img"];
/// Elements that close an open paragraph, so that the page would differ from its source.
const NOT_IN_P: &[&str] = &[
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "dl",
    "table",
    "section",
    "article",
    "main",
    "nav",
    "header",
    "footer",
    "form",
    "blockquote",
    "pre",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "details",
];

/// A start tag with its attributes.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Element {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// A page's elements and text.
#[derive(Debug, Default)]
pub(crate) struct Html {
    pub(crate) elements: Vec<Element>,
    pub(crate) text: String,
    /// Errors that a validator would report.
    pub(crate) errors: Vec<String>,
    open: Vec<String>,
    doctypes: usize,
}

struct Sink(RefCell<Html>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut html = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let name = tag.name.to_string();
                // SVG's own elements close themselves.
                let void = VOID.contains(&name.as_str()) || tag.self_closing;
                if tag.kind != StartTag {
                    if html.open.pop().as_ref() != Some(&name) {
                        html.errors.push(format!("{line}: stray </{name}>"));
                    }
                    return TokenSinkResult::Continue;
                }
                if NOT_IN_P.contains(&name.as_str()) && html.open.iter().any(|open| open == "p") {
                    html.errors.push(format!("{line}: <{name}> in <p>"));
                }
                if name == "a" && html.open.iter().any(|open| open == "a") {
                    html.errors.push(format!("{line}: <a> in <a>"));
                }
                if tag.had_duplicate_attributes {
                    html.errors.push(format!("{line}: an attribute twice in <{name}>"));
                }
                let attributes = tag
                    .attrs
                    .iter()
                    .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
                    .collect();
                html.elements.push(Element { name: name.clone(), attributes });
                if !void {
                    html.open.push(name);
                }
            }
            Token::CharacterTokens(text) => html.text.push_str(&text),
            Token::DoctypeToken(doctype) => {
                html.doctypes += 1;
                if doctype.force_quirks || doctype.name.as_deref() != Some("html") {
                    html.errors.push(format!("{line}: doctype"));
                }
            }
            Token::CommentToken(_) => html.errors.push(format!("{line}: a comment")),
            Token::NullCharacterToken => html.errors.push(format!("{line}: NUL")),
            Token::ParseError(error) => html.errors.push(format!("{line}: {error}")),
            Token::EOFToken => {}
        }
        TokenSinkResult::Continue
    }
}

/// Parses and checks a page.
pub(crate) fn read(bytes: &[u8]) -> Html {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    let options = TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Sink(RefCell::default()), options);
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut html = tokenizer.sink.0.into_inner();
    if html.doctypes != 1 {
        html.errors.push(format!("{} doctypes", html.doctypes));
    }
    if !html.open.is_empty() {
        html.errors.push(format!("never closed: {:?}", html.open));
    }
    html
}
