//! Pictures as half blocks, and where a point of the picture falls on the screen.

use fast_image_resize::{
    FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer,
    images::{Image, ImageRef},
};
use image::{DynamicImage, RgbImage};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
    style::Color,
    widgets::Widget,
};
use ratatui_image::protocol::{Protocol, halfblocks::Halfblocks, kitty::Kitty, sixel::Sixel};

use super::big_text;
use crate::{
    app::faces::lane::Rectangle,
    console::theme::{Depth, Theme},
};

/// Signs by rising brightness, where there are no colours.
const SHADES: [&str; 5] = [" ", "░", "▒", "▓", "█"];

/// Letters of twenty pixels are read from two metres; a plate keeps them apart from the picture.
const SCALE: i64 = 2;
const EDGE: i64 = 5;

/// The largest area of the picture's shape in the middle of `area`; a half block is taken for a square.
pub(crate) fn placed(area: Rect, width: u32, height: u32) -> Rect {
    if width == 0 || height == 0 || area.is_empty() {
        return Rect::new(area.x, area.y, 0, 0);
    }
    let (room_x, room_y) = (u32::from(area.width), u32::from(area.height) * 2);
    let (x, y) = if room_x * height <= room_y * width {
        (room_x, (room_x * height).div_ceil(width))
    } else {
        (room_y * width / height, room_y)
    };
    let (columns, rows) = (x.clamp(1, room_x) as u16, y.div_ceil(2).clamp(1, room_y / 2) as u16);
    Rect::new(area.x + (area.width - columns) / 2, area.y + (area.height - rows) / 2, columns, rows)
}

/// How a terminal shows pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Graphics {
    /// Not at all.
    None,
    /// As half blocks, two pixels a cell.
    #[default]
    Half,
    /// By kitty's graphics protocol; columns and rows of pixels in a cell, and whether it takes compressed pictures.
    Kitty {
        /// Pixels of a cell.
        font: (u16, u16),
        /// Whether it inflates.
        compressed: bool,
    },
    /// As sixels.
    Sixel {
        /// Pixels of a cell.
        font: (u16, u16),
    },
}

/// A frame with a text, drawn into a picture of pixels, where cells can't lie over it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark {
    /// In the picture's own pixels.
    pub bounds: Rectangle,
    /// Of the frame and behind the text.
    pub colour: [u8; 3],
    /// Lengths of a stroke of the frame and of the gap after it; whole where there is no gap.
    pub dash: (u32, u32),
    /// At its lower edge.
    pub text: String,
}

/// A picture that is ready to be drawn.
pub(crate) enum Drawn {
    /// Cells.
    Cells(Buffer),
    /// Pixels.
    Pixels(Protocol),
}

impl Drawn {
    /// Draws it over the whole of `area`.
    pub(crate) fn render(&self, area: Rect, buffer: &mut Buffer) {
        match self {
            Self::Cells(cells) => {
                for (row, line) in area.rows().zip(cells.content.chunks(usize::from(cells.area.width).max(1))) {
                    for (position, cell) in row.positions().zip(line) {
                        buffer[position] = cell.clone();
                    }
                }
            }
            Self::Pixels(pixels) => ratatui_image::Image::new(pixels).render(area, buffer),
        }
    }

    /// Whether it is more than cells.
    pub(crate) fn is_pixels(&self) -> bool {
        matches!(self, Self::Pixels(_))
    }
}

