//! EXIF: who, what, whose and when. Everything else in it (places, serial numbers, maker's notes) is left alone.

use super::published;
use exif::experimental::Writer;
use exif::{Context, Exif, Field as Entry, In, Reader, Tag, Value as Stored};
use model::photo::{FIELDS, FieldKind, Metadata, Value};
use std::io::Cursor;

/// Reads the fields of the table out of an EXIF block.
pub(super) fn read(block: &[u8]) -> Metadata {
    let block = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
    let mut metadata = Metadata::default();
    let Ok(exif) = Reader::new()
        .continue_on_error(true)
        .read_raw(block.to_vec())
        .or_else(|error| error.distill_partial_result(|_| {}))
    else {
        return metadata;
    };
    for field in FIELDS {
        let Some(number) = field.exif else { continue };
        let context = if number == Tag::DateTimeOriginal.number() { Context::Exif } else { Context::Tiff };
        let Some(text) = text(&exif, Tag(context, number)) else { continue };
        let value = match field.kind {
            FieldKind::Date => Value::One(date(&text, self::text(&exif, Tag::OffsetTimeOriginal).as_deref())),
            FieldKind::List => Value::Many(text.split(';').map(str::to_owned).collect()),
            _ => Value::One(text),
        };
        metadata.set(field, value);
    }
    metadata
}

/// The text of a tag, in UTF-8 where it is that, else byte by byte.
fn text(exif: &Exif, tag: Tag) -> Option<String> {
    let Stored::Ascii(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let bytes = parts.iter().find(|part| !part.is_empty())?;
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    let text = text.trim_matches(|c: char| c == '\0' || c.is_whitespace()).to_owned();
    (!text.is_empty()).then_some(text)
}

/// `2024:06:30 17:05:00` and `+02:00` as `2024-06-30T17:05:00+02:00`.
fn date(moment: &str, zone: Option<&str>) -> String {
    match moment.split_once(' ') {
        Some((day, time)) if day.len() == 10 => {
            format!("{}T{time}{}", day.replace(':', "-"), zone.unwrap_or_default())
        }
        _ => moment.to_owned(),
    }
}

/// EXIF has one text for several names, with semicolons between.
pub(super) fn joined(value: &Value) -> String {
    value.parts().join("; ")
}

/// Writes description, creators and copyright.
pub(super) fn write(metadata: &Metadata) -> Vec<u8> {
    let entries: Vec<Entry> = published()
        .filter(|field| field.kind != FieldKind::Date)
        .filter_map(|field| Some((field.exif?, metadata.get(field.id)?)))
        .map(|(number, value)| Entry {
            tag: Tag(Context::Tiff, number),
            ifd_num: In::PRIMARY,
            value: Stored::Ascii(vec![joined(value).replace('\0', " ").into_bytes()]),
        })
        .collect();
    let mut writer = Writer::new();
    entries.iter().for_each(|entry| writer.push_field(entry));
    let mut out = Cursor::new(Vec::new());
    // Writing to memory fails only for values that cannot be said in EXIF; then none are said.
    match writer.write(&mut out, false) {
        Ok(()) => out.into_inner(),
        Err(_) => Vec::new(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use model::photo::field;

    #[test]
    fn what_is_written_is_read() {
        let mut metadata = Metadata::default();
        metadata.set(field("creator").unwrap(), Value::Many(vec!["Ana Silva".into(), "Ivo Berg".into()]));
        metadata.set(field("copyright").unwrap(), Value::One("© 2026 Ana Silva".into()));
        let back = read(&write(&metadata));
        assert_eq!(back.list("creator"), ["Ana Silva", "Ivo Berg"]);
        assert_eq!(back.text("copyright"), "© 2026 Ana Silva");
    }

    #[test]
    fn dates_are_said_as_everywhere() {
        assert_eq!(date("2024:06:30 17:05:00", Some("+02:00")), "2024-06-30T17:05:00+02:00");
        assert_eq!(date("yesterday", None), "yesterday");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_harm(tail: Vec<u8>) {
            read(&tail);
            read(&[b"MM\0*\0\0\0\x08".as_slice(), &tail].concat());
            read(&[b"II*\0\x08\0\0\0".as_slice(), &tail].concat());
        }
    }
}
