//! How every story stands towards readers, asked at once for all of them.

use crate::rows::Columns;
use crate::{Outcome, Read};
use model::{StoryId, VersionId};

/// How a story stands towards readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The story.
    pub story: StoryId,
    /// It was published, and neither set aside nor taken back since.
    pub out: bool,
    /// Every version of it that has left, the newest last.
    pub versions: Vec<VersionId>,
}

const STANDINGS: &str = "SELECT s.id,
        s.published_at IS NOT NULL AND s.status <> 'spiked' AND NOT EXISTS (
            SELECT 1 FROM withdrawals w WHERE w.story = s.id AND w.revision =
                (SELECT coalesce(max(revision), 0) FROM publications l WHERE l.story = s.id)),
        p.version
    FROM stories s LEFT JOIN publications p ON p.story = s.id ORDER BY s.id, p.revision";

impl Read<'_> {
    /// How each story of the desk stands, in the order of their ids.
    pub fn standings(&self) -> Outcome<Vec<Standing>> {
        let row = |row: &mut Columns<'_>| Ok((row.parse()?, row.take()?, row.parse_some()?));
        let mut standings: Vec<Standing> = vec![];
        for (story, out, version) in self.all(STANDINGS, [], row)? {
            match standings.last_mut().filter(|last| last.story == story) {
                Some(last) => last.versions.extend(version),
                None => standings.push(Standing { story, out, versions: version.into_iter().collect() }),
            }
        }
        Ok(standings)
    }
}
