//! What goes wrong is said in a sentence, in both languages, and nothing is lost.

use std::{
    fs,
    path::{Path, PathBuf},
};

use daihoi::store::Store;
use serde_json::json;

use crate::fixture::{Answer, Congress, PASSPHRASE, daihoi, project};

/// The command fails with 1 and a sentence that names `about`, in both languages; nothing is printed as an answer.
#[track_caller]
fn fails(arguments: &[&str], about: &str, mut command: impl FnMut() -> assert_cmd::Command) {
    let mut said = Vec::new();
    for (language, mark) in [("vi", "lỗi: "), ("en", "error: ")] {
        let answer = Answer::of(command().args(["--lang", language]).args(arguments)).refused(1);
        assert_eq!(answer.out, "", "{arguments:?}");
        let sentence = answer.err.strip_prefix(mark).unwrap_or_else(|| panic!("{mark}: {answer:?}")).trim_end();
        assert_eq!(sentence.lines().count(), 1, "{sentence}");
        assert!(sentence.ends_with('.') && sentence.contains(about), "{about}: {sentence}");
        for leftover in ["Error", "Os {", "Some(", "None", "\\\"", "panicked", "os error"] {
            assert!(!sentence.contains(leftover), "{leftover}: {sentence}");
        }
        said.push(sentence.to_owned());
    }
    assert_ne!(said[0], said[1], "in its own language each");
}

/// Like `fails`, on a congress, which is whole afterwards and whose log has no entry more: every change leaves one.
#[track_caller]
fn fails_on(congress: &Congress, arguments: &[&str], about: &str) {
    let before = congress.json(&["verify"]);
    fails(arguments, about, || congress.command(&[]));
    assert_eq!(congress.json(&["verify"]), before, "{arguments:?}");
    assert_eq!(before["ok"], true, "{arguments:?}");
}

/// A door opens the roll call as it starts; this one does so first.
fn open_congress() -> Congress {
    let congress = Congress::with_people().with_consent();
    congress.json(&["session", "open", "chinh-thuc"]);
    congress
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let congress = Congress::with_people();
    let known = congress.knows();
    for arguments in [&["delegates"][..], &["consent", "--all", "--method", "paper"]] {
        fails(arguments, "congress.db", || {
            let mut command = congress.command(&[]);
            command.env("DAIHOI_PASSPHRASE", "không phải");
            command
        });
    }
    let none = |command: &mut assert_cmd::Command| {
        command.env_remove("DAIHOI_PASSPHRASE");
    };
    fails(&["delegates"], "DAIHOI_PASSPHRASE", || {
        let mut command = congress.command(&[]);
        none(&mut command);
        command
    });
    // From a file it opens, with or without a line's end; a file that is not there is named.
    let file = congress.argument("mat-khau.txt");
    fs::write(&file, format!("{PASSPHRASE}\r\n")).expect("written");
    let mut command = congress.command(&["--json", "delegates", "--passphrase-file", &file]);
    none(&mut command);
    assert_eq!(Answer::of(&mut command).done().lines(), known.0);
    fails(&["delegates", "--passphrase-file", "khong-co.txt"], "khong-co.txt", || congress.command(&[]));
    assert!(congress.knows() == known);
}

#[test]
fn a_folder_without_a_congress_is_named() {
    let room = tempfile::tempdir().expect("a folder");
    let empty = room.path().to_str().expect("UTF-8");
    for arguments in [
        &["attendance"][..],
        &["delegates"],
        &["docs", "build"],
        &["session", "list"],
        &["verify"],
        &["checkin", "--headless", "--source", "camera:0"],
        &["roster", "import", "x.xlsx"],
    ] {
        fails(&[&["--congress", empty], arguments].concat(), empty, daihoi);
    }
    assert_eq!(fs::read_dir(room.path()).expect("a folder").count(), 0, "nothing was made there");
}

#[test]
fn a_congress_is_not_made_over_another_nor_without_a_passphrase() {
    let congress = Congress::with_people();
    let folder = congress.folder();
    fails_on(&congress, &["init", folder.to_str().expect("UTF-8")], "congress.toml");
    let fresh = congress.argument("moi");
    fails(&["init", &fresh], "", || {
        let mut command = daihoi();
        command.env("DAIHOI_PASSPHRASE", "");
        command
    });
    // After that slip the same folder can be used.
    Answer::of(daihoi().args(["init", &fresh])).done();
}

