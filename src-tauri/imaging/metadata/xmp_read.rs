//! XMP: RDF in XML, read by namespace and never by prefix.
//!
//! Only what the table of fields names is looked for. A document type is refused, nothing outside is followed,
//! and depth and size are limited.

use super::xmp_write::NAMESPACES;
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};
use model::photo::{FIELDS, Field, FieldKind, Metadata, Value, field, join_parts};
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use std::borrow::Cow;

pub(super) const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The language of whoever says none.
const DEFAULT: &str = "x-default";
const DEEPEST: usize = 40;
const MOST_ELEMENTS: usize = 20_000;

/// An element with what is in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Element {
    pub(super) name: Name,
    pub(super) attributes: Vec<(Name, String)>,
    pub(super) children: Vec<Element>,
    pub(super) text: String,
}

/// Namespace and local name.
pub(super) type Name = (String, String);

/// Reads the fields of the table out of the XMP packets of a file.
pub(super) fn read(packets: &[Vec<u8>]) -> Metadata {
    let mut metadata = Metadata::default();
    let roots: Vec<Element> =
        packets.iter().filter_map(|packet| parse(text(packet).trim_matches('\0'))).collect();
    let mut descriptions = Vec::new();
    roots.iter().for_each(|root| gather_descriptions(root, &mut descriptions));
    for field in FIELDS {
        let Some(name) = field.xmp else { continue };
        let mut path = name.split('/').filter_map(qualified);
        let Some(first) = path.next() else { continue };
        let inner = path.next();
        let values: Vec<String> = descriptions
            .iter()
            .flat_map(|description| match &inner {
                None if !field.parts.is_empty() => structures(description, &first, field),
                None => values(description, &first),
                Some(inner) => {
                    members(description, &first).flat_map(|member| values(member, inner)).collect()
                }
            })
            .filter(|value| !value.trim().is_empty())
            .collect();
        let Some(one) = values.first().cloned() else { continue };
        let value = if field.kind == FieldKind::List { Value::Many(values) } else { Value::One(one) };
        metadata.set(field, value);
    }
    pair_licensors(&descriptions, &mut metadata);
    metadata
}

/// Names and addresses of licensors stand in two fields and belong together first to first, so those who have both come
/// first. One that has an address only goes by that where another has a name only.
fn pair_licensors(descriptions: &[&Element], metadata: &mut Metadata) {
    let Some(property) = qualified("plus:Licensor") else { return };
    let said = |member: &Element, local: &str| {
        let name = qualified(&format!("plus:{local}"));
        name.and_then(|name| values(member, &name).into_iter().find(|text| !text.trim().is_empty()))
    };
    let mut found: Vec<(Option<String>, Option<String>)> = descriptions
        .iter()
        .flat_map(|description| members(description, &property))
        .map(|member| (said(member, "LicensorName"), said(member, "LicensorURL")))
        .collect();
    if found.iter().any(|(_, address)| address.is_none()) {
        for (name, address) in &mut found {
            *name = name.take().or_else(|| address.clone());
        }
    }
    found.sort_by_key(|(_, address)| address.is_none());
    let (names, addresses): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    for (id, texts) in [("licensor_name", names), ("licensor_url", addresses)] {
        if let Some(field) = field(id) {
            metadata.set(field, Value::Many(texts.into_iter().flatten().collect()));
        }
    }
}

/// Texts of a property (`dc:description`) in other languages than the default, by language, in their order.
pub(super) fn languages(packets: &[Vec<u8>], name: &str) -> Vec<(String, String)> {
    let Some(name) = qualified(name) else { return Vec::new() };
    let roots: Vec<Element> =
        packets.iter().filter_map(|packet| parse(text(packet).trim_matches('\0'))).collect();
    let mut descriptions = Vec::new();
    roots.iter().for_each(|root| gather_descriptions(root, &mut descriptions));
    let properties = descriptions.iter().flat_map(|description| &description.children);
    let lists = properties.filter(|child| child.name == name).flat_map(|property| &property.children);
    let items = lists.filter(|list| is(list, RDF, "Alt")).flat_map(|list| &list.children);
    items
        .filter_map(|item| Some((language(item)?.to_owned(), content(item))))
        .filter(|(language, _)| language != DEFAULT)
        .collect()
}

/// The structures in a property (`plus:Licensor`), as they stand.
pub(super) fn members_of(packets: &[Vec<u8>], name: &str) -> Vec<Element> {
    let Some(name) = qualified(name) else { return Vec::new() };
    let roots: Vec<Element> =
        packets.iter().filter_map(|packet| parse(text(packet).trim_matches('\0'))).collect();
    let mut descriptions = Vec::new();
    roots.iter().for_each(|root| gather_descriptions(root, &mut descriptions));
    descriptions.into_iter().flat_map(|description| members(description, &name)).cloned().collect()
}

/// The language an item says it is in.
fn language(item: &Element) -> Option<&str> {
    let said = item.attributes.iter().find(|((space, local), _)| space == XML && local == "lang");
    said.map(|(_, language)| language.as_str())
}

