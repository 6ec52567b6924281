//! A small congress, made up: one document with everything that a page can hold, and a few beside it.

use std::{collections::BTreeMap, sync::LazyLock};

use daihoi::{
    documents::{
        Alignment, Block, Cell, Document, Field, Image, Inline, Item, Metadata, Row, Run, Style, block::Script,
    },
    i18n::Language,
    site::{self, Card, File, Original, Page, Revision, Site, SiteError, Sitting, Templates},
};
use jiff::civil::{Date, date};

/// An injection attempt that any text may contain.
pub(crate) const HOSTILE: &str = "<script>alert(\"1\")</script>' onload='x' & <!-- -->";

pub(crate) fn words(text: &str) -> Inline {
    Inline::Text(Run { text: text.into(), ..Run::default() })
}

pub(crate) fn styled(text: &str, style: Style) -> Inline {
    Inline::Text(Run { text: text.into(), style, link: None })
}

pub(crate) fn linked(text: &str, link: &str) -> Inline {
    Inline::Text(Run { text: text.into(), style: Style::default(), link: Some(link.into()) })
}

pub(crate) fn paragraph(text: &str) -> Block {
    Block::Paragraph { alignment: Alignment::Natural, content: vec![words(text)] }
}

pub(crate) fn heading(level: u8, label: &str, text: &str) -> Block {
    Block::Heading { level, label: label.into(), content: vec![words(text)], anchor: String::new() }
}

fn cell(text: &str, columns: usize, rows: usize, alignment: Alignment) -> Cell {
    Cell { columns, rows, alignment, blocks: vec![paragraph(text)] }
}

fn row(header: bool, texts: &[&str]) -> Row {
    let cell =
        |(index, text): (usize, &&str)| cell(text, 1, 1, if index > 1 { Alignment::Right } else { Alignment::Natural });
    Row { header, cells: texts.iter().enumerate().map(cell).collect() }
}

fn table() -> Block {
    let centre = Alignment::Centre;
    Block::Table(vec![
        Row {
            header: true,
            cells: vec![
                cell("TT", 1, 2, centre),
                cell("Chỉ tiêu", 1, 2, centre),
                cell("Kết quả", 2, 1, centre),
                cell("Mục tiêu 2030", 1, 2, centre),
                cell("Ghi chú", 1, 2, centre),
            ],
        },
        Row { header: true, cells: vec![cell("2020", 1, 1, centre), cell("2025", 1, 1, centre)] },
        row(false, &["1", "Thu nhập bình quân đầu người (triệu đồng/năm)", "48,6", "72,3", "110", "Giá hiện hành"]),
        row(false, &["2", "Tỷ lệ hộ nghèo đa chiều", "4,82%", "0,91%", "0,30%", ""]),
        Row {
            header: false,
            cells: vec![
                cell("3", 1, 2, Alignment::Natural),
                cell("Trường đạt chuẩn quốc gia", 1, 1, Alignment::Natural),
                cell("5/7", 1, 1, Alignment::Right),
                cell("7/7", 1, 1, Alignment::Right),
                cell("Giữ vững", 2, 1, centre),
            ],
        },
        Row {
            header: false,
            cells: vec![
                cell("trong đó: mức độ 2", 1, 1, Alignment::Natural),
                cell("1", 1, 1, Alignment::Right),
                cell("4", 1, 1, Alignment::Right),
                cell("7", 1, 1, Alignment::Right),
                cell("", 1, 1, Alignment::Natural),
            ],
        },
    ])
}

fn list(items: &[(&str, &str)]) -> Block {
    Block::List(
        items.iter().map(|(label, text)| Item { label: (*label).into(), blocks: vec![paragraph(text)] }).collect(),
    )
}

