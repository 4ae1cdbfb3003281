//! A Word file as a manuscript.
//!
//! Nothing is merged unseen: tracked changes come as suggestions, comments with the words they are about, and what has no
//! place in a story is named in the report.

mod body;
mod changes;
mod comments;
mod drawing;
mod numbering;
mod opening;
mod paragraph;
mod relations;
mod run;
mod styles;
mod symbols;
mod table;

use crate::import::Piece;
use crate::office::comments::Heard;
use crate::office::fold::{Holder, fit, fold, forget, kept_of, same};
use crate::office::line::{Body, Item, Kept};
use crate::office::package::Package;
use crate::office::passages;
use crate::office::said::{Said, quoted};
use crate::office::xml::{Child, Element, parse};
use crate::office::{EmbeddedPicture, Manuscript, Unreadable};
use model::PhotoId;
use model::document::{Block, Common, Document, Footnote, Inline, Paragraph};
use model::story::StoryFields;
use relations::Relations;
use std::collections::BTreeMap;

/// The most pictures taken out of one file.
const MOST_PICTURES: usize = 500;

/// Everything that is known while a file is read.
pub(super) struct Reader<'a> {
    package: Package<'a>,
    styles: styles::Styles,
    numbering: numbering::Numbering,
    /// Of the part that is being read.
    relations: Relations,
    kept: BTreeMap<String, Kept>,
    /// Did Galley write it?
    ours: bool,
    /// Ids of people by the names they go by in the file.
    people: BTreeMap<String, String>,
    said: Said,
    pictures: Vec<EmbeddedPicture>,
    media: BTreeMap<String, PhotoId>,
    fields: Vec<paragraph::Field>,
    comments: Heard,
    proposals: changes::Proposals,
    /// Notes in the order of their references: is it an endnote, its number in the file.
    noted: Vec<(bool, String)>,
    /// The names of notes.
    labels: BTreeMap<(bool, String), String>,
    /// How many cells are around what is being read.
    cells: usize,
    /// Bookmarks that begin with the next piece.
    opens: Vec<String>,
    /// Bookmarks of ours that have not ended, by their numbers.
    marks: BTreeMap<String, String>,
    /// Does the blank behind a note's sign belong to the note's words still?
    blank_due: bool,
}

/// The parts with footnotes (`false`) and endnotes.
type Notes = BTreeMap<bool, (Relations, Element)>;

/// Reads a Word file.
pub fn read(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    let mut package = Package::open(bytes)?;
    let top = Relations::of(&mut package, "")?;
    let main = top.target("officeDocument").unwrap_or_else(|| "word/document.xml".to_owned());
    let document = part(&mut package, &main)?.ok_or(Unreadable::Broken)?;
    let relations = Relations::of(&mut package, &main)?;
    let mut other = |kind: &str| -> Result<Option<Element>, Unreadable> {
        relations.target(kind).map_or(Ok(None), |name| part(&mut package, &name))
    };
    let (styles, numbering) = (other("styles")?, other("numbering")?);
    let (comments, extended) = (other("comments")?, other("commentsExtended")?);
    let core = top.target("core-properties").map_or(Ok(None), |name| part(&mut package, &name))?;
    let (mut kept, mut ours) = (BTreeMap::new(), false);
    for name in relations.targets("customXml") {
        if let Ok(Some(root)) = part(&mut package, &name)
            && root.is("kept")
        {
            kept = super::kept::read(&root);
            ours = true;
        }
    }
    let people = kept.values().filter(|kept| kept.get("kind").is_some_and(|kind| kind == "person"));
    let people =
        people.filter_map(|kept| Some((kept.get("name")?.clone(), kept.get("id")?.clone()))).collect();
    let mut reader = Reader {
        styles: styles::Styles::of(styles.as_ref()),
        numbering: numbering::Numbering::of(numbering.as_ref()),
        ours,
        comments: comments::heard(comments.as_ref(), extended.as_ref()),
        package,
        relations,
        kept,
        people,
        said: Said::default(),
        pictures: Vec::new(),
        media: BTreeMap::new(),
        fields: Vec::new(),
        proposals: changes::Proposals::default(),
        noted: Vec::new(),
        labels: BTreeMap::new(),
        cells: 0,
        opens: Vec::new(),
        marks: BTreeMap::new(),
        blank_due: false,
    };
    let notes = reader.notes()?;
    reader.manuscript(&document, core.as_ref(), &notes)
}

fn part(package: &mut Package<'_>, name: &str) -> Result<Option<Element>, Unreadable> {
    package.text(name)?.map(|text| parse(&text)).transpose()
}

