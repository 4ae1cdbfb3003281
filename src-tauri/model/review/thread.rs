//! A comment with everything that was answered to it.
//!
//! Comments belong to the desk: they are no part of the text, of what is signed, or of anything that leaves. Who
//! said what is never rewritten; a thread is resolved and reopened.

use super::{Anchor, Fact};
use crate::story::Person;
use crate::{PersonId, StoryId, ThreadId, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The longest remark, in characters.
pub const MAX_REMARK: usize = 10_000;
/// The longest name of somebody outside, in characters.
const MAX_NAME: usize = 200;
/// The most remarks of a thread.
pub const MAX_REMARKS: u32 = 500;

/// A comment and its answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Thread {
    /// Identity.
    pub id: ThreadId,
    /// The story it is about.
    pub story: StoryId,
    /// What it is tied to, as of the story's last edit.
    pub anchor: Anchor,
    /// The words it was made on, as they were then; empty when it is tied to something else.
    pub quote: String,
    /// Since when it is resolved, and by whom; `None` while it is open.
    pub resolved: Option<Resolved>,
    /// What it says is to be checked, when it is in the ledger of facts.
    pub fact: Option<Fact>,
    /// What was said, oldest first; at least one.
    pub remarks: Vec<Remark>,
}

/// Whose words a remark is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Voice {
    /// Somebody of the desk.
    Person(PersonId),
    /// Somebody who wrote into a file that came from outside: a name that nobody here vouches for.
    Outside {
        /// The name as the file has it; one line, never empty.
        outside: String,
    },
}

impl Voice {
    /// Somebody outside, by the name a file has; one without a name goes by a word for it.
    pub fn outside(name: &str) -> Self {
        let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let line: String = line.chars().take(MAX_NAME).collect();
        Self::Outside { outside: if line.is_empty() { "Somebody".to_owned() } else { line } }
    }
}

/// Something that somebody said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Who.
    pub by: Voice,
    /// When.
    pub at: Timestamp,
    /// In plain words; line feeds stand for themselves.
    pub text: String,
}

/// That somebody took a comment for done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolved {
    /// Who; `None` when it came resolved in a file, which does not say by whom.
    pub by: Option<PersonId>,
    /// When; of what came in a file, when its last remark was made.
    pub at: Timestamp,
}

/// Somebody who is spoken to in a remark: `@` and the name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Mention {
    /// Who.
    pub person: PersonId,
    /// The `@`, in UTF-16 units.
    pub from: u32,
    /// One past the name, in UTF-16 units.
    pub to: u32,
}

/// A remark as it is kept: no blanks at its ends, line feeds alone between lines. `None` when nothing is left, or too
/// much.
pub fn remark(text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\0'], "\n");
    let text = text.trim();
    (!text.is_empty() && text.chars().count() <= MAX_REMARK).then(|| text.to_owned())
}

/// Everybody who is spoken to in a text: `@` at the beginning of a word, then a person's name or the first of her names
/// when nobody else has it. Capitals do not matter; the longest name wins.
pub fn mentions(text: &str, people: &[Person]) -> Vec<Mention> {
    let first = |person: &Person| person.name.split_whitespace().next().unwrap_or_default().to_lowercase();
    let mut names: Vec<(String, PersonId)> = Vec::new();
    for person in people {
        names.push((person.name.to_lowercase(), person.id));
        let short = first(person);
        if people.iter().filter(|other| first(other) == short).count() == 1 {
            names.push((short, person.id));
        }
    }
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mut found = Vec::new();
    let (mut at, mut before) = (0_u32, None::<char>);
    let mut until = 0;
    for (byte, sign) in text.char_indices() {
        let begins = sign == '@' && at >= until && !before.is_some_and(char::is_alphanumeric);
        if let Some((person, to)) = begins.then(|| name_at(&text[byte + 1..], &names)).flatten() {
            until = at + 1 + to;
            found.push(Mention { person, from: at, to: until });
        }
        at += u32::try_from(sign.len_utf16()).unwrap_or(2);
        before = Some(sign);
    }
    found
}

/// The person whose name a text begins with, and how long the name is in it, in UTF-16 units.
fn name_at(text: &str, names: &[(String, PersonId)]) -> Option<(PersonId, u32)> {
    names.iter().filter(|(name, _)| !name.is_empty()).find_map(|(name, person)| {
        let mut wanted = name.chars();
        let mut length = 0_u32;
        let mut rest = text.chars();
        while !wanted.as_str().is_empty() {
            let sign = rest.next()?;
            for lower in sign.to_lowercase() {
                (wanted.next() == Some(lower)).then_some(())?;
            }
            length += u32::try_from(sign.len_utf16()).unwrap_or(2);
        }
        let ends = !rest.next().is_some_and(char::is_alphanumeric);
        ends.then_some((*person, length))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::story::Role;
    use uuid::Uuid;

    fn person(number: u128, name: &str) -> Person {
        Person {
            id: PersonId(Uuid::from_u128(number)),
            name: name.into(),
            role: Role::Editor,
            has_passphrase: false,
            created_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn people_are_spoken_to_by_their_names() {
        let people = [person(1, "Ada Moreno"), person(2, "Ada Lind"), person(3, "Élise Weber")];
        let found = |text: &str| -> Vec<(u128, String)> {
            let units: Vec<u16> = text.encode_utf16().collect();
            let word = |m: &Mention| String::from_utf16(&units[m.from as usize..m.to as usize]).unwrap();
            mentions(text, &people).iter().map(|m| (m.person.0.as_u128(), word(m))).collect()
        };
        assert_eq!(found("😀 @ada moreno: look"), [(1, "@ada moreno".into())]);
        assert_eq!(found("(@élise), please"), [(3, "@élise".into())]);
        assert_eq!(found("@Élise Weber @Ada Lind"), [(3, "@Élise Weber".into()), (2, "@Ada Lind".into())]);
        assert!(found("@Ada which one? a@elise.org @Élisee @").is_empty());
    }

    #[test]
    fn a_name_from_outside_is_one_line_and_never_empty() {
        assert_eq!(Voice::outside(" Ivo\n Berg "), Voice::Outside { outside: "Ivo Berg".into() });
        assert_eq!(Voice::outside(" "), Voice::Outside { outside: "Somebody".into() });
    }

    #[test]
    fn a_remark_has_words() {
        assert_eq!(remark("  one\r\ntwo \n").as_deref(), Some("one\ntwo"));
        assert_eq!(remark(" \n "), None);
        assert_eq!(remark(&"x".repeat(MAX_REMARK + 1)), None);
    }
}
