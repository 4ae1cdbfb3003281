//! Stories for trials of the page: released the way real ones are. Also used by the example `page_folders`.

use model::document::{Block, Crop, Document, Figure};
use model::photo::{Metadata, Photo, RawMetadata, Value, field};
use model::publish::{Article, Releasable, Site, release};
use model::review::Seen;
use model::story::{Approval, Person, Role, Status, Story, StoryFields};
use model::{PersonId, PhotoId, StoryId, Timestamp, VersionId};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A moment; the start of time when the text is none.
pub(crate) fn moment(text: &str) -> Timestamp {
    text.parse().unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A photo of that size, with these values by field id; credit and creator are given if they are not among them.
pub(crate) fn photo(
    number: u128,
    file_name: &str,
    (width, height): (u32, u32),
    values: &[(&str, &[&str])],
) -> Photo {
    let mut metadata = Metadata::default();
    let given: [(&str, &[&str]); 2] = [("creator", &["Ana Field"]), ("credit", &["Ana Field / Example"])];
    for (id, parts) in given.iter().chain(values) {
        if let Some(field) = field(id) {
            metadata.set(field, Value::Many(parts.iter().map(|part| (*part).to_owned()).collect()));
        }
    }
    Photo {
        id: PhotoId(Uuid::from_u128(number)),
        hash: format!("{number:064x}"),
        file_name: file_name.to_owned(),
        media_type: "image/jpeg".to_owned(),
        bytes: 1,
        width,
        height,
        metadata,
        raw: RawMetadata::default(),
        conflicts: Vec::new(),
        focal_point: None,
        framing: Default::default(),
        marks: Default::default(),
        rights: Default::default(),
        added_at: Timestamp::UNIX_EPOCH,
        added_by: None,
    }
}

/// The article as an editor has approved it.
pub(crate) fn article(slug: &str, fields: StoryFields, blocks: Vec<Block>, photos: Vec<Photo>) -> Article {
    let document = Document::of(blocks);
    let photos: BTreeMap<PhotoId, Photo> = photos.into_iter().map(|photo| (photo.id, photo)).collect();
    let editor = PersonId(Uuid::from_u128(1));
    let story = Story {
        id: StoryId(Uuid::from_u128(2)),
        slug: slug.to_owned(),
        status: Status::Approved,
        measure: model::document::Measure::of_document(&document),
        authors: Vec::new(),
        approval: Some(Approval {
            version: VersionId(Uuid::from_u128(3)),
            hash: Seen::of(&fields, &document, &photos).hash(),
            by: editor,
            at: moment("2026-11-24T15:00:00Z"),
            lapsed: None,
        }),
        flags: BTreeMap::new(),
        fields,
        seq: 1,
        created_at: moment("2026-11-20T09:00:00Z"),
        updated_at: moment("2026-11-24T14:00:00Z"),
        published_at: None,
        revised_at: None,
    };
    let site = Site {
        name: "The Morning Ridge".to_owned(),
        url: "https://example.org/".to_owned(),
        terms_url: "https://example.org/terms".to_owned(),
        principles_url: "https://example.org/principles".to_owned(),
        corrections_url: "https://example.org/corrections".to_owned(),
        time_zone: "Europe/Madrid".to_owned(),
        ..Site::default()
    };
    Article {
        story,
        document,
        photos,
        site,
        approved_by: Person {
            id: editor,
            name: "Ed Editor".to_owned(),
            role: Role::Editor,
            has_passphrase: false,
            created_at: Timestamp::UNIX_EPOCH,
        },
        published_at: moment("2026-11-24T15:04:05Z"),
        modified_at: moment("2026-11-24T15:04:05Z"),
        revision: 1,
        flag_rules: BTreeMap::new(),
        stands: None,
        addresses: BTreeMap::new(),
        killed: Vec::new(),
    }
}

/// The article through the release gate.
pub(crate) fn released(article: Article) -> Result<Releasable, String> {
    release(article, moment("2026-11-25T00:00:00Z")).map_err(|held| held.to_string())
}

/// The document with every picture chosen, and photos for them: documents by chance know no photos.
pub(crate) fn with_photos(mut document: Document) -> (Document, Vec<Photo>) {
    let mut photos = Vec::new();
    document.blocks.iter_mut().for_each(|block| choose(block, &mut photos));
    (document, photos)
}

fn choose(block: &mut Block, photos: &mut Vec<Photo>) {
    let mut give = |figure: &mut Figure| {
        let number = photos.len() as u128 + 10;
        // From larger than anything wanted down to smaller than anything wanted.
        let side = [3000, 1000, 300][photos.len() % 3];
        photos.push(photo(number, "DSC_0001.jpg", (side, side * 2 / 3), &[]));
        figure.photo = Some(PhotoId(Uuid::from_u128(number)));
        if figure.crop.is_some_and(|crop: Crop| !crop.is_valid()) {
            figure.crop = None;
        }
    };
    match block {
        Block::Figure(figure) => give(figure),
        Block::Gallery(gallery) => gallery.figures.iter_mut().for_each(give),
        Block::FactBox(fact_box) => fact_box.blocks.iter_mut().for_each(|block| choose(block, photos)),
        Block::Paragraph(_)
        | Block::Heading(_)
        | Block::BulletList(_)
        | Block::OrderedList(_)
        | Block::Quote(_)
        | Block::PullQuote(_)
        | Block::Table(_)
        | Block::Embed(_)
        | Block::Related(_)
        | Block::Divider(_)
        | Block::Footnote(_)
        | Block::CodeBlock(_)
        | Block::Unknown(_) => {}
    }
}
