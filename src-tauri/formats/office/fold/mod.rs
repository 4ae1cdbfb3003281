//! Pieces of a foreign body into blocks: lists out of numbered paragraphs, quotations out of styled ones, figures out of
//! pictures and the caption under them.
//!
//! What Galley wrote itself is bounded by bookmarks, so that two quotations in a row stay two; what is kept under a
//! bookmark's name says what an office program has no place for. Without bookmarks the roles of the paragraphs decide.

mod boxes;
mod cells;
mod fit;
mod lists;
mod pictures;
mod spans;

use super::line::{Body, Item, Kept, Line, Role, plain, without_breaks};
use super::passages::bare;
pub(crate) use boxes::{fact_box, kept_of, text_box};
pub(crate) use cells::{cell, unbold};
pub(crate) use fit::{Holder, fit};
use model::document::{
    Block, Change, ChangeKind, CodeBlock, Common, Divider, Embed, Heading, Mark, Paragraph, Placement,
    PullQuote, Quote, Related, RelatedItem, Text, Unknown, words,
};
use spans::Spans;
pub(crate) use spans::{kept_as, placement_named, same};
use std::collections::BTreeMap;

/// Folds pieces into blocks that may stand in a document.
///
/// `kept` is what was written under the names of bookmarks; `ours` says that Galley wrote the file, and blanks mean what
/// they say.
pub(crate) fn fold(items: &[Item], kept: &BTreeMap<String, Kept>, ours: bool) -> Vec<Block> {
    let mut fold = Fold {
        items,
        spans: Spans::of(items, kept),
        ours,
        out: Vec::new(),
        shift: heading_shift(items, ours),
        quoted: false,
    };
    fold.range(0, items.len(), None);
    fold.out
}

struct Fold<'a> {
    items: &'a [Item],
    spans: Spans<'a>,
    ours: bool,
    out: Vec<Block>,
    shift: u8,
    /// Is it the inside of a quotation?
    quoted: bool,
}

/// Headings begin at level 2; a file that uses level 1 for its sections has all of them one lower.
fn heading_shift(items: &[Item], ours: bool) -> u8 {
    u8::from(!ours && items.iter().any(|item| item.role() == Some(Role::Heading(1))))
}

