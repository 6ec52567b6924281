//! Spreadsheets into the roster: a file, what it would do, what it did.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::{Paragraph, Widget, Wrap},
};
use unicode_width::UnicodeWidthStr;

use super::{delegates::typed, lists};
use crate::{
    app::{
        explain::{explain_doubt, explain_left_out, explain_returning, explain_row, explain_shared, namesake},
        roster::import::{Address, Answer, Asked, Change, Changed, Import, Understood, meanings},
    },
    console::{
        layout::screens,
        model::{ImportView, Model, Part, Question, Stage, answers},
        theme::Tone,
        widgets::text::{fit, left},
    },
    i18n::number::whole,
};

/// Draws the screen.
pub(in crate::console) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let area = screens::import(area);
    match (model.import.stage, &model.import.import) {
        (Stage::Look | Stage::Done, Some(import)) => look(model, import, area, buffer),
        _ => pick(model, area, buffer),
    }
}

fn bold() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

fn pick(model: &Model, area: Rect, buffer: &mut Buffer) {
    let (view, words, theme) = (&model.import, &model.words().import, model.theme);
    let [head, query, told, list] = screens::files(model, area);
    Line::styled(words.pick[0], theme.accent()).render(Rect { y: head.y + 1, height: 1, ..head }, buffer);
    typed(model, &view.input, words.pick[1], query, buffer);
    told_or_busy(model, told, buffer);
    if view.files.is_empty() {
        return Paragraph::new(words.pick[2]).style(theme.dim()).wrap(Wrap { trim: true }).render(list, buffer);
    }
    let room = usize::from(list.height);
    let first = lists::scroll(view.selected, view.files.len(), room);
    for (row, (place, entry)) in list.rows().zip(view.files.iter().enumerate().skip(first)) {
        let width = usize::from(row.width);
        let name = entry.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let name = if entry.is_folder { format!("{name}/") } else { name };
        let folder = entry.path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        let name_width = (width * 3 / 5).max(name.width().min(width));
        let (style, dim) = chosen(model, place == view.selected);
        Line::from_iter([
            Span::styled(left(&name, name_width), style),
            Span::styled(left(&fit(&folder, width.saturating_sub(name_width)), width.saturating_sub(name_width)), dim),
        ])
        .render(row, buffer);
    }
}

/// Styles of a line's words and of what matters less in it.
fn chosen(model: &Model, is: bool) -> (Style, Style) {
    if is {
        (model.theme.selected().add_modifier(Modifier::BOLD), model.theme.selected())
    } else {
        (Style::new(), model.theme.dim())
    }
}

fn told_or_busy(model: &Model, area: Rect, buffer: &mut Buffer) {
    let view = &model.import;
    if let Some(refusal) = &view.refusal {
        let text = format!("{} {refusal}", Tone::Bad.sign());
        Paragraph::new(text).style(model.theme.word(Tone::Bad)).wrap(Wrap { trim: true }).render(area, buffer);
    } else if view.busy {
        Line::styled(model.words().import.busy, model.theme.dim()).render(area, buffer);
    }
}

fn look(model: &Model, import: &Import, area: Rect, buffer: &mut Buffer) {
    let (view, words, theme) = (&model.import, &model.words().import, model.theme);
    let [_, head, counts, told, mend, tabs, part] = screens::look(model, area);
    let name = view.order.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut title = Line::from(Span::styled(fit(&name, usize::from(head.width)), theme.accent()));
    if view.stage == Stage::Done {
        title.spans.insert(
            0,
            Span::styled(format!("{} {}  ", Tone::Good.sign(), words.done), theme.word(Tone::Good).patch(bold())),
        );
    }
    let read: Vec<&str> = import.sheets.iter().filter(|sheet| sheet.read).map(|sheet| sheet.name.as_str()).collect();
    if import.sheets.len() > 1 {
        title.push_span(Span::styled(format!("   {}", (words.sheets)(&read.join(", "))), theme.dim()));
    }
    title.render(head, buffer);
    figures(model, import, counts, buffer);
    told_or_busy(model, told, buffer);
    if let Some(file) = view.mend.as_ref().filter(|_| view.stage == Stage::Done) {
        let lines = vec![
            Line::styled((words.corrections)(&file.display().to_string()), bold()),
            Line::styled(words.corrections_help, theme.dim()),
        ];
        Paragraph::new(lines).wrap(Wrap { trim: true }).render(mend, buffer);
    }
    if let Some(question) = &view.question {
        return ask(model, import, question, part, buffer);
    }
    heads(model, view, tabs, buffer);
    match view.part {
        Part::Columns => columns(model, import, part, buffer),
        Part::Rows => rows(model, import, part, buffer),
        Part::Failed => failed(model, import, part, buffer),
    }
}

