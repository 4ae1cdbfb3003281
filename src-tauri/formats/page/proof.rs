//! The page of a story that is still being written: to be looked at beside the text, never to leave.
//!
//! It is the same page from the same parts, so it cannot promise what the exporter does not keep. Three things make it
//! useless to anybody outside: its pictures are the library's, it brings no files, and it tells robots to stay away.
//! Every block of the text begins with a comment that holds the block's id, by which a place in the text is found on
//! the page.

use super::body::Body;
use super::pictures::{Plan, Shot};
use super::setting::Setting;
use super::{Audience, Page, PageFault, style, write_page};
use maud::{Markup, PreEscaped, html};
use model::BlockId;
use model::document::clean;
use model::photo::Stand;
use model::publish::{Article, for_readers};
use std::collections::BTreeMap;

/// A page to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The page, without its stylesheet.
    pub html: String,
    /// The stylesheet, the same for every story.
    pub css: &'static str,
    /// What an editor should know, in sentences.
    pub warnings: Vec<String>,
}

/// The page of an article as it stands, approved or not; as at the release, proposals that nobody accepted are not
/// there.
///
/// Pictures are at `<library><photo id>/screen`, those that show a part of their photo at
/// `<library><photo id>/screen/<x>,<y>,<w>,<h>` in ten-thousandths; behind a question mark stands how a photo is turned.
pub fn proof(mut article: Article, library: &str) -> Result<Proof, PageFault> {
    article.document = clean(&article.document);
    let mut warnings = for_readers(&mut article);
    let page = Page {
        article: &article,
        setting: Setting::of(&article)?,
        plan: Plan::of(&article),
        pictures: &BTreeMap::new(),
        library: Some(library),
        audience: Audience::Own,
    };
    let (html, said) = write_page(&page);
    warnings.extend(said);
    Ok(Proof { html, css: style::STYLE, warnings })
}

impl Body<'_> {
    /// The place of a block, in a proof.
    pub(super) fn place(&self, block: Option<&BlockId>) -> Markup {
        match (block, self.page.library) {
            // Ids are letters, digits, `-` and `_`: no end of a comment can be written with them.
            (Some(id), Some(_)) => PreEscaped(format!("<!--{}-->", id.as_str())),
            _ => html! {},
        }
    }
}

/// Where the library has what a figure shows. A photo that was turned has another address, so that nobody is shown
/// what was kept of it before.
pub(super) fn address(library: &str, shot: &Shot<'_>) -> String {
    let (photo, stand) = (shot.photo, shot.photo.framing.stand);
    let part = photo.shown(shot.figure.crop);
    let part = part.map(|crop| format!("/{},{},{},{}", crop.x, crop.y, crop.w, crop.h)).unwrap_or_default();
    let turned = if stand == Stand::default() {
        String::new()
    } else {
        format!("?turned={},{}", stand.turns, stand.tilt)
    };
    format!("{library}{}/screen{part}{turned}", photo.id)
}
