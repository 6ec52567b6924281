//! Files and their headers, and paths that lead nowhere.

use std::io::{BufRead, BufReader, Read};

use daihoi::app::{
    error::LanError,
    lan::{Access, Opened},
};
use flate2::read::GzDecoder;

use crate::client::{LARGE, Site};

const PDF: &str = "/van-ban/bao-cao/tep-goc/B%C3%A1o%20c%C3%A1o%20s%E1%BB%91%201.pdf";

#[test]
fn each_kind_of_file_has_its_type_and_its_time() {
    let site = Site::new();
    let client = site.open();
    let ask = "public, no-cache";
    let for_good = "public, max-age=31536000, immutable";
    for (path, mime, cache) in [
        ("/", "text/html; charset=utf-8", ask),
        ("/index.html", "text/html; charset=utf-8", ask),
        ("/van-ban/bao-cao/", "text/html; charset=utf-8", ask),
        ("/style.css", "text/css; charset=utf-8", ask),
        ("/site.js", "text/javascript; charset=utf-8", ask),
        ("/search/manifest.js", "text/javascript; charset=utf-8", ask),
        ("/search/p-0a1b2c3d4e.js", "text/javascript; charset=utf-16", for_good),
        ("/van-ban/bao-cao/hinh/1.png", "image/png", ask),
        (PDF, "application/pdf", ask),
        ("/van-ban/bao-cao/tep-goc/trang.html", "application/octet-stream", ask),
    ] {
        let answer = client.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, mime), "{path}");
        assert_eq!(answer.header("cache-control"), cache, "{path}");
        assert_eq!(answer.header("content-length"), answer.body.len().to_string(), "{path}");
        assert_eq!(answer.header("accept-ranges"), "bytes", "{path}");
        assert!(answer.header("last-modified").ends_with(" GMT"), "{path}");
    }
    let saved = client.get("/van-ban/bao-cao/tep-goc/trang.html");
    assert!(saved.header("content-disposition").starts_with("attachment; filename=\"trang.html\""));
    assert_eq!(client.get("/index.html").header("content-disposition"), "");
}

#[test]
fn every_answer_forbids_what_the_site_does_not_need() {
    let site = Site::new();
    let client = site.open();
    for path in ["/", "/style.css", "/khong-co", "/../x", PDF, "/_/live.js?page=/", "/_/code.css"] {
        let answer = client.get(path);
        let policy = answer.header("content-security-policy");
        for part in
            [daihoi::site::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"]
        {
            assert!(policy.contains(part), "{path}: {part} is not in {policy}");
        }
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
    }
}

#[test]
fn who_has_a_file_is_not_sent_it_again() {
    let site = Site::new();
    let client = site.open();
    for path in ["/", "/search/p-0a1b2c3d4e.js", PDF] {
        let tag = client.get(path).header("etag").to_owned();
        assert!(tag.starts_with('"') && tag.ends_with('"') && tag.len() > 20, "{path}: a strong tag: {tag}");
        let again = client.get_with(path, &[("If-None-Match", &tag)]);
        assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, tag.as_str()), "{path}");
        assert_ne!(again.header("cache-control"), "", "{path}");
        assert_eq!(client.get_with(path, &[("If-None-Match", "\"another\"")]).status, 200, "{path}");
    }
    assert_ne!(client.get("/").header("etag"), client.get("/search.html").header("etag"));
}

#[test]
fn text_is_packed_for_who_can_unpack_it() {
    let site = Site::new();
    let client = site.open();
    let plain = client.get("/");
    let packed = client.get_with("/", &[("Accept-Encoding", "gzip, deflate, br")]);
    assert_eq!((plain.header("content-encoding"), packed.header("content-encoding")), ("", "gzip"));
    assert!(packed.body.len() * 3 < plain.body.len());
    let mut unpacked = Vec::new();
    GzDecoder::new(packed.body.as_slice()).read_to_end(&mut unpacked).expect("gzip");
    assert_eq!(unpacked, plain.body);
    assert_ne!(packed.header("etag"), plain.header("etag"), "other bytes, another strong tag");
    for answer in [&plain, &packed] {
        assert_eq!(answer.header("vary"), "Accept-Encoding");
    }
    let tag = packed.header("etag");
    assert_eq!(client.get_with("/", &[("Accept-Encoding", "gzip"), ("If-None-Match", tag)]).status, 304);
    for path in [PDF, "/van-ban/bao-cao/hinh/1.png", "/search/p-0a1b2c3d4e.js"] {
        assert_eq!(client.get_with(path, &[("Accept-Encoding", "gzip")]).header("content-encoding"), "", "{path}");
    }
}

