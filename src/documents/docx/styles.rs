//! The styles of a package, each with what it takes over from the style it is based on.

use std::{cell::RefCell, collections::HashMap, path::Path, rc::Rc};

use super::{
    properties::{ParagraphProperties, RunProperties},
    xml::{Space, Xml},
};
use crate::documents::DocumentError;

/// Styles based on styles: Word allows no more than about ten.
const LONGEST_CHAIN: usize = 16;

/// A style as the package defines it.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

/// A style with everything it takes over.
#[derive(Debug, Clone, Default)]
pub(super) struct Resolved {
    pub(super) paragraph: ParagraphProperties,
    pub(super) run: RunProperties,
    /// 1 to 9 for a heading style.
    pub(super) heading: Option<u8>,
    /// A line of a contents list, or its title.
    pub(super) contents: bool,
    /// A quotation.
    pub(super) quote: bool,
}

/// The package's styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    default_paragraph: Option<String>,
    defaults: RunProperties,
    resolved: RefCell<HashMap<String, Rc<Resolved>>>,
    characters: RefCell<HashMap<String, Rc<RunProperties>>>,
}

impl Styles {
    /// Reads `styles.xml`.
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
                    let style = Style::read(&mut xml)?;
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

    /// A paragraph's style, or the default one; its run properties rest on the document's defaults.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Rc<Resolved> {
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

    /// A character style alone.
    pub(super) fn character(&self, id: &str) -> Rc<RunProperties> {
        if let Some(known) = self.characters.borrow().get(id) {
            return Rc::clone(known);
        }
        let resolved = Rc::new(self.resolve(id).run);
        self.characters.borrow_mut().insert(id.to_owned(), Rc::clone(&resolved));
        resolved
    }

    fn resolve(&self, id: &str) -> Resolved {
        let mut resolved = Resolved::default();
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

impl Style {
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