fn first_part() -> Vec<Block> {
    let bold = Style { bold: true, ..Style::default() };
    let italic = Style { italic: true, ..Style::default() };
    let raised = Style { script: Script::Super, ..Style::default() };
    vec![
        Block::Paragraph {
            alignment: Alignment::Natural,
            content: vec![
                styled("Đại hội đại biểu Đảng bộ xã Hòa Phước lần thứ XIII, nhiệm kỳ 2025 - 2030 ", bold),
                words(
                    "diễn ra trong bối cảnh toàn Đảng, toàn dân, toàn quân ta thi đua lập thành tích chào mừng đại hội đảng các cấp",
                ),
                Inline::Footnote("1".into()),
                words(". Với phương châm "),
                styled("“Đoàn kết - Dân chủ - Kỷ cương - Phát triển”", italic),
                words(
                    ", Đại hội có nhiệm vụ kiểm điểm, đánh giá kết quả thực hiện nghị quyết nhiệm kỳ qua; xác định phương hướng, mục tiêu, nhiệm vụ 5 năm tới (xem ",
                ),
                linked("phần thứ hai", "#phuong-huong-nhiem-vu"),
                words(")."),
            ],
        },
        heading(1, "Phần thứ nhất", "Kết quả thực hiện nghị quyết đại hội nhiệm kỳ 2020 - 2025"),
        heading(2, "I.", "Kết quả trên các lĩnh vực"),
        paragraph(
            "Năm năm qua, bên cạnh những thuận lợi cơ bản, Đảng bộ gặp không ít khó khăn, thách thức: dịch bệnh kéo dài, thiên tai liên tiếp, giá vật tư đầu vào tăng cao. Song với sự lãnh đạo của cấp trên, sự nỗ lực của cán bộ, đảng viên và Nhân dân, xã đã hoàn thành 18/20 chỉ tiêu chủ yếu, trong đó 9 chỉ tiêu vượt.",
        ),
        heading(3, "1.", "Về phát triển kinh tế"),
        Block::Paragraph {
            alignment: Alignment::Natural,
            content: vec![
                words("Giá trị sản xuất tăng bình quân 9,4%/năm. Diện tích nhà màng đạt 126.000 m"),
                styled("2", raised),
                words(", tăng gấp ba lần đầu nhiệm kỳ"),
                Inline::Footnote("2".into()),
                words(". Các chỉ tiêu chủ yếu như sau:"),
            ],
        },
        table(),
        heading(3, "2.", "Về văn hóa - xã hội"),
        paragraph(
            "Phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa” tiếp tục đi vào chiều sâu; chất lượng giáo dục được giữ vững; công tác chăm sóc người có công được quan tâm thường xuyên.",
        ),
        list(&[
            (
                "a)",
                "Huy động trẻ trong độ tuổi đến trường đạt 100%; tỷ lệ học sinh tốt nghiệp trung học cơ sở đạt 99,6%.",
            ),
            ("b)", "Xây mới 14 nhà đại đoàn kết, sửa chữa 32 nhà cho hộ khó khăn về nhà ở."),
            ("c)", "Tỷ lệ dân số tham gia bảo hiểm y tế đạt 97,8%."),
        ]),
        heading(2, "II.", "Hạn chế, khuyết điểm và nguyên nhân"),
        paragraph(
            "Việc chuyển dịch cơ cấu cây trồng còn chậm; một số chi bộ sinh hoạt chưa nền nếp, nội dung còn dàn trải.",
        ),
        Block::Quote(vec![paragraph(
            "Việc gì có lợi cho dân, ta phải hết sức làm. Việc gì hại đến dân, ta phải hết sức tránh.",
        )]),
    ]
}

