//! Sections, tags, authors and months: which stories stand together, and where.

use super::Entry;
use model::story::slug_of;
use std::collections::{BTreeSet, HashMap};

/// Stories that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// What it is called, as it was first written.
    pub(super) name: String,
    /// Its folder's name.
    pub(super) slug: String,
    /// Indexes of its stories, newest first.
    pub(super) stories: Vec<usize>,
}

/// All groups of one kind, by name.
pub(super) struct Grouped {
    pub(super) all: Vec<Group>,
    /// Folders by names in lower case.
    slugs: HashMap<String, String>,
}

/// All groups of a site.
pub(super) struct Groups {
    pub(super) sections: Grouped,
    pub(super) tags: Grouped,
    pub(super) authors: Grouped,
}

impl Groups {
    /// The groups of stories that stand newest first.
    pub(super) fn of(entries: &[Entry]) -> Self {
        Self {
            sections: grouped(entries, |entry| std::slice::from_ref(&entry.section)),
            tags: grouped(entries, |entry| &entry.tags),
            authors: grouped(entries, |entry| &entry.authors),
        }
    }
}

impl Grouped {
    /// The folder of the group of that name.
    pub(super) fn slug(&self, name: &str) -> Option<&str> {
        self.slugs.get(&name.to_lowercase()).map(String::as_str)
    }
}

/// Groups by name, case aside. Names are taken in the order in which they were first published, so that an address once
/// given stays when a later name would have wanted it.
fn grouped<'e>(entries: &'e [Entry], names: impl Fn(&'e Entry) -> &'e [String]) -> Grouped {
    let mut all: Vec<Group> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut taken = BTreeSet::new();
    for (index, entry) in entries.iter().enumerate().rev() {
        for name in names(entry).iter().filter(|name| !name.trim().is_empty()) {
            let number = *numbers.entry(name.to_lowercase()).or_insert(all.len());
            let Some(group) = all.get_mut(number) else {
                all.push(Group {
                    name: name.clone(),
                    slug: free(&slug_of(name), &mut taken),
                    stories: vec![index],
                });
                continue;
            };
            if group.stories.last() != Some(&index) {
                group.stories.push(index);
            }
        }
    }
    for group in &mut all {
        group.stories.reverse();
    }
    let slug = |number: usize| all.get(number).map(|group| group.slug.clone()).unwrap_or_default();
    let slugs = numbers.into_iter().map(|(name, number)| (name, slug(number))).collect();
    all.sort_by(|a, b| (a.name.to_lowercase(), &a.slug).cmp(&(b.name.to_lowercase(), &b.slug)));
    Grouped { all, slugs }
}

/// A folder's name that nothing else has, as near to the wish as can be.
fn free(wish: &str, taken: &mut BTreeSet<String>) -> String {
    let wishes = std::iter::once(wish.to_owned()).chain((2_u32..).map(|number| format!("{wish}-{number}")));
    // There are more numbers than names, so one of them is free.
    wishes.into_iter().find(|slug| taken.insert(slug.clone())).unwrap_or_default()
}
