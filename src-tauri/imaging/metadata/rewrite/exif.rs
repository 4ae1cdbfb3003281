//! EXIF: a new first directory is put behind everything that is there.
//!
//! Nothing that stands in the block changes its place, because makers' notes point into it in ways of their own. The
//! camera's clock is left alone: what the desk says of the date stands in XMP and IIM.

use super::{Doing, Wording};
use crate::PictureFault;
use crate::metadata::exif::{joined, read, write};
use model::photo::{Field, FieldKind, Metadata, Value};

/// A segment of a JPEG holds so much, and other programs expect no more elsewhere.
const MOST: usize = 65_520;
const TEXT: u16 = 2;
const ENTRY: usize = 12;

/// The block with the desk's description, creators and copyright; `None` when there was none and there is nothing to say.
pub(super) fn rewritten(block: Option<&[u8]>, wording: &Wording) -> Result<Option<Vec<u8>>, PictureFault> {
    let Some(block) = block else {
        return Ok(Some(write(&wording.metadata)).filter(|block| !block.is_empty()));
    };
    let bare = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
    let changed = wording.changed(&as_lists(&read(bare), &wording.metadata), is_written);
    if changed.is_empty() {
        return Ok(Some(bare.to_vec()));
    }
    let unreadable = || PictureFault::Unwritable("its EXIF is damaged".into());
    let block = with_texts(bare, &changed, wording).ok_or_else(unreadable)?;
    if block.len() > MOST {
        return Err(PictureFault::Unwritable("its EXIF leaves no room".into()));
    }
    Ok(Some(block))
}

fn is_written(field: &Field) -> bool {
    field.exif.is_some() && field.kind != FieldKind::Date
}

/// EXIF has one text for a list. Where it is what would be written, it says the same.
fn as_lists(there: &Metadata, desk: &Metadata) -> Metadata {
    let mut lists = there.clone();
    for (id, value) in desk.iter() {
        let same = there.get(id).is_some_and(|text| text.text() == joined(value));
        if let (true, Some(field)) = (same, model::photo::field(id)) {
            lists.set(field, value.clone());
        }
    }
    lists
}

/// `None` when the block is not built like a TIFF.
fn with_texts(block: &[u8], changed: &[&Field], wording: &Wording) -> Option<Vec<u8>> {
    let order = match block.get(..4)? {
        b"II*\0" => Order { little: true },
        b"MM\0*" => Order { little: false },
        _ => return None,
    };
    let first = order.long(block.get(4..8)?)?;
    let count = usize::from(order.short(block.get(first..first.checked_add(2)?)?)?);
    let entries_end = first.checked_add(2 + count * ENTRY)?;
    let next = block.get(entries_end..entries_end.checked_add(4)?)?;
    let mut out = block.to_vec();
    let mut entries: Vec<[u8; ENTRY]> = block
        .get(first + 2..entries_end)?
        .chunks_exact(ENTRY)
        .map(|entry| entry.try_into().ok())
        .collect::<Option<_>>()?;
    for field in changed {
        let tag = field.exif?;
        for entry in entries.iter().filter(|entry| order.short(*entry) == Some(tag)) {
            forget(&mut out, entry, order);
        }
        entries.retain(|entry| order.short(entry) != Some(tag));
        if let Doing::Write(value) = wording.about(field, None) {
            entries.push(text(&mut out, tag, value, order)?);
        }
    }
    entries.sort_by_key(|entry| order.short(entry));
    even(&mut out);
    let place = order.of_long(out.len())?;
    out.extend(order.of_short(u16::try_from(entries.len()).ok()?));
    out.extend(entries.concat());
    out.extend(next);
    out.get_mut(4..8)?.copy_from_slice(&place);
    Some(out)
}

/// An entry for a text, which is put behind what there is.
fn text(out: &mut Vec<u8>, tag: u16, value: &Value, order: Order) -> Option<[u8; ENTRY]> {
    let mut bytes = joined(value).replace('\0', " ").into_bytes();
    bytes.push(0);
    let mut entry = [0; ENTRY];
    entry[..2].copy_from_slice(&order.of_short(tag));
    entry[2..4].copy_from_slice(&order.of_short(TEXT));
    entry[4..8].copy_from_slice(&order.of_long(bytes.len())?);
    if let Some(room) = entry.get_mut(8..8 + bytes.len()) {
        room.copy_from_slice(&bytes);
    } else {
        even(out);
        entry[8..].copy_from_slice(&order.of_long(out.len())?);
        out.extend(bytes);
    }
    Some(entry)
}

