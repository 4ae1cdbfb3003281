//! Words looked for everywhere: stories by fields and text, photos by metadata.

use crate::asks::{Found, FoundStory, Search};
use crate::{Newsroom, Outcome};
use storage::{PhotoFilter, StoryFilter};

/// Of each, at most.
const MOST: usize = 20;
/// Characters around the place that was found.
const AROUND: usize = 60;

impl Newsroom {
    /// Finds stories and photos by words.
    pub(crate) fn search(&self, ask: Search) -> Outcome<Found> {
        if ask.words.trim().is_empty() {
            return Ok(Found { stories: vec![], photos: vec![] });
        }
        self.derive_stale()?;
        self.desk.read(|read| {
            let filter = StoryFilter { search: ask.words.clone(), ..StoryFilter::default() };
            let texts = read.find_text(&ask.words, 200)?;
            let stories = read
                .stories(&filter)?
                .into_iter()
                .take(MOST)
                .map(|row| {
                    let text = texts
                        .iter()
                        .find(|found| found.story == row.story.id)
                        .map(|found| found.text.as_str());
                    let excerpt = excerpt(text.unwrap_or(&row.story.fields.standfirst), &ask.words);
                    FoundStory { story: row.story, excerpt }
                })
                .collect();
            let limit = u32::try_from(MOST).unwrap_or(u32::MAX);
            let photos = read
                .photos(&PhotoFilter { search: ask.words.clone(), limit, ..PhotoFilter::default() })?
                .photos;
            Ok(Found { stories, photos })
        })
    }
}

/// The words around the first place one of the words stands, or the beginning.
fn excerpt(text: &str, words: &str) -> String {
    let characters: Vec<char> = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    // Lower case character by character, so that places stay the same.
    let folded: Vec<char> = characters.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
    let found = words.split_whitespace().find_map(|word| {
        let word: Vec<char> = word.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect();
        folded.windows(word.len().max(1)).position(|window| window == word)
    });
    let at = found.unwrap_or(0);
    let (from, to) = (at.saturating_sub(AROUND), (at + AROUND).min(characters.len()));
    let mut out: String = characters[from..to].iter().collect();
    if from > 0 {
        out.insert(0, '…');
    }
    if to < characters.len() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_shows_the_words_around_the_place() {
        let text = format!("{} The Éclair was late. {}", "a ".repeat(100), "b ".repeat(100));
        let found = excerpt(&text, "éclair");
        assert!(
            found.contains("Éclair was late") && found.starts_with('…') && found.ends_with('…'),
            "{found}"
        );
        assert_eq!(excerpt("short", "nothing"), "short");
        assert_eq!(excerpt("", "x"), "");
    }
}
