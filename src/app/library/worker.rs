//! The library beside the console: a thread that searches and reads, so that no key ever waits for it. Of the searches
//! that wait, only the last is of use.

use std::{
    collections::VecDeque,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::SystemTime,
};

use super::{Found, Paper, Wanted, desktop};
use crate::{
    app::{congress::Folder, error::AppError},
    documents::{self, Document, Sources},
    search::Library,
    site,
};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Search. Answered by `Found`.
    Find(Wanted),
    /// Read the document of a hit, the typed words marked. Answered by `Paper`.
    Read {
        /// The hit's address.
        url: String,
        /// What was typed.
        typed: String,
    },
    /// Open the page of a hit in the browser. Answered by `Opened`.
    Page {
        /// The hit's address.
        url: String,
        /// What was typed.
        typed: String,
    },
    /// Open the file that the page was made from. Answered by `Opened`.
    Original {
        /// The hit's address.
        url: String,
    },
}

/// What comes of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// What was found.
    Found(Arc<Found>),
    /// The whole document.
    Paper(Arc<Paper>),
    /// It was handed to the desktop: the page or file.
    Opened(PathBuf),
}

/// The running library. It ends when this is dropped.
pub struct Librarian {
    inbox: Sender<Ask>,
}

impl Librarian {
    /// Starts it on a congress; `reply` must not block.
    pub fn start(
        folder: Folder,
        reply: impl Fn(Ask, Result<Answer, AppError>) + Send + 'static,
    ) -> Result<Self, AppError> {
        let (inbox, asked) = channel();
        let mut cache = LibraryCache { folder, library: None, paper: None };
        let body = move || {
            let mut waiting = VecDeque::new();
            while let Some(ask) = next(&asked, &mut waiting) {
                let answer = cache.serve(&ask);
                reply(ask, answer);
            }
        };
        thread::Builder::new().name("library".to_owned()).spawn(body).map_err(|_| AppError::WorkerGone)?;
        Ok(Self { inbox })
    }

    /// Asks for something; the reply comes later.
    pub fn ask(&self, ask: Ask) {
        // It ends only after this is dropped.
        let _ = self.inbox.send(ask);
    }
}

/// The next thing to do; a search behind which another waits is left out.
fn next(asked: &Receiver<Ask>, waiting: &mut VecDeque<Ask>) -> Option<Ask> {
    loop {
        if waiting.is_empty() {
            waiting.push_back(asked.recv().ok()?);
        }
        waiting.extend(asked.try_iter());
        let ask = waiting.pop_front()?;
        let is_search = |ask: &Ask| matches!(ask, Ask::Find(_));
        if !is_search(&ask) || !waiting.iter().any(is_search) {
            return Some(ask);
        }
    }
}

/// What the thread keeps: the index and the last document, as long as their files stay as they were.
struct LibraryCache {
    folder: Folder,
    library: Option<(SystemTime, Library)>,
    paper: Option<(PathBuf, SystemTime, Document)>,
}

impl LibraryCache {
    fn serve(&mut self, ask: &Ask) -> Result<Answer, AppError> {
        Ok(match ask {
            // With no words to search for, all documents are listed.
            Ask::Find(Wanted { typed, limit, filters, .. }) if typed.trim().is_empty() => {
                Answer::Found(Arc::new(self.library()?.papers(filters, *limit)?))
            }
            Ask::Find(wanted) => Answer::Found(Arc::new(self.library()?.ask(wanted)?)),
            Ask::Read { url, typed } => Answer::Paper(Arc::new(Paper::of(self.document(url)?, typed))),
            Ask::Page { url, typed } => {
                let (page, anchor) = url.split_once('#').unwrap_or((url, ""));
                let path = existing(self.folder.site().join(page))?;
                desktop::open(&address(&path, typed, anchor), &path)?;
                Answer::Opened(path)
            }
            Ask::Original { url } => {
                let path = self.original(url)?;
                desktop::open(path.as_os_str(), &path)?;
                Answer::Opened(path)
            }
        })
    }