/// UTF-8, or UTF-16 as its first bytes say.
pub(super) fn text(packet: &[u8]) -> Cow<'_, str> {
    match packet {
        [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] | [0xEF, 0xBB, 0xBF, ..] => UTF_8.decode(packet).0,
        [0, b'<', ..] => UTF_16BE.decode(packet).0,
        [b'<', 0, ..] => UTF_16LE.decode(packet).0,
        _ => String::from_utf8_lossy(packet),
    }
}

/// `dc:creator` with its namespace instead of its prefix.
pub(super) fn qualified(name: &str) -> Option<Name> {
    let (prefix, local) = name.split_once(':')?;
    let (_, namespace) = NAMESPACES.iter().find(|(known, _)| *known == prefix)?;
    Some(((*namespace).to_owned(), local.to_owned()))
}

fn gather_descriptions<'a>(element: &'a Element, found: &mut Vec<&'a Element>) {
    if is(element, RDF, "RDF") {
        found.extend(element.children.iter().filter(|child| is(child, RDF, "Description")));
    } else {
        element.children.iter().for_each(|child| gather_descriptions(child, found));
    }
}

fn is(element: &Element, namespace: &str, local: &str) -> bool {
    element.name.0 == namespace && element.name.1 == local
}

/// The values of a property of a resource, as attribute or element, single or listed.
pub(super) fn values(resource: &Element, name: &Name) -> Vec<String> {
    let attribute =
        resource.attributes.iter().filter(|(known, _)| known == name).map(|(_, value)| value.clone());
    let elements = resource.children.iter().filter(|child| child.name == *name).flat_map(|property| {
        let list = property
            .children
            .iter()
            .find(|child| ["Alt", "Bag", "Seq"].iter().any(|kind| is(child, RDF, kind)));
        let Some(list) = list else { return vec![content(property)] };
        let items: Vec<&Element> = list.children.iter().filter(|child| is(child, RDF, "li")).collect();
        if is(list, RDF, "Alt") {
            let default = items.iter().find(|item| language(item) == Some(DEFAULT));
            return default.or(items.first()).map(|item| content(item)).into_iter().collect();
        }
        items.into_iter().map(content).collect()
    });
    attribute.chain(elements).collect()
}

/// The text of a property or a list's item: a link, a value with qualifiers beside it, or plain.
fn content(element: &Element) -> String {
    let link = element.attributes.iter().find(|((space, local), _)| space == RDF && local == "resource");
    let value = element.children.iter().find(|child| is(child, RDF, "value"));
    match (link, value) {
        (Some((_, link)), _) => link.clone(),
        (None, Some(value)) => value.text.clone(),
        (None, None) => element.text.clone(),
    }
}

/// The structures of a property, each as one value.
fn structures(resource: &Element, name: &Name, field: &Field) -> Vec<String> {
    let part = |member: &Element, part: &&str| {
        qualified(part).and_then(|name| values(member, &name).into_iter().next()).unwrap_or_default()
    };
    members(resource, name)
        .map(|member| join_parts(&field.parts.iter().map(|name| part(member, name)).collect::<Vec<_>>()))
        .collect()
}

/// The structures in a property, listed or alone: an element with its own properties, or a description inside it.
fn members<'a>(resource: &'a Element, name: &Name) -> impl Iterator<Item = &'a Element> {
    let name = name.clone();
    let list = |property: &&Element| is(property, RDF, "Bag") || is(property, RDF, "Seq");
    resource
        .children
        .iter()
        .filter(move |child| child.name == name)
        .flat_map(move |property| match property.children.iter().find(list) {
            Some(list) => list.children.iter().collect(),
            None => vec![property],
        })
        .map(|item| item.children.iter().find(|child| is(child, RDF, "Description")).unwrap_or(item))
}

/// The tree of a packet; `None` when it is no well-formed XML or brings a document type.
fn parse(text: &str) -> Option<Element> {
    let mut reader = NsReader::from_str(text);
    let mut open = vec![Element::default()];
    let mut count = 0;
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                count += 1;
                if open.len() > DEEPEST || count > MOST_ELEMENTS {
                    return None;
                }
                let element = element(&reader, &start)?;
                open.push(element);
            }
            Event::Empty(start) => {
                count += 1;
                if count > MOST_ELEMENTS {
                    return None;
                }
                let element = element(&reader, &start)?;
                open.last_mut()?.children.push(element);
            }
            Event::End(_) => {
                let done = open.pop()?;
                open.last_mut()?.children.push(done);
            }
            Event::Text(text) => open.last_mut()?.text.push_str(&text),
            Event::CData(data) => open.last_mut()?.text.push_str(&data),
            Event::GeneralRef(reference) => {
                let character = match reference.resolve_char_ref().ok()? {
                    Some(character) => character.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(&reference)?.to_owned(),
                };
                open.last_mut()?.text.push_str(&character);
            }
            Event::DocType(_) => return None,
            Event::Eof => break,
            _ => {}
        }
    }
    if open.len() == 1 { open.pop() } else { None }
}

