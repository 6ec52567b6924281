//! A paper as a Word file: with styles and automatic numbers, typed by hand, or in the fonts of before Unicode.

use super::{
    Labels, Paper, Part, Table, spans, tcvn3,
    zipped::{document, escaped, part, word_package, zip},
};

/// The way in which a paper was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// Heading styles and numbers that Word counts; page header and footer.
    Styled,
    /// Bold lines with typed numbers (`I- `).
    ByHand,
    /// The same in TCVN3.
    Tcvn3,
}

const HEADINGS: u32 = 1;
const DASHES: u32 = 2;
const FIRST_LETTERS: u32 = 3;

pub(super) fn write(paper: &Paper, typing: Typing, font: &str) -> Vec<u8> {
    let mut writer = Writer { typing, lists_of_letters: 0 };
    let body = writer.body(paper);
    let notes = (1..).zip(&paper.notes).map(|(mark, note)| writer.note(mark, note)).collect::<String>();
    let mut parts = vec![("styles", part("styles", &styles(font))), ("footnotes", part("footnotes", &notes))];
    if typing == Typing::Styled {
        let centred = r#"<w:jc w:val="center"/>"#;
        let number = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
        let mut header = paragraph(centred, number);
        if !paper.page_header.is_empty() {
            header += &paragraph(centred, &run("", paper.page_header));
        }
        parts.push(("numbering", part("numbering", &numbering(writer.lists_of_letters))));
        parts.push(("header", part("hdr", &header)));
    }
    zip(&word_package(&document(&body), &parts))
}

struct Writer {
    typing: Typing,
    lists_of_letters: u32,
}

impl Writer {
    fn body(&mut self, paper: &Paper) -> String {
        let centred = r#"<w:jc w:val="center"/>"#;
        let (year, month, day) = paper.date;
        // Months with one digit are written out so that nobody adds one before them.
        let dated = format!("{}, ngày {day} tháng {month} năm {year}", paper.place);
        let left = [
            self.lines(&[paper.superior_body], ""),
            self.lines(&[paper.issuing_body], "<w:b/>"),
            self.lines(&["*", &format!("Số {}", paper.symbol)], ""),
        ];
        let right = [self.lines(&["ĐẢNG CỘNG SẢN VIỆT NAM"], "<w:b/>"), self.lines(&[&dated], "<w:i/>")];
        let mut out = side_by_side(&left.concat(), &right.concat()) + "<w:p/>";
        for line in [paper.class, paper.subject] {
            out += &paragraph(centred, &self.runs("<w:b/>", line));
        }
        let mut labels = Labels::default();
        for part in &paper.parts {
            out += &self.part(part, &labels.next(part));
        }
        if self.typing == Typing::Styled && paper.with_word_specials {
            out += WORD_SPECIALS;
        }
        let recipients: Vec<String> = paper.recipients.iter().map(|line| format!("- {line}")).collect();
        let recipients: Vec<&str> = recipients.iter().map(String::as_str).collect();
        let signature = [
            self.lines(&paper.office[..1], "<w:b/>"),
            self.lines(&paper.office[1..], ""),
            "<w:p/>".to_owned(),
            self.lines(&[paper.signer], "<w:b/>"),
        ];
        let addressed = self.lines(&["Nơi nhận:"], "<w:b/>") + &self.lines(&recipients, "");
        out += &side_by_side(&addressed, &signature.concat());
        let header = r#"<w:headerReference w:type="default" r:id="r-header"/>"#;
        let header = if self.typing == Typing::Styled { header } else { "" };
        out + &format!(
            r#"<w:sectPr>{header}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>"#
        )
    }