    /// The index as it is now: a build puts another one in its place.
    fn library(&mut self) -> Result<&Library, AppError> {
        let folder = self.folder.index();
        let built = fs::metadata(folder.join("meta.json")).and_then(|about| about.modified()).ok();
        let library = match self.library.take() {
            Some((then, library)) if Some(then) == built => library,
            _ => Library::open(&folder)?,
        };
        Ok(&self.library.insert((built.unwrap_or(SystemTime::UNIX_EPOCH), library)).1)
    }

    fn document(&mut self, url: &str) -> Result<&Document, AppError> {
        let path = self.original(url)?;
        let changed = fs::metadata(&path).and_then(|about| about.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
        let known = self.paper.take().filter(|(known, then, _)| *known == path && *then == changed);
        let document = if let Some((_, _, document)) = known {
            document
        } else {
            let sources = Sources { root: None, helper: std::env::current_exe().ok() };
            documents::read(&path, &sources)?.document
        };
        Ok(&self.paper.insert((path, changed, document)).2)
    }

    /// The file that the page of a hit was made from: it lies on the site beside the page.
    fn original(&self, url: &str) -> Result<PathBuf, AppError> {
        let page = Path::new(url.split('#').next().unwrap_or(url));
        let folder = self.folder.site().join(page.with_file_name(site::ORIGINALS));
        let files = fs::read_dir(&folder).into_iter().flatten().flatten().map(|file| file.path());
        let readable = |path: &PathBuf| documents::EXTENSIONS.contains(&documents::extension(path).as_str());
        files.filter(readable).min().ok_or(AppError::NotOnSite { path: folder })
    }
}

fn existing(path: PathBuf) -> Result<PathBuf, AppError> {
    if !path.is_file() {
        return Err(AppError::NotOnSite { path });
    }
    Ok(fs::canonicalize(&path).unwrap_or(path))
}

/// `file:///…/index.html?hl=…#…`: marks and anchor go with the page.
fn address(path: &Path, typed: &str, anchor: &str) -> OsString {
    let path = path.to_string_lossy().replace('\\', "/");
    // The colon of a drive stays one.
    let segments = |part: &str| part.split('/').map(site::segment).collect::<Vec<_>>().join("/");
    let mut url = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    url += &path.split(':').map(segments).collect::<Vec<_>>().join(":");
    if !typed.is_empty() {
        url += "?hl=";
        url += &site::segment(typed);
    }
    if !anchor.is_empty() {
        url += "#";
        url += &site::segment(anchor);
    }
    url.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_carries_the_words_and_the_anchor() {
        let url = address(Path::new("/đại hội/index.html"), "nghị quyết", "ket-qua");
        assert_eq!(
            url.to_string_lossy(),
            "file:///%C4%91%E1%BA%A1i%20h%E1%BB%99i/index.html?hl=ngh%E1%BB%8B%20quy%E1%BA%BFt#ket-qua"
        );
        assert_eq!(address(Path::new("/a/b.html"), "", ""), "file:///a/b.html");
        assert_eq!(address(Path::new("C:\\a\\b.html"), "", "x"), "file:///C:/a/b.html#x");
    }

    #[test]
    fn of_the_searches_that_wait_the_last_is_carried_out() {
        let (sender, receiver) = channel();
        let find = |typed: &str| Ask::Find(Wanted { typed: typed.to_owned(), ..Wanted::default() });
        let read = || Ask::Original { url: "x".to_owned() };
        for ask in [find("a"), find("ab"), read(), find("abc"), find("abcd")] {
            sender.send(ask).expect("sent");
        }
        drop(sender);
        let mut waiting = VecDeque::new();
        let done: Vec<Ask> = std::iter::from_fn(|| next(&receiver, &mut waiting)).collect();
        assert_eq!(done, [read(), find("abcd")]);
    }
}