/// Blanks a text that is replaced: nobody looks for it there, and it is not to be found there.
fn forget(out: &mut [u8], entry: &[u8; ENTRY], order: Order) {
    let [_, _, kind_a, kind_b, rest @ ..] = entry;
    let (Some(length), Some(place)) = (order.long(rest), order.long(&rest[4..])) else { return };
    if order.short(&[*kind_a, *kind_b]) == Some(TEXT)
        && length > 4
        && let Some(text) = place.checked_add(length).and_then(|end| out.get_mut(place..end))
    {
        text.fill(0);
    }
}

fn even(out: &mut Vec<u8>) {
    if out.len() % 2 == 1 {
        out.push(0);
    }
}

/// The order of bytes.
#[derive(Clone, Copy)]
struct Order {
    little: bool,
}

impl Order {
    fn short(self, bytes: &[u8]) -> Option<u16> {
        let pair = *bytes.first_chunk()?;
        Some(if self.little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    }

    fn long(self, bytes: &[u8]) -> Option<usize> {
        let word = *bytes.first_chunk()?;
        usize::try_from(if self.little { u32::from_le_bytes(word) } else { u32::from_be_bytes(word) }).ok()
    }

    fn of_short(self, number: u16) -> [u8; 2] {
        if self.little { number.to_le_bytes() } else { number.to_be_bytes() }
    }

    fn of_long(self, number: usize) -> Option<[u8; 4]> {
        let number = u32::try_from(number).ok()?;
        Some(if self.little { number.to_le_bytes() } else { number.to_be_bytes() })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use model::photo::field;

    fn wording(values: &[(&str, Value)]) -> Wording {
        let mut metadata = Metadata::default();
        for (id, value) in values {
            metadata.set(field(id).unwrap(), value.clone());
        }
        Wording { metadata, ..Wording::default() }
    }

    fn one(text: &str) -> Value {
        Value::One(text.into())
    }

    /// A block in which a camera left an orientation, an artist, and a note with a place in it.
    fn of_a_camera() -> Vec<u8> {
        let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
            [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value].concat()
        };
        [
            b"MM\0*\0\0\0\x08\0\x03".to_vec(),
            entry(0x112, 3, 1, [0, 6, 0, 0]),
            entry(0x13B, 2, 11, [0, 0, 0, 50]),
            entry(0xC634, 7, 5, [0, 0, 0, 61]),
            vec![0; 4],
            b"Old Artist\0notes".to_vec(),
        ]
        .concat()
    }

    #[test]
    fn only_the_texts_change_and_nothing_moves() {
        let words = wording(&[
            ("creator", Value::Many(vec!["Ana Silva".into(), "Ivo Berg".into()])),
            ("copyright", one("© Ana")),
        ]);
        let block = rewritten(Some(&of_a_camera()), &words).unwrap().unwrap();
        let back = read(&block);
        assert_eq!(back.list("creator"), ["Ana Silva", "Ivo Berg"]);
        assert_eq!(back.text("copyright"), "© Ana");
        assert_eq!(&block[61..66], b"notes");
        assert!(!block.windows(3).any(|part| part == b"Old"));
        assert_eq!(rewritten(Some(&block), &words).unwrap().unwrap(), block, "the same words change nothing");
    }

    #[test]
    fn a_description_that_was_emptied_goes() {
        let block = rewritten(Some(&of_a_camera()), &wording(&[("description", one("Storm"))])).unwrap();
        let words = Wording { emptied: vec!["description".into()], ..wording(&[]) };
        let block = rewritten(block.as_deref(), &words).unwrap().unwrap();
        assert_eq!(read(&block).text("description"), "");
        assert_eq!(read(&block).text("creator"), "Old Artist", "and what the desk says nothing of stays");
    }

    #[test]
    fn what_cannot_be_kept_is_refused() {
        for block in
            [b"MM\0*\0\0\0\xFF".to_vec(), b"nothing".to_vec(), [of_a_camera(), vec![0; 65_500]].concat()]
        {
            let refused = rewritten(Some(&block), &wording(&[("creator", one("Ana"))]));
            assert!(matches!(refused, Err(PictureFault::Unwritable(_))));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_block_is_rewritten_or_refused(tail: Vec<u8>, creator: String) {
            let words = wording(&[("creator", one(&creator))]);
            for start in [b"MM\0*\0\0\0\x08".as_slice(), b"II*\0\x08\0\0\0"] {
                let _ = rewritten(Some(&[start, &tail].concat()), &words);
            }
        }
    }
}
