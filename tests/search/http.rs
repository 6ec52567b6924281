//! A web server for tests: serves a folder's files on the loopback interface and counts the bytes.
#![allow(dead_code, reason = "each test that includes this module uses a part of it")]

use std::{
    fs,
    io::{BufRead, BufReader, Result, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

/// Serves until the process ends.
pub(crate) struct Server {
    /// Address of the root: `http://127.0.0.1:PORT/`
    pub(crate) address: String,
    bytes: Arc<AtomicU64>,
}

impl Server {
    pub(crate) fn of(folder: PathBuf) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}/", listener.local_addr().expect("an address"));
        let bytes = Arc::new(AtomicU64::new(0));
        let count = Arc::clone(&bytes);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (folder, count) = (folder.clone(), Arc::clone(&count));
                // A browser that goes away in the middle is no failure.
                thread::spawn(move || answer(&stream, &folder, &count).unwrap_or_default());
            }
        });
        Self { address, bytes }
    }

    /// Bytes of files sent since the last call.
    pub(crate) fn sent(&self) -> u64 {
        self.bytes.swap(0, Ordering::SeqCst)
    }
}

/// Answers one request after the other, as browsers send them.
fn answer(mut stream: &TcpStream, folder: &Path, count: &AtomicU64) -> Result<()> {
    let mut lines = BufReader::new(stream).lines();
    while let Some(request) = lines.next() {
        let request = request?;
        while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
        let target = request.split(' ').nth(1).unwrap_or("/");
        let target = target.split(['?', '#']).next().unwrap_or_default();
        let found = fs::read(folder.join(target.trim_start_matches('/')));
        // Browsers ask for this one by themselves.
        let status = if found.is_ok() || target == "/favicon.ico" { "200 OK" } else { "404 Not Found" };
        let body = found.unwrap_or_default();
        count.fetch_add(body.len() as u64, Ordering::SeqCst);
        let kind = match Path::new(target).extension().and_then(|kind| kind.to_str()) {
            Some("html") => "text/html; charset=utf-8",
            Some("css") => "text/css",
            Some("js") => "text/javascript",
            Some("svg") => "image/svg+xml",
            Some("wasm") => "application/wasm",
            _ => "application/octet-stream",
        };
        let length = body.len();
        write!(stream, "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n")?;
        stream.write_all(&body)?;
    }
    Ok(())
}
