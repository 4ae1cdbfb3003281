//! Fields that Galley wrote and Word does not show, and the others by their lines.

use super::Reader;
use crate::docx::write::kept_fields;
use crate::import::Piece;
use crate::office::line::Item;
use crate::office::opening::{guess_fields, take_fields};
use crate::office::xml::Element;
use model::story::fields::Contributor;

impl Reader<'_> {
    pub(super) fn opening(&mut self, items: &mut Vec<Item>, core: Option<&Element>, piece: &mut Piece) {
        take_fields(items, piece, &mut self.said, &mut self.comments);
        self.kept_fields(piece);
        if !self.ours {
            let said =
                |name: &str| core.and_then(|core| core.child(name)).map(Element::words).unwrap_or_default();
            guess_fields(
                items,
                &said("title"),
                &said("creator"),
                &self.styles.language,
                piece,
                &mut self.comments,
            );
        }
    }

    /// Fields that Galley wrote and Word does not show.
    fn kept_fields(&mut self, piece: &mut Piece) {
        for kept in self.kept.values() {
            let (Some(field), Some(value)) = (kept.get("field"), kept.get("value")) else { continue };
            if kept_fields().any(|known| known == field) {
                // A value that does not fit any more is no field.
                let _ = piece.fields.set_text(field, value);
            } else if field == "contributors"
                && let Ok(known) = serde_json::from_str::<Vec<Contributor>>(value)
            {
                for name in &mut piece.fields.byline {
                    if let Some(known) = known.iter().find(|known| known.name == name.name) {
                        name.clone_from(known);
                    }
                }
            }
        }
    }
}
