//! `fragment.html`: the text alone, to be pasted into a content system.

use super::Copy;
use super::tree::written;

pub(super) fn write(copy: &Copy<'_>) -> Vec<u8> {
    written(&copy.text).into_bytes()
}
