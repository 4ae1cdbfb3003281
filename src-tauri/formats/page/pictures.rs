//! Which picture files a story needs, and where each stands.
//!
//! Widths are chosen for screens; none is larger than the (cropped) photo, because enlarging invents
//! pixels. The shapes that search engines and link previews ask for exist only when the photo is large
//! enough; otherwise they are left out and the editor is told.

use super::{PageFault, Picture, text};
use model::PhotoId;
use model::document::{Crop, Figure, words};
use model::photo::{Photo, Ratio};
use model::publish::Article;
use std::collections::BTreeMap;

/// A picture file to be made from a photo of the library.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// Its path in the story's folder: `img/larches-lead-1200.jpg`.
    pub file: String,
    /// The photo it is made from.
    pub photo: PhotoId,
    /// The part of the photo that is shown, or from which an exact shape is cut; `None` is all of it.
    pub crop: Option<Crop>,
    /// Its size.
    pub shape: Shape,
    /// Its format.
    pub format: PictureFormat,
    /// The credit line readers see beside it, to be written into the file: the figure's own, else the photo's.
    pub credit: String,
}

/// The size of a picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// That wide; the height follows.
    Width(u32),
    /// Exactly that, cut around the photo's focal point.
    Exact {
        /// Width.
        width: u32,
        /// Height.
        height: u32,
    },
}

/// The format of a picture file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFormat {
    /// For everybody, and the one that carries all three kinds of metadata.
    Jpeg,
    /// Smaller.
    WebP,
    /// The smallest, as a rule. A picture whose AVIF files are not smaller than the others does without.
    Avif,
}

impl PictureFormat {
    /// All of them, from the one that everybody knows to the one that is asked for first.
    const ALL: [Self; 3] = [Self::Jpeg, Self::WebP, Self::Avif];

    /// What the names of such files end with.
    fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::WebP => "webp",
            Self::Avif => "avif",
        }
    }

    /// Its media type.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::WebP => "image/webp",
            Self::Avif => "image/avif",
        }
    }
}

const LEAD_WIDTHS: [u32; 4] = [480, 800, 1200, 1920];
const INLINE_WIDTHS: [u32; 3] = [480, 800, 1200];

/// The shapes of the main picture: the name's ending, width, height, and the ratio whose drawn crop it shows.
pub(super) const SHAPES: [(&str, u32, u32, &str); 3] =
    [("lead-16x9", 1200, 675, "16:9"), ("lead-4x3", 1200, 900, "4:3"), ("lead-1x1", 1200, 1200, "1:1")];
/// Link previews are a little flatter than 16:9.
const PREVIEW: (&str, u32, u32, &str) = ("og", 1200, 630, "16:9");

/// One figure and its files.
pub(super) struct Shot<'a> {
    pub(super) figure: &'a Figure,
    pub(super) photo: &'a Photo,
    /// The part that is shown: the figure's own, else what is drawn on the photo.
    crop: Option<Crop>,
    /// `img/<slug>-lead` or `img/<slug>-<n>`.
    pub(super) stem: String,
    /// Ascending; at least one.
    pub(super) widths: Vec<u32>,
    /// The credit line readers see.
    pub(super) credit: String,
    /// Are its AVIF files worth having? They are until [`Plan::weigh`] has found that they are not.
    avif: bool,
}

/// A picture of an exact size.
pub(super) struct Exact {
    pub(super) file: String,
    pub(super) width: u32,
    pub(super) height: u32,
    /// From what it is cut.
    crop: Option<Crop>,
}

/// All pictures of a story.
pub(super) struct Plan<'a> {
    /// Every figure with its photo, in reading order: the lead first.
    pub(super) shots: Vec<Shot<'a>>,
    /// What each file begins with.
    name: String,
}

