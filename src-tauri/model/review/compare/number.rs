//! Changes numbered in the order in which somebody looks at them: fields, photos, the page from above to below.

use super::fields::FieldChange;
use super::photos::PhotoChange;
use super::{Fate, Part, Run, WordFate};
use std::collections::HashMap;

/// Numbers every change from 1 and answers how many there are.
pub(super) fn all(fields: &mut [FieldChange], photos: &mut [PhotoChange], parts: &mut [Part]) -> u32 {
    let mut given = Given(0);
    for field in fields {
        field.change = given.next();
    }
    let before_photos = given.0;
    for photo in photos {
        photo.change = given.next();
        for field in &mut photo.fields {
            field.change = photo.change;
        }
    }
    given.parts(parts, before_photos, false);
    given.0
}

struct Given(u32);

impl Given {
    fn next(&mut self) -> u32 {
        self.0 += 1;
        self.0
    }

    /// `photos` is what the numbers of photos are counted from; inside something that came or went nothing has a number of
    /// its own.
    fn parts(&mut self, parts: &mut [Part], photos: u32, inside: bool) {
        let mut moves: HashMap<Option<usize>, u32> = HashMap::new();
        // What stands side by side and came or went as one is one change.
        let mut row: Option<(Fate, u32)> = None;
        // A blank that went or came where a paragraph was divided or joined is part of that.
        let mut blank: Option<u32> = None;
        for part in parts {
            let whole = matches!(part.fate, Fate::Inserted | Fate::Deleted);
            if let Some(photo) = part.change {
                part.change = Some(photos + photo);
            } else if whole && !inside {
                part.change = Some(match row {
                    Some((before, number)) if before == part.fate => number,
                    _ => self.next(),
                });
            } else if matches!(part.fate, Fate::Moved | Fate::Left) {
                part.change = Some(*moves.entry(part.old).or_insert_with(|| self.next()));
            } else if matches!(part.fate, Fate::Split | Fate::Joined) {
                part.change = Some(blank.unwrap_or_else(|| self.next()));
            } else if part.was.is_some() {
                part.change = Some(self.next());
            }
            row = part.change.filter(|_| whole).map(|number| (part.fate, number));
            self.runs(&mut part.runs, inside || whole);
            blank = part.runs.last().filter(|run| run.text.trim().is_empty()).and_then(|run| run.change);
            self.parts(&mut part.parts, photos, inside || whole);
        }
    }

    fn runs(&mut self, runs: &mut [Run], inside: bool) {
        let mut open: Option<u32> = None;
        for run in runs {
            match run.fate {
                WordFate::Kept => open = None,
                _ if inside => {}
                _ => run.change = Some(*open.get_or_insert_with(|| self.next())),
            }
        }
    }
}
