//! The one table of photo metadata fields.
//!
//! The form draws itself from it, `imaging` reads and writes files by the names in it, the checks
//! and the exporters ask it what is needed and what must not leave. Names and limits come from the
//! IPTC Photo Metadata Standard 2025.1; IIM limits are in bytes, so UTF-8 names are cut early.

use super::data_mining::DATA_MINING;
use super::source_types::SOURCE_TYPES;
use serde::Serialize;
use ts_rs::TS;

/// One field: what people call it and where each block of a file keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct Field {
    /// The key under which values are stored.
    pub id: &'static str,
    /// The standard's name, as the form shows it.
    pub label: &'static str,
    /// What to enter, in a few words.
    pub hint: &'static str,
    /// What shape its value has, and so which control the form draws.
    pub kind: FieldKind,
    /// Without it the photo cannot be published.
    pub needed: bool,
    /// May it leave in a published file? Instructions and the like are for the desk only.
    pub published: bool,
    /// The group of the form it stands in.
    pub group: FieldGroup,
    /// What is offered for choosing; empty where one types. A file may say something else, which stays.
    pub choices: &'static [Choice],
    /// Record 2 dataset number in IPTC IIM, and its limit in bytes.
    #[serde(skip)]
    #[ts(skip)]
    pub iim: Option<(u8, usize)>,
    /// Qualified name in XMP, with the standard's usual prefix.
    #[serde(skip)]
    #[ts(skip)]
    pub xmp: Option<&'static str>,
    /// For a list of structures: the qualified names of their parts in XMP. A value then holds its parts in this order
    /// with bars between them, `La Caleta | Cádiz | ES`; see [`join_parts`] and [`split_parts`].
    #[serde(skip)]
    #[ts(skip)]
    pub parts: &'static [&'static str],
    /// EXIF tag number.
    #[serde(skip)]
    #[ts(skip)]
    pub exif: Option<u16>,
}

/// A value that is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Choice {
    /// As it is kept.
    pub value: &'static str,
    /// As people read it.
    pub label: &'static str,
    /// Readers are told of it beside the picture.
    pub told: bool,
}

/// The shape of a field's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line of text.
    Line,
    /// Text of several lines.
    Text,
    /// Several values, each of one line.
    List,
    /// A date, with or without time: `2024-06-30`, `2024-06-30T17:05:00`, `2024-06-30T17:05:00+02:00`.
    Date,
    /// An address on the web.
    Url,
}

/// Where a field stands in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldGroup {
    /// What the picture shows.
    Description,
    /// Who made it and who may use it.
    Rights,
    /// Where and when.
    Origin,
    /// For the desk.
    Desk,
}

use FieldGroup::{Description, Desk, Origin, Rights};
use FieldKind::{Date, Line, List, Text, Url};

const PLAIN: Field = Field {
    id: "",
    label: "",
    hint: "",
    kind: Line,
    needed: false,
    published: true,
    group: Description,
    choices: &[],
    iim: None,
    xmp: None,
    parts: &[],
    exif: None,
};

/// The parts of a place, from the narrowest to the widest.
const PLACE: &[&str] = &[
    "Iptc4xmpExt:LocationName",
    "Iptc4xmpExt:Sublocation",
    "Iptc4xmpExt:City",
    "Iptc4xmpExt:ProvinceState",
    "Iptc4xmpExt:CountryName",
    "Iptc4xmpExt:CountryCode",
];

