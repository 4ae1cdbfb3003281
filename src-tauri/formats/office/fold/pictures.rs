//! Figures out of the paragraph a picture stands in, and the caption and credit under it.

use super::{Fold, placement};
use crate::office::line::{Kept, Line, Picture, Role, plain};
use crate::office::passages::{bare, signs_of};
use model::document::{Block, Common, Crop, Figure, Gallery, Inline, Layout, Paragraph, words};

/// The pictures of a paragraph as figures without captions.
pub(super) fn figures_of(line: &Line) -> impl Iterator<Item = Block> + use<> {
    let tc = line.tc.clone();
    let figures: Vec<Block> =
        line.pictures.iter().map(|picture| Block::Figure(figure(picture, tc.clone()))).collect();
    figures.into_iter()
}

fn figure(picture: &Picture, tc: Option<model::document::Change>) -> Figure {
    Figure {
        common: Common { id: None, tc },
        photo: picture.photo,
        alt: picture.alt.clone(),
        decorative: picture.decorative,
        ..Figure::default()
    }
}

impl Fold<'_> {
    /// What words stand beside the pictures, the pictures, and what stands under the last.
    pub(super) fn figures(&mut self, at: usize, end: usize, kept: Option<&Kept>) -> usize {
        let Some(line) = self.line(at, end).cloned() else { return at + 1 };
        let mut figures: Vec<Figure> =
            line.pictures.iter().map(|picture| figure(picture, line.tc.clone())).collect();
        let is_figure = kept.is_some_and(|kept| kept.get("kind").is_some_and(|kind| kind == "figure"));
        if figures.is_empty() && is_figure {
            figures.push(figure(&Picture::default(), line.tc.clone()));
        }
        // A caption that stands in one paragraph with its picture is that picture's.
        let captioned = line.role == Role::Caption && !figures.is_empty();
        if let Some(figure) = figures.last_mut().filter(|_| captioned) {
            figure.caption.clone_from(&line.text);
        } else if !self.is_blank(&line.text) {
            let common = Common { id: None, tc: line.tc.clone() };
            self.out.push(Block::Paragraph(Paragraph { common, text: line.text }));
        }
        let mut next = at + 1;
        if let Some(figure) = figures.last_mut() {
            // Empty lines between a picture and its caption belong to neither.
            let mut under = next;
            while !is_figure
                && self
                    .line(under, end)
                    .is_some_and(|l| l.text.is_empty() && l.pictures.is_empty() && l.role == Role::Body)
            {
                under += 1;
            }
            while let Some(line) = self.line(under, end)
                && line.pictures.is_empty()
            {
                match line.role {
                    Role::Caption => {
                        if !figure.caption.is_empty() {
                            figure.caption.push(Inline::Break { marks: Vec::new() });
                        }
                        figure.caption.extend(line.text.iter().cloned());
                    }
                    Role::Credit if figure.credit.is_empty() => figure.credit = plain(line.text.clone()),
                    _ => break,
                }
                under += 1;
                next = under;
            }
            if let Some(kept) = kept.filter(|_| is_figure) {
                apply(figure, kept);
            }
        }
        self.out.extend(figures.into_iter().map(Block::Figure));
        next
    }

    pub(super) fn gallery(&mut self, number: usize, from: usize, end: usize, kept: &Kept) -> bool {
        let before = self.out.len();
        self.range(from, end, Some(number));
        let blocks = self.out.split_off(before);
        let tc = self.lifted(from, end, Some(kept));
        let mut figures = Vec::new();
        let mut others = Vec::new();
        for block in blocks {
            match block {
                Block::Figure(mut figure) => {
                    if tc.is_some() && figure.common.tc == tc {
                        figure.common.tc = None;
                    }
                    figures.push(figure);
                }
                other => others.push(other),
            }
        }
        let layout = match kept.get("layout").map(String::as_str) {
            Some("slideshow") => Layout::Slideshow,
            Some("row") => Layout::Row,
            _ => Layout::Grid,
        };
        if !figures.is_empty() {
            let common = Common { id: None, tc };
            self.out.push(Block::Gallery(Gallery {
                common,
                layout,
                placement: placement(Some(kept)),
                figures,
            }));
        }
        self.out.extend(others);
        true
    }
}

/// What the office program had no place for.
fn apply(figure: &mut Figure, kept: &Kept) {
    let said = |name: &str| kept.get(name).map(String::as_str);
    // A picture that is not the one that was sent was changed on purpose.
    if figure.photo.map(|photo| photo.to_string()).as_deref() == said("sent") {
        figure.photo = said("photo").and_then(|id| id.parse().ok()).or(figure.photo);
    }
    figure.placement = placement(Some(kept));
    figure.lead = said("lead").is_some();
    figure.decorative = said("decorative").is_some();
    if let Some(alt) = said("alt") {
        figure.alt = format!("{}{alt}", signs_of(&figure.alt));
    }
    // What was shown because the photo itself says it is not the figure's own, as long as nobody changed it.
    if said("shown_alt").is_some_and(|shown| shown == bare(&figure.alt)) {
        figure.alt = signs_of(&figure.alt);
    }
    if said("shown_credit").is_some_and(|shown| shown == bare(&words(&figure.credit))) {
        figure.credit.clear();
    }
    figure.crop = said("crop").and_then(|crop| {
        let numbers: Vec<u32> = crop.split(' ').map(|n| n.parse().ok()).collect::<Option<_>>()?;
        let [x, y, w, h] = *numbers else { return None };
        Some(Crop { x, y, w, h }).filter(Crop::is_valid)
    });
}