impl Fold<'_> {
    fn line(&self, at: usize, end: usize) -> Option<&Line> {
        self.items[..end].get(at).and_then(Item::as_line)
    }

    fn range(&mut self, from: usize, end: usize, within: Option<usize>) {
        let mut at = from;
        while at < end {
            let mut outer = within;
            let mut done = None;
            while let Some((number, to)) = self.spans.at(at, end, outer).filter(|_| done.is_none()) {
                done = self.spanned(number, at, to + 1).then_some(to + 1);
                outer = Some(number);
            }
            at = done.unwrap_or_else(|| self.one(at, end, None));
        }
    }

    /// A block that Galley wrote as one; `false` when what is there is something else by now.
    fn spanned(&mut self, number: usize, from: usize, end: usize) -> bool {
        let kept = self.spans.kept(number);
        let Some(first) = self.line(from, end).cloned() else { return false };
        match kept.get("kind").map(String::as_str) {
            Some("gallery") => return self.gallery(number, from, end, kept),
            Some("quote") if matches!(first.role, Role::Quote | Role::QuoteList) => {
                self.quote(from, end, Some(kept));
            }
            Some("figure" | "pull_quote" | "embed" | "related" | "code_block" | "unknown" | "divider") => {
                return self.one(from, end, Some(kept)) == end;
            }
            _ => return false,
        }
        true
    }

    /// The block that begins here, by the role of its first paragraph; answers where the next begins.
    fn one(&mut self, at: usize, end: usize, kept: Option<&Kept>) -> usize {
        let line = match self.items.get(at).map(|item| &item.body) {
            Some(Body::Line(line)) => line.clone(),
            Some(Body::Block(block)) => {
                let block = block.clone();
                return self.ready(block, at, end);
            }
            None => return end,
        };
        if line.listed.is_some() && matches!(line.role, Role::Body | Role::QuoteList | Role::Quote) {
            if line.role == Role::Body {
                return self.list(at, end);
            }
            return self.quote(at, end, kept);
        }
        let common = Common { id: None, tc: self.shifted(line.tc.clone(), line.role) };
        match line.role {
            Role::Quote | Role::QuoteList => return self.quote(at, end, kept),
            Role::PullQuote => return self.pull_quote(at, end, kept, line),
            Role::Related => return self.related(at, end, kept),
            Role::Code => return self.code(at, end, kept, line),
            Role::Picture => return self.figures(at, end, kept),
            _ if !line.pictures.is_empty() => return self.figures(at, end, kept),
            Role::Heading(level) => {
                let text = without_breaks(line.text);
                if self.ours || !words(&text).trim().is_empty() {
                    let level = level.saturating_add(self.shift).clamp(2, 4);
                    self.out.push(Block::Heading(Heading { common, level, text }));
                }
            }
            Role::Divider => {
                let common = Common { id: None, tc: common.tc.filter(is_whole) };
                self.out.push(Block::Divider(Divider { common }));
            }
            Role::Embed => self.embed(line, common, kept),
            Role::Unknown => self.unknown(line, common, kept),
            Role::Caption | Role::TableCaption if self.before_table(at + 1, end) => {
                let mut next = self.items[at + 1].body.clone();
                if let Body::Block(Block::Table(table)) = &mut next {
                    table.caption = without_breaks(line.text);
                }
                if let Body::Block(block) = next {
                    self.out.push(block);
                }
                return at + 2;
            }
            _ => self.paragraph(line),
        }
        at + 1
    }

    /// A proposal that says of a heading what level it had: headings may stand one lower here than in the file.
    fn shifted(&self, tc: Option<Change>, now: Role) -> Option<Change> {
        let mut change = tc?;
        if let Some(was) = change.was.as_mut().filter(|_| !self.ours)
            && let Some(level) = was.attrs.get("level").and_then(serde_json::Value::as_u64)
        {
            let shifted = |level: u8| level.saturating_add(self.shift).clamp(2, 4);
            let level = shifted(u8::try_from(level).unwrap_or(9));
            if matches!(now, Role::Heading(now) if shifted(now) == level) {
                return None;
            }
            was.attrs.insert("level".to_owned(), level.into());
        }
        Some(change)
    }

    fn paragraph(&mut self, line: Line) {
        if !self.is_blank(&line.text) {
            let common = Common { id: None, tc: self.shifted(line.tc, line.role) };
            self.out.push(Block::Paragraph(Paragraph { common, text: line.text }));
        }
    }

    fn is_blank(&self, text: &Text) -> bool {
        if self.ours { text.is_empty() } else { words(text).trim().is_empty() }
    }

    fn before_table(&self, at: usize, end: usize) -> bool {
        let next = self.items[..end].get(at).map(|item| &item.body);
        matches!(next, Some(Body::Block(Block::Table(table))) if table.caption.is_empty())
    }

    /// A block that is one already; a caption under a table is the table's.
    fn ready(&mut self, mut block: Block, at: usize, end: usize) -> usize {
        let mut next = at + 1;
        if let Block::Table(table) = &mut block
            && table.caption.is_empty()
            && !self.ours
            && let Some(line) = self.line(next, end)
            && line.role == Role::Caption
            && line.pictures.is_empty()
        {
            table.caption = without_breaks(line.text.clone());
            next += 1;
        }
        self.out.push(block);
        next
    }

    fn quote(&mut self, from: usize, end: usize, kept: Option<&Kept>) -> usize {
        let mut to = from;
        while let Some(line) = self.line(to, end)
            && (matches!(line.role, Role::Quote | Role::QuoteList)
                || (line.role == Role::Code && to > from && line.indent > 0))
            && (kept.is_some()
                || to == from
                || self.spans.at(to, end, None).is_none_or(|(n, _)| self.spans.is_list(n)))
        {
            to += 1;
        }
        let tc = self.lifted(from, to, kept);
        let mut inner = Fold {
            items: self.items,
            spans: self.spans.clone(),
            ours: self.ours,
            out: Vec::new(),
            shift: 0,
            quoted: true,
        };
        let mut at = from;
        while at < to {
            at = match inner.line(at, to).cloned() {
                Some(line) if line.listed.is_some() => inner.list(at, to),
                Some(line) => {
                    inner.paragraph(Line { pictures: Vec::new(), ..line.clone() });
                    inner.out.extend(pictures::figures_of(&line));
                    at + 1
                }
                None => at + 1,
            };
        }
        let (mut blocks, mut after) = (Vec::new(), Vec::new());
        for mut block in inner.out {
            forget(&mut block, tc.as_ref());
            fit(block, Holder::Quote, &mut blocks, &mut after);
        }
        let mut name = |role: Role| match self.line(to, end) {
            Some(line) if line.role == role => {
                let text = plain(line.text.clone());
                to += 1;
                text
            }
            _ => Vec::new(),
        };
        let (speaker, source) = (name(Role::Speaker), name(Role::Source));
        if blocks.is_empty() && (self.ours || !speaker.is_empty() || !source.is_empty()) {
            blocks.push(Block::Paragraph(Paragraph::default()));
        }
        if !blocks.is_empty() {
            self.out.push(Block::Quote(Quote { common: Common { id: None, tc }, blocks, speaker, source }));
        }
        self.out.extend(after);
        to
    }

    fn pull_quote(&mut self, at: usize, end: usize, kept: Option<&Kept>, line: Line) -> usize {
        let speaker = self.line(at + 1, end).filter(|next| next.role == Role::Attribution);
        let attribution = speaker.map(|next| plain(next.text.clone()));
        let next = at + 1 + usize::from(attribution.is_some());
        self.out.push(Block::PullQuote(PullQuote {
            common: Common { id: None, tc: line.tc },
            placement: placement(kept),
            text: line.text,
            attribution: attribution.unwrap_or_default(),
        }));
        next
    }

    fn related(&mut self, from: usize, end: usize, kept: Option<&Kept>) -> usize {
        let mut to = from;
        let mut items = Vec::new();
        while let Some(line) = self.line(to, end)
            && line.role == Role::Related
            && (kept.is_some() || to == from || self.spans.at(to, end, None).is_none())
        {
            let (href, title) = linked(&line.text);
            items.push(RelatedItem { href, title });
            to += 1;
        }
        let tc = self.line(from, end).and_then(|line| line.tc.clone());
        self.out.push(Block::Related(Related { common: Common { id: None, tc }, items }));
        to
    }

    fn code(&mut self, at: usize, end: usize, kept: Option<&Kept>, first: Line) -> usize {
        let mut code = words(&first.text);
        let mut to = at + 1;
        while let Some(line) = self.line(to, end)
            && line.role == Role::Code
            && line.listed.is_none()
            && (kept.is_some() || self.spans.at(to, end, None).is_none())
        {
            code.push('\n');
            code.push_str(&words(&line.text));
            to += 1;
        }
        let language = kept.and_then(|kept| kept.get("language")).filter(|name| CodeBlock::is_language(name));
        if self.ours || !code.trim().is_empty() {
            let common = Common { id: None, tc: first.tc };
            self.out.push(Block::CodeBlock(CodeBlock {
                common,
                language: language.cloned().unwrap_or_default(),
                code,
            }));
        }
        to
    }

    fn embed(&mut self, line: Line, common: Common, kept: Option<&Kept>) {
        let (url, title) = linked(&line.text);
        let provider = kept.and_then(|kept| kept.get("provider")).cloned().unwrap_or_default();
        self.out.push(Block::Embed(Embed { common, provider, url, placement: placement(kept), title }));
    }

    /// A block that is not known comes back as it was while nobody touched its words.
    fn unknown(&mut self, line: Line, common: Common, kept: Option<&Kept>) {
        let json = kept.and_then(|kept| kept.get("json")).cloned();
        match json.map(|json| Unknown { common: common.clone(), json }) {
            Some(unknown) if same_words(&unknown.plain_text(), &words(&line.text)) => {
                self.out.push(Block::Unknown(unknown));
            }
            _ => self.paragraph(line),
        }
    }

    /// The proposal for a whole block, which all of its paragraphs carry.
    fn lifted(&self, from: usize, end: usize, kept: Option<&Kept>) -> Option<Change> {
        let mut lines = self.items[from..end].iter().filter_map(Item::as_line);
        match kept {
            Some(kept) => {
                kept.get("tc").and_then(|by| lines.filter_map(|line| line.tc.clone()).find(|tc| same(tc, by)))
            }
            None => {
                let first = lines.next()?.tc.clone().filter(is_whole)?;
                lines.all(|line| line.tc.as_ref() == Some(&first)).then_some(first)
            }
        }
    }
}

