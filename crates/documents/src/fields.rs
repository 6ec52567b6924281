//! Metadata as authors state it: front matter in YAML or TOML, or a TOML file beside the document.

use std::{collections::BTreeMap, path::Path};

use daihoi_text::{fold::plain, squeeze};
use jiff::civil::Date;
use serde_json::Value;

use super::{
    DocumentError, Warning,
    block::{Metadata, Secrecy},
    class,
    field::Field,
    limits::Limit,
    markings::{self, Marking},
};

/// Stated values by field; the first statement of a field wins.
pub(super) type Stated = BTreeMap<Field, Value>;

/// Splits front matter from the text below it, which is the second value. A text without front matter comes back whole.
pub(super) fn front_matter<'a>(
    path: &Path,
    text: &'a str,
    warnings: &mut Vec<Warning>,
) -> Result<(Stated, &'a str), DocumentError> {
    let fence = text.lines().next().map(str::trim_end).filter(|line| matches!(*line, "---" | "+++"));
    let Some(fence) = fence else { return Ok((Stated::new(), text)) };
    let start = text.find('\n').map_or(text.len(), |end| end + 1);
    let inside = &text[start..];
    // A horizontal line on top of a text is no front matter, which begins with a field.
    let first = inside.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    if !first.is_some_and(|line| line == fence || line.contains([':', '=']) || line.starts_with(['[', '{'])) {
        return Ok((Stated::new(), text));
    }
    let mut at = 0;
    for line in inside.split_inclusive('\n') {
        let ends = line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
        if ends {
            let stated = if fence == "---" {
                yaml(path, &inside[..at], warnings)?
            } else {
                toml_table(path, &inside[..at], warnings)?
            };
            return Ok((stated, &inside[at + line.len()..]));
        }
        at += line.len();
        if at as u64 > Limit::FrontMatter.allowed() {
            return Err(DocumentError::Limit { path: path.to_owned(), limit: Limit::FrontMatter, found: at as u64 });
        }
    }
    Err(DocumentError::OpenFrontMatter { path: path.to_owned() })
}

fn yaml(path: &Path, text: &str, warnings: &mut Vec<Warning>) -> Result<Stated, DocumentError> {
    let broken = |source| DocumentError::Yaml { path: path.to_owned(), source: Box::new(source) };
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Stated::new());
    }
    let fields: BTreeMap<String, Value> = serde_saphyr::from_str(text).map_err(broken)?;
    Ok(known(fields, warnings))
}

/// Reads TOML; `path` is the file that holds it.
pub(super) fn toml_table(path: &Path, text: &str, warnings: &mut Vec<Warning>) -> Result<Stated, DocumentError> {
    let broken = |source| DocumentError::Toml { path: path.to_owned(), source: Box::new(source) };
    let table: toml::Table = toml::from_str(text).map_err(broken)?;
    Ok(known(table.into_iter().map(|(name, field)| (name, toml_value(field))).collect(), warnings))
}

fn toml_value(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Array(entries) => Value::Array(entries.into_iter().map(toml_value).collect()),
        other => Value::String(other.to_string()),
    }
}

fn known(fields: BTreeMap<String, Value>, warnings: &mut Vec<Warning>) -> Stated {
    let mut stated = Stated::new();
    for (name, value) in fields {
        if let Some(field) = Field::named(&name) {
            stated.entry(field).or_insert(value);
            continue;
        }
        // A typo in the field's name must not publish a document marked secret.
        if matches!(markings::of_whole_line(&text_of(&value)), Some(Marking::Secrecy(_))) {
            stated.insert(Field::Secrecy, value);
        }
        warnings.push(Warning::UnknownField { name });
    }
    stated
}

/// Writes the stated values into the metadata.
pub(super) fn apply(stated: &Stated, metadata: &mut Metadata, warnings: &mut Vec<Warning>) {
    for (field, value) in stated {
        let text = text_of(value);
        let understood = match field {
            Field::Date => date(&text).map(|date| metadata.date = Some(date)).is_some(),
            Field::Draft => flag(&text).map(|draft| metadata.draft = draft).is_some(),
            Field::Order => text.parse().map(|order| metadata.order = Some(order)).is_ok(),
            Field::Secrecy => {
                let secrecy = secrecy(&text);
                // Unclear is secret: what can't be understood must not be published.
                metadata.secrecy = secrecy.unwrap_or(Secrecy::Secret);
                secrecy.is_some()
            }
            Field::Recipients => {
                metadata.recipients = list(value);
                !value.is_object()
            }
            _ if value.is_array() || value.is_object() => false,
            Field::Title => set(&mut metadata.title, text.clone()),
            Field::IssuingBody => set(&mut metadata.issuing_body, text.clone()),
            Field::SuperiorBody => set(&mut metadata.superior_body, text.clone()),
            Field::Symbol => set(&mut metadata.symbol, text.clone()),
            Field::Place => set(&mut metadata.place, text.clone()),
            Field::Class => set(&mut metadata.class, class::usual(&text)),
            Field::Subject => set(&mut metadata.subject, text.clone()),
            Field::Signer => set(&mut metadata.signer, text.clone()),
            Field::Session => set(&mut metadata.session, text.clone()),
            Field::Urgency => set(&mut metadata.urgency, urgency(&text)),
            Field::Circulation => set(&mut metadata.circulation, circulation(&text)),
        };
        let blank = text.is_empty() && *field != Field::Secrecy;
        if !understood && !blank {
            warnings.push(Warning::BadField { name: field.name().to_owned(), value: text });
        }
    }
}

