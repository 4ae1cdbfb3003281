//! The text of the story for other people's systems: plain elements of HTML, every address whole.
//!
//! Captions and credits are text. Nothing depends on our stylesheet; one size of each picture is named. A block of the
//! catalogue that is missing here does not compile.

use super::super::address::{self, Target, target};
use super::super::text::{is_blank, line};
use super::super::{Page, dates};
use super::tree::{Element, NOTE, Node, element};
use model::document::{
    Block, Embed, Figure, Footnote, Inline, ListItem, Mark, Quote, Related, Table, Text, words,
};
use std::cell::RefCell;

/// Writes the text.
pub(super) struct Body<'a> {
    page: &'a Page<'a>,
    /// Names of footnotes, in the order of their numbers: that in which the text meets them, as on the page.
    notes: RefCell<Vec<&'a str>>,
}

/// The whole text: the lead picture, the blocks, the footnotes.
pub(super) fn body(page: &Page<'_>) -> Vec<Node> {
    let document = &page.article.document;
    let body = Body { page, notes: RefCell::default() };
    let lead = document.lead();
    let mut out: Vec<Element> = lead.and_then(|figure| body.figure(figure)).into_iter().collect();
    let rest = document
        .blocks
        .iter()
        .filter(|block| !matches!((block, lead), (Block::Figure(b), Some(lead)) if std::ptr::eq(b, lead)));
    out.extend(rest.flat_map(|block| body.block(block)));
    out.extend(body.endnotes());
    out.extend(corrections(page));
    out.into_iter().map(Node::Element).collect()
}

impl<'a> Body<'a> {
    fn block(&self, block: &'a Block) -> Vec<Element> {
        let one = |written: Element| vec![written];
        match block {
            Block::Paragraph(b) => self.paragraph("p", &b.text).into_iter().collect(),
            Block::Heading(b) => {
                let name = match b.level {
                    0..=2 => "h2",
                    3 => "h3",
                    _ => "h4",
                };
                self.paragraph(name, &b.text).into_iter().collect()
            }
            Block::BulletList(b) => one(self.items("ul", &b.items)),
            Block::OrderedList(b) => {
                let start = if b.start == 1 { String::new() } else { b.start.to_string() };
                let mut list = self.items("ol", &b.items);
                list = list.attribute("start", start);
                one(list)
            }
            Block::Quote(b) => one(self.quote(b)),
            // A pull quote repeats the text; whoever takes the story sets their own.
            Block::PullQuote(_) | Block::Footnote(_) => Vec::new(),
            Block::Figure(b) => self.figure(b).into_iter().collect(),
            Block::Gallery(b) => b.figures.iter().filter_map(|figure| self.figure(figure)).collect(),
            Block::FactBox(b) => {
                let title = line(&words(&b.title));
                let box_ = element("section").attribute("class", "fact-box").line("h3", &title);
                one(box_.all(b.blocks.iter().flat_map(|inner| self.block(inner)).map(Node::Element)))
            }
            Block::Table(b) => one(self.table(b)),
            Block::Embed(b) => self.embed(b).into_iter().collect(),
            Block::Related(b) => self.related(b).into_iter().collect(),
            Block::Divider(_) => one(element("hr")),
            Block::CodeBlock(b) => one(element("pre").with(element("code").words(&b.code))),
            Block::Unknown(b) => {
                let said = b.plain_text();
                if is_blank(&said) { Vec::new() } else { one(element("p").words(said)) }
            }
        }
    }

    fn paragraph(&self, name: &'static str, text: &Text) -> Option<Element> {
        (!is_blank(&words(text))).then(|| element(name).all(self.line(text)))
    }

