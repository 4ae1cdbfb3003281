//! The dateline in front of a text for systems that have no field of their own for it: at the beginning of the first
//! paragraph, as on our own page, or alone where the text begins with something else.

use maud::html;

/// The text in plain elements, with its dateline; the picture that leads stays first.
pub(crate) fn before(text: &str, place: &str) -> String {
    if place.is_empty() {
        return text.to_owned();
    }
    let (lead, rest) = after_lead(text);
    let place = html! { (place) }.into_string();
    match rest.strip_prefix("<p>") {
        Some(first) => format!("{lead}<p>{place} — {first}"),
        None => format!("{lead}<p>{place}</p>{rest}"),
    }
}

/// The same text without it.
pub(crate) fn taken_off(text: &str, place: &str) -> String {
    let (lead, rest) = after_lead(text);
    let place = html! { (place) }.into_string();
    if let Some(first) = rest.strip_prefix(&format!("<p>{place} — ")) {
        return format!("{lead}<p>{first}");
    }
    match rest.strip_prefix(&format!("<p>{place}</p>")) {
        Some(rest) => format!("{lead}{rest}"),
        None => text.to_owned(),
    }
}

/// The picture that leads, if one does, and what comes after it.
fn after_lead(text: &str) -> (&str, &str) {
    const END: &str = "</figure>";
    let end = text.trim_start().starts_with("<figure").then(|| text.find(END)).flatten();
    let (lead, rest) = text.split_at(end.map_or(0, |end| end + END.len()));
    let begins = rest.len() - rest.trim_start().len();
    text.split_at(lead.len() + begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_opens_the_first_paragraph_and_can_be_taken_off_again() {
        for (bare, dated) in [
            ("<p>It rained.</p>", "<p>Port &amp; Bay — It rained.</p>"),
            (
                "<figure><img></figure>\n<p>It rained.</p>",
                "<figure><img></figure>\n<p>Port &amp; Bay — It rained.</p>",
            ),
            ("<h2>Rain</h2>", "<p>Port &amp; Bay</p><h2>Rain</h2>"),
            ("", "<p>Port &amp; Bay</p>"),
        ] {
            assert_eq!(before(bare, "Port & Bay"), dated);
            assert_eq!(taken_off(dated, "Port & Bay"), bare);
            assert_eq!(before(bare, ""), bare);
        }
        assert_eq!(taken_off("<p>Elsewhere — It rained.</p>", "Port"), "<p>Elsewhere — It rained.</p>");
    }
}
