//! The modules of one package, and which of them names which: re-exports are followed to where an item is defined.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, iter,
    path::Path as FilePath,
};

use crate::source::{Path, Source};

/// How many re-exports are followed from a name to its definition.
const HOPS: usize = 9;

/// A package's modules by path; the root is the empty path.
pub(crate) struct Package {
    modules: BTreeMap<Path, Source>,
}

impl Package {
    /// Reads the sources under `src`, unit tests apart.
    pub(crate) fn read(src: &FilePath) -> Self {
        let files = crate::rust_files(src).into_iter().filter_map(|file| {
            let inside = file.strip_prefix(src).expect("inside").with_extension("");
            let mut path: Path = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            let last = path.last().cloned().unwrap_or_default();
            let apart = last.ends_with("tests") || path.iter().any(|part| part == "tests" || part == "bin");
            if ["mod", "lib", "main"].contains(&last.as_str()) {
                path.pop();
            }
            let text = fs::read_to_string(&file).expect("a source");
            // `main` and `lib` of one package stand on the same root; `main` names the library alone.
            (!apart && last != "main").then_some((path, text))
        });
        Self::of(files)
    }

    /// A package of texts.
    pub(crate) fn of(files: impl IntoIterator<Item = (Path, String)>) -> Self {
        Self { modules: files.into_iter().map(|(path, text)| (path, Source::parse(&text))).collect() }
    }

    /// From the package's root: what a path that `here` writes leads to. None for other packages.
    fn absolute(&self, here: &[String], written: &[String]) -> Option<Path> {
        let own = |segments: &[String]| here.iter().chain(segments).cloned().collect::<Path>();
        match written.first()?.as_str() {
            "crate" => Some(written[1..].to_vec()),
            "self" | "super" => {
                let mut rest = written;
                let mut base = here.len();
                while let Some(first) = rest.first().filter(|first| ["self", "super"].contains(&first.as_str())) {
                    base -= usize::from(*first == "super");
                    rest = &rest[1..];
                }
                Some(here[..base].iter().chain(rest).cloned().collect())
            }
            _ => self.modules.contains_key(&own(&written[..1])).then(|| own(written)),
        }
    }

    /// The module that defines what a path names.
    fn definer(&self, path: &[String], hops: usize) -> Option<Path> {
        let within = (0..=path.len()).rev().find(|many| self.modules.contains_key(&path[..*many]))?;
        let (module, rest) = path.split_at(within);
        let handed = rest.first().and_then(|name| self.modules[module].exports.get(name));
        let behind = handed.filter(|_| hops > 0).and_then(|to| self.absolute(module, to));
        match behind {
            Some(mut behind) if behind != path[..=within] => {
                behind.extend_from_slice(&rest[1..]);
                self.definer(&behind, hops - 1)
            }
            _ => Some(module.to_vec()),
        }
    }

    /// For each module those whose items it uses. Handing an item on is no use of it.
    fn uses(&self) -> BTreeMap<&Path, BTreeSet<Path>> {
        let uses = self.modules.iter().map(|(here, source)| {
            let imports: BTreeMap<&String, &Path> = source.imports.iter().map(|(name, path)| (name, path)).collect();
            let imported = source
                .imports
                .iter()
                .filter(|(name, _)| name == "*" || !source.exports.contains_key(name) || source.words.contains(name));
            let imported = imported.filter_map(|(_, path)| self.absolute(here, path));
            let written = source.paths.iter().filter_map(|path| {
                self.absolute(here, path).or_else(|| {
                    let mut behind = self.absolute(here, imports.get(&path[0])?)?;
                    behind.extend_from_slice(&path[1..]);
                    Some(behind)
                })
            });
            let definers = imported.chain(written).filter_map(|mut path| {
                path.retain(|part| part != "*");
                self.definer(&path, HOPS)
            });
            (here, definers.filter(|definer| definer != here).collect())
        });
        uses.collect()
    }

    /// Whether there is such a module.
    pub(crate) fn has(&self, module: &str) -> bool {
        self.modules.contains_key(&module.split("::").map(str::to_owned).collect::<Path>())
    }