    /// Centred paragraphs of a cell.
    fn lines(&self, lines: &[&str], look: &str) -> String {
        lines.iter().map(|line| paragraph(r#"<w:jc w:val="center"/>"#, &self.runs(look, line))).collect()
    }

    fn part(&mut self, part: &Part, label: &str) -> String {
        let styled = self.typing == Typing::Styled;
        match part {
            Part::Heading(level, words) if styled => {
                let list = numbered(HEADINGS, usize::from(*level) - 1);
                paragraph(&format!(r#"<w:pStyle w:val="Heading{level}"/>{list}"#), &run("", words))
            }
            Part::Heading(level, words) => {
                let dash = if *level == 1 { "-" } else { "" };
                let look = if *level == 3 { "<w:b/><w:i/>" } else { "<w:b/>" };
                paragraph("", &self.runs(look, &format!("{label}{dash} {words}")))
            }
            Part::Text(words) => paragraph(r#"<w:ind w:firstLine="720"/><w:jc w:val="both"/>"#, &self.runs("", words)),
            Part::Lettered(words) if styled => {
                if label == "a)" {
                    self.lists_of_letters += 1;
                }
                paragraph(&numbered(FIRST_LETTERS + self.lists_of_letters - 1, 0), &self.runs("", words))
            }
            Part::Lettered(words) => paragraph("", &self.runs("", &format!("{label} {words}"))),
            Part::Dashed(words) if styled => paragraph(&numbered(DASHES, 0), &self.runs("", words)),
            Part::Dashed(words) => paragraph("", &self.runs("", &format!("- {words}"))),
            Part::Table(table) => self.table(table),
        }
    }

    fn table(&self, table: &Table) -> String {
        let cell = |properties: &str, text: &str, look: &str| {
            format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph("", &self.runs(look, text)))
        };
        let row = |cells: String| format!("<w:tr>{cells}</w:tr>");
        let over = format!(r#"<w:gridSpan w:val="{}"/>"#, table.under.len());
        let tall = table.tall.iter().map(|text| cell(r#"<w:vMerge w:val="restart"/>"#, text, "<w:b/>"));
        let mut rows = row(tall.collect::<String>() + &cell(&over, table.over, "<w:b/>"));
        let below = table.tall.iter().map(|_| cell("<w:vMerge/>", "", ""));
        rows += &row(below.chain(table.under.iter().map(|text| cell("", text, "<w:b/>"))).collect());
        for cells in &table.rows {
            rows += &row(match &cells[..] {
                [number, title] => {
                    let rest = format!(r#"<w:gridSpan w:val="{}"/>"#, table.columns() - 1);
                    cell("", number, "") + &cell(&rest, title, "<w:b/>")
                }
                cells => cells.iter().map(|text| cell("", text, "")).collect(),
            });
        }
        let grid = r#"<w:gridCol w:w="1512"/>"#.repeat(table.columns());
        let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
        let borders = sides.map(|side| format!(r#"<w:{side} w:val="single" w:sz="4"/>"#)).concat();
        format!(
            "<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"
        )
    }

    fn note(&self, mark: usize, note: &str) -> String {
        let sign = r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>"#;
        let words = self.runs("", &format!(" {note}"));
        let style = r#"<w:pStyle w:val="FootnoteText"/>"#;
        format!(r#"<w:footnote w:id="{mark}">{}</w:footnote>"#, paragraph(style, &format!("{sign}{words}")))
    }

    /// Marked words as runs. Long ones are broken in the middle, wherever that is, as Word does with what was edited.
    fn runs(&self, look: &str, words: &str) -> String {
        let mut out = String::new();
        for span in spans(words) {
            if let Some(mark) = span.note {
                out += &cited(mark);
                continue;
            }
            let look = [look, if span.bold { "<w:b/>" } else { "" }, if span.italic { "<w:i/>" } else { "" }].concat();
            let middle = span.text.char_indices().nth(span.text.chars().count() / 2).map_or(0, |(at, _)| at);
            let (first, second) = span.text.split_at(if middle > 20 { middle } else { 0 });
            for text in [first, second] {
                if self.typing == Typing::Tcvn3 {
                    for piece in tcvn3::pieces(text) {
                        let font = format!(r#"<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:cs="{0}"/>"#, piece.font);
                        out += &run(&(font + &look), &piece.text);
                    }
                } else if !text.is_empty() {
                    out += &run(&look, text);
                }
            }
        }
        out
    }
}

fn paragraph(properties: &str, content: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>")
}

fn run(properties: &str, text: &str) -> String {
    format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>"#, escaped(text))
}

fn cited(mark: usize) -> String {
    format!(r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{mark}"/></w:r>"#)
}

fn numbered(list: u32, depth: usize) -> String {
    format!(r#"<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list}"/></w:numPr>"#)
}

fn side_by_side(left: &str, right: &str) -> String {
    let cell = |content: &str| format!(r#"<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4535"/></w:tcPr>{content}</w:tc>"#);
    let columns = r#"<w:tblGrid><w:gridCol w:w="4535"/><w:gridCol w:w="4535"/></w:tblGrid>"#;
    format!("<w:tbl><w:tblPr/>{columns}<w:tr>{}{}</w:tr></w:tbl>", cell(left), cell(right))
}

fn styles(font: &str) -> String {
    let heading = |level: u8| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="{}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"#,
            level - 1
        )
    };
    format!(
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/><w:sz w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="22"/></w:rPr></w:style>{}{}{}"#,
        heading(1),
        heading(2),
        heading(3)
    )
}

/// Lists: headings, dashes, and one of letters for each place that begins with `a)` again.
fn numbering(lists_of_letters: u32) -> String {
    let level = |depth: usize, format: &str, text: &str| {
        let indent = r#"<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>"#;
        format!(
            r#"<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/>{indent}</w:lvl>"#
        )
    };
    let kinds = [
        [level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "decimal", "%2.%3.")].concat(),
        level(0, "bullet", "-"),
        level(0, "lowerLetter", "%1)"),
    ];
    let kinds = (1..).zip(kinds).map(|(id, levels): (u32, String)| {
        format!(
            r#"<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>"#
        )
    });
    let list = |id: u32, kind: u32, more: &str| {
        format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{kind}"/>{more}</w:num>"#)
    };
    let again = r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>"#;
    let letters = (0..lists_of_letters).map(|place| list(FIRST_LETTERS + place, 3, again));
    kinds.chain([list(HEADINGS, 1, ""), list(DASHES, 2, "")]).chain(letters).collect()
}

/// A text box (twice, as Word writes it for old readers), a tracked change, a decomposed text, signs, a control.
const WORD_SPECIALS: &str = concat!(
    r#"<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="3600000" cy="500000"/><wp:docPr id="7" name="o"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3600000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:t>Khung: số liệu do Văn phòng tổng hợp</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"#,
    r#"<mc:Fallback><w:pict><v:shape style="width:200pt;height:30pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>Khung: số liệu do Văn phòng tổng hợp</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"#,
    r#"<w:p><w:r><w:t xml:space="preserve">Tỷ lệ sau thẩm định: </w:t></w:r><w:del w:id="1" w:author="vp" w:date="2025-08-01T00:00:00Z"><w:r><w:delText>GẠCH-BỎ 88%</w:delText></w:r></w:del><w:ins w:id="2" w:author="vp" w:date="2025-08-01T00:00:00Z"><w:r><w:t>THAY-BẰNG 91%</w:t></w:r></w:ins></w:p>"#,
    "<w:p><w:r><w:t>Do\u{323}ng na\u{300}y go\u{303} ba\u{306}\u{300}ng da\u{302}\u{301}u ro\u{31b}\u{300}i.</w:t></w:r></w:p>",
    r#"<w:p><w:r><w:t>Bên trái</w:t><w:tab/><w:t>Bên phải</w:t></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:t>liền</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>xuống dòng</w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>"#,
    r#"<w:p><w:sdt><w:sdtContent><w:r><w:t>Chữ trong ô nhập</w:t></w:r></w:sdtContent></w:sdt></w:p>"#,
);
