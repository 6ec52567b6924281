//! A web server for tests: a folder's files as they are, on this machine alone.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

/// How long a halting server keeps a page's reader waiting before each next part of it.
const PAUSE: Duration = Duration::from_millis(60);

/// Serves until the process ends.
pub(crate) struct Server {
    /// `http://127.0.0.1:PORT/`
    pub(crate) address: String,
}

impl Server {
    pub(crate) fn of(folder: PathBuf) -> Self {
        Self::start(folder, 1)
    }

    /// Sends each page in sixteen parts, cut before tags, with pauses between them. A browser draws what it has: so it
    /// does at a pause of the network, and when it has worked on a page for long enough.
    pub(crate) fn halting(folder: PathBuf) -> Self {
        Self::start(folder, 16)
    }

    fn start(folder: PathBuf, parts: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}/", listener.local_addr().expect("an address"));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let folder = folder.clone();
                // A browser that goes away in the middle is no failure.
                thread::spawn(move || answer(&stream, &folder, parts).unwrap_or_default());
            }
        });
        Self { address }
    }
}

fn answer(mut stream: &TcpStream, folder: &Path, parts: usize) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let target = request.split(' ').nth(1).unwrap_or("/");
    let path = percent_decoded(target.split(['?', '#']).next().unwrap_or_default());
    let file = folder.join(path.trim_start_matches('/'));
    let (status, body) = match fs::read(&file) {
        Ok(bytes) => ("200 OK", bytes),
        Err(_) => ("404 Not Found", Vec::new()),
    };
    let kind = match file.extension().and_then(|kind| kind.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    if !kind.starts_with("text/html") {
        return stream.write_all(&body);
    }
    let mut rest = body.as_slice();
    while let Some(end) = rest.iter().enumerate().skip(body.len() / parts).find(|(_, byte)| **byte == b'<') {
        let (part, next) = rest.split_at(end.0);
        stream.write_all(part)?;
        thread::sleep(PAUSE);
        rest = next;
    }
    stream.write_all(rest)
}

fn percent_decoded(text: &str) -> String {
    url::form_urlencoded::parse(format!("x={}", text.replace('+', "%2B")).as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}
