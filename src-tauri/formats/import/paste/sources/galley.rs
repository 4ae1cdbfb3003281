//! Galley: its own marks are read as what they say, and nothing has to be undone.

use super::Signs;

pub(super) fn recognises(signs: &Signs<'_>) -> bool {
    signs.has("data-galley")
}
