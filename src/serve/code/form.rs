//! The HTML form for the access code: in both languages at once, without scripts, for any phone.

use std::time::Duration;

use crate::i18n::{Language, lan::lan};

/// Message above the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    /// The code was wrong.
    Wrong,
    /// No code is accepted before this time has passed.
    Wait(Duration),
}

/// Style sheet of the form; simple enough for browsers of ten years ago.
pub(super) const STYLE: &str = "\
:root{color-scheme:light dark}
html{border-top:4px solid #b3001b;background:#fbf7ef;color:#1d1a16;font:18px/1.6 system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",sans-serif}
body{margin:0;padding:10vh 1.2rem 2rem}
main{max-width:26rem;margin:0 auto}
h1{font:600 1.35rem/1.35 \"Noto Serif\",\"Times New Roman\",Georgia,serif;color:#8e0016;margin:0 0 1.4rem}
p{margin:0 0 1rem}
form{margin:0 0 1.6rem}
[lang=en]{display:block;color:#6a6259;font-size:.85em}
label{display:block;font-weight:600;margin:0 0 .4rem}
input,button{box-sizing:border-box;width:100%;font:inherit;border-radius:6px;padding:.7rem .9rem}
input{border:2px solid #8a8175;background:#fff;color:#1d1a16;font-size:1.3rem;letter-spacing:.08em}
button{margin-top:.9rem;border:0;background:#b3001b;color:#fff;font-weight:600}
button [lang=en]{color:#fff}
input:focus,button:focus{outline:3px solid #b3001b;outline-offset:2px}
.said{border-left:4px solid #b3001b;padding:.2rem 0 .2rem .8rem}
@media (prefers-color-scheme:dark){
html{background:#171412;color:#ece5da}
h1{color:#ff8f94}
[lang=en]{color:#b3a99c}
input{background:#231f1b;color:#ece5da;border-color:#9a8f82}
}
";

/// HTML of the page. After the right code the browser goes to `next`, a path on this site.
pub(super) fn html(congress: &str, next: &str, said: Said) -> String {
    let both = |text: fn(Language) -> String| {
        format!("{}<span lang=\"en\">{}</span>", escaped(&text(Language::Vi)), escaped(&text(Language::En)))
    };
    let message = |vi: String, en: String| {
        format!("<p class=\"said\" role=\"alert\">{}<span lang=\"en\">{}</span></p>\n", escaped(&vi), escaped(&en))
    };
    let (vi, en) = (lan(Language::Vi), lan(Language::En));
    let said = match said {
        Said::Nothing => String::new(),
        Said::Wrong => message(vi.wrong.to_owned(), en.wrong.to_owned()),
        Said::Wait(time) => {
            let seconds = time.as_secs() as usize + usize::from(time.subsec_nanos() > 0);
            message((vi.wait)(seconds), (en.wait)(seconds))
        }
    };
    format!(
        "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title} · {congress}</title>\n\
         <link rel=\"stylesheet\" href=\"{style}\">\n</head>\n<body>\n<main>\n<h1>{congress}</h1>\n{said}\
         <form method=\"post\" action=\"{enter}\">\n<input type=\"hidden\" name=\"next\" value=\"{next}\">\n\
         <label for=\"code\">{label}</label>\n\
         <input id=\"code\" name=\"code\" type=\"text\" autocomplete=\"off\" autocapitalize=\"none\" autocorrect=\"off\" \
         spellcheck=\"false\" maxlength=\"100\" required autofocus>\n<button type=\"submit\">{send}</button>\n</form>\n\
         <p>{hint}</p>\n</main>\n</body>\n</html>\n",
        title = escaped(vi.code),
        congress = escaped(congress),
        style = super::STYLE,
        enter = super::ENTER,
        next = escaped(next),
        label = both(|language| lan(language).code.to_owned()),
        send = both(|language| lan(language).send.to_owned()),
        hint = both(|language| lan(language).hint.to_owned()),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_speaks_both_languages_and_runs_nothing() {
        let page = html("Đại hội <b>", "/search.html?q=\"><script>", Said::Wait(Duration::from_millis(89_500)));
        assert!(page.contains("Mã truy cập") && page.contains("Access code"));
        assert!(page.contains("Đại hội &lt;b&gt;") && !page.contains("<script"));
        assert!(page.contains("1 phút 30 giây") && page.contains("1 minute 30 seconds"), "{page}");
        assert!(html("x", "/", Said::Wrong).contains(lan(Language::En).wrong));
        assert!(!html("x", "/", Said::Nothing).contains("alert"));
    }
}
