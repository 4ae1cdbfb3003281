//! IPTC IIM: numbered datasets with limits in bytes, inside Photoshop's resource blocks.
//!
//! Source: IPTC Information Interchange Model 4.2; the resource blocks after Adobe's file format description.
//! Writing stands in [`write`], the encodings of text in [`charset`], the blocks around it in [`resources`].

mod charset;
mod resources;
mod write;

pub(super) use charset::{Charset, is_text};
pub(super) use resources::Resources;
pub(crate) use write::photoshop_segment;
pub(super) use write::{dataset, said, write};

use model::photo::{FIELDS, FieldKind, Metadata, Value};

const MARKER: u8 = 0x1C;
const RESOURCE: u16 = 0x0404;
/// Dataset 2:60, the time that belongs to the date in 2:55.
pub(super) const TIME: u8 = 60;
pub(super) const DATE: u8 = 55;

/// Reads the datasets out of Photoshop's resource blocks, or out of bare IIM.
pub(super) fn read(block: &[u8]) -> Metadata {
    let resources = Resources::read(block);
    let block = resources.as_ref().and_then(|resources| resources.get(RESOURCE)).unwrap_or(block);
    let mut metadata = Metadata::default();
    let datasets = datasets(block);
    let charset = Charset::of(&datasets);
    let text = |bytes: &[u8]| charset.text(bytes);
    for field in FIELDS {
        let Some((number, _)) = field.iim else { continue };
        let values: Vec<String> = datasets
            .iter()
            .filter(|(record, dataset, _)| (*record, *dataset) == (2, number))
            .map(|(_, _, bytes)| text(bytes))
            .filter(|text| !text.trim().is_empty())
            .collect();
        let Some(first) = values.first().cloned() else { continue };
        match field.kind {
            FieldKind::List => metadata.set(field, Value::Many(values)),
            FieldKind::Date => {
                let time = datasets.iter().find(|(record, dataset, _)| (*record, *dataset) == (2, TIME));
                metadata
                    .set(field, Value::One(date(&first, time.map(|(_, _, bytes)| text(bytes)).as_deref())));
            }
            _ => metadata.set(field, Value::One(first)),
        }
    }
    metadata
}

/// Every dataset as record, number and bytes; what follows a damaged one is left out.
pub(super) fn datasets(block: &[u8]) -> Vec<(u8, u8, &[u8])> {
    let mut found = Vec::new();
    let mut rest = block;
    while let [MARKER, record, number, high, low, tail @ ..] = rest {
        let short = usize::from(u16::from_be_bytes([*high, *low]));
        let (size, data) = if short & 0x8000 == 0 {
            (short, tail)
        } else {
            // An extended dataset says in how many bytes its size stands.
            let count = short & 0x7FFF;
            let Some((size, data)) = tail.split_at_checked(count).filter(|_| count <= 4) else { break };
            (size.iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte)), data)
        };
        let Some((bytes, tail)) = data.split_at_checked(size) else { break };
        found.push((*record, *number, bytes));
        rest = tail;
    }
    found
}

/// `20240630` and `170500+0200` as `2024-06-30T17:05:00+02:00`.
fn date(date: &str, time: Option<&str>) -> String {
    let day = match (date.get(..4), date.get(4..6), date.get(6..8)) {
        (Some(year), Some(month), Some(day)) => format!("{year}-{month}-{day}"),
        _ => return date.to_owned(),
    };
    let Some(time) = time.filter(|time| time.len() >= 6 && time.is_ascii()) else { return day };
    let zone = match time.get(6..11) {
        Some(zone) => format!("{}:{}", &zone[..3], &zone[3..]),
        None => String::new(),
    };
    format!("{day}T{}:{}:{}{zone}", &time[..2], &time[2..4], &time[4..6])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use model::photo::field;

    #[test]
    fn what_is_written_is_read_and_limits_hold_at_whole_characters() {
        let mut metadata = Metadata::default();
        let long = "Łódź ".repeat(20);
        metadata.set(field("city").unwrap(), Value::One(long.clone()));
        metadata.set(field("creator").unwrap(), Value::Many(vec!["Ana Silva".into(), "Ivo Berg".into()]));
        metadata.set(field("date_created").unwrap(), Value::One("2024-06-30T17:05:00+02:00".into()));
        metadata.set(field("instructions").unwrap(), Value::One("Not before Friday".into()));
        let written = write(&metadata);
        for block in [written.clone(), photoshop_segment(&written)[14..].to_vec()] {
            let back = read(&block);
            assert!(long.starts_with(&back.text("city")) && back.text("city").len() <= 32);
            assert_eq!(back.list("creator"), ["Ana Silva", "Ivo Berg"]);
            assert_eq!(back.text("date_created"), "2024-06-30T17:05:00+02:00");
            assert_eq!(back.get("instructions"), None, "instructions never leave");
        }
    }

    #[test]
    fn one_encoding_holds_for_all_values_of_a_file() {
        let mut block = Vec::new();
        dataset(&mut block, 2, 80, b"Jos\xe9 \x93Pepe\x94");
        dataset(&mut block, 2, 90, b"C\xe1diz");
        assert_eq!(read(&block).list("creator"), ["José “Pepe”"]);
        assert_eq!(read(&block).text("city"), "Cádiz");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_harm(bytes: Vec<u8>, tail: Vec<u8>) {
            read(&bytes);
            read(&[b"8BIM\x04\x04\0\0".as_slice(), &tail].concat());
            read(&[&[0x1C, 2][..], &tail].concat());
        }
    }
}
