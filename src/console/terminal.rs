//! What the terminal can do: how it shows pictures, and whether it has letters beyond ASCII. Asked once, at the start.

use std::{env, time::Duration};

use ratatui_image::picker::{Capability, Picker, ProtocolType, cap_parser::QueryStdioOptions};

use super::pictures::Graphics;

/// Longer than a terminal on this machine takes to answer, and too short to be noticed.
const QUERY_TIMEOUT: Duration = Duration::from_millis(150);

/// How pictures are shown: as the variable `DAIHOI_GRAPHICS` or the settings say, else as the terminal answers. In tmux and
/// screen always half blocks: they report sixels and leave the place blank.
pub(super) fn graphics(setting: Option<&str>) -> Graphics {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let wanted = variable("DAIHOI_GRAPHICS").or_else(|| setting.map(str::to_owned));
    let term = variable("TERM").unwrap_or_default();
    let inside = ["TMUX", "STY", "ZELLIJ"].into_iter().any(|name| variable(name).is_some())
        || term.starts_with("tmux")
        || term.starts_with("screen");
    let uncoloured = variable("NO_COLOR").is_some() || matches!(term.as_str(), "dumb" | "linux");
    match wanted.as_deref() {
        Some("none") => return Graphics::None,
        Some("half") => return Graphics::Half,
        Some("kitty" | "sixel") => {}
        // A terminal that does not answer is not asked: what is typed meanwhile would be taken for the answer.
        _ if inside || uncoloured || !answers(&term) => return Graphics::Half,
        _ => {}
    }
    // What the terminal shows pictures with is asked by the library, which waits no longer than is stated here.
    let options = QueryStdioOptions { timeout: QUERY_TIMEOUT, kitty_compression: true, ..QueryStdioOptions::default() };
    let picker = Picker::from_query_stdio_with_options(options).unwrap_or_else(|_| Picker::halfblocks());
    let font = (picker.font_size().width.max(1), picker.font_size().height.max(1));
    let compressed = picker.capabilities().contains(&Capability::KittyCompression);
    match (wanted.as_deref(), picker.protocol_type()) {
        // Only where it is asked for: kitty before 0.28, which Debian 12 has, says yes and shows the placeholders' letters.
        (Some("kitty"), _) => Graphics::Kitty { font, compressed },
        (Some("sixel"), _) | (None, ProtocolType::Sixel) => Graphics::Sixel { font },
        _ => Graphics::Half,
    }
}

/// Whether this is one of the terminals that show pixels, by what it sets in the environment.
fn answers(term: &str) -> bool {
    let set = |name: &str| env::var(name).is_ok_and(|value| !value.is_empty());
    ["kitty", "ghostty", "foot", "mlterm", "contour", "wezterm"].iter().any(|name| term.contains(name))
        || ["KITTY_WINDOW_ID", "XTERM_VERSION", "WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR"].into_iter().any(set)
}

/// Whether the locale says that there are no letters beyond ASCII. Where it says nothing there are.
pub(super) fn is_ascii() -> bool {
    let stated = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    stated.is_some_and(|locale| !is_utf8(&locale))
}

fn is_utf8(locale: &str) -> bool {
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::is_utf8;

    #[test]
    fn locales_say_what_letters_there_are() {
        for locale in ["vi_VN.UTF-8", "C.utf8", "en_US.UTF-8@euro"] {
            assert!(is_utf8(locale), "{locale}");
        }
        for locale in ["C", "POSIX", "vi_VN.TCVN", "en_US"] {
            assert!(!is_utf8(locale), "{locale}");
        }
    }
}
