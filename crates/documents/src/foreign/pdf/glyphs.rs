//! The content of a page by its drawing instructions: each glyph with position, size and font; ruled lines; number of
//! pictures.

use daihoi_text::legacy::Legacy;
use hayro::{
    hayro_interpret::{
        BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
        InterpreterSettings, SoftMask,
        font::{Glyph as Theirs, GlyphRun},
        hayro_cmap::BfString,
        interpret_page,
        util::TransformExt,
    },
    hayro_syntax::{object::Dict, page::Page},
    kurbo::{Affine, BezPath, PathSeg, Point, Rect},
};

use super::{super::legacy, actual_text::ActualText};

/// Units of glyph space per font size.
const UNITS: f64 = 1000.0;
/// Upper bounds: pieces of a path that may be a table's lines, and ruled lines kept of a page.
const MOST_PIECES: usize = 600;
const MOST_RULES: usize = 10_000;
/// Least length in points of a table's line.
const SHORTEST_RULE: f64 = 6.0;
/// Upper bound in bytes of slanted words kept of a page.
const LONGEST_STAMP: usize = 200;
/// Least weight of a bold font.
const BOLD: u32 = 600;

/// A glyph on a page; lengths in points, from the top left corner.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub(super) text: String,
    /// Its left edge on its line.
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) size: f64,
    pub(super) look: GlyphLook,
}

impl Glyph {
    /// The middle of its width, in points.
    pub(super) fn middle(&self) -> f64 {
        self.x + self.width / 2.0
    }
}

/// The look of a glyph, and the encoding of its font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct GlyphLook {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) encoding: Option<Legacy>,
}

/// A line drawn across or down a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) across: bool,
    /// Its height on the page if it goes across, otherwise its distance from the left.
    pub(super) at: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// A page as it is drawn.
#[derive(Debug, Default)]
pub(super) struct DrawnPage {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) pictures: usize,
    /// Number of drawn shapes; text converted to outlines has many.
    pub(super) shapes: usize,
    /// Lines across and down, of which ruled tables consist.
    pub(super) rules: Vec<Rule>,
    /// Words that stand at an angle, as a stamp across the page does; no longer than a stamp.
    pub(super) aslant: String,
}

/// Reads a page; `budget` bounds the glyphs of a whole document.
pub(super) fn sheet<'a>(page: &'a Page<'a>, cache: &InterpreterCache<'a>, budget: &mut usize) -> DrawnPage {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let area = Rect::new(0.0, 0.0, width, height);
    let mut context = Context::new(transform, area, cache, page.xref(), InterpreterSettings::default());
    let sheet = DrawnPage { width, height, ..DrawnPage::default() };
    let mut reader = GlyphCollector { sheet, passages: ActualText::default(), budget };
    interpret_page(page, &mut context, &mut reader);
    reader.sheet
}

struct GlyphCollector<'b> {
    sheet: DrawnPage,
    passages: ActualText,
    budget: &'b mut usize,
}

impl GlyphCollector<'_> {
    fn glyph(&mut self, transform: Affine, text: String, advance: f64, look: GlyphLook) {
        let at = transform * Point::ZERO;
        let along = transform * Point::new(UNITS, 0.0) - at;
        let up = transform * Point::new(0.0, UNITS) - at;
        let size = up.hypot();
        let level = along.y.abs() < 0.02 * along.hypot() && along.x > 0.0;
        let inside = at.x.is_finite() && at.y.is_finite() && (0.5..=500.0).contains(&size);
        // Watermarks stand at an angle across the text; they are no part of it.
        if !level && self.sheet.aslant.len() < LONGEST_STAMP {
            self.sheet.aslant.push_str(&text);
        }
        if !level || !inside || *self.budget == 0 {
            return;
        }
        *self.budget -= 1;
        let width = (advance / UNITS * along.hypot()).clamp(0.0, 4.0 * size);
        self.sheet.glyphs.push(Glyph { text, x: at.x, y: at.y, width, size, look });
    }
}

/// A straight piece as a rule; none if it is slanted, or as short as a letter's edge.
fn rule(from: Point, to: Point) -> Option<Rule> {
    let (wide, high) = ((from.x - to.x).abs(), (from.y - to.y).abs());
    let sorted = |one: f64, other: f64| (one.min(other), one.max(other));
    let across = wide >= SHORTEST_RULE && high < 1.0;
    let down = high >= SHORTEST_RULE && wide < 1.0;
    if !(across || down) || !(wide + high).is_finite() {
        return None;
    }
    let ((from_at, to_at), at) = if across { (sorted(from.x, to.x), from.y) } else { (sorted(from.y, to.y), from.x) };
    Some(Rule { across, at, from: from_at, to: to_at })
}

