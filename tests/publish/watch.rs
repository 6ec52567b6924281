//! The site follows its documents by itself.

use std::{
    fs,
    path::PathBuf,
    sync::mpsc::{self, Receiver},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use daihoi::app::{
    error::AppError,
    publish::{
        build::Built,
        watch::{Handle, Report, Watch},
    },
};

use crate::fixture::{Congress, put};

/// Far longer than any of this takes, on a machine that does much else.
const DEADLINE: Duration = Duration::from_mins(1);

const RULES: &str = "# Nội quy\n\n## Điều 1. Trang phục\n\nĐại biểu mặc lễ phục.\n";

/// A watch on a thread of its own.
struct Watching {
    handle: Handle,
    reports: Receiver<Report>,
    thread: Option<JoinHandle<()>>,
}

impl Watching {
    fn start(congress: &Congress) -> Self {
        let (watch, handle) = Watch::new();
        let (sender, reports) = mpsc::channel();
        let (folder, out) = (congress.folder(), congress.site());
        let thread = thread::spawn(move || {
            watch.run(&folder, &out, |report| {
                let _ = sender.send(report);
            });
        });
        Self { handle, reports, thread: Some(thread) }
    }

    /// The next build that came to an end and of which this is true.
    fn until(&self, what: &str, mut is: impl FnMut(&Result<Built, AppError>) -> bool) -> Result<Built, AppError> {
        let end = Instant::now() + DEADLINE;
        let mut last = String::new();
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let report = self.reports.recv_timeout(left).unwrap_or_else(|_| panic!("never: {what}; last: {last}"));
            last = format!("{report:?}");
            let outcome = match report {
                Report::Started => continue,
                Report::Built(built) => Ok(built),
                Report::Failed(error) => Err(error),
            };
            if is(&outcome) {
                return outcome;
            }
        }
    }

    fn built(&self, what: &str, mut is: impl FnMut(&Built) -> bool) -> Built {
        self.until(what, |outcome| outcome.as_ref().is_ok_and(&mut is)).expect("built")
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.handle.stop();
        let ended = self.thread.take().expect("a thread").join();
        assert!(ended.is_ok() || thread::panicking(), "the watch ends when it is told to");
    }
}

fn congress() -> Congress {
    let congress = Congress::new();
    congress.put("noi-quy.md", RULES);
    congress
}

/// Like `congress`, with a Word file, `quy-che.docx`, and its bytes.
fn congress_with_word() -> (Congress, Vec<u8>) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-content/quy-che-bau-cu.docx");
    let word = fs::read(path).expect("read");
    let congress = congress();
    congress.put("quy-che.docx", &word);
    (congress, word)
}

#[test]
fn a_saved_document_is_on_the_site_and_a_deleted_one_is_gone() {
    let congress = congress();
    let watching = Watching::start(&congress);
    assert_eq!(watching.built("the first build", |_| true).documents, 1);
    congress.put("phụ lục/moi.md", "# Mới\n\nVừa đến.\n");
    watching.built("a new document in a new folder", |built| built.documents == 2);
    // As Word and LibreOffice save: beside it, then in its place.
    congress.put("~WRD0000.tmp", RULES.replace("lễ phục", "quốc phục"));
    fs::rename(congress.at("noi-quy.md"), congress.at("~WRL0001.tmp")).expect("renamed");
    fs::rename(congress.at("~WRD0000.tmp"), congress.at("noi-quy.md")).expect("renamed");
    watching.built("a document saved by renaming", |built| {
        assert_eq!(built.documents, 2, "it never disappears");
        congress.page("noi-quy").contains("quốc phục")
    });
    fs::remove_file(congress.at("phụ lục/moi.md")).expect("removed");
    watching.built("a deleted document", |built| built.documents == 1);
    assert!(!congress.site().join("van-ban/phu-luc-moi").exists());
    congress.put("noi-quy.md", RULES);
    watching.built("a document as it was", |_| congress.page("noi-quy").contains("lễ phục"));
    drop(watching);
    assert!(!congress.spare().exists(), "nothing is left beside the site");
}

