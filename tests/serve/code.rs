//! The access code: nothing is readable without it, and it can't be guessed.

use daihoi::app::{
    error::LanError,
    lan::{self, Access, Key, Opened},
};

use crate::client::{CODE, Client, Site};

/// One file of every kind, and the server's own paths.
const EVERYTHING: &[&str] = &[
    "/",
    "/index.html",
    "/404.html",
    "/search.html?q=x",
    "/style.css",
    "/site.js",
    "/search/manifest.js",
    "/search/p-0a1b2c3d4e.js",
    "/van-ban/bao-cao",
    "/van-ban/bao-cao/",
    "/van-ban/bao-cao/index.html",
    "/van-ban/bao-cao/hinh/1.png",
    "/van-ban/bao-cao/tep-goc/B%C3%A1o%20c%C3%A1o%20s%E1%BB%91%201.pdf",
    "/khong-co",
    "/../secret.txt",
    "/_/live.js?page=/",
    "/_/khong-co",
];

fn pass(client: &Client) -> String {
    let answer = client.enter(CODE, "/");
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("set-cookie").split(';').next().expect("a cookie").to_owned()
}

#[test]
fn nothing_is_readable_without_the_code() {
    let site = Site::new();
    let mut client = site.open_with_code(Key::random());
    let mut bodies = Vec::new();
    for path in EVERYTHING {
        for (method, headers) in [
            ("GET", &[][..]),
            ("HEAD", &[]),
            ("GET", &[("Range", "bytes=0-9")]),
            ("GET", &[("If-None-Match", "*")]),
            ("GET", &[("Accept-Encoding", "gzip")]),
            ("POST", &[]),
        ] {
            let answer = client.ask(method, path, headers, "");
            assert_eq!(answer.status, 403, "{method} {path}");
            assert_eq!(answer.header("cache-control"), "no-store", "{method} {path}");
            assert_eq!(answer.header("etag").to_owned() + answer.header("last-modified"), "", "{method} {path}");
            if method == "GET" {
                // Equal responses for existing and missing paths.
                let next = format!("value=\"{}\"", path.replace('&', "&amp;"));
                assert!(answer.text().contains(&next), "{path}");
                bodies.push(answer.text().replace(&next, ""));
            }
        }
    }
    assert!(bodies[0].contains("Mã truy cập") && bodies[0].contains("Access code") && !bodies[0].contains("<script"));
    for body in &bodies {
        assert_eq!(body, &bodies[0], "the form tells nothing of what there is");
    }
    let style = client.get("/_/code.css");
    assert_eq!((style.status, style.header("content-type")), (200, "text/css; charset=utf-8"));

    client.cookie = Some(pass(&client));
    for path in EVERYTHING {
        let answer = client.get(path);
        let expected = match *path {
            "/van-ban/bao-cao" => 308,
            "/khong-co" | "/../secret.txt" | "/_/khong-co" => 404,
            _ => 200,
        };
        assert_eq!(answer.status, expected, "{path}");
        if answer.status == 200 && !path.starts_with("/_/") {
            assert!(answer.header("cache-control").starts_with("private, "), "{path}: no other's cache may keep it");
            assert!(answer.header("vary").contains("Cookie"), "{path}");
        }
    }
}

#[test]
fn whoever_knows_the_code_goes_on_where_they_wanted_to() {
    let site = Site::new();
    let client = site.open_with_code(Key::random());
    let form = client.get("/search.html?q=%C4%91%E1%BA%A1i");
    assert!(form.text().contains("name=\"next\" value=\"/search.html?q=%C4%91%E1%BA%A1i\""), "{}", form.text());
    let answer = client.enter(" HÒA phước13", "%2Fsearch.html%3Fq%3Dx");
    assert_eq!((answer.status, answer.header("location")), (303, "/search.html?q=x"));
    let cookie = answer.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=259200"] {
        assert!(cookie.contains(part), "{part} is not in {cookie}");
    }
    for elsewhere in
        ["https%3A%2F%2Fevil.example%2F", "%2F%2Fevil.example", "%2F%5Cevil.example", "%2Fx%0d%0aSet-Cookie%3Aa"]
    {
        assert_eq!(client.enter(CODE, elsewhere).header("location"), "/", "{elsewhere}");
    }
}

