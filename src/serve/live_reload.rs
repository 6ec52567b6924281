//! Live reload: open pages ask every few seconds whether what they show has changed.
//!
//! The response is a script, which a page may load under a policy that forbids all connections; it calls the function
//! that `site-template/live.js` defines. A page's state changes only when something that it shows changes: its own
//! file, the frame's style and scripts, and on the search page the index.

use std::{io, path::Path, time::UNIX_EPOCH};

use axum::http::Uri;
use sha2::{Digest, Sha256};

use super::{
    file_cache::FileCache,
    file_type::file_type,
    hex::hex,
    path,
    site_file::{self, Lookup},
};

/// Path that pages ask at.
pub(super) const PATH: &str = "/_/live.js";
/// Files that every page consists of, apart from its own.
const FRAME: &[&str] = &["style.css", "site.js", "live.js"];
/// Further files of the search page.
const INDEX: &[&str] =
    &["search/manifest.js", "search/unpack.js", "search/words.js", "search/reader.js", "search/page.js"];

/// The page in question, from the query's `page=`, decoded.
pub(super) fn page(question: &Uri) -> Option<Vec<String>> {
    let asked = question.query()?.split('&').find_map(|part| part.strip_prefix("page="))?;
    path::names(&path::decoded(asked)?).map(|mut names| {
        if !names.last().is_some_and(|name| name.contains('.')) {
            names.push("index.html".to_owned());
        }
        names
    })
}

/// The script, with a hash of the page's state and the time in seconds at which its own file was written; `None` in the
/// moment between an old site and a new one.
pub(super) async fn script(site: &Path, names: Vec<String>, cache: &FileCache) -> io::Result<Option<String>> {
    let is_search = matches!(names.as_slice(), [name] if name == "search.html");
    let mut state = Sha256::new();
    let mut written = 0;
    let frame = FRAME.iter().chain(if is_search { INDEX } else { &[] });
    let all = std::iter::once(names).chain(frame.map(|path| path.split('/').map(str::to_owned).collect()));
    for (place, names) in all.enumerate() {
        let opened = match find(site, names.clone()).await? {
            Lookup::File(opened) => opened,
            Lookup::NoSite => return Ok(None),
            Lookup::Folder | Lookup::Nothing => {
                state.update(b"-");
                continue;
            }
        };
        if place == 0 {
            written = opened.version.modified.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        }
        let cached = cache.take(&opened.names, opened.version, opened.file, file_type(&names).packs).await?;
        state.update(cached.tag.as_bytes());
    }
    let state = hex(&state.finalize()[..8]);
    Ok(Some(format!("daihoiLive(\"{state}\",{written})\n")))
}

/// [`site_file::find`] on a thread where it may block.
pub(super) async fn find(site: &Path, names: Vec<String>) -> io::Result<Lookup> {
    let site = site.to_owned();
    tokio::task::spawn_blocking(move || site_file::find(&site, names)).await.map_err(io::Error::other)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_read_out_of_the_question() {
        let of = |question: &str| page(&question.parse().expect("an address")).map(|names| names.join("|"));
        assert_eq!(of("/_/live.js?page=%2Fvan-ban%2Fx%2Findex.html&_=1").as_deref(), Some("van-ban|x|index.html"));
        assert_eq!(of("/_/live.js?page=/").as_deref(), Some("index.html"));
        assert_eq!(of("/_/live.js?page=/van-ban/x/").as_deref(), Some("van-ban|x|index.html"));
        assert_eq!(of("/_/live.js?page=%2Fvan-ban%2FB%25C3%25A1o%2F").as_deref(), Some("van-ban|Báo|index.html"));
        for none in ["/_/live.js", "/_/live.js?page=", "/_/live.js?page=%2F..%2Fx", "/_/live.js?page=%2F%252e%252e%2Fx"]
        {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
