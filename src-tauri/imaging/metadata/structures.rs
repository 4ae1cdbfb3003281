//! Places and licensors as XMP keeps them, written again with what else stands in them: codes, coordinates, telephone
//! numbers, names in other languages. Nothing of a structure goes because we do not know it.

use super::xmp_read::{Element, Name, RDF, XML, members_of, qualified, values};
use super::xmp_write::{one, xml};

/// The namespace of declarations of namespaces.
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// A structure to be written: its parts by their names (`Iptc4xmpExt:City`); an empty one is not said.
pub(super) type Parts<'a> = Vec<(&'a str, &'a str)>;

/// The items of a list of structures. Each is written over the one it was in these packets: that which says the same, else
/// the next that no other one was.
pub(super) fn items(name: &str, structures: &[Parts<'_>], packets: &[Vec<u8>]) -> String {
    let there = members_of(packets, name);
    let same = |parts: &Parts<'_>, was: &Element| parts.iter().all(|(part, text)| says(was, part) == *text);
    let mut free: Vec<Option<&Element>> = there.iter().map(Some).collect();
    let mut take = |fits: &dyn Fn(&Element) -> bool| {
        free.iter_mut().find(|was| was.is_some_and(fits)).and_then(Option::take)
    };
    let mut was: Vec<Option<&Element>> =
        structures.iter().map(|parts| take(&|was| same(parts, was))).collect();
    for one in was.iter_mut().filter(|one| one.is_none()) {
        *one = take(&|_| true);
    }
    structures.iter().zip(was).map(|(parts, was)| item(parts, was)).collect()
}

/// One structure, over what it was.
fn item(parts: &Parts<'_>, was: Option<&Element>) -> String {
    let mut inside = String::new();
    for (name, text) in parts.iter().filter(|(_, text)| !text.is_empty()) {
        // What says the same stays as it is, with its other languages.
        match was.filter(|was| says(was, name) == *text).map(|was| children(was, name)) {
            Some(children) if !children.is_empty() => {
                children.iter().for_each(|child| inside += &written(child))
            }
            _ => inside += &format!("<{name}>{}</{name}>", one(name, text)),
        }
    }
    let Some(was) = was else { return listed(&inside) };
    let known: Vec<Name> = parts.iter().filter_map(|(name, _)| qualified(name)).collect();
    let changed = parts.iter().any(|(name, text)| says(was, name) != *text);
    // Another place has another number and other coordinates.
    let stays = |(space, local): &Name| {
        !known.contains(&(space.clone(), local.clone()))
            && ![RDF, XML, XMLNS, ""].contains(&space.as_str())
            && !(changed && (local == "LocationId" || local.starts_with("GPS")))
    };
    for (name, text) in was.attributes.iter().filter(|(name, _)| stays(name)) {
        inside += &format!("<n:{0} xmlns:n=\"{1}\">{2}</n:{0}>", name.1, xml(&name.0), xml(text));
    }
    was.children.iter().filter(|child| stays(&child.name)).for_each(|child| inside += &written(child));
    listed(&inside)
}

fn listed(inside: &str) -> String {
    format!("<rdf:li rdf:parseType=\"Resource\">{inside}</rdf:li>")
}

/// What a structure says in one of its parts; empty when nothing.
fn says(structure: &Element, part: &str) -> String {
    qualified(part)
        .and_then(|name| values(structure, &name).into_iter().next())
        .unwrap_or_default()
        .trim()
        .to_owned()
}

fn children<'a>(structure: &'a Element, part: &str) -> Vec<&'a Element> {
    let name = qualified(part);
    structure.children.iter().filter(|child| Some(&child.name) == name.as_ref()).collect()
}

/// An element as it can stand anywhere: it says its namespaces itself.
fn written(element: &Element) -> String {
    let (space, local) = &element.name;
    let prefix = if space == RDF { "rdf" } else { "n" };
    let mut tag = format!("{prefix}:{local} xmlns:{prefix}=\"{}\"", xml(space));
    for (number, ((space, local), text)) in element.attributes.iter().enumerate() {
        tag += &match space.as_str() {
            XMLNS => String::new(),
            "" if local == "xmlns" => String::new(),
            "" => format!(" {local}=\"{}\"", xml(text)),
            XML => format!(" xml:{local}=\"{}\"", xml(text)),
            space => format!(" xmlns:a{number}=\"{}\" a{number}:{local}=\"{}\"", xml(space), xml(text)),
        };
    }
    // Around elements there are only blanks.
    let inside: String = match element.children.as_slice() {
        [] => xml(&element.text),
        children => children.iter().map(written).collect(),
    };
    format!("<{tag}>{inside}</{prefix}:{local}>")
}
