//! Every block of the catalogue as paragraphs and tables.

use super::{Place, Writer, kept_of, proposal};
use model::document::{
    Block, CodeBlock, Embed, FactBox, Inline, List, Mark, OrderedList, Paragraph, Placement, PullQuote,
    Quote, Related, Table, Text, Unknown, text_of,
};

impl Writer<'_> {
    pub(super) fn block(&mut self, block: &Block, place: Place<'_>) {
        let tc = proposal(block, place);
        match block {
            Block::Paragraph(Paragraph { text, .. }) => {
                let style = match (place.quoted, place.noted) {
                    (true, _) => "Quote",
                    (_, true) => "FootnoteText",
                    _ => "",
                };
                self.paragraph(style, "", text, place, tc);
            }
            Block::Heading(heading) => {
                self.paragraph(&format!("Heading{}", heading.level), "", &heading.text, place, tc);
            }
            Block::BulletList(List { items, .. }) => self.list(block, items, None, place),
            Block::OrderedList(OrderedList { items, start, .. }) => {
                self.list(block, items, Some(*start), place)
            }
            Block::Quote(quote) => self.quote(block, quote, place),
            Block::PullQuote(quote) => self.pull_quote(block, quote, place),
            Block::Figure(figure) => self.figure(figure, place, tc),
            Block::Gallery(gallery) => self.gallery(gallery, place),
            Block::FactBox(fact_box) => self.fact_box(block, fact_box, place),
            Block::Table(table) => self.table(block, table, place),
            Block::Embed(embed) => self.embed(block, embed, place),
            Block::Related(related) => self.related(block, related, place),
            Block::Divider(_) => self.paragraph("Divider", "", &text_of("* * *"), place, tc),
            Block::Footnote(_) => {}
            Block::CodeBlock(code) => self.code(block, code, "", place),
            Block::Unknown(unknown) => self.unknown(block, unknown, place),
        }
    }

    fn quote(&mut self, block: &Block, quote: &Quote, place: Place<'_>) {
        let tc = proposal(block, place);
        let own = tc.filter(|_| place.tc.is_none()).map(|tc| self.kept_change(tc)).unwrap_or_default();
        let mark = self.open(kept_of("quote", [("tc", own)]));
        for (at, block) in quote.blocks.iter().enumerate() {
            self.block_before(block, quote.blocks.get(at + 1), Place { quoted: true, tc, ..place });
        }
        for (style, text) in [("Speaker", &quote.speaker), ("Source", &quote.source)] {
            if !text.is_empty() {
                self.paragraph(style, "", text, place, tc);
            }
        }
        self.close(mark);
    }

    fn pull_quote(&mut self, block: &Block, quote: &PullQuote, place: Place<'_>) {
        let tc = proposal(block, place);
        let mark = self.open(kept_of("pull_quote", [("placement", placement(quote.placement))]));
        self.paragraph("PullQuote", "", &quote.text, place, tc);
        if !quote.attribution.is_empty() {
            self.paragraph("PullQuoteSpeaker", "", &quote.attribution, place, tc);
        }
        self.close(mark);
    }

    /// A fact box is a table of one cell: what stands in it keeps its own styles.
    fn fact_box(&mut self, block: &Block, fact_box: &FactBox, place: Place<'_>) {
        let tc = proposal(block, place);
        self.out.push_str(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"FactBox\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr>\
             <w:tblGrid><w:gridCol w:w=\"9000\"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w=\"5000\" w:type=\"pct\"/></w:tcPr>",
        );
        let mark = self.open(kept_of("fact_box", [("placement", placement(fact_box.placement))]));
        self.paragraph("FactBoxTitle", "", &fact_box.title, place, tc);
        for (at, block) in fact_box.blocks.iter().enumerate() {
            self.block_before(block, fact_box.blocks.get(at + 1), Place { tc, ..place });
        }
        self.close(mark);
        self.out.push_str("</w:tc></w:tr></w:tbl>");
        self.empty_line();
    }

    fn table(&mut self, block: &Block, table: &Table, place: Place<'_>) {
        let tc = proposal(block, place);
        if !table.caption.is_empty() {
            self.paragraph("TableCaption", "", &table.caption, place, tc);
        }
        let columns = table.header.len().max(1);
        let width = 9_000 / columns.min(60);
        let leftwards = if self.runs_leftwards() { "<w:bidiVisual/>" } else { "" };
        self.out.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/>{leftwards}<w:tblW w:w=\"5000\" w:type=\"pct\"/>\
             <w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>",
        ));
        self.out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>").repeat(columns));
        self.out.push_str("</w:tblGrid>");
        let mut mark = Some(kept_of("table", [("placement", placement(table.placement))]));
        for (number, row) in std::iter::once(&table.header).chain(&table.rows).enumerate() {
            self.out.push_str("<w:tr><w:trPr>");
            if number == 0 {
                self.out.push_str("<w:tblHeader/>");
            }
            if let Some(change) = tc {
                let sign =
                    if change.kind == Some(model::document::ChangeKind::Deleted) { "del" } else { "ins" };
                let who = self.who(change);
                self.out.push_str(&format!("<w:{sign} {who}/>"));
            }
            self.out.push_str("</w:trPr>");
            for cell in row {
                self.out.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
                let open = mark.take().map(|kept| self.open(kept));
                let style = if number == 0 { "TableHeader" } else { "TableText" };
                self.paragraph(style, "", cell, place, tc);
                if let Some(open) = open {
                    self.close(open);
                }
                self.out.push_str("</w:tc>");
            }
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl>");
        self.empty_line();
    }

    fn embed(&mut self, block: &Block, embed: &Embed, place: Place<'_>) {
        let mark = self.open(kept_of(
            "embed",
            [("placement", placement(embed.placement)), ("provider", embed.provider.clone())],
        ));
        self.linked("Embed", &embed.url, &embed.title, block, place);
        self.close(mark);
    }

    fn related(&mut self, block: &Block, related: &Related, place: Place<'_>) {
        let mark = self.open(kept_of("related", []));
        for item in &related.items {
            self.linked("RelatedStory", &item.href, &item.title, block, place);
        }
        self.close(mark);
    }

    /// A title that is a link; an address without a title is shown itself, in a style that says so.
    fn linked(&mut self, style: &str, href: &str, title: &Text, block: &Block, place: Place<'_>) {
        let tc = proposal(block, place);
        let mut runs = String::new();
        if title.is_empty() {
            runs.push_str(&self.hyperlink(href));
            let shown = if href.is_empty() { "…" } else { href };
            let mut inner = String::new();
            self.runs(
                &vec![Inline::Words { text: shown.to_owned(), marks: vec![Mark::Code] }],
                place,
                tc,
                &mut inner,
            );
            runs.push_str(&inner.replace("w:val=\"InlineCode\"", "w:val=\"ShownAddress\""));
            runs.push_str("</w:hyperlink>");
        } else {
            let title: Text = title
                .iter()
                .map(|piece| match piece {
                    Inline::Words { text, marks } => {
                        let mut marks = marks.clone();
                        marks.insert(0, Mark::Link { href: href.to_owned() });
                        Inline::Words { text: text.clone(), marks }
                    }
                    other => other.clone(),
                })
                .collect();
            self.runs(&title, place, tc, &mut runs);
        }
        self.raw(style, "", &runs, tc);
    }

    /// Verbatim lines are one paragraph with line breaks, so that two blocks in a row stay two.
    pub(super) fn code(&mut self, block: &Block, code: &CodeBlock, extra: &str, place: Place<'_>) {
        let mut text = Vec::new();
        for (number, line) in code.code.split('\n').enumerate() {
            if number > 0 {
                text.push(Inline::Break { marks: Vec::new() });
            }
            text.extend(text_of(line));
        }
        let mark = self.open(kept_of("code_block", [("language", code.language.clone())]));
        self.paragraph("Code", extra, &text, place, proposal(block, place));
        self.close(mark);
    }

    /// A block that this Galley does not know shows its words; what it is goes along.
    fn unknown(&mut self, block: &Block, unknown: &Unknown, place: Place<'_>) {
        let mark = self.open(kept_of("unknown", [("json", unknown.json.clone())]));
        let words = unknown.plain_text();
        self.paragraph("UnknownBlock", "", &text_of(words), place, proposal(block, place));
        self.close(mark);
    }
}

/// The word for a placement; nothing for the usual one.
pub(super) fn placement(placement: Placement) -> String {
    match placement {
        Placement::Text => "",
        Placement::Wide => "wide",
        Placement::Full => "full",
        Placement::Left => "left",
        Placement::Right => "right",
    }
    .to_owned()
}
