//! Addresses: which links may stand on a page, and where the story itself stands.
//!
//! A link goes to the web, to a mailbox, to a telephone or to a place on the same page; nothing else is
//! ever written into an `href`. A link to another story of the desk has become its public address, or words, before a
//! page is made.

use url::Url;

/// What a link's address leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// Out of the page; the address is ready to be written.
    Outside(String),
    /// To the element of that id.
    Fragment(String),
    /// Nowhere a page may lead.
    Nowhere,
}

/// Sorts an address.
pub(crate) fn target(href: &str) -> Target {
    let href = href.trim();
    if let Some(fragment) = href.strip_prefix('#').filter(|fragment| !fragment.is_empty()) {
        return Target::Fragment(fragment.to_owned());
    }
    match Url::parse(href) {
        Ok(url) if url.scheme() == "http" || url.scheme() == "https" => Target::Outside(written(&url)),
        Ok(url) if (url.scheme() == "mailto" || url.scheme() == "tel") && !url.path().trim().is_empty() => {
            Target::Outside(written(&url))
        }
        _ => Target::Nowhere,
    }
}

/// Where readers find a story that was written to `path` under the site (`yyyy/mm/dd/slug`); `None` when the site has no
/// address of the web.
pub fn public_address(site: &str, path: &str) -> Option<String> {
    web(site).map(|site| format!("{}/{path}/", site.trim_end_matches('/')))
}

/// The address if it is one of the web, ready to be written.
pub(crate) fn web(href: &str) -> Option<String> {
    match target(href) {
        Target::Outside(address) if address.starts_with("http") => Some(address),
        _ => None,
    }
}

/// The host of a web address as readers know it.
pub(crate) fn host(address: &str) -> String {
    let host = Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
    host.strip_prefix("www.").map(str::to_owned).unwrap_or(host)
}

/// The address with every character escaped that the URL standard calls an error, though browsers bear it.
fn written(url: &Url) -> String {
    let text = url.as_str();
    // Square brackets are right in the host only (IPv6).
    let host_end = url.host_str().and_then(|host| text.find(host).map(|at| at + host.len())).unwrap_or(0);
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let escaped = match c {
            '[' | ']' => at >= host_end,
            '"' | '<' | '>' | '`' | '{' | '}' | '|' | '\\' | '^' | ' ' => true,
            '%' => !text.get(at + 1..at + 3).is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit())),
            '#' => url.fragment().is_some_and(|fragment| at + 1 + fragment.len() != text.len()),
            _ => false,
        };
        if escaped {
            out.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_permitted_schemes_become_links() {
        for bad in [
            "javascript:alert(1)",
            " JavaScript:x",
            "data:text/html,x",
            "",
            "#",
            "//a.b",
            "file:///etc",
            "ftp://a.b",
            "mailto:",
            "https://",
            "story:1",
        ] {
            assert_eq!(target(bad), Target::Nowhere, "{bad}");
        }
        assert_eq!(target("#what"), Target::Fragment("what".into()));
        assert_eq!(target("mailto:a@b.c"), Target::Outside("mailto:a@b.c".into()));
        assert_eq!(
            target(" https://example.org/a b|c?q=[1]#x#y"),
            Target::Outside("https://example.org/a%20b%7Cc?q=%5B1%5D#x%23y".into())
        );
    }

    #[test]
    fn a_host_is_shown_without_www() {
        assert_eq!(host("https://www.example.org/x"), "example.org");
    }
}