fn second_part() -> Vec<Block> {
    let bold = Style { bold: true, ..Style::default() };
    let italic = Style { italic: true, ..Style::default() };
    vec![
        Block::PageBreak,
        heading(1, "Phần thứ hai", "Phương hướng, nhiệm vụ"),
        heading(2, "I.", "Mục tiêu tổng quát"),
        paragraph(
            "Nâng cao năng lực lãnh đạo, sức chiến đấu của Đảng bộ; phát huy sức mạnh đại đoàn kết; xây dựng xã Hòa Phước đạt chuẩn nông thôn mới kiểu mẫu vào năm 2028.",
        ),
        heading(2, "II.", "Nhiệm vụ trọng tâm"),
        list(&[
            ("-", "Đẩy mạnh chuyển đổi số trong hoạt động của cấp ủy, chính quyền và trong đời sống Nhân dân."),
            ("-", "Hoàn thành số hóa hồ sơ đảng viên; 100% chi bộ dùng sổ tay đảng viên điện tử."),
            ("☑", "Ban hành quy chế làm việc."),
        ]),
        Block::Code("Điểm = 0,6 x A\n     + 0,4 x B".into()),
        Block::Paragraph {
            alignment: Alignment::Natural,
            content: vec![
                words("Chi tiết tại "),
                linked("trang thông tin của xã", "https://hoaphuoc.example/dai-hoi"),
                words("; thư góp ý gửi "),
                linked("ban tổ chức", "mailto:gopy@hoaphuoc.example"),
                words(" như đã nêu"),
                Inline::Footnote("1".into()),
                words("."),
            ],
        },
        Block::Rule,
        Block::Paragraph {
            alignment: Alignment::Right,
            content: vec![styled("Xã Hòa Phước, tháng 6 năm 2025", italic)],
        },
        Block::Table(vec![Row {
            header: false,
            cells: vec![
                Cell {
                    columns: 1,
                    rows: 1,
                    alignment: Alignment::Natural,
                    blocks: vec![
                        Block::Paragraph {
                            alignment: Alignment::Natural, content: vec![styled("Nơi nhận:", italic)]
                        },
                        paragraph("- Đại biểu dự Đại hội,"),
                        paragraph("- Lưu Văn phòng Đảng ủy."),
                    ],
                },
                Cell {
                    columns: 1,
                    rows: 1,
                    alignment: Alignment::Centre,
                    blocks: vec![
                        Block::Paragraph {
                            alignment: Alignment::Centre, content: vec![styled("T/M ĐẢNG ỦY", bold)]
                        },
                        Block::Paragraph {
                            alignment: Alignment::Centre,
                            content: vec![words("BÍ THƯ"), Inline::Break, styled("(Đã ký)", italic)],
                        },
                        Block::Paragraph {
                            alignment: Alignment::Centre,
                            content: vec![styled("Nguyễn Văn Hòa", bold)],
                        },
                    ],
                },
            ],
        }]),
    ]
}

fn report() -> Document {
    let footnotes = BTreeMap::from([
        ("1".to_owned(), vec![paragraph("Thực hiện Chỉ thị số 35-CT/TW, ngày 14/6/2024 của Bộ Chính trị.")]),
        ("2".to_owned(), vec![paragraph("Năm 2020: 42.000 m2; năm 2025: 126.000 m2.")]),
    ]);
    let metadata = Metadata {
        title: "Báo cáo chính trị trình Đại hội đại biểu Đảng bộ xã Hòa Phước lần thứ XIII".into(),
        issuing_body: "Đảng bộ huyện Hòa Vang\nĐảng ủy xã Hòa Phước".into(),
        symbol: "12-BC/ĐU".into(),
        place: "Hòa Phước".into(),
        date: Some(date(2025, 6, 5)),
        class: "báo cáo chính trị".into(),
        subject:
            "của Ban Chấp hành Đảng bộ xã khóa XII trình Đại hội đại biểu Đảng bộ xã lần thứ XIII, nhiệm kỳ 2025 - 2030"
                .into(),
        signer: "Nguyễn Văn Hòa".into(),
        session: "chinh-thuc".into(),
        ..Metadata::default()
    };
    Document { metadata, blocks: [first_part(), second_part()].concat(), footnotes }
}

