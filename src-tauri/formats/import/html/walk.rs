//! A page into events: the same language the Markdown reader speaks, so that one builder makes all trees.
//!
//! Pictures and embeds, which that language lacks, leave a numbered mark and are put back later.

use markup5ever_rcdom::{Handle, NodeData};
use model::document::{Block, Embed, Figure, Inline, Text, text_of, words};
use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd,
};

/// Stands for a placed block; private, so that no page means it.
const PLACE: char = '\u{F1000}';
/// Stands before the speaker of a quotation.
const SPEAKER: char = '\u{F1001}';

/// A page that was walked.
#[derive(Default)]
pub(super) struct Walked {
    pub(super) events: Vec<Event<'static>>,
    pub(super) placed: Vec<Block>,
    pub(super) headline: String,
    pub(super) notes: Vec<String>,
}

enum Step {
    Enter(Handle),
    Leave(Vec<Event<'static>>),
}

/// Walks the main part of a page: `article` or `main` when there is one, else everything.
pub(super) fn walk(document: &Handle, with_headline: bool) -> Walked {
    let mut walker = Walker { out: Walked::default(), wants_headline: with_headline, blank: true };
    let mains: Vec<Handle> =
        find(document, "article").or_else(|| find(document, "main")).into_iter().collect();
    if let Some(main) = mains.first() {
        walker
            .out
            .notes
            .push("Only the article of the page was taken; menus and boxes around it were left out.".into());
        walker.run(main.clone());
    } else {
        walker.run(document.clone());
    }
    walker.out
}

fn find(document: &Handle, wanted: &str) -> Option<Handle> {
    let mut waiting = vec![document.clone()];
    while let Some(node) = waiting.pop() {
        if name(&node) == Some(wanted) {
            return Some(node);
        }
        waiting.extend(node.children.borrow().iter().rev().cloned());
    }
    None
}

struct Walker {
    out: Walked,
    wants_headline: bool,
    /// The last thing was a blank, or the beginning of a line.
    blank: bool,
}

impl Walker {
    fn run(&mut self, root: Handle) {
        let mut steps = vec![Step::Enter(root)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Leave(events) => {
                    let ends_line = events.iter().any(ends_line);
                    if ends_line {
                        self.trim();
                    }
                    self.out.events.extend(events);
                    self.blank |= ends_line;
                }
                Step::Enter(node) => self.enter(&node, &mut steps),
            }
        }
    }

    fn enter(&mut self, node: &Handle, steps: &mut Vec<Step>) {
        match &node.data {
            NodeData::Text { contents } => self.words(&contents.borrow()),
            NodeData::Element { .. } => self.element(node, steps),
            NodeData::Document => descend(node, steps),
            _ => {}
        }
    }