#[test]
fn settings_and_templates_count_too_and_a_slip_keeps_the_last_good_site() {
    let congress = congress();
    let watching = Watching::start(&congress);
    watching.built("the first build", |_| true);
    let settings: PathBuf = congress.folder().path().join("congress.toml");
    let text = fs::read_to_string(&settings).expect("read");
    fs::write(&settings, text.replace("Đại hội thử", "Đại hội thật")).expect("written");
    watching.built("another name", |_| congress.page("noi-quy").contains("Đại hội thật"));
    let good = congress.page("noi-quy");
    let template = congress.folder().templates().join("404.html");
    put(&template, "{{ không_có }}");
    let failed = watching.until("a slip in a template", Result::is_err);
    assert!(matches!(failed, Err(AppError::Site(_))), "{failed:?}");
    assert_eq!(congress.page("noi-quy"), good);
    fs::write(&template, "<p>lạc đường</p>").expect("written");
    watching.built("the slip mended", |_| true);
    assert_eq!(fs::read_to_string(congress.site().join("404.html")).expect("a page"), "<p>lạc đường</p>");
    watching.handle.build();
    watching.built("a build that was asked for", |built| built.written == 0);
}

#[test]
fn a_file_that_is_being_written_is_waited_for() {
    let (congress, word) = congress_with_word();
    let watching = Watching::start(&congress);
    assert_eq!(watching.built("the first build", |_| true).documents, 2);
    let whole = congress.page("quy-che");
    congress.put("quy-che.docx", &word[..word.len() / 2]);
    congress.put("noi-quy.md", RULES.replace("lễ phục", "quốc phục"));
    watching.built("the other document", |built| {
        assert_eq!(built.documents, 2, "half a file takes nothing away");
        congress.page("noi-quy").contains("quốc phục")
    });
    assert_eq!(congress.page("quy-che"), whole);
    congress.put("quy-che.docx", &word);
    congress.put("noi-quy.md", RULES.replace("lễ phục", "âu phục"));
    let built = watching.built("both", |_| congress.page("noi-quy").contains("âu phục"));
    assert_eq!((built.documents, built.warnings.len()), (2, 0), "{:?}", built.warnings);
}

/// As a copying program writes over a file that is there: its old end, by which a whole one is known, still stands.
#[test]
fn a_page_stays_while_its_file_is_written_over_with_pauses() {
    let (congress, word) = congress_with_word();
    let watching = Watching::start(&congress);
    assert_eq!(watching.built("the first build", |_| true).documents, 2);
    let whole = congress.page("quy-che");
    let mut half = word.clone();
    half[1_000..4_000].fill(0);
    congress.put("quy-che.docx", &half);
    let built = watching.built("a build of half a file", |built| !built.half_written.is_empty());
    assert_eq!((built.documents, built.warnings.len()), (2, 0), "{:?}", built.warnings);
    assert_eq!(congress.page("quy-che"), whole);
    congress.put("quy-che.docx", &word);
    watching.built("the whole file", |built| built.half_written.is_empty() && built.documents == 2);
    congress.put("quy-che.docx", &half);
    let built = watching.built("a file that is left so", |built| built.documents == 1);
    assert_eq!(built.warnings.len(), 1, "{:?}", built.warnings);
}

#[test]
fn a_folder_where_nobody_tells_is_looked_at() {
    let congress = congress();
    let settings: PathBuf = congress.folder().path().join("congress.toml");
    let text = fs::read_to_string(&settings).expect("read").replace("[docs]", "[docs]\npoll = true");
    let text = if text.contains("poll") { text } else { format!("{text}\n[docs]\npoll = true\n") };
    fs::write(&settings, text).expect("written");
    let watching = Watching::start(&congress);
    watching.built("the first build", |_| true);
    congress.put("moi.md", "# Mới\n\nVừa đến.\n");
    watching.built("a new document", |built| built.documents == 2);
}
