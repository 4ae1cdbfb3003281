//! The directives we know, into their blocks. What a directive does not use stays visible or is noted.

use super::fold::{IN_BOX, IN_FOOTNOTE, IN_QUOTE, fold, paragraph, some};
use super::inline::one_line;
use super::notes::Notes;
use crate::markdown::directives::{Directive, scan};
use model::document::{
    Block, Common, Crop, Embed, FactBox, Figure, Footnote, Gallery, Inline, Layout, Mark, Placement,
    PullQuote, Quote, Related, RelatedItem, Table, Text, Unknown, label, text_of, texts, words,
};
use std::collections::BTreeMap;

/// Attributes that have not been used yet.
struct Attributes(BTreeMap<String, String>);

impl Attributes {
    fn text(&mut self, name: &str) -> String {
        self.0.remove(name).unwrap_or_default()
    }

    fn flag(&mut self, name: &str) -> bool {
        self.0.remove(name).is_some_and(|value| value.is_empty() || value == "true")
    }

    fn choice<T: serde::de::DeserializeOwned + Default>(&mut self, name: &str) -> T {
        let value = self.0.remove(name).unwrap_or_default();
        serde_json::from_value(serde_json::Value::String(value)).unwrap_or_default()
    }
}

/// A container's blocks with the leaves that belong to it taken out.
struct Body {
    blocks: Vec<Block>,
    leaves: BTreeMap<String, Text>,
}

