//! A site on disk, a server on loopback, and a client that sends requests byte for byte.

use std::{
    collections::BTreeMap,
    fs,
    io::{Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    path::{Path, PathBuf},
    time::Duration,
};

use daihoi::{
    app::{
        error::LanError,
        lan::{Access, Code, Key, Listen, Plan},
    },
    i18n::Language,
    serve::{self, OpenSite},
};
use tempfile::TempDir;

/// Access code of the tests.
pub(crate) const CODE: &str = "Hòa Phước 13";

/// Size of a file that the server doesn't cache.
pub(crate) const LARGE: usize = (2 << 20) + 4_321;

/// A site with one file of each kind, and a secret file beside it.
pub(crate) struct Site {
    pub(crate) folder: TempDir,
}

impl Site {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let site = Self { folder };
        fs::write(site.beside("secret.txt"), "not for the hall").expect("written");
        Self::fill(&site.path(), "one");
        site
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a complete site whose pages all contain `mark`.
    pub(crate) fn fill(site: &Path, mark: &str) {
        let page = |title: &str| {
            format!("<!doctype html><title>{title}</title>{}", format!("<p>{mark}: Đại hội đại biểu.</p>\n").repeat(60))
        };
        let missing = "<!doctype html><link rel=\"stylesheet\" href=\"style.css\"><h1>Không tìm thấy trang</h1>";
        let chunk: Vec<u8> = "\u{feff}daihoi(\"p\")".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let files: [(&str, Vec<u8>); 12] = [
            ("index.html", page("Trang chủ").into()),
            ("404.html", missing.into()),
            ("search.html", page("Tìm kiếm").into()),
            ("style.css", "p { color: #221e19; }\n".repeat(80).into()),
            ("site.js", "// nothing\n".into()),
            ("search/manifest.js", format!("var daihoiIndex=\"{mark}\"").into()),
            ("search/p-0a1b2c3d4e.js", chunk),
            ("van-ban/bao-cao/index.html", page("Báo cáo").into()),
            ("van-ban/bao-cao/hinh/1.png", vec![0x89, b'P', b'N', b'G']),
            ("van-ban/bao-cao/tep-goc/Báo cáo số 1.pdf", (0..LARGE).map(|place| (place % 251) as u8).collect()),
            ("van-ban/bao-cao/tep-goc/trang.html", "<script>alert(1)</script>".into()),
            (".about.json", "{\"internal\":0}".into()),
        ];
        for (path, bytes) in files {
            let path = site.join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, bytes).expect("written");
        }
    }

    pub(crate) fn plan(&self, access: Access) -> Plan {
        Plan {
            site: self.path(),
            listen: Listen::At(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))),
            access,
            congress: "Đại hội Đảng bộ xã Hòa Phước".to_owned(),
            language: Language::Vi,
        }
    }

    /// Opens it for everybody.
    pub(crate) fn open(&self) -> Client {
        Client::new(serve::open(&self.plan(Access::Everybody { internal_too: false })).expect("opened"))
    }

    /// Opens it with an access code.
    pub(crate) fn open_with_code(&self, key: Key) -> Client {
        let code = Code::new(CODE).expect("long enough");
        Client::new(serve::open(&self.plan(Access::Code { code, key })).expect("opened"))
    }

    pub(crate) fn refused(&self, access: Access) -> LanError {
        serve::open(&self.plan(access)).err().expect("refused")
    }
}

/// A server, and requests to it.
pub(crate) struct Client {
    pub(crate) server: OpenSite,
    /// Cookie sent with each request.
    pub(crate) cookie: Option<String>,
}

/// A parsed HTTP response.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// Value of a header; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Client {
    fn new(server: OpenSite) -> Self {
        Self { server, cookie: None }
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.server.port())).expect("connected");
        // Longer than any limit of the server: a test that waits for it has failed.
        stream.set_read_timeout(Some(Duration::from_mins(1))).expect("set");
        stream
    }

    pub(crate) fn get(&self, path: &str) -> Response {
        self.ask("GET", path, &[], "")
    }

    pub(crate) fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Response {
        self.ask("GET", path, headers, "")
    }

    pub(crate) fn enter(&self, code: &str, next: &str) -> Response {
        let coded = code.bytes().fold(String::new(), |coded, byte| coded + &format!("%{byte:02x}"));
        let form = format!("code={coded}&next={next}");
        self.ask("POST", "/_/code", &[("Content-Type", "application/x-www-form-urlencoded")], &form)
    }

    /// Sends a request with the path unchanged.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Response {
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: hall\r\nConnection: close\r\n");
        for (name, value) in headers.iter().copied().chain(self.cookie.as_deref().map(|cookie| ("Cookie", cookie))) {
            request.extend([name, ": ", value, "\r\n"]);
        }
        if !body.is_empty() {
            request.extend(["Content-Length: ", &body.len().to_string(), "\r\n"]);
        }
        let mut stream = self.connect();
        stream.write_all(format!("{request}\r\n{body}").as_bytes()).expect("sent");
        answer(&mut stream).unwrap_or_else(|| panic!("no answer to {path}"))
    }
}

/// Reads a response to its end; `None` where there is none.
pub(crate) fn answer(stream: &mut TcpStream) -> Option<Response> {
    let mut bytes = Vec::new();
    // A connection that is cut off yields what came until then.
    let _ = stream.read_to_end(&mut bytes);
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8(bytes[..end].to_vec()).expect("headers are ASCII");
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().expect("a status");
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers: BTreeMap<_, _> = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    let mut body = bytes.split_off(end + 4);
    if headers.get("transfer-encoding").is_some_and(|coding| coding == "chunked") {
        body = joined(&body);
    }
    Some(Response { status, headers, body })
}

fn joined(mut chunks: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = chunks.windows(2).position(|two| two == b"\r\n") {
        let size =
            std::str::from_utf8(&chunks[..end]).ok().and_then(|size| usize::from_str_radix(size.trim(), 16).ok());
        let size = size.expect("a size");
        body.extend_from_slice(&chunks[end + 2..end + 2 + size]);
        chunks = &chunks[end + 4 + size..];
    }
    body
}
