//! Making pictures: turn, crop, size, colour, file. One decoding for all of them.
//!
//! Sizes of one crop are made from the largest to the smallest, each from the last one that is at least twice as
//! large, which costs a fraction of starting from the original and cannot be told apart.

use crate::open::{Opened, open};
use crate::{Format, Order, PictureFault, Rendition, Shape, colour, encode, stand};
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, RgbImage};
use model::document::Crop;
use model::photo::{FocalPoint, Look};

/// Pixels of a picture: RGB, three bytes each.
pub(crate) struct Pixels {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) bytes: Vec<u8>,
}

/// A part of a picture in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Part {
    x: f64,
    y: f64,
    w: f64,
    h: f64,
}

/// A picture that is to be made: the part it shows and its size.
struct Plan {
    number: usize,
    part: Part,
    width: u32,
    height: u32,
}

/// Makes all pictures that were ordered, in their order. They are the same on however many threads.
pub(crate) fn render(
    bytes: &[u8],
    look: Look,
    orders: &[Order],
    threads: usize,
) -> Result<Vec<Rendition>, PictureFault> {
    of_opened(open(bytes)?, look, orders, threads)
}

/// As many threads as there are processors.
pub(crate) fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The same of a picture that is decoded already.
pub(crate) fn of_opened(
    opened: Opened,
    look: Look,
    orders: &[Order],
    threads: usize,
) -> Result<Vec<Rendition>, PictureFault> {
    let Opened { image, profile, .. } = opened;
    let whole = stand::standing(flat(image), look.stand);
    let mut plans = orders
        .iter()
        .enumerate()
        .map(|(number, order)| plan(&whole, number, order, look.focal.unwrap_or(FocalPoint::GUESS)))
        .collect::<Result<Vec<Plan>, _>>()?;
    plans.sort_by_key(|plan| std::cmp::Reverse(u64::from(plan.width) * u64::from(plan.height)));
    let sized = resize_all(&whole, &plans)?;
    drop(whole);
    finish(sized, &plans, orders, profile.as_deref(), threads)
}

/// Opaque RGB; what shows through is paper.
fn flat(image: DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let with_alpha = image.into_rgba8();
    let over = |colour: u8, alpha: u8| {
        let mixed = u16::from(colour) * u16::from(alpha) + 255 * u16::from(255 - alpha);
        u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX)
    };
    RgbImage::from_fn(with_alpha.width(), with_alpha.height(), |x, y| {
        let [r, g, b, a] = with_alpha.get_pixel(x, y).0;
        image::Rgb([over(r, a), over(g, a), over(b, a)])
    })
}

fn plan(whole: &RgbImage, number: usize, order: &Order, focal: FocalPoint) -> Result<Plan, PictureFault> {
    let (w, h) = (f64::from(whole.width()), f64::from(whole.height()));
    let part = match order.crop {
        None => Part { x: 0.0, y: 0.0, w, h },
        Some(crop) => {
            let of = |share: u32, side: f64| f64::from(share) / f64::from(Crop::WHOLE) * side;
            Part { x: of(crop.x, w), y: of(crop.y, h), w: of(crop.w, w).max(1.0), h: of(crop.h, h).max(1.0) }
        }
    };
    let ratio = part.h / part.w;
    let wide = |width: f64| {
        let width = width.min(part.w).round().max(1.0);
        (width, (width * ratio).round().max(1.0))
    };
    let (part, (width, height)) = match order.shape {
        Shape::Width(width) => (part, wide(f64::from(width))),
        Shape::Fit(side) => {
            let side = f64::from(side);
            (part, if part.w >= part.h { wide(side) } else { wide(side / ratio) })
        }
        Shape::Exact { width, height } => {
            let (width, height) = (f64::from(width), f64::from(height));
            if part.w + 0.5 < width || part.h + 0.5 < height {
                return Err(PictureFault::TooSmall);
            }
            (cut(part, width / height, focal, w, h), (width, height))
        }
    };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // rounded, positive, below 30,000
    let (width, height) = (width as u32, height as u32);
    Ok(Plan { number, part, width, height })
}

