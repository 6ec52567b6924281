//! What changed is read and written again, nothing else, and the site is the one that a build from nothing gives.

use std::{fs, path::Path};

use daihoi::{
    app::{
        error::AppError,
        publish::{build::Reuse, manifest},
    },
    search::Library,
};

use crate::{
    corpus::Corpus,
    fixture::{Congress, differences, put, tree},
};

const RULES: &str = "---\ntitle: Nội quy\nclass: nội quy\norder: 1\n---\n\n## Điều 1. Trang phục\n\nĐại biểu mặc lễ phục.\n\n\
                     ## Điều 2. Phát biểu\n\nMỗi đại biểu nói năm phút.\n";

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "html")
}

fn congress() -> Congress {
    let congress = Congress::new();
    Corpus::new().write(&congress.folder().documents(), 12);
    congress.put("noi-quy.md", RULES);
    congress
}

/// The incremental site, held against one that is built from nothing elsewhere.
#[track_caller]
pub(crate) fn assert_like_new(congress: &Congress, step: &str) {
    assert_site_like_new(congress, step);
    let left: Vec<_> = fs::read_dir(congress.folder().path()).expect("a folder").flatten().collect();
    let left: Vec<_> = left.iter().map(|entry| entry.file_name().into_string().expect("UTF-8")).collect();
    assert!(left.iter().all(|name| !name.ends_with("-new") && !name.ends_with("-old")), "{step}: {left:?}");
}

/// Compares the sites alone, whatever stands beside them.
#[track_caller]
fn assert_site_like_new(congress: &Congress, step: &str) {
    let copy = congress.copied();
    copy.build();
    let differences = differences(&tree(&congress.site()), &tree(&copy.site()));
    assert!(differences.is_empty(), "{step}: {differences:?}");
    let checked = manifest::verify(&congress.site()).expect("checked");
    assert!(checked.is_sound(), "{step}: {checked:?}");
}

#[test]
fn any_sequence_of_changes_gives_the_site_of_a_build_from_nothing() {
    let congress = congress();
    let first = congress.build();
    assert_eq!((first.documents, first.read), (13, 13));
    assert_like_new(&congress, "the first build");

    let same = congress.build();
    assert_eq!((same.read, same.written, same.documents, same.sections), (0, 0, 13, first.sections));
    assert_like_new(&congress, "nothing changed");

    congress.put("noi-quy.md", RULES.replace("năm phút", "bảy phút rưỡi"));
    let changed = congress.build();
    assert_eq!(changed.read, 1, "one file is read");
    assert!(congress.page("noi-quy").contains("bảy phút rưỡi"));
    assert_like_new(&congress, "a document changed");

    congress.put("noi-quy.md", RULES.replace("năm phút", "bảy phút rưỡi").replace("Nội quy", "Nội quy đại hội"));
    congress.build();
    assert_like_new(&congress, "a title changed, which neighbours and lists show");

    fs::remove_file(congress.at("van-ban-00003.md")).expect("removed");
    assert_eq!(congress.build().documents, 12);
    assert!(!congress.site().join("van-ban/van-ban-00003").exists());
    assert_like_new(&congress, "a document went");

    fs::rename(congress.at("van-ban-00009.docx"), congress.at("Báo cáo mới.docx")).expect("renamed");
    congress.build();
    assert!(congress.site().join("van-ban/bao-cao-moi/tep-goc/Báo cáo mới.docx").is_file());
    assert!(!congress.site().join("van-ban/van-ban-00009").exists());
    assert_like_new(&congress, "a document was renamed");

    congress.put("phụ lục/tham-luan.md", "# Tham luận\n\nNạo vét kênh.\n");
    congress.put("phụ lục/hong.docx", "không phải tệp Word");
    let built = congress.build();
    assert_eq!((built.documents, built.warnings.len()), (13, 1));
    assert_like_new(&congress, "two came, one of them broken");

    let settings = congress.folder().path().join("congress.toml");
    let text = fs::read_to_string(&settings).expect("read").replace("Đại hội thử", "Đại hội thật");
    fs::write(settings, text).expect("written");
    congress.build();
    assert!(congress.page("noi-quy").contains("Đại hội thật"));
    assert_like_new(&congress, "the congress has another name");
}

