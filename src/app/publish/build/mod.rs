//! The congress's documents become its site and its search index: scan, read, render, index, export, swap in.
//!
//! What did not change since the last build is neither read nor rendered nor written again: `cache` knows what was read,
//! `assembly` what the site that stands was made from. A build from nothing gives the same bytes.

mod assembly;
mod cache;
mod index;
mod lock;
mod names;
mod papers;
mod parallel;
mod reading;
mod refusal;
mod revisions;
mod scan;
mod swap;
mod template_names;

use std::{
    collections::BTreeSet,
    env, fs, io,
    path::{self, Path, PathBuf},
    time::Instant,
};

use jiff::Timestamp;

use self::{
    assembly::{Assembly, Finished},
    cache::Cache,
    papers::Paper,
    reading::{Read, Reader},
    revisions::Revisions,
    scan::Scan,
};
pub(super) use self::{
    lock::{Lock, waiting_for_lock},
    names::is_portable,
    scan::is_temporary,
    swap::{clear, fresh, is_site, may_be_replaced, recover, settle, settle_names, swap},
};
use crate::{
    app::{congress::Folder, error::AppError, lan, publish::manifest, settings::Settings},
    documents::{self, DocumentError, Secrecy, Sources, Warning},
    site::{self, Card, Renderer, Site, Templates},
};

/// What a build made.
#[derive(Debug)]
pub struct Built {
    /// Where the site is.
    pub out: PathBuf,
    /// Documents on the site.
    pub documents: usize,
    /// HTML pages of the site, lists and search included.
    pub pages: usize,
    /// Sections that search knows.
    pub sections: usize,
    /// Files that were read in this build; the others had not changed.
    pub read: usize,
    /// Files of the site that were written; the others had not changed.
    pub written: usize,
    /// What was left out or may look wrong, file by file.
    pub warnings: Vec<Notice>,
    /// Young files that were taken for half written: they must be tried again.
    pub half_written: BTreeSet<PathBuf>,
    /// How long it took.
    pub seconds: f64,
}

/// A remark about one file.
#[derive(Debug)]
pub struct Notice {
    /// Relative to `docs-content/`; a template's to the congress.
    pub file: PathBuf,
    /// What is the matter.
    pub matter: Matter,
}

/// What is the matter with a file.
#[derive(Debug)]
pub enum Matter {
    /// It can't be read, so it is not on the site.
    Unreadable(DocumentError),
    /// It is on the site, but something in it may look wrong.
    Remark(Warning),
    /// It is marked secret, so it is not on the site.
    Secret(Secrecy),
    /// It would state what a document is, and no document has this name.
    Stray {
        /// Whether there are documents that it may mean, all the same: several, or one with a file of its own.
        may_be_meant: bool,
    },
    /// It is a template of the congress's own that replaces none, and its name is nearly that of a shipped one.
    Misnamed {
        /// The shipped one.
        meant: &'static str,
    },
    /// It is being written, so it is on the site as it was before, or not yet.
    Unfinished,
}

/// What is to be built.
#[derive(Debug, Clone)]
pub struct Job<'a> {
    pub folder: &'a Folder,
    /// What its `congress.toml` says.
    pub settings: &'a Settings,
    /// Where the site goes.
    pub out: &'a Path,
    /// The time that new versions of documents bear.
    pub now: Timestamp,
    /// How much of earlier builds is used.
    pub reuse: Reuse,
    /// Files that somebody may be writing at this moment.
    pub unrest: Unrest,
    /// From this number of sections on, changed pages are put in place once they are rendered, and search follows.
    pub large: usize,
    /// Whether the site that is replaced may stay beside the new one, hidden, as what the next build begins with.
    pub spare: bool,
}

impl<'a> Job<'a> {
    /// A build that was asked for by a person.
    pub fn new(folder: &'a Folder, settings: &'a Settings, out: &'a Path, now: Timestamp) -> Self {
        Self {
            folder,
            settings,
            out,
            now,
            reuse: Reuse::default(),
            unrest: Unrest::default(),
            large: LARGE,
            spare: false,
        }
    }
}

/// Files that somebody may be writing at this moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unrest {
    /// Not whole: what they were before stays.
    pub held: BTreeSet<PathBuf>,
    /// Changed a moment ago: one that can't be read is taken for half written, and what it was before stays.
    pub young: BTreeSet<PathBuf>,
}