/// The largest part of that ratio (width to height) with the focal point as near its middle as it goes.
fn cut(part: Part, ratio: f64, focal: FocalPoint, width: f64, height: f64) -> Part {
    let (w, h) = if part.w / part.h > ratio { (part.h * ratio, part.h) } else { (part.w, part.w / ratio) };
    let place =
        |focus: f64, from: f64, side: f64, room: f64| (focus - side / 2.0).clamp(from, from + room - side);
    let (fx, fy) = (f64::from(focal.x) * width, f64::from(focal.y) * height);
    Part { x: place(fx, part.x, w, part.w.max(w)), y: place(fy, part.y, h, part.h.max(h)), w, h }
}

/// The pixels of every plan; plans come from the largest to the smallest.
fn resize_all(whole: &RgbImage, plans: &[Plan]) -> Result<Vec<Pixels>, PictureFault> {
    let mut made: Vec<Pixels> = Vec::with_capacity(plans.len());
    let mut resizer = Resizer::new();
    for (index, plan) in plans.iter().enumerate() {
        let from = plans
            .iter()
            .zip(&made)
            .take(index)
            .filter(|(other, _)| other.part == plan.part && other.width >= plan.width.saturating_mul(2))
            .map(|(_, pixels)| pixels)
            .next_back();
        let pixels = match from {
            Some(larger) => {
                let part = Part { x: 0.0, y: 0.0, w: f64::from(larger.width), h: f64::from(larger.height) };
                resize(&mut resizer, &larger.bytes, (larger.width, larger.height), part, plan)?
            }
            None => resize(&mut resizer, whole.as_raw(), whole.dimensions(), plan.part, plan)?,
        };
        made.push(pixels);
    }
    Ok(made)
}

fn resize(
    resizer: &mut Resizer,
    bytes: &[u8],
    (width, height): (u32, u32),
    part: Part,
    plan: &Plan,
) -> Result<Pixels, PictureFault> {
    let mut made = vec![0; plan.width as usize * plan.height as usize * 3];
    // By their type: for pixels of a kind that is known only then, code of all thirteen kinds would be built.
    let from = TypedImageRef::<U8x3>::from_buffer(width, height, bytes).map_err(broken)?;
    let mut to = TypedImage::<U8x3>::from_buffer(plan.width, plan.height, &mut made).map_err(broken)?;
    let filter = ResizeAlg::Convolution(FilterType::Lanczos3);
    let options = ResizeOptions::new().resize_alg(filter).crop(part.x, part.y, part.w, part.h);
    resizer.resize_typed(&from, &mut to, &options).map_err(broken)?;
    Ok(Pixels { width: plan.width, height: plan.height, bytes: made })
}

fn broken(error: impl std::fmt::Display) -> PictureFault {
    PictureFault::Damaged(format!("it could not be resized ({error})"))
}

/// Colours and files.
fn finish(
    sized: Vec<Pixels>,
    plans: &[Plan],
    orders: &[Order],
    profile: Option<&[u8]>,
    threads: usize,
) -> Result<Vec<Rendition>, PictureFault> {
    let mut work: Vec<(usize, Pixels)> = plans.iter().map(|plan| plan.number).zip(sized).collect();
    // The smallest stand last; the longest first keeps all threads busy to the end. AVIF takes the longest of all.
    work.sort_by_key(|(number, _)| {
        !matches!(orders.get(*number), Some(Order { format: Format::Avif { .. }, .. }))
    });
    let waiting = std::sync::Mutex::new(work);
    let done = std::sync::Mutex::new(Vec::with_capacity(orders.len()));
    let threads = threads.min(orders.len().max(1));
    let develop = || {
        loop {
            let next = waiting
                .lock()
                .ok()
                .and_then(|mut work| if work.is_empty() { None } else { Some(work.remove(0)) });
            let Some((number, mut pixels)) = next else { return };
            if let Some(profile) = profile {
                colour::to_srgb(&mut pixels.bytes, profile);
            }
            let made = match orders.get(number) {
                Some(order) => encode::encode(&pixels, order),
                None => Err(PictureFault::TooSmall),
            };
            if let Ok(mut done) = done.lock() {
                done.push((number, made));
            }
        }
    };
    std::thread::scope(|scope| {
        (1..threads).for_each(|_| drop(scope.spawn(develop)));
        develop();
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, made)| made).collect()
}