#[test]
fn an_address_leads_to_the_same_paper_whatever_comes_and_goes_beside_it() {
    let congress = Congress::new();
    congress.put("bao-cao.md", "# Báo cáo\n\nTừ tệp thứ nhất.\n");
    congress.build();
    congress.put("bao-cao.markdown", "# Báo cáo\n\nTừ tệp thứ hai.\n");
    congress.put("phu-luc.md", "# Phụ lục\n\nMột.\n");
    congress.put("phu-luc.markdown", "# Phụ lục\n\nHai.\n");
    congress.build();
    let stand = || {
        assert!(congress.page("bao-cao").contains("Từ tệp thứ nhất"), "who had the address keeps it");
        assert!(congress.page("bao-cao-markdown").contains("Từ tệp thứ hai"));
        assert!(congress.page("phu-luc-md").contains("Một") && congress.page("phu-luc-markdown").contains("Hai"));
        assert!(!congress.site().join("van-ban/phu-luc").exists(), "who of them was meant?");
    };
    stand();
    assert_like_new(&congress, "papers of one name");

    // One that can't be read for a while loses nothing to the others.
    let whole = fs::read(congress.at("bao-cao.md")).expect("read");
    congress.put("bao-cao.md", b"---\ntitle: [\n---\n");
    congress.build();
    assert!(!congress.site().join("van-ban/bao-cao").exists());
    congress.put("bao-cao.md", whole);
    congress.build();
    stand();

    fs::remove_file(congress.at("bao-cao.md")).expect("removed");
    fs::remove_file(congress.at("phu-luc.md")).expect("removed");
    congress.build();
    assert!(!congress.site().join("van-ban/bao-cao").exists(), "an old address leads nowhere, not elsewhere");
    assert!(
        congress.page("bao-cao-markdown").contains("Từ tệp thứ hai")
            && congress.page("phu-luc-markdown").contains("Hai")
    );
    assert_like_new(&congress, "two went");
}

#[test]
fn a_large_site_shows_its_pages_first_and_ends_the_same() {
    let congress = congress();
    congress.build();
    congress.put("noi-quy.md", RULES.replace("năm phút", "bảy phút rưỡi"));
    congress.put("moi.md", "# Mới\n\nVừa đến.\n");
    assert_eq!(congress.build_in_two().read, 2);
    assert_like_new(&congress, "changed and new");
    let search =
        |words: &str| Library::open(&congress.folder().index()).and_then(|it| it.search(words, 1)).expect("found");
    assert_eq!((search("\"bảy phút rưỡi\"").len(), search("\"năm phút\"").len()), (1, 0));
    assert_eq!(congress.build_in_two().written, 0);
    fs::remove_file(congress.at("moi.md")).expect("removed");
    congress.build_in_two();
    assert_like_new(&congress, "one went");
    assert!(search("\"vừa đến\"").is_empty());
}

#[test]
fn a_build_that_begins_with_the_spare_ends_the_same() {
    let congress = congress();
    congress.build_with_spare();
    assert!(!congress.spare().exists(), "nothing was replaced");
    let page = congress.spare().join("van-ban/noi-quy/index.html");
    for (round, minutes) in ["sáu", "bảy", "tám"].into_iter().enumerate() {
        let before = congress.page("noi-quy");
        congress.put("noi-quy.md", RULES.replace("năm phút", &format!("{minutes} phút")));
        congress.put(&format!("moi-{round}.md"), "# Mới\n\nVừa đến.\n");
        congress.build_with_spare();
        assert_site_like_new(&congress, minutes);
        assert_eq!(fs::read_to_string(&page).expect("the spare"), before, "what stood is not written into");
    }
    // Somebody was at it, and a build died in the midst of it.
    put(&page, "<p>Khác");
    put(&congress.spare().join("van-ban/van-ban-00003/index.html"), "<p>Khác");
    congress.build_with_spare();
    assert_site_like_new(&congress, "damaged");
    fs::remove_file(congress.spare().join("SHA256SUMS")).expect("removed");
    congress.put("noi-quy.md", RULES);
    congress.build_with_spare();
    assert_site_like_new(&congress, "half a spare");
    // What is withdrawn is kept nowhere, and whoever builds once leaves no spare.
    fs::remove_file(congress.at("moi-1.md")).expect("removed");
    congress.build_with_spare();
    assert_like_new(&congress, "withdrawn");
    congress.put("noi-quy.md", RULES.replace("năm", "chín"));
    congress.build_with_spare();
    assert!(congress.spare().exists());
    congress.build();
    assert_like_new(&congress, "built once");
}

