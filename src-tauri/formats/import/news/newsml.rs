//! A NewsML-G2 item: what it says of itself, and its text as NITF or XHTML within it.

use super::{Item, Sent, gather, killed, line, line_of, nitf};
use crate::office::xml::{Child, Element, escaped};

/// The story of a `newsItem`, or its kill.
pub(super) fn read(item: &Element) -> Item {
    let mut sent = Sent::default();
    let empty = Element::default();
    let meta = item.child("itemMeta").unwrap_or(&empty);
    let name = item.attribute("guid").unwrap_or_default();
    let status = meta.child("pubStatus").and_then(|status| status.attribute("qcode")).unwrap_or_default();
    if status.ends_with("canceled")
        && let Some(kill) = killed(name, &line_of(meta, "edNote"))
    {
        return kill;
    }
    sent.named(name);
    let created = line_of(meta, "versionCreated");
    sent.edition(name, item.attribute("version").unwrap_or(&created));
    let about = item.child("contentMeta").unwrap_or(&empty);
    let headline = line_of(about, "headline");
    let headline = if headline.is_empty() { line_of(meta, "title") } else { headline };
    sent.set("headline", &headline);
    for description in about.all("description") {
        let role = description.attribute("role").unwrap_or_default();
        if role.ends_with("summary") || role.is_empty() {
            sent.set("standfirst", &line(description));
        } else {
            sent.besides("description", &line(description));
        }
    }
    for creator in about.all("creator") {
        let name = line_of(creator, "name");
        let name =
            if name.is_empty() { creator.attribute("literal").unwrap_or_default().to_owned() } else { name };
        sent.signed(&name, creator.attribute("uri").unwrap_or_default());
    }
    if sent.fields.byline.is_empty() {
        sent.signed(&line_of(about, "by"), "");
    }
    let place = line_of(about, "dateline");
    let located = about.child("located").map(|located| line_of(located, "name")).unwrap_or_default();
    sent.set("dateline", if place.is_empty() { &located } else { &place });
    for subject in about.all("subject") {
        let name = line_of(subject, "name");
        sent.tagged(if name.is_empty() { subject.attribute("literal").unwrap_or_default() } else { &name });
    }
    about.all("keyword").for_each(|keyword| sent.tagged(&line(keyword)));
    if let Some(source) = about.child("infoSource") {
        sent.set("source_name", &line_of(source, "name"));
        sent.set("source_url", source.attribute("uri").unwrap_or_default());
    }
    let lang =
        about.child("language").and_then(|language| language.attribute("tag")).or(item.attribute("lang"));
    sent.set("lang", lang.unwrap_or_default());
    if let Some(until) = meta.child("embargoed") {
        // Without a time it is held until the provider says otherwise.
        sent.embargoed(&line(until));
    }
    if !status.is_empty() && !status.ends_with("usable") {
        sent.held();
        sent.besides("status with the sender", status);
    }
    meta.all("edNote").for_each(|note| sent.besides("note to editors", &line(note)));
    if let Some(rights) = item.child("rightsInfo") {
        sent.besides("copyright", &line_of(rights, "copyrightNotice"));
        sent.besides("usage terms", &line_of(rights, "usageTerms"));
    }
    sent.besides("slugline", &line_of(about, "slugline"));
    text(item, &mut sent);
    sent.item()
}

fn text(item: &Element, sent: &mut Sent) {
    let mut inline = Vec::new();
    gather(item, "inlineXML", &mut inline);
    for content in &inline {
        if let Some(whole) = content.child("nitf") {
            sent.html.push_str(&nitf::html_of(whole));
        } else if let Some(body) = content.find("body") {
            body.children.iter().for_each(|child| html(child, &mut sent.html));
        }
    }
    let mut plain = Vec::new();
    gather(item, "inlineData", &mut plain);
    if inline.is_empty() {
        for content in plain {
            sent.html.push_str(&format!("<p>{}</p>", escaped(&line(content))));
        }
    }
}

/// XHTML as it stands, without its namespaces.
fn html(child: &Child, out: &mut String) {
    match child {
        Child::Words(words) => out.push_str(&escaped(words)),
        Child::Element(element) => {
            let name = &element.name;
            out.push_str(&format!("<{name}"));
            for key in ["href", "src", "alt", "start", "class"] {
                if let Some(value) = element.attribute(key) {
                    out.push_str(&format!(" {key}=\"{}\"", escaped(value)));
                }
            }
            out.push('>');
            element.children.iter().for_each(|child| html(child, out));
            if !matches!(&**name, "br" | "hr" | "img") {
                out.push_str(&format!("</{name}>"));
            }
        }
    }
}
