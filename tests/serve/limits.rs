//! Clients that exceed limits, and closing the server.

use std::{
    io::{Read, Write},
    time::Duration,
};

use daihoi::app::lan::Opened;

use crate::client::{Site, answer};

#[test]
fn a_head_that_is_too_large_is_refused() {
    let site = Site::new();
    let client = site.open();
    let long = format!("/{}", "a".repeat(40_000));
    assert!(matches!(client.get(&long).status, 400 | 414 | 431));
    assert_eq!(client.get_with("/", &[("X-Long", &"a".repeat(40_000))]).status, 431);
    let many: Vec<(String, String)> = (0..200).map(|number| (format!("X-{number}"), "a".to_owned())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(client.get_with("/", &many).status, 431);
    assert_eq!(client.get("/").status, 200, "it still stands");
}

#[test]
fn noise_is_not_answered_with_the_site() {
    let site = Site::new();
    let client = site.open();
    for noise in [&b"\x16\x03\x01\x02\x00\x01\x00"[..], b"GET\r\n\r\n", b"\0\0\0\0", b"GET / HTTP/9.9\r\n\r\n"] {
        let mut stream = client.connect();
        stream.write_all(noise).expect("sent");
        stream.shutdown(std::net::Shutdown::Write).expect("no more");
        if let Some(answer) = answer(&mut stream) {
            assert!(answer.status >= 400, "{noise:?}");
        }
    }
    assert_eq!(client.get("/").status, 200, "it still stands");
}

#[test]
fn who_never_ends_a_request_is_hung_up_on() {
    let site = Site::new();
    let client = site.open();
    let mut slow = client.connect();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n").expect("sent");
    // Others are served meanwhile, and the slow client gets the end of the connection and no page.
    assert_eq!(client.get("/").status, 200);
    let mut rest = Vec::new();
    slow.set_read_timeout(Some(Duration::from_mins(2))).expect("set");
    let ended = slow.read_to_end(&mut rest);
    assert!(ended.is_ok() && !String::from_utf8_lossy(&rest).contains("200 OK"), "{ended:?}");
}

#[test]
fn several_requests_go_over_one_connection() {
    let site = Site::new();
    let client = site.open();
    let mut stream = client.connect();
    let one = "GET /site.js HTTP/1.1\r\nHost: x\r\n\r\n";
    let last = "GET /site.js HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    stream.write_all(format!("{one}{one}{last}").as_bytes()).expect("sent");
    let mut all = String::new();
    stream.read_to_string(&mut all).expect("text");
    assert_eq!(all.matches("HTTP/1.1 200 OK").count(), 3);
}

#[test]
fn a_closed_site_is_not_reached_any_more() {
    let site = Site::new();
    let client = site.open();
    let port = client.server.port();
    assert!(client.server.fallen().is_none());
    let idle = client.connect();
    let server: Box<dyn Opened> = Box::new(client.server);
    server.close();
    drop(idle);
    assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err());
}
