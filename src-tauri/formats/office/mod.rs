//! What Word and OpenDocument files have in common: a zip of XML parts, paragraphs with roles, and how blocks are made
//! of them.

pub(crate) mod comments;
pub(crate) mod fold;
pub(crate) mod grid;
pub(crate) mod line;
mod misnamed;
pub(crate) mod names;
pub(crate) mod opening;
pub(crate) mod package;
pub(crate) mod passages;
pub(crate) mod said;
pub(crate) mod slots;
pub(crate) mod xml;

use crate::import::Piece;
pub use comments::{About, Comment, Passage, Saying};
pub use misnamed::{Misnamed, misnamed};
use model::PhotoId;

/// A manuscript that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Manuscript {
    /// Fields, text, guesses and the report.
    pub piece: Piece,
    /// The pictures in it. Figures of the document name them by these ids, which no desk knows yet.
    pub pictures: Vec<EmbeddedPicture>,
    /// The comments in it, in the order of the file.
    pub comments: Vec<Comment>,
}

/// A picture out of a manuscript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmbeddedPicture {
    /// What figures call it: made from its bytes, so that the same picture has the same id in every file.
    pub id: PhotoId,
    /// The photo of a desk it was when Galley wrote the file.
    pub was: Option<PhotoId>,
    /// Its name in the file.
    pub name: String,
    /// The picture.
    pub bytes: Vec<u8>,
}

/// Why a manuscript cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is damaged, or something else than its name says.
    #[error("it is damaged, or no document of its kind")]
    Broken,
    /// It has a password.
    #[error("it is locked with a password")]
    Locked,
    /// Unpacked it is larger than any manuscript.
    #[error("it is larger inside than any manuscript")]
    TooLarge,
}

/// What a picture is called before a desk knows it.
pub(crate) fn id_of(bytes: &[u8]) -> PhotoId {
    let hash = blake3::hash(bytes);
    let mut id = [0_u8; 16];
    id.iter_mut().zip(hash.as_bytes()).for_each(|(to, from)| *to = *from);
    PhotoId(uuid::Builder::from_custom_bytes(id).into_uuid())
}

/// What kind of manuscript the bytes are; `None` when they are none.
pub fn kind_of(bytes: &[u8]) -> Option<Kind> {
    if !bytes.starts_with(b"PK") {
        return None;
    }
    let mut package = package::Package::open(bytes).ok()?;
    if let Ok(Some(kind)) = package.text("mimetype")
        && kind.trim_start().starts_with("application/vnd.oasis.opendocument.text")
    {
        return Some(Kind::OpenDocument);
    }
    if package.has("[Content_Types].xml") && package.names().any(|name| name.starts_with("word/")) {
        return Some(Kind::Word);
    }
    (package.has("content.xml") && package.has("META-INF/manifest.xml")).then_some(Kind::OpenDocument)
}

/// The kinds of manuscripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `.docx`.
    Word,
    /// `.odt`.
    OpenDocument,
}

/// Reads a manuscript of whichever kind the bytes are.
pub fn read(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    match kind_of(bytes) {
        Some(Kind::Word) => crate::docx::read(bytes),
        Some(Kind::OpenDocument) => crate::odt::read(bytes),
        None => Err(Unreadable::Broken),
    }
}
