//! The site's page for missing files, made valid at any path.

/// Makes relative URLs of the page absolute, as the depth of the missing path is unknown.
pub(super) fn rooted(page: &str) -> String {
    const NAMES: &[&str] = &[" href=\"", " src=\"", " action=\""];
    let mut out = String::with_capacity(page.len() + 64);
    let mut rest = page;
    while let Some((at, name)) = NAMES.iter().filter_map(|name| Some((rest.find(name)?, *name))).min() {
        let (before, value) = rest.split_at(at + name.len());
        out.push_str(before);
        let address = value.split('"').next().unwrap_or_default();
        let scheme = address.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
        if !scheme && !address.starts_with(['/', '#']) && !address.is_empty() {
            out.push('/');
        }
        rest = value;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_start_at_the_root() {
        let page = "<link href=\"style.css\"><a href=\"#_main\"></a><a href=\"index.html\">x</a><form action=\"search.html\">\
                    <script src=\"site.js\" data-x=\"y\"></script><a href=\"mailto:x@y\"></a><a href=\"/z\"></a><p title=\"href=\">";
        let rooted = rooted(page);
        for expected in [
            "href=\"/style.css\"",
            "href=\"#_main\"",
            "href=\"/index.html\"",
            "action=\"/search.html\"",
            "src=\"/site.js\"",
            "href=\"mailto:x@y\"",
            "href=\"/z\"",
        ] {
            assert!(rooted.contains(expected), "{expected} in {rooted}");
        }
        assert!(rooted.ends_with("<p title=\"href=\">"));
    }
}
