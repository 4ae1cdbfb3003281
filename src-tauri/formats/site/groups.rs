//! Sections, tags, authors and months: which stories stand together, and where.

use super::Entry;
use model::story::slug_of;
use std::collections::BTreeSet;

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

/// All groups of a site.
pub(super) struct Groups {
    pub(super) sections: Vec<Group>,
    pub(super) tags: Vec<Group>,
    pub(super) authors: Vec<Group>,
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

/// Groups by name, case aside. Names are taken in the order in which they were first published, so that an address once
/// given stays when a later name would have wanted it.
fn grouped<'e>(entries: &'e [Entry], names: impl Fn(&'e Entry) -> &'e [String]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut taken = BTreeSet::new();
    for (index, entry) in entries.iter().enumerate().rev() {
        for name in names(entry).iter().filter(|name| !name.trim().is_empty()) {
            let same = |group: &&mut Group| group.name.to_lowercase() == name.to_lowercase();
            if let Some(group) = groups.iter_mut().find(same) {
                if group.stories.first() != Some(&index) {
                    group.stories.insert(0, index);
                }
                continue;
            }
            let wish = slug_of(name);
            let mut slug = wish.clone();
            let mut number = 2_u32;
            while !taken.insert(slug.clone()) {
                slug = format!("{wish}-{number}");
                number += 1;
            }
            groups.push(Group { name: name.clone(), slug, stories: vec![index] });
        }
    }
    groups.sort_by(|a, b| (a.name.to_lowercase(), &a.slug).cmp(&(b.name.to_lowercase(), &b.slug)));
    groups
}

/// The folder of the group of that name.
pub(super) fn slug_in<'g>(groups: &'g [Group], name: &str) -> Option<&'g str> {
    let name = name.to_lowercase();
    groups.iter().find(|group| group.name.to_lowercase() == name).map(|group| group.slug.as_str())
}
