//! The text of the story, block by block. A block of the catalogue that is missing here does not compile.
//!
//! Headings descend one step at a time whatever the writer chose; what nobody could see is left out; what
//! a newer Galley wrote is shown as the plain words in it.

use super::Page;
use super::ids::Ids;
use super::notes::Notes;
use super::text::{is_blank, permitted};
use maud::{Markup, html};
use model::BlockId;
use model::document::{Block, Document, Heading, Paragraph, Placement, Unknown, words};
use std::collections::BTreeSet;

/// Writes the text; keeps what later parts of it depend on.
pub(super) struct Body<'a> {
    pub(super) page: &'a Page<'a>,
    /// Names of elements.
    pub(super) ids: Ids,
    /// The footnotes met so far.
    pub(super) notes: Notes<'a>,
    /// What an editor should know.
    pub(super) warnings: Vec<String>,
    /// Level of the last heading.
    pub(super) level: u8,
    /// What the landmarks of the page are called so far.
    names: BTreeSet<String>,
}

/// The class of a block that stands elsewhere than in the text column.
pub(super) fn class(placement: Placement) -> Option<&'static str> {
    match placement {
        Placement::Text => None,
        Placement::Wide => Some("wide"),
        Placement::Full => Some("full"),
        Placement::Left => Some("left"),
        Placement::Right => Some("right"),
    }
}

impl<'a> Body<'a> {
    pub(super) fn of(page: &'a Page<'a>) -> Self {
        let document: &Document = &page.article.document;
        let ids = Ids::of(document);
        Self { page, ids, notes: Notes::of(document), warnings: Vec::new(), level: 1, names: BTreeSet::new() }
    }

    /// The lead photo.
    pub(super) fn lead(&mut self) -> Markup {
        match self.page.article.document.lead() {
            Some(figure) => {
                let place = self.place(figure.common.id.as_ref());
                html! { (place) (self.lead_figure(figure)) }
            }
            None => html! {},
        }
    }

    /// Everything else but the footnotes.
    pub(super) fn text(&mut self) -> Markup {
        let document = &self.page.article.document;
        let lead = document.lead();
        let mut blocks = document
            .blocks
            .iter()
            .filter(|block| !matches!((block, lead), (Block::Figure(b), Some(lead)) if std::ptr::eq(b, lead)))
            .peekable();
        let dateline = super::text::line(&self.page.article.story.fields.dateline);
        let dateline = (!is_blank(&dateline)).then(|| html! { span.dateline { (dateline) } });
        html! {
            @if let Some(dateline) = dateline {
                // The dateline opens the first paragraph; without one it stands alone.
                @if let Some(Block::Paragraph(first)) = blocks.next_if(|b| matches!(b, Block::Paragraph(_))) {
                    @let id = self.ids.linked(first.common.id.as_ref());
                    (self.place(first.common.id.as_ref()))
                    p id=[id] { (dateline) " — " (self.line(&first.text)) } "\n"
                } @else { p { (dateline) } "\n" }
            }
            @for block in blocks { (self.place(block.common().id.as_ref())) (self.block(block)) }
        }
    }

    pub(super) fn blocks(&mut self, blocks: &'a [Block]) -> Markup {
        html! { @for block in blocks { (self.block(block)) } }
    }

    pub(super) fn block(&mut self, block: &'a Block) -> Markup {
        let written = match block {
            Block::Paragraph(b) => self.paragraph(b),
            Block::Heading(b) => self.heading(b),
            Block::BulletList(b) => self.bullet_list(b),
            Block::OrderedList(b) => self.ordered_list(b),
            Block::Quote(b) => self.quote(b),
            Block::PullQuote(b) => self.pull_quote(b),
            Block::Figure(b) => self.placed_figure(b),
            Block::Gallery(b) => self.gallery(b),
            Block::FactBox(b) => self.fact_box(b),
            Block::Table(b) => self.table(b),
            Block::Embed(b) => self.embed(b),
            Block::Related(b) => self.related(b),
            Block::Divider(b) => {
                let id = self.id(b.common.id.as_ref());
                html! { hr id=[id]; }
            }
            // Footnotes stand at the end, in the order in which the text refers to them.
            Block::Footnote(_) => return html! {},
            Block::CodeBlock(b) => {
                let id = self.id(b.common.id.as_ref());
                let class = (!b.language.is_empty()).then(|| format!("language-{}", b.language));
                html! { pre id=[id] { code class=[class] { (permitted(&b.code)) } } }
            }
            Block::Unknown(b) => self.unknown(b),
        };
        html! { (written) "\n" }
    }

    /// A name for a landmark that no other one has, and whether it is the wish itself.
    pub(super) fn landmark(&mut self, wish: &str) -> (String, bool) {
        let mut name = wish.to_owned();
        let mut number = 2_u32;
        while !self.names.insert(name.clone()) {
            name = format!("{wish} {number}");
            number += 1;
        }
        (name, number == 2)
    }

    /// The name of a block that some link leads to.
    pub(super) fn id(&mut self, name: Option<&BlockId>) -> Option<String> {
        self.ids.linked(name)
    }

    fn paragraph(&mut self, paragraph: &'a Paragraph) -> Markup {
        let id = self.id(paragraph.common.id.as_ref());
        if is_blank(&words(&paragraph.text)) && id.is_none() {
            return html! {};
        }
        html! { p id=[id] { (self.line(&paragraph.text)) } }
    }

    fn heading(&mut self, heading: &'a Heading) -> Markup {
        let said = words(&heading.text);
        if is_blank(&said) {
            return html! {};
        }
        self.level = heading.level.clamp(2, self.level.saturating_add(1).min(6));
        if self.level != heading.level {
            self.warnings.push(format!("The heading “{said}” skips a level; the page closes the gap."));
        }
        let own = self.ids.own(heading.common.id.as_ref());
        let id = own.unwrap_or_else(|| self.ids.fresh(&model::story::slug_of(&said)));
        let line = self.line(&heading.text);
        self.titled(self.level, &id, line)
    }

    /// A heading element of that level.
    pub(super) fn titled(&self, level: u8, id: &str, line: Markup) -> Markup {
        html! {
            @match level {
                0..=2 => h2 id=(id) { (line) },
                3 => h3 id=(id) { (line) },
                4 => h4 id=(id) { (line) },
                5 => h5 id=(id) { (line) },
                _ => h6 id=(id) { (line) },
            }
        }
    }

    fn unknown(&mut self, unknown: &Unknown) -> Markup {
        self.warnings.push("A block from a newer Galley is shown as plain text.".to_owned());
        let id = self.id(unknown.common.id.as_ref());
        let said = permitted(&unknown.plain_text());
        html! { @if !is_blank(&said) || id.is_some() { p.plain id=[id] { (said) } } }
    }
}
