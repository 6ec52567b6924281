//! What is answered to which request.

use std::{
    io,
    net::IpAddr,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::{
    Extension, Form, Router,
    body::Body,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, header},
    middleware::{self, Next},
    routing::{get, post},
};
use tower_http::{set_header::SetResponseHeaderLayer, timeout::TimeoutLayer};

use super::{
    answer::{self, Manner},
    code::{self, Door},
    missing,
    news::{self, NEWS, find},
    path,
    place::{self, Opened, Place, Print},
    readers::{Count, Reader},
    shelf::Shelf,
};
use crate::{
    app::hall::{self, Access, Plan},
    i18n::hall::{Hall, hall as words},
};

/// So long may an answer be in the making, a slowly sent form included.
const LONGEST_ANSWER: Duration = Duration::from_secs(30);
/// How often the moment between an old site and a new one is waited out, and how long each time.
const TRIES: usize = 20;
const BETWEEN: Duration = Duration::from_millis(50);

/// What every page's policy says, and what only a header can: nobody frames the site, and forms stay on it.
const FRAMES: &str = "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What all answers are made of.
pub(super) struct Desk {
    site: PathBuf,
    door: Option<Door>,
    /// Whether papers for internal circulation may be read without a code.
    internal_too: bool,
    /// How many such papers there are, as of this state of the site.
    internal: Mutex<Option<(Print, usize)>>,
    shelf: Shelf,
    pub(super) count: Count,
    words: &'static Hall,
}

/// Who is at the other end of a connection.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer(pub(super) IpAddr);

impl Desk {
    pub(super) fn new(plan: &Plan) -> Self {
        let (door, internal_too) = match &plan.access {
            Access::Everybody { internal_too } => (None, *internal_too),
            Access::Code { code, key } => (Some(Door::new(code, key, &plan.congress)), true),
        };
        Self {
            site: plan.site.clone(),
            door,
            internal_too,
            internal: Mutex::default(),
            shelf: Shelf::default(),
            count: Count::default(),
            words: words(plan.language),
        }
    }

    /// How many papers for internal circulation have come onto a site that is open to everybody.
    pub(super) fn locked_by(&self) -> usize {
        if self.internal_too {
            return 0;
        }
        let print = place::print_of(&self.site.join(hall::ABOUT));
        let mut seen = self.internal.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.is_none_or(|(seen, _)| Some(seen) != print) {
            *seen = print.map(|print| (print, hall::internal_documents(&self.site)));
        }
        seen.map_or(0, |(_, documents)| documents)
    }

    fn manner(&self, method: &Method) -> Manner {
        Manner { is_private: self.door.is_some(), head_only: method == Method::HEAD }
    }
}

