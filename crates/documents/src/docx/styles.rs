//! The styles of a package, each resolved with what it inherits.

use std::{cell::RefCell, collections::HashMap, path::Path, rc::Rc};

use super::{
    properties::{ParagraphProperties, RunProperties},
    xml::{Space, Xml},
};
use crate::DocumentError;

/// Upper bound of the inheritance chain: Word allows about ten.
const LONGEST_CHAIN: usize = 16;

/// A style as the package defines it.
#[derive(Debug, Default)]
struct StyleDefinition {
    name: String,
    based_on: Option<String>,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

/// A style with everything it inherits.
#[derive(Debug, Clone, Default)]
pub(super) struct ResolvedStyle {
    pub(super) paragraph: ParagraphProperties,
    pub(super) run: RunProperties,
    /// Heading level 1 to 9; none for other styles.
    pub(super) heading: Option<u8>,
    /// Whether it is that of a contents list's lines or title.
    pub(super) contents: bool,
    /// Whether it is that of quotations.
    pub(super) quote: bool,
}

/// All styles of the package.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, StyleDefinition>,
    default_paragraph: Option<String>,
    defaults: RunProperties,
    resolved: RefCell<HashMap<String, Rc<ResolvedStyle>>>,
    characters: RefCell<HashMap<String, Rc<RunProperties>>>,
}

impl Styles {
    /// Parses the part `styles.xml`.
    pub(super) fn read(path: &Path, part: &str, text: &str) -> Result<Self, DocumentError> {
        let mut styles = Self::default();
        let mut xml = Xml::new(path, part, text);
        if xml.child()?.is_none() {
            return Ok(styles);
        }
        while let Some(element) = xml.child()? {
            match element.tag() {
                (Space::Word, "docDefaults") => styles.read_defaults(&mut xml)?,
                (Space::Word, "style") => {
                    let id = element.attribute("styleId").unwrap_or_default();
                    let on = |name| element.attribute(name).is_some_and(|value| value == "1" || value == "true");
                    if on("default") && element.attribute("type").is_some_and(|kind| kind == "paragraph") {
                        styles.default_paragraph = Some(id.clone());
                    }
                    let style = StyleDefinition::read(&mut xml)?;
                    styles.by_id.insert(id, style);
                }
                _ => xml.skip()?,
            }
        }
        Ok(styles)
    }

    fn read_defaults(&mut self, xml: &mut Xml) -> Result<(), DocumentError> {
        while let Some(element) = xml.child()? {
            if element.tag() != (Space::Word, "rPrDefault") {
                xml.skip()?;
                continue;
            }
            while let Some(element) = xml.child()? {
                match element.tag() {
                    (Space::Word, "rPr") => self.defaults = RunProperties::read(xml)?,
                    _ => xml.skip()?,
                }
            }
        }
        Ok(())
    }

    /// A paragraph style, or the default one; its run properties are based on the document's defaults.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Rc<ResolvedStyle> {
        let id = id.filter(|id| self.by_id.contains_key(*id)).or(self.default_paragraph.as_deref()).unwrap_or_default();
        if let Some(known) = self.resolved.borrow().get(id) {
            return Rc::clone(known);
        }
        let mut resolved = self.resolve(id);
        resolved.run = resolved.run.over(&self.defaults);
        let resolved = Rc::new(resolved);
        self.resolved.borrow_mut().insert(id.to_owned(), Rc::clone(&resolved));
        resolved
    }

    /// A character style without the document's defaults.
    pub(super) fn character(&self, id: &str) -> Rc<RunProperties> {
        if let Some(known) = self.characters.borrow().get(id) {
            return Rc::clone(known);
        }
        let resolved = Rc::new(self.resolve(id).run);
        self.characters.borrow_mut().insert(id.to_owned(), Rc::clone(&resolved));
        resolved
    }

    fn resolve(&self, id: &str) -> ResolvedStyle {
        let mut resolved = ResolvedStyle::default();
        let mut next = Some(id);
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|id| self.by_id.get(id)) else { break };
            resolved.paragraph = resolved.paragraph.over(&style.paragraph);
            resolved.run = resolved.run.over(&style.run);
            let name = style.name.to_lowercase();
            let level = name.strip_prefix("heading ").and_then(|level| level.trim().parse().ok());
            resolved.heading = resolved.heading.or(level.filter(|level| (1..=9).contains(level)));
            resolved.contents |= name == "toc heading" || name.starts_with("toc ");
            resolved.quote |= matches!(name.as_str(), "quote" | "intense quote" | "block text");
            next = style.based_on.as_deref();
        }
        resolved
    }
}

impl StyleDefinition {
    fn read(xml: &mut Xml) -> Result<Self, DocumentError> {
        let mut style = Self::default();
        while let Some(element) = xml.child()? {
            match element.tag() {
                (Space::Word, "name") => style.name = element.value().unwrap_or_default(),
                (Space::Word, "basedOn") => style.based_on = element.value(),
                (Space::Word, "pPr") => {
                    style.paragraph = ParagraphProperties::read(xml)?;
                    continue;
                }
                (Space::Word, "rPr") => {
                    style.run = RunProperties::read(xml)?;
                    continue;
                }
                _ => {}
            }
            xml.skip()?;
        }
        Ok(style)
    }
}