fn set(field: &mut String, value: String) -> bool {
    *field = value;
    true
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => squeeze(text),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// The entries of an array, or of a string, split at line ends and semicolons.
fn list(value: &Value) -> Vec<String> {
    let entries: Vec<String> = match value {
        Value::Array(entries) => entries.iter().map(text_of).collect(),
        Value::String(text) => text.split(['\n', ';']).map(squeeze).collect(),
        Value::Object(_) => Vec::new(),
        other => vec![text_of(other)],
    };
    entries.into_iter().filter(|entry| !entry.is_empty()).collect()
}

/// A degree of urgency in lower case; empty for words that say there is none.
fn urgency(text: &str) -> String {
    match plain(text).as_str() {
        "none" | "no" | "false" | "khong" | "thuong" => String::new(),
        _ => text.to_lowercase(),
    }
}

/// The circle a document is restricted to, in lower case; empty for words that say anybody may have it.
fn circulation(text: &str) -> String {
    match plain(text).replace(['-', '_'], " ").as_str() {
        "open" | "public" | "none" | "no" | "false" | "khong" | "cong khai" | "rong rai" => String::new(),
        "internal" | "true" | "co" | "noi bo" => "lưu hành nội bộ".to_owned(),
        _ => text.to_lowercase(),
    }
}

fn flag(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "true" | "yes" | "co" | "1" => Some(true),
        "false" | "no" | "khong" | "0" => Some(false),
        _ => None,
    }
}

fn secrecy(text: &str) -> Option<Secrecy> {
    match plain(text).replace(['-', '_'], " ").as_str() {
        "" | "open" | "none" | "no" | "false" | "khong" | "khong mat" | "thuong" | "cong khai" => Some(Secrecy::Open),
        "mat" | "secret" | "true" | "co" => Some(Secrecy::Secret),
        "toi mat" | "top secret" => Some(Secrecy::TopSecret),
        "tuyet mat" | "most secret" => Some(Secrecy::MostSecret),
        _ => None,
    }
}

/// `2025-07-25`, `25/7/2025`, `25-7-2025` or `(ngày) 25 tháng 7 năm 2025`.
pub(super) fn date(text: &str) -> Option<Date> {
    let folded = plain(text);
    let numbers: Vec<&str> = folded.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let [first, month, third, ..] = numbers.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, third) } else { (third, first) };
    let shape = |c: char| c.is_ascii_digit() || "/-. ".contains(c);
    let in_words = folded.contains("thang") && folded.contains("nam");
    if year.len() != 4 || !(in_words || folded.chars().take(10).all(shape)) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let expected = Date::new(2025, 7, 25).ok();
        for text in
            ["2025-07-25", "25/7/2025", "25-07-2025", "25.7.2025", "ngày 25 tháng 7 năm 2025", "2025-07-25T08:00:00"]
        {
            assert_eq!(date(text), expected, "{text}");
        }
        for text in ["", "2025", "31/2/2025", "25 tháng 7", "phòng 25 nhà 7 số 2025"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn an_unclear_secrecy_is_secret() {
        for (text, expected) in [
            ("do_mat: Tối mật", Secrecy::TopSecret),
            ("secrecy: open", Secrecy::Open),
            ("secrecy: Tuyệt-mật", Secrecy::MostSecret),
            ("mật: true", Secrecy::Secret),
            ("secrecy: mat?", Secrecy::Secret),
            ("secrecy: [a, b]", Secrecy::Secret),
            ("secracy: tối mật", Secrecy::TopSecret),
            ("toc: true", Secrecy::Open),
        ] {
            let (mut metadata, mut warnings) = (Metadata::default(), Vec::new());
            let text = format!("---\n{text}\n---\n");
            let (stated, _) = front_matter(Path::new("x.md"), &text, &mut warnings).expect("is well-formed");
            apply(&stated, &mut metadata, &mut warnings);
            assert_eq!(metadata.secrecy, expected, "{text}");
        }
    }

    #[test]
    fn front_matter_that_is_broken_or_open_is_refused() {
        let read = |text: &str| front_matter(Path::new("x.md"), text, &mut Vec::new()).map(|(_, body)| body.to_owned());
        assert!(matches!(read("---\ntitle: a\nno end"), Err(DocumentError::OpenFrontMatter { .. })));
        assert!(matches!(read("---\ntitle: [a\n---\nx"), Err(DocumentError::Yaml { .. })));
        assert!(matches!(read("+++\ntitle = \n+++\nx"), Err(DocumentError::Toml { .. })));
        assert_eq!(read("---\n\nChữ dưới một đường kẻ\n").ok().as_deref(), Some("---\n\nChữ dưới một đường kẻ\n"));
        assert_eq!(read("---\n---\nx").ok().as_deref(), Some("x"));
        assert_eq!(read("---\r\ntitle: a\r\n---\r\nx").ok().as_deref(), Some("x"));
    }
}