impl<'a> Plan<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let lead = article.document.lead();
        let mut plan = Self { shots: Vec::new(), name: article.folder_name() };
        let first = lead.and_then(|figure| plan.shot(article, figure, None));
        plan.shots.extend(first);
        for (_, figure) in article.document.figures() {
            if lead.is_some_and(|lead| std::ptr::eq(lead, figure)) {
                continue;
            }
            let number = plan.shots.iter().filter(|shot| shot.place() != "lead").count() + 1;
            let shot = plan.shot(article, figure, Some(number));
            plan.shots.extend(shot);
        }
        plan
    }

    fn shot(&self, article: &'a Article, figure: &'a Figure, number: Option<usize>) -> Option<Shot<'a>> {
        let photo = article.photos.get(&figure.photo?)?;
        let (place, widths) = match number {
            None => ("lead".to_owned(), LEAD_WIDTHS.as_slice()),
            Some(number) => (number.to_string(), INLINE_WIDTHS.as_slice()),
        };
        let crop = photo.shown(figure.crop);
        let (own, _) = size(photo, crop);
        let mut widths: Vec<u32> = widths.iter().copied().filter(|width| *width <= own).collect();
        if widths.is_empty() {
            widths.push(own);
        }
        let credit = text::line(&words(&figure.credit));
        let credit = if credit.is_empty() { text::line(&photo.credit()) } else { credit };
        Some(Shot {
            figure,
            photo,
            crop,
            stem: format!("img/{}-{place}", self.name),
            widths,
            credit,
            avif: true,
        })
    }

    /// Leaves out AVIF files that are there in part only, or no smaller than the same picture in another format.
    pub(super) fn weigh(&mut self, pictures: &BTreeMap<String, Picture>) {
        for shot in &mut self.shots {
            let bytes = |format| {
                let files = shot.widths.iter().map(|width| pictures.get(&shot.file(*width, format)));
                files.map(|picture| picture.map(|picture| picture.bytes.len())).sum::<Option<usize>>()
            };
            let other = [PictureFormat::Jpeg, PictureFormat::WebP].into_iter().filter_map(bytes).min();
            shot.avif = bytes(PictureFormat::Avif).zip(other).is_some_and(|(avif, other)| avif < other);
        }
    }

    /// The files of a figure.
    pub(super) fn shot_of(&self, figure: &Figure) -> Option<&Shot<'a>> {
        self.shots.iter().find(|shot| std::ptr::eq(shot.figure, figure))
    }

    /// Width by height of what a figure shows.
    pub(super) fn ratio(&self, shot: &Shot<'_>) -> f64 {
        let (width, height) = shot.size();
        f64::from(width) / f64::from(height)
    }

    /// The picture that stands for the story: the lead, else the first.
    pub(super) fn main(&self) -> Option<&Shot<'a>> {
        self.shots.first()
    }

    /// The shapes that can be made of the main picture without enlarging it.
    pub(super) fn shapes(&self) -> Vec<Exact> {
        SHAPES.iter().filter_map(|shape| self.shape(*shape)).collect()
    }

    /// The picture for link previews.
    pub(super) fn preview(&self) -> Option<Exact> {
        self.shape(PREVIEW)
    }

    fn shape(&self, (ending, width, height, ratio): (&str, u32, u32, &str)) -> Option<Exact> {
        let main = self.main()?;
        let drawn = Ratio::named(ratio).and_then(|ratio| main.photo.drawn(ratio, main.crop));
        let crop = drawn.or(main.crop);
        let (own_width, own_height) = size(main.photo, crop);
        (own_width >= width && own_height >= height).then(|| Exact {
            file: format!("img/{}-{ending}.jpg", self.name),
            width,
            height,
            crop,
        })
    }

    /// Everything to be made.
    pub(super) fn wanted(&self) -> Vec<Wanted> {
        let mut wanted = Vec::new();
        for shot in &self.shots {
            for width in &shot.widths {
                for format in shot.formats() {
                    wanted.push(shot.wanted(shot.file(*width, format), Shape::Width(*width), format));
                }
            }
        }
        if let Some(main) = self.main() {
            let exact = self.shapes().into_iter().chain(self.preview());
            wanted.extend(exact.map(|Exact { file, width, height, crop }| Wanted {
                crop,
                ..main.wanted(file, Shape::Exact { width, height }, PictureFormat::Jpeg)
            }));
        }
        wanted
    }

    /// Is the file made from that figure's photo?
    pub(super) fn file_is_of(&self, file: &str, shot: &Shot<'_>) -> bool {
        let plain = file.strip_prefix(&shot.stem).and_then(|rest| rest.strip_prefix('-'));
        let sized =
            plain.and_then(|rest| rest.split('.').next()).is_some_and(|width| width.parse::<u32>().is_ok());
        let main = self.main().is_some_and(|main| std::ptr::eq(main.figure, shot.figure));
        sized || (main && self.shapes().into_iter().chain(self.preview()).any(|exact| exact.file == file))
    }

    /// What could not be made, and why.
    pub(super) fn warnings(&self) -> Vec<String> {
        let Some(main) = self.main() else {
            return vec!["The story has no picture; search engines and link previews show none.".to_owned()];
        };
        let (width, height) = main.size();
        SHAPES
            .iter()
            .chain([&PREVIEW])
            .filter(|shape| self.shape(**shape).is_none())
            .map(|(ending, w, h, _)| {
                let what = match *ending {
                    "og" => "picture for link previews".to_owned(),
                    ending => format!("{} picture for search engines", ending.trim_start_matches("lead-").replace('x', ":")),
                };
                format!("The main picture is {width} × {height} pixels, too small for the {what} ({w} × {h}); it is left out.")
            })
            .collect()
    }
}

