//! Content Credentials (C2PA): whether a file carries a manifest, and what its claim says. Nothing is believed: no
//! signature is checked here, and whoever shows this has to say so.
//!
//! A manifest store is boxes in boxes (JUMBF, ISO 19566-5) with CBOR in them. In JPEG it stands in APP11 segments, in PNG
//! in a chunk `caBX`, in WebP in a chunk `C2PA`, in TIFF and what is built like it in a tag, in HEIC and AVIF in a box of its
//! own. The file is only read; renditions carry none of it.

use crate::metadata::containers::heif;
use crate::metadata::containers::jpeg::Segments;
use crate::metadata::containers::tiff::Tiff;
use ciborium::Value;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The longest manifest store that is looked at, in bytes.
const MOST: usize = 16 * 1024 * 1024;
/// Boxes stand in boxes so deep at the most.
const DEEPEST: usize = 8;
/// More actions than these are a history that nobody reads.
const MOST_ACTIONS: usize = 32;
/// CBOR in CBOR, so deep at the most.
const DEEPEST_VALUE: usize = 64;

/// What a file says of its own making.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credentials {
    /// Manifests in the file: the present one and those of what it was made from.
    pub manifests: u32,
    /// The program that made the claim; empty when it cannot be read.
    pub generator: String,
    /// The title in the claim.
    pub title: String,
    /// What was done, in order, by its name in the standard: `c2pa.created`, `c2pa.edited`.
    pub actions: Vec<String>,
    /// The manifest holds a signature. Whether it is right nobody has looked.
    pub signed: bool,
}

/// The credentials of a file; `None` when it carries none, or is of a kind in which they are not looked for.
pub(crate) fn read(bytes: &[u8]) -> Option<Credentials> {
    let store = store(bytes)?;
    let boxes = boxes(&store);
    let store = boxes.iter().find_map(|one| one.inside("c2pa"))?;
    let manifests: Vec<_> = store.iter().filter_map(Part::superbox).collect();
    // The last one is the present one.
    let (_, present) = manifests.last()?;
    let claim = named(present, "c2pa.claim").unwrap_or(Value::Null);
    let assertions = present.iter().find_map(|one| one.inside("c2pa.assertions")).unwrap_or_default();
    let actions = named(&assertions, "c2pa.actions").unwrap_or(Value::Null);
    Some(Credentials {
        manifests: u32::try_from(manifests.len()).unwrap_or(u32::MAX),
        generator: generator(&claim),
        title: text(&claim, "dc:title").unwrap_or_default(),
        actions: actions_of(&actions),
        signed: present.iter().any(|one| one.inside("c2pa.signature").is_some()),
    })
}

/// The bytes of the manifest store.
fn store(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.starts_with(&[0xFF, 0xD8]) {
        return in_jpeg(bytes);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return chunk(bytes.get(8..)?, b"caBX", u32::from_be_bytes, 4, true);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return chunk(bytes.get(12..)?, b"C2PA", u32::from_le_bytes, 0, false);
    }
    if let Some(file) = Tiff::of(bytes) {
        const CREDENTIALS: u16 = 0xCD41;
        return file.directories().first()?.data(CREDENTIALS).map(<[u8]>::to_vec);
    }
    if heif::media_type(bytes).is_some() {
        return in_box(bytes);
    }
    None
}

/// A box `uuid` of that number: its version, what it is for as a text that ends with zero, eight bytes about others, and the
/// store.
fn in_box(bytes: &[u8]) -> Option<Vec<u8>> {
    const NUMBER: &[u8] =
        &[0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81];
    let mut stores = heif::boxes(bytes).filter(|(name, _)| name == b"uuid").filter_map(|(_, data)| {
        let data = data.strip_prefix(NUMBER)?.get(4..)?;
        data.strip_prefix(b"manifest\0")?.get(8..)
    });
    stores.next().filter(|store| store.len() <= MOST).map(<[u8]>::to_vec)
}

/// A chunk by its name: PNG has the length first and a checksum behind, RIFF the name first and even places.
fn chunk(
    mut rest: &[u8],
    wanted: &[u8; 4],
    length: fn([u8; 4]) -> u32,
    behind: usize,
    length_first: bool,
) -> Option<Vec<u8>> {
    loop {
        let (head, tail) = rest.split_first_chunk::<8>()?;
        let [a, b, c, d, e, f, g, h] = *head;
        let (size, name) =
            if length_first { ([a, b, c, d], [e, f, g, h]) } else { ([e, f, g, h], [a, b, c, d]) };
        let size = length(size) as usize;
        let data = tail.get(..size)?;
        if name == *wanted {
            return (size <= MOST).then(|| data.to_vec());
        }
        let even = if length_first { 0 } else { size % 2 };
        rest = tail.get(size + behind + even..)?;
    }
}