/// All fields, in the order of the form.
#[rustfmt::skip]
pub const FIELDS: &[Field] = &[
    Field { id: "description", label: "Description (caption)", hint: "Who, what, where, when: as a reader will read it", kind: Text, iim: Some((120, 2000)), xmp: Some("dc:description"), exif: Some(0x010E), ..PLAIN },
    Field { id: "alt_text", label: "Alt text (accessibility)", hint: "Say what the picture shows to somebody who cannot see it", kind: Text, xmp: Some("Iptc4xmpCore:AltTextAccessibility"), ..PLAIN },
    Field { id: "extended_description", label: "Extended description (accessibility)", hint: "For charts and maps: what they say, in full", kind: Text, xmp: Some("Iptc4xmpCore:ExtDescrAccessibility"), ..PLAIN },
    Field { id: "headline", label: "Headline", hint: "A short title of what it shows", iim: Some((105, 256)), xmp: Some("photoshop:Headline"), ..PLAIN },
    Field { id: "persons_shown", label: "Persons shown", hint: "Names, in the order they stand", kind: List, xmp: Some("Iptc4xmpExt:PersonInImage"), ..PLAIN },
    Field { id: "keywords", label: "Keywords", hint: "What somebody would search for", kind: List, iim: Some((25, 64)), xmp: Some("dc:subject"), ..PLAIN },

    Field { id: "creator", label: "Creator", hint: "Who made the picture; one name a line", kind: List, needed: true, group: Rights, iim: Some((80, 32)), xmp: Some("dc:creator"), exif: Some(0x013B), ..PLAIN },
    Field { id: "credit", label: "Credit line", hint: "The credit readers see, as the supplier wants it", needed: true, group: Rights, iim: Some((110, 32)), xmp: Some("photoshop:Credit"), ..PLAIN },
    Field { id: "source", label: "Source", hint: "Who it came from", group: Rights, iim: Some((115, 32)), xmp: Some("photoshop:Source"), ..PLAIN },
    Field { id: "copyright", label: "Copyright notice", hint: "© year and owner", group: Rights, iim: Some((116, 128)), xmp: Some("dc:rights"), exif: Some(0x8298), ..PLAIN },
    Field { id: "usage_terms", label: "Rights usage terms", hint: "What the licence permits and forbids", kind: Text, group: Rights, xmp: Some("xmpRights:UsageTerms"), ..PLAIN },
    Field { id: "web_statement", label: "Web statement of rights", hint: "Address of the licence", kind: Url, group: Rights, xmp: Some("xmpRights:WebStatement"), ..PLAIN },
    Field { id: "licensor_name", label: "Licensor", hint: "Who licenses it; one name a line", kind: List, group: Rights, xmp: Some("plus:Licensor/plus:LicensorName"), ..PLAIN },
    Field { id: "licensor_url", label: "Licensor's address", hint: "Where a licence can be had; one address a line", kind: List, group: Rights, xmp: Some("plus:Licensor/plus:LicensorURL"), ..PLAIN },
    Field { id: "data_mining", label: "Data mining", hint: "The supplier's word on data mining", group: Rights, choices: DATA_MINING, xmp: Some("plus:DataMining"), ..PLAIN },
    Field { id: "digital_source_type", label: "Digital source type", hint: "How it was made", kind: Url, group: Rights, choices: SOURCE_TYPES, xmp: Some("Iptc4xmpExt:DigitalSourceType"), ..PLAIN },
    Field { id: "ai_system", label: "AI system used", hint: "The program or model that made or changed the picture", group: Rights, xmp: Some("Iptc4xmpExt:AISystemUsed"), ..PLAIN },
    Field { id: "ai_system_version", label: "AI system version", hint: "", group: Rights, xmp: Some("Iptc4xmpExt:AISystemVersionUsed"), ..PLAIN },
    Field { id: "ai_prompt", label: "AI prompt", hint: "What the system was asked for", kind: Text, group: Rights, xmp: Some("Iptc4xmpExt:AIPromptInformation"), ..PLAIN },
    Field { id: "ai_prompt_writer", label: "AI prompt writer", hint: "Who wrote the prompt", group: Rights, xmp: Some("Iptc4xmpExt:AIPromptWriterName"), ..PLAIN },

    Field { id: "date_created", label: "Date created", hint: "When the picture was taken", kind: Date, group: Origin, iim: Some((55, 8)), xmp: Some("photoshop:DateCreated"), exif: Some(0x9003), ..PLAIN },
    Field { id: "sublocation", label: "Sublocation", hint: "The district, street or building", group: Origin, iim: Some((92, 32)), xmp: Some("Iptc4xmpCore:Location"), ..PLAIN },
    Field { id: "city", label: "City", hint: "Where it was taken", group: Origin, iim: Some((90, 32)), xmp: Some("photoshop:City"), ..PLAIN },
    Field { id: "state", label: "State or province", hint: "", group: Origin, iim: Some((95, 32)), xmp: Some("photoshop:State"), ..PLAIN },
    Field { id: "country", label: "Country", hint: "", group: Origin, iim: Some((101, 64)), xmp: Some("photoshop:Country"), ..PLAIN },
    Field { id: "country_code", label: "Country code", hint: "Two or three letters (ISO 3166)", group: Origin, iim: Some((100, 3)), xmp: Some("Iptc4xmpCore:CountryCode"), ..PLAIN },
    Field { id: "location_created", label: "Location created", hint: "Name | district | city | state | country | code, of the place of the camera", kind: List, group: Origin, xmp: Some("Iptc4xmpExt:LocationCreated"), parts: PLACE, ..PLAIN },
    Field { id: "location_shown", label: "Locations shown", hint: "Name | district | city | state | country | code; one place a line", kind: List, group: Origin, xmp: Some("Iptc4xmpExt:LocationShown"), parts: PLACE, ..PLAIN },

    Field { id: "title", label: "Title (picture id)", hint: "The supplier's number of the picture", group: Desk, iim: Some((5, 64)), xmp: Some("dc:title"), ..PLAIN },
    Field { id: "instructions", label: "Instructions", hint: "Embargoes and restrictions from the supplier; never published", kind: Text, published: false, group: Desk, iim: Some((40, 256)), xmp: Some("photoshop:Instructions"), ..PLAIN },
    Field { id: "job_id", label: "Job id", hint: "The assignment", group: Desk, iim: Some((103, 32)), xmp: Some("photoshop:TransmissionReference"), ..PLAIN },
    Field { id: "caption_writer", label: "Caption writer", hint: "Who wrote the description", published: false, group: Desk, iim: Some((122, 32)), xmp: Some("photoshop:CaptionWriter"), ..PLAIN },
];

