//! Pictures with their words, and what plays or lives elsewhere. Nothing is fetched: a picture that came along goes to
//! the library, of another there is a place with its caption, its credit and its alt text.

use super::inline::plain;
use super::quote::attribute_to;
use super::{Around, Flow, Reader, paragraph};
use crate::import::paste::Picture;
use crate::import::paste::report::{Loss, Turned};
use crate::import::paste::tree::{Element, Piece};
use model::PhotoId;
use model::document::{Block, Common, Embed, Figure, Table, Text, text_of, words};

/// Pictures out of one paste; more are a file dump, not a story.
const MOST_PICTURES: usize = 100;
/// A picture this small, in points, is there to count readers or to fill a line.
const SMALLEST: u32 = 2;

impl Reader<'_> {
    /// A picture, behind the line it stands in.
    pub(super) fn picture(&mut self, element: &Element, flow: &mut Flow) {
        let size = |name: &str| element.attribute(name).trim_end_matches("px").parse().unwrap_or(u32::MAX);
        if size("width") <= SMALLEST || size("height") <= SMALLEST || self.sign(element, flow) {
            return;
        }
        let (address, alt) = (element.attribute("src"), element.attribute("alt").to_owned());
        let photo = self.photo(address);
        if photo.is_none() && alt.is_empty() {
            return self.report.lost(Loss::Picture, file_name(address));
        }
        if photo.is_none() {
            self.report.turned(Turned::FarPicture, file_name(address));
        }
        flow.behind.push(Block::Figure(Figure { photo, alt, ..Figure::default() }));
        if flow.line.is_empty() {
            flow.end_line();
        }
    }

    fn photo(&mut self, address: &str) -> Option<PhotoId> {
        if self.kept >= MOST_PICTURES || address.is_empty() {
            return None;
        }
        let picture = match address.strip_prefix("data:") {
            None => Picture::Named { address },
            Some(inside) => {
                let (head, base64) = inside.split_once(',')?;
                let media_type = head.strip_suffix(";base64")?.split(';').next()?;
                if !media_type.starts_with("image/") {
                    return None;
                }
                Picture::Inside { media_type, base64 }
            }
        };
        let photo = (self.keep)(&picture);
        self.kept += usize::from(photo.is_some() || matches!(picture, Picture::Inside { .. }));
        photo
    }

    /// A figure as pages have them: a picture, a quotation, a table or code, with a caption.
    pub(super) fn figure(&mut self, element: &Element, around: &Around, flow: &mut Flow) {
        flow.end_line();
        let mut inside = element.clone();
        let caption = remove(&mut inside, &|element| element.name == "figcaption");
        let mut blocks = self.flow(&inside.children, around);
        let Some(mut caption) = caption else { return flow.blocks.extend(blocks) };
        let credit = remove(&mut caption, &is_credit);
        let bare = Around { marks: Vec::new(), spacing: around.spacing };
        let (text, mut behind) = self.rich_line(&caption.children, &bare);
        let (credit, more) =
            self.plain_line(&credit.map(|credit| credit.children).unwrap_or_default(), &bare);
        behind.extend(more);
        let holder = blocks
            .iter_mut()
            .find(|block| matches!(block, Block::Figure(_) | Block::Quote(_) | Block::Table(_)));
        match holder {
            Some(Block::Figure(figure)) if figure.caption.is_empty() => {
                (figure.caption, figure.credit) = (text, credit);
            }
            Some(Block::Quote(quote)) => {
                behind.extend(attribute_to(quote, text));
                behind.extend(said(credit));
            }
            Some(Block::Table(Table { caption, .. })) if caption.is_empty() => {
                *caption = plain_breaks(text);
                behind.extend(said(credit));
            }
            // A picture that came without anything but its caption.
            _ if inside.all().iter().any(|inside| inside.name == "img") => {
                blocks.push(Block::Figure(Figure { caption: text, credit, ..Figure::default() }));
            }
            _ => {
                behind.extend(said(text));
                behind.extend(said(credit));
            }
        }
        flow.blocks.extend(blocks);
        flow.blocks.extend(behind);
    }

    pub(super) fn frame(&mut self, element: &Element, around: &Around, flow: &mut Flow) {
        let address = ["src", "data"].map(|name| element.attribute(name)).concat();
        let host = url::Url::parse(&address).ok().filter(|url| url.scheme() == "https");
        let host = host.as_ref().and_then(url::Url::host_str).unwrap_or_default().trim_start_matches("www.");
        let provider = match host {
            "youtube.com" | "youtube-nocookie.com" | "youtu.be" => Some("youtube"),
            "vimeo.com" | "player.vimeo.com" => Some("vimeo"),
            _ => None,
        };
        match provider {
            Some(provider) => flow.push(Block::Embed(Embed {
                common: Common::default(),
                provider: provider.to_owned(),
                url: address,
                placement: Default::default(),
                title: text_of(element.attribute("title")),
            })),
            None => self.report.lost(Loss::Frame, &address),
        }
        // What stands inside for those who cannot play it.
        self.pieces(&element.children, around, flow);
    }
}

fn said(text: Text) -> Option<Block> {
    (!text.is_empty()).then(|| paragraph(text))
}

fn plain_breaks(text: Text) -> Text {
    if text.iter().any(|piece| matches!(piece, model::document::Inline::Break { .. })) {
        return text_of(words(&plain(text)));
    }
    text
}

fn is_credit(element: &Element) -> bool {
    let class = element.attribute("class").to_ascii_lowercase();
    element.name == "small"
        || element.attribute("data-part") == "credit"
        || class.contains("credit")
        || class.contains("copyright")
}

/// Takes the first element of a kind out of another, with everything in it.
pub(in crate::import::paste) fn remove(
    from: &mut Element,
    wanted: &dyn Fn(&Element) -> bool,
) -> Option<Element> {
    for at in 0..from.children.len() {
        let Some(Piece::Element(child)) = from.children.get_mut(at) else { continue };
        if wanted(child) {
            return match from.children.remove(at) {
                Piece::Element(found) => Some(found),
                Piece::Words(_) => None,
            };
        }
        if let Some(found) = remove(child, wanted) {
            return Some(found);
        }
    }
    None
}

/// The last part of an address, for people; nothing of one that holds the picture itself.
fn file_name(address: &str) -> &str {
    if address.starts_with("data:") {
        return "";
    }
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    path.rsplit('/').next().unwrap_or_default()
}