fn element(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Option<Element> {
    let name = |(space, local): (ResolveResult<'_>, quick_xml::name::LocalName<'_>)| -> Name {
        let space = match space {
            ResolveResult::Bound(space) => space.as_ref().to_owned(),
            _ => String::new(),
        };
        (space, local.as_ref().to_owned())
    };
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        let value = quick_xml::escape::unescape(&attribute.value).ok()?.into_owned();
        attributes.push((name(reader.resolver().resolve_attribute(attribute.key)), value));
    }
    let own = name(reader.resolver().resolve_element(start.name()));
    Some(Element { name: own, attributes, ..Element::default() })
}

#[cfg(test)]
mod tests {
    use super::super::xmp_write;
    use super::*;
    use model::photo::field;

    #[test]
    fn foreign_prefixes_attributes_and_structures_are_read() {
        let packet = r#"<?xpacket begin="" id="W5M0"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF
            xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:p="http://ns.adobe.com/photoshop/1.0/"
            xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/">
            <r:Description r:about="" p:Credit="Silva &amp; Co"><d:creator><r:Seq><r:li>Ana</r:li><r:li>Ivo</r:li></r:Seq></d:creator>
            <d:description><r:Alt><r:li xml:lang="de">Deutsch</r:li><r:li xml:lang="x-default">It&#8217;s here</r:li></r:Alt></d:description>
            <plus:Licensor><r:Seq><r:li r:parseType="Resource"><plus:LicensorName>Agency</plus:LicensorName>
            <plus:LicensorURL>https://example.org</plus:LicensorURL></r:li></r:Seq></plus:Licensor>
            </r:Description></r:RDF></x:xmpmeta>"#;
        let read = read(&[packet.as_bytes().to_vec()]);
        assert_eq!(read.text("credit"), "Silva & Co");
        assert_eq!(read.list("creator"), ["Ana", "Ivo"]);
        assert_eq!(read.text("description"), "It’s here");
        assert_eq!(
            (read.text("licensor_name"), read.text("licensor_url")),
            ("Agency".into(), "https://example.org".into())
        );
    }

    #[test]
    fn every_licensor_keeps_the_address_that_is_theirs() {
        let licensors = |members: &str| {
            let packet = format!(
                "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><r:RDF xmlns:r=\"{RDF}\" xmlns:plus=\"http://ns.useplus.org/ldf/xmp/1.0/\">\
                 <r:Description><plus:Licensor><r:Seq>{members}</r:Seq></plus:Licensor></r:Description></r:RDF></x:xmpmeta>"
            );
            let read = read(&[packet.into_bytes()]);
            let (names, addresses) =
                (read.list("licensor_name").to_vec(), read.list("licensor_url").to_vec());
            let again = super::read(&[xmp_write::write(&read)]);
            assert_eq!(again.list("licensor_name"), names);
            assert_eq!(again.list("licensor_url"), addresses);
            (names.join(" "), addresses.join(" "))
        };
        let one = |parts: &[(&str, &str)]| {
            let parts: String = parts
                .iter()
                .map(|(name, text)| format!("<plus:Licensor{name}>{text}</plus:Licensor{name}>"))
                .collect();
            format!("<r:li r:parseType=\"Resource\">{parts}</r:li>")
        };
        let (a, b, c) = (
            one(&[("Name", "A")]),
            one(&[("Name", "B"), ("URL", "https://b.example")]),
            one(&[("URL", "https://c.example")]),
        );
        let both = |names: &str, addresses: &str| (names.to_owned(), addresses.to_owned());
        assert_eq!(licensors(&format!("{a}{b}")), both("B A", "https://b.example"));
        assert_eq!(licensors(&c), both("", "https://c.example"));
        assert_eq!(licensors(&format!("{a}{c}")), both("https://c.example A", "https://c.example"));
    }

    #[test]
    fn a_document_type_is_refused() {
        let packet = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>";
        assert!(parse(packet).is_none());
    }

    proptest::proptest! {
        #[test]
        fn every_published_field_comes_back(value in "[^|\\p{Cc}\\u{fffe}\\u{ffff}]{1,40}") {
            let mut metadata = Metadata::default();
            for field in super::super::published() {
                metadata.set(field, Value::One(value.clone()));
            }
            let back = read(&[xmp_write::write(&metadata)]);
            for field in super::super::published() {
                // XML folds the line feeds of attributes and of Windows.
                let same = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
                proptest::prop_assert_eq!(same(back.text(field.id)), same(metadata.text(field.id)), "{}", field.id);
            }
        }

        #[test]
        fn any_bytes_are_read_without_harm(bytes: Vec<u8>, text: String) {
            read(&[bytes, format!("<a xmlns:b=\"c\"><b:d>{text}</b:d></a>").into_bytes()]);
        }
    }

    #[test]
    fn fields_that_must_not_leave_do_not() {
        let mut metadata = Metadata::default();
        if let Some(instructions) = field("instructions") {
            metadata.set(instructions, Value::One("embargo".into()));
        }
        assert!(!String::from_utf8_lossy(&xmp_write::write(&metadata)).contains("embargo"));
    }
}
