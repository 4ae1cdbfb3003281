//! What reading meets beside the words: sentences for the person, and pictures that are named by their addresses.

use model::PhotoId;

/// Answers the photo of an address, where there is one.
pub(crate) type Album<'k> = &'k mut dyn FnMut(&str) -> Option<PhotoId>;

/// Takes what is met.
pub(crate) struct Notes<'k> {
    pub(crate) said: Vec<String>,
    album: Option<Album<'k>>,
}

impl<'k> Notes<'k> {
    /// `album` knows the files beside the text; without one no picture is looked for.
    pub(crate) fn new(album: Option<Album<'k>>) -> Self {
        Self { said: Vec::new(), album }
    }

    /// A sentence for the person.
    pub(super) fn push(&mut self, sentence: String) {
        self.said.push(sentence);
    }

    /// The photo of a picture; what cannot be had is said.
    pub(super) fn photo(&mut self, address: &str, title: &str) -> Option<PhotoId> {
        let photo = self.album.as_mut().and_then(|album| album(address));
        if photo.is_none() {
            let sentence = format!("A picture was named but not brought along: {address} {title}");
            self.push(sentence.trim_end().to_owned());
        }
        photo
    }
}