#[test]
fn a_paper_is_found_by_what_stands_above_its_text() {
    let congress = Congress::new();
    congress.put(
        "nq.md",
        "---\ntitle: Nghị quyết\nsubject: về chăm lo người cao tuổi\nsymbol: 11-NQ/ĐU\nissuing_body: ĐẢNG BỘ XÃ HÒA PHƯỚC\n\
         signer: Trần Văn Cừ\n---\n\n## Điều 1\n\nĐại hội quyết nghị.\n",
    );
    congress.put("bc.md", "---\ntitle: Báo cáo\nissuing_body: Đảng bộ xã Hòa Phước\n---\n\nThực hiện Nghị quyết 11.\n");
    congress.build();
    let library = Library::open(&congress.folder().index()).expect("an index");
    for query in ["\"11-NQ/ĐU\"", "11-nq/đu", "\"chăm lo người cao tuổi\"", "tran van cu"] {
        let found = library.search(query, 5).expect("found");
        assert_eq!(found[0].url, "van-ban/nq/index.html", "{query}");
        assert_eq!(found[0].body, "Đảng bộ xã Hòa Phước", "{query}: as the other paper writes it");
    }
}

#[test]
fn a_paper_that_is_a_title_and_no_more_is_found_by_it() {
    let congress = Congress::new();
    congress.put("bia.md", "# Tập tài liệu xôn xao\n");
    congress.build();
    let found = Library::open(&congress.folder().index()).expect("an index").search("xon xao", 3).expect("asked");
    assert_eq!(found.first().map(|hit| &*hit.url), Some("van-ban/bia/index.html"));
}

#[test]
fn what_did_not_change_is_the_same_file() {
    let congress = congress();
    congress.build();
    let before = identities(&congress.site());
    congress.put("noi-quy.md", RULES.replace("năm phút", "bảy phút"));
    let built = congress.build();
    let after = identities(&congress.site());
    let kept = after.iter().filter(|file| before.contains(file)).count();
    assert_eq!(after.len() - kept, built.written, "what is not written is linked");
    assert!(kept >= 24, "pages and originals of twelve documents at least: {kept} of {}", after.len());
}

#[cfg(unix)]
fn identities(folder: &Path) -> Vec<(String, u64)> {
    use std::os::unix::fs::MetadataExt;
    let files = tree(folder).into_keys().filter(|path| path != manifest::NAME);
    files.map(|path| (path.clone(), fs::metadata(folder.join(&path)).expect("a file").ino())).collect()
}

#[test]
fn a_template_of_the_congress_changes_every_page_and_its_end_changes_them_back() {
    let congress = congress();
    congress.build();
    let shipped = tree(&congress.site());
    let layout =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("site-template/layout.html")).expect("read");
    let own = congress.folder().templates().join("layout.html");
    put(&own, layout.replace("</body>", "<p>In tại xã</p></body>"));
    let built = congress.build();
    assert_eq!(built.read, 0, "documents are read once");
    let changed = tree(&congress.site());
    let pages = changed.iter().filter(|(path, _)| is_page(path));
    for (path, bytes) in pages {
        assert!(String::from_utf8_lossy(bytes).contains("In tại xã"), "{path}");
    }
    assert_like_new(&congress, "a template");
    fs::remove_file(own).expect("removed");
    congress.build();
    assert_eq!(differences(&tree(&congress.site()), &shipped), Vec::<String>::new());
}

#[test]
fn pictures_beside_markdown_and_sidecars_count_as_its_content() {
    let congress = Congress::new();
    congress.put("bao-cao.md", "# Báo cáo\n\n![Sơ đồ](so-do.png)\n");
    congress.put("noi-quy.md", RULES);
    let missing = congress.build();
    assert_eq!(missing.warnings.len(), 1, "the picture is missing");
    congress.put("so-do.png", png(3));
    let shown = congress.build();
    assert_eq!((shown.read, shown.warnings.len()), (1, 0), "the one that names a picture is read again");
    assert!(congress.page("bao-cao").contains("<img"));
    assert_like_new(&congress, "a picture came");
    congress.put("so-do.png", png(5));
    congress.build();
    assert!(congress.page("bao-cao").contains("width=\"5\""));
    assert_like_new(&congress, "a picture changed");
    congress.put("noi-quy.md.toml", "session = \"chinh-thuc\"\n");
    assert_eq!(congress.build().read, 1);
    assert_like_new(&congress, "a sidecar came");
}