    fn element(&mut self, node: &Handle, steps: &mut Vec<Step>) {
        let name = name(node).unwrap_or_default();
        let mut around = |start: Tag<'static>, end: TagEnd, walker: &mut Self, block: bool| {
            if block {
                walker.trim();
                walker.blank = true;
            }
            walker.out.events.push(Event::Start(start));
            steps.push(Step::Leave(vec![Event::End(end)]));
            descend(node, steps);
        };
        match name {
            "script" | "style" | "noscript" | "template" | "svg" | "head" | "button" | "select"
            | "object" => {}
            "nav" | "form" => self.out.notes.push("A menu or form was left out.".into()),
            "iframe" | "video" | "audio" => self.frame(node),
            "h1" if self.wants_headline => {
                self.wants_headline = false;
                self.out.headline = text(node);
            }
            "h1" | "h2" => around(heading(HeadingLevel::H2), TagEnd::Heading(HeadingLevel::H2), self, true),
            "h3" => around(heading(HeadingLevel::H3), TagEnd::Heading(HeadingLevel::H3), self, true),
            "h4" | "h5" | "h6" => {
                around(heading(HeadingLevel::H4), TagEnd::Heading(HeadingLevel::H4), self, true)
            }
            "p" => around(Tag::Paragraph, TagEnd::Paragraph, self, true),
            "blockquote" => {
                around(Tag::BlockQuote(None::<BlockQuoteKind>), TagEnd::BlockQuote(None), self, true)
            }
            "footer" | "cite" if within(node, "blockquote") => {
                around(Tag::Paragraph, TagEnd::Paragraph, self, true);
                self.out.events.push(Event::Text(SPEAKER.to_string().into()));
            }
            "ul" | "menu" => around(Tag::List(None), TagEnd::List(false), self, true),
            "ol" => {
                let start = attribute(node, "start").parse().unwrap_or(1);
                around(Tag::List(Some(start)), TagEnd::List(true), self, true);
            }
            "li" => around(Tag::Item, TagEnd::Item, self, true),
            "table" => self.table(node, steps),
            "pre" => {
                self.trim();
                self.out.events.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)));
                self.out.events.push(Event::Text(verbatim(node).into()));
                self.out.events.push(Event::End(TagEnd::CodeBlock));
                self.blank = true;
            }
            "hr" => self.out.events.push(Event::Rule),
            "br" => {
                self.trim();
                self.out.events.push(Event::HardBreak);
                self.blank = true;
            }
            "figure" if find(node, "img").is_some() => self.figure(node),
            "img" => self.picture(node, Vec::new(), Vec::new()),
            "a" => self.link(node, steps),
            "strong" | "b" if !attribute(node, "style").replace(' ', "").contains("font-weight:normal") => {
                around(Tag::Strong, TagEnd::Strong, self, false);
            }
            "em" | "i" => around(Tag::Emphasis, TagEnd::Emphasis, self, false),
            "s" | "del" | "strike" => around(Tag::Strikethrough, TagEnd::Strikethrough, self, false),
            "sup" | "sub" | "code" => {
                self.out.events.push(Event::InlineHtml(format!("<{name}>").into()));
                steps.push(Step::Leave(vec![Event::InlineHtml(format!("</{name}>").into())]));
                descend(node, steps);
            }
            "span" | "font" => self.styled(node, steps),
            "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "body" | "dl" | "dt"
            | "dd" | "address" | "figure" | "figcaption" | "details" | "summary" | "fieldset" | "center" => {
                self.trim();
                self.out.events.push(Event::End(TagEnd::Paragraph));
                self.blank = true;
                steps.push(Step::Leave(vec![Event::End(TagEnd::Paragraph)]));
                descend(node, steps);
            }
            _ => descend(node, steps),
        }
    }

    /// Words of a line: blanks folded, none at its beginning.
    fn words(&mut self, words: &str) {
        let mut out = String::with_capacity(words.len());
        for c in words.chars() {
            if c.is_ascii_whitespace() {
                if !self.blank {
                    out.push(' ');
                }
                self.blank = true;
            } else {
                out.push(c);
                self.blank = false;
            }
        }
        if !out.is_empty() {
            self.out.events.push(Event::Text(out.into()));
        }
    }

    /// Takes the blanks off the end of a line.
    fn trim(&mut self) {
        let last = self.out.events.iter_mut().rev().take(8).find(|event| matches!(event, Event::Text(_)));
        if let Some(Event::Text(text)) = last {
            *text = text.trim_end_matches(' ').to_owned().into();
        }
    }

    /// Word and Google Docs say with styles what others say with tags.
    fn styled(&mut self, node: &Handle, steps: &mut Vec<Step>) {
        let style = attribute(node, "style").replace(' ', "").to_lowercase();
        let bold =
            ["font-weight:bold", "font-weight:600", "font-weight:700", "font-weight:800", "font-weight:900"];
        let mut leave = Vec::new();
        if bold.iter().any(|bold| style.contains(bold)) {
            self.out.events.push(Event::Start(Tag::Strong));
            leave.push(Event::End(TagEnd::Strong));
        }
        if style.contains("font-style:italic") {
            self.out.events.push(Event::Start(Tag::Emphasis));
            leave.insert(0, Event::End(TagEnd::Emphasis));
        }
        steps.push(Step::Leave(leave));
        descend(node, steps);
    }

    fn link(&mut self, node: &Handle, steps: &mut Vec<Step>) {
        let address = attribute(node, "href");
        let permitted =
            ["https:", "http:", "mailto:", "tel:", "#"].iter().any(|start| address.starts_with(start));
        if permitted {
            self.out.events.push(Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                dest_url: address.into(),
                title: CowStr::Borrowed(""),
                id: CowStr::Borrowed(""),
            }));
            steps.push(Step::Leave(vec![Event::End(TagEnd::Link)]));
        } else if !address.is_empty() {
            self.out.notes.push(format!("A link to “{address}” was left out; its words stay."));
        }
        descend(node, steps);
    }

    fn figure(&mut self, node: &Handle) {
        let caption = find(node, "figcaption");
        let credit = caption.as_ref().and_then(|caption| {
            let mut waiting = vec![caption.clone()];
            while let Some(inner) = waiting.pop() {
                if attribute(&inner, "class").to_lowercase().contains("credit")
                    || name(&inner) == Some("small")
                {
                    return Some(text(&inner));
                }
                waiting.extend(inner.children.borrow().iter().cloned());
            }
            None
        });
        let credit = credit.unwrap_or_default();
        let whole = caption.as_ref().map(text).unwrap_or_default();
        let caption =
            if credit.is_empty() { whole } else { whole.replacen(&credit, "", 1).trim().to_owned() };
        if let Some(picture) = find(node, "img") {
            self.picture(&picture, text_of(caption), text_of(credit));
        }
    }

    fn picture(&mut self, node: &Handle, caption: Text, credit: Text) {
        let address = attribute(node, "src");
        if !address.is_empty() && !address.starts_with("data:") {
            self.out.notes.push(format!("A picture was named but not brought along: {address}"));
        }
        let alt = attribute(node, "alt");
        if alt.is_empty() && caption.is_empty() && credit.is_empty() {
            return;
        }
        self.place(Block::Figure(Figure { alt, caption, credit, ..Figure::default() }));
    }

    fn frame(&mut self, node: &Handle) {
        let address = attribute(node, "src");
        let provider = ["youtube", "vimeo"].into_iter().find(|provider| address.contains(provider));
        match provider.filter(|_| address.starts_with("https://")) {
            Some(provider) => self.place(Block::Embed(Embed {
                common: Default::default(),
                provider: provider.into(),
                url: address,
                placement: Default::default(),
                title: text_of(attribute(node, "title")),
            })),
            None => self.out.notes.push(format!("Something from elsewhere was left out: {address}")),
        }
    }

    fn place(&mut self, block: Block) {
        self.trim();
        self.out.events.push(Event::Start(Tag::Paragraph));
        self.out.events.push(Event::Text(format!("{PLACE}{}{PLACE}", self.out.placed.len()).into()));
        self.out.events.push(Event::End(TagEnd::Paragraph));
        self.out.placed.push(block);
        self.blank = true;
    }

    /// Rows and cells; a caption becomes a paragraph in front.
    fn table(&mut self, node: &Handle, _steps: &mut Vec<Step>) {
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut waiting: Vec<Handle> = node.children.borrow().iter().rev().cloned().collect();
        while let Some(inner) = waiting.pop() {
            match name(&inner) {
                Some("tr") => rows.push(
                    inner
                        .children
                        .borrow()
                        .iter()
                        .filter(|cell| matches!(name(cell), Some("td" | "th")))
                        .map(text)
                        .collect(),
                ),
                Some("caption") => {
                    self.out.events.push(Event::Start(Tag::Paragraph));
                    self.out.events.push(Event::Text(text(&inner).into()));
                    self.out.events.push(Event::End(TagEnd::Paragraph));
                }
                _ => waiting.extend(inner.children.borrow().iter().rev().cloned()),
            }
        }
        rows.retain(|row| !row.is_empty());
        if rows.is_empty() {
            return;
        }
        self.out.events.push(Event::Start(Tag::Table(Vec::<Alignment>::new())));
        for (index, row) in rows.into_iter().enumerate() {
            let (start, end) = if index == 0 {
                (Tag::TableHead, TagEnd::TableHead)
            } else {
                (Tag::TableRow, TagEnd::TableRow)
            };
            self.out.events.push(Event::Start(start));
            for cell in row {
                self.out.events.push(Event::Start(Tag::TableCell));
                self.out.events.push(Event::Text(cell.into()));
                self.out.events.push(Event::End(TagEnd::TableCell));
            }
            self.out.events.push(Event::End(end));
        }
        self.out.events.push(Event::End(TagEnd::Table));
        self.blank = true;
    }
}

