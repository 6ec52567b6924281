//! Routes of the server, and their handlers.

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
    code::{self, CodeGuard},
    file_cache::FileCache,
    live_reload::{self, find},
    not_found, path,
    readers::{ReaderCount, ReaderId},
    response::{self, SendOptions},
    site_file::{self, FileVersion, Lookup, OpenedFile},
};
use crate::{
    app::lan::{self, Access, Plan},
    i18n::lan::{LanPages, lan as words},
};

/// Limit for preparing a response, a slowly sent form included.
const LONGEST_ANSWER: Duration = Duration::from_secs(30);
/// Attempts to wait for a new site while the old one is being replaced, and the pause between them.
const TRIES: usize = 20;
const BETWEEN: Duration = Duration::from_millis(50);

/// Added to the pages' own policy, as only a header can forbid framing and foreign form targets.
const FRAMES: &str = "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// State shared by all handlers.
pub(super) struct SiteState {
    site: PathBuf,
    guard: Option<CodeGuard>,
    /// Whether documents for internal circulation may be read without a code.
    internal_too: bool,
    /// Number of such documents, with the version of the site that it was counted in.
    internal: Mutex<Option<(FileVersion, usize)>>,
    cache: FileCache,
    pub(super) count: ReaderCount,
    words: &'static LanPages,
}

/// IP address of a connection's client.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer(pub(super) IpAddr);

impl SiteState {
    pub(super) fn new(plan: &Plan) -> Self {
        let (guard, internal_too) = match &plan.access {
            Access::Everybody { internal_too } => (None, *internal_too),
            Access::Code { code, key } => (Some(CodeGuard::new(code, key, &plan.congress)), true),
        };
        Self {
            site: plan.site.clone(),
            guard,
            internal_too,
            internal: Mutex::default(),
            cache: FileCache::default(),
            count: ReaderCount::default(),
            words: words(plan.language),
        }
    }

    /// Number of documents for internal circulation on a site that is open to everybody.
    pub(super) fn locked_by(&self) -> usize {
        if self.internal_too {
            return 0;
        }
        let version = site_file::version_of(&self.site.join(lan::ABOUT));
        let mut seen = self.internal.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.is_none_or(|(seen, _)| Some(seen) != version) {
            *seen = version.map(|version| (version, lan::internal_documents(&self.site)));
        }
        seen.map_or(0, |(_, documents)| documents)
    }

    fn options(&self, method: &Method) -> SendOptions {
        SendOptions { is_private: self.guard.is_some(), head_only: method == Method::HEAD }
    }
}

/// Builds the router. `policy` is the pages' own `Content-Security-Policy`.
pub(super) fn router(state: Arc<SiteState>, policy: &str) -> Router {
    let policy = HeaderValue::try_from(format!("{policy}; {FRAMES}"));
    let says = |name: HeaderName, value: HeaderValue| SetResponseHeaderLayer::overriding(name, value);
    let fixed = |name: HeaderName, value: &'static str| says(name, HeaderValue::from_static(value));
    Router::new()
        .route(live_reload::PATH, get(ask))
        .fallback(page)
        .layer(middleware::from_fn_with_state(Arc::clone(&state), guard))
        // Outside the guard: the form and its style are for everybody.
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
        .with_state(state)
}

/// Lets authorised readers through, and counts them.
async fn guard(
    State(state): State<Arc<SiteState>>,
    Extension(Peer(from)): Extension<Peer>,
    request: Request,
    next: Next,
) -> Response<Body> {
    state.count.request();
    let reader = match &state.guard {
        None => ReaderId::Address(from.to_canonical()),
        Some(guard) => match guard.pass(request.headers()) {
            Some(holder) => ReaderId::Pass(holder),
            None => return guard.form(request.uri().path_and_query().map_or("/", |path| path.as_str())),
        },
    };
    state.count.saw(reader, Instant::now());
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut answer = plain(StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD");
        answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return answer;
    }
    if state.locked_by() > 0 {
        return plain(StatusCode::SERVICE_UNAVAILABLE, state.words.locked);
    }
    next.run(request).await
}