fn hostile() -> Document {
    let blocks = vec![
        Block::Heading { level: 2, label: HOSTILE.into(), content: vec![words(HOSTILE)], anchor: HOSTILE.into() },
        Block::Paragraph {
            alignment: Alignment::Centre,
            content: vec![
                linked(HOSTILE, "javascript:alert(1)"),
                linked("x", "https://example.org/\"><script>"),
                linked("y", "#nowhere"),
                linked("z", "../../../etc/passwd"),
                Inline::Footnote(HOSTILE.into()),
                Inline::Footnote("không có".into()),
            ],
        },
        Block::Table(vec![Row { header: true, cells: vec![cell(HOSTILE, 1, 1, Alignment::Natural)] }]),
        list(&[(HOSTILE, HOSTILE)]),
        Block::Code(HOSTILE.into()),
        Block::Quote(vec![heading(6, HOSTILE, HOSTILE)]),
        // A skipped level, which the page's outline must not have.
        heading(6, "", "Sâu"),
    ];
    let metadata = Metadata {
        title: HOSTILE.into(),
        issuing_body: HOSTILE.into(),
        symbol: HOSTILE.into(),
        place: HOSTILE.into(),
        class: HOSTILE.into(),
        subject: HOSTILE.into(),
        signer: HOSTILE.into(),
        session: HOSTILE.into(),
        draft: true,
        ..Metadata::default()
    };
    Document { metadata, blocks, footnotes: BTreeMap::from([(HOSTILE.to_owned(), vec![paragraph(HOSTILE)])]) }
}

fn short(class: &str, title: &str, symbol: &str, day: Date) -> Document {
    let metadata = Metadata {
        title: title.into(),
        class: class.into(),
        symbol: symbol.into(),
        date: Some(day),
        ..Metadata::default()
    };
    Document { metadata, blocks: vec![paragraph("Kính thưa Đại hội!")], ..Document::default() }
}

fn page(slug: &str, document: Document, updated: Option<Date>) -> Page {
    Page { slug: slug.into(), document, updated, ..Page::default() }
}

/// The pictures of a document, top to bottom.
pub(crate) fn images(document: &Document) -> Vec<Image> {
    let image = |block: &Block| match block {
        Block::Image(image) | Block::Scan { image, .. } => Some(image.clone()),
        _ => None,
    };
    document.blocks.iter().filter_map(image).collect()
}

/// A scanned document, one page recognised and one not, with a picture between. Its facts were guessed.
fn scanned() -> Page {
    let image = |name: &str, width, height, alt: &str| Image { name: name.into(), width, height, alt: alt.into() };
    let mut document = short("Thông báo", "Thông báo về việc đổi chỗ gửi xe", "30-TB/ĐU", date(2023, 6, 4));
    document.metadata.issuing_body = "Ủy ban nhân dân xã Hòa Phước".into();
    document.metadata.subject = "về việc đổi chỗ gửi xe".into();
    document.metadata.session = "tru-bi".into();
    document.metadata.urgency = "hỏa tốc".into();
    document.metadata.circulation = "lưu hành nội bộ".into();
    document.blocks = vec![
        Block::Scan {
            image: image("trang-1.png", 1240, 1754, ""),
            text: vec![paragraph("Xe máy của đại biểu gửi tại sân Ủy ban nhân dân xã."), table()],
        },
        Block::Image(image("so-do.png", 800, 450, "Sơ đồ chỗ gửi xe")),
        Block::Scan { image: image("trang-2.png", 1240, 1754, ""), text: Vec::new() },
    ];
    document.metadata.guessed = vec![Field::IssuingBody, Field::Symbol, Field::Date, Field::Class, Field::Subject];
    let original = Some(Original { file: "scan.pdf".into(), size: 2_641_858 });
    Page { original, ..page("thong-bao-gui-xe", document, Some(date(2025, 6, 8))) }
}

