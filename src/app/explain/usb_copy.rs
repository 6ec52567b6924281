//! Why the site could not be copied to a USB drive, in sentences.

use super::words::{bytes, path};
use crate::{
    app::error::UsbCopyError,
    i18n::{Language, errors::errors},
};

pub(super) fn explain(error: &UsbCopyError, language: Language) -> String {
    let words = &errors(language).usb_copy;
    match error {
        UsbCopyError::Occupied { path: at } => (words.occupied)(&path(at)),
        UsbCopyError::NoDrive { path: at } => (words.no_drive)(&path(at)),
        UsbCopyError::Inside { path: at } => (words.inside)(&path(at)),
        UsbCopyError::Relative { path: at } => (words.relative)(&path(at)),
        UsbCopyError::NoRoom { path: at, needed, free } => {
            (words.no_room)(&path(at), &bytes(*needed, language), &bytes(*free, language))
        }
        UsbCopyError::Name { file } => (words.name)(file),
        UsbCopyError::Source { file } => (words.source)(file),
        UsbCopyError::Faulty { path: at } => (words.faulty)(&path(at)),
        UsbCopyError::Unplugged { path: at } => (words.unplugged)(&path(at)),
        UsbCopyError::Ended => words.ended.to_owned(),
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
            (UsbCopyError::Occupied { path: at() }, "usb/tài liệu"),
            (UsbCopyError::NoDrive { path: at() }, "usb/tài liệu"),
            (UsbCopyError::Inside { path: at() }, "usb/tài liệu"),
            (UsbCopyError::Relative { path: at() }, "usb/tài liệu"),
            (UsbCopyError::NoRoom { path: at(), needed: 3 << 20, free: 1 << 20 }, "3 MB"),
            (UsbCopyError::Name { file: "a:b.css".into() }, "a:b.css"),
            (UsbCopyError::Source { file: "index.html".into() }, "index.html"),
            (UsbCopyError::Faulty { path: at() }, "usb/tài liệu"),
            (UsbCopyError::Unplugged { path: at() }, "usb/tài liệu"),
            (UsbCopyError::Ended, ""),
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
