//! XMP: the desk's properties are cut out of the packet wherever they stand, and put into a description at its end.
//!
//! Everything between them stays letter by letter: other namespaces, structures, comments, the history of a program.
//! Texts in other languages stay beside the default that is exchanged.

use super::Wording;
use crate::PictureFault;
use crate::metadata::xmp_read::{self, Name, RDF, qualified};
use crate::metadata::xmp_write;
use md5::{Digest, Md5};
use model::photo::{FIELDS, Field, Metadata};
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

const NOTE: &str = "http://ns.adobe.com/xmp/note/";
/// Room for the note that names what is too long for a packet.
const ROOM_FOR_NOTE: usize = 240;

/// A packet of nothing but what the desk says.
pub(super) fn fresh(metadata: &Metadata) -> Vec<u8> {
    xmp_write::packet(metadata, &spoken(metadata, FIELDS.iter())).into_bytes()
}

/// The packet, of at most so many bytes, and what was too long for it, in a packet of its own.
pub(super) fn rewritten(
    packets: &[Vec<u8>],
    wording: &Wording,
    most: usize,
) -> Result<(Vec<u8>, Option<Vec<u8>>), PictureFault> {
    let there = xmp_read::read(packets);
    let changed = with_their_siblings(wording.changed(&there, |field| field.xmp.is_some()));
    let mut values = wording.metadata.clone();
    for field in &changed {
        // A sibling that stands in the same property and has no word from the desk keeps what the file says.
        let emptied = wording.emptied.iter().any(|id| id == field.id);
        if let (None, Some(value), false) = (values.get(field.id), there.get(field.id), emptied) {
            values.set(field, value.clone());
        }
    }
    let gone: Vec<Name> = changed.iter().filter_map(|field| property(field)).collect();
    let note = (NOTE.to_owned(), "HasExtendedXMP".to_owned());
    let texts: Vec<String> = packets.iter().map(|packet| xmp_read::text(packet).into_owned()).collect();
    let (main, more) = match texts.as_slice() {
        [] => (frame(), None),
        [main] if most < usize::MAX && main.contains("HasExtendedXMP") => {
            return Err(unwritable("a part of its XMP is missing"));
        }
        [main] => (main.clone(), None),
        [main, more] => (main.clone(), Some(more.clone())),
        _ => return Err(unwritable("it has several packets of XMP")),
    };
    let is_gone = |name: &Name| gone.contains(name) || *name == note;
    let main = Packet::without(&main, &is_gone).ok_or_else(|| unwritable("its XMP is not well formed"))?;
    let more = more.map(|more| Packet::without(&more, &is_gone));
    let more = more.map(|more| more.ok_or_else(|| unwritable("its XMP is not well formed"))).transpose()?;

    let description_of =
        |fields: &[&Field], about: &str| xmp_write::description(&values, fields, about, packets);
    // The shortest first: who made it and whose it is stands where every program looks.
    let mut fields = spoken(&values, changed.iter().copied());
    fields.sort_by_key(|field| values.text(field.id).len());
    let room = most.saturating_sub(ROOM_FOR_NOTE);
    let fits = |number: usize| main.with(&description_of(&fields[..number], &main.about)).len() <= room;
    let number = (0..=fields.len()).rev().find(|number| fits(*number)).unwrap_or(0);
    let (short, long) = fields.split_at(number);
    let more = match (more, long) {
        (None, []) => None,
        (None, long) => Some(xmp_write::bare(&description_of(long, &main.about))),
        (Some(more), []) => Some(more.text),
        (Some(more), long) => Some(more.with(&description_of(long, &more.about))),
    };
    let mut added = if short.is_empty() { String::new() } else { description_of(short, &main.about) };
    if let Some(more) = &more {
        added.push_str(&format!(
            "<rdf:Description xmlns:rdf=\"{RDF}\" rdf:about=\"{}\" xmlns:xmpNote=\"{NOTE}\" xmpNote:HasExtendedXMP=\"{}\"/>\n",
            main.about,
            name_of(more.as_bytes())
        ));
    }
    let main = main.with(&added);
    if main.len() > most {
        return Err(unwritable("its XMP leaves no room"));
    }
    Ok((main.into_bytes(), more.map(String::into_bytes)))
}

/// The name of an extended packet: its MD5 in capital hexadecimal digits.
pub(super) fn name_of(packet: &[u8]) -> String {
    Md5::digest(packet).iter().map(|byte| format!("{byte:02X}")).collect()
}

fn unwritable(what: &str) -> PictureFault {
    PictureFault::Unwritable(what.to_owned())
}