#[test]
fn a_part_of_a_file_is_sent_alone() {
    let site = Site::new();
    let client = site.open();
    for path in [PDF, "/index.html"] {
        let whole = client.get(path);
        let length = whole.body.len();
        for (range, first, last) in [
            ("bytes=0-0".to_owned(), 0, 0),
            (format!("bytes=100-{}", length - 2), 100, length - 2),
            ("bytes=-7".to_owned(), length - 7, length - 1),
            (format!("bytes={}-", length - 3), length - 3, length - 1),
        ] {
            let part = client.get_with(path, &[("Range", &range), ("Accept-Encoding", "gzip")]);
            assert_eq!((part.status, part.header("content-encoding")), (206, ""), "{path} {range}");
            assert_eq!(part.header("content-range"), format!("bytes {first}-{last}/{length}"), "{path}");
            assert!(part.body == whole.body[first..=last], "{path} {range}");
        }
        let beyond = client.get_with(path, &[("Range", &format!("bytes={length}-"))]);
        assert_eq!(
            (beyond.status, beyond.header("content-range")),
            (416, format!("bytes */{length}").as_str()),
            "{path}"
        );
        let tag = whole.header("etag");
        assert_eq!(client.get_with(path, &[("Range", "bytes=0-9"), ("If-Range", tag)]).status, 206, "{path}");
        let stale = client.get_with(path, &[("Range", "bytes=0-9"), ("If-Range", "\"old\"")]);
        assert_eq!((stale.status, stale.body.len()), (200, length), "{path}");
    }
    assert_eq!(client.get(PDF).body.len(), LARGE);
}

#[test]
fn a_head_is_an_answer_without_its_body() {
    let site = Site::new();
    let client = site.open();
    for path in ["/", PDF, "/khong-co"] {
        let (whole, head) = (client.get(path), client.ask("HEAD", path, &[], ""));
        assert_eq!((head.status, head.body.len()), (whole.status, 0), "{path}");
        for name in ["content-type", "etag", "cache-control"] {
            assert_eq!(head.header(name), whole.header(name), "{path} {name}");
        }
    }
    assert_eq!(client.ask("HEAD", PDF, &[], "").header("content-length"), LARGE.to_string());
}

#[test]
fn nothing_can_be_written() {
    let site = Site::new();
    let client = site.open();
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "TRACE"] {
        let answer = client.ask(method, "/index.html", &[], "");
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"), "{method}");
    }
    assert!(site.path().join("index.html").is_file());
}

#[test]
fn a_folder_shows_its_page_under_an_address_with_a_slash() {
    let site = Site::new();
    let client = site.open();
    let moved = client.get("/van-ban/bao-cao?q=%C4%91");
    assert_eq!((moved.status, moved.header("location")), (308, "/van-ban/bao-cao/?q=%C4%91"));
    assert_eq!(client.get("/van-ban/").status, 404, "a folder without a page");
    assert_eq!(client.get("/index.html/").status, 404, "a file is no folder");
}

#[test]
fn what_is_missing_has_the_sites_own_page_with_its_style() {
    let site = Site::new();
    let client = site.open();
    for path in ["/khong-co", "/van-ban/khong-co/sau/lam.html", "/search/p-ffffffffff.js"] {
        let answer = client.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (404, "text/html; charset=utf-8"), "{path}");
        assert!(
            answer.text().contains("Không tìm thấy trang") && answer.text().contains("href=\"/style.css\""),
            "{path}"
        );
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
}

/// Paths by which a client may try to get out of the folder, or at hidden files.
const WAYS_OUT: &[&str] = &[
    "/../secret.txt",
    "/van-ban/../../secret.txt",
    "/./../secret.txt",
    "/%2e%2e/secret.txt",
    "/%2E%2E/secret.txt",
    "/.%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%2fsecret.txt",
    "/van-ban%2f..%2f..%2fsecret.txt",
    "/%252e%252e/secret.txt",
    "/%252e%252e%252fsecret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "/van-ban\\..\\..\\secret.txt",
    "/%2e%2e%5csecret.txt",
    "//secret.txt",
    "///etc/passwd",
    "//etc/passwd",
    "/etc/passwd",
    "/%2fetc%2fpasswd",
    "/%00",
    "/index.html%00",
    "/index.html%00.css",
    "/%c0%ae%c0%ae/secret.txt",
    "/%c0%af",
    "/%e0%80%ae%e0%80%ae/secret.txt",
    "/%uff0e%uff0e/secret.txt",
    "/..;/secret.txt",
    "/%ef%bc%8e%ef%bc%8e/secret.txt",
    "/C:/secret.txt",
    "/C:%5Csecret.txt",
    "/index.html::$DATA",
    "/index.html.",
    "/INDEX.HTML%20",
    "/.about.json",
    "/van-ban/.hidden",
    "/link.txt",
    "/linked/secret.txt",
    "/linked/",
    "/loop",
    "/pipe",
    "http://hall/../secret.txt",
    "/_/../../secret.txt",
    "/_/live.js/../../secret.txt",
];

