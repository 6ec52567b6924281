//! What open pages ask every few seconds: is what I show still what there is?
//!
//! The answer is a script, which a page may load under a policy that allows no connections at all; it calls what
//! `site-template/live.js` has laid ready. A page is told of another state only when something that it shows has changed:
//! its own file, the frame's style and scripts, and on the search page the index.

use std::{io, path::Path, time::UNIX_EPOCH};

use axum::http::Uri;
use sha2::{Digest, Sha256};

use super::{
    hex::hex,
    kind::kind,
    path,
    place::{self, Place},
    shelf::Shelf,
};

/// Where pages ask.
pub(super) const NEWS: &str = "/_/news.js";
/// What every page is made of besides its own file.
const FRAME: &[&str] = &["style.css", "site.js", "live.js"];
/// And the search page.
const INDEX: &[&str] =
    &["search/manifest.js", "search/unpack.js", "search/words.js", "search/reader.js", "search/page.js"];

/// The page that is asked about: the rest of the question after `page=`, decoded.
pub(super) fn page(question: &Uri) -> Option<Vec<String>> {
    let asked = question.query()?.split('&').find_map(|part| part.strip_prefix("page="))?;
    path::names(&path::decoded(asked)?).map(|mut names| {
        if !names.last().is_some_and(|name| name.contains('.')) {
            names.push("index.html".to_owned());
        }
        names
    })
}

/// The script; none in the moment between an old site and a new one: the state of what the page shows, and when its own file was written, in seconds.
pub(super) async fn script(site: &Path, names: Vec<String>, shelf: &Shelf) -> io::Result<Option<String>> {
    let is_search = matches!(names.as_slice(), [name] if name == "search.html");
    let mut state = Sha256::new();
    let mut written = 0;
    let frame = FRAME.iter().chain(if is_search { INDEX } else { &[] });
    let all = std::iter::once(names).chain(frame.map(|path| path.split('/').map(str::to_owned).collect()));
    for (place, names) in all.enumerate() {
        let opened = match find(site, names.clone()).await? {
            Place::File(opened) => opened,
            Place::NoSite => return Ok(None),
            Place::Folder | Place::Nothing => {
                state.update(b"-");
                continue;
            }
        };
        if place == 0 {
            written = opened.print.modified.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        }
        let kept = shelf.take(&opened.names, opened.print, opened.file, kind(&names).packs).await?;
        state.update(kept.tag.as_bytes());
    }
    let state = hex(&state.finalize()[..8]);
    Ok(Some(format!("daihoiNews(\"{state}\",{written})\n")))
}

/// The same as [`place::find`], without holding up others.
pub(super) async fn find(site: &Path, names: Vec<String>) -> io::Result<Place> {
    let site = site.to_owned();
    tokio::task::spawn_blocking(move || place::find(&site, names)).await.map_err(io::Error::other)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_read_out_of_the_question() {
        let of = |question: &str| page(&question.parse().expect("an address")).map(|names| names.join("|"));
        assert_eq!(of("/_/news.js?page=%2Fvan-ban%2Fx%2Findex.html&_=1").as_deref(), Some("van-ban|x|index.html"));
        assert_eq!(of("/_/news.js?page=/").as_deref(), Some("index.html"));
        assert_eq!(of("/_/news.js?page=/van-ban/x/").as_deref(), Some("van-ban|x|index.html"));
        assert_eq!(of("/_/news.js?page=%2Fvan-ban%2FB%25C3%25A1o%2F").as_deref(), Some("van-ban|Báo|index.html"));
        for none in ["/_/news.js", "/_/news.js?page=", "/_/news.js?page=%2F..%2Fx", "/_/news.js?page=%2F%252e%252e%2Fx"]
        {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
