//! Content Credentials of photos that are shown as evidence: what an original claims of its own making. Read from the
//! file each time, never kept, and never called valid: no signature is checked here.

use crate::asks::{CredentialsClaim, PhotoCredentials, PhotoRef};
use crate::{Failure, Newsroom, Outcome};

impl Newsroom {
    /// What an original says of its own making.
    pub(crate) fn photo_credentials(&self, ask: PhotoRef) -> Outcome<PhotoCredentials> {
        let photo = self.photo_named(&ask.photo)?;
        let original = self.desk.originals().path(&photo.hash);
        if !original.is_file() {
            return Err(Failure::not_found(format!("The original of {} is gone.", photo.file_name))
                .hint("Add the file again; its metadata are kept."));
        }
        let claim = self.darkroom.credentials(&original)?.map(|said| CredentialsClaim {
            manifests: said.manifests,
            generator: said.generator,
            title: said.title,
            actions: said.actions,
            signed: said.signed,
        });
        Ok(PhotoCredentials { claim })
    }
}