/// Serves a file of the site.
async fn page(State(state): State<Arc<SiteState>>, request: Request) -> Response<Body> {
    let address = request.uri().path();
    let Some(names) = path::names(address) else { return missing(&state, request.method()).await };
    let names = if address.ends_with('/') { with_index(names) } else { names };
    for _ in 0..TRIES {
        let found = match find(&state.site, names.clone()).await {
            Ok(Lookup::File(opened)) => file(&state, opened, request.headers(), request.method()).await,
            Ok(Lookup::Folder) => Ok(moved(request.uri().path(), request.uri().query())),
            Ok(Lookup::Nothing) => Ok(missing(&state, request.method()).await),
            Ok(Lookup::NoSite) => {
                tokio::time::sleep(BETWEEN).await;
                continue;
            }
            Err(error) => Err(error),
        };
        return found.unwrap_or_else(|error| failed(&state, &error));
    }
    let mut answer = plain(StatusCode::SERVICE_UNAVAILABLE, state.words.no_site);
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    answer
}

fn with_index(mut names: Vec<String>) -> Vec<String> {
    names.push("index.html".to_owned());
    names
}

async fn file(state: &SiteState, opened: OpenedFile, asked: &HeaderMap, method: &Method) -> io::Result<Response<Body>> {
    response::file(opened, &state.cache, asked, state.options(method)).await
}

/// Redirects a folder to its URL with a slash, so that relative URLs on its page work.
fn moved(path: &str, query: Option<&str>) -> Response<Body> {
    let mut answer = plain(StatusCode::PERMANENT_REDIRECT, "");
    let query = query.map_or(String::new(), |query| format!("?{query}"));
    if let Ok(place) = HeaderValue::try_from(format!("{path}/{query}")) {
        answer.headers_mut().insert(header::LOCATION, place);
    }
    answer
}

/// The site's own page for missing files.
async fn missing(state: &SiteState, method: &Method) -> Response<Body> {
    let page = match find(&state.site, vec!["404.html".to_owned()]).await {
        Ok(Lookup::File(opened)) => state.cache.take(&opened.names, opened.version, opened.file, true).await.ok(),
        _ => None,
    };
    let Some(whole) = page.as_ref().and_then(|kept| kept.whole.as_deref()) else {
        return plain(StatusCode::NOT_FOUND, state.words.missing);
    };
    let body = not_found::rooted(&String::from_utf8_lossy(whole));
    let mut answer = plain(StatusCode::NOT_FOUND, "");
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if method != Method::HEAD {
        *answer.body_mut() = Body::from(body);
    }
    answer
}

/// Answers the live reload question.
async fn ask(State(state): State<Arc<SiteState>>, request: Request) -> Response<Body> {
    let Some(names) = live_reload::page(request.uri()) else { return plain(StatusCode::BAD_REQUEST, "page") };
    match live_reload::script(&state.site, names, &state.cache).await {
        Ok(None) => plain(StatusCode::SERVICE_UNAVAILABLE, state.words.no_site),
        Ok(Some(script)) => {
            let mut answer = plain(StatusCode::OK, "");
            answer
                .headers_mut()
                .insert(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
            *answer.body_mut() = Body::from(script);
            answer
        }
        Err(error) => failed(&state, &error),
    }
}

/// Fields of the access code form.
#[derive(serde::Deserialize)]
struct Typed {
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

/// Handles a typed access code.
async fn enter(
    State(state): State<Arc<SiteState>>,
    Extension(Peer(from)): Extension<Peer>,
    Form(typed): Form<Typed>,
) -> Response<Body> {
    state.count.request();
    let Some(guard) = &state.guard else { return back().await };
    let (answer, was_wrong) = guard.enter(from, &typed.code, &typed.next);
    if was_wrong {
        state.count.wrong_code();
    }
    answer
}

/// The form's own path has no page: a reload goes to the front page.
async fn back() -> Response<Body> {
    let mut answer = plain(StatusCode::SEE_OTHER, "");
    answer.headers_mut().insert(header::LOCATION, HeaderValue::from_static("/"));
    answer
}

fn failed(state: &SiteState, error: &io::Error) -> Response<Body> {
    tracing::warn!(%error, "a file of the site can't be read");
    plain(StatusCode::INTERNAL_SERVER_ERROR, state.words.failed)
}

/// A short response of the server's own, which is not cached.
fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut answer = Response::new(Body::from(text));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}
