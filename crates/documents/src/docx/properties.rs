//! Properties of paragraphs and runs, stated directly or in a style.

use super::xml::{Space, Xml};
use crate::{
    DocumentError,
    block::{Alignment, Script},
};

/// Upper bound in bytes of the name of a font or a style; names are copied for each run.
const LONGEST_NAME: usize = 256;

/// Properties that a paragraph, or its style, states; none means "inherited".
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphProperties {
    /// Id of the paragraph style.
    pub(super) style: Option<String>,
    /// Id of the list; 0 takes the paragraph out of any list.
    pub(super) list: Option<u32>,
    /// Level in the list, from 0.
    pub(super) depth: Option<usize>,
    /// Heading level from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    pub(super) alignment: Option<Alignment>,
    pub(super) breaks_page: Option<bool>,
    /// The paragraph mark was deleted: its text joins the next paragraph.
    pub(super) end_deleted: bool,
}

impl ParagraphProperties {
    /// Reads `w:pPr`, which was opened last.
    pub(super) fn read(xml: &mut Xml) -> Result<Self, DocumentError> {
        let mut read = Self::default();
        while let Some(element) = xml.child()? {
            match element.tag() {
                (Space::Word, "pStyle") => read.style = element.value(),
                (Space::Word, "outlineLvl") => read.outline = element.number(),
                (Space::Word, "pageBreakBefore") => read.breaks_page = Some(element.is_on()),
                (Space::Word, "jc") => read.alignment = element.value().map(|value| alignment(&value)),
                (Space::Word, "numPr") => {
                    while let Some(element) = xml.child()? {
                        match element.tag() {
                            (Space::Word, "numId") => read.list = element.number(),
                            (Space::Word, "ilvl") => read.depth = element.number(),
                            _ => {}
                        }
                        xml.skip()?;
                    }
                    continue;
                }
                (Space::Word, "rPr") => {
                    while let Some(element) = xml.child()? {
                        read.end_deleted |= matches!(element.tag(), (Space::Word, "del" | "moveFrom"));
                        xml.skip()?;
                    }
                    continue;
                }
                _ => {}
            }
            xml.skip()?;
        }
        Ok(read)
    }

    /// The properties stated here, completed by those of `below`.
    pub(super) fn over(&self, below: &Self) -> Self {
        Self {
            style: self.style.clone().or_else(|| below.style.clone()),
            list: self.list.or(below.list),
            depth: self.depth.or(below.depth),
            outline: self.outline.or(below.outline),
            alignment: self.alignment.or(below.alignment),
            breaks_page: self.breaks_page.or(below.breaks_page),
            end_deleted: self.end_deleted,
        }
    }
}

/// The alignment for a value of `w:jc`.
pub(super) fn alignment(value: &str) -> Alignment {
    match value {
        "center" => Alignment::Centre,
        "right" | "end" => Alignment::Right,
        _ => Alignment::Natural,
    }
}

/// Properties that a run, or its style, states; none means "inherited".
#[derive(Debug, Clone, Default)]
pub(super) struct RunProperties {
    /// Id of the character style.
    pub(super) style: Option<String>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    /// Whether its letters are drawn as capitals.
    pub(super) capitals: Option<bool>,
    /// Whether its text is hidden.
    pub(super) hidden: Option<bool>,
    pub(super) script: Option<Script>,
    /// The font of the letters beyond ASCII, which reveals a legacy encoding; empty for the theme's font.
    pub(super) font: Option<String>,
}

impl RunProperties {
    /// Reads `w:rPr`, which was opened last.
    pub(super) fn read(xml: &mut Xml) -> Result<Self, DocumentError> {
        let mut read = Self::default();
        while let Some(element) = xml.child()? {
            match element.tag() {
                (Space::Word, "rStyle") => read.style = element.value().filter(|id| id.len() <= LONGEST_NAME),
                (Space::Word, "b") => read.bold = Some(element.is_on()),
                (Space::Word, "i") => read.italic = Some(element.is_on()),
                (Space::Word, "caps") => read.capitals = Some(element.is_on()),
                (Space::Word, "vanish") => read.hidden = Some(element.is_on()),
                (Space::Word, "vertAlign") => {
                    read.script = Some(match element.value().as_deref() {
                        Some("superscript") => Script::Super,
                        Some("subscript") => Script::Sub,
                        _ => Script::Normal,
                    });
                }
                (Space::Word, "rFonts") => {
                    let theme = element.attribute("hAnsiTheme").or_else(|| element.attribute("asciiTheme"));
                    let named = element.attribute("hAnsi").or_else(|| element.attribute("ascii"));
                    let named = named.filter(|name| name.len() <= LONGEST_NAME);
                    read.font = theme.map(|_| String::new()).or(named);
                }
                _ => {}
            }
            xml.skip()?;
        }
        Ok(read)
    }

    /// The properties stated here, completed by those of `below`.
    pub(super) fn over(&self, below: &Self) -> Self {
        Self {
            style: self.style.clone().or_else(|| below.style.clone()),
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            capitals: self.capitals.or(below.capitals),
            hidden: self.hidden.or(below.hidden),
            script: self.script.or(below.script),
            font: self.font.clone().or_else(|| below.font.clone()),
        }
    }
}