    fn items(&self, name: &'static str, items: &'a [ListItem]) -> Element {
        let item = |item: &'a ListItem| match item.blocks.as_slice() {
            [Block::Paragraph(only)] => element("li").all(self.line(&only.text)),
            blocks => {
                let inner = blocks.iter().flat_map(|block| self.block(block));
                element("li").all(inner.map(Node::Element))
            }
        };
        element(name).all(items.iter().map(item).map(Node::Element))
    }

    fn quote(&self, quote: &'a Quote) -> Element {
        let said = quote.blocks.iter().flat_map(|block| self.block(block)).map(Node::Element);
        let whose = [&quote.speaker, &quote.source].map(|text| line(&words(text)));
        let whose: Vec<&str> = whose.iter().map(String::as_str).filter(|text| !is_blank(text)).collect();
        let cite = (!whose.is_empty())
            .then(|| element("p").words("— ").with(element("cite").words(whose.join(", "))));
        element("blockquote").all(said).perhaps(cite)
    }

    fn figure(&self, figure: &Figure) -> Option<Element> {
        let shot = self.page.plan.shot_of(figure)?;
        let width =
            shot.widths.iter().rev().find(|width| **width <= 1200).or(shot.widths.first()).copied()?;
        let file = format!("{}-{width}.jpg", shot.stem);
        let height = self.page.pictures.get(&file).map(|picture| picture.height.to_string());
        let image = element("img")
            .attribute("src", format!("{}{file}", self.page.setting.canonical))
            .attribute("width", width.to_string())
            .attribute("height", height.unwrap_or_default())
            .always("alt", self.page.alt(figure).text);
        let mut caption = element("figcaption");
        if !is_blank(&words(&figure.caption)) {
            caption = caption.all(self.line(&figure.caption)).words(" ");
        }
        Some(element("figure").with(image).with(caption.line("small", &shot.credit)))
    }

    fn table(&self, table: &Table) -> Element {
        let row = |name: &'static str, cells: &[Text]| {
            let cells = cells.iter().map(|cell| Node::Element(element(name).all(self.line(cell))));
            Node::Element(element("tr").all(cells))
        };
        let caption = line(&words(&table.caption));
        let mut out = element("table").line("caption", &caption);
        if table.header.iter().any(|cell| !cell.is_empty()) {
            out = out.with(element("thead").all([row("th", &table.header)]));
        }
        out.with(element("tbody").all(table.rows.iter().map(|cells| row("td", cells))))
    }

    fn embed(&self, embed: &Embed) -> Option<Element> {
        let title = line(&words(&embed.title));
        match address::web(&embed.url) {
            Some(url) => {
                let said = if is_blank(&title) { address::host(&url) } else { title };
                Some(element("p").with(element("a").attribute("href", url).words(said)))
            }
            None => (!is_blank(&title)).then(|| element("p").words(title)),
        }
    }

    fn related(&self, related: &Related) -> Option<Element> {
        let items: Vec<Node> = related
            .items
            .iter()
            .filter_map(|item| {
                let title = line(&words(&item.title));
                match address::web(&item.href) {
                    Some(url) => {
                        let said = if is_blank(&title) { address::host(&url) } else { title };
                        Some(element("li").with(element("a").attribute("href", url).words(said)))
                    }
                    None => (!is_blank(&title)).then(|| element("li").words(title)),
                }
            })
            .map(Node::Element)
            .collect();
        (!items.is_empty()).then(|| element("ul").all(items))
    }

    /// The footnotes; those that nothing refers to come last.
    fn endnotes(&self) -> Option<Element> {
        let mut items: Vec<Node> = Vec::new();
        // A footnote may refer to another one, so there can be more of them after each.
        loop {
            let next = self.notes.borrow().get(items.len()).copied();
            let unmet = || self.footnotes().find(|note| !self.notes.borrow().contains(&note.label.as_str()));
            let Some(label) = next.or_else(|| unmet().map(|note| note.label.as_str())) else { break };
            self.number(label);
            let texts = self.footnotes().filter(|note| note.label == label);
            let inner = texts.flat_map(|note| &note.blocks).flat_map(|block| self.block(block));
            items.push(Node::Element(element("li").all(inner.map(Node::Element))));
        }
        (!items.is_empty())
            .then(|| element("section").attribute("class", "footnotes").with(element("ol").all(items)))
    }

    fn footnotes(&self) -> impl Iterator<Item = &'a Footnote> {
        self.page.article.document.blocks.iter().filter_map(|block| match block {
            Block::Footnote(note) => Some(note),
            _ => None,
        })
    }

    /// The number of a footnote, given when it is first asked for; none when there is no such footnote.
    fn number(&self, label: &str) -> Option<usize> {
        let mut numbered = self.notes.borrow_mut();
        if let Some(index) = numbered.iter().position(|note| *note == label) {
            return Some(index + 1);
        }
        numbered.push(&self.footnotes().find(|note| note.label == label)?.label);
        Some(numbered.len())
    }

    /// What stands inside a line.
    fn line(&self, text: &[Inline]) -> Vec<Node> {
        self.run(text, 0)
    }

    /// Neighbours with the same outer mark share one element.
    fn run(&self, pieces: &[Inline], depth: usize) -> Vec<Node> {
        pieces
            .chunk_by(|a, b| a.marks().get(depth) == b.marks().get(depth))
            .flat_map(|group| match group.first().and_then(|piece| piece.marks().get(depth)) {
                None => group
                    .iter()
                    .map(|piece| match piece {
                        Inline::Words { text, .. } => Node::Words(text.clone()),
                        Inline::Break { .. } => Node::Element(element("br")),
                    })
                    .collect(),
                Some(mark) => self.marked(mark, group, depth),
            })
            .collect()
    }

    fn marked(&self, mark: &Mark, group: &[Inline], depth: usize) -> Vec<Node> {
        let inner = || self.run(group, depth + 1);
        let name = match mark {
            Mark::Link { href } => {
                return match target(href) {
                    Target::Outside(url) => {
                        vec![Node::Element(element("a").attribute("href", url).all(inner()))]
                    }
                    // Places on our page are nowhere in somebody else’s system.
                    Target::Fragment(_) | Target::Nowhere => inner(),
                };
            }
            Mark::Note { label } => {
                let shown = self.number(label).map_or_else(|| label.clone(), |number| number.to_string());
                return vec![Node::Element(element("sup").attribute("class", NOTE).words(shown))];
            }
            Mark::Ins(_) => return Vec::new(),
            Mark::Del(_) | Mark::Format(..) => return inner(),
            Mark::Strong => "strong",
            Mark::Em => "em",
            Mark::Strike => "s",
            Mark::Sup => "sup",
            Mark::Sub => "sub",
            Mark::Code => "code",
        };
        vec![Node::Element(element(name).all(inner()))]
    }
}

/// What was put right, so that whoever shows a copy says it too.
fn corrections(page: &Page<'_>) -> Option<Element> {
    let corrections = &page.article.story.fields.corrections;
    let (words, zone) = (page.setting.words, page.setting.published.time_zone());
    let said = corrections.iter().map(|correction| {
        let day = dates::day(&dates::at(correction.at, zone), words);
        let kind = format!("{}, {day}:", words.kind(correction.kind));
        Node::Element(element("p").line("strong", &kind).words(format!(" {}", line(&correction.text))))
    });
    (!corrections.is_empty()).then(|| element("section").attribute("class", "corrections").all(said))
}

/// Names as a line: "Ana Field and Bo Reed".
pub(super) fn byline(page: &Page<'_>) -> String {
    let byline = &page.setting.byline;
    let names: Vec<&str> =
        byline.authors.iter().map(|name| name.name.as_str()).chain(byline.agency.as_deref()).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), page.setting.words.and),
    }
}

/// First publication and last change, for machines.
pub(super) fn moments(page: &Page<'_>) -> (String, String) {
    (dates::machine(&page.setting.published), dates::machine(&page.setting.modified))
}