/// How much of earlier builds is used. The site is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reuse {
    /// Everything that did not change.
    All,
    /// Everything that did not change, but what took too long to read is tried again.
    #[default]
    Patient,
    /// Nothing: everything is read and rendered again.
    Nothing,
}

/// An index of this number of sections takes half a second or more.
const LARGE: usize = 2_000;
/// How often a build starts over because documents change while it runs.
const TRIES: usize = 3;

/// Builds the site of a congress into `out`. A bad document never stops a build; it is named in the warnings.
///
/// The new site replaces the old one as a whole, and only once all of it is written.
///
/// # Errors
/// [`AppError::Building`] while another build of this congress runs; [`AppError::NotASite`] where `out` holds something
/// else, [`AppError::SiteAmongSources`] where it is among what is read; faults of templates and of the disk. The last
/// good site stays.
pub fn build(job: &Job) -> Result<Built, AppError> {
    let started = Instant::now();
    let out = settled(job.out);
    if scan::reads(job.folder, &out) {
        return Err(AppError::SiteAmongSources { path: job.out.to_owned() });
    }
    if !may_be_replaced(&out) {
        return Err(AppError::NotASite { path: job.out.to_owned() });
    }
    // The congress's own `site/` is the program's; elsewhere people keep things of their own.
    if out != settled(&job.folder.site()) {
        manifest::keep_foreign(&out)?;
    }
    let _lock = Lock::take(job.folder)?;
    let mut reuse = job.reuse;
    for _ in 1..TRIES {
        match attempt(job, &out, reuse) {
            Err(AppError::Cache { .. }) => reuse = Reuse::Nothing,
            Err(AppError::Changing { .. }) => {}
            done => return done.map(|built| Built { seconds: started.elapsed().as_secs_f64(), ..built }),
        }
    }
    attempt(job, &out, reuse).map(|built| Built { seconds: started.elapsed().as_secs_f64(), ..built })
}

/// Where a site really goes: a link to a folder stays one.
fn settled(out: &Path) -> PathBuf {
    fs::canonicalize(out).or_else(|_| path::absolute(out)).unwrap_or_else(|_| out.to_owned())
}

fn attempt(job: &Job, out: &Path, reuse: Reuse) -> Result<Built, AppError> {
    let Job { folder, settings, .. } = job;
    swap::put_back(out)?;
    recover(&folder.index())?;
    swap::clear_cache(&folder.cache())?;
    let mut cache = Cache::open(folder);
    if reuse == Reuse::Nothing {
        cache.forget();
    }
    let mut warnings = Vec::new();
    let reads = read(job, &cache, reuse, &mut warnings)?;
    let read = reads.iter().filter(|read| read.anew).count();
    let half_written = reads.iter().filter(|read| read.half_written).map(|read| read.source.path.clone()).collect();
    let seen = papers::sort_out(reads, &mut warnings);
    let before = Revisions::load(folder);
    let papers = papers::publish(&seen, &before);
    let revisions = papers::revisions(&before, &seen, &papers, job.now);
    let mut cards = papers::cards(&papers, &revisions);
    papers::link_up(&papers, &mut cards, &mut warnings);
    let site = Site {
        congress: &settings.name,
        term: &settings.term,
        language: settings.language,
        place: &settings.place,
        sittings: &settings.sittings,
        cards: &cards,
        built: None,
    };
    let begin = || Assembly::begin(folder, &fresh(out), out, reuse == Reuse::Nothing);
    let searched = cards.iter().zip(papers.iter().map(|paper| &*paper.facts.key)).collect();
    let wanted = index::Wanted::of(folder, &cache, searched, settings);
    let mut assembly = begin()?;
    let templates = Templates::with_overrides(&folder.templates())?;
    warnings.extend(template_names::near_misses(folder, &templates));
    lay_pages(&templates, &cache, &assembly, &site, &papers)?;
    let mut written = 0;
    // What is withdrawn must be found no longer, not even for the moment that an index takes, and kept nowhere.
    let withdrawn = !assembly.covers_last(&cards);
    let spare = job.spare && !withdrawn;
    if !withdrawn && wanted.lay_old(&assembly, job.large)? {
        revisions.save(folder)?;
        written += stand(assembly.finish()?, out, true)?.written;
        assembly = begin()?;
        lay_pages(&templates, &cache, &assembly, &site, &papers)?;
    }
    let index = wanted.make(folder, &cache, &assembly)?;
    let sections = index.sections;
    revisions.save(folder)?;
    let finished = stand(assembly.finish()?, out, spare)?;
    index.install(folder)?;
    let documents = cards.len();
    cache.close(papers::known(seen))?;
    let (pages, written) = (finished.pages, written + finished.written);
    Ok(Built { out: out.to_owned(), documents, pages, sections, read, written, warnings, half_written, seconds: 0.0 })
}