impl Reader<'_> {
    fn manuscript(
        mut self,
        document: &Element,
        core: Option<&Element>,
        notes: &Notes,
    ) -> Result<Manuscript, Unreadable> {
        let body = document.child("body").ok_or(Unreadable::Broken)?;
        let mut items = self.blocks(body);
        let mut piece = Piece::of(StoryFields::default(), Document::default());
        self.opening(&mut items, core, &mut piece);
        let mut blocks = fold(&items, &self.kept, self.ours);
        self.remember();
        blocks.extend(self.footnotes(notes));
        let places = passages::take(&mut blocks);
        piece.document = Document::of(blocks);
        self.around()?;
        let mut comments = std::mem::take(&mut self.comments).told(places);
        if self.ours {
            comments.iter_mut().for_each(comments::settle);
        }
        self.said.comments(&comments, self.ours);
        piece.notes.extend(self.said.report());
        self.said.kept.iter().for_each(|words| piece.keep(words));
        Ok(Manuscript { piece, pictures: self.pictures, comments })
    }

    /// Which photos of a desk the pictures were when they went out.
    fn remember(&mut self) {
        for kept in self.kept.values() {
            let was = kept.get("photo").and_then(|id| id.parse().ok());
            let sent = kept.get("sent").and_then(|id| id.parse::<PhotoId>().ok());
            if let Some(picture) = self.pictures.iter_mut().find(|picture| Some(picture.id) == sent) {
                picture.was = was;
            }
        }
    }

    /// The parts that hold notes, and the names that Galley gave them.
    fn notes(&mut self) -> Result<Notes, Unreadable> {
        let mut notes = Notes::new();
        for (end, kind) in [(false, "footnotes"), (true, "endnotes")] {
            if let Some(name) = self.relations.target(kind)
                && let Some(root) = part(&mut self.package, &name)?
            {
                for note in root.elements() {
                    let mark =
                        note.find("bookmarkStart").and_then(|mark| self.kept.get(mark.attribute("name")?));
                    let label = mark.and_then(|kept| kept.get("label")).cloned();
                    if let (Some(id), Some(Ok(label))) =
                        (note.attribute("id"), label.map(model::document::label))
                    {
                        self.labels.insert((end, id.to_owned()), label);
                    }
                }
                notes.insert(end, (Relations::of(&mut self.package, &name)?, root));
            }
        }
        Ok(notes)
    }

    /// The name of a note: what Galley called it, otherwise the next number.
    fn label(&mut self, end: bool, id: &str) -> String {
        if let Some(label) = self.labels.get(&(end, id.to_owned())) {
            return label.clone();
        }
        let taken = |label: &String| self.labels.values().any(|known| known == label);
        let fresh = (self.labels.len() + 1..).map(|n| n.to_string()).find(|label| !taken(label));
        let label = fresh.unwrap_or_default();
        self.labels.insert((end, id.to_owned()), label.clone());
        label
    }

    /// The notes that the text refers to, as blocks; in a file of ours in the order in which they stood.
    fn footnotes(&mut self, parts: &Notes) -> Vec<Block> {
        let main = std::mem::take(&mut self.relations);
        let mut blocks = Vec::new();
        let mut order = self.noted.clone();
        if self.ours {
            order.sort_by_key(|(end, id)| (*end, id.parse::<i64>().unwrap_or(i64::MAX)));
        }
        for (end, id) in order {
            let Some((relations, root)) = parts.get(&end) else { continue };
            let Some(note) = root.elements().find(|note| note.attribute("id") == Some(&id)) else { continue };
            self.relations = relations.clone();
            let mut items = self.blocks(note);
            self.trim(&mut items);
            let kept = items.first().and_then(|item| kept_of(item, "footnote", &self.kept));
            let label = self.label(end, &id);
            let tc = kept.as_ref().and_then(|kept| kept.get("tc")).and_then(|by| {
                items
                    .iter()
                    .filter_map(Item::as_line)
                    .filter_map(|line| line.tc.clone())
                    .find(|tc| same(tc, by))
            });
            let (mut inside, mut after) = (Vec::new(), Vec::new());
            for mut block in fold(&items, &self.kept, self.ours) {
                forget(&mut block, tc.as_ref());
                fit(block, Holder::Footnote, &mut inside, &mut after);
            }
            if inside.is_empty() {
                inside.push(Block::Paragraph(Paragraph::default()));
            }
            blocks.push(Block::Footnote(Footnote { common: Common { id: None, tc }, label, blocks: inside }));
            blocks.extend(after);
        }
        self.relations = main;
        blocks
    }

    /// Headers and footers are named, not taken.
    fn around(&mut self) -> Result<(), Unreadable> {
        for (kind, name) in [("header", "header"), ("footer", "footer")] {
            for target in self.relations.targets(kind) {
                let Some(root) = part(&mut self.package, &target)? else { continue };
                let words = visible(&root);
                // A page's number alone is nothing to speak of.
                if words.chars().any(char::is_alphabetic) {
                    self.said.say(format!("The {name} of the pages was left out: {}.", quoted(&words)));
                }
            }
        }
        Ok(())
    }

    /// Remembers a bookmark of ours by its number, so that its end is known.
    pub(super) fn note_bookmark(&mut self, element: &Element) {
        if let (Some(id), Some(name)) = (element.attribute("id"), element.attribute("name"))
            && self.kept.contains_key(name)
        {
            self.marks.insert(id.to_owned(), name.to_owned());
        }
    }

    /// The bookmark of ours that ends.
    pub(super) fn ended(&mut self, id: &str) -> Option<String> {
        self.marks.remove(id)
    }

    /// The blank that office programs put between a note's sign and its words.
    fn trim(&self, items: &mut [Item]) {
        let Some(Item { body: Body::Line(line), .. }) = items.first_mut() else { return };
        if let Some(Inline::Words { text, .. }) =
            line.text.first_mut().filter(|_| !self.ours || self.blank_due)
        {
            let rest = if self.ours { text.strip_prefix(' ').unwrap_or(text) } else { text.trim_start() };
            *text = rest.to_owned();
        }
        line.text.retain(|piece| !matches!(piece, Inline::Words { text, .. } if text.is_empty()));
    }
}

/// The words in an element that somebody sees.
fn visible(element: &Element) -> String {
    element
        .children
        .iter()
        .map(|child| match child {
            Child::Words(words) => words.clone(),
            Child::Element(inner) if matches!(&*inner.name, "instrText" | "delText" | "Fallback") => {
                String::new()
            }
            Child::Element(inner) => visible(inner),
        })
        .collect()
}