/// Is it a proposal for a whole block?
pub(crate) fn is_whole(change: &Change) -> bool {
    matches!(change.kind, Some(ChangeKind::Inserted | ChangeKind::Deleted))
}

/// Takes a proposal that the block around carries off what is in it.
pub(crate) fn forget(block: &mut Block, tc: Option<&Change>) {
    if tc.is_some() && block.common().tc.as_ref() == tc {
        block.common_mut().tc = None;
    }
    match block {
        Block::BulletList(list) => {
            list.items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|b| forget(b, tc))
        }
        Block::OrderedList(list) => {
            list.items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|b| forget(b, tc))
        }
        Block::Quote(quote) => quote.blocks.iter_mut().for_each(|b| forget(b, tc)),
        _ => {}
    }
}

fn same_words(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    plain(one) == plain(other)
}

fn placement(kept: Option<&Kept>) -> Placement {
    kept.and_then(|kept| kept.get("placement")).map_or(Placement::Text, |name| placement_named(name))
}

/// Where a line goes and what it is called; an address shown for want of a title (its marks say so) is no title.
fn linked(text: &Text) -> (String, Text) {
    let href = text.iter().find_map(|piece| {
        piece.marks().iter().find_map(|mark| match mark {
            Mark::Link { href } => Some(href.clone()),
            _ => None,
        })
    });
    let shown = text.iter().all(|piece| piece.marks().contains(&Mark::Code));
    let title = if shown { Vec::new() } else { plain(text.clone()) };
    match href {
        Some(href) => (href, title),
        // Somebody typed an address as it is.
        None if bare(&words(&title)).starts_with("http") => (words(&title), Vec::new()),
        None => (String::new(), title),
    }
}
