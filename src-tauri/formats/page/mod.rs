//! The published story: one folder with a page, its pictures and the papers that prove what they are.
//!
//! [`pictures`] says which picture files are wanted; the caller makes them; [`folder`] puts everything
//! together. Both are functions of values: the same release and the same pictures give the same bytes.
//! Only a [`Releasable`] goes in, so nothing unapproved, embargoed or without rights can come out. What is still being
//! written can be looked at as a [`proof`], which is no folder and has no files.
//!
//! Deliberately not here: pixels (`imaging`), Markdown (the caller brings it), files on disk, feeds.

pub(crate) mod address;
mod body;
mod boxes;
mod closing;
mod credits;
pub(crate) mod dateline;
pub(crate) mod dates;
mod figure;
mod head;
mod ids;
mod inline;
mod json_ld;
mod lists;
mod manifest;
mod notes;
mod opening;
pub(crate) mod papers;
mod pictures;
mod proof;
mod setting;
mod style;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
pub(crate) mod text;
mod tombstone;
pub(crate) mod words;

pub use address::public_address;
pub use manifest::checksum;
pub use papers::{FORMATS, PublishFormat};
pub use pictures::{PictureFormat, Shape, Wanted};
pub use proof::{Proof, proof};
pub use tombstone::{TakenBack, tombstone};

use body::Body;
use maud::{DOCTYPE, html};
use model::publish::{Article, Releasable};
use model::story::LAYOUTS;
use pictures::Plan;
use setting::Setting;
use std::collections::BTreeMap;

/// The policy a story's page works under, unchanged; to be sent as `Content-Security-Policy`.
const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'none'; base-uri 'none'; form-action 'none'";

/// A picture file as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// A story ready to be written to disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryFolder {
    /// Where it belongs under the site: `yyyy/mm/dd/slug`, by the day of first publication there.
    pub path: String,
    /// The files by their path in the folder.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What an editor should know, in sentences; nothing here stops a publication.
    pub warnings: Vec<String>,
}

/// Why no page can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PageFault {
    /// A wanted picture was not handed in.
    #[error("The picture {file} has not been made.")]
    PictureMissing {
        /// The file.
        file: String,
    },
    /// A picture is not as large as it was wanted.
    #[error("The picture {file} is {width} × {height} pixels, which is not what was asked for.")]
    PictureSize {
        /// The file.
        file: String,
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// The site's time zone is not known.
    #[error("The site's time zone “{name}” is not known.")]
    TimeZone {
        /// What was given.
        name: String,
    },
    /// The site has no address of the web.
    #[error("The site's address “{url}” is no address of the web.")]
    SiteAddress {
        /// What was given.
        url: String,
    },
}

impl PageFault {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::PictureMissing { .. } | Self::PictureSize { .. } => {
                "Export the story again; the pictures are made anew from the originals."
            }
            Self::TimeZone { .. } => "Enter an IANA name such as Europe/London in the desk's settings.",
            Self::SiteAddress { .. } => {
                "Enter an address such as https://example.org in the desk's settings."
            }
        }
    }
}

/// Who a folder is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Audience {
    /// Our own readers: the page is the story's home, and search engines may take it in.
    #[default]
    Own,
    /// A partner who shows a copy: the page names ours as its home, and search engines are asked to leave it alone.
    Partner,
}

impl Audience {
    /// The word in the manifest.
    fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Partner => "partner",
        }
    }
}

/// What a folder is made with besides the release and its pictures.
#[derive(Debug, Clone, Copy)]
pub struct Delivery<'a> {
    /// The version of Galley.
    pub galley_version: &'a str,
    /// The text as Markdown.
    pub markdown: &'a str,
    /// Ids of the formats of [`FORMATS`] that were asked for; the others are left out unless they are always there.
    pub formats: &'a [String],
    /// Who it is for.
    pub audience: Audience,
}

