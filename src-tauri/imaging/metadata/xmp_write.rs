//! XMP out of fields, in the structures the standard asks for: for published files the fields that may leave, for
//! copies of originals whichever are named.

use super::published;
use super::structures::{Parts, items};
use super::xmp_read::{RDF, languages};
use model::photo::{Field, FieldKind, Metadata, split_parts};
use quick_xml::escape::escape;

/// Prefixes of the table of fields and their namespaces.
pub(super) const NAMESPACES: &[(&str, &str)] = &[
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("photoshop", "http://ns.adobe.com/photoshop/1.0/"),
    ("xmpRights", "http://ns.adobe.com/xap/1.0/rights/"),
    ("Iptc4xmpCore", "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"),
    ("Iptc4xmpExt", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"),
    ("plus", "http://ns.useplus.org/ldf/xmp/1.0/"),
];

/// Properties that are texts in several languages, of which we write the default.
const LANGUAGE_ALTERNATIVES: &[&str] = &[
    "dc:description",
    "dc:rights",
    "dc:title",
    "xmpRights:UsageTerms",
    "Iptc4xmpCore:AltTextAccessibility",
    "Iptc4xmpCore:ExtDescrAccessibility",
    "Iptc4xmpExt:LocationName",
];
/// Lists whose order matters; other lists are bags.
const ORDERED: &[&str] = &["dc:creator"];
/// JPEG's limit for one segment, less the header in front.
const MOST_BYTES: usize = 65_000;

/// The packet. Fields that would make it too long for a JPEG segment are left out, the longest first.
pub(super) fn write(metadata: &Metadata) -> Vec<u8> {
    let mut fields: Vec<&Field> = published().filter(|field| metadata.get(field.id).is_some()).collect();
    loop {
        let packet = packet(metadata, &fields);
        let longest = fields.iter().enumerate().max_by_key(|(_, field)| metadata.text(field.id).len());
        match longest.map(|(index, _)| index) {
            Some(index) if packet.len() > MOST_BYTES => drop(fields.remove(index)),
            _ => return packet.into_bytes(),
        }
    }
}

/// A packet with these fields.
pub(super) fn packet(metadata: &Metadata, fields: &[&Field]) -> String {
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{}\n<?xpacket end=\"r\"?>",
        bare(&description(metadata, fields, "", &[]))
    )
}

/// A description as the only one of a packet, without the frame that a packet has in a file.
pub(super) fn bare(description: &str) -> String {
    format!(
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"{RDF}\">\n{description}</rdf:RDF>\n</x:xmpmeta>"
    )
}

/// The fields as one description of the resource `about` (escaped already). It declares every namespace that it needs,
/// so that it can stand in any packet. What stands in `packets` besides the values goes on standing with them.
pub(super) fn description(
    metadata: &Metadata,
    fields: &[&Field],
    about: &str,
    packets: &[Vec<u8>],
) -> String {
    let mut out = format!("<rdf:Description xmlns:rdf=\"{RDF}\" rdf:about=\"{about}\"");
    for (prefix, namespace) in NAMESPACES {
        out.push_str(&format!("\n xmlns:{prefix}=\"{namespace}\""));
    }
    out.push_str(">\n");
    for field in fields.iter().filter(|field| !field.xmp.is_some_and(|name| name.contains('/'))) {
        property(&mut out, field, metadata, packets);
    }
    licensor(&mut out, metadata, fields, packets);
    out.push_str("</rdf:Description>\n");
    out
}

fn property(out: &mut String, field: &Field, metadata: &Metadata, packets: &[Vec<u8>]) {
    let Some(name) = field.xmp else { return };
    let item = |value: &str| format!("<rdf:li>{}</rdf:li>", xml(value));
    let value = if LANGUAGE_ALTERNATIVES.contains(&name) {
        let others: String = languages(packets, name)
            .iter()
            .map(|(language, text)| format!("<rdf:li xml:lang=\"{}\">{}</rdf:li>", xml(language), xml(text)))
            .collect();
        one(name, &metadata.text(field.id)).replace("</rdf:Alt>", &format!("{others}</rdf:Alt>"))
    } else if !field.parts.is_empty() {
        let structures: Vec<Parts<'_>> =
            metadata.list(field.id).iter().map(|value| parts_of(field, value)).collect();
        format!("<rdf:Bag>{}</rdf:Bag>", items(name, &structures, packets))
    } else if field.kind == FieldKind::List {
        let list = if ORDERED.contains(&name) { "Seq" } else { "Bag" };
        let items: String = metadata.list(field.id).iter().map(|part| item(part)).collect();
        format!("<rdf:{list}>{items}</rdf:{list}>")
    } else {
        xml(&metadata.text(field.id))
    };
    out.push_str(&format!("<{name}>{value}</{name}>\n"));
}

/// A single value, in the default language where the property has languages.
pub(super) fn one(name: &str, text: &str) -> String {
    if LANGUAGE_ALTERNATIVES.contains(&name) {
        format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>", xml(text))
    } else {
        xml(text)
    }
}

/// The parts of a structure; those that the value does not reach are empty.
fn parts_of<'a>(field: &Field, value: &'a str) -> Parts<'a> {
    field.parts.iter().copied().zip(split_parts(value).chain(std::iter::repeat(""))).collect()
}

/// Names and addresses of licensors belong together, first to first.
fn licensor(out: &mut String, metadata: &Metadata, fields: &[&Field], packets: &[Vec<u8>]) {
    let list = |id: &str| if fields.iter().any(|field| field.id == id) { metadata.list(id) } else { &[] };
    let (names, addresses) = (list("licensor_name"), list("licensor_url"));
    fn at(list: &[String], index: usize) -> &str {
        list.get(index).map_or("", String::as_str)
    }
    let licensors: Vec<Parts<'_>> = (0..names.len().max(addresses.len()))
        .map(|index| {
            vec![("plus:LicensorName", at(names, index)), ("plus:LicensorURL", at(addresses, index))]
        })
        .collect();
    if !licensors.is_empty() {
        let items = items("plus:Licensor", &licensors, packets);
        out.push_str(&format!("<plus:Licensor><rdf:Seq>{items}</rdf:Seq></plus:Licensor>\n"));
    }
}

/// Escaped, without the characters that XML forbids.
pub(super) fn xml(text: &str) -> String {
    let permitted: String = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'))
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect();
    escape(permitted.as_str()).into_owned()
}
