//! The style sheet: Word's own styles where it has them, Galley's by the names in `office::names`.
//!
//! No paragraph style is bold or italic, so that emphasis in it can be seen and comes back.

/// Id, name, what it is based on, and its properties.
type Style = (&'static str, &'static str, &'static str, &'static str);

const PARAGRAPHS: &[Style] = &[
    (
        "Title",
        "Title",
        "Normal",
        "<w:pPr><w:spacing w:before=\"120\" w:after=\"120\"/></w:pPr><w:rPr><w:sz w:val=\"48\"/></w:rPr>",
    ),
    (
        "Subtitle",
        "Subtitle",
        "Normal",
        "<w:pPr><w:spacing w:after=\"240\"/></w:pPr><w:rPr><w:color w:val=\"595959\"/><w:sz w:val=\"28\"/></w:rPr>",
    ),
    (
        "Heading2",
        "heading 2",
        "Normal",
        "<w:pPr><w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/><w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:sz w:val=\"34\"/></w:rPr>",
    ),
    (
        "Heading3",
        "heading 3",
        "Normal",
        "<w:pPr><w:keepNext/><w:spacing w:before=\"280\" w:after=\"100\"/><w:outlineLvl w:val=\"2\"/></w:pPr><w:rPr><w:sz w:val=\"29\"/></w:rPr>",
    ),
    (
        "Heading4",
        "heading 4",
        "Normal",
        "<w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"3\"/></w:pPr><w:rPr><w:color w:val=\"404040\"/><w:sz w:val=\"25\"/></w:rPr>",
    ),
    (
        "Quote",
        "Quote",
        "Normal",
        "<w:pPr><w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"10\" w:color=\"A6A6A6\"/></w:pBdr><w:ind w:left=\"567\" w:right=\"567\"/></w:pPr>",
    ),
    ("QuoteList", "Quote List", "Quote", ""),
    ("Speaker", "Speaker", "Quote", "<w:rPr><w:color w:val=\"595959\"/></w:rPr>"),
    ("Source", "Source", "Quote", "<w:rPr><w:color w:val=\"7F7F7F\"/><w:sz w:val=\"20\"/></w:rPr>"),
    (
        "PullQuote",
        "Pull Quote",
        "Normal",
        "<w:pPr><w:spacing w:before=\"240\"/><w:ind w:left=\"850\" w:right=\"850\"/></w:pPr><w:rPr><w:sz w:val=\"34\"/></w:rPr>",
    ),
    (
        "PullQuoteSpeaker",
        "Pull Quote Speaker",
        "Normal",
        "<w:pPr><w:ind w:left=\"850\" w:right=\"850\"/></w:pPr><w:rPr><w:color w:val=\"595959\"/></w:rPr>",
    ),
    (
        "Picture",
        "Picture",
        "Normal",
        "<w:pPr><w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\"/></w:pPr>",
    ),
    (
        "Caption",
        "caption",
        "Normal",
        "<w:pPr><w:spacing w:after=\"40\"/></w:pPr><w:rPr><w:sz w:val=\"20\"/></w:rPr>",
    ),
    (
        "Credit",
        "Credit",
        "Normal",
        "<w:pPr><w:spacing w:after=\"200\"/></w:pPr><w:rPr><w:color w:val=\"7F7F7F\"/><w:sz w:val=\"18\"/></w:rPr>",
    ),
    (
        "TableCaption",
        "Table Caption",
        "Normal",
        "<w:pPr><w:keepNext/><w:spacing w:before=\"200\" w:after=\"80\"/></w:pPr><w:rPr><w:sz w:val=\"20\"/></w:rPr>",
    ),
    (
        "TableHeader",
        "Table Header",
        "TableText",
        "<w:pPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDEDED\"/></w:pPr>",
    ),
    (
        "TableText",
        "Table Text",
        "Normal",
        "<w:pPr><w:spacing w:before=\"40\" w:after=\"40\"/></w:pPr><w:rPr><w:sz w:val=\"20\"/></w:rPr>",
    ),
    ("ListParagraph", "List Paragraph", "Normal", "<w:pPr><w:spacing w:after=\"60\"/></w:pPr>"),
    ("ListContinue", "List Continue", "Normal", "<w:pPr><w:spacing w:after=\"60\"/></w:pPr>"),
    (
        "FactBoxTitle",
        "Fact Box Title",
        "Normal",
        "<w:pPr><w:keepNext/></w:pPr><w:rPr><w:sz w:val=\"26\"/></w:rPr>",
    ),
    (
        "Embed",
        "Embed",
        "Normal",
        "<w:pPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/></w:pPr>",
    ),
    ("RelatedStory", "Related Story", "Normal", "<w:pPr><w:ind w:left=\"284\"/></w:pPr>"),
    (
        "Divider",
        "Divider",
        "Normal",
        "<w:pPr><w:spacing w:before=\"200\" w:after=\"200\"/><w:jc w:val=\"center\"/></w:pPr>",
    ),
    (
        "Code",
        "Code",
        "Normal",
        "<w:pPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/></w:pPr><w:rPr><w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/><w:sz w:val=\"20\"/></w:rPr>",
    ),
    ("Kicker", "Kicker", "Normal", "<w:rPr><w:color w:val=\"7F7F7F\"/></w:rPr>"),
    ("Byline", "Byline", "Normal", ""),
    ("Dateline", "Dateline", "Normal", "<w:rPr><w:color w:val=\"7F7F7F\"/></w:rPr>"),
    (
        "Embargo",
        "Embargo",
        "Normal",
        "<w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"12\" w:space=\"4\" w:color=\"C00000\"/><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"4\" w:color=\"C00000\"/></w:pBdr></w:pPr><w:rPr><w:color w:val=\"C00000\"/></w:rPr>",
    ),
    ("UnknownBlock", "Unknown Block", "Normal", "<w:rPr><w:color w:val=\"7F7F7F\"/></w:rPr>"),
    ("LooseNotes", "Loose Notes", "Normal", "<w:rPr><w:color w:val=\"7F7F7F\"/></w:rPr>"),
    (
        "CommentText",
        "annotation text",
        "Normal",
        "<w:pPr><w:spacing w:after=\"0\"/></w:pPr><w:rPr><w:sz w:val=\"20\"/></w:rPr>",
    ),
    (
        "FootnoteText",
        "footnote text",
        "Normal",
        "<w:pPr><w:spacing w:after=\"40\"/></w:pPr><w:rPr><w:sz w:val=\"20\"/></w:rPr>",
    ),
];

