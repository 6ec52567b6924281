//! Templates and assets: those in the binary, and those of a congress that override them.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use minijinja::{AutoEscape, Environment, Output, State, UndefinedBehavior, Value, escape_formatter};

use super::{SiteError, escape, minify};

macro_rules! shipped {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/site-template/", $path)))),*]
    };
}

/// Every file of `site-template/`; a test compares this list with the folder.
const SHIPPED: &[(&str, &[u8])] = shipped![
    "404.html",
    "_/live.js",
    "document.html",
    "facet.html",
    "home.html",
    "icon.svg",
    "layout.html",
    "list.html",
    "live.js",
    "search.html",
    "search/marks.js",
    "search/page.js",
    "search/reader.js",
    "search/suggest.js",
    "search/unpack.js",
    "search/words.js",
    "site.js",
    "style.css",
];

/// Templates (`*.html`) and assets (everything else) by their path under `site-template/`.
#[derive(Debug, Clone)]
pub struct Templates {
    files: BTreeMap<String, TemplateFile>,
}

#[derive(Debug, Clone)]
struct TemplateFile {
    bytes: Cow<'static, [u8]>,
    /// The file that overrides the shipped one, or adds to them; none for a shipped one.
    file: Option<PathBuf>,
}

impl Templates {
    /// The templates and assets in the binary.
    pub fn shipped() -> Self {
        let files = SHIPPED
            .iter()
            .map(|(path, bytes)| ((*path).to_owned(), TemplateFile { bytes: minified(path, bytes), file: None }));
        Self { files: files.collect() }
    }

    /// The shipped ones, each replaced by the file of the same path in `folder`; additional files there are added.
    ///
    /// Hidden files and symbolic links are ignored. A folder that does not exist overrides nothing.
    pub fn with_overrides(folder: &Path) -> Result<Self, SiteError> {
        let mut templates = Self::shipped();
        match fs::symlink_metadata(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            _ => templates.read_folder(folder, "")?,
        }
        Ok(templates)
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str) -> Result<(), SiteError> {
        let read_error = |path: &Path| {
            let path = path.to_owned();
            move |source| SiteError::Read { path, source }
        };
        for entry in fs::read_dir(folder).map_err(read_error(folder))? {
            let entry = entry.map_err(read_error(folder))?;
            let file = entry.path();
            let kind = entry.file_type().map_err(read_error(&file))?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with('.') || name.ends_with('~') {
                continue;
            }
            let path = format!("{prefix}{name}");
            if kind.is_dir() {
                self.read_folder(&file, &format!("{path}/"))?;
            } else if kind.is_file() {
                let bytes = fs::read(&file).map_err(read_error(&file))?;
                self.files.insert(path, TemplateFile { bytes: Cow::Owned(bytes), file: Some(file) });
            }
        }
        Ok(())
    }

    /// The paths of the shipped files.
    pub fn shipped_paths() -> impl Iterator<Item = &'static str> {
        SHIPPED.iter().map(|(path, _)| *path)
    }

    /// Whether a file of this path replaces a shipped one.
    pub fn is_shipped(path: &str) -> bool {
        Self::shipped_paths().any(|shipped| shipped == path)
    }

    /// Every template and asset by its path, sorted.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, file)| (path.as_str(), &*file.bytes))
    }

    /// Parses and checks all templates, those that no page uses included.
    pub(super) fn parse(&self) -> Result<Parsed<'_>, SiteError> {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(format);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let mut parsed = Parsed { templates: self, environment };
        for (path, source) in self.files.iter().filter(|(path, _)| is_template(path)) {
            let text = std::str::from_utf8(&source.bytes).map_err(|error| SiteError::Read {
                path: source.file.clone().unwrap_or_else(|| path.into()),
                source: io::Error::new(io::ErrorKind::InvalidData, error),
            })?;
            parsed.environment.add_template(path, text).map_err(|error| self.error(path, error))?;
        }
        Ok(parsed)
    }

    fn error(&self, template: &str, source: minijinja::Error) -> SiteError {
        let template = source.name().unwrap_or(template).to_owned();
        let file = self.files.get(&template).and_then(|source| source.file.clone());
        SiteError::Template { template, file, line: source.line(), source: Box::new(source) }
    }
}

/// Templates that are ready to render.
pub(super) struct Parsed<'a> {
    templates: &'a Templates,
    environment: Environment<'a>,
}

impl Parsed<'_> {
    /// The assets, which are copied unchanged, sorted by path.
    pub(super) fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.templates.files().filter(|(path, _)| !is_template(path))
    }

    /// Renders one page.
    pub(super) fn render(&self, template: &str, context: Value) -> Result<Vec<u8>, SiteError> {
        self.environment
            .get_template(template)
            .and_then(|template| template.render(context))
            .map(String::into_bytes)
            .map_err(|error| self.templates.error(template, error))
    }
}

/// Escapes as [`escape::push`] does, so that templates and blocks agree (and `/` stays readable in addresses).
fn format(out: &mut Output, state: &mut State, value: &Value) -> Result<(), minijinja::Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() && matches!(state.auto_escape(), AutoEscape::Html) => {
            out.write_str(&escape::text(text)).map_err(minijinja::Error::from)
        }
        _ => escape_formatter(out, state, value),
    }
}

/// Scripts and styles are shipped minified. Files of a congress stay as they are.
fn minified(path: &str, bytes: &'static [u8]) -> Cow<'static, [u8]> {
    match (path.rsplit_once('.'), std::str::from_utf8(bytes)) {
        (Some((_, "js")), Ok(text)) => Cow::Owned(minify::script(text).into_bytes()),
        (Some((_, "css")), Ok(text)) => Cow::Owned(minify::style(text).into_bytes()),
        _ => Cow::Borrowed(bytes),
    }
}

fn is_template(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|kind| kind == "html")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let entry = entry.expect("an entry");
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{path}/"), found);
            } else {
                found.push(path);
            }
        }
    }

    #[test]
    fn every_file_of_the_folder_is_in_the_binary() {
        let mut found = Vec::new();
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("site-template"), "", &mut found);
        found.sort();
        let mut listed: Vec<_> = SHIPPED.iter().map(|(path, _)| (*path).to_owned()).collect();
        listed.sort();
        assert_eq!(listed, found);
    }

    #[test]
    fn the_shipped_ones_parse() {
        Templates::shipped().parse().map(drop).expect("parsed");
    }
}