fn ends_line(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::End(
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::List(_) | TagEnd::BlockQuote(_)
        )
    )
}

fn heading(level: HeadingLevel) -> Tag<'static> {
    Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() }
}

fn descend(node: &Handle, steps: &mut Vec<Step>) {
    steps.extend(node.children.borrow().iter().rev().cloned().map(Step::Enter));
}

/// The number of a placed block, when the words are its mark.
pub(super) fn placed(words: &str) -> Option<usize> {
    words.strip_prefix(PLACE)?.strip_suffix(PLACE)?.parse().ok()
}

/// Is the paragraph the speaker of a quotation?
pub(super) fn is_speaker(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if words(&paragraph.text).starts_with(SPEAKER))
}

/// The speaker without the mark and the dash in front.
pub(super) fn speaker(text: &[Inline]) -> Text {
    text_of(words(text).trim_start_matches([SPEAKER, '—', '–', '-', ' ']).trim())
}

/// The name of an element.
pub(super) fn name(node: &Handle) -> Option<&str> {
    match &node.data {
        NodeData::Element { name, .. } => Some(&*name.local),
        _ => None,
    }
}

/// An attribute; empty when it is not there.
pub(super) fn attribute(node: &Handle, wanted: &str) -> String {
    match &node.data {
        NodeData::Element { attrs, .. } => {
            let attrs = attrs.borrow();
            attrs
                .iter()
                .find(|attr| &*attr.name.local == wanted)
                .map(|attr| attr.value.trim().to_owned())
                .unwrap_or_default()
        }
        _ => String::new(),
    }
}

fn within(node: &Handle, wanted: &str) -> bool {
    let mut above = parent(node);
    while let Some(node) = above {
        if name(&node) == Some(wanted) {
            return true;
        }
        above = parent(&node);
    }
    false
}

fn parent(node: &Handle) -> Option<Handle> {
    let weak = node.parent.take();
    let parent = weak.as_ref().and_then(std::rc::Weak::upgrade);
    node.parent.set(weak);
    parent
}

/// All words in an element, blanks folded.
fn text(node: &Handle) -> String {
    verbatim(node).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn verbatim(node: &Handle) -> String {
    let mut out = String::new();
    let mut waiting = vec![node.clone()];
    while let Some(node) = waiting.pop() {
        match &node.data {
            NodeData::Text { contents } => out.push_str(&contents.borrow()),
            NodeData::Element { .. } if matches!(name(&node), Some("script" | "style")) => {}
            NodeData::Element { .. } if name(&node) == Some("br") => out.push('\n'),
            _ => waiting.extend(node.children.borrow().iter().rev().cloned()),
        }
    }
    out
}
