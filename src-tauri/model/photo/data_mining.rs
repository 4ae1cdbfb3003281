//! What a supplier says about the mining of a picture's data: the terms of the PLUS vocabulary.
//!
//! A value is the term's whole address. One that is not in this list stays as it is.

use super::Choice;

/// The terms that are offered, from what allows most to what allows least.
#[rustfmt::skip]
pub(super) const DATA_MINING: &[Choice] = &[
    term("http://ns.useplus.org/ldf/vocab/DMI-UNSPECIFIED", "Not prohibited by the supplier"),
    term("http://ns.useplus.org/ldf/vocab/DMI-ALLOWED", "Allowed"),
    term("http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-GENAIMLTRAINING", "Not for training generative AI"),
    term("http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING", "Not for training AI or machine learning"),
    term("http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING", "Only for search engines"),
    term("http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED", "Prohibited"),
    term("http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-SEECONSTRAINT", "Prohibited, see the other constraints"),
];

const fn term(value: &'static str, label: &'static str) -> Choice {
    Choice { value, label, told: false }
}
