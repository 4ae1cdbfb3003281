//! Writes story folders for looking at and for the page's validators: a story with every block, a right-to-left
//! one, plain ones, and a number made by chance.
//!
//! `page_folders OUT PICTURES [PHOTOS] [HOW-MANY]`: a picture that is not yet in PICTURES is made there, of the
//! photo of that name in PHOTOS, else drawn. The pictures carry no metadata; that is `imaging`'s work.

#![allow(missing_docs)]

#[path = "../../page/testing.rs"]
mod testing;

mod drawn;
mod showcase;
mod small;

use galley_formats::page::{Audience, Delivery, FORMATS, Picture, PictureFormat, folder, pictures};
use model::document::any;
use model::publish::{Article, Releasable};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::Path;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [out, made, rest @ ..] = arguments.as_slice() else {
        return Err("page_folders OUT PICTURES [PHOTOS] [HOW-MANY]".into());
    };
    let photos = rest.first().map(Path::new);
    let chance: usize = rest.get(1).and_then(|number| number.parse().ok()).unwrap_or(3);
    let mut articles = vec![showcase::article(), small::arabic(), small::agency(), small::polish()];
    articles.extend(by_chance(chance)?);
    for article in articles {
        let files: BTreeMap<_, _> =
            article.photos.iter().map(|(id, photo)| (*id, photo.file_name.clone())).collect();
        let story = testing::released(article)?;
        let (path, warnings) = write(&story, &files, Path::new(out), Path::new(made), photos)?;
        println!("{path}");
        warnings.iter().for_each(|warning| eprintln!("  {warning}"));
    }
    Ok(())
}

/// Stories out of random documents; the same ones every time.
fn by_chance(number: usize) -> Outcome<Vec<Article>> {
    let mut runner = TestRunner::deterministic();
    (0..number)
        .map(|number| {
            let document =
                any::document().new_tree(&mut runner).map_err(|reason| reason.to_string())?.current();
            let (document, photos) = testing::with_photos(document);
            let fields = model::story::StoryFields {
                headline: format!("By chance, number {number}"),
                ..small::signed("en-GB")
            };
            Ok(testing::article(&format!("chance-{number}"), fields, document.blocks, photos))
        })
        .collect()
}

fn write(
    story: &Releasable,
    names: &BTreeMap<model::PhotoId, String>,
    out: &Path,
    made: &Path,
    photos: Option<&Path>,
) -> Outcome<(String, Vec<String>)> {
    let mut ready = BTreeMap::new();
    // What a photo's pictures are cut from takes longer to draw than all of them.
    let mut wholes = BTreeMap::new();
    // No AVIF can be drawn here; a page can do without.
    for wanted in pictures(story).into_iter().filter(|wanted| wanted.format != PictureFormat::Avif) {
        let file = made.join(&wanted.file);
        if !file.exists() {
            let name = names.get(&wanted.photo).map(String::as_str).unwrap_or_default();
            let photo = story.article().photos.get(&wanted.photo).ok_or("a photo is missing")?;
            std::fs::create_dir_all(file.parent().unwrap_or(made))?;
            let whole = match wholes.entry(wanted.photo) {
                Entry::Occupied(whole) => whole.into_mut(),
                Entry::Vacant(place) => {
                    let original = photos.map(|photos| photos.join(name)).filter(|file| file.is_file());
                    place.insert(drawn::whole(photo, original)?)
                }
            };
            drawn::make(&wanted, whole, &file)?;
        }
        let (width, height) = image::image_dimensions(&file)?;
        ready.insert(wanted.file, Picture { bytes: std::fs::read(&file)?, width, height });
    }
    let formats: Vec<String> = FORMATS.iter().map(|format| format.id.to_owned()).collect();
    let delivery = Delivery {
        galley_version: env!("CARGO_PKG_VERSION"),
        markdown: "(Markdown)\n",
        formats: &formats,
        audience: Audience::Own,
    };
    let folder = folder(story, &ready, &delivery)?;
    let place = out.join(&folder.path);
    for (name, bytes) in &folder.files {
        let file = place.join(name);
        std::fs::create_dir_all(file.parent().unwrap_or(&place))?;
        std::fs::write(file, bytes)?;
    }
    Ok((place.display().to_string(), folder.warnings))
}
