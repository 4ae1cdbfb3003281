//! An OpenDocument text as a manuscript, by the same rules as a Word file: nothing is merged unseen, and what has no place
//! in a story is named in the report.

mod body;
mod changes;
mod comments;
mod inline;
mod styles;
mod table;

use crate::import::Piece;
use crate::office::comments::Heard;
use crate::office::fold::{Holder, fit, fold};
use crate::office::line::{Body, Item, Kept};
use crate::office::opening::{guess_fields, take_fields};
use crate::office::package::Package;
use crate::office::passages;
use crate::office::said::{Said, quoted};
use crate::office::xml::{Element, parse};
use crate::office::{EmbeddedPicture, Manuscript, Unreadable};
use model::PhotoId;
use model::document::{Block, Common, Document, Footnote, Inline, Paragraph};
use model::story::StoryFields;
use std::collections::{BTreeMap, BTreeSet};

/// The most pictures taken out of one file.
const MOST_PICTURES: usize = 500;

/// Everything that is known while a file is read.
pub(super) struct Reader<'a> {
    package: Package<'a>,
    styles: styles::Styles,
    said: Said,
    pictures: Vec<EmbeddedPicture>,
    media: BTreeMap<String, PhotoId>,
    /// Proposals by name, and those that are open where the reader stands.
    changes: BTreeMap<String, changes::Region>,
    open: Vec<String>,
    comments: Heard,
    /// The names of the comments whose passage has an end.
    ending: BTreeSet<String>,
    notes: Vec<Block>,
    /// Lists that were met, and how far lists of a style have counted.
    lists: u32,
    /// The last piece was a paragraph in whose words those of the next may go on.
    flowing: bool,
    counted: BTreeMap<String, u32>,
    cells: usize,
}

/// Reads an OpenDocument text.
pub fn read(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    let mut package = Package::open(bytes)?;
    if package.text("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Unreadable::Locked);
    }
    let content = part(&mut package, "content.xml")?.ok_or(Unreadable::Broken)?;
    let sheet = part(&mut package, "styles.xml")?;
    let meta = part(&mut package, "meta.xml")?;
    let mut styles = styles::Styles::default();
    sheet.iter().chain([&content]).for_each(|root| styles.add(root));
    let reader = Reader {
        package,
        styles,
        said: Said::default(),
        pictures: Vec::new(),
        media: BTreeMap::new(),
        changes: BTreeMap::new(),
        open: Vec::new(),
        comments: Heard::default(),
        ending: BTreeSet::new(),
        notes: Vec::new(),
        lists: 0,
        flowing: false,
        counted: BTreeMap::new(),
        cells: 0,
    };
    reader.manuscript(&content, sheet.as_ref(), meta.as_ref())
}

fn part(package: &mut Package<'_>, name: &str) -> Result<Option<Element>, Unreadable> {
    package.text(name)?.map(|text| parse(&text)).transpose()
}

impl Reader<'_> {
    fn manuscript(
        mut self,
        content: &Element,
        sheet: Option<&Element>,
        meta: Option<&Element>,
    ) -> Result<Manuscript, Unreadable> {
        let body = content.child("body").and_then(|body| body.child("text")).ok_or(Unreadable::Broken)?;
        if let Some(tracked) = body.child("tracked-changes") {
            self.regions(tracked);
        }
        self.annotations(body);
        comments::ending(body, &mut self.ending);
        let mut items = self.blocks(body);
        let mut piece = Piece::of(StoryFields::default(), Document::default());
        take_fields(&mut items, &mut piece, &mut self.said, &mut self.comments);
        let said = |name: &str| meta.and_then(|meta| meta.find(name)).map(Element::words).unwrap_or_default();
        let writer =
            Some(said("initial-creator")).filter(|name| !name.is_empty()).unwrap_or_else(|| said("creator"));
        let (title, language) = (said("title"), self.styles.language.clone());
        guess_fields(&mut items, &title, &writer, &language, &mut piece, &mut self.comments);
        let mut blocks = fold(&items, &BTreeMap::new(), false);
        blocks.append(&mut self.notes);
        let places = passages::take(&mut blocks);
        piece.document = Document::of(blocks);
        let comments = std::mem::take(&mut self.comments).told(places);
        self.said.comments(&comments, false);
        for page in sheet
            .into_iter()
            .filter_map(|sheet| sheet.child("master-styles"))
            .flat_map(|m| m.all("master-page"))
        {
            for name in ["header", "footer"] {
                let words = page.child(name).map(Element::words).unwrap_or_default();
                // A page's number alone is nothing to speak of.
                if words.chars().any(char::is_alphabetic) {
                    self.said.say(format!("The {name} of the pages was left out: {}.", quoted(&words)));
                }
            }
        }
        piece.notes.extend(self.said.report());
        self.said.kept.iter().for_each(|words| piece.keep(words));
        Ok(Manuscript { piece, pictures: self.pictures, comments })
    }

    /// A note, wherever it stands; answers its name.
    fn note(&mut self, element: &Element) -> String {
        let label = (self.notes.len() + 1).to_string();
        // Its place is taken before its inside is read: a note may hold no note, but a hostile file may say so.
        let place = self.notes.len();
        let empty = Footnote {
            common: Common::default(),
            label: label.clone(),
            blocks: vec![Block::Paragraph(Paragraph::default())],
        };
        self.notes.push(Block::Footnote(empty));
        let mut items = element.child("note-body").map(|body| self.blocks(body)).unwrap_or_default();
        // The blank that office programs put between a note's sign and its words.
        if let Some(Item { body: Body::Line(line), .. }) = items.first_mut()
            && let Some(Inline::Words { text, .. }) = line.text.first_mut()
        {
            *text = text.trim_start().to_owned();
            line.text.retain(|piece| !matches!(piece, Inline::Words { text, .. } if text.is_empty()));
        }
        let (mut inside, mut after) = (Vec::new(), Vec::new());
        for block in self.folded(&items) {
            fit(block, Holder::Footnote, &mut inside, &mut after);
        }
        if let Some(Block::Footnote(note)) = self.notes.get_mut(place)
            && !inside.is_empty()
        {
            note.blocks = inside;
        }
        self.notes.extend(after.into_iter().filter(|block| !matches!(block, Block::Footnote(_))));
        label
    }

    fn folded(&self, items: &[Item]) -> Vec<Block> {
        let kept: BTreeMap<String, Kept> = BTreeMap::new();
        fold(items, &kept, false)
    }
}