fn png(side: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(side, side).write_to(&mut bytes, image::ImageFormat::Png).expect("drawn");
    bytes.into_inner()
}

#[test]
fn a_site_that_somebody_was_at_is_mended() {
    let congress = congress();
    congress.build();
    let good = tree(&congress.site());
    let page = congress.site().join("van-ban/noi-quy/index.html");
    fs::write(&page, "<p>sửa tay</p>").expect("written");
    fs::remove_file(congress.site().join("style.css")).expect("removed");
    fs::write(congress.site().join("la.html"), "lạ").expect("written");
    let chunk = tree(&congress.site()).into_keys().rfind(|path| path.starts_with("search/d-")).expect("a chunk");
    fs::write(congress.site().join(chunk), "hỏng").expect("written");
    assert!(!manifest::verify(&congress.site()).expect("checked").is_sound());
    congress.build();
    assert_eq!(differences(&tree(&congress.site()), &good), Vec::<String>::new());
}

#[test]
fn a_cache_that_is_lost_or_damaged_costs_time_alone() {
    let congress = congress();
    congress.build();
    let good = tree(&congress.site());
    let documents = congress.folder().cache().join("documents");
    for entry in fs::read_dir(&documents).expect("a folder") {
        fs::write(entry.expect("an entry").path(), "{").expect("damaged");
    }
    put(&congress.folder().templates().join("site.js"), "// khác\n");
    put(&congress.folder().templates().join("document.html"), "{% extends \"layout.html\" %}");
    congress.build();
    assert_like_new(&congress, "damaged");
    fs::remove_dir_all(congress.folder().cache()).expect("removed");
    fs::remove_dir_all(congress.folder().index()).expect("removed");
    fs::remove_dir_all(congress.folder().templates()).expect("removed");
    assert_eq!(congress.build().read, 13);
    assert_eq!(differences(&tree(&congress.site()), &good), Vec::<String>::new());
    let library = Library::open(&congress.folder().index()).expect("an index");
    assert_eq!(library.search("lễ phục", 1).expect("found")[0].title, "Nội quy");
}

#[test]
fn versions_count_from_the_first_change_and_stay() {
    let congress = congress();
    congress.build();
    let versions = || fs::read_to_string(congress.folder().revisions()).expect("read");
    assert!(!versions().contains("\"number\""), "nothing changed yet");
    congress.put("noi-quy.md", RULES.replace("năm phút", "bảy phút"));
    congress.build();
    let second = versions();
    assert!(second.contains("\"number\": 2") && second.contains("\"phat-bieu\""), "{second}");
    assert!(!second.contains("\"changed\": [\n          \"trang-phuc\""), "{second}");
    congress.build();
    assert_eq!(versions(), second, "a build without a change makes no version");
    assert_like_new(&congress, "a version");
}

#[test]
fn a_second_build_of_a_congress_is_refused_while_one_runs() {
    let congress = congress();
    congress.build();
    let lock = fs::File::options().write(true).open(congress.folder().cache().join("lock")).expect("a lock");
    lock.lock().expect("taken");
    let refused = congress.attempt(&congress.site(), Reuse::All).expect_err("refused");
    assert!(matches!(refused, AppError::Building { ref path } if path == congress.folder().path()), "{refused}");
    drop(lock);
    congress.build();
}

#[test]
fn a_build_that_fails_leaves_the_last_good_site_and_its_search() {
    let congress = congress();
    congress.build();
    let good = tree(&congress.site());
    put(&congress.folder().templates().join("document.html"), "{{ không_có }}");
    congress.put("noi-quy.md", RULES.replace("năm phút", "bảy phút"));
    let error = congress.attempt(&congress.site(), Reuse::All).expect_err("a slip in a template");
    assert!(matches!(error, AppError::Site(_)), "{error}");
    assert_eq!(differences(&tree(&congress.site()), &good), Vec::<String>::new());
    fs::remove_dir_all(congress.folder().templates()).expect("removed");
    congress.build();
    assert!(congress.page("noi-quy").contains("bảy phút"));
    assert_like_new(&congress, "after a failure");
}
