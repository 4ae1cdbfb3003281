//! Styles as they stand on an element, as far as they say something about the words: how thick, how slanted, raised,
//! struck through, hidden. The rest is looks, which a story leaves to its page.

use super::tree::Element;

/// What an element's style says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Bold, or expressly not bold.
    pub(super) bold: Option<bool>,
    /// Slanted, or expressly upright.
    pub(super) italic: Option<bool>,
    /// Struck through.
    pub(super) struck: bool,
    /// Raised (`true`) or lowered.
    pub(super) raised: Option<bool>,
    /// Line ends in the text are line ends on the page.
    pub(super) keeps_lines: bool,
    /// Not to be seen.
    pub(super) hidden: bool,
    /// It has colours, typefaces or sizes of its own.
    pub(super) looks: bool,
}

/// Declarations of the `style` attribute: names in small letters, values trimmed.
pub(super) fn declarations(style: &str) -> impl Iterator<Item = (String, &str)> {
    style.split(';').filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        Some((name.trim().to_ascii_lowercase(), value.trim()))
    })
}

/// One declaration's value.
pub(super) fn value<'a>(element: &'a Element, wanted: &str) -> Option<&'a str> {
    declarations(element.attribute("style")).find(|(name, _)| name == wanted).map(|(_, value)| value)
}

const PLAIN_VALUES: &[&str] =
    &["inherit", "initial", "unset", "normal", "auto", "transparent", "none", "currentcolor"];

/// Reads an element's style.
pub(super) fn of(element: &Element) -> Style {
    let mut style =
        Style { hidden: element.has("hidden"), looks: element.name == "font", ..Style::default() };
    let text = element.attribute("style");
    if text.is_empty() {
        return style;
    }
    for (name, value) in declarations(text) {
        let value = value.trim_end_matches("!important").trim().to_ascii_lowercase();
        match name.as_str() {
            "font-weight" => {
                style.bold = match value.as_str() {
                    "bold" | "bolder" => Some(true),
                    "normal" | "lighter" => Some(false),
                    number => number.parse::<u32>().ok().map(|weight| weight >= 600),
                };
            }
            "font-style" => style.italic = Some(value.starts_with("italic") || value.starts_with("oblique")),
            "text-decoration" | "text-decoration-line" => style.struck |= value.contains("line-through"),
            "vertical-align" if value == "super" => style.raised = Some(true),
            "vertical-align" if value == "sub" => style.raised = Some(false),
            "white-space" => style.keeps_lines = value.starts_with("pre") || value == "break-spaces",
            "display" => style.hidden |= value == "none",
            "visibility" => style.hidden |= value == "hidden",
            "mso-hide" => style.hidden |= value == "all",
            "color" | "background" | "background-color" | "font-family" | "font-size" | "font" => {
                style.looks |= !PLAIN_VALUES.contains(&value.as_str());
            }
            _ => {}
        }
    }
    style
}