/// APP11 segments: `JP`, the number of the box, the number of the piece, and the piece, each with the box's head.
fn in_jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    const APP11: u8 = 0xEB;
    let mut pieces: BTreeMap<(u16, u32), &[u8]> = BTreeMap::new();
    for (marker, data) in Segments(bytes.get(2..)?) {
        if marker == APP11
            && let Some(data) = data.strip_prefix(b"JP")
            && let Some((number, data)) = data.split_first_chunk::<2>()
            && let Some((piece, data)) = data.split_first_chunk::<4>()
        {
            pieces.entry((u16::from_be_bytes(*number), u32::from_be_bytes(*piece))).or_insert(data);
        }
    }
    let mut stores: BTreeMap<u16, Vec<u8>> = BTreeMap::new();
    for ((number, _), data) in pieces {
        let store = stores.entry(number).or_default();
        let more = if store.is_empty() { data } else { data.get(8..).unwrap_or_default() };
        if store.len() + more.len() <= MOST {
            store.extend_from_slice(more);
        }
    }
    stores.into_values().find(|store| boxes(store).iter().any(|one| one.inside("c2pa").is_some()))
}

/// A box of JUMBF: a part of a store.
#[derive(Clone, Copy)]
struct Part<'a> {
    kind: [u8; 4],
    data: &'a [u8],
    depth: usize,
}

impl<'a> Part<'a> {
    /// The label of a box of boxes, and what it holds.
    fn superbox(&self) -> Option<(String, Vec<Part<'a>>)> {
        if &self.kind != b"jumb" || self.depth >= DEEPEST {
            return None;
        }
        let mut inside = boxes_at(self.data, self.depth + 1);
        if inside.is_empty() || &inside.first()?.kind != b"jumd" {
            return None;
        }
        let description = inside.remove(0).data;
        // Sixteen bytes of kind, one of flags, of which the second bit says that there is a label.
        let label = description.get(17..)?;
        let end = label.iter().position(|byte| *byte == 0).unwrap_or(label.len());
        let label = String::from_utf8_lossy(label.get(..end)?).into_owned();
        Some((label, inside))
    }

    /// What it holds, if its label is this one or a later edition of it: `c2pa.claim.v2`, `c2pa.actions__1`.
    fn inside(&self, label: &str) -> Option<Vec<Part<'a>>> {
        let (own, inside) = self.superbox()?;
        let rest = own.strip_prefix(label)?;
        (rest.is_empty() || rest.starts_with(".v") || rest.starts_with("__")).then_some(inside)
    }
}

fn boxes(bytes: &[u8]) -> Vec<Part<'_>> {
    boxes_at(bytes, 0)
}

/// The boxes that stand one behind the other. What is cut off is left out.
fn boxes_at(mut rest: &[u8], depth: usize) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    while let Some((head, tail)) = rest.split_first_chunk::<8>() {
        let [a, b, c, d, kind @ ..] = *head;
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        // A length of 0 is all there is; one of 1 would be longer than any store.
        let size = if length == 0 { tail.len() } else { length.wrapping_sub(8) };
        let (true, Some(data)) = (length != 1, tail.get(..size)) else { break };
        found.push(Part { kind, data, depth });
        rest = tail.get(size..).unwrap_or_default();
    }
    found
}

/// The CBOR in the box with that label.
fn named(boxes: &[Part<'_>], label: &str) -> Option<Value> {
    let inside = boxes.iter().find_map(|one| one.inside(label))?;
    let cbor = inside.iter().find(|one| &one.kind == b"cbor")?;
    ciborium::de::from_reader_with_recursion_limit(cbor.data, DEEPEST_VALUE).ok()
}

fn entry<'v>(map: &'v Value, key: &str) -> Option<&'v Value> {
    map.as_map()?.iter().find(|(name, _)| name.as_text() == Some(key)).map(|(_, value)| value)
}

/// A text of a map, on one line.
fn text(map: &Value, key: &str) -> Option<String> {
    let text = entry(map, key)?.as_text()?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect())
}

/// The program: by name and version in newer claims, in one word in older ones.
fn generator(claim: &Value) -> String {
    let info = entry(claim, "claim_generator_info");
    let info = info.and_then(|info| info.as_array().map_or(Some(info), |list| list.first()));
    let named = info.and_then(|info| {
        let version = text(info, "version").map(|version| format!(" {version}")).unwrap_or_default();
        Some(text(info, "name")? + &version)
    });
    named.or_else(|| text(claim, "claim_generator")).unwrap_or_default()
}

