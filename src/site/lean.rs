//! Scripts and styles as they are shipped: without comments, indentation and long local names, which are for whoever reads
//! the sources and not for a phone that loads them.
//!
//! A script keeps its meaning because little is touched: comments and white space that parts no words go, and all variables
//! of one name that the file declares get one short name that nothing in it has. What stands behind a point, keys and
//! methods keep their names, and so do variables called like something of the browser. Texts, patterns and templates stay
//! as they are. The tests of search run on what comes out.

mod names;
mod tokens;

use std::borrow::Cow;

use names::Use;
use tokens::{Kind, Token, tokens};

/// The script with the same meaning in fewer bytes.
pub(super) fn script(source: &str) -> String {
    let tokens = tokens(source);
    let uses = names::uses(&tokens);
    let short = names::short(&tokens, &uses);
    let mut out = String::with_capacity(source.len());
    let mut last: Option<&Token> = None;
    for (place, token) in tokens.iter().enumerate() {
        let text = match (short.get(token.text), uses[place]) {
            (Some(name), Use::Variable) => Cow::Borrowed(name.as_str()),
            (Some(name), Use::Shorthand) => Cow::Owned(format!("{}:{name}", token.text)),
            _ => Cow::Borrowed(token.text),
        };
        if let Some(last) = last {
            if token.after_line && may_end(last) && may_begin(token) {
                out.push('\n');
            } else if glue(&out, &text) {
                out.push(' ');
            }
        }
        out.push_str(&text);
        last = Some(token);
    }
    out.push('\n');
    out
}

/// Whether a statement may end here without a semicolon.
fn may_end(token: &Token) -> bool {
    token.kind != Kind::Sign || [")", "]", "}", "++", "--"].contains(&token.text)
}

/// Whether a statement may begin here.
fn may_begin(token: &Token) -> bool {
    token.kind != Kind::Sign || ["(", "[", "{", "+", "-", "!", "~", "++", "--"].contains(&token.text)
}

/// Whether two pieces would be read as one without a blank between them.
fn glue(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
    (tokens::is_word(last) && tokens::is_word(first)) || (last == first && "+-/".contains(first))
}

/// The style sheet without comments and indentation.
pub(super) fn style(source: &str) -> String {
    let mut bare = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(start) = rest.find("/*") {
        bare.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::with_capacity(bare.len()), |out, line| out + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blanks_go_and_texts_stay() {
        let source = "// a\nconst a = \"x  // y\"; /* b\n c */ let  b = a + +1 ;\nreturn /\\/\\/ [/\"] /.test( a ) ;\n";
        assert_eq!(script(source), "const a=\"x  // y\";let b=a+ +1;return/\\/\\/ [/\"] /.test(a);\n");
        assert_eq!(script("a = b / c / d; x = `//  ${ y }`"), "a=b/c/d;x=`//  ${ y }`\n");
    }

    #[test]
    fn a_line_that_may_end_a_statement_stays_one() {
        assert_eq!(script("let a\nlet b = 1\n[1].map(f)\n"), "let a\nlet b=1\n[1].map(f)\n");
        assert_eq!(script("f(a,\n  b)\n  .then(c);"), "f(a,b).then(c);\n");
    }

    #[test]
    fn local_names_become_short_and_no_others() {
        let source = "const counting = (first, { second }) => first.first + second + second + other.counting;\
                      const keyed = { first: counting(1), counting, long() { return { counting }; } };";
        assert_eq!(
            script(source),
            "const a=(b,{second})=>b.first+second+second+other.counting;\
             const c={first:a(1),counting:a,long(){return{counting:a};}};\n"
        );
        assert_eq!(script("{ let one = 1, other = 2; other++; ++one; }"), "{let a=1,other=2;other++;++a;}\n");
    }

    #[test]
    fn names_of_the_browser_and_of_templates_are_kept() {
        let source = "let window = 1; const inner = 2; f(`${inner}`)";
        assert_eq!(script(source), "let window=1;const inner=2;f(`${inner}`)\n");
        assert_eq!(script("const long = 1; let a = long;"), "const b=1;let a=b;\n", "a short name is not taken twice");
    }

    #[test]
    fn a_style_keeps_its_rules() {
        assert_eq!(style("/* x */\na {\n  color: red; /* y\n z */\n}\n\n"), "a {\ncolor: red;\n}\n");
    }
}
