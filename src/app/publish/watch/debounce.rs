//! When to build: once what changed has come to rest, without one unfinished file holding up all the others.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use super::files::{self, Seen, Snapshot};
use crate::app::publish::build::Unrest;

/// Editors save in several steps; a file is at rest once it has not changed for this long.
pub(super) const QUIET: Duration = Duration::from_millis(200);
/// A file that lacks its end or can't be read, and has not changed for this long, is as its author left it.
const LEFT: Duration = Duration::from_secs(10);
/// Other files wait no longer for one that is being written.
const WAIT: Duration = Duration::from_secs(2);

/// What to do now.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// Nothing changed since the last build.
    Rest,
    /// Something is being written: look again soon.
    Wait,
    /// Build; these files may be being written.
    Build(Unrest),
}

/// What was seen of the files since the last build.
#[derive(Debug, Default)]
pub(super) struct Debounce {
    /// As it was built.
    built: Snapshot,
    /// Since when each changed file has been as it is; none for one that is gone.
    since: BTreeMap<PathBuf, (Option<Seen>, Instant)>,
    /// Files that a build took for half written, as it found them.
    half_written: BTreeMap<PathBuf, Option<Seen>>,
    /// Since when something has been waiting.
    waiting: Option<Instant>,
}

impl Debounce {
    /// Takes a look into account. `complete` says whether a file has its end.
    pub(super) fn decide(&mut self, now: Instant, seen: &Snapshot, complete: impl Fn(&Path) -> bool) -> Decision {
        let changed: BTreeSet<&Path> = files::changes(&self.built, seen).into_iter().collect();
        self.since.retain(|path, _| changed.contains(path.as_path()));
        if changed.is_empty() {
            self.waiting = None;
            return Decision::Rest;
        }
        let mut unrest = Unrest::default();
        for path in &changed {
            let state = seen.get(*path).copied();
            let since = self.since.entry((*path).to_owned()).or_insert((state, now));
            if since.0 != state {
                *since = (state, now);
            }
            let age = now.duration_since(since.1);
            let is_half = || self.half_written.get(*path) == Some(&state) || !complete(path);
            if age < QUIET || age < LEFT && state.is_some() && is_half() {
                unrest.held.insert((*path).to_owned());
            } else if age < LEFT {
                unrest.young.insert((*path).to_owned());
            }
        }
        let waiting = now.duration_since(*self.waiting.get_or_insert(now));
        // What waits for nothing but unfinished files may as well wait for them.
        if unrest.held.is_empty() || waiting >= WAIT && unrest.held.len() < changed.len() {
            Decision::Build(unrest)
        } else {
            Decision::Wait
        }
    }

