//! The parser's events built into blocks, with a stack of our own so that no nesting can exhaust the program's.

use super::fold::{IN_FOOTNOTE, IN_QUOTE, fold, item, of_text, paragraph, some};
use super::inline::Line;
use super::notes::Notes;
use model::BlockId;
use model::document::{
    Block, CodeBlock, Common, Divider, Figure, Footnote, Heading, Inline, List, ListItem, OrderedList, Quote,
    Table, Text, label, words,
};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

/// Containers in containers; deeper ones give their blocks to the one they stand in.
const DEEPEST: usize = 9;

/// A container while its contents are being read.
enum Frame {
    Top(Vec<Block>),
    Quote(Vec<Block>),
    List(Option<u64>, Vec<ListItem>),
    Item(Vec<Block>),
    Footnote(String, Vec<Block>),
    /// A container that may not stand here: its blocks go to the one around it.
    Through,
    Table {
        header: Vec<Text>,
        rows: Vec<Vec<Text>>,
    },
    Row(Vec<Text>),
}

struct Builder<'n, 'k> {
    frames: Vec<Frame>,
    line: Option<Line>,
    heading: Option<(u8, Option<BlockId>)>,
    code: Option<(String, String)>,
    html: String,
    notes: &'n mut Notes<'k>,
}

/// Builds blocks out of events.
pub(crate) fn build<'a>(events: impl Iterator<Item = Event<'a>>, notes: &mut Notes<'_>) -> Vec<Block> {
    let mut builder = Builder {
        frames: vec![Frame::Top(Vec::new())],
        line: None,
        heading: None,
        code: None,
        html: String::new(),
        notes,
    };
    events.for_each(|event| builder.take(event));
    builder.end_line();
    while builder.frames.len() > 1 {
        builder.end_container();
    }
    match builder.frames.pop() {
        Some(Frame::Top(blocks)) => blocks,
        _ => Vec::new(),
    }
}

