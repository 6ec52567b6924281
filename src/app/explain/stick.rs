//! Why the site could not be copied to a stick, in sentences.

use super::words::{bytes, path};
use crate::{
    app::stick::StickError,
    i18n::{Language, errors::errors},
};

pub(super) fn explain(error: &StickError, language: Language) -> String {
    let words = &errors(language).stick;
    match error {
        StickError::Occupied { path: at } => (words.occupied)(&path(at)),
        StickError::NoStick { path: at } => (words.no_stick)(&path(at)),
        StickError::Inside { path: at } => (words.inside)(&path(at)),
        StickError::Relative { path: at } => (words.relative)(&path(at)),
        StickError::NoRoom { path: at, needed, free } => {
            (words.no_room)(&path(at), &bytes(*needed, language), &bytes(*free, language))
        }
        StickError::Name { file } => (words.name)(file),
        StickError::Source { file } => (words.source)(file),
        StickError::Faulty { path: at } => (words.faulty)(&path(at)),
        StickError::Unplugged { path: at } => (words.unplugged)(&path(at)),
        StickError::Ended => words.ended.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{
        error::AppError,
        explain::{self, check},
    };

    #[test]
    fn every_fault_of_a_copy_names_the_place() {
        let at = || "usb/tài liệu".into();
        for (error, about) in [
            (StickError::Occupied { path: at() }, "usb/tài liệu"),
            (StickError::NoStick { path: at() }, "usb/tài liệu"),
            (StickError::Inside { path: at() }, "usb/tài liệu"),
            (StickError::Relative { path: at() }, "usb/tài liệu"),
            (StickError::NoRoom { path: at(), needed: 3 << 20, free: 1 << 20 }, "3 MB"),
            (StickError::Name { file: "a:b.css".into() }, "a:b.css"),
            (StickError::Source { file: "index.html".into() }, "index.html"),
            (StickError::Faulty { path: at() }, "usb/tài liệu"),
            (StickError::Unplugged { path: at() }, "usb/tài liệu"),
            (StickError::Ended, ""),
        ] {
            check(|language| explain(&error, language), about);
        }
        for error in [
            AppError::Building { path: at() },
            AppError::Changing { path: at() },
            AppError::Cache { path: at() },
            AppError::NoManifest { path: at() },
        ] {
            check(|language| explain::explain(&error, language), "usb/tài liệu");
        }
    }
}
