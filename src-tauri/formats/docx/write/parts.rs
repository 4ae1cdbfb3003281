//! The parts of the file and how they belong together.

use super::styles::sheet;
use super::{Writer, kept};
use crate::office::xml::escaped;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const ALL: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
const W15: &str = "xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"";
const COMMENTS: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" mc:Ignorable=\"w14\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

impl Writer<'_> {
    /// All parts by name, in the order in which they stand in the zip.
    pub(super) fn parts(mut self) -> Vec<(String, Vec<u8>)> {
        let mut body = std::mem::take(&mut self.out);
        // References in the text decide which notes are loose, so the notes are written behind it.
        let in_text = self.links.len();
        let notes = self.footnotes();
        body.push_str(
            "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" \
             w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/></w:sectPr>",
        );
        self.keep_people();
        let wrapped = |name: &str, spaces: &str, inside: &str| {
            format!("{XML}<w:{name} {spaces}>{inside}</w:{name}>").into_bytes()
        };
        let mut parts = vec![
            ("[Content_Types].xml".to_owned(), self.types()),
            ("_rels/.rels".to_owned(), relations(&[
                ("rIdDocument", &format!("{OFFICE}/officeDocument"), "word/document.xml"),
                ("rIdCore", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            ], &[])),
            ("docProps/core.xml".to_owned(), self.core()),
            ("word/document.xml".to_owned(), wrapped("document", ALL, &format!("<w:body>{body}</w:body>"))),
            ("word/styles.xml".to_owned(), wrapped("styles", W, &sheet(&self.outgoing.fields.lang))),
            ("word/numbering.xml".to_owned(), wrapped("numbering", W, &self.numbering())),
            ("word/footnotes.xml".to_owned(), wrapped("footnotes", ALL, &notes)),
            ("word/settings.xml".to_owned(), wrapped("settings", W, "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>")),
            ("word/_rels/document.xml.rels".to_owned(), self.document_relations(in_text)),
            ("word/_rels/footnotes.xml.rels".to_owned(), relations(&[], &self.links)),
            ("customXml/item1.xml".to_owned(), kept::write(&self.kept).into_bytes()),
            ("customXml/itemProps1.xml".to_owned(), format!(
                "{XML}<ds:datastoreItem ds:itemID=\"{{6B1F0B52-2C1B-4B6E-9F0A-2F5B8E6D9A11}}\" xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\">\
                 <ds:schemaRefs><ds:schemaRef ds:uri=\"{}\"/></ds:schemaRefs></ds:datastoreItem>", kept::NAMESPACE).into_bytes()),
            ("customXml/_rels/item1.xml.rels".to_owned(), relations(&[("rId1", &format!("{OFFICE}/customXmlProps"), "itemProps1.xml")], &[])),
        ];
        if self.comments.any() {
            parts
                .push(("word/comments.xml".to_owned(), wrapped("comments", COMMENTS, &self.comments.part())));
            let extended =
                format!("{XML}<w15:commentsEx {W15}>{}</w15:commentsEx>", self.comments.extended());
            parts.push(("word/commentsExtended.xml".to_owned(), extended.into_bytes()));
        }
        for (place, photo) in self.media.iter().enumerate() {
            if let Some(picture) = self.outgoing.pictures.get(photo) {
                parts.push((
                    format!("word/media/{}", file_name(place, &picture.bytes)),
                    picture.bytes.clone(),
                ));
            }
        }
        parts
    }

    fn types(&self) -> Vec<u8> {
        let commented = [
            ("word/comments.xml", format!("{WORD}.comments+xml")),
            ("word/commentsExtended.xml", format!("{WORD}.commentsExtended+xml")),
        ];
        let overrides: String = [
            ("word/document.xml", format!("{WORD}.document.main+xml")),
            ("word/styles.xml", format!("{WORD}.styles+xml")),
            ("word/numbering.xml", format!("{WORD}.numbering+xml")),
            ("word/footnotes.xml", format!("{WORD}.footnotes+xml")),
            ("word/settings.xml", format!("{WORD}.settings+xml")),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
            (
                "customXml/itemProps1.xml",
                "application/vnd.openxmlformats-officedocument.customXmlProperties+xml".to_owned(),
            ),
        ]
        .into_iter()
        .chain(commented.into_iter().filter(|_| self.comments.any()))
        .map(|(name, kind)| format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>"))
        .collect();
        format!(
            "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>\
             <Default Extension=\"png\" ContentType=\"image/png\"/>{overrides}</Types>"
        )
        .into_bytes()
    }

    fn core(&self) -> Vec<u8> {
        let fields = self.outgoing.fields;
        let values: String = [
            ("dc:title", fields.text("headline")),
            ("dc:creator", fields.text("byline")),
            ("cp:keywords", fields.text("tags")),
            ("cp:category", fields.text("section")),
            ("dc:language", fields.text("lang")),
        ]
        .into_iter()
        .filter_map(|(name, value)| {
            let value = value.filter(|value| !value.is_empty())?;
            Some(format!("<{name}>{}</{name}>", escaped(&value)))
        })
        .collect();
        format!(
            "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{values}</cp:coreProperties>"
        )
        .into_bytes()
    }

    fn document_relations(&self, links: usize) -> Vec<u8> {
        let mut own: Vec<(String, String, String)> = [
            ("styles", "styles.xml"),
            ("numbering", "numbering.xml"),
            ("footnotes", "footnotes.xml"),
            ("settings", "settings.xml"),
            ("customXml", "../customXml/item1.xml"),
        ]
        .into_iter()
        .map(|(kind, target)| (format!("rId_{kind}"), format!("{OFFICE}/{kind}"), target.to_owned()))
        .collect();
        if self.comments.any() {
            own.push(("rId_comments".to_owned(), format!("{OFFICE}/comments"), "comments.xml".to_owned()));
            let kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended";
            own.push(("rId_extended".to_owned(), kind.to_owned(), "commentsExtended.xml".to_owned()));
        }
        for (place, photo) in self.media.iter().enumerate() {
            if let Some(picture) = self.outgoing.pictures.get(photo) {
                let target = format!("media/{}", file_name(place, &picture.bytes));
                own.push((format!("rIdPicture{place}"), format!("{OFFICE}/image"), target));
            }
        }
        let own: Vec<(&str, &str, &str)> =
            own.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
        relations(&own, self.links.get(..links).unwrap_or_default())
    }
}

/// A part of relations: inside ones, and addresses outside by number.
fn relations(inside: &[(&str, &str, &str)], links: &[String]) -> Vec<u8> {
    let mut out = format!("{XML}<Relationships xmlns=\"{RELATIONS}\">");
    for (id, kind, target) in inside {
        out.push_str(&format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>"));
    }
    for (number, link) in links.iter().enumerate() {
        out.push_str(&format!(
            "<Relationship Id=\"rIdLink{}\" Type=\"{OFFICE}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
            number + 1,
            escaped(link)
        ));
    }
    out.push_str("</Relationships>");
    out.into_bytes()
}

fn file_name(place: usize, bytes: &[u8]) -> String {
    let ending = if bytes.starts_with(b"\x89PNG") { "png" } else { "jpeg" };
    format!("picture{}.{ending}", place + 1)
}
