//! How a picture was made: the terms of the IPTC's Digital Source Type, and which of them readers are told of.
//!
//! A value is the term's whole address. One that is not in this list (older, or newer) stays as it is and is read by
//! its last part; nothing is guessed from it.

use super::{Choice, Photo};

/// What readers are told about a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// A generative model made it.
    Generated,
    /// A generative model made or changed a part of it.
    Altered,
}

/// The terms that are offered, from what a newsroom has every day to what it has seldom.
#[rustfmt::skip]
pub const SOURCE_TYPES: &[Choice] = &[
    term("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture", "Photograph from a camera"),
    term("http://cv.iptc.org/newscodes/digitalsourcetype/computationalCapture", "Photograph from several frames, as phones make them"),
    term("http://cv.iptc.org/newscodes/digitalsourcetype/negativeFilm", "Scanned from a negative"),
    term("http://cv.iptc.org/newscodes/digitalsourcetype/positiveFilm", "Scanned from a slide"),
    term("http://cv.iptc.org/newscodes/digitalsourcetype/print", "Scanned from a print"),
    term("http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits", "Photograph changed by a person beyond correction"),
    term("http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicallyEnhanced", "Photograph enhanced by an algorithm"),
    term("http://cv.iptc.org/newscodes/digitalsourcetype/compositeCapture", "Composite of photographs"),
    term("http://cv.iptc.org/newscodes/digitalsourcetype/composite", "Composite of other pictures"),
    term("http://cv.iptc.org/newscodes/digitalsourcetype/screenCapture", "Picture of a screen"),
    term("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation", "Drawn or made by a person with a program"),
    term("http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia", "Made from data: a chart, a map, a satellite picture"),
    term("http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia", "Made by an algorithm without training data"),
    told("http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia", "Photograph changed with generative AI"),
    told("http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic", "Composite with parts from generative AI"),
    told("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", "Made with generative AI"),
];

const fn term(value: &'static str, label: &'static str) -> Choice {
    Choice { value, label, told: false }
}

const fn told(value: &'static str, label: &'static str) -> Choice {
    Choice { told: true, ..term(value, label) }
}

/// What readers are told about a picture of that source type; `None` for nothing.
pub fn made(source_type: &str) -> Option<Made> {
    match source_type.trim().trim_end_matches('/').rsplit('/').next() {
        Some("trainedAlgorithmicMedia") => Some(Made::Generated),
        Some("compositeWithTrainedAlgorithmicMedia" | "compositeSynthetic") => Some(Made::Altered),
        _ => None,
    }
}

impl Photo {
    /// What readers are told about how it was made.
    pub fn made(&self) -> Option<Made> {
        made(&self.metadata.text("digital_source_type"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_stands_once_and_readers_are_told_of_three() {
        let values: std::collections::HashSet<_> = SOURCE_TYPES.iter().map(|term| term.value).collect();
        assert_eq!(values.len(), SOURCE_TYPES.len());
        assert!(SOURCE_TYPES.iter().all(|term| made(term.value).is_some() == term.told));
        assert_eq!(SOURCE_TYPES.iter().filter(|term| term.told).count(), 3);
        // Some programs write https, or a slash at the end.
        assert_eq!(
            made("https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia/"),
            Some(Made::Generated)
        );
        assert_eq!(made("http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"), None);
        assert_eq!(made(""), None);
    }
}
