//! Who wrote which sentence: the writers of the versions in which the words came in.

use super::{content, name};
use crate::asks::{StoryRef, WhoWrote, WrittenLine, WrittenSentence};
use crate::{Newsroom, Outcome};
use model::PersonId;
use model::document::Document;
use model::review::compare::{Line, authors};

/// More versions than this are not looked at; what is older belongs to the oldest that is.
const MOST: usize = 80;

/// A state with who wrote what is new in it.
struct Stage {
    document: Document,
    by: Option<PersonId>,
    /// Number of the version; `None` for the present text.
    version: Option<u32>,
}

impl Newsroom {
    /// Who wrote which sentence of the present text, as far as its versions say.
    pub(crate) fn who_wrote(&self, ask: StoryRef) -> Outcome<WhoWrote> {
        let story = self.story_named(&ask.story)?;
        let (document, writer) = self.text_and_writer(story.id)?;
        let versions = self.desk.read(|read| read.versions(story.id))?;
        let cut = versions.len() > MOST;
        let mut stages: Vec<Stage> = Vec::new();
        // One at a time, and compared when all are read: nobody's edit waits for it.
        for version in versions.iter().take(MOST).rev() {
            let state = self.desk.read(|read| content(read, version))?;
            let by = state.writer.or(version.by);
            stages.push(Stage { document: state.document, by, version: Some(version.number) });
        }
        stages.push(Stage { document, by: writer.flatten(), version: None });
        let documents: Vec<&Document> = stages.iter().map(|stage| &stage.document).collect();
        let mut names = Vec::with_capacity(stages.len());
        for (at, stage) in stages.iter().enumerate() {
            // Of the oldest state that is looked at nobody knows who wrote what, unless it is the first.
            let known = !(cut && at == 0);
            names.push(if known { self.desk.read(|read| name(read, stage.by))? } else { None });
        }
        let lines = authors(&documents).into_iter().map(|line| written(line, &stages, &names)).collect();
        let earliest = stages.first().and_then(|stage| stage.version).filter(|_| cut);
        Ok(WhoWrote { lines, earliest })
    }
}

fn written(line: Line, stages: &[Stage], names: &[Option<String>]) -> WrittenLine {
    let by = |stage: u32| names.get(stage as usize).cloned().flatten();
    let sentence = |sentence: model::review::compare::Sentence| {
        let writer = by(sentence.stage);
        let mut others: Vec<String> = sentence.others.iter().filter_map(|stage| by(*stage)).collect();
        others.retain(|other| Some(other) != writer.as_ref());
        others.dedup();
        WrittenSentence {
            text: sentence.text,
            version: stages.get(sentence.stage as usize).and_then(|stage| stage.version),
            by: writer,
            others,
        }
    };
    WrittenLine { kind: line.kind, sentences: line.sentences.into_iter().map(sentence).collect() }
}
