//! OpenDocument texts, in. (Out goes Word's format, which every office program reads.)

mod read;

pub use read::read;
