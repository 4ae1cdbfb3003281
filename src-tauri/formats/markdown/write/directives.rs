//! Blocks that Markdown lacks, as directives. Attributes stand in a fixed order; what is usual is left out.

use super::inline::{self, Place, Way};
use super::{Manner, fence_for, inside, run};
use crate::markdown::directives::quote as quoted;
use model::document::{
    Block, Embed, FactBox, Figure, Gallery, Inline, Layout, Mark, Placement, PullQuote, Quote, Related,
    Table, Text, words,
};

/// Attributes being written.
#[derive(Default)]
struct Attributes(Vec<String>);

impl Attributes {
    fn text(mut self, name: &str, value: &str) -> Self {
        if !value.is_empty() {
            self.0.push(format!("{name}={}", quoted(value)));
        }
        self
    }

    fn flag(mut self, name: &str, set: bool) -> Self {
        if set {
            self.0.push(name.to_owned());
        }
        self
    }

    fn placement(self, placement: Placement) -> Self {
        let name = match placement {
            Placement::Text => "",
            Placement::Wide => "wide",
            Placement::Full => "full",
            Placement::Left => "left",
            Placement::Right => "right",
        };
        self.text("placement", name)
    }

    fn done(self) -> String {
        if self.0.is_empty() { String::new() } else { format!("{{{}}}", self.0.join(" ")) }
    }
}

/// A container with more colons than any fence inside it.
fn container(name: &str, attributes: Attributes, parts: &[String]) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let body = parts.join("\n\n");
    let inside = body.lines().map(|line| line.len() - line.trim_start_matches(':').len()).max().unwrap_or(0);
    let fence = ":".repeat(if inside >= 3 { inside + 1 } else { 3 });
    let line = if body.is_empty() { "" } else { "\n" };
    format!("{fence}{name}{}\n{body}{line}{fence}", attributes.done())
}

/// A leaf with words, or nothing when there are none.
fn leaf(name: &str, text: &Text, manner: Manner<'_>) -> String {
    if text.is_empty() { String::new() } else { format!("::{name}[{}]", label(text, manner)) }
}

/// Words between brackets: never with code spans, in which a bracket could not be escaped.
fn label(text: &[Inline], manner: Manner<'_>) -> String {
    let place = Place { line_start: false, cell: false, labels: &[] };
    inline::write(text, manner.way.max(Way::Tags), place)
}

pub(super) fn quote(quote: &Quote, inner: &str) -> String {
    let attributes =
        Attributes::default().text("speaker", &words(&quote.speaker)).text("source", &words(&quote.source));
    container("quote", attributes, &[inner.to_owned()])
}

pub(super) fn pull_quote(pull: &PullQuote, manner: Manner<'_>) -> String {
    let parts = [run(&pull.text, inside(manner), true), leaf("attribution", &pull.attribution, manner)];
    container("pull_quote", Attributes::default().placement(pull.placement), &parts)
}

pub(super) fn figure(figure: &Figure, manner: Manner<'_>) -> String {
    let crop = figure.crop.map(|crop| format!("{},{},{},{}", crop.x, crop.y, crop.w, crop.h));
    let attributes = Attributes::default()
        .text("photo", &figure.photo.map(|photo| photo.to_string()).unwrap_or_default())
        .text("crop", &crop.unwrap_or_default())
        .placement(figure.placement)
        .text("alt", &figure.alt)
        .flag("decorative", figure.decorative)
        .flag("lead", figure.lead);
    container(
        "figure",
        attributes,
        &[run(&figure.caption, inside(manner), true), leaf("credit", &figure.credit, manner)],
    )
}

pub(super) fn gallery(gallery: &Gallery, manner: Manner<'_>) -> String {
    let layout = if gallery.layout == Layout::Grid { "" } else { gallery.layout.name() };
    let attributes = Attributes::default().text("layout", layout).placement(gallery.placement);
    let figures: Vec<String> = gallery.figures.iter().map(|inner| figure(inner, manner)).collect();
    container("gallery", attributes, &figures)
}

pub(super) fn fact_box(fact_box: &FactBox, inner: &str) -> String {
    let attributes =
        Attributes::default().text("title", &words(&fact_box.title)).placement(fact_box.placement);
    container("fact_box", attributes, &[inner.to_owned()])
}

pub(super) fn table(table: &Table, rows: &str, manner: Manner<'_>) -> String {
    if table.caption.is_empty() && table.placement == Placement::Text {
        return rows.to_owned();
    }
    let parts = [leaf("caption", &table.caption, manner), rows.to_owned()];
    container("table", Attributes::default().placement(table.placement), &parts)
}

pub(super) fn embed(embed: &Embed, manner: Manner<'_>) -> String {
    let attributes = Attributes::default()
        .text("provider", &embed.provider)
        .text("src", &embed.url)
        .placement(embed.placement)
        .done();
    format!("::embed[{}]{attributes}", label(&embed.title, manner))
}

pub(super) fn related(related: &Related, manner: Manner<'_>) -> String {
    let usual = manner.way == Way::Usual && related.items.iter().all(|item| !item.title.is_empty());
    let items: Vec<String> = related
        .items
        .iter()
        .map(|item| {
            if usual {
                let marks = vec![Mark::Link { href: item.href.clone() }];
                let link = [Inline::Words { text: words(&item.title), marks }];
                format!("- {}", run(&link, inside(manner), true))
            } else {
                let attributes = Attributes::default().text("href", &item.href).done();
                format!("::link[{}]{attributes}", label(&item.title, manner))
            }
        })
        .collect();
    container("related", Attributes::default(), &[items.join("\n")])
}

pub(super) fn footnote(label: &str, inner: &str) -> String {
    container("footnote", Attributes::default().text("label", label), &[inner.to_owned()])
}

pub(super) fn unknown(json: &str) -> String {
    fenced("unknown", json)
}

/// The last resort: the block as it is stored.
pub(super) fn json(block: &Block) -> String {
    let bare = model::document::Document::of(vec![block.clone()]).without_ids();
    let json =
        bare.blocks.first().and_then(|block| serde_json::to_string(&block.write()).ok()).unwrap_or_default();
    fenced("block", &json)
}

fn fenced(name: &str, json: &str) -> String {
    let fence = fence_for(json);
    container(name, Attributes::default(), &[format!("{fence}json\n{json}\n{fence}")])
}
