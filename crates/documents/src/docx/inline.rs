//! The content of a paragraph: runs, links, tracked changes, fields, notes, pictures and text boxes.

use daihoi_text::{legacy::Legacy, normal, squeeze};

use super::{
    line::RawInline,
    properties::RunProperties,
    reader::DocxReader,
    xml::{Space, Xml, XmlElement},
};
use crate::{
    DocumentError, Dropped,
    block::{Block, Image, Style},
    draft::DraftPiece,
    link,
};

/// Depth of nested fields: deeper ones are text.
const DEEPEST_FIELDS: usize = 64;

/// Reads the blocks inside the element that was opened last: a text box holds whatever a body does.
pub(super) type ReadBlocks = fn(&mut DocxReader, &mut Xml, &mut Vec<DraftPiece>) -> Result<(), DocumentError>;

/// Properties that the words of a paragraph take from around them.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// Run properties of the paragraph's style.
    pub(super) below: &'a RunProperties,
    /// The address of the link around the words.
    pub(super) link: Option<&'a str>,
    /// Reads the content of a text box.
    pub(super) text_box: ReadBlocks,
}

/// The style of a paragraph's runs and its sources.
struct RunLook {
    style: Style,
    hidden: bool,
    capitals: bool,
    legacy: Option<Legacy>,
}

/// Reads one child of a paragraph, or of something that holds such children.
pub(super) fn read(
    reader: &mut DocxReader,
    xml: &mut Xml,
    element: &XmlElement,
    around: Around,
    raw: &mut Vec<RawInline>,
) -> Result<(), DocumentError> {
    match element.tag() {
        (Space::Word, "r") => run(reader, xml, around, raw),
        (Space::Word, "hyperlink") => {
            let target = element.attribute("id").and_then(|id| reader.links.link(&id).map(str::to_owned));
            let target = target.and_then(|target| checked(reader, &target));
            inlines(reader, xml, Around { link: target.as_deref().or(around.link), ..around }, raw)
        }
        (Space::Word, "ins" | "moveTo") => {
            reader.tally.inserted += 1;
            inlines(reader, xml, around, raw)
        }
        (Space::Word, "del" | "moveFrom") => {
            reader.tally.deleted += 1;
            xml.skip()
        }
        (Space::Word, "sdt" | "sdtContent" | "smartTag" | "customXml" | "fldSimple" | "bdo" | "dir") => {
            inlines(reader, xml, around, raw)
        }
        (Space::Compatibility, "AlternateContent") => xml.alternatives(|xml| inlines(reader, xml, around, raw)),
        (Space::Math, "oMath" | "oMathPara") => {
            let text = xml.text()?;
            reader.count_text(text.len())?;
            raw.push(RawInline::plain(text));
            Ok(())
        }
        _ => xml.skip(),
    }
}

fn inlines(
    reader: &mut DocxReader,
    xml: &mut Xml,
    around: Around,
    raw: &mut Vec<RawInline>,
) -> Result<(), DocumentError> {
    while let Some(element) = xml.child()? {
        read(reader, xml, &element, around, raw)?;
    }
    Ok(())
}

