//! Cookie of a reader who has typed the code: expiry, id, and a signature of both.

use axum::http::{HeaderMap, header};
use hmac::{Hmac, Mac as _};
use jiff::{SignedDuration, Timestamp};
use sha2::Sha256;
use uuid::Uuid;

use crate::{
    app::lan::{Code, Key},
    serve::hex::hex,
};

const NAME: &str = "daihoi";
/// Lifetime of a pass: longer than a congress.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(3 * 24);

type Signature = Hmac<Sha256>;

/// Signs with the congress's key and the code, so that a changed code invalidates all passes.
pub(super) struct Signer {
    key: Signature,
}

impl Signer {
    pub(super) fn new(key: &Key, code: &Code) -> Self {
        let mut bound = keyed(key.bytes());
        bound.update(b"passes of the code ");
        bound.update(code.bytes());
        Self { key: keyed(&bound.finalize().into_bytes()) }
    }

    /// Signature of a text, bound to a purpose.
    pub(super) fn sign(&self, purpose: &str, text: &[u8]) -> Signature {
        let mut signature = self.key.clone();
        signature.update(purpose.as_bytes());
        signature.update(b"\0");
        signature.update(text);
        signature
    }

    /// A new pass as a `Set-Cookie` header, hidden from scripts and from other sites.
    pub(super) fn cookie(&self, now: Timestamp) -> String {
        let until = now.as_second() + GOOD_FOR.as_secs();
        let pass = format!("{until}.{}", Uuid::new_v4().simple());
        let signature = hex(&self.sign("pass", pass.as_bytes()).finalize().into_bytes());
        let age = GOOD_FOR.as_secs();
        format!("{NAME}={pass}.{signature}; Path=/; Max-Age={age}; HttpOnly; SameSite=Strict")
    }

    /// Id in a pass, if its signature is valid and it has not expired.
    pub(super) fn holder(&self, pass: &str, now: Timestamp) -> Option<String> {
        let (signed, signature) = pass.rsplit_once('.')?;
        self.sign("pass", signed.as_bytes()).verify_slice(&unhex(signature)?).ok()?;
        let (until, holder) = signed.split_once('.')?;
        (until.parse::<i64>().ok()? > now.as_second()).then(|| holder.to_owned())
    }
}

/// All of this site's cookies in a request.
pub(super) fn shown(asked: &HeaderMap) -> impl Iterator<Item = &str> {
    let cookies = asked.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies.flat_map(|list| list.split(';')).filter_map(|cookie| cookie.trim().strip_prefix(NAME)?.strip_prefix('='))
}

fn keyed(key: &[u8]) -> Signature {
    // HMAC accepts keys of any length.
    Signature::new_from_slice(key).unwrap_or_else(|_| unreachable!("a key of {} bytes", key.len()))
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pass(signer: &Signer, now: Timestamp) -> String {
        let cookie = signer.cookie(now);
        let value = cookie.split(';').next().and_then(|first| first.strip_prefix("daihoi="));
        value.expect("a cookie").to_owned()
    }

    #[test]
    fn a_pass_is_good_for_its_time_its_code_and_its_key() {
        let (key, code, now) = (Key::random(), Code::typed("hoaphuoc13"), Timestamp::UNIX_EPOCH);
        let signer = Signer::new(&key, &code);
        let pass = pass(&signer, now);
        assert!(signer.holder(&pass, now).is_some());
        assert!(signer.holder(&pass, now + GOOD_FOR).is_none(), "over");
        assert!(Signer::new(&key, &code).holder(&pass, now).is_some(), "after a restart");
        assert!(Signer::new(&key, &Code::typed("hoaphuoc14")).holder(&pass, now).is_none(), "another code");
        assert!(Signer::new(&Key::random(), &code).holder(&pass, now).is_none(), "another congress");
    }

    #[test]
    fn no_letter_of_a_pass_can_be_changed() {
        let (signer, now) = (Signer::new(&Key::random(), &Code::typed("hoaphuoc13")), Timestamp::UNIX_EPOCH);
        let pass = pass(&signer, now);
        for place in 0..pass.len() {
            let mut forged = pass.clone().into_bytes();
            forged[place] = if forged[place] == b'1' { b'2' } else { b'1' };
            assert!(signer.holder(&String::from_utf8_lossy(&forged), now).is_none(), "at {place}");
        }
        for forged in ["", ".", "..", "9999999999.x.", "9999999999.x.00", "9999999999.x.é0", &pass[..pass.len() - 2]] {
            assert!(signer.holder(forged, now).is_none(), "{forged}");
        }
    }

    #[test]
    fn our_cookie_is_found_among_others() {
        let value = axum::http::HeaderValue::from_static("a=1; daihoi=x.y.z;daihoi2=no; daihoi=w");
        let asked = HeaderMap::from_iter([(header::COOKIE, value)]);
        assert_eq!(shown(&asked).collect::<Vec<_>>(), ["x.y.z", "w"]);
    }
}