fn frame() -> String {
    xmp_write::packet(&Metadata::default(), &[])
}

/// The property a field stands in.
fn property(field: &Field) -> Option<Name> {
    qualified(field.xmp?.split('/').next()?)
}

/// The fields that have a value.
fn spoken<'a>(metadata: &Metadata, fields: impl Iterator<Item = &'a Field>) -> Vec<&'a Field> {
    fields.filter(|field| field.xmp.is_some() && metadata.get(field.id).is_some()).collect()
}

/// With the fields that stand in the same properties, each once, in the order of the table.
fn with_their_siblings(changed: Vec<&'static Field>) -> Vec<&'static Field> {
    let properties: Vec<Name> = changed.iter().filter_map(|field| property(field)).collect();
    FIELDS.iter().filter(|field| property(field).is_some_and(|name| properties.contains(&name))).collect()
}

/// A packet that can be added to.
struct Packet {
    text: String,
    /// Where a description can be put in.
    end: usize,
    /// What the packet is about, as it stands in it.
    about: String,
}

impl Packet {
    fn with(&self, description: &str) -> String {
        let (before, after) = self.text.split_at(self.end);
        format!("{before}{description}{after}")
    }

    /// The packet without these properties and without its padding; `None` when it is not well formed, has a document
    /// type, or no RDF in it.
    fn without(source: &str, gone: &dyn Fn(&Name) -> bool) -> Option<Self> {
        let source = source.trim_matches('\0');
        let mut reader = NsReader::from_str(source);
        let mut text = String::with_capacity(source.len());
        let mut end = None;
        let mut about = None;
        // How each open element is named.
        let mut open: Vec<Name> = Vec::new();
        loop {
            let from = usize::try_from(reader.buffer_position()).ok()?;
            let event = reader.read_event().ok()?;
            let to = usize::try_from(reader.buffer_position()).ok()?;
            let part = source.get(from..to)?;
            match event {
                Event::Start(start) | Event::Empty(start) => {
                    let empty = part.ends_with("/>");
                    let name = element_name(&reader, &start);
                    let parent = open.last();
                    let in_rdf = parent.is_some_and(|parent| is_rdf(parent, "RDF"));
                    let in_description = open.iter().rev().nth(1).is_some_and(|above| is_rdf(above, "RDF"))
                        && parent.is_some_and(|parent| is_rdf(parent, "Description"));
                    if in_description && gone(&name) {
                        if !empty {
                            let owned = start.to_end().into_owned();
                            reader.read_to_end(owned.name()).ok()?;
                        }
                        continue;
                    }
                    if in_rdf && is_rdf(&name, "Description") {
                        let (tag, its) = described(&reader, &start, part, gone)?;
                        about = about.or(its);
                        text.push_str(&tag);
                    } else if empty && is_rdf(&name, "RDF") {
                        // One without anything in it has to be opened to take something up.
                        let own = start.name();
                        text.push_str(part.trim_end_matches("/>"));
                        text.push('>');
                        end = Some(text.len());
                        text.push_str(&format!("</{}>", own.as_ref()));
                    } else {
                        text.push_str(part);
                    }
                    if !empty {
                        open.push(name);
                    }
                }
                Event::End(_) => {
                    if is_rdf(&open.pop()?, "RDF") {
                        end = Some(text.len());
                    }
                    text.push_str(part);
                }
                Event::DocType(_) => return None,
                Event::Eof => break,
                // Room for programs that change a packet where it stands.
                Event::Text(_) if open.is_empty() => {
                    text.push_str(if part.trim().is_empty() { "\n" } else { part });
                }
                _ => text.push_str(part),
            }
        }
        if !open.is_empty() {
            return None;
        }
        Some(Self { end: end?, about: about.unwrap_or_default(), text })
    }
}

fn is_rdf(name: &Name, local: &str) -> bool {
    name.0 == RDF && name.1 == local
}

fn element_name(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Name {
    let (space, local) = reader.resolver().resolve_element(start.name());
    named(&space, local.as_ref())
}

fn named(space: &ResolveResult<'_>, local: &str) -> Name {
    let space = match space {
        ResolveResult::Bound(space) => space.as_ref().to_owned(),
        _ => String::new(),
    };
    (space, local.to_owned())
}

/// The tag of a description without the properties that go, and what it is about.
fn described(
    reader: &NsReader<&[u8]>,
    start: &BytesStart<'_>,
    part: &str,
    gone: &dyn Fn(&Name) -> bool,
) -> Option<(String, Option<String>)> {
    let mut about = None;
    let mut tag = format!("<{}", start.name().as_ref());
    let mut whole = true;
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        let (space, local) = reader.resolver().resolve_attribute(attribute.key);
        let name = named(&space, local.as_ref());
        if gone(&name) {
            whole = false;
            continue;
        }
        if name.1 == "about" && (name.0 == RDF || name.0.is_empty()) {
            about = Some(attribute.value.replace('"', "&quot;"));
        }
        let quote = if attribute.value.contains('"') { '\'' } else { '"' };
        tag.push_str(&format!("\n {}={quote}{}{quote}", attribute.key.as_ref(), attribute.value));
    }
    tag.push_str(if part.ends_with("/>") { "/>" } else { ">" });
    Some((if whole { part.to_owned() } else { tag }, about))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use model::photo::{Value, field};

    const PACKET: &str = r#"<?xpacket begin="" id="W5M0"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<r:Description r:about="uuid:7" xmlns:p="http://ns.adobe.com/photoshop/1.0/" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
  p:Credit="Old" crs:Exposure='"+1"'><crs:ToneCurve><r:Seq><r:li>0, 0</r:li></r:Seq></crs:ToneCurve>
<p:Headline>Storm</p:Headline></r:Description>
<r:Description r:about="uuid:7" xmlns:d="http://purl.org/dc/elements/1.1/"><d:description><r:Alt>
<r:li xml:lang="x-default">Old words</r:li><r:li xml:lang="de">Alte Worte &amp; mehr</r:li></r:Alt></d:description>
</r:Description></r:RDF></x:xmpmeta>
                                        
<?xpacket end="w"?>"#;

    fn wording(values: &[(&str, &str)], emptied: &[&str]) -> Wording {
        let mut metadata = Metadata::default();
        for (id, value) in values {
            metadata.set(field(id).unwrap(), Value::One((*value).into()));
        }
        Wording { metadata, emptied: emptied.iter().map(|id| (*id).into()).collect(), iim: false }
    }

    #[test]
    fn the_desks_words_take_their_place_and_everything_else_stays() {
        let words = wording(&[("credit", "New & Co"), ("description", "New words")], &["headline"]);
        let (main, more) = rewritten(&[PACKET.into()], &words, usize::MAX).unwrap();
        let text = String::from_utf8(main.clone()).unwrap();
        let back = xmp_read::read(&[main]);
        assert_eq!((back.text("credit"), back.text("description")), ("New & Co".into(), "New words".into()));
        assert_eq!((back.get("headline"), more), (None, None));
        assert!(text.contains(r#"crs:Exposure='"+1"'"#), "{text}");
        assert!(text.contains("<crs:ToneCurve><r:Seq><r:li>0, 0</r:li></r:Seq></crs:ToneCurve>"));
        assert!(text.contains(r#"<rdf:li xml:lang="de">Alte Worte &amp; mehr</rdf:li>"#));
        assert!(!text.contains("Old") && text.matches("uuid:7").count() == 3);
        assert!(text.ends_with("<?xpacket end=\"w\"?>"));
    }

    #[test]
    fn what_says_the_same_is_not_touched() {
        let words = wording(&[("credit", "Old"), ("headline", "Storm")], &[]);
        let (main, _) = rewritten(&[PACKET.into()], &words, usize::MAX).unwrap();
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(squeezed(&String::from_utf8(main).unwrap()), squeezed(PACKET));
    }

    #[test]
    fn what_is_too_long_goes_on_in_a_packet_that_the_first_one_names() {
        let long = "long words ".repeat(9_000);
        let words = wording(&[("credit", "Silva"), ("usage_terms", &long)], &[]);
        let (main, more) = rewritten(&[PACKET.into()], &words, 65_500).unwrap();
        let more = more.unwrap();
        assert!(main.len() <= 65_500 && String::from_utf8_lossy(&main).contains(&name_of(&more)));
        let packets = [main, more];
        assert_eq!(xmp_read::read(&packets).text("usage_terms"), long.trim());
        // And the other way round: with less to say the note stays only while there is something to be noted.
        let (main, more) = rewritten(&packets, &wording(&[("usage_terms", "short")], &[]), 65_500).unwrap();
        let more = more.unwrap();
        assert!(String::from_utf8_lossy(&main).contains(&name_of(&more)));
        assert!(!String::from_utf8_lossy(&more).contains("long words"));
    }

    #[test]
    fn licensors_keep_the_half_that_is_not_changed() {
        let words = wording(&[("licensor_name", "Agency"), ("licensor_url", "https://example.org/a")], &[]);
        let (main, _) = rewritten(&[PACKET.into()], &words, usize::MAX).unwrap();
        let (main, _) =
            rewritten(&[main], &wording(&[("licensor_name", "Another")], &[]), usize::MAX).unwrap();
        let back = xmp_read::read(&[main]);
        assert_eq!(back.text("licensor_name"), "Another");
        assert_eq!(back.text("licensor_url"), "https://example.org/a");
    }

    #[test]
    fn what_else_stands_in_a_place_or_a_licensor_stays_with_it() {
        let packet = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<r:Description xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/">
<e:LocationShown><r:Bag><r:li r:parseType="Resource"><e:City>Bern</e:City><e:WorldRegion>Europe &amp; more</e:WorldRegion>
<e:LocationId><r:Bag><r:li>http://geonames.example/1</r:li></r:Bag></e:LocationId><exif:GPSLatitude>46,57N</exif:GPSLatitude>
<e:LocationName><r:Alt><r:li xml:lang="x-default">Square</r:li><r:li xml:lang="de">Platz</r:li></r:Alt></e:LocationName></r:li></r:Bag></e:LocationShown>
<plus:Licensor><r:Seq><r:li><r:Description plus:LicensorID="L-7"><plus:LicensorName>Agency</plus:LicensorName>
<plus:LicensorTelephone1>+34 1</plus:LicensorTelephone1></r:Description></r:li></r:Seq></plus:Licensor></r:Description></r:RDF></x:xmpmeta>"#;
        let said = |id: &str, values: &[&str]| {
            let mut words = wording(&[], &[]);
            let values = values.iter().map(|value| (*value).to_owned()).collect();
            words.metadata.set(field(id).unwrap(), Value::Many(values));
            let (main, _) = rewritten(&[packet.into()], &words, usize::MAX).unwrap();
            let once = [main];
            let again = rewritten(&once, &words, usize::MAX).unwrap().0;
            assert_eq!(xmp_read::read(&[again]).list(id), xmp_read::read(&once).list(id));
            String::from_utf8_lossy(&once[0]).into_owned()
        };
        let there = xmp_read::read(&[packet.into()]);
        let bern = there.list("location_shown")[0].clone();
        let more = said("location_shown", &["| | Basel", &bern]);
        for kept in ["Basel", "Europe &amp; more", "geonames.example/1", "46,57N", "Square", "Platz", "Bern"]
        {
            assert!(more.contains(kept), "{kept}: {more}");
        }
        let other = said("location_shown", &[&bern.replace("Bern", "Basel")]);
        for kept in ["Basel", "Europe &amp; more", "Square", "Platz"] {
            assert!(other.contains(kept), "{kept}: {other}");
        }
        for gone in ["Bern", "geonames.example/1", "46,57N"] {
            assert!(!other.contains(gone), "{gone} is another place: {other}");
        }
        let licensor = said("licensor_name", &["The Agency"]);
        for kept in ["The Agency", "L-7", "+34 1"] {
            assert!(licensor.contains(kept), "{kept}: {licensor}");
        }
    }

    #[test]
    fn xmp_that_cannot_be_read_is_refused() {
        for broken in ["<x:xmpmeta", "<a></b>", "<!DOCTYPE a []><a/>", "<a/>"] {
            let refused = rewritten(&[broken.into()], &wording(&[("credit", "x")], &[]), usize::MAX);
            assert!(matches!(refused, Err(PictureFault::Unwritable(_))), "{broken}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_field_comes_back_after_any_other_words(
            first in "[^|\\p{Cc}\\u{fffe}\\u{ffff}]{1,30}", then in "[^|\\p{Cc}\\u{fffe}\\u{ffff}]{1,30}"
        ) {
            // A field without a word is left as the file has it.
            proptest::prop_assume!(!then.trim().is_empty());
            let said = |text: &str| {
                let all: Vec<(&str, &str)> = FIELDS.iter().map(|field| (field.id, text)).collect();
                wording(&all, &[])
            };
            let (main, _) = rewritten(&[PACKET.into()], &said(&first), usize::MAX).unwrap();
            let (main, _) = rewritten(&[main], &said(&then), usize::MAX).unwrap();
            let back = xmp_read::read(&[main]);
            let folded = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
            for field in FIELDS {
                let wanted = said(&then).metadata.text(field.id);
                proptest::prop_assert_eq!(folded(back.text(field.id)), folded(wanted), "{}", field.id);
            }
        }

        #[test]
        fn any_packet_is_rewritten_or_refused(packet: String) {
            let _ = rewritten(&[packet.into_bytes()], &wording(&[("credit", "x")], &[]), 65_500);
        }
    }
}
