//! What a desk has laid down for its checks. Without a word from it, the usual holds.

use super::Check;
use super::finding::Severity;
use crate::story::StoryField;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// The rules of a desk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// Language of stories that name none, BCP 47.
    pub lang: String,
    /// How grave the findings of a check are, by its name, where it is not as usual; `None` is off.
    pub levels: BTreeMap<String, Option<Severity>>,
    /// Characters that fit a field of a story, by its id, where they are not as usual.
    pub limits: BTreeMap<String, u32>,
    /// The words of the house style.
    pub usage: Vec<Usage>,
}

impl Rules {
    /// How grave the findings of a check are; `None` when it does not run.
    pub fn level(&self, check: &Check) -> Option<Severity> {
        if check.locked {
            return Some(check.usual);
        }
        self.levels.get(check.id).copied().unwrap_or(Some(check.usual))
    }

    /// Characters that fit a field; `None` when any number does.
    pub fn limit(&self, field: &StoryField) -> Option<u32> {
        self.limits.get(field.id).copied().or(field.limit)
    }
}

/// One line of the house style: `e-mail = email`, `allegedly = ?`, `Grześiak = ok`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Usage {
    /// The words it is about, in whichever case they stand.
    pub words: String,
    /// What it says of them.
    pub say: Say,
}

/// What house style says of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Say {
    /// They are written otherwise.
    Amend(String),
    /// A person looks at them.
    Review,
    /// They are right, a name that is spelled so for instance.
    Ok,
}

/// Words and their replacement, at most that many letters each.
const LONGEST: usize = 200;

impl FromStr for Usage {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        let line_of = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (words, say) = line.split_once('=').unwrap_or((line, "?"));
        let (words, say) = (line_of(words), line_of(say));
        if !words.chars().any(char::is_alphanumeric) {
            return Err(format!("The line “{}” names no words.", line.trim()));
        }
        if words.chars().count() > LONGEST || say.chars().count() > LONGEST {
            return Err(format!("The line of “{}” is too long.", words.chars().take(40).collect::<String>()));
        }
        let say = match say.as_str() {
            "" | "?" => Say::Review,
            "ok" => Say::Ok,
            _ => Say::Amend(say),
        };
        Ok(Self { words, say })
    }
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let say = match &self.say {
            Say::Amend(with) => with,
            Say::Review => "?",
            Say::Ok => "ok",
        };
        write!(f, "{} = {say}", self.words)
    }
}

impl TryFrom<String> for Usage {
    type Error = String;

    fn try_from(line: String) -> Result<Self, String> {
        line.parse()
    }
}

impl From<Usage> for String {
    fn from(usage: Usage) -> Self {
        usage.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_and_written_the_same() {
        for line in ["e-mail = email", "allegedly = ?", "Grześiak = ok", "a = b = c"] {
            assert_eq!(line.parse::<Usage>().map(|usage| usage.to_string()), Ok(line.to_owned()));
        }
        assert_eq!("  allegedly ".parse::<Usage>().map(|usage| usage.say), Ok(Say::Review));
        assert!("= email".parse::<Usage>().is_err());
    }
}
