//! IIM for published files: UTF-8, marked as such, every value cut to its limit.

use super::super::published;
use super::{DATE, MARKER, RESOURCE, Resources, TIME};
use model::photo::{Field, FieldKind, Metadata, Taken, Value};

/// Writes the fields that IIM knows and that may leave, in UTF-8, each cut to its limit at a whole character.
pub(in super::super) fn write(metadata: &Metadata) -> Vec<u8> {
    let mut out = Vec::new();
    dataset(&mut out, 1, 90, b"\x1b%G");
    dataset(&mut out, 2, 0, &[0, 4]);
    let mut numbered: Vec<_> = published().filter_map(|field| field.iim.map(|iim| (iim, field))).collect();
    numbered.sort_by_key(|((number, _), _)| *number);
    for (_, field) in numbered {
        let Some(value) = metadata.get(field.id) else { continue };
        said(field, value).iter().for_each(|(number, bytes)| dataset(&mut out, 2, *number, bytes));
    }
    out
}

/// The datasets of record 2 that say a value; none for a field that IIM does not know.
pub(in super::super) fn said(field: &Field, value: &Value) -> Vec<(u8, Vec<u8>)> {
    let Some((number, limit)) = field.iim else { return Vec::new() };
    let one = |text: &str| (number, cut(text, limit).as_bytes().to_vec());
    match field.kind {
        _ if number == DATE => date_and_time(&value.text()),
        FieldKind::List => value.parts().iter().map(|part| one(part)).collect(),
        _ => vec![one(&value.text())],
    }
}

/// A time without a zone is not said: IIM has none without, and nobody said one.
fn date_and_time(moment: &str) -> Vec<(u8, Vec<u8>)> {
    let (date, time) = Taken::read(moment).map(|taken| taken.as_iim()).unwrap_or_default();
    let said = [(DATE, date), (TIME, time)].into_iter();
    said.filter_map(|(number, text)| Some((number, text?.into_bytes()))).collect()
}

/// Writes a dataset; one of 32 KB or more in the extended form, which says in how many bytes its size stands.
pub(in super::super) fn dataset(out: &mut Vec<u8>, record: u8, number: u8, bytes: &[u8]) {
    out.extend([MARKER, record, number]);
    match i16::try_from(bytes.len()) {
        Ok(size) => out.extend(size.to_be_bytes()),
        Err(_) => {
            out.extend([0x80, 4]);
            out.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
        }
    }
    out.extend(bytes);
}

/// As much of a text as fits into so many bytes.
fn cut(text: &str, limit: usize) -> &str {
    let mut end = text.len().min(limit);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The contents of a JPEG's APP13 segment with this IIM.
pub(crate) fn photoshop_segment(iim: &[u8]) -> Vec<u8> {
    [b"Photoshop 3.0\0".as_slice(), &Resources::default().with(RESOURCE, iim).written()].concat()
}