/// The whole of it. `policy` is the pages' own `Content-Security-Policy`.
pub(super) fn router(desk: Arc<Desk>, policy: &str) -> Router {
    let policy = HeaderValue::try_from(format!("{policy}; {FRAMES}"));
    let says = |name: HeaderName, value: HeaderValue| SetResponseHeaderLayer::overriding(name, value);
    let fixed = |name: HeaderName, value: &'static str| says(name, HeaderValue::from_static(value));
    Router::new()
        .route(NEWS, get(ask))
        .fallback(page)
        .layer(middleware::from_fn_with_state(Arc::clone(&desk), guard))
        // Beyond the guard: the form and its style are everybody's.
        .route(code::ENTER, post(enter).get(back))
        .route(code::STYLE, get(async || code::style()))
        .layer(DefaultBodyLimit::max(code::LARGEST_FORM))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST_ANSWER))
        .layer(says(header::CONTENT_SECURITY_POLICY, policy.unwrap_or(HeaderValue::from_static("default-src 'none'"))))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::X_FRAME_OPTIONS, "DENY"))
        .layer(fixed(header::REFERRER_POLICY, "no-referrer"))
        .layer(fixed(HeaderName::from_static("cross-origin-resource-policy"), "same-origin"))
        .layer(fixed(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"))
        .with_state(desk)
}

/// Lets through who may read, and counts them.
async fn guard(
    State(desk): State<Arc<Desk>>,
    Extension(Peer(from)): Extension<Peer>,
    request: Request,
    next: Next,
) -> Response<Body> {
    desk.count.request();
    let reader = match &desk.door {
        None => Reader::Address(from.to_canonical()),
        Some(door) => match door.pass(request.headers()) {
            Some(holder) => Reader::Pass(holder),
            None => return door.form(request.uri().path_and_query().map_or("/", |path| path.as_str())),
        },
    };
    desk.count.saw(reader, Instant::now());
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut answer = plain(StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD");
        answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return answer;
    }
    if desk.locked_by() > 0 {
        return plain(StatusCode::SERVICE_UNAVAILABLE, desk.words.locked);
    }
    next.run(request).await
}

/// A file of the site.
async fn page(State(desk): State<Arc<Desk>>, request: Request) -> Response<Body> {
    let address = request.uri().path();
    let Some(names) = path::names(address) else { return missing(&desk, request.method()).await };
    let names = if address.ends_with('/') { with_index(names) } else { names };
    for _ in 0..TRIES {
        let found = match find(&desk.site, names.clone()).await {
            Ok(Place::File(opened)) => file(&desk, opened, request.headers(), request.method()).await,
            Ok(Place::Folder) => Ok(moved(request.uri().path(), request.uri().query())),
            Ok(Place::Nothing) => Ok(missing(&desk, request.method()).await),
            Ok(Place::NoSite) => {
                tokio::time::sleep(BETWEEN).await;
                continue;
            }
            Err(error) => Err(error),
        };
        return found.unwrap_or_else(|error| failed(&desk, &error));
    }
    let mut answer = plain(StatusCode::SERVICE_UNAVAILABLE, desk.words.no_site);
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    answer
}

fn with_index(mut names: Vec<String>) -> Vec<String> {
    names.push("index.html".to_owned());
    names
}

async fn file(desk: &Desk, opened: Opened, asked: &HeaderMap, method: &Method) -> io::Result<Response<Body>> {
    answer::file(opened, &desk.shelf, asked, desk.manner(method)).await
}

/// A folder's page is at its address with a slash, so that what it names beside itself is found.
fn moved(path: &str, query: Option<&str>) -> Response<Body> {
    let mut answer = plain(StatusCode::PERMANENT_REDIRECT, "");
    let query = query.map_or(String::new(), |query| format!("?{query}"));
    if let Ok(place) = HeaderValue::try_from(format!("{path}/{query}")) {
        answer.headers_mut().insert(header::LOCATION, place);
    }
    answer
}

/// The site's own page for what is missing.
async fn missing(desk: &Desk, method: &Method) -> Response<Body> {
    let page = match find(&desk.site, vec!["404.html".to_owned()]).await {
        Ok(Place::File(opened)) => desk.shelf.take(&opened.names, opened.print, opened.file, true).await.ok(),
        _ => None,
    };
    let Some(whole) = page.as_ref().and_then(|kept| kept.whole.as_deref()) else {
        return plain(StatusCode::NOT_FOUND, desk.words.missing);
    };
    let body = missing::rooted(&String::from_utf8_lossy(whole));
    let mut answer = plain(StatusCode::NOT_FOUND, "");
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if method != Method::HEAD {
        *answer.body_mut() = Body::from(body);
    }
    answer
}

/// What open pages ask.
async fn ask(State(desk): State<Arc<Desk>>, request: Request) -> Response<Body> {
    let Some(names) = news::page(request.uri()) else { return plain(StatusCode::BAD_REQUEST, "page") };
    match news::script(&desk.site, names, &desk.shelf).await {
        Ok(None) => plain(StatusCode::SERVICE_UNAVAILABLE, desk.words.no_site),
        Ok(Some(script)) => {
            let mut answer = plain(StatusCode::OK, "");
            answer
                .headers_mut()
                .insert(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
            *answer.body_mut() = Body::from(script);
            answer
        }
        Err(error) => failed(&desk, &error),
    }
}

/// What the form sends.
#[derive(serde::Deserialize)]
struct Typed {
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

/// Somebody typed a code.
async fn enter(
    State(desk): State<Arc<Desk>>,
    Extension(Peer(from)): Extension<Peer>,
    Form(typed): Form<Typed>,
) -> Response<Body> {
    desk.count.request();
    let Some(door) = &desk.door else { return back().await };
    let (answer, was_wrong) = door.enter(from, &typed.code, &typed.next);
    if was_wrong {
        desk.count.wrong_code();
    }
    answer
}

/// The form's own address has nothing to show: whoever reloads it goes to the front page.
async fn back() -> Response<Body> {
    let mut answer = plain(StatusCode::SEE_OTHER, "");
    answer.headers_mut().insert(header::LOCATION, HeaderValue::from_static("/"));
    answer
}

fn failed(desk: &Desk, error: &io::Error) -> Response<Body> {
    tracing::warn!(%error, "a file of the site can't be read");
    plain(StatusCode::INTERNAL_SERVER_ERROR, desk.words.failed)
}

/// A short answer of the server's own, which nobody keeps.
fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut answer = Response::new(Body::from(text));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}
