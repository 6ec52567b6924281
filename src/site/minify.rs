//! Scripts and styles as they are shipped: without comments, indentation and empty lines.
//!
//! Line breaks stay, because JavaScript may end a statement at one, and so do all names. Strings, template literals and
//! regular expressions are copied byte for byte. Kept minifiers either rewrite the inside of regular expressions
//! (`minifier`) or bring a whole JavaScript compiler (`oxc`, `swc`) for the few kilobytes that this leaves.

/// A script that means the same in fewer bytes.
pub(super) fn script(source: &str) -> String {
    minified(source, Syntax::Script)
}

/// A style sheet that means the same in fewer bytes.
pub(super) fn style(source: &str) -> String {
    minified(source, Syntax::Style)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Script,
    Style,
}

/// Copies every token and puts one line break or one blank where there were any, be it around comments.
fn minified(source: &str, syntax: Syntax) -> String {
    let mut out = String::with_capacity(source.len());
    let mut gap = None;
    for piece in (Scanner { rest: source, syntax, last: "", brackets: Vec::new() }) {
        match piece {
            ScriptPiece::LineBreak => gap = Some('\n'),
            ScriptPiece::Blank => gap = gap.or(Some(' ')),
            ScriptPiece::Token(text) => {
                out.extend(gap.take().filter(|_| !out.is_empty()));
                out.push_str(text);
            }
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

enum ScriptPiece<'a> {
    /// White space or a comment that holds a line break.
    LineBreak,
    /// White space or a comment within a line.
    Blank,
    /// A word, a literal (templates: the part up to `${`), or a sign.
    Token(&'a str),
}

/// An open bracket, for what stands behind its closing one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bracket {
    /// The parenthesis of `if`, `while`, `for` or `with`: a statement follows it.
    Condition,
    /// `${` of a template literal, which goes on behind it.
    Substitution,
    Other,
}

struct Scanner<'a> {
    rest: &'a str,
    syntax: Syntax,
    /// The last token. An operand follows a `)` that closes a condition: then this is empty, as at the beginning.
    last: &'a str,
    brackets: Vec<Bracket>,
}

impl<'a> Iterator for Scanner<'a> {
    type Item = ScriptPiece<'a>;

    fn next(&mut self) -> Option<ScriptPiece<'a>> {
        let first = self.rest.chars().next()?;
        if let Some(length) = self.gap(first) {
            let has_line_break = self.take(length).contains(['\n', '\r', '\u{2028}', '\u{2029}']);
            return Some(if has_line_break { ScriptPiece::LineBreak } else { ScriptPiece::Blank });
        }
        let length = match first {
            c if is_word(c) => self.rest.find(|c| !is_word(c)).unwrap_or(self.rest.len()),
            '"' | '\'' => quoted(self.rest, first),
            _ if self.syntax == Syntax::Style => first.len_utf8(),
            '`' => self.template(),
            '/' if self.expects_operand() => pattern(self.rest).unwrap_or(1),
            '}' if self.brackets.last() == Some(&Bracket::Substitution) => {
                self.brackets.pop();
                self.template()
            }
            _ if self.rest.starts_with("++") || self.rest.starts_with("--") => 2,
            c => c.len_utf8(),
        };
        let token = self.take(length);
        let closed = match token {
            "(" if ["if", "while", "for", "with"].contains(&self.last) => self.open(Bracket::Condition),
            "(" | "[" | "{" => self.open(Bracket::Other),
            ")" | "]" | "}" => self.brackets.pop(),
            _ => None,
        };
        self.last = if closed == Some(Bracket::Condition) { "" } else { token };
        Some(ScriptPiece::Token(token))
    }
}

impl<'a> Scanner<'a> {
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn open(&mut self, bracket: Bracket) -> Option<Bracket> {
        self.brackets.push(bracket);
        None
    }