/// What it comes to, in one line: `+ 286 mới   ~ 12 cập nhật   = 0 không đổi   ✗ 2 lỗi   ? 1 trùng tên`.
fn figures(model: &Model, import: &Import, area: Rect, buffer: &mut Buffer) {
    let (words, theme) = (&model.words().import, model.theme);
    let asked = import.questions().count();
    let figures = [
        ("+", import.added, theme.word(Tone::Good)),
        ("~", import.updated, theme.word(Tone::Good)),
        ("=", import.unchanged, theme.dim()),
        (Tone::Bad.sign(), import.rows_to_mend(), theme.word(Tone::Bad)),
        (Tone::Doubt.sign(), asked, theme.word(Tone::Doubt)),
    ];
    // Only a list that replaces the roster has anybody leave.
    let leaving = model.import.order.replaces.is_some().then_some((import.leaving.len(), words.counts_leaving));
    let mut line = Line::default();
    for ((sign, count, style), word) in figures.into_iter().zip(words.counts) {
        let style = if count == 0 { theme.dim() } else { style.patch(bold()) };
        line.push_span(Span::styled(format!("{sign} {} {word}   ", whole(count, model.language)), style));
    }
    line.render(area, buffer);
    if area.height < 2 {
        return;
    }
    let mut below = Line::default();
    if let Some((count, word)) = leaving {
        let style = if count == 0 { theme.dim() } else { theme.word(Tone::Bad).patch(bold()) };
        below.push_span(Span::styled(format!("− {} {word}   ", whole(count, model.language)), style));
    }
    if model.import.put_off && asked > 0 {
        below.push_span(Span::styled((words.put_off)(asked), theme.dim()));
    }
    below.render(Rect { y: area.y + 1, height: 1, ..area }, buffer);
}

/// The parts' names, the one that is shown marked.
fn heads(model: &Model, view: &ImportView, area: Rect, buffer: &mut Buffer) {
    let mut line = Line::default();
    for (part, name) in Part::ALL.into_iter().zip(model.words().import.parts) {
        let style =
            if part == view.part { model.theme.accent().add_modifier(Modifier::UNDERLINED) } else { model.theme.dim() };
        line.push_span(Span::styled(name, style));
        line.push_span(Span::raw("   "));
    }
    line.render(area, buffer);
}