/// The glyphs from `start` on become one that says `text` and is as wide as all, if they stand on one line.
fn say(glyphs: &mut Vec<Glyph>, start: usize, text: String) {
    let Some([first, rest @ ..]) = glyphs.get_mut(start..) else { return };
    let one_line = rest.iter().all(|glyph| (glyph.y - first.y).abs() < first.size);
    // Letters of the encodings before Unicode are decoded by their font, later.
    if !one_line || first.look.encoding.is_some() {
        return;
    }
    let end = rest.iter().map(|glyph| glyph.x + glyph.width).fold(first.x + first.width, f64::max);
    (first.text, first.width) = (text, end - first.x);
    glyphs.truncate(start + 1);
}

impl Device<'_> for GlyphCollector<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, _: &DrawMode) {
        self.sheet.shapes += 1;
        // A path of many pieces is a drawing.
        if path.elements().len() <= MOST_PIECES && self.sheet.rules.len() < MOST_RULES {
            let lines = path.segments().filter_map(|piece| match piece {
                PathSeg::Line(line) => rule(props.transform * line.p0, props.transform * line.p1),
                _ => None,
            });
            self.sheet.rules.extend(lines);
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        // All glyphs of a run have one font.
        let Some(first) = run.glyphs().first() else { return };
        let mut look = GlyphLook { bold: matches!(mode, DrawMode::FillAndStroke(..)), ..GlyphLook::default() };
        if let Theirs::Outline(glyph) = &**first
            && let Some(font) = glyph.font_data()
        {
            let name = font.postscript_name.unwrap_or_default();
            let named = |word: &str| name.to_ascii_lowercase().contains(word);
            look.bold |= font.weight.is_some_and(|weight| weight >= BOLD) || named("bold");
            look.italic = font.is_italic || named("italic") || named("oblique");
            look.encoding = legacy::encoding(&name);
        }
        for glyph in run.glyphs() {
            let text = match glyph.as_unicode() {
                Some(BfString::Char(letter)) => letter.to_string(),
                Some(BfString::String(letters)) => letters,
                None => '\u{fffd}'.to_string(),
            };
            let advance = match &**glyph {
                Theirs::Outline(glyph) => glyph.advance_width(),
                Theirs::Type3(glyph) => glyph.advance_width(),
            };
            let advance = advance.map_or(UNITS / 2.0, f64::from);
            self.glyph(props.transform * glyph.transform(), text, advance, look);
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        self.passages.begin(properties, self.sheet.glyphs.len());
    }

    fn end_marked_content(&mut self) {
        if let Some((text, start)) = self.passages.end() {
            say(&mut self.sheet.glyphs, start, text);
        }
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn draw_image(&mut self, image: Image<'_, '_>, _: ImageDrawProps<'_>) {
        // Rules and bullets are drawn as pictures too; a picture that may hold text is larger.
        if image.width() >= 200 && image.height() >= 200 {
            self.sheet.pictures += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(text: &str, x: f64, y: f64) -> Glyph {
        Glyph { text: text.to_owned(), x, y, width: 5.0, size: 10.0, look: GlyphLook::default() }
    }

    #[test]
    fn a_letter_of_several_glyphs_is_what_the_file_says() {
        let said = |drawn: &[Glyph], text: &str| {
            let mut glyphs = [&[glyph("S", 0.0, 0.0)], drawn].concat();
            say(&mut glyphs, 1, text.to_owned());
            glyphs.into_iter().skip(1).map(|glyph| (glyph.text, glyph.width)).collect::<Vec<_>>()
        };
        assert_eq!(said(&[glyph("ô", 5.0, 0.0), glyph("\u{fffd}", 7.0, -1.0)], "ố"), [("ố".to_owned(), 7.0)]);
        assert_eq!(said(&[glyph("ố", 5.0, 0.0)], "ô"), [("ô".to_owned(), 5.0)]);
        assert_eq!(said(&[glyph("a", 5.0, 0.0), glyph("b", 0.0, 30.0)], "ab").len(), 2, "over two lines");
        assert_eq!(said(&[], "a"), []);
    }
}
