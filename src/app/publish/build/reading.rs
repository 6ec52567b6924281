//! Files become documents, from the cache where they did not change.

use std::time::SystemTime;

use super::{
    Matter, Unrest,
    cache::{Cache, Facts, Known, Outcome, Section, Stamp},
    parallel,
    refusal::Refusal,
    revisions,
    scan::{Scan, Source, of_file},
};
use crate::{
    app::error::AppError,
    documents::{self, DocumentError, Dropped, Reading, Secrecy, Sources, Warning, link, outline},
    site::Part,
};

/// How often a file that changes while it is being read is started again.
const TRIES: usize = 3;

/// What became of one file.
pub(super) struct Read {
    pub(super) source: Source,
    pub(super) outcome: Result<Known, Missing>,
    /// Whether it was read now, and not before.
    pub(super) anew: bool,
    /// Whether it was taken for half written.
    pub(super) half_written: bool,
}

/// Why nothing is known of a file.
pub(super) enum Missing {
    /// It can't be read, and next time perhaps it can.
    Unreadable(DocumentError),
    /// Somebody is writing it.
    Unfinished,
}

/// What holds for all files of one build.
pub(super) struct Reader<'a> {
    pub(super) cache: &'a Cache,
    pub(super) scan: &'a Scan,
    pub(super) sources: Sources,
    /// Files that may be being written.
    pub(super) unrest: &'a Unrest,
    /// Whether files are read again that took too long the last time.
    pub(super) patient: bool,
}

impl Reader<'_> {
    /// Reads every file of the scan, in its order.
    pub(super) fn all(&self) -> Result<Vec<Read>, AppError> {
        parallel::each(&self.scan.sources, |source| self.one(source))
    }

    fn one(&self, source: &Source) -> Result<Read, AppError> {
        let known = source.name().and_then(|name| self.cache.files.get(name));
        let usable = known.filter(|known| self.usable(known));
        let read = |outcome, anew| Ok(Read { source: source.clone(), outcome, anew, half_written: false });
        if self.unrest.held.contains(&source.path) {
            return read(usable.cloned().ok_or(Missing::Unfinished), false);
        }
        let around = self.scan.around(source);
        if let Some(known) = usable
            && let Some(known) = self.unchanged(source, known, &around)
        {
            return read(Ok(known), false);
        }
        let mut stamp = source.stamp;
        for _ in 0..TRIES {
            let hash = of_file(&source.path, stamp);
            let read_now = documents::read(&source.path, &self.sources);
            let settled = stamp.is_settled(SystemTime::now());
            match Stamp::at(&source.path) {
                Some(after) if after != stamp => stamp = after,
                _ => {
                    let outcome = match read_now {
                        Ok(reading) => self.keep(reading)?,
                        Err(error) if error.may_be_half_written() && self.unrest.young.contains(&source.path) => {
                            let before = usable.filter(|known| matches!(known.outcome, Outcome::Read(_)));
                            let outcome = before.cloned().ok_or(Missing::Unfinished);
                            return Ok(Read { source: source.clone(), outcome, anew: true, half_written: true });
                        }
                        Err(error) => match Refusal::of(&error) {
                            Some(refusal) => Outcome::Refused(refusal),
                            None => return read(Err(Missing::Unreadable(error)), true),
                        },
                    };
                    let pictures = depends_on_pictures(source, &outcome).then(|| self.scan.pictures.clone());
                    return read(Ok(Known { stamp, settled, hash, around, pictures, outcome }), true);
                }
            }
        }
        read(usable.cloned().ok_or(Missing::Unfinished), false)
    }

    /// Whether what is known can be used at all.
    fn usable(&self, known: &Known) -> bool {
        match &known.outcome {
            Outcome::Read(facts) => self.cache.has(facts),
            Outcome::Secret(_) => true,
            Outcome::Refused(refusal) => !(self.patient && *refusal == Refusal::Slow),
        }
    }

    /// What is known, if it still holds.
    fn unchanged(&self, source: &Source, known: &Known, around: &str) -> Option<Known> {
        let now = SystemTime::now();
        let same_around = known.around == around && known.pictures.as_ref().is_none_or(|p| *p == self.scan.pictures);
        let same_stamp = known.settled && known.stamp == source.stamp;
        let same_file =
            || same_stamp || known.stamp.size == source.stamp.size && known.hash == of_file(&source.path, source.stamp);
        (same_around && same_file()).then(|| Known {
            stamp: source.stamp,
            settled: same_stamp || source.stamp.is_settled(now),
            ..known.clone()
        })
    }

    /// Puts a reading into the cache; of what is secret nothing is kept.
    fn keep(&self, reading: Reading) -> Result<Outcome, AppError> {
        let Reading { document, warnings, assets, .. } = reading;
        if document.metadata.secrecy != Secrecy::Open {
            return Ok(Outcome::Secret(document.metadata.secrecy));
        }
        let sections = outline::sections(&document);
        let links = link::to_papers(&document).into_iter().map(str::to_owned).collect();
        let meaning = revisions::meaning(&document, &sections);
        let outline = Part::of(&sections);
        let sections: Vec<Section> = sections.into_iter().map(Section::from).collect();
        let key = self.cache.keep(&document, &sections)?;
        for asset in &assets {
            self.cache.keep_asset(&asset.name, &asset.bytes)?;
        }
        let assets = assets.into_iter().map(|asset| (asset.name, asset.bytes.len() as u64)).collect();
        Ok(Outcome::Read(Box::new(Facts {
            key,
            metadata: document.metadata,
            outline,
            warnings,
            links,
            assets,
            meaning,
        })))
    }
}

/// Whether a picture that comes, goes or changes may change the document.
fn depends_on_pictures(source: &Source, outcome: &Outcome) -> bool {
    let Outcome::Read(facts) = outcome else { return false };
    let is_missing = |warning: &Warning| matches!(warning, Warning::Dropped { what: Dropped::Image, .. });
    source.may_name_pictures() && (!facts.assets.is_empty() || facts.warnings.iter().any(is_missing))
}

impl From<outline::Section> for Section {
    fn from(section: outline::Section) -> Self {
        let outline::Section { anchor, title, breadcrumbs, text, .. } = section;
        Self { anchor, title, breadcrumbs, text }
    }
}

impl Read {
    /// What is to be said of the file, and what is known of it.
    pub(super) fn told(self) -> (Source, Option<Known>, Vec<Matter>) {
        let Self { source, outcome, .. } = self;
        match outcome {
            Ok(known) => {
                let matters = match &known.outcome {
                    Outcome::Read(facts) => facts.warnings.iter().cloned().map(Matter::Remark).collect(),
                    Outcome::Secret(secrecy) => vec![Matter::Secret(*secrecy)],
                    Outcome::Refused(refusal) => vec![Matter::Unreadable(refusal.error(&source.path))],
                };
                (source, Some(known), matters)
            }
            Err(Missing::Unreadable(error)) => (source, None, vec![Matter::Unreadable(error)]),
            Err(Missing::Unfinished) => (source, None, vec![Matter::Unfinished]),
        }
    }
}
