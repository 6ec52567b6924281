//! Network cameras, played by a small server that makes the mistakes of real ones.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use daihoi_camera::{CameraError, Feed, FeedEvent, NetworkFailure, Next, SourceSpec};
use image::{Rgb, RgbImage, codecs::jpeg::JpegEncoder};

/// A picture whose grey value is its number.
fn picture(number: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = RgbImage::from_fn(64, 48, |x, _| Rgb([number.saturating_add(x as u8 % 4); 3]));
    JpegEncoder::new(&mut bytes).encode_image(&image).expect("encoded");
    bytes
}

/// Answers each connection in turn; returns the feed's source.
fn serve(answer: impl Fn(usize, &str, &mut TcpStream) -> std::io::Result<()> + Send + 'static) -> SourceSpec {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let count = AtomicUsize::new(0);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut asked = [0; 4096];
            let many = stream.read(&mut asked).unwrap_or(0);
            let asked = String::from_utf8_lossy(&asked[..many]).into_owned();
            // A client that hangs up needs no further answer.
            let _ = answer(count.fetch_add(1, Ordering::Relaxed), &asked, &mut stream);
        }
    });
    format!("http://lan:bi%40mat@127.0.0.1:{port}/video").parse().expect("a source")
}

/// Waits for a match; the test runner ends a wait that never does.
fn until<T>(feed: &Feed, wanted: impl Fn(Next) -> Option<T>) -> T {
    loop {
        if let Some(found) = wanted(feed.next(Duration::from_secs(1))) {
            return found;
        }
    }
}

fn failed(next: Next) -> Option<NetworkFailure> {
    match next {
        Next::Event(FeedEvent::Failed(CameraError::Network { address, why })) => {
            assert!(!address.contains("mat") && !address.contains("lan"), "{address}");
            Some(why)
        }
        _ => None,
    }
}

fn grey(next: Next) -> Option<u8> {
    match next {
        Next::Frame(frame) => Some(frame.image.get_pixel(0, 0).0[0]),
        _ => None,
    }
}

const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=--b\r\n\r\n";

#[test]
fn a_stream_is_read_through_what_is_wrong_with_it() {
    let source = serve(|_, asked, stream| {
        assert!(asked.contains("Basic bGFuOmJpQG1hdA=="), "{asked}");
        stream.write_all(HEAD.as_bytes())?;
        // No dashes, bare line feeds, a wrong length; half a picture; endless headers; noise.
        stream.write_all(b"b\nContent-Type: image/jpeg\nContent-Length: 3\n\n")?;
        stream.write_all(&picture(40))?;
        stream.write_all(&picture(60)[..300])?;
        for _ in 0..2_000 {
            stream.write_all(b"X-Head: more and more of it\r\n")?;
        }
        stream.write_all(&[0xff, 0x00, 0xff, 0xd9, 0xff])?;
        loop {
            stream.write_all(&picture(200))?;
            thread::sleep(Duration::from_millis(10));
        }
    });
    let feed = Feed::start(source);
    assert!(until(&feed, |next| grey(next).filter(|grey| *grey > 150)) > 150);
}

#[test]
fn a_stream_that_breaks_is_lost_and_comes_back() {
    let source = serve(|connection, _, stream| {
        stream.write_all(HEAD.as_bytes())?;
        for number in 0.. {
            stream.write_all(b"--b\r\n\r\n")?;
            stream.write_all(&picture(100))?;
            if connection == 0 && number == 20 {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    });
    let feed = Feed::start(source);
    until(&feed, |next| matches!(next, Next::Event(FeedEvent::Lost)).then_some(()));
    until(&feed, |next| matches!(next, Next::Event(FeedEvent::Back)).then_some(()));
    until(&feed, grey);
}

#[test]
fn a_stream_that_trickles_is_told_as_a_stall() {
    let source = serve(|_, _, stream| {
        stream.write_all(HEAD.as_bytes())?;
        stream.write_all(&picture(100))?;
        loop {
            stream.write_all(b".")?;
            thread::sleep(Duration::from_millis(50));
        }
    });
    let feed = Feed::start(source);
    until(&feed, grey);
    until(&feed, |next| matches!(next, Next::Event(FeedEvent::Stalled)).then_some(()));
}

#[test]
fn single_pictures_are_asked_for_again_and_again() {
    let source = serve(|connection, _, stream| {
        let picture = picture(10 + 20 * connection.min(5) as u8);
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            picture.len()
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(&picture)
    });
    let feed = Feed::start(source);
    assert!(until(&feed, |next| grey(next).filter(|grey| *grey > 90)) > 90);
}

#[test]
fn what_is_no_camera_says_why() {
    let answer = |head: &'static str| {
        serve(move |_, _, stream| stream.write_all(format!("HTTP/1.1 {head}\r\nContent-Length: 0\r\n\r\n").as_bytes()))
    };
    let why = |source| until(&Feed::start(source), failed);
    assert_eq!(why(answer("401 Unauthorized")), NetworkFailure::Refused);
    assert_eq!(why(answer("404 Not Found")), NetworkFailure::Status(404));
    assert_eq!(why(answer("200 OK\r\nContent-Type: text/html")), NetworkFailure::NoPictures("text/html".to_owned()));
    let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
    assert_eq!(why(format!("http://127.0.0.1:{port}/").parse().expect("a source")), NetworkFailure::Unreachable);
}
