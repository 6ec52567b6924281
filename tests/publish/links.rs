//! A document that names another by its file leads readers to that document's page.

use std::{fs, path::Path};

use daihoi::{
    app::publish::build::{Built, Matter},
    documents::Warning,
};

use crate::{fixture::Congress, incremental::assert_like_new};

const RULES: &str = "# Nội quy\n\n## Điều 1. Trang phục\n\nLễ phục.\n";

/// The links that were reported to lead nowhere, each with the document that has it.
fn astray(built: &Built) -> Vec<(&Path, &str)> {
    let remarks = built.warnings.iter().filter_map(|notice| match &notice.matter {
        Matter::Remark(Warning::PaperLink { target }) => Some((notice.file.as_path(), target.as_str())),
        _ => None,
    });
    remarks.collect()
}

#[test]
fn links_between_files_become_links_between_pages() {
    let congress = Congress::new();
    congress.put("noi-quy.md", RULES);
    congress
        .put("phiên 1/báo cáo.md", "# Báo cáo\n\n[Nội quy](../Noi-Quy.MD#trang-phuc) và [đầu](../noi-quy.md#gi).\n");
    congress.put(
        "chuong-trinh.md",
        "# Chương trình\n\n| Việc |\n| --- |\n| [Báo cáo](phi%C3%AAn%201/b%C3%A1o%20c%C3%A1o.md) |\n\n[Thiếu](thieu.docx) [ra ngoài](../ngoai.md)\n",
    );
    let built = congress.build();
    let report = congress.page("phien-1-bao-cao");
    assert!(report.contains(r#"<a href="../../van-ban/noi-quy/index.html#trang-phuc">Nội quy</a>"#), "{report}");
    assert!(report.contains(r#"<a href="../../van-ban/noi-quy/index.html">đầu</a>"#), "no such place: {report}");
    let programme = congress.page("chuong-trinh");
    assert!(programme.contains(r#"<a href="../../van-ban/phien-1-bao-cao/index.html">Báo cáo</a>"#), "{programme}");
    assert!(programme.contains("Thiếu ra ngoài"), "words without a way stay words: {programme}");
    let programme = Path::new("chuong-trinh.md");
    assert_eq!(astray(&built), [(programme, "../ngoai.md"), (programme, "thieu.docx")]);
}

#[test]
fn a_page_follows_what_becomes_of_the_papers_that_it_leads_to() {
    let congress = Congress::new();
    congress.put("noi-quy.md", RULES);
    congress.put("bao-cao.md", "# Báo cáo\n\n[Nội quy](noi-quy.md#trang-phuc)\n");
    assert_eq!(astray(&congress.build()), []);

    congress.put("noi-quy.md", RULES.replace("Trang phục", "Lễ phục"));
    congress.build();
    assert!(
        congress.page("bao-cao").contains(r#"noi-quy/index.html">Nội quy</a>"#),
        "the place is gone, the paper not"
    );
    assert_like_new(&congress, "the place is gone");

    congress.put("noi-quy.md", format!("---\nsecrecy: mật\n---\n\n{RULES}"));
    let built = congress.build();
    assert_eq!(astray(&built), [(Path::new("bao-cao.md"), "noi-quy.md#trang-phuc")]);
    assert!(!congress.page("bao-cao").contains("noi-quy"), "what is secret has no address");
    assert_like_new(&congress, "it became secret");

    congress.put("noi-quy.md", RULES);
    assert_eq!(astray(&congress.build()), []);
    assert!(congress.page("bao-cao").contains("index.html#trang-phuc"));
    assert_like_new(&congress, "it came back");

    fs::remove_file(congress.at("noi-quy.md")).expect("removed");
    assert_eq!(astray(&congress.build()).len(), 1);
    assert!(!congress.page("bao-cao").contains("noi-quy"));
    assert_like_new(&congress, "it went");
}
