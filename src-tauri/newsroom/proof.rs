//! The page of a story as it stands now, to be looked at beside the text.

use crate::asks::{Proof, ProofStory};
use crate::publish::article;
use crate::{Failure, Newsroom, Outcome};

impl Newsroom {
    /// The page a story would become, approved or not; nothing of it is written anywhere.
    pub(crate) fn proof_story(&self, ask: ProofStory) -> Outcome<Proof> {
        let story = self.story_named(&ask.story)?;
        let now = self.now();
        let site = self.settings()?.site;
        let document = self.text_of(story.id)?;
        let (article, _) = self.desk.read(|read| article(read, &story, document, site, now))?;
        let proof = formats::page::proof(article, &ask.library)
            .map_err(|fault| Failure::invalid(fault.to_string()).hint(fault.hint()))?;
        Ok(Proof { html: proof.html, css: proof.css.to_owned(), warnings: proof.warnings })
    }
}
