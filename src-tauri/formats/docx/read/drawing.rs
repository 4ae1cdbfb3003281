//! Pictures and text boxes, in both of Word's drawing languages. A drawing that stands in the file twice, for new and for
//! old programs, is taken once.

use super::paragraph::Found;
use super::{MOST_PICTURES, Reader};
use crate::office::line::Picture;
use crate::office::passages::wrapped;
use crate::office::said::What;
use crate::office::xml::Element;
use crate::office::{EmbeddedPicture, id_of};

/// Words that stand in the file twice, for new and for old programs, as emoji do: what to read of them. `None` where
/// something is drawn.
pub(super) fn said_twice(element: &Element) -> Option<&Element> {
    let drawn = ["drawing", "pict", "object"].iter().any(|name| element.find(name).is_some());
    if drawn || !element.is("AlternateContent") {
        return None;
    }
    let branches = || element.elements().filter(|branch| branch.is("Choice") || branch.is("Fallback"));
    let has = |name: &'static str| branches().find(|branch| branch.find(name).is_some());
    has("t").or_else(|| has("symEx"))
}

impl Reader<'_> {
    pub(super) fn drawing(&mut self, element: &Element, found: &mut Found) {
        let before = (found.pictures.len(), found.boxes.len(), found.ruled);
        self.drawn(element, &Picture::default(), found);
        let nothing = before == (found.pictures.len(), found.boxes.len(), found.ruled);
        let shape = element.find("graphicData").is_some() || element.is("object");
        if nothing && shape {
            self.said.count(What::Drawing);
        }
    }

    fn drawn(&mut self, element: &Element, about: &Picture, found: &mut Found) {
        let mut about = about.clone();
        match &*element.name {
            "AlternateContent" => {
                let useful =
                    |branch: &&Element| branch.find("txbxContent").is_some() || branch.find("blip").is_some();
                let choice = element.all("Choice").find(useful);
                if let Some(branch) =
                    choice.or_else(|| element.child("Fallback")).or_else(|| element.child("Choice"))
                {
                    branch.elements().for_each(|inner| self.drawn(inner, &about, found));
                }
                return;
            }
            "txbxContent" => {
                self.boxed(element, &mut found.boxes);
                return;
            }
            "inline" | "anchor" => {
                if let Some(named) = element.child("docPr") {
                    let said = named.attribute("descr").filter(|alt| self.ours || !alt.trim().is_empty());
                    said.unwrap_or_default().clone_into(&mut about.alt);
                    about.decorative =
                        named.find("decorative").is_some_and(|d| d.val().is_none_or(|v| v != "0"));
                }
            }
            "shape" | "rect" => {
                element.attribute("alt").unwrap_or_default().clone_into(&mut about.alt);
                if element.attribute("hr").is_some_and(|hr| hr.starts_with('t')) {
                    found.ruled = true;
                }
            }
            "blip" => {
                let inside = element.attribute("embed").filter(|id| !id.is_empty());
                match (inside, element.attribute("link")) {
                    (Some(id), _) => self.picture(id, about, found),
                    (None, Some(_)) => self.outside(about, found),
                    (None, None) => {}
                }
                return;
            }
            "imagedata" => {
                if let Some(id) = element.attribute("id") {
                    self.picture(id, about, found);
                }
                return;
            }
            _ => {}
        }
        element.elements().for_each(|inner| self.drawn(inner, &about, found));
    }

    fn picture(&mut self, relation: &str, about: Picture, found: &mut Found) {
        let target = self.relations.by_id(relation).map(|(target, outside)| (target.to_owned(), outside));
        let Some((name, false)) = target else { return self.outside(about, found) };
        let photo = match self.media.get(&name) {
            Some(photo) => Some(*photo),
            None if self.pictures.len() >= MOST_PICTURES => None,
            None => self.package.bytes(&name).ok().flatten().map(|bytes| {
                let id = id_of(&bytes);
                let file = name.rsplit('/').next().unwrap_or(&name).to_owned();
                if !self.pictures.iter().any(|known| known.id == id) {
                    self.pictures.push(EmbeddedPicture { id, was: None, name: file, bytes });
                }
                self.media.insert(name.clone(), id);
                id
            }),
        };
        if photo.is_none() {
            self.said.count(What::LostPicture);
        }
        let alt = self.with_comments(&about.alt);
        found.pictures.push(Picture { photo, alt, ..about });
    }

    /// A picture that the file only points to: its place stays.
    fn outside(&mut self, about: Picture, found: &mut Found) {
        self.said.count(What::OutsidePicture);
        let alt = self.with_comments(&about.alt);
        found.pictures.push(Picture { alt, ..about });
    }

    /// A picture has no words to be commented on: its alt text carries the signs of the comments.
    fn with_comments(&self, alt: &str) -> String {
        self.comments.now().fold(alt.to_owned(), |alt, comment| format!("{}{alt}", wrapped(comment, "")))
    }
}
