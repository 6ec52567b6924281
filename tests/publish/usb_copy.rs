//! Checked copies of the site, and the check of a folder.

use std::{fs, io::Write as _, ops::ControlFlow, path::Path};

use daihoi::app::{
    error::{AppError, UsbCopyError},
    publish::{
        manifest,
        usb_copy::{self, Copied, Phase, Progress},
    },
};
use daihoi_testing::Disk;

use crate::{
    corpus::Corpus,
    fixture::{Congress, differences, put, tree},
};

fn congress() -> Congress {
    let congress = Congress::new();
    Corpus::new().write(&congress.folder().documents(), 10);
    congress.put("12: nội quy?.md", "# Nội quy\n\nMặc lễ phục.\n");
    congress.build();
    congress
}

fn copy(congress: &Congress, target: &Path) -> Result<Copied, AppError> {
    usb_copy::copy(&congress.folder(), &congress.site(), target, &mut |_| ControlFlow::Continue(()))
}

#[test]
fn a_copy_is_the_site_and_replaces_nothing_but_a_site() {
    let congress = congress();
    let target = congress.beside("usb/tai-lieu");
    let none = copy(&congress, &target).expect_err("no drive");
    assert!(
        matches!(none, AppError::UsbCopy(UsbCopyError::NoDrive { .. })) && !congress.beside("usb").exists(),
        "{none}"
    );
    fs::create_dir(congress.beside("usb")).expect("made");
    let mut steps: Vec<Progress> = Vec::new();
    let copied = usb_copy::copy(&congress.folder(), &congress.site(), &target, &mut |progress| {
        steps.push(progress);
        ControlFlow::Continue(())
    });
    let copied = copied.expect("copied");
    assert_eq!(copied.folder, target.canonicalize().expect("there"));
    assert_eq!(differences(&tree(&target), &tree(&congress.site())), Vec::<String>::new());
    assert_eq!(copied.files, tree(&target).len());
    assert_eq!(copied.bytes, tree(&target).values().map(|bytes| bytes.len() as u64).sum::<u64>());
    for phase in [Phase::Copying, Phase::Checking] {
        let last = steps.iter().rfind(|step| step.phase == phase).expect("told");
        assert_eq!((last.done, last.total), (copied.bytes, copied.bytes));
    }
    assert!(steps.is_sorted_by_key(|step| (step.phase == Phase::Checking, step.done)));

    congress.put("moi.md", "# Mới\n\nMới đến.\n");
    congress.build();
    copy(&congress, &target).expect("copied over an older copy");
    assert_eq!(differences(&tree(&target), &tree(&congress.site())), Vec::<String>::new());
    assert_eq!(fs::read_dir(congress.beside("usb")).expect("a folder").count(), 1, "nothing is left beside it");

    // Somebody keeps a photo in the folder: it would be gone with the older copy.
    put(&target.join("Anh/gia-dinh.jpg"), "ảnh");
    let before = tree(&target);
    let refused = copy(&congress, &target).expect_err("refused");
    assert!(matches!(&refused, AppError::Foreign { path } if path.ends_with("Anh/gia-dinh.jpg")), "{refused}");
    assert_eq!(differences(&tree(&target), &before), Vec::<String>::new(), "all is as it was");
    fs::remove_dir_all(target.join("Anh")).expect("moved away");
    put(&target.join("Thumbs.db"), "of the system");
    copy(&congress, &target).expect("what systems leave behind is nobody's");

    let own = congress.beside("usb/luan-an");
    put(&own.join("luan-an.txt"), "mười năm");
    let refused = copy(&congress, &own).expect_err("refused");
    assert!(matches!(refused, AppError::UsbCopy(UsbCopyError::Occupied { .. })), "{refused}");
    assert_eq!(tree(&own).len(), 1);
}

#[test]
fn names_on_the_site_fit_any_stick() {
    let congress = congress();
    let names: Vec<String> = tree(&congress.site()).into_keys().collect();
    assert!(names.contains(&"van-ban/12-noi-quy/tep-goc/12_ nội quy_.md".to_owned()), "{names:?}");
    put(&congress.folder().templates().join("anh?.svg"), "<svg/>");
    congress.build();
    let refused = copy(&congress, &congress.beside("usb")).expect_err("refused");
    assert!(matches!(&refused, AppError::UsbCopy(UsbCopyError::Name { file }) if file == "anh?.svg"), "{refused}");
}

