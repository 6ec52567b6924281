//! Badges to print: one HTML file, eight badges an A4 page, every code drawn in it.

use std::{fmt::Write as _, path::PathBuf};

use jiff::Timestamp;

use crate::{
    app::{
        congress::Congress,
        desk::{badges, qr, recorder::Desk},
        error::AppError,
        files,
    },
    domain::delegate::{Delegate, DelegateId},
    i18n::{Language, cli::cli},
};

/// Badges of a page: two beside each other, four below each other, each 90 x 65 mm.
pub const A_PAGE: usize = 8;
/// Longer names are set smaller.
const LONG_NAME: usize = 22;
const VERY_LONG_NAME: usize = 32;

/// What is not the badges' own.
pub struct Labels {
    /// The language's code, for the file.
    pub language: &'static str,
    /// Before a seat.
    pub seat: &'static str,
    /// Before a badge's number.
    pub number: &'static str,
}

const STYLE: &str = "@page{size:A4;margin:12mm 15mm}*{box-sizing:border-box}\
body{margin:0;font-family:'Noto Sans','DejaVu Sans',Arial,sans-serif;color:#111;background:#fff}\
.page{display:grid;grid-template-columns:90mm 90mm;grid-auto-rows:65mm;gap:3mm 0;justify-content:center;\
break-after:page;page-break-after:always}.page:last-child{break-after:auto;page-break-after:auto}\
.badge{border:.2mm dashed #999;padding:4mm;display:grid;grid-template-columns:1fr 32mm;\
grid-template-rows:auto 1fr auto;column-gap:3mm;overflow:hidden;break-inside:avoid}\
.congress{grid-column:1/3;font-size:2.9mm;line-height:1.25;color:#b3001b;font-weight:700;text-transform:uppercase;\
text-align:center;border-bottom:.4mm solid #b3001b;padding-bottom:1.5mm;max-height:11mm;overflow:hidden}\
.who{align-self:center;min-width:0;overflow-wrap:break-word}.name{font-size:6.4mm;line-height:1.15;font-weight:700}\
.long .name{font-size:5.2mm}.very-long .name{font-size:4.3mm}\
.unit{font-size:3.3mm;line-height:1.3;margin-top:1.5mm}.code{align-self:center}.code svg{width:32mm;height:32mm;display:block}\
.foot{grid-column:1/3;display:flex;justify-content:space-between;font-size:4mm;font-weight:700}\
@media screen{body{background:#ddd}.page{background:#fff;width:210mm;padding:12mm 15mm;margin:4mm auto}}";

impl Labels {
    /// In a language.
    pub fn of(language: Language) -> Self {
        let words = &cli(language).badges;
        Self { language: language.code(), seat: words.seat, number: words.number }
    }
}

/// Gives a delegate at the desk a new badge in place of a lost one; gives the page to print, among the congress's
/// exports. The page is written first: a badge must not be revoked for which there is no other.
pub(super) fn renew(
    desk: &mut Desk,
    delegate: DelegateId,
    language: Language,
    now: Timestamp,
) -> Result<PathBuf, AppError> {
    let renewed = badges::with_new_code(desk.delegate(delegate)?);
    let html = html(desk.congress(), std::slice::from_ref(&renewed), &Labels::of(language))?;
    // No person's name in the name of a file.
    let number = renewed.stt.map_or_else(|| delegate.to_string(), |number| number.to_string());
    let path = desk.congress().folder.exports().join(format!("the-{number}.html"));
    files::replace(&path, html.as_bytes())?;
    badges::revoke_others(desk.congress_mut(), &renewed, now)?;
    desk.reload()?;
    Ok(path)
}

/// The page of everybody in `delegates`, in their order.
pub fn html(congress: &Congress, delegates: &[Delegate], labels: &Labels) -> Result<String, AppError> {
    let number = congress.store.badge_congress()?;
    let name = escaped(&congress.settings.name);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{name}</title>\n<style>{STYLE}</style>\
         </head><body>\n",
        labels.language
    );
    for page in delegates.chunks(A_PAGE) {
        out.push_str("<section class=\"page\">\n");
        for delegate in page {
            let code = qr::badge(&badges::code(number, delegate).to_string()).ok_or(AppError::BadgeCode)?;
            badge(&mut out, &name, delegate, &code, labels);
        }
        out.push_str("</section>\n");
    }
    out.push_str("</body></html>\n");
    Ok(out)
}

fn badge(out: &mut String, congress: &str, delegate: &Delegate, code: &str, labels: &Labels) {
    let class = match delegate.full_name.chars().count() {
        0..LONG_NAME => "badge",
        LONG_NAME..VERY_LONG_NAME => "badge long",
        _ => "badge very-long",
    };
    let labelled = |label: &str, text: &str| if text.is_empty() { String::new() } else { format!("{label} {text}") };
    let lines: Vec<String> = [&delegate.unit, &delegate.delegation]
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(|line| escaped(line))
        .collect();
    // Writing to a string can't fail.
    let _ = writeln!(
        out,
        "<article class=\"{class}\"><div class=\"congress\">{congress}</div><div class=\"who\"><div class=\"name\">{}\
         </div><div class=\"unit\">{}</div></div><div class=\"code\">{code}</div><div class=\"foot\"><span>{}</span>\
         <span>{}</span></div></article>",
        escaped(&delegate.full_name),
        lines.join("<br>"),
        escaped(&labelled(labels.number, &delegate.badge_no)),
        escaped(&labelled(labels.seat, &delegate.seat)),
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