fn columns(model: &Model, import: &Import, area: Rect, buffer: &mut Buffer) {
    let (view, words, theme) = (&model.import, model.words(), model.theme);
    let all = meanings();
    let label = |place: Option<usize>| {
        place.and_then(|place| all.get(place)).map_or(words.import.unread, |name| words.delegates.field(name))
    };
    if let Some(field) = view.field {
        let header = import.mapping.get(view.lines[0]).map(|column| column.header.clone()).unwrap_or_default();
        let [head, list] =
            Layout::vertical([Constraint::Length(screens::ABOVE_FIELDS), Constraint::Fill(1)]).areas(area);
        Line::styled((words.import.choose_field)(&header), bold()).render(head, buffer);
        let first = lists::scroll(field, all.len() + 1, usize::from(list.height));
        for (row, place) in list.rows().zip(first..=all.len()) {
            let (style, _) = chosen(model, place == field);
            Line::styled(left(label(Some(place)), 30), style).render(row, buffer);
        }
        return;
    }
    let several = import.sheets.iter().filter(|sheet| sheet.read).count() > 1;
    let first = lists::scroll(view.lines[0], import.mapping.len(), usize::from(area.height));
    for (row, (place, column)) in area.rows().zip(import.mapping.iter().enumerate().skip(first)) {
        let (style, dim) = chosen(model, place == view.lines[0]);
        let address = if several { format!("{}!{}", column.sheet, column.column) } else { column.column.clone() };
        let width = usize::from(row.width);
        let (place_width, field_width) = (if several { 14 } else { 4 }, 24);
        let rest = width.saturating_sub(place_width + field_width + 2);
        let field = column.field.map_or(words.import.unread, |name| words.delegates.field(name));
        let field_style = match (column.field, place == view.lines[0]) {
            (_, true) => style,
            (Some(_), _) => theme.word(Tone::Good),
            (None, _) => theme.dim(),
        };
        Line::from_iter([
            Span::styled(left(&address, place_width), dim),
            Span::styled(left(&column.header.replace(" / ", "/"), rest / 2), style),
            Span::styled("→ ", dim),
            Span::styled(left(field, field_width), field_style),
            Span::styled(left(&column.sample, rest - rest / 2), dim),
        ])
        .render(row, buffer);
    }
}

fn rows(model: &Model, import: &Import, area: Rect, buffer: &mut Buffer) {
    let line = model.import.lines[1];
    let [list, whole] = screens::with_detail(area);
    let first = lists::scroll(line, import.preview.len(), usize::from(list.height));
    for (row, (place, understood)) in list.rows().zip(import.preview.iter().enumerate().skip(first)) {
        let (style, dim) = chosen(model, place == line);
        let record = &understood.record;
        let (sign, tone) = match understood.change {
            Change::New => ("+ ", Tone::Good),
            Change::Updated => ("~ ", Tone::Good),
            Change::Unchanged => ("= ", Tone::Plain),
        };
        let signed = if place == line { style } else { model.theme.word(tone) };
        let rest = usize::from(row.width).saturating_sub(2 + 11 + 12);
        let born = lists::birth_date(record);
        let mut line = Line::from_iter([
            Span::styled(sign, signed),
            Span::styled(left(&record.full_name, rest / 2), style),
            Span::styled(left(&born, 11), dim),
        ]);
        if understood.changes.is_empty() {
            line.push_span(Span::styled(left(&record.unit, rest - rest / 2), dim));
            line.push_span(Span::styled(left(&record.phone, 12), dim));
        } else {
            line.push_span(Span::styled(left(&changes(model, understood), rest - rest / 2 + 12), style));
        }
        line.render(row, buffer);
    }
    if let Some(understood) = import.preview.get(line).filter(|understood| !understood.changes.is_empty()) {
        let text = Rect { y: whole.y + 1, height: whole.height.saturating_sub(1), ..whole };
        Paragraph::new(changes(model, understood)).wrap(Wrap { trim: true }).render(text, buffer);
    }
}

/// `Thành phần: Dự khuyết → Chính thức; Ghế: A-1 → A-2`.
fn changes(model: &Model, understood: &Understood) -> String {
    let words = model.words();
    let text = |text: &str| if text.is_empty() { words.delegates.blank } else { text }.to_owned();
    let change = |change: &Changed| {
        format!("{}: {} → {}", words.delegates.field(change.field.name()), text(&change.from), text(&change.to))
    };
    understood.changes.iter().map(change).collect::<Vec<_>>().join("; ")
}

