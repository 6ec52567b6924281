//! Badges, from the printed sheet to the door.

use std::fs;

use image::{Rgb, RgbImage, imageops};
use serde_json::{Value, json};

use crate::fixture::{Congress, PEOPLE};

/// The codes on a sheet, in its order, as a camera sees them: each module a square of five pixels, on white.
fn codes(congress: &Congress, name: &str, only: Option<&str>) -> Vec<RgbImage> {
    let out = congress.argument(name);
    let mut arguments = vec!["badges", "--out", &out];
    if let Some(who) = only {
        arguments.extend(["--delegate", who]);
    }
    assert_eq!(congress.json(&arguments)["written"], out);
    let html = fs::read_to_string(&out).expect("the sheet");
    html.split("<svg").skip(1).map(|svg| draw(svg.split("</svg>").next().expect("an end"))).collect()
}

/// Draws the squares `M x,y h1…` of a code.
fn draw(svg: &str) -> RgbImage {
    const MODULE: u32 = 5;
    let path = svg.split(" d=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a path");
    let squares = path.split('M').skip(1).map(|square| {
        let (x, rest) = square.split_once(',').expect("x");
        let y = rest.split(|letter: char| !letter.is_ascii_digit()).next().expect("y");
        (x.trim().parse::<u32>().expect("a number"), y.parse::<u32>().expect("a number"))
    });
    let squares: Vec<(u32, u32)> = squares.collect();
    assert!(squares.len() > 300, "{} squares", squares.len());
    let mut frame = RgbImage::from_pixel(640, 480, Rgb([120; 3]));
    let side = squares.iter().map(|(x, _)| x + 5).max().expect("squares") * MODULE;
    imageops::overlay(&mut frame, &RgbImage::from_pixel(side, side, Rgb([235; 3])), 200, 120);
    for (x, y) in squares {
        let module = RgbImage::from_pixel(MODULE, MODULE, Rgb([20; 3]));
        imageops::overlay(&mut frame, &module, (200 + x * MODULE).into(), (120 + y * MODULE).into());
    }
    frame
}

/// A badge is held up, and then nothing is.
fn held(frames: Vec<RgbImage>) -> impl Iterator<Item = RgbImage> {
    let nothing = RgbImage::from_pixel(640, 480, Rgb([120; 3]));
    frames.into_iter().flat_map(move |frame| {
        std::iter::repeat_n(frame, 12).chain(std::iter::repeat_n(nothing.clone(), 4)).collect::<Vec<_>>()
    })
}

fn check_in(congress: &Congress, frames: Vec<RgbImage>) -> Vec<Value> {
    let clip = congress.clip("the", held(frames));
    let lines = congress.lines(&["checkin", "--headless", "--source", &clip]);
    fs::remove_dir_all(congress.beside("the")).expect("removed");
    lines
}

#[test]
fn a_printed_badge_checks_its_owner_in_and_a_lost_one_nobody() {
    let congress = Congress::with_people();
    let sheet = codes(&congress, "the.html", None);
    assert_eq!(sheet.len(), PEOPLE.len());
    let html = fs::read_to_string(congress.beside("the.html")).expect("the sheet");
    for (_, name, _, unit, _) in PEOPLE {
        assert!(html.contains(name) && html.contains(unit), "{name}");
    }
    let [line] = check_in(&congress, vec![sheet[0].clone()]).try_into().expect("one line");
    assert_eq!(
        (&line["state"], &line["means"], &line["full_name"]),
        (&json!("present"), &json!("qr"), &json!("Nguyễn Văn Hùng"))
    );
    assert!(line["event"].is_string() && line["score"].is_null(), "{line}");

    // The second badge is lost: another is given out, and the old one checks nobody in.
    let answer = congress.json(&["badges", "--renew", "13"]);
    assert!(answer["renewed"].is_string(), "{answer}");
    let [fresh] = codes(&congress, "moi.html", Some("13")).try_into().expect("one badge");
    let lines = check_in(&congress, vec![sheet[1].clone(), fresh, sheet[0].clone()]);
    let states: Vec<&Value> = lines.iter().map(|line| &line["state"]).collect();
    assert_eq!(states, ["revoked", "present", "duplicate"], "{lines:#?}");
    assert_eq!(lines[0]["full_name"], "Trần Thị Hằng", "whose it was");
    assert!(lines[0]["event"].is_null() && lines[2]["event"].is_null(), "{lines:#?}");
    assert_eq!(congress.json(&["attendance"])["present"], 2);
    assert_eq!(congress.json(&["verify"])["ok"], true);

    // Neither does a badge of another congress.
    let other = Congress::with_people();
    let [line] = check_in(&other, vec![sheet[2].clone()]).try_into().expect("one line");
    assert_eq!((&line["state"], &line["event"]), (&json!("foreign"), &Value::Null), "{line}");
}

#[test]
fn badges_are_a_web_page_to_print() {
    let congress = Congress::with_people();
    let pdf = congress.argument("the.pdf");
    let refused = congress.run(&["badges", "--out", &pdf]).refused(1);
    assert!(refused.err.contains(".html") && !congress.beside("the.pdf").exists(), "{refused:?}");
    let out = congress.argument("the.html");
    assert_eq!(congress.json(&["badges", "--out", &out])["pages"], 1);
    congress.run(&["badges"]).refused(2);
    congress.run(&["badges", "--renew", "99"]).refused(1);
}