/// The picture as it fills `size` columns and rows, shrunk before it is encoded. Marks are drawn into pixels alone; `id`
/// is the number by which kitty replaces a picture.
pub(crate) fn encode(
    picture: &RgbImage,
    marks: &[Mark],
    size: (u16, u16),
    (theme, graphics): (Theme, Graphics),
    id: u32,
) -> Option<Drawn> {
    let area = Rect::new(0, 0, size.0, size.1);
    let (font, kitty) = match graphics {
        Graphics::None => return None,
        Graphics::Half => {
            let mut cells = Buffer::empty(area);
            draw(picture, area, &mut cells, theme);
            return Some(Drawn::Cells(cells));
        }
        Graphics::Kitty { font, compressed } => (font, Some(compressed)),
        Graphics::Sixel { font } => (font, None),
    };
    let (width, height) = (u32::from(size.0) * u32::from(font.0), u32::from(size.1) * u32::from(font.1));
    let mut large = shrunk(picture, width, height)?;
    let scale = (width as f32 / picture.width() as f32, height as f32 / picture.height() as f32);
    for mark in marks {
        stamp(&mut large, mark, scale);
    }
    let (image, size) = (DynamicImage::ImageRgb8(large), Size::new(size.0, size.1));
    let protocol = match kitty {
        // A number of its own for each place: without one, pictures pile up in the terminal.
        Some(compressed) => Kitty::new(image, size, 0x00da_1000 + id, false, compressed).ok().map(Protocol::Kitty),
        None => Sixel::new(image, size, false).ok().map(Protocol::Sixel),
    };
    protocol.map(Drawn::Pixels)
}

/// Draws a mark's frame and text.
fn stamp(picture: &mut RgbImage, mark: &Mark, scale: (f32, f32)) {
    const THICK: i64 = 3;
    let Rectangle { x, y, width, height } = mark.bounds;
    let (left, top) = ((x * scale.0) as i64, (y * scale.1) as i64);
    let (right, bottom) = (left + (width * scale.0) as i64, top + (height * scale.1) as i64);
    let (stroke, gap) = mark.dash;
    let drawn = |along: i64| gap == 0 || (along.unsigned_abs() as u32) % (stroke + gap) < stroke;
    let mut put = |x: i64, y: i64, colour: [u8; 3]| {
        if let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y))
            && x < picture.width()
            && y < picture.height()
        {
            picture.put_pixel(x, y, image::Rgb(colour));
        }
    };
    for thick in 0..THICK {
        for x in (left..right).filter(|x| drawn(x - left)) {
            put(x, top + thick, mark.colour);
            put(x, bottom - thick, mark.colour);
        }
        for y in (top..bottom).filter(|y| drawn(y - top)) {
            put(left + thick, y, mark.colour);
            put(right - thick, y, mark.colour);
        }
    }
    let Some(columns) = big_text::pixels(&mark.text) else { return };
    let rows = i64::from(big_text::ROWS) * 2;
    let (plate_width, plate_height) = (columns.len() as i64 * SCALE + 2 * EDGE, rows * SCALE + 2 * EDGE);
    let (x, y) = (left.max(0), bottom + 1);
    for dy in 0..plate_height {
        for dx in 0..plate_width {
            put(x + dx, y + dy, mark.colour);
        }
    }
    for (column, bits) in columns.iter().enumerate() {
        for row in (0..rows).filter(|row| bits >> row & 1 == 1) {
            for (dx, dy) in (0..SCALE).flat_map(|dx| (0..SCALE).map(move |dy| (dx, dy))) {
                put(x + EDGE + column as i64 * SCALE + dx, y + EDGE + row * SCALE + dy, [255; 3]);
            }
        }
    }
}

/// Draws the picture over the whole of `area` as cells, shrunk before it is encoded.
fn draw(picture: &RgbImage, area: Rect, buffer: &mut Buffer, theme: Theme) {
    let Some(small) = shrunk(picture, u32::from(area.width), u32::from(area.height) * 2) else { return };
    if theme.depth == Depth::None {
        return shade(&small, area, buffer);
    }
    let size = Size::new(area.width, area.height);
    let Ok(blocks) = Halfblocks::new(DynamicImage::ImageRgb8(small), size) else { return };
    ratatui_image::Image::new(&Protocol::Halfblocks(blocks)).render(area, buffer);
    if matches!(theme.depth, Depth::Indexed | Depth::Basic) {
        for position in area.positions() {
            let cell = &mut buffer[position];
            (cell.fg, cell.bg) = (fewer(cell.fg, theme), fewer(cell.bg, theme));
        }
    }
}

