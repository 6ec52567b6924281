//! A reading as text, for comparison with what is expected.

use std::fmt::Write;

use daihoi_documents::{Alignment, Block, Image, Inline, Reading, Script, Secrecy};

/// Metadata that is set, blocks, footnotes and warnings, a line each.
pub(crate) fn tree(reading: &Reading) -> String {
    let mut out = String::new();
    let metadata = &reading.document.metadata;
    let date = metadata.date.map(|date| date.to_string()).unwrap_or_default();
    let order = metadata.order.map(|order| order.to_string()).unwrap_or_default();
    let secrecy = if metadata.secrecy == Secrecy::Open { String::new() } else { format!("{:?}", metadata.secrecy) };
    let nation = metadata.nation.map(|nation| format!("{nation:?}")).unwrap_or_default();
    for (name, value) in [
        ("nation", nation.as_str()),
        ("heading in text", if metadata.heading_in_text { "yes" } else { "" }),
        ("title", metadata.title.as_str()),
        ("superior", &metadata.superior_body),
        ("body", &metadata.issuing_body),
        ("symbol", &metadata.symbol),
        ("place", &metadata.place),
        ("date", &date),
        ("class", &metadata.class),
        ("subject", &metadata.subject),
        ("signer", &metadata.signer),
        ("recipients", &metadata.recipients.join("; ")),
        ("session", &metadata.session),
        ("urgency", &metadata.urgency),
        ("circulation", &metadata.circulation),
        ("secrecy", &secrecy),
        ("draft", if metadata.draft { "yes" } else { "" }),
        ("order", &order),
    ] {
        if !value.is_empty() {
            writeln!(out, "{name}: {value}").unwrap();
        }
    }
    let guessed: Vec<&str> = metadata.guessed.iter().map(|field| field.name()).collect();
    if !guessed.is_empty() {
        writeln!(out, "guessed: {}", guessed.join(", ")).unwrap();
    }
    out.push_str("--\n");
    blocks(&reading.document.blocks, 0, &mut out);
    for (mark, note) in &reading.document.footnotes {
        writeln!(out, "[^{mark}]").unwrap();
        blocks(note, 1, &mut out);
    }
    for warning in &reading.warnings {
        writeln!(out, "! {warning:?}").unwrap();
    }
    out
}

fn blocks(blocks: &[Block], depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    for block in blocks {
        match block {
            Block::Heading { level, label, content, anchor } => {
                let anchor = if anchor.is_empty() { String::new() } else { format!(" #{anchor}") };
                writeln!(out, "{pad}H{level} <{label}> {}{anchor}", line(content)).unwrap();
            }
            Block::Paragraph { alignment, content } => {
                writeln!(out, "{pad}P{} {}", set(*alignment), line(content)).unwrap();
            }
            Block::List(items) => {
                writeln!(out, "{pad}list").unwrap();
                for item in items {
                    writeln!(out, "{pad}  <{}>", item.label).unwrap();
                    self::blocks(&item.blocks, depth + 2, out);
                }
            }
            Block::Table(rows) => {
                writeln!(out, "{pad}table").unwrap();
                for row in rows {
                    writeln!(out, "{pad}  row{}", if row.header { " header" } else { "" }).unwrap();
                    for cell in &row.cells {
                        writeln!(out, "{pad}    cell {}x{}{}", cell.columns, cell.rows, set(cell.alignment)).unwrap();
                        self::blocks(&cell.blocks, depth + 3, out);
                    }
                }
            }
            Block::Quote(inner) => {
                writeln!(out, "{pad}quote").unwrap();
                self::blocks(inner, depth + 1, out);
            }
            Block::Code(text) => writeln!(out, "{pad}code {text:?}").unwrap(),
            Block::Rule => writeln!(out, "{pad}rule").unwrap(),
            Block::PageBreak => writeln!(out, "{pad}page").unwrap(),
            Block::Image(image) => picture(image, &pad, out),
            Block::Scan { image, text } => {
                writeln!(out, "{pad}scan").unwrap();
                picture(image, &pad, out);
                self::blocks(text, depth + 1, out);
            }
        }
    }
}

fn picture(image: &Image, pad: &str, out: &mut String) {
    let kind = image.name.rsplit('.').next().unwrap();
    writeln!(out, "{pad}picture {kind} {}x{} {}", image.width, image.height, image.alt).unwrap();
}

fn set(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Natural => "",
        Alignment::Centre => "^",
        Alignment::Right => ">",
    }
}

fn line(content: &[Inline]) -> String {
    let piece = |piece: &Inline| match piece {
        Inline::Text(run) => {
            let mut text = run.text.replace('\t', "⇥");
            for (on, mark) in [(run.style.bold, "*"), (run.style.italic, "/")] {
                if on {
                    text = format!("{mark}{text}{mark}");
                }
            }
            match run.style.script {
                Script::Super => text = format!("^({text})"),
                Script::Sub => text = format!("_({text})"),
                Script::Normal => {}
            }
            match &run.link {
                Some(link) => format!("[{text}]({link})"),
                None => text,
            }
        }
        Inline::Footnote(mark) => format!("[^{mark}]"),
        Inline::Break => "⏎".to_owned(),
    };
    content.iter().map(piece).collect()
}
