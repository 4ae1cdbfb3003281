//! Lists, quotations and tables.

use super::body::{Body, class};
use super::text::is_blank;
use maud::{Markup, html};
use model::document::{Block, List, ListItem, OrderedList, PullQuote, Quote, Table, Text, words};

impl<'a> Body<'a> {
    pub(super) fn bullet_list(&mut self, list: &'a List) -> Markup {
        let id = self.id(list.common.id.as_ref());
        html! { ul id=[id] { (self.items(&list.items)) } }
    }

    pub(super) fn ordered_list(&mut self, list: &'a OrderedList) -> Markup {
        let id = self.id(list.common.id.as_ref());
        let start = (list.start != 1).then_some(list.start);
        html! { ol id=[id] start=[start] { (self.items(&list.items)) } }
    }

    fn items(&mut self, items: &'a [ListItem]) -> Markup {
        html! {
            @for item in items {
                li {
                    @match item.blocks.as_slice() {
                        // Most items are a line; it needs no paragraph.
                        [Block::Paragraph(only)] => (self.line(&only.text)),
                        blocks => { "\n" (self.blocks(blocks)) },
                    }
                }
                "\n"
            }
        }
    }

    /// Somebody's words, with who said them and where.
    pub(super) fn quote(&mut self, quote: &'a Quote) -> Markup {
        let id = self.id(quote.common.id.as_ref());
        let (speaker, source) = (self.said(&quote.speaker), self.said(&quote.source));
        let said = html! { blockquote { "\n" (self.blocks(&quote.blocks)) } };
        if speaker.is_none() && source.is_none() {
            return html! { div.quote id=[id] { (said) } };
        }
        html! {
            figure.quote id=[id] {
                (said)
                figcaption {
                    @if let Some(speaker) = &speaker { span.speaker { (speaker) } }
                    @if speaker.is_some() && source.is_some() { ", " }
                    @if let Some(source) = source { cite { (source) } }
                }
            }
        }
    }

    /// A line of the story repeated large.
    pub(super) fn pull_quote(&mut self, pull: &'a PullQuote) -> Markup {
        let id = self.id(pull.common.id.as_ref());
        let attribution = self.said(&pull.attribution);
        if is_blank(&words(&pull.text)) && attribution.is_none() && id.is_none() {
            return html! {};
        }
        html! {
            aside.pull.(class(pull.placement).unwrap_or("text-wide")) id=[id] {
                blockquote { p { (self.line(&pull.text)) } }
                @if let Some(attribution) = attribution { p.attribution { (attribution) } }
            }
        }
    }

    /// A table in a region of its own that scrolls sideways when the screen is narrow.
    pub(super) fn table(&mut self, table: &'a Table) -> Markup {
        let id = self.id(table.common.id.as_ref());
        let numbers: Vec<bool> = (0..table.header.len()).map(|column| counts(table, column)).collect();
        let said = self.said(&table.caption);
        let (name, own) = self.landmark(said.as_deref().unwrap_or(self.page.setting.words.table));
        let caption = said.map(|_| self.ids.fresh("table"));
        // The caption names the region, unless another one is already called so.
        let named = caption.as_ref().filter(|_| own);
        let label = named.is_none().then_some(name);
        html! {
            div.table.(class(table.placement).unwrap_or("in-text")) id=[id] role="region" tabindex="0"
                aria-labelledby=[named] aria-label=[label] {
                table {
                    @if let Some(caption) = &caption { caption id=(caption) { (self.line(&table.caption)) } }
                    thead { tr { @for (cell, number) in table.header.iter().zip(&numbers) { (self.header(cell, *number)) } } }
                    @if !table.rows.is_empty() {
                        tbody {
                            @for row in &table.rows {
                                tr { @for (cell, number) in row.iter().zip(&numbers) { td.number[*number] { (self.line(cell)) } } }
                                "\n"
                            }
                        }
                    }
                }
            }
        }
    }

    /// A header without words heads nothing.
    fn header(&mut self, cell: &'a Text, number: bool) -> Markup {
        html! {
            @if is_blank(&words(cell)) { td {} } @else { th.number[number] scope="col" { (self.line(cell)) } }
        }
    }

    /// Plain words, if there are any to be seen.
    pub(super) fn said(&self, text: &Text) -> Option<String> {
        Some(super::text::line(&words(text))).filter(|said| !is_blank(said))
    }
}

/// Does a column hold numbers only, so that they stand under each other?
fn counts(table: &Table, column: usize) -> bool {
    let cells = table.rows.iter().filter_map(|row| row.get(column)).map(|cell| words(cell));
    let mut said = cells.filter(|cell| !is_blank(cell)).peekable();
    said.peek().is_some()
        && said.all(|cell| {
            cell.chars().any(char::is_numeric)
                && cell.chars().all(|c| c.is_numeric() || c.is_whitespace() || ".,'’%+-−–€$£¥".contains(c))
        })
}
