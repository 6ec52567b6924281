//! Colours and signs. A colour never says anything alone: a sign or a word says it too.

use ratatui::style::{Color, Modifier, Style};

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// None wanted: the variable `NO_COLOR` is set (no-color.org).
    None,
    /// The 16 of a text console.
    Basic,
    /// The 256 of xterm.
    Indexed,
    /// 24 bits.
    #[default]
    True,
}

/// What something means to the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Present, fulfilled.
    Good,
    /// Look and decide.
    Doubt,
    /// Unknown, nothing to say.
    Plain,
    /// Blocked, failed.
    Bad,
    /// Offline, stalled.
    Offline,
}

impl Tone {
    /// The sign that goes with the colour.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Good => "✓",
            Self::Doubt => "?",
            Self::Plain => "○",
            Self::Bad => "✗",
            Self::Offline => "!",
        }
    }

    /// Okabe and Ito's palette, which the colour-blind can tell apart, a little darker where white stands on it.
    fn rgb(self) -> [u8; 3] {
        match self {
            Self::Good => [0, 158, 115],
            Self::Doubt => [230, 159, 0],
            Self::Plain => [128, 134, 140],
            Self::Bad => [205, 50, 40],
            Self::Offline => [190, 70, 150],
        }
    }
}

impl Tone {
    /// A surface on which white can be read; black where it is amber.
    pub fn surface(self) -> [u8; 3] {
        match self {
            Self::Good => [0, 122, 88],
            Self::Plain => [84, 90, 96],
            _ => self.rgb(),
        }
    }
}

/// How the console is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Theme {
    /// What the terminal can do.
    pub depth: Depth,
}

impl Theme {
    /// From the values of `NO_COLOR`, `COLORTERM` and `TERM`.
    pub fn from_variables(no_color: Option<&str>, colorterm: Option<&str>, term: Option<&str>) -> Self {
        let depth = if no_color.is_some_and(|value| !value.is_empty()) || term == Some("dumb") {
            Depth::None
        } else if matches!(colorterm, Some("truecolor" | "24bit"))
            || term.is_some_and(|term| {
                ["kitty", "ghostty", "direct", "alacritty", "foot"].iter().any(|t| term.contains(t))
            })
        {
            Depth::True
        } else if term.is_some_and(|term| {
            ["linux", "ansi", "cygwin", "vt100", "vt220"].contains(&term) || term.ends_with("-16color")
        }) {
            Depth::Basic
        } else {
            Depth::Indexed
        };
        Self { depth }
    }

    /// Whether colours are wanted at all.
    pub fn coloured(self) -> bool {
        self.depth != Depth::None
    }

    /// A colour as the terminal can show it.
    pub fn colour(self, [red, green, blue]: [u8; 3]) -> Color {
        match self.depth {
            Depth::None => Color::Reset,
            Depth::True => Color::Rgb(red, green, blue),
            Depth::Basic => nearest_basic([red, green, blue]),
            Depth::Indexed => Color::Indexed(nearest_indexed([red, green, blue])),
        }
    }

    /// Titles: the congress's red, or bold.
    pub fn accent(self) -> Style {
        Style::new().fg(self.colour([222, 56, 48])).add_modifier(Modifier::BOLD)
    }

    /// What matters less.
    pub fn dim(self) -> Style {
        if self.coloured() { Style::new().fg(self.colour([138, 138, 138])) } else { Style::new() }
    }

    /// Words that carry a tone.
    pub fn word(self, tone: Tone) -> Style {
        Style::new().fg(self.colour(tone.rgb()))
    }

    /// A surface that carries a tone, with letters that can be read on it; reversed where there are no colours.
    pub fn fill(self, tone: Tone) -> Style {
        if !self.coloured() {
            return Style::new().add_modifier(Modifier::REVERSED);
        }
        let letters = if tone == Tone::Doubt { [20, 16, 0] } else { [255, 255, 255] };
        Style::new().fg(self.colour(letters)).bg(self.colour(tone.surface()))
    }

