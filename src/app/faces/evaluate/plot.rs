//! The measured errors as a drawing, for a report or a browser: open set over thresholds, verification as a DET curve.

use std::fmt::Write as _;

use super::{Evaluation, OpenSet, Row};
use crate::i18n::{Language, cli::cli, number::decimal};

const WIDTH: f64 = 1_040.0;
const HEIGHT: f64 = 470.0;
/// Shares are drawn over four decades; what is less lies on the floor, where 0 stands.
const FLOOR: f64 = 1e-4;
/// Okabe and Ito's blue and vermilion, which colour-blind readers can distinguish.
const COLOURS: [&str; 2] = ["#0072B2", "#D55E00"];

/// A panel: left, top, width, height of the drawn area.
struct Panel {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Panel {
    /// Where a share lies, upwards by decades.
    fn y(&self, share: f64) -> f64 {
        self.top + self.height * decades(share)
    }

    /// Where a part of the width lies.
    fn x(&self, part: f64) -> f64 {
        self.left + self.width * part.clamp(0.0, 1.0)
    }
}

/// How far below 100% a share lies, over the decades that are drawn; 0 to 1.
fn decades(share: f64) -> f64 {
    (share.max(FLOOR).log10() / FLOOR.log10()).clamp(0.0, 1.0)
}

/// Draws an evaluation as SVG.
pub fn plot(evaluation: &Evaluation, language: Language) -> String {
    let words = &cli(language).faces.chart;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         font-family=\"'Be Vietnam Pro', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif\" font-size=\"13\" fill=\"#222\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
    );
    let measured = (cli(language).faces.measured)(evaluation.identities, evaluation.photos, evaluation.missed);
    text(&mut svg, (24.0, 30.0), "start\" font-size=\"17\" font-weight=\"600", words.title);
    text(&mut svg, (24.0, 50.0), "start\" fill=\"#555", &measured);
    let left = Panel { left: 84.0, top: 96.0, width: 400.0, height: 300.0 };
    let right = Panel { left: 612.0, top: 96.0, width: 400.0, height: 300.0 };
    text(&mut svg, (left.left, 82.0), "start\" font-weight=\"600", words.open_set);
    text(&mut svg, (right.left, 82.0), "start\" font-weight=\"600", words.verification);
    shares(&mut svg, &left, words.share, language);
    shares(&mut svg, &right, words.false_rejects, language);
    open_set(&mut svg, evaluation, &left, language);
    verification(&mut svg, evaluation, &right, language);
    svg.push_str("</svg>\n");
    svg
}

fn text(svg: &mut String, (x, y): (f64, f64), anchor: &str, text: &str) {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    // Writing to a String can't fail.
    let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{text}</text>");
}

fn line(svg: &mut String, from: (f64, f64), to: (f64, f64), style: &str) {
    let ((x1, y1), (x2, y2)) = (from, to);
    let _ = writeln!(svg, "<path d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\" {style}/>");
}

fn percent(share: f64, language: Language) -> String {
    let digits = if share < 0.0099 { if share < 0.00099 { 2 } else { 1 } } else { 0 };
    format!("{}%", decimal(share * 100.0, digits, language))
}

/// The scale of shares at the left of a panel.
fn shares(svg: &mut String, panel: &Panel, name: &str, language: Language) {
    for share in [1.0, 0.1, 0.01, 0.001, FLOOR] {
        let y = panel.y(share);
        let label = if share > FLOOR { percent(share, language) } else { "0".to_owned() };
        line(svg, (panel.left, y), (panel.left + panel.width, y), "stroke=\"#ddd\"");
        text(svg, (panel.left - 8.0, y + 4.0), "end\" fill=\"#555", &label);
    }
    let (x, y) = (panel.left - 54.0, panel.top + panel.height / 2.0);
    let _ = writeln!(
        svg,
        "<text transform=\"translate({x:.1} {y:.1}) rotate(-90)\" text-anchor=\"middle\" fill=\"#555\">{name}</text>"
    );
}

fn curve(svg: &mut String, points: impl Iterator<Item = (f64, f64)>, style: &str) {
    let mut path = String::new();
    for (x, y) in points {
        let _ = write!(path, "{}{x:.1} {y:.1}", if path.is_empty() { 'M' } else { 'L' });
    }
    if !path.is_empty() {
        let _ = writeln!(svg, "<path d=\"{path}\" fill=\"none\" {style}/>");
    }
}

/// A rate and its interval.
type Rate = fn(&OpenSet) -> (Option<f64>, Option<[f64; 2]>);

