//! QR codes in frames, through rxing: the only file that names it.

use std::{
    borrow::Cow,
    panic::{AssertUnwindSafe, catch_unwind},
};

use image::{RgbImage, imageops};
use rxing::{BarcodeFormat, DecodeHints, helpers::detect_in_luma_slice_with_hints};

/// Wider frames are halved to at most this many pixels: a badge before the camera is large, and time grows with the
/// pixels.
const WIDEST: u32 = 960;

/// The text of a QR code in the frame, if one can be read.
pub fn read(image: &RgbImage) -> Option<String> {
    let mut image = Cow::Borrowed(image);
    while image.width() > WIDEST {
        image = Cow::Owned(imageops::thumbnail(image.as_ref(), image.width() / 2, image.height() / 2));
    }
    // Green is nearest to luma, and codes are printed black on white.
    let luma: Vec<u8> = image.as_raw().chunks_exact(3).map(|pixel| pixel[1]).collect();
    let (width, height) = image.dimensions();
    let mut hints = DecodeHints { TryHarder: Some(false), ..DecodeHints::default() };
    let read = || {
        detect_in_luma_slice_with_hints(&luma, width, height, Some(BarcodeFormat::QR_CODE), &mut hints)
            .ok()
            .map(|found| found.getText().to_owned())
    };
    // A panic over an odd picture must not end the caller's thread.
    catch_unwind(AssertUnwindSafe(read)).ok().flatten()
}