/// Puts a site that is whole in the place of the old one, which becomes the spare or is removed.
fn stand(finished: Finished, out: &Path, spare: bool) -> Result<Finished, AppError> {
    let fresh = fresh(out);
    settle(&fresh, &finished.fresh)?;
    let exchanged = swap(&fresh, out)?;
    settle_names(out.parent().unwrap_or(out));
    let spared = spare && exchanged && finished.linked && finished.remember_spare().is_ok();
    finished.remember()?;
    if !spared {
        clear(&fresh)?;
    }
    Ok(finished)
}

/// Removes the spare beside a site, when no build follows.
///
/// # Errors
/// [`AppError::Io`] where it can't be removed.
pub fn remove_spare(folder: &Folder, out: &Path) -> Result<(), AppError> {
    let out = settled(out);
    let _lock = Lock::take(folder)?;
    clear(&fresh(&out))
}

fn read(job: &Job, cache: &Cache, reuse: Reuse, warnings: &mut Vec<Notice>) -> Result<Vec<Read>, AppError> {
    let documents = job.folder.documents();
    let mut scan = Scan::of(&documents)?;
    for error in std::mem::take(&mut scan.refused) {
        let file = error.path().strip_prefix(&documents).unwrap_or(error.path()).to_owned();
        warnings.push(Notice { file, matter: Matter::Unreadable(error) });
    }
    warnings.append(&mut scan.stray);
    // This program reads foreign formats in a process of its own.
    let sources = Sources { root: Some(documents), helper: env::current_exe().ok() };
    Reader { cache, scan: &scan, sources, unrest: &job.unrest, patient: reuse == Reuse::Patient }.all()
}

/// Lays everything but the search into the fresh site.
fn lay_pages(
    templates: &Templates,
    cache: &Cache,
    assembly: &Assembly,
    site: &Site,
    papers: &[Paper],
) -> Result<(), AppError> {
    let renderer = Renderer::new(site, templates)?;
    let files = templates.files().flat_map(|(path, bytes)| [path.as_bytes(), bytes]);
    let looks = cache::hash([cache.generation().as_bytes()].into_iter().chain(files));
    let pairs: Vec<(&Card, &Paper)> = site.cards.iter().zip(papers).collect();
    parallel::each(&pairs, |(card, paper)| {
        let path = site::address(&card.slug, "");
        let key = cache::hash([looks.as_bytes(), paper.facts.key.as_bytes(), &renderer.inputs(card)]);
        if !assembly.keep(&path, &key)? {
            let page = renderer.page(card, &cache.document(&paper.facts.key)?)?;
            assembly.put(&page.path, &key, &page.bytes)?;
        }
        if let Some(original) = &card.original {
            assembly.copy(&site::original_path(&card.slug, original), &paper.source.path, &paper.known.hash)?;
        }
        for (name, _) in &paper.facts.assets {
            assembly.link(&site::asset_path(&card.slug, name), &cache.asset(name))?;
        }
        Ok::<(), AppError>(())
    })?;
    for file in renderer.lists()?.into_iter().chain(renderer.assets()) {
        assembly.put(&file.path, "", &file.bytes)?;
    }
    let internal = site.cards.iter().filter(|card| !card.metadata.circulation.is_empty()).count();
    assembly.put(lan::ABOUT, "", lan::about(internal).as_bytes())?;
    Ok(())
}

/// Whether a whole site stands in a folder.
pub fn stands(folder: &Path) -> bool {
    is_site(folder)
}

/// The body of the process that reads one foreign file, pages of it drawn or, `with` a program, as that reads it; see
/// [`documents::foreign`].
///
/// # Errors
/// The file can't be read, or the other program can't be run or fails.
pub fn read_foreign(file: &Path, pages: Option<&str>, with: Option<&Path>) -> io::Result<()> {
    match with {
        Some(tool) => documents::foreign::become_tool(tool, file),
        None => documents::foreign::serve(file, pages),
    }
}
