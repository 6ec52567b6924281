//! A document's blocks as HTML.
//!
//! Every text goes through [`escape`]; a link is kept only if it leads to the web, to a mailbox, to an anchor on this
//! page or to another page of the site. Anchors that the frame adds start with `_`, which no section's anchor does.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use super::{
    alignment::class,
    contents::{HeadingPlace, stacked},
    escape, table,
};
use crate::{
    documents::{Alignment, Block, Document, Image, Inline, Item, Row, Run, block::Script},
    i18n::site::SiteStrings,
};

/// The folder of a document's pictures, beside its page.
pub(super) const ASSETS: &str = "hinh";

/// A document's text and footnotes as HTML.
pub(super) struct Content {
    pub(super) body: String,
    pub(super) footnotes: String,
}

/// Renders the text of `document`, whose headings are at `places`; those of `changed` anchors are marked. `papers` maps
/// its links to other documents to addresses relative to this page.
pub(super) fn content<'a>(
    document: &'a Document,
    places: &'a BTreeMap<usize, HeadingPlace>,
    changed: &'a BTreeSet<&'a str>,
    papers: &'a BTreeMap<&'a str, String>,
    strings: &'a SiteStrings,
) -> Content {
    let mut writer = HtmlWriter {
        out: String::new(),
        document,
        anchors: places.values().map(|place| place.anchor.as_str()).collect(),
        changed,
        papers,
        strings,
        tables: 0,
        scans: 0,
        cited: Vec::new(),
        in_footnotes: false,
    };
    for (index, block) in document.blocks.iter().enumerate() {
        match (block, places.get(&index)) {
            (Block::Heading { label, content, .. }, Some(place)) => writer.heading(place, label, content),
            _ => writer.block(block),
        }
    }
    let body = std::mem::take(&mut writer.out);
    writer.footnotes();
    Content { body, footnotes: writer.out }
}

/// Renders blocks and records the footnotes cited on the way.
struct HtmlWriter<'a> {
    out: String,
    strings: &'a SiteStrings,
    /// Number of named tables so far.
    tables: usize,
    /// Number of scanned pages so far.
    scans: usize,
    document: &'a Document,
    anchors: BTreeSet<&'a str>,
    changed: &'a BTreeSet<&'a str>,
    papers: &'a BTreeMap<&'a str, String>,
    /// Footnotes in order of first citation, each with its number of citations in the text.
    cited: Vec<(&'a str, usize)>,
    in_footnotes: bool,
}

impl<'a> HtmlWriter<'a> {
    fn heading(&mut self, place: &HeadingPlace, label: &str, content: &'a [Inline]) {
        // The title of the page is the only h1.
        let tag = (place.depth + 1).min(6);
        let above = stacked(label);
        let class = if above.is_some() { " class=\"stacked\"" } else { "" };
        let _ = write!(self.out, "<h{tag} id=\"{}\"{class}>", escape::text(&place.anchor));
        self.label(above.unwrap_or(label));
        self.inlines(content);
        if self.changed.contains(&*place.anchor) {
            let words = escape::text(self.strings.changed);
            let _ = write!(self.out, " <span class=\"changed\" lang=\"{}\">{words}</span>", self.strings.code);
        }
        let _ = writeln!(self.out, "</h{tag}>");
    }