/// Reads a directive into `out`. `inner` reads blocks inside it.
pub(super) fn read(
    directive: &Directive,
    inner: impl Fn(&str, &mut Notes<'_>) -> Vec<Block>,
    notes: &mut Notes<'_>,
    out: &mut Vec<Block>,
) {
    let mut attributes = Attributes(directive.attributes.clone());
    let blocks = |notes: &mut Notes<'_>, leaves: &[&str]| body(&directive.body, leaves, &inner, notes);
    let block = match (directive.name.as_str(), directive.is_leaf) {
        ("quote", false) => Some(Block::Quote(Quote {
            common: Common::default(),
            speaker: text_of(attributes.text("speaker")),
            source: text_of(attributes.text("source")),
            blocks: some(fold(blocks(notes, &[]).blocks, IN_QUOTE)),
        })),
        ("pull_quote", false) => {
            let mut body = blocks(notes, &["attribution"]);
            Some(Block::PullQuote(PullQuote {
                common: Common::default(),
                placement: attributes.choice("placement"),
                text: run(body.blocks),
                attribution: plain(body.leaves.remove("attribution")),
            }))
        }
        ("figure", false) => Some(Block::Figure(figure(&mut attributes, blocks(notes, &["credit"])))),
        ("gallery", false) => gallery(&mut attributes, blocks(notes, &[]).blocks, out),
        ("fact_box", false) => Some(Block::FactBox(FactBox {
            common: Common::default(),
            placement: attributes.choice("placement"),
            title: text_of(attributes.text("title")),
            blocks: some(fold(blocks(notes, &[]).blocks, IN_BOX)),
        })),
        ("table", false) => table(&mut attributes, blocks(notes, &["caption"]), out),
        ("related", false) => related(&directive.body, |text| inner(text, notes), out),
        ("footnote", false) => {
            let inside = some(fold(blocks(notes, &[]).blocks, IN_FOOTNOTE));
            match label(attributes.text("label")) {
                Ok(label) => {
                    Some(Block::Footnote(Footnote { common: Common::default(), label, blocks: inside }))
                }
                Err(_) => {
                    out.extend(inside);
                    None
                }
            }
        }
        ("embed", true) => Some(Block::Embed(Embed {
            common: Common::default(),
            provider: attributes.text("provider"),
            url: attributes.text("src"),
            placement: attributes.choice("placement"),
            title: plain(Some(one_line(&directive.body))),
        })),
        ("unknown", false) => json(blocks(notes, &[]).blocks, out)
            .map(|json| Block::Unknown(Unknown { common: Common::default(), json })),
        ("block", false) => json(blocks(notes, &[]).blocks, out).and_then(|json| {
            let read = serde_json::from_str(&json).ok().and_then(|node| Block::read(node).ok());
            read.or_else(|| Some(paragraph(&json)))
        }),
        _ => {
            // Not ours: its lines stay as they are, what is inside is read.
            foreign(directive, &inner, notes, out);
            return;
        }
    };
    out.extend(block);
    if !attributes.0.is_empty() {
        let names: Vec<&str> = attributes.0.keys().map(String::as_str).collect();
        notes.push(format!(
            "“{}” has something that was not understood: {}.",
            directive.name,
            names.join(", ")
        ));
    }
}

fn body(
    text: &str,
    leaves: &[&str],
    inner: &impl Fn(&str, &mut Notes<'_>) -> Vec<Block>,
    notes: &mut Notes<'_>,
) -> Body {
    let mut found: BTreeMap<String, Text> = BTreeMap::new();
    let mut rest = text.to_owned();
    for directive in scan(text).directives.into_iter().filter(|directive| directive.is_leaf) {
        if leaves.contains(&directive.name.as_str()) && !found.contains_key(&directive.name) {
            rest = rest.replacen(&directive.source, "", 1);
            found.insert(directive.name, one_line(&directive.body));
        }
    }
    Body { blocks: inner(&rest, notes), leaves: found }
}

fn figure(attributes: &mut Attributes, mut body: Body) -> Figure {
    let parts: Vec<u32> = attributes.text("crop").split(',').filter_map(|part| part.parse().ok()).collect();
    let crop = match parts.as_slice() {
        [x, y, w, h] => Some(Crop { x: *x, y: *y, w: *w, h: *h }).filter(Crop::is_valid),
        _ => None,
    };
    Figure {
        common: Common::default(),
        photo: attributes.text("photo").parse().ok(),
        crop,
        placement: attributes.choice::<Placement>("placement"),
        alt: attributes.text("alt"),
        decorative: attributes.flag("decorative"),
        lead: attributes.flag("lead"),
        credit: plain(body.leaves.remove("credit")),
        caption: run(body.blocks),
    }
}

fn gallery(attributes: &mut Attributes, blocks: Vec<Block>, out: &mut Vec<Block>) -> Option<Block> {
    let mut figures = Vec::new();
    for block in blocks {
        match block {
            Block::Figure(figure) => figures.push(figure),
            other => out.push(other),
        }
    }
    (!figures.is_empty()).then(|| {
        Block::Gallery(Gallery {
            common: Common::default(),
            layout: attributes.choice::<Layout>("layout"),
            placement: attributes.choice("placement"),
            figures,
        })
    })
}

fn table(attributes: &mut Attributes, mut body: Body, out: &mut Vec<Block>) -> Option<Block> {
    let caption = body.leaves.remove("caption").unwrap_or_default();
    let at = body.blocks.iter().position(|block| matches!(block, Block::Table(_)));
    let table = at.map(|at| body.blocks.remove(at));
    out.append(&mut body.blocks);
    match table {
        Some(Block::Table(table)) => {
            Some(Block::Table(Table { caption, placement: attributes.choice("placement"), ..table }))
        }
        _ => (!caption.is_empty()).then(|| super::fold::of_text(caption)),
    }
}

/// Links as a list, or as leaves `::link[title]{href="…"}` where a title is empty or odd.
fn related(text: &str, inner: impl FnOnce(&str) -> Vec<Block>, out: &mut Vec<Block>) -> Option<Block> {
    let mut items = Vec::new();
    let mut rest = text.to_owned();
    for mut directive in
        scan(text).directives.into_iter().filter(|found| found.is_leaf && found.name == "link")
    {
        rest = rest.replacen(&directive.source, "", 1);
        let href = directive.attributes.remove("href").unwrap_or_default();
        items.push(RelatedItem { href, title: plain(Some(one_line(&directive.body))) });
    }
    for block in inner(&rest) {
        let Block::BulletList(list) = block else {
            out.push(block);
            continue;
        };
        for inside in list.items.into_iter().flat_map(|item| item.blocks) {
            let title = texts(&inside).into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(" ");
            items.push(RelatedItem { href: href(&inside).unwrap_or_default(), title: text_of(title) });
        }
    }
    (!items.is_empty()).then(|| Block::Related(Related { common: Common::default(), items }))
}

/// The address of the first link in a paragraph.
fn href(block: &Block) -> Option<String> {
    let Block::Paragraph(paragraph) = block else { return None };
    paragraph.text.iter().flat_map(Inline::marks).find_map(|mark| match mark {
        Mark::Link { href } => Some(href.clone()),
        _ => None,
    })
}

/// The code of the one code block inside; other blocks go out.
fn json(blocks: Vec<Block>, out: &mut Vec<Block>) -> Option<String> {
    let mut found = None;
    for block in blocks {
        match block {
            Block::CodeBlock(code) if found.is_none() => found = Some(code.code),
            other => out.push(other),
        }
    }
    found
}

fn foreign(
    directive: &Directive,
    inner: &impl Fn(&str, &mut Notes<'_>) -> Vec<Block>,
    notes: &mut Notes<'_>,
    out: &mut Vec<Block>,
) {
    notes.push(format!("“{}” is not known here; its words were kept.", directive.name));
    let mut lines = directive.source.lines();
    out.extend(lines.next().map(paragraph));
    if !directive.is_leaf {
        out.extend(inner(&directive.body, notes));
        out.extend(lines.next_back().map(paragraph));
    }
}

/// Blocks as one run of words, with breaks between them.
fn run(blocks: Vec<Block>) -> Text {
    let mut out = Text::new();
    for block in blocks {
        let pieces = match block {
            Block::Paragraph(paragraph) => vec![paragraph.text],
            other => texts(&other).into_iter().map(|(_, words)| text_of(words)).collect(),
        };
        for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
            if !out.is_empty() {
                out.push(Inline::Break { marks: Vec::new() });
            }
            out.extend(piece);
        }
    }
    out
}

/// Words without marks.
fn plain(text: Option<Text>) -> Text {
    text_of(words(&text.unwrap_or_default()))
}