    /// Which modules at or under `from` use something at or under `to`.
    pub(crate) fn arrows(&self, from: &str, to: &str) -> Vec<String> {
        let [from, to] = [from, to].map(|path| path.split("::").map(str::to_owned).collect::<Path>());
        let uses = self.uses().into_iter().filter(|(here, _)| here.starts_with(&from));
        let uses = uses.flat_map(|(here, targets)| targets.into_iter().map(move |target| (here, target)));
        let crossing = uses.filter(|(_, target)| target.starts_with(&to));
        crossing.map(|(here, target)| format!("{} uses {}", here.join("::"), target.join("::"))).collect()
    }

    /// Sibling modules that use one another in a circle, folder by folder: what stands under a module belongs to it, and
    /// a module and its own parent may name one another.
    pub(crate) fn circles(&self) -> Vec<String> {
        let uses = self.uses();
        let folders: BTreeSet<&[String]> =
            self.modules.keys().filter_map(|path| path.split_last()).map(|(_, folder)| folder).collect();
        folders.into_iter().flat_map(|folder| circles_in(folder, &uses)).collect()
    }
}

fn circles_in(folder: &[String], uses: &BTreeMap<&Path, BTreeSet<Path>>) -> Vec<String> {
    let child =
        |path: &Path| (path.len() > folder.len() && path.starts_with(folder)).then(|| path[folder.len()].clone());
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, targets) in uses {
        let Some(from) = child(from) else { continue };
        edges.entry(from.clone()).or_default().extend(targets.iter().filter_map(child).filter(|to| *to != from));
    }
    let reached = |start: &String| {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&String> = edges.get(start).into_iter().flatten().collect();
        while let Some(next) = open.pop() {
            if seen.insert(next.clone()) {
                open.extend(edges.get(next).into_iter().flatten());
            }
        }
        seen
    };
    let circle: Vec<&String> = edges.keys().filter(|module| reached(module).contains(*module)).collect();
    if circle.is_empty() {
        return Vec::new();
    }
    let described = circle.iter().map(|module| {
        let to: Vec<&String> = edges[*module].iter().filter(|to| circle.contains(to)).collect();
        format!("{}: {module} -> {to:?}", folder.join("::"))
    });
    described.chain(iter::once(String::new())).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(files: &[(&str, &str)]) -> Package {
        let path = |text: &str| text.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
        Package::of(files.iter().map(|(module, text)| (path(module), (*text).to_owned())))
    }

    fn has_circle(files: &[(&str, &str)]) -> bool {
        !package(files).circles().is_empty()
    }

    #[test]
    fn a_circle_is_found_however_it_is_written() {
        let root = ("", "mod a; mod b;");
        let back = ("b", "use crate::a::X;");
        for way in ["use crate::b::Y;", "use super::b::Y;", "fn f() { crate::b::y() }", "fn f(y: super::b::Y) {}"] {
            assert!(has_circle(&[root, ("a", way), back]), "{way}");
        }
        assert!(!has_circle(&[root, ("a", "use std::fmt;"), back]));
    }

    #[test]
    fn what_stands_below_a_module_ties_it() {
        let files = [
            ("", "mod a; mod b;"),
            ("a", "mod inner; fn f() { self::inner::g() }"),
            ("a::inner", "use super::super::b::Y;"),
            ("b", "mod below;"),
            ("b::below", "fn g() { crate::a::f() }"),
        ];
        assert!(has_circle(&files), "mod.rs, self:: and chained super are read");
    }

    #[test]
    fn what_is_handed_on_is_followed_to_its_definition() {
        let tied = [("", "mod a; mod b; pub use b::Y;"), ("a", "use crate::Y;"), ("b", "use crate::a::X;")];
        assert!(has_circle(&tied));
        let free = [("", "mod a; mod b; pub use b::Y;"), ("a", "fn f() {}"), ("b", "use crate::a::f;")];
        assert!(!has_circle(&free));
    }

    #[test]
    fn an_arrow_is_found_through_what_is_handed_on() {
        let files = [
            ("", "mod a; mod b;"),
            ("a", "mod below;"),
            ("a::below", "use crate::b::act;"),
            ("b", "mod deep; pub use deep::act;"),
            ("b::deep", ""),
        ];
        assert_eq!(package(&files).arrows("a", "b"), ["a::below uses b::deep"]);
        assert!(package(&files).arrows("b", "a").is_empty());
    }

    #[test]
    fn children_named_without_self_are_read() {
        let files = [
            ("f", "mod a; mod b;"),
            ("f::a", "use super::b;"),
            ("f::b", "mod child; fn f() { child::g() }"),
            ("f::b::child", "use super::super::a::X;"),
        ];
        assert!(has_circle(&files));
    }
}