const CHARACTERS: &[Style] = &[
    ("Hyperlink", "Hyperlink", "", "<w:rPr><w:color w:val=\"0563C1\"/><w:u w:val=\"single\"/></w:rPr>"),
    (
        "InlineCode",
        "Inline Code",
        "",
        "<w:rPr><w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/></w:rPr>",
    ),
    ("ShownAddress", "Shown Address", "", "<w:rPr><w:color w:val=\"7F7F7F\"/></w:rPr>"),
    ("CommentReference", "annotation reference", "", "<w:rPr><w:sz w:val=\"16\"/></w:rPr>"),
    ("FootnoteReference", "footnote reference", "", "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"),
];

const BORDERS: &str = "<w:tblBorders><w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7F7F7F\"/><w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7F7F7F\"/>\
    <w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7F7F7F\"/><w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7F7F7F\"/>\
    <w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7F7F7F\"/><w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7F7F7F\"/></w:tblBorders>";

/// The sheet's inside; `language` is the story's, empty when nobody said it.
pub(super) fn sheet(language: &str) -> String {
    let language = if language.is_empty() {
        String::new()
    } else {
        format!("<w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" w:bidi=\"{language}\"/>")
    };
    let mut out = format!(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\" w:cs=\"Calibri\"/>\
         <w:sz w:val=\"23\"/>{language}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"140\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>\
         <w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr>{BORDERS}</w:tblPr></w:style>\
         <w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"FactBox\"><w:name w:val=\"Fact Box\"/><w:basedOn w:val=\"TableGrid\"/></w:style>"
    );
    for (kind, styles) in [("paragraph", PARAGRAPHS), ("character", CHARACTERS)] {
        for (id, name, based_on, properties) in styles {
            let own = crate::office::names::OWN.iter().any(|(own, _)| own == name);
            let custom =
                if own || name.contains("Table") || *name == "Inline Code" || *name == "Shown Address" {
                    " w:customStyle=\"1\""
                } else {
                    ""
                };
            let based_on = if based_on.is_empty() {
                String::new()
            } else {
                format!("<w:basedOn w:val=\"{based_on}\"/>")
            };
            out.push_str(&format!(
                "<w:style w:type=\"{kind}\"{custom} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based_on}<w:qFormat/>{properties}</w:style>"
            ));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::names::OWN;

    #[test]
    fn every_style_of_ours_is_on_the_sheet() {
        for (own, _) in OWN {
            assert!(PARAGRAPHS.iter().any(|(_, name, ..)| name == own), "{own}");
        }
    }
}
