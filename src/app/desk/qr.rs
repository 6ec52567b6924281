//! QR codes: for badges on paper, and for the site's LAN address on a screen.

use fast_qr::{
    ECL, QRBuilder, Version,
    convert::{Builder, svg::SvgBuilder},
};

/// Dots on each side of a code that stay light, so that cameras find its edge.
pub const QUIET: usize = 4;

/// A code as dots, its quiet border included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dots {
    side: usize,
    dark: Vec<bool>,
}

impl Dots {
    /// Dots across, and down.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Whether a dot is dark; beyond the edge all is light.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        column < self.side && self.dark.get(row * self.side + column).copied().unwrap_or(false)
    }

    /// Two rows of dots as one row of characters: light dots are drawn, dark ones are the background, as on a dark
    /// terminal. Whoever draws it says both colours.
    pub fn half_blocks(&self) -> Vec<String> {
        let row = |row: usize| {
            let half = |column: usize| match (self.is_dark(column, row), self.is_dark(column, row + 1)) {
                (true, true) => ' ',
                (true, false) => '▄',
                (false, true) => '▀',
                (false, false) => '█',
            };
            (0..self.side).map(half).collect()
        };
        (0..self.side).step_by(2).map(row).collect()
    }
}

/// A badge's code as a drawing (SVG). Version 3 holds 47 such characters at level Q, and a badge has 32; a quarter of dirt
/// does no harm. None for texts that are too long.
pub fn badge(text: &str) -> Option<String> {
    let code = QRBuilder::new(text).ecl(ECL::Q).version(Version::V03).build().ok()?;
    Some(SvgBuilder::default().margin(QUIET).to_str(&code))
}

/// The code of a short text, as small as it can be; none for texts that are too long for one.
pub fn dots(text: &str) -> Option<Dots> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let inner = code.size;
    let side = inner + 2 * QUIET;
    let inside = |place: usize| place.checked_sub(QUIET).filter(|place| *place < inner);
    let is_dark = |dot: usize| match (inside(dot % side), inside(dot / side)) {
        (Some(column), Some(row)) => code[row][column].value(),
        _ => false,
    };
    Some(Dots { side, dark: (0..side * side).map(is_dark).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_camera_reads_what_is_drawn() {
        const DOT: usize = 8;
        let text = "http://192.168.100.200:8080/";
        let dots = dots(text).expect("short enough");
        // Drawn as a terminal draws it: light blocks on black, eight pixels a dot.
        let rows = dots.half_blocks();
        let mut picture = image::RgbImage::new((dots.side() * DOT) as u32, (rows.len() * 2 * DOT) as u32);
        for (row, line) in rows.iter().enumerate() {
            for (column, block) in line.chars().enumerate() {
                for (half, light) in [matches!(block, '█' | '▀'), matches!(block, '█' | '▄')].into_iter().enumerate()
                {
                    for dot in 0..DOT * DOT {
                        let x = column * DOT + dot % DOT;
                        let y = (row * 2 + half) * DOT + dot / DOT;
                        picture.put_pixel(x as u32, y as u32, image::Rgb([if light { 255 } else { 0 }; 3]));
                    }
                }
            }
        }
        assert_eq!(crate::camera::qr::read(&picture).as_deref(), Some(text));
    }

    #[test]
    fn a_text_that_is_too_long_has_none() {
        assert!(dots(&"x".repeat(5_000)).is_none());
    }
}
