//! Which parts belong to a part, and which addresses outside it points to.

use crate::office::Unreadable;
use crate::office::package::Package;
use crate::office::xml::parse;

/// The relations of one part.
#[derive(Debug, Clone, Default)]
pub(super) struct Relations {
    rows: Vec<Row>,
}

#[derive(Debug, Clone)]
struct Row {
    id: String,
    kind: String,
    target: String,
    outside: bool,
}

impl Relations {
    /// Of the part of that name; the empty name is the whole file.
    pub(super) fn of(package: &mut Package<'_>, name: &str) -> Result<Self, Unreadable> {
        let (folder, file) = name.rsplit_once('/').map_or(("", name), |(folder, file)| (folder, file));
        let place = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let Some(text) = package.text(&place)? else { return Ok(Self::default()) };
        let root = parse(&text)?;
        let rows = root.all("Relationship").filter_map(|row| {
            let outside = row.attribute("TargetMode") == Some("External");
            let target = row.attribute("Target")?;
            Some(Row {
                id: row.attribute("Id")?.to_owned(),
                kind: row.attribute("Type")?.rsplit('/').next().unwrap_or_default().to_owned(),
                target: if outside { target.to_owned() } else { whole(folder, target) },
                outside,
            })
        });
        Ok(Self { rows: rows.collect() })
    }

    /// The part of a kind.
    pub(super) fn target(&self, kind: &str) -> Option<String> {
        self.targets(kind).into_iter().next()
    }

    /// The parts of a kind.
    pub(super) fn targets(&self, kind: &str) -> Vec<String> {
        self.rows
            .iter()
            .filter(|row| row.kind == kind && !row.outside)
            .map(|row| row.target.clone())
            .collect()
    }

    /// The part, or the address outside (`true`), of that id.
    pub(super) fn by_id(&self, id: &str) -> Option<(&str, bool)> {
        self.rows.iter().find(|row| row.id == id).map(|row| (row.target.as_str(), row.outside))
    }
}

/// A target as it is seen from the top.
fn whole(folder: &str, target: &str) -> String {
    if let Some(from_top) = target.strip_prefix('/') {
        return from_top.to_owned();
    }
    let mut place: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(place.pop()),
            part => place.push(part),
        }
    }
    place.join("/")
}