fn actions_of(actions: &Value) -> Vec<String> {
    let list = entry(actions, "actions").and_then(Value::as_array);
    let named = list.into_iter().flatten().filter_map(|action| text(action, "action"));
    named.take(MOST_ACTIONS).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn boxed(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        [&u32::try_from(data.len() + 8).unwrap().to_be_bytes(), kind.as_slice(), data].concat()
    }

    fn labelled(label: &str, inside: &[u8]) -> Vec<u8> {
        let description = boxed(b"jumd", &[&[0; 16], [3].as_slice(), label.as_bytes(), &[0]].concat());
        boxed(b"jumb", &[description.as_slice(), inside].concat())
    }

    fn cbor(value: serde_json::Value) -> Vec<u8> {
        let mut bytes = Vec::new();
        ciborium::into_writer(&value, &mut bytes).unwrap();
        boxed(b"cbor", &bytes)
    }

    fn manifest(claim: (&str, serde_json::Value), actions: &[&str]) -> Vec<u8> {
        let actions: Vec<_> = actions.iter().map(|action| serde_json::json!({ "action": action })).collect();
        let actions = labelled("c2pa.actions.v2", &cbor(serde_json::json!({ "actions": actions })));
        let parts = [
            labelled(
                "c2pa.assertions",
                &[labelled("c2pa.hash.data", &cbor(claim.1.clone())), actions].concat(),
            ),
            labelled(claim.0, &cbor(claim.1)),
            labelled("c2pa.signature", &cbor(serde_json::json!("…"))),
        ];
        labelled("urn:c2pa:1", &parts.concat())
    }

    fn store_of(manifests: &[Vec<u8>]) -> Vec<u8> {
        labelled("c2pa", &manifests.concat())
    }

    /// A store in APP11 segments of so many bytes.
    fn jpeg(store: &[u8], size: usize) -> Vec<u8> {
        let (head, body) = store.split_at(8);
        let mut file = vec![0xFF, 0xD8];
        for (number, piece) in body.chunks(size).enumerate() {
            let number = u32::try_from(number + 1).unwrap().to_be_bytes();
            let data = [b"JP\0\x01".as_slice(), &number, head, piece].concat();
            let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
            file.extend([[0xFF, 0xEB].as_slice(), &length, &data].concat());
        }
        [file, vec![0xFF, 0xDA]].concat()
    }

    #[test]
    fn a_claim_says_who_made_it_and_what_was_done() {
        let older = manifest(
            ("c2pa.claim", serde_json::json!({ "claim_generator": "Camera/1.0" })),
            &["c2pa.created"],
        );
        let claim = serde_json::json!({
            "claim_generator_info": { "name": "Darkroom", "version": "7.1" }, "dc:title": "ridge.jpg",
        });
        let newer = manifest(("c2pa.claim.v2", claim), &["c2pa.opened", "c2pa.cropped"]);
        let said = read(&jpeg(&store_of(&[older.clone(), newer]), 60)).unwrap();
        assert_eq!(
            said,
            Credentials {
                manifests: 2,
                generator: "Darkroom 7.1".into(),
                title: "ridge.jpg".into(),
                actions: vec!["c2pa.opened".into(), "c2pa.cropped".into()],
                signed: true,
            }
        );
        let store = store_of(&[older]);
        let length = u32::try_from(store.len()).unwrap();
        let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &length.to_be_bytes(), b"caBX", &store, &[0; 4]].concat();
        assert_eq!(read(&png).unwrap().generator, "Camera/1.0");
        let webp = [b"RIFF\0\0\0\0WEBPC2PA".as_slice(), &length.to_le_bytes(), &store].concat();
        assert_eq!(read(&webp).unwrap().actions, ["c2pa.created"]);
        // One directory with one tag, whose value stands behind it.
        let entry = [&[0xCD, 0x41, 0, 7], &length.to_be_bytes()[..], &26_u32.to_be_bytes()].concat();
        let tiff = [b"MM\0*\0\0\0\x08\0\x01".as_slice(), &entry, &[0; 4], &store].concat();
        assert_eq!(read(&tiff).unwrap().actions, ["c2pa.created"]);
        let number = b"\xD8\xFE\xC3\xD6\x1B\x0E\x48\x3C\x92\x97\x58\x28\x87\x7E\xC4\x81";
        let inside = [number, &[0; 4][..], b"manifest\0", &[0; 8], &store].concat();
        for kind in [b"avif", b"heic"] {
            let file = [boxed(b"ftyp", &[kind, &[0; 4][..]].concat()), boxed(b"uuid", &inside)].concat();
            assert_eq!(read(&file).unwrap().generator, "Camera/1.0");
        }
    }

    #[test]
    fn a_file_without_a_manifest_has_none() {
        assert_eq!(read(&[0xFF, 0xD8, 0xFF, 0xDA]), None);
        assert_eq!(read(&jpeg(&labelled("other", &[]), 60)), None);
        assert_eq!(read(b"GIF89a"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_harm(bytes: Vec<u8>, cut in 0_usize..400) {
            read(&bytes);
            read(&[b"\x89PNG\r\n\x1a\n".as_slice(), &bytes].concat());
            read(&[b"II*\0\x08\0\0\0".as_slice(), &bytes].concat());
            read(&[b"\0\0\0\x0Cftypavif".as_slice(), &bytes].concat());
            let claim = serde_json::json!({ "claim_generator": "Camera" });
            let mut whole = jpeg(&store_of(&[manifest(("c2pa.claim", claim), &["c2pa.created"])]), 80);
            whole.truncate(cut);
            whole.extend(bytes);
            read(&whole);
        }
    }
}