fn fewer(colour: Color, theme: Theme) -> Color {
    match colour {
        Color::Rgb(red, green, blue) => theme.colour([red, green, blue]),
        other => other,
    }
}

fn shrunk(picture: &RgbImage, width: u32, height: u32) -> Option<RgbImage> {
    if width == 0 || height == 0 || picture.is_empty() {
        return None;
    }
    let source = ImageRef::new(picture.width(), picture.height(), picture.as_raw(), PixelType::U8x3).ok()?;
    let mut small = Image::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    Resizer::new().resize(&source, &mut small, &options).ok()?;
    RgbImage::from_raw(width, height, small.into_vec())
}

fn shade(small: &RgbImage, area: Rect, buffer: &mut Buffer) {
    for position in area.positions() {
        let (x, y) = (u32::from(position.x - area.x), u32::from(position.y - area.y) * 2);
        let bright = |y| small.get_pixel(x, y).0.iter().map(|&value| usize::from(value)).sum::<usize>();
        let mean = (bright(y) + bright(y + 1)) / 6;
        buffer[position].set_symbol(SHADES[mean * SHADES.len() / 256]);
    }
}

/// Where a rectangle of the picture falls on the screen: at least three columns and rows, cut at the picture's edges.
pub(crate) fn projected(bounds: Rectangle, picture: &RgbImage, placed: Rect) -> Rect {
    let scale_x = f32::from(placed.width) / picture.width().max(1) as f32;
    let scale_y = f32::from(placed.height) / picture.height().max(1) as f32;
    let column = |x: f32| (x * scale_x).round().clamp(0.0, f32::from(placed.width)) as u16;
    let row = |y: f32| (y * scale_y).round().clamp(0.0, f32::from(placed.height)) as u16;
    let (left, top) = (column(bounds.x), row(bounds.y));
    let width = column(bounds.x + bounds.width).saturating_sub(left).max(3);
    let height = row(bounds.y + bounds.height).saturating_sub(top).max(3);
    Rect::new(placed.x + left, placed.y + top, width, height).intersection(placed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_keep_their_shape() {
        assert_eq!(placed(Rect::new(0, 0, 80, 40), 640, 480), Rect::new(0, 5, 80, 30));
        assert_eq!(placed(Rect::new(0, 0, 80, 10), 640, 480), Rect::new(27, 0, 26, 10));
        assert!(placed(Rect::new(0, 0, 0, 10), 640, 480).is_empty());
    }

    #[test]
    fn faces_fall_where_they_are_seen() {
        let picture = RgbImage::new(640, 480);
        let area = Rect::new(10, 5, 80, 30);
        let face = Rectangle { x: 320.0, y: 240.0, width: 160.0, height: 160.0 };
        assert_eq!(projected(face, &picture, area), Rect::new(50, 20, 20, 10));
        let outside = Rectangle { x: 600.0, y: -50.0, width: 400.0, height: 100.0 };
        assert_eq!(projected(outside, &picture, area), Rect::new(85, 5, 5, 3));
    }

    #[test]
    fn both_halves_of_a_cell_have_their_colour() {
        let picture = RgbImage::from_fn(2, 2, |_, y| image::Rgb(if y == 0 { [250, 0, 0] } else { [0, 0, 250] }));
        let area = Rect::new(0, 0, 2, 1);
        let mut buffer = Buffer::empty(area);
        draw(&picture, area, &mut buffer, Theme { depth: Depth::True });
        let cell = &buffer[(0, 0)];
        assert_eq!((cell.symbol(), cell.fg, cell.bg), ("▀", Color::Rgb(250, 0, 0), Color::Rgb(0, 0, 250)));
        let mut plain = Buffer::empty(area);
        draw(&RgbImage::from_pixel(2, 2, image::Rgb([255; 3])), area, &mut plain, Theme { depth: Depth::None });
        assert_eq!(plain, Buffer::with_lines(["██"]));
    }
}
