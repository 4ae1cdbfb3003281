//! NITF of every edition, with and without its namespace.

use super::{Item, Sent, gather, killed, line, line_of};
use crate::office::xml::{Child, Element, escaped};

/// The story of a `nitf` element, or its kill.
pub(super) fn read(nitf: &Element) -> Item {
    let mut sent = Sent::default();
    let empty = Element::default();
    let head = nitf.child("head").unwrap_or(&empty);
    let data = head.child("docdata").unwrap_or(&empty);
    let name = data.child("doc-id").and_then(|id| id.attribute("id-string")).unwrap_or_default();
    if matches!(data.attribute("management-status"), Some("canceled" | "cancelled")) {
        let reason = data.child("ed-msg").and_then(|message| message.attribute("info")).unwrap_or_default();
        if let Some(kill) = killed(name, reason) {
            return kill;
        }
    }
    sent.named(name);
    let said = |child: &str, key: &str| data.child(child).and_then(|child| child.attribute(key));
    sent.edition(name, said("du-key", "version").or(said("date.issue", "norm")).unwrap_or_default());
    let body = nitf.child("body").unwrap_or(&empty);
    let top = body.child("body.head").unwrap_or(&empty);
    let hedline = top.child("hedline").unwrap_or(&empty);
    let headline = line_of(hedline, "hl1");
    let headline = if headline.is_empty() { line_of(head, "title") } else { headline };
    sent.set("headline", &headline);
    let second: Vec<String> = hedline.all("hl2").map(line).collect();
    sent.set("kicker", &second.join(" "));
    for byline in top.all("byline") {
        let people: Vec<String> = byline.all("person").map(line).collect();
        if people.is_empty() {
            sent.signed(&line(byline), "");
        }
        people.iter().for_each(|name| sent.signed(name, ""));
        sent.besides("byline title", &line_of(byline, "byttl"));
    }
    let dateline = top.child("dateline").map(|dateline| match dateline.child("location") {
        Some(location) => line(location),
        None => line(dateline),
    });
    sent.set("dateline", &dateline.unwrap_or_default());
    sent.set("standfirst", &line_of(top, "abstract"));
    sent.set("source_name", &line_of(top, "distributor"));
    for note in top.all("note") {
        sent.besides("note to editors", &line(note));
    }
    sent.set("lang", nitf.attribute("lang").or(nitf.attribute("baselang")).unwrap_or_default());
    about(head, &mut sent);
    sent.html = html_of(nitf);
    for end in body.all("body.end") {
        sent.besides("at the end", &line(end));
    }
    sent.item()
}

/// The text of a `nitf` element as HTML.
pub(super) fn html_of(nitf: &Element) -> String {
    let (mut text, mut out) = (Vec::new(), String::new());
    gather(nitf, "body.content", &mut text);
    for content in text {
        content.children.iter().for_each(|child| html(child, &mut out));
    }
    out
}

/// What the head says: keywords, section, dates, rights.
fn about(head: &Element, sent: &mut Sent) {
    let mut keywords = Vec::new();
    gather(head, "keyword", &mut keywords);
    keywords.iter().for_each(|keyword| sent.tagged(keyword.attribute("key").unwrap_or_default()));
    if let Some(publication) = head.child("pubdata") {
        sent.set("section", publication.attribute("position.section").unwrap_or_default());
        sent.set("source_url", publication.attribute("ex-ref").unwrap_or_default());
    }
    let Some(data) = head.child("docdata") else { return };
    match data.attribute("management-status") {
        Some("embargoed") => sent.embargoed(&release(data)),
        Some("withheld" | "canceled" | "cancelled") => {
            sent.held();
            sent.besides("status with the sender", data.attribute("management-status").unwrap_or_default());
        }
        _ => {}
    }
    for message in data.all("ed-msg") {
        sent.besides("note to editors", message.attribute("info").unwrap_or_default());
    }
    if let Some(rights) = data.child("doc.copyright") {
        let holder = rights.attribute("holder").unwrap_or_default();
        sent.besides("copyright", &format!("{} {holder}", rights.attribute("year").unwrap_or_default()));
    }
}

/// `20261124T180000+0100` as the field takes it.
fn release(data: &Element) -> String {
    let norm = data.child("date.release").and_then(|date| date.attribute("norm")).unwrap_or_default();
    let part = |from: usize, to: usize| norm.get(from..to);
    match (part(0, 4), part(4, 6), part(6, 8), part(9, 11), part(11, 13), part(13, 15)) {
        (Some(y), Some(m), Some(d), Some(h), Some(min), Some(s)) => {
            format!("{y}-{m}-{d}T{h}:{min}:{s}{}", norm.get(15..).unwrap_or_default())
        }
        _ => norm.to_owned(),
    }
}

/// A piece of NITF as HTML of the same meaning.
fn html(child: &Child, out: &mut String) {
    let element = match child {
        Child::Words(words) => {
            out.push_str(&escaped(words));
            return;
        }
        Child::Element(element) => element,
    };
    if element.is("media") {
        return media(element, out);
    }
    let tag = match (&*element.name, element.attribute("class")) {
        ("hl2", _) => "h2",
        ("bq", _) => "blockquote",
        ("em", Some("strong")) => "strong",
        ("em", Some("code")) => "code",
        ("em", Some("sup")) => "sup",
        ("em", Some("sub")) => "sub",
        ("em", Some("s")) => "s",
        ("credit", _) => "p",
        ("q", _) => "q",
        (
            known @ ("p" | "em" | "a" | "br" | "hr" | "ul" | "ol" | "li" | "table" | "thead" | "tbody"
            | "tfoot" | "tr" | "td" | "th" | "caption" | "pre" | "dl" | "dt" | "dd"),
            _,
        ) => known,
        _ => "",
    };
    if tag.is_empty() {
        element.children.iter().for_each(|child| html(child, out));
        return;
    }
    out.push('<');
    out.push_str(tag);
    if let Some(href) = element.attribute("href") {
        out.push_str(&format!(" href=\"{}\"", escaped(href)));
    }
    out.push('>');
    element.children.iter().for_each(|child| html(child, out));
    if !matches!(tag, "br" | "hr") {
        out.push_str(&format!("</{tag}>"));
    }
}

/// A picture with its caption and its maker; other media leave their words.
fn media(media: &Element, out: &mut String) {
    out.push_str("<figure>");
    if let Some(reference) = media.child("media-reference") {
        let value = |name: &str| escaped(reference.attribute(name).unwrap_or_default());
        out.push_str(&format!("<img src=\"{}\" alt=\"{}\">", value("source"), value("alternate-text")));
    }
    out.push_str("<figcaption>");
    for caption in media.all("media-caption") {
        out.push_str(&escaped(&line(caption)));
    }
    for producer in media.all("media-producer") {
        out.push_str(&format!(" <small>{}</small>", escaped(&line(producer))));
    }
    out.push_str("</figcaption></figure>");
}