impl Shot<'_> {
    /// `lead`, or the figure's number.
    pub(super) fn place(&self) -> &str {
        self.stem.rsplit('-').next().unwrap_or_default()
    }

    /// The formats it is there in, from the one that everybody knows to the one that is asked for first.
    pub(super) fn formats(&self) -> impl DoubleEndedIterator<Item = PictureFormat> {
        PictureFormat::ALL.into_iter().filter(|format| self.avif || *format != PictureFormat::Avif)
    }

    /// Its file of that width and format.
    pub(super) fn file(&self, width: u32, format: PictureFormat) -> String {
        format!("{}-{width}.{}", self.stem, format.ending())
    }

    /// Width and height of what is shown, in pixels of the photo.
    pub(super) fn size(&self) -> (u32, u32) {
        size(self.photo, self.crop)
    }

    fn wanted(&self, file: String, shape: Shape, format: PictureFormat) -> Wanted {
        let (photo, crop, credit) = (self.photo.id, self.crop, self.credit.clone());
        Wanted { file, photo, crop, shape, format, credit }
    }
}

impl Wanted {
    /// Is it there, in the size that was asked for? Every picture can do without AVIF.
    pub(super) fn fits(&self, pictures: &BTreeMap<String, Picture>) -> Result<(), PageFault> {
        let file = self.file.clone();
        let Some(picture) = pictures.get(&file) else {
            let spared = self.format == PictureFormat::Avif;
            return if spared { Ok(()) } else { Err(PageFault::PictureMissing { file }) };
        };
        let (width, height) = (picture.width, picture.height);
        let fits = match self.shape {
            Shape::Width(wanted) => width == wanted && height > 0,
            Shape::Exact { width: w, height: h } => (width, height) == (w, h),
        };
        if fits { Ok(()) } else { Err(PageFault::PictureSize { file, width, height }) }
    }
}

/// Width and height of what a figure shows of its photo; at least one pixel each.
fn size(photo: &Photo, crop: Option<Crop>) -> (u32, u32) {
    let part = |whole: u32, share: u32| {
        let pixels = u64::from(whole) * u64::from(share) / u64::from(Crop::WHOLE);
        u32::try_from(pixels).unwrap_or(whole).max(1)
    };
    crop.map_or((photo.width.max(1), photo.height.max(1)), |crop| {
        (part(photo.width, crop.w), part(photo.height, crop.h))
    })
}
