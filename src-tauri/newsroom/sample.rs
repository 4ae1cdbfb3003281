//! A sample desk: three people, a handful of stories at every step, and photographs with their rights, so that a
//! newcomer sees the whole path. Made through the same commands a person would use.

use crate::asks::{
    AddPerson, AddPhotos, CreateStory, ImportText, Nothing, PlacePhoto, SetPhotoCategory, SetStoryFields,
    StoryRef,
};
use crate::{Failure, Newsroom, Outcome, held};
use model::story::Role;
use std::collections::BTreeMap;

const PEOPLE: [(&str, Role); 3] =
    [("Rita Reporter", Role::Journalist), ("Ed Editor", Role::Editor), ("Ada Admin", Role::Admin)];

/// The bundled photographs; who made them and who may use them is in the files.
const PHOTOS: [(&str, &[u8]); 3] = [
    ("ridges-at-dusk.jpg", include_bytes!("sample/ridges-at-dusk.jpg")),
    ("harbour-morning.jpg", include_bytes!("sample/harbour-morning.jpg")),
    ("northern-lights.jpg", include_bytes!("sample/northern-lights.jpg")),
];

/// A bundled story: its Markdown, its lead photo with alt text, and how far it has come.
struct Sample {
    markdown: &'static str,
    lead: Option<(&'static str, &'static str)>,
    submitted: bool,
}

const STORIES: [Sample; 3] = [
    Sample {
        markdown: include_str!("sample/ridge-path.md"),
        lead: Some((
            "ridges-at-dusk.jpg",
            "Rows of mountain ridges fading into evening haze under an orange sky",
        )),
        submitted: true,
    },
    Sample {
        markdown: include_str!("sample/harbour-ferry.md"),
        lead: Some(("harbour-morning.jpg", "")),
        submitted: false,
    },
    Sample { markdown: include_str!("sample/night-sky.md"), lead: None, submitted: false },
];

impl Newsroom {
    /// Fills a new desk with people, stories and photos to try things on.
    pub fn add_sample(&self) -> Outcome<()> {
        let mut settings = self.settings()?;
        settings.sections = ["News", "Culture", "Science", "Sport", "Opinion"].map(str::to_owned).to_vec();
        self.set_settings(settings)?;
        for (name, role) in PEOPLE {
            self.add_person(AddPerson { name: name.into(), role, passphrase: String::new() })?;
        }
        let rita = self.person_named(PEOPLE[0].0)?;
        let before = held(&self.acting).replace(rita.id);
        let filled = self.fill();
        *held(&self.acting) = before;
        *held(&self.growing) = None;
        filled
    }

    fn fill(&self) -> Outcome<()> {
        self.add_sample_photos()?;
        for sample in &STORIES {
            let imported =
                self.import_text(ImportText { text: sample.markdown.into(), kind: "md".into() })?;
            let story = imported.story.id.to_string();
            if let Some((photo, alt)) = sample.lead {
                self.place_photo(PlacePhoto {
                    story: story.clone(),
                    photo: photo.into(),
                    lead: true,
                    alt: alt.into(),
                    decorative: false,
                    caption: None,
                })?;
            }
            if sample.submitted {
                self.submit_story(StoryRef { story })?;
            }
        }
        let pitch = self.create_story(CreateStory {
            slug: "night-buses".into(),
            headline: "Who rides the night bus".into(),
            fields: BTreeMap::new(),
            pitch: true,
            template: String::new(),
        })?;
        let fields = BTreeMap::from([
            ("section".to_owned(), "News".to_owned()),
            (
                "notes".to_owned(),
                "One night on each of the three lines. Photographs along the way.".to_owned(),
            ),
        ]);
        self.set_story_fields(SetStoryFields { story: pitch.slug, fields })?;
        self.derive_stale()?;
        self.desk(Nothing {})?;
        Ok(())
    }

    fn add_sample_photos(&self) -> Outcome<()> {
        let folder = crate::cache::folder(self.desk.folder(), "sample");
        let unwritable = |error: std::io::Error| {
            Failure::unavailable(format!("The sample photos could not be written: {error}."))
        };
        std::fs::create_dir_all(&folder).map_err(unwritable)?;
        let mut paths = Vec::new();
        for (name, bytes) in PHOTOS {
            let path = folder.join(name);
            std::fs::write(&path, bytes).map_err(unwritable)?;
            paths.push(path.to_string_lossy().into_owned());
        }
        let added = self.add_photos(AddPhotos { paths });
        let _ = std::fs::remove_dir_all(&folder);
        if let Some(failed) = added?.failed.into_iter().next() {
            return Err(failed.failure);
        }
        let photos = PHOTOS.map(|(name, _)| name.to_owned()).to_vec();
        self.set_photo_category(SetPhotoCategory { photos, category: "staff".into() })?;
        Ok(())
    }
}
