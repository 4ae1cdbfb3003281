//! Documents to and from outside text: Galley Markdown, imported pieces, Word and OpenDocument, the published page
//! and the site around it.
//!
//! Everything here is a function of values: no files, no clock, no network. Reading never fails on any text and
//! never loses visible words; writing is deterministic. Only owner of `pulldown-cmark`.

pub mod docx;
pub mod import;
pub mod markdown;
pub mod odt;
pub mod office;
pub mod page;
pub mod site;
