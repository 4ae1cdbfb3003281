//! What was copied in Galley: the blocks that HTML has no element for, by their marks, each as it was.

use super::{Around, Flow, Reader, is_blank};
use crate::import::paste::tree::{Element, Piece};
use crate::markdown::fold::{self, IN_BOX, IN_FOOTNOTE};
use model::document::{
    Block, Change, Common, Crop, Embed, FactBox, Figure, Footnote, Gallery, Mark, PullQuote, Related,
    RelatedItem, Text, Unknown, label,
};

/// The marked part of a block.
fn part<'a>(element: &'a Element, name: &str) -> &'a [Piece] {
    let found = element.all().into_iter().find(|inside| inside.attribute("data-part") == name);
    found.map_or(&[], |part| part.children.as_slice())
}

/// A word out of a closed set, as it stands in an attribute.
fn choice<T: serde::de::DeserializeOwned + Default>(text: &str) -> T {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).unwrap_or_default()
}

/// How wide a block stands; what was copied elsewhere does not say.
pub(super) fn placement(element: &Element) -> model::document::Placement {
    choice(element.attribute("data-placement"))
}

impl Reader<'_> {
    /// Reads an element that only Galley writes; answers whether it was one.
    pub(super) fn own(&mut self, element: &Element, around: &Around, flow: &mut Flow) -> bool {
        let bare = Around { marks: Vec::new(), spacing: around.spacing };
        let words = |reader: &mut Self, name: &str| reader.plain_line(part(element, name), &bare).0;
        let common = Common::default();
        let block = match element.attribute("data-block") {
            "pull_quote" => Block::PullQuote(PullQuote {
                common,
                placement: placement(element),
                text: self.rich_line(part(element, "pull_text"), &bare).0,
                attribution: words(self, "attribution"),
            }),
            "figure" => Block::Figure(self.own_figure(element, &bare)),
            "gallery" => {
                let figures: Vec<Figure> = element
                    .elements()
                    .filter(|inside| inside.attribute("data-block") == "figure")
                    .map(|figure| self.own_figure(figure, &bare))
                    .collect();
                if figures.is_empty() {
                    return false;
                }
                let layout = choice(element.attribute("data-layout"));
                Block::Gallery(Gallery { common, placement: placement(element), layout, figures })
            }
            "fact_box" => {
                let title = words(self, "box_title");
                let rest: Vec<Piece> = without_part(element, "box_title");
                let inside = self.flow(&rest, &bare);
                let blocks = fold::some(self.folded(inside, IN_BOX));
                Block::FactBox(FactBox { common, placement: placement(element), title, blocks })
            }
            "table" => return self.own_table(element, around, flow),
            "embed" => Block::Embed(Embed {
                common,
                provider: element.attribute("data-provider").to_owned(),
                url: element.attribute("data-url").to_owned(),
                placement: placement(element),
                title: self.own_title(element, &bare),
            }),
            "related" => {
                let items: Vec<RelatedItem> = element
                    .all()
                    .into_iter()
                    .filter(|inside| inside.attribute("data-part") == "related_item")
                    .map(|item| RelatedItem {
                        href: item.attribute("data-href").to_owned(),
                        title: self.plain_line(&item.children, &bare).0,
                    })
                    .collect();
                if items.is_empty() {
                    return false;
                }
                Block::Related(Related { common, items })
            }
            "footnote" => {
                let Ok(label) = label(element.attribute("data-label").to_owned()) else { return false };
                let inside = self.flow(&element.children, &bare);
                let blocks = fold::some(self.folded(inside, IN_FOOTNOTE));
                Block::Footnote(Footnote { common, label, blocks })
            }
            "unknown" => {
                let json = element.attribute("data-json").to_owned();
                Block::Unknown(Unknown { common, json })
            }
            _ => return self.own_words(element, around, flow),
        };
        flow.push(block);
        true
    }

    fn own_figure(&mut self, element: &Element, bare: &Around) -> Figure {
        let crop: Option<Crop> = serde_json::from_str(element.attribute("data-crop")).ok();
        Figure {
            common: Common::default(),
            photo: element.attribute("data-photo").parse().ok(),
            crop: crop.filter(Crop::is_valid),
            placement: placement(element),
            alt: raw(element, "data-alt").to_owned(),
            decorative: element.attribute("data-decorative") == "true",
            lead: element.attribute("data-lead") == "true",
            caption: self.rich_line(part(element, "caption"), bare).0,
            credit: self.plain_line(part(element, "credit"), bare).0,
        }
    }

    fn own_title(&mut self, element: &Element, bare: &Around) -> Text {
        let title = element.all().into_iter().find(|inside| inside.is_class("embed_title"));
        title.map(|title| self.plain_line(&title.children, bare).0).unwrap_or_default()
    }

    /// The table itself is read as any other; its width stands on what holds it.
    fn own_table(&mut self, element: &Element, around: &Around, flow: &mut Flow) -> bool {
        let Some(table) = element.all().into_iter().find(|inside| inside.name == "table") else {
            return false;
        };
        let mut table = table.clone();
        table.attributes.retain(|(name, _)| name != "data-placement");
        table.attributes.push(("data-placement".to_owned(), element.attribute("data-placement").to_owned()));
        flow.end_line();
        let at = flow.blocks.len();
        self.table(&table, around, flow);
        if let Some(Block::Table(table)) = flow.blocks.get_mut(at)
            && table.caption.is_empty()
        {
            table.caption = self.one_line(part(element, "table_caption"), around).0;
        }
        true
    }

    /// References to footnotes and open suggestions.
    fn own_words(&mut self, element: &Element, around: &Around, flow: &mut Flow) -> bool {
        if element.name == "sup"
            && let Ok(label) = label(element.attribute("data-label").to_owned())
        {
            let marks = around.marks.iter().filter(|mark| mark.is_suggestion()).cloned().collect();
            let bare = Around { marks, spacing: around.spacing };
            self.pieces(&element.children, &bare.marked(Mark::Note { label }), flow);
            return true;
        }
        let change = || {
            let at = element.attribute("data-at").parse().ok()?;
            let (id, by) = (element.attribute("data-id").to_owned(), element.attribute("data-by").to_owned());
            Some(Change { kind: None, id, by, at, was: None })
        };
        let mark = match element.name.as_str() {
            "ins" if element.has("data-id") => change().map(Mark::Ins),
            "del" if element.has("data-id") => change().map(Mark::Del),
            _ => None,
        };
        let Some(mark) = mark else { return false };
        self.pieces(&element.children, &around.marked(mark), flow);
        true
    }
}

/// An attribute with the blanks at its ends.
fn raw<'a>(element: &'a Element, wanted: &str) -> &'a str {
    element
        .attributes
        .iter()
        .find(|(name, _)| name == wanted)
        .map(|(_, value)| value.as_str())
        .unwrap_or_default()
}

/// The pieces of a block that are not that part of it.
fn without_part(element: &Element, name: &str) -> Vec<Piece> {
    let is_rest = |piece: &&Piece| piece.element().is_none_or(|inside| inside.attribute("data-part") != name);
    let rest: Vec<Piece> = element.children.iter().filter(is_rest).cloned().collect();
    if is_blank(&rest) { Vec::new() } else { rest }
}