    /// What is chosen.
    pub fn selected(self) -> Style {
        if self.coloured() {
            Style::new().fg(self.colour([255, 255, 255])).bg(self.colour([70, 76, 84]))
        } else {
            Style::new().add_modifier(Modifier::REVERSED)
        }
    }

    /// The empty part of a bar.
    pub fn trough(self) -> Style {
        if self.coloured() { Style::new().fg(self.colour([78, 78, 78])) } else { Style::new() }
    }
}

/// The nearest of a text console's sixteen, by the sum of squares.
fn nearest_basic(rgb: [u8; 3]) -> Color {
    const SIXTEEN: [([u8; 3], Color); 16] = [
        ([0, 0, 0], Color::Black),
        ([170, 0, 0], Color::Red),
        ([0, 170, 0], Color::Green),
        ([170, 85, 0], Color::Yellow),
        ([0, 0, 170], Color::Blue),
        ([170, 0, 170], Color::Magenta),
        ([0, 170, 170], Color::Cyan),
        ([170, 170, 170], Color::Gray),
        ([85, 85, 85], Color::DarkGray),
        ([255, 85, 85], Color::LightRed),
        ([85, 255, 85], Color::LightGreen),
        ([255, 255, 85], Color::LightYellow),
        ([85, 85, 255], Color::LightBlue),
        ([255, 85, 255], Color::LightMagenta),
        ([85, 255, 255], Color::LightCyan),
        ([255, 255, 255], Color::White),
    ];
    let distance = |other: [u8; 3]| rgb.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum::<u32>();
    SIXTEEN.iter().min_by_key(|(value, _)| distance(*value)).map_or(Color::Reset, |(_, colour)| *colour)
}

/// The nearest of xterm's colour cube and grey ramp, by the sum of squares.
pub fn nearest_indexed(rgb: [u8; 3]) -> u8 {
    const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let nearest = |value: u8| (0..6_usize).min_by_key(|&level| value.abs_diff(LEVELS[level])).unwrap_or(0);
    let cube = rgb.map(nearest);
    let mean = rgb.iter().map(|&value| u32::from(value)).sum::<u32>() / 3;
    let grey = (mean.saturating_sub(3) / 10).min(23) as u8;
    let distance = |other: [u8; 3]| rgb.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum::<u32>();
    if distance([8 + 10 * grey; 3]) < distance(cube.map(|level| LEVELS[level])) {
        232 + grey
    } else {
        (16 + 36 * cube[0] + 6 * cube[1] + cube[2]) as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_choose_the_depth() {
        let depth = |no, color, term| Theme::from_variables(no, color, term).depth;
        assert_eq!(depth(Some("1"), Some("truecolor"), None), Depth::None);
        assert_eq!(depth(Some(""), Some("truecolor"), None), Depth::True);
        assert_eq!(depth(None, None, Some("xterm-256color")), Depth::Indexed);
        assert_eq!(depth(None, None, Some("xterm-kitty")), Depth::True);
    }

    #[test]
    fn the_nearest_of_256() {
        assert_eq!(nearest_indexed([0, 0, 0]), 16);
        assert_eq!(nearest_indexed([255, 255, 255]), 231);
        assert_eq!(nearest_indexed([128, 128, 128]), 244);
        assert_eq!(nearest_indexed([255, 0, 0]), 196);
    }

    #[test]
    fn without_colours_nothing_is_coloured() {
        let theme = Theme { depth: Depth::None };
        for tone in [Tone::Good, Tone::Doubt, Tone::Plain, Tone::Bad, Tone::Offline] {
            assert!(matches!(theme.word(tone).fg, None | Some(Color::Reset)));
            assert_eq!(theme.fill(tone), Style::new().add_modifier(Modifier::REVERSED));
        }
    }
}
