//! The zip a Word or OpenDocument file is: its parts by name, within limits that no honest manuscript meets.
//!
//! A part is unpacked only when it is asked for, and never past its limit, whatever the zip says of itself.

use super::Unreadable;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The most files in one.
const MOST_PARTS: usize = 5_000;
/// The largest part that is text, unpacked, in bytes.
const LARGEST_TEXT: u64 = 64_000_000;
/// The largest picture, unpacked, in bytes.
const LARGEST_PICTURE: u64 = 50_000_000;
/// All that is unpacked of one file, in bytes.
const LARGEST_WHOLE: u64 = 400_000_000;
/// Text that shrinks more than this, and is larger than `SMALL`, was made to fill a memory.
const DENSEST: u64 = 300;
const SMALL: u64 = 4_000_000;

/// An opened file.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    places: BTreeMap<String, usize>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens the zip; nothing is unpacked yet.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
        if archive.len() > MOST_PARTS {
            return Err(Unreadable::TooLarge);
        }
        let mut places = BTreeMap::new();
        for index in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(index) {
                places.entry(name.replace('\\', "/").trim_start_matches('/').to_owned()).or_insert(index);
            }
        }
        Ok(Self { archive, places, left: LARGEST_WHOLE })
    }

    /// Is there a part of that name?
    pub(crate) fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// The names of all parts.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// A part that is text; `None` when it is not there. Bytes that are no UTF-8 become U+FFFD.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(bytes) = self.unpacked(name, LARGEST_TEXT, DENSEST)? else { return Ok(None) };
        let text = match encoding_rs::Encoding::for_bom(&bytes) {
            Some((encoding, _)) => encoding.decode(&bytes).0.into_owned(),
            None => String::from_utf8(bytes)
                .unwrap_or_else(|fault| String::from_utf8_lossy(fault.as_bytes()).into_owned()),
        };
        Ok(Some(text))
    }

    /// A part as it is; `None` when it is not there.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        self.unpacked(name, LARGEST_PICTURE, u64::MAX)
    }

    fn unpacked(&mut self, name: &str, limit: u64, densest: u64) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(index) = self.places.get(name) else { return Ok(None) };
        let part = self.archive.by_index(*index).map_err(|_| Unreadable::Broken)?;
        if part.encrypted() {
            return Err(Unreadable::Locked);
        }
        let packed = part.compressed_size().max(1);
        let dense = densest.saturating_mul(packed).max(SMALL);
        let most = limit.min(self.left).min(dense);
        let mut bytes = Vec::new();
        // The size the zip claims is not believed: one byte more than is allowed is too much.
        part.take(most + 1).read_to_end(&mut bytes).map_err(|_| Unreadable::Broken)?;
        if bytes.len() as u64 > most {
            return Err(Unreadable::TooLarge);
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }
}

/// Packs a book: its media type first and bare, so that a reader finds it without unpacking anything.
pub(crate) fn pack_book<'p>(
    media_type: &str,
    parts: impl IntoIterator<Item = (&'p str, &'p [u8])>,
) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let bare = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    let _ = writer.start_file("mimetype", bare).map(|()| writer.write_all(media_type.as_bytes()));
    pack_into(writer, parts)
}

/// Packs parts in the order given; the same parts give the same bytes.
pub(crate) fn pack<'p>(parts: impl IntoIterator<Item = (&'p str, &'p [u8])>) -> Vec<u8> {
    pack_into(ZipWriter::new(Cursor::new(Vec::new())), parts)
}

fn pack_into<'p>(
    mut writer: ZipWriter<Cursor<Vec<u8>>>,
    parts: impl IntoIterator<Item = (&'p str, &'p [u8])>,
) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in parts {
        // Writing into memory has no way to fail but for parts beyond four gigabytes, which nothing here has.
        let _ = writer.start_file(name, options).map(|()| writer.write_all(bytes));
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}