#[test]
fn models_that_are_missing_or_changed_are_refused() {
    let congress = open_congress();
    let photos = congress.photos("anh", &[("12.jpg", &project("src/app/upkeep/demo/guest.jpg"))]);
    let missing = congress.argument("khong-co");
    let source = format!("clip:{photos}");
    fails_on(&congress, &["enrol", &photos, "--models", &missing], "khong-co");
    fails_on(&congress, &["checkin", "--headless", "--source", &source, "--models", &missing], "khong-co");
    fails_on(&congress, &["faces", "evaluate", &photos, "--models", &missing], "khong-co");

    let models = congress.beside("models");
    fs::create_dir(&models).expect("made");
    for entry in fs::read_dir(project("models")).expect("the models") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            fs::copy(&path, models.join(path.file_name().expect("a name"))).expect("copied");
        }
    }
    let folder = models.to_str().expect("UTF-8");
    let enrolled = congress.lines(&["enrol", &photos, "--models", folder]);
    assert_eq!(enrolled[0]["accepted"], true, "a copy of the models is as good: {enrolled:?}");

    let onnx = |path: &Path| path.extension().is_some_and(|extension| extension == "onnx");
    let mut weights: Vec<PathBuf> =
        fs::read_dir(&models).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    weights.retain(|path| onnx(path));
    weights.sort();
    let changed = &weights[0];
    let mut bytes = fs::read(changed).expect("a model");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(changed, bytes).expect("written");
    let name = changed.file_name().and_then(|name| name.to_str()).expect("a name");
    fails_on(&congress, &["enrol", &photos, "--models", folder], name);
    fs::remove_file(changed).expect("removed");
    fails_on(&congress, &["enrol", &photos, "--models", folder], name);
}

#[test]
fn a_roster_that_is_none_changes_nothing() {
    let congress = Congress::with_people();
    let write = |name: &str, text: &str| {
        fs::write(congress.beside(name), text).expect("written");
        congress.argument(name)
    };
    let text = write("van-ban.xlsx", "Kính gửi Ban Tổ chức,\n");
    fails_on(&congress, &["roster", "import", &text], "van-ban.xlsx");
    fails_on(&congress, &["roster", "import", &write("trong.csv", "")], "trong.csv");
    fails_on(&congress, &["roster", "import", &write("thu.csv", "Kính gửi,Ban Tổ chức\n")], "thu.csv");
    fails_on(&congress, &["roster", "import", &congress.argument("khong-co.xlsx")], "khong-co.xlsx");
    let sheet = congress.argument("danh-sach.xlsx");
    fails_on(&congress, &["roster", "import", &sheet, "--map", "hair=B"], "hair");
    fails_on(&congress, &["roster", "import", &sheet, "--map", "phone=ZZ"], "ZZ");
    fails_on(&congress, &["roster", "export", &congress.argument("ra.docx")], "ra.docx");
    assert!(!congress.beside("ra.docx").exists());
}

#[test]
fn sources_sessions_and_people_that_are_not_there_are_named() {
    let congress = open_congress();
    let empty = congress.argument("rong");
    fs::create_dir(&empty).expect("made");
    let empty_clip = format!("clip:{empty}");
    for (source, about) in [
        ("camera:97", "97"),
        ("camera:hai", "hai"),
        ("film:a", "film:a"),
        ("clip:khong-co", "khong-co"),
        ("clip:", "clip:"),
        (&empty_clip, "rong"),
    ] {
        fails(&["camera", "test", "--source", source], about, || congress.command(&[]));
    }
    for (source, about) in [("camera:97", "97"), ("camera:hai", "hai"), ("clip:khong-co", "khong-co")] {
        fails_on(&congress, &["checkin", "--headless", "--source", source], about);
    }
    fails_on(&congress, &["session", "open", "phien-ma"], "phien-ma");
    fails_on(&congress, &["attendance", "--session", "phien-ma"], "phien-ma");
    fails_on(&congress, &["consent", "phien-ma", "--method", "paper"], "phien-ma");
    fails_on(&congress, &["enrol", &congress.argument("khong-co")], "khong-co");
    fails_on(&congress, &["search", "x"], "docs build");
}

#[test]
fn the_console_needs_a_terminal() {
    let congress = Congress::new();
    for arguments in [&[][..], &["console"], &["checkin"]] {
        fails_on(&congress, arguments, "--headless");
    }
}