/// Everything the parts of the page read from.
struct Page<'a> {
    article: &'a Article,
    setting: Setting,
    plan: Plan<'a>,
    pictures: &'a BTreeMap<String, Picture>,
    /// Where pictures are found while the story is still being written; `None` in what leaves.
    library: Option<&'a str>,
    /// Who it is for.
    audience: Audience,
}

/// Every picture file the story needs, in a fixed order. Nothing is ever enlarged.
pub fn pictures(releasable: &Releasable) -> Vec<Wanted> {
    Plan::of(releasable.article()).wanted()
}

/// The story's folder out of its release and its pictures by file name (as [`pictures`] names them; others are
/// left out, and so are AVIF files that save nothing).
pub fn folder(
    releasable: &Releasable,
    pictures: &BTreeMap<String, Picture>,
    delivery: &Delivery<'_>,
) -> Result<StoryFolder, PageFault> {
    let article = releasable.article();
    let mut plan = Plan::of(article);
    for want in plan.wanted() {
        want.fits(pictures)?;
    }
    plan.weigh(pictures);
    let wanted = plan.wanted();
    let setting = Setting::of(article)?;
    let page = Page { article, setting, plan, pictures, library: None, audience: delivery.audience };
    let (index, said) = write_page(&page);
    let mut warnings = releasable.warnings().to_vec();
    warnings.extend(said);

    let mut files: BTreeMap<String, Vec<u8>> = wanted
        .iter()
        .filter_map(|want| pictures.get(&want.file).map(|picture| (want.file.clone(), picture.bytes.clone())))
        .collect();
    files.insert("index.html".to_owned(), index.into_bytes());
    files.insert("article.css".to_owned(), style::STYLE.as_bytes().to_vec());
    files.insert("article.md".to_owned(), delivery.markdown.as_bytes().to_vec());
    files.extend(papers::files(&page, delivery.formats));
    files.insert("credits.json".to_owned(), credits::write(&page));
    files.insert("csp.txt".to_owned(), format!("{POLICY}\n").into_bytes());
    let manifest = manifest::write(&page, &files, delivery.galley_version);
    files.insert("manifest.json".to_owned(), manifest);

    warnings.extend(page.plan.warnings());
    if page.setting.headline.chars().count() > 110 {
        warnings.push("The headline is longer than 110 characters; search engines cut it.".to_owned());
    }
    Ok(StoryFolder { path: page.setting.path, files, warnings })
}

/// Where under the site the folder of a story stands: year, month, day, name.
pub fn path(article: &Article) -> Result<String, PageFault> {
    Ok(Setting::of(article)?.path)
}

/// The class of a layout; a layout from a newer Galley is laid out as news.
fn layout(id: &str) -> Option<String> {
    LAYOUTS.iter().any(|layout| layout.id == id).then(|| format!("layout-{id}"))
}

/// The page itself and what is to be said about it.
fn write_page(page: &Page<'_>) -> (String, Vec<String>) {
    let mut body = Body::of(page);
    // In reading order, because footnotes are numbered as they are met.
    let opening = opening::write(page);
    let lead = body.lead();
    let text = body.text();
    let notes = body.notes();
    let main = body.ids.fresh("story");
    let words = page.setting.words;
    let article = page.article;
    let markup = html! {
        (DOCTYPE) "\n"
        html lang=(page.setting.lang) dir=(page.setting.dir()) {
            head { "\n" (head::write(page)) }
            "\n"
            body {
                "\n"
                a.skip href={ "#" (main) } lang=[page.setting.words_lang()] { (words.skip) }
                "\n"
                (opening::masthead(page))
                "\n"
                main id=(main) {
                    "\n"
                    article class=[layout(&article.story.fields.layout)] {
                        "\n" (opening) "\n" (lead) "\n"
                        div.text { "\n" (text) }
                        "\n" (notes) (closing::write(page)) "\n"
                    }
                    "\n"
                }
                "\n"
                (closing::imprint(page))
                "\n"
            }
            "\n"
        }
        "\n"
    };
    // Characters that HTML forbids are as invisible as they are illegal.
    (text::permitted(&markup.into_string()), body.warnings)
}
