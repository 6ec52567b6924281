//! A part's XML as elements with known namespaces; refuses a DOCTYPE and excessive nesting.

use std::{borrow::Cow, path::Path};

use quick_xml::{
    NsReader, XmlVersion,
    errors::{Error, IllFormedError},
    events::{BytesStart, Event},
    name::{Namespace, ResolveResult},
};

use crate::{DocumentError, limits::Limit};

/// Upper bound of an attribute in bytes: addresses and descriptions are the longest.
const LONGEST_ATTRIBUTE: usize = 4 << 10;

/// The vocabulary of an element, in its transitional or its strict namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// Word's own: `WordprocessingML`.
    Word,
    /// Markup compatibility: choices and fallbacks.
    Compatibility,
    /// `DrawingML`, with the charts, shapes and diagrams built on it.
    Drawing,
    /// The drawings of versions before 2007.
    Vml,
    /// Formulas, in `OfficeMathML`.
    Math,
    /// Attributes that refer to relationships (`r:id`).
    Relationships,
    /// Any other namespace.
    Other,
}

impl Space {
    fn of(namespace: &ResolveResult) -> Self {
        let ResolveResult::Bound(Namespace(uri)) = namespace else { return Self::Other };
        match *uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "urn:schemas-microsoft-com:vml" => Self::Vml,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "http://schemas.openxmlformats.org/package/2006/relationships" => Self::Relationships,
            uri if uri.contains("/drawingml/") => Self::Drawing,
            _ => Self::Other,
        }
    }
}

/// An element that was opened and is to be read or skipped.
pub(super) struct XmlElement<'a> {
    space: Space,
    start: BytesStart<'a>,
}

impl XmlElement<'_> {
    /// Vocabulary and local name.
    pub(super) fn tag(&self) -> (Space, &str) {
        (self.space, self.start.local_name().into_inner())
    }

    /// An attribute by its local name, whatever its prefix; none if it is longer than any of Word's, since it may be
    /// copied to each run.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        let found = attributes.flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
        if found.value.len() > LONGEST_ATTRIBUTE {
            return None;
        }
        let value = found.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| found.value.clone(), Cow::from);
        Some(value.into_owned())
    }

    /// The `val` attribute as a string.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The `val` attribute as a number.
    pub(super) fn number<T: std::str::FromStr>(&self) -> Option<T> {
        self.value()?.trim().parse().ok()
    }

    /// Whether an on-off property is on, which is the default if it has no value.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// A part that is being read.
pub(super) struct Xml<'a> {
    path: &'a Path,
    part: &'a str,
    reader: NsReader<&'a [u8]>,
    depth: u64,
}

/// The next node inside an element.
enum XmlNode<'a> {
    Open(XmlElement<'a>),
    Close,
    Text(Cow<'a, str>),
}

impl<'a> Xml<'a> {
    /// Begins to read the text of a part; `path` and `part` are used in errors.
    pub(super) fn new(path: &'a Path, part: &'a str, text: &'a str) -> Self {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { path, part, reader, depth: 0 }
    }

    /// The next child of the open element, to be read or skipped; none at the element's end.
    pub(super) fn child(&mut self) -> Result<Option<XmlElement<'a>>, DocumentError> {
        loop {
            match self.next()? {
                Some(XmlNode::Open(element)) => return Ok(Some(element)),
                Some(XmlNode::Text(_)) => {}
                Some(XmlNode::Close) | None => return Ok(None),
            }
        }
    }

    /// The next element at any depth; none at the end of the part.
    pub(super) fn any(&mut self) -> Result<Option<XmlElement<'a>>, DocumentError> {
        loop {
            match self.next()? {
                Some(XmlNode::Open(element)) => return Ok(Some(element)),
                Some(_) => {}
                None => return Ok(None),
            }
        }
    }

    /// Skips the element that was opened last.
    pub(super) fn skip(&mut self) -> Result<(), DocumentError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside && self.next()?.is_some() {}
        Ok(())
    }

    /// The text of the element that was opened last, read to its end.
    pub(super) fn text(&mut self) -> Result<String, DocumentError> {
        let outside = self.depth.saturating_sub(1);
        let mut text = String::new();
        while self.depth > outside {
            match self.next()? {
                Some(XmlNode::Text(piece)) => text.push_str(&piece),
                Some(_) => {}
                None => break,
            }
        }
        Ok(text)
    }

    /// Inside `mc:AlternateContent`: reads the first choice that is understood, or else the fallback; never both.
    pub(super) fn alternatives(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<(), DocumentError>,
    ) -> Result<(), DocumentError> {
        let mut taken = false;
        while let Some(branch) = self.child()? {
            let wanted = match branch.tag() {
                (Space::Compatibility, "Choice") => understood(&branch.attribute("Requires").unwrap_or_default()),
                (Space::Compatibility, "Fallback") => true,
                _ => false,
            };
            if wanted && !taken {
                taken = true;
                read(self)?;
            } else {
                self.skip()?;
            }
        }
        Ok(())
    }

    fn next(&mut self) -> Result<Option<XmlNode<'a>>, DocumentError> {
        loop {
            let event = match self.reader.read_resolved_event() {
                Ok((namespace, event)) => (Space::of(&namespace), event),
                Err(source) => return Err(self.broken(source)),
            };
            match event {
                (space, Event::Start(start)) => {
                    self.depth += 1;
                    if self.depth > Limit::XmlDepth.allowed() {
                        let (path, found) = (self.path.to_owned(), self.depth);
                        return Err(DocumentError::Limit { path, limit: Limit::XmlDepth, found });
                    }
                    return Ok(Some(XmlNode::Open(XmlElement { space, start })));
                }
                (_, Event::End(_)) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(XmlNode::Close));
                }
                (_, Event::Text(text)) => return Ok(Some(XmlNode::Text(text.xml10_content()))),
                (_, Event::CData(text)) => return Ok(Some(XmlNode::Text(text.into_inner()))),
                (_, Event::GeneralRef(reference)) => {
                    let c = match reference.resolve_char_ref() {
                        Ok(Some(c)) => Some(c),
                        Ok(None) => predefined(&reference.into_inner()),
                        Err(source) => return Err(self.broken(source)),
                    };
                    return Ok(Some(XmlNode::Text(Cow::Owned(c.map(String::from).unwrap_or_default()))));
                }
                (_, Event::DocType(_)) => {
                    let (path, part) = (self.path.to_owned(), self.part.to_owned());
                    return Err(DocumentError::Doctype { path, part });
                }
                (_, Event::Eof) if self.depth > 0 => {
                    return Err(self.broken(Error::IllFormed(IllFormedError::MissingEndTag(String::new()))));
                }
                (_, Event::Eof) => return Ok(None),
                (_, Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
            }
        }
    }

    fn broken(&self, source: Error) -> DocumentError {
        let (path, part) = (self.path.to_owned(), self.part.to_owned());
        DocumentError::Xml { path, part, at: self.reader.error_position(), source: Box::new(source) }
    }
}

/// The five predefined entities of XML; a DOCTYPE, which could declare more, is refused.
fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// Whether the text of every extension that a choice requires, by its usual prefix, is supported.
fn understood(requires: &str) -> bool {
    requires.split_whitespace().all(|prefix| {
        matches!(prefix, "wps" | "wpg" | "wpc" | "wpi" | "wp14" | "a14" | "v" | "cx") || prefix.starts_with("w1")
    })
}
