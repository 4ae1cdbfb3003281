//! A state of a story as versions and readings keep it, written and read back.

use crate::{Failure, Outcome};
use model::document::Document;
use model::photo::Photo;
use model::review::Seen;
use model::review::compare::{KnownPhoto, Side};
use model::story::StoryFields;
use model::{PersonId, PhotoId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::{Read, Version, VersionKind};

/// A whole state of a story, with open suggestions and the desk's own fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) fields: StoryFields,
    pub(crate) document: Document,
    /// What is known of the photos it uses; none in states that were kept before that was kept with them.
    #[serde(default)]
    pub(crate) photos: BTreeMap<PhotoId, KnownPhoto>,
    /// Who made the last edit of the text, where it is not whoever kept the state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) writer: Option<PersonId>,
}

impl State {
    /// The state of a story with this text.
    pub(crate) fn of(
        read: &Read<'_>,
        fields: &StoryFields,
        document: &Document,
        writer: Option<PersonId>,
    ) -> Outcome<Self> {
        let used = document.figures().into_iter().filter_map(|(_, figure)| figure.photo);
        let photos = read.photos_of(used)?.into_values().map(known).collect();
        Ok(Self { fields: fields.clone(), document: document.clone(), photos, writer })
    }

    /// As it is kept.
    pub(crate) fn bytes(&self) -> Outcome<Vec<u8>> {
        serde_json::to_vec(self)
            .map_err(|error| Failure::bug(format!("The story could not be written: {error}.")))
    }

    /// What was kept of a whole state.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }

    /// For comparing.
    pub(crate) fn side(&self) -> Side<'_> {
        Side { fields: &self.fields, document: &self.document, photos: &self.photos }
    }
}

fn known(photo: Photo) -> (PhotoId, KnownPhoto) {
    (
        photo.id,
        KnownPhoto { metadata: photo.metadata, focal_point: Some(photo.focal_point), framing: photo.framing },
    )
}

/// What a version holds. What was signed has only what a reader sees.
pub(crate) fn content(read: &Read<'_>, version: &Version) -> Outcome<State> {
    let bytes = read.version_content(version.id)?;
    let unreadable = |error: serde_json::Error| {
        Failure::unavailable(format!("Version {} cannot be read: {error}.", version.number))
    };
    match version.kind {
        VersionKind::State => State::read(&bytes).map_err(unreadable),
        VersionKind::Seen => {
            let Seen { fields, document, photos, .. } = serde_json::from_slice(&bytes).map_err(unreadable)?;
            let known = |photo: model::review::seen::SeenPhoto| KnownPhoto {
                metadata: photo.metadata,
                focal_point: None,
                framing: photo.framing,
            };
            let photos = photos.into_iter().map(|(id, photo)| (id, known(photo))).collect();
            Ok(State { fields, document, photos, writer: None })
        }
    }
}
