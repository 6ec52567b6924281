//! The access code: who has typed it reads, everybody else sees the form alone.

mod form;
mod gate;
mod pass;

use std::{
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::Instant,
};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
};
use hmac::Mac as _;
use jiff::Timestamp;

use self::{
    form::Said,
    gate::{Gate, Verdict},
    pass::Signer,
};
use crate::app::hall::{Code, Key};

/// Where the form is sent to.
pub(super) const ENTER: &str = "/_/code";
/// The form's style.
pub(super) const STYLE: &str = "/_/code.css";
/// The form itself, in bytes, is far smaller.
pub(super) const LARGEST_FORM: usize = 4 << 10;

/// What stands between readers and the site.
pub(super) struct Door {
    signer: Signer,
    /// What the right code signs to: comparing two signatures takes the same time whatever was typed.
    right: Vec<u8>,
    gate: Mutex<Gate>,
    congress: String,
}

impl Door {
    pub(super) fn new(code: &Code, key: &Key, congress: &str) -> Self {
        let signer = Signer::new(key, code);
        let right = signer.sign("code", code.bytes()).finalize().into_bytes().to_vec();
        Self { signer, right, gate: Mutex::default(), congress: congress.to_owned() }
    }

    /// The number of the pass that a request shows, if it is one of ours and still good.
    pub(super) fn pass(&self, asked: &HeaderMap) -> Option<String> {
        pass::shown(asked).find_map(|pass| self.signer.holder(pass, Timestamp::now()))
    }

    /// The form, for who asked for `path` without having typed the code.
    pub(super) fn form(&self, path: &str) -> Response<Body> {
        self.page(StatusCode::FORBIDDEN, path, Said::Nothing)
    }

    /// Somebody typed a code. Answers with the way in, or with the form again; says whether the code was wrong.
    pub(super) fn enter(&self, from: IpAddr, typed: &str, next: &str) -> (Response<Body>, bool) {
        let mut gate = self.gate.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if let Verdict::Wait(time) = gate.ask(from, now) {
            drop(gate);
            let mut answer = self.page(StatusCode::TOO_MANY_REQUESTS, next, Said::Wait(time));
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(time.as_secs().max(1)));
            return (answer, false);
        }
        let signed = self.signer.sign("code", Code::typed(typed).bytes());
        if signed.verify_slice(&self.right).is_err() {
            gate.wrong(from, now);
            drop(gate);
            return (self.page(StatusCode::FORBIDDEN, next, Said::Wrong), true);
        }
        gate.right(from);
        drop(gate);
        (self.way_in(next), false)
    }

    fn way_in(&self, next: &str) -> Response<Body> {
        let mut answer = Response::new(Body::empty());
        *answer.status_mut() = StatusCode::SEE_OTHER;
        let headers = answer.headers_mut();
        headers.insert(header::LOCATION, HeaderValue::try_from(inside(next)).unwrap_or(HeaderValue::from_static("/")));
        if let Ok(cookie) = HeaderValue::try_from(self.signer.cookie(Timestamp::now())) {
            headers.insert(header::SET_COOKIE, cookie);
        }
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        answer
    }

    fn page(&self, status: StatusCode, next: &str, said: Said) -> Response<Body> {
        let mut answer = Response::new(Body::from(form::html(&self.congress, inside(next), said)));
        *answer.status_mut() = status;
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        answer
    }
}

/// The form's style, which everybody may have.
pub(super) fn style() -> Response<Body> {
    let mut answer = Response::new(Body::from(form::STYLE));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    answer
}

/// An address of this site, and never of another: what follows a form may come from anybody.
fn inside(next: &str) -> &str {
    let plain = next.starts_with('/')
        && !next.starts_with("//")
        && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if plain && next != ENTER { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_typed_the_code_stays_on_this_site() {
        for good in ["/", "/van-ban/x/index.html", "/search.html?q=%C4%91%E1%BA%A1i"] {
            assert_eq!(inside(good), good);
        }
        for bad in
            ["", "//evil.example/", "https://evil.example/", "/\\evil.example", "x", "/a\r\nSet-Cookie: x", ENTER]
        {
            assert_eq!(inside(bad), "/", "{bad}");
        }
    }
}