#[test]
fn a_cookie_that_we_did_not_sign_opens_nothing() {
    let site = Site::new();
    let key = Key::random();
    let mut client = site.open_with_code(key.clone());
    let good = pass(&client);
    let other = site.open_with_code(Key::random());
    let of_another = pass(&other);
    let (head, signature) = good.rsplit_once('.').expect("a signature");
    let longer = head.replacen("daihoi=1", "daihoi=9", 1);
    let forged = [
        "daihoi=".to_owned(),
        "daihoi=x".to_owned(),
        "daihoi=..".to_owned(),
        "daihoi=9999999999.x.".to_owned(),
        format!("daihoi=9999999999.x.{}", "0".repeat(64)),
        format!("{longer}.{signature}"),
        format!("{head}.{}", &signature[..62]),
        format!("{head}.{}", signature.chars().rev().collect::<String>()),
        of_another,
    ];
    for cookie in forged {
        client.cookie = Some(cookie.clone());
        assert_eq!(client.get("/").status, 403, "{cookie}");
    }
    client.cookie = Some(good.clone());
    assert_eq!(client.get("/").status, 200);
    // A server restarted with the congress's key recognises its readers.
    let mut again = site.open_with_code(key);
    again.cookie = Some(good);
    assert_eq!(again.get("/").status, 200);
}

#[test]
fn wrong_codes_are_limited_and_the_limit_is_said() {
    let site = Site::new();
    let client = site.open_with_code(Key::random());
    for _ in 0..5 {
        let answer = client.enter("không phải mã này", "/");
        assert_eq!(answer.status, 403);
        assert!(answer.text().contains("Mã chưa đúng") && answer.header("set-cookie").is_empty());
    }
    let limited = client.enter("không phải mã này", "/");
    assert_eq!(limited.status, 429);
    assert!(limited.text().contains("Too many wrong codes") || limited.text().contains("too many wrong codes"));
    let wait: u64 = limited.header("retry-after").parse().expect("seconds");
    assert!((1..=10).contains(&wait), "{wait}");
    // Not even the right code is tried now: the response would tell it from wrong ones.
    assert_eq!(client.enter(CODE, "/").status, 429);
    assert_eq!(client.server.readers().wrong_codes, 5);
}

#[test]
fn a_form_that_is_no_form_does_no_harm() {
    let site = Site::new();
    let client = site.open_with_code(Key::random());
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    assert_eq!(client.ask("POST", "/_/code", &form, "next=/").status, 403, "no code at all is a wrong one");
    assert_eq!(client.ask("POST", "/_/code", &form, &format!("code={}", "x".repeat(8_000))).status, 413);
    assert_eq!(client.ask("POST", "/_/code", &[("Content-Type", "text/plain")], "code=x").status, 415);
    assert_eq!(client.get("/_/code").header("location"), "/");
    assert_eq!(client.get("/").status, 403, "it still stands");
}

#[test]
fn the_build_knows_which_papers_are_for_internal_circulation() {
    let congress = tempfile::tempdir().expect("a folder");
    let at = |path: &str| congress.path().join(path);
    std::fs::write(at("congress.toml"), "[congress]\nname = \"Đại hội\"\n").expect("written");
    std::fs::create_dir(at("docs-content")).expect("made");
    std::fs::write(at("docs-content/a.md"), "---\ntitle: Báo cáo\n---\n\nNội dung.\n").expect("written");
    let daihoi = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_daihoi"));
        command.arg("--congress").arg(congress.path()).args(arguments).output().expect("it runs")
    };
    assert!(daihoi(&["docs", "build"]).status.success());
    assert_eq!(lan::internal_documents(&at("site")), 0);
    let paper = "---\ntitle: Đề án\ncirculation: lưu hành nội bộ\n---\n\nNội dung.\n";
    std::fs::write(at("docs-content/b.md"), paper).expect("written");
    assert!(daihoi(&["docs", "build"]).status.success());
    assert_eq!(lan::internal_documents(&at("site")), 1);
    let refused = daihoi(&["serve", "--listen", "127.0.0.1:0"]);
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(refused.status.code() == Some(1) && said.contains("--code"), "{said}");
    assert!(daihoi(&["docs", "verify", &at("site").display().to_string()]).status.success(), "it is part of the site");
}

#[test]
fn papers_for_internal_circulation_need_a_code() {
    let site = Site::new();
    let about = site.path().join(".about.json");
    std::fs::write(&about, "{\"internal\":2}").expect("written");
    let refusal = site.refused(Access::Everybody { internal_too: false });
    assert!(matches!(refusal, LanError::Internal { documents: 2 }));
    let open = daihoi::serve::open(&site.plan(Access::Everybody { internal_too: true }));
    assert!(open.is_ok(), "whoever says so opens it all the same");
    drop(open);

    // When the first such document comes while the site is open, it is locked until a code is set.
    std::fs::write(&about, "{\"internal\":0}").expect("written");
    let client = site.open();
    assert_eq!(client.get("/").status, 200);
    assert_eq!(client.server.locked_by(), 0);
    std::fs::write(&about, "{\"internal\":1}").expect("written");
    assert_eq!(client.server.locked_by(), 1);
    for path in ["/", "/search/manifest.js", "/_/live.js?page=/"] {
        let answer = client.get(path);
        assert!(answer.status == 503 && answer.text().contains("mã truy cập"), "{path}");
    }
}
