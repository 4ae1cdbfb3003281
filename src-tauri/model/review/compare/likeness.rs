//! How alike two nodes are: the share of their words that both have, long words counting for more than short ones.

use super::words::for_each_word;
use crate::document::Node;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What a photo, an address or a link weighs, in characters: about as much as a short sentence.
const THING: u32 = 24;

/// How much a node says, about in characters; 0 for an ornament or an empty line. Cheaper than its [`Bag`].
pub(super) fn weight(node: &Node) -> u64 {
    let things = things(node).count() as u64 * u64::from(THING);
    let own = node.text.as_ref().map_or(0, |text| text.len() as u64);
    own + things + node.content.iter().map(weight).sum::<u64>()
}

/// The photos and addresses that a node itself speaks of.
fn things(node: &Node) -> impl Iterator<Item = &str> {
    ["photo", "url", "href"]
        .into_iter()
        .filter_map(|name| node.attrs.get(name).and_then(|value| value.as_str()))
        .filter(|value| !value.is_empty())
}

/// Words of a node with their weight, in order, for comparing.
#[derive(Debug, Default)]
pub(super) struct Bag {
    words: Vec<(u64, u32)>,
    /// The weight of all of them.
    weight: u32,
}

impl Bag {
    /// The words of a node, at whatever depth, and the photos and addresses it speaks of.
    pub(super) fn of(node: &Node) -> Self {
        let mut found: HashMap<u64, u32> = HashMap::new();
        gather(node, &mut |word, weight| {
            let mut hasher = DefaultHasher::new();
            word.hash(&mut hasher);
            *found.entry(hasher.finish()).or_default() += weight;
        });
        let mut words: Vec<(u64, u32)> = found.into_iter().collect();
        words.sort_unstable();
        let weight = words.iter().map(|(_, weight)| weight).sum();
        Self { words, weight }
    }

    /// The words, each once.
    pub(super) fn words(&self) -> impl Iterator<Item = u64> {
        self.words.iter().map(|(word, _)| *word)
    }

    /// From 0, nothing in common, to 1, the same words.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        let (mut i, mut j, mut common) = (0, 0, 0_u32);
        while let (Some((a, x)), Some((b, y))) = (self.words.get(i), other.words.get(j)) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    common += x.min(y);
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        #[allow(clippy::cast_precision_loss)] // a text has fewer characters than a float has places
        match self.weight + other.weight {
            0 => 1.0,
            all => 2.0 * common as f32 / all as f32,
        }
    }
}

fn gather(node: &Node, found: &mut impl FnMut(&str, u32)) {
    things(node).for_each(|thing| found(thing, THING));
    if let Some(text) = &node.text {
        for_each_word(text, |word| {
            if word.chars().any(char::is_alphanumeric) {
                found(word, u32::try_from(word.chars().count()).unwrap_or(u32::MAX).min(THING));
            }
        });
    }
    node.content.iter().for_each(|child| gather(child, found));
}