#[test]
fn a_damaged_site_is_not_handed_on_and_an_ended_copy_leaves_the_older_one() {
    let congress = congress();
    let target = congress.beside("usb");
    copy(&congress, &target).expect("copied");
    let before = tree(&target);
    congress.put("moi.md", "# Mới\n");
    congress.build();
    let ended = usb_copy::copy(&congress.folder(), &congress.site(), &target, &mut |progress| {
        if progress.done > progress.total / 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(ended, Err(AppError::UsbCopy(UsbCopyError::Ended))));
    let page = congress.site().join("index.html");
    let mut bytes = fs::read(&page).expect("read");
    bytes[100] ^= 1;
    fs::write(&page, bytes).expect("written");
    let refused = copy(&congress, &target).expect_err("refused");
    assert!(matches!(&refused, AppError::UsbCopy(UsbCopyError::Source { file }) if file == "index.html"), "{refused}");
    assert_eq!(differences(&tree(&target), &before), Vec::<String>::new());
    assert_eq!(fs::read_dir(congress.beside("")).expect("a folder").count(), 2, "congress and copy alone");
}

#[test]
fn a_check_looks_where_a_copy_of_a_whole_stick_is() {
    let congress = congress();
    let drive = congress.beside("usb");
    fs::create_dir(&drive).expect("made");
    let none = usb_copy::verify(&drive).expect_err("nothing there");
    assert!(matches!(&none, AppError::NoManifest { path } if *path == drive), "{none}");
    let below = drive.join("tai-lieu-dai-hoi");
    copy(&congress, &below).expect("copied");
    let (folder, checked) = usb_copy::verify(&drive).expect("checked");
    assert!(folder == below && checked.is_sound(), "{checked:?}");
    fs::remove_file(below.join("index.html")).expect("removed");
    assert_eq!(usb_copy::verify(&drive).expect("checked").1.missing, ["index.html"]);
}

#[test]
fn a_check_finds_one_flipped_bit() {
    let congress = congress();
    let checked = manifest::verify(&congress.site()).expect("checked");
    assert!(checked.is_sound() && checked.files == tree(&congress.site()).len() - 1, "{checked:?}");
    let paths: Vec<String> = tree(&congress.site()).into_keys().filter(|path| path != manifest::NAME).collect();
    for path in paths.iter().step_by(7) {
        let file = congress.site().join(path);
        let good = fs::read(&file).expect("read");
        let mut bytes = good.clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 4;
        fs::write(&file, bytes).expect("written");
        let checked = manifest::verify(&congress.site()).expect("checked");
        assert_eq!((checked.changed, checked.missing.len(), checked.extra.len()), (vec![path.clone()], 0, 0));
        fs::write(&file, good).expect("written");
    }
}

#[test]
fn a_full_stick_is_said_before_anything_is_written() {
    let Some(disk) = Disk::new("usb_copy::a_full_stick_is_said_before_anything_is_written", 2) else { return };
    let congress = congress();
    let copied = copy(&congress, disk.root()).expect("there is room");
    assert_eq!(
        copied.folder,
        disk.root().canonicalize().expect("there").join("tai-lieu-dai-hoi"),
        "a folder of its own"
    );
    let (found, checked) = usb_copy::verify(disk.root()).expect("it is looked for where it was put");
    assert!(checked.is_sound() && found.ends_with("tai-lieu-dai-hoi"), "{checked:?}");
    let before = tree(disk.root());
    let mut filler = fs::File::create(disk.root().join("filler")).expect("made");
    while filler.write_all(&[7; 4096]).is_ok() {}
    drop(filler);
    let refused = copy(&congress, disk.root()).expect_err("refused");
    assert!(
        matches!(refused, AppError::UsbCopy(UsbCopyError::NoRoom { needed, free, .. }) if needed > free),
        "{refused}"
    );
    fs::remove_file(disk.root().join("filler")).expect("removed");
    assert_eq!(differences(&tree(disk.root()), &before), Vec::<String>::new());
}
