//! Metadata in picture files: three blocks in, three blocks out, by the names in the table of fields.

pub(crate) mod containers;
mod exif;
mod iim;
pub(crate) mod rewrite;
mod structures;
mod xmp_read;
mod xmp_write;

pub(crate) use iim::photoshop_segment;

use model::photo::{FIELDS, Field, FieldKind, Metadata, RawMetadata, Value};

/// The blocks as they stand in a file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Blocks {
    /// IIM, bare or in Photoshop's resources.
    pub(crate) iim: Option<Vec<u8>>,
    /// Packets: the first one, and what was too long for it.
    pub(crate) xmp: Vec<Vec<u8>>,
    /// A TIFF with tags.
    pub(crate) exif: Option<Vec<u8>>,
}

/// Blocks to be put into a file.
pub(crate) struct Written {
    pub(crate) iim: Vec<u8>,
    pub(crate) xmp: Vec<u8>,
    pub(crate) exif: Vec<u8>,
}

/// What the blocks say. A block that cannot be read says nothing.
pub(crate) fn read(blocks: &Blocks) -> RawMetadata {
    RawMetadata {
        iim: blocks.iim.as_deref().map(iim::read).map(said_by_people).unwrap_or_default(),
        xmp: said_by_people(xmp_read::read(&blocks.xmp)),
        exif: blocks.exif.as_deref().map(exif::read).map(said_by_people).unwrap_or_default(),
        sidecar: Metadata::default(),
    }
}

/// What a sidecar says; one that cannot be read says nothing.
pub(crate) fn read_sidecar(packet: Vec<u8>) -> Metadata {
    said_by_people(xmp_read::read(&[packet]))
}

/// What cameras write where a description would stand, in small letters. It says nothing of the picture, and would stand
/// under it.
const FILLERS: &[&str] = &[
    "olympus digital camera",
    "sony dsc",
    "minolta digital camera",
    "konica minolta digital camera",
    "pentax digital camera",
    "samsung digital camera",
    "samsung",
    "digital camera",
    "digital image",
    "kodak digital still camera",
    "exif_jpeg_picture",
    "untitled",
    "default",
    "dav",
    "cof",
    "mde",
    "oznor",
    "edf",
    "sdr",
];

/// Without what no person said: a camera's filler for a description, zeros and blanks for a date.
fn said_by_people(mut metadata: Metadata) -> Metadata {
    for field in FIELDS {
        let said = metadata.text(field.id).trim().to_lowercase();
        let filler = match field.kind {
            FieldKind::Date => !said.is_empty() && !said.chars().any(|c| ('1'..='9').contains(&c)),
            _ => {
                field.id == "description" && (FILLERS.contains(&said.as_str()) || said.starts_with("dcim\\"))
            }
        };
        if filler {
            metadata.set(field, Value::One(String::new()));
        }
    }
    metadata
}

/// The blocks that say what may be published, and nothing else.
pub(crate) fn write(metadata: &Metadata) -> Written {
    Written { iim: iim::write(metadata), xmp: xmp_write::write(metadata), exif: exif::write(metadata) }
}

/// The fields that may leave.
fn published() -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(|field| field.published)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use model::photo::field;

    #[test]
    fn what_cameras_write_to_fill_a_field_says_nothing() {
        let said = |id: &str, text: &str| {
            let mut metadata = Metadata::default();
            metadata.set(field(id).unwrap(), Value::One(text.to_owned()));
            said_by_people(metadata).text(id)
        };
        for text in ["OLYMPUS DIGITAL CAMERA         ", "SONY DSC", "DCIM\\100MEDIA\\DJI_0001.JPG"] {
            assert_eq!(said("description", text), "");
        }
        assert_eq!(said("description", "A Sony DSC on a table"), "A Sony DSC on a table");
        for text in ["0000-00-00T00:00:00", ":  :     :  :", "00000000"] {
            assert_eq!(said("date_created", text), "");
        }
        assert_eq!(said("date_created", "around 1950"), "around 1950", "people know what they mean");
    }
}