/// The field of that id.
pub fn field(id: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.id == id)
}

/// The parts of a structure as one value; missing parts at the end are left out.
pub fn join_parts(parts: &[String]) -> String {
    let spaced = |part: &String| match part.replace('|', "/").trim() {
        "" => String::new(),
        part => format!(" {part}"),
    };
    let joined = parts.iter().map(spaced).collect::<Vec<_>>().join(" |");
    joined.trim_end_matches([' ', '|']).trim_start().to_owned()
}

/// The value of a structure as its parts.
pub fn split_parts(value: &str) -> impl Iterator<Item = &str> {
    value.split('|').map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_name_stands_once() {
        let ids: HashSet<_> = FIELDS.iter().map(|f| f.id).collect();
        let xmp: HashSet<_> = FIELDS.iter().filter_map(|f| f.xmp).collect();
        let iim: HashSet<_> = FIELDS.iter().filter_map(|f| f.iim).map(|(n, _)| n).collect();
        assert_eq!(ids.len(), FIELDS.len());
        assert_eq!(xmp.len(), FIELDS.iter().filter(|f| f.xmp.is_some()).count());
        assert_eq!(iim.len(), FIELDS.iter().filter(|f| f.iim.is_some()).count());
    }

    #[test]
    fn credit_and_creator_are_the_needed_ones() {
        let needed: Vec<_> = FIELDS.iter().filter(|f| f.needed).map(|f| f.id).collect();
        assert_eq!(needed, ["creator", "credit"]);
    }

    #[test]
    fn a_structure_comes_back_with_its_gaps() {
        let parts = ["", "", "Cádiz", "", "España", ""].map(str::to_owned);
        let value = join_parts(&parts);
        assert_eq!(value, "| | Cádiz | | España");
        assert_eq!(split_parts(&value).collect::<Vec<_>>(), ["", "", "Cádiz", "", "España"]);
    }
}