/// FNIR and FPIR over thresholds: the mean of three photos as lines in their band, one photo as dashes.
fn open_set(svg: &mut String, evaluation: &Evaluation, panel: &Panel, language: Language) {
    let (words, rows) = (&cli(language).faces.chart, &evaluation.curves.thresholds);
    let (Some(lowest), Some(highest)) = (rows.first(), rows.last()) else { return };
    let (from, to) = (f64::from(lowest.threshold), f64::from(highest.threshold));
    let x = |threshold: f32| panel.x((f64::from(threshold) - from) / (to - from));
    for tenth in 2..=7 {
        let threshold = tenth as f32 / 10.0;
        let label = decimal(f64::from(threshold), 1, language);
        text(svg, (x(threshold), panel.top + panel.height + 18.0), "middle\" fill=\"#555", &label);
    }
    let (marks, below) = (evaluation.curves.marks, panel.top + panel.height);
    for (mark, anchor, name) in [(marks.0, "end", words.review), (marks.1, "start", words.accept)] {
        let at = x(mark);
        line(svg, (at, panel.top), (at, below), "stroke=\"#888\" stroke-dasharray=\"2 3\"");
        let aside = if anchor == "end" { -5.0 } else { 5.0 };
        let label = format!("{name} {}", decimal(f64::from(mark), 2, language));
        text(svg, (at + aside, panel.top + 12.0), &format!("{anchor}\" font-size=\"12\" fill=\"#555"), &label);
    }
    let rates: [Rate; 2] = [|set| (set.fnir, set.fnir_interval), |set| (set.fpir, set.fpir_interval)];
    for (rate, colour) in rates.into_iter().zip(COLOURS) {
        let bound = |row: &Row, side: usize| {
            rate(&row.three_photos).1.map(|interval| (x(row.threshold), panel.y(interval[side])))
        };
        let up = rows.iter().filter_map(|row| bound(row, 1));
        let band = up.chain(rows.iter().rev().filter_map(|row| bound(row, 0)));
        curve(svg, band, &format!("style=\"fill:{colour};fill-opacity:.12;stroke:none\""));
        let points = |of: fn(&Row) -> &OpenSet| {
            rows.iter().filter_map(move |row| Some((x(row.threshold), panel.y(rate(of(row)).0?))))
        };
        curve(
            svg,
            points(|row| &row.one_photo),
            &format!("stroke=\"{colour}\" stroke-width=\"1.5\" stroke-dasharray=\"5 4\""),
        );
        curve(svg, points(|row| &row.three_photos), &format!("stroke=\"{colour}\" stroke-width=\"2.5\""));
    }
    text(svg, (panel.x(0.5), below + 38.0), "middle\" fill=\"#555", words.threshold);
    let legend = [(COLOURS[0], "", words.fnir), (COLOURS[1], "", words.fpir), ("#555", "5 4", words.one_photo)];
    for (place, (colour, dashes, name)) in legend.into_iter().enumerate() {
        let at = (panel.left + place as f64 * 150.0, below + 58.0);
        let style = format!("stroke=\"{colour}\" stroke-width=\"2.5\" stroke-dasharray=\"{dashes}\"");
        line(svg, (at.0, at.1 - 4.0), (at.0 + 22.0, at.1 - 4.0), &style);
        text(svg, (at.0 + 28.0, at.1), "start\" font-size=\"12", name);
    }
}

/// False rejects over false accepts, both by decades, with the three rates of the report.
fn verification(svg: &mut String, evaluation: &Evaluation, panel: &Panel, language: Language) {
    let words = &cli(language).faces.chart;
    let x = |far: f64| panel.x(1.0 - decades(far));
    let below = panel.top + panel.height;
    for far in [1.0, 0.1, 0.01, 0.001, FLOOR] {
        line(svg, (x(far), panel.top), (x(far), below), "stroke=\"#eee\"");
        text(svg, (x(far), below + 18.0), "middle\" fill=\"#555", &percent(far, language));
    }
    let points = evaluation.curves.errors.iter().map(|&(far, frr)| (x(far), panel.y(frr)));
    curve(svg, points, &format!("stroke=\"{}\" stroke-width=\"2.5\"", COLOURS[0]));
    let named = [("1e-2", 1e-2), ("1e-3", 1e-3), ("1e-4", 1e-4)];
    for (name, far) in named {
        let (Some(Some(tar)), Some(interval)) = (evaluation.tar.get(name), evaluation.tar_interval.get(name)) else {
            continue;
        };
        let at = (x(far), panel.y(1.0 - tar));
        if let Some([from, to]) = interval {
            let style = format!("stroke=\"{}\" stroke-width=\"1.5\" stroke-opacity=\".6\"", COLOURS[0]);
            line(svg, (at.0, panel.y(1.0 - from)), (at.0, panel.y(1.0 - to)), &style);
        }
        let _ = writeln!(svg, "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"4.5\" fill=\"{}\"/>", at.0, at.1, COLOURS[0]);
        let label = format!("TAR {}%", decimal(tar * 100.0, 2, language));
        let (anchor, aside) = if far > 5e-4 { ("end", -8.0) } else { ("start", 8.0) };
        text(svg, (at.0 + aside, at.1 - 9.0), &format!("{anchor}\" font-size=\"12"), &label);
    }
    text(svg, (panel.x(0.5), below + 38.0), "middle\" fill=\"#555", words.false_accepts);
}