/// Rows that are not taken, what to look at in those that are, and rows that are no person's.
fn failed(model: &Model, import: &Import, area: Rect, buffer: &mut Buffer) {
    let chosen_line = model.import.lines[2];
    let len = import.remarks();
    if len == 0 {
        return Line::styled(model.words().import.all_well, model.theme.word(Tone::Good)).render(area, buffer);
    }
    let language = model.language;
    // Only the lines on the screen are put into words: a list may have thousands.
    let line = |place: usize| {
        if let Some(one) = import.leaving.get(place) {
            let sentence = model.words().import.leaves[usize::from(model.import.stage == Stage::Done)];
            return Some((Tone::Bad, "−".to_owned(), sentence(&one.full_name, &one.unit)));
        }
        let place = place - import.leaving.len();
        let at = |cell: &Address| cell.to_string();
        if let Some(one) = import.failed.get(place) {
            return Some((Tone::Bad, at(&one.cell), explain_row(&one.reason, language)));
        }
        let place = place - import.failed.len();
        if let Some(one) = import.returning.get(place) {
            return Some((Tone::Doubt, at(&one.cell), explain_returning(one, language)));
        }
        let place = place - import.returning.len();
        if let Some(one) = import.shared.get(place) {
            return Some((Tone::Doubt, at(&one.cell), explain_shared(one, language)));
        }
        let place = place - import.shared.len();
        if let Some(one) = import.warnings.get(place) {
            return Some((Tone::Doubt, at(&one.cell), explain_doubt(&one.reason, language)));
        }
        let row = import.left_out.get(place - import.warnings.len())?;
        let cells = row.first_cells.join(" | ");
        Some((Tone::Plain, at(&row.cell), (model.words().import.left_out)(&cells, explain_left_out(row, language))))
    };
    let [list, whole] = screens::with_detail(area);
    let first = lists::scroll(chosen_line, len, usize::from(list.height));
    for (row, (place, (tone, cell, reason))) in list.rows().zip((first..len).filter_map(|at| Some((at, line(at)?)))) {
        let (style, dim) = chosen(model, place == chosen_line);
        let signed = if place == chosen_line { style } else { model.theme.word(tone) };
        let width = cell.width().max(6) + 2;
        Line::from_iter([
            Span::styled(left(tone.sign(), 2), signed),
            Span::styled(left(&cell, width), style.patch(bold())),
            Span::styled(left(&reason, usize::from(row.width).saturating_sub(width + 2)), dim),
        ])
        .render(row, buffer);
    }
    if let Some((_, _, reason)) = line(chosen_line) {
        let text = Rect { y: whole.y + 1, height: whole.height.saturating_sub(1), ..whole };
        Paragraph::new(reason).wrap(Wrap { trim: true }).render(text, buffer);
    }
}

/// One homonym: the row as it is, and whom it may mean.
fn ask(model: &Model, import: &Import, question: &Question, area: Rect, buffer: &mut Buffer) {
    let (words, theme) = (&model.words().import, model.theme);
    let Some(asked) = import.questions().find(|asked| *asked.cell == question.cell) else { return };
    let Asked { cell, stated, others, is_mended } = asked;
    let born = lists::birth_date(stated);
    let details = [stated.unit.as_str(), &born, &stated.position, &stated.phone];
    let details = details.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let mut lines = vec![
        Line::styled(
            words.question[usize::from(is_mended)](import.questions().count()),
            theme.word(Tone::Doubt).patch(bold()),
        ),
        Line::default(),
        Line::styled((words.row)(&cell.to_string()), theme.dim()),
        Line::styled(format!("  {}", stated.full_name), bold()),
        Line::raw(format!("  {details}")),
        Line::default(),
    ];
    let known: Vec<String> = others.iter().map(|other| namesake(other, model.language)).collect();
    for (place, answer) in answers(import, question).iter().enumerate() {
        let text = match answer {
            Answer::Same(_) => format!("{} {}", words.answers[0], known.get(place).map_or("", String::as_str)),
            Answer::New => words.answers[1].to_owned(),
            Answer::Skip => words.answers[2].to_owned(),
        };
        let (style, _) = chosen(model, place == question.selected);
        let mark = if place == question.selected { "▸ " } else { "  " };
        lines.push(Line::styled(fit(&format!("{mark}{text} "), usize::from(area.width)), style));
    }
    Paragraph::new(lines).render(area, buffer);
}
