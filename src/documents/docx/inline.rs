//! What stands inside a paragraph: runs, links, changes, fields, notes, pictures and text boxes.

use super::{
    body::{Reader, plain},
    line::Raw,
    properties::RunProperties,
    xml::{Element, Space, Xml},
};
use crate::{
    documents::{DocumentError, Dropped, block::Style, link},
    text::legacy::Legacy,
};

/// How the runs of a paragraph look and what they rest on.
struct Look {
    style: Style,
    hidden: bool,
    capitals: bool,
    legacy: Option<Legacy>,
}

impl Reader<'_> {
    /// Reads one child of a paragraph, or of something that holds such children. `below` is the paragraph style's
    /// look, `link` the address that the words lead to.
    pub(super) fn inline(
        &mut self,
        xml: &mut Xml,
        element: &Element,
        below: &RunProperties,
        link: Option<&str>,
        raw: &mut Vec<Raw>,
    ) -> Result<(), DocumentError> {
        match element.tag() {
            (Space::Word, "r") => self.run(xml, below, link, raw),
            (Space::Word, "hyperlink") => {
                let target = element.attribute("id").and_then(|id| self.links.link(&id).map(str::to_owned));
                let target = target.and_then(|target| self.checked(target));
                self.inlines(xml, below, target.as_deref().or(link), raw)
            }
            (Space::Word, "ins" | "moveTo") => {
                self.tally.inserted += 1;
                self.inlines(xml, below, link, raw)
            }
            (Space::Word, "del" | "moveFrom") => {
                self.tally.deleted += 1;
                xml.skip()
            }
            (Space::Word, "sdt" | "sdtContent" | "smartTag" | "customXml" | "fldSimple" | "bdo" | "dir") => {
                self.inlines(xml, below, link, raw)
            }
            (Space::Compatibility, "AlternateContent") => xml.alternatives(|xml| self.inlines(xml, below, link, raw)),
            (Space::Math, "oMath" | "oMathPara") => {
                let text = xml.text()?;
                raw.push(plain(text));
                Ok(())
            }
            _ => xml.skip(),
        }
    }

    fn inlines(
        &mut self,
        xml: &mut Xml,
        below: &RunProperties,
        link: Option<&str>,
        raw: &mut Vec<Raw>,
    ) -> Result<(), DocumentError> {
        while let Some(element) = xml.child()? {
            self.inline(xml, &element, below, link, raw)?;
        }
        Ok(())
    }

    fn run(
        &mut self,
        xml: &mut Xml,
        below: &RunProperties,
        link: Option<&str>,
        raw: &mut Vec<Raw>,
    ) -> Result<(), DocumentError> {
        self.count()?;
        let mut look = self.look(&RunProperties::default(), below);
        while let Some(element) = xml.child()? {
            let shown = !look.hidden && self.fields.iter().all(|shown| *shown);
            match element.tag() {
                (Space::Word, "rPr") => {
                    let stated = RunProperties::read(xml)?;
                    look = self.look(&stated, below);
                    continue;
                }
                (Space::Word, "t") => {
                    let keep = element.attribute("space").is_some_and(|space| space == "preserve");
                    let text = xml.text()?;
                    if shown {
                        let text = if keep { text.as_str() } else { text.trim_matches([' ', '\t', '\r', '\n']) };
                        raw.push(look.text(text, link));
                    }
                    continue;
                }
                (Space::Word, "tab" | "ptab") if shown => raw.push(look.text("\t", link)),
                (Space::Word, "noBreakHyphen") if shown => raw.push(look.text("-", link)),
                (Space::Word, "sym") if shown => raw.extend(symbol(&element).map(|sign| Raw::Text {
                    text: sign.to_string(),
                    style: look.style,
                    link: link.map(str::to_owned),
                    legacy: None,
                })),
                (Space::Word, "br") if shown => {
                    let page = element.attribute("type").is_some_and(|kind| kind == "page");
                    raw.push(if page { Raw::PageBreak } else { Raw::Break });
                }
                (Space::Word, "cr") if shown => raw.push(Raw::Break),
                (Space::Word, kind @ ("footnoteReference" | "endnoteReference")) if shown => {
                    let end = kind == "endnoteReference";
                    raw.push(Raw::Note(self.notes.cite(end, &element.attribute("id").unwrap_or_default())));
                }
                (Space::Word, "fldChar") => self.field(element.attribute("fldCharType").as_deref()),
                (Space::Word, "drawing" | "pict" | "object") => {
                    self.graphic(xml)?;
                    continue;
                }
                (Space::Compatibility, "AlternateContent") => {
                    xml.alternatives(|xml| self.graphic(xml))?;
                    continue;
                }
                _ => {}
            }
            xml.skip()?;
        }
        Ok(())
    }

    fn look(&self, stated: &RunProperties, below: &RunProperties) -> Look {
        let style = stated.style.as_deref().map(|id| self.styles.character(id)).unwrap_or_default();
        // Bold and italic of a paragraph's and of a character's style cancel each other (ECMA-376, 17.7.3).
        let toggled = |direct: Option<bool>, character: Option<bool>, paragraph: Option<bool>| {
            direct.unwrap_or(character.unwrap_or_default() ^ paragraph.unwrap_or_default())
        };
        let (bold, italic) =
            (toggled(stated.bold, style.bold, below.bold), toggled(stated.italic, style.italic, below.italic));
        let all = stated.over(&style).over(below);
        Look {
            style: Style { bold, italic, script: all.script.unwrap_or_default() },
            hidden: all.hidden.unwrap_or_default(),
            capitals: all.capitals.unwrap_or_default(),
            legacy: all.font.as_deref().and_then(Legacy::of_font),
        }
    }

    fn field(&mut self, step: Option<&str>) {
        match step {
            Some("begin") => self.fields.push(false),
            Some("separate") => self.fields.iter_mut().next_back().into_iter().for_each(|shown| *shown = true),
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// A drawing: the text of its boxes follows the paragraph, pictures and charts are counted.
    fn graphic(&mut self, xml: &mut Xml) -> Result<(), DocumentError> {
        while let Some(element) = xml.child()? {
            match element.tag() {
                (Space::Word, "txbxContent") => {
                    let mut boxes = Vec::new();
                    let fields = std::mem::take(&mut self.fields);
                    self.blocks(xml, &mut boxes)?;
                    self.fields = fields;
                    self.boxes.append(&mut boxes);
                }
                (Space::Drawing, "blip") | (Space::Vml, "imagedata") => {
                    self.tally.drop_one(Dropped::Image);
                    xml.skip()?;
                }
                (Space::Drawing, "chart" | "relIds") => {
                    self.tally.drop_one(Dropped::Object);
                    xml.skip()?;
                }
                (Space::Compatibility, "AlternateContent") => xml.alternatives(|xml| self.graphic(xml))?,
                _ => self.graphic(xml)?,
            }
        }
        Ok(())
    }

    fn checked(&mut self, target: String) -> Option<String> {
        let safe = link::safe(&target);
        if safe.is_none() {
            self.tally.unsafe_links.push(target);
        }
        safe
    }
}

impl Look {
    fn text(&self, text: &str, link: Option<&str>) -> Raw {
        let legacy = match self.legacy {
            Some(Legacy::Tcvn3) if self.capitals => Some(Legacy::Tcvn3Capitals),
            legacy => legacy,
        };
        let text =
            if self.capitals && legacy != Some(Legacy::Tcvn3Capitals) { text.to_uppercase() } else { text.into() };
        Raw::Text { text, style: self.style, link: link.map(str::to_owned), legacy }
    }
}

/// A character of a symbol font (`w:sym`) as the nearest of Unicode's; none where there is no telling.
fn symbol(element: &Element) -> Option<char> {
    let code = u32::from_str_radix(&element.attribute("char")?, 16).ok()?;
    let font = element.attribute("font").unwrap_or_default();
    match (font.as_str(), code & 0xff) {
        (_, _) if !(0xf000..=0xf0ff).contains(&code) && code > 0xff => char::from_u32(code),
        ("Wingdings", 0xfe | 0x78 | 0xfd) => Some('☑'),
        ("Wingdings", 0xa8 | 0x6f | 0x71 | 0x72) => Some('☐'),
        ("Wingdings", 0xfc) => Some('✓'),
        ("Wingdings", 0xd8) => Some('➢'),
        ("Wingdings", 0xe0 | 0xe8) => Some('➔'),
        ("Wingdings 2", 0x52 | 0x54) => Some('☑'),
        ("Wingdings 2", 0xa3 | 0x30) => Some('☐'),
        ("Wingdings 2", 0x50) => Some('✓'),
        ("Symbol", 0xb3) => Some('≥'),
        ("Symbol", 0xa3) => Some('≤'),
        ("Symbol", 0xb4) => Some('×'),
        ("Symbol", 0xb0) => Some('°'),
        (_, 0xb7 | 0xa7) => Some('•'),
        _ => None,
    }
}