#[test]
fn no_address_leads_out_of_the_site() {
    let site = Site::new();
    std::fs::write(site.path().join("van-ban/.hidden"), "not for the hall").expect("written");
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink(site.beside("secret.txt"), site.path().join("link.txt")).expect("linked");
        symlink(site.folder.path(), site.path().join("linked")).expect("linked");
        symlink("loop", site.path().join("loop")).expect("linked");
        let pipe = std::process::Command::new("mkfifo").arg(site.path().join("pipe")).status();
        assert!(pipe.is_ok_and(|made| made.success()), "mkfifo");
    }
    let client = site.open();
    for way in WAYS_OUT {
        let answer = client.get(way);
        assert!(matches!(answer.status, 400 | 404), "{way}: {}", answer.status);
        assert!(!answer.text().contains("not for the hall") && !answer.text().contains("root:"), "{way}");
    }
    assert_eq!(client.get("/").status, 200, "it still stands");
}

#[test]
fn without_a_site_there_is_nothing_to_open() {
    let site = Site::new();
    std::fs::remove_dir_all(site.path()).expect("removed");
    let refusal = site.refused(Access::Everybody { internal_too: false });
    assert!(matches!(refusal, LanError::NoSite { folder } if folder == site.path()));
}

#[test]
fn a_port_that_is_taken_is_said() {
    let site = Site::new();
    let client = site.open();
    let mut plan = site.plan(Access::Everybody { internal_too: false });
    plan.listen = format!("127.0.0.1:{}", client.server.port()).parse().expect("an address");
    let refusal = daihoi::serve::open(&plan).err().expect("refused");
    assert!(matches!(refusal, LanError::InUse { other, .. } if other == client.server.port().wrapping_add(1)));
}

#[test]
fn both_kinds_of_addresses_are_heard_and_readers_are_counted() {
    let site = Site::new();
    let mut plan = site.plan(Access::Everybody { internal_too: false });
    plan.listen = "0".parse().expect("everywhere");
    let server = daihoi::serve::open(&plan).expect("opened");
    let mut reached = 0;
    for address in ["127.0.0.1", "::1"] {
        let Ok(ip) = address.parse::<std::net::IpAddr>() else { continue };
        let Ok(mut stream) = std::net::TcpStream::connect((ip, server.port())) else {
            assert!(ip.is_ipv6(), "this machine may have no IPv6, but it has IPv4");
            continue;
        };
        std::io::Write::write_all(&mut stream, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            .expect("sent");
        assert_eq!(crate::client::answer(&mut stream).expect("an answer").status, 200, "{address}");
        reached += 1;
    }
    let readers = server.readers();
    assert_eq!((readers.now, readers.requests, readers.wrong_codes), (reached, reached as u64, 0));
    assert!(server.addresses().iter().any(|address| address.url == format!("http://127.0.0.1:{}/", server.port())));
}

#[test]
fn an_address_of_this_machine_alone_is_said_to_be_one() {
    let congress = tempfile::tempdir().expect("a folder");
    let at = |path: &str| congress.path().join(path);
    std::fs::write(at("congress.toml"), "[congress]\nname = \"Đại hội\"\n").expect("written");
    std::fs::create_dir(at("docs-content")).expect("made");
    std::fs::write(at("docs-content/a.md"), "# Báo cáo\n\nNội dung.\n").expect("written");
    let command = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_daihoi"));
        command.arg("--congress").arg(congress.path()).args(arguments);
        command
    };
    assert!(command(&["docs", "build"]).output().expect("it runs").status.success());
    let mut server = command(&["serve", "--listen", "127.0.0.1:0"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("it runs");
    let said = BufReader::new(server.stdout.take().expect("a pipe")).lines().map(|line| line.expect("UTF-8"));
    let said: Vec<String> = said.take_while(|line| !line.contains("Ctrl+C")).collect();
    server.kill().and_then(|()| server.wait()).expect("ended");
    let said = said.join("\n");
    assert!(said.contains("127.0.0.1:0 chỉ mở được trên chính máy này"), "{said}");
    assert!(said.contains("--listen") && !said.contains("chưa nối mạng"), "{said}");
}