#[test]
fn slips_in_the_settings_are_named_by_line() {
    let congress = Congress::with_people();
    let path = congress.folder().join("congress.toml");
    let good = fs::read_to_string(&path).expect("the settings");
    for (slip, about) in [
        (good.replacen("name =", "nmae =", 1), "congress.toml"),
        (format!("{good}\n[quorum]\ndelegates = \"4/3\"\n"), "4/3"),
        (format!("{good}\n[quorum\n"), "congress.toml"),
    ] {
        fs::write(&path, slip).expect("written");
        fails(&["attendance"], about, || congress.command(&[]));
        fails(&["docs", "build"], about, || congress.command(&[]));
    }
    fs::write(&path, good).expect("written");
    assert_eq!(congress.knows().0.len(), 8);
}

#[test]
fn a_second_writer_is_told_and_a_reader_is_not_disturbed() {
    let congress = Congress::with_people();
    let known = congress.knows();
    let mut writer = Store::open(&congress.folder().join("congress.db"), PASSPHRASE).expect("opened");
    assert!(congress.knows() == known, "a reader reads");
    for arguments in [&["consent", "12", "--method", "paper"][..], &["session", "open", "chinh-thuc"]] {
        fails_on(&congress, arguments, "congress.db");
    }
    // What the first writes is read at once, and it loses nothing by the others.
    let mut session = writer.sessions().expect("sessions").remove(0);
    session.opened = Some(jiff::Timestamp::UNIX_EPOCH);
    writer.save_session(&session, &daihoi::store::Context::new("Lan", jiff::Timestamp::now())).expect("saved");
    assert_eq!(congress.lines(&["session", "list"])[0]["opened"], json!("1970-01-01T00:00:00Z"));
    drop(writer);
    assert_eq!(congress.json(&["consent", "12", "--method", "paper"])["recorded"], 1);
}

#[test]
fn damaged_databases_are_refused() {
    let congress = Congress::with_people();
    let database = congress.folder().join("congress.db");
    let good = fs::read(&database).expect("the database");
    for damaged in [good[..good.len() / 2].to_vec(), b"SQLite format 3\0".to_vec(), Vec::new()] {
        fs::write(&database, &damaged).expect("written");
        fails(&["verify"], "congress.db", || congress.command(&[]));
        assert_eq!(fs::read(&database).expect("the database"), damaged, "it is not touched");
    }
    fs::remove_file(&database).expect("removed");
    fails(&["delegates"], "congress.db", || congress.command(&[]));
    fails(&["consent", "--all", "--method", "paper"], "congress.db", || congress.command(&[]));
    assert!(!database.exists(), "no empty one takes its place");
    fs::write(&database, good).expect("written");
    assert_eq!(congress.knows().0.len(), 8);
}

#[test]
fn hostile_documents_do_not_stop_a_build() {
    let made = daihoi_testing::hostile::hostile().iter();
    do_not_stop_a_build(made.map(|(name, bytes)| ((*name).to_owned(), bytes.clone())).collect());
    let Some(folder) = daihoi_testing::measured("data/documents/hostile") else { return };
    let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let name = |path: &Path| path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
    do_not_stop_a_build(files.map(|path| (name(&path), fs::read(&path).expect("a file"))).collect());
}

fn do_not_stop_a_build(mut hostile: Vec<(String, Vec<u8>)>) {
    hostile.retain(|(name, _)| Path::new(name).extension().is_some_and(|extension| extension == "docx"));
    let mut congress = Congress::new().document("tot.md", "# Tốt\n\nMột câu để tìm: chim bồ câu.\n");
    assert!(hostile.len() >= 4, "{}", hostile.len());
    for (name, bytes) in hostile {
        congress = congress.document(&name, bytes);
    }
    let mut reasons = Vec::new();
    for language in ["vi", "en"] {
        let built = congress.json(&["--lang", language, "docs", "build"]);
        let warnings = built["warnings"].as_array().expect("warnings").clone();
        for warning in &warnings {
            let reason = warning["reason"].as_str().expect("a reason");
            assert!(reason.ends_with('.') && !reason.contains("Error"), "{warning}");
        }
        let named = |name: &str| warnings.iter().any(|warning| warning["file"] == name);
        for bad in ["bomb.docx", "deep.docx", "trav.docx", "xxe.docx"] {
            assert!(named(bad), "{bad}: {built}");
        }
        reasons.push(warnings);
    }
    assert_ne!(reasons[0], reasons[1], "in its own language each");
    let hits = congress.lines(&["search", "chim bồ câu"]);
    assert_eq!(hits[0]["title"], "Tốt", "{hits:?}");
    let outside = congress.beside("site");
    assert!(!outside.exists() && fs::read_dir(congress.folder().parent().expect("a room")).expect("it").count() == 1);
}
