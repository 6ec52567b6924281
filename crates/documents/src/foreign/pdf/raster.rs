//! Pages as pictures: scans, at a size legible on a screen and by character recognition.

use std::io::Cursor;

use hayro::{
    PixmapSettings, RenderCache, RenderSettings, hayro_interpret::InterpreterSettings, render,
    vello_cpu::color::palette::css::WHITE,
};
use image::{ExtendedColorType, GrayImage, codecs::jpeg::JpegEncoder};

use super::{super::answer::ChildAnswer, open};
use crate::{block::Image, picture::PictureCollector};

/// Resolution in dots per inch; tesseract needs at least 150.
const DOTS: f32 = 150.0;
const POINTS: f32 = 72.0;
/// Upper bound in pixels of the longer side: A3 at 150 dots per inch, and a little more.
const LONGEST_SIDE: f32 = 2_600.0;
const QUALITY: u8 = 75;

/// Draws pages, counted from 0; none for a page that does not exist, is too large, or empty.
pub(in crate::foreign) fn draw(
    bytes: Vec<u8>,
    pages: &[usize],
    pictures: &mut PictureCollector,
) -> Result<ChildAnswer, ChildAnswer> {
    let pdf = open(bytes)?;
    let cache = RenderCache::new();
    let mut images: Vec<Option<Image>> = Vec::new();
    for number in pages {
        let Some(page) = pdf.pages().get(*number) else {
            images.push(None);
            continue;
        };
        let (width, height) = page.render_dimensions();
        let longest = width.max(height);
        let scale = (DOTS / POINTS).min(LONGEST_SIDE / longest.max(1.0));
        if !(longest.is_finite() && width * scale >= 1.0 && height * scale >= 1.0) {
            images.push(None);
            continue;
        }
        let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let pixmap = render(page, &cache, &InterpreterSettings::default(), &RenderSettings::default(), &settings);
        let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
        let jpeg = encode(pixmap.data_as_u8_slice(), width, height);
        images.push(jpeg.and_then(|jpeg| pictures.add(jpeg, "")));
    }
    Ok(ChildAnswer::Drawn(images))
}

/// Encodes pixels of four bytes as JPEG, in greyscale if the page has no colours.
fn encode(pixels: &[u8], width: u32, height: u32) -> Option<Vec<u8>> {
    let (pixels, _) = pixels.as_chunks::<4>();
    if pixels.iter().all(|[red, green, blue, _]| *red.min(green).min(blue) > 250) {
        return None;
    }
    let is_grey = pixels.iter().all(|[red, green, blue, _]| red.abs_diff(*green) < 8 && green.abs_diff(*blue) < 8);
    let mut out = Cursor::new(Vec::new());
    let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    if is_grey {
        let grey = GrayImage::from_raw(width, height, pixels.iter().map(|[_, green, _, _]| *green).collect())?;
        encoder.encode_image(&grey).ok()?;
    } else {
        let colours: Vec<u8> = pixels.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect();
        encoder.encode(&colours, width, height, ExtendedColorType::Rgb8).ok()?;
    }
    Some(out.into_inner())
}
