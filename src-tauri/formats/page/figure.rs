//! A photo with its caption and credit, as files for every screen.

use super::body::{Body, class};
use super::pictures::{PictureFormat, Shot};
use super::text::{is_blank, line, same};
use super::{Page, proof};
use maud::{Markup, html};
use model::document::{Figure, Placement, words};

/// Where a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Above the text; loaded first.
    Lead,
    /// In the text.
    Placed,
    /// With others.
    InGallery,
}

/// What stands for a picture where it cannot be seen, and why.
pub(super) struct Alt {
    /// The text; empty by decision only.
    pub(super) text: String,
    /// The decision, as it is recorded in the credits.
    pub(super) decision: Decision,
}

/// Why an alt text is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// Somebody described the picture.
    Described,
    /// Somebody decided that it needs no description.
    Decorative,
    /// The description said only what already stands beside the picture, so it is not said twice.
    Repeated,
    /// Nobody described it.
    Missing,
}

impl Decision {
    /// The word in the credits.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Described => "described",
            Self::Decorative => "decorative",
            Self::Repeated => "repeats_other_text",
            Self::Missing => "missing",
        }
    }
}

impl Page<'_> {
    /// The alt text of a figure: its own, else its photo's. It never repeats caption, headline or file name.
    pub(super) fn alt(&self, figure: &Figure) -> Alt {
        let empty = |decision| Alt { text: String::new(), decision };
        if figure.decorative {
            return empty(Decision::Decorative);
        }
        let photo = self.plan.shot_of(figure).map(|shot| shot.photo);
        let own = line(&figure.alt);
        let text = match photo {
            Some(photo) if is_blank(&own) => line(&photo.metadata.text("alt_text")),
            _ => own,
        };
        let caption = words(&figure.caption);
        let file = photo.map(|photo| photo.file_name.as_str()).unwrap_or_default();
        if is_blank(&text) {
            empty(Decision::Missing)
        } else if [caption.as_str(), self.setting.headline.as_str(), file]
            .iter()
            .any(|other| same(&text, other))
        {
            empty(Decision::Repeated)
        } else {
            Alt { text, decision: Decision::Described }
        }
    }
}

impl<'a> Body<'a> {
    pub(super) fn lead_figure(&mut self, figure: &'a Figure) -> Markup {
        self.figure(figure, Role::Lead)
    }

    pub(super) fn placed_figure(&mut self, figure: &'a Figure) -> Markup {
        self.figure(figure, Role::Placed)
    }

    /// A figure; nothing without a photo, which [`model::publish::release`] does not let through.
    pub(super) fn figure(&mut self, figure: &'a Figure, role: Role) -> Markup {
        let Some(shot) = self.page.plan.shot_of(figure) else { return html! {} };
        let id = self.id(figure.common.id.as_ref());
        let alt = self.page.alt(figure);
        let name = &shot.photo.file_name;
        match alt.decision {
            Decision::Described | Decision::Decorative => {}
            Decision::Repeated => self.warnings.push(format!(
                "The alt text of {name} repeats its caption, its name or the headline; it is left empty, so that nobody hears it twice."
            )),
            Decision::Missing => self.warnings.push(format!("{name} has no alt text.")),
        }
        let caption = (!is_blank(&words(&figure.caption))).then(|| self.line(&figure.caption));
        let words = self.page.setting.words;
        let made = words.made(shot.photo);
        let class = match role {
            Role::Lead => "lead",
            Role::Placed => class(figure.placement).unwrap_or("in-text"),
            Role::InGallery => "picture",
        };
        let stands = stands(role, figure.placement, self.page.plan.ratio(shot));
        html! {
            figure.photo.(class) .column[stands.column] .edge[stands.edge] .square[stands.square] .tall[stands.tall] id=[id] {
                @if let Some(library) = self.page.library {
                    (in_library(library, shot, &alt.text))
                } @else {
                    (self.picture(shot, &alt.text, role == Role::Lead, stands.sizes))
                }
                figcaption {
                    @if let Some(caption) = caption { span.caption { (caption) } " " }
                    @if let Some(made) = made { span.generated lang=[self.page.setting.words_lang()] { (made) } " " }
                    small.credit { bdi { (shot.credit) } }
                }
            }
        }
    }

    fn picture(&self, shot: &Shot<'_>, alt: &str, lead: bool, sizes: &str) -> Markup {
        let widths = &shot.widths;
        // A middle size is what a browser without `srcset` gets.
        let width =
            widths.iter().rev().find(|width| **width <= 1200).or(widths.first()).copied().unwrap_or_default();
        let file = shot.file(width, PictureFormat::Jpeg);
        let height = self.page.pictures.get(&file).map(|picture| picture.height).unwrap_or_default();
        let set = |format| {
            let files = widths.iter().map(|width| format!("{} {width}w", shot.file(*width, format)));
            files.collect::<Vec<_>>().join(", ")
        };
        html! {
            picture {
                @for format in shot.formats().rev().filter(|format| *format != PictureFormat::Jpeg) {
                    source type=(format.media_type()) srcset=(set(format)) sizes=(sizes);
                }
                img src=(file) srcset=(set(PictureFormat::Jpeg)) sizes=(sizes) width=(width) height=(height) alt=(alt)
                    fetchpriority=[lead.then_some("high")] loading=[(!lead).then_some("lazy")]
                    decoding=[(!lead).then_some("async")];
            }
        }
    }
}

/// The picture as it is shown while the story is being written: one file of the library, of the right shape.
fn in_library(library: &str, shot: &Shot<'_>, alt: &str) -> Markup {
    let (width, height) = shot.size();
    html! { picture { img src=(proof::address(library, shot)) width=(width) height=(height) alt=(alt); } }
}

/// How wide a picture stands, and what it is called for the stylesheet.
struct Stands {
    square: bool,
    tall: bool,
    /// A lead no wider than the text.
    column: bool,
    /// A lead from edge to edge.
    edge: bool,
    /// On which screen how wide; the same numbers as in the stylesheet.
    sizes: &'static str,
}

/// A picture is never cut to fit its place: one that is nearly square or upright stands narrower. `ratio`
/// is its width by its height.
fn stands(role: Role, placement: Placement, ratio: f64) -> Stands {
    let tall = ratio < 0.95;
    let lead = |wanted| role == Role::Lead && placement == wanted;
    let (column, edge) = (lead(Placement::Text), lead(Placement::Full) && !tall);
    let square = !tall && !column && !edge && role == Role::Lead && ratio < 1.45;
    let sizes = match (role, placement) {
        (Role::InGallery, _) => "(min-width: 40rem) 20rem, 100vw",
        (Role::Placed, Placement::Left | Placement::Right) => "(min-width: 60rem) 20rem, 100vw",
        (Role::Lead, _) if tall => "(min-width: 36rem) 36rem, 100vw",
        (Role::Lead, _) if column => "(min-width: 43.5rem) 41rem, 100vw",
        (Role::Lead, _) if edge => "100vw",
        (Role::Lead, _) if square => "(min-width: 60rem) 60rem, 100vw",
        (Role::Lead, _) => "(min-width: 72rem) 72rem, 100vw",
        (Role::Placed, _) if tall => "(min-width: 32.5rem) 30rem, 100vw",
        (Role::Placed, Placement::Text) => "(min-width: 43.5rem) 41rem, 100vw",
        (Role::Placed, Placement::Wide) => "(min-width: 62.5rem) 60rem, 100vw",
        (Role::Placed, Placement::Full) => "100vw",
    };
    Stands { square, tall, column, edge, sizes }
}