fn run(reader: &mut DocxReader, xml: &mut Xml, around: Around, raw: &mut Vec<RawInline>) -> Result<(), DocumentError> {
    reader.count()?;
    let link = around.link;
    let mut look = seen(reader, &RunProperties::default(), around.below);
    while let Some(element) = xml.child()? {
        let shown = !look.hidden && reader.fields.iter().all(|shown| *shown);
        match element.tag() {
            (Space::Word, "rPr") => {
                let stated = RunProperties::read(xml)?;
                look = seen(reader, &stated, around.below);
                continue;
            }
            (Space::Word, "t") => {
                let keep = element.attribute("space").is_some_and(|space| space == "preserve");
                let text = xml.text()?;
                reader.count_text(text.len())?;
                if shown {
                    let text = if keep { text.as_str() } else { text.trim_matches([' ', '\t', '\r', '\n']) };
                    raw.push(look.text(text, link));
                }
                continue;
            }
            (Space::Word, "tab" | "ptab") if shown => raw.push(look.text("\t", link)),
            (Space::Word, "noBreakHyphen") if shown => raw.push(look.text("-", link)),
            (Space::Word, "sym") if shown => raw.extend(symbol(&element).map(|sign| RawInline::Text {
                text: sign.to_string(),
                style: look.style,
                link: link.map(str::to_owned),
                legacy: None,
            })),
            (Space::Word, "br") if shown => {
                let page = element.attribute("type").is_some_and(|kind| kind == "page");
                raw.push(if page { RawInline::PageBreak } else { RawInline::Break });
            }
            (Space::Word, "cr") if shown => raw.push(RawInline::Break),
            (Space::Word, kind @ ("footnoteReference" | "endnoteReference")) if shown => {
                let end = kind == "endnoteReference";
                raw.push(RawInline::Note(reader.citations.cite(end, &element.attribute("id").unwrap_or_default())));
            }
            (Space::Word, "fldChar") => field(reader, element.attribute("fldCharType").as_deref()),
            (Space::Word, "drawing" | "pict" | "object") => {
                graphic(reader, xml, around.text_box, "")?;
                continue;
            }
            (Space::Compatibility, "AlternateContent") => {
                xml.alternatives(|xml| graphic(reader, xml, around.text_box, ""))?;
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(())
}

fn seen(reader: &DocxReader, stated: &RunProperties, below: &RunProperties) -> RunLook {
    let style = stated.style.as_deref().map(|id| reader.styles.character(id)).unwrap_or_default();
    // Bold and italic set by both the paragraph's and the character's style cancel each other (ECMA-376, 17.7.3).
    let toggled = |direct: Option<bool>, character: Option<bool>, paragraph: Option<bool>| {
        direct.unwrap_or(character.unwrap_or_default() ^ paragraph.unwrap_or_default())
    };
    let (bold, italic) =
        (toggled(stated.bold, style.bold, below.bold), toggled(stated.italic, style.italic, below.italic));
    let all = stated.over(&style).over(below);
    RunLook {
        style: Style { bold, italic, script: all.script.unwrap_or_default() },
        hidden: all.hidden.unwrap_or_default(),
        capitals: all.capitals.unwrap_or_default(),
        legacy: all.font.as_deref().and_then(Legacy::of_font),
    }
}

fn field(reader: &mut DocxReader, step: Option<&str>) {
    match step {
        Some("begin") if reader.fields.len() < DEEPEST_FIELDS => reader.fields.push(false),
        Some("separate") => reader.fields.iter_mut().next_back().into_iter().for_each(|shown| *shown = true),
        Some("end") => drop(reader.fields.pop()),
        _ => {}
    }
}

/// A drawing: the text of its boxes and its pictures follow the paragraph, charts are counted. `alt` is its alternative
/// text.
fn graphic(reader: &mut DocxReader, xml: &mut Xml, text_box: ReadBlocks, alt: &str) -> Result<(), DocumentError> {
    let mut alt = alt.to_owned();
    while let Some(element) = xml.child()? {
        match element.tag() {
            (Space::Word, "txbxContent") => {
                let mut boxes = Vec::new();
                let fields = std::mem::take(&mut reader.fields);
                text_box(reader, xml, &mut boxes)?;
                reader.fields = fields;
                reader.boxes.append(&mut boxes);
            }
            (Space::Drawing, kind @ "blip") | (Space::Vml, kind @ "imagedata") => {
                let id = element.attribute(if kind == "blip" { "embed" } else { "id" }).unwrap_or_default();
                match reader.images.get(&id).cloned().flatten() {
                    Some(image) => {
                        reader.boxes.push(DraftPiece::Block(Block::Image(Image { alt: described(&alt), ..image })));
                    }
                    None => reader.tally.drop_one(Dropped::Image),
                }
                xml.skip()?;
            }
            // `wp:docPr` precedes the picture that it describes.
            (_, "docPr") => {
                alt = element.attribute("descr").unwrap_or_default();
                xml.skip()?;
            }
            (Space::Drawing, "chart" | "relIds") => {
                reader.tally.drop_one(Dropped::Object);
                xml.skip()?;
            }
            (Space::Compatibility, "AlternateContent") => {
                xml.alternatives(|xml| graphic(reader, xml, text_box, &alt))?;
            }
            _ => graphic(reader, xml, text_box, &alt)?,
        }
    }
    Ok(())
}

fn described(alt: &str) -> String {
    squeeze(&normal(alt))
}

fn checked(reader: &mut DocxReader, target: &str) -> Option<String> {
    let safe = link::safe(target);
    if safe.is_none() {
        reader.tally.refused_links.push(link::refused(target));
    }
    safe
}

impl RunLook {
    fn text(&self, text: &str, link: Option<&str>) -> RawInline {
        let (text, legacy) = match (self.legacy, self.capitals) {
            (Some(Legacy::Tcvn3 | Legacy::Tcvn3Capitals), true) => (text.to_owned(), Some(Legacy::Tcvn3Capitals)),
            // VPS puts capitals at unrelated code points, so decode first.
            (Some(Legacy::Vps), true) => (Legacy::Vps.decode(text).to_uppercase(), None),
            (legacy, true) => (text.to_uppercase(), legacy),
            (legacy, false) => (text.to_owned(), legacy),
        };
        RawInline::Text { text, style: self.style, link: link.map(str::to_owned), legacy }
    }
}

/// A character of a symbol font (`w:sym`) as the nearest one in Unicode; none if unknown.
fn symbol(element: &XmlElement) -> Option<char> {
    let code = u32::from_str_radix(&element.attribute("char")?, 16).ok()?;
    let font = element.attribute("font").unwrap_or_default();
    match (font.as_str(), code & 0xff) {
        (_, _) if !(0xf000..=0xf0ff).contains(&code) && code > 0xff => char::from_u32(code),
        ("Wingdings", 0xfe | 0x78 | 0xfd) | ("Wingdings 2", 0x52 | 0x54) => Some('☑'),
        ("Wingdings", 0xa8 | 0x6f | 0x71 | 0x72) | ("Wingdings 2", 0xa3 | 0x30) => Some('☐'),
        ("Wingdings", 0xfc) | ("Wingdings 2", 0x50) => Some('✓'),
        ("Wingdings", 0xd8) => Some('➢'),
        ("Wingdings", 0xe0 | 0xe8) => Some('➔'),
        ("Symbol", 0xb3) => Some('≥'),
        ("Symbol", 0xa3) => Some('≤'),
        ("Symbol", 0xb4) => Some('×'),
        ("Symbol", 0xb0) => Some('°'),
        (_, 0xb7 | 0xa7) => Some('•'),
        _ => None,
    }
}