/// The congress's pages.
pub(crate) fn pages() -> Vec<Page> {
    let mut programme =
        short("Chương trình", "Chương trình Đại hội, ngày 12 và 13 tháng 6 năm 2025", "", date(2025, 6, 9));
    for sitting in ["Phiên trù bị, chiều 12 tháng 6", "Phiên chính thức, sáng 13 tháng 6"] {
        programme.blocks.push(heading(2, "", sitting));
        programme
            .blocks
            .push(list(&[("1.", "Chào cờ; tuyên bố lý do, giới thiệu đại biểu."), ("2.", "Bầu Đoàn Chủ tịch.")]));
    }
    let mut pages = vec![
        page(
            "nghi-quyet-dai-hoi",
            short("Nghị quyết", "Nghị quyết Đại hội đại biểu Đảng bộ xã lần thứ XIII", "01-NQ/ĐH", date(2025, 6, 13)),
            Some(date(2025, 6, 11)),
        ),
        page("chuong-trinh-dai-hoi", programme, Some(date(2025, 6, 9))),
        Page {
            slug: "bao-cao-chinh-tri".into(),
            document: report(),
            original: Some(Original { file: "Báo cáo chính trị (trình ĐH).docx".into(), size: 86_420 }),
            updated: Some(date(2025, 6, 10)),
            revision: Some(Revision {
                number: 3,
                on: date(2025, 6, 10).at(14, 5, 0, 0),
                changed: vec![String::new(), "ket-qua-tren-cac-linh-vuc".into(), "nhiem-vu-trong-tam".into()],
            }),
        },
        page("thu-nghiem", hostile(), None),
        scanned(),
    ];
    for (number, title) in [
        "Xây dựng chi bộ bốn tốt, đảng bộ cơ sở bốn tốt",
        "Chuyển đổi số trong cải cách hành chính ở cơ sở",
        "Giảm nghèo bền vững: cách làm của thôn Phú Lộc",
        "Phát huy vai trò của Mặt trận trong giám sát và phản biện xã hội",
        "Đoàn thanh niên với khởi nghiệp nông nghiệp công nghệ cao",
        "Giữ gìn nghề dệt chiếu truyền thống gắn với du lịch cộng đồng",
        "Nâng cao chất lượng sinh hoạt chi bộ nơi đông đảng viên cao tuổi",
        "Bảo đảm quốc phòng, an ninh từ cơ sở",
        "Vai trò của phụ nữ trong xây dựng nông thôn mới kiểu mẫu",
    ]
    .into_iter()
    .enumerate()
    {
        let mut document = short("Tham luận", title, "", date(2025, 6, 2));
        document.metadata.order = Some(number as i64);
        document.metadata.draft = number == 3;
        pages.push(page(&format!("tham-luan-{}", number + 1), document, None));
    }
    pages
}

/// The cards of the pages, with the targets of their links.
pub(crate) fn cards(pages: &[Page]) -> Vec<Card> {
    pages.iter().map(Page::card).collect()
}

/// The sittings of the congress.
static SITTINGS: LazyLock<[Sitting; 3]> = LazyLock::new(|| {
    let on = |day, hour| Some(date(2025, 6, day).at(hour, 0, 0, 0));
    [
        Sitting { starts: on(12, 14), ends: on(12, 17), ..Sitting::new("tru-bi", "Phiên trù bị") },
        Sitting { starts: on(13, 7), ends: None, ..Sitting::new("chinh-thuc", "Phiên chính thức") },
        Sitting::new("be-mac", "Phiên bế mạc"),
    ]
});

/// The site of the made-up congress.
pub(crate) fn site(cards: &[Card], language: Language) -> Site<'_> {
    Site {
        congress: "Đại hội đại biểu Đảng bộ xã Hòa Phước lần thứ XIII",
        term: "2025 - 2030",
        language,
        place: "Hội trường xã Hòa Phước",
        sittings: &*SITTINGS,
        cards,
        built: Some(date(2025, 6, 11)),
    }
}

/// The congress's site with these pages.
pub(crate) fn render(pages: &[Page], language: Language, templates: &Templates) -> Result<Vec<File>, SiteError> {
    site::render(&site(&cards(pages), language), pages, templates)
}
