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
use ratatui_image::protocol::{Protocol, halfblocks::Halfblocks};

use crate::console::theme::{Depth, Theme, nearest_indexed};

/// Signs by rising brightness, where there are no colours.
const SHADES: [&str; 5] = [" ", "░", "▒", "▓", "█"];

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

/// Draws the picture over the whole of `area`, shrunk before it is encoded.
pub(crate) fn draw(picture: &RgbImage, area: Rect, buffer: &mut Buffer, theme: Theme) {
    let Some(small) = shrunk(picture, u32::from(area.width), u32::from(area.height) * 2) else { return };
    if theme.depth == Depth::None {
        return shade(&small, area, buffer);
    }
    let size = Size::new(area.width, area.height);
    let Ok(blocks) = Halfblocks::new(DynamicImage::ImageRgb8(small), size) else { return };
    ratatui_image::Image::new(&Protocol::Halfblocks(blocks)).render(area, buffer);
    if theme.depth == Depth::Indexed {
        for position in area.positions() {
            let cell = &mut buffer[position];
            (cell.fg, cell.bg) = (indexed(cell.fg), indexed(cell.bg));
        }
    }
}

fn indexed(colour: Color) -> Color {
    match colour {
        Color::Rgb(red, green, blue) => Color::Indexed(nearest_indexed([red, green, blue])),
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
pub(crate) fn projected(bounds: crate::app::lane::Rectangle, picture: &RgbImage, placed: Rect) -> Rect {
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
    use crate::app::lane::Rectangle;

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
