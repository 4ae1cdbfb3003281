//! A WordPress export: what it says of the pictures of its library, and texts as WordPress keeps them.
//!
//! A text names its pictures by an address, in one of several sizes, or by the number of an attachment; what is known of
//! one (caption, alternative text, credit) stands with the attachment. Nothing is fetched: whoever has the site's folder of
//! uploads beside the export has the pictures.

use super::{gather, line, line_of};
use crate::import::paste::Said;
use crate::office::xml::{Element, escaped};
use std::collections::BTreeMap;

/// Elements that stand for themselves between the paragraphs of a text.
const BLOCKS: &[&str] = &[
    "<p",
    "<h1",
    "<h2",
    "<h3",
    "<h4",
    "<h5",
    "<h6",
    "<ul",
    "<ol",
    "<li",
    "<dl",
    "<table",
    "<blockquote",
    "<pre",
    "<figure",
    "<div",
    "<section",
    "<hr",
    "<iframe",
    "<form",
    "<!--",
    "</",
];

/// The pictures of a site's library.
#[derive(Debug, Default)]
pub(super) struct Library {
    /// By the number of the attachment: its address, and what is said of it.
    pictures: BTreeMap<String, (String, Said)>,
}

impl Library {
    /// The attachments of an export.
    pub(super) fn of(root: &Element) -> Self {
        let mut items = Vec::new();
        gather(root, "item", &mut items);
        let attachments = items.into_iter().filter(|item| line_of(item, "post_type") == "attachment");
        let picture = |item: &Element| {
            let address = line_of(item, "attachment_url");
            let mut encoded = item.all("encoded").map(line);
            let (described, caption) =
                (encoded.next().unwrap_or_default(), encoded.next().unwrap_or_default());
            let said = Said {
                title: line_of(item, "title"),
                caption: if caption.is_empty() { described } else { caption },
                alt: meta(item, "_wp_attachment_image_alt"),
                credit: credit(item),
            };
            (line_of(item, "post_id"), (address, said))
        };
        Self { pictures: attachments.map(picture).filter(|(_, (address, _))| !address.is_empty()).collect() }
    }

    /// What is said of the picture at this address, whatever its size, and the address of the whole picture.
    pub(super) fn said(&self, address: &str) -> Option<&(String, Said)> {
        let wanted = whole(address);
        self.pictures.values().find(|(known, _)| whole(known) == wanted)
    }

    /// The text of a post as HTML, with the picture that stands above it.
    pub(super) fn html(&self, post: &Element, content: &str) -> String {
        let mut html = paragraphs(&self.without_codes(content));
        if let Some((address, said)) = self.pictures.get(&meta(post, "_thumbnail_id"))
            && !shows(&html, address)
        {
            html.insert_str(0, &figure(address, said));
        }
        html
    }

    /// `[caption …]<img …> Words[/caption]` and `[gallery ids="1,2"]` as figures; other codes stay as they are.
    fn without_codes(&self, content: &str) -> String {
        let mut out = String::with_capacity(content.len());
        let mut rest = content;
        while let Some(at) = rest.find("[caption").or_else(|| rest.find("[gallery")) {
            let at = rest.find("[gallery").map_or(at, |gallery| gallery.min(at));
            let (before, code) = rest.split_at(at);
            out.push_str(before);
            let Some((head, after)) = code.split_once(']') else {
                rest = code;
                break;
            };
            if head.starts_with("[gallery") {
                out.push_str("\n\n");
                for number in value(head, "ids").split(',').map(str::trim) {
                    if let Some((address, said)) = self.pictures.get(number) {
                        out.push_str(&figure(address, said));
                    }
                }
                out.push_str("\n\n");
                rest = after;
                continue;
            }
            let (inside, after) = after.split_once("[/caption]").unwrap_or((after, ""));
            // The picture may stand in a link; its words come behind both.
            let end =
                ["</a>", ">"].iter().find_map(|end| inside.find(end).map(|at| at + end.len())).unwrap_or(0);
            let (picture, words) = inside.split_at(end);
            let words = if words.trim().is_empty() {
                escaped(value(head, "caption"))
            } else {
                words.trim().to_owned()
            };
            out.push_str(&format!("\n\n<figure>{picture}<figcaption>{words}</figcaption></figure>\n\n"));
            rest = after;
        }
        out + rest
    }
}

fn figure(address: &str, said: &Said) -> String {
    let caption = escaped(&said.caption);
    let (address, alt) = (escaped(address), escaped(&said.alt));
    format!("<figure><img src=\"{address}\" alt=\"{alt}\"><figcaption>{caption}</figcaption></figure>")
}

/// The value of `name="…"` in a code.
fn value<'t>(head: &'t str, name: &str) -> &'t str {
    let begins = format!("{name}=\"");
    let found = head.split_once(begins.as_str()).and_then(|(_, rest)| rest.split_once('"'));
    found.map(|(value, _)| value).unwrap_or_default()
}

/// What WordPress makes of blank lines, where a text has no paragraphs of its own.
fn paragraphs(content: &str) -> String {
    if content.contains("<p") || content.contains("<!-- wp:") {
        return content.to_owned();
    }
    let text = content.replace("\r\n", "\n");
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| match BLOCKS.iter().any(|block| part.starts_with(block)) {
            true => part.to_owned(),
            false => format!("<p>{}</p>", part.replace('\n', "<br>")),
        })
        .collect()
}

/// An address without its query and without what says the size: `x-1024x683.jpg` and `x-scaled.jpg` are `x.jpg`.
pub(super) fn whole(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, path)| path);
    let Some((stem, ending)) = path.rsplit_once('.') else { return path.to_owned() };
    let sized = |size: &str| {
        let sides = size.split_once('x');
        sides.is_some_and(|(width, height)| [width, height].iter().all(|side| side.parse::<u32>().is_ok()))
    };
    match stem.rsplit_once('-') {
        Some((stem, size)) if size == "scaled" || sized(size) => format!("{stem}.{ending}"),
        _ => path.to_owned(),
    }
}

/// Does a text show the picture, in whichever size?
fn shows(html: &str, address: &str) -> bool {
    let whole = whole(address);
    let stem = whole.rsplit_once('.').map_or(whole.as_str(), |(stem, _)| stem);
    ['.', '-'].iter().any(|end| html.contains(&format!("{stem}{end}")))
}

/// A value that WordPress keeps beside a post.
pub(super) fn meta(item: &Element, key: &str) -> String {
    let found = item.all("postmeta").find(|meta| line_of(meta, "meta_key") == key);
    found.map(|meta| line_of(meta, "meta_value")).unwrap_or_default()
}

/// Whom a picture is credited to: as plug-ins for credits keep it, or as WordPress read it from the file.
fn credit(item: &Element) -> String {
    let known = ["_media_credit", "media_credit", "credit", "_wp_attachment_credit"];
    let said = known.iter().map(|key| meta(item, key)).find(|said| !said.is_empty());
    said.unwrap_or_else(|| {
        // PHP's own notation: `s:6:"credit";s:11:"Marta Ilves";`
        let data = meta(item, "_wp_attachment_metadata");
        let after = data.split_once("s:6:\"credit\";s:").map(|(_, after)| after);
        let value = after.and_then(|after| after.split_once(":\"")).map(|(_, value)| value);
        value
            .and_then(|value| value.split_once("\";"))
            .map(|(credit, _)| credit.to_owned())
            .unwrap_or_default()
    })
}
