//! IIM for published files: UTF-8, marked as such, every value cut to its limit.

use super::super::published;
use super::{DATE, MARKER, RESOURCE, TIME};
use model::photo::{FieldKind, Metadata};

/// Writes the fields that IIM knows and that may leave, in UTF-8, each cut to its limit at a whole character.
pub(in super::super) fn write(metadata: &Metadata) -> Vec<u8> {
    let mut out = Vec::new();
    dataset(&mut out, 1, 90, b"\x1b%G");
    dataset(&mut out, 2, 0, &[0, 4]);
    let mut numbered: Vec<_> = published().filter_map(|field| field.iim.map(|iim| (iim, field))).collect();
    numbered.sort_by_key(|((number, _), _)| *number);
    for ((number, limit), field) in numbered {
        let Some(value) = metadata.get(field.id) else { continue };
        if number == DATE {
            write_date(&mut out, &value.text());
        } else if field.kind == FieldKind::List {
            value.parts().iter().for_each(|part| dataset(&mut out, 2, number, cut(part, limit).as_bytes()));
        } else {
            dataset(&mut out, 2, number, cut(&value.text(), limit).as_bytes());
        }
    }
    out
}

fn write_date(out: &mut Vec<u8>, moment: &str) {
    let digits: String = moment.chars().take(10).filter(char::is_ascii_digit).collect();
    if digits.len() != 8 {
        return;
    }
    dataset(out, 2, DATE, digits.as_bytes());
    let time: String = moment.chars().skip(11).take(8).filter(char::is_ascii_digit).collect();
    let zone: String =
        moment.chars().skip(19).filter(|c| c.is_ascii_digit() || matches!(c, '+' | '-')).collect();
    if time.len() == 6 {
        let zone = if zone.len() == 5 { zone } else { "+0000".to_owned() };
        dataset(out, 2, TIME, format!("{time}{zone}").as_bytes());
    }
}

pub(super) fn dataset(out: &mut Vec<u8>, record: u8, number: u8, bytes: &[u8]) {
    // Longer than any limit of the table would have to be written in the extended form.
    let bytes = bytes.get(..bytes.len().min(0x7FFF)).unwrap_or_default();
    out.extend([MARKER, record, number]);
    out.extend(u16::try_from(bytes.len()).unwrap_or(0).to_be_bytes());
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
    let mut out = b"Photoshop 3.0\0".to_vec();
    out.extend(b"8BIM");
    out.extend(RESOURCE.to_be_bytes());
    out.extend([0, 0]);
    out.extend(u32::try_from(iim.len()).unwrap_or(0).to_be_bytes());
    out.extend(iim);
    if iim.len() % 2 == 1 {
        out.push(0);
    }
    out
}