    /// Remembers what was built; what was held or taken for half written is still to be built.
    pub(super) fn built(&mut self, seen: Snapshot, held: &BTreeSet<PathBuf>, half_written: BTreeSet<PathBuf>) {
        let left = |path: PathBuf| (path.clone(), seen.get(&path).copied());
        self.half_written.retain(|path, _| held.contains(path));
        self.half_written.extend(half_written.into_iter().map(left));
        let before = std::mem::replace(&mut self.built, seen);
        for path in held.iter().chain(self.half_written.keys()) {
            match before.get(path) {
                Some(seen) => self.built.insert(path.clone(), *seen),
                None => self.built.remove(path),
            };
        }
        self.waiting = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot(files: &[(&str, u64)]) -> Snapshot {
        files.iter().map(|(path, size)| (PathBuf::from(path), Seen::of_size(*size))).collect()
    }

    /// What is built while some files may be being written.
    fn build(held: &[&str], young: &[&str]) -> Decision {
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect();
        Decision::Build(Unrest { held: paths(held), young: paths(young) })
    }

    fn none() -> BTreeSet<PathBuf> {
        BTreeSet::new()
    }

    const TICK: Duration = Duration::from_millis(50);

    #[test]
    fn a_change_is_built_once_it_is_at_rest() {
        let (mut debounce, start) = (Debounce::default(), Instant::now());
        let mut seen = snapshot(&[("a.md", 1), ("b.md", 1)]);
        debounce.built(seen.clone(), &none(), none());
        assert_eq!(debounce.decide(start, &seen, |_| true), Decision::Rest);
        seen.insert("a.md".into(), Seen::of_size(2));
        assert_eq!(debounce.decide(start, &seen, |_| true), Decision::Wait);
        seen.insert("a.md".into(), Seen::of_size(3));
        assert_eq!(debounce.decide(start + QUIET, &seen, |_| true), Decision::Wait, "it changed again");
        assert_eq!(debounce.decide(start + 2 * QUIET, &seen, |_| true), build(&[], &["a.md"]));
        debounce.built(seen.clone(), &none(), none());
        assert_eq!(debounce.decide(start + 2 * QUIET, &seen, |_| true), Decision::Rest);
        seen.remove(Path::new("b.md"));
        assert_eq!(debounce.decide(start + 3 * QUIET, &seen, |_| true), Decision::Wait, "Word's own renaming");
        assert_eq!(debounce.decide(start + 4 * QUIET, &seen, |_| true), build(&[], &["b.md"]));
    }

    #[test]
    fn an_unfinished_file_is_waited_for_and_holds_nobody_up() {
        let (mut debounce, start) = (Debounce::default(), Instant::now());
        let mut seen = snapshot(&[("a.md", 1), ("b.docx", 1)]);
        debounce.built(seen.clone(), &none(), none());
        let half = |path: &Path| path != Path::new("b.docx");
        seen.insert("b.docx".into(), Seen::of_size(2));
        assert_eq!(debounce.decide(start, &seen, half), Decision::Wait);
        assert_eq!(debounce.decide(start + WAIT, &seen, half), Decision::Wait, "nothing else is to be built");
        seen.insert("a.md".into(), Seen::of_size(2));
        assert_eq!(debounce.decide(start + WAIT, &seen, half), Decision::Wait);
        assert_eq!(debounce.decide(start + WAIT + QUIET, &seen, half), build(&["b.docx"], &["a.md"]));
        debounce.built(seen.clone(), &BTreeSet::from(["b.docx".into()]), none());
        let later = start + WAIT + QUIET + TICK;
        assert_eq!(debounce.decide(later, &seen, half), Decision::Wait, "it is still to be built");
        assert_eq!(debounce.decide(later + TICK, &seen, |_| true), build(&[], &["b.docx"]), "now it is whole");
    }

    #[test]
    fn a_file_that_stays_without_an_end_is_built_as_it_is() {
        let (mut debounce, start) = (Debounce::default(), Instant::now());
        let seen = snapshot(&[("b.docx", 1)]);
        assert_eq!(debounce.decide(start, &seen, |_| false), Decision::Wait);
        assert_eq!(debounce.decide(start + LEFT.saturating_sub(TICK), &seen, |_| false), Decision::Wait);
        assert_eq!(debounce.decide(start + LEFT, &seen, |_| false), build(&[], &[]));
    }

    #[test]
    fn a_file_that_a_build_found_half_written_is_tried_when_it_changes_and_at_last_as_it_is() {
        let (mut debounce, start) = (Debounce::default(), Instant::now());
        let mut seen = snapshot(&[("b.doc", 1)]);
        debounce.built(seen.clone(), &none(), none());
        seen.insert("b.doc".into(), Seen::of_size(2));
        assert_eq!(debounce.decide(start, &seen, |_| true), Decision::Wait);
        assert_eq!(debounce.decide(start + QUIET, &seen, |_| true), build(&[], &["b.doc"]));
        let half = || BTreeSet::from([PathBuf::from("b.doc")]);
        debounce.built(seen.clone(), &none(), half());
        assert_eq!(debounce.decide(start + 2 * QUIET, &seen, |_| true), Decision::Wait, "nothing came since");
        seen.insert("b.doc".into(), Seen::of_size(3));
        let more = start + 3 * QUIET;
        assert_eq!(debounce.decide(more, &seen, |_| true), Decision::Wait);
        assert_eq!(debounce.decide(more + QUIET, &seen, |_| true), build(&[], &["b.doc"]));
        debounce.built(seen.clone(), &none(), half());
        assert_eq!(debounce.decide(more + LEFT.saturating_sub(TICK), &seen, |_| true), Decision::Wait);
        assert_eq!(debounce.decide(more + LEFT, &seen, |_| true), build(&[], &[]), "its author left it so");
        debounce.built(seen.clone(), &none(), none());
        assert_eq!(debounce.decide(more + LEFT + TICK, &seen, |_| true), Decision::Rest);
    }
}