    fn label(&mut self, label: &str) {
        if !label.is_empty() {
            let _ = write!(self.out, "<span class=\"label\">{}</span> ", escape::text(label));
        }
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            // A heading inside lists, quotations and cells makes no section of its own.
            Block::Heading { label, content, .. } => {
                self.out.push_str("<p class=\"inner-heading\">");
                self.label(label);
                self.inlines(content);
                self.out.push_str("</p>\n");
            }
            Block::Paragraph { alignment, content } => self.paragraph(*alignment, content),
            Block::List(items) => self.list(items),
            Block::Table(rows) => self.table(rows),
            Block::Quote(blocks) => {
                self.out.push_str("<blockquote>\n");
                self.blocks(blocks);
                self.out.push_str("</blockquote>\n");
            }
            Block::Code(text) => {
                let _ = writeln!(self.out, "<pre tabindex=\"0\"><code>{}</code></pre>", escape::text(text));
            }
            Block::Rule => self.out.push_str("<hr>\n"),
            Block::PageBreak => self.out.push_str("<div class=\"page-break\"></div>\n"),
            Block::Image(image) => {
                self.out.push_str("<figure class=\"picture\">");
                self.image(image, &image.alt);
                self.out.push_str("</figure>\n");
            }
            Block::Scan { image, text } => self.scan(image, text),
        }
    }

    /// A picture with its size, so that the page does not shift when it loads.
    fn image(&mut self, image: &Image, alt: &str) {
        let Image { name, width, height, .. } = image;
        let _ = write!(
            self.out,
            "<img src=\"{ASSETS}/{}\" width=\"{width}\" height=\"{height}\" alt=\"{}\" loading=\"lazy\">",
            escape::text(&escape::segment(name)),
            escape::text(alt),
        );
    }

    /// A scanned page and, if recognition read it, its words under a note that says so.
    fn scan(&mut self, image: &Image, text: &'a [Block]) {
        self.scans += 1;
        let name = (self.strings.scan)(self.scans);
        self.out.push_str("<figure class=\"scan\">\n");
        self.image(image, &name);
        if text.is_empty() {
            let _ = writeln!(self.out, "<figcaption>{}</figcaption>", escape::text(self.strings.scan_unread));
        } else {
            let _ = writeln!(
                self.out,
                "<figcaption>{}</figcaption>\n<div class=\"ocr\">",
                escape::text(self.strings.scan_read)
            );
            self.blocks(text);
            self.out.push_str("</div>\n");
        }
        self.out.push_str("</figure>\n");
    }

    fn table(&mut self, rows: &'a [Row]) {
        let name = (!table::is_layout(rows)).then(|| {
            self.tables += 1;
            (self.strings.table)(self.tables)
        });
        let html = table::html(rows, name.as_deref(), |blocks| self.apart(blocks));
        self.out.push_str(&html);
    }

    /// Renders blocks on their own, such as a cell's.
    fn apart(&mut self, blocks: &'a [Block]) -> String {
        let before = self.out.len();
        self.blocks(blocks);
        self.out.split_off(before)
    }

    fn paragraph(&mut self, alignment: Alignment, content: &'a [Inline]) {
        let says_something = content.iter().any(|inline| match inline {
            Inline::Text(run) => !run.text.trim().is_empty(),
            Inline::Footnote(_) => true,
            Inline::Break => false,
        });
        if !says_something {
            return;
        }
        let _ = write!(self.out, "<p{}>", class(alignment));
        self.inlines(content);
        self.out.push_str("</p>\n");
    }

    fn list(&mut self, items: &'a [Item]) {
        let ordered = items.iter().any(|item| item.label.chars().any(char::is_alphanumeric));
        let tag = if ordered { "ol" } else { "ul" };
        // The labels are the document's own, as text: the browser must not number the items again.
        let _ = writeln!(self.out, "<{tag} class=\"items\" role=\"list\">");
        for item in items {
            let _ = writeln!(self.out, "<li><span class=\"label\">{}</span> <div>", escape::text(&item.label));
            self.blocks(&item.blocks);
            self.out.push_str("</div></li>\n");
        }
        let _ = writeln!(self.out, "</{tag}>");
    }

    fn inlines(&mut self, content: &'a [Inline]) {
        let mut open: Option<&str> = None;
        for inline in content {
            let address = match inline {
                Inline::Text(run) => run.link.as_deref().and_then(|link| self.address(link)),
                Inline::Footnote(_) => None,
                Inline::Break => open,
            };
            if address != open {
                self.close_link(open);
                if let Some(address) = address {
                    let _ = write!(self.out, "<a href=\"{}\">", escape::text(address));
                }
                open = address;
            }
            match inline {
                Inline::Text(run) => self.run(run),
                Inline::Footnote(mark) => self.citation(mark),
                Inline::Break => self.out.push_str("<br>\n"),
            }
        }
        self.close_link(open);
    }

    fn close_link(&mut self, open: Option<&str>) {
        if open.is_some() {
            self.out.push_str("</a>");
        }
    }

    /// The readers promise safe links; since pages are handed around, check again.
    fn address(&self, link: &'a str) -> Option<&'a str> {
        if let Some(way) = self.papers.get(link) {
            return Some(way);
        }
        let leads_somewhere = if let Some(anchor) = link.strip_prefix('#') {
            self.anchors.contains(anchor)
        } else {
            let scheme = link.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
            matches!(scheme.as_deref(), Some("http" | "https" | "mailto"))
        };
        leads_somewhere.then_some(link)
    }

    fn run(&mut self, run: &Run) {
        let script = match run.style.script {
            Script::Normal => None,
            Script::Super => Some("sup"),
            Script::Sub => Some("sub"),
        };
        let tags = [run.style.bold.then_some("strong"), run.style.italic.then_some("em"), script].into_iter().flatten();
        for tag in tags.clone() {
            let _ = write!(self.out, "<{tag}>");
        }
        escape::push(&mut self.out, &run.text);
        for tag in tags.rev() {
            let _ = write!(self.out, "</{tag}>");
        }
    }

    fn citation(&mut self, mark: &'a str) {
        if self.in_footnotes || !self.document.footnotes.contains_key(mark) {
            let _ = write!(self.out, "<sup>{}</sup>", escape::text(mark));
            return;
        }
        let number = self.cited.iter().position(|(cited, _)| *cited == mark).unwrap_or_else(|| {
            self.cited.push((mark, 0));
            self.cited.len() - 1
        });
        self.cited[number].1 += 1;
        let name = escape::text(&(self.strings.footnote)(mark));
        let _ = write!(
            self.out,
            "<sup class=\"cite\"><a id=\"{}\" href=\"#_fn{}\" aria-label=\"{name}\">{}</a></sup>",
            citation_id(number, self.cited[number].1),
            number + 1,
            escape::text(mark),
        );
    }

    /// The footnotes in order of citation, then those that nothing cites.
    fn footnotes(&mut self) {
        self.in_footnotes = true;
        let document = self.document;
        let cited = std::mem::take(&mut self.cited);
        let uncited: Vec<_> = document
            .footnotes
            .keys()
            .filter(|mark| cited.iter().all(|(cited, _)| cited != mark))
            .map(|mark| (mark.as_str(), 0))
            .collect();
        for (number, (mark, times)) in cited.into_iter().chain(uncited).enumerate() {
            let _ = writeln!(
                self.out,
                "<li id=\"_fn{}\"><span class=\"label\">{}</span> <div>",
                number + 1,
                escape::text(mark)
            );
            if let Some(blocks) = document.footnotes.get(mark) {
                self.blocks(blocks);
            }
            if times > 0 {
                self.out.push_str("<p class=\"back\">");
                for time in 1..=times {
                    let name = escape::text(&(self.strings.footnote_back)(mark, time));
                    let id = citation_id(number, time);
                    // U+FE0E: show an arrow, not an emoji.
                    let _ = write!(self.out, "<a href=\"#{id}\" aria-label=\"{name}\">↩\u{fe0e}</a>");
                }
                self.out.push_str("</p>\n");
            }
            self.out.push_str("</div></li>\n");
        }
    }
}

fn citation_id(number: usize, time: usize) -> String {
    if time == 1 { format!("_ref{}", number + 1) } else { format!("_ref{}-{time}", number + 1) }
}