impl Builder<'_, '_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                self.end_line();
                let language = match kind {
                    CodeBlockKind::Fenced(info) => info.trim().to_owned(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some((language, String::new()));
            }
            Event::Text(text) if self.code.is_some() => {
                if let Some((_, code)) = &mut self.code {
                    code.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => self.end_code(),
            Event::Start(Tag::Paragraph) => {
                self.end_line();
                self.line = Some(Line::default());
            }
            Event::End(TagEnd::Paragraph) => self.end_line(),
            Event::Start(Tag::Heading { level, id, .. }) => {
                self.end_line();
                self.line = Some(Line::default());
                self.heading = Some((self.level(level), id.map(CowStr::into_string).and_then(BlockId::new)));
            }
            Event::End(TagEnd::Heading(_)) => self.end_heading(),
            Event::Html(html) => self.html.push_str(&html),
            Event::Start(Tag::HtmlBlock) => self.end_line(),
            Event::End(TagEnd::HtmlBlock) => {
                let html = std::mem::take(&mut self.html);
                for line in html.lines().filter(|line| !line.trim().is_empty()) {
                    self.push(paragraph(line));
                }
            }
            Event::Rule => {
                self.end_line();
                self.push(Block::Divider(Divider::default()));
            }
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            other => self.inline(other),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::BlockQuote(_) => self.open(|_| Frame::Quote(Vec::new())),
            Tag::List(start) => self.open(|_| Frame::List(start, Vec::new())),
            Tag::Item => self.open(|parent| {
                if matches!(parent, Frame::List(..)) { Frame::Item(Vec::new()) } else { Frame::Through }
            }),
            Tag::FootnoteDefinition(name) => {
                let name = name.to_string();
                self.open(|_| match label(name) {
                    Ok(name) => Frame::Footnote(name, Vec::new()),
                    Err(_) => Frame::Through,
                });
            }
            Tag::Table(_) => self.open(|_| Frame::Table { header: Vec::new(), rows: Vec::new() }),
            Tag::TableHead | Tag::TableRow => self.frames.push(Frame::Row(Vec::new())),
            Tag::TableCell => self.line = Some(Line::default()),
            other => self.inline(Event::Start(other)),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::Table => {
                self.end_line();
                self.end_container();
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(Frame::Row(cells)) = self.frames.pop()
                    && let Some(Frame::Table { header, rows }) = self.frames.last_mut()
                {
                    if end == TagEnd::TableHead { *header = cells } else { rows.push(cells) }
                }
            }
            TagEnd::TableCell => {
                let mut text = self.line.take().map(Line::done).unwrap_or_default();
                text.retain(|piece| matches!(piece, Inline::Words { .. }));
                if let Some(Frame::Row(cells)) = self.frames.last_mut() {
                    cells.push(text);
                }
            }
            other => self.inline(Event::End(other)),
        }
    }

    /// Something inside a line; outside a paragraph (in a tight list) it begins one.
    fn inline(&mut self, event: Event<'_>) {
        self.line.get_or_insert_with(Line::default).take(event);
    }

    fn open(&mut self, frame: impl FnOnce(&Frame) -> Frame) {
        self.end_line();
        let made = match self.frames.last() {
            Some(parent) if self.frames.len() < DEEPEST => frame(parent),
            _ => Frame::Through,
        };
        self.frames.push(made);
    }

    fn end_container(&mut self) {
        let block = match self.frames.pop() {
            Some(Frame::Quote(blocks)) => Block::Quote(Quote {
                common: Common::default(),
                blocks: some(fold(blocks, IN_QUOTE)),
                speaker: Vec::new(),
                source: Vec::new(),
            }),
            Some(Frame::List(start, items)) if !items.is_empty() => match start {
                None => Block::BulletList(List { common: Common::default(), items }),
                Some(start) => {
                    let start =
                        u32::try_from(start).unwrap_or(OrderedList::MAX_START).min(OrderedList::MAX_START);
                    Block::OrderedList(OrderedList { common: Common::default(), start, items })
                }
            },
            Some(Frame::Item(blocks)) => {
                if let Some(Frame::List(_, items)) = self.frames.last_mut() {
                    items.push(item(blocks));
                }
                return;
            }
            Some(Frame::Footnote(label, blocks)) => Block::Footnote(Footnote {
                common: Common::default(),
                label,
                blocks: some(fold(blocks, IN_FOOTNOTE)),
            }),
            Some(Frame::Table { header, rows }) if !header.is_empty() => table(header, rows),
            Some(top @ Frame::Top(_)) => return self.frames.push(top),
            _ => return,
        };
        self.push(block);
    }

    /// A block into the container at hand.
    fn push(&mut self, block: Block) {
        for frame in self.frames.iter_mut().rev() {
            match frame {
                Frame::Top(blocks)
                | Frame::Quote(blocks)
                | Frame::Item(blocks)
                | Frame::Footnote(_, blocks) => {
                    return blocks.push(block);
                }
                Frame::List(_, items) => {
                    // An item that was too deep for a frame of its own.
                    return items.push(item(vec![block]));
                }
                Frame::Through | Frame::Table { .. } | Frame::Row(_) => {}
            }
        }
    }

    fn end_line(&mut self) {
        let Some(mut line) = self.line.take() else { return };
        let images = std::mem::take(&mut line.images);
        let met = line.met;
        let text = line.done();
        let mut photos: Vec<_> =
            images.iter().map(|(address, title)| self.notes.photo(address, title)).collect();
        let figure = |photo, alt, caption| Block::Figure(Figure { photo, alt, caption, ..Figure::default() });
        if let [photo] = photos.as_slice()
            && self.frames.len() == 1
            && !words(&text).contains('\n')
        {
            // A paragraph that begins with one image is a place for a photo.
            let photo = *photo;
            return self.push(figure(photo, words(&text), text));
        }
        if met {
            self.push(of_text(text));
        }
        // A picture in the middle of words comes behind them, where a picture may stand.
        if self.frames.len() == 1 {
            photos
                .drain(..)
                .flatten()
                .for_each(|photo| self.push(figure(Some(photo), String::new(), Text::new())));
        }
    }

    fn end_heading(&mut self) {
        let mut text = self.line.take().map(Line::done).unwrap_or_default();
        text.retain(|piece| matches!(piece, Inline::Words { .. }));
        let (level, id) = self.heading.take().unwrap_or((2, None));
        self.push(Block::Heading(Heading { common: Common { id, tc: None }, level, text }));
    }

    fn end_code(&mut self) {
        let Some((language, code)) = self.code.take() else { return };
        let (language, extra) = if CodeBlock::is_language(&language) {
            (language, None)
        } else {
            (String::new(), Some(language))
        };
        if let Some(words) = extra {
            self.push(paragraph(&words));
        }
        let code = code.strip_suffix('\n').unwrap_or(&code).to_owned();
        self.push(Block::CodeBlock(CodeBlock { common: Common::default(), language, code }));
    }

    /// Level 1 is the headline's, and below 4 there is nothing.
    fn level(&mut self, level: HeadingLevel) -> u8 {
        match level {
            HeadingLevel::H1 => {
                self.notes.push(
                    "A heading of the first level became one of the second: the first is the headline’s."
                        .into(),
                );
                2
            }
            HeadingLevel::H2 => 2,
            HeadingLevel::H3 => 3,
            HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => 4,
        }
    }
}

/// A table whose rows are as long as its header.
fn table(header: Vec<Text>, mut rows: Vec<Vec<Text>>) -> Block {
    rows.iter_mut().for_each(|row| row.resize_with(header.len().max(row.len()), Vec::new));
    let width = rows.iter().map(Vec::len).chain([header.len()]).max().unwrap_or(1);
    let mut header = header;
    header.resize_with(width, Vec::new);
    rows.iter_mut().for_each(|row| row.resize_with(width, Vec::new));
    Block::Table(Table {
        common: Common::default(),
        placement: Default::default(),
        caption: Vec::new(),
        header,
        rows,
    })
}