    /// Bytes of the white space or the comment that stands here.
    fn gap(&self, first: char) -> Option<usize> {
        if first.is_whitespace() {
            return Some(first.len_utf8());
        }
        if self.syntax == Syntax::Script && self.rest.starts_with("//") {
            return Some(self.rest.find(['\n', '\r']).unwrap_or(self.rest.len()));
        }
        let comment = self.rest.strip_prefix("/*")?;
        Some(comment.find("*/").map_or(self.rest.len(), |end| end + 4))
    }

    /// Bytes of a template literal from its opening quote, or from the brace that ends a substitution, to its closing
    /// quote or the next `${`.
    fn template(&mut self) -> usize {
        let mut escaped = true; // the opening quote or brace
        for (place, c) in self.rest.char_indices() {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '`' => return place + 1,
                '$' if self.rest[place..].starts_with("${") => {
                    self.brackets.push(Bracket::Substitution);
                    return place + 2;
                }
                _ => {}
            }
        }
        self.rest.len()
    }

    /// Whether a slash begins a regular expression here and does not divide.
    fn expects_operand(&self) -> bool {
        const KEYWORDS: [&str; 14] = [
            "return",
            "typeof",
            "case",
            "of",
            "in",
            "await",
            "do",
            "else",
            "delete",
            "instanceof",
            "new",
            "throw",
            "void",
            "yield",
        ];
        match self.last.chars().next_back() {
            None => true,
            Some(_) if self.last == "++" || self.last == "--" => false,
            Some(c) if is_word(c) => KEYWORDS.contains(&self.last),
            // A literal ends so, too; a template's part that ends in `${` is followed by an operand.
            Some(c) => !")]}\"'`/".contains(c),
        }
    }
}

/// Whether a character belongs to a name, a keyword or a number.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// Bytes of a string with its quotes. It ends with its line at the latest, unless the line break is escaped.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = true; // the opening quote
    for (place, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' => return place,
            c if c == quote => return place + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Bytes of a regular expression without its flags, which are a word; none if the line ends before it does.
fn pattern(rest: &str) -> Option<usize> {
    let (mut escaped, mut in_class) = (true, false);
    for (place, c) in rest.char_indices() {
        match c {
            '\n' => return None,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '/' if !in_class => return Some(place + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_indentation_and_empty_lines_go() {
        let source = "// a\n\n  const a = 1; // b\n\t/* c\n */ let  b = a /* d */ + +1;\n\n";
        assert_eq!(script(source), "const a = 1;\nlet b = a + +1;\n");
        assert_eq!(script("// nothing else"), "");
        assert_eq!(script("return /* a\n b */ 1"), "return\n1\n", "a comment's line break ends a statement too");
    }

    #[test]
    fn strings_templates_and_patterns_stay_byte_for_byte() {
        for kept in [
            r#"a = "x  // y" + ' /* z */  ' + "\"  //";"#,
            "a = 'b\\\n    c  // d';",
            "a = `\n    //  ${ f(`  /* ${ { b: `//` }.b } */  `) }  /* c */\n`;",
            r#"return /\/\/  [/"]  'x/.test(a);"#,
            r"return /[/]  a/.test(b);",
            r"if (a) /x  \/\/ '/.test(b);",
            "a = b / c / d; e = (f) / 2 / g; h = i[0] / 2 / j; k = l++ / 2 / m;",
            "a = `b  ` / c / 2;",
        ] {
            assert_eq!(script(kept), format!("{kept}\n"));
        }
        assert_eq!(script("a = (b) / c // d / e\n  f"), "a = (b) / c\nf\n");
        assert_eq!(script("a = `${ b /* c */ }` // d"), "a = `${ b }`\n");
        assert_eq!(script("while (a) /  '  /.test(b) // c"), "while (a) /  '  /.test(b)\n");
        assert_eq!(script("x = y\n  /  2 // z's"), "x = y\n/ 2\n");
    }

    #[test]
    fn a_style_keeps_its_rules_and_strings() {
        let source =
            "/* x */\na  b {\n  color: red; /* y\n z */\n  content: \"/*  */\";\n}\n\nc { background: url(//d) }\n";
        assert_eq!(style(source), "a b {\ncolor: red;\ncontent: \"/*  */\";\n}\nc { background: url(//d) }\n");
    }
}
