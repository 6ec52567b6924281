//! Access code: a reader who has typed it gets the site, everybody else only the form.

mod form;
mod pass;
mod rate_limit;

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
    pass::Signer,
    rate_limit::{AttemptVerdict, CodeRateLimit},
};
use crate::app::lan::{Code, Key};

/// Path to which the form is sent.
pub(super) const ENTER: &str = "/_/code";
/// Path of the form's style sheet.
pub(super) const STYLE: &str = "/_/code.css";
/// Largest form in bytes; real ones are far smaller.
pub(super) const LARGEST_FORM: usize = 4 << 10;

/// Guards the site by an access code.
pub(super) struct CodeGuard {
    signer: Signer,
    /// Signature of the right code: comparing signatures takes constant time.
    right: Vec<u8>,
    gate: Mutex<CodeRateLimit>,
    congress: String,
}

impl CodeGuard {
    pub(super) fn new(code: &Code, key: &Key, congress: &str) -> Self {
        let signer = Signer::new(key, code);
        let right = signer.sign("code", code.bytes()).finalize().into_bytes().to_vec();
        Self { signer, right, gate: Mutex::default(), congress: congress.to_owned() }
    }

    /// Id of the pass in a request's cookies, if its signature and time are valid.
    pub(super) fn pass(&self, asked: &HeaderMap) -> Option<String> {
        pass::shown(asked).find_map(|pass| self.signer.holder(pass, Timestamp::now()))
    }

    /// The form, for a request of `path` without a pass.
    pub(super) fn form(&self, path: &str) -> Response<Body> {
        self.page(StatusCode::FORBIDDEN, path, Said::Nothing)
    }

    /// Handles a typed code: redirects with a pass, or shows the form again; also returns whether the code was wrong.
    pub(super) fn enter(&self, from: IpAddr, typed: &str, next: &str) -> (Response<Body>, bool) {
        let mut gate = self.gate.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if let AttemptVerdict::Wait(time) = gate.ask(from, now) {
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

/// Style sheet of the form, accessible without a pass.
pub(super) fn style() -> Response<Body> {
    let mut answer = Response::new(Body::from(form::STYLE));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    answer
}

/// Restricts a redirect target to this site, as a form may be sent from anywhere.
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
