//! IIM: the desk's datasets take the place of those that are there; the others are kept, in UTF-8 as all texts of the
//! block are then. Photoshop's other resources stay, and its digest of the IIM is made anew.

use super::{Doing, Wording};
use crate::metadata::iim::{Charset, DATE, Resources, TIME, dataset, datasets, is_text, said};
use md5::{Digest, Md5};
use model::photo::{FIELDS, Value};

const IIM: u16 = 0x0404;
/// MD5 of the IIM, by which programs see that somebody changed it after the XMP.
const DIGEST: u16 = 0x0425;
/// Where a block says how its texts are encoded.
const CHARSET: (u8, u8) = (1, 90);
const VERSION: (u8, u8) = (2, 0);
/// Datasets of record 2 that are no texts: a caption as a bitmap, and previews.
const NO_TEXTS: [u8; 4] = [125, 200, 201, 202];

/// The block with the desk's values; without one, a new one where there is `always` to be one.
pub(super) fn rewritten(block: Option<&[u8]>, wording: &Wording, always: bool) -> Option<Vec<u8>> {
    let Some(block) = block else {
        return always.then(|| {
            let iim = with_values(&[], wording);
            Resources::default().with(DIGEST, &Md5::digest(&iim)).with(IIM, &iim).written()
        });
    };
    let Some(resources) = Resources::read(block) else { return Some(with_values(block, wording)) };
    let Some(there) = resources.get(IIM).or(always.then_some(&[][..])) else { return Some(block.to_vec()) };
    let iim = with_values(there, wording);
    Some(resources.with(IIM, &iim).with(DIGEST, &Md5::digest(&iim)).written())
}

fn with_values(block: &[u8], wording: &Wording) -> Vec<u8> {
    let there = datasets(block);
    let charset = Charset::of(&there);
    let mut out: Vec<(u8, u8, Vec<u8>)> =
        vec![(CHARSET.0, CHARSET.1, b"\x1b%G".to_vec()), (VERSION.0, VERSION.1, vec![0, 4])];
    let mut ours: Vec<u8> = vec![];
    let something = Value::One(String::new());
    for field in FIELDS {
        let Some((number, _)) = field.iim else { continue };
        let stands = there.iter().any(|(record, dataset, _)| (*record, *dataset) == (2, number));
        // A value that says the same is written as well: it may be in another encoding.
        match wording.about(field, stands.then_some(&something)) {
            Doing::Leave => {}
            Doing::Write(value) => {
                let said = said(field, value);
                if !said.is_empty() {
                    ours.extend(with_time(number));
                    out.extend(said.into_iter().map(|(number, bytes)| (2, number, bytes)));
                }
            }
            Doing::Remove => ours.extend(with_time(number)),
        }
    }
    for (record, number, bytes) in there {
        if (record, number) == CHARSET
            || (record, number) == VERSION
            || (record == 2 && ours.contains(&number))
        {
            continue;
        }
        let text = record == 2 && !NO_TEXTS.contains(&number) && is_text(bytes);
        out.push((record, number, if text { charset.text(bytes).into_bytes() } else { bytes.to_vec() }));
    }
    // Records stand in their order; within one, repeated datasets keep theirs.
    out.sort_by_key(|(record, number, _)| (*record, *number));
    let mut block = Vec::new();
    out.iter().for_each(|(record, number, bytes)| dataset(&mut block, *record, *number, bytes));
    block
}

/// The numbers under which a field stands; a date stands beside its time.
fn with_time(number: u8) -> impl Iterator<Item = u8> {
    [number].into_iter().chain((number == DATE).then_some(TIME))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::metadata::iim::read;
    use model::photo::{Metadata, field};

    fn wording(values: &[(&str, &str)], emptied: &[&str]) -> Wording {
        let mut metadata = Metadata::default();
        for (id, value) in values {
            metadata.set(field(id).unwrap(), Value::One((*value).into()));
        }
        Wording { metadata, emptied: emptied.iter().map(|id| (*id).into()).collect(), iim: false }
    }

    /// As an older program wrote it: without a word on its encoding, with a dataset nobody here knows.
    fn older() -> Vec<u8> {
        let mut block = Vec::new();
        for (number, bytes) in
            [(0, b"\0\x02".as_slice()), (15, b"N\xE3o"), (25, b"mar"), (80, b"Jos\xE9"), (105, b"Old")]
        {
            dataset(&mut block, 2, number, bytes);
        }
        dataset(&mut block, 8, 10, b"\x01\x02");
        block
    }

    #[test]
    fn other_datasets_stay_and_all_texts_are_in_utf_8() {
        let words = wording(&[("headline", "Łódź"), ("instructions", "Not before Friday")], &["keywords"]);
        let block = rewritten(Some(&older()), &words, false).unwrap();
        let read = read(&block);
        assert_eq!((read.text("headline"), read.text("creator")), ("Łódź".into(), "José".into()));
        assert_eq!(read.text("instructions"), "Not before Friday", "a copy is no publication");
        assert_eq!(read.get("keywords"), None);
        let there = datasets(&block);
        assert!(there.contains(&(2, 15, "Não".as_bytes())) && there.contains(&(8, 10, &[1, 2])));
        assert!(there.is_sorted_by_key(|(record, number, _)| (*record, *number)));
        assert_eq!(rewritten(Some(&block), &words, false).unwrap(), block);
    }

    #[test]
    fn resources_stay_and_the_digest_is_of_what_stands_there() {
        let resources =
            Resources::default().with(0x03ED, b"resolution").with(IIM, &older()).with(DIGEST, &[7; 16]);
        let block =
            rewritten(Some(&resources.written()), &wording(&[("headline", "New")], &[]), false).unwrap();
        let back = Resources::read(&block).unwrap();
        assert_eq!(back.get(0x03ED), Some(b"resolution".as_slice()));
        assert_eq!(back.get(DIGEST), Some(Md5::digest(back.get(IIM).unwrap()).as_slice()));
        assert_eq!(read(&block).text("headline"), "New");
    }

    #[test]
    fn a_file_without_iim_gets_none_unless_it_is_asked_for() {
        let words = wording(&[("headline", "New")], &[]);
        assert_eq!(rewritten(None, &words, false), None);
        assert_eq!(read(&rewritten(None, &words, true).unwrap()).text("headline"), "New");
        let without = Resources::default().with(0x03ED, b"resolution").written();
        assert_eq!(rewritten(Some(&without), &words, false).unwrap(), without);
    }

    proptest::proptest! {
        #[test]
        fn any_block_is_rewritten_without_harm(tail: Vec<u8>) {
            let words = wording(&[("headline", "New")], &[]);
            for start in [b"8BIM\x04\x04\0\0".as_slice(), &[0x1C, 2], b""] {
                let block = rewritten(Some(&[start, &tail].concat()), &words, true).unwrap();
                proptest::prop_assert_eq!(read(&block).text("headline"), "New");
            }
        }
    }
}
